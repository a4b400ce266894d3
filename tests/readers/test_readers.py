"""Promise: the readers' stories and answers are whole, and the script counts them rightly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER, QUESTIONS
from readers.score import (
    HERE,
    Outcome,
    Reading,
    Story,
    figures,
    misses,
    newest_answers,
    outcomes,
    read_answers,
    read_stories,
    sheet,
)

STORIES = read_stories()
FILES = sorted((HERE / "answers").glob("*.json"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_forty_stories_or_more_each_with_an_id_of_its_own() -> None:
    assert len({story.id for story in STORIES}) == len(STORIES) >= 40


def test_each_verdict_of_each_law_is_told_and_told_against() -> None:
    for law in FRAMEWORKS:
        for verdict in Verdict:
            told = [
                story.told[law][verdict] for story in STORIES if verdict in told_in(story, law)
            ]
            assert told.count(Status.INDICATED) >= 9
            assert told.count(Status.NOT_INDICATED) >= 9


def told_in(story: Story, law: str) -> dict[Verdict, Status]:
    return dict(story.told.get(law, {}))


def test_no_story_is_a_training_story() -> None:
    shipped = shipped_stories()
    sentences = {sentence for story in shipped for sentence in sentences_of(story.text)}
    assert len(sentences) > 100
    for story in STORIES:
        assert sentences.isdisjoint(sentences_of(story.text)), story.id


def sentences_of(text: str) -> list[str]:
    return [each for part in " ".join(text.split()).split(". ") if len(each := part.strip()) > 20]


def test_there_are_answers() -> None:
    assert newest_answers() in FILES


@each_file
def test_every_story_is_answered_question_by_question(path: Path) -> None:
    reading = read_answers(path)
    assert reading.version
    assert reading.answers.keys() == {story.id for story in STORIES}
    for story, given in reading.answers.items():
        assert given.keys() == reading.questions.keys(), story
        assert set(reading.questions) <= set(ORDER)


@each_file
def test_a_file_says_what_its_readers_were_and_saw(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert set(data) == {"version", "hash", "readers", "questions", "answers"}
    assert data["readers"] == "readers who see only the story and the questions"


@each_file
def test_no_story_that_tells_it_is_found_without_signs(path: Path) -> None:
    found = outcomes(STORIES, read_answers(path))
    told = [outcome for outcome in found if outcome.told is Status.INDICATED]
    assert told
    assert [o for o in told if o.found is Status.NOT_INDICATED] == []


SHORT = Story(
    "short",
    Role.WORKER,
    "A child sells sex.",
    {"us": {Verdict.TRAFFICKING: Status.INDICATED, Verdict.SMUGGLING: Status.NOT_INDICATED}},
)


@pytest.mark.parametrize(
    ("age", "found"),
    [
        (Answer.YES, Status.INDICATED),
        (Answer.UNSURE, Status.UNDETERMINED),
        (Answer.NOT_APPLICABLE, Status.UNDETERMINED),
    ],
)
def test_a_verdict_is_the_one_that_the_rules_give_on_the_answers(
    age: Answer, found: Status
) -> None:
    answers = {"under_18": age, "sex_for_value": Answer.YES, "from_abroad": Answer.NO}
    reading = Reading("1", {}, {"short": answers})
    assert list(outcomes([SHORT], reading)) == [
        Outcome("short", "us", Verdict.TRAFFICKING, Status.INDICATED, found),
        Outcome("short", "us", Verdict.SMUGGLING, *[Status.NOT_INDICATED] * 2),
    ]


def test_the_figures_count_and_the_misses_name_what_came_out_otherwise() -> None:
    right = Outcome("one", "us", Verdict.SMUGGLING, *[Status.INDICATED] * 2)
    wrong = Outcome("two", "uk", Verdict.SMUGGLING, Status.INDICATED, Status.UNDETERMINED)
    lines = list(figures([right, wrong]))
    told = "  smuggling, told indicated: "
    assert [line.removeprefix(told) for line in lines if line.startswith(told)] == [
        "1 indicated, 0 not_indicated, 1 undetermined",
        "1 indicated, 0 not_indicated, 0 undetermined",
        "0 indicated, 0 not_indicated, 1 undetermined",
    ]
    assert list(misses([right, wrong])) == [
        "two, uk, smuggling: told indicated, found undetermined"
    ]


def test_a_reader_gets_the_words_of_the_questions_and_no_ids() -> None:
    lines = list(sheet())
    assert len(lines) == len(QUESTIONS)
    assert lines[0] == f"Q1. {QUESTIONS[0].text}"
    assert not any(id in line for line in lines for id in ORDER if "_" in id)


def test_the_script_runs_on_the_newest_answers() -> None:
    script = [sys.executable, str(HERE / "score.py")]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(newest_answers().name)
    assert "all laws" in done.stdout
    assert "Otherwise than told" in done.stdout
