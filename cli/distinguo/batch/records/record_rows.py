"""Records of a block as columns: their places, ids, roles and rows of answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...answers import Record
from ...printable import as_json
from .answer_codes import row_of


@dataclass
class RecordRows:
    """Some records. All lists are equally long.

    `places`: the index of each among the lines. `id_texts`: the ids as JSON. `rows`: the answers,
    as `row_of` returns them.
    """

    places: list[int] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    id_texts: list[bytes] = field(default_factory=list)
    roles: list[str | None] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)

    def add(self, place: int, record: Record) -> None:
        """Add a record that was read in another way."""
        self.places.append(place)
        self.ids.append(record.id)
        self.id_texts.append(id_text(record.id))
        self.roles.append(record.role)
        self.rows.append(row_of(record.answers))


def id_text(id: str | None) -> bytes:
    """Return an id as JSON."""
    return as_json(id, indent=None).encode()
