"""Generate and compile the functions that turn decoded records into results.

The generated code depends on the rules and the options alone, never on input. Without loops over
frameworks, verdicts or groups it is a sequence of table lookups; each record is one `join` of byte
strings that the tables hold already. For a verdict over many questions it reads

    branch_0, mask_0, states_0 = cells_0[answers.under_18, answers.force_used, ...]
    branch_1, mask_1, states_1 = cells_1[answers.pay_taken, ...]
    joined_4 = mask_0 & mask_1
    opening_4, ending_4, gate_4 = core_2[joined_4 >> 99]
    if ending_4 is None: ending_4 = trie_3[branch_0][branch_1]

and the result gets the pieces `opening_4, states_0, states_1, ending_4`. The lower bits of a mask
are about the findings, which are looked up after both verdicts of a law:

    found_8 = joined_4 & gate_4 & found_5 & found_6[answers.danger_now, ...]
    findings_9[found_8 & wide_8[found_8 >> 55]]

`block_source` and `record_source` return the complete code.
"""

from __future__ import annotations

import linecache
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, assert_never

from distinguo_rules.compiled import CompiledFramework, compile_framework, impossible_terms
from distinguo_rules.model import Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.term import positions

from .. import lookup_table
from ..lookup_table import LookupTable
from ..screening_options import Detail
from .decision_trie import DecisionTrie
from .finding_masks import FindingMasks, shown_findings
from .implicant_masks import ImplicantMasks
from .json_pieces import FRAMEWORKS_START, tail_after
from .known_terms import ONLOOKER_GUESSES, facts_of
from .question_group import QuestionGroup
from .verdict_parts import (
    VerdictParts,
    cell_table,
    core_table,
    finding_table,
    mask_table,
    split_elements,
    split_into_groups,
    status_table,
    unsure_table,
    verdict_parts,
    whole_status_table,
    whole_verdict_table,
)

# (lines, counted bytes, head, tail) -> (id of each record, all results, each after `head`)
BlockScreener = Callable[[Iterable[bytes], int, bytes, bytes], tuple[list[str | None], bytes]]
# (head, id as JSON, answers, tail) -> result
RecordScreener = Callable[[bytes, bytes, Any, bytes], bytes]

# The most questions in one group. A table may hold a pattern for each of 7 answers, 3 constants
# and none to every question, so groups stay small; a status needs fewer distinct cells.
GROUP_SIZES = {Detail.FULL: 4, Detail.COMPACT: 5}  # questions
# The same for a group that only findings need, and for the only group of a verdict, to which
# questions of findings are added: their answers differ less from record to record.
FINDING_GROUP_SIZE = 7  # questions


