"""The codebook has every question in every language that there is."""

from __future__ import annotations

import csv
import io

from distinguo.render.codebook import COLUMNS, codebook
from distinguo_rules.language import ENGLISH, language, languages, tr, using
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID, ORDER


def test_the_codebook_has_each_question_in_each_language() -> None:
    rows = list(csv.DictReader(io.StringIO(codebook())))
    assert tuple(rows[0]) == COLUMNS
    pairs = [(row["language"], row["id"]) for row in rows]
    assert pairs == [(language, id) for language in languages() for id in ORDER]
    for row in rows:
        question = BY_ID[row["id"]]
        with using(row["language"]):
            assert row["wording"] == tr(question.text)
            assert row["wording_to_the_person"] == tr(question.you.text)
        assert row["answers"].split("; ") == [*Answer]
        assert row["known_by"] == question.known_by
    assert language() == ENGLISH
