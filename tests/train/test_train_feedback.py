"""Feedback: it comes from the rules, names what was missed, and says what would turn the key."""

from __future__ import annotations

import pytest

from distinguo.render.report import Paragraph
from distinguo.render.terminal import as_text
from distinguo.train.attempt import Attempt, ElementPart, Kind, Shown
from distinguo.train.content.myths import MYTHS
from distinguo.train.exercises.asking import result_of
from distinguo.train.exercises.changes import smallest_change, what_would_change
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.interview import InterviewExercise
from distinguo.train.exercises.mistakes import MIXED_UP, typical_mistake
from distinguo.train.exercises.myths import MythsExercise
from distinguo.train.exercises.next import NextExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.parts import shown_in
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.exercises.steps import Judge, Said, Say, SessionMove, Step
from distinguo.train.exercises.story import StoryExercise
from distinguo.train.session.pages import feedback_report, further_reading
from distinguo.train.session.session import Session
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Result
from distinguo.train.words import CANNOT_TELL_MEANS, PART_NAMES, RESULT_NAMES
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID
from kit.terminal import widest

STORIES = shipped_stories()
US = all_exercises(STORIES, "us")
BY_NAME = {exercise.id: exercise for exercise in US}
AVOIDED = ("not a victim", "confirmed", "the victim", "risk score", "guilty")


def told(exercise: Exercise, said: Said) -> str:
    attempt = exercise.attempt(said)
    return " ".join(as_text(feedback_report(exercise, attempt), 80).split())


def perfect(exercise: StoryExercise) -> Said:
    elements = tuple(
        (part, shown_in(exercise.story, part, exercise.framework), None) for part in ElementPart
    )
    return Said(judged=exercise.result, elements=elements, sure=90)


def all_wrong(exercise: StoryExercise) -> Said:
    wrong = Result.NEITHER if exercise.result is not Result.NEITHER else Result.TRAFFICKING
    keys = (shown_in(exercise.story, part, exercise.framework) for part in ElementPart)
    said = (Shown.NO if key is Shown.YES else Shown.YES for key in keys)
    return Said(
        judged=wrong, elements=tuple((p, s, None) for p, s in zip(ElementPart, said, strict=True))
    )


def some_said(exercise: Exercise) -> Said:
    match exercise:
        case StoryExercise():
            return all_wrong(exercise)
        case PairsExercise(facts=facts):
            return Said(chosen=(facts[0].id,), judged=Result.NEITHER)
        case MythsExercise():
            return Said(holds=True, sure=60)
        case NextExercise(questions=questions):
            return Said(chosen=(questions[0].id,))
        case InterviewExercise():
            return Said(chosen=("sex_for_value", "danger_now", "visa_tied"), judged=Result.BOTH)
    raise AssertionError(f"add what to say in a {exercise.kind} exercise")


STORY_EXERCISES = [e for e in US if isinstance(e, StoryExercise)]


def test_there_are_stories_to_tell_about() -> None:
    assert len(STORY_EXERCISES) >= 40


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_change_that_is_named_does_turn_the_key(framework: str) -> None:
    for story in STORIES:
        turned, result = smallest_change(story, framework)
        assert result is not story.result(framework), story.id
        assert result_of({**story.answers, **turned}, framework) is result
        for id, answer in turned.items():
            assert story.answers.get(id, Answer.UNSURE) is not answer


def test_no_smaller_change_would_do() -> None:
    for story in STORIES:
        turned, _ = smallest_change(story, "us")
        if len(turned) < 2:
            continue
        for id, answer in turned.items():
            one = result_of({**story.answers, id: answer}, "us")
            assert one is story.result("us"), f"{id} alone turns {story.id}"


def test_one_fact_is_told_as_one_and_more_as_more() -> None:
    for story in STORIES:
        turned, result = smallest_change(story, "us")
        words = what_would_change(story, "us")
        assert words.startswith("No one fact alone") is (len(turned) > 1)
        assert RESULT_NAMES[result] in words
        assert all(BY_ID[id].short in words for id in turned)


@pytest.mark.parametrize("exercise", STORY_EXERCISES[::6], ids=lambda e: e.id)
def test_a_flawless_judgement_hears_of_no_mistake(exercise: StoryExercise) -> None:
    words = told(exercise, perfect(exercise))
    assert words.startswith("Right.")
    assert "You said" not in words
    assert "You missed" not in words
    assert "A TYPICAL MISTAKE" not in words
    assert "WHAT WOULD CHANGE IT" in words


