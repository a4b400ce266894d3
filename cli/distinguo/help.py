"""Help of every command (examples first, exit codes last), and the options that all commands have.

`--help` and the manual page are made from the same parts: HelpText, EXIT_CODES and ENVIRONMENT.
"""

from collections.abc import Sequence
from inspect import cleandoc
from typing import Annotated, Any, NamedTuple, Self

import typer
from typer.core import TyperCommand, TyperGroup

from .stderr import ERRORS_FORMAT, QUIET, ErrorsFormat, be_quiet
from .typer_private import parameters_of

EXIT_CODES = (
    ("0", "done, whatever was found"),
    ("1", "an error in the program"),
    ("2", "wrong usage, or a file that cannot be read or written"),
    ("65", "bad data"),
    ("129, 130, 131, 143", "ended by a signal"),
)
ENVIRONMENT = (
    ("LC_ALL, LC_MESSAGES, LANG", "The language, where --lang names none."),
    ("ACCESSIBLE", "If set, plain lines for a screen reader, as with --plain."),
    ("NO_COLOR", "If set, no colour."),
    ("TERM", 'If it is "dumb" or "unknown", plain lines without styles.'),
    ("COLUMNS", "How many columns lines may take; never more than 80."),
)
EXAMPLES = "Examples:"


class HelpText(NamedTuple):
    """The docstring of a command, in parts."""

    summary: str
    examples: tuple[str, ...]
    details: str

    @classmethod
    def of(cls, words: str | None) -> Self:
        """Split a docstring; it ends with its examples, one on a line."""
        text, _, examples = cleandoc(words or "").partition(f"\n{EXAMPLES}\n")
        summary, _, details = text.partition("\n\n")
        lines = tuple(line.strip() for line in examples.splitlines() if line.strip())
        return cls(" ".join(summary.split()), lines, details.strip())


def _common_options(
    quiet: Annotated[
        bool,
        typer.Option(
            *QUIET,
            help="Write nothing but errors to standard error.",
            callback=be_quiet,
            expose_value=False,
        ),
    ] = False,
    errors_format: Annotated[
        ErrorsFormat,
        typer.Option(
            ERRORS_FORMAT,
            help="Format of errors; `distinguo schema error` describes json.",
            expose_value=False,
        ),
    ] = ErrorsFormat.TEXT,
) -> None:
    """Declare the options that every command takes, before its name and after it."""


_COMMON_OPTIONS = parameters_of(_common_options)  # made once, since this is slow


def _without_braces(pieces: Sequence[str]) -> list[str]:
    """Remove the braces that Typer puts around required arguments."""
    return [piece.strip("{}") for piece in pieces]


def _write_page(command: Any, context: Any, formatter: Any) -> None:
    page = HelpText.of(command.help)
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


class _Helpful:
    """Mixin: the common options, and help in the same order for every command and group."""

    def __init__(self, *args: Any, params: Sequence[Any] | None = None, **more: Any) -> None:
        command: Any = super()
        command.__init__(*args, params=[*(params or ()), *_COMMON_OPTIONS], **more)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        command: Any = super()
        return _without_braces(command.collect_usage_pieces(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_page(self, ctx, formatter)


class Command(_Helpful, TyperCommand):
    """A command."""


class CommandGroup(_Helpful, TyperGroup):
    """A group of commands; their summaries are wrapped, not cut off."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(self.summaries(ctx))

    def summaries(self, ctx: Any) -> list[tuple[str, str]]:
        """Return the name and the summary of each command."""
        named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [
            (name, HelpText.of(command.help if command else "").summary) for name, command in named
        ]
