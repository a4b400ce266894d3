"""The first screen of a result in twelve situations, by real keys; kept as text to be read.

Write them anew with `UPDATE_FIRST_SCREENS=1 pytest tests/screen/test_first_screens.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from distinguo.screen.result_pages import BRIEF_FIRST_TITLE
from kit.terminal import Terminal

FOLDER = Path(__file__).parent / "first_screens"
SIZES = ((80, 24), (40, 20))
# The options, and the answers given by their numbers up to the result; "g" leaves a page.
SITUATIONS = {
    "self-danger": ("--as self", "1"),
    "self-nothing-known": ("--as self", "2"),
    "self-child": ("--as self", "21"),
    "worker-danger": ("--as worker", "1"),
    "worker-danger-unsure": ("--as worker", "3"),
    "worker-child": ("--as worker", "21"),
    "worker-adult-from-here": ("--as worker", "222"),
    "worker-nothing-known": ("--as worker", "2"),
    "onlooker-danger": ("--as observer", "1"),
    "onlooker-open": ("--as observer", "2"),
    "story-open": ("--as story", "2"),
    "all-laws-danger": ("--as worker --framework all", "1"),
}


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_first_screen_is_the_one_that_is_kept(situation: str, columns: int, rows: int) -> None:
    options, answers = SITUATIONS[situation]
    line = ("screen", "--no-date", *options.split())
    with Terminal(*line, columns=columns, rows=rows) as terminal:
        terminal.wait_for("q leave")
        terminal.press("g", until="question 1 of")
        for answer in answers:
            before = terminal.window
            terminal.press(answer)
            terminal.wait_until(lambda old=before: terminal.window != old, "the next page")  # type: ignore[misc]
        terminal.press("s", until=BRIEF_FIRST_TITLE)
        shown = terminal.window + "\n"
    assert "(more below" not in shown, "the first screen is read without paging"
    if "danger" in situation:
        assert " ".join(shown.split()).startswith("In danger now? If it is safe, first call 911")
    kept = FOLDER / f"{situation}-{columns}x{rows}.txt"
    if os.environ.get("UPDATE_FIRST_SCREENS"):
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(shown, encoding="utf-8")
    assert shown == kept.read_text(encoding="utf-8")
