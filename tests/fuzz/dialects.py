"""Tables in every dialect, sound and damaged: what strict readers see is screened or is an error.

`PYTHONPATH=cli:rules:tests python -m fuzz.dialects --tables 100000` writes as many tables, reads
each as `distinguo batch` does, from a file or a pipe, and beside it with Python's csv
(strict=True). Every row of the reference must be a record with the same id and answers, or an
error on the same line; and each has one result or one error. Sound tables are also read with
DuckDB and, where it is installed, with PyArrow, and some once more as Parquet. The results of
a file have to be the same if every row is written as JSON, also those that could be coded.

Each difference is printed with the number of its table, which `--first` begins with; the exit
code is then 1.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import os
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.inputs.blocks import RecordBlock, TextBlock
from distinguo.batch.inputs.csv_input import ROWS_PER_BLOCK
from distinguo.batch.inputs.headings import key_of
from distinguo.batch.inputs.sources import InputSource, open_source, read_blocks
from distinguo.batch.inputs.streams import START_BYTES
from distinguo.batch.run.batch_run import BlockScreener
from distinguo.batch.screening_options import Detail, ScreeningOptions
from distinguo.errors import BadDataError, Fault, Place
from distinguo_rules.questionnaire import BY_ID, ORDER
from kit.rows_as_json import RowsAsJson

from .promises import file_with

# The cells of a question, with the JSON value that each means; None is left out.
_WORDS = {
    "yes": ("yes", "Yes", "YES ", "YES", "TRUE", "sí"),
    "no": ("no", "No", "false"),
    "unsure": ("unsure", "Don't know"),
    "declined": ("refused",),
    "not_applicable": ("N/A",),
}
CELLS: dict[str, str | None] = {
    "": None,
    **{word: answer for answer, words in _WORDS.items() for word in words},
    **{code: code for code in ("1", "Y", "99")},
}
NOTES = [
    "",
    "fine",
    "a, b; c",
    'she said "go"',
    "two\nlines",
    "three\r\nlines",
    "|\t|",
    "ä½",
    "'=1",
]
NAMES = [
    "site",
    "",
    "Notes\n(optional)",
    "a, b, c, d, e, f",
    'with "marks"',
    "ä;ö",
    "start",
    "[x]",
]
_OPTIONS = ScreeningOptions(("us",), Detail.COMPACT, ignore_unknown=True)
_ENGINE = Engine(_OPTIONS)
_SCREENER = BlockScreener(_OPTIONS, with_summary=False)
DELIMITERS = [",", ";", "\t", "|"]
DAMAGES = ["", "", "", "cut", "quote", "cell", "short", "nul", "blank", "packed cut"]
PIPE_BYTES = 1 << 16  # that a pipe holds on Linux while nobody reads it
TABLES_PER_PARQUET = 10  # one of so many sound tables is also written as Parquet


@dataclass(frozen=True)
class Dialect:
    """How a table is written. `damage`: how it is spoiled afterwards, "" for a sound one.

    `line_end`: "mixed" for another one after each row.
    """

    delimiter: str
    quoting: Any
    line_end: str
    mark: bool
    before: str
    packing: str
    damage: str


@dataclass(frozen=True)
class WrittenTable:
    """The bytes of a file, the text of the table in it, and its headings."""

    dialect: Dialect
    data: bytes
    text: str
    names: list[str]
    is_torn: bool


Row = tuple[int, str | None, dict[str, str]] | tuple[int, None, None]
"""The line where a row begins, its id and answers; None and None for an error."""


def write_table(dice: Random) -> WrittenTable:
    """Return a random table."""
    delimiter = dice.choice(DELIMITERS)
    damage = dice.choice(DAMAGES)
    dialect = Dialect(
        delimiter,
        dice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        dice.choice(["\n", "\n", "\r\n", "\r\n", "\r", "mixed"]),
        dice.random() < 0.2,
        dice.choice(["", "", "", "sep", "\n", "# a comment\n"]),
        dice.choice(["gzip", "gzip twice", "zstd"])
        if damage == "packed cut"
        else dice.choice(["", "", "", "", "gzip", "gzip twice", "zstd"]),
        damage,
    )
    names = _names(dice)
    rows = [[_cell(dice, name, n) for name in names] for n in range(_row_count(dice))]
    if rows and dice.random() < 0.01:
        _lengthen(dice, names, rows)
    text = _as_text(dice, dialect, [names, *_damaged_rows(dice, dialect, rows)])
    text = _damaged_text(dice, dialect, text, len(_as_text(dice, dialect, [names])))
    data = (b"\xef\xbb\xbf" if dialect.mark else b"") + text.encode()
    return _packed(dice, dialect, data, text, names)


def _row_count(dice: Random) -> int:
    """Return a small number of rows, now and then one beyond a block."""
    if dice.random() < 0.01:
        return dice.choice([ROWS_PER_BLOCK - 1, ROWS_PER_BLOCK, ROWS_PER_BLOCK + 1])
    return dice.randrange(12)


def _lengthen(dice: Random, names: list[str], rows: list[list[str]]) -> None:
    """Write so much into one cell of a note that it reaches beyond what is read at first."""
    notes = [place for place, name in enumerate(names) if key_of(name) is None]
    if notes:
        text = dice.choice(["x", "a, ", "ä", 'a "word" ', "a line\n"])
        dice.choice(rows)[dice.choice(notes)] = text * (START_BYTES // len(text) + 7)


def _names(dice: Random) -> list[str]:
    questions = dice.sample(ORDER, dice.randrange(2, 9))
    shown = [dice.choice(["{}", "a/{}", " {} ", "a-{}"]).format(id) for id in questions]
    shown = [name.upper() if dice.random() < 0.3 else name for name in shown]
    others = dice.sample(NAMES, dice.randrange(4))
    names = [*shown, *others, *(["id"] if dice.random() < 0.8 else [])]
    dice.shuffle(names)
    # Some programs write a delimiter at the end of each line too.
    return [*names, ""] if dice.random() < 0.1 else names


def _cell(dice: Random, name: str, number: int) -> str:
    key = key_of(name)
    if key == "id":
        return dice.choice([f"c{number}", f"{number}", f"a {number}, b", f'q"{number}', "é\u200c"])
    return dice.choice([*CELLS]) if key in BY_ID else dice.choice(NOTES)


def _as_text(dice: Random, dialect: Dialect, rows: Sequence[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    ends = ["\n", "\r\n", "\r"] if dialect.line_end == "mixed" else [dialect.line_end]
    before = f"sep={dialect.delimiter}\n" if dialect.before == "sep" else dialect.before
    file.write(before.replace("\n", ends[0]))
    # Beside "\r" as the line end, csv.writer would leave a cell with "\n" without quotes.
    quoting: Any = csv.QUOTE_ALL if "\r" in ends else dialect.quoting
    writers = [
        csv.writer(file, delimiter=dialect.delimiter, quoting=quoting, lineterminator=end)
        for end in ends
    ]
    for row in rows:
        (dice.choice(writers) if len(writers) > 1 else writers[0]).writerow(row)
    return file.getvalue()


def _damaged_rows(dice: Random, dialect: Dialect, rows: list[list[str]]) -> list[list[str]]:
    place = dice.randrange(len(rows)) if rows else 0
    for row in rows[place : place + 1]:
        match dialect.damage:
            case "cell":
                row.append(dice.choice(["", "no"]))
            case "short":
                row.pop()
            case "blank":
                row[:] = [""] * len(row)
    return rows


def _damaged_text(dice: Random, dialect: Dialect, text: str, head: int) -> str:
    if len(text) <= head:
        return text
    place = dice.randrange(head, len(text))
    match dialect.damage:
        case "cut":
            return text[:place]
        case "quote":
            return f'{text[:place]}"{text[place:]}'
        case "nul":
            return f"{text[:place]}\0{text[place:]}"
    return text


def _packed(
    dice: Random, dialect: Dialect, data: bytes, text: str, names: list[str]
) -> WrittenTable:
    """Compress a table, and cut it off if that is its damage."""
    match dialect.packing:
        case "zstd":
            import zstandard

            data = zstandard.ZstdCompressor(write_checksum=True).compress(data)
        case "gzip":
            data = gzip.compress(data)
        case "gzip twice":
            half = len(data) // 2
            data = gzip.compress(data[:half]) + gzip.compress(data[half:])
    if dialect.damage != "packed cut":
        return WrittenTable(dialect, data, text, names, False)
    data = data[: dice.randrange(20, len(data))]
    seen = _unpacked(dialect.packing, data).decode(errors="ignore")
    return WrittenTable(dialect, data, seen.removeprefix("\ufeff"), names, True)


def _unpacked(packing: str, data: bytes) -> bytes:
    """Return as much as can be decompressed of data that is cut off."""
    if packing == "zstd":
        import zstandard

        return bytes(zstandard.ZstdDecompressor().decompressobj().decompress(data))
    seen = b""
    while data:
        member = zlib.decompressobj(31)
        seen += member.decompress(data)
        data = member.unused_data
    return seen


def strict_rows(table: WrittenTable) -> list[Row]:
    """Return the rows as Python's csv reads them, up to the first one that it refuses."""
    body = _body(table)
    skipped = len(io.StringIO(table.text, newline="").readlines()) - len(body)
    reader = csv.reader(body, delimiter=table.dialect.delimiter, strict=True)
    found: list[Row] = []
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return found[1:]
        except csv.Error:
            return [*found[1:], (line, None, None)]
        torn = table.is_torn and reader.line_num == len(body) and body[-1][-1] not in "\r\n"
        if torn or len(cells) != len(table.names) or any("\0" in cell for cell in cells):
            found += [(line, None, None)] if cells or torn else []
        elif any(cells) or not found:
            found.append((line, *_meaning(table.names, cells)))


