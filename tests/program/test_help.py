"""Help: examples first, exit codes last, in plain text; and a word when something is misspelt."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from distinguo.errors import ExitCode
from distinguo.help import EXIT_CODES, HelpText
from kit.terminal import PROGRAM, call, commands, environment, the_command

PATHS = list(commands())
GROUPS = ((), ("law",), ("form",), ("train",))


def command_at(path: tuple[str, ...]) -> Any:
    command = the_command()
    for name in path:
        command = command.get_command(None, name)
    return command


def examples() -> Iterator[tuple[tuple[str, ...], str]]:
    for path in PATHS:
        for example in HelpText.of(command_at(path).help).examples:
            yield path, example


def test_every_command_and_group_is_seen() -> None:
    assert len(PATHS) >= 19
    assert set(GROUPS) <= set(PATHS)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_explains_itself(path: tuple[str, ...]) -> None:
    short = call(*path, "-h")
    assert (short.code, short.err) == (0, "")
    assert short.out.startswith(f"Usage: {' '.join(('distinguo', *path))} ")
    assert short.out.isascii()
    assert short.out.replace("\n", "").isprintable()
    assert max(map(len, short.out.splitlines())) <= 80
    assert "..." not in short.out.partition("\nCommands:")[2], "a summary is cut off"


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_examples_come_first_and_exit_codes_last(path: tuple[str, ...]) -> None:
    shown = call(*path, "-h").out
    sections = re.findall(r"(?m)^(\w[\w ]*):", shown)
    assert sections[:2] == ["Usage", "Examples"]
    assert sections[-1] == "Exit codes"
    assert "Options" in sections
    beginning = shown.partition("\nExamples:\n")[0].split("\n\n", 2)
    assert len(beginning) == 2, "only what the command is for stands before the examples"
    assert f"\n  distinguo{''.join(f' {name}' for name in path)}" in shown


def test_every_exit_code_is_named() -> None:
    named = {int(code) for codes, _ in EXIT_CODES for code in codes.split(", ")}
    assert named == {code.value for code in ExitCode}
    last = call("-h").out.partition("\nExit codes:\n")[2]
    for codes, meaning in EXIT_CODES:
        assert re.search(rf"(?m)^  {codes} +{meaning}$", last)


@pytest.mark.parametrize(
    ("path", "example"), list(examples()), ids=lambda part: "".join(part)[:50]
)
def test_an_example_is_a_command_line_that_is_understood(
    path: tuple[str, ...], example: str
) -> None:
    lines = [part for part in re.split(r"[|;]|> ", example) if "distinguo" in part]
    assert lines
    for line in lines:
        name, *arguments = shlex.split(line)
        assert name == "distinguo"
        understand(the_command(), arguments)


def understand(command: Any, arguments: list[str]) -> None:
    """Read a command line as the program would, without running it; raises what it would say."""
    with command.make_context("distinguo", list(arguments)) as context:
        rest = [*getattr(context, "_protected_args", ()), *context.args]
        if rest:
            _, found, rest = command.resolve_command(context, rest)
            understand(found, rest)


def test_help_loads_nothing_for_drawing() -> None:
    code = f"""
import io, sys
from distinguo.app import run
for path in {PATHS!r}:
    assert run([*path, "--help"]) == 0
loaded = {{"rich", "questionary", "prompt_toolkit", "msgspec", "pydantic"}} & set(sys.modules)
assert not loaded, loaded
"""
    done = subprocess.run(
        [PROGRAM[0], "-c", code], env=environment(), capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"Usage: distinguo") == len(PATHS)


def misspelt(word: str) -> str:
    """The word without the letter before its last."""
    return word[:-2] + word[-1]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_misspelt_option_is_named(path: tuple[str, ...]) -> None:
    options = [option for p in command_at(path).params for option in p.opts if option[:2] == "--"]
    assert "--quiet" in options
    for option in options if path else ():  # without a command they are those of `screen`
        done = call(*path, misspelt(option))
        assert done.code == ExitCode.USAGE
        assert option in done.err.partition("No such option: ")[2], done.err


@pytest.mark.parametrize("path", GROUPS, ids=" ".join)
def test_a_misspelt_command_is_named(path: tuple[str, ...]) -> None:
    for name in command_at(path).list_commands(None):
        done = call(*path, misspelt(name))
        assert done.code == ExitCode.USAGE
        assert f"'{name}'" in done.err.partition("Did you mean ")[2], done.err


def test_a_misspelt_dialect_is_named() -> None:
    done = call("law", "sql", "--dialect", "postgre")
    assert done.code == ExitCode.USAGE
    assert 'no dialect is called "postgre"; did you mean "postgres"?' in done.err
