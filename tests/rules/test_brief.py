"""The brief interview: fewer questions in an order that can be followed, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from statistics import median

from hypothesis import given

from bench.questions_asked import asked as asked_of
from bench.questions_asked import counts, settled, settled_stories
from distinguo_rules.blocks import FIRST
from distinguo_rules.interview import GoTo, Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID, ORDER, POINTS_BACK
from kit.effort import examples
from kit.framework_sets import SETS
from kit.samples import complete

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
SOME = examples(40)


def asked(frameworks: tuple[str, ...], truth: dict[str, Answer]) -> list[str]:
    """Return the questions of a brief interview, in the order in which they are asked."""
    interview = Interview(frameworks, Scope.BRIEF)
    while interview.page is not Page.RESULT:
        is_asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(truth[interview.at.id]) if is_asked else Move.ON)
    return list(interview.answers)


@SOME
@given(SETS, complete())
def test_each_easy_part_is_asked_in_one_go(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    parts = [part for part, _ in groupby(BY_ID[id].block for id in asked(frameworks, truth))]
    easy = [part for part in parts if not part.note]
    assert len(set(easy)) == len(easy)
    assert parts[0] == FIRST


@SOME
@given(SETS, complete().map(lambda truth: truth | {"work_for_other": N}))
def test_nobody_is_asked_a_hard_question_who_would_be_spared_it_if_hard_ones_came_last(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    order = asked(frameworks, truth)
    last_easy_one = max(at for at, id in enumerate(order) if not BY_ID[id].block.note)
    early = {id for id in order[:last_easy_one] if BY_ID[id].block.note}
    assert early <= {*asked_hard_last(frameworks, truth)}


def asked_hard_last(frameworks: tuple[str, ...], truth: dict[str, Answer]) -> list[str]:
    """Return the questions of a brief interview in the order of the questionnaire."""
    interview = Interview(frameworks, Scope.BRIEF)
    while interview.to_come:
        following = interview.to_come[0].id
        answers = {**interview.answers, following: truth[following]}
        interview = replace(interview, answers=answers)
    return list(interview.answers)


def test_questions_that_a_no_to_a_certain_one_makes_useless_wait_for_it() -> None:
    """Without work only a sex act can make it trafficking, once a threat is not ruled out."""
    truth = dict.fromkeys(ORDER, N) | {"harm_threat": U}
    work = ["work_for_other", "harm_threat", "law_threat", "harm_if_left"]
    assert asked(("us",), truth)[3:] == [*work, "sex_for_value"]
    truth |= {"sex_for_value": Y, "watched_cut_off": Y}
    assert asked(("us",), truth)[3:] == [*work, "sex_for_value", "watched_cut_off"]


def test_a_hard_question_that_can_still_be_avoided_comes_last() -> None:
    truth = dict.fromkeys(ORDER, N)
    assert asked(("us",), truth)[-1] == "force_used"
    assert "sex_for_value" not in asked(("us",), truth)
    unclear = dict.fromkeys(ORDER, U) | dict.fromkeys(("danger_now", "under_18", "from_abroad"), N)
    assert "sex_for_value" not in asked(("us",), unclear)


@SOME
@given(SETS, complete())
def test_first_comes_danger_then_age(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    order = asked(frameworks, truth)
    assert order[0] == "danger_now"
    assert "under_18" not in order or order[1] == "under_18"


@SOME
@given(SETS, complete())
def test_no_question_points_back_at_one_that_was_not_asked(
    frameworks: tuple[str, ...], truth: dict[str, Answer]
) -> None:
    order = asked(frameworks, truth)
    implied = {"entry_irregular": "from_abroad"}
    for question, earlier in POINTS_BACK.items():
        if question.id in order:
            before = order[: order.index(question.id)]
            assert earlier.id in before or implied.get(earlier.id) in before


def test_what_only_an_unsure_answer_could_make_matter_is_not_asked() -> None:
    said = dict.fromkeys(("danger_now", "under_18", "from_abroad", "sex_for_value"), N)
    said |= {"work_for_other": Y, "harm_if_left": U, "harm_threat": U}
    interview = Interview(scope=Scope.BRIEF, answers=said)
    left = {question.id for question in interview.to_come}
    debt = {"debt_owed", "debt_trap", "papers_held", "promise_broken", "trust_used"}
    assert left == {"law_threat", "watched_cut_off", "force_used", *debt}
    changed = interview.after(GoTo("harm_if_left")).after(Reply(Y))
    assert "pay_taken" in {question.id for question in changed.to_come}


def test_a_part_that_settles_more_comes_before_one_that_settles_less() -> None:
    truth = dict.fromkeys(ORDER, N) | {"work_for_other": Y, "law_threat": Y}
    assert asked(("us",), truth)[3:] == ["work_for_other", "harm_threat", "law_threat"]


def test_a_question_is_worth_what_the_questions_that_lean_on_it_are_worth() -> None:
    """Owing settles nothing, but the debt trap does, and "that debt" needs the debt before it."""
    truth = dict.fromkeys(ORDER, N) | {"work_for_other": Y, "harm_if_left": U}
    order = asked(("us",), truth | {"debt_owed": Y, "debt_trap": Y, "papers_held": Y})
    assert order.index("debt_owed") == order.index("debt_trap") - 1
    assert "papers_held" not in order[: order.index("debt_trap")]


def test_over_all_stories_a_brief_interview_asks_about_half_of_a_usual_one() -> None:
    stories = settled_stories("us")
    assert len(stories) > 60
    brief = counts(stories, Scope.BRIEF, "us")
    assert median(brief.numbers) <= 10
    for story in stories:
        order = asked_of(story, Scope.BRIEF, "us")
        assert settled({id: story.answers.get(id, U) for id in order}, "us")