def _body(table: WrittenTable) -> list[str]:
    lines = io.StringIO(table.text, newline="").readlines()
    while lines and (not lines[0].strip() or lines[0].startswith(("sep=", "#"))):
        del lines[0]
    return lines


_key = cache(key_of)


def _meaning(names: list[str], cells: list[str]) -> tuple[str | None, dict[str, str]]:
    id, answers = None, {}
    for name, cell in zip(names, cells, strict=True):
        key = _key(name)
        if key == "id":
            id = cell or None
        elif key is not None and (value := CELLS.get(cell, cell.strip() or None)) is not None:
            answers[key] = value
    return id, answers


def our_rows(data: bytes, suffix: str = ".csv", piped: bool = False) -> list[Row]:
    """Return the rows as `distinguo batch` reads them. Raises BadDataError for a refused head.

    `piped`: through a pipe, which has no name that tells the format.
    """
    if not piped:
        path = file_with(data, f"table{suffix}")
        assert _results_of(open_source(path)) == _results_of(open_source(path, RowsAsJson()))
        return _rows_of(path)
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    try:
        return _rows_of(f"/dev/fd/{reading}")
    finally:
        os.close(reading)


def _results_of(source: InputSource) -> list[object]:
    """Return the line and result of each record, and what was reported of the table."""
    found: list[object] = []
    try:
        for screened in map(_SCREENER.screen, read_blocks(source)):
            given = screened.results
            found += zip(screened.numbers, given.ids, given.each(), strict=True)
            found += ((screened.numbers[each.place], *each[1:]) for each in given.rejected)
    except BadDataError as error:
        found.append(str(error))
    finally:
        source.stream.close()
    return [*found, source.notes.empty_rows, source.notes.faults]


