"""Groups of commands of which only the one that is called is read: reading all doubles a start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import getdoc
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

EPILOG = (
    "Exit codes: 0 done, whatever was found; 1 an error in the program; 2 wrong usage; "
    "65 bad data; 129, 130, 143 ended by a signal."
)


class _Commands(Mapping[str, Any]):
    """Commands by name, each made when it is asked for from its place: "module:function"."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Any:
        found = self._found(name)
        command: Any = get_group(found) if isinstance(found, typer.Typer) else _alone(found)
        command.name, command.epilog = name, EPILOG
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def sign(self, name: str) -> TyperCommand:
        """A command with its words alone: to make its options too takes longer than all else."""
        found = self._found(name)
        words = found.info.help if isinstance(found, typer.Typer) else getdoc(found)
        return TyperCommand(name, help=words)

    def _found(self, name: str) -> Any:
        module, _, function = self._places[name].partition(":")
        return getattr(import_module(f".{module}", __package__), function)


def _alone(function: Any) -> Any:
    """A command of its own from a function with Typer's annotations."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command()(function)
    return get_command(app)


def commands_of(places: Mapping[str, str]) -> type[TyperGroup]:
    """The kind of group whose commands are found at these places."""

    class Group(TyperGroup):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            self.commands: Any = _Commands(places)

        def list_commands(self, ctx: Any) -> list[str]:
            return list(places)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            signs = [self.commands.sign(name) for name in places]
            TyperGroup(commands=signs).format_commands(ctx, formatter)

    return Group
