"""The rules as JSON data for the page: prime implicants, questions, laws and contacts by id.

It holds no texts: those are in `texts_data.py`, once for each language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from distinguo_rules.agenda import AGE
from distinguo_rules.blocks import BLOCKS, SEX
from distinguo_rules.compiled import CompiledFramework, compile_framework, compiler
from distinguo_rules.contacts import Contact
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, FindingRule, FindingWords, Question, Rule, Verdict
from distinguo_rules.onlooker import can_tell, exceeds_onlooker
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ABOUT_TRIP, FOLLOW_UPS, ORDER, QUESTIONS
from distinguo_rules.questions import (
    DANGER_NOW,
    FROM_ABROAD,
    SEX_FOR_VALUE,
    WORK_FOR_OTHER,
)
from distinguo_rules.referral import PARTNER, RIGHT_TO_STAY
from distinguo_rules.term import Term
from distinguo_rules.words import TITLES

from ...printable import JsonData
from ..content import contacts_of_form


class Expressions:
    """The compiled expressions of the page, each once; the data refer to them by place."""

    def __init__(self) -> None:
        self._places: dict[tuple[tuple[Term, ...], tuple[Term, ...]], int] = {}

    def place(self, compiled: Compiled) -> int:
        """Return the place of an expression, which is added if it is new."""
        key = (compiled.when_true, compiled.when_false)
        return self._places.setdefault(key, len(self._places))

    def data(self) -> list[object]:
        """Return each expression as its prime implicants, then those of its negation."""
        return [[list(map(_term, terms)) for terms in both] for both in self._places]


def rules_data(frameworks: Iterable[str], own: Sequence[Contact] = ()) -> JsonData:
    """Return the compiled rules of these laws, the questions and the contacts.

    A term is [yes, no], two numbers whose binary digits stand for the questions in `order`.
    `own` are the contacts of those who give the form away; they come first.
    """
    ids, expressions = tuple(frameworks), Expressions()
    texts = [_texts_of(finding) for finding in findings_of_form(ids)]
    laws: list[object] = [_law(compile_framework(id), expressions, texts) for id in ids]
    return {
        "version": RULES_VERSION,
        "hash": rules_hash(),
        "order": list(ORDER),
        "impossible": list(map(_term, compiler().impossible())),
        "expressions": expressions.data(),
        "questions": {question.id: _question(question) for question in QUESTIONS},
        "blocks": [{"id": block.id, "isHard": bool(block.note)} for block in BLOCKS],
        "laws": laws,
        "contacts": {contact.id: _contact(contact) for contact in contacts_of_form(ids, own)},
        "own": [contact.id for contact in own],
        "named": _named(),
    }


def titles_of_form(frameworks: Iterable[str]) -> tuple[str, ...]:
    """Return the English titles of the rules and findings of these laws, each once."""
    laws = [FRAMEWORKS[id] for id in frameworks]
    titles = [rule.title for law in laws for rule in law.all_rules()]
    titles += [finding.title for law in laws for finding in law.findings]
    return tuple(dict.fromkeys(titles))


def findings_of_form(frameworks: Iterable[str]) -> tuple[FindingRule, ...]:
    """Return the findings of these laws, each text once."""
    findings = [finding for id in frameworks for finding in FRAMEWORKS[id].findings]
    return tuple({_texts_of(finding): finding for finding in findings}.values())


def _texts_of(finding: FindingRule) -> tuple[str, str, str, FindingWords]:
    return finding.title, finding.says, finding.when_open, finding.you


def _term(term: Term) -> list[int]:
    return [term.yes, term.no]


def _question(question: Question) -> JsonData:
    """Return what the interview needs of a question.

    `beyond`: the answers that claim more than an onlooker can know. `hidden`: an onlooker is not
    asked. `follows`: the question whose "no" leaves this one without meaning.
    """
    earlier = FOLLOW_UPS.get(question)
    return {
        "block": question.block.id,
        "beyond": [a.value for a in (Answer.YES, Answer.NO) if exceeds_onlooker(question, a)],
        "hidden": not can_tell(question),
        "sources": [source.source for source in question.sources],
        "follows": None if earlier is None else earlier.id,
    }


def _law(law: CompiledFramework, expressions: Expressions, texts: Sequence[object]) -> JsonData:
    framework = law.framework
    return {
        "id": framework.id,
        "verdicts": {
            verdict.value: expressions.place(compiled)
            for verdict, compiled in law.verdicts.items()
        },
        "names": {verdict.value: framework.name_of(verdict) for verdict in Verdict},
        "rules": [
            _rule(law, verdict, rule, expressions)
            for verdict, rules in framework.rules.items()
            for rule in rules
        ],
        "findings": [
            {**_finding(law, finding, expressions), "text": texts.index(_texts_of(finding))}
            for finding in framework.findings
        ],
        "contacts": list(framework.contacts),
    }


def _rule(
    law: CompiledFramework, verdict: Verdict, rule: Rule, expressions: Expressions
) -> JsonData:
    """Return a rule; `isNamed`: its title says more than the name of the verdict."""
    elements = (law.elements[rule.id, element.id] for element in rule.elements())
    return {
        "id": rule.id,
        "verdict": verdict.value,
        "title": rule.title,
        "isNamed": rule.title not in TITLES.values(),
        "when": expressions.place(law.rules[rule.id]),
        "elements": list(dict.fromkeys(map(expressions.place, elements))),
    }


def _finding(law: CompiledFramework, finding: FindingRule, expressions: Expressions) -> JsonData:
    """Return a finding; `saysOpen`: it has a text for while it is open."""
    presumed, asked = law.presumptions.get(finding.id), law.reasons_to_ask.get(finding.id)
    return {
        "id": finding.id,
        "title": finding.title,
        "when": expressions.place(law.findings[finding.id]),
        "presumed": None if presumed is None else expressions.place(presumed),
        "asked": None if asked is None else expressions.place(asked),
        "saysOpen": bool(finding.when_open),
        "insteadOf": finding.instead_of.value if finding.instead_of else None,
        "contacts": list(finding.contacts),
    }


def _contact(contact: Contact) -> JsonData:
    """Return what decides whether and where a contact is shown; its texts are elsewhere."""
    return {
        "kind": contact.kind.value,
        "hasVoice": bool(contact.voice),
        "hasTextNumber": bool(contact.text),
        "hasTextOrChat": bool(contact.text or contact.chat),
        "namesPlace": contact.place in contact.name,
        "isAgency": contact.is_agency,
        "isPolice": contact.operator_type == "police",
    }


def _named() -> JsonData:
    """Return the questions and the part that the page treats in a way of their own."""
    return {
        "danger": DANGER_NOW.id,
        "ages": [question.id for question in AGE],
        "abroad": FROM_ABROAD.id,
        "work": WORK_FOR_OTHER.id,
        "sexForValue": SEX_FOR_VALUE.id,
        "sex": SEX.id,
        "trip": [question.id for question in ABOUT_TRIP],
        "rightToStay": [question.id for question in RIGHT_TO_STAY],
        "partner": [question.id for question in PARTNER],
    }
