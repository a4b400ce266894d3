"""The pictures of the README are what the program shows."""

from __future__ import annotations

import re
from html import unescape

from kit.documents import ROOT
from pictures.draw import FOLDER, PICTURES, svg_of, windows

README = (ROOT / "README.md").read_text(encoding="utf-8")
TEXT = re.compile(r'<text [^>]* y="([\d.]+)"[^>]*>([^<]+)</text>')


def lines_in(svg: str) -> list[str]:
    """Return the lines of text of a picture in their order, without their indentation."""
    lines: dict[float, str] = {}
    for y, text in TEXT.findall(svg.partition('matrix">')[2]):
        lines[float(y)] = lines.get(float(y), "") + unescape(text)
    texts = (lines[y].replace("\xa0", " ").strip() for y in sorted(lines))
    return [text for text in texts if text]


def test_each_picture_is_the_window_of_the_program() -> None:
    for picture, cells in windows():
        kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
        shown = ["".join(cell.data for cell in row).strip() for row in cells]
        assert lines_in(kept) == [line for line in shown if line]
        assert kept == svg_of(picture, cells)


def test_the_readme_shows_each_picture_and_says_in_words_what_is_on_it() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(tests/pictures/(\w+)\.svg\)", README)
    assert [name for _, name in shown] == [picture.name for picture in PICTURES]
    assert all(len(words) > 80 for words, _ in shown)
    assert {file.stem for file in FOLDER.glob("*.svg")} == {p.name for p in PICTURES}


def test_the_pictures_load_nothing() -> None:
    for file in FOLDER.glob("*.svg"):
        loads = re.findall(r"url\((?!#)|href|@import|<image|<script", file.read_text("utf-8"))
        assert loads == []
