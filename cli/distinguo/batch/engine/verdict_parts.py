"""The lookup tables of one verdict: from the answers of a group of questions to pieces of JSON.

A verdict over few questions is one table over every answer pattern (`whole_verdict_table`). One
over many questions is divided into groups of a few questions each:

- A *cell* is what one group contributes, by its answers: the branch number in the decision trie,
  the implicant mask, and the JSON of the element states that this group alone determines.
- The *core* is what all groups determine together, by the `&` of their masks: the status, the
  states of the rules and of the elements that span groups, and the reasons of a decided verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.compiled import CompiledFramework, impossible_terms
from distinguo_rules.logic import Truth
from distinguo_rules.model import Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, positions

from ..lookup_table import LookupTable
from .finding_masks import FindingMasks
from .implicant_masks import ImplicantMasks, TruthMasks
from .json_pieces import comma_before_each, reasons_text, states_text
from .known_terms import ONLOOKER_GUESSES, facts_of
from .open_implicants import KnownAnswers, OpenImplicants
from .question_group import QuestionGroup


class VerdictParts(NamedTuple):
    """A verdict's compiled expressions: its own, its rules' and its elements', each by id.

    `opening`: the JSON before the verdict's value. `max_entries`: the size of its large tables.
    """

    name: Verdict
    opening: str
    verdict: Compiled
    rules: Mapping[str, Compiled]
    elements: Mapping[str, Compiled]
    max_entries: int

    def facts(self) -> tuple[int, ...]:
        return facts_of([self.verdict, *self.rules.values(), *self.elements.values()])


def verdict_parts(
    law: CompiledFramework, verdict: Verdict, before: str, max_entries: int
) -> VerdictParts:
    """Collect the parts of a verdict; `before` is the JSON that comes before its key.

    Raises ValueError if two rules use one element id for different expressions.
    """
    elements: dict[str, Compiled] = {}
    for rule in law.framework.rules[verdict]:
        for element in rule.elements():
            compiled = law.elements[rule.id, element.id]
            if elements.setdefault(element.id, compiled) != compiled:
                raise ValueError(f"element {element.id} has two meanings")
    rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[verdict]}
    opening = f'{before}"{verdict.value}":'
    return VerdictParts(verdict, opening, law.verdicts[verdict], rules, elements, max_entries)


def split_into_groups(
    facts: Sequence[int], max_size: int, compiled: Iterable[Compiled] = ()
) -> list[list[int]]:
    """Divide facts into groups of at most `max_size`.

    Both facts of an impossible pair come into one group: conflicts and consequences are then seen
    inside a group. After that, each expression comes into one group as a whole where it fits.
    """
    groups: list[set[int]] = []
    wanted = [set(facts_of([each])) for each in compiled] + [{fact} for fact in facts]
    wanted.sort(key=lambda each: (-len(each), sorted(each)))
    pairs = [set(positions(pair.mask())) for pair in impossible_terms()]
    for together in [pair for pair in pairs if pair <= set(facts)] + wanted:
        new = together - set().union(*groups)
        if len(new) < len(together) and len(together) > 1:
            continue  # some of it is in a group already, so it cannot be in one group as a whole
        roomy = (group for group in groups if len(group) + len(new) <= max_size)
        if new and len(new) <= max_size:
            next(roomy, _new_group(groups)).update(new)
    return [sorted(group) for group in groups if group]


def _new_group(groups: list[set[int]]) -> set[int]:
    groups.append(set())
    return groups[-1]


def whole_verdict_table(
    parts: VerdictParts, group: QuestionGroup, findings: FindingMasks
) -> LookupTable:
    """Build the table from every answer pattern to the verdict's full JSON and finding mask."""
    implicants = OpenImplicants.of(parts.verdict)

    def text(known: Term) -> bytes:
        truth = parts.verdict.truth(known)
        opening = _opening(parts, truth, _truths(parts.rules, known))
        start = f"{opening}{states_text(_truths(parts.elements, known))}".encode()
        if truth is Truth.UNKNOWN:
            return start + implicants.narrowed(KnownAnswers.of(known)).text()
        return start + _reasons(parts.verdict.reasons(known))

    return _whole_table(parts, group, findings, text)


def whole_status_table(
    parts: VerdictParts, group: QuestionGroup, findings: FindingMasks
) -> LookupTable:
    """Build the table from every answer pattern to the verdict's status and finding mask."""

    def text(known: Term) -> bytes:
        return _status(parts, parts.verdict.truth(known))

    return _whole_table(parts, group, findings, text)


def _whole_table(
    parts: VerdictParts,
    group: QuestionGroup,
    findings: FindingMasks,
    text: Callable[[Term], bytes],
) -> LookupTable:
    """Build the table from a verdict's answers to its text and finding mask.

    The group may have further questions, for findings: equal texts are one object.
    """
    texts, facts = LookupTable(text), sum(1 << fact for fact in parts.facts())

    def compute(values: object) -> tuple[bytes, int]:
        known = group.known(values)
        status = Status.of(parts.verdict.truth(known))
        mask = findings.group_mask(known, group.bits) & findings.gate(parts.name, status)
        return texts[known.only(facts)], mask

    return LookupTable(compute)


def _status(parts: VerdictParts, truth: Truth) -> bytes:
    return f'{parts.opening}"{Status.of(truth)}"'.encode()


def _truths(compiled: Mapping[str, Compiled], known: Term) -> dict[str, Truth]:
    return {id: each.truth(known) for id, each in compiled.items()}


