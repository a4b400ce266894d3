"""Changes the law in one place at a time and looks for a test that notices.

    python tests/mutation/mutate_law.py [--framework us]

Each rule and finding is changed once per place: a part dropped, "and" for "or", a fact turned
round. A change that leaves verdict, rule and elements with the same reasons is none, and is not
counted. Lists the changes that no story, property or truth table notices.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

if __name__ == "__main__":
    ROOT = Path(__file__).parents[2]
    sys.path[:0] = [str(ROOT / "rules"), str(ROOT / "tests")]

from distinguo_rules.compiled import term_of
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, outline, walk
from distinguo_rules.model import FindingRule, Framework, Rule, Status, Verdict
from kit.article import CASES as STORIES
from kit.law_stories import STORIES as EDGES
from kit.properties import PROPERTIES
from kit.proving import Laws, Prover, differ, is_broken, with_body
from kit.truth_tables import ASKED, ELEMENTS, FINDINGS, PRESUMED, Ways, as_rule
from kit.vignettes import DIFFERENCES, VIGNETTES, Case

CASES = (*VIGNETTES, *DIFFERENCES, *EDGES, *STORIES)
KNOWN = {case.id: term_of(case.answers) for case in CASES}


@dataclass(frozen=True)
class Mutant:
    """The law with one change, in `place`: the expression that was `before` and is `after`."""

    law: Framework
    place: str
    change: str
    before: Expr
    after: Expr

    def __str__(self) -> str:
        return f"{self.law.id} {self.place}: {self.change}"


def single_changes(expr: Expr) -> Iterator[tuple[str, Expr]]:
    """Every change in one place of an expression, with a word on what it was."""
    match expr:
        case Fact(id=id):
            yield f"{id} turned round", Not(expr)
        case Not(part=part):
            yield f"not {_name(part)} turned round", part
            if not isinstance(part, Fact):
                yield from ((change, Not(changed)) for change, changed in single_changes(part))
        case AllOf(parts=parts):
            yield from _changes_among(parts, AllOf, AnyOf)
        case AnyOf(parts=parts):
            yield from _changes_among(parts, AnyOf, AllOf)
        case Element(id=id, body=body):
            for change, changed in single_changes(body):
                yield f"{id}: {change}", with_body(expr, changed)
        case _:
            assert_never(expr)


def _changes_among(
    parts: tuple[Expr, ...], kind: type[AllOf] | type[AnyOf], other: type[AllOf] | type[AnyOf]
) -> Iterator[tuple[str, Expr]]:
    yield f"{kind.__name__} from {_name(parts[0])} made {other.__name__}", other(parts)
    for index, part in enumerate(parts):
        before, after = parts[:index], parts[index + 1 :]
        yield f"{_name(part)} dropped", kind((*before, *after))
        for change, changed in single_changes(part):
            yield change, kind((*before, changed, *after))


def _name(expr: Expr) -> str:
    return next(node.id for node in walk(expr) if isinstance(node, Fact | Element))


def mutants(law: Framework) -> Iterator[Mutant]:
    """Every change in one place of a framework's rules, findings and conditions of findings."""
    for verdict, rules in law.rules.items():
        for rule in rules:
            for change, when in single_changes(rule.when):
                changed = _with_rule(law, verdict, rule._replace(when=when))
                yield Mutant(changed, rule.id, change, rule.when, when)
        yield from _without_a_rule(law, verdict)
    for finding in law.findings:
        for change, when in single_changes(finding.when):
            changed = _with_finding(law, finding._replace(when=when))
            yield Mutant(changed, finding.id, change, finding.when, when)
        if finding.presumed_when is not None:
            for change, when in single_changes(finding.presumed_when):
                changed = _with_finding(law, finding._replace(presumed_when=when))
                yield Mutant(
                    changed, f"{finding.id}, presumed", change, finding.presumed_when, when
                )
        if finding.asked_when is not None:
            for change, when in single_changes(finding.asked_when):
                changed = _with_finding(law, finding._replace(asked_when=when))
                yield Mutant(changed, f"{finding.id}, asked", change, finding.asked_when, when)


def _without_a_rule(law: Framework, verdict: Verdict) -> Iterator[Mutant]:
    for dropped in law.rules[verdict]:
        kept = tuple(rule for rule in law.rules[verdict] if rule != dropped)
        changed = law._replace(rules={**law.rules, verdict: kept})
        yield Mutant(
            changed, verdict, f"{dropped.id} dropped", law.verdict(verdict), AnyOf(_whens(kept))
        )


def _whens(rules: tuple[Rule, ...]) -> tuple[Expr, ...]:
    return tuple(rule.when for rule in rules)


def _with_rule(law: Framework, verdict: Verdict, changed: Rule) -> Framework:
    rules = tuple(changed if rule.id == changed.id else rule for rule in law.rules[verdict])
    return law._replace(rules={**law.rules, verdict: rules})


