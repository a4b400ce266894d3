"""Promise: the stories that this questionnaire began with come out as their telling says.

Polaris, Trafficking vs. Smuggling: Understanding the Difference (stamped 25 May 2021). The files
in stories/ hold the facts of each as answers.
"""

from __future__ import annotations

import json

import pytest

from distinguo_rules.assessment import assess, find_conflicts
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Verdict
from kit.article import STORIES, TOLD, answers_in, forms_met, told
from kit.vignettes import OPEN


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
