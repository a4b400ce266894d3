"""Explain why two frameworks give different statuses for the same answers.

For each verdict that differs: which elements the stricter law still needs, and which answers are
enough for the other law. Both are read from the compiled rules.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import combinations, product
from typing import NamedTuple, assert_never

from .assessment import Assessment
from .compiled import CompiledFramework, answers_of, compile_framework, term_of
from .contact import OR
from .language import listed, tr
from .logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, facts
from .model import Answer, Answers, Framework, Reason, Rule, Status, Verdict
from .questionnaire import BY_ID
from .term import EMPTY_TERM, Term

QUOTED = '"{title}"'
RULED_OUT = "They differ on {titles}: {law} law asks for that, and the answers rule it out."
LEFT_OPEN = "They differ on {titles}: {law} law asks for that, and the answers leave it open."
BOTH_OPEN = "{law} law leaves its result open."
NEEDS_NO_MORE = "{law} law needs no more than this: {statements}."
IS_SO = "{statement}"
NOT_SO = "it is not so that {statement}"


class Divergence(NamedTuple):
    """One verdict on which two frameworks give different statuses.

    `elements`: groups of elements that the law with the lower status asks for and that are not
    met; any one group would be enough. `answers`: a smallest set of given answers that forces the
    status of the other law (of this one, when the other is open), with those that rule out the
    elements. `sentence` explains it in plain words by the first element of each group.
    """

    verdict: Verdict
    left: Framework
    right: Framework
    left_status: Status
    right_status: Status
    elements: tuple[tuple[Element, ...], ...]
    answers: Reason
    sentence: str


def find_divergences(answers: Answers, left: str, right: str) -> tuple[Divergence, ...]:
    """Return the verdicts on which two frameworks differ, and why.

    Raises KeyError for a framework that does not exist.
    """
    known = term_of(answers)
    sides = (compile_framework(left), compile_framework(right))
    return tuple(
        _divergence(verdict, known, *sides)
        for verdict in Verdict
        if len({side.verdicts[verdict].truth(known) for side in sides}) > 1
    )


def divergences_of(assessment: Assessment) -> tuple[Divergence, ...]:
    """Return the verdicts on which the frameworks of an assessment differ, pair by pair."""
    return tuple(
        divergence
        for left, right in combinations(assessment.frameworks, 2)
        for divergence in find_divergences(assessment.counted, left, right)
    )


def _divergence(
    verdict: Verdict, known: Term, left: CompiledFramework, right: CompiledFramework
) -> Divergence:
    truths = (left.verdicts[verdict].truth(known), right.verdicts[verdict].truth(known))
    less, more = (left, right) if truths[0] < truths[1] else (right, left)
    missing = _missing(less, verdict, known)
    forced = more if max(truths) is Truth.TRUE else less
    reason = forced.verdicts[verdict].reasons(known)[0]
    against = [_reason_against(less, rule, element, known) for rule, element in _flat(missing)]
    elements = tuple(missing.values())
    return Divergence(
        verdict,
        left.framework,
        right.framework,
        Status.of(truths[0]),
        Status.of(truths[1]),
        elements,
        answers_of(reduce(Term.union, against, reason)),
        _sentence(less.framework, more.framework, elements, truths, answers_of(reason)),
    )


def _missing(
    law: CompiledFramework, verdict: Verdict, known: Term
) -> Mapping[Rule, tuple[Element, ...]]:
    """Return, by rule, the fewest elements that would fulfil it, for the nearest rules only."""
    fulfilled, missing = {}, {}
    for rule in law.framework.rules[verdict]:
        fulfilled[rule.id] = _met_answers(law, rule, known)
        fewest = min(_unmet_elements(law, rule, rule.when, known), key=len)
        ruled_out = tuple(e for e in fewest if _truth(law, rule, e, known) is Truth.FALSE)
        missing[rule] = ruled_out or fewest
    nearest = max(fulfilled.values())
    near = {rule: lack for rule, lack in missing.items() if fulfilled[rule.id] == nearest}
    return {
        rule: lack
        for rule, lack in near.items()
        if not any(set(other) < set(lack) for other in near.values())
    }


def _unmet_elements(
    law: CompiledFramework, rule: Rule, expr: Expr, known: Term
) -> Iterator[tuple[Element, ...]]:
    """Yield the sets of unmet outermost elements that together would fulfil an expression."""
    match expr:
        case Element():
            yield () if _truth(law, rule, expr, known) is Truth.TRUE else (expr,)
        case AllOf(parts=parts):
            sets = (tuple(_unmet_elements(law, rule, part, known)) for part in parts)
            for chosen in product(*sets):
                yield tuple(dict.fromkeys(element for unmet in chosen for element in unmet))
        case AnyOf(parts=parts):
            for part in parts:
                yield from _unmet_elements(law, rule, part, known)
        case Fact() | Not():
            raise TypeError(f"{rule.id}: a rule joins elements, not bare questions")
        case _:
            assert_never(expr)


def _met_answers(law: CompiledFramework, rule: Rule, known: Term) -> int:
    """Return the number of given signs that belong to met elements of the rule."""
    asked = {
        id
        for element, depth in rule.outline()
        if depth == 0 and _truth(law, rule, element, known) is Truth.TRUE
        for id in facts(element)
    }
    given = answers_of(known)
    return sum(given.get(id) is BY_ID[id].concern for id in asked)


def _truth(law: CompiledFramework, rule: Rule, element: Element, known: Term) -> Truth:
    return law.elements[rule.id, element.id].truth(known)


def _flat(missing: Mapping[Rule, tuple[Element, ...]]) -> Iterator[tuple[Rule, Element]]:
    return ((rule, element) for rule, lack in missing.items() for element in lack)


def _reason_against(law: CompiledFramework, rule: Rule, element: Element, known: Term) -> Term:
    return next(iter(law.elements[rule.id, element.id].reasons(known)), EMPTY_TERM)


def _sentence(
    less: Framework,
    more: Framework,
    elements: tuple[tuple[Element, ...], ...],
    truths: tuple[Truth, Truth],
    reason: Reason,
) -> str:
    titles = dict.fromkeys(tr(QUOTED).format(title=tr(group[0].title)) for group in elements)
    opening = RULED_OUT if min(truths) is Truth.FALSE else LEFT_OPEN
    ending = BOTH_OPEN if max(truths) is Truth.UNKNOWN else NEEDS_NO_MORE
    return " ".join(
        (
            tr(opening).format(titles=tr(OR).join(titles), law=less.law_name),
            tr(ending).format(law=more.law_name, statements=_in_words(reason)),
        )
    )


def _in_words(reason: Reason) -> str:
    return listed(
        tr(IS_SO if answer is Answer.YES else NOT_SO).format(statement=tr(BY_ID[id].short))
        for id, answer in reason.items()
    )
