"""Rule packs read from files and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..documents import name_of, read_unrepeated
from ..errors import BadDataError, Fault, Place

if TYPE_CHECKING:
    from distinguo_rules.exchange.pack import Pack


def load_pack(path: str) -> Pack:
    """Read and check a rule pack. Raises UsageError or BadDataError with every fault."""
    from distinguo_rules.exchange.pack_reading import read_pack

    pack, flaws = read_pack(read_unrepeated(path, "a rule pack"))
    if pack is None:
        name = name_of(path)
        raise BadDataError([Fault(Place(name, f.path), f.message, f.hint) for f in flaws])
    return pack
