"""Command groups that import only the called command: importing all doubles the start-up time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import getdoc
from typing import Any

import typer
from typer.main import get_command, get_group

from .help import Command, CommandGroup, HelpText


class _Commands(Mapping[str, Any]):
    """Commands by name, each made on first use from its place: "module:function"."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Any:
        found = self._found(name)
        command: Any = get_group(found) if isinstance(found, typer.Typer) else _alone(found)
        command.name = name
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def summary(self, name: str) -> str:
        """Return the first sentence of a command without making its options, which is slow."""
        found = self._found(name)
        words = found.info.help if isinstance(found, typer.Typer) else getdoc(found)
        return HelpText.of(words).summary

    def _found(self, name: str) -> Any:
        module, _, function = self._places[name].partition(":")
        return getattr(import_module(f".{module}", __package__), function)


def _alone(function: Any) -> Any:
    """Make a command of a function with Typer's annotations."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(cls=Command)(function)
    return get_command(app)


def lazy_group(places: Mapping[str, str]) -> type[CommandGroup]:
    """Make a class of group whose commands are imported from these places."""

    class Lazy(CommandGroup):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.commands: Any = _Commands(places)

        def list_commands(self, ctx: Any) -> list[str]:
            return list(places)

        def summaries(self, ctx: Any) -> list[tuple[str, str]]:
            return [(name, self.commands.summary(name)) for name in places]

    return Lazy
