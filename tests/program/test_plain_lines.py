"""A plain command line is read as Typer reads it, and no other one is read at all."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.batch import command as batch_command
from distinguo.commands import call
from distinguo.errors import DistinguoError, WrongCommandLineError
from distinguo.plain_lines import plain_call
from distinguo.screen import command as screen_command
from kit.effort import examples
from kit.terminal import the_command

HOMES = {
    "screen": (screen_command, "screen_one"),
    "batch": (batch_command, "screen_many"),
}
FURTHER_WORDS = ("a.csv", "-", "", "--", "-x", "--framework=un")
LEFT_TO_TYPER = {"-q", "--quiet", "--errors-format", "--help", "-h", "--ignore-unknown"}


def read_by_typer(line: list[str]) -> Any:
    """The options that Typer reads, or None if it finds the line wrong."""
    module, name = HOMES[line[0]]
    read: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, read.append)
        try:
            call(line)
        except (DistinguoError, WrongCommandLineError):
            return None
    return read[0] if read else None


def read_plain(line: list[str]) -> Any:
    found = plain_call(line)
    assert found is None or isinstance(found, partial)
    return None if found is None else found.args[0]


def options_of(name: str) -> dict[str, Any]:
    """Every option of a command as Typer knows it, by each of its names."""
    parameters = the_command().get_command(None, name).params
    return {option: each for each in parameters for option in (*each.opts, *each.secondary_opts)}


def values_of(parameter: Any) -> list[str]:
    choices = getattr(parameter.type, "choices", None)
    return [*choices] if choices else ["a.json", "-", "us,un", "es", "3", "0", "x y", "é"]


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """Command lines of which most are right: options with values of their kinds, and files."""
    name = draw(st.sampled_from(sorted(HOMES)))
    options = options_of(name)
    words = [name]
    for option in draw(st.lists(st.sampled_from(sorted(options)), max_size=4)):
        words.append(option)
        if not getattr(options[option], "is_flag", False) or draw(st.booleans()):
            words.append(draw(st.sampled_from(values_of(options[option]))))
    return words + draw(st.lists(st.sampled_from(FURTHER_WORDS), max_size=1))


@given(lines())
@examples(300)
def test_a_plain_line_is_read_as_typer_reads_it(line: list[str]) -> None:
    plain = read_plain(line)
    assert plain is None or plain == read_by_typer(line)


@pytest.mark.parametrize("name", HOMES)
def test_every_option_can_be_read_plain(name: str) -> None:
    """But those that are named here; with each value that it can have."""
    for option, parameter in options_of(name).items():
        is_flag = getattr(parameter, "is_flag", False)
        if parameter.param_type_name == "argument" or option in LEFT_TO_TYPER:
            continue
        given = [[option]] if is_flag else [[option, value] for value in values_of(parameter)]
        read = [read_plain([name, *words]) for words in given]
        assert any(read), option
        assert [each is not None for each in read] == [
            read_by_typer([name, *words]) is not None for words in given
        ]


def test_files_can_stand_between_options() -> None:
    line = ["batch", "a.jsonl", "--strict", "b.jsonl", "-o", "c.jsonl", "-"]
    assert read_plain(line).inputs == ("a.jsonl", "b.jsonl", "-")
    assert read_plain(line) == read_by_typer(line)


@pytest.mark.parametrize(
    "line",
    [
        "screen case.json",
        "screen --answers",
        "screen --answers --explain",
        "screen --answers a --answers b",
        "screen --answers=a",
        "screen --expl",
        "screen --as nobody",
        "screen -oa",
        "screen --help",
        "screen --no-date --no-date",
        "batch --jobs 0",
        "batch --jobs -1",
        "batch --jobs two",
        "batch -- a.csv",
        "batch -q a.csv",
        "--version",
        "--answers a",
        "train",
        "scren --answers a",
    ],
)
def test_any_other_line_is_left_to_typer(line: str) -> None:
    assert plain_call(line.split()) is None


def test_no_word_at_all_is_a_screening_with_nothing_chosen() -> None:
    assert read_plain([]) == read_by_typer(["screen"])
