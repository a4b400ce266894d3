"""The FHIR form: valid R4, open where the interview asks, and read back to the same results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from distinguo.fhir_response import ANSWER_CODINGS, ROLE_ITEM
from distinguo.form.content import FormOptions
from distinguo.form.fhir import TRANSLATION_EXTENSION, questionnaire
from distinguo.form_stamp import STAMP_FIELD, current_stamp, read_stamp
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.interview import As, Interview, Move, Page, Reply
from distinguo_rules.language import languages, tr, using
from distinguo_rules.model import Answer, Question, Role, Verdict
from distinguo_rules.onlooker import can_tell
from distinguo_rules.questionnaire import ABOUT_TRIP, BY_ID, FOLLOW_UPS, ORDER, QUESTIONS
from distinguo_rules.words import CAN_BE_USED, CAN_BE_USED_YOU
from kit.called import call
from kit.effort import examples
from kit.fhir import Item, coding, enabled_questions, is_enabled, items_of, response
from kit.relevance import is_relevant

FORMS: list[Role | None] = [None, *Role]
GIVEN = [Answer.YES, Answer.NO, Answer.UNSURE, Answer.DECLINED, Answer.UNSAFE]


@cache
def form(role: Role | None = None, language: str = "en") -> Item:
    with using(language):
        return questionnaire(FormOptions(role), "2026-11-28")


# The library lists only some of them for the element.
ITEM_TYPES = [
    *"group display boolean decimal integer date dateTime time string text url choice".split()
]


def wrong_codes(model: BaseModel) -> Iterator[tuple[str, object]]:
    """Yield each value that is not among the codes of its element: the library does not look."""
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        codes = ITEM_TYPES if name == "type" else extra.get("enum_values")
        if isinstance(codes, list) and value is not None and value not in codes:
            yield name, value
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, BaseModel):
                yield from wrong_codes(each)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("role", FORMS, ids=str)
def test_the_library_of_fhir_takes_it(role: Role | None, language: str) -> None:
    resource = form(role, language)
    model = Questionnaire.model_validate_json(json.dumps(resource))
    assert [*wrong_codes(model)] == []
    assert json.loads(model.model_dump_json()) == resource
    link_ids = [item["linkId"] for item in items_of(resource)]
    assert len(link_ids) == len(set(link_ids))


def test_a_wrong_code_would_be_found() -> None:
    model = Questionnaire.model_validate({**form(), "status": "shiny"})
    assert [*wrong_codes(model)] == [("status", "shiny")]


@pytest.mark.parametrize("role", FORMS, ids=str)
def test_the_link_ids_are_the_questions_in_order(role: Role | None) -> None:
    asked = [i["linkId"] for i in items_of(form(role)) if i.get("answerValueSet") == "#answers"]
    fitting = [q.id for q in QUESTIONS if role is not Role.OBSERVER or can_tell(q)]
    assert asked == fitting
    tested = [t["question"] for item in items_of(form(role)) for t in item.get("enableWhen", ())]
    assert set(tested) <= {*ORDER, ROLE_ITEM}
    assert tested or role is Role.OBSERVER


@pytest.mark.parametrize("role", [None, Role.SELF], ids=str)
def test_every_text_has_a_translation_into_every_other_language(role: Role | None) -> None:
    for other in [each for each in languages() if each != "en"]:
        for item in items_of(form(role)):
            if item["linkId"] not in BY_ID:
                continue
            (added,) = (
                each
                for each in item["_text"]["extension"]
                if each["extension"][0] == {"url": "lang", "valueCode": other}
            )
            voice = (role or Role.WORKER).voice
            with using(other):
                words = tr(BY_ID[item["linkId"]].wording(voice).text)
            assert added["url"] == TRANSLATION_EXTENSION
            assert added["extension"][1] == {"url": "content", "valueString": words}


@pytest.mark.parametrize("role", [None, Role.SELF], ids=str)
def test_without_the_trip_nothing_is_asked_or_said_about_it(role: Role | None) -> None:
    options = FormOptions(role, only_trafficking=True)
    items = {item["linkId"]: item for item in items_of(questionnaire(options, "2026-11-28"))}
    trip = {question.id for question in ABOUT_TRIP}
    assert {id for id in ORDER if id in items} == {*ORDER} - trip
    tested = {t["question"] for item in items.values() for t in item.get("enableWhen", ())}
    assert tested
    assert tested & trip == set()
    texts = {item.get("text") for item in items.values()}
    assert not texts & {CAN_BE_USED, CAN_BE_USED_YOU}
    assert {item.get("text") for item in items_of(form())} & {CAN_BE_USED}


def test_a_value_set_offers_the_same_in_both_of_its_forms() -> None:
    for value_set in form()["contained"]:
        composed = {
            (each["system"], concept["code"], concept["display"])
            for each in value_set["compose"]["include"]
            for concept in each["concept"]
        }
        expanded = value_set["expansion"]["contains"]
        assert {(c["system"], c["code"], c["display"]) for c in expanded} == composed
        assert len(expanded) == len(composed) > 2


@pytest.mark.parametrize("role", [*Role, None], ids=str)
@given(data=st.data())
@examples(100)
def test_a_question_is_open_exactly_where_it_is_relevant_and_what_it_refers_to_is_answered(
    role: Role | None, data: st.DataObject
) -> None:
    shown = form(Role.SELF) if role is Role.SELF else form()
    answers = data.draw(st.dictionaries(st.sampled_from(ORDER), st.sampled_from(GIVEN)))
    said = {} if role is None else {ROLE_ITEM: role.value}
    kept: dict[str, str] = {**said}
    opened = []
    for question in QUESTIONS:
        earlier = FOLLOW_UPS.get(question)
        waits = earlier is not None and earlier.id not in kept
        if is_relevant(question, kept) and not waits:
            opened.append(question.id)
            kept |= {question.id: answers[question.id]} if question.id in answers else {}
    filled = {id: coding(answer) for id, answer in answers.items()}
    filled |= {} if role in (None, Role.SELF) else {ROLE_ITEM: coding(role)}
    assert [id for id in enabled_questions(shown, filled) if id in BY_ID] == opened


@pytest.mark.parametrize("role", [Role.WORKER, Role.SELF])
@given(data=st.data())
@examples(5)
def test_what_an_interview_asks_is_open_in_the_form(role: Role, data: st.DataObject) -> None:
    shown = form(Role.SELF) if role is Role.SELF else form()
    given = {} if role is Role.SELF else {ROLE_ITEM: coding(role)}
    interview = Interview(asks_role=True).after(As(role))
    while interview.page is not Page.RESULT:
        if interview.page is not Page.QUESTION:
            interview = interview.after(Move.ON)
            continue
        assert interview.at.id in enabled_questions(shown, given)
        answer = data.draw(st.sampled_from(GIVEN))
        given[interview.at.id] = coding(answer)
        interview = interview.after(Reply(answer))


@pytest.mark.parametrize("role", [None, Role.SELF], ids=str)
def test_a_question_that_was_never_answered_opens_none_that_refers_to_it(
    role: Role | None,
) -> None:
    blank = enabled_questions(form(role), {})
    assert set(blank) & {question.id for question in FOLLOW_UPS} == set()
    assert "entry_irregular" in blank, "an origin that nobody told is not a no"
    assert ("sex_for_value" in blank) is (role is None)
    for later, earlier in FOLLOW_UPS.items():
        adult = {"under_18": coding(Answer.NO)} if earlier.id != "under_18" else {}
        before = {e.id: coding(Answer.YES) for e in _earlier(earlier)}
        for answer in GIVEN:
            given = {**adult, **before, earlier.id: coding(answer)}
            assert (later.id in enabled_questions(form(role), given)) is (answer is not Answer.NO)


def _earlier(question: Question) -> Iterator[Question]:
    if (before := FOLLOW_UPS.get(question)) is not None:
        yield from _earlier(before)
        yield before


def test_the_page_on_danger_opens_with_any_answer_but_no() -> None:
    (first, *_) = (i for i in items_of(form()) if i["linkId"].startswith("danger."))
    opened = {a: is_enabled(first, {"danger_now": coding(a)}) for a in GIVEN}
    assert opened == {answer: answer is not Answer.NO for answer in GIVEN}
    assert not is_enabled(first, {})


def test_a_response_brings_back_the_stamp_and_who_answered() -> None:
    filled = response(form(Role.SELF), {})
    QuestionnaireResponse.model_validate_json(json.dumps(filled))
    values = {item["linkId"]: item["answer"][0] for item in filled["item"]}
    assert values[ROLE_ITEM] == {"valueCoding": coding(Role.SELF)}
    assert read_stamp(values[STAMP_FIELD]["valueString"]) == current_stamp()


@cache
def story_responses() -> tuple[Item, ...]:
    """Return the training stories, filled in in the form."""
    found = []
    for story in shipped_stories():
        given = {id: coding(answer) for id, answer in story.answers.items()}
        given[ROLE_ITEM] = coding(Role.STORY)
        found.append(response(form(), given, id=story.id, subject={"display": "Ana P."}))
    return tuple(found)


LAYOUTS = {
    "ndjson": lambda each: "\n".join(map(json.dumps, each)),
    "array": lambda each: json.dumps(each, indent=1),
    "bundle": lambda each: json.dumps(
        {
            "resourceType": "Bundle",
            "id": "b1",
            "type": "searchset",
            "entry": [
                {"resource": {"resourceType": "Patient", "name": [{"family": "P."}]}},
                *({"fullUrl": f"urn:x:{n}", "resource": one} for n, one in enumerate(each)),
            ],
        },
        indent=2,
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_stories_come_through_the_form_to_the_same_results(
    layout: str, tmp_path: Path
) -> None:
    file = tmp_path / "responses.json"
    file.write_text(LAYOUTS[layout](story_responses()))
    done = call("batch", str(file), "--detail", "compact", "--jobs", "1")
    assert done.code == 0, done.err
    results = [json.loads(line) for line in done.out.splitlines()]
    assert [each["id"] for each in results] == [story.id for story in shipped_stories()]
    found = [{v: each["frameworks"]["us"][v] for v in Verdict} for each in results]
    assert found == [story.statuses() for story in shipped_stories()]
    assert len(results) > 80
    assert '"subject"' in done.err
    assert "Ana" not in done.err + done.out


def test_a_story_is_read_by_screen_as_well(tmp_path: Path) -> None:
    file = tmp_path / "response.json"
    pairs = [*zip(story_responses(), shipped_stories(), strict=True)]
    for filled, story in pairs[::20]:
        file.write_text(json.dumps(filled))
        done = call("screen", "--answers", str(file), "--format", "json")
        assert done.code == 0, done.err
        result = json.loads(done.out)
        assert (result["id"], result["as"]) == (filled["id"], "story")
        law = result["frameworks"]["us"]
        assert {v: law[v]["status"] for v in Verdict} == story.statuses()
        assert 'ignored what is not a question: "subject"' in done.err


def test_every_answer_has_a_code_of_its_own() -> None:
    assert len({*ANSWER_CODINGS.values()}) == len(ANSWER_CODINGS) == len(Answer)
