"""The result of a screening as JSON data, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from distinguo_rules.assessment import (
    Assessment,
    FindingState,
    FrameworkAssessment,
    Outcome,
    RuleState,
    VerdictState,
)
from distinguo_rules.contacts import Contact
from distinguo_rules.divergence import Divergence, divergences_of
from distinguo_rules.exchange.identity import (
    RULES_VERSION,
    Json,
    citations_as_json,
    questions_as_json,
    rules_hash,
)
from distinguo_rules.language import language, tr
from distinguo_rules.logic import Truth
from distinguo_rules.model import Reason
from distinguo_rules.referral import Referral, missing_contacts, referrals
from distinguo_rules.role import Voice
from distinguo_rules.words import NOT_A_LEGAL_FINDING

from .. import __version__
from ..form_stamp import STAMP_FIELD

QUESTION_TEXTS = ("text", "short", "why", "example", "serves")
RESULT_SCHEMA = "distinguo/result/1"
ELEMENT_STATE = {Truth.TRUE: "met", Truth.FALSE: "not_met", Truth.UNKNOWN: "open"}


def result_as_json(
    assessment: Assessment, id: str | None = None, stamp: str = ""
) -> dict[str, Json]:
    """Return the whole result; `distinguo schema result` prints its JSON Schema.

    `stamp`: that of the form from which the answers come, "" for none.
    """
    form: dict[str, Json] = {STAMP_FIELD: stamp} if stamp else {}
    return {
        "schema": RESULT_SCHEMA,
        "kind": "screening",
        "language": language(),
        "notice": tr(NOT_A_LEGAL_FINDING),
        "id": id,
        "as": assessment.role.value,
        "program": {"name": "distinguo", "version": __version__},
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "contacts": [_referral(referral) for referral in referrals(assessment)],
        "without_contacts": list(missing_contacts(assessment)),
        "frameworks": {
            id: framework_as_json(framework, assessment.role.voice)
            for id, framework in assessment.frameworks.items()
        },
        "partings": [_divergence(divergence) for divergence in divergences_of(assessment)],
        "answers": _answers(assessment.answers),
        "counted_as_unsure": [question.id for question in assessment.downgraded],
        "conflicts": [[q.id for q in pair] for pair in assessment.conflicts],
        "could_matter": [question.id for question in assessment.could_matter],
        "not_asked": [question.id for question in assessment.not_asked()],
        **form,
    }


def _divergence(divergence: Divergence) -> Json:
    return {
        "verdict": divergence.verdict.value,
        "between": [
            {"framework": framework.id, "status": status.value}
            for framework, status in (
                (divergence.left, divergence.left_status),
                (divergence.right, divergence.right_status),
            )
        ],
        "elements": [[element.id for element in group] for group in divergence.elements],
        "answers": _answers(divergence.answers),
        "sentence": divergence.sentence,
    }


def questions_in_language() -> list[dict[str, Json]]:
    """Return every question with its texts in the language in use."""
    return [
        with_language(question | {name: tr(str(question[name])) for name in QUESTION_TEXTS})
        for question in questions_as_json()
    ]


def with_language(document: dict[str, Json]) -> dict[str, Json]:
    """Return a document with the language of its texts."""
    return document | {"language": language()}


def contact_as_json(contact: Contact) -> dict[str, Json]:
    """Return the fields of a contact that are not empty; dates as ISO text."""
    plain = {"kind": contact.kind.value, "checked": contact.checked.isoformat()}
    fields = contact.in_language()._asdict() | plain
    return {key: value for key, value in fields.items() if value}


def _referral(referral: Referral) -> Json:
    note: dict[str, Json] = {"note": referral.note} if referral.note else {}
    return {**contact_as_json(referral.contact), **note}


def framework_as_json(state: FrameworkAssessment, voice: Voice) -> dict[str, Json]:
    """Return the result of one framework, with a key for each verdict."""
    return {
        "name": tr(state.framework.name),
        "title": tr(state.framework.title),
        "in_force": tr(state.framework.in_force),
        **{verdict.value: _verdict(state, v, voice) for verdict, v in state.verdicts.items()},
        "findings": [_finding(finding, voice) for finding in state.findings],
        "notes": [tr(note) for note in state.framework.notes],
    }


def _verdict(law: FrameworkAssessment, state: VerdictState, voice: Voice) -> Json:
    return {
        "name": tr(law.name_of(state.verdict)),
        "status": state.status.value,
        "rules": [_rule(rule, voice) for rule in state.rules],
        "reasons": _reasons(state.reasons),
        "settled_by": _outcomes(state.settled_by),
        "changes": _outcomes(state.changes),
    }


def _rule(state: RuleState, voice: Voice) -> Json:
    return {
        "id": state.rule.id,
        "title": tr(state.rule.title),
        "state": ELEMENT_STATE[state.truth],
        "citations": citations_as_json(state.rule.citations),
        "elements": [
            {
                "id": element.element.id,
                "title": tr(element.element.title_in(voice)),
                "depth": element.depth,
                "state": ELEMENT_STATE[element.truth],
                "citations": citations_as_json(element.element.citations),
            }
            for element in state.elements
        ],
    }


def _finding(state: FindingState, voice: Voice) -> Json:
    return {
        "id": state.finding.id,
        "title": tr(state.finding.words(voice).title),
        "status": "indicated" if state.truth is Truth.TRUE else "undetermined",
        "says": tr(state.says_in(voice)),
        "reasons": _reasons(state.reasons),
        "contacts": list(state.finding.contacts),
        "citations": citations_as_json(state.finding.citations),
    }


def _reasons(reasons: Sequence[Reason]) -> Json:
    return [_answers(reason) for reason in reasons]


def _outcomes(outcomes: Sequence[Outcome]) -> Json:
    return [
        {"answers": _answers(outcome.answers), "status": outcome.status.value}
        for outcome in outcomes
    ]


def _answers(answers: Mapping[str, str]) -> dict[str, Json]:
    return {id: str(answer) for id, answer in answers.items()}
