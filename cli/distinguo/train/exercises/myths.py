"""Claims about the two crimes, to be called true or false."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.citation import Citation
from distinguo_rules.law import FRAMEWORKS

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..content.myths import MYTHS, Myth
from ..stories.story import Story
from .exercise import Exercise
from .scripted import read_sure
from .steps import Said, Step

MYTH_THEMES = {
    "agreed_first": ("children",),
    "all_sex": ("children", "sex"),
    "child_always": ("children",),
    "child_sex_no_means": ("children", "sex"),
    "marriage_everywhere": ("forced_marriage",),
    "only_sex": ("sex",),
    "organ_us": ("organ_removal",),
    "surrogacy_everywhere": ("pregnancy",),
    "third_party_needed": ("sex",),
    "value_not_money": ("sex",),
}
"""The hard themes that a claim or its truth names, by the myth's id."""

LAW_MYTHS = (
    *("child_always", "marriage_everywhere", "organ_us", "smuggling_paid", "surrogacy_everywhere"),
    *("third_party_needed", "uk_travel", "vulnerability_everywhere"),
)
"""Claims on which the laws do not agree."""

BASIC_MYTHS = (
    *("agreed_first", "bad_boss", "border_alone", "debt_never", "deportation_threat"),
    *("locked_doors", "no_border", "no_movement", "only_physical_force", "only_undocumented"),
    *("own_country", "paid_fee", "same_crime", "smuggled_then_held"),
)
"""Claims to begin with: those that mix up the two crimes."""


@dataclass(frozen=True)
class MythsExercise(Exercise):
    """Is the claim true?"""

    myth: Myth
    framework: str

    kind = Kind.MYTHS
    title = "True or false?"
    plural = "true or false"
    heading = "True or false"
    steps = (Step.CLAIM, Step.SURE)
    script_fields = ("holds", "sure")
    has_story = False
    story = None

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        return (cls(myth, framework) for myth in MYTHS.values())

    @property
    def name(self) -> str:
        return self.myth.id

    @property
    def key(self) -> str:
        return _word(self.myth.holds)

    @property
    def themes(self) -> tuple[str, ...]:
        return MYTH_THEMES.get(self.myth.id, ())

    @property
    def is_easy(self) -> bool:
        return self.myth.id in BASIC_MYTHS

    @property
    def is_on_differences(self) -> bool:
        return self.myth.id in LAW_MYTHS

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        yield Paragraph(self.myth.claim, strong=True)
        if step is Step.SURE:
            yield Paragraph("How sure are you?", strong=True)

    def hint(self, step: Step, said: Said) -> str:
        for rule in FRAMEWORKS["us"].all_rules():  # `about` names an element of this law
            for element in rule.elements():
                if element.id == self.myth.about:
                    return f"Think of what the law asks for here: {element.title.lower()}."
        return "Does every law see it alike? Is a sign the same as an element?"

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        holds = checker.flag_or_none(table, f"{at}.holds")
        return Said(holds=holds, sure=read_sure(checker, table, at))

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        return replace(attempt, said=_word(said.holds is True), sure=said.sure)

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        cited = Items(tuple(citation.source for citation in self.myth.citations), "Sources:")
        yield Section("What the sources say", (Paragraph(self.myth.truth), cited))

    def solution(self) -> Iterator[str]:
        yield from super().solution()
        yield self.myth.truth

    def citations(self) -> Iterator[Citation]:
        yield from self.myth.citations

    @classmethod
    def label(cls, name: str, titles: Mapping[str, str]) -> str:
        return MYTHS[name].claim if name in MYTHS else name


def _word(holds: bool) -> str:
    return "true" if holds else "false"