@pytest.mark.parametrize("exercise", STORY_EXERCISES[::6], ids=lambda e: e.id)
def test_each_missed_element_is_named(exercise: StoryExercise) -> None:
    words = told(exercise, all_wrong(exercise))
    missed = [
        PART_NAMES[part].lower()
        for part in ElementPart
        if shown_in(exercise.story, part, "us") is Shown.YES
    ]
    assert not words.startswith("Right.")
    if missed:
        assert f"You missed: {', '.join(missed)}." in words


def test_a_missed_element_is_shown_in_the_words_of_the_story() -> None:
    exercise = BY_NAME["story:passport-in-the-safe"]
    assert isinstance(exercise, StoryExercise)
    words = told(exercise, all_wrong(exercise))
    assert any(" ".join(e.split()) in words for e in exercise.story.evidence.values())


def test_taking_a_border_for_an_element_of_trafficking_meets_its_myth_with_its_source() -> None:
    exercise = BY_NAME["story:campus-cafe"]
    assert isinstance(exercise, StoryExercise)
    said = Said(judged=Result.SMUGGLING, elements=perfect(exercise).elements)
    words = told(exercise, said)
    assert f'"{MYTHS["border_alone"].claim}" That is not so.' in words
    assert MYTHS["border_alone"].citations[0].source in words


@pytest.mark.parametrize("exercise", STORY_EXERCISES, ids=lambda e: e.id)
def test_a_mistake_is_answered_with_a_claim_that_is_false(exercise: StoryExercise) -> None:
    said = all_wrong(exercise)
    myth = typical_mistake(exercise.story, exercise.attempt(said), "us")
    assert myth is None or not myth.holds


def test_most_mistakes_have_a_myth_behind_them() -> None:
    found = [typical_mistake(e.story, e.attempt(all_wrong(e)), "us") for e in STORY_EXERCISES]
    assert sum(myth is not None for myth in found) > 0.9 * len(found)
    assert len(set(found)) > 8, "not always the same one"


def test_the_table_of_mix_ups_names_false_claims() -> None:
    assert all(not MYTHS[id].holds for id in MIXED_UP.values())
    assert all(key is not said for key, said in MIXED_UP)


def test_laws_that_part_are_named_with_what_they_say() -> None:
    exercise = BY_NAME["story:health-check"]
    assert isinstance(exercise, StoryExercise)
    words = told(exercise, perfect(exercise))
    assert "OTHER LAWS PART FROM THIS ONE" in words
    assert f"{FRAMEWORKS['un'].name}: {RESULT_NAMES[exercise.story.result('un')]}." in words