def _opening(parts: VerdictParts, truth: Truth, rules: Mapping[str, Truth]) -> str:
    status = f'{parts.opening}{{"status":"{Status.of(truth)}"'
    return f'{status},"rules":{{{states_text(rules)}}},"elements":{{'


def _reasons(reasons: Iterable[Term]) -> bytes:
    """Return the JSON that closes a decided verdict."""
    return f"}},{reasons_text(reasons)}}}".encode()


def mask_table(group: QuestionGroup, masks: ImplicantMasks, findings: FindingMasks) -> LookupTable:
    """Build the table from a group's answers to its implicant mask, above its finding mask."""

    def compute(values: object) -> int:
        known = group.known(values)
        above = masks.group_mask(known, group.bits) << findings.size
        return above | findings.group_mask(known, group.bits)

    return LookupTable(compute)


def finding_table(group: QuestionGroup, findings: FindingMasks) -> LookupTable:
    """Build the table from a group's answers to its finding mask."""
    return LookupTable(lambda values: findings.group_mask(group.known(values), group.bits))


def status_table(
    parts: VerdictParts, masks: ImplicantMasks, findings: FindingMasks
) -> LookupTable:
    """Build the table from the joined masks of all groups to the verdict's status and gate."""
    verdict = masks.truth_masks(parts.verdict)

    def compute(joined: int) -> tuple[bytes, int]:
        truth = verdict.truth(masks.satisfied(joined))
        return _status(parts, truth), findings.gate(parts.name, Status.of(truth))

    return LookupTable(compute)


def unsure_table(group: QuestionGroup) -> LookupTable:
    """Build the table from an onlooker's answers to the ids that count as unsure, as JSON."""

    def compute(values: object) -> bytes:
        known, guesses = group.known(values), ONLOOKER_GUESSES
        counted = known.yes & guesses.yes | known.no & guesses.no
        return comma_before_each(ORDER[fact] for fact in positions(counted)).encode()

    return LookupTable(compute)


def cell_table(
    group: QuestionGroup,
    branch_number: Callable[[Term], int],
    masks: ImplicantMasks,
    findings: FindingMasks,
    elements: Mapping[str, Compiled],
    comma: str,
) -> LookupTable:
    """Build the table from a group's answers to its cell: (branch number, mask, states).

    The mask is the implicant mask above the finding mask. `elements`: those whose states this
    group determines. `comma`: the JSON before their states.
    """
    cells: dict[Term, tuple[int, int, bytes]] = {}

    def compute(values: object) -> tuple[int, int, bytes]:
        known = group.known(values)
        if known not in cells:
            states = (comma + states_text(_truths(elements, known))).encode()
            above = masks.group_mask(known, group.bits) << findings.size
            mask = above | findings.group_mask(known, group.bits)
            cells[known] = branch_number(known), mask, states
        return cells[known]

    return LookupTable(compute)


def split_elements(
    parts: VerdictParts, groups: Sequence[QuestionGroup]
) -> tuple[dict[str, Compiled], list[dict[str, Compiled]]]:
    """Divide the elements into those that span groups, and those that fit into each group."""
    spanning = dict(parts.elements)
    inside: list[dict[str, Compiled]] = []
    for group in groups:
        fitting = {
            id: each for id, each in spanning.items() if set(facts_of([each])) <= set(group.facts)
        }
        inside.append(fitting)
        spanning = {id: each for id, each in spanning.items() if id not in fitting}
    return spanning, inside


def core_table(
    parts: VerdictParts,
    masks: ImplicantMasks,
    spanning: Mapping[str, Compiled],
    findings: FindingMasks,
) -> LookupTable:
    """Build the table from the joined masks of all groups to the core: (opening, reasons, gate).

    `opening`: the JSON from the status to the states of the elements in `spanning`. `reasons`: the
    JSON that closes the verdict, or None while it is open. The states of the other elements belong
    between the two. `gate`: the finding bits that the status leaves set.
    """
    verdict = masks.truth_masks(parts.verdict)
    rules = {id: masks.truth_masks(each) for id, each in parts.rules.items()}
    elements = {id: masks.truth_masks(each) for id, each in spanning.items()}
    for_states = 0
    for each in elements.values():
        for_states |= each.both()
    # Many different masks agree in the bits that matter to one piece. The inner tables see those
    # bits only, so that equal pieces are one object and stay in the processor's cache.
    openings = LookupTable(
        lambda truths: _opening(parts, truths[0], dict(zip(rules, truths[1:], strict=True)))
    )
    states = LookupTable(lambda satisfied: states_text(_states(elements, satisfied)))
    reasons = LookupTable(lambda satisfied: _reasons(masks.reasons(satisfied)), parts.max_entries)
    encoded = LookupTable(str.encode)

    def compute(joined: int) -> tuple[bytes, bytes | None, int]:
        satisfied = masks.satisfied(joined)
        truth = verdict.truth(satisfied)
        opening = openings[truth, *_states(rules, satisfied).values()]
        because = satisfied & masks.for_reasons
        return (
            encoded[opening + states[satisfied & for_states]],
            reasons[because] if because else None,
            findings.gate(parts.name, Status.of(truth)),
        )

    return LookupTable(compute, parts.max_entries)


def _states(truth_masks: Mapping[str, TruthMasks], satisfied: int) -> dict[str, Truth]:
    return {id: each.truth(satisfied) for id, each in truth_masks.items()}
