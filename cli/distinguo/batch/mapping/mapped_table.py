"""Match the columns of a table, and write its rows, by a mapping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID

from ...checked import LIST_QUESTIONS
from ...errors import BadDataError, Fault, Place, did_you_mean, shorten
from ..inputs.headings import MAX_COLUMNS_NAMED, LostColumn, TableHead, is_mistaken, no_question
from ..inputs.recognition import Cells, Value
from ..inputs.table_columns import TableColumns, WrittenRows, text_value
from ..inputs.words import plain_words
from .form_mapping import IGNORE, ROLE, FormMapping


class TableMatch:
    """A match of the headings of a table by a mapping. `strict`: refuse unknown columns."""

    def __init__(
        self, mapping: FormMapping, headings: Sequence[Sequence[str]], place: Place, strict: bool
    ) -> None:
        self._mapping, self._place, self._strict = mapping, place, strict
        self._rows = headings
        self._names = [heading_of(headings, at, mapping) for at in range(len(headings[0]))]
        self._targets = [mapping.target_of(name) for name in self._names]

    def head(self, needs_question: bool) -> TableHead:
        """Return the head. Raises BadDataError with every fault."""
        losses = [self._mapping.loss_of(name) for name in self._names]
        lost = {
            number: LostColumn(name, loss)
            for number, (name, loss) in enumerate(zip(self._names, losses, strict=True))
            if loss
        }
        unknown = [
            name
            for number, name in enumerate(self._names)
            if self._targets[number] is None and number not in lost
        ]
        faults = [*self._unknown(unknown), *self._absent(), *self._repeated(), *self._answered()]
        if not faults and needs_question and BY_ID.keys().isdisjoint(self._targets):
            hint = f"see `distinguo map`; {LIST_QUESTIONS}"
            faults.append(Fault(self._place, "no column is a question", hint))
        if faults:
            raise BadDataError(faults)
        keys = [None if target == IGNORE else target for target in self._targets]
        return TableHead(tuple(keys), tuple(unknown), lost)

    def _unknown(self, unknown: Sequence[str]) -> Iterator[Fault]:
        wrong = unknown if self._strict else [*filter(is_mistaken, unknown)]
        return (no_question(name, self._place) for name in wrong[:MAX_COLUMNS_NAMED])

    def _absent(self) -> Iterator[Fault]:
        """Yield each column of the mapping that the table does not have."""
        if self._mapping.is_ready:
            return
        present = {plain_words(text) for row in self._rows for text in row}
        for part in ("columns", "lost"):
            for name in getattr(self._mapping, part):
                if name not in present:
                    where = Place(self._mapping.file, f'$.{part}."{shorten(name)}"')
                    hint = did_you_mean(name, present) or "leave it out"
                    yield Fault(where, f"{self._place.file} has no such column", hint)

    def _repeated(self) -> Iterator[Fault]:
        first: dict[str, str] = {}
        for name, target in zip(self._names, self._targets, strict=True):
            if target is None or target == IGNORE or target in self._mapping.combined:
                continue
            if target in first:
                both = f'"{shorten(first[target])}" and "{shorten(name)}"'
                hint = "keep one of these columns"
                yield Fault(self._place, f"{target} appears twice: {both}", hint)
            first.setdefault(target, name)

    def _answered(self) -> Iterator[Fault]:
        """Yield each further row of headings that holds an answer: it is a record."""
        for number, row in enumerate(self._rows[1:], 2):
            cells = zip(self._targets, row, strict=True)
            if any(
                target in BY_ID and isinstance(self._mapping.answer(target, cell), Answer)
                for target, cell in cells
                if target
            ):
                message = f"row {number} holds answers, not headings"
                hint = f"the mapping says that {len(self._rows)} rows are headings"
                yield Fault(self._place, message, hint)


def heading_of(headings: Sequence[Sequence[str]], column: int, mapping: FormMapping) -> str:
    """Return the first heading of a column that stands for something, or else the first."""
    texts = [row[column] for row in headings]
    known = (text for text in texts if mapping.loss_of(text) or mapping.target_of(text))
    return next(known, texts[0])


class MappedRows:
    """A writer for the rows of a table by a mapping.

    `places`: for each cell of a row its place in the head.
    """

    def __init__(
        self, mapping: FormMapping, head: TableHead, places: Sequence[int], cell_value: Value
    ) -> None:
        self._mapping, self._cell_value = mapping, cell_value
        self._lost = [
            (at, head.lost[place]) for at, place in enumerate(places) if place in head.lost
        ]
        keys = [head.keys[place] for place in places]
        self._combined = [
            (id, found)
            for id in sorted(mapping.combined)
            if len(found := [at for at, key in enumerate(keys) if key == id]) > 1
        ]
        twice = {id for id, _ in self._combined}
        alone = [None if key in twice else key for key in keys]
        constants = {ROLE: mapping.role} if mapping.role else {}
        self._columns = TableColumns(
            [*alone, *(id for id, _ in self._combined)], self._value_of, constants
        )

    def records(self, rows: Cells, in_codes: bool = True) -> WrittenRows:
        """Return rows as records, and count the answers that are lost."""
        for at, lost in self._lost:
            lost.count += sum(self._answer("", row[at]) is Answer.YES for row in rows)
        if self._combined:
            rows = [
                [*row, *(self._together(id, row, ats) for id, ats in self._combined)]
                for row in rows
            ]
        return self._columns.records(rows, in_codes)

    def _answer(self, question: str, cell: Any) -> object:
        if isinstance(cell, Answer):
            return cell
        return self._mapping.answer(question, None if cell is None else self._cell_value(cell))

    def _value_of(self, key: str) -> Value:
        """Return the function that converts the cells of a column."""
        if key in BY_ID:
            return partial(self._answer, key)
        texts = partial(text_value, self._cell_value)
        return (lambda cell: self._mapping.role_of(texts(cell))) if key == ROLE else texts

    def _together(self, question: str, row: Sequence[Any], ats: Sequence[int]) -> object:
        return combined_answer([self._answer(question, row[at]) for at in ats])


def combined_answer(answers: Sequence[object]) -> object:
    """Return the answer of several columns to one question.

    It is the yes or no that some of them give; unsure if both are given. Anything else is the
    first of them, and what is no answer comes before all, so that it is refused.
    """
    given = [answer for answer in answers if answer is not None]
    wrong = [answer for answer in given if not isinstance(answer, Answer)]
    decided = {answer for answer in given if answer in (Answer.YES, Answer.NO)}
    if wrong:
        return wrong[0]
    if len(decided) > 1:
        return Answer.UNSURE
    return next(iter(decided), given[0] if given else None)
