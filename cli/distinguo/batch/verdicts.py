"""One verdict as tables: from groups of answers to its piece of the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from distinguo_rules.compiled import CompiledFramework
from distinguo_rules.logic import Truth
from distinguo_rules.model import Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

from .known import facts_of, with_consequences
from .states import Held, Residue, is_decided, open_on, residue_of, settle, truth_of
from .tables import Chain, Group, Numbered, Table
from .texts import detail_text, states_text

LARGEST_GROUP = 4  # facts that are looked up together


@dataclass(frozen=True)
class Parts:
    """A verdict's expressions: its rules and its elements, each element once.

    `opening`: what stands before the verdict's state in a result.
    """

    opening: str
    verdict: Compiled
    rules: Mapping[str, Compiled]
    elements: Mapping[str, Compiled]

    def facts(self) -> list[int]:
        return facts_of([self.verdict, *self.rules.values(), *self.elements.values()])


def parts_of(law: CompiledFramework, verdict: Verdict, before: str) -> Parts:
    """Raises ValueError if two rules mean different things by one element id."""
    elements: dict[str, Compiled] = {}
    for rule in law.framework.rules[verdict]:
        for element in rule.elements():
            compiled = law.elements[rule.id, element.id]
            if elements.setdefault(element.id, compiled) != compiled:
                raise ValueError(f"element {element.id} has two meanings")
    rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[verdict]}
    return Parts(f'{before}"{verdict.value}":', law.verdicts[verdict], rules, elements)


def groups_of(facts: Sequence[int], compiled: Iterable[Compiled]) -> list[list[int]]:
    """The facts in groups, so that many of the expressions lie within one group."""
    groups: list[set[int]] = []
    wanted = [set(facts_of([each])) for each in compiled] + [{fact} for fact in facts]
    for together in sorted(wanted, key=lambda each: (-len(each), sorted(each))):
        new = together - set().union(*groups)
        if len(new) < len(together) and len(together) > 1:
            continue  # part of it lies elsewhere, so it cannot be within one group any more
        room = (group for group in groups if len(group) + len(new) <= LARGEST_GROUP)
        if new and len(new) <= LARGEST_GROUP:
            next(room, _added(groups)).update(new)
    return [sorted(group) for group in groups if group]


def _added(groups: list[set[int]]) -> set[int]:
    groups.append(set())
    return groups[-1]


def whole_table(parts: Parts, group: Group) -> Table:
    """One table over every pattern: the verdict's complete piece. For verdicts over few facts."""

    def fill(said: object) -> object:
        known = group.known(said)
        full = with_consequences(known)
        detail = detail_text(parts.verdict.reasons(known), parts.verdict.openings(full))
        opening = _opening(parts, parts.verdict.truth(known), _truths(parts.rules, known))
        return f"{opening}{states_text(_truths(parts.elements, known))}}},{detail}}}".encode()

    return Table(fill)


def whole_status(parts: Parts, group: Group) -> Table:
    """One table over every pattern: the verdict's status."""
    return Table(lambda said: status_piece(parts, parts.verdict.truth(group.known(said))))


def status_piece(parts: Parts, truth: Truth) -> bytes:
    return f'{parts.opening}"{Status.of(truth)}"'.encode()


def _truths(compiled: Mapping[str, Compiled], known: Term) -> dict[str, Truth]:
    return {id: each.truth(known) for id, each in compiled.items()}


def _opening(parts: Parts, truth: Truth, rules: Mapping[str, Truth]) -> str:
    status = f'{parts.opening}{{"status":"{Status.of(truth)}"'
    return f'{status},"rules":{{{states_text(rules)}}},"elements":{{'


def numbers_table(group: Group) -> Table:
    """From what was said in a group to the number of what is known by it."""
    numbers: dict[Term, Numbered] = {}

    def fill(said: object) -> Numbered:
        known = group.known(said)
        return numbers.setdefault(known, Numbered.of(len(numbers), known))

    return Table(fill)


def elements_table(group: Group, elements: Mapping[str, Compiled], comma: str) -> Table:
    """The same number, and the states of the elements that lie within the group, after a comma."""
    numbers = numbers_table(group)
    cells: dict[Numbered, tuple[Numbered, bytes]] = {}

    def fill(said: object) -> tuple[Numbered, bytes]:
        number = numbers[said]
        if number not in cells:
            text = comma + states_text(_truths(elements, number.term))
            cells[number] = number, text.encode()
        return cells[number]

    return Table(fill)


def split_elements(
    parts: Parts, groups: Sequence[Group]
) -> tuple[dict[str, Compiled], list[dict[str, Compiled]]]:
    """The elements that no group spans, and for each group those that it is the first to span."""
    wide = dict(parts.elements)
    within: list[dict[str, Compiled]] = []
    for group in groups:
        spanned = {
            id: each for id, each in wide.items() if set(facts_of([each])) <= set(group.facts)
        }
        within.append(spanned)
        wide = {id: each for id, each in wide.items() if id not in spanned}
    return wide, within


def decisive_groups(compiled: Compiled) -> list[list[int]]:
    """The facts in groups, so that the first groups decide as often as can be."""
    terms = (*compiled.when_true, *compiled.when_false)

    def weight(fact: int) -> float:
        return -sum(0.5 ** term.size() for term in terms if (term.yes | term.no) >> fact & 1)

    ordered = sorted(facts_of([compiled]), key=lambda fact: (weight(fact), fact))
    return [ordered[at : at + LARGEST_GROUP] for at in range(0, len(ordered), LARGEST_GROUP)]


def status_chain(parts: Parts, groups: Sequence[Group]) -> Table:
    """The status alone, as text as soon as it is decided, or another table."""

    def finish(states: tuple[Residue, ...]) -> object:
        return status_piece(parts, truth_of(states[0]))

    start: tuple[Residue, ...] = (residue_of(parts.verdict),)
    return Chain(groups, start, settle, finish, early=is_decided).root


def core_chain(parts: Parts, groups: Sequence[Group], wide: Mapping[str, Compiled]) -> Table:
    """Status, rule states and the states of wide elements; each end is (text, detail table)."""
    starts = [parts.verdict, *parts.rules.values(), *wide.values()]
    details = {truth: _detail_root(parts.verdict, truth, groups) for truth in Truth}

    def finish(states: tuple[Residue, ...]) -> object:
        truth, *others = map(truth_of, states)
        rules = dict(zip(parts.rules, others, strict=False))
        elements = dict(zip(wide, others[len(rules) :], strict=True))
        text = _opening(parts, truth, rules) + states_text(elements)
        return text.encode(), details[truth]

    return Chain(groups, tuple(map(residue_of, starts)), settle, finish).root


def _detail_root(compiled: Compiled, truth: Truth, groups: Sequence[Group]) -> Table:
    if truth is Truth.UNKNOWN:

        def finish(state: Residue) -> object:
            ways = [(term, Truth.TRUE) for term in state[0]]
            ways += [(term, Truth.FALSE) for term in state[1]]
            return f"}},{detail_text((), ways)}}}".encode()

        return Chain(groups, residue_of(compiled), open_on, finish).root
    held = Held(compiled.when_true if truth is Truth.TRUE else compiled.when_false)
    reasons: Callable[[tuple[int, ...]], object] = lambda alive: (  # noqa: E731
        f"}},{detail_text(held.left(alive), ())}}}".encode()
    )
    return Chain(groups, held.start, held.step, reasons).root
