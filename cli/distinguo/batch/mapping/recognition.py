"""The recognition of questions and answers by a mapping."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Place
from ..inputs.headings import TableHead
from ..inputs.recognition import Rows, Value
from .form_mapping import IGNORE, FormMapping
from .mapped_record import RecordTranslator
from .mapped_table import MappedRows, TableMatch


class ByMapping:
    """The recognition by a mapping. `strict`: columns that it does not know are refused."""

    translates = True

    def __init__(self, mapping: FormMapping, strict: bool = False) -> None:
        self._mapping, self._strict = mapping, strict
        self.heading_rows = mapping.heading_rows
        self.members = mapping.records
        self.translated = RecordTranslator(mapping).translated

    def of_form(self) -> ByMapping:
        return self

    def key_of(self, heading: str) -> str | None:
        """Return what a heading stands for, None for an unknown or ignored one."""
        target = self._mapping.target_of(heading)
        return None if target == IGNORE else target

    def match(self, headings: Rows, place: Place, needs_question: bool = True) -> TableHead:
        return TableMatch(self._mapping, headings, place, self._strict).head(needs_question)

    def writer(self, head: TableHead, places: Sequence[int], cell_value: Value) -> MappedRows:
        return MappedRows(self._mapping, head, places, cell_value)
