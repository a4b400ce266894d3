"""Promise: from an empty story file, `train check` leads line by line to one that can be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from distinguo.errors import BadDataError, DistinguoError, ExitCode, UsageError
from distinguo.train import trainer
from distinguo.train.content.myths import MYTHS
from distinguo.train.stories.blank import blank_story
from distinguo.train.stories.reader import STORY_PARTS, read_story, shipped_stories
from distinguo.train.stories.story import THEMES
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.questionnaire import ORDER

STORIES = shipped_stories()

app = typer.Typer()
app.command()(trainer.new)
app.command()(trainer.check)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def faults_of(result: Result) -> list[str]:
    assert isinstance(result.exception, DistinguoError)
    return [str(fault) for fault in result.exception.faults]


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    assert run("new", str(path)).exit_code == 0
    return path


def fill(path: Path, part: str, value: str) -> None:
    """Write a value where the empty file has an empty one."""
    text = path.read_text()
    filled = re.sub(rf'(?m)^{part} = (?:"""\n"""|""|0)', lambda _: f"{part} = {value}", text)
    assert filled != text
    path.write_text(filled)


def test_the_empty_file_explains_every_part_question_theme_and_myth() -> None:
    text = blank_story()
    for part in STORY_PARTS:
        assert re.search(rf"(?m)^(# )?(\[{part}(\.us)?\]|{part} = )", text), part
    for id in ORDER:
        assert f'# {id} = "yes"' in text
    for word in (*THEMES, *MYTHS, *(f"[key.{id}]" for id in FRAMEWORKS)):
        assert word in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_commented_fact_is_one_once_its_sign_is_taken_away(blank: Path) -> None:
    text = blank.read_text()
    blank.write_text(re.sub(r"(?m)^# (?=\w+ = \"yes\"  # )", "", text))
    messages = faults_of(run("check", str(blank)))
    assert not [message for message in messages if "facts" in message]


def test_the_check_of_an_empty_file_names_each_gap_with_its_line(blank: Path) -> None:
    result = run("check", str(blank))
    lines = blank.read_text().splitlines()
    gaps = re.findall(r":(\d+) ([\w.]+): .+?; .+", "\n".join(faults_of(result)))
    assert [part for _, part in gaps] == [
        *("title", "story", "difficulty", "lesson", "source.cite", "source.url"),
        *("setting.gender", "setting.age", "setting.origin", "setting.sector"),
        *("key.us.trafficking", "key.us.smuggling"),
    ]
    for line, part in gaps:
        assert lines[int(line) - 1].startswith(part.rpartition(".")[2] + " = ")
    assert isinstance(result.exception, BadDataError)
    assert result.exception.code == ExitCode.BAD_DATA


def test_filling_the_gaps_one_by_one_leads_to_a_story_without_faults(blank: Path) -> None:
    model = next(story for story in STORIES if story.id == "the-potter")
    quoted = json.dumps
    count = len(faults_of(run("check", str(blank))))
    for part, value in (
        ("title", quoted(model.title)),
        ("story", f'"""\n{model.text}\n"""'),
        ("difficulty", "2"),
        ("lesson", quoted(model.lesson)),
        ("cite", quoted(model.source.source)),
        ("url", quoted(model.source.url)),
        ("gender", quoted("male")),
        ("age", quoted("adult")),
        ("origin", quoted("home")),
        ("sector", quoted("family")),
        ("trafficking", quoted("not_indicated")),
    ):
        fill(blank, part, value)
        fewer = len(faults_of(run("check", str(blank))))
        assert fewer == count - 1
        count = fewer
    fill(blank, "smuggling", quoted("not_indicated"))
    assert any(
        "by the rules this is undetermined" in m for m in faults_of(run("check", str(blank)))
    )
    facts = "\n".join(f"{id} = {quoted(answer.value)}" for id, answer in model.facts.items())
    shown = "\n".join(f"{id} = {quoted(words)}" for id, words in model.evidence.items())
    text = blank.read_text().replace("[facts]", f"[facts]\n{facts}")
    blank.write_text(text.replace("[evidence]", f"[evidence]\n{shown}"))
    assert [m.partition(" ")[2] for m in faults_of(run("check", str(blank)))] == [
        'themes: "violence" is missing, by facts.force_used; add it'
    ]
    blank.write_text(blank.read_text().replace("themes = []", 'themes = ["violence"]'))
    result = run("check", str(blank))
    assert result.exception is None
    assert "No faults." in result.stdout
    assert "United States: neither" in result.stdout
    assert read_story(blank).result() is model.result()


def test_a_file_that_is_there_is_never_written_over_unasked(blank: Path) -> None:
    blank.write_text("my work")
    assert "already exists" in faults_of(run("new", str(blank)))[0]
    assert blank.read_text() == "my work"
    assert run("new", str(blank), "--force").exit_code == 0
    assert blank.read_text() == blank_story()
    assert [path.name for path in blank.parent.iterdir()] == [blank.name]


@pytest.mark.parametrize("name", ["story.txt", "story", "folder.toml", "nowhere/story.toml"])
def test_a_place_that_cannot_hold_a_story_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    result = run("new", str(tmp_path / name))
    assert isinstance(result.exception, UsageError)
    assert {path.name for path in tmp_path.iterdir()} == {"folder.toml"}


def test_the_shipped_stories_pass_and_are_summed_up() -> None:
    result = run("check", "--shipped", "--format", "json")
    assert result.exception is None
    summary = json.loads(result.stdout)
    assert summary["schema"] == "distinguo/story-check/1"
    assert summary["stories"] == [story.id for story in STORIES]
    assert sum(summary["results"].values()) == len(STORIES)
    assert sum(summary["difficulty"].values()) == len(STORIES)
    assert summary["faults"] == []
    assert summary["coverage"].keys() == FRAMEWORKS.keys()
    for covered in summary["coverage"].values():
        assert 0 < covered["reasons"] - len(covered["without_a_story"]) <= covered["reasons"]
    text = run("check", "--shipped").stdout
    assert f"Stories read: {len(STORIES)}." in text
    assert f"neither: {summary['results']['neither']}" in text


def test_several_places_are_checked_as_one_set(tmp_path: Path) -> None:
    first, second = STORIES[:2]
    for name, story in (("a", first), ("b", second), ("c", first)):
        (tmp_path / f"{name}.toml").write_text(Path(story.path).read_text())
    result = run("check", *(str(tmp_path / f"{name}.toml") for name in "abc"))
    (message,) = faults_of(result)
    assert message.startswith(f"{tmp_path / 'c.toml'}:")
    assert f'the same answers as "{first.title}"' in message
    assert "Stories read: 3." in result.stdout
    whole = faults_of(run("check", str(tmp_path)))
    assert whole == [message]


def test_what_is_wrong_is_told_for_every_file_and_the_rest_is_still_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(Path(STORIES[0].path).read_text())
    bad.write_text("title = \n")
    result = run("check", str(good), str(bad), str(tmp_path / "missing.toml"))
    messages = faults_of(result)
    assert len(messages) == 2
    assert "this is not TOML" in messages[0]
    assert "cannot be read" in messages[1]
    assert "Stories read: 1." in result.stdout


def test_a_check_of_nothing_asks_what_to_check() -> None:
    assert faults_of(run("check")) == [
        "PATH: is missing; name a story file or a folder of them, or add --shipped"
    ]
