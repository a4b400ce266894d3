"""Where two frameworks part on the same answers: on which element, and by which answers.

The one that shows less is asked what its law misses; the other one, what it does with less. Both
come from the compiled rules, so a change of the law changes what is said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple, assert_never

from .assess import Reason
from .compiled import CompiledFramework, compile_framework, questions_in, term_of
from .logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, facts
from .model import Answer, Answers, Framework, Rule, Status, Verdict
from .questionnaire import BY_ID
from .term import NOTHING, Term


class Parting(NamedTuple):
    """One verdict on which two frameworks give different statuses.

    `elements`: what the one that shows less asks for, and the answers rule out or leave open; any
    one group of them would be enough. `answers`: a smallest set of given answers that forces the
    status of the other (of the first, when the other is open), with those that rule the elements
    out. `sentence` says it in plain words, by the first element of each group.
    """

    verdict: Verdict
    left: Framework
    right: Framework
    left_status: Status
    right_status: Status
    elements: tuple[tuple[Element, ...], ...]
    answers: Reason
    sentence: str


def find_partings(answers: Answers, left: str, right: str) -> tuple[Parting, ...]:
    """The verdicts on which two frameworks part. Raises KeyError for an id that is not known."""
    known = term_of(answers)
    sides = (compile_framework(left), compile_framework(right))
    return tuple(
        _part(verdict, known, *sides)
        for verdict in Verdict
        if len({side.verdicts[verdict].truth(known) for side in sides}) > 1
    )


def _part(
    verdict: Verdict, known: Term, left: CompiledFramework, right: CompiledFramework
) -> Parting:
    truths = (left.verdicts[verdict].truth(known), right.verdicts[verdict].truth(known))
    less, more = (left, right) if truths[0] < truths[1] else (right, left)
    missing = _missing(less, verdict, known)
    forced = more if max(truths) is Truth.TRUE else less
    reason = forced.verdicts[verdict].reasons(known)[0]
    against = [_reason_against(less, rule, element, known) for rule, element in _flat(missing)]
    elements = tuple(missing.values())
    return Parting(
        verdict,
        left.framework,
        right.framework,
        Status.of(truths[0]),
        Status.of(truths[1]),
        elements,
        _answers(_joined([reason, *against])),
        _sentence(less.framework, more.framework, elements, truths, _answers(reason)),
    )


def _missing(
    law: CompiledFramework, verdict: Verdict, known: Term
) -> Mapping[Rule, tuple[Element, ...]]:
    """By rule, the fewest elements that would fulfil it; only the rules that come nearest."""
    fulfilled, missing = {}, {}
    for rule in law.framework.rules[verdict]:
        fulfilled[rule.id] = _met_answers(law, rule, known)
        fewest = min(_ways_to_fulfil(law, rule, rule.when, known), key=len)
        ruled_out = tuple(e for e in fewest if _truth(law, rule, e, known) is Truth.FALSE)
        missing[rule] = ruled_out or fewest
    nearest = max(fulfilled.values())
    near = {rule: lack for rule, lack in missing.items() if fulfilled[rule.id] == nearest}
    return {
        rule: lack
        for rule, lack in near.items()
        if not any(set(other) < set(lack) for other in near.values())
    }


def _ways_to_fulfil(
    law: CompiledFramework, rule: Rule, expr: Expr, known: Term
) -> Iterator[tuple[Element, ...]]:
    """The sets of outermost elements that are not met yet and that together would fulfil it."""
    match expr:
        case Element():
            yield () if _truth(law, rule, expr, known) is Truth.TRUE else (expr,)
        case AllOf(parts=parts):
            ways = (tuple(_ways_to_fulfil(law, rule, part, known)) for part in parts)
            for chosen in product(*ways):
                yield tuple(dict.fromkeys(element for way in chosen for element in way))
        case AnyOf(parts=parts):
            for part in parts:
                yield from _ways_to_fulfil(law, rule, part, known)
        case Fact() | Not():
            raise TypeError(f"{rule.id}: a rule joins elements, not bare questions")
        case _:
            assert_never(expr)


def _met_answers(law: CompiledFramework, rule: Rule, known: Term) -> int:
    """How many of the signs given stand in elements of the rule that are met."""
    asked = {
        id
        for element, depth in rule.outline()
        if depth == 0 and _truth(law, rule, element, known) is Truth.TRUE
        for id in facts(element)
    }
    given = _answers(known)
    return sum(given.get(id) is BY_ID[id].concern for id in asked)


def _truth(law: CompiledFramework, rule: Rule, element: Element, known: Term) -> Truth:
    return law.elements[rule.id, element.id].truth(known)


def _flat(missing: Mapping[Rule, tuple[Element, ...]]) -> Iterator[tuple[Rule, Element]]:
    return ((rule, element) for rule, lack in missing.items() for element in lack)


def _reason_against(law: CompiledFramework, rule: Rule, element: Element, known: Term) -> Term:
    return next(iter(law.elements[rule.id, element.id].reasons(known)), NOTHING)


def _joined(terms: list[Term]) -> Term:
    yes = no = 0
    for term in terms:
        yes, no = yes | term.yes, no | term.no
    return Term(yes, no)


def _answers(term: Term) -> Reason:
    yes = {question.id for question in questions_in(term.yes)}
    return {
        question.id: Answer.YES if question.id in yes else Answer.NO
        for question in questions_in(term.yes | term.no)
    }


def _sentence(
    less: Framework,
    more: Framework,
    elements: tuple[tuple[Element, ...], ...],
    truths: tuple[Truth, Truth],
    reason: Reason,
) -> str:
    asked = " or ".join(dict.fromkeys(f'"{group[0].title}"' for group in elements))
    state = "rule it out" if min(truths) is Truth.FALSE else "leave it open"
    opening = f"They part on {asked}: {less.name} law asks for that, and the answers {state}."
    if max(truths) is Truth.UNKNOWN:
        return f"{opening} {more.name} law leaves its result open."
    return f"{opening} {more.name} law needs no more than this: {_in_words(reason)}."


def _in_words(reason: Reason) -> str:
    return "; ".join(
        BY_ID[id].short if answer is Answer.YES else f"it is not so that {BY_ID[id].short}"
        for id, answer in reason.items()
    )
