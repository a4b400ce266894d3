"""A story file is read as it stands, or refused with each fault, its line and a way to mend it."""

from __future__ import annotations

import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from distinguo.errors import BadDataError
from distinguo.train.stories.reader import (
    MAX_STORY_BYTES,
    find_lines,
    gather,
    read_stories,
    read_story,
    shipped_stories,
)
from distinguo.train.stories.story import Setting, Story
from distinguo_rules.citation import Citation
from distinguo_rules.model import Answer, Status, Verdict
from kit.watched_data import Watched

SOUND = '''title = " The cook "
story = """
He cooks.
facts = 1
"""
unknown = ["papers_held"]
themes = ["violence", "sex"]
difficulty = 3
lesson = "A harsh boss."
myth = "bad_boss"
disputed = "Some doubt it."

[facts]
under_18 = "no"
harm_if_left = "unsure"

[evidence]
under_18 = "He cooks."

[source]
cite = "18 U.S.C. 1589"
url = "https://example.org/"

[setting]
gender = "male"
age = "adult"
origin = "home_town"
sector = "home"

[key.us]
trafficking = "not_indicated"
smuggling = "undetermined"

[key.un]
trafficking = "indicated"
smuggling = "indicated"
'''


def read(folder: Path, text: str | bytes) -> Story:
    path = folder / "the.cook.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_story(path)


def faults(folder: Path, text: str | bytes) -> list[str]:
    """What is said of a text, without the path before the line."""
    with pytest.raises(BadDataError) as caught:
        read(folder, text)
    path = str(folder / "the.cook.toml")
    assert all(fault.where.startswith(path) for fault in caught.value.faults)
    return [str(fault).removeprefix(path).removeprefix(":") for fault in caught.value.faults]


def test_a_story_is_read_as_it_stands(tmp_path: Path) -> None:
    story = read(tmp_path, SOUND)
    signs = {Verdict.TRAFFICKING: Status.INDICATED, Verdict.SMUGGLING: Status.INDICATED}
    assert story == Story(
        id="the.cook",
        title="The cook",
        text="He cooks.\nfacts = 1",
        facts={"under_18": Answer.NO, "harm_if_left": Answer.UNSURE},
        evidence={"under_18": "He cooks."},
        unknown=("papers_held",),
        themes=("violence", "sex"),
        difficulty=3,
        lesson="A harsh boss.",
        myth="bad_boss",
        source=Citation("18 U.S.C. 1589", "https://example.org/"),
        setting=Setting("male", "adult", "home_town", "home"),
        key={
            "us": {
                Verdict.TRAFFICKING: Status.NOT_INDICATED,
                Verdict.SMUGGLING: Status.UNDETERMINED,
            },
            "un": signs,
        },
        disputed="Some doubt it.",
    )
    assert story.path == str(tmp_path / "the.cook.toml")
    assert story.lines["evidence.under_18"] == 18


@pytest.mark.parametrize("line", ['unknown = ["papers_held"]', 'myth = "bad_boss"', "disputed"])
def test_what_is_optional_can_be_left_out(tmp_path: Path, line: str) -> None:
    kept = [row for row in SOUND.splitlines() if not row.startswith(line)]
    story = read(tmp_path, "\n".join(kept))
    assert "" in (story.myth, story.disputed) or story.unknown == ()


