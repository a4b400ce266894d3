"""The minimal sets of answers that would settle a verdict in many records, as columns.

An open verdict becomes true if all answers of one of its implicants are given. What is missing of
an implicant, if the given answers do not contradict it, is a set that would settle the verdict,
and of these sets the minimal ones are wanted: those that include no other.

Two kinds of columns find them, which suit different implicants:

- `SubsetTexts`, one column for each subset of an implicant: for implicants of few answers;
- `ImplicantTexts`, which compare each implicant with each other: for few implicants.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, Protocol

from distinguo_rules.term import Term, positions

from .answer_columns import any_of
from .answer_sets import chosen, number_of, opposite_answer, smallest_first
from .column_texts import ColumnTexts
from .list_pieces import FEWER_ENTRIES, ListPieces
from .set_texts import set_text, sets_text
from .term_columns import ExpressionSteps, GivenColumns, Screened, TermSteps


class SetTexts(Protocol):
    """The JSON of the minimal sets of answers for one value of a verdict."""

    def texts(self, screened: Screened, is_open: int) -> Iterator[Iterator[bytes]]:
        """Yield pieces of the text, one for each record. They are empty for a decided verdict.

        `is_open`: the column of the records in which the verdict is open.
        """
        ...


def set_texts(
    implicants: Iterable[Term], steps: ExpressionSteps, around: tuple[str, str], max_entries: int
) -> SetTexts:
    """Return the texts for some implicants, by the columns that take fewer steps.

    `around`: the text before and after the sets. `max_entries`: how many texts of each piece are
    kept.
    """
    numbers = [*map(number_of, implicants)]
    subsets = sum(1 << number.bit_count() for number in numbers)
    kind = SubsetTexts if subsets <= len(numbers) ** 2 else ImplicantTexts
    return kind(numbers, steps.given, around, max_entries)


class _Subset(NamedTuple):
    """A set of answers that are needed by some implicants.

    `before`: the number of the set without its last answer, which is `answer`. `others`: for each
    implicant that needs the set, the number of the term of its other answers. `smaller`: the
    numbers of the sets with one answer less.
    """

    before: int
    answer: int
    others: list[int]
    smaller: list[int]


class SubsetTexts:
    """A column for each non-empty subset of an implicant: the records in which it is minimal."""

    def __init__(
        self,
        implicants: Sequence[int],
        steps: TermSteps,
        around: tuple[str, str],
        max_entries: int,
    ) -> None:
        others: dict[int, list[int]] = {}
        for number in implicants:
            for subset in _subsets(number):
                others.setdefault(subset, []).append(steps.add(number ^ subset))
        sets = smallest_first(others)  # each after those that it includes
        places = {0: 0} | {each: place for place, each in enumerate(sets, 1)}
        self._subsets = []
        for each in sets:
            answers = positions(each)
            smaller = [places[each ^ 1 << answer] for answer in answers]
            self._subsets.append(_Subset(smaller[-1], answers[-1], others[each], smaller))
        self._pieces = ListPieces([*map(set_text, sets)], around, max_entries // FEWER_ENTRIES)

    def texts(self, screened: Screened, is_open: int) -> Iterator[Iterator[bytes]]:
        """Yield pieces of the text, one for each record."""
        columns = self.columns(screened.given, is_open)
        return self._pieces.texts(columns, is_open, screened.known.count)

    def columns(self, given: GivenColumns, is_open: int) -> list[int]:
        """Return the columns.

        A set is available if nothing of it is answered, and the other answers of an implicant are
        given. It is minimal if no smaller set within it is available.
        """
        terms, unanswered = given
        missing, available_within, minimal = [is_open], [0], []
        for before, answer, others, smaller in self._subsets:
            records = missing[before] & unanswered[answer]
            missing.append(records)
            if records:
                given_others = 0
                for term in others:
                    given_others |= terms[term]
                records &= given_others
            within = 0
            for subset in smaller:
                within |= available_within[subset]
            available_within.append(within | records)
            minimal.append(records ^ (records & within))
        return minimal


def _subsets(number: int) -> list[int]:
    """Return all non-empty subsets of the answers of a number."""
    answers = [1 << answer for answer in positions(number)]
    sizes = range(1, len(answers) + 1)
    return [sum(each) for size in sizes for each in combinations(answers, size)]


class ImplicantTexts:
    """A column for each implicant, and for each answer that is given of the minimal ones.

    An implicant is superfluous if another one lacks no other answers than it, that is, if those
    are given that only the other one needs. If both lack the same, the first one stays.
    """

    def __init__(
        self,
        implicants: Sequence[int],
        steps: TermSteps,
        around: tuple[str, str],
        max_entries: int,
    ) -> None:
        self._around = around
        self._texts = ColumnTexts(self._text, max_entries)
        self._implicants = implicants
        self._all = (1 << len(implicants)) - 1
        self._opposites = [[*map(opposite_answer, positions(each))] for each in implicants]
        self._superfluous = []
        for place, number in enumerate(implicants):
            earlier = least({other & ~number for other in implicants[:place]})
            later = [
                (steps.add(other & ~number), steps.add(number & ~other))
                for other in implicants[place + 1 :]
                if not any(each & ~other == 0 for each in earlier)
            ]
            self._superfluous.append(([*map(steps.add, earlier)], later))
        self._needing = [
            [place for place, number in enumerate(implicants) if number >> answer & 1]
            for answer in range(any_of(implicants).bit_length())
        ]

    def texts(self, screened: Screened, is_open: int) -> Iterator[Iterator[bytes]]:
        """Yield the text for each record, as one piece."""
        columns = [is_open, *self.columns(screened.given, is_open)]
        yield self._texts.each(columns, screened.known.count)

    def columns(self, given: GivenColumns, is_open: int) -> list[int]:
        """Return a column for each implicant left, and for each answer that is given of these.

        The second kind follows the numbers of the answers.
        """
        terms = given.terms
        minimal = []
        for opposites, (earlier, later) in zip(self._opposites, self._superfluous, strict=True):
            without = 0
            for term in opposites:
                without |= terms[term]
            for term in earlier:
                without |= terms[term]
            for only_there, only_here in later:
                found = terms[only_there]
                without |= found ^ (found & terms[only_here])
            minimal.append(is_open ^ (is_open & without))
        shown = [
            terms[answer] & any_of([minimal[place] for place in needing])
            for answer, needing in enumerate(self._needing)
        ]
        return minimal + shown

    def _text(self, bits: int) -> bytes:
        if not bits & 1:
            return b""
        not_given = ~(bits >> 1 + len(self._implicants))
        minimal = chosen(self._implicants, bits >> 1 & self._all)
        sets = smallest_first([each & not_given for each in minimal])
        return sets_text(sets).join(self._around).encode()


def least(sets: Iterable[int]) -> list[int]:
    """Return those of some sets that include no other."""
    found: list[int] = []
    for each in smallest_first(sets):
        if not any(other & each == other for other in found):
            found.append(each)
    return found
