"""Reference commands: the questions, the contacts, the file formats, a blank answers file."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from .formats import ListFormat, TextFormat
from .languages import choose_language
from .options import Language, TextOutputFormat
from .output import write_result
from .printable import as_json

if TYPE_CHECKING:
    from distinguo_rules.exchange.identity import Json


class Document(StrEnum):
    ANSWERS = "answers"
    RESULT = "result"
    RULES = "rules"
    VECTORS = "vectors"
    ERROR = "error"
    BATCH = "batch"


def questions(
    output_format: Annotated[
        ListFormat,
        typer.Option("--format", help="The output format; csv: a codebook in every language."),
    ] = ListFormat.TEXT,
    lang: Language = None,
) -> None:
    """List the questions: wording, why each is asked, an example, its source.

    Examples:
        distinguo questions
        distinguo questions --format json | jq '.[].id'
        distinguo questions --format csv > codebook.csv
    """
    choose_language(lang, os.environ)
    if output_format is ListFormat.CSV:
        from .render.codebook import codebook

        write_result(codebook())
        return
    if output_format is ListFormat.JSON:
        from .render.data import questions_in_language

        write_result(as_json(questions_in_language()) + "\n")
        return
    from distinguo_rules.questionnaire import QUESTIONS

    from .render.lists import questions_as_text

    write_result(questions_as_text(QUESTIONS))


def contacts(output_format: TextOutputFormat = TextFormat.TEXT, lang: Language = None) -> None:
    """List whom to call, with the source and the day of the last check.

    Examples:
        distinguo contacts
        distinguo contacts --format json
    """
    from distinguo_rules.contacts import contacts as every

    from .freshness import warn_of_stale_contacts

    choose_language(lang, os.environ)
    warn_of_stale_contacts(every().values())
    if output_format is TextFormat.JSON:
        from .render.data import contact_as_json, with_language

        data = [with_language(contact_as_json(contact)) for contact in every().values()]
        write_result(as_json(data) + "\n")
        return
    from .render.lists import contacts_as_text

    write_result(contacts_as_text(tuple(every().values())))


def schema(
    document: Annotated[
        Document,
        typer.Argument(metavar="[DOCUMENT]", help=f"One of {', '.join(Document)}."),
    ] = Document.RESULT,
) -> None:
    """Print the JSON Schema of a file that is read or written.

    Examples:
        distinguo schema answers
        distinguo schema result > result.schema.json
    """
    write_result(as_json(_schema_of(document)) + "\n")


def _schema_of(document: Document) -> Json:
    from .schemas import answers_schema, error_schema, result_schema

    match document:
        case Document.ANSWERS:
            return answers_schema()
        case Document.RESULT:
            return result_schema()
        case Document.RULES:
            from .law.pack_types import rules_schema

            return rules_schema()
        case Document.VECTORS:
            from .law.pack_types import vectors_schema

            return vectors_schema()
        case Document.ERROR:
            return error_schema()
        case Document.BATCH:
            from .batch.results.result_schema import any_batch_schema

            return any_batch_schema()
        case _:
            assert_never(document)


def template() -> None:
    """Print a blank answers file: every question, not asked yet.

    Examples:
        distinguo template > case.json
        distinguo template | distinguo screen --answers -
    """
    from distinguo_rules.model import Answer
    from distinguo_rules.questionnaire import ORDER

    blank = {"as": "worker", "answers": dict.fromkeys(ORDER, Answer.NOT_ASKED.value)}
    write_result(as_json(blank) + "\n")
