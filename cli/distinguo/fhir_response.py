"""Read FHIR R4 QuestionnaireResponses as records, by the link ids and codes of our questionnaire.

An item without an answer was not asked; nothing is ever read into it. Other elements of a
response, such as the person that it is about, are not used: their names are returned, to be
reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID

from .documents import Pairs
from .form_stamp import STAMP_FIELD

RESPONSE, BUNDLE = "QuestionnaireResponse", "Bundle"
ENTRY = "entry"
ROLE_ITEM = "as"
"""The link id of the item that says who answers, as in an answers file."""

YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
"""HL7 table 0136, the code system of yes and no in FHIR R4 (4.0.1)."""
EXPANDED_YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0532"
"""HL7 table 0532, which HL7 Terminology has in its place since."""
ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
OWN_CODES = "urn:uuid:71cf90a4-d709-4307-bc72-ae10f88a8a6f"
"""Our code system for what no standard has: an answer that is not safe to give, and the roles."""
ABSENT_REASON_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

ANSWER_CODINGS: Mapping[Answer, tuple[str, str]] = {
    Answer.YES: (YES_NO, "Y"),
    Answer.NO: (YES_NO, "N"),
    Answer.UNSURE: (ABSENT_REASON, "asked-unknown"),
    Answer.DECLINED: (ABSENT_REASON, "asked-declined"),
    Answer.UNSAFE: (OWN_CODES, "unsafe"),
    Answer.NOT_ASKED: (ABSENT_REASON, "not-asked"),
    Answer.NOT_APPLICABLE: (ABSENT_REASON, "not-applicable"),
}
"""The system and the code of each answer, as our questionnaire offers it."""

_ANSWERS: Mapping[tuple[str, str], Answer] = {
    **{code: answer for answer, code in ANSWER_CODINGS.items()},
    (EXPANDED_YES_NO, "Y"): Answer.YES,
    (EXPANDED_YES_NO, "N"): Answer.NO,
    (ABSENT_REASON, "unknown"): Answer.UNSURE,
    (ABSENT_REASON, "temp-unknown"): Answer.UNSURE,
    (NULL_FLAVOR, "ASKU"): Answer.UNSURE,
    (NULL_FLAVOR, "UNK"): Answer.UNSURE,
    (NULL_FLAVOR, "NASK"): Answer.NOT_ASKED,
    (NULL_FLAVOR, "NA"): Answer.NOT_APPLICABLE,
}

# Elements of a response that say nothing about a person or a place.
_PLAIN_ELEMENTS = (
    *("resourceType", "id", "meta", "implicitRules", "language"),
    *("identifier", "questionnaire", "status", "authored", "item"),
)
_BESIDE_A_VALUE = ("item", "id", "extension", "modifierExtension")
_PLAIN_VALUES = ("valueBoolean", "valueString", "valueInteger", "valueDecimal")
WITHDRAWN = "entered-in-error"
"""The status of a response that must not be used."""
MISSHAPEN = "an item or answer of the wrong shape"


class FhirRecord(NamedTuple):
    """The parts of a response, unchecked.

    `top`: the id and the role, under the keys of an answers file, as far as they are there.
    `answers`: a question may be in it twice. `ignored`: the elements, and the link ids with an
    answer, that are not used. `stamp`: that of the form, or "". `unusable`: the reason why none of
    the answers may be used, or "".
    """

    top: tuple[tuple[str, object], ...]
    answers: tuple[tuple[str, object], ...]
    ignored: tuple[str, ...]
    stamp: str
    unusable: str

    def as_data(self) -> Pairs:
        """Return the record as the data of an answers file."""
        return Pairs([*self.top, ("answers", self.unusable or Pairs([*self.answers]))])


def responses_in(data: object) -> list[Pairs] | None:
    """Return the responses in JSON data: one, or those of a bundle; None if it is neither."""
    if not isinstance(data, Pairs):
        return None
    if data.get("resourceType") == RESPONSE:
        return [data]
    if data.get("resourceType") != BUNDLE:
        return None
    entries = data.get(ENTRY)
    resources = (
        [e.get("resource") for e in entries if isinstance(e, Pairs)]
        if isinstance(entries, list)
        else []
    )
    return [r for r in resources if isinstance(r, Pairs) and r.get("resourceType") == RESPONSE]


def record_of(response: Pairs) -> FhirRecord:
    """Return the parts of a response."""
    top: list[tuple[str, object]] = []
    answers: list[tuple[str, object]] = []
    ignored = [key for key in response if key not in _PLAIN_ELEMENTS and not key.startswith("_")]
    stamp = ""
    if (id := _id(response)) is not None:
        top.append(("id", id))
    for link_id, value in _answered(response.get("item")):
        if link_id in BY_ID:
            answers.append((link_id, value))
        elif link_id == ROLE_ITEM:
            top.append((ROLE_ITEM, value))
        elif link_id == STAMP_FIELD and isinstance(value, str):
            stamp = value
        else:
            ignored.append(link_id)
    return FhirRecord(
        tuple(_each_once(top)),
        tuple(_each_once(answers)),
        tuple(dict.fromkeys(ignored)),
        stamp,
        _unusable(response),
    )


def _unusable(response: Pairs) -> str:
    if response.get("status") == WITHDRAWN:
        return WITHDRAWN
    return "" if _is_well_formed(response) else MISSHAPEN


def _is_well_formed(element: Mapping[str, object]) -> bool:
    """Return whether every list of items and of answers is a list of objects, as FHIR has it.

    Else an answer in it could be overlooked.
    """
    if "answer" in element and not isinstance(element.get("linkId"), str):
        return False
    return all(_are_well_formed(element.get(key, [])) for key in ("item", "answer"))


def _are_well_formed(inside: object) -> bool:
    return isinstance(inside, list) and all(
        isinstance(each, dict) and _is_well_formed(each) for each in inside
    )


def _each_once(answers: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Return the answers without those that only repeat another one."""
    found: list[tuple[str, object]] = []
    for answer in answers:
        if answer not in found:
            found.append(answer)
    return found


