"""Any terminal: the same interview, no traceback, and the terminal as it was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo_rules.questions import DANGER_NOW, UNDER_18
from kit.terminal import ENTER_SCREEN, PROGRAM, ROOT, Terminal, run_in_shell

STORIES = ROOT / "cli" / "distinguo" / "train" / "content" / "stories"

C = {"LC_ALL": "C", "LANG": "C"}
ASCII = {**C, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
# The environment, and whether the full screen can be used there; None: a variable that is not set.
TERMINALS: dict[str, tuple[dict[str, str | None], bool]] = {
    "linux": ({"TERM": "linux"}, True),
    "unknown": ({"TERM": "unknown"}, False),
    "not in terminfo": ({"TERM": "no-such-terminal"}, True),
    "not set": ({"TERM": None}, False),
    "without colours": ({"NO_COLOR": "1"}, True),
    "C": ({**C}, True),
    "POSIX": ({"LC_ALL": "POSIX", "LANG": None}, True),
    "ASCII": ({**ASCII}, True),
    "ASCII, lines": ({**ASCII, "TERM": "dumb"}, False),
}


@pytest.mark.parametrize("name", TERMINALS)
def test_the_whole_way_in_each_terminal(name: str) -> None:
    variables, is_full = TERMINALS[name]
    unset = [word for key, value in variables.items() if value is None for word in ("-u", key)]
    given = {key: value for key, value in variables.items() if value is not None}
    enter = "" if is_full else "\n"
    with Terminal("screen", program=("env", *unset, *PROGRAM), env=given, rows=200) as terminal:
        terminal.wait_for("q close")
        terminal.press(f"g{enter}", until=DANGER_NOW.text)
        terminal.press(f"n{enter}", until=UNDER_18.text)
        terminal.press(f"s{enter}", until="1-888-373-7888")
        terminal.press(f"p{enter}")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert (ENTER_SCREEN in terminal.output) is is_full
        assert b"Traceback" not in terminal.output
        if "ASCII" in name:
            assert terminal.output.isascii()
        else:
            assert "text 233733 · chat on the site" in terminal.text


@pytest.mark.parametrize("arguments", ["screen", "screen --plain", "train --kind myths --seed 5"])
def test_a_window_of_one_cell_and_back(arguments: str) -> None:
    enter = "\n" if "--plain" in arguments else ""
    with Terminal(*arguments.split()) as terminal:
        terminal.wait_for("q close")
        terminal.press(f"g{enter}")
        before = ""
        if not enter:
            terminal.wait_until(lambda: "b back" in terminal.text or "h hint" in terminal.text, "")
            before = terminal.window
        for columns, rows in ((1, 1), (200, 1), (1, 60), (80, 24)):
            terminal.resize(columns, rows)
            terminal.pause(0.1)
        if before:
            terminal.wait_until(lambda: terminal.window == before, "the page from before")
        terminal.press(f"q{enter}")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert b"Traceback" not in terminal.output


def test_many_lines_that_are_no_answer_are_borne() -> None:
    with Terminal("screen", "--plain") as terminal:
        terminal.wait_for("q close")
        terminal.press("g\n", until=DANGER_NOW.text)
        for _ in range(5):
            terminal.press("zz\n" * 200)
        terminal.press("?\n", until=DANGER_NOW.why)
        terminal.press("q\n")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("screen <&-", 2),
        ("screen --plain </dev/null", 2),
        ("screen --answers - <&-", 2),
        ("screen --answers - </dev/null", 65),
        ("batch - <&-", 2),
        ("train --plain <&-", 2),
        ("screen --answers - <&- >&- 2>&-", 2),
    ],
)
def test_without_an_input_it_says_so_and_ends(command: str, code: int) -> None:
    done = run_in_shell(f"distinguo {command}")
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.count(b"\n") <= 1
    assert done.stderr.startswith(b"distinguo: ") or "2>&-" in command


TITLE = "報告書 والعمل עבודה Zoe\u0308 👍🏽"
STORY = """
王さん, 24 歳 قال إنه سيعمل في مطعم. היא עבדה שם כל יום. 毎日十四時間働いています。
दिन में चौदह घंटे काम।
"""


@pytest.mark.parametrize(("columns", "rows"), [(40, 30), (120, 40)])
@pytest.mark.parametrize("plain", ["", "--plain"], ids=["full", "lines"])
def test_stories_in_any_writing_are_told_within_the_window(
    plain: str, columns: int, rows: int, tmp_path: Path
) -> None:
    shipped = (STORIES / "a-room-in-march.toml").read_text(encoding="utf-8")
    head, _, rest = shipped.partition('story = """')
    story = rest.partition('"""')[0]
    told = shipped.replace(head, f'title = "{TITLE}"\n').replace(story, story + STORY)
    (tmp_path / "own.toml").write_text(told, encoding="utf-8")
    enter = "\n" if plain else ""
    arguments = ["train", "--kind", "story", "--stories", str(tmp_path), *plain.split()]
    with Terminal(*arguments, columns=columns, rows=rows) as terminal:
        terminal.wait_for("q close")
        terminal.press(f"g{enter}")
        terminal.press(f"g{enter}", until="Signs of trafficking")
        shown = terminal.output.decode()
        for word in ("報告書", "والعمل", "עבודה"):
            assert word in shown
        terminal.press(f"5{enter}")
        terminal.press(f"q{enter}")
        assert terminal.exit_code() == 0
        assert terminal.remains == ""
