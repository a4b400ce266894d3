"""The first screen of a result in twelve situations, by real keys; kept as text to be read.

Write them anew with `UPDATE_FIRST_SCREENS=1 pytest tests/screen/test_first_screens.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from distinguo.screen.result_pages import BRIEF_FIRST_TITLE
from distinguo.terminal.choice import translated_key
from distinguo.terminal.paged import MORE
from distinguo_rules.language import LANGUAGE_NAMES, tr, using
from kit.terminal import Terminal

FOLDER = Path(__file__).parent / "first_screens"
WIDE, NARROW = (80, 24), (40, 20)
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
FIRST_QUESTION = {"en": "question 1 of", "es": "pregunta 1 de"}
IN_DANGER = {
    "en": ("Is anyone in danger now? Call 911", "Are you in danger now? Call 911 first"),
    "es": (
        "¿Hay peligro? Si puede sin riesgo, llame",
        "¿Corre usted peligro ahora? Llame primero",
    ),
}
OTHER = {"en": LANGUAGE_NAMES["es"], "es": LANGUAGE_NAMES["en"]}


@pytest.mark.parametrize("language", FIRST_QUESTION)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_first_screen_is_the_one_that_is_kept(situation: str, language: str) -> None:
    for (columns, rows), shown in first_screens(situation, language):
        with using(language):
            assert tr(MORE) not in shown, "the first screen is read without paging"
        if "danger" in situation:
            assert " ".join(shown.split()).startswith(IN_DANGER[language])
        name = situation if language == "en" else f"{situation}-{language}"
        kept = FOLDER / f"{name}-{columns}x{rows}.txt"
        if os.environ.get("UPDATE_FIRST_SCREENS"):
            FOLDER.mkdir(exist_ok=True)
            kept.write_text(shown, encoding="utf-8")
        assert shown == kept.read_text(encoding="utf-8")


def first_screens(situation: str, language: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the size and the text of the first screen, in a wide window and then a narrow one."""
    options, answers = SITUATIONS[situation]
    with using(language):
        go_on, stop, title = translated_key("g"), translated_key("s"), tr(BRIEF_FIRST_TITLE)
    line = ("screen", "--no-date", "--lang", language, *options.split())
    with Terminal(*line, columns=WIDE[0], rows=WIDE[1]) as terminal:
        terminal.wait_for(OTHER[language])
        terminal.press(go_on, until=FIRST_QUESTION[language])
        for answer in answers:
            before = terminal.window
            terminal.press(answer)
            terminal.wait_until(lambda old=before: terminal.window != old, "the next page")  # type: ignore[misc]
        terminal.press(stop, until=title)
        yield WIDE, terminal.window + "\n"
        painted = len(terminal.output)
        terminal.resize(*NARROW)

        def is_drawn() -> bool:
            is_new = len(terminal.output) > painted
            return is_new and terminal.rows[-1].endswith(OTHER[language])

        terminal.wait_until(is_drawn, "the narrow window")
        while not is_drawn():  # it is drawn once more when its size is looked at
            terminal.wait_until(is_drawn, "the narrow window")
        yield NARROW, terminal.window + "\n"
