"""A whole brief interview in Spanish, as the person answers it, by real keys."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from distinguo.render import result
from distinguo.screen.result_pages import BRIEF_FIRST_TITLE
from distinguo.terminal.lines import YOUR_CHOICE
from distinguo_rules.language import tr, using
from kit.terminal import Terminal

OPTIONS = ("screen", "--lang", "es", "--as", "self", "--brief", "--no-date")
ENGLISH = re.compile(r"\b(the|and|you|your|with|from|this|are|what|who|call|page|question)\b")
ASKS = re.compile(r"pregunta \d+ de")
MAX_PAGES = 60


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20)])
def test_no_page_on_the_full_screen_shows_english(columns: int, rows: int, tmp_path: Path) -> None:
    file = tmp_path / "resultado.html"
    line = (*OPTIONS, "--format", "html", "--output", str(file))
    with using("es"):
        title = tr(BRIEF_FIRST_TITLE)
    with Terminal(*line, columns=columns, rows=rows) as terminal:
        terminal.wait_for("i English")
        pages = 0
        while title not in terminal.text:
            pages += 1
            assert pages < MAX_PAGES
            assert not ENGLISH.findall(terminal.text)
            before = terminal.window
            terminal.press("n" if ASKS.search(terminal.text) else "c")
            terminal.wait_until(lambda old=before: terminal.window != old, "the next page")  # type: ignore[misc]
        assert not ENGLISH.findall(re.sub(r"https\S+", "", terminal.text))
        assert pages > 5, "questions were asked"
        terminal.press("g")
        assert terminal.exit_code() == 0
    check_page(unescape(file.read_text(encoding="utf-8")))


def check_page(page: str) -> None:
    """Check that an HTML page is in Spanish: its language, and the title of each section."""
    assert '<html lang="es">' in page
    for title in (result.TITLE, result.WHY, result.GIVEN, result.PARTS, result.LAW, result.NOW):
        with using("es"):
            assert tr(title) in page
        assert f">{title}<" not in page


def test_no_page_in_plain_lines_shows_english() -> None:
    with using("es"):
        title, prompt = tr(BRIEF_FIRST_TITLE), tr(YOUR_CHOICE)
    with Terminal(*OPTIONS, "--plain", rows=100) as terminal:
        terminal.wait_for(prompt)
        page, pages = terminal.output.decode(), 0
        while title not in page:
            pages += 1
            assert pages < MAX_PAGES
            seen = len(terminal.output)
            terminal.press("2\n" if ASKS.search(page) else "c\n")
            terminal.wait_until(
                lambda old=seen: prompt in terminal.output[old:].decode(errors="replace"),  # type: ignore[misc]
                "the next page",
            )
            page = terminal.output[seen:].decode()
        assert pages > 5, "questions were asked"
        assert not ENGLISH.findall(re.sub(r"https\S+", "", terminal.text))
        terminal.press("cerrar\n")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""
