"""Answers become terms and masks over the questionnaire, and come back from them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from distinguo_rules.compiled import (
    answers_of,
    closed,
    compile_framework,
    compiler,
    impossible_terms,
    mask_of,
    questions_in,
    term_of,
)
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import IMPOSSIBLE, ORDER, QUESTIONS
from distinguo_rules.term import Term, single_answers
from kit.samples import partial


@given(partial())
def test_a_term_gives_back_the_yes_and_no_of_the_answers(answers: dict[str, Answer]) -> None:
    decided = {id: a for id, a in answers.items() if a in (Answer.YES, Answer.NO)}
    assert answers_of(term_of(answers)) == decided
    assert list(answers_of(term_of(answers))) == [id for id in ORDER if id in decided]


@given(partial())
def test_a_mask_gives_back_the_questions(answers: dict[str, Answer]) -> None:
    expected = tuple(question for question in QUESTIONS if question.id in answers)
    assert questions_in(mask_of(answers)) == expected


def test_the_impossible_terms_are_all_impossible_pairs_of_answers() -> None:
    assert len(impossible_terms()) >= len(IMPOSSIBLE) > 0
    everything = Term(mask_of(ORDER), mask_of(ORDER))
    pairs = {
        one.union(other)
        for one, other in combinations(single_answers(everything), 2)
        if one.mask() != other.mask() and not compiler().possible(one.union(other))
    }
    assert set(impossible_terms()) == pairs


def test_the_other_answer_of_an_impossible_pair_is_implied_to_be_the_opposite() -> None:
    for pair in impossible_terms():
        one, other = single_answers(pair)
        assert other.opposite().is_within(closed(one))
        assert one.opposite().is_within(closed(other))


def test_a_framework_is_compiled_once() -> None:
    assert compile_framework("us") is compile_framework("us")
    with pytest.raises(KeyError):
        compile_framework("nowhere")
