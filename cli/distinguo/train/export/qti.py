"""Questions as a QTI 1.2 package, as Canvas and others read it, by way of text2qti."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import BadDataError, Fault
from .formats import ExportFormat, archive, needed_for
from .item import Item, ResultOption
from .marked_up import clean, explanation_html, marked_up, question_html

DATE = "2026-01-01"
"""The date that the package gives itself, so that the same set makes the same bytes."""
LETTERS = "abcde"


def items_as_qti(items: Sequence[Item], title: str) -> bytes:
    """Return a zip file with a quiz. Raises UsageError if text2qti is not installed."""
    with needed_for(ExportFormat.QTI):
        from text2qti.config import Config
        from text2qti.err import Text2qtiError
        from text2qti.qti import QTI
        from text2qti.quiz import Quiz
        from text2qti.xml_imsmanifest import imsmanifest

    try:
        quiz = Quiz(quiz_text(items, title), config=Config(), source_name="stories")
    except Text2qtiError as error:
        fault = Fault("--format qti", f"text2qti refuses the set: {error}", "change the story")
        raise BadDataError([fault]) from None
    qti = QTI(quiz)
    manifest = imsmanifest(
        manifest_identifier=qti.manifest_identifier,
        assessment_identifier=qti.assessment_identifier,
        dependency_identifier=qti.dependency_identifier,
        images={},
        date=DATE,
    )
    folder = qti.assessment_identifier
    return archive(
        {
            "imsmanifest.xml": manifest,
            "non_cc_assessments/": b"",
            f"{folder}/assessment_meta.xml": qti.assessment_meta,
            f"{folder}/{folder}.xml": qti.assessment,
        }
    )


def quiz_text(items: Sequence[Item], title: str) -> str:
    """Return the set in text2qti's notation, with all marks of its Markdown written by number."""
    return "\n\n".join([f"Quiz title: {clean(title)}", *map(_question, items)]) + "\n"


def _question(item: Item) -> str:
    choices = (
        _choice(choice, letter) for choice, letter in zip(item.choices, LETTERS, strict=True)
    )
    return "\n".join(
        [
            f"Title: {clean(item.title)}",
            f"1.  {question_html(item)}",
            f"... {explanation_html(item)}",
            *choices,
        ]
    )


def _choice(choice: ResultOption, letter: str) -> str:
    mark = "*" if choice.right else ""
    feedback = f"<p>{marked_up(choice.feedback)}</p>"
    return f"{mark}{letter})  <p>{marked_up(choice.label)}</p>\n... {feedback}"
