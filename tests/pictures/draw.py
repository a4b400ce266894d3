"""Draw the pictures of the README: the program's window, reached by real keys, as SVG by Rich.

    PYTHONPATH=cli:rules:tests python -m pictures.draw

writes tests/pictures/*.svg anew. `project/test_pictures.py` compares them with the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

from kit.terminal import Cell, Terminal

FOLDER = Path(__file__).parent
COLUMNS, ROWS = 80, 24
# Rich's own frame, but without the font that its style sheet would fetch from the network.
SVG_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class Picture(NamedTuple):
    """A window that is drawn once the keys have brought up a text; the keys follow one another."""

    name: str
    title: str
    keys: str
    until: str


OPTIONS = ("--as", "worker", "--brief", "--no-date")
PICTURES = (
    Picture("question", "A question: one key is an answer", "gnnynny", "question 7 of"),
    Picture("result", "The first screen of a result", "uy", "page 1 of"),
)


def windows() -> Iterator[tuple[Picture, list[list[Cell]]]]:
    """Yield the window of the program for each picture, cell by cell, all in one interview."""
    with Terminal("screen", *OPTIONS, columns=COLUMNS, rows=ROWS) as terminal:
        terminal.wait_for("q close")
        for picture in PICTURES:
            for key in picture.keys:
                before = terminal.window
                terminal.press(key)
                terminal.wait_until(lambda old=before: terminal.window != old, "the next page")  # type: ignore[misc]
            terminal.wait_for(picture.until)
            yield picture, terminal.cells


def text_of(cells: list[list[Cell]]) -> Text:
    """Return a window as styled text."""
    return Text("\n").join(map(_line_of, cells))


def _line_of(row: list[Cell]) -> Text:
    runs = groupby(row, key=style_of)
    parts = [("".join(cell.data for cell in run), style) for style, run in runs]
    return Text.assemble(*parts)


def style_of(cell: Cell) -> Style:
    return Style(
        color=None if cell.fg == "default" else cell.fg,
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
    )


def svg_of(picture: Picture, cells: list[list[Cell]]) -> str:
    """Return a window as SVG."""
    console = Console(
        record=True, width=COLUMNS, file=StringIO(), force_terminal=True, legacy_windows=False
    )
    console.print(text_of(cells), end="")
    return console.export_svg(
        title=picture.title,
        theme=DEFAULT_TERMINAL_THEME,
        code_format=SVG_FORMAT,
        unique_id=picture.name,
    )


def main() -> None:
    for picture, cells in windows():
        (FOLDER / f"{picture.name}.svg").write_text(svg_of(picture, cells), encoding="utf-8")


if __name__ == "__main__":
    main()
