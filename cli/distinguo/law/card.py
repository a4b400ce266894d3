"""The decision card of one framework, for one page of paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from distinguo_rules.compiled import compile_framework, compiler
from distinguo_rules.contacts import Contact, first_contacts
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash, short_hash
from distinguo_rules.factoring import factored, without_repeats
from distinguo_rules.language import tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr
from distinguo_rules.model import Framework, Knows, Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER, QUESTIONS
from distinguo_rules.referral import no_contacts
from distinguo_rules.term import Term
from distinguo_rules.words import NOT_A_LEGAL_FINDING, NOT_VALIDATED, STATE_WORDS

from ..render.phrases import CHAT, LOOK_FOR, TEXT, day_in_words
from ..render.plain import as_plain
from ..render.report import Items, Outline, OutlineRow, Paragraph, Report, Section
from ..render.whom_to_call import OURS, OWN
from .statements import ChecklistItem, checklist_items

TITLE = "Signs of trafficking, signs of smuggling: a card to decide by"
HOW_TO = (
    "Tick a box for a clear yes, cross it out for a clear no; where it says NO, the other way "
    "round. Leave it open for all else: unsure, not said, not safe to ask, not asked. Mark what "
    "follows, too: who has not come from another country has not come in away from a crossing, "
    "nor been hidden from its agents, and who has come in or been hidden so has come from another "
    "country; where no money is owed, no debt grows, and where one grows, money is owed; whoever "
    "is a child now was one when it began, and whoever was not one then is not one now.",
    "A * marks what only the person can know. If you only look on from outside, do not cross out "
    "such a box, unless that follows from another one; and if it says NO, leave it open.",
    "A line holds when each of its boxes is ticked and each of its lists holds. A list holds when "
    "one of its lines does.",
    "A line fails when one of its boxes is crossed out or one of its lists fails. A list fails "
    "when each of its lines does.",
)
_FOUND_WHEN = {
    Status.INDICATED: "when one numbered line holds",
    Status.NOT_INDICATED: "only when each numbered line fails",
    Status.UNDETERMINED: "in every other case; ask for advice, nothing is ruled out",
}
FOUND_WHEN = tuple((STATE_WORDS[s].capitalize(), when) for s, when in _FOUND_WHEN.items())
FAILS_BY = "Shortest ways to make all of them fail"
TICK = "[_] "  # without a space inside, so that no line breaks there
MAX_FAILING_WAYS = 2
SHORT_WAY_ANSWERS = 3
CACHED_VERDICTS = 16
ONLY_THE_PERSON = "*"
_STATEMENTS = {
    question.id: question.short + ONLY_THE_PERSON * (question.known_by is Knows.PERSON)
    for question in QUESTIONS
}


@dataclass(frozen=True)
class CardSection:
    """One verdict: the ways to it, and the shortest ways in which all of them fail."""

    title: str
    ways: tuple[ChecklistItem, ...]
    ruled_out_by: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class DecisionCard:
    """The content of the card of one framework, in its order; `own`: the user's own contacts."""

    framework: Framework
    own: tuple[Contact, ...]
    contacts: tuple[Contact, ...]
    without_contacts: str  # shown if there are none
    danger: str
    sections: tuple[CardSection, ...]
    foot: tuple[str, ...]


def card_of(id: str, own: Sequence[Contact] = ()) -> DecisionCard:
    """Return the card of one framework. Raises KeyError for an id that does not exist."""
    framework = FRAMEWORKS[id]
    danger = next(f.says for f in framework.findings if f.id == "immediate_danger")
    foot = (
        NOT_A_LEGAL_FINDING,
        NOT_VALIDATED,
        f"Law: {framework.title}. As of: {framework.in_force}.",
        f"Rules {RULES_VERSION}, {short_hash(rules_hash())}.",
    )
    sections = tuple(_card_section(id, verdict) for verdict in Verdict)
    without = "" if framework.contacts else no_contacts(framework)
    contacts = first_contacts(framework)
    return DecisionCard(framework, tuple(own), contacts, without, danger, sections, foot)


