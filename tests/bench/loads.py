"""Named loads for the batch: what files hold besides tidy records. Each is seeded.

`PYTHONPATH=tests:cli:rules python -m bench.loads mixed 200000 mixed.jsonl` writes one; without
arguments the names are listed. A load is made for the questions of a build: of this source, or of
the one whose `distinguo law export` is given with `--law`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from bench.cases import (
    Questionnaire,
    exported_questionnaire,
    noise,
    own_questionnaire,
    situation,
)

Record = dict[str, Any]
Draw = Callable[[random.Random, Questionnaire], dict[str, str]]
Form = Callable[[Iterable[Record], Questionnaire], Iterator[str]]

SEED = 7
OTHER_ROLES = (None, "worker", "self", "story")  # whoever is no onlooker; None: no role is given
SPANISH_NAMES = (
    "Peña Núñez",
    "José Ángel",
    "Begoña",
    "María Inés",
    "Íñigo",
    "Güicho",
    "Año Nuevo",
)


def as_lines(records: Iterable[Record], asked: Questionnaire) -> Iterator[str]:
    """Yield lines with blanks and with escapes for what is beyond ASCII."""
    return (json.dumps(record) + "\n" for record in records)


def as_utf8_lines(records: Iterable[Record], asked: Questionnaire) -> Iterator[str]:
    return (json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def over_several_lines(records: Iterable[Record], asked: Questionnaire) -> Iterator[str]:
    return (json.dumps(record, indent=2) + "\n" for record in records)


def as_csv(records: Iterable[Record], asked: Questionnaire) -> Iterator[str]:
    """Yield the rows of a table with a column for each question."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, ["id", *asked.ids])
    writer.writeheader()
    for record in records:
        writer.writerow({"id": record["id"], **record["answers"]})
        yield text.getvalue()
        text.seek(0)
        text.truncate()


FORMS: dict[Form, str] = {
    as_lines: "lines",
    as_utf8_lines: "lines",
    over_several_lines: "multiline",
    as_csv: "csv",
}


@dataclass(frozen=True)
class Load:
    """One kind of input.

    `draw`: how answers are drawn. `contradicting`, `onlookers`, `unreadable`: the shares of
    records that contradict themselves, come from an onlooker, cannot be read. `spanish`: the ids
    have letters beyond ASCII. `law`: what it is screened under.
    """

    about: str
    draw: Draw = noise
    contradicting: float = 0
    onlookers: float = 0
    unreadable: float = 0
    spanish: bool = False
    law: str = "us"
    form: Form = as_lines

    def records(self, asked: Questionnaire, number: int, seed: int = SEED) -> Iterator[Record]:
        """Yield so many records; one seed and one questionnaire always give the same ones."""
        dice = random.Random(seed)
        return (self._record(dice, asked, place) for place in range(1, number + 1))

    def _record(self, dice: random.Random, asked: Questionnaire, place: int) -> Record:
        answers = self.draw(dice, asked)
        if self.contradicting and dice.random() < self.contradicting:
            answers |= dict(dice.choice(asked.impossible))
        name = f"{dice.choice(SPANISH_NAMES)} " if self.spanish else "case-"
        record: Record = {"id": f"{name}{place:08d}"}
        if self.onlookers and (role := self._role(dice)):
            record["as"] = role
        return {**record, "answers": answers}

    def _role(self, dice: random.Random) -> str | None:
        return "observer" if dice.random() < self.onlookers else dice.choice(OTHER_ROLES)

    def text(self, asked: Questionnaire, number: int, seed: int = SEED) -> Iterator[str]:
        """Yield the text of a file with so many records, piece by piece."""
        pieces = self.form(self.records(asked, number, seed), asked)
        return some_unreadable(pieces, self.unreadable, seed) if self.unreadable else pieces

    def save(self, path: Path, asked: Questionnaire, number: int, seed: int = SEED) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(self.text(asked, number, seed))


def some_unreadable(lines: Iterable[str], share: float, seed: int) -> Iterator[str]:
    """Yield the lines; make a share of them unreadable, each with the next of six faults."""
    dice, number = random.Random(seed), count()
    for line in lines:
        yield _unreadable(line, next(number)) if dice.random() < share else line


def _unreadable(line: str, number: int) -> str:
    record = json.loads(line)
    id, answers = record["id"], record["answers"]
    faulty: tuple[Record, ...] = (
        {"id": id, "answers": answers | {"under_18": "perhaps so"}},
        {"id": id, "answers": answers | {"under_18": 7}},
        {"id": id, "answers": list(answers)},
        {"id": [id], "answers": answers},
    )
    cut_off, no_json = line[: len(line) // 2] + "\n", f"{number};yes;no\n"
    return [*(json.dumps(each) + "\n" for each in faulty), cut_off, no_json][number % 6]


LOADS = {
    "generator": Load("situations with a story behind them", situation),
    "independent": Load("random answers that fit each other"),
    "contradicting-1-in-100": Load(
        "the same; 1 record in 100 contradicts itself", contradicting=1 / 100
    ),
    "contradicting-1-in-4": Load("the same; 1 in 4 contradicts itself", contradicting=1 / 4),
    "onlookers": Load("independent; 1 in 5 from an onlooker, the others mixed", onlookers=1 / 5),
    "spanish": Load("independent; ids in Spanish, with escapes", spanish=True),
    "spanish-utf8": Load("independent; ids in Spanish", spanish=True, form=as_utf8_lines),
    "bad": Load("independent; 1 in 200 cannot be read", unreadable=1 / 200),
    "mixed": Load(
        "all in one: 1 in 4 contradicts itself, 1 in 5 from an onlooker, 1 in 200 cannot be read; "
        "ids in Spanish",
        contradicting=1 / 4,
        onlookers=1 / 5,
        unreadable=1 / 200,
        spanish=True,
    ),
    "un": Load("generator, under the law of the UN", situation, law="un"),
    "eu": Load("generator, under the law of the EU", situation, law="eu"),
    "four-laws": Load("generator, under all four laws", situation, law="all"),
    "four-laws-independent": Load("independent, under all four laws", law="all"),
    "csv": Load("generator, as CSV", situation, form=as_csv),
    "multiline": Load(
        "generator, each object over several lines", situation, form=over_several_lines
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=LOADS, nargs="?")
    parser.add_argument("number", type=int, nargs="?", default=1_000_000)
    parser.add_argument("path", type=Path, nargs="?", default=Path("/dev/stdout"))
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--law", type=Path, help="a file that `distinguo law export` wrote")
    chosen = parser.parse_args()
    if chosen.name is None:
        print(*(f"{name:24}{load.about}" for name, load in LOADS.items()), sep="\n")
        return
    asked = own_questionnaire()
    if chosen.law:
        asked = exported_questionnaire(json.loads(chosen.law.read_text(encoding="utf-8")))
    LOADS[chosen.name].save(chosen.path, asked, chosen.number, chosen.seed)


if __name__ == "__main__":
    main()
