"""Whom a result names, in which order, and what it says beside them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from distinguo.render.data import result_as_json
from distinguo.render.result import result_report
from distinguo.render.terminal import as_text
from distinguo.schemas import result_schema
from distinguo_rules import questions as q
from distinguo_rules.assessment import assess
from distinguo_rules.contacts import ContactKind, contacts, contacts_of_law
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Framework, Question, Role
from distinguo_rules.referral import (
    AGENCY,
    PARTNER,
    POLICE_MAY_HARM,
    POLICE_MAY_HARM_YOU,
    RIGHT_TO_STAY,
    SAFE_CALL,
    has_hotline,
    missing_contacts,
    no_contacts,
    referrals,
    stay_at_stake,
)

Y, N, U = Answer.YES, Answer.NO, Answer.UNSURE
RESULT_SCHEMA: Any = result_schema()
OPEN = (Y, U, Answer.DECLINED, Answer.UNSAFE)
FORCED_SEX = {"sex_for_value": Y, "force_used": Y}
FORCED_WORK = {"work_for_other": Y, "force_used": Y}


def ids(answers: Answers, *laws: str, role: Role = Role.WORKER) -> list[str]:
    return [r.contact.id for r in referrals(assess(answers, laws or ("us",), role))]


def notes(answers: Answers, *laws: str, role: Role = Role.WORKER) -> dict[str, str]:
    shown = referrals(assess(answers, laws or ("us",), role))
    return {referral.contact.id: referral.note for referral in shown}


def test_a_law_without_contacts_gets_none_and_the_result_says_so(toy_law: Framework) -> None:
    toy = assess({"danger_now": Y, "force_used": N, "from_abroad": Y}, (toy_law.id,))
    assert referrals(toy) == ()
    (sentence,) = missing_contacts(toy)
    assert sentence.startswith(f"This program has no numbers for this law ({toy_law.name}).")
    text = " ".join(as_text(result_report(toy)).split())
    assert sentence in text
    assert "hotline" not in text
    assert not [c.name for c in contacts().values() if c.name in text]
    document = result_as_json(toy)
    assert (document["contacts"], document["without_contacts"]) == ([], [sentence])


def test_beside_a_law_with_contacts_the_other_still_says_that_it_has_none() -> None:
    both = assess({}, ("us", "un"))
    assert {r.contact.country for r in referrals(both)} == {"US"}
    assert missing_contacts(both) == (no_contacts(FRAMEWORKS["un"]),)
    assert missing_contacts(assess({}, ("us", "uk", "eu"))) == ()


@pytest.mark.parametrize("answer", OPEN)
def test_in_danger_a_law_without_numbers_has_the_word_on_police_too(answer: Answer) -> None:
    (said,) = missing_contacts(assess({"danger_now": answer}, ("un",)))
    assert "call your local emergency number, if that is safe for you." in said
    assert said == f"{no_contacts(FRAMEWORKS['un'])} {POLICE_MAY_HARM}"
    (said,) = missing_contacts(assess({"danger_now": answer}, ("un",), Role.SELF))
    assert said.endswith(POLICE_MAY_HARM_YOU.format(whom="a lawyer"))
    assert missing_contacts(assess({"danger_now": N}, ("un",))) == (no_contacts(FRAMEWORKS["un"]),)


@pytest.mark.parametrize("law", list(FRAMEWORKS))
@pytest.mark.parametrize("answer", list(Answer))
def test_no_result_names_a_number_of_another_country(law: str, answer: Answer) -> None:
    shown = {r.contact.country for r in referrals(assess(dict.fromkeys(ALL, answer), (law,)))}
    assert shown <= {{"us": "US", "uk": "GB", "eu": "EU"}.get(law)}


ALL = ("danger_now", "under_18", "trust_used", "work_for_other", "sex_for_value", "pay_taken")


@pytest.mark.parametrize("law", list(FRAMEWORKS))
@pytest.mark.parametrize("role", list(Role))
def test_no_result_speaks_of_a_hotline_that_it_does_not_show(law: str, role: Role) -> None:
    nothing = assess({question.id: N for question in (q.WORK_FOR_OTHER, q.SEX_FOR_VALUE)}, (law,))
    for assessment in (nothing, assess({"danger_now": Y, "law_threat": Y}, (law,), role)):
        text = as_text(result_report(assessment)).lower()
        shown = has_hotline(r.contact for r in referrals(assessment))
        assert shown is (law in ("us", "uk"))
        assert shown or " the hotline" not in text


@pytest.mark.parametrize("law", list(FRAMEWORKS))
def test_a_law_without_a_hotline_names_none_in_its_own_words(law: str) -> None:
    framework = FRAMEWORKS[law]
    words = [text for f in framework.findings for text in (f.says, f.when_open)]
    named = re.findall("the (?:hotline|helpline)", " ".join([*words, *framework.notes]), re.I)
    assert bool(named) <= has_hotline(contacts_of_law(framework))


@pytest.mark.parametrize("answer", OPEN)
@pytest.mark.parametrize("law", ["us", "uk", "eu"])
def test_in_danger_the_emergency_number_stands_first(law: str, answer: Answer) -> None:
    answers = {"danger_now": answer, "under_18": Y, "from_abroad": Y}
    first = referrals(assess(answers, (law,)))[0]
    assert first.contact.kind is ContactKind.EMERGENCY
    assert first.note == f"{SAFE_CALL} {POLICE_MAY_HARM}"


def test_where_laws_meet_each_emergency_number_stands_before_all_others() -> None:
    assert ids({"danger_now": U}, "us", "uk", "eu", "un")[:3] == [
        "us-emergency",
        "uk-emergency",
        "eu-emergency",
    ]


def test_the_person_in_danger_is_spoken_to() -> None:
    note = notes({"danger_now": Y}, role=Role.SELF)["us-emergency"]
    assert note.startswith(SAFE_CALL)
    assert "could harm you, you can first ask the hotline or a lawyer what is safe" in note
    assert (
        "ask a lawyer what is safe"
        in notes({"danger_now": Y}, "eu", role=Role.SELF)["eu-emergency"]
    )


@pytest.mark.parametrize("answers", [{}, {"danger_now": N}])
def test_without_danger_the_hotline_stands_first(answers: Answers) -> None:
    assert ids(answers)[:2] == ["us-nhth", "us-emergency"]
    assert not any(notes(answers).values())


def test_the_note_stands_right_above_its_contact() -> None:
    lines = " ".join(as_text(result_report(assess({"danger_now": Y}))).split())
    assert f"WHO ELSE TO CALL {SAFE_CALL} {POLICE_MAY_HARM} Emergency in the US: call 911" in lines


@pytest.mark.parametrize("answer", OPEN)
def test_for_a_child_the_child_lines_with_text_and_chat_stand_first(answer: Answer) -> None:
    shown = ids({q.UNDER_18_NOW.id: answer})
    assert shown[:3] == ["us-childhelp", "us-runaway", "us-nhth"]
    assert "us-ncmec" in shown
    assert ids({q.UNDER_18_NOW.id: answer}, "uk")[0] == "uk-childline"
    first, second = ids({q.UNDER_18_NOW.id: answer}, "eu")[:2]
    assert (first, second) == ("eu-child-helplines", "eu-missing-children")


@pytest.mark.parametrize("answer", OPEN)
def test_a_child_when_it_began_is_a_child_until_the_age_today_is_known(answer: Answer) -> None:
    assert ids({"under_18": answer})[0] == "us-childhelp"
    assert ids({"under_18": answer, "under_18_now": N})[0] == "us-nhth"


def test_an_adult_is_shown_no_child_line() -> None:
    children = {c.id for c in contacts().values() if c.kind is ContactKind.CHILD}
    assert not children & set(ids({q.UNDER_18_NOW.id: N, **FORCED_SEX}))


@pytest.mark.parametrize("question", PARTNER, ids=lambda question: question.id)
def test_where_a_partner_is_named_there_is_a_line_for_that(question: Question) -> None:
    assert {"us-dv", "us-stronghearts"} <= set(ids({question.id: Y}))
    assert "us-dv" not in ids({question.id: U})


def test_sexual_violence_work_and_victim_lines_come_with_signs_of_trafficking() -> None:
    assert "us-rainn" in ids(FORCED_SEX)
    assert "us-rainn" not in ids({"sex_for_value": Y, q.UNDER_18_NOW.id: N})
    assert {"us-whd", "us-eeoc"} <= set(ids(FORCED_WORK))
    assert "eu-victim-support" in ids(FORCED_WORK, "eu")
    assert "eu-victim-support" not in ids({"work_for_other": N, "sex_for_value": N}, "eu")
    assert "us-eeoc" not in ids({"work_for_other": Y, "pay_taken": Y})


def test_the_crisis_line_is_for_those_who_answer_for_themselves() -> None:
    assert "us-988" in ids({}, role=Role.SELF)
    assert "us-988" not in ids({})


def test_an_onlooker_is_told_where_to_report() -> None:
    assert ids({}, "uk", role=Role.OBSERVER) == [
        "uk-helpline",
        "uk-emergency",
        "uk-salvation-army",
        "uk-crimestoppers",
        "uk-101",
    ]
    assert "uk-101" not in ids({}, "uk")


@pytest.mark.parametrize("question", RIGHT_TO_STAY, ids=lambda question: question.id)
@pytest.mark.parametrize("answer", OPEN)
def test_where_a_right_to_stay_may_be_at_stake_an_agency_comes_last_and_with_a_word(
    question: Question, answer: Answer
) -> None:
    shown = referrals(assess({**FORCED_WORK, "pay_taken": Y, question.id: answer}))
    agencies = [r for r in shown if r.contact.is_agency]
    assert [r.contact.id for r in agencies] == ["us-whd", "us-eeoc"]
    assert shown[-2:] == tuple(agencies)
    word = AGENCY.format(agency="a government office", whom="the hotline or a lawyer")
    assert {r.note for r in agencies} == {word}


def test_a_person_from_here_needs_no_word_about_agencies() -> None:
    at_home = assess({**FORCED_WORK, "from_abroad": N, "law_threat": Y})
    assert not stay_at_stake(at_home)
    assert not any(r.note for r in referrals(at_home))
    assert not stay_at_stake(assess({}))


def test_the_police_are_called_the_police() -> None:
    said = notes({"from_abroad": Y}, "uk", role=Role.OBSERVER)
    assert said["uk-101"].startswith("This is the police. If the person is not a citizen")
    assert said["uk-crimestoppers"] == ""


@pytest.mark.parametrize("law", [*FRAMEWORKS, "all"])
def test_every_contact_that_a_finding_names_is_shown_once(law: str) -> None:
    laws = tuple(FRAMEWORKS) if law == "all" else (law,)
    assessment = assess(dict.fromkeys(ALL, Y), laws)
    shown = [r.contact.id for r in referrals(assessment)]
    named = {
        id
        for state in assessment.frameworks.values()
        for finding in state.findings
        for id in finding.finding.contacts
    }
    assert len(shown) == len(set(shown))
    assert named <= set(shown)


def test_the_note_is_in_the_document_too() -> None:
    first = result_as_json(assess({"danger_now": Y}))["contacts"]
    assert isinstance(first, list)
    assert isinstance(first[0], dict)
    assert first[0]["note"] == f"{SAFE_CALL} {POLICE_MAY_HARM}"
    assert first[0]["kind"] == "emergency"


@pytest.mark.parametrize("law", list(FRAMEWORKS))
@pytest.mark.parametrize("role", list(Role))
def test_the_contacts_of_a_document_obey_its_schema(law: str, role: Role) -> None:
    valid = Draft202012Validator(RESULT_SCHEMA)
    of_contacts = RESULT_SCHEMA["properties"]["contacts"]
    for answers in ({}, dict.fromkeys(ALL, Y), {"danger_now": U, "from_abroad": Y}):
        document: dict[str, Any] = result_as_json(assess(answers, (law,), role))
        assert not list(valid.iter_errors(document))
        assert not any(valid.descend(document["contacts"], of_contacts))
        assert any(valid.descend([{"id": "x", "note": 3}], of_contacts))
