"""No page says what the answers speak against: interviews at random, and what they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from distinguo.screen import texts
from distinguo.screen.lines import InterviewInLines
from distinguo.screen.page_choices import choices
from distinguo.screen.pages import addressed, body
from distinguo.terminal.drawing import lines_of
from distinguo_rules.agenda import AGE
from distinguo_rules.blocks import SEX, TRIP
from distinguo_rules.compiled import compiler, term_of
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer, Role, Verdict
from distinguo_rules.onlooker import as_evidence, beyond_onlooker, can_tell
from distinguo_rules.questionnaire import FOLLOW_UPS, ORDER
from kit.effort import examples
from kit.framework_sets import SETS

N = Answer.NO
SOME = examples(25)
SAID = st.fixed_dictionaries(
    dict.fromkeys(ORDER, st.sampled_from([Answer.YES, N, N, Answer.UNSURE, Answer.DECLINED]))
)
STARTS = st.builds(
    Interview,
    SETS,
    st.sampled_from(Scope),
    st.sampled_from(Role),
    only=st.sampled_from([None, Verdict.TRAFFICKING]),
)
CAUTIONS = {
    (Answer.YES,): texts.YES_IS_UNSURE,
    (N,): texts.NO_IS_UNSURE,
    (Answer.YES, N): texts.YES_AND_NO_ARE_UNSURE,
}
CHILDS_RULES = (texts.ASK_NO_CHILD, texts.CHILD_TITLE, texts.CHILD_STOP, *texts.CHILD_YOU)


def pages(start: Interview, said: Mapping[str, Answer]) -> Iterator[Interview]:
    """Yield every state of an interview that is answered so, the result last."""
    interview = start
    while interview.page is not Page.RESULT:
        yield interview
        asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(said[interview.at.id]) if asked else Move.ON)
    yield interview


def shown(interview: Interview, why: bool = False) -> str:
    """Return the text of a page, without its line breaks."""
    lines = (*lines_of(body(interview, why), 80, styled=False),)
    below = (line for each in addressed(interview) for line in lines_of(each, 80, styled=False))
    return " ".join(" ".join((*lines, *below)).split())


@SOME
@given(STARTS, SAID)
def test_no_question_leans_on_what_was_denied(start: Interview, said: dict[str, Answer]) -> None:
    """What the words of a question point back at was answered, and not with "no"."""
    for interview in pages(start, said):
        earlier = FOLLOW_UPS.get(interview.at)
        if interview.page is Page.QUESTION and earlier is not None:
            assert interview.counted.get(earlier.id) not in (None, N)


@SOME
@given(STARTS, SAID)
def test_an_adult_never_reads_a_childs_rule(start: Interview, said: dict[str, Answer]) -> None:
    grown = said | {age.id: N for age in AGE}
    for interview in pages(start, grown):
        asked = all(age.id in interview.answers for age in AGE[:1])
        if interview.page in (Page.PAUSE, Page.CHILD, Page.DANGER) and asked:
            assert not [rule for rule in CHILDS_RULES if rule in shown(interview)]


@SOME
@given(STARTS, SAID)
def test_nobody_who_may_be_a_child_is_shown_a_question_about_sex_acts(
    start: Interview, said: dict[str, Answer]
) -> None:
    for interview in pages(start, said):
        if interview.role is Role.SELF and interview.page in (Page.QUESTION, Page.PAUSE):
            is_grown = any(interview.counted.get(age.id) is N for age in AGE)
            assert is_grown or interview.at.block is not SEX


@SOME
@given(STARTS, SAID)
def test_no_question_and_no_page_is_about_what_was_left_aside(
    start: Interview, said: dict[str, Answer]
) -> None:
    for interview in pages(start, said):
        if interview.page is not Page.QUESTION:
            continue
        if start.only is Verdict.TRAFFICKING:
            assert interview.at.block is not TRIP
        if start.role is Role.OBSERVER and start.scope is not Scope.ALL:
            assert can_tell(interview.at)
        if start.role is not Role.OBSERVER:
            assert "counts as unsure" not in shown(interview)


@SOME
@given(STARTS, SAID)
def test_the_review_holds_no_two_answers_that_cannot_both_be_so(
    start: Interview, said: dict[str, Answer]
) -> None:
    """Also after a change: what follows from a denied answer leaves the list."""
    *_, result = pages(start, said)
    for id in result.answers:
        changed = replace(result, answers={**result.answers, id: N})
        rows = changed.counted
        assert compiler().possible(term_of(as_evidence(rows, start.role)))
        for later, earlier in FOLLOW_UPS.items():
            assert later.id not in rows or changed.answers.get(earlier.id) is not N


@SOME
@given(STARTS, SAID, st.booleans())
def test_every_page_has_whole_sentences_and_no_hole(
    start: Interview, said: dict[str, Answer], why: bool
) -> None:
    for interview in pages(start, said):
        if interview.page is Page.RESULT:
            continue
        in_lines = InterviewInLines(interview)
        for text in (shown(interview, why), in_lines.short):
            assert "{" not in text
            assert "None" not in text
            assert ". ." not in text
        assert all(choice.label for choice in choices(interview))


@SOME
@given(SAID)
def test_an_onlooker_reads_at_once_which_answers_count_as_unsure(said: dict[str, Answer]) -> None:
    for interview in pages(Interview(scope=Scope.ALL, role=Role.OBSERVER), said):
        if interview.page is Page.QUESTION:
            page = shown(interview)
            told = [caution for caution in CAUTIONS.values() if caution in page]
            unsure = [
                answer
                for answer in (Answer.YES, N)
                if beyond_onlooker({interview.at.id: answer}, Role.OBSERVER)
            ]
            assert told == ([CAUTIONS[tuple(unsure)]] if unsure else [])
