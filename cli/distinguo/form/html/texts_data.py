"""The texts of the page in one language as JSON data: those of the screen, by the script's names.

A text with a hole, as in "call {way}", is filled by the script. The texts are in the language in
use when the functions are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from types import ModuleType

from distinguo_rules import next_steps, referral
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contact import OR, Contact, ContactKind
from distinguo_rules.contacts import first_contacts
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash, short_hash
from distinguo_rules.language import LANGUAGE_NAMES, language, tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import (
    VERDICT_NAMES,
    Block,
    FindingRule,
    FindingWords,
    Question,
    Role,
    Status,
    Verdict,
)
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.role import Voice
from distinguo_rules.words import (
    ANSWER_WORDS,
    ANSWERS_FROM,
    CAN_BE_USED,
    CAN_BE_USED_YOU,
    NOT_A_LEGAL_FINDING,
    NOT_VALIDATED,
    STATE_WITH_FORMS,
    STATE_WORDS,
    STATEMENT_AND_ANSWER,
    TITLES,
    VERDICT_LINE,
    VERDICT_WORDS,
    WARNING_SIGNS,
    summary_sentence,
)

from ...printable import JsonData, printable
from ...render import headlines, phrases, reasons, result, whom_to_call
from ...render.html import dialled, known_numbers, linked_contact_ways
from ...render.law_sources import LAW, RULES
from ...screen import page_choices, result_pages
from ...screen import texts as screen
from ...screen.pages import onlooker_caution
from ...screen.welcome import TO_CALL_OR_TEXT
from .. import content
from .. import texts as form
from . import texts
from .rules_data import findings_of_form, titles_of_form

ROLES_OFFERED = (Role.WORKER, Role.SELF, Role.OBSERVER)
"""Those who can answer on the page, in order."""

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


def _sentences_in(module: ModuleType, *beginnings: str) -> dict[str, str]:
    """Return the sentences of a module by their names in small letters."""
    names = (name for name in vars(module) if name.isupper() and name.startswith(beginnings))
    return {name.lower(): getattr(module, name) for name in names}


SENTENCES: Mapping[str, str] = {
    **_sentences_in(texts, ""),
    "who_answers": form.WHO_ANSWERS,
    "back": page_choices.BACK.label,
    "review": page_choices.REVIEW.label,
    "stop": page_choices.STOP.label,
    "why_asked": page_choices.WHY.label,
    "go_on": page_choices.GO_ON.label,
    "stop_here": page_choices.STOP_HERE.label,
    "leave_out": page_choices.PAUSE[1].label,
    "go_on_after_pause": page_choices.PAUSE[0].label,
    "stop_at_pause": page_choices.PAUSE[2].label,
    "see_result": page_choices.RESULT.label,
    "keep_all": result_pages.KEEP_ALL.label,
    "keep_bare": result_pages.KEEP_BARE.label,
    "not_proof": result_pages.FIRST_TITLE,
    "question_of": screen.QUESTION_OF,
    "answered": screen.ANSWERED,
    "about": screen.ABOUT,
    "for_example": screen.FOR_EXAMPLE,
    "can_change": screen.CAN_CHANGE,
    "can_change_more": screen.CAN_CHANGE_MORE,
    "changes_no_result": screen.CHANGES_NO_RESULT,
    "child_title": screen.CHILD_TITLE,
    "child_stop": screen.CHILD_STOP,
    "ask_no_child": screen.ASK_NO_CHILD,
    "at_a_pause": screen.AT_A_PAUSE,
    "review_title": screen.REVIEW_TITLE,
    "review_nothing": screen.REVIEW_NOTHING,
    "left_out": screen.LEFT_OUT_ROW,
    "can_be_used": CAN_BE_USED,
    "can_be_used_you": CAN_BE_USED_YOU,
    "verdict_line": VERDICT_LINE,
    "state_with_forms": STATE_WITH_FORMS,
    "warning_signs": WARNING_SIGNS,
    "statement_and_answer": STATEMENT_AND_ANSWER,
    "of_laws": headlines.OF_LAWS,
    "name_and_hours": phrases.NAME_AND_HOURS,
    "day": phrases.DAY,
    "day_sentence": result.DAY,
    "why": result.WHY,
    "differences": result.DIFFERENCES,
    "given": result.GIVEN,
    "gaps": result.GAPS,
    "call": result.CALL,
    "law": result.LAW,
    "now": result.NOW,
    "danger": result.DANGER,
    "danger_you": result.DANGER_YOU,
    "at_any_time": result.AT_ANY_TIME,
    "local_number": result.LOCAL_NUMBER,
    "not_blamed": result.NOT_BLAMED,
    "no_answers": result.NO_ANSWERS,
    "not_a_no": result.NOT_A_NO,
    "beside": result.BESIDE,
    "signs_of": result.SIGNS_OF,
    "counted_as_unsure": result.COUNTED_AS_UNSURE,
    "contradictory": result.CONTRADICTORY,
    "unknown": result.UNKNOWN,
    "not_asked": result.NOT_ASKED,
    "sex_not_asked": result.SEX_NOT_ASKED,
    "no_answer": reasons.NO_ANSWER,
    "because": reasons.BECAUSE,
    "any_one": reasons.ANY_ONE,
    "instead": reasons.INSTEAD,
    "needs_any": reasons.NEEDS_ANY,
    "needs_all": reasons.NEEDS_ALL,
    "own": whom_to_call.OWN,
    "ours": whom_to_call.OURS,
    "for_advice": whom_to_call.FOR_ADVICE,
    "call_for_advice": whom_to_call.CALL_FOR_ADVICE,
    "then_for_advice": whom_to_call.THEN_FOR_ADVICE,
    "for_children": whom_to_call.FOR_CHILDREN,
    "for_children_call": whom_to_call.FOR_CHILDREN_CALL,
    "or": OR,
    "safe_call": referral.SAFE_CALL,
    "police_may_harm": referral.POLICE_MAY_HARM,
    "police_may_harm_you": referral.POLICE_MAY_HARM_YOU,
    "the_hotline": referral.THE_HOTLINE,
    "a_lawyer": referral.A_LAWYER,
    "the_police": referral.THE_POLICE,
    "an_office": referral.AN_OFFICE,
    "agency": referral.AGENCY,
    "agency_you": referral.AGENCY_FOR_YOU,
    "hotline_or_police": next_steps.HOTLINE_OR_POLICE,
    **_sentences_in(next_steps, "SELF_", "WORKER_", "ONLOOKER_", "STORY_"),
}
"""The sentences by the names that the script has for them, in English."""


def texts_data(frameworks: Sequence[str], own: Sequence[Contact] = ()) -> JsonData:
    """Return every text of the page in the language in use."""
    code = language()
    return {
        "name": LANGUAGE_NAMES.get(code, code),
        "isRightToLeft": code in RIGHT_TO_LEFT,
        **{name: tr(text) for name, text in SENTENCES.items()},
        "between": tr("; ", context="between the parts of a list"),
        "answer_buttons": {a.value: tr(screen.ANSWER_LABELS[a]) for a in page_choices.ANSWER_KEYS},
        "answers": {answer.value: tr(words) for answer, words in ANSWER_WORDS.items()},
        "states": {status.value: tr(STATE_WORDS[status]) for status in Status},
        "verdict_words": {verdict.value: tr(VERDICT_WORDS[verdict]) for verdict in Verdict},
        "verdict_names": {verdict.value: VERDICT_NAMES[verdict] for verdict in Verdict},
        "names": {name: {"title": tr(title)} for name, title in TITLES.items()},
        "summaries": _summaries(),
        "titles": {title: tr(title) for title in titles_of_form(frameworks)},
        "blocks": {block.id: _block(block) for block in BLOCKS},
        "questions": {question.id: _question(question) for question in QUESTIONS},
        "findings": list(map(_finding, findings_of_form(frameworks))),
        "laws": {id: _law(id) for id in frameworks},
        "contacts": {c.id: _contact(c) for c in content.contacts_of_form(frameworks, own)},
        "numbers": _numbers(content.contacts_of_form(frameworks, own)),
        "notices": [
            *map(tr, (NOT_A_LEGAL_FINDING, NOT_VALIDATED)),
            tr(RULES).format(version=RULES_VERSION, hash=short_hash(rules_hash())),
        ],
        "hotline": list(_hotline(frameworks)),
        "introduction": list(content.introduction(Role.WORKER, frameworks)),
        "roles": {role.value: _role(role, frameworks) for role in ROLES_OFFERED},
    }


def _hotline(frameworks: Iterable[str]) -> Iterator[str]:
    """Yield the sentence on the hotline of these laws, if they have one."""
    every = (contact for id in frameworks for contact in first_contacts(FRAMEWORKS[id]))
    hotlines = [contact for contact in every if contact.kind is ContactKind.HOTLINE]
    for contact in hotlines[:1]:
        text = TO_CALL_OR_TEXT if contact.text else screen.TO_CALL
        yield tr(text).format(**contact.in_language()._asdict())


def _role(role: Role, frameworks: Sequence[str]) -> JsonData:
    return {
        "label": tr(form.ROLE_SENTENCES[role]),
        "view": tr(screen.VIEWS[role]),
        "answers_from": tr(ANSWERS_FROM[role]),
        "danger": list(content.danger_note(role, frameworks)),
        "child": list(content.child_note(role, frameworks)) if role is Role.SELF else [],
    }


def _block(block: Block) -> JsonData:
    titles = {voice.value: tr(block.title_in(voice)) for voice in Voice}
    return {**titles, "note": tr(block.note)}


def _question(question: Question) -> JsonData:
    """Return the words of a question, in the person's own voice only where they differ."""
    words = {voice: question.wording(voice)._asdict() for voice in Voice}
    about, you = words[Voice.ABOUT], words[Voice.YOU]
    return {
        "about": {name: tr(text) for name, text in about.items()},
        "you": {name: tr(text) for name, text in you.items() if text != about[name]},
        "serves": tr(question.serves),
        "caution": tr(onlooker_caution(question, Role.OBSERVER)),
    }


