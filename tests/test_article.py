"""Promise: the stories that this questionnaire began with come out as their telling says.

Polaris, Trafficking vs. Smuggling: Understanding the Difference (stamped 25 May 2021). The files
in stories/ hold the facts of each as answers.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from distinguo_rules.assess import FrameworkAssessment, assess, find_conflicts
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Status, Verdict
from vignettes import NONE, OPEN, SIGNS, Case

STORIES = {path.stem: path for path in sorted((Path(__file__).parent / "stories").glob("*.json"))}


def told(story: str) -> FrameworkAssessment:
    """What US law makes of a story."""
    return assess(answers_in(story), ("us",), Role.STORY).frameworks["us"]


def answers_in(story: str) -> dict[str, Answer]:
    content = json.loads(STORIES[story].read_text(encoding="utf-8"))
    return {id: Answer(answer) for id, answer in content["answers"].items()}


def forms_met(law: FrameworkAssessment) -> set[str]:
    return {
        state.rule.id
        for verdict in law.verdicts.values()
        for state in verdict.rules
        if state.truth is Truth.TRUE
    }


# What the article says of each: the two statuses, the forms that are met, findings among others.
TOLD: dict[str, tuple[Status, Status, set[str], set[str]]] = {
    "trailer-san-antonio": (NONE, SIGNS, {"smuggling"}, {"aggravated_smuggling"}),
    "visa-crew-one-trailer": (SIGNS, NONE, {"labor_trafficking"}, {"tied_status", "labor_rights"}),
    "promised-marriage": (SIGNS, NONE, {"sex_trafficking"}, set()),
    "false-job-offer": (SIGNS, NONE, {"sex_trafficking"}, set()),
    "teenager-sex-for-profit": (SIGNS, NONE, {"sex_trafficking"}, {"child_commercial_sex"}),
    "in-their-own-home": (SIGNS, NONE, {"labor_trafficking"}, set()),
}


CASES = tuple(
    Case(story, "", answers_in(story), {"us": (trafficking, smuggling)}, {})
    for story, (trafficking, smuggling, _, _) in TOLD.items()
)


def test_every_story_file_is_told_here_and_no_other() -> None:
    assert set(STORIES) == set(TOLD)


@pytest.mark.parametrize("story", TOLD)
def test_a_story_file_says_its_id_and_that_it_is_a_story_and_can_be_so(story: str) -> None:
    content = json.loads(STORIES[story].read_text(encoding="utf-8"))
    assert (content["id"], content["as"]) == (story, Role.STORY)
    assert find_conflicts(answers_in(story)) == ()


@pytest.mark.parametrize("story", TOLD)
def test_a_story_comes_out_as_it_was_told(story: str) -> None:
    trafficking, smuggling, forms, findings = TOLD[story]
    law = told(story)
    assert law.verdicts[Verdict.TRAFFICKING].status is trafficking
    assert law.verdicts[Verdict.SMUGGLING].status is smuggling
    assert forms_met(law) == forms
    assert findings <= {s.finding.id for s in law.findings if s.truth is Truth.TRUE}


def test_a_visa_tied_to_one_employer_is_not_what_makes_it_trafficking() -> None:
    answers = answers_in("visa-crew-one-trailer") | {"law_threat": Answer.NO}
    law = assess(answers, ("us",), Role.STORY).frameworks["us"]
    assert law.verdicts[Verdict.TRAFFICKING].status is OPEN
