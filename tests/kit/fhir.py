"""Fill in a FHIR Questionnaire as a program does that draws it, and write the response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from distinguo.fhir_response import ANSWER_CODINGS, OWN_CODES
from distinguo_rules.model import Answer, Role

Item = dict[str, Any]
Coding = dict[str, str]


def coding(answer: Answer | Role) -> Coding:
    system, code = (
        (OWN_CODES, answer.value) if isinstance(answer, Role) else ANSWER_CODINGS[answer]
    )
    return {"system": system, "code": code}


def items_of(resource: Item) -> Iterator[Item]:
    """Yield every item of a questionnaire or of an item, outer before inner."""
    for item in resource.get("item", ()):
        yield item
        yield from items_of(item)


def is_enabled(item: Item, given: Mapping[str, Coding]) -> bool:
    """Return whether the tests of an item hold, as FHIR R4 defines its operators.

    `given`: the answers to the questions that are enabled themselves.
    """
    tests = [_holds(test, given.get(test["question"])) for test in item.get("enableWhen", ())]
    return (any if item.get("enableBehavior") == "any" else all)(tests) if tests else True


def _holds(test: Item, given: Coding | None) -> bool:
    match test["operator"]:
        case "exists":
            return (given is not None) is bool(test["answerBoolean"])
        case "=":
            return bool(given == test["answerCoding"])
        case "!=":  # "no answer has a value that is equal": true where there is no answer
            return bool(given != test["answerCoding"])
    raise AssertionError(test)


def enabled_questions(form: Item, given: Mapping[str, Coding]) -> list[str]:
    """Return the link ids of the choices that are enabled, in order, by the answers that count."""
    counted: dict[str, Coding] = {}
    return [item["linkId"] for item in _filled(form, given, counted) if item["type"] == "choice"]


def response(form: Item, given: Mapping[str, Coding], **elements: object) -> Item:
    """Return the response with the answers to enabled questions, and with what is hidden."""
    counted: dict[str, Coding] = {}
    shown = {item["linkId"] for item in _filled(form, given, counted)}
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{form['url']}|{form['version']}",
        "status": "completed",
        **elements,
        "item": _answered(form["item"], shown, counted),
    }


def _answered(items: list[Item], shown: set[str], counted: Mapping[str, Coding]) -> list[Item]:
    found = []
    for item in items:
        link_id = item["linkId"]
        entry: Item = {"linkId": link_id}
        if link_id in counted and link_id in shown:
            entry["answer"] = [{"valueCoding": counted[link_id]}]
        elif "initial" in item:
            entry["answer"] = item["initial"]
        elif inner := _answered(item.get("item", []), shown, counted):
            entry["item"] = inner
        if len(entry) > 1:
            found.append(entry)
    return found


def _filled(
    parent: Item, given: Mapping[str, Coding], counted: dict[str, Coding]
) -> Iterator[Item]:
    """Yield the enabled items in order, and count the answers to them."""
    for item in parent.get("item", ()):
        if is_enabled(item, counted):
            yield item
            if item["linkId"] in given:
                counted[item["linkId"]] = given[item["linkId"]]
            yield from _filled(item, given, counted)
