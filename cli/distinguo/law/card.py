"""The decision card: what one page of paper says of one framework."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from distinguo_rules.compiled import compile_framework, compiler
from distinguo_rules.contacts import Contact, first_contacts
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.factoring import factored, without_repeats
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr
from distinguo_rules.model import Framework, Knows, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER, QUESTIONS
from distinguo_rules.referral import no_contacts
from distinguo_rules.words import NAMES, NOT_A_LEGAL_FINDING, NOT_VALIDATED

from .outline import BLANK, Line, as_text
from .statements import Item, items_of

TITLE = "Signs of trafficking, signs of smuggling: a card to decide by"
HOW_TO = (
    "Tick a box for a clear yes, cross it out for a clear no; where it says NO, the other way "
    "round. Leave it open for all else: unsure, not said, not safe to ask, not asked. Mark what "
    "follows, too: who has not come from another country has not come in away from a crossing, "
    "and who has come in so has come from another country; where no money is owed, no debt grows, "
    "and where one grows, money is owed.",
    "A * marks what only the person can know. If you only look on from outside, do not cross out "
    "such a box, unless that follows from another one; and if it says NO, leave it open.",
    "A line holds when each of its boxes is ticked and each of its lists holds. A list holds when "
    "one of its lines does.",
    "A line falls when one of its boxes is crossed out or one of its lists falls. A list falls "
    "when each of its lines does.",
)
FOUND_WHEN = (
    ("Signs found", "when one numbered line holds"),
    ("No signs in these answers", "only when each numbered line falls"),
    ("Cannot tell", "in every other case; ask for advice, nothing is ruled out"),
)
FALLS_BY = "Shortest ways to make all of them fall"
TICK = "[_] "  # without a space inside, so that no line breaks there
SHORTEST_WAYS = 2
SHORT = 3  # answers
ONLY_THE_PERSON = "*"
_STATEMENTS = {
    question.id: question.short + ONLY_THE_PERSON * (question.known_by is Knows.PERSON)
    for question in QUESTIONS
}


@dataclass(frozen=True)
class Section:
    """One verdict: the ways to it, and the shortest ways in which all of them fall."""

    title: str
    ways: tuple[Item, ...]
    ruled_out_by: tuple[Item, ...]


@dataclass(frozen=True)
class Card:
    """All that one framework's card says, in its order."""

    framework: Framework
    contacts: tuple[Contact, ...]
    without_contacts: str  # said in their place; empty where there are some
    danger: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]


def card_of(id: str) -> Card:
    """The card of one framework. Raises KeyError for an id that is not known."""
    framework = FRAMEWORKS[id]
    danger = next(f.says for f in framework.findings if f.id == "immediate_danger")
    foot = (
        NOT_A_LEGAL_FINDING,
        NOT_VALIDATED,
        f"Law: {framework.title}. As of: {framework.in_force}.",
        f"Rules {RULES_VERSION}, {rules_hash()[:19]}.",
    )
    sections = tuple(_section(id, verdict) for verdict in Verdict)
    without = "" if framework.contacts else no_contacts(framework)
    return Card(framework, first_contacts(framework), without, danger, sections, foot)


def _section(id: str, verdict: Verdict) -> Section:
    compiled = compile_framework(id).verdicts[verdict]
    falls = without_repeats(compiled.when_false, compiler())[:SHORTEST_WAYS]
    shortest = [term for term in falls if term.size() <= SHORT] or falls[:1]
    return Section(
        NAMES[verdict],
        items_of(checklist(compiled), _STATEMENTS),
        tuple(
            item for term in shortest for item in items_of(factored([term], ORDER), _STATEMENTS)
        ),
    )


def checklist(compiled: Compiled) -> Expr:
    """The factored primes. Kleene's tables find in it just what `Compiled.truth` finds.

    It is so as long as what follows from the known answers is filled in, as people do.
    """
    return factored(without_repeats(compiled.when_true, compiler()), compiled.order)


def reach(contact: Contact) -> str:
    """A contact in one line: the name, the ways to get through, and when that was checked."""
    ways = (
        contact.voice,
        f"text {contact.text}" if contact.text else "",
        f"chat {contact.chat}" if contact.chat else "",
        f"TTY {contact.tty}" if contact.tty else "",
        f"look for {contact.look_for}" if contact.look_for else "",
        contact.web,
    )
    checked = contact.checked.isoformat()
    return f"{contact.name}: {', '.join(filter(None, ways))} (checked {checked})"


def cards_as_text(ids: Sequence[str], width: int) -> str:
    """The cards one after the other; a form feed begins a new page."""
    return "\f".join(_as_text(card_of(id), width) for id in ids)


def _as_text(card: Card, width: int) -> str:
    lines = [Line(0, f"{TITLE}. {card.framework.name}"), BLANK, Line(0, card.danger)]
    lines += [Line(0, reach(contact), "* ") for contact in card.contacts]
    lines += [Line(0, card.without_contacts)] if card.without_contacts else []
    lines += [BLANK, *(Line(0, text) for text in HOW_TO)]
    lines += [BLANK, *(Line(0, f"{status}: {when}.", "= ") for status, when in FOUND_WHEN)]
    for section in card.sections:
        lines += [BLANK, *_section_lines(section)]
    return as_text([*lines, BLANK, *(Line(0, text) for text in card.foot)], width)


def _section_lines(section: Section) -> list[Line]:
    lines = [Line(0, section.title.upper())]
    for number, item in enumerate(section.ways, 1):
        lines += _lines(item, 0, f"{number}. ")
    return [*lines, Line(0, f"{FALLS_BY}: {in_words(section.ruled_out_by)}.")]


def in_words(ways: Sequence[Item]) -> str:
    """Ways that ask for plain answers only, in a row."""
    return "; or ".join(" + ".join(f'"{text}"' for text in way.boxes) for way in ways)


def _lines(item: Item, depth: int, mark: str = "") -> list[Line]:
    needs = [f"{TICK}{text}" for text in item.boxes] + ([f"{item.heading}:"] if item.parts else [])
    text = ", and ".join(needs)
    if text.startswith(TICK):
        mark, text = mark + TICK, text.removeprefix(TICK)
    inner = [line for part in item.parts for line in _lines(part, depth + 1 + bool(mark))]
    return [Line(depth, text, mark), *inner]
