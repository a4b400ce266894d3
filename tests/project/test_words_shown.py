"""What is shown: every page of the interview and results at random say nothing unfit."""

from __future__ import annotations

import random
from itertools import product

import pytest

from distinguo.render.data import result_as_json
from distinguo.render.result import result_report
from distinguo.render.terminal import draw
from distinguo.screen.page_choices import choices, others
from distinguo.screen.pages import body
from distinguo.terminal.drawing import lines_of
from distinguo_rules.assessment import assess
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER
from kit.effort import scaled
from kit.fit_to_say import assert_fit_to_say, texts_in


@pytest.mark.parametrize("role", list(Role))
def test_results(role: Role) -> None:
    """Answers at random, in every framework at once and each alone."""
    chance = random.Random(2026)
    for _ in range(scaled(24)):
        answers = {
            id: chance.choice((Answer.YES, Answer.NO, chance.choice(list(Answer))))
            for id in chance.sample(ORDER, chance.randint(0, len(ORDER)))
        }
        for frameworks in (tuple(FRAMEWORKS), *((id,) for id in FRAMEWORKS)):
            assessment = assess(answers, frameworks, role)
            told = result_report(assessment, explain=True)
            for text in (*texts_in(told), *texts_in(result_as_json(assessment))):
                assert_fit_to_say(text)


def test_the_drawn_result() -> None:
    answers = dict.fromkeys(ORDER, Answer.UNSURE)
    for width in (40, 80):
        lines = lines_of(
            draw(result_report(assess(answers, tuple(FRAMEWORKS)))), width, styled=False
        )
        assert_fit_to_say(" ".join(" ".join(lines).split()))


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO, Answer.UNSURE])
def test_every_page_of_the_interview(role: Role, answer: Answer) -> None:
    interview, seen = Interview(("us",), Scope.ALL, role), set[Page]()
    while interview.page is not Page.RESULT:
        seen.add(interview.page)
        assert_fit_to_show(interview)
        asked = interview.page is Page.QUESTION
        interview = interview.after(Reply(answer) if asked else Move.ON)
    assert_fit_to_show(interview)
    assert_fit_to_show(interview.after(Move.REVIEW))
    unseen = set() if answer is Answer.YES else {Page.DANGER, Page.CHILD}
    asks_child = role is not Role.STORY and answer is not Answer.NO
    unseen |= set() if role is Role.SELF or asks_child else {Page.PAUSE}
    assert seen | unseen == set(Page) - {Page.REVIEW, Page.RESULT}


def assert_fit_to_show(interview: Interview) -> None:
    for why, in_lines in product((False, True), repeat=2):
        page = body(interview, why, in_lines=in_lines)
        assert_fit_to_say(" ".join(lines_of(page, 200, styled=False)))
    for choice in (*choices(interview), *others(interview)):
        assert_fit_to_say(" ".join((choice.label, *choice.words)))
