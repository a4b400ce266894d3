"""CSV: a record for each row, with what its cells say, and refused where its file would be."""

from __future__ import annotations

import csv
import io
import json

from distinguo.answers import KEYS_BESIDE_ANSWERS
from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.inputs.blocks import RecordBlock
from distinguo.batch.inputs.csv_input import CsvTable
from distinguo.batch.inputs.detection import InputKind
from distinguo.batch.inputs.formula_guard import guard_cell
from distinguo.batch.screening_options import ScreeningOptions
from distinguo.errors import BadDataError
from distinguo_rules.questionnaire import BY_ID
from kit.rows_as_json import RowsAsJson

from .arrays import is_of_kind
from .lines import check_results
from .promises import plain_json

_ENGINE = Engine(ScreeningOptions())


def seeds() -> list[bytes]:
    table = "id,as,work_for_other,from_abroad\na,self,yes,no\nb,,TRUE,false\nc,observer,,\n"
    return [
        table.encode(),
        table.replace(",", ";").replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + table.replace(",", "\t").encode(),
        b'ID, Work_For_Other ,"under_18"\r\n"a,1",yes,no\r\n"b\r\nc",no,""\r\n\r\n"d""e",no,\n',
        b"under_18\nyes\n\nno\n'=yes\n",
    ]


def check(data: bytes) -> None:
    if not is_of_kind(data, InputKind.CSV):
        return
    try:
        blocks = read_table(data)
    except BadDataError:
        return
    numbers = [number for block in blocks for number in block.numbers]
    assert numbers == sorted(set(numbers))
    assert all(2 <= number <= data.count(b"\n") + data.count(b"\r") + 1 for number in numbers)
    for block in blocks:
        check_results(block.lines, _ENGINE.screen_lines(block.lines, EnginePath.DECODING))
    _check_written_again(blocks)


def read_table(data: bytes) -> list[RecordBlock]:
    """Return the blocks of a table. Raises BadDataError if its head is refused."""
    return list(CsvTable(io.BytesIO(data), "table", RowsAsJson(), lambda: False).blocks())


def _check_written_again(blocks: list[RecordBlock]) -> None:
    """Rows that were taken, written as a table by the standard library, give the same records."""
    records = [record for block in blocks for record in map(_plain, block.lines) if record]
    heads = [*KEYS_BESIDE_ANSWERS, *BY_ID]
    text = io.StringIO()
    writer = csv.DictWriter(text, heads, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for record in records:
        writer.writerow({key: guard_cell(value) for key, value in record.items()})
    again = [
        _plain(line) for block in read_table(text.getvalue().encode()) for line in block.lines
    ]
    assert again == [record for record in records if any(record.values())]


def _plain(line: bytes) -> dict[str, str] | None:
    """What a record says of known questions, cell by cell; None if it is no plain record."""
    try:
        found, once = plain_json(line)
        _ = line.decode()
    except ValueError:
        return None
    if not once or not isinstance(found, dict):
        return None
    answers = found.pop("answers")
    assert isinstance(answers, dict)
    cells = {**found, **answers}
    if not all(isinstance(cell, str) for cell in cells.values()) or not cells.keys() <= {
        *KEYS_BESIDE_ANSWERS,
        *BY_ID,
    }:
        return None
    return json.loads(json.dumps(cells))  # type: ignore[no-any-return]