def _card_section(id: str, verdict: Verdict) -> CardSection:
    compiled = compile_framework(id).verdicts[verdict]
    return CardSection(
        FRAMEWORKS[id].name_of(verdict),
        checklist_items(checklist(compiled), _STATEMENTS),
        tuple(
            item
            for term in _shortest_failures(compiled)
            for item in checklist_items(factored([term], ORDER), _STATEMENTS)
        ),
    )


@lru_cache(maxsize=CACHED_VERDICTS)
def _shortest_failures(compiled: Compiled) -> list[Term]:
    failing = without_repeats(compiled.when_false, compiler())[:MAX_FAILING_WAYS]
    return [term for term in failing if term.size() <= SHORT_WAY_ANSWERS] or failing[:1]


@lru_cache(maxsize=CACHED_VERDICTS)
def checklist(compiled: Compiled) -> Expr:
    """Return the factored prime implicants.

    By Kleene's tables its truth is that of `Compiled.truth`, as long as the answers that follow
    from the known ones are filled in, as the card asks.
    """
    return factored(without_repeats(compiled.when_true, compiler()), compiled.order)


def reach(contact: Contact) -> str:
    """Return a contact in one line: name, numbers and addresses, and the day of the last check."""
    contact = contact.in_language()
    ways = (
        contact.voice,
        tr(TEXT).format(way=contact.text) if contact.text else "",
        tr(CHAT).format(way=contact.chat) if contact.chat else "",
        tr("TTY {way}").format(way=contact.tty) if contact.tty else "",
        tr(LOOK_FOR).format(way=contact.look_for) if contact.look_for else "",
        contact.web,
    )
    return tr("{name}: {ways} (checked {day})").format(
        name=contact.name,
        ways=", ".join(filter(None, ways)),
        day=day_in_words(contact.checked.isoformat()),
    )


def cards_as_text(ids: Sequence[str], width: int, own: Sequence[Contact] = ()) -> str:
    """Return the cards one after the other; a form feed begins a new page."""
    return "\f".join(as_plain(_report(card_of(id, own)), width) for id in ids)


def _report(card: DecisionCard) -> Report:
    own = (Items(tuple(map(reach, card.own)), OWN),) if card.own else ()
    contacts = Items(tuple(map(reach, card.contacts)), OURS if own and card.contacts else "")
    without = (Paragraph(card.without_contacts),) if card.without_contacts else ()
    statuses = Items(tuple(f"{status}: {when}." for status, when in FOUND_WHEN))
    return Report(
        f"{TITLE}. {card.framework.name}",
        (
            Section("Whom to call", (Paragraph(card.danger), *own, contacts, *without)),
            Section("How to use this card", (*map(Paragraph, HOW_TO), statuses)),
            *map(_section, card.sections),
            Section("About this card", tuple(map(Paragraph, card.foot))),
        ),
    )


def _section(section: CardSection) -> Section:
    rows = (row for n, item in enumerate(section.ways, 1) for row in _rows(item, 0, f"{n}. "))
    fails = Paragraph(f"{FAILS_BY}: {in_words(section.ruled_out_by)}.")
    return Section(section.title, (Outline(tuple(rows)), fails))


def in_words(ways: Sequence[ChecklistItem]) -> str:
    """Return ways without nested lists in one line."""
    return "; or ".join(" + ".join(f'"{text}"' for text in way.boxes) for way in ways)


def _rows(item: ChecklistItem, depth: int, mark: str = "") -> Iterator[OutlineRow]:
    needs = [f"{TICK}{text}" for text in item.boxes] + ([f"{item.heading}:"] if item.parts else [])
    text = ", and ".join(needs)
    if text.startswith(TICK):
        mark, text = mark + TICK, text.removeprefix(TICK)
    yield OutlineRow(depth, text, mark=mark)
    for part in item.parts:
        yield from _rows(part, depth + 1 + bool(mark))
