"""Tables in every dialect, sound and damaged: what strict readers see is screened or is an error.

`PYTHONPATH=cli:rules:tests python -m fuzz.dialects --tables 100000` writes as many tables, reads
each as `distinguo batch` does, and beside it with Python's csv (strict=True). Sound ones are also
read with DuckDB and, where it is installed, with PyArrow, and once more as Parquet. Every row of
the reference must be a record with the same id and answers, or an error on the same line.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from distinguo.batch.inputs.blocks import TextBlock
from distinguo.batch.inputs.headings import key_of
from distinguo.batch.inputs.sources import open_source, read_blocks
from distinguo.errors import BadDataError
from distinguo_rules.questionnaire import BY_ID, ORDER

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
DELIMITERS = [",", ";", "\t", "|"]
DAMAGES = ["", "", "", "cut", "quote", "cell", "short", "nul", "blank", "packed cut"]


@dataclass(frozen=True)
class Dialect:
    """How a table is written. `damage`: how it is spoiled afterwards, "" for a sound one."""

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
        dice.choice(["\n", "\r\n", "\r"]),
        dice.random() < 0.2,
        dice.choice(["", "", "", "sep", "\n", "# a comment\n"]),
        "gzip" if damage == "packed cut" else dice.choice(["", "", "", "gzip", "zstd"]),
        damage,
    )
    names = _names(dice)
    rows = [[_cell(dice, name, n) for name in names] for n in range(dice.randrange(12))]
    text = _as_text(dialect, names, _damaged_rows(dice, dialect, rows))
    text = _damaged_text(dice, dialect, text, len(_as_text(dialect, names, [])))
    data = (b"\xef\xbb\xbf" if dialect.mark else b"") + text.encode()
    return _packed(dice, dialect, data, text, names)


def _names(dice: Random) -> list[str]:
    questions = dice.sample(ORDER, dice.randrange(2, 9))
    shown = [dice.choice(["{}", "a/{}", " {} ", "a-{}"]).format(id) for id in questions]
    shown = [name.upper() if dice.random() < 0.3 else name for name in shown]
    others = dice.sample(NAMES, dice.randrange(4))
    names = [*shown, *others, *(["id"] if dice.random() < 0.8 else [])]
    dice.shuffle(names)
    return names


def _cell(dice: Random, name: str, number: int) -> str:
    key = key_of(name)
    if key == "id":
        return dice.choice([f"c{number}", f"{number}", f"a {number}, b", f'q"{number}', "é\u200c"])
    return dice.choice([*CELLS]) if key in BY_ID else dice.choice(NOTES)


def _as_text(dialect: Dialect, names: list[str], rows: list[list[str]]) -> str:
    file = io.StringIO()
    end = dialect.line_end
    before = f"sep={dialect.delimiter}\n" if dialect.before == "sep" else dialect.before
    file.write(before.replace("\n", end))
    # Beside "\r" as the line end, csv.writer would leave a cell with "\n" without quotes.
    quoting: Any = csv.QUOTE_ALL if end == "\r" else dialect.quoting
    writer = csv.writer(file, delimiter=dialect.delimiter, quoting=quoting, lineterminator=end)
    writer.writerows([names, *rows])
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
    if dialect.packing == "zstd":
        import zstandard

        data = zstandard.ZstdCompressor().compress(data)
    elif dialect.packing == "gzip":
        data = gzip.compress(data)
    if dialect.damage != "packed cut":
        return WrittenTable(dialect, data, text, names, False)
    data = data[: dice.randrange(20, len(data))]
    seen = zlib.decompressobj(31).decompress(data).decode(errors="ignore")
    return WrittenTable(dialect, data, seen.removeprefix("\ufeff"), names, True)


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


def _meaning(names: list[str], cells: list[str]) -> tuple[str | None, dict[str, str]]:
    id, answers = None, {}
    for name, cell in zip(names, cells, strict=True):
        key = key_of(name)
        if key == "id":
            id = cell or None
        elif key is not None and (value := CELLS.get(cell, cell.strip() or None)) is not None:
            answers[key] = value
    return id, answers


def our_rows(data: bytes, suffix: str = ".csv") -> list[Row]:
    """Return the rows as `distinguo batch` reads them. Raises BadDataError for a refused head."""
    source = open_source(file_with(data, f"table{suffix}"))
    found: list[Row] = []
    try:
        for block in read_blocks(source):
            if isinstance(block, TextBlock):
                assert not block.data.strip(), "only an empty text is not a table"
                continue
            wrong = {each.place for each in block.unreadable}
            for place, (line, number) in enumerate(zip(block.lines, block.numbers, strict=True)):
                found.append((number, None, None) if place in wrong else (number, *_plain(line)))
    except BadDataError as error:
        if "ends unexpectedly" not in str(error):
            raise
    finally:
        source.stream.close()
    return found


def _plain(line: bytes) -> tuple[str | None, dict[str, str]]:
    record = json.loads(line)
    return record.get("id"), record["answers"]


def check_table(table: WrittenTable) -> str:
    """Compare the readers; return what was compared. Raises AssertionError for a difference."""
    try:
        found = our_rows(table.data)
    except BadDataError:
        if not table.is_torn:
            raise
        return "torn in the head"
    expected = strict_rows(table)
    assert found == expected, (table, found, expected)
    if table.dialect.damage or None in {answers for *_, answers in found if answers is None}:
        return f"damaged: {table.dialect.damage}"
    return "sound"


def check_other_readers(table: WrittenTable) -> bool:
    """Compare a sound table with DuckDB and PyArrow; return whether it is one that they read."""
    dialect = table.dialect
    odd = dialect.before or dialect.damage or dialect.line_end == "\r" or not strict_rows(table)
    if odd or "\n" in "".join(table.names) or "" in table.names:
        return False
    import duckdb

    path = file_with(table.text.encode(), "reference.csv")
    rows = duckdb.execute(
        "SELECT * FROM read_csv(?, delim = ?, header = true, all_varchar = true, quote = '\"', "
        "escape = '\"', nullstr = '', strict_mode = true, auto_detect = false, columns = ?)",
        [path, dialect.delimiter, {f"c{n}": "VARCHAR" for n in range(len(table.names))}],
    ).fetchall()
    meant = [_meaning(table.names, [cell or "" for cell in row]) for row in rows if any(row)]
    assert meant == [tuple(row[1:]) for row in strict_rows(table)], table
    assert _rows_of_pyarrow(path, table) in (None, meant), table
    _check_parquet(table)
    return True


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
        arrow.ReadOptions(column_names=names, skip_rows=1),
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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tables", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    dice, counts = Random(given.seed), Counter[str]()
    for number in range(given.tables):
        table = write_table(dice)
        counts[check_table(table)] += 1
        if number % 20 == 0:
            counts["also read by DuckDB and PyArrow, and as Parquet"] += check_other_readers(table)
    for kind, count in counts.most_common():
        print(f"{count:,} {kind}")


if __name__ == "__main__":
    main()
