"""Texts in two voices: about the person, and to the person."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Question, Role
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.role import Voice

ABOUT_SOMEONE = re.compile(r"\b(the person|the person's)\b", re.IGNORECASE)
SAID_TO_YOU = re.compile(r"\b(you|your|yours)\b", re.IGNORECASE)
ASK_OF_NO_ONE = ("debt_trap", "crime_made")  # point back at a question that asks about "you"


def texts_to_you() -> Iterator[tuple[str, str]]:
    """Yield each text that the person reads, behind its name."""
    for question in QUESTIONS:
        for name, text in question.wording(Voice.YOU)._asdict().items():
            yield f"{question.id} {name}", text
        yield f"{question.id} serves", question.serves
    for block in BLOCKS:
        yield f"block {block.id}", f"{block.title_in(Voice.YOU)} {block.note}"
    for law in FRAMEWORKS.values():
        for finding in law.findings:
            for name, text in finding.words(Voice.YOU)._asdict().items():
                yield f"{law.id} {finding.id} {name}", text
        for rule in law.all_rules():
            for element in rule.elements():
                yield f"{law.id} {rule.id} {element.id}", element.title_in(Voice.YOU)


@pytest.mark.parametrize(("name", "text"), list(texts_to_you()))
def test_nothing_that_the_person_reads_speaks_about_the_person(name: str, text: str) -> None:
    assert not ABOUT_SOMEONE.search(text)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_to_the_person_says_you_and_never_they(
    question: Question,
) -> None:
    to_you, about = question.wording(Voice.YOU), question.wording(Voice.ABOUT)
    assert SAID_TO_YOU.search(to_you.text) or question.id in ASK_OF_NO_ONE
    assert not re.search(r"\b(they|them|their)\b", f"{to_you.text} {to_you.short}")
    assert to_you.text.endswith("?") or to_you.text.endswith(".")
    assert all(to_you)
    assert not SAID_TO_YOU.search(f"{about.text} {about.short}")


def test_only_the_person_is_spoken_to() -> None:
    assert {role for role in Role if role.voice is Voice.YOU} == {Role.SELF}


def test_a_finding_has_words_in_one_voice_exactly_where_it_has_them_in_the_other() -> None:
    for law in FRAMEWORKS.values():
        for finding in law.findings:
            about, to_you = finding.words(Voice.ABOUT), finding.words(Voice.YOU)
            assert [bool(text) for text in about] == [bool(text) for text in to_you]
