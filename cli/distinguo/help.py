"""What every command says of itself: examples first, exit codes last; and what it always takes.

`--help` and the manual page are made of the same parts: Page, EXIT_CODES and ENVIRONMENT.
"""

from __future__ import annotations

from collections.abc import Sequence
from inspect import cleandoc
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_params_convertors_ctx_param_name_from_function as params_of

from .talk import ERRORS_FORMAT, QUIET, ErrorsFormat, be_quiet

EXIT_CODES = (
    ("0", "done, whatever was found"),
    ("1", "an error in the program"),
    ("2", "wrong usage, or a file that cannot be read or written"),
    ("65", "bad data"),
    ("129, 130, 143", "ended by a signal"),
)
ENVIRONMENT = (
    ("ACCESSIBLE", "If set, plain lines for a screen reader, as with --plain."),
    ("NO_COLOR", "If set, no colour."),
    ("TERM", 'If it is "dumb", plain lines without styles.'),
    ("COLUMNS", "How many columns lines may take; never more than 80."),
)
EXAMPLES = "Examples:"


class Page(NamedTuple):
    """The text of a command, taken apart."""

    summary: str
    examples: tuple[str, ...]
    details: str

    @classmethod
    def of(cls, words: str | None) -> Page:
        """The page of a command, by its docstring, which ends with its examples, one a line."""
        text, _, examples = cleandoc(words or "").partition(f"\n{EXAMPLES}\n")
        summary, _, details = text.partition("\n\n")
        lines = tuple(line.strip() for line in examples.splitlines() if line.strip())
        return cls(" ".join(summary.split()), lines, details.strip())


def _talking(
    quiet: Annotated[
        bool,
        typer.Option(
            *QUIET,
            help="Say nothing on standard error but errors.",
            callback=be_quiet,
            expose_value=False,
        ),
    ] = False,
    errors_format: Annotated[
        ErrorsFormat,
        typer.Option(
            ERRORS_FORMAT,
            help="How errors are written; `distinguo schema error` tells of json.",
            expose_value=False,
        ),
    ] = ErrorsFormat.TEXT,
) -> None:
    """The options that every command takes, before its name and after it."""


_TALKING: list[Any] = params_of(_talking)[0]  # made once: making them takes a while


def _without_braces(pieces: Sequence[str]) -> list[str]:
    """What has to be given stands bare, as everywhere; Typer puts it in braces."""
    return [piece.strip("{}") for piece in pieces]


def _write_page(command: Any, context: Any, formatter: Any) -> None:
    page = Page.of(command.help)
    command.format_usage(context, formatter)
    _write_paragraphs(formatter, page.summary)
    if page.examples:
        with formatter.section(EXAMPLES.removesuffix(":")):
            for example in page.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
    _write_paragraphs(formatter, page.details)
    command.format_options(context, formatter)
    if context.parent is None:
        with formatter.section("Environment"):
            formatter.write_dl(ENVIRONMENT)
    with formatter.section("Exit codes"):
        formatter.write_dl(EXIT_CODES)


def _write_paragraphs(formatter: Any, text: str) -> None:
    if text:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)


class Command(TyperCommand):
    """A command with the options that all have, and help in the order that all have."""

    def __init__(self, *args: Any, params: Sequence[Any] | None = None, **more: Any) -> None:
        super().__init__(*args, params=[*(params or ()), *_TALKING], **more)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return _without_braces(super().collect_usage_pieces(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)


class Group(TyperGroup):
    """The same for a group of commands; their summaries are wrapped, not cut off."""

    def __init__(self, *args: Any, params: Sequence[Any] | None = None, **more: Any) -> None:
        super().__init__(*args, params=[*(params or ()), *_TALKING], **more)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return _without_braces(super().collect_usage_pieces(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(self.summaries(ctx))

    def summaries(self, ctx: Any) -> list[tuple[str, str]]:
        """The commands, and what each is for."""
        named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [
            (name, Page.of(command.help if command else "").summary) for name, command in named
        ]
