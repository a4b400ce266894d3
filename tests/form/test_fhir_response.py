"""Responses of FHIR forms are read by their link ids and codes; nothing is read into the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from distinguo.answers import read_answers
from distinguo.errors import BadDataError
from distinguo.fhir_response import ANSWER_CODINGS, OWN_CODES
from distinguo_rules.model import Answer, Role
from kit.batch import batch, results
from kit.called import call
from kit.fhir import coding

V2, DAR = "http://terminology.hl7.org/CodeSystem/v2-", "http://hl7.org/fhir/StructureDefinition/"
NULL_FLAVOR = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
DECLINED = {"url": f"{DAR}data-absent-reason", "valueCode": "asked-declined"}
VALUES: list[tuple[dict[str, Any], Answer]] = [
    *(({"valueCoding": coding(answer)}, answer) for answer in ANSWER_CODINGS),
    ({"valueCoding": {"system": f"{V2}0532", "code": "Y", "display": "No"}}, Answer.YES),
    ({"valueCoding": {"system": f"{V2}0532", "code": "N"}}, Answer.NO),
    ({"valueCoding": {"system": NULL_FLAVOR, "code": "NASK"}}, Answer.NOT_ASKED),
    ({"valueCoding": {"system": NULL_FLAVOR, "code": "UNK"}}, Answer.UNSURE),
    ({"valueBoolean": True}, Answer.YES),
    ({"valueBoolean": False}, Answer.NO),
    ({"valueString": "yes"}, Answer.YES),
    ({"valueString": " Unsure "}, Answer.UNSURE),
    ({"_valueBoolean": {"extension": [DECLINED]}}, Answer.DECLINED),
    ({"valueCoding": {"extension": [DECLINED]}}, Answer.DECLINED),
    ({"extension": [DECLINED]}, Answer.DECLINED),
]
REFUSED: list[dict[str, Any]] = [
    {"valueCoding": {"system": f"{V2}0136", "code": "X"}},
    {"valueCoding": {"code": "Y"}},
    {"valueCoding": {"system": "http://snomed.info/sct", "code": "373066001"}},
    {"valueCoding": "Y"},
    {"valueString": "perhaps"},
    {"value": "yes"},
    {"valueBoolean": False, "valueCoding": coding(Answer.YES)},
    {"valueBoolean": None},
    {"valueInteger": 1},
]


def response(*items: dict[str, Any], **elements: object) -> dict[str, Any]:
    kind = {"resourceType": "QuestionnaireResponse", "status": "completed"}
    return {**kind, "id": "r1", **elements, "item": [*items]}


def item(link_id: str, *answers: dict[str, Any]) -> dict[str, Any]:
    return {"linkId": link_id, "answer": [*answers]}


def written(folder: Path, data: object) -> str:
    file = folder / "response.json"
    file.write_text(json.dumps(data))
    return str(file)


@pytest.mark.parametrize(("value", "answer"), VALUES, ids=lambda each: str(each)[:60])
def test_a_value_means_an_answer(value: dict[str, Any], answer: Answer, tmp_path: Path) -> None:
    data = response(item("debt_owed", value))
    record = read_answers(written(tmp_path, data))
    assert record.answers == {"debt_owed": answer}
    assert record.id == "r1"


@pytest.mark.parametrize("value", REFUSED, ids=lambda each: str(each)[:60])
def test_a_value_that_means_none_is_refused_by_name(value: dict[str, Any], tmp_path: Path) -> None:
    data = response(item("debt_owed", value))
    with pytest.raises(BadDataError) as caught:
        read_answers(written(tmp_path, data))
    (fault,) = caught.value.faults
    assert fault.where.endswith("$.item.where(linkId='debt_owed')")
    assert "is not an answer" in fault.message
    (result,) = results(batch("-", given=json.dumps(data).encode()))
    assert result["kind"] == "error"
    assert "debt_owed" in json.dumps(result)


MISSHAPEN: list[object] = [
    {"linkId": "danger_now", "answer": {"valueBoolean": True}},
    [{"linkId": "danger_now", "answer": {"valueBoolean": True}}],
    [{"linkId": "danger_now", "answer": ["yes"]}],
    [{"linkId": "g", "item": {"linkId": "danger_now", "answer": [{"valueBoolean": True}]}}],
    [{"linkId": 7, "answer": [{"valueBoolean": True}]}],
    ["danger_now"],
]


@pytest.mark.parametrize("items", MISSHAPEN, ids=lambda each: str(each)[:60])
def test_a_response_of_the_wrong_shape_is_refused_so_that_no_answer_is_lost(
    items: object, tmp_path: Path
) -> None:
    data = {**response(), "item": items}
    with pytest.raises(BadDataError, match="wrong shape"):
        read_answers(written(tmp_path, data))
    (result,) = results(batch("-", given=json.dumps(data).encode()))
    assert result["kind"] == "error"
    assert "wrong shape" in json.dumps(result)


def test_an_item_can_say_why_it_has_no_answer(tmp_path: Path) -> None:
    data = response({"linkId": "debt_owed", "extension": [DECLINED]})
    assert read_answers(written(tmp_path, data)).answers == {"debt_owed": Answer.DECLINED}


def test_the_code_that_is_refused_is_named(tmp_path: Path) -> None:
    value = {"valueCoding": {"system": f"{V2}0136", "code": "y"}}
    with pytest.raises(BadDataError, match='"y of http'):
        read_answers(written(tmp_path, response(item("debt_owed", value))))


def test_items_are_found_in_groups_and_below_answers(tmp_path: Path) -> None:
    inner = {**item("debt_trap", {"valueBoolean": True})}
    owed = item("debt_owed", {"valueBoolean": True, "item": [inner]})
    blank = [{"linkId": "force_used"}, {"linkId": "pay_taken", "answer": []}]
    data = response({"linkId": "g", "item": [{"linkId": "h", "item": [owed, *blank]}]})
    record = read_answers(written(tmp_path, data))
    assert record.answers == {"debt_owed": Answer.YES, "debt_trap": Answer.YES}
    assert record.role is None


def test_an_identifier_comes_before_the_id_of_a_server(tmp_path: Path) -> None:
    named = response(identifier={"system": "urn:x", "value": "case 7"})
    assert read_answers(written(tmp_path, named)).id == "case 7"
    assert read_answers(written(tmp_path, response(identifier={"system": "urn:x"}))).id == "r1"


@pytest.mark.parametrize("role", Role)
def test_the_role_is_read(role: Role, tmp_path: Path) -> None:
    data = response(item("as", {"valueCoding": {"system": OWN_CODES, "code": role.value}}))
    assert read_answers(written(tmp_path, data)).role is role


def test_two_answers_are_refused_unless_they_are_the_same(tmp_path: Path) -> None:
    yes, no = {"valueBoolean": True}, {"valueBoolean": False}
    data = response(item("debt_owed", yes), item("debt_owed", yes))
    assert read_answers(written(tmp_path, data)).answers == {"debt_owed": Answer.YES}
    for twice in ([item("debt_owed", yes, no)], [item("debt_owed", yes), item("debt_owed", no)]):
        with pytest.raises(BadDataError, match="appears twice"):
            read_answers(written(tmp_path, response(*twice)))
        (result,) = results(batch("-", given=json.dumps(response(*twice)).encode()))
        assert result["kind"] == "error"
        assert "appears twice" in json.dumps(result)


def test_what_is_not_a_question_is_named_and_not_repeated(tmp_path: Path) -> None:
    data = response(
        item("ward", {"valueString": "north 4"}),
        item("debt_owed", {"valueBoolean": True}),
        subject={"display": "Ana Pérez"},
        author={"display": "Nurse B."},
    )
    for done in (
        call("screen", "--answers", written(tmp_path, data)),
        call("batch", written(tmp_path, data)),
    ):
        assert done.code == 0, done.err
        assert all(f'"{name}"' in done.err for name in ("subject", "author", "ward"))
        assert not any(words in done.out + done.err for words in ("Ana", "Nurse", "north 4"))


def test_a_response_that_was_entered_in_error_is_not_used(tmp_path: Path) -> None:
    data = response(item("debt_owed", {"valueBoolean": True}), status="entered-in-error")
    done = call("screen", "--answers", written(tmp_path, data))
    assert (done.code, "was entered in error" in done.err) == (65, True)
    (result,) = results(batch("-", given=json.dumps(data).encode()))
    assert result["kind"] == "error"
    assert "$.answers" in json.dumps(result)


def test_screen_takes_a_bundle_of_one(tmp_path: Path) -> None:
    patient = {"resource": {"resourceType": "Patient", "name": [{"family": "P."}]}}
    one = {"resource": response(item("debt_owed", {"valueBoolean": True}))}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [patient, one]}
    assert read_answers(written(tmp_path, bundle)).answers == {"debt_owed": Answer.YES}
    for entries, found in (([one, one], "found 2"), ([patient], "found none")):
        with pytest.raises(BadDataError, match=found):
            read_answers(written(tmp_path, {**bundle, "entry": entries}))


def test_a_near_link_id_is_refused_by_a_batch() -> None:
    data = response(item("debt_owd", {"valueBoolean": True}), item("pay_taken"))
    (result,) = results(batch("-", given=json.dumps(data).encode()))
    assert result["kind"] == "error"
    assert "debt_owed" in json.dumps(result)


def test_lines_of_other_resources_are_passed_over_by_several_processes(tmp_path: Path) -> None:
    file = tmp_path / "export.ndjson"
    lines = [response(item("debt_owed", {"valueBoolean": True}), id=f"r{n}") for n in range(3)]
    other = {"resourceType": "Patient", "id": "p"}
    file.write_text("".join(json.dumps(each) + "\n" for each in (*lines[:2], other, lines[2])))
    done = batch(file, "--jobs", "2", "--keep", "authored", "--detail", "compact")
    assert [each["id"] for each in results(done)] == ["r0", "r1", "r2"]
    rejected = tmp_path / "bad.json"
    broken = response(item("debt_owed", {"valueInteger": 5}))
    file.write_text(json.dumps(lines[0]) + "\n" + json.dumps(broken) + "\n")
    batch(file, "--errors", rejected)
    assert json.loads(rejected.read_text()) == broken


def test_the_stamp_of_an_older_form_is_told_of(tmp_path: Path) -> None:
    stamp = f"distinguo-form/1 2025.1 sha256:{'0' * 64} debt_owed=000000 end"
    data = response(
        item("debt_owed", {"valueBoolean": True}), item("distinguo_form", {"valueString": stamp})
    )
    entry = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": data}]}
    for done in (
        call("screen", "--answers", written(tmp_path, data)),
        call("batch", written(tmp_path, data)),
        call("batch", written(tmp_path, entry)),
    ):
        assert done.code == 0, done.err
        assert done.err.count("was made by older rules (2025.1") == 1, done.err
        assert "distinguo_form" not in done.err
