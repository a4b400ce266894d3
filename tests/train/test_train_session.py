"""A training session: a pure reducer over exercises whose key is always the rules'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.train.attempt import Attempt, ElementPart, Kind, Shown
from distinguo.train.content.myths import MYTHS
from distinguo.train.exercises.asking import (
    best_to_ask,
    fewest_questions,
    is_unfit,
    result_of,
    settling_questions,
)
from distinguo.train.exercises.interview import InterviewExercise
from distinguo.train.exercises.kinds import is_right
from distinguo.train.exercises.myths import BASIC_MYTHS, LAW_MYTHS, MYTH_THEMES
from distinguo.train.exercises.next import NextExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.parts import (
    asked_parts,
    elements_of,
    shown_by,
    shown_in,
    titles_of,
)
from distinguo.train.exercises.set_name import SetName
from distinguo.train.exercises.sets import (
    MIXED_ORDER,
    all_exercises,
    exercises_of_set,
    mixed,
    of_kind,
)
from distinguo.train.exercises.steps import (
    Choose,
    Claim,
    Judge,
    Open,
    Point,
    Say,
    SessionEvent,
    SessionMove,
    Step,
    Sure,
)
from distinguo.train.exercises.story import StoryExercise
from distinguo.train.session.lesson import Lesson
from distinguo.train.session.pages import choices, others
from distinguo.train.session.session import Session
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.sentences import sentences
from distinguo.train.stories.story import THEMES, Result, Story, plain
from distinguo_rules.blocks import SEX
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Status, TraffickingForm, Verdict
from distinguo_rules.questionnaire import BY_ID, ORDER
from kit.effort import examples

STORIES = shipped_stories()
US = all_exercises(STORIES, "us")
BY_NAME = {exercise.id: exercise for exercise in US}


def story(id: str) -> Story:
    return next(story for story in STORIES if story.id == id)


def session_of(*ids: str) -> Session:
    return Session(tuple(BY_NAME[id] for id in ids)).after(SessionMove.ON)


def reading(session: Session) -> Session:
    """The session past its content note, if there is one."""
    return session.after(SessionMove.ON) if session.step is Step.NOTE else session


def offered(session: Session) -> list[object]:
    rows = (*choices(session), *others(session))
    return [choice.does for choice in rows if type(choice.does) in EVENTS]


EVENTS = (Judge, Say, Point, Claim, Sure, Choose, Open, SessionMove)


def test_there_is_something_to_exercise() -> None:
    counted = Counter(exercise.kind for exercise in US)
    assert len(STORIES) >= 40
    assert counted[Kind.STORY] == len(STORIES)
    assert min(counted[kind] for kind in Kind) >= 8


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_exercise_has_a_name_of_its_own(framework: str) -> None:
    names = Counter(exercise.id for exercise in all_exercises(STORIES, framework))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_key_of_a_story_is_what_the_rules_say(framework: str) -> None:
    for exercise in all_exercises(STORIES, framework):
        if isinstance(exercise, StoryExercise):
            assessed = exercise.story.assessment((framework,)).frameworks[framework]
            statuses = {verdict: assessed.verdicts[verdict].status for verdict in Verdict}
            assert exercise.key == Result.of(statuses)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_of_the_facts_of_a_pair_one_alone_changes_the_result(framework: str) -> None:
    pairs = [e for e in all_exercises(STORIES, framework) if isinstance(e, PairsExercise)]
    assert len(pairs) > 20
    for exercise in pairs:
        first = exercise.story.result(framework)
        changing = []
        for fact in exercise.facts:
            answers = dict(exercise.story.answers)
            answers[fact.id] = Answer.NO if answers[fact.id] is Answer.YES else Answer.YES
            if result_of(answers, framework) is not first:
                changing.append(fact.id)
        assert changing == [exercise.pair.question.id]
        assert len(exercise.facts) == 4


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_to_ask_next_offers_questions_that_matter_and_some_that_cannot(
    framework: str,
) -> None:
    exercises = [e for e in all_exercises(STORIES, framework) if isinstance(e, NextExercise)]
    assert len(exercises) >= 8
    for exercise in exercises:
        good = exercise.key.split()
        assert good
        assert len(good) < len(exercise.questions)
        assert exercise.story.result(framework) is Result.CANNOT_TELL
        for question in exercise.questions:
            # With the other open questions answered in some way, one that matters can decide.
            assert (question.id in good) == (
                question.id in settling_questions(exercise.story.answers, framework)
            )


def test_a_question_that_alone_settles_a_story_is_the_best_one() -> None:
    assert best_to_ask(story("beans").answers, "us") == ("harm_if_left",)
    assert result_of({**story("beans").answers, "harm_if_left": Answer.YES}, "us") is not (
        Result.CANNOT_TELL
    )


def test_a_possible_child_is_never_to_be_asked_about_sex() -> None:
    for answer in (None, Answer.YES, Answer.UNSURE, Answer.DECLINED):
        answers = {} if answer is None else {"under_18": answer}
        assert all(is_unfit(q, answers) is (q.block is SEX) for q in BY_ID.values())
    assert not any(is_unfit(q, {"under_18": Answer.NO}) for q in BY_ID.values())
    for framework in FRAMEWORKS:
        for exercise in all_exercises(STORIES, framework):
            if isinstance(exercise, NextExercise):
                good = [BY_ID[id] for id in exercise.key.split()]
                assert not any(is_unfit(q, exercise.story.answers) for q in good)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_fewest_questions_settle_the_case_and_none_of_them_is_spare(framework: str) -> None:
    found = 0
    for one in STORIES:
        ids = fewest_questions(one, framework)
        if not ids:
            continue
        assert ids[0] == "danger_now"
        assert list(ids) == sorted(ids, key=ORDER.index)
        heard = {id: one.answers.get(id, Answer.UNSURE) for id in ids}
        found += 1
        assert result_of(heard, framework) is one.result(framework) is not Result.CANNOT_TELL
        for spare in set(ids) - {"under_18", "danger_now"}:
            less = {id: answer for id, answer in heard.items() if id != spare}
            assert result_of(less, framework) is Result.CANNOT_TELL
        if any(BY_ID[id].block is SEX for id in ids):
            assert one.answers["under_18"] is Answer.NO
            assert "under_18" in ids
            assert not decided_without_sex(one, framework)
    assert found > 20


def decided_without_sex(one: Story, framework: str) -> bool:
    answers = {id: a for id, a in one.answers.items() if BY_ID[id].block is not SEX}
    return result_of(answers, framework) is not Result.CANNOT_TELL


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_parts_name_elements_that_the_law_has(framework: str) -> None:
    law = FRAMEWORKS[framework]
    assert law.parts is not None
    rules = {rule.id: rule for rule in law.all_rules()}
    for form in law.parts.forms:
        known = {element.id for element in rules[form.rule].elements()}
        assert {*form.gate, *form.act, *form.means, *form.purpose} <= known
    helps = {e.id for rule in law.rules[Verdict.SMUGGLING] for e in rule.elements()}
    assert law.parts.help
    assert {*law.parts.help} <= helps
    assert law.parts.not_asked_for.keys() <= {*ElementPart}
    assert asked_parts(framework) == tuple(ElementPart)
    for part in ElementPart:
        assert titles_of(part, framework)
        assert elements_of(part, framework)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_indicated_verdict_shows_its_elements(framework: str) -> None:
    for one in STORIES:
        statuses = one.statuses(framework)
        if statuses[Verdict.TRAFFICKING] is Status.INDICATED:
            if all(form.act for form in forms_shown(one, framework)):
                assert shown_in(one, ElementPart.ACT, framework) is Shown.YES
            assert shown_in(one, ElementPart.PURPOSE, framework) is Shown.YES
        if statuses[Verdict.SMUGGLING] is Status.INDICATED:
            assert shown_in(one, ElementPart.UNLAWFUL_ENTRY, framework) is Shown.YES
            assert shown_in(one, ElementPart.HELP, framework) is Shown.YES
        if statuses[Verdict.SMUGGLING] is Status.NOT_INDICATED and framework == "us":
            parts = {
                shown_in(one, p, "us") for p in (ElementPart.UNLAWFUL_ENTRY, ElementPart.HELP)
            }
            assert Shown.NO in parts


def test_a_border_elsewhere_counts_in_un_law_alone() -> None:
    (one,) = (story for story in STORIES if story.id == "home-again")
    for part in (ElementPart.UNLAWFUL_ENTRY, ElementPart.HELP, ElementPart.GAIN):
        shown = {framework: shown_in(one, part, framework) for framework in FRAMEWORKS}
        assert shown == {f: Shown.YES if f == "un" else Shown.NO for f in FRAMEWORKS}, part


def forms_shown(one: Story, framework: str) -> list[TraffickingForm]:
    """The forms of trafficking whose rules are met; that of slavery in UK law has no act."""
    law = one.assessment((framework,)).frameworks[framework]
    met = {s.rule.id for s in law.verdicts[Verdict.TRAFFICKING].rules if s.truth is Truth.TRUE}
    assert law.framework.parts is not None
    return [form for form in law.framework.parts.forms if form.rule in met]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_element_that_a_story_shows_is_shown_by_some_sentence(framework: str) -> None:
    missing = [
        (one.id, part)
        for one in STORIES
        for part in ElementPart
        if shown_in(one, part, framework) is Shown.YES and not shown_by(one, part, framework)
    ]
    assert missing == []


def test_the_sentences_of_a_story_are_its_text() -> None:
    for one in STORIES:
        told = sentences(one.text)
        assert " ".join(told) == plain(one.text)
        assert all(len(sentence.split()) >= 2 for sentence in told), one.id
        for words in one.evidence.values():
            assert any(plain(words) in s or s in plain(words) for s in told), (one.id, words)


@pytest.mark.parametrize("name", SetName)
def test_a_set_has_one_order_for_one_seed(name: SetName) -> None:
    first = [e.id for e in exercises_of_set(name, US, 7)]
    again = [e.id for e in exercises_of_set(name, US[::-1], 7)]
    other = [e.id for e in exercises_of_set(name, US, 8)]
    assert len(first) >= 12
    assert first == again
    assert first != other
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("seed", range(25))
def test_the_first_hour_has_every_result_once_and_every_kind(seed: int) -> None:
    chosen = exercises_of_set(SetName.FIRST_HOUR, US, seed)
    assert tuple(exercise.kind for exercise in chosen) == MIXED_ORDER
    judged = [e.key for e in chosen if isinstance(e, StoryExercise)]
    assert sorted(judged) == sorted(Result)
    told = [e.story.id for e in chosen if e.story is not None]
    assert len(set(told)) == len(told), "no story twice"
    assert all(e.story.difficulty <= 2 for e in chosen if e.story is not None)
    claims = {e.key for e in chosen if e.kind is Kind.MYTHS}
    assert claims == {"true", "false"}


def test_the_claims_that_sets_name_are_there() -> None:
    assert {*BASIC_MYTHS, *LAW_MYTHS, *MYTH_THEMES} <= set(MYTHS)
    assert {theme for themes in MYTH_THEMES.values() for theme in themes} <= set(THEMES)


def test_the_set_of_frameworks_has_only_stories_on_which_they_part() -> None:
    chosen = exercises_of_set(SetName.FRAMEWORKS, US, 1)
    told = [e.story for e in chosen if isinstance(e, StoryExercise)]
    assert len(told) >= 12
    for one in told:
        assert len({one.result(framework) for framework in FRAMEWORKS}) > 1


def test_a_mixed_session_leaves_no_kind_out_and_repeats_no_exercise() -> None:
    chosen = mixed(US, 3)
    assert len({e.id for e in chosen}) == len(chosen)
    assert {e.kind for e in chosen[: len(MIXED_ORDER)]} == set(Kind)
    assert {e.id for e in of_kind(US, Kind.MYTHS, 3)} <= {e.id for e in chosen}


def test_a_story_goes_from_judgement_by_six_elements_to_feedback() -> None:
    session = reading(session_of("story:uncle")).after(Judge(Result.BOTH))
    for part in ElementPart:
        assert session.step is Step.ELEMENT
        assert len(session.said.elements) == list(ElementPart).index(part)
        session = session.after(Say(Shown.YES)).after(Point(2))
    session = session.after(Sure(70))
    assert session.step is Step.FEEDBACK
    (attempt,) = session.done
    assert (attempt.key, attempt.said, attempt.right, attempt.sure) == ("both", "both", True, 70)
    assert [element.part for element in attempt.elements] == list(ElementPart)


def test_the_sentence_has_to_be_one_that_shows_the_element() -> None:
    one = story("uncle")
    showing = shown_by(one, ElementPart.ACT, "us")
    for number in range(1, len(sentences(one.text)) + 1):
        session = reading(session_of("story:uncle")).after(Judge(Result.BOTH))
        session = session.after(Say(Shown.YES)).after(Point(number))
        for _ in range(5):
            session = session.after(Say(Shown.NOT_SHOWN))
        (attempt,) = session.after(Sure(50)).done
        assert attempt.elements[0].sentence_right is (number in showing)
        assert attempt.elements[1].sentence_right is None


def test_a_skipped_exercise_is_neither_right_nor_wrong() -> None:
    session = session_of("story:uncle", "myths:no_border").after(SessionMove.SKIP)
    assert session.exercise.id == "myths:no_border"
    assert (session.done[0].said, session.done[0].right) == (None, None)


def test_back_undoes_the_last_step_but_no_feedback() -> None:
    before = reading(session_of("story:uncle"))
    after = before.after(Judge(Result.BOTH))
    assert after.after(SessionMove.BACK) == before
    shown = session_of("myths:no_border").after(Claim(False)).after(Sure(90))
    assert shown.after(SessionMove.BACK) is shown


def test_the_fact_that_a_pair_turns_on_cannot_be_chosen_again_once_it_is_told() -> None:
    exercise = next(e for e in US if isinstance(e, PairsExercise))
    session = reading(session_of(exercise.id)).after(Choose(exercise.facts[0].id))
    assert session.step is Step.FOLLOWS
    assert session.after(SessionMove.BACK) is session


def test_a_hint_once_seen_is_noted_for_good() -> None:
    session = reading(session_of("story:uncle")).after(Judge(Result.BOTH)).after(SessionMove.HINT)
    session = session.after(SessionMove.HINT).after(SessionMove.BACK)
    assert session.step is Step.JUDGE
    assert session.said.hint
    assert session.after(SessionMove.SKIP).done[0].hint


def test_a_hard_story_is_preceded_by_a_note_and_can_be_left_out_there() -> None:
    for exercise in US:
        session = Session((exercise,)).after(SessionMove.ON)
        assert (session.step is Step.NOTE) == bool(exercise.themes)
        if exercise.themes:
            assert session.after(SessionMove.SKIP).step is Step.SCORES


def interviewed(name: str, *asked: str, judged: Result = Result.BOTH) -> Attempt:
    session = reading(session_of(name))
    for id in asked:
        session = session.after(Open(BY_ID[id].block.id)).after(Choose(id))
    return session.after(SessionMove.CONCLUDE).after(Judge(judged)).done[0]


def test_an_interview_that_asks_only_what_settles_it_is_flawless() -> None:
    for exercise in (e for e in US if isinstance(e, InterviewExercise)):
        age_first = sorted(exercise.least, key=lambda name: name != "under_18")
        attempt = interviewed(exercise.id, *age_first, judged=exercise.result)
        assert attempt.right
        assert len(attempt.asked) == attempt.least
        assert (attempt.needless, attempt.unfit) == ((), ())


def test_an_interview_notes_what_should_not_have_been_asked() -> None:
    attempt = interviewed("interview:uncle", "sex_for_value", "visa_tied", "under_18")
    assert attempt.unfit == ("sex_for_value",)
    assert attempt.needless == ("visa_tied",)


def test_what_was_asked_cannot_be_asked_again_or_unasked() -> None:
    session = reading(session_of("interview:uncle")).after(Open("first")).after(Choose("under_18"))
    assert session.after(SessionMove.BACK) is session
    again = session.after(Open("first"))
    assert again.offered
    assert "under_18" not in again.offered
    exercise = session.exercise
    assert isinstance(exercise, InterviewExercise)
    assert exercise.heard(session.said.chosen) == {"under_18": Answer.YES}


@pytest.mark.parametrize("exercise", [e.id for e in US if e.kind is not Kind.PAIRS][::7])
def test_an_event_that_does_not_fit_the_page_changes_nothing(exercise: str) -> None:
    events = (Judge(Result.BOTH), Say(Shown.YES), Point(99), Claim(True), Sure(40), Choose("none"))
    session = session_of(exercise)
    fitting = [type(event) for event in offered(session)]
    for event in events:
        if type(event) not in fitting:
            assert session.after(event) is session


@examples(60)
@given(st.data())
def test_any_way_through_a_session_ends_in_scores_that_follow_from_what_was_said(
    data: st.DataObject,
) -> None:
    names = data.draw(
        st.lists(st.sampled_from(sorted(BY_NAME)), min_size=1, max_size=4, unique=True)
    )
    session = Session(tuple(BY_NAME[name] for name in names))
    for _ in range(80):
        if session.step is Step.SCORES:
            break
        ways = [event for event in offered(session) if event is not SessionMove.BACK]
        session = session.after(data.draw(st.sampled_from(ways)))  # type: ignore[arg-type]
    for attempt in session.done:
        assert attempt.key == str(BY_NAME[attempt.exercise].key)
        assert attempt.right is (None if attempt.said is None else is_right(attempt))
    assert [a.exercise for a in session.done] == names[: len(session.done)]


def moves_through(session: Session) -> Iterator[Session]:
    """A session on which the first choice is always taken."""
    while session.step is not Step.SCORES:
        yield session
        first = (
            choices(session)[0].does if session.step is not Step.BLOCK else SessionMove.CONCLUDE
        )
        session = session.after(first)  # type: ignore[arg-type]


def test_every_page_offers_keys_that_do_not_clash() -> None:
    seen = set()
    for session in moves_through(Session(exercises_of_set(SetName.FIRST_HOUR, US, 1))):
        seen.add(session.step)
        keys = [key for choice in (*choices(session), *others(session)) for key in choice.keys]
        assert len(set(keys)) == len(keys), session.step
        assert "q" in keys
    assert seen >= set(Step) - {Step.SCORES, Step.ASK}


def test_a_lesson_keeps_each_exercise_once_it_is_done() -> None:
    kept: list[int] = []
    lesson = Lesson(
        Session((BY_NAME["myths:no_border"], BY_NAME["myths:looks"])),
        keep=lambda attempts: kept.append(len(attempts)),
    )
    for event in (SessionMove.ON, Claim(False), Sure(80), SessionMove.ON, SessionMove.SKIP):
        lesson.follow(event)
    assert kept == [1, 2]


def test_a_lesson_whose_time_is_up_ends_after_the_feedback() -> None:
    lesson = Lesson(Session((BY_NAME["myths:no_border"], BY_NAME["myths:looks"])))
    first: tuple[SessionEvent, ...] = (SessionMove.ON, Claim(False))
    last: tuple[SessionEvent, ...] = (Sure(80), SessionMove.ON)
    for event in first:
        lesson.follow(event)
    lesson.is_over = lambda: True
    steps = []
    for event in last:
        lesson.follow(event)
        steps.append(lesson.session.step)
    assert steps == [Step.FEEDBACK, Step.SCORES]
    assert len(lesson.session.done) == 1
