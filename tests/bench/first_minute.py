"""Count key presses and screens from the start to the number to call, and to the verdicts.

    PYTHONPATH=tests python -m bench.first_minute
    PYTHONPATH=tests python -m bench.first_minute --before OTHER   # beside another revision

It answers every training story at 80x24 and 40x20, as the full screen shows it to someone who asks
the person: by the key of each answer, "unsure" where the story says nothing. The result is paged
through until both verdicts have been seen.

A screen is a window that has to be read anew: one that no longer shows the question, or the page,
that the window before it showed. A window to which the next question was added is the same screen.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from itertools import product, starmap
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

from rich.text import Text

import distinguo
import distinguo_rules
from distinguo.screen.full import FullScreen
from distinguo.screen.page_choices import ANSWER_KEYS
from distinguo_rules.interview import Interview, Page, Scope
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questions import DANGER_NOW

SIZES = ((80, 24), (40, 20))
NUMBER = re.compile(r"call (?:or text )?1-8\d\d|call 911")
VERDICTS = (
    re.compile(r"Human trafficking: |signs of human trafficking"),
    re.compile(r"Migrant smuggling: |signs of migrant smuggling"),
)
WAYS: dict[str, dict[str, Any]] = {
    "usual": {},
    "`--brief`": {"scope": Scope.BRIEF},
    "`--as self`": {"role": Role.SELF},
    "stopped at danger": {"stops": True},
}
MAX_KEYS = 400
TABLE = """\
| | window | keys to the number | screens | keys to the verdicts | screens |
|---|---|---|---|---|---|"""


class Effort(NamedTuple):
    """The keys pressed and the screens seen when something was first seen."""

    keys: int
    screens: int


class Measured(NamedTuple):
    """The effort at the number to call, and at both verdicts."""

    number: Effort
    verdicts: Effort


def measured(
    answers: Answers,
    size: tuple[int, int],
    scope: Scope = Scope.USUAL,
    role: Role = Role.WORKER,
    stops: bool = False,
) -> Measured:
    """Go through one interview and its result; with `stops`, stop after the first answer."""
    screen: Any = FullScreen(Interview(scope=scope, role=role), None)
    window = _window(screen, *size)
    keys, screens, result = 0, 1, ""
    number = verdicts = None
    while verdicts is None:
        interview = screen.interview
        assert keys < MAX_KEYS, window
        if number is None and NUMBER.search(_words(window)):
            number = Effort(keys, screens)
        if interview.page is Page.RESULT:
            result += f" {_words(window)}"
            if all(pattern.search(result) for pattern in VERDICTS):
                verdicts = Effort(keys, screens)
            screen.scroll(screen.reach)
        else:
            screen.press(_key(interview, answers, stops))
        keys += 1
        last, now = interview, screen.interview
        before, window = window, _window(screen, *size)
        screens += window != before and not _still_shows(last, now, window)
    assert number is not None
    return Measured(number, verdicts)


def _still_shows(last: Interview, now: Interview, window: str) -> bool:
    """Return whether the question that was asked last still stands above the one at hand."""
    is_question = last.page is now.page is Page.QUESTION
    return is_question and _words(_wording(last)) in _words(window)


def _wording(interview: Interview) -> str:
    question: Any = interview.at
    if hasattr(question, "wording"):
        return str(question.wording(interview.role.voice).text)
    return str(question.text)  # revisions with one wording for everyone


def _key(interview: Interview, answers: Answers, stops: bool) -> str:
    match interview.page:
        case Page.QUESTION if stops and interview.answers:
            return "s"
        case Page.QUESTION:
            answer = answers.get(interview.at.id, Answer.UNSURE)
            return ANSWER_KEYS[answer if answer in ANSWER_KEYS else Answer.UNSURE][1]
        case Page.REVIEW:
            return "s"
        case Page.DANGER if stops:
            return "s"
        case _:
            return "g"


def _window(screen: Any, columns: int, rows: int) -> str:
    return "\n".join(Text.from_ansi(line).plain for line in screen.visible(columns, rows))


def _words(window: str) -> str:
    return " ".join(window.split())


def stories() -> list[dict[str, Answer]]:
    """Return the facts of every training story of this revision, wherever it keeps them."""
    packages = (Path(package.__path__[0]) for package in (distinguo, distinguo_rules))
    files = sorted(file for package in packages for file in package.rglob("stories/*.toml"))
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    facts = [table["facts"] for table in tables if "facts" in table]
    return [{id: Answer(value) for id, value in each.items()} for each in facts]


def rows() -> Iterator[str]:
    """Yield the rows of a Markdown table: means and medians over all stories."""
    for way, options in WAYS.items():
        for size in SIZES:
            cases = [
                measured(_in_danger(facts) if "stops" in options else facts, size, **options)
                for facts in stories()
            ]
            yield _row(way, f"{size[0]}x{size[1]}", cases)


def _in_danger(facts: Answers) -> Answers:
    return {**facts, DANGER_NOW.id: Answer.YES}


def _row(way: str, size: str, cases: Sequence[Measured]) -> str:
    def cell(effort: str, unit: str) -> str:
        numbers = [getattr(getattr(case, effort), unit) for case in cases]
        return f"{mean(numbers):.1f} ({median(numbers):g})"

    units = product(("number", "verdicts"), ("keys", "screens"))
    return f"| {way} | {size} | {' | '.join(starmap(cell, units))} |"


def rows_of(folder: Path) -> Iterator[str]:
    """Yield the rows of another revision, whose source is in a folder."""
    sources = (folder / "cli", folder / "rules", Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sources))}
    line = (sys.executable, "-m", "bench.first_minute")
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    return (row for row in done.stdout.splitlines() if row.startswith("| ") and "---" not in row)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, metavar="FOLDER")
    folder = parser.parse_args().before
    print(TABLE)
    for row in rows():
        print(row, flush=True)
    if folder:
        print("| before | | | | | |")
        print(*list(rows_of(folder))[1:], sep="\n")  # without the heading
