"""Scripted runs: a JSON file with what a trainee says, for demonstrations without a terminal.

    {
      "schema": "distinguo/training-answers/1",
      "answers": [
        {"exercise": "story:beans", "judged": "neither", "sure": 70,
         "elements": {"act": {"said": "yes", "sentence": 3}, "means": {"said": "no"}}},
        {"exercise": "pairs:beans:hidden_moved", "fact": "hidden_moved", "judged": "both"},
        {"exercise": "myths:no_border", "holds": false, "sure": 90},
        {"exercise": "next:beans", "ask": ["can_leave"]},
        {"exercise": "interview:the-cook", "ask": ["can_leave", "pay_taken"], "judged": "neither"},
        {"exercise": "story:uncle", "skip": true}
      ]
    }

The exercises are those that the file names, in its order. `"hint": true` looks at the hint first;
`"reading": true` at the further reading afterwards. An element that is left out is "not shown".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject, nearest, read_json
from ...errors import shorten
from ..attempt import ElementPart, Shown
from ..exercises.exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..scores.scores import LEVELS
from ..stories.sentences import sentences
from ..stories.story import Result
from .attempts import Said
from .session import Choose, Claim, Event, Judge, Move, Open, Point, Say, Session, Step, Sure

SCHEMA = "distinguo/training-answers/1"
LARGEST = 1_000_000  # bytes

WANTED: Mapping[type, tuple[str, ...]] = {
    StoryExercise: ("judged", "sure"),
    PairExercise: ("fact", "judged"),
    MythExercise: ("holds", "sure"),
    NextExercise: ("ask",),
    InterviewExercise: ("ask", "judged"),
}
ALSO = ("exercise", "skip", "hint", "reading")


@dataclass(frozen=True)
class Line:
    """What a script says in one exercise."""

    exercise: Exercise
    said: Said
    skip: bool = False
    reading: bool = False


def read_script(path: str, exercises: Sequence[Exercise]) -> tuple[Line, ...]:
    """The lines of a script about some of these exercises.

    Raises UsageError if the file cannot be read, BadDataError with every fault if it is not right.
    """
    data, checker = read_json(path, LARGEST), Checker(path)
    lines: list[Line] = []
    named: list[tuple[str, str]] = []
    if checker.schema(data, SCHEMA):
        table = checker.mapping(data, "$", ("schema", "answers"))
        by_id = {exercise.id: exercise for exercise in exercises}
        for index, item in enumerate(checker.items(table, "$.answers")):
            found = _line(checker, item, f"$.answers[{index}]", by_id)
            named += [(f"$.answers[{index}].exercise", line.exercise.id) for line in found]
            lines += found
        if not lines and not checker.faults:
            checker.fault("$.answers", "holds no exercise", "add one")
        checker.once(named)
    checker.finish()
    return tuple(lines)


def _line(checker: Checker, data: object, at: str, by_id: Mapping[str, Exercise]) -> list[Line]:
    id = data.get("exercise") if isinstance(data, dict) else None
    if not isinstance(id, str) or id not in by_id:
        if not isinstance(data, dict):
            checker.wrong(at, "an object", data)
        elif isinstance(id, str):
            hint = nearest(id, by_id) or "it is a kind, a colon, and a story or myth"
            checker.fault(f"{at}.exercise", f'no such exercise: "{shorten(id)}"', hint)
        else:
            checker.wrong(f"{at}.exercise", "text", id)
        return []
    exercise = by_id[id]
    assert isinstance(data, dict)  # noqa: S101  # only then is there an id
    skip = checker.flag_or_none(data, f"{at}.skip") or False
    wanted = () if skip else WANTED[type(exercise)]
    also = (*ALSO, "elements", *WANTED[type(exercise)])
    table = checker.mapping(data, at, ("exercise", *wanted), also)
    for name in (name for name in wanted if name in table and table[name] is None):
        checker.fault(f"{at}.{name}", "says nothing", 'give an answer, or "skip": true')
    reading = checker.flag_or_none(table, f"{at}.reading") or False
    return [Line(exercise, _said(checker, table, at, exercise), skip, reading)]


def _said(checker: Checker, table: JsonObject, at: str, exercise: Exercise) -> Said:
    judged = checker.word(table, f"{at}.judged", list(Result))
    asked = checker.words(table, f"{at}.ask", _askable(exercise))
    fact = checker.word(table, f"{at}.fact", _askable(exercise))
    if isinstance(exercise, NextExercise) and len(asked) != 1 and "ask" in table:
        checker.fault(f"{at}.ask", "expected one question")
    sure = checker.number_or_none(table, f"{at}.sure", LEVELS[0], LEVELS[-1])
    if sure is not None and sure not in LEVELS:
        checker.fault(f"{at}.sure", "is no choice", f"use {', '.join(map(str, LEVELS))}")
    return Said(
        judged=Result(judged) if judged else None,
        elements=_elements(checker, table, f"{at}.elements", exercise),
        holds=checker.flag_or_none(table, f"{at}.holds"),
        sure=sure,
        fact=fact,
        next=asked[0] if asked else "",
        asked=tuple(dict.fromkeys(asked)),
        hint=checker.flag_or_none(table, f"{at}.hint") or False,
    )


def _askable(exercise: Exercise) -> tuple[str, ...]:
    match exercise:
        case PairExercise(facts=questions) | NextExercise(offered=questions):
            return tuple(question.id for question in questions)
        case _:
            return tuple(BY_ID)


def _elements(
    checker: Checker, table: JsonObject, at: str, exercise: Exercise
) -> tuple[tuple[ElementPart, Shown, int | None], ...]:
    given = table.get("elements", {})
    if not isinstance(exercise, StoryExercise):
        return ()
    known = checker.mapping(given, at, (), tuple(ElementPart))
    count = len(sentences(exercise.story.text))
    return tuple(_element(checker, known, f"{at}.{part}", part, count) for part in ElementPart)


def _element(
    checker: Checker, known: JsonObject, at: str, part: ElementPart, count: int
) -> tuple[ElementPart, Shown, int | None]:
    if part not in known:
        return part, Shown.NOT_SHOWN, None
    table = checker.mapping(known[part], at, ("said",), ("sentence",))
    said = checker.word(table, f"{at}.said", list(Shown))
    number = checker.number_or_none(table, f"{at}.sentence", 1, count)
    return part, Shown(said or Shown.NOT_SHOWN), number


def next_event(line: Line, session: Session) -> Event:
    """What the script does on this page."""
    step = session.step
    if step is Step.WELCOME:
        return Move.ON
    if line.skip:
        return Move.SKIP
    if step is Step.FEEDBACK:
        return Move.READING if line.reading and not session.reading else Move.ON
    if step is Step.NOTE:
        return Move.ON
    if line.said.hint and not session.said.hint:
        return Move.HINT
    return _answer(line.said, session)


def _answer(said: Said, session: Session) -> Event:
    match session.step:
        case Step.ELEMENT:
            return Say(said.elements[len(session.said.elements)][1])
        case Step.SENTENCE:
            return Point(said.elements[len(session.said.elements)][2])
        case Step.CLAIM:
            return Claim(said.holds is True)
        case Step.SURE:
            return Sure(said.sure or LEVELS[0])
        case Step.FACT:
            return Choose(said.fact)
        case Step.NEXT:
            return Choose(said.next)
        case Step.BLOCK | Step.ASK:
            return _ask(said, session)
        case _:
            return Judge(said.judged or Result.CANNOT_TELL)


def _ask(said: Said, session: Session) -> Event:
    left = said.asked[len(session.said.asked) :]
    if not left:
        return Move.CONCLUDE
    if session.step is Step.ASK:
        return Choose(left[0])
    return Open(BY_ID[left[0]].block.id)
