"""The end of a verdict in full detail: its reasons, or what would settle it while it is open.

Reasons are the implicants of the verdict that the given answers include. What would settle an open
one are the implicants that the answers do not contradict, without the answers given already, and
of these the minimal ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term, positions

from ..lookup_table import LookupTable
from .answer_columns import any_of, as_bytes, key_rows
from .answer_groups import Facts, all_groups, group_answers
from .json_pieces import reasons_text
from .known_terms import facts_of, with_consequences
from .settled_by import chosen, number_of, to_false_text, to_true_text
from .term_columns import ExpressionSteps, Screened

_ANSWERS = range(2 * len(ORDER))


class VerdictEnding:
    """The ends of one verdict. `max_entries`: how many texts of each kind are kept."""

    def __init__(self, verdict: Compiled, steps: ExpressionSteps, max_entries: int) -> None:
        self._number = steps.add(verdict)
        self._implicants = [*verdict.when_true, *verdict.when_false]
        self._columns = [*map(steps.terms.add, self._implicants)]
        self._reasons = LookupTable(self._reasons_text, max_entries)
        self._open = OpenImplicants(verdict, max_entries)

    def _reasons_text(self, row: bytes) -> bytes:
        return reasons_text(chosen(self._implicants, int.from_bytes(row, "little")))

    def texts(self, screened: Screened, groups: Sequence[bytes]) -> Iterator[bytes]:
        """Return the end for each record. `groups`: the bytes of each of `all_groups`."""
        count = screened.known.count
        decided = as_bytes(screened.truths[self._number].digits(), count)
        satisfied = key_rows([screened.terms[number] for number in self._columns], count)
        keys = zip(*(groups[number] for number in self._open.groups), strict=True)
        reasons, text = self._reasons, self._open.text
        for is_decided, row, key in zip(decided, satisfied, keys, strict=True):
            yield reasons[row] if is_decided else text(key)


class OpenImplicants:
    """The implicants of a verdict, and what the answers of a record leave of them to be given.

    `groups`: the numbers of the groups whose answers change something.

    The answers to each group are looked up. They say which of its questions are answered, and
    which implicants can be left out: those that they contradict, and those that another implicant
    makes superfluous. So few are left, of which the minimal ones are found record by record.
    """

    def __init__(self, verdict: Compiled, max_entries: int) -> None:
        facts, groups = {*facts_of([verdict])}, all_groups()
        self.groups = [at for at, group in enumerate(groups) if facts.intersection(group)]
        self._tables = [LookupTable(partial(self._effect, groups[at])) for at in self.groups]
        sides = [[*map(number_of, side)] for side in (verdict.when_true, verdict.when_false)]
        self._sides = [Alternatives(side, max_entries) for side in sides]
        self._numbers = [number for side in sides for number in side]
        self._true = (1 << len(sides[0])) - 1
        self._all = (1 << len(self._numbers)) - 1
        self._needed = LookupTable(self._needed_by, max_entries)
        self._texts = LookupTable(self._text, max_entries)

    def _effect(self, group: Facts, byte: int) -> int:
        """Return the effect of the answers to a group, as bits.

        The lowest are for the given answers, as yes and as no; above them are those for the
        implicants that are left out.
        """
        known = with_consequences(group_answers(group, byte))
        answered = Term(known.mask(), known.mask()).only(sum(1 << fact for fact in group))
        true, false = (
            side.contradicted_by(known) | side.superfluous(group, known) for side in self._sides
        )
        left_out = true | false << self._true.bit_length()
        return left_out << len(_ANSWERS) | number_of(answered)

    def text(self, key: tuple[int, ...]) -> bytes:
        """Return the end of an open verdict, given the answers to each of `groups` as bytes."""
        effect = 0
        for table, byte in zip(self._tables, key, strict=True):
            effect |= table[byte]
        left = self._all & ~(effect >> len(_ANSWERS))
        text: bytes = self._texts[left, self._needed[left] & ~effect]
        return text

    def _needed_by(self, left: int) -> int:
        """Return all answers that some implicants need."""
        return any_of(chosen(self._numbers, left))

    def _text(self, key: tuple[int, int]) -> bytes:
        """Return the end for the implicants that are left, and the answers not given of them."""
        left, missing = key
        true, false = self._sides
        return to_true_text(true.minimal(left & self._true, missing)) + to_false_text(
            false.minimal(left >> self._true.bit_length(), missing)
        )


class Alternatives:
    """Implicants of one value of a verdict, as numbers; the results are bits, one for each.

    `_needing`: by the position of an answer in a number, the implicants that need it.
    """

    def __init__(self, numbers: Sequence[int], max_entries: int) -> None:
        self._numbers = numbers
        self._needing: dict[int, int] = defaultdict(int)
        for place, number in enumerate(numbers):
            for answer in positions(number):
                self._needing[answer] |= 1 << place
        self._including = LookupTable(self._all_needing, max_entries)

    def _all_needing(self, answers: int) -> int:
        """Return the implicants that need all of some answers."""
        found = -1
        for answer in chosen(_ANSWERS, answers):
            found &= self._needing[answer]
        return found

    def minimal(self, left: int, missing: int) -> list[int]:
        """Return the minimal sets of missing answers that some implicants need."""
        found, kept = {}, 0
        while left:
            place = left & -left
            answers = self._numbers[place.bit_length() - 1] & missing
            including = self._including[answers]
            left &= ~including
            kept = kept & ~including | place
            found[place] = answers
        return [answers for place, answers in found.items() if place & kept]

    def contradicted_by(self, known: Term) -> int:
        """Return the implicants that need the opposite of a known answer."""
        return any_of(self._needing[answer] for answer in positions(number_of(known.opposite())))

    def superfluous(self, group: Facts, known: Term) -> int:
        """Return the implicants that another one makes superfluous, given answers to a group.

        Let `other` be an implicant. Those that need all that is not known of it need nothing less
        than it. Such an implicant can be left out

        - if it comes later: of two that need the same, the first one stays; or
        - if it also needs an answer to the group that is not known, and that `other` has not:
          then it needs more.

        Each time one stays that needs less, or that needs the same and comes before. So the last
        of them is there, and no minimal set is lost.
        """
        given = number_of(known)
        unknown = {at for fact in group for at in (fact, len(ORDER) + fact) if not given >> at & 1}
        found = 0
        for place, other in enumerate(self._numbers):
            if other & given:
                needing = self._all_needing(other & ~given)
                more = any_of(self._needing[at] for at in unknown if not other >> at & 1)
                found |= needing & (more | -2 << place) & ~(1 << place)
        return found
