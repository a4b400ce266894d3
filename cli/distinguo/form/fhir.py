"""Write the questionnaire as a FHIR R4 Questionnaire, whose responses come back as records.

The link ids are the ids of the questions. Where a condition has "is not", FHIR holds it true while
there is no answer, and so does the interview: unknown is never no. Only a question whose words
refer to an earlier one waits for that answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.language import language, languages, tr, using
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.questionnaire import FOLLOW_UPS
from distinguo_rules.questions import DANGER_NOW, SEX_FOR_VALUE, UNDER_18, UNDER_18_NOW
from distinguo_rules.role import Voice
from distinguo_rules.words import NOT_A_LEGAL_FINDING, NOT_VALIDATED

from ..fhir_response import ANSWER_CODINGS, OWN_CODES, ROLE_ITEM
from ..form_stamp import STAMP_FIELD, current_stamp
from ..screen.welcome import TITLE
from . import texts
from .content import (
    FormOptions,
    FormPart,
    FormQuestion,
    answer_labels,
    child_note,
    danger_note,
    form_contact_lines,
    introduction,
    parts,
    role_labels,
    trip_caution,
)
from .relevance import ROLE, Condition, FieldTest

FhirElement = dict[str, object]

URLS = {
    Voice.ABOUT: "urn:uuid:ec44dc1c-780d-4201-a623-0079f279e301",
    Voice.YOU: "urn:uuid:0408000a-517b-4d0e-8381-0c00ca4b3e2e",
}
QUESTIONNAIRE_NAMES = {Voice.ABOUT: "DistinguoAboutThePerson", Voice.YOU: "DistinguoToThePerson"}
COPYRIGHT = "MIT License. Copyright (c) 2026 the distinguo authors"
ANSWERS, ROLES = "answers", "roles"
"""The ids of the contained value sets."""

_CORE = "http://hl7.org/fhir/StructureDefinition/"
TRANSLATION_EXTENSION = f"{_CORE}translation"
HIDDEN_EXTENSION = f"{_CORE}questionnaire-hidden"
CONTROL_EXTENSION = f"{_CORE}questionnaire-itemControl"
ORIENTATION_EXTENSION = f"{_CORE}questionnaire-choiceOrientation"
CONTROL_CODES = "http://hl7.org/fhir/questionnaire-item-control"
TRANSLATED_KEYS = ("title", "description", "text", "display")


def questionnaire(options: FormOptions, day: str) -> FhirElement:
    """Return the resource in the language in use, with translations into every other one.

    `day`: the ISO date on which it is made.
    """
    found = _in_one_language(options, day)
    for other in languages():
        if other != language():
            with using(other):
                _add_translations(found, _in_one_language(options, day), other)
    return found


def _add_translations(found: object, other: object, code: str) -> None:
    """Add to each text of a resource its version in another language, where that differs."""
    match found, other:
        case dict(), dict():
            for key, value in [*found.items()]:
                if key in TRANSLATED_KEYS and value != other[key]:
                    beside = found.setdefault(f"_{key}", {"extension": []})
                    beside["extension"].append(_translation(code, str(other[key])))
                elif key in other:
                    _add_translations(value, other[key], code)
        case list(), list():
            for one, same in zip(found, other, strict=True):
                _add_translations(one, same, code)


def _translation(code: str, content: str) -> FhirElement:
    return {
        "url": TRANSLATION_EXTENSION,
        "extension": [
            {"url": "lang", "valueCode": code},
            {"url": "content", "valueString": content},
        ],
    }


def _in_one_language(options: FormOptions, day: str) -> FhirElement:
    voice = options.voice
    return {
        "resourceType": "Questionnaire",
        "language": language(),
        "contained": [*_contained(options, day)],
        "url": URLS[voice],
        "version": RULES_VERSION,
        "name": QUESTIONNAIRE_NAMES[voice],
        "title": TITLE,
        "status": "active",
        "date": day,
        "publisher": "The distinguo authors",
        "description": tr(NOT_VALIDATED),
        "copyright": COPYRIGHT,
        "item": [*_items(options)],
    }


def _contained(options: FormOptions, day: str) -> Iterator[FhirElement]:
    labels = {ANSWER_CODINGS[answer]: label for answer, label in answer_labels().items()}
    yield _value_set(ANSWERS, labels, day)
    if len(options.roles) > 1:
        roles = role_labels(options.roles).items()
        yield _value_set(ROLES, {(OWN_CODES, role): label for role, label in roles}, day)


def _value_set(id: str, labels: Mapping[tuple[str, str], str], day: str) -> FhirElement:
    """Return a value set; some programs read only the expansion of a contained one."""
    systems = dict.fromkeys(system for system, _ in labels)
    return {
        "resourceType": "ValueSet",
        "id": id,
        "status": "active",
        "compose": {
            "include": [
                {
                    "system": system,
                    "concept": [
                        {"code": code, "display": label}
                        for (of, code), label in labels.items()
                        if of == system
                    ],
                }
                for system in systems
            ]
        },
        "expansion": {
            "timestamp": day,
            "contains": [
                {"system": system, "code": code, "display": label}
                for (system, code), label in labels.items()
            ],
        },
    }


def _items(options: FormOptions) -> Iterator[FhirElement]:
    yield from _displays("introduction", _introduction(options))
    yield _who_answers(options)
    for part in parts(options.voice):
        yield from _group(part, options)
    yield _hidden(STAMP_FIELD, "string", {"valueString": current_stamp().text()})


def _introduction(options: FormOptions) -> Iterator[str]:
    yield from introduction(options.roles[0], options.frameworks)
    yield tr(NOT_A_LEGAL_FINDING)
    yield from form_contact_lines(options.frameworks, options.own)
    yield tr(texts.NO_NAMES)
    yield from trip_caution(options)


def _who_answers(options: FormOptions) -> FhirElement:
    if len(options.roles) == 1:
        coding = {"system": OWN_CODES, "code": options.roles[0].value}
        return _hidden(ROLE_ITEM, "choice", {"valueCoding": coding})
    return _choice(ROLE_ITEM, tr(texts.WHO_ANSWERS), ROLES)


def _group(part: FormPart, options: FormOptions) -> Iterator[FhirElement]:
    """Yield the group of a part, unless none of its questions is asked."""
    asked = {
        form: options.conditions(form.question)
        for form in part.questions
        if form.question.id not in options.left_out
    }
    if not asked:
        return
    shared = [tests for tests in _shared(asked.values()) if len(tests) > 1]
    items = [*_displays(f"{part.id}.note", filter(None, (part.note, part.child_note)))]
    for form, tests in asked.items():
        own = [each for each in tests if each not in shared]
        items.append(_question(form, _enabled_when(form.question, own)))
        items.extend(_note_after(form.question, options))
    yield {
        "linkId": f"part.{part.id}",
        "type": "group",
        "text": part.title,
        **_enabled_when(None, shared),
        "item": items,
    }


def _shared(every: Iterable[Sequence[Condition]]) -> list[Condition]:
    """Return the conditions that all questions of a part have."""
    first, *others = every
    return [tests for tests in first if all(tests in more for more in others)]


def _question(form: FormQuestion, enabled: FhirElement) -> FhirElement:
    id = form.question.id
    help = {
        "linkId": f"{id}.help",
        "extension": [_control("help")],
        "type": "display",
        "text": " ".join(filter(None, (form.why, form.example, form.caution))),
    }
    return {**_choice(id, form.text, ANSWERS), **enabled, "item": [help]}


def _choice(link_id: str, words: str, value_set: str) -> FhirElement:
    return {
        "linkId": link_id,
        "extension": [
            _control("radio-button"),
            {"url": ORIENTATION_EXTENSION, "valueCode": "vertical"},
        ],
        "type": "choice",
        "text": words,
        "answerValueSet": f"#{value_set}",
    }


def _control(code: str) -> FhirElement:
    coding = {"system": CONTROL_CODES, "code": code}
    return {"url": CONTROL_EXTENSION, "valueCodeableConcept": {"coding": [coding]}}


def _hidden(link_id: str, kind: str, value: FhirElement) -> FhirElement:
    """Return an item that is not shown, and whose value every response brings back."""
    values = {"answerOption": [value]} if kind == "choice" else {}
    return {
        "linkId": link_id,
        "extension": [{"url": HIDDEN_EXTENSION, "valueBoolean": True}],
        "type": kind,
        "readOnly": True,
        **values,
        "initial": [value],
    }


def _displays(
    link_id: str, lines: Iterable[str], enabled: FhirElement | None = None
) -> list[FhirElement]:
    return [
        {"linkId": f"{link_id}.{number}", "type": "display", "text": line, **(enabled or {})}
        for number, line in enumerate(lines, 1)
    ]


def _note_after(question: Question, options: FormOptions) -> Iterator[FhirElement]:
    """Yield the page that the interview shows after an answer, as displays."""
    role = options.roles[0]
    if question is DANGER_NOW:
        when = _enabled([*_answered_but_no(DANGER_NOW)])
        yield from _displays("danger", danger_note(role, options.frameworks), when)
    if question is UNDER_18_NOW and role is Role.SELF:
        when = _enabled([*_answered_but_no(UNDER_18), *_answered_but_no(UNDER_18_NOW)])
        yield from _displays("child", child_note(role, options.frameworks), when)
    if question is SEX_FOR_VALUE and role is not Role.SELF:
        tests = (
            FieldTest(SEX_FOR_VALUE.id, True, Answer.YES),
            FieldTest(UNDER_18.id, False, Answer.NO),
            FieldTest(UNDER_18_NOW.id, False, Answer.NO),
        )
        when = _enabled([*map(_test, tests)])
        yield from _displays("child", child_note(role, options.frameworks), when)


def _answered_but_no(question: Question) -> Iterator[FhirElement]:
    yield _is_answered(question.id)
    yield _test(FieldTest(question.id, False, Answer.NO))


def _enabled_when(question: Question | None, every: Sequence[Condition]) -> FhirElement:
    """Return the elements that enable an item while all of the conditions hold.

    FHIR has one list of tests, all or any of which must hold. Raises ValueError for conditions
    that do not fit into it.
    """
    if not every:
        return {}
    if len(every) == 1 and len(every[0]) > 1:
        return _enabled([*map(_test, every[0])], "any")
    if any(len(tests) > 1 for tests in every):
        raise ValueError(f"one list of tests cannot say {every}")
    earlier = None if question is None else FOLLOW_UPS.get(question)
    tests: list[FhirElement] = []
    for (test,) in every:
        if earlier is not None and test.field == earlier.id:
            tests.append(_is_answered(earlier.id))
        tests.append(_test(test))
    return _enabled(tests)


def _enabled(tests: Sequence[FhirElement], behavior: str = "all") -> FhirElement:
    several: FhirElement = {"enableBehavior": behavior} if len(tests) > 1 else {}
    return {"enableWhen": [*tests], **several}


def _is_answered(link_id: str) -> FhirElement:
    return {"question": link_id, "operator": "exists", "answerBoolean": True}


def _test(test: FieldTest) -> FhirElement:
    if test.field == ROLE:
        system, code = OWN_CODES, test.value
    else:
        system, code = ANSWER_CODINGS[Answer(test.value)]
    coding = {"system": system, "code": code}
    operator = "=" if test.equal else "!="
    return {"question": test.field, "operator": operator, "answerCoding": coding}
