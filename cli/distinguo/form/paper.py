"""The content of the paper form: the same questions with boxes, in the language in use.

It has the questions that the interview under these laws can ask, in the same order. Where the
interview leaves questions out after a "no", the form names the question to go on with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from distinguo_rules.contact import ContactKind
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash, short_hash
from distinguo_rules.language import language, listed, tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Framework, Question, Role
from distinguo_rules.onlooker import can_tell
from distinguo_rules.questions import DANGER_NOW
from distinguo_rules.referral import no_contacts
from distinguo_rules.words import NOT_A_LEGAL_FINDING, NOT_VALIDATED

from ..law.card import reach
from ..render.phrases import day_in_words
from ..screen.texts import ANSWER_LABELS, DO_NOT_CONFRONT, DO_NOT_CONFRONT_YOU, VIEWS
from ..screen.urgent_advice import emergency
from . import paper_texts as texts
from .content import FormOptions, FormPart, parts, role_labels, shown_contacts, trip_caution
from .relevance import FieldTest, conditions, is_not
from .texts import WHO_ANSWERS

SEEN_MARK = "◆"
"""The mark of what someone can answer who only saw or heard something."""
BOXES = (Answer.YES, Answer.NO, Answer.UNSURE, Answer.NOT_ASKED)
"""The answers with a box of their own; the others are written as a letter."""


class ContactLine(NamedTuple):
    """A contact in one line; `voice` is the number in it to call, or ""."""

    line: str
    voice: str


class PaperRow(NamedTuple):
    """A question. `go_on` says where to go on after a "no", or is "".

    `is_marked`: someone who only saw or heard something can answer it too.
    """

    number: int
    id: str
    text: str
    go_on: str
    is_marked: bool


class PaperPart(NamedTuple):
    """A part of the form; `notes` stand before its questions."""

    title: str
    notes: tuple[str, ...]
    rows: tuple[PaperRow, ...]


class PaperSheet(NamedTuple):
    """All texts of the form in one language, in their order on the paper.

    `only_seen`: the sentence that explains the mark, "" where no question is marked.
    """

    language: str
    title: str
    safety: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    before: tuple[str, ...]
    keeping_title: str
    keeping: tuple[str, ...]
    who_answers: str
    roles: tuple[str, ...]
    only_seen: str
    boxes: tuple[str, ...]
    parts: tuple[PaperPart, ...]
    afterwards_title: str
    afterwards: tuple[str, ...]
    about: tuple[str, ...]
    foot: str


def paper_sheet(options: FormOptions, day: str) -> PaperSheet:
    """Return the texts of the form in the language in use; `day` is its ISO date."""
    only_seen = tr(texts.ONLY_SEEN).format(mark=SEEN_MARK)
    return PaperSheet(
        language(),
        tr(texts.TITLE),
        tuple(_safety(options)),
        tuple(_contacts(options)),
        tuple(_before(options.roles[0])),
        tr(texts.KEEPING_TITLE),
        tuple(_keeping(options)),
        tr(WHO_ANSWERS),
        tuple(role_labels(options.roles).values()),
        only_seen if len(options.roles) > 1 else "",
        tuple(tr(ANSWER_LABELS[answer]) for answer in BOXES),
        tuple(_parts(options)),
        tr(texts.AFTERWARDS_TITLE),
        tuple(_afterwards(options.roles)),
        tuple(map(tr, (NOT_A_LEGAL_FINDING, NOT_VALIDATED))),
        _foot(options, day),
    )


def _safety(options: FormOptions) -> Iterator[str]:
    yield emergency(options.interview)
    yield tr(DO_NOT_CONFRONT_YOU if options.role is Role.SELF else DO_NOT_CONFRONT)


def _contacts(options: FormOptions) -> Iterator[ContactLine]:
    """Yield the own contacts and those of the laws; the emergency numbers are named already."""
    for contact in shown_contacts(options.frameworks, options.own):
        if contact in options.own or contact.kind is not ContactKind.EMERGENCY:
            yield ContactLine(reach(contact), contact.voice)
    yield from (ContactLine(no_contacts(law), "") for law in _laws(options) if not law.contacts)


def _laws(options: FormOptions) -> list[Framework]:
    return [FRAMEWORKS[id] for id in options.frameworks]


def _before(role: Role) -> Iterator[str]:
    yield tr(texts.PURPOSE)
    yield from map(tr, texts.BEFORE)
    if VIEWS[role]:
        yield tr(VIEWS[role])


def _keeping(options: FormOptions) -> Iterator[str]:
    yield from map(tr, texts.KEEPING_YOU if options.role is Role.SELF else texts.KEEPING)
    yield from trip_caution(options)


def _parts(options: FormOptions) -> Iterator[PaperPart]:
    asked = options.interview.to_come
    ids = [question.id for question in asked]
    role = options.roles[0]
    marks = len(options.roles) > 1
    for part in parts(role.voice):
        rows = tuple(
            PaperRow(
                1 + ids.index(form.question.id),
                form.question.id,
                form.text,
                _go_on(form.question, asked, role),
                marks and can_tell(form.question),
            )
            for form in part.questions
            if form.question.id in ids
        )
        if rows:
            yield PaperPart(part.title, tuple(_notes(part, ids, role)), rows)


def _notes(part: FormPart, ids: Sequence[str], role: Role) -> Iterator[str]:
    yield from filter(None, (part.note, part.child_note))
    needed = _needed_by_all(part, role)
    if needed:
        numbers = tr(" or ").join(str(1 + ids.index(test.field)) for test in needed)
        yield tr(texts.ONLY_AFTER_NO).format(numbers=numbers)


def _needed_by_all(part: FormPart, role: Role) -> tuple[FieldTest, ...]:
    """Return the answers of which every question of a part needs one, or ()."""
    every = [set(conditions(form.question, (role,))) for form in part.questions]
    shared = set.intersection(*every)
    return next((tests for tests in shared if all(test.equal for test in tests)), ())


def _go_on(question: Question, asked: Sequence[Question], role: Role) -> str:
    """Return where to go on after a "no", "" if no question is left out then.

    After danger, safety comes first. The questions that follow at once are passed over together;
    others are named.
    """
    if question is DANGER_NOW:
        return tr(texts.SAFETY_FIRST)
    denied = (is_not(question.id, Answer.NO),)
    left = [n for n, each in enumerate(asked, 1) if denied in conditions(each, (role,))]
    first = following = asked.index(question) + 2  # numbers begin at 1
    while following in left:
        following += 1
    others = [number for number in left if number > following]
    numbers = listed(map(str, others))
    if following == first:
        return tr(texts.LEAVE_OUT_AFTER_NO).format(numbers=numbers) if others else ""
    text = texts.GO_TO_AND_LEAVE_OUT if others else texts.GO_TO
    return tr(text).format(number=following, numbers=numbers)


def _afterwards(roles: Sequence[Role]) -> Iterator[str]:
    names = tr(" or ").join(role.value for role in roles)
    yield from (tr(sentence).format(roles=names) for sentence in texts.AFTERWARDS)


def _foot(options: FormOptions, day: str) -> str:
    law = listed(law.short_name for law in _laws(options))
    hash = short_hash(rules_hash())
    rules = tr(texts.RULES).format(law=law, version=RULES_VERSION, hash=hash)
    return f"{rules} {tr(texts.DAY).format(day=day_in_words(day))}"
