"""A person who may be under 18 is spared sex acts in the result, and reads why."""

from __future__ import annotations

import pytest

from distinguo.render.plain import as_plain
from distinguo.render.result import SEX_NOT_ASKED, result_report
from distinguo_rules.assessment import assess
from distinguo_rules.blocks import SEX
from distinguo_rules.language import tr, using
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import QUESTIONS

SEX_ACTS = [question for question in QUESTIONS if question.block == SEX]
CHILD = {"under_18": Answer.YES, "under_18_now": Answer.YES}


def told(answers: dict[str, Answer], role: Role, explain: bool) -> str:
    document = result_report(assess(answers, ("us", "un"), role), explain)
    return " ".join(as_plain(document, 200).split())


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("now", [Answer.YES, Answer.UNSURE, Answer.DECLINED, Answer.UNSAFE])
def test_a_child_reads_of_no_sex_act_and_that_none_was_asked_about(
    now: Answer, language: str, explain: bool
) -> None:
    with using(language):
        text = told({**CHILD, "under_18_now": now}, Role.SELF, explain)
        assert tr(SEX_NOT_ASKED) in text
        assert not [q.id for q in SEX_ACTS if tr(q.wording(Role.SELF.voice).short) in text]


@pytest.mark.parametrize(
    ("answers", "role"),
    [
        (CHILD, Role.WORKER),
        (CHILD, Role.STORY),
        ({"under_18": Answer.NO}, Role.SELF),
        ({"under_18": Answer.YES, "under_18_now": Answer.NO}, Role.SELF),
    ],
)
def test_everyone_else_reads_what_could_still_matter(
    answers: dict[str, Answer], role: Role
) -> None:
    text = told(answers, role, explain=True)
    assert SEX_NOT_ASKED not in text
    assert SEX_ACTS[0].wording(role.voice).short in text


def test_an_answer_that_was_given_is_shown() -> None:
    text = told({**CHILD, "sex_for_value": Answer.YES}, Role.SELF, explain=False)
    assert SEX_ACTS[0].wording(Role.SELF.voice).short in text
