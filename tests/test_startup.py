"""What is not needed is not loaded: that is why the program is there at once."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import termios
from pathlib import Path

import pytest

from distinguo.screen.welcome import PARAGRAPHS, TITLE
from distinguo_rules.contacts import contacts
from terminal import ENTER_SCREEN, PROGRAM, UNMEASURED, Terminal, environment

SLOW = frozenset(
    "typer rich questionary prompt_toolkit pydantic asyncio ssl socket tempfile tomllib "
    "importlib.metadata".split()
)
VERY_SLOW = frozenset({"questionary", "prompt_toolkit", "pydantic", "asyncio", "ssl", "socket"})

# Runs the program's main function and, at its end, tells on which modules were loaded.
TOLD = """
import atexit, os, sys
atexit.register(lambda: os.write({to}, "\\n".join(sys.modules).encode()))
{before}
sys.argv[:] = ["distinguo", *{arguments!r}]
from distinguo.__main__ import main
main()
"""
# The bare call paints the first page, and goes on in another module: there it is stopped.
STOP_AFTER_FIRST_PAINT = """
from types import ModuleType
stop = ModuleType("distinguo.app")
stop.run = sys.exit
sys.modules["distinguo.app"] = stop
"""


def loaded(*arguments: str, stdin: bytes = b"") -> set[str]:
    """The modules that are loaded when a command has run between pipes."""
    reading, writing = os.pipe()
    code = TOLD.format(to=writing, before="", arguments=list(arguments))
    done = subprocess.run(
        [PROGRAM[0], "-c", code],
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(**UNMEASURED),
        pass_fds=[writing],
        timeout=60,
        check=True,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        modules = set(told.read().split())
    assert done.stderr == b""
    assert "distinguo.__main__" in modules
    return modules


def test_the_version_needs_nothing() -> None:
    modules = loaded("--version")
    assert not modules & SLOW
    assert not modules & {
        "distinguo.app",
        "enum",
        "typing",
        "dataclasses",
        "json",
        "distinguo_rules",
    }


def test_the_first_page_is_painted_before_anything_is_loaded() -> None:
    main_end, child_end = pty.openpty()
    termios.tcsetwinsize(child_end, (24, 80))
    reading, writing = os.pipe()
    code = TOLD.format(to=writing, before=STOP_AFTER_FIRST_PAINT, arguments=[])
    subprocess.run(
        [PROGRAM[0], "-c", code],
        stdin=child_end,
        stdout=child_end,
        stderr=child_end,
        env=environment(**UNMEASURED),
        pass_fds=[writing],
        timeout=60,
        check=False,
    )
    os.close(writing)
    painted = os.read(main_end, 65536)
    with os.fdopen(reading) as told:
        modules = set(told.read().split())
    assert painted.startswith(ENTER_SCREEN), painted
    assert TITLE.encode() in painted
    assert "distinguo.screen.welcome" in modules
    assert not modules & (SLOW | {"enum", "typing", "dataclasses", "distinguo_rules"})


BLANK = b'{"answers": {}}'
PATHS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "answers to json": (
        ("screen", "--answers", "-", "--format", "json"),
        VERY_SLOW | {"rich", "tempfile", "importlib.metadata"},
    ),
    "answers to text": (("screen", "--answers", "-"), VERY_SLOW | {"tempfile"}),
    "questions to json": (("questions", "--format", "json"), VERY_SLOW | {"rich"}),
    "contacts to json": (("contacts", "--format", "json"), VERY_SLOW | {"rich"}),
    "schema": (("schema",), VERY_SLOW | {"rich"}),
    "template": (("template",), VERY_SLOW | {"rich", "tomllib"}),
    "help": (("-h",), VERY_SLOW | {"rich", "tomllib"}),
    "help of screen": (("screen", "-h"), VERY_SLOW | {"rich", "tomllib"}),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_command_loads_no_more_than_it_needs(path: str) -> None:
    arguments, unneeded = PATHS[path]
    modules = loaded(*arguments, stdin=BLANK)
    assert "typer" in modules
    assert not modules & unneeded


@pytest.mark.parametrize("columns", [80, 40, 30])
def test_the_early_page_is_the_page_that_follows(columns: int) -> None:
    """Painted by hand first, by Rich a moment later: no line may move."""
    with Terminal(columns=columns, rows=24) as terminal:
        terminal.wait_for(TITLE)
        early = next(e for e in terminal.output.split(ENTER_SCREEN) if TITLE.encode() in e)
        terminal.wait_for("q leave")
        painted = early.decode().replace("\x1b[H\x1b[2J", "").replace("\r", "").split("\n")
        painted[0] = TITLE
        assert terminal.rows[: len(painted)] == painted[:22]


def test_the_first_page_names_the_emergency_number_of_the_contacts() -> None:
    """Reading contacts.toml would double the time to the first paint, so that the number stands
    in the page a second time; it has to be the same one."""
    numbers = [number for p in PARAGRAPHS for number in p.split() if number.isdigit()]
    assert numbers == [contacts()["us-emergency"].voice]


def test_the_rules_are_not_read_from_outside_the_package(tmp_path: Path) -> None:
    """To be started in a folder that has modules of the same names is no trap."""
    for name in ("distinguo_rules", "typer", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('trapped')")
    done = subprocess.run(
        [PROGRAM[0], "-P", "-m", "distinguo", "template"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
