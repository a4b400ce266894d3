"""A term is a set of answers: its operations are those of sets."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from distinguo_rules.term import EMPTY_TERM, Term, minimal, positions, single_answers

NAMES = tuple("abcdef")
ANSWERS = frozenset((name, yes) for name in NAMES for yes in (True, False))


def term(answers: dict[str, bool]) -> Term:
    yes, no = (
        sum(1 << NAMES.index(name) for name, said in answers.items() if said is value)
        for value in (True, False)
    )
    return Term(yes, no)


ANSWER_SETS = st.dictionaries(st.sampled_from(NAMES), st.booleans())


@given(ANSWER_SETS)
def test_its_literals_are_its_answers_in_order(answers: dict[str, bool]) -> None:
    literals = list(term(answers).literals(NAMES))
    assert dict(literals) == answers
    assert [name for name, _ in literals] == sorted(answers)


@given(ANSWER_SETS, ANSWER_SETS)
def test_its_operations_are_those_of_sets(left: dict[str, bool], right: dict[str, bool]) -> None:
    one, other = set(left.items()), set(right.items())
    assert term(left).is_within(term(right)) == (one <= other)
    assert set(term(left).without(term(right)).literals(NAMES)) == one - other
    assert term(left).contradicts(term(right)) == any((n, not said) in other for n, said in one)
    if not term(left).contradicts(term(right)):
        assert set(term(left).union(term(right)).literals(NAMES)) == one | other
    assert set(term(left).only(term(right).mask()).literals(NAMES)) == {
        (name, said) for name, said in one if name in right
    }


@given(ANSWER_SETS)
def test_it_is_made_of_its_single_answers(answers: dict[str, bool]) -> None:
    singles = list(single_answers(term(answers)))
    assert len(singles) == term(answers).size() == len(answers)
    assert all(single.size() == 1 for single in singles)
    assert reduce(Term.union, singles, EMPTY_TERM) == term(answers)


@given(ANSWER_SETS)
def test_its_opposite_has_every_answer_the_other_way(answers: dict[str, bool]) -> None:
    opposite = term({name: not said for name, said in answers.items()})
    assert term(answers).opposite() == opposite
    assert opposite.opposite() == term(answers)
    assert term(answers).contradicts(opposite) == bool(answers)


@given(st.integers(0, 1 << 70))
def test_positions_make_up_the_mask(mask: int) -> None:
    assert sum(1 << position for position in positions(mask)) == mask
    assert list(positions(mask)) == sorted(set(positions(mask)))


@given(st.lists(ANSWER_SETS.map(term)))
def test_minimal_keeps_what_contains_no_other(terms: list[Term]) -> None:
    kept = minimal(terms)
    assert set(kept) == {
        one for one in terms if not any(other.is_within(one) for other in terms if other != one)
    }
    assert [each.size() for each in kept] == sorted(each.size() for each in kept)


def test_minimal_keeps_the_order_of_terms_of_one_size() -> None:
    singles = [Term(0, 4), Term(2, 0), Term(0, 1), Term(8, 0)]
    assert minimal([Term(4, 8), *singles, Term(2, 1)]) == [*singles, Term(4, 8)]
