"""The Spanish questions are as easy to read as the English ones, by measures made for Spanish.

Crawford's formula (A. N. Crawford, 1984) gives years of schooling, for texts of primary school.
Szigriszt-Pazos' (F. Szigriszt Pazos, 1993) gives ease: 65 to 80 is fairly easy and above 80 very
easy on the INFLESZ scale (I. M. Barrio Cantalejo et al., 2008).
"""

from __future__ import annotations

from statistics import mean

import pytest
import textstat

from distinguo_rules.language import tr, using
from distinguo_rules.model import Question
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.role import Voice


@pytest.fixture(autouse=True)
def in_spanish() -> None:
    textstat.set_lang("es")


def text_of(question: Question, voice: Voice) -> str:
    with using("es"):
        return tr(question.wording(voice).text)


def test_the_measures_tell_plain_from_hard_text() -> None:
    plain = "El gato come pan."
    hard = "La determinación jurisdiccional imposibilita indemnizaciones."
    assert textstat.crawford(plain) < 2 < 6 < textstat.crawford(hard)
    assert textstat.szigriszt_pazos(hard) < 40 < 80 < textstat.szigriszt_pazos(plain)


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_each_question_reads_at_grade_6_or_below(question: Question, voice: Voice) -> None:
    assert textstat.crawford(text_of(question, voice)) <= 6


@pytest.mark.parametrize("voice", Voice)
def test_the_questions_are_very_easy_on_average(voice: Voice) -> None:
    texts = [text_of(question, voice) for question in QUESTIONS]
    assert mean(map(textstat.crawford, texts)) <= 4
    assert mean(map(textstat.szigriszt_pazos, texts)) >= 80
