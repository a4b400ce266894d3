"""A broken story says where it is broken, what is wrong and what to do, all at once."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from distinguo.errors import BadDataError
from distinguo.train.stories.balance import balance
from distinguo.train.stories.check import LONGEST, check_path, check_story, same_answers
from distinguo.train.stories.reader import (
    MAX_STORY_BYTES,
    read_stories,
    read_story,
    shipped_stories,
)
from distinguo.train.stories.set_summary import check_all, check_report_as_json, summary_as_text
from distinguo.train.stories.story import Result, Story
from distinguo_rules.model import Status, Verdict

BAD = Path(__file__).parents[1] / "bad_stories"
ANSWERS = "yes, no, unsure, declined, unsafe, not_applicable"
DISAGREE = 'change the key or the facts, or give the reason in disputed = "..."'

FAULTS: dict[str, list[str]] = {
    "both_known_and_unknown": [
        '13 unknown: "harm_if_left" is among the facts too; take it out of one of them',
    ],
    "broken_toml": ["15: this is not TOML: Invalid value; look at column 14"],
    "disputed_for_nothing": ["16 disputed: the key is what the rules say; leave this out"],
    "escape_sequence": [
        "1 title: contains control characters; remove them: they could steer a terminal",
    ],
    "forbidden_words": [
        '2 story: "victim" is a word to avoid; write: the person',
        '16 lesson: "illegal alien" is a word to avoid; write: people without papers',
        '2 story: "trafficked" gives the answer away; keep it for the lesson',
    ],
    "impossible": [
        "24 facts.from_abroad: from_abroad no and entry_irregular yes cannot both be so; "
        "change one of them",
    ],
    "left_open": [
        "43 evidence.harm_if_left: the story shows it, but the facts leave it open; "
        "answer facts.harm_if_left",
        f"64 key.us.trafficking: by the rules this is undetermined; {DISAGREE}",
    ],
    "missing_parts": [
        "1 title: is missing; add it as text",
        "1 difficulty: is missing; add it as a whole number",
        "1 key: is missing; add it as a table",
        "56 setting.origin: is missing; add it as text",
    ],
    "missing_theme": [
        '14 themes: "sex" is missing, by facts.sex_for_value; add it',
    ],
    "no_full_reason": [
        "64 key.us.trafficking: no sentence is given for any full reason; "
        "add evidence for: sex_for_value",
    ],
    "not_in_text": [
        "44 evidence.harm_if_left: the story does not say this; copy the sentence from the story",
        "50 evidence.force_used: this is too short to show it; give the whole sentence",
    ],
    "too_short": [
        "2 story: it has 89 words; make it 90 to 180 words long",
    ],
    "unknown_parts": [
        '15 dificulty: no such key; did you mean "difficulty"?',
        "16 difficulty: expected 1, 2 or 3, found 4; change it",
        '65 key.usa: "usa" is not an allowed value; did you mean "us"?',
        '70 key.us.smugling: no such verdict; did you mean "smuggling"?',
    ],
    "unknown_question": [
        '23 facts.recruted: no such question: "recruted"; `distinguo questions` lists them',
        '24 facts.under_17: no such question: "under_17"; did you mean "under_18"?',
    ],
    "wrong_key": [f"65 key.us.trafficking: by the rules this is not_indicated; {DISAGREE}"],
    "wrong_values": [
        '14 themes: "violense" is not an allowed value; did you mean "violence"?',
        '15 difficulty: expected a whole number, found "easy"',
        '20 myth: "bad_bos" is not an allowed value; did you mean "bad_boss"?',
        f'26 facts.work_for_other: "ja" is not an allowed value; use one of: {ANSWERS}',
        f"32 facts.pay_taken: false is not an allowed value; use one of: {ANSWERS}",
        '59 setting.gender: "mal" is not an allowed value; did you mean "male"?',
        '62 setting.sector: "Big House" is not one word; use a-z and _ only',
    ],
}


def test_each_bad_story_is_in_the_table() -> None:
    assert {path.stem for path in BAD.glob("*.toml")} == FAULTS.keys()


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_story_gives_just_its_faults(name: str) -> None:
    path = BAD / f"{name}.toml"
    found = [str(fault) for fault in check_path(path).faults]
    assert found == [f"{path}:{fault}" for fault in FAULTS[name]]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    report = check_path(tmp_path)
    expected = f"{tmp_path}: no stories here; put a .toml file there"
    assert [str(fault) for fault in report.faults] == [expected]
    with pytest.raises(BadDataError, match="no stories here"):
        read_stories(tmp_path)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = check_path(tmp_path / "gone.toml").faults
    assert "it cannot be read" in str(fault)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    path.write_bytes(b"#" * (MAX_STORY_BYTES + 1))
    (fault,) = check_path(path).faults
    assert str(fault) == f"{path}: the file is larger than 64 KB; a story has 90 to 180 words"


def test_other_encodings_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'title = "ok"\nstory = "caf\xe9"\n')
    (fault,) = check_path(path).faults
    assert str(fault) == f"{path}:2: this is not UTF-8 text; save the file as UTF-8"


def test_a_program_is_told_the_place_of_each_fault_by_its_parts() -> None:
    path = BAD / "broken_toml.toml"
    faults = check_report_as_json(check_all([path]))["faults"]
    assert faults == [
        {
            "place": {"file": str(path), "path": "", "line": 15, "column": None},
            "message": "this is not TOML: Invalid value",
            "hint": "look at column 14",
        }
    ]


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "\x00", ""])
def test_odd_files_are_faults_and_not_crashes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(text)
    assert check_path(path).faults


def test_what_cannot_be_opened_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (pipe,) = check_path(tmp_path).faults
    assert str(pipe).endswith("pipe.toml: it cannot be read: it is a pipe; check the path")
    (long,) = check_path(tmp_path / ("x" * 300)).faults
    assert "it cannot be read: File name too long" in str(long)

    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)  # root may list every folder
    (folder,) = check_path(tmp_path).faults
    assert str(folder) == f"{tmp_path}: it cannot be read: Permission denied; check the path"


def test_a_file_name_that_is_not_utf_8_is_escaped(tmp_path: Path) -> None:
    shipped = files("distinguo.train.content") / "stories" / "beans.toml"
    path = tmp_path / "b\udcff.toml"
    path.write_bytes(shipped.read_bytes())
    assert read_story(path).id == "b\\xff"


def test_the_faults_of_all_files_come_at_once() -> None:
    with pytest.raises(BadDataError) as caught:
        read_stories(BAD)
    named = {fault.where.rpartition("/")[2].partition(".toml")[0] for fault in caught.value.faults}
    assert len(named) >= 4


def a_story() -> Story:
    return next(story for story in shipped_stories() if story.id == "the-cook")


def test_a_sound_story_has_no_fault() -> None:
    assert check_story(a_story()) == []


def test_a_disputed_key_is_let_stand() -> None:
    stated = {"us": {Verdict.TRAFFICKING: Status.INDICATED}}
    disputed = replace(a_story(), key=stated, disputed="Some read the statute in a wider way.")
    assert check_story(disputed) == []
    assert check_story(replace(disputed, disputed=""))


def test_two_stories_with_the_same_answers_are_named() -> None:
    twin = replace(a_story(), title="The other cook", path="twin.toml")
    (fault,) = same_answers((a_story(), twin))
    assert fault.where.startswith("twin.toml")
    assert fault.message == 'the same answers as "The cook"'


def test_a_lopsided_set_is_noted() -> None:
    neither = [s for s in shipped_stories() if s.result() is Result.NEITHER]
    notes = list(balance(neither))
    assert f"only 0 of {len(neither)} stories have result trafficking" in notes
    assert any(note.startswith("gender female predicts neither") for note in notes)


@pytest.mark.parametrize("word", ["Victims", "illegal alien", "confirmed", "sex slave", "rescued"])
def test_words_that_label_are_refused_anywhere(word: str) -> None:
    faults = check_story(replace(a_story(), lesson=f"Here is {word} in it."))
    assert [fault.message for fault in faults] == [f'"{word.lower()}" is a word to avoid']


def test_part_of_another_word_is_no_such_word() -> None:
    assert check_story(replace(a_story(), lesson="The slavery arm, and a medieval town.")) == []


def written() -> str:
    """The file of the sound story."""
    text = (BAD / "wrong_key.toml").read_text()
    return text.replace('trafficking = "ind', 'trafficking = "not_ind')


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_a_joiner_in_a_story_is_part_of_its_spelling(joiner: str) -> None:
    story = replace(a_story(), title=f"می{joiner}روم", lesson=f"{a_story().lesson} {joiner}")
    assert list(check_story(story)) == []


@pytest.mark.parametrize("sign", ["\u202e", "\u200e", "\u2066", "\u200b", "\x1b", "\x9b"])
def test_a_sign_that_turns_hides_or_steers_is_refused_in_a_story(sign: str) -> None:
    (fault,) = check_story(replace(a_story(), title=f"A{sign}B"))
    assert "contains control characters" in fault.message


def test_a_story_reads_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "the-cook.toml").write_text(written())
    assert read_story(tmp_path / "the-cook.toml") == a_story()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "The cook"', 'title = " "', "title: is empty; write it"),
        ('url = "https', 'url = "ftp', "source.url: is not a web address; start it with"),
        ("[key.us]", "[key.un]", "key: there is no key for us; add [key.us]"),
        ('smuggling = "not_indicated"', "", "key.us.smuggling: is missing; use one of: ind"),
    ],
)
def test_a_part_that_is_lost_or_spoilt_is_named(
    old: str, new: str, fault: str, tmp_path: Path
) -> None:
    file = tmp_path / "the-cook.toml"
    file.write_text(written().replace(old, new))
    (found,) = map(str, check_path(file).faults)
    assert fault in found


def test_the_longest_story_is_just_let_through() -> None:
    for words, faults in ((LONGEST, 0), (LONGEST + 1, 1)):
        text = a_story().text
        padded = f"{text} {' '.join(['so'] * (words - len(text.split())))}"
        assert len(check_story(replace(a_story(), text=padded))) == faults


def test_the_summary_says_where_the_faults_are() -> None:
    text = " ".join(summary_as_text(check_all([BAD])).split())
    assert "faults: they are listed on standard error." in text