@pytest.mark.parametrize("kind", Kind)
def test_feedback_and_reading_fit_a_narrow_window_and_say_nothing_forbidden(kind: Kind) -> None:
    exercises = [e for e in US if e.kind is kind]
    assert exercises
    for exercise in exercises[:: max(1, len(exercises) // 8)]:
        attempt = exercise.attempt(some_said(exercise))
        for report in (feedback_report(exercise, attempt), further_reading(exercise)):
            text = as_text(report, 40)
            assert widest(text) <= 40
            assert not [word for word in AVOIDED if word in text.lower()]
            assert "\x1b" not in text


def test_a_wrong_fact_of_a_pair_is_told_to_change_nothing() -> None:
    exercise = next(e for e in US if isinstance(e, PairsExercise))
    wrong = next(fact for fact in exercise.facts if fact != exercise.pair.question)
    words = told(exercise, Said(chosen=(wrong.id,), judged=exercise.result))
    assert f"This alone changes nothing: {wrong.short}." in words
    assert exercise.pair.question.short in words


def test_an_idle_question_is_told_to_be_idle() -> None:
    exercise = BY_NAME["next:beans"]
    assert isinstance(exercise, NextExercise)
    idle = next(q for q in exercise.questions if q.id not in exercise.key.split())
    assert "No answer to it could change the result." in told(exercise, Said(chosen=(idle.id,)))


def test_a_useful_question_is_told_with_the_result_of_either_answer() -> None:
    useful = [e for e in BY_NAME.values() if isinstance(e, NextExercise) and e.key]
    assert useful
    for exercise in useful:
        id, *_ = exercise.key.split()
        known = exercise.story.answers
        yes, no = (
            RESULT_NAMES[result_of({**known, id: answer}, "us")]
            for answer in (Answer.YES, Answer.NO)
        )
        words = told(exercise, Said(chosen=(id,)))
        assert f"If yes: {yes}. If no: {no}." in words, exercise.name


def test_an_interview_is_told_when_it_was_settled() -> None:
    exercise = BY_NAME["interview:uncle"]
    assert isinstance(exercise, InterviewExercise)
    asked = ("under_18", *exercise.least)
    words = told(exercise, Said(chosen=tuple(dict.fromkeys(asked)), judged=exercise.result))
    assert "It was settled after question" in words
    early = told(exercise, Said(chosen=("under_18",), judged=exercise.result))
    assert early.startswith("Not settled yet.")
    assert "is a guess" in early


def test_a_guess_in_an_interview_is_not_right_and_is_said_to_be_one() -> None:
    exercise = BY_NAME["interview:uncle"]
    assert isinstance(exercise, InterviewExercise)
    guess = exercise.attempt(Said(chosen=("danger_now",), judged=exercise.result))
    assert (guess.said, guess.right, guess.left_open) == (exercise.key, False, True)
    settled = exercise.attempt(Said(chosen=exercise.least, judged=exercise.result))
    assert (settled.right, settled.left_open) == (True, False)
    open_one = Said(chosen=("danger_now",), judged=Result.CANNOT_TELL)
    assert "that is the right reading of these answers" in told(exercise, open_one)
    assert not exercise.attempt(open_one).right


def test_an_interview_is_told_of_the_order_of_care() -> None:
    exercise = BY_NAME["interview:uncle"]
    assert isinstance(exercise, InterviewExercise)
    assert "THE ORDER" not in told(exercise, Said(chosen=exercise.least, judged=exercise.result))
    sex_early = ("danger_now", "under_18", "sex_for_value")
    words = told(exercise, Said(chosen=sex_early, judged=exercise.result))
    assert "Questions about sex acts come late" in words
    assert "Ask about danger before anything else" not in words
    late_danger = ("under_18", *exercise.least)
    assert "Ask about danger before" in told(exercise, Said(chosen=late_danger, judged=T))


T = Result.TRAFFICKING


def test_not_clear_yet_is_explained_wherever_it_can_be_chosen() -> None:
    for exercise in (e for e in US if e.kind in (Kind.STORY, Kind.PAIRS)):
        step = Step.JUDGE if exercise.kind is Kind.STORY else Step.FOLLOWS
        parts = exercise.page(step, Said(chosen=tuple(exercise.offered(Step.CHOOSE, Said()))[:1]))
        assert CANNOT_TELL_MEANS in [part.text for part in parts if isinstance(part, Paragraph)]


def test_a_question_about_sex_to_a_possible_child_is_named_as_not_to_be_asked() -> None:
    exercise = BY_NAME["interview:uncle"]
    words = told(exercise, Said(chosen=("sex_for_value",), judged=Result.BOTH))
    assert "NOT TO BE ASKED" in words
    assert BY_ID["sex_for_value"].text in words


def hint_of(session: Session) -> str:
    return session.exercise.hint(session.step, session.said)


def test_every_page_that_offers_a_hint_has_one_and_it_does_not_tell_the_result() -> None:
    for exercise in US[::5]:
        session = Session((exercise,)).after(SessionMove.ON)
        session = session.after(SessionMove.ON) if session.step is Step.NOTE else session
        words = hint_of(session)
        assert words
        if isinstance(exercise, StoryExercise):
            assert RESULT_NAMES[exercise.result] not in words
            asked = session.after(Judge(Result.BOTH))
            for _ in ElementPart:
                assert hint_of(asked)
                asked = asked.after(Say(Shown.NO))


def test_a_myth_is_answered_with_its_truth_and_its_sources() -> None:
    for exercise in (e for e in US if isinstance(e, MythsExercise)):
        words = told(exercise, Said(holds=not exercise.myth.holds, sure=50))
        assert " ".join(exercise.myth.truth.split()) in words
        assert words.startswith("The rules see it differently.")


def test_the_attempt_passed_in_decides_nothing_about_the_key() -> None:
    exercise = BY_NAME["story:uncle"]
    lying = Attempt(exercise.id, exercise.kind, "uncle", "neither", "neither", False)
    words = " ".join(as_text(feedback_report(exercise, lying), 80).split())
    assert "United States: signs of both." in words


def test_where_the_uk_result_rests_on_section_1_the_feedback_says_that_it_needs_no_travel() -> (
    None
):
    exercises = [e for e in all_exercises(STORIES, "uk") if isinstance(e, StoryExercise)]
    without_travel = [
        exercise
        for exercise in exercises
        if exercise.result in (Result.TRAFFICKING, Result.BOTH)
        and shown_in(exercise.story, ElementPart.ACT, "uk") is not Shown.YES
    ]
    assert without_travel
    for exercise in without_travel:
        assert "Section 1, slavery, servitude and forced labour, does not." in told(
            exercise, perfect(exercise)
        )