def _rows_of(path: str) -> list[Row]:
    source = open_source(path, RowsAsJson())
    found: list[Row] = []
    try:
        for block in read_blocks(source):
            if isinstance(block, TextBlock):
                if block.data.strip():
                    raise BadDataError([Fault(Place(path), "is not read as a table")])
                continue
            wrong = {each.place for each in block.unreadable}
            for place, (line, number) in enumerate(zip(block.lines, block.numbers, strict=True)):
                found.append((number, None, None) if place in wrong else (number, *_plain(line)))
            _check_results(block, wrong)
    except BadDataError as error:
        if "ends unexpectedly" not in str(error):
            raise
    finally:
        source.stream.close()
    return found


def _check_results(block: RecordBlock, wrong: set[int]) -> None:
    """Check that each row has one result, with its id, or is rejected."""
    results = _ENGINE.screen_lines(block.lines, EnginePath.DECODING)
    rejected = {each.place for each in results.rejected}
    entries = results.each()
    assert len(entries) == len(block.lines)
    for place, (line, entry) in enumerate(zip(block.lines, entries, strict=True)):
        if place in wrong:
            assert not line
        elif place in rejected:
            assert entry is None
            id, answers = _plain(line)
            assert {*answers.values()} - _WORDS.keys() or len(id or "") > 200, line
        else:
            assert json.loads(entry or b"").get("id") == _plain(line)[0]


def _plain(line: bytes) -> tuple[str | None, dict[str, str]]:
    record = json.loads(line)
    return record.get("id"), record["answers"]


def check_table(table: WrittenTable, piped: bool = False) -> str:
    """Compare the readers; return what was compared. Raises AssertionError for a difference."""
    try:
        found = our_rows(table.data, piped=piped)
    except BadDataError:
        if not table.is_torn:
            raise
        return "torn in the head"
    expected = strict_rows(table)
    assert found == expected, (table, found, expected)
    if table.dialect.damage or None in {answers for *_, answers in found if answers is None}:
        return f"damaged: {table.dialect.damage}"
    return "sound"


