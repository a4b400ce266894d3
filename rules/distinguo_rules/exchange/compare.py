"""On which answers two rules part: the minimal patterns, and which of the two says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..assess import Reason
from ..factoring import as_expression, without_repeats
from ..logic import Expr
from ..model import Answer, Status, Verdict
from ..primes import Compiled, Compiler
from ..term import Term
from .pack import Pack, PackedFramework


@dataclass(frozen=True)
class Pattern:
    """Answers on which two rules give different statuses, whatever the other answers are."""

    answers: Reason
    old: Status
    new: Status


def patterns_between(
    old: Compiled, new: Compiled, impossible: Iterable[Expr] = ()
) -> tuple[Pattern, ...]:
    """Every minimal pattern that only one of the two holds to be so, smallest first.

    Together they are all that tells the two apart: each possible complete set of answers on which
    they differ holds one of the patterns, and no other complete set does. Patterns that say the
    same, given what cannot occur, are listed once.
    """
    order = tuple(dict.fromkeys((*old.order, *new.order)))
    compiler = Compiler(order, impossible)
    was, now = (as_expression(rule.when_true, rule.order) for rule in (old, new))
    sides = (
        (was & ~now, Status.INDICATED, Status.NOT_INDICATED),
        (now & ~was, Status.NOT_INDICATED, Status.INDICATED),
    )
    found = [
        (term, Pattern(_pattern(term, order), before, after))
        for expr, before, after in sides
        for term in without_repeats(compiler.compile(expr).when_true, compiler)
    ]
    return tuple(pattern for _, pattern in sorted(found, key=lambda f: (f[0].size(), f[0])))


def _pattern(term: Term, order: Sequence[str]) -> Reason:
    return {
        id: Answer.YES if term.yes >> index & 1 else Answer.NO
        for index, id in enumerate(order)
        if (term.yes | term.no) >> index & 1
    }


@dataclass(frozen=True)
class Comparison:
    """Two frameworks held against each other. `findings`: those that both have, where they part.

    `other`: what else is not the same, each in a sentence.
    """

    old: PackedFramework
    new: PackedFramework
    verdicts: Mapping[Verdict, tuple[Pattern, ...]]
    findings: Mapping[str, tuple[Pattern, ...]]
    other: tuple[str, ...]

    def same(self) -> bool:
        """Whether nothing at all tells the two apart."""
        return not (any(self.verdicts.values()) or any(self.findings.values()) or self.other)


def compare_frameworks(old: tuple[Pack, str], new: tuple[Pack, str]) -> Comparison:
    """Two frameworks, each given by its pack and its id. What is impossible in either is left out.

    Findings and words are held against each other only if it is the same framework twice.
    """
    (old_pack, old_id), (new_pack, new_id) = old, new
    was, now = old_pack.frameworks[old_id], new_pack.frameworks[new_id]
    impossible = (old_pack.impossible_expression(), new_pack.impossible_expression())
    same_law = old_id == new_id
    shared = [id for id in was.findings if id in now.findings] if same_law else []
    return Comparison(
        was,
        now,
        {v: patterns_between(was.verdicts[v], now.verdicts[v], impossible) for v in Verdict},
        {id: patterns_between(was.findings[id], now.findings[id], impossible) for id in shared},
        tuple(_other_changes(old_pack, new_pack, old_id)) if same_law else (),
    )


def _other_changes(old: Pack, new: Pack, id: str) -> Iterable[str]:
    was, now = old.frameworks[id], new.frameworks[id]
    yield from _names("question", old.texts, new.texts)
    yield from _names("finding", was.texts, now.texts)
    if set(old.impossible_patterns()) != set(new.impossible_patterns()):
        yield "The combinations of answers that cannot occur have changed."
    if was.heading != now.heading:
        yield "The title, the date, the notes or the citations have changed."


def _names(noun: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    for id in dict.fromkeys((*old, *new)):
        if id not in new:
            yield f'The {noun} "{id}" is gone.'
        elif id not in old:
            yield f'The {noun} "{id}" is new.'
        elif old[id] != new[id]:
            yield f'The {noun} "{id}" is worded or sourced in another way.'
