"""A story: a short invented case, the answers that it gives, and what the rules make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from distinguo_rules.assessment import Assessment, assess, verdict_statuses
from distinguo_rules.citation import Citation
from distinguo_rules.model import Answer, Answers, Role, Status, Verdict

from ...errors import Fault, Place

THEMES = {
    "children": "a child or a person who may be one",
    "crime": "people who are made to break the law, or may be",
    "forced_marriage": "a marriage that is not chosen",
    "organ_removal": "the loss of an organ",
    "pregnancy": "pregnancy and giving up a baby",
    "sex": "sex for money, and sexual violence",
    "violence": "people who are hurt or threatened",
}
"""Hard themes, by id: what a content note says. One may opt out of each."""

GENDERS = ("female", "male", "nonbinary", "unstated")
AGE_GROUPS = ("child", "young_adult", "adult", "older", "unstated")


class Result(StrEnum):
    """The two verdicts together, as a trainee judges them. CANNOT_TELL if either is open."""

    TRAFFICKING = "trafficking"
    SMUGGLING = "smuggling"
    BOTH = "both"
    NEITHER = "neither"
    CANNOT_TELL = "cannot_tell"

    @classmethod
    def of(cls, statuses: Mapping[Verdict, Status]) -> Result:
        match statuses[Verdict.TRAFFICKING], statuses[Verdict.SMUGGLING]:
            case (Status.UNDETERMINED, _) | (_, Status.UNDETERMINED):
                return cls.CANNOT_TELL
            case Status.INDICATED, Status.INDICATED:
                return cls.BOTH
            case Status.INDICATED, _:
                return cls.TRAFFICKING
            case _, Status.INDICATED:
                return cls.SMUGGLING
            case _:
                return cls.NEITHER


@dataclass(frozen=True)
class Setting:
    """The person and the place, for the balance of a set: none of it may predict the result."""

    gender: str
    age: str
    origin: str
    sector: str


@dataclass(frozen=True)
class Story:
    """One story as its file states it.

    `facts` holds what the text says, `unknown` what it leaves open on purpose; whatever is in
    neither was not spoken of. `evidence` gives, by question id, the words of the text that show a
    fact. `key` is the stated result by framework id; `disputed` says why it may part from the
    rules. `lines` tells where in the file `path` each part stands, by dotted name.
    """

    id: str
    title: str
    text: str
    facts: Answers
    evidence: Mapping[str, str]
    unknown: tuple[str, ...]
    themes: tuple[str, ...]
    difficulty: int
    lesson: str
    myth: str
    source: Citation
    setting: Setting
    key: Mapping[str, Mapping[Verdict, Status]]
    disputed: str = ""
    path: str = field(default="", compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def answers(self) -> Answers:
        """The facts, and unsure for what is left open on purpose."""
        return {**self.facts, **dict.fromkeys(self.unknown, Answer.UNSURE)}

    def assessment(self, frameworks: Sequence[str] = ("us",)) -> Assessment:
        """Return the story as the rules assess it. Raises KeyError for an unknown framework."""
        return _assessment(tuple(self.answers.items()), tuple(frameworks))

    def statuses(self, framework: str = "us") -> Mapping[Verdict, Status]:
        """Return the status of both verdicts by the rules."""
        return _statuses(tuple(self.answers.items()), framework)

    def result(self, framework: str = "us") -> Result:
        """Return the answer key, by the rules."""
        return Result.of(self.statuses(framework))

    def fault(self, where: str, message: str, hint: str) -> Fault:
        """Return a fault at a part of the story's file."""
        return Fault(Place(self.path, where, line_number_of(self.lines, where)), message, hint)


@lru_cache(maxsize=512)  # exercises, keys and exports ask for the same ones many times
def _assessment(
    answers: tuple[tuple[str, Answer], ...], frameworks: tuple[str, ...]
) -> Assessment:
    return assess(dict(answers), frameworks, Role.STORY)


@lru_cache(maxsize=512)
def _statuses(answers: tuple[tuple[str, Answer], ...], framework: str) -> Mapping[Verdict, Status]:
    return verdict_statuses(dict(answers), framework, Role.STORY)


def line_number_of(lines: Mapping[str, int], where: str) -> int:
    """Return the line where a part stands, else that of the table it belongs to, else 1."""
    return lines.get(where) or lines.get(where.rpartition(".")[0], 1)


def plain(text: str) -> str:
    """Return the text with every run of white space as one space, to compare and to count."""
    return " ".join(text.split())
