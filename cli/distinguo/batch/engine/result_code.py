"""What makes results of records, written out for the frameworks asked for: it does nothing else.

Its text is made from the verdicts' tables and compiled once; `plain_source` and `result_source`
give it. Each piece of a result is a look-up of what a group of answers says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from distinguo_rules.compiled import compile_framework, impossible_terms
from distinguo_rules.model import Verdict
from distinguo_rules.term import positions

from ..run.choices import Detail
from . import lookup as tables
from .decision_trie import Settling
from .implicant_masks import Grounds
from .json_pieces import BEFORE_FRAMEWORKS, tail_counting
from .known_terms import BEYOND_ONLOOKER, facts_of
from .lookup import Group, Table
from .verdict_parts import (
    Parts,
    beyond_table,
    core_table,
    elements_table,
    groups_of,
    mask_table,
    parts_of,
    split_elements,
    status_table,
    whole_status,
    whole_table,
)

Plain = Callable[[Iterable[bytes], int, bytes, bytes], tuple[list[str | None], bytes]]
# How many facts are looked up together: in full, and for the status alone.
SPANNED, LOOKED_UP = 4, 5


@dataclass
class Program:
    """The names, statements and pieces of a result, as they come together."""

    onlooker: bool
    names: dict[str, Any] = field(default_factory=dict)
    statements: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)

    def add_full(self, parts: Parts) -> None:
        """A verdict in full."""
        facts = parts.facts()
        if len(facts) <= SPANNED:
            group = self._group(facts)
            self.pieces.append(f"{self.name('whole', whole_table(parts, group))}[{group.key}]")
            return
        groups = [self._group(each) for each in groups_of(facts, SPANNED, parts.elements.values())]
        wide, within = split_elements(parts, groups)
        judged = [parts.verdict, *parts.rules.values(), *wide.values()]
        grounds = Grounds([group.bits for group in groups], judged, parts.verdict)
        settling = Settling(parts.verdict, len(groups), parts.room)
        comma, numbers, masks, texts = "," if wide else "", "", [], []
        for place, (group, elements) in enumerate(zip(groups, within, strict=True)):
            known, number = len(self.names), partial(settling.number, place)
            made = self.name("said", elements_table(group, number, grounds, elements, comma))
            self.statements.append(
                f"number_{known}, left_{known}, states_{known} = {made}[{group.key}]"
            )
            numbers += f"[number_{known}]"
            masks.append(f"left_{known}")
            texts += [f"states_{known}"] if elements else []
            comma = "," if elements else comma
        core = self.name("core", core_table(parts, grounds, wide))
        ways = self.name("ways", settling.root)
        opening, detail = f"opening_{len(self.names)}", f"detail_{len(self.names)}"
        self.statements += [
            f"{opening}, {detail} = {core}[{' & '.join(masks)}]",
            f"if {detail} is None: {detail} = {ways}{numbers}",
        ]
        self.pieces += [opening, *texts, detail]

    def add_compact(self, parts: Parts) -> None:
        """A verdict's status alone."""
        facts = facts_of([parts.verdict])
        if len(facts) <= LOOKED_UP:
            group = self._group(facts)
            self.pieces.append(f"{self.name('whole', whole_status(parts, group))}[{group.key}]")
            return
        groups = [self._group(each) for each in groups_of(facts, LOOKED_UP)]
        grounds = Grounds([group.bits for group in groups], [parts.verdict])
        masks = [
            f"{self.name('said', mask_table(group, grounds))}[{group.key}]" for group in groups
        ]
        statuses = self.name("status", status_table(parts, grounds))
        self.pieces.append(f"{statuses}[{' & '.join(masks)}]")

    def add_checks(self) -> None:
        """Look at the impossible pairs that lie within no group so far."""
        for pair in impossible_terms():
            facts = positions(pair.yes | pair.no)
            if not any(set(facts) <= set(positions(seen)) for seen in self.seen):
                group = self._group(facts)
                self.statements.append(f"{self.name('pair', Table(group.known))}[{group.key}]")

    def add_beyond(self) -> None:
        """Tell which answers count as unsure because an onlooker gave them."""
        facts = positions(BEYOND_ONLOOKER.yes | BEYOND_ONLOOKER.no)
        groups = [Group(facts[at : at + LOOKED_UP]) for at in range(0, len(facts), LOOKED_UP)]
        texts = [f"{self.name('beyond', beyond_table(each))}[{each.key}]" for each in groups]
        tail = self.name("tail", tail_counting)
        self.statements.append(f"tail = {tail}(join(({', '.join(texts)})))")

    def name(self, kind: str, value: object) -> str:
        name = f"{kind}_{len(self.names)}"
        self.names[name] = value
        return name

    def _group(self, facts: Sequence[int]) -> Group:
        group = Group(facts, self.onlooker)
        self.seen.append(group.bits)
        return group


_RESULT = """
def result(head, id, answers, tail):
    {statements}
    return join((head, id, {pieces}, tail))
"""
_PLAIN = '''
def plain(lines, size, line, tail):
    """The ids and the results of lines that hold what is expected and no more; OddError if not."""
    before = count_given()
    records = list(map(decode, lines))
    length = length_given(before, len(records))
    ids = [record.id for record in records]
    texts = check_plain(size, length, ids, records)
    made = []
    for record, text in zip(records, texts):
        answers = {answers}
        {statements}
        made += line, text, {pieces}, tail
    return ids, join(made)
'''


def write_program(frameworks: Sequence[str], detail: Detail, onlooker: bool = False) -> Program:
    """The pieces of a result under some frameworks."""
    program = Program(onlooker)
    room = tables.LARGEST // len(frameworks)
    before = BEFORE_FRAMEWORKS
    for framework in frameworks:
        before += f'"{framework}":{{'
        for verdict in Verdict:
            parts = parts_of(compile_framework(framework), verdict, before, room)
            if detail is Detail.FULL:
                program.add_full(parts)
            else:
                program.add_compact(parts)
            before = ","
        before = "},"
    program.add_checks()
    if onlooker:
        program.add_beyond()
    return program


def result_source(program: Program) -> str:
    """The function for one record, as Python text."""
    return _RESULT.format(
        statements="\n    ".join(program.statements), pieces=", ".join(program.pieces)
    )


def plain_source(program: Program, flat: bool) -> str:
    """The loop over many records that are written alike, as Python text."""
    return _PLAIN.format(
        statements=("\n" + 8 * " ").join(program.statements),
        pieces=", ".join(program.pieces),
        answers="record" if flat else "record.answers",
    )


def compile_result(program: Program) -> Callable[[bytes, bytes, Any, bytes], bytes]:
    """The function `result`: from what a record says, and what stands around it, to its result."""
    made: Callable[[bytes, bytes, Any, bytes], bytes]
    made = _compiled(result_source(program), program.names)["result"]
    return made


def compile_plain(program: Program, flat: bool, reads: Mapping[str, object]) -> Plain:
    """The function `plain`: from lines to their ids, and to all of their results in one.

    `reads`: the names of what it reads lines with.
    """
    made: Plain = _compiled(plain_source(program, flat), {**program.names, **reads})["plain"]
    return made


def _compiled(source: str, names: Mapping[str, object]) -> dict[str, Any]:
    space = {**names, "join": b"".join}
    exec(source, space)  # noqa: S102 - made from rules alone, never from input
    return space
