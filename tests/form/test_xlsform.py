"""The workbook: pyxform makes a form of it without a warning, and it asks as `relevance` says."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from distinguo.errors import ExitCode
from distinguo.form.content import ABOUT_THE_PERSON, OFFERED, FormOptions
from distinguo.form.relevance import ROLE
from distinguo.form.workbook import workbook
from distinguo.form.xlsform import CHOICES, SETTINGS, SURVEY, xlsform_sheets
from distinguo.form_stamp import LEFT_OUT_SIGN, STAMP_FIELD, current_stamp, read_stamp
from distinguo_rules.contacts import contacts
from distinguo_rules.language import languages, using
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ABOUT_TRIP, BY_ID, ORDER, QUESTIONS
from kit.called import call
from kit.effort import examples
from kit.relevance import is_relevant
from kit.submissions import xform

FORMS = [*map(FormOptions, (None, *Role)), FormOptions(only_trafficking=True)]
ASKS_ROLE = FORMS[0]


def names_of(options: FormOptions) -> list[str]:
    return [node.name for node in xform(options).nodes]


def column(options: FormOptions, name: str) -> dict[str, str]:
    """Return a column of the sheet `survey` by the element's name."""
    head, *rows = xlsform_sheets(options)[SURVEY]
    return {row[head.index("name")]: row[head.index(name)] for row in rows}


@pytest.mark.parametrize("options", FORMS, ids=str)
def test_pyxform_makes_a_form_of_the_workbook_without_a_warning(options: FormOptions) -> None:
    form = xform(options)
    assert form.warnings == ()
    for code in languages():
        assert f"({code})" in form.text
    assert [name for name in names_of(options) if name in BY_ID] == [
        id for id in ORDER if id not in options.left_out
    ]


@pytest.mark.parametrize("options", FORMS, ids=str)
def test_the_stamp_names_what_the_form_asks(options: FormOptions) -> None:
    filled = xform(options).filled_in({})
    stamp = read_stamp(filled[STAMP_FIELD,])
    assert stamp == current_stamp(options.left_out)
    left_out = [id for id, digest in stamp.wordings.items() if digest == LEFT_OUT_SIGN]
    assert left_out == [id for id in ORDER if id not in names_of(options)]


@examples(150)
@given(
    st.sampled_from((ASKS_ROLE, *FORMS[1:5])),
    st.sampled_from(ABOUT_THE_PERSON),
    st.dictionaries(st.sampled_from(ORDER), st.sampled_from(OFFERED)),
)
def test_the_form_asks_what_is_relevant(
    options: FormOptions, chosen: Role, answers: dict[str, Answer]
) -> None:
    """Whatever was entered: what is shown is what the conditions open, step by step."""
    role = options.role or chosen
    filled = xform(options).filled_in({ROLE: role, **answers})
    values = {path[-1]: value for path, value in filled.items()}
    assert values[ROLE] == role
    so_far: dict[str, str] = {ROLE: role}
    for id in ORDER:
        asked = is_relevant(BY_ID[id], so_far)
        if id in options.left_out:
            assert not asked
        elif id in answers:
            assert (values[id] != "") is asked
            so_far |= {id: values[id]} if asked else {}


def test_without_the_trip_nothing_about_it_is_asked_or_tested() -> None:
    options = FORMS[-1]
    trip = {question.id for question in ABOUT_TRIP}
    assert not trip & {*names_of(options)}
    assert not any(id in cell for id in trip for cell in column(options, "relevant").values())


def test_a_form_for_an_onlooker_asks_nothing_that_only_the_person_can_know() -> None:
    asked = [name for name in names_of(FormOptions(Role.OBSERVER)) if name in BY_ID]
    assert (
        asked
        == (
            "danger_now hidden_moved work_for_other harm_threat law_threat visa_tied papers_held "
            "pay_taken watched_cut_off force_used poor_housing sex_for_value"
        ).split()
    )


def shown(options: FormOptions, name: str, **given: str) -> bool:
    """Return whether a note is shown: a node that is relevant takes any value."""
    filled = xform(options).filled_in({**given, name: "x"})
    return next(value for path, value in filled.items() if path[-1] == name) == "x"


@pytest.mark.parametrize("answer", OFFERED)
def test_the_note_on_safety_follows_any_answer_to_danger_but_no(answer: Answer) -> None:
    assert shown(ASKS_ROLE, "note_safety", danger_now=answer) is (answer is not Answer.NO)
    assert not shown(ASKS_ROLE, "note_safety")