def _with_finding(law: Framework, changed: FindingRule) -> Framework:
    findings = (changed if rule.id == changed.id else rule for rule in law.findings)
    return law._replace(findings=tuple(findings))


class Court:
    """Looks for what notices a change; one decision diagram serves for all of them.

    Most parts of a law are in every mutant of it: what is found of such a part is kept under its
    identity, together with the part itself, so that no other object gets it.
    """

    def __init__(self) -> None:
        self._prover = Prover()
        self._compared: dict[tuple[int, int], tuple[Expr, Expr, bool]] = {}
        self._read: dict[tuple[int, str], tuple[Expr, Truth]] = {}

    def noticed_by(self, mutant: Mutant) -> str | None:
        """The first kind of test that notices: a story, a property, a truth table; or none."""
        law = mutant.law
        verdicts = {verdict: law.verdict(verdict) for verdict in Verdict}
        if any(self._reads_wrong(law, verdicts, case) for case in CASES):
            return "stories"
        if self._breaks_a_property(law):
            return "properties"
        return "truth tables" if self._parts_from_the_tables(law) else None

    def no_change(self, mutant: Mutant) -> bool:
        """Whether what is shown is so in the same answers: a rule shows its elements too."""
        shown = mutant.place in {rule.id for rule in mutant.law.all_rules()}
        known = {element.id: element for element, _ in outline(mutant.before)}
        elements = [element for element, _ in outline(mutant.after)] if shown else []
        return self._same(mutant.before, mutant.after) and all(
            self._same(known[element.id], element) for element in elements
        )

    def _same(self, left: Expr, right: Expr) -> bool:
        key = (id(left), id(right))
        if key not in self._compared:
            same = not self._prover.can_be(differ(left, right))
            self._compared[key] = (left, right, same)
        return self._compared[key][2]

    def _truth(self, expr: Expr, case: Case) -> Truth:
        key = (id(expr), case.id)
        if key not in self._read:
            self._read[key] = (expr, self._prover.truth(expr, KNOWN[case.id]))
        return self._read[key][1]

    def _reads_wrong(self, law: Framework, verdicts: Mapping[Verdict, Expr], case: Case) -> bool:
        if law.id not in case.expected:
            return False
        found = {verdict: Status.of(self._truth(when, case)) for verdict, when in verdicts.items()}
        if tuple(found.values()) != case.expected[law.id]:
            return True
        shown = {
            finding.id
            for finding in law.findings
            if self._truth(finding.when, case) is Truth.TRUE
            and (finding.instead_of is None or found[finding.instead_of] is not Status.INDICATED)
        }
        return law.id in case.findings and shown != set(case.findings[law.id].split())

    def _breaks_a_property(self, law: Framework) -> bool:
        laws: Laws = {**FRAMEWORKS, law.id: law}
        return any(
            law.id in claim.frameworks and is_broken(claim, law.id, laws, self._prover)
            for claim in PROPERTIES
        )

    def _parts_from_the_tables(self, law: Framework) -> bool:
        pairs: list[tuple[Expr, Ways]] = [
            (element, ELEMENTS[law.id][rule.id][element.id])
            for rule in law.all_rules()
            for element, _ in rule.outline()
        ]
        pairs += [(finding.when, FINDINGS[law.id][finding.id]) for finding in law.findings]
        pairs += [
            (finding.presumed_when, PRESUMED[law.id][finding.id])
            for finding in law.findings
            if finding.presumed_when is not None
        ]
        pairs += [
            (finding.asked_when, ASKED[law.id][finding.id])
            for finding in law.findings
            if finding.asked_when is not None
        ]
        return not all(self._same(expr, as_rule(ways)) for expr, ways in pairs)


def try_all(framework: str) -> tuple[Counter[str], list[Mutant]]:
    """What noticed how many changes, and the changes that nothing noticed."""
    court, noticed, survivors = Court(), Counter[str](), []
    for mutant in mutants(FRAMEWORKS[framework]):
        if court.no_change(mutant):
            noticed["no change"] += 1
        elif by := court.noticed_by(mutant):
            noticed[by] += 1
        else:
            survivors.append(mutant)
    return noticed, survivors


def main() -> int:
    parser = argparse.ArgumentParser(description="Change the law and see what notices.")
    parser.add_argument("--framework", choices=FRAMEWORKS, action="append")
    missed = 0
    for framework in parser.parse_args().framework or FRAMEWORKS:
        noticed, survivors = try_all(framework)
        counts = ", ".join(f"{count} {by}" for by, count in noticed.most_common())
        print(f"{framework}: {counts}; not noticed: {len(survivors)}")
        for mutant in survivors:
            print(f"  {mutant}")
        missed += len(survivors)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