STATUSES = "use one of: indicated, not_indicated, undetermined"
ANSWERS = "use one of: yes, no, unsure, declined, unsafe, not_applicable"
PLACES = "use one of: us, un, eu, uk"
GENDERS = "use one of: female, male, nonbinary, unstated"
AGES = "use one of: child, young_adult, adult, older, unstated"
BROKEN: dict[str, tuple[str, str, list[str]]] = {
    "a part too many": (
        "difficulty = 3",
        "difficulty = 3\nwords = 4\nthemess = []",
        [
            '10 themess: no such key; did you mean "themes"?',
            "9 words: no such key; use one of: title, story, unknown, themes,"
            " difficulty, lesson, myth, disputed, facts, evidence, source, setting, key",
        ],
    ),
    "no title": ('title = " The cook "', "", ["1 title: is missing; add it as text"]),
    "an empty title": ('" The cook "', '" "', ["1 title: is empty; write it"]),
    "a number as title": (
        '" The cook "',
        "7",
        ["1 title: expected text, found a whole number"],
    ),
    "no themes": (
        'themes = ["violence", "sex"]',
        "",
        ["1 themes: is missing; add it as a list"],
    ),
    "no difficulty": (
        "difficulty = 3",
        "",
        ["1 difficulty: is missing; add it as a whole number"],
    ),
    "true as difficulty": (
        "difficulty = 3",
        "difficulty = true",
        ["8 difficulty: expected a whole number, found true"],
    ),
    "an unknown theme": (
        '"violence", ',
        '"violense", ',
        ['7 themes: "violense" is not an allowed value; did you mean "violence"?'],
    ),
    "too easy": (
        "difficulty = 3",
        "difficulty = 0",
        ["8 difficulty: expected 1, 2 or 3, found 0; change it"],
    ),
    "too hard": (
        "difficulty = 3",
        "difficulty = 4",
        ["8 difficulty: expected 1, 2 or 3, found 4; change it"],
    ),
    "a text as unknown": (
        '["papers_held"]',
        '"papers_held"',
        ['6 unknown: expected a list, found "papers_held"'],
    ),
    "known and unknown": (
        '["papers_held"]',
        '["under_18"]',
        ['6 unknown: "under_18" is among the facts too; take it out of one of them'],
    ),
    "unknown questions": (
        '["papers_held"]',
        '["under_19", "zzzz", 7]',
        [
            "6 unknown: no such question: a whole number; `distinguo questions` lists them",
            '6 unknown: no such question: "under_19"; did you mean "under_18"?',
            '6 unknown: no such question: "zzzz"; `distinguo questions` lists them',
        ],
    ),
    "an unknown myth": (
        '"bad_boss"',
        '"bad_bos"',
        ['10 myth: "bad_bos" is not an allowed value; did you mean "bad_boss"?'],
    ),
    "wrong facts": (
        'harm_if_left = "unsure"',
        'harm_if_left = "not_asked"\nunder_19 = "perhaps"\npay_taken = 1\ndebt_owed = ["no"]',
        [
            f'15 facts.harm_if_left: "not_asked" is not an allowed value; {ANSWERS}',
            f'16 facts.under_19: "perhaps" is not an allowed value; {ANSWERS}',
            '16 facts.under_19: no such question: "under_19"; did you mean "under_18"?',
            f"17 facts.pay_taken: a whole number is not an allowed value; {ANSWERS}",
            f"18 facts.debt_owed: a list is not an allowed value; {ANSWERS}",
        ],
    ),
    "a moment as fact": (
        '"unsure"',
        "2026-11-22",
        [f"15 facts.harm_if_left: another kind of value is not an allowed value; {ANSWERS}"],
    ),
    "wrong evidence": (
        'under_18 = "He cooks."',
        'under_18 = 1\nrecruted = "He cooks."',
        [
            "18 evidence.under_18: expected text, found a whole number",
            '19 evidence.recruted: no such question: "recruted"; `distinguo questions` lists them',
        ],
    ),
    "no source": (
        '[source]\ncite = "18 U.S.C. 1589"\nurl = "https://example.org/"',
        "",
        ["1 source: is missing; add it as a table"],
    ),
    "no cite": (
        'cite = "18 U.S.C. 1589"\n',
        "",
        ["20 source.cite: is missing; add it as text"],
    ),
    "no web address": (
        "https://example.org/",
        "http://example.org/",
        ["22 source.url: is not a web address; start it with https://"],
    ),
    "a wrong setting": (
        'gender = "male"\nage = "adult"\norigin = "home_town"\nsector = "home"',
        'gender = "m"\nage = "ripe"\norigin = "Home"\nsector = "big house"',
        [
            '27 setting.origin: "Home" is not one word; use a-z and _ only',
            '28 setting.sector: "big house" is not one word; use a-z and _ only',
            f'25 setting.gender: "m" is not an allowed value; {GENDERS}',
            f'26 setting.age: "ripe" is not an allowed value; {AGES}',
        ],
    ),
    "half a setting": (
        'gender = "male"\nage = "adult"\norigin = "home_town"\nsector = "home"',
        "gender = 1",
        [
            "25 setting.gender: expected text, found a whole number",
            "25 setting.gender: is missing; add it as text",
            "24 setting.age: is missing; add it as text",
            "24 setting.origin: is missing; add it as text",
            "24 setting.sector: is missing; add it as text",
        ],
    ),
    "no key for us": ("[key.us]", "[key.eu]", ["1 key: there is no key for us; add [key.us]"]),
    "a key for elsewhere": (
        "[key.un]",
        "[key.usa]",
        ['34 key.usa: "usa" is not an allowed value; did you mean "us"?'],
    ),
    "a key of text": (
        '[key.un]\ntrafficking = "indicated"\nsmuggling = "indicated"',
        '[key]\nun = "both"',
        [
            '35 key.un: expected a table, found "both"',
            f"35 key.un.trafficking: is missing; {STATUSES}",
            f"35 key.un.smuggling: is missing; {STATUSES}",
        ],
    ),
    "wrong statuses": (
        'trafficking = "not_indicated"\nsmuggling = "undetermined"',
        'traficking = "indicated"\nsmuggling = "maybe"\nother = 1',
        [
            f"30 key.us.trafficking: is missing; {STATUSES}",
            f'32 key.us.smuggling: "maybe" is not an allowed value; {STATUSES}',
            "33 key.us.other: no such verdict; use one of: trafficking, smuggling",
            '31 key.us.traficking: no such verdict; did you mean "trafficking"?',
        ],
    ),
    "no TOML": (
        "difficulty = 3",
        "difficulty = ",
        ["8: this is not TOML: Invalid value; look at column 14"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_all_that_is_wrong_with_a_story_is_said_with_its_line(tmp_path: Path, name: str) -> None:
    old, new, said = BROKEN[name]
    assert old in SOUND
    found = faults(tmp_path, SOUND.replace(old, new, 1))
    assert sorted(found) == sorted(said)
    lines = [int(fault.split()[0].rstrip(":")) for fault in found]
    assert lines == sorted(lines)


def test_a_file_that_is_cut_short_says_where_to_look(tmp_path: Path) -> None:
    (said,) = faults(tmp_path, "a = [")
    assert said.startswith("1: this is not TOML: ")
    assert said.endswith("; look at the last lines of the file")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b'title = "ok"\nstory = "caf\xe9"\n\n',
            "2: this is not UTF-8 text; save the file as UTF-8",
        ),
        (b"\xe9\n\n", "1: this is not UTF-8 text; save the file as UTF-8"),
        (
            b"a = " + b"[" * 5000,
            "1: this cannot be read: too deep; leave it out",
        ),
        (
            b"#" * (MAX_STORY_BYTES + 1),
            ": the file is larger than 64 KB; a story has 90 to 180 words",
        ),
    ],
    ids=["latin-1", "latin-1 at once", "deep", "large"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert [said.removeprefix(":")] == faults(tmp_path, content)


def test_a_number_with_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    (said,) = faults(tmp_path, "a = " + "9" * 5000)
    assert said == "1: this cannot be read: a number is too long; leave it out"


@pytest.mark.parametrize("level", [1, 2, 3])
def test_there_are_three_levels(tmp_path: Path, level: int) -> None:
    text = SOUND.replace("difficulty = 3", f"difficulty = {level}")
    assert read(tmp_path, text).difficulty == level


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Watched(b"#" * (MAX_STORY_BYTES + 9))
    monkeypatch.setattr(Path, "open", lambda *_: data)
    with pytest.raises(BadDataError, match="larger than 64 KB"):
        read_story(tmp_path / "large.toml")
    assert data.asked == MAX_STORY_BYTES + 1


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    padded = SOUND.encode().ljust(MAX_STORY_BYTES, b"#")
    assert read(tmp_path, padded).title == "The cook"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "gone.toml"
    _, (fault,) = gather(path)
    assert str(fault) == f"{path}: it cannot be read: No such file or directory; check the path"


def test_the_stories_of_a_folder_come_by_name_and_other_files_are_passed_by(
    tmp_path: Path,
) -> None:
    for name in ("b.toml", "a.toml", "c.txt"):
        (tmp_path / name).write_text(SOUND)
    assert [story.id for story in read_stories(tmp_path)] == ["a", "b"]


def test_stories_are_read_from_an_archive_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("b", "a"):
            archive.writestr(f"stories/{name}.toml", SOUND)
    stories = read_stories(zipfile.Path(tmp_path / "all.zip", "stories/"))
    assert [story.id for story in stories] == ["a", "b"]


def test_every_story_that_is_shipped_is_read() -> None:
    shipped = files("distinguo") / "train" / "content" / "stories"
    names = sorted(p.name.removesuffix(".toml") for p in shipped.iterdir())
    assert [story.id for story in shipped_stories()] == names
    assert len(names) > 10


def test_a_folder_without_stories_is_a_fault(tmp_path: Path) -> None:
    _, (fault,) = gather(tmp_path)
    assert str(fault) == f"{tmp_path}: no stories here; put a .toml file there"


def test_sound_stories_are_kept_beside_broken_ones(tmp_path: Path) -> None:
    for name, text in (("a", "x"), ("b", SOUND), ("c", "y")):
        (tmp_path / f"{name}.toml").write_text(text)
    stories, found = gather(tmp_path)
    assert [story.id for story in stories] == ["b"]
    assert [fault.where for fault in found] == [f"{tmp_path}/{name}.toml:1" for name in "ac"]
    with pytest.raises(BadDataError) as caught:
        read_stories(tmp_path)
    assert list(caught.value.faults) == found


def test_where_each_part_stands_is_found_and_text_is_no_part() -> None:
    text = '''a = 1
  [t.u]
 b= """
c = 2
[no]
"""
d-e = """one line"""
# f = 1
a = 5
[t.u]
b = 1
'''
    assert find_lines(text) == {"a": 1, "t.u": 2, "t.u.b": 3, "t.u.d-e": 7, "t.u.a": 9}
