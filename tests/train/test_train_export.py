"""Promise: whatever format a story is handed on in, its key and its words stay what they are."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from distinguo.errors import BadDataError, UsageError
from distinguo.train import trainer
from distinguo.train.content.myths import MYTHS
from distinguo.train.exercises.set_name import SetName
from distinguo.train.exercises.sets import all_exercises, exercises_of_set
from distinguo.train.exercises.story import StoryExercise
from distinguo.train.export import anki, gift, markdown, moodle_xml, qti, worksheet
from distinguo.train.export.files import contents, targets
from distinguo.train.export.formats import ZIP_DATE, ExportFormat
from distinguo.train.export.item import CHOICE_LABELS, Item, items_of, set_title
from distinguo.train.export.marked_up import clean, marked_up
from distinguo.train.export.moodle_names import MAX_NAME_CHARACTERS
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import THEMES, Result, Story, plain
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from kit.effort import examples
from kit.exported import (
    ReadBack,
    read_anki,
    read_gift,
    read_html_articles,
    read_html_key,
    read_markdown,
    read_moodle_xml,
    read_qti,
    tags_of,
    unzipped,
    words_of,
)

STORIES = shipped_stories()
ITEMS = {framework: items_of(STORIES, framework) for framework in FRAMEWORKS}
TITLE = set_title("us")

WRITERS: dict[str, Callable[[tuple[Item, ...], str], Any]] = {
    "gift": gift.items_as_gift,
    "moodle-xml": moodle_xml.items_as_moodle_xml,
    "qti": qti.items_as_qti,
    "anki": anki.items_as_anki,
}
READERS: dict[str, Callable[[Any], list[ReadBack]]] = {
    "gift": read_gift,
    "moodle-xml": read_moodle_xml,
    "qti": read_qti,
    "anki": read_anki,
}
formats = pytest.mark.parametrize("format", READERS)


@cache
def read_back(format: str, framework: str) -> tuple[ReadBack, ...]:
    """The shipped stories as a reader of the format finds them: to read them takes long."""
    return tuple(READERS[format](written(format, framework)))


@cache
def written(format: str, framework: str) -> Any:
    """Return the shipped stories in a format."""
    return WRITERS[format](ITEMS[framework], TITLE)


SIGNS = (
    r"~a =b #c {d} :e ::f \g \\h %50% $x$ $$y$$ \(z\) [sound:a.mp3] {{c1::q}} <b>i</b> <script>"
    r" &amp; &#65; 'j' -- ``k`` *l* _m_ ![n](o.png) [p](https://q.example) | -> // r ..."
    " ]]> “s” é 日本 \u200ft \ufffe"
)
SHOWN_SIGNS = SIGNS.replace("\u200f", r"\u200f").replace("\ufffe", r"\ufffe")


def difficult() -> Story:
    """A story whose words are full of what the formats use as signs."""
    starts = "\n\n".join(f"{start} x" for start in ("1.", "-", "+", "#", ">", "***", "COMMENT"))
    return replace(
        STORIES[0],
        title=f"END_GROUP {SIGNS}:",
        text=f"{SIGNS}\n\n{starts}\n\nGROUP\n\n1. ...\n{SIGNS}",
        lesson=SIGNS,
    )


def test_there_are_stories_of_every_result() -> None:
    assert len(STORIES) >= 40
    assert {story.result() for story in STORIES} == set(Result)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@formats
def test_the_key_read_back_is_the_one_of_the_rules(format: str, framework: str) -> None:
    found = [(item.title, item.key) for item in read_back(format, framework)]
    assert found == [(s.title, CHOICE_LABELS[s.result(framework)]) for s in STORIES]


@formats
def test_every_story_is_read_back_word_by_word(format: str) -> None:
    for story, found in zip(STORIES, read_back(format, "us"), strict=True):
        assert plain(story.text) in found.question
        assert "United States law" in found.question
        assert plain(story.lesson) in found.feedback
        for theme in story.themes:
            assert THEMES[theme] in found.question


@formats
def test_the_feedback_says_why_with_the_myth_and_its_source(format: str) -> None:
    for story, found in zip(STORIES, read_back(format, "us"), strict=True):
        assert story.source.source in found.feedback
        for state in story.assessment().frameworks["us"].verdicts.values():
            for rule in state.rules:
                assert rule.rule.title in found.feedback
                for element in (e.element for e in rule.elements if e.depth == 0):
                    assert element.title in found.feedback
            if state.status is not Status.UNDETERMINED:
                assert f"{state.verdict.value}, " in found.feedback
        if story.myth:
            myth = MYTHS[story.myth]
            assert myth.claim in found.feedback
            assert myth.truth in found.feedback
            assert myth.citations[0].source in found.feedback


CLAIMED = {
    Result.TRAFFICKING: {Verdict.TRAFFICKING},
    Result.SMUGGLING: {Verdict.SMUGGLING},
    Result.BOTH: set(Verdict),
    Result.NEITHER: set(),
}


@pytest.mark.parametrize("format", ["gift", "moodle-xml", "qti"])
def test_each_wrong_choice_is_told_just_what_it_gets_wrong(format: str) -> None:
    for story, found in zip(STORIES, read_back(format, "us"), strict=True):
        assert list(found.choices) == list(CHOICE_LABELS.values())
        for result, label in CHOICE_LABELS.items():
            if label == found.key:
                assert found.choices[label] == "That is what the rules say."
                continue
            said = found.choices[label]
            named = {v for v in Verdict if f"signs of {FRAMEWORKS['us'].name_of(v)}" in said}
            assert named == wrong_about(story, result)


def wrong_about(story: Story, result: Result) -> set[Verdict]:
    if result is Result.CANNOT_TELL:
        return set(Verdict)
    statuses = story.statuses()
    shown = {verdict for verdict, status in statuses.items() if status is Status.INDICATED}
    open = {verdict for verdict, status in statuses.items() if status is Status.UNDETERMINED}
    return CLAIMED[result] ^ shown | open


@formats
def test_no_sign_in_a_story_means_anything_to_a_format(format: str) -> None:
    (found,) = READERS[format](WRITERS[format](items_of([difficult()]), TITLE))
    assert found.title == f"END_GROUP {SHOWN_SIGNS}:"
    assert plain(difficult().text).replace(SIGNS, SHOWN_SIGNS) in found.question
    assert SHOWN_SIGNS in found.feedback
    assert found.key == CHOICE_LABELS[STORIES[0].result()]


WRITING = st.text(
    st.one_of(st.sampled_from("ab 1.~=#{}:\\$%*_-+>|`[]()<&;!\n\"'"), st.characters())
)


@examples(40)
@given(WRITING.filter(str.strip), WRITING.filter(str.strip))
def test_whatever_is_written_is_read_back(title: str, words: str) -> None:
    story = replace(STORIES[0], title=title, text=words, lesson=words)
    items = items_of([story])
    shown = plain(clean(words))
    for format in ("gift", "moodle-xml"):
        (found,) = READERS[format](WRITERS[format](items, TITLE))
        assert plain(found.title) == plain(clean(title))
        assert shown in found.question
        assert shown in found.feedback
    for made in (markdown.worksheet_markdown(items, TITLE), markdown.key_markdown(items, TITLE)):
        assert shown in words_of(read_markdown(made))
    assert shown in words_of(worksheet.worksheet_html(items, TITLE))


def test_no_learning_system_finds_a_formula_or_a_sound_in_a_story() -> None:
    raw = marked_up(SIGNS)
    assert not re.search(r"[$\\\[\]{}|`~*_=]", raw)
    assert raw.count("<span>&#36;</span>") == SIGNS.count("$")
    assert raw.count("<span>&#92;</span>") == SHOWN_SIGNS.count("\\")
    assert words_of(raw) == SHOWN_SIGNS


def test_markdown_keeps_every_sign_as_it_is() -> None:
    items = items_of([difficult()])
    for made in (markdown.worksheet_markdown(items, TITLE), markdown.key_markdown(items, TITLE)):
        html_text = read_markdown(made)
        assert SHOWN_SIGNS in words_of(html_text)
        names = {tag for tag, _ in tags_of(html_text)}
        assert names <= {"h1", "h2", "h3", "p", "strong", "em", "ul", "ol", "li", "a"}
    sheet = read_markdown(markdown.worksheet_markdown(items, TITLE))
    assert plain(difficult().text).replace(SIGNS, SHOWN_SIGNS) in words_of(sheet)
    assert "a" not in {tag for tag, _ in tags_of(sheet)}


def test_the_markdown_key_is_the_one_of_the_rules() -> None:
    page = read_markdown(markdown.key_markdown(ITEMS["us"], TITLE))
    listed = re.findall(r"<li>(.+): <strong>(.+)</strong></li>", page)
    assert [(words_of(t), words_of(k)) for t, k in listed] == [
        (story.title, CHOICE_LABELS[story.result()]) for story in STORIES
    ]
    sheet = read_markdown(markdown.worksheet_markdown(ITEMS["us"], TITLE))
    assert [words_of(h) for h in re.findall("<h2>(.+)</h2>", sheet)] == [
        f"{number}. {story.title}" for number, story in enumerate(STORIES, 1)
    ]
    assert words_of(sheet).count("[ ] Signs of neither") == len(STORIES)


def test_the_html_key_is_the_one_of_the_rules() -> None:
    page = worksheet.key_html(ITEMS["us"], TITLE)
    keys = [(story.title, CHOICE_LABELS[story.result()]) for story in STORIES]
    assert read_html_key(page) == keys
    for number, ((title, key), article) in enumerate(
        zip(keys, read_html_articles(page), strict=True), 1
    ):
        assert article[0] == ("h2", f"{number}. {title}")
        assert ("h3", f"Key: {key}") in article


def test_the_html_worksheet_has_every_story_and_no_word_of_the_key() -> None:
    sheet = worksheet.worksheet_html(ITEMS["us"], TITLE)
    for story, article in zip(STORIES, read_html_articles(sheet), strict=True):
        assert plain(story.text) in " ".join(words for tag, words in article if tag == "p")
        assert [words for tag, words in article if tag == "li"] == list(CHOICE_LABELS.values())
    words = words_of(sheet)
    assert not [s.id for s in STORIES if plain(s.lesson) in words]
    assert "Key:" not in words
    assert "The answers show" not in words


@pytest.mark.parametrize("make", [worksheet.worksheet_html, worksheet.key_html])
def test_the_pages_load_and_run_nothing(make: Callable[[list[Item], str], str]) -> None:
    page = make([*items_of([difficult()])], TITLE)
    tags = tags_of(page)
    names = [name for name, _ in tags]
    assert not {"script", "img", "link", "iframe", "object", "form", "b"} & set(names)
    allowed = "lang charset http-equiv content name class value href".split()
    assert {attribute for _, attributes in tags for attribute in attributes} <= set(allowed)
    assert all(str(a["href"]).startswith("https://") for n, a in tags if n == "a")
    assert ("html", {"lang": "en"}) in tags
    assert names.count("h1") == 1
    policy = next(a["content"] for n, a in tags if "http-equiv" in a)
    digest = base64.b64encode(hashlib.sha256(worksheet.STYLE.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in worksheet.STYLE
    assert "@media print" in worksheet.STYLE


STORY_FORMATS = [format for format in ExportFormat if format is not ExportFormat.HTML]


@pytest.mark.parametrize("format", STORY_FORMATS)
def test_the_same_stories_make_the_same_bytes(format: ExportFormat) -> None:
    first, again = (contents(format, items_of(STORIES[:5]), TITLE) for _ in range(2))
    assert first == again
    assert all(len(content) > 1000 for content in first)


def test_the_bytes_are_the_same_in_every_run_of_the_program() -> None:
    code = (
        "import hashlib; from distinguo.train.export.files import contents; "
        "from distinguo.train.export.formats import ExportFormat; "
        "from distinguo.train.export.item import items_of; "
        "from distinguo.train.stories.reader import shipped_stories; "
        "items = items_of(shipped_stories()[:5]); "
        "print([hashlib.sha256(c if isinstance(c, bytes) else c.encode()).hexdigest() "
        f"for f in {[*map(str, STORY_FORMATS)]} "
        "for c in contents(ExportFormat(f), items, 'Title')])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(runs) == 1


@pytest.mark.parametrize("make", [qti.items_as_qti, anki.items_as_anki])
def test_no_date_of_today_is_in_a_package(make: Callable[[tuple[Item, ...], str], bytes]) -> None:
    data = make(items_of(STORIES[:2]), TITLE)
    with ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {ZIP_DATE}
    manifest = unzipped(data).get("imsmanifest.xml", b"").decode()
    assert re.findall(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", manifest) in ([qti.DATE], [])


def test_a_card_keeps_its_identity_when_its_story_is_rewritten() -> None:
    story = STORIES[0]
    versions = [story, replace(story, title="Another title", text="Another text.", lesson="New.")]
    first, again = (guids(anki.items_as_anki(items_of([version]), TITLE)) for version in versions)
    assert first == again
    assert guids(anki.items_as_anki(items_of([STORIES[1]]), TITLE)) != first
    assert guids(anki.items_as_anki(items_of([story], "un"), TITLE)) != first


def test_a_note_of_another_content_has_another_time_and_the_same_content_the_same() -> None:
    story = STORIES[0]
    old = times(anki.items_as_anki(items_of([story, STORIES[1]]), TITLE))
    for changed in (
        replace(story, lesson="New."),
        replace(story, title="New"),
        replace(story, themes=(*story.themes, "crime")),
    ):
        new = times(anki.items_as_anki(items_of([changed, STORIES[1]]), TITLE))
        assert new[0] != old[0]
        assert new[1] == old[1]
    assert max(old) <= anki.MADE_AT_SECONDS
    assert len(set(times(written("anki", "us")))) > 1


def test_no_two_laws_share_a_first_field_which_anki_takes_for_a_double() -> None:
    firsts = [
        fields.partition("\x1f")[0]
        for framework in FRAMEWORKS
        for (fields,) in rows(written("anki", framework), SELECT_FIELDS)
    ]
    assert len(set(firsts)) == len(firsts) == len(STORIES) * len(FRAMEWORKS)


def test_each_law_has_a_category_of_its_own_in_moodle() -> None:
    gifts, xmls = set(), set()
    for framework in FRAMEWORKS:
        gifts.update(re.findall(r"^\$CATEGORY: (.+)$", written("gift", framework), re.M))
        tree = ET.fromstring(written("moodle-xml", framework))
        xmls.add(tree.findtext("question/category/text"))
        assert f"top/distinguo/{FRAMEWORKS[framework].name} law" in xmls
    assert gifts == xmls
    assert len(xmls) == len(FRAMEWORKS)


def test_an_id_number_fits_into_moodles_database_and_no_two_are_alike() -> None:
    ids = [f"{'a' * 150}{n}" for n in range(3)]
    items = items_of([replace(STORIES[0], id=id, title=id) for id in ids])
    xml = ET.fromstring(moodle_xml.items_as_moodle_xml(items, TITLE))
    found = [element.text or "" for element in xml.iter("idnumber")]
    assert len(set(found)) == len(ids)
    assert max(map(len, found)) == MAX_NAME_CHARACTERS
    assert re.findall(r"\[id:(.+?)\]", gift.items_as_gift(items, TITLE)) == found


@pytest.mark.parametrize(("make", "library"), [("qti", "text2qti"), ("anki", "genanki")])
def test_a_missing_library_is_named_with_the_extra_to_install(
    make: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError) as raised:
        contents(ExportFormat(make), ITEMS["us"], TITLE)
    command = f"{sys.executable} -m pip install {library}"
    assert str(raised.value) == f"--format {make}: needs {library}; install it with: {command}"


def test_nothing_but_the_commands_is_loaded_before_a_format_is_asked_for() -> None:
    code = (
        "import sys, distinguo.train.trainer; "
        "heavy = {'genanki', 'text2qti', 'rich', 'distinguo_rules.model'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("format", ["qti", "anki", "worksheet", "markdown"])
def test_a_format_that_needs_a_file_asks_for_one(format: str) -> None:
    with pytest.raises(UsageError, match="name a file with --output"):
        targets(ExportFormat(format), None)


app = typer.Typer()
app.command()(trainer.export)


def export(*arguments: str) -> str:
    """Run the command and give what it prints; its errors are raised."""
    result = CliRunner().invoke(app, list(arguments))
    if result.exception is not None:
        raise result.exception
    return result.stdout


def test_a_worksheet_and_its_key_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    sheet, key = tmp_path / "sheet.html", tmp_path / "sheet-key.html"
    key.write_text("mine")
    with pytest.raises(UsageError, match="already exists"):
        export("--format", "worksheet", "--output", str(sheet))
    assert not sheet.exists()
    export("--format", "worksheet", "--output", str(sheet), "--force")
    assert sheet.read_text() == worksheet.worksheet_html(ITEMS["us"], TITLE)
    assert key.read_text() == worksheet.key_html(ITEMS["us"], TITLE)


def test_text_formats_go_to_standard_output_and_follow_the_law_asked_for() -> None:
    printed = export("--format", "gift", "--framework", "un")
    assert printed == gift.items_as_gift(ITEMS["un"], set_title("un"))


def test_a_set_is_handed_on_in_the_order_in_which_a_class_gets_it() -> None:
    exercises = all_exercises(STORIES, "us")
    for seed in (1, 7):
        printed = export("--format", "gift", "--set", "hard", "--seed", str(seed))
        chosen = exercises_of_set(SetName.HARD, exercises, seed)
        expected = [e.story.title for e in chosen if isinstance(e, StoryExercise)]
        assert len(expected) > 5
        assert [item.title for item in read_gift(printed)] == expected


def test_a_theme_can_be_left_out() -> None:
    kept = [s.title for s in STORIES if not {"sex", "children"} & set(s.themes)]
    printed = export("--format", "gift", "--without", "sex", "--without", "children")
    assert 0 < len(kept) < len(STORIES)
    assert [item.title for item in read_gift(printed)] == kept


def test_sets_and_themes_that_are_not_there_are_all_named_at_once() -> None:
    with pytest.raises(UsageError) as raised:
        export("--format", "gift", "--set", "frist-hour", "--without", "sexx")
    assert [str(fault) for fault in raised.value.faults] == [
        '--set: no set is called "frist-hour"; did you mean "first-hour"?',
        '--without: no theme is called "sexx"; did you mean "sex"?',
    ]


def test_an_export_without_any_story_is_refused(tmp_path: Path) -> None:
    story = next(story for story in STORIES if "sex" in story.themes)
    (tmp_path / "one.toml").write_text(Path(story.path).read_text())
    with pytest.raises(UsageError, match="leave nothing"):
        export("--format", "gift", "--stories", str(tmp_path), "--without", "sex")


def test_one_key_follows_one_law() -> None:
    with pytest.raises(UsageError, match="names several laws"):
        export("--format", "gift", "--framework", "us,un")


def test_own_stories_with_faults_are_not_handed_out(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    bad = Path(__file__).parents[1] / "bad_stories"
    for name in ("wrong_key.toml", "too_short.toml"):
        (folder / name).write_text((bad / name).read_text())
    output = tmp_path / "set.zip"
    with pytest.raises(BadDataError) as raised:
        export("--format", "qti", "--stories", str(folder), "--output", str(output))
    assert {"wrong_key", "too_short"} == {
        Path(fault.where.partition(":")[0]).stem for fault in raised.value.faults
    }
    assert not output.exists()


def test_own_stories_are_handed_out(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(Path(STORIES[0].path).read_text())
    (found,) = read_gift(export("--format", "gift", "--stories", str(tmp_path)))
    assert found.title == STORIES[0].title


SELECT_FIELDS = "select flds from notes"


def guids(data: bytes) -> list[str]:
    return [guid for (guid,) in rows(data, "select guid from notes")]


def times(data: bytes) -> list[int]:
    return [time for (time,) in rows(data, "select mod from notes")]


def rows(data: bytes, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(unzipped(data)["collection.anki2"])
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
