"""What others need to know: the questions, the contacts, the file formats, a blank file."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from .freshness import warn_of_stale_contacts
from .harmless import as_json


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


class Document(StrEnum):
    ANSWERS = "answers"
    RESULT = "result"


OutputFormat = Annotated[Format, typer.Option("--format", help="How they are written.")]


def questions(output_format: OutputFormat = Format.TEXT) -> None:
    """List the questions: wording, why each is asked, an example, its source."""
    if output_format is Format.JSON:
        from distinguo_rules.identity import questions_as_json

        print(as_json(questions_as_json()))
        return
    from distinguo_rules.questions import QUESTIONS

    from .render.lists import questions_as_text

    sys.stdout.write(questions_as_text(QUESTIONS))


def contacts(output_format: OutputFormat = Format.TEXT) -> None:
    """List whom to call, with the source and the day of the last check."""
    from distinguo_rules.contacts import contacts as every

    warn_of_stale_contacts(every().values())
    if output_format is Format.JSON:
        from .render.data import contact_as_json

        print(as_json([contact_as_json(contact) for contact in every().values()]))
        return
    from .render.lists import contacts_as_text

    sys.stdout.write(contacts_as_text(tuple(every().values())))


def schema(
    document: Annotated[Document, typer.Argument(help="Which file format.")] = Document.RESULT,
) -> None:
    """Print the JSON Schema of the answers file or of the result."""
    from .schemas import SCHEMAS

    print(as_json(SCHEMAS[document.value]()))


def template() -> None:
    """Print a blank answers file: every question, not asked yet."""
    from distinguo_rules.model import Answer
    from distinguo_rules.questions import ORDER

    print(as_json({"as": "worker", "answers": dict.fromkeys(ORDER, Answer.NOT_ASKED.value)}))
