"""The codebook: each question with its wording and answers in every language, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from distinguo_rules.language import languages, tr, using
from distinguo_rules.model import Answer, Question
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.role import Voice

COLUMNS = ("id", "language", "wording", "wording_to_the_person", "answers", "known_by")


def codebook() -> str:
    """Return a row for each question and language, English first, with a head."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for language in languages():
        with using(language):
            writer.writerows(_rows(language))
    return file.getvalue()


def _rows(language: str) -> Iterator[tuple[str, ...]]:
    for question in QUESTIONS:
        answers = "; ".join(Answer)
        yield (question.id, language, *_wordings(question), answers, question.known_by.value)


def _wordings(question: Question) -> tuple[str, str]:
    return tr(question.text), tr(question.wording(Voice.YOU).text)
