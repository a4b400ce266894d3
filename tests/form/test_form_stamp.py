"""The stamp of a form tells which questions its answers cannot have, or had in other words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.errors import Place
from distinguo.form_stamp import (
    LEFT_OUT_SIGN,
    STAMP_FIELD,
    FormChanges,
    changes_since,
    current_stamp,
    fault_of_stamp,
    read_stamp,
)
from distinguo_rules.questionnaire import ORDER
from kit.called import call
from kit.effort import examples

NOW = current_stamp()
OTHER = "sha256:" + "0" * 64
MAKE_ANEW = "make the form anew with `distinguo form`\n"


def test_a_stamp_is_read_as_it_was_written() -> None:
    assert read_stamp(NOW.text()) == NOW
    assert [*NOW.wordings] == [*ORDER]
    assert len(set(NOW.wordings.values())) == len(ORDER)


def test_a_stamp_that_was_cut_off_is_not_taken_for_one_with_fewer_questions() -> None:
    text = NOW.text()
    assert all(read_stamp(text[:length]) is None for length in range(len(text)))


def test_a_stamp_has_only_signs_that_need_no_quotes_in_any_form() -> None:
    assert set(NOW.text()) <= set("abcdefghijklmnopqrstuvwxyz0123456789 .:=_-/")
    assert len(NOW.text()) < 1000


@pytest.mark.parametrize("text", ["", "x", "distinguo-form/2 1 " + OTHER, NOW.text() + " x"])
def test_what_is_no_stamp_is_none(text: str) -> None:
    assert read_stamp(text) is None


def test_no_list_of_questions_is_endless_and_no_version_is_any_text() -> None:
    many = {f"gone_{number}": "aaaaaa" for number in range(400)}
    stamp = NOW._replace(hash=OTHER, wordings={**NOW.wordings, **many})
    said = str(fault_of_stamp(stamp.text(), Place("file")))
    assert "gone_49 …" in said
    assert "gone_50" not in said
    assert read_stamp(NOW._replace(version="1\x1b[2J").text()) is None


@examples(50)
@given(st.text())
def test_no_text_is_taken_for_a_stamp(text: str) -> None:
    assert read_stamp(text) is None


def test_blanks_that_a_tool_adds_change_nothing() -> None:
    assert read_stamp(f" {NOW.text()}\n".replace(" ", "  ")) == NOW


def test_a_form_of_these_rules_has_no_changes() -> None:
    assert changes_since(NOW) is None


def test_questions_that_are_new_gone_or_reworded_are_named() -> None:
    old = dict(NOW.wordings) | {"can_leave": "aaaaaa", "debt_owed": "bbbbbb"}
    del old["hidden_moved"]
    found = changes_since(NOW._replace(hash=OTHER, wordings=old))
    assert found == FormChanges(("hidden_moved",), ("can_leave",), ("debt_owed",), False)


def test_a_question_that_the_form_leaves_out_is_neither_new_nor_reworded() -> None:
    stamp = current_stamp(left_out=("debt_owed", "debt_trap"))
    assert read_stamp(stamp.text()) == stamp
    assert stamp.wordings["debt_trap"] == LEFT_OUT_SIGN
    assert changes_since(stamp) is None
    assert changes_since(stamp._replace(hash=OTHER)) == FormChanges((), (), (), True)
    older = dict(stamp.wordings) | {"can_leave": LEFT_OUT_SIGN}
    changes = changes_since(stamp._replace(hash=OTHER, wordings=older))
    assert changes == FormChanges((), (), (), True)


def test_rules_that_differ_with_the_same_questions_are_a_change() -> None:
    assert changes_since(NOW._replace(hash=OTHER)) == FormChanges((), (), (), True)
    older = changes_since(NOW._replace(hash=OTHER, version="2026.1"))
    assert older == FormChanges((), (), (), True)


@pytest.mark.parametrize("command", [("screen", "--answers"), ("batch",)])
def test_a_response_to_an_older_fhir_form_is_named_too(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    stamp = NOW._replace(version="2026.1", hash=OTHER).text()
    response = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [{"linkId": STAMP_FIELD, "answer": [{"valueString": stamp}]}],
    }
    file = tmp_path / "response.json"
    file.write_text(json.dumps(response))
    done = call(*command, str(file))
    assert done.code == 0
    said = "the form of these answers was made by older rules (2026.1; these are "
    assert done.err.startswith(f"distinguo: {file}: {said}")
    assert done.err.endswith(": what follows from the answers may differ; " + MAKE_ANEW)
