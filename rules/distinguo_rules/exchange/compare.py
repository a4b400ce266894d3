"""Compare two rules: the minimal patterns of answers on which they differ, and both statuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..compiled import answers_of
from ..factoring import as_expression, without_repeats
from ..logic import Expr
from ..model import Reason, Status, Verdict
from ..primes import Compiled, Compiler
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
    """Return every minimal pattern that makes only one of the two rules true, smallest first.

    A possible complete set of answers contains one of the patterns if and only if the two rules
    differ on it. One of several patterns that are equivalent, given `impossible`, is listed.
    """
    order = tuple(dict.fromkeys((*old.order, *new.order)))
    compiler = Compiler(order, impossible)
    was, now = (as_expression(rule.when_true, rule.order) for rule in (old, new))
    sides = (
        (was & ~now, Status.INDICATED, Status.NOT_INDICATED),
        (now & ~was, Status.NOT_INDICATED, Status.INDICATED),
    )
    found = [
        (term, Pattern(answers_of(term, order), before, after))
        for expr, before, after in sides
        for term in without_repeats(compiler.compile(expr).when_true, compiler)
    ]
    return tuple(pattern for _, pattern in sorted(found, key=lambda f: (f[0].size(), f[0])))


@dataclass(frozen=True)
class Comparison:
    """The differences between two frameworks.

    `findings`: the patterns by id, for findings that both have. `other`: further differences,
    each as a sentence.
    """

    old: PackedFramework
    new: PackedFramework
    verdicts: Mapping[Verdict, tuple[Pattern, ...]]
    findings: Mapping[str, tuple[Pattern, ...]]
    other: tuple[str, ...]

    def same(self) -> bool:
        """Return whether the two frameworks do not differ in anything."""
        return not (any(self.verdicts.values()) or any(self.findings.values()) or self.other)


def compare_frameworks(old: tuple[Pack, str], new: tuple[Pack, str]) -> Comparison:
    """Compare two frameworks, each named by its pack and its id.

    Combinations that are impossible in either pack are ignored. Findings and texts are compared
    only if both ids are the same.
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
            yield f'The {noun} "{id}" has other words or sources.'
