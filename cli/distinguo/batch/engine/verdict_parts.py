"""The compiled expressions of one verdict, and the text of its elements and rules."""

from collections.abc import Mapping
from typing import NamedTuple

from distinguo_rules.compiled import CompiledFramework
from distinguo_rules.model import Verdict
from distinguo_rules.primes import Compiled

from .json_pieces import STATUSES
from .known_terms import facts_of
from .state_pieces import Slot


class VerdictParts(NamedTuple):
    """A verdict's compiled expressions: its own, its rules' and its elements', each by id."""

    name: Verdict
    verdict: Compiled
    rules: Mapping[str, Compiled]
    elements: Mapping[str, Compiled]

    @classmethod
    def of(cls, law: CompiledFramework, name: Verdict) -> "VerdictParts":
        """Collect the parts of a verdict.

        Raises ValueError if two rules use one element id for different expressions.
        """
        rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[name]}
        return cls(name, law.verdicts[name], rules, _elements(law, name))

    def facts(self) -> tuple[int, ...]:
        """Return the numbers of the facts on which any of the expressions depends."""
        return facts_of([self.verdict, *self.rules.values(), *self.elements.values()])

    def slots(self, before: str) -> list[Slot]:
        """Return the slots of its text up to its elements. `before`: the JSON before its key."""
        slots = [Slot(f'{before}"{self.name}":{{"status":', self.verdict, STATUSES)]
        slots += _member_slots(',"rules":{', self.rules)
        return slots + _member_slots('},"elements":{', self.elements)


def _elements(law: CompiledFramework, name: Verdict) -> dict[str, Compiled]:
    elements: dict[str, Compiled] = {}
    for rule in law.framework.rules[name]:
        for element in rule.elements():
            compiled = law.elements[rule.id, element.id]
            if elements.setdefault(element.id, compiled) != compiled:
                raise ValueError(f"element {element.id} has two meanings")
    return elements


def _member_slots(opening: str, members: Mapping[str, Compiled]) -> list[Slot]:
    """Return the slots of an object with a state for each member."""
    between = [opening, *[","] * (len(members) - 1)]
    pairs = zip(between, members.items(), strict=True)
    return [Slot(f'{before}"{id}":', compiled) for before, (id, compiled) in pairs]