def _id(response: Pairs) -> object:
    """Return the business identifier, else the id that a server gave."""
    identifier = response.get("identifier")
    first = identifier[0] if isinstance(identifier, list) and identifier else identifier
    value = first.get("value") if isinstance(first, dict) else None
    return response.get("id") if value is None else value


def _answered(items: object) -> Iterator[tuple[str, object]]:
    """Yield the link id and the value of each answer, at every level of groups and questions.

    An item that says why it has no answer is one, too.
    """
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        link_id = item.get("linkId")
        given = item.get("answer")
        for answer in given if isinstance(given, list) and given else (_reason_alone(item),):
            if isinstance(answer, dict):
                if isinstance(link_id, str):
                    yield link_id, _value(answer)
                yield from _answered(answer.get("item"))
        yield from _answered(item.get("item"))


def _reason_alone(item: Mapping[str, object]) -> Mapping[str, object] | None:
    return None if _absent_reason(item) is None else {"extension": item["extension"]}


def _value(answer: Mapping[str, object]) -> object:
    """Return the value of an answer: a word of an answers file if it means one.

    Anything else is returned as text, so that it is refused by name. None: it has no value.
    """
    keys = [key for key in answer if key not in _BESIDE_A_VALUE and not key.startswith("_")]
    if len(keys) > 1:
        return " and ".join(keys)
    for key in keys:
        if key == "valueCoding":
            return _coded(answer[key])
        return _plain(answer[key]) if key in _PLAIN_VALUES else key
    reasons = [_absent_reason(value) for value in (answer, *answer.values())]
    return next(filter(None, reasons), None)


def _coded(coding: object) -> object:
    if not isinstance(coding, dict):
        return "?"
    system, code = coding.get("system", ""), coding.get("code", "")
    if not (isinstance(system, str) and isinstance(code, str)):
        return "?"
    if not code and (reason := _absent_reason(coding)):
        return reason
    if system == OWN_CODES and code in list(Role):
        return code
    return _ANSWERS.get((system, code), f"{code or 'no code'} of {system or 'no system'}")


def _plain(value: object) -> object:
    """Return true, false or text; a word of an answers file may be in other letters."""
    if isinstance(value, str):
        word = value.strip().casefold()
        return word if word in (*Answer, *Role) else value
    return value if isinstance(value, bool) else str(value)


def _absent_reason(element: object) -> object:
    extensions = element.get("extension") if isinstance(element, dict) else None
    for each in extensions if isinstance(extensions, list) else ():
        if isinstance(each, dict) and each.get("url") == ABSENT_REASON_EXTENSION:
            return _coded({"system": ABSENT_REASON, "code": each.get("valueCode")})
    return None
