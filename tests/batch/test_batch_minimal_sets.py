"""The columns of what would settle a verdict find the minimal sets that terms give one by one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from distinguo.batch.answer_codes import NEITHER, NO, YES
from distinguo.batch.engine.answer_columns import AnswerColumns
from distinguo.batch.engine.answer_sets import number_of, smallest_first
from distinguo.batch.engine.known_terms import with_consequences
from distinguo.batch.engine.minimal_sets import ImplicantTexts, SubsetTexts, least, set_texts
from distinguo.batch.engine.set_texts import sets_text
from distinguo.batch.engine.term_columns import ExpressionSteps
from distinguo_rules.compiled import compile_framework
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Verdict
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, minimal

Kind = type[SubsetTexts | ImplicantTexts]
KINDS = (SubsetTexts, ImplicantTexts)
AROUND = ("<", ">")


def random_term(dice: random.Random, facts: Sequence[int], size: int) -> Term:
    chosen = dice.sample(facts, size)
    yes = sum(1 << fact for fact in chosen if dice.random() < 0.5)
    return Term(yes, sum(1 << fact for fact in chosen) & ~yes)


def random_records(dice: random.Random, facts: Sequence[int], size: int, count: int) -> list[Term]:
    """Return up to `count` sets of answers that can occur together."""
    found = [random_term(dice, facts, dice.randint(0, size)) for _ in range(count)]
    return [*filter(can_occur, found)]


def can_occur(term: Term) -> bool:
    given = with_consequences(term)
    return not given.yes & given.no


def row_of(known: Term) -> str:
    codes = {(1, 0): YES, (0, 1): NO, (0, 0): NEITHER}
    return "".join(codes[known.yes >> at & 1, known.no >> at & 1] for at in range(len(ORDER)))


def one_by_one(implicants: Sequence[Term], known: Term) -> str:
    """Return the text for one record: empty if an implicant is satisfied."""
    given = with_consequences(known)
    if any(term.is_within(given) for term in implicants):
        return ""
    sets = minimal(term.without(given) for term in implicants if not term.contradicts(given))
    return sets_text(smallest_first(map(number_of, sets))).join(AROUND)


def by_columns(kind: Kind, implicants: Sequence[Term], records: Sequence[Term]) -> list[str]:
    steps = ExpressionSteps()
    numbers = [*map(number_of, implicants)]
    texts = kind(numbers, steps.given, AROUND, 100)
    screened = steps.screen(AnswerColumns.of([*map(row_of, records)]))
    is_open = [bool(one_by_one(implicants, each)) for each in records]
    pieces = texts.texts(screened, sum(each << at for at, each in enumerate(is_open)))
    return [b"".join(each).decode() for each in zip(*pieces, strict=True)]


@pytest.mark.parametrize("kind", KINDS)
def test_random_implicants(kind: Kind) -> None:
    dice, shown = random.Random(3), 0
    for _ in range(60):
        facts = dice.sample(range(len(ORDER)), 7)
        terms = {random_term(dice, facts, dice.randint(1, 4)) for _ in range(dice.randint(1, 9))}
        implicants = minimal(filter(can_occur, terms))
        records = random_records(dice, facts, 5, 40)
        expected = [one_by_one(implicants, each) for each in records]
        assert by_columns(kind, implicants, records) == expected
        shown += sum("," in each for each in expected)
    assert shown > 500


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_implicants_of_a_law(framework: str) -> None:
    verdict = compile_framework(framework).verdicts[Verdict.TRAFFICKING]
    dice = random.Random(5)
    facts = [at for at in range(len(ORDER)) if any(t.mask() >> at & 1 for t in verdict.when_true)]
    records = random_records(dice, facts, 8, 60)
    sides: tuple[tuple[Kind, Sequence[Term]], ...]
    sides = (SubsetTexts, verdict.when_true), (ImplicantTexts, verdict.when_false)
    for kind, implicants in sides:
        expected = [one_by_one(implicants, each) for each in records]
        assert by_columns(kind, implicants, records) == expected
        assert len({*expected}) > 20


def test_each_value_takes_the_kind_with_fewer_steps() -> None:
    for framework in FRAMEWORKS:
        verdict = compile_framework(framework).verdicts[Verdict.TRAFFICKING]
        for kind, terms in zip(KINDS, (verdict.when_true, verdict.when_false), strict=True):
            assert isinstance(set_texts(terms, ExpressionSteps(), AROUND, 9), kind)


def test_the_least_sets_include_no_other() -> None:
    assert least([0b111, 0b001, 0b110, 0b011]) == [0b001, 0b110]
