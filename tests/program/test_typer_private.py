"""The private parts of Typer that the program uses exist and do what it needs."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer import _completion_classes

from distinguo.typer_private import (
    CommandLineError,
    keep_rich_out_of_completion,
    parameters_of,
)
from kit.terminal import ROOT, the_command

SOURCES = sorted((ROOT / "cli").rglob("*.py"))


def test_every_wrong_command_line_is_of_the_base_class() -> None:
    assert CommandLineError.__name__ == "UsageError"
    assert issubclass(typer.BadParameter, CommandLineError)
    for line in (["--nothing"], ["scren"], ["schema", "nothing"], ["questions", "more"]):
        with pytest.raises(CommandLineError) as raised:
            the_command().main(line, standalone_mode=False)
        error = raised.value
        assert error.format_message()  # type: ignore[attr-defined]
        assert error.ctx.command_path  # type: ignore[attr-defined]


def test_a_function_has_its_parameters() -> None:
    def greet(
        name: Annotated[str, typer.Argument()], loud: Annotated[bool, typer.Option("--loud")]
    ) -> None:
        """Take an argument and an option."""

    kinds = [(each.name, each.param_type_name) for each in parameters_of(greet)]
    assert kinds == [("name", "argument"), ("loud", "option")]


def test_completion_takes_help_texts_through_the_function_that_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "_sanitize_help_text"
    assert inspect.getsource(_completion_classes).count(f"{name}(") >= 4  # one definition, 3 calls
    monkeypatch.setattr(_completion_classes, name, getattr(_completion_classes, name))
    keep_rich_out_of_completion()
    assert getattr(_completion_classes, name)("[b]") == "[b]"


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_private_names_of_typer_are_used_in_one_file(file: Path) -> None:
    private = re.findall(r"from typer import _|typer\._|get_params_conv|__mro__", file.read_text())
    assert bool(private) == (file.name == "typer_private.py")
