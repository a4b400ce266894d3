"""Scripted sessions: a JSON file with what a trainee says, to show one without a terminal.

    {
      "schema": "distinguo/training-answers/1",
      "answers": [
        {"exercise": "story:beans", "judged": "neither", "sure": 70,
         "elements": {"act": {"said": "yes", "sentence": 3}, "means": {"said": "no"}}},
        {"exercise": "pairs:beans:hidden_moved", "fact": "hidden_moved", "judged": "both"},
        {"exercise": "myths:no_border", "holds": false, "sure": 90},
        {"exercise": "next:beans", "ask": ["harm_if_left"]},
        {"exercise": "interview:the-cook", "ask": ["pay_taken"], "judged": "neither"},
        {"exercise": "story:uncle", "skip": true}
      ]
    }

The exercises are those that the file names, in its order. `"hint": true` looks at the hint first;
`"reading": true` at the further reading afterwards. An element that is left out is "not shown".
Each kind of exercise says which further fields it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject, nearest, read_json
from ...errors import shorten
from ..attempt import SURE_LEVELS
from ..exercises.exercise import Exercise
from ..exercises.steps import (
    Choose,
    Claim,
    Judge,
    Open,
    Point,
    Said,
    Say,
    SessionEvent,
    SessionMove,
    Step,
    Sure,
)
from ..stories.story import Result
from .session import Session

SCHEMA = "distinguo/training-answers/1"
MAX_SCRIPT_BYTES = 1_000_000
COMMON_FIELDS = ("exercise", "skip", "hint", "reading")


@dataclass(frozen=True)
class ScriptEntry:
    """The answers of a script in one exercise."""

    exercise: Exercise
    said: Said
    skip: bool = False
    reading: bool = False


def read_script(path: str, exercises: Sequence[Exercise]) -> tuple[ScriptEntry, ...]:
    """Return the entries of a script about some of these exercises.

    Raises UsageError if the file cannot be read, BadDataError with every fault if it is not right.
    """
    data, checker = read_json(path, MAX_SCRIPT_BYTES), Checker(path)
    entries: list[ScriptEntry] = []
    named: list[tuple[str, str]] = []
    if checker.schema(data, SCHEMA):
        table = checker.mapping(data, "$", ("schema", "answers"))
        by_id = {exercise.id: exercise for exercise in exercises}
        for index, item in enumerate(checker.items(table, "$.answers")):
            at = f"$.answers[{index}]"
            for entry in _entries(checker, item, at, by_id):
                entries.append(entry)
                named.append((f"{at}.exercise", entry.exercise.id))
        if not entries and not checker.faults:
            checker.fault("$.answers", "holds no exercise", "add one")
        checker.once(named)
    checker.finish()
    return tuple(entries)


def _entries(
    checker: Checker, data: object, at: str, by_id: Mapping[str, Exercise]
) -> Iterator[ScriptEntry]:
    """Yield the one entry that an item of the list holds, unless its exercise is unknown."""
    if not isinstance(data, dict):
        checker.wrong(at, "an object", data)
    elif not isinstance(id := data.get("exercise"), str):
        checker.wrong(f"{at}.exercise", "text", id)
    elif id not in by_id:
        hint = nearest(id, by_id) or "it is a kind, a colon, and a story or myth"
        checker.fault(f"{at}.exercise", f'no such exercise: "{shorten(id)}"', hint)
    else:
        yield _entry(checker, data, at, by_id[id])


def _entry(checker: Checker, data: JsonObject, at: str, exercise: Exercise) -> ScriptEntry:
    skip = checker.flag_or_none(data, f"{at}.skip") or False
    wanted = () if skip else exercise.script_fields
    also = (*COMMON_FIELDS, *exercise.script_fields, *exercise.optional_script_fields)
    table = checker.mapping(data, at, ("exercise", *wanted), also)
    for name in (name for name in wanted if name in table and table[name] is None):
        checker.fault(f"{at}.{name}", "says nothing", 'give an answer, or "skip": true')
    reading = checker.flag_or_none(table, f"{at}.reading") or False
    hint = checker.flag_or_none(table, f"{at}.hint") or False
    said = replace(exercise.read(checker, table, at), hint=hint)
    return ScriptEntry(exercise, said, skip, reading)


def next_event(entry: ScriptEntry, session: Session) -> SessionEvent:
    """Return what the script does on this page."""
    match session.step:
        case Step.WELCOME:
            return SessionMove.ON
        case _ if entry.skip:
            return SessionMove.SKIP
        case Step.FEEDBACK if entry.reading and not session.reading:
            return SessionMove.READING
        case Step.FEEDBACK | Step.NOTE:
            return SessionMove.ON
        case _ if entry.said.hint and not session.said.hint:
            return SessionMove.HINT
        case _:
            return _answer(entry.said, session)


def _answer(said: Said, session: Session) -> SessionEvent:
    match session.step:
        case Step.ELEMENT:
            return Say(said.elements[len(session.said.elements)][1])
        case Step.SENTENCE:
            return Point(said.elements[len(session.said.elements)][2])
        case Step.CLAIM:
            return Claim(said.holds is True)
        case Step.SURE:
            return Sure(said.sure or SURE_LEVELS[0])
        case Step.CHOOSE | Step.BLOCK | Step.ASK:
            return _choose(said, session)
        case Step.JUDGE | Step.FOLLOWS | Step.CONCLUDE:
            return Judge(said.judged or Result.CANNOT_TELL)
        case Step.WELCOME | Step.NOTE | Step.FEEDBACK | Step.SCORES:
            return SessionMove.ON
        case _:
            assert_never(session.step)


def _choose(said: Said, session: Session) -> SessionEvent:
    left = said.chosen[len(session.said.chosen) :]
    if not left:
        return SessionMove.CONCLUDE
    if session.step is Step.BLOCK:
        return Open(BY_ID[left[0]].block.id)
    return Choose(left[0])
