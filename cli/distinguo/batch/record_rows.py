"""Records of a block as columns: their places, ids, roles and rows of answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from distinguo_rules.model import Role

from ..answers import MAX_ID_CHARACTERS, SCHEMA, Record
from ..printable import as_json
from .answer_codes import NO_CODE, row_of

_ROLES = {None, *Role}
_SCHEMAS = {None, SCHEMA}


class RecordRows:
    """Some records. All lists are equally long.

    `places`: the index of each among the lines. `id_texts`: the ids as JSON. `rows`: the answers,
    as `row_of` returns them.
    """

    def __init__(
        self,
        places: Iterable[int] = (),
        ids: Iterable[str | None] = (),
        id_texts: Iterable[bytes] = (),
        roles: Iterable[str | None] = (),
        rows: Iterable[str] = (),
    ) -> None:
        self.places = [*places]
        self.ids = [*ids]
        self.id_texts = [*id_texts]
        self.roles = [*roles]
        self.rows = [*rows]

    def copy(self) -> RecordRows:
        """Return the same records, to which others can be added."""
        return RecordRows(self.places, self.ids, self.id_texts, self.roles, self.rows)

    def extend(self, others: RecordRows, places: Sequence[int]) -> None:
        """Add other records, whose places are indices of these places."""
        self.places += map(places.__getitem__, others.places)
        self.ids += others.ids
        self.id_texts += others.id_texts
        self.roles += others.roles
        self.rows += others.rows

    def add(self, place: int, record: Record) -> None:
        """Add a record that was read in another way."""
        self.places.append(place)
        self.ids.append(record.id)
        self.id_texts.append(id_text(record.id))
        self.roles.append(record.role)
        self.rows.append(row_of(record.answers))


def sound_rows(
    rows: Sequence[str], ids: Sequence[Any], roles: Sequence[Any], schemas: Sequence[Any]
) -> RecordRows:
    """Return the records that are valid. None stands for an id, role or schema not given."""
    if (
        NO_CODE not in "".join(rows)
        and _ROLES.issuperset(roles)
        and _SCHEMAS.issuperset(schemas)
        and all(map(_is_valid_id, ids))
    ):
        return RecordRows(range(len(rows)), ids, id_texts(ids), roles, rows)
    chosen = [
        (place, id, role, row)
        for place, (row, id, role, schema) in enumerate(
            zip(rows, ids, roles, schemas, strict=True)
        )
        if NO_CODE not in row and role in _ROLES and schema in _SCHEMAS and _is_valid_id(id)
    ]
    if not chosen:
        return RecordRows()
    places, good_ids, good_roles, good_rows = map(list, zip(*chosen, strict=True))
    return RecordRows(places, good_ids, id_texts(good_ids), good_roles, good_rows)


def _is_valid_id(id: str | None) -> bool:
    if id is None:
        return True
    return len(id) <= MAX_ID_CHARACTERS and (
        id.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in id)
    )


def missing(places: Sequence[int], count: int) -> Sequence[int]:
    """Return the places below `count` that are not among these."""
    return () if len(places) == count else sorted({*range(count)}.difference(places))


def id_texts(ids: Sequence[str | None]) -> list[bytes]:
    """Return ids as JSON. In plain ones there is nothing to escape: they need no look at each."""
    given = [id for id in ids if id is not None]
    joined = "".join(given)
    if not joined.isprintable() or '"' in joined or "\\" in joined:
        return [*map(id_text, ids)]
    if None in ids or not ids:
        return [b"null" if id is None else b'"%b"' % id.encode() for id in ids]
    return ('"' + '"\n"'.join(given) + '"').encode().split(b"\n")


def id_text(id: str | None) -> bytes:
    """Return an id as JSON."""
    return as_json(id, indent=None).encode()