def _finding(finding: FindingRule) -> JsonData:
    about, you = finding.words(Voice.ABOUT), finding.words(Voice.YOU)
    return {
        "about": _finding_words(about),
        "you": {
            name: text
            for name, text in _finding_words(you).items()
            if text != _finding_words(about)[name]
        },
    }


def _finding_words(words: FindingWords) -> dict[str, str]:
    return {"title": tr(words.title), "says": tr(words.says), "open": tr(words.when_open)}


def _law(id: str) -> JsonData:
    law = FRAMEWORKS[id]
    read = tr(LAW).format(name=law.law_name, title=tr(law.title), in_force=tr(law.in_force))
    return {"short": law.short_name, "read": read, "no_contacts": referral.no_contacts(law)}


def _contact(contact: Contact) -> JsonData:
    """Return the name, the hours and every way to reach a contact, each with its link, if any."""
    shown = contact.in_language()
    return {
        "name": printable(shown.name),
        "place": shown.place_in_language,
        "voice": printable(shown.voice),
        "hours": printable(", ".join(filter(None, [shown.hours, shown.cost]))),
        "tty": printable(tr(phrases.TTY).format(tty=shown.tty)) if shown.tty else "",
        "ways": [
            [tr(label), printable(way), link] for label, way, link in linked_contact_ways(shown)
        ],
    }


def _numbers(shown: Iterable[Contact]) -> JsonData:
    """Return the link of each number of these contacts that a text can name."""
    theirs = {number for contact in shown for number in (contact.voice, contact.text)}
    known = known_numbers().items()
    return {number: f"{how}:{dialled(number)}" for number, how in known if number in theirs}


def _summaries() -> JsonData:
    """Return what the verdicts say together, by their states, a hotline, and warning signs."""
    return {
        f"{trafficking} {smuggling} {str(hotline).lower()} {str(warned).lower()}": (
            summary_sentence(trafficking, smuggling, hotline, warned)
        )
        for trafficking, smuggling, hotline, warned in product(
            Status, Status, (True, False), (True, False)
        )
    }
