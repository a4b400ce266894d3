"""Find in a story, by the rules, the six parts of the definitions that a trainee looks for.

Each law says in its own file which of its elements are act, means, purpose and help. Unlawful
entry and gain are facts, which depend on the law only in whose borders count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import assert_never

from distinguo_rules import questions as q
from distinguo_rules.compiled import compile_framework, compiler, questions_in, term_of
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Truth, facts, outline
from distinguo_rules.model import Answers, DefinitionParts, Question, TraffickingForm, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import BY_ID

from ..attempt import ElementPart, Shown
from ..stories.sentences import sentences_for
from ..stories.story import Story

NOT_TELLING = {
    ElementPart.PURPOSE: ("work_for_other", "under_18"),
    ElementPart.UNLAWFUL_ENTRY: ("from_abroad",),
    ElementPart.HELP: ("from_abroad", "entry_irregular"),
    ElementPart.GAIN: ("from_abroad", "entry_irregular", "entry_helped", "hidden_moved"),
}
"""Facts that a part needs but that do not show it, by part."""


def asked_parts(framework: str) -> tuple[ElementPart, ...]:
    """Return the parts that the law's elements are sorted into, in the order to ask for them."""
    if FRAMEWORKS[framework].parts is None:
        return (ElementPart.UNLAWFUL_ENTRY,)
    return tuple(ElementPart)


def not_asked_for(part: ElementPart, framework: str) -> str:
    """Return a sentence on why the law does not ask for a part; "" where it does."""
    return _parts(framework).not_asked_for.get(part, "")


def shown_in(story: Story, part: ElementPart, framework: str) -> Shown:
    """Return what the story says of a part, by the rules."""
    match _compiled(part, story.answers, framework).truth(term_of(story.answers)):
        case Truth.TRUE:
            return Shown.YES
        case Truth.FALSE:
            return Shown.NO
        case _:
            return Shown.NOT_SHOWN


def shown_by(story: Story, part: ElementPart, framework: str) -> tuple[int, ...]:
    """Return the numbers, from 1, of the sentences that show something of the part."""
    known = term_of(story.answers)
    reasons = _compiled(part, story.answers, framework).reasons(known)
    ids = {question.id for term in reasons for question in questions_in(term.yes | term.no)}
    return sentences_for(story, ids - set(NOT_TELLING.get(part, ()))) or sentences_for(story, ids)


def titles_of(part: ElementPart, framework: str) -> tuple[str, ...]:
    """Return the titles of the law's elements that a part stands for, in lay words."""
    return tuple(dict.fromkeys(element.title for element in _all_elements(part, framework)))


def questions_about(part: ElementPart, framework: str) -> tuple[Question, ...]:
    """Return the questions whose answers decide the part."""
    named = AnyOf(tuple(_all_elements(part, framework)))
    return tuple(BY_ID[id] for id in facts(named))


def elements_of(part: ElementPart, framework: str) -> tuple[Element, ...]:
    """Return the elements of the law that a part stands for, and those inside them."""
    elements = _all_elements(part, framework)
    return tuple(dict.fromkeys(inner for element in elements for inner, _ in outline(element)))


def _parts(framework: str) -> DefinitionParts:
    return FRAMEWORKS[framework].parts or DefinitionParts((), help=())


def _all_elements(part: ElementPart, framework: str) -> Iterator[Element]:
    yield from _elements(part, framework, _parts(framework).forms)


def _compiled(part: ElementPart, answers: Answers, framework: str) -> Compiled:
    every = _parts(framework).forms
    forms = every
    if part in (ElementPart.MEANS, ElementPart.PURPOSE):
        forms = tuple(form for form in every if _is_possible(form, answers, framework)) or every
    return _compile(part, framework, forms)


@cache
def _compile(part: ElementPart, framework: str, forms: tuple[TraffickingForm, ...]) -> Compiled:
    return compiler().compile(AnyOf(tuple(_elements(part, framework, forms))))


def _is_possible(form: TraffickingForm, answers: Answers, framework: str) -> bool:
    """Return whether no gate of the form is ruled out; means and purpose are of such forms."""
    law, known = compile_framework(framework), term_of(answers)
    return all(law.elements[form.rule, id].truth(known) is not Truth.FALSE for id in form.gate)


def _elements(
    part: ElementPart, framework: str, forms: tuple[TraffickingForm, ...]
) -> Iterator[Element]:
    match part:
        case ElementPart.ACT | ElementPart.MEANS | ElementPart.PURPOSE:
            for form in forms:
                for id in getattr(form, part):
                    element = _element(framework, form.rule, id)
                    held_in = part is ElementPart.PURPOSE and form.is_held_in_act
                    acts = (_element(framework, form.rule, act).body for act in form.act)
                    yield _together(element, *acts) if held_in else element
        case ElementPart.UNLAWFUL_ENTRY:
            yield _unlawful(framework)
        case ElementPart.HELP:
            yield from _help(framework)
        case ElementPart.GAIN:
            helped = AnyOf(tuple(_help(framework)))
            yield Element("gain", "Someone gained from the help", helped & q.HELPER_GAIN)
        case _:
            assert_never(part)


def _unlawful(framework: str) -> Element:
    here = q.FROM_ABROAD & (q.ENTRY_IRREGULAR | q.HIDDEN_MOVED)
    return Element(
        "unlawful",
        "Entry away from a crossing or with false papers; or hidden from immigration agents",
        here | q.OTHER_BORDER if _counts_every_border(framework) else here,
    )


def _help(framework: str) -> Iterator[Element]:
    """Yield the law's own elements, with a border crossed: else there is nothing to help with."""
    crossed = q.FROM_ABROAD | q.OTHER_BORDER if _counts_every_border(framework) else q.FROM_ABROAD
    smuggling = FRAMEWORKS[framework].rules[Verdict.SMUGGLING]
    for id in _parts(framework).help:
        rule = next(rule.id for rule in smuggling if id in {e.id for e in rule.elements()})
        yield _together(_element(framework, rule, id), crossed)


def _counts_every_border(framework: str) -> bool:
    """Return whether smuggling over a border of another country counts in this law."""
    rules = FRAMEWORKS[framework].rules[Verdict.SMUGGLING]
    return any(q.OTHER_BORDER.id in facts(rule.when) for rule in rules)


def _together(element: Element, *others: Expr) -> Element:
    """Return the element as one that the story shows only if it shows the others too."""
    body = AllOf((*others, element.body))
    return Element(element.id, element.title, body, element.citations)


def _element(framework: str, rule_id: str, id: str) -> Element:
    rule = next(rule for rule in FRAMEWORKS[framework].all_rules() if rule.id == rule_id)
    return next(element for element in rule.elements() if element.id == id)