def check_other_readers(table: WrittenTable, as_parquet: bool = True) -> bool:
    """Compare a sound table with DuckDB and PyArrow; return whether it is one that they read.

    They get the rows below the head, with line ends of one kind, other than a lone CR. DuckDB is
    given the kind, since it takes the first line break of a file for its line end, also one inside
    a cell.
    """
    rows = strict_rows(table)
    if table.dialect.damage or table.dialect.line_end in ("\r", "mixed") or not rows:
        return False
    body = _body(table)
    reader = csv.reader(body, delimiter=table.dialect.delimiter, strict=True)
    next(reader)
    path = file_with("".join(body[reader.line_num :]).encode(), "reference.csv")
    meant = [tuple(row[1:]) for row in rows]
    assert _rows_of_duckdb(path, table) == meant, table
    assert _rows_of_pyarrow(path, table) in (None, meant), table
    if as_parquet and "" not in table.names:
        _check_parquet(table)
    return True


def _rows_of_duckdb(path: str, table: WrittenTable) -> list[Any]:
    """Return the rows as DuckDB reads them, strictly: that is its default.

    With `strict_mode = true` written out beside `new_line`, DuckDB 2.0 joins rows that end in CR
    LF, and drops what is too much.
    """
    import duckdb

    end = table.dialect.line_end.encode("unicode_escape").decode()
    rows = duckdb.execute(
        "SELECT * FROM read_csv(?, delim = ?, new_line = ?, columns = ?, auto_detect = false, "
        "header = false, all_varchar = true, quote = '\"', escape = '\"', nullstr = '')",
        [
            path,
            table.dialect.delimiter,
            end,
            {f"c{n}": "VARCHAR" for n in range(len(table.names))},
        ],
    ).fetchall()
    return [_meaning(table.names, [cell or "" for cell in row]) for row in rows if any(row)]


def _rows_of_pyarrow(path: str, table: WrittenTable) -> list[Any] | None:
    """Return the rows as PyArrow reads them, None if it is not installed."""
    try:
        from pyarrow import csv as arrow
        from pyarrow import string
    except ImportError:
        return None
    names = [f"c{n}" for n in range(len(table.names))]
    read = arrow.read_csv(
        path,
        arrow.ReadOptions(column_names=names),
        arrow.ParseOptions(delimiter=table.dialect.delimiter, newlines_in_values=True),
        arrow.ConvertOptions(column_types=dict.fromkeys(names, string())),
    )
    rows = [list(row.values()) for row in read.to_pylist()]
    return [_meaning(table.names, row) for row in rows if any(row)]


def _check_parquet(table: WrittenTable) -> None:
    """Compare the rows of a table with those of the same table as Parquet."""
    import duckdb

    names = ", ".join('"' + name.replace('"', '""') + '"' for name in table.names)
    read = csv.reader(_body(table), delimiter=table.dialect.delimiter, strict=True)
    rows = [row for row in [*read][1:] if any(row)]
    values = ", ".join(f"({', '.join('?' * len(table.names))})" for _ in rows)
    path = file_with(b"", "table.parquet")
    duckdb.execute(
        f"COPY (SELECT * FROM (VALUES {values}) AS t({names})) TO '{path}' (FORMAT parquet)",
        [cell for row in rows for cell in row],
    )
    found = our_rows(Path(path).read_bytes(), ".parquet")
    assert [row[1:] for row in found] == [row[1:] for row in strict_rows(table)], table


def numbered_table(seed: int, number: int) -> tuple[WrittenTable, bool]:
    """Return the table with a number, and whether it goes through a pipe."""
    dice = Random(f"{seed}:{number}")
    table = write_table(dice)
    return table, len(table.data) < PIPE_BYTES and dice.random() < 0.2


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tables", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first table")
    given = parser.parse_args()
    counts, differing = Counter[str](), 0
    for number in range(given.first, given.first + given.tables):
        table, piped = numbered_table(given.seed, number)
        try:
            counts[check_table(table, piped)] += 1
            others = check_other_readers(table, number % TABLES_PER_PARQUET == 0)
            counts["also read by DuckDB and PyArrow"] += others
            counts["also read as Parquet"] += others and number % TABLES_PER_PARQUET == 0
            counts["through a pipe"] += piped
        except Exception as error:  # also what slips out of the program
            differing += 1
            print(f"table {number}: {type(error).__name__}: {str(error)[:2000]}\n")
    for kind, count in counts.most_common():
        print(f"{count:,} {kind}")
    print(f"{given.tables:,} tables, {differing:,} differing")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
