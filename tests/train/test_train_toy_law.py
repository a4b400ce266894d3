"""Training under a law that it was not written for; see tests/kit/toy_law.py."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from distinguo.terminal.drawing import lines_of
from distinguo.train.attempt import ElementPart, Kind
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.parts import asked_parts, titles_of
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.exercises.steps import SessionMove, Step
from distinguo.train.session.pages import body, choices
from distinguo.train.session.session import Session
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.contacts import contacts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import DefinitionParts, Framework, TraffickingForm
from kit import toy_law as kit
from kit.terminal import environment

STORIES = shipped_stories()
SOME = 15  # exercises of each kind
PARTS = DefinitionParts(
    (TraffickingForm("holding", ("work",), ("held",), ("held",), gate=("work",)),),
    help=("crossing",),
    not_asked_for={"purpose": "Toyland law does not ask for a purpose."},
)
"""What the toy law would say of its elements; without it, it leaves most of them out."""


@pytest.fixture(params=["sorted", "unsorted"])
def law(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Framework]:
    if request.param == "sorted":
        monkeypatch.setattr(kit, "TOY", kit.TOY._replace(parts=PARTS))
    with kit.toy_law_known() as toy:
        yield FRAMEWORKS[toy.id]


def pages(exercise: Exercise) -> Iterator[str]:
    """The pages of a session on one exercise, with their hints, when the last choice is taken."""
    session = Session((exercise,)).after(SessionMove.ON)
    while session.step is not Step.SCORES:
        for shown in (
            session,
            session.after(SessionMove.HINT),
            session.after(SessionMove.READING),
        ):
            yield "\n".join(lines_of(body(shown, ()), 80, styled=False))
        does = SessionMove.ON if session.step is Step.NOTE else choices(session)[-1].does
        session = session.after(does)  # type: ignore[arg-type]  # no page here ends in an action
    yield "\n".join(lines_of(body(session, ()), 80, styled=False))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_exercise_runs_and_shows_no_contact(kind: Kind, law: Framework) -> None:
    exercises = all_exercises(STORIES, law.id, (kind,))
    assert exercises
    numbers = {contact.voice for contact in contacts().values() if len(contact.voice) > 3}
    assert len(numbers) > SOME
    for exercise in exercises[:: max(1, len(exercises) // SOME)]:
        shown = "\n".join(pages(exercise))
        assert "Scores" in shown
        assert not {number for number in numbers if number in shown}


def test_only_the_parts_that_the_law_sorts_its_elements_into_are_asked_for(law: Framework) -> None:
    parts = tuple(ElementPart) if law.parts else (ElementPart.UNLAWFUL_ENTRY,)
    assert asked_parts(law.id) == parts
    assert all(titles_of(part, law.id) for part in parts)
    for exercise in all_exercises(STORIES[:SOME], law.id, (Kind.STORY,)):
        words = "\n".join(pages(exercise))
        assert ("Means: does the story show it?" in words) is (law.parts is not None)
        assert "Unlawful entry or stay: does the story show it?" in words


def test_the_feedback_says_in_the_words_of_the_law_what_it_does_not_ask_for(
    law: Framework,
) -> None:
    (exercise,) = all_exercises(STORIES[:1], law.id, (Kind.STORY,))
    words = " ".join("\n".join(pages(exercise)).split())
    assert "Toyland: " in words
    assert ("Toyland law does not ask for a purpose." in words) is (law.parts is not None)


def test_a_scripted_session_runs_as_a_process(tmp_path: Path) -> None:
    answers = [
        {"exercise": "story:beans", "judged": "neither", "sure": 70, "reading": True},
        {"exercise": "myths:no_border", "holds": False, "sure": 90},
    ]
    script = tmp_path / "script.json"
    script.write_text(json.dumps({"schema": "distinguo/training-answers/1", "answers": answers}))
    command = kit.distinguo_with_toy_law("train", "--framework", "toy", "--answers", str(script))
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment(), timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "The law: Toyland." in done.stdout
    assert "Toyland Penal Code, s. 1" in done.stdout
