"""Every form shows the questionnaire, its notes and its contacts as the screen does."""

from __future__ import annotations

from distinguo.form.content import (
    OFFERED,
    answer_labels,
    child_note,
    danger_note,
    form_contact_lines,
    introduction,
    parts,
    role_labels,
)
from distinguo.screen import texts as screen_texts
from distinguo.screen.texts import CHILD_STOP, CHILD_TITLE, DO_NOT_CONFRONT, WATCHED
from distinguo_rules.blocks import BLOCKS, SEX
from distinguo_rules.language import languages, using
from distinguo_rules.model import Answer, Role
from distinguo_rules.onlooker import exceeds_onlooker
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.role import Voice


def test_the_parts_hold_every_question_once_in_order() -> None:
    for voice in Voice:
        found = parts(voice)
        assert [part.id for part in found] == [block.id for block in BLOCKS]
        assert [each.question for part in found for each in part.questions] == [*QUESTIONS]


def test_each_question_speaks_in_its_voice() -> None:
    about, you = (
        [each.text for part in parts(voice) for each in part.questions] for voice in Voice
    )
    assert about == [question.text for question in QUESTIONS]
    assert you == [question.you.text for question in QUESTIONS]


def test_a_hard_part_has_the_note_of_its_pause_and_the_part_on_sex_acts_one_on_children() -> None:
    for voice in Voice:
        for part, block in zip(parts(voice), BLOCKS, strict=True):
            assert part.note == block.note
            assert bool(part.child_note) is (block == SEX and voice is Voice.ABOUT)


def test_an_onlooker_is_cautioned_where_an_answer_counts_as_unsure() -> None:
    for part in parts(Voice.ABOUT):
        for each in part.questions:
            exceeding = [a for a in Answer if exceeds_onlooker(each.question, a)]
            assert bool(each.caution) is bool(exceeding)


def test_the_answers_are_those_of_the_screen_and_one_more() -> None:
    assert [*answer_labels()] == [*OFFERED]
    assert answer_labels()[Answer.UNSAFE] == screen_texts.ANSWER_LABELS[Answer.UNSAFE]
    assert Answer.NOT_ASKED not in OFFERED


def test_every_text_has_a_translation() -> None:
    def texts() -> list[str]:
        return [
            *answer_labels().values(),
            *role_labels().values(),
            *introduction(Role.WORKER, ("us",)),
            *(each.text for part in parts(Voice.YOU) for each in part.questions),
        ]

    english = texts()
    for language in languages()[1:]:
        with using(language):
            same = [a for a, b in zip(english, texts(), strict=True) if a == b]
        assert same == ["No"]


def test_the_notes_on_danger_are_those_of_the_screen_without_its_keys() -> None:
    note = danger_note(Role.WORKER, ("us",))
    assert any("call 911" in line for line in note)
    assert DO_NOT_CONFRONT in note
    assert WATCHED not in note
    child = child_note(Role.WORKER, ("us",))
    assert (child[0], child[-1]) == (CHILD_TITLE, CHILD_STOP)
    assert any("may be under 18" in line for line in child[1:-1])


def test_a_law_without_contacts_says_so_and_no_number_stands_twice() -> None:
    us = [*form_contact_lines(("us",), ())]
    assert us[0].startswith("National Human Trafficking Hotline: call 1-888-373-7888")
    assert len(us) == len(set(us))
    (nothing,) = form_contact_lines(("un",), ())
    assert "no numbers for this law" in nothing
