"""The recognition of questions and answers: by themselves, or by other means such as a mapping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ...errors import Place
from .headings import TableHead, key_of, match_head

if TYPE_CHECKING:
    from .table_columns import WrittenRows

Rows = Sequence[Sequence[str]]
Cells = Sequence[Sequence[Any]]


class RowWriter(Protocol):
    """A writer for the rows of a table, which have a cell for each of its columns."""

    def records(self, rows: Cells, in_codes: bool = True) -> WrittenRows:
        """Return rows as records. `in_codes`: sound rows are coded, and need no JSON."""


class Recognition(Protocol):
    """A way to recognise the headings of a table, or the keys of JSON records, and their answers.

    `heading_rows`: the rows of a table before its records. `members`: the members of a JSON
    document that may hold all records. `translates`: JSON records need `translated`.
    """

    @property
    def heading_rows(self) -> int: ...
    @property
    def members(self) -> Sequence[str]: ...
    @property
    def translates(self) -> bool: ...

    def of_form(self) -> Recognition:
        """Return the recognition of the forms that this program makes."""

    def key_of(self, heading: str) -> str | None:
        """Return what a heading stands for, None if that is unknown."""

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        """Match the heading rows of a table, all of one length. Raises BadDataError."""

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> RowWriter:
        """Return a writer for rows that have a cell for each of these places in the head."""

    def translated(self, record: bytes) -> bytes:
        """Return a JSON record in our words, on one line; unchanged if it cannot be read."""


Value = Callable[[Any], object]


class OwnWords:
    """The recognition without a mapping: by id or wording, and by the words of answers.

    `strict`: columns that are not questions are refused. JSON records come as they are: the
    engine recognises their keys. `form`: makes the recognition of the forms of this program.
    """

    heading_rows = 1
    members: Sequence[str] = ()
    translates = False

    def __init__(
        self, strict: bool = False, form: Callable[[], Recognition] | None = None
    ) -> None:
        self._strict, self._form = strict, form

    def of_form(self) -> Recognition:
        return self if self._form is None else self._form()

    def key_of(self, heading: str) -> str | None:
        return key_of(heading)

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        return match_head(headings[0], place, self._strict, needs_question)

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> RowWriter:
        from .table_columns import TableColumns, in_own_words

        keys = [head.keys[place] for place in places]
        return TableColumns(keys, in_own_words(cell_value))

    def translated(self, record: bytes) -> bytes:
        return record
