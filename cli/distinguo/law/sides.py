"""The two sides of `distinguo law diff`: frameworks or saved rule packs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from distinguo_rules.exchange.compare import Comparison, compare_frameworks
from distinguo_rules.exchange.pack import Pack, as_pack
from distinguo_rules.law import FRAMEWORKS

from ..errors import BadDataError, Fault, Place, UsageError, did_you_mean
from .pack_reading import load_pack
from .pack_writing import rules_pack


@dataclass(frozen=True)
class Side:
    """One side: its pack, and the framework that was picked (None for all of them)."""

    name: str
    pack: Pack
    picked: str | None


def read_side(text: str) -> Side:
    """Read a side: the id of a framework, a pack file, or FILE:ID.

    Raises UsageError or BadDataError.
    """
    if text in FRAMEWORKS:
        return Side(text, as_pack(rules_pack()), text)
    path, _, id = text.rpartition(":")
    if path and not _exists(text):
        pack = load_pack(path)
        if id not in pack.frameworks:
            raise BadDataError([_missing(path, id, pack)])
        return Side(text, pack, id)
    if not _exists(text) and text != "-":
        near = did_you_mean(text, list(FRAMEWORKS))
        hint = near or f"name one of {', '.join(FRAMEWORKS)}, or a saved rule pack"
        raise UsageError([Fault(text[:200], "is not a framework, and no such file exists", hint)])
    return Side(text, load_pack(text), None)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _missing(name: str, id: str, pack: Pack) -> Fault:
    hint = did_you_mean(id, list(pack.frameworks)) or f"it contains {', '.join(pack.frameworks)}"
    return Fault(Place(name), f'does not contain the framework "{id[:40]}"', hint)


def compare(old: Side, new: Side) -> tuple[Comparison, ...]:
    """Compare each framework with that of the other side. Raises BadDataError if there is none."""
    one, other = old.picked or new.picked, new.picked or old.picked
    if one and other:
        pairs = [(one, other)]
    else:
        pairs = [(id, id) for id in old.pack.frameworks if id in new.pack.frameworks]
    faults = [_missing(s.name, id, s.pack) for s, id in _named(old, new, pairs) if not _has(s, id)]
    if faults or not pairs:
        raise BadDataError(
            faults
            or [Fault(new.name, "has no framework in common with the other", "name two packs")]
        )
    return tuple(compare_frameworks((old.pack, a), (new.pack, b)) for a, b in pairs)


def _named(old: Side, new: Side, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[Side, str]]:
    for one, other in pairs:
        yield from ((old, one), (new, other))


def _has(side: Side, id: str) -> bool:
    return id in side.pack.frameworks