@dataclass
class ResultCode:
    """The generated code of one result, as it grows verdict by verdict.

    `tables`: the objects that the code uses, by name. `statements`: what it does for a record.
    `pieces`: the expressions whose values, joined, are the result between its id and its tail.
    `grouped`: the groups of questions looked up so far, as masks.
    """

    onlooker: bool
    tables: dict[str, Any] = field(default_factory=dict)
    statements: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    grouped: list[int] = field(default_factory=list)

    def add_law(self, plan: LawPlan, detail: Detail) -> None:
        """Add the code for both verdicts of a law, and for its findings."""
        found: list[str] = []  # the masks that together decide the findings
        for parts, groups in plan.verdicts:
            match detail:
                case Detail.FULL:
                    found += self._add_full_verdict(parts, groups, plan.findings)
                case Detail.COMPACT:
                    found += self._add_compact_verdict(parts, groups, plan.findings)
                case _:
                    assert_never(detail)
        for facts in plan.other_groups:
            group = self._group(facts)
            found.append(self._lookup("found", finding_table(group, plan.findings), group))
        self._add_findings(plan.findings, found)

    def _add_findings(self, findings: FindingMasks, found: Sequence[str]) -> None:
        """Add the lookup of the findings by the expressions of their masks."""
        number = len(self.tables)
        wide = self.name("wide", LookupTable(findings.wide))
        texts = self.name("findings", LookupTable(findings.text))
        self.statements.append(f"found_{number} = {' & '.join(found)}")
        key = f"found_{number} & {wide}[found_{number} >> {findings.narrow_size}]"
        self.pieces.append(f"{texts}[{key}]")

    def _add_full_verdict(
        self, parts: VerdictParts, split: Sequence[Sequence[int]], findings: FindingMasks
    ) -> list[str]:
        """Add the code for a verdict with elements, reasons and open questions.

        Returns the expressions of its finding masks.
        """
        groups = [self._group(each) for each in split]
        if len(groups) == 1:
            return self._add_whole(whole_verdict_table(parts, groups[0], findings), groups[0])
        spanning, inside = split_elements(parts, groups)
        judged = [parts.verdict, *parts.rules.values(), *spanning.values()]
        masks = ImplicantMasks([group.bits for group in groups], judged, parts.verdict)
        trie = DecisionTrie(parts.verdict, len(groups), parts.max_entries)
        comma = "," if spanning else ""  # between states; none before the first
        cells, states = [], []
        for level, (group, elements) in enumerate(zip(groups, inside, strict=True)):
            number = partial(trie.branch_number, level)
            table = cell_table(group, number, masks, findings, elements, comma)
            cells.append(self._add_cell(group, table))
            if elements:
                states.append(f"states_{cells[-1]}")
                comma = ","
        core = self.name("core", core_table(parts, masks, spanning, findings))
        ending = self._add_core(core, self.name("trie", trie.root), cells, findings.size)
        self.pieces += [f"opening_{ending}", *states, f"ending_{ending}"]
        return [f"joined_{ending}", f"gate_{ending}"]

    def _add_whole(self, table: LookupTable, group: QuestionGroup) -> list[str]:
        """Add the lookup of a verdict over few questions; return its finding mask."""
        number, value = len(self.tables), self._lookup("whole", table, group)
        self.statements.append(f"piece_{number}, found_{number} = {value}")
        self.pieces.append(f"piece_{number}")
        return [f"found_{number}"]

    def _add_cell(self, group: QuestionGroup, table: LookupTable) -> int:
        """Add the lookup of a group's cell; return the number in the names of its variables."""
        number = len(self.tables)
        found = self._lookup("cells", table, group)
        self.statements.append(f"branch_{number}, mask_{number}, states_{number} = {found}")
        return number

    def _add_core(self, core: str, trie: str, cells: Sequence[int], finding_bits: int) -> int:
        """Add the lookup of the core; return the number in the names of its variables."""
        number = len(self.tables)
        joined = " & ".join(f"mask_{cell}" for cell in cells)
        branches = "".join(f"[branch_{cell}]" for cell in cells)
        looked_up = f"{core}[joined_{number} >> {finding_bits}]"
        self.statements += [
            f"joined_{number} = {joined}",
            f"opening_{number}, ending_{number}, gate_{number} = {looked_up}",
            f"if ending_{number} is None: ending_{number} = {trie}{branches}",
        ]
        return number

    def _add_compact_verdict(
        self, parts: VerdictParts, split: Sequence[Sequence[int]], findings: FindingMasks
    ) -> list[str]:
        """Add the code for a verdict's status; return the expressions of its finding masks."""
        groups = [self._group(each) for each in split]
        if len(groups) == 1:
            return self._add_whole(whole_status_table(parts, groups[0], findings), groups[0])
        masks = ImplicantMasks([group.bits for group in groups], [parts.verdict])
        joined = [
            self._lookup("masks", mask_table(group, masks, findings), group) for group in groups
        ]
        number = len(self.tables)
        statuses = self.name("status", status_table(parts, masks, findings))
        self.statements += [
            f"joined_{number} = {' & '.join(joined)}",
            f"piece_{number}, gate_{number} = {statuses}[joined_{number} >> {findings.size}]",
        ]
        self.pieces.append(f"piece_{number}")
        return [f"joined_{number}", f"gate_{number}"]

    def add_conflict_checks(self) -> None:
        """Look up the impossible pairs that are inside no group so far.

        Every lookup of a group raises ConflictError if its answers conflict, so the other pairs
        are checked already.
        """
        for pair in impossible_terms():
            facts = positions(pair.mask())
            if not any(set(facts) <= set(positions(bits)) for bits in self.grouped):
                group = self._group(facts)
                self.statements.append(self._lookup("pair", LookupTable(group.known), group))

    def add_unsure_tail(self) -> None:
        """Replace the tail by one that lists the onlooker's answers that count as unsure."""
        facts = positions(ONLOOKER_GUESSES.mask())
        size = FINDING_GROUP_SIZE
        groups = [QuestionGroup(facts[at : at + size]) for at in range(0, len(facts), size)]
        ids = [self._lookup("unsure", unsure_table(group), group) for group in groups]
        tail = self.name("tail", tail_after)
        self.statements.append(f"tail = {tail}(join(({', '.join(ids)})))")

    def name(self, kind: str, value: object) -> str:
        """Return a new name for an object that the code uses."""
        name = f"{kind}_{len(self.tables)}"
        self.tables[name] = value
        return name

    def _lookup(self, kind: str, table: LookupTable, group: QuestionGroup) -> str:
        return f"{self.name(kind, table)}[{group.key}]"

    def _group(self, facts: Sequence[int]) -> QuestionGroup:
        group = QuestionGroup(facts, self.onlooker)
        self.grouped.append(group.bits)
        return group


class LawPlan(NamedTuple):
    """The groups of questions that are looked up for a law.

    `verdicts`: each with its groups. `other_groups`: for the findings alone.
    """

    verdicts: list[tuple[VerdictParts, list[list[int]]]]
    other_groups: list[list[int]]
    findings: FindingMasks


