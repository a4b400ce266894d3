"""One verdict as tables: from groups of answers to its piece of the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.compiled import CompiledFramework, impossible_terms
from distinguo_rules.logic import Truth
from distinguo_rules.model import Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, positions

from .implicant_masks import Grounds, Sides
from .json_pieces import after_comma, states_text, why_text
from .known_terms import BEYOND_ONLOOKER, facts_of
from .lookup import Group, Table
from .open_implicants import Said, Ways


class Parts(NamedTuple):
    """A verdict's expressions: its rules and its elements, each element once.

    `opening`: what stands before the verdict's state in a result. `room`: how many entries its
    large tables keep.
    """

    opening: str
    verdict: Compiled
    rules: Mapping[str, Compiled]
    elements: Mapping[str, Compiled]
    room: int

    def facts(self) -> tuple[int, ...]:
        return facts_of([self.verdict, *self.rules.values(), *self.elements.values()])


def parts_of(law: CompiledFramework, verdict: Verdict, before: str, room: int) -> Parts:
    """Raises ValueError if two rules mean different things by one element id."""
    elements: dict[str, Compiled] = {}
    for rule in law.framework.rules[verdict]:
        for element in rule.elements():
            compiled = law.elements[rule.id, element.id]
            if elements.setdefault(element.id, compiled) != compiled:
                raise ValueError(f"element {element.id} has two meanings")
    rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[verdict]}
    return Parts(f'{before}"{verdict.value}":', law.verdicts[verdict], rules, elements, room)


def groups_of(
    facts: Sequence[int], largest: int, compiled: Iterable[Compiled] = ()
) -> list[list[int]]:
    """The facts in groups no larger than that.

    The two facts of an impossible pair lie in one group, and as many expressions as can be lie
    within one.
    """
    groups: list[set[int]] = []
    wanted = [set(facts_of([each])) for each in compiled] + [{fact} for fact in facts]
    wanted.sort(key=lambda each: (-len(each), sorted(each)))
    pairs = [set(positions(pair.yes | pair.no)) for pair in impossible_terms()]
    for together in [pair for pair in pairs if pair <= set(facts)] + wanted:
        new = together - set().union(*groups)
        if len(new) < len(together) and len(together) > 1:
            continue  # part of it lies elsewhere, so it cannot be within one group any more
        room = (group for group in groups if len(group) + len(new) <= largest)
        if new and len(new) <= largest:
            next(room, _added(groups)).update(new)
    return [sorted(group) for group in groups if group]


def _added(groups: list[set[int]]) -> set[int]:
    groups.append(set())
    return groups[-1]


def whole_table(parts: Parts, group: Group) -> Table:
    """One table over every pattern: the verdict's complete piece. For verdicts over few facts."""

    ways = Ways.of(parts.verdict)

    def fill(said: object) -> object:
        known = group.known(said)
        truth = parts.verdict.truth(known)
        opening = _opening(parts, truth, _truths(parts.rules, known))
        states = states_text(_truths(parts.elements, known))
        if truth is Truth.UNKNOWN:
            return f"{opening}{states}".encode() + ways.given(Said.of(known)).text()
        return f"{opening}{states}".encode() + _why(parts.verdict.reasons(known))

    return Table(fill)


def whole_status(parts: Parts, group: Group) -> Table:
    """One table over every pattern: the verdict's status."""
    return Table(lambda said: _status_piece(parts, parts.verdict.truth(group.known(said))))


def _status_piece(parts: Parts, truth: Truth) -> bytes:
    return f'{parts.opening}"{Status.of(truth)}"'.encode()


def _truths(compiled: Mapping[str, Compiled], known: Term) -> dict[str, Truth]:
    return {id: each.truth(known) for id, each in compiled.items()}


def _opening(parts: Parts, truth: Truth, rules: Mapping[str, Truth]) -> str:
    status = f'{parts.opening}{{"status":"{Status.of(truth)}"'
    return f'{status},"rules":{{{states_text(rules)}}},"elements":{{'


def mask_table(group: Group, grounds: Grounds) -> Table:
    """The implicants that a group of answers leaves standing."""
    return Table(lambda said: grounds.left_by(group.known(said), group.bits))


def status_table(parts: Parts, grounds: Grounds) -> Table:
    """The verdict's status, by what all groups of answers leave standing."""
    sides = grounds.sides(parts.verdict)
    return Table(lambda left: _status_piece(parts, sides.truth(grounds.held(left))))


def beyond_table(group: Group) -> Table:
    """The questions of a group that count as unsure because an onlooker said it."""

    def fill(said: object) -> bytes:
        known, beyond = group.known(said), BEYOND_ONLOOKER
        counted = known.yes & beyond.yes | known.no & beyond.no
        return after_comma(ORDER[fact] for fact in positions(counted)).encode()

    return Table(fill)


def elements_table(
    group: Group,
    number: Callable[[Term], int],
    grounds: Grounds,
    elements: Mapping[str, Compiled],
    comma: str,
) -> Table:
    """What a group of answers comes to, in three parts.

    Its number among those that would settle the verdict; the implicants that it leaves standing;
    and the states of the elements that lie within it, after a comma.
    """
    cells: dict[Term, tuple[int, int, bytes]] = {}

    def fill(said: object) -> tuple[int, int, bytes]:
        known = group.known(said)
        if known not in cells:
            text = comma + states_text(_truths(elements, known))
            cells[known] = number(known), grounds.left_by(known, group.bits), text.encode()
        return cells[known]

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


def core_table(parts: Parts, grounds: Grounds, wide: Mapping[str, Compiled]) -> Table:
    """The verdict's status, its rules' states, those of wide elements, and why.

    In two parts, between which the other elements stand; the second one is None while the
    verdict is open. By what all groups of answers leave standing.
    """
    verdict = grounds.sides(parts.verdict)
    rules = {id: grounds.sides(each) for id, each in parts.rules.items()}
    elements = {id: grounds.sides(each) for id, each in wide.items()}
    for_states = 0
    for each in elements.values():
        for_states |= each.both()
    # Many patterns differ only in what does not matter to a piece. Equal pieces are one object, so
    # that they stay at hand.
    openings = Table(
        lambda truths: _opening(parts, truths[0], dict(zip(rules, truths[1:], strict=True)))
    )
    states = Table(lambda held: states_text(_states(elements, held)))
    reasons = Table(lambda held: _why(grounds.reasons(held)), parts.room)
    encoded = Table(str.encode)

    def fill(left: int) -> tuple[bytes, bytes | None]:
        held = grounds.held(left)
        opening = openings[verdict.truth(held), *_states(rules, held).values()]
        why = held & grounds.for_reasons
        return encoded[opening + states[held & for_states]], reasons[why] if why else None

    return Table(fill, parts.room)


def _states(sides: Mapping[str, Sides], held: int) -> dict[str, Truth]:
    return {id: each.truth(held) for id, each in sides.items()}


def _why(reasons: Iterable[Term]) -> bytes:
    return f"}},{why_text(reasons)}}}".encode()