def test_the_notes_on_a_child_come_where_the_interview_has_them() -> None:
    worker, myself = FormOptions(Role.WORKER), FormOptions(Role.SELF)
    assert shown(worker, "note_child", sex_for_value="yes")
    assert shown(worker, "note_child", sex_for_value="yes", under_18="yes")
    assert not shown(worker, "note_child", sex_for_value="yes", under_18_now="no")
    assert not shown(worker, "note_child", sex_for_value="unsure")
    assert shown(myself, "note_child", under_18="unsure", under_18_now="unsure")
    assert not shown(myself, "note_child", under_18="unsure")
    assert not shown(myself, "note_child", under_18="no")
    assert shown(ASKS_ROLE, "note_minor", **{ROLE: Role.OBSERVER})
    assert not shown(ASKS_ROLE, "note_minor", **{ROLE: Role.STORY})


def test_the_onlooker_alone_is_cautioned() -> None:
    for name in names_of(ASKS_ROLE):
        if name.startswith("note_caution_"):
            assert shown(ASKS_ROLE, name, **{ROLE: Role.OBSERVER})
            assert not shown(ASKS_ROLE, name, **{ROLE: Role.WORKER})
    assert "note_caution_law_threat" in names_of(ASKS_ROLE)


def test_the_choices_are_the_words_that_an_answers_file_has() -> None:
    head, *rows = xlsform_sheets(ASKS_ROLE)[CHOICES]
    assert head == ["list_name", "name", "label::English (en)", "label::Español (es)"]
    assert [row[1] for row in rows] == [*OFFERED, *ABOUT_THE_PERSON]
    assert all(all(row) for row in rows)


def test_the_settings_name_the_form_its_rules_and_the_language_it_opens_in() -> None:
    def settings(options: FormOptions) -> dict[str, str]:
        head, row = xlsform_sheets(options)[SETTINGS]
        return dict(zip(head, row, strict=True))

    with using("es"):
        spanish = settings(FormOptions(Role.SELF))
    assert spanish["form_id"] == "distinguo_self"
    assert spanish["default_language"] == "Español (es)"
    versions = {settings(each)["version"] for each in FORMS}
    assert len(versions) == len(FORMS), "what differs has another version"
    assert settings(FORMS[0]) == settings(FormOptions())


def test_every_text_stands_in_every_language() -> None:
    for options in FORMS:
        texts = [column(options, f"label::{name}") for name in ("English (en)", "Español (es)")]
        for one, other in pairwise(texts):
            assert {name for name in one if one[name]} == {name for name in other if other[name]}


def test_the_workbook_holds_the_rows_and_the_same_bytes_each_time() -> None:
    data = workbook(xlsform_sheets(ASKS_ROLE))
    assert workbook(xlsform_sheets(ASKS_ROLE)) == data
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name, rows in xlsform_sheets(ASKS_ROLE).items():
        found = book.get_sheet_by_name(name).to_python()
        assert [[str(cell) for cell in row] for row in found] == rows


def test_the_command_writes_a_form_with_own_contacts_first(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    contact = {"name": "The shelter", "voice": "555 0100", "source": "us", "checked": "2026-11-01"}
    own.write_text(json.dumps({"contacts": [contact]}))
    file = str(tmp_path / "form.xlsx")
    words = ("form", "xlsform", "--as", "self", "--lang", "es", "--contacts", str(own))
    done = call(*words, "--output", file)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Escrito: {file}\n"
    book = CalamineWorkbook.from_path(file)
    rows = {row[1]: row[2] for row in book.get_sheet_by_name(SURVEY).to_python()}
    assert str(rows["note_contacts"]).startswith("The shelter: llamada: 555 0100\n\n")
    for output in (file, "-"):  # one that exists, and standard output
        again = call(*words, "--output", output)
        assert (again.code, again.out) == (ExitCode.USAGE, "")


def test_own_contacts_cannot_name_a_question_of_the_form() -> None:
    own = next(iter(contacts().values()))._replace(name="Shelter ${under_18} <b> & #1")
    form = xform(FormOptions(own=(own,)))
    assert form.warnings == ()
    assert "Shelter $ {under_18} &lt;b&gt; &amp; #1" in form.text


def test_every_question_tells_why_it_is_asked() -> None:
    guidance = column(ASKS_ROLE, "guidance_hint::English (en)")
    assert all(question.why in guidance[question.id] for question in QUESTIONS)