def plan_law(law: CompiledFramework, detail: Detail, before: str, max_entries: int) -> LawPlan:
    """Divide the questions of a law into groups; `before`: the JSON before its first verdict."""
    verdicts = []
    for verdict in Verdict:
        parts = verdict_parts(law, verdict, before, max_entries)
        verdicts.append((parts, _verdict_groups(parts, detail)))
        before = ","
    findings = shown_findings(law)
    compiled = [part for each in findings for part in each.expressions()]
    grouped = {fact for _, groups in verdicts for group in groups for fact in group}
    left = [fact for fact in facts_of(compiled) if fact not in grouped]
    for _, groups in sorted(verdicts, key=lambda each: len(each[1])):
        size = GROUP_SIZES[detail] + 1 if len(groups) > 1 else FINDING_GROUP_SIZE
        for group in groups:
            left = _fill(group, left, size, compiled)
    other_groups = split_into_groups(left, FINDING_GROUP_SIZE)
    every = [*(group for _, groups in verdicts for group in groups), *other_groups]
    masks = FindingMasks(findings, [sum(1 << fact for fact in group) for group in every])
    return LawPlan(verdicts, other_groups, masks)


def _verdict_groups(parts: VerdictParts, detail: Detail) -> list[list[int]]:
    if detail is Detail.FULL:
        return split_into_groups(parts.facts(), GROUP_SIZES[detail], parts.elements.values())
    return split_into_groups(facts_of([parts.verdict]), GROUP_SIZES[detail])


def _fill(group: list[int], left: list[int], size: int, compiled: Iterable[Compiled]) -> list[int]:
    """Move facts into a group until it has so many, and return those that are left.

    First those that an expression over few facts joins to the group.
    """
    wanted = [
        fact
        for facts in sorted(map(facts_of, ([each] for each in compiled)), key=len)
        if not set(facts).isdisjoint(group)
        for fact in facts
    ]
    chosen = [fact for fact in dict.fromkeys([*wanted, *left]) if fact in left]
    group += chosen[: size - len(group)]
    return [fact for fact in left if fact not in group]


def write_result_code(
    frameworks: Sequence[str], detail: Detail, onlooker: bool = False
) -> ResultCode:
    """Generate the code of a result under some frameworks."""
    code = ResultCode(onlooker)
    max_entries = lookup_table.MAX_TABLE_ENTRIES // len(frameworks)
    before = FRAMEWORKS_START
    for framework in frameworks:
        law = compile_framework(framework)
        code.add_law(plan_law(law, detail, f'{before}"{framework}":{{', max_entries), detail)
        before = "},"
    code.add_conflict_checks()
    if onlooker:
        code.add_unsure_tail()
    return code


_RECORD = """
def screen_record(head, id, answers, tail):
    {statements}
    return join((head, id, {pieces}, tail))
"""
_BLOCK = '''
def screen_block(lines, size, head, tail):
    """Return the ids and the results of lines that hold what is expected and no more.

    Raises OddLineError if a line holds anything else.
    """
    before = count_references()
    records = list(map(decode, lines))
    length = answers_length(before, len(records))
    ids = [record.id for record in records]
    id_texts = check_block(size, length, ids, records)
    made = []
    for record, id_text in zip(records, id_texts):
        answers = {answers}
        {statements}
        made += head, id_text, {pieces}, tail
    return ids, join(made)
'''


def record_source(code: ResultCode) -> str:
    """Return the Python source of the function for one record."""
    return _RECORD.format(statements="\n    ".join(code.statements), pieces=", ".join(code.pieces))


def block_source(code: ResultCode, flat: bool) -> str:
    """Return the Python source of the function for a whole block of records of one layout."""
    return _BLOCK.format(
        statements=("\n" + 8 * " ").join(code.statements),
        pieces=", ".join(code.pieces),
        answers="record" if flat else "record.answers",
    )


def compile_record_screener(code: ResultCode) -> RecordScreener:
    screener: RecordScreener = _compile(record_source(code), code.tables)["screen_record"]
    return screener


def compile_block_screener(
    code: ResultCode, flat: bool, decoding: Mapping[str, object]
) -> BlockScreener:
    """Compile the function for a block; `decoding`: LineDecoder.block_functions()."""
    names = {**code.tables, **decoding}
    screener: BlockScreener = _compile(block_source(code, flat), names)["screen_block"]
    return screener


def _compile(source: str, names: Mapping[str, object]) -> dict[str, Any]:
    """Execute generated source, and let tracebacks and debuggers show its lines."""
    file_name = f"<distinguo result code {zlib.crc32(source.encode()):08x}>"
    lines = source.splitlines(keepends=True)
    linecache.cache[file_name] = (len(source), None, lines, file_name)
    space = {**names, "join": b"".join}
    exec(compile(source, file_name, "exec"), space)  # noqa: S102 - made from rules, never input
    return space
