"""What the README shows is what happens: every command in it is run, every output compared."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from distinguo.train.stories.reader import shipped_stories

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "[…]"
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
    "HOME": os.environ.get("HOME", "/"),
    "LANG": "C.UTF-8",
    "TERM": "xterm",
    "COLUMNS": "80",
}


def runs() -> list[tuple[str, str]]:
    """Every (command, output) of the console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.S)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]


def matches(shown: str, real: str) -> bool:
    """Whether the real text is what is shown, but for what is left out: lines, or a line's end."""
    parts = re.split(r"(?m)^\[…\]\n", shown)
    lines = [r"[^\n]*".join(map(re.escape, part.split(LEFT_OUT))) for part in parts]
    return re.fullmatch(r"(?:.*\n)*?".join(lines), real) is not None


def test_the_readme_shows_something() -> None:
    assert len(runs()) >= 1
    assert matches("a\n[…]\nb\n", "a\nx\ny\nb\n")
    assert not matches("a\n[…]\nb\n", "a\nx\ny\nc\n")


@pytest.mark.parametrize(("command", "output"), runs(), ids=lambda text: text[:60])
def test_each_command_gives_what_is_shown(command: str, output: str) -> None:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=120,
    )
    assert matches(output, done.stdout), done.stdout


def scripts() -> list[str]:
    """The blocks of commands that show no output, but for the two that set everything up."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    return [block for block in blocks if "venv" not in block]


@pytest.mark.parametrize("script", scripts(), ids=lambda text: text.split("\n")[0][:60])
def test_each_block_of_commands_runs(script: str, tmp_path: Path) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    done = subprocess.run(
        ["bash", "-ec", script],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


def test_the_screening_shown_is_one_that_happens() -> None:
    shown = _block("a screening in plain lines")
    command, shown = shown.split("\n", 1)
    terminal = pexpect.spawn(
        "bash",
        ["-c", command.removeprefix("$ ")],
        cwd=str(ROOT),
        env=ENVIRONMENT,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    terminal.logfile_read = log = io.StringIO()
    for choice in re.findall(r"^Your choice: (.*)$", shown, re.M):
        terminal.expect("Your choice: ")
        terminal.sendline(choice)
    terminal.expect(pexpect.EOF)
    seen = log.getvalue().replace("\r\n", "\n")
    assert matches(shown, seen), seen


def _block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", README, re.S)
    assert found
    return found[1]


def test_the_two_commands_stand_in_the_readme_one_line_each() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert lines[0].endswith("distinguo")
    assert lines[1].endswith("pytest -n auto --dist worksteal")
    assert all("constraints.txt" in line for line in lines)


def named_in_prose() -> list[str]:
    """Every `distinguo ...` in the running text and in tables."""
    prose = re.sub(r"```.*?```", "", README, flags=re.S)
    return sorted(set(re.findall(r"`(distinguo [^`]+)`", prose)))


@pytest.mark.parametrize("command", named_in_prose())
def test_each_command_named_in_the_prose_exists_with_its_options(command: str) -> None:
    words = command.split()[1:]
    path = [word for word in words[:2] if re.fullmatch(r"[a-z]+", word)]
    known = next(help for end in (2, 1) if (help := _help(path[:end])))
    for option in (word for word in words if word.startswith("--")):
        assert option in known


def _help(path: list[str]) -> str:
    """What the command says of itself; nothing if there is no such command."""
    done = subprocess.run(
        ["bash", "-c", " ".join(["distinguo", *path, "--help"])],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout


def test_the_number_of_stories_is_the_one_that_is_shipped() -> None:
    assert f"the {len(shipped_stories())} stories" in README
