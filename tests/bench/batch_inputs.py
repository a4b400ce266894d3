"""How fast `distinguo batch` is on the same cases in other forms and under other laws, in one run.

`PYTHONPATH=tests python -m bench.batch_inputs --records 200000 --runs 5` writes the cases as they
come out of other programs, screens each file with one job on one core, in rounds whose order is
turned round, and prints the medians. All forms have to have the same results.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.cases import write_cases
from bench.measuring import Candidate, apart, digest, in_memory, set_up
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.questionnaire import ORDER

Record = dict[str, Any]
BATCH = [sys.executable, "-m", "distinguo", "batch"]
COMPACT = (",", ":")
_SPOKEN = {"yes": True, "no": False}


def as_lines(records: Iterable[Record], path: Path, between: tuple[str, str] = COMPACT) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, separators=between) + "\n" for record in records)


def with_blanks(records: Iterable[Record], path: Path) -> None:
    as_lines(records, path, (", ", ": "))


def of_a_worker(records: Iterable[Record], path: Path) -> None:
    as_lines(({"id": r["id"], "as": "worker", "answers": r["answers"]} for r in records), path)


def flat(records: Iterable[Record], path: Path) -> None:
    as_lines(({"id": r["id"], **r["answers"]} for r in records), path)


def in_another_order(records: Iterable[Record], path: Path) -> None:
    as_lines(({**r, "answers": dict(sorted(r["answers"].items()))} for r in records), path)


def with_true_and_false(records: Iterable[Record], path: Path) -> None:
    def spoken(answers: dict[str, str]) -> Record:
        return {question: _SPOKEN.get(said) for question, said in answers.items()}

    as_lines(({**r, "answers": spoken(r["answers"])} for r in records), path)


def as_array(records: Iterable[Record], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        json.dump([*records], file)


def over_several_lines(records: Iterable[Record], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, indent=2) + "\n" for record in records)


def as_csv(records: Iterable[Record], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", *ORDER])
        writer.writeheader()
        writer.writerows({"id": r["id"], **r["answers"]} for r in records)


def packed(records: Iterable[Record], path: Path) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record, separators=COMPACT) + "\n" for record in records)


FORMS: dict[str, Callable[[Iterable[Record], Path], None]] = {
    "lines without blanks": as_lines,
    "the same, packed with gzip": packed,
    "questions in another order": in_another_order,
    "with `as`": of_a_worker,
    "questions at the top level": flat,
    "lines with blanks, as `json.dumps` writes": with_blanks,
    "true, false and null": with_true_and_false,
    "one array, as `json.dump` writes": as_array,
    "objects over several lines, as `jq` writes": over_several_lines,
    "CSV": as_csv,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", default=in_memory(), help="where the files go")
    chosen = parser.parse_args()
    set_up()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        apart(write_all, folder, chosen.records)
        wanted = candidates(chosen.records)
        seen: dict[str, str] = {}
        for number in range(chosen.runs):
            for each in wanted if number % 2 == 0 else reversed(wanted):
                form, _, law = each.name.partition(" · ")
                each.run(folder / form.replace("`", ""), folder / "out")
                mark = digest(folder / "out")
                if seen.setdefault(law, mark) != mark:
                    raise SystemExit(f"{each.name}: the results differ")
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {chosen.runs} runs")
        print("| | CPU seconds (min-max) | records/s | MB |\n|---|---|---|---|")
        for each in wanted:
            rate = each.records / each.median()
            print(f"| {each.name} | {each.span()} | {rate:,.0f} | {each.megabytes:.0f} |")


def write_all(folder: Path, count: int) -> None:
    """The same cases in every form, each in a file of its own."""
    write_cases(folder / "cases", count)
    with (folder / "cases").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for form, write in FORMS.items():
        write(records, folder / form.replace("`", ""))


def candidates(records: int) -> list[Candidate]:
    """Every form in compact, and compact lines in full under each law and under all of them."""
    command = [*BATCH, "{in}", "--output", "{out}", "--jobs", "1"]
    first = next(iter(FORMS))
    return [
        *(Candidate(form, [*command, "--detail", "compact"], records) for form in FORMS),
        *(
            Candidate(f"{first} · {law}, full", [*command, "--framework", law], records)
            for law in (*FRAMEWORKS, "all")
        ),
    ]


if __name__ == "__main__":
    main()
