"""The manual page, `man distinguo`, made from the parts of `--help` when the wheel is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

import typer

from distinguo_rules.contacts import contacts

from . import __version__
from .help import ENVIRONMENT, EXIT_CODES, HelpText

FILES = (
    (
        "~/.bash_completions/distinguo.sh, ~/.zfunc/_distinguo, "
        "~/.config/fish/completions/distinguo.fish",
        "Written by --install-completion, with a line in ~/.bashrc or ~/.zshrc that loads it.",
    ),
    (
        "FILE",
        "Nothing else is stored, unless an option names a file. Such a file can be read by its "
        "owner only, and is either complete or absent.",
    ),
)
SEE_ALSO = (
    "`distinguo contacts` lists whom to call, `distinguo law` the law with its sources, and "
    "`distinguo schema` the formats of the files. For JSON at the command line: jq(1)."
)
EVERYWHERE = "Every command also takes --quiet, --errors-format and --help after its name."
# Signs that roff would read as instructions or print as other signs.
_ESCAPED = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def manual() -> str:
    """Return the page in roff, with the macros of man(7)."""
    from .commands import app

    return "".join(f"{line}\n" for line in _lines(typer.main.get_command(app)))


def _lines(program: Any) -> Iterator[str]:
    root = typer.Context(program, info_name="distinguo", **program.context_settings)
    page = HelpText.of(program.help)
    day = max(contact.checked for contact in contacts().values())  # the content that ages first
    yield f'.TH DISTINGUO 1 {day} "distinguo {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"distinguo \\- {_text(page.summary[0].lower() + page.summary[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield _usage(root)
    yield from (".SH EXAMPLES", *_examples(page))
    yield from (".SH DESCRIPTION", *_lines_of(page.details))
    yield from (".SH OPTIONS", *_terms(_records(root, "option")))
    yield from (".PP", *_lines_of(EVERYWHERE))
    yield ".SH COMMANDS"
    for context in _within(root):
        yield from _command(context)
    yield from (".SH EXIT STATUS", *_terms(EXIT_CODES))
    yield from (".SH ENVIRONMENT", *_terms(ENVIRONMENT))
    yield from (".SH FILES", *_terms(FILES))
    yield from (".SH SEE ALSO", *_lines_of(SEE_ALSO))


def _within(context: Any) -> Iterator[Any]:
    """Yield the context of every command below a group, each after its own group."""
    group = context.command
    for name in group.list_commands(context) if hasattr(group, "list_commands") else ():
        inner = typer.Context(group.get_command(context, name), context, name)
        yield inner
        yield from _within(inner)


def _command(context: Any) -> Iterator[str]:
    page = HelpText.of(context.command.help)
    yield f".SS {_text(context.command_path)}"
    yield from _lines_of(page.summary)
    yield from (".PP", _usage(context), ".PP", *_examples(page))
    yield from (".PP", *_lines_of(page.details)) if page.details else ()
    yield from _terms(_records(context, "argument"))
    yield from _terms(_records(context, "option", own=True))


def _usage(context: Any) -> str:
    pieces = context.command.collect_usage_pieces(context)
    return f"\\fB{_text(context.command_path)}\\fR {_text(' '.join(pieces))}"


def _records(context: Any, kind: str, own: bool = False) -> list[tuple[str, str]]:
    """Return the rows of `--help` for options or arguments; `own` leaves out the common ones."""
    return [
        record
        for parameter in context.command.get_params(context)
        if parameter.param_type_name == kind and (parameter.expose_value or not own)
        if (record := parameter.get_help_record(context))
    ]


def _terms(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in records:
        yield from (".TP", f"\\fB{_text(term)}\\fR", *_lines_of(meaning))


def _examples(page: HelpText) -> Iterator[str]:
    yield from (".nf", ".RS 4", *map(_text, page.examples), ".RE", ".fi")


def _lines_of(text: str) -> Iterator[str]:
    """Yield paragraphs in lines short enough to read in the source."""
    for number, paragraph in enumerate(text.split("\n\n")):
        yield from [".PP"] if number else []
        yield from map(_text, wrap(paragraph, 72, break_long_words=False, break_on_hyphens=False))


def _text(text: str) -> str:
    """Escape a text so that roff prints it as it is, even with a dot at its beginning."""
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in text)
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
