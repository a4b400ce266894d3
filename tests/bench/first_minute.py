"""Count key presses and screens from the start to the number to call, and to the verdicts.

    PYTHONPATH=tests python -m bench.first_minute
    PYTHONPATH=tests:OTHER/cli:OTHER/rules python -m bench.first_minute   # another revision

It answers every training story at 80x24 and 40x20, as the full screen shows it: by the key of each
answer, "unsure" where the story says nothing. A screen is each different window that is seen. The
result is paged through until the number and both verdicts have been seen.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from rich.text import Text

import distinguo
import distinguo_rules
from distinguo.screen.full import FullScreen
from distinguo.screen.pages import ANSWERS
from distinguo_rules.interview import Interview, Page
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questions import DANGER_NOW

SIZES = ((80, 24), (40, 20))
NUMBER = re.compile(r"call (?:or text )?1-8\d\d|call 911")
VERDICTS = (
    re.compile(r"Human trafficking: |signs of human trafficking"),
    re.compile(r"Migrant smuggling: |signs of migrant smuggling"),
)
MAX_KEYS = 400


class Effort(NamedTuple):
    """The keys pressed and the windows seen when something was first seen."""

    keys: int
    screens: int


class Measured(NamedTuple):
    """The effort at the last question, at the number to call, and at both verdicts."""

    asked: Effort
    number: Effort
    verdicts: Effort


def measured(answers: Answers, columns: int, rows: int, stops: bool) -> Measured:
    """Go through one interview and its result; with `stops`, stop after the first answer."""
    screen: Any = FullScreen(Interview(role=Role.WORKER), None)
    keys, seen = 0, [_window(screen, columns, rows)]
    found: dict[str, Effort] = {}
    while len(found) < 1 + 2:
        assert keys < MAX_KEYS, seen[-1]
        if screen.interview.page is Page.RESULT:
            found.setdefault("asked", Effort(keys, len(seen)))
            text = " ".join(
                " ".join(window.split()) for window in seen[found["asked"].screens - 1 :]
            )
            if NUMBER.search(text):
                found.setdefault("number", Effort(keys, len(seen)))
            if all(pattern.search(text) for pattern in VERDICTS):
                found.setdefault("verdicts", Effort(keys, len(seen)))
            screen.scroll(screen.reach)
        else:
            screen.press(_key(screen.interview, answers, stops))
        keys += 1
        window = _window(screen, columns, rows)
        if window != seen[-1]:
            seen.append(window)
    return Measured(found["asked"], found["number"], found["verdicts"])


def _key(interview: Interview, answers: Answers, stops: bool) -> str:
    match interview.page:
        case Page.QUESTION if stops and interview.answers:
            return "s"
        case Page.QUESTION:
            answer = answers.get(interview.at.id, Answer.UNSURE)
            return ANSWERS[answer if answer in ANSWERS else Answer.UNSURE][1]
        case Page.REVIEW:
            return "s"
        case Page.DANGER if stops:
            return "s"
        case _:
            return "g"


def _window(screen: Any, columns: int, rows: int) -> str:
    return "\n".join(Text.from_ansi(line).plain for line in screen.visible(columns, rows))


def stories() -> list[dict[str, Answer]]:
    """Return the facts of every training story of this revision, wherever it keeps them."""
    packages = (Path(package.__path__[0]) for package in (distinguo, distinguo_rules))
    files = sorted(file for package in packages for file in package.rglob("stories/*.toml"))
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    facts = [table["facts"] for table in tables if "facts" in table]
    return [{id: Answer(value) for id, value in each.items()} for each in facts]


def lines() -> Iterator[str]:
    """Yield the rows of a Markdown table: means and medians over all stories."""
    yield "| | window | keys to the number | screens | keys to the verdicts | screens |"
    yield "|---|---|---|---|---|---|"
    for name, stops, rest in (
        ("all questions", False, False),
        ("after the last question", False, True),
        ("stopped at danger", True, False),
    ):
        for columns, rows in SIZES:
            cases = [
                measured(
                    {**facts, **({DANGER_NOW.id: Answer.YES} if stops else {})},
                    columns,
                    rows,
                    stops,
                )
                for facts in stories()
            ]
            yield _row(name, f"{columns}x{rows}", cases, rest)


def _row(name: str, size: str, cases: list[Measured], rest: bool) -> str:
    def cell(what: str, unit: str) -> str:
        numbers = [
            getattr(getattr(case, what), unit)
            - (getattr(case.asked, unit) - (unit == "screens") if rest else 0)
            for case in cases
        ]
        return f"{mean(numbers):.1f} ({median(numbers):g})"

    cells = (cell(what, unit) for what in ("number", "verdicts") for unit in ("keys", "screens"))
    return f"| {name} | {size} | {' | '.join(cells)} |"


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(*lines(), sep="\n")
