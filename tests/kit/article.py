"""The stories of the article that this questionnaire began with."""

from __future__ import annotations

import json
from pathlib import Path

from distinguo_rules.assessment import FrameworkAssessment, assess
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Status
from kit.vignettes import NONE, SIGNS, Case

STORIES = {
    path.stem: path for path in sorted((Path(__file__).parents[1] / "stories").glob("*.json"))
}


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
