"""The terms that the answers of many records include, as columns.

A term is the `&` of the columns of its answers. Terms with the same first answers share the `&` of
these, so all terms together are a list of steps, each the `&` of two columns that were there.
"""

from functools import cached_property
from typing import NamedTuple

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER

from .answer_columns import AnswerColumns
from .answer_sets import ANSWERS, number_of

_EVERY = len(ANSWERS)  # the number of the column of all records


class TermSteps:
    """The steps that lead to some terms. Each column has a number: first those of the answers.

    Terms are given as numbers, see answer_sets.py.
    """

    def __init__(self) -> None:
        self._numbers = {0: _EVERY} | {1 << answer: answer for answer in ANSWERS}
        self._steps: list[tuple[int, int]] = []

    def add(self, term: int) -> int:
        """Add the steps to a term, and return the number of its column."""
        if term not in self._numbers:
            last = term.bit_length() - 1
            self._steps.append((self.add(term ^ 1 << last), last))
            self._numbers[term] = _EVERY + len(self._steps)
        return self._numbers[term]

    def columns(self, known: AnswerColumns) -> list[int]:
        """Return all columns, by their numbers."""
        found = [*known.answers, known.every]
        add = found.append
        for first, second in self._steps:
            add(found[first] & found[second])
        return found


class TruthColumns(NamedTuple):
    """The records in which an expression is true, and those in which it is false."""

    true: int
    false: int


class ExpressionSteps:
    """The steps to the truth of some expressions, which have numbers by their order of adding.

    `terms`: the steps to terms that the known answers include; `given`: to those that they include
    together with the answers that they imply.
    """

    def __init__(self) -> None:
        self.terms = TermSteps()
        self.given = TermSteps()
        self._numbers: dict[int, int] = {}  # by identity: to compare expressions takes longer
        self._expressions: list[tuple[Compiled, list[int], list[int]]] = []

    def add(self, compiled: Compiled) -> int:
        """Add the steps to the truth of an expression, and return its number."""
        if id(compiled) not in self._numbers:
            self._numbers[id(compiled)] = len(self._expressions)
            true, false = (
                [self.terms.add(number_of(term)) for term in terms]
                for terms in (compiled.when_true, compiled.when_false)
            )
            self._expressions.append((compiled, true, false))
        return self._numbers[id(compiled)]

    def screen(self, known: AnswerColumns) -> "Screened":
        """Return the columns of all terms and expressions."""
        terms = self.terms.columns(known)
        truths = []
        for _, when_true, when_false in self._expressions:
            true = false = 0
            for number in when_true:
                true |= terms[number]
            for number in when_false:
                false |= terms[number]
            truths.append(TruthColumns(true, false))
        return Screened(known, terms, truths, self.given)


class GivenColumns(NamedTuple):
    """The answers that some records give or imply.

    `terms`: the columns of terms, by their numbers; first those of the single answers.
    `unanswered`: for each answer the records that say neither this answer nor its opposite.
    """

    terms: list[int]
    unanswered: list[int]


class Screened:
    """The answers of some records, the terms that they include, and the truth of expressions."""

    def __init__(
        self,
        known: AnswerColumns,
        terms: list[int],
        truths: list[TruthColumns],
        given_steps: TermSteps,
    ) -> None:
        self.known = known
        self.terms = terms
        self.truths = truths
        self._given_steps = given_steps

    @cached_property
    def given(self) -> GivenColumns:
        """The answers that the records give or imply."""
        given = self.known.with_consequences()
        answers, count = given.answers, len(ORDER)
        unanswered = [
            given.every ^ (no | yes)
            for no, yes in zip(answers[:count], answers[count:], strict=True)
        ]
        return GivenColumns(self._given_steps.columns(given), unanswered * 2)
