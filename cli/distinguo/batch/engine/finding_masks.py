"""The findings of a law as bits of one mask, to which each group of questions contributes.

A finding is shown while it holds, or while it is open if the law has words for that. Some are
shown as open only if a presumption holds, some only while a verdict is not indicated. So what is
shown depends on a few truth values, and these on the implicants that a record satisfies.

An expression with many implicants would make many distinct masks for few distinct texts. So its
implicants have bits of their own, above all others; `wide` looks up from these bits which of the
wide expressions hold, and `text` looks up the findings from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from distinguo_rules.compiled import CompiledFramework
from distinguo_rules.logic import Truth
from distinguo_rules.model import FindingRule, Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.term import Term

from .implicant_masks import ImplicantMasks, TruthMasks
from .json_pieces import findings_text

MAX_NARROW_IMPLICANTS = 8  # of an expression whose implicants have bits in the key of the text


class ShownFinding(NamedTuple):
    """A finding and the expressions on which it depends whether it is shown, and how.

    `decided`: its value, without the implicants that change nothing about what is shown.
    `presumed`: None if the finding needs no presumption to be shown as open.
    """

    rule: FindingRule
    decided: Compiled
    presumed: Compiled | None

    @classmethod
    def of(cls, law: CompiledFramework, rule: FindingRule) -> ShownFinding:
        compiled, presumed = law.findings[rule.id], law.presumptions.get(rule.id)
        if not rule.when_open:
            return cls(rule, compiled._replace(when_false=()), None)
        return cls(rule, compiled, presumed and presumed._replace(when_false=()))

    def expressions(self) -> list[Compiled]:
        return [self.decided, self.presumed] if self.presumed else [self.decided]

    def shown_as(self, decided: Truth, presumed: Truth, is_hidden: bool) -> Truth:
        """Return TRUE or UNKNOWN if the finding is shown, FALSE if it is not."""
        if is_hidden or decided is Truth.FALSE:
            return Truth.FALSE
        if decided is Truth.TRUE:
            return Truth.TRUE if self.rule.says else Truth.FALSE
        is_presumed = self.presumed is None or presumed is Truth.TRUE
        return Truth.UNKNOWN if self.rule.when_open and is_presumed else Truth.FALSE


def shown_findings(law: CompiledFramework) -> list[ShownFinding]:
    """Return the findings of a law in its order."""
    return [ShownFinding.of(law, rule) for rule in law.framework.findings]


class FindingMasks:
    """A numbering of the bits of all findings of a law.

    From the lowest bit: the implicants of narrow expressions, a bit for each verdict (it is not
    indicated), two bits for each wide expression (it is true, it is false), and the implicants of
    the wide expressions. `narrow_size`: the bits below the latter. `size`: all bits.

    `groups`: the groups of questions that are looked up for this law, as masks of facts.
    """

    def __init__(self, findings: Sequence[ShownFinding], groups: Sequence[int]) -> None:
        every = dict.fromkeys(part for each in findings for part in each.expressions())
        wide = [each for each in every if _is_wide(each)]
        narrow = [each for each in every if not _is_wide(each)]
        self._narrow, self._wide = ImplicantMasks(groups, narrow), ImplicantMasks(groups, wide)
        bits = iter(1 << place for place in range(self._narrow.size, 10**6))
        self._gates = {verdict: next(bits) for verdict in Verdict}
        truths = [(each, TruthMasks(next(bits), next(bits))) for each in wide]
        self.narrow_size = next(bits).bit_length() - 1
        self.size = self.narrow_size + self._wide.size
        self._fixed = (1 << self.narrow_size) - (1 << self._narrow.size)
        self._all = (1 << self.size) - 1
        self._wide_truths = [(self._wide.truth_masks(each), truth) for each, truth in truths]
        found = {each: self._narrow.truth_masks(each) for each in narrow} | dict(truths)
        self._findings = [
            (each, found[each.decided], found[each.presumed or each.decided]) for each in findings
        ]

    def group_mask(self, known: Term, group: int) -> int:
        """Return the bits that stay set after one group of questions, given its answers."""
        above = self._wide.group_mask(known, group) << self.narrow_size
        return above | self._fixed | self._narrow.group_mask(known, group)

    def gate(self, verdict: Verdict, status: Status) -> int:
        """Return the bits that stay set after a verdict, given its status."""
        return self._all & ~self._gates[verdict] if status is Status.INDICATED else self._all

    def wide(self, joined: int) -> int:
        """Return the bits that the wide expressions leave set, given their implicants' bits."""
        satisfied, mask = self._wide.satisfied(joined), (1 << self.narrow_size) - 1
        for implicants, truth in self._wide_truths:
            mask &= ~0 if satisfied & implicants.when_true else ~truth.when_true
            mask &= ~0 if satisfied & implicants.when_false else ~truth.when_false
        return mask

    def text(self, joined: int) -> bytes:
        """Return the member `findings` of a law's result, given all bits below `narrow_size`."""
        satisfied = self._narrow.satisfied(joined)
        states = {}
        for finding, decided, presumed in self._findings:
            verdict = finding.rule.instead_of
            is_hidden = verdict is not None and not joined & self._gates[verdict]
            states[finding.rule.id] = finding.shown_as(
                decided.truth(satisfied), presumed.truth(satisfied), is_hidden
            )
        return findings_text(states).encode()


def _is_wide(compiled: Compiled) -> bool:
    return len(compiled.when_true) + len(compiled.when_false) > MAX_NARROW_IMPLICANTS
