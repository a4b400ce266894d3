"""Compare the selects with `batch` in every database that is installed; write the README's table.

python -m engines.run            # in tests/, with the packages of this environment
python -m engines.run --write    # and into cli/distinguo/batch/README.md
python -m engines.run --databases MariaDb,Spark
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from kit.answer_rows import outcomes_of_batch
from kit.terminal import ROOT

from .agreement import Table, differing_rows, table_of_answers, words_as_booleans
from .databases import DATABASES, Database, RefusedError

README = ROOT / "cli" / "distinguo" / "batch" / "README.md"
BEGIN, END = "<!-- engines: begin -->", "<!-- engines: end -->"
HEAD = (
    "database",
    "select",
    "rows",
    "differing, booleans",
    "differing, `--text`",
    "words as booleans",
)


def rows(databases: Iterable[type[Database]], table: Table) -> Iterator[list[str]]:
    """Yield the rows of the table, one for each select of each database."""
    for kind in databases:
        if not kind.is_installed():
            yield [kind.name, "not installed", kind.install, "", "", ""]
            continue
        database = kind()
        try:
            yield from _rows_of(database, table)
        finally:
            database.close()


def _rows_of(database: Database, table: Table) -> list[list[str]]:
    name = f"{database.name} {database.version()}"
    found = {dialect: [name, dialect, f"{len(table.rows):,}"] for dialect in database.dialects}
    database.load(table.rows, as_text=False)
    for dialect, cells in found.items():
        cells.append(_differing(database, dialect, table, text=False))
    database.load(table.words, as_text=True)
    for dialect, cells in found.items():
        cells.append(_differing(database, dialect, table, text=True))
        cells.append(words_as_booleans(database, dialect, table))
    return list(found.values())


def _differing(database: Database, dialect: str, table: Table, text: bool) -> str:
    try:
        return str(differing_rows(database, dialect, table, text))
    except RefusedError as error:
        return f"refused ({str(error)[:60]})"


def markdown(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(text: str) -> None:
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--databases", default="", help="class names, separated by commas")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    given = parser.parse_args()
    names = given.databases.split(",") if given.databases else []
    chosen = [kind for kind in DATABASES if not names or kind.__name__ in names]
    table = table_of_answers()
    table = table._replace(expected=outcomes_of_batch(table.rows))
    body = []
    for row in rows(chosen, table):
        print(" | ".join(row), flush=True)
        body.append(row)
    if given.write:
        write(markdown(HEAD, body))


if __name__ == "__main__":
    main()
