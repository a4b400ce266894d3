"""The shell completes commands, options and values; what it cannot know, it takes for a file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from distinguo.manual import FILES
from distinguo.train.stories.story import THEMES
from distinguo_rules.exchange.sql import DIALECTS
from distinguo_rules.law import FRAMEWORKS
from kit.terminal import PROGRAM, call, environment, run, run_in_shell, the_command

SHELLS = ("bash", "zsh", "fish")
INSTALLED = {
    "bash": ".bash_completions/distinguo.sh",
    "zsh": ".zfunc/_distinguo",
    "fish": ".config/fish/completions/distinguo.fish",
}


def asked(shell: str, line: str, action: str = "get-args") -> Mapping[str, str]:
    """What the script of a shell puts into the environment, when Tab is pressed after a line."""
    return {
        "_DISTINGUO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line.replace(" ", "\n"),
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": action,
    }


def answer(monkeypatch: pytest.MonkeyPatch, shell: str, line: str) -> str:
    for name, value in asked(shell, line).items():
        monkeypatch.setenv(name, value)
    done = call()
    assert (done.code, done.err) == (0, "")
    return done.out


def offered(monkeypatch: pytest.MonkeyPatch, shell: str, line: str) -> list[str]:
    out = answer(monkeypatch, shell, line)
    if shell == "zsh":
        return re.findall(r'(?m)(?:^|\(\()"([^"]*)"', out)
    return [offer.partition("\t")[0] for offer in out.splitlines() if offer]


OFFERS: dict[str, list[str]] = {
    "distinguo ": list(the_command().commands),
    "distinguo scr": ["screen"],
    "distinguo --err": ["--errors-format"],
    "distinguo law ": ["card", "graph", "diff", "export", "sql"],
    "distinguo form xl": ["xlsform"],
    "distinguo train e": ["export"],
    "distinguo screen --ou": ["--output"],
    "distinguo law card --fo": ["--format", "--force"],
    "distinguo screen --framework ": [*FRAMEWORKS, "all"],
    "distinguo screen --framework u": ["us", "un", "uk"],
    "distinguo screen --framework us,u": ["us,un", "us,uk"],
    "distinguo batch --framework us,un,": ["us,un,eu", "us,un,uk"],
    "distinguo train --framework e": ["eu"],
    "distinguo train --without ": list(THEMES),
    "distinguo train --set fi": ["first-hour"],
    "distinguo train --kind m": ["mixed", "myths"],
    "distinguo train export --set h": ["hard"],
    "distinguo train export --format mo": ["moodle-xml"],
    "distinguo law diff us u": ["us", "un", "uk"],
    "distinguo law sql --dialect ": list(DIALECTS),
    "distinguo schema ": ["answers", "batch", "result", "rules", "vectors", "error"],
    "distinguo screen --as o": ["observer"],
    "distinguo --errors-format json cont": ["contacts"],
    "distinguo screen --errors-format j": ["json"],
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line", OFFERS)
def test_what_can_follow_is_offered(
    shell: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sorted(offered(monkeypatch, shell, line)) == sorted(OFFERS[line])


FILE_NAMES = (
    "distinguo screen --answers ca",
    "distinguo screen --output ",
    "distinguo batch cas",
    "distinguo verify ",
    "distinguo law diff rules",
    "distinguo train check st",
    "distinguo train --stories ",
)
LEFT_TO_THE_SHELL = {"bash": "\n", "zsh": "_files\n", "fish": "\n"}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line", FILE_NAMES)
def test_where_a_file_is_named_the_shell_looks_for_files(
    shell: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(monkeypatch, shell, line) == LEFT_TO_THE_SHELL[shell]


def test_fish_is_told_whether_to_look_for_files() -> None:
    assert run(env=asked("fish", "distinguo screen --answers c", "is-args")).returncode == 1
    assert run(env=asked("fish", "distinguo sc", "is-args")).returncode == 0


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_an_offer_says_what_it_is(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "United Kingdom" in answer(monkeypatch, shell, "distinguo law diff u")
    assert "Overwrite that file." in answer(monkeypatch, shell, "distinguo screen --fo")
    assert "Read the law as rules" in answer(monkeypatch, shell, "distinguo l")


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_loads_nothing_for_drawing_and_asking(shell: str) -> None:
    code = """
import sys
from distinguo.app import run
run([])
slow = {"rich", "questionary", "prompt_toolkit", "msgspec", "pydantic", "asyncio"}
print(sorted(slow & set(sys.modules)), file=sys.stderr)
"""
    for line in ("distinguo screen --", "distinguo batch --framework u"):
        done = subprocess.run(
            [PROGRAM[0], "-c", code],
            env=environment(**asked(shell, line)),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.stdout.strip()
        assert done.stderr == b"[]\n"


def installed(shell: str, home: Path) -> Path:
    """The script that --install-completion writes, where it writes it."""
    env = {"HOME": str(home), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = run("--install-completion", shell, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return home / INSTALLED[shell]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_installed_where_the_manual_says(shell: str, tmp_path: Path) -> None:
    script = installed(shell, tmp_path)
    assert f"complete_{shell}" in script.read_text()
    assert f"~/{INSTALLED[shell]}" in FILES[0][0]
    others = {file.name for file in tmp_path.iterdir() if file.is_file()}
    assert others <= {".bashrc", ".zshrc"}


def test_the_shell_that_asks_is_found_out(tmp_path: Path) -> None:
    done = run_in_shell("distinguo --install-completion; true", HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / INSTALLED["bash"]).exists()
    shown = run_in_shell("distinguo --show-completion; true")
    assert shown.stdout.decode().strip() == (tmp_path / INSTALLED["bash"]).read_text().strip()


def with_program(folder: Path) -> dict[str, str]:
    """An environment in which `distinguo` is a program that can be called."""
    program = folder / "bin" / "distinguo"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {" ".join(PROGRAM)} "$@"\n')
    program.chmod(0o755)
    return environment(HOME=str(folder), PATH=f"{program.parent}:{os.environ['PATH']}")


REAL = {
    "bash": "source {script}; COMP_WORDS=(distinguo law diff u); COMP_CWORD=3; "
    '_distinguo_completion distinguo; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": "source {script}; complete --do-complete 'distinguo law diff u'",
}


def test_the_script_works_in_every_shell_that_is_here(tmp_path: Path) -> None:
    env = with_program(tmp_path)
    assert shutil.which("bash")
    for shell in filter(shutil.which, REAL):
        command = REAL[shell].format(script=installed(shell, tmp_path))
        done = subprocess.run(
            [shell, "-c", command], env=env, capture_output=True, check=False, timeout=60
        )
        words = [line.partition("\t")[0] for line in done.stdout.decode().splitlines()]
        assert sorted(words) == ["uk", "un", "us"], (shell, done)
    for shell in filter(shutil.which, SHELLS):
        script = installed(shell, tmp_path)
        done = subprocess.run([shell, "-n", script], env=env, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), shell
