"""A whole interview of the person in Spanish, by real keys, on the full screen and in lines."""

from __future__ import annotations

import pytest

from distinguo.screen.result_pages import BRIEF_FIRST_TITLE
from distinguo_rules.interview import Interview, Move, Page, Reply
from distinguo_rules.language import tr, using
from distinguo_rules.model import Answer, Role
from kit.terminal import Terminal

KEYS = {Answer.YES: "s", Answer.NO: "n", Answer.UNSURE: "d"}
YES = ("work_for_other", "pay_taken", "from_abroad")


def answer_to(question: str) -> Answer:
    if question == "visa_tied":
        return Answer.UNSURE
    return Answer.YES if question in YES else Answer.NO


def heading(interview: Interview) -> str:
    """Return the words by which a page is known, as far as they stand on one line."""
    words = interview.at.wording(Role.SELF.voice).text
    if interview.page is Page.PAUSE:
        words = interview.at.block.title_in(Role.SELF.voice)
    return tr(words)[:24]


@pytest.mark.parametrize(
    ("options", "columns", "rows", "enter"),
    [((), 40, 20, ""), ((), 80, 24, ""), (("--plain",), 80, 200, "\n")],
    ids=["40x20", "80x24", "lines"],
)
def test_the_person_is_asked_to_the_end_in_spanish(
    options: tuple[str, ...], columns: int, rows: int, enter: str
) -> None:
    now = Interview(role=Role.SELF).after(Move.ON)
    line = ("screen", "--lang", "es", "--as", "self", *options)
    with using("es"), Terminal(*line, columns=columns, rows=rows) as terminal:
        terminal.wait_for("q salir")
        terminal.press(f"1{enter}", until=heading(now))
        while now.page is not Page.RESULT:
            if now.page is Page.PAUSE:
                key, now = "1", now.after(Move.ON)
            else:
                given = answer_to(now.at.id)
                key, now = KEYS[given], now.after(Reply(given))
            until = tr(BRIEF_FIRST_TITLE) if now.page is Page.RESULT else heading(now)
            terminal.press(f"{key}{enter}", until=until)
        assert len(now.answers) > 15
        assert "1-888-373-7888" in terminal.text
        terminal.press(f"w{enter}", until=tr("Why"))
        terminal.press(f"q{enter}")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""
