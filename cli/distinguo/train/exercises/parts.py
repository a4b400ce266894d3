"""The six elements that a trainee looks for, and what the rules say of each in a story.

The laws part in how they build the two crimes. Here stands which of their elements is meant by
act, means, purpose and help. Unlawful entry and gain are facts that every law can ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from distinguo_rules import questions as q
from distinguo_rules.compiled import compile_framework, compiler, questions_in, term_of
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Truth, facts, outline
from distinguo_rules.model import Answers, Question
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import BY_ID

from ..attempt import ElementPart, Shown
from ..stories.sentences import sentences_for
from ..stories.story import Story


@dataclass(frozen=True)
class Form:
    """One form of trafficking in one law: its rule, and the ids of the elements for each part.

    `gate`: elements without which this form is out of the question. `is_held_in_it`: the purpose
    is to hold the person in what the act names, so that without it there is none.
    """

    rule: str
    gate: tuple[str, ...]
    act: tuple[str, ...]
    means: tuple[str, ...]
    purpose: tuple[str, ...]
    is_held_in_it: bool = False


_UN_AND_EU = (
    Form("trafficking", ("act",), ("act",), ("means",), ("purpose",)),
    Form("child_trafficking", ("act", "child"), ("act",), (), ("child_purpose",)),
)
FORMS = {
    "us": (
        Form("sex_trafficking", ("sex_act",), ("sex_act",), ("sex_means",), ("sex_act",)),
        Form(
            "labor_trafficking",
            ("labor_act",),
            ("labor_act",),
            ("labor_means",),
            ("servitude",),
            is_held_in_it=True,
        ),
    ),
    "un": _UN_AND_EU,
    "eu": _UN_AND_EU,
    "uk": (
        Form(
            "trafficking",
            ("travel",),
            ("travel",),
            ("force", "threats", "deception", "held"),
            ("exploitation",),
        ),
    ),
}
HELP = {"us": "helped", "un": "procured", "eu": "facilitated", "uk": "facilitated"}

NOT_TELLING = {
    ElementPart.PURPOSE: ("work_for_other", "under_18"),
    ElementPart.UNLAWFUL_ENTRY: ("from_abroad",),
    ElementPart.HELP: ("from_abroad", "entry_irregular"),
    ElementPart.GAIN: ("from_abroad", "entry_irregular", "entry_helped", "hidden_moved"),
}
"""Facts that a part needs but that do not show it: the sentence that does speaks of another."""

NOT_ASKED_FOR = {
    ("us", ElementPart.GAIN): "US law does not ask for a gain; it makes smuggling more serious.",
    ("eu", ElementPart.GAIN): "EU law asks for a gain only where it is about staying on.",
    ("uk", ElementPart.GAIN): "UK law does not ask for a gain.",
    (
        "uk",
        ElementPart.MEANS,
    ): "UK law has no such element by itself: it is part of the exploitation.",
}
"""What to say where a law does not ask for a part."""


def shown_in(story: Story, part: ElementPart, framework: str) -> Shown:
    """What the story says of a part, by the rules."""
    match _compiled(part, story.answers, framework).truth(term_of(story.answers)):
        case Truth.TRUE:
            return Shown.YES
        case Truth.FALSE:
            return Shown.NO
        case _:
            return Shown.NOT_SHOWN


def shown_by(story: Story, part: ElementPart, framework: str) -> tuple[int, ...]:
    """The numbers, from 1, of the sentences of which each shows something of the part."""
    known = term_of(story.answers)
    reasons = _compiled(part, story.answers, framework).reasons(known)
    ids = {question.id for term in reasons for question in questions_in(term.yes | term.no)}
    return sentences_for(story, ids - set(NOT_TELLING.get(part, ()))) or sentences_for(story, ids)


def titles_of(part: ElementPart, framework: str) -> tuple[str, ...]:
    """What the law understands by a part, in lay words."""
    return tuple(dict.fromkeys(element.title for element in _all_elements(part, framework)))


def questions_about(part: ElementPart, framework: str) -> tuple[Question, ...]:
    """The questions whose answers the part is made of."""
    named = AnyOf(tuple(_all_elements(part, framework)))
    return tuple(BY_ID[id] for id in facts(named))


def elements_of(part: ElementPart, framework: str) -> tuple[Element, ...]:
    """The elements of the law that a part stands for, and those inside them."""
    elements = _all_elements(part, framework)
    return tuple(dict.fromkeys(inner for element in elements for inner, _ in outline(element)))


def _all_elements(part: ElementPart, framework: str) -> Iterator[Element]:
    yield from _elements(part, framework, tuple(range(len(FORMS[framework]))))


def _compiled(part: ElementPart, answers: Answers, framework: str) -> Compiled:
    forms = (
        _in_play(answers, framework) if part in (ElementPart.MEANS, ElementPart.PURPOSE) else ()
    )
    return _compile(part, framework, forms or tuple(range(len(FORMS[framework]))))


@cache
def _compile(part: ElementPart, framework: str, forms: tuple[int, ...]) -> Compiled:
    return compiler().compile(AnyOf(tuple(_elements(part, framework, forms))))


def _in_play(answers: Answers, framework: str) -> tuple[int, ...]:
    """The forms that nothing rules out yet: means and purpose are those of such a form."""
    law, known = compile_framework(framework), term_of(answers)
    return tuple(
        index
        for index, form in enumerate(FORMS[framework])
        if all(law.elements[form.rule, id].truth(known) is not Truth.FALSE for id in form.gate)
    )


def _elements(part: ElementPart, framework: str, forms: tuple[int, ...]) -> Iterator[Element]:
    match part:
        case ElementPart.ACT | ElementPart.MEANS | ElementPart.PURPOSE:
            for form in (FORMS[framework][index] for index in forms):
                for id in getattr(form, part):
                    element = _element(framework, form.rule, id)
                    held_in = part is ElementPart.PURPOSE and form.is_held_in_it
                    acts = (_element(framework, form.rule, act).body for act in form.act)
                    yield _together(element, *acts) if held_in else element
        case ElementPart.UNLAWFUL_ENTRY:
            yield UNLAWFUL
        case ElementPart.HELP:
            yield _help(framework)
        case ElementPart.GAIN:
            yield Element(
                "gain", "Someone gained from the help", _help(framework).body & q.HELPER_GAIN
            )
        case _:
            assert_never(part)


UNLAWFUL = Element(
    "unlawful",
    "Entry away from a crossing or with false papers; or hidden from immigration agents",
    q.FROM_ABROAD & (q.ENTRY_IRREGULAR | q.HIDDEN_MOVED),
)


def _help(framework: str) -> Element:
    """The law's own element; without a border crossed there is nothing to help with."""
    return _together(_element(framework, "smuggling", HELP[framework]), q.FROM_ABROAD)


def _together(element: Element, *others: Expr) -> Element:
    """The element as one that the story shows only if it shows the others too."""
    body = AllOf((*others, element.body))
    return Element(element.id, element.title, body, element.citations)


def _element(framework: str, rule_id: str, id: str) -> Element:
    law = compile_framework(framework).framework
    rule = next(rule for rule in law.all_rules() if rule.id == rule_id)
    return next(element for element in rule.elements() if element.id == id)
