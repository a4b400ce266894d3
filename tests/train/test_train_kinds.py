"""A kind of exercise is one file and one line: each that there is, and one more, made here."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import distinguo
import distinguo_rules
from distinguo.train.attempt import Kind
from distinguo.train.exercises.kinds import exercise_type
from distinguo.train.exercises.sets import MIXED_ORDER
from distinguo.train.exercises.steps import Said, Step
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.questionnaire import ORDER
from kit.terminal import ENTER, Terminal, run

STORIES = shipped_stories()
AROUND_EXERCISES = {Step.WELCOME, Step.NOTE, Step.FEEDBACK, Step.SCORES}

LAST = list(Kind)[-1]
LAST_LINE = f'    {LAST.name} = "{LAST}"\n'
LINE = '    FACTS = "facts"\n'
FILE = '''
"""Facts: which of these does the story state?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.model import Question
from distinguo_rules.questionnaire import BY_ID, ORDER

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..stories.story import Story
from .exercise import StoryBasedExercise, questions_in_order, shuffled
from .scripted import read_one, read_sure
from .steps import Said, Step


@dataclass(frozen=True)
class FactsExercise(StoryBasedExercise):
    """Find the one fact that the story states."""

    fact: Question
    facts: tuple[Question, ...]

    kind = Kind.FACTS
    title = "What does the story state?"
    plural = "facts of stories"
    heading = "Facts of stories"
    steps = (Step.CHOOSE, Step.SURE)
    script_fields = ("fact", "sure")

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        for story in stories:
            absent = shuffled((id for id in ORDER if id not in story.answers), story.id)
            stated = BY_ID[min(story.facts, key=ORDER.index)]
            yield cls(story, framework, stated, questions_in_order([stated.id, *absent[:3]]))

    @property
    def key(self) -> str:
        return self.fact.id

    @property
    def turn(self) -> str:
        return "fact"

    def offered(self, step: Step, said: Said) -> Mapping[str, str]:
        return {fact.id: fact.short for fact in self.facts}

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        asks_fact = step is Step.CHOOSE
        yield Paragraph("Which fact?" if asks_fact else "How sure are you?", strong=True)

    def hint(self, step: Step, said: Said) -> str:
        return "Look for it word by word."

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        chosen = read_one(checker, table, f"{at}.fact", [fact.id for fact in self.facts])
        return Said(chosen=chosen, sure=read_sure(checker, table, at))

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        return replace(attempt, said=said.chosen[0], sure=said.sure)

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        yield Section("The fact", (Paragraph(f"It states: {self.fact.short}."),))
'''


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_a_class_that_names_it(kind: Kind) -> None:
    exercise = exercise_type(kind)
    assert exercise.kind is kind
    assert exercise.title
    assert exercise.plural
    assert exercise.heading
    assert exercise.script_fields
    assert exercise.steps
    assert not AROUND_EXERCISES & set(exercise.steps)


@pytest.mark.parametrize("words", ["title", "plural", "heading"])
def test_no_two_kinds_share_their_words(words: str) -> None:
    assert len({getattr(exercise_type(kind), words) for kind in Kind}) == len(Kind)


def test_a_mixed_session_has_every_kind() -> None:
    assert set(MIXED_ORDER) == set(Kind)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("kind", Kind)
def test_every_law_has_exercises_of_every_kind_that_offer_a_hint(
    kind: Kind, framework: str
) -> None:
    exercises = list(exercise_type(kind).make(STORIES, framework))
    assert exercises
    for exercise in exercises[::9]:
        assert exercise.hint(exercise.steps[0], Said())
        assert exercise.left_out(Said()).right is None
        assert any(exercise.citations())


@pytest.fixture(scope="module")
def one_more_kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a program with one more kind: a copy with one more file and line."""
    folder = tmp_path_factory.mktemp("more")
    source = Path(distinguo.__file__).parent
    skipped = shutil.ignore_patterns("__pycache__")
    copy = shutil.copytree(source, folder / "distinguo", ignore=skipped)
    (copy / "train/exercises/facts.py").write_text(FILE.lstrip())
    kinds = copy / "train/attempt.py"
    text = kinds.read_text()
    assert text.count(LAST_LINE) == 1
    kinds.write_text(text.replace(LAST_LINE, LAST_LINE + LINE))
    rules = Path(distinguo_rules.__file__).parents[1]
    return {"PYTHONPATH": f"{folder}:{rules}"}


def test_the_options_know_one_more_kind(one_more_kind: dict[str, str]) -> None:
    assert f"{LAST}|facts" in run("train", "--help", env=one_more_kind).stdout.decode()
    assert "facts" not in run("train", "--help").stdout.decode().split("--set")[0]


def test_one_more_kind_goes_from_a_script_to_the_report_of_a_group(
    one_more_kind: dict[str, str], tmp_path: Path
) -> None:
    results, progress = tmp_path / "heron.json", tmp_path / "progress.json"
    beans = next(story for story in STORIES if story.id == "beans")
    fact = min(beans.facts, key=ORDER.index)
    entries = [
        {"exercise": "facts:beans", "fact": fact, "sure": 80, "hint": True},
        {"exercise": "facts:uncle", "skip": True},
    ]
    script = tmp_path / "script.json"
    script.write_text(json.dumps({"schema": "distinguo/training-answers/1", "answers": entries}))
    kept = ("--results", str(results), "--name", "heron", "--progress", str(progress))
    done = run("train", "--answers", str(script), *kept, env=one_more_kind)
    assert done.returncode == 0, done.stderr.decode()
    told = " ".join(done.stdout.decode().split())
    for words in (
        "What does the story state? · exercise 1 of 2",
        "Hint: Look for it word by word.",
        "How sure are you?",
        "It states: ",
        "1 of 1 right in all.",
        "Facts of stories: 1 of 1 right.",
        "Left out: 1.",
    ):
        assert words in told, words
    (attempt, skipped) = json.loads(results.read_text())["attempts"]
    assert (attempt["kind"], attempt["said"], attempt["sure"]) == ("facts", fact, 80)
    assert skipped["said"] is None
    assert list(json.loads(progress.read_text())["cards"]) == ["facts:beans"]

    report = run("train", "report", "--suppress-below", "1", str(results), env=one_more_kind)
    assert report.returncode == 0, report.stderr.decode()
    assert "FACTS OF STORIES" in report.stdout.decode()
    assert beans.title in report.stdout.decode()
    assert run("train", "report", str(results)).returncode != 0, (
        "the program itself does not know it"
    )


def test_keys_lead_through_one_more_kind(one_more_kind: dict[str, str]) -> None:
    session = ("train", "--kind", "facts", "--seed", "3", "--without", "sex", "--count", "1")
    with Terminal(*session, env=one_more_kind, rows=50) as terminal:
        terminal.wait_for("Every story is invented.")
        terminal.press("g", until="exercise 1 of 1")
        if "A note first" in terminal.text:
            terminal.press("1", until="Which fact?")
        terminal.press("h", until="word by word")
        terminal.press("1", until="How sure are you?")
        terminal.press("4", until="THE FACT")
        terminal.press(ENTER, until="right in all.")
        terminal.press("p")
        assert terminal.exit_code() == 0


def test_a_mixed_session_has_one_more_kind_too(
    one_more_kind: dict[str, str], tmp_path: Path
) -> None:
    results = tmp_path / "heron.json"
    count = len(MIXED_ORDER) + 1
    options = ("--count", str(count), "--seed", "1", "--results", str(results), "--name", "heron")
    with Terminal("train", *options, env=one_more_kind, rows=50) as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until=f"exercise 1 of {count}")
        for number in range(2, count + 1):
            terminal.press("s", until=f"exercise {number} of {count}")
        terminal.press("s", until="No exercise was done")
        terminal.press("p")
        assert terminal.exit_code() == 0
    kinds = [attempt["kind"] for attempt in json.loads(results.read_text())["attempts"]]
    assert kinds == [*MIXED_ORDER, "facts"]
