"""The text and the choices of each page of a training session, for both front ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Never, assert_never

from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.blocks import BLOCKS

from ...printable import printable
from ...render.report import Items, Paragraph, Report, Section
from ...render.terminal import draw
from ...terminal.choice import LEAVE, Action, Choice
from ...terminal.drawing import hanging
from ..attempt import SURE_LEVELS, Attempt, Shown
from ..exercises.exercise import Exercise
from ..exercises.steps import (
    Choose,
    Claim,
    Judge,
    Open,
    Point,
    Say,
    SessionEvent,
    SessionMove,
    Step,
    Sure,
)
from ..scores.score_report import scores
from ..stories.sentences import sentences
from ..stories.story import THEMES, Result, Story, plain
from ..words import OPENING_QUESTION, RESULT_NAMES
from .session import Session

TITLE = "Training"
OPENING = (
    OPENING_QUESTION,
    "Every story is invented. You judge stories here, never people.",
    "Some stories speak of hard things. A note comes before each of them, and s leaves an "
    "exercise out.",
)

BACK = Choice(("b",), "Go back", SessionMove.BACK, "back")
SKIP = Choice(("s",), "Leave this exercise out", SessionMove.SKIP, "skip")
HINT = Choice(("h",), "A hint", SessionMove.HINT, "hint")
READING = Choice(("f",), "Further reading", SessionMove.READING, "further reading")
STATISTICS = Choice(("x",), "The statistics", SessionMove.READING, "statistics")
END = Choice(("e",), "End here and see the scores", SessionMove.END, "end")
AGAIN: Choice[Never] = Choice(("r",), "Read the story again", Action.WHY, "read again")
GO_ON = Choice(("1", "g"), "Go on", SessionMove.ON)
HOW_SURE = {50: "50 %: a guess", 100: "100 %: certain"}
RESULT_CHOICES = tuple(
    Choice((str(number),), RESULT_NAMES[result].capitalize(), Judge(result))
    for number, result in enumerate(Result, 1)
)


FIXED: dict[Step, tuple[Choice[SessionEvent], ...]] = {
    Step.WELCOME: (Choice(("1", "g"), "Begin", SessionMove.ON),),
    Step.NOTE: (GO_ON, Choice(("2", "s"), SKIP.label, SessionMove.SKIP)),
    Step.JUDGE: RESULT_CHOICES,
    Step.FOLLOWS: RESULT_CHOICES,
    Step.CONCLUDE: RESULT_CHOICES,
    Step.ELEMENT: (
        Choice(("1", "y"), "Yes", Say(Shown.YES)),
        Choice(("2", "n"), "No", Say(Shown.NO)),
        Choice(("3", "u"), "Not shown: the story leaves it open", Say(Shown.NOT_SHOWN)),
    ),
    Step.CLAIM: (
        Choice(("1", "t"), "True", Claim(True)),
        Choice(("2", "f"), "False", Claim(False)),
    ),
    Step.SURE: tuple(
        Choice((str(number),), HOW_SURE.get(level, f"{level} %"), Sure(level))
        for number, level in enumerate(SURE_LEVELS, 1)
    ),
    Step.BLOCK: (
        *(Choice((str(n),), block.title, Open(block.id)) for n, block in enumerate(BLOCKS, 1)),
        Choice(("j",), "Judge the case now", SessionMove.CONCLUDE),
    ),
    Step.FEEDBACK: (GO_ON,),
    Step.SCORES: (Choice(("p",), "Keep the scores on the screen and leave", Action.KEEP),),
}
"""The choices of the pages that always offer the same ones."""


def choices(session: Session) -> tuple[Choice[SessionEvent], ...]:
    """Return the choices that a page lists, in order."""
    if session.step in FIXED:
        return FIXED[session.step]
    if session.step is Step.SENTENCE:
        return tuple(_sentence_choices(session))
    return tuple(
        Choice((str(number),), words, Choose(id))
        for number, (id, words) in enumerate(session.offered.items(), 1)
    )


def others(session: Session) -> tuple[Choice[SessionEvent], ...]:
    """Return the choices that a page names in its last line."""
    back = (BACK,) if session.past is not None else ()
    match session.step:
        case Step.WELCOME:
            return (LEAVE,)
        case Step.SCORES:
            return (LEAVE, STATISTICS)
        case Step.NOTE:
            return (LEAVE, END)
        case Step.FEEDBACK:
            return (LEAVE, READING, END)
        case Step.SURE:
            return (LEAVE, *back, SKIP, END)
        case Step.ASK:
            return (
                LEAVE,
                *back,
                HINT,
                SKIP,
                Choice(("j",), "Judge now", SessionMove.CONCLUDE, "judge"),
                END,
            )
        case _:
            return (LEAVE, *back, HINT, SKIP, END)


def _sentence_choices(session: Session) -> Iterator[Choice[SessionEvent]]:
    story = session.exercise.told
    for number, sentence in enumerate(sentences(story.text) if story else (), 1):
        yield Choice((str(number),), printable(sentence), Point(number))
    yield Choice(("0",), "No one sentence", Point(None))


def body(session: Session, about: tuple[str, ...], again: bool = True) -> RenderableType:
    """Return the page above its choices; `about`: paragraphs on the session, for the first page.

    `again`: also what was on an earlier page: the story, or the feedback above further reading.
    """
    match session.step:
        case Step.WELCOME:
            return _page(TITLE, *OPENING, *about)
        case Step.SCORES:
            return Group(draw(scores(session.done, session.reading)), Text())
        case Step.NOTE:
            themes = "; ".join(THEMES[theme] for theme in session.exercise.themes)
            return Group(
                _head(session), _page("", f"A note first. It is about: {themes}."), Text()
            )
        case Step.FEEDBACK:
            return Group(_head(session), *_feedback(session, again))
        case _:
            return Group(_head(session), *_exercise(session, again), *_hint(session), Text())


def _head(session: Session) -> Text:
    place = f"exercise {session.at + 1} of {len(session.exercises)}"
    return Text(f"{session.exercise.title} · {place}", style="dim")


def _feedback(session: Session, again: bool) -> Iterator[RenderableType]:
    if again or not session.reading:
        yield Group(Text(), draw(feedback_report(session.exercise, session.done[-1])))
    if session.reading:
        yield Group(Text(), draw(further_reading(session.exercise)))
    yield Text()


def feedback_report(exercise: Exercise, attempt: Attempt) -> Report:
    """Return what was right and what was missed in an exercise that was done."""
    return Report(exercise.headline(attempt), tuple(exercise.feedback(attempt)))


def further_reading(exercise: Exercise) -> Report:
    """Return where to read on: the law, the source of the story's pattern, and of its myth."""
    addresses = (f"{citation.source}: {citation.url}" for citation in exercise.citations())
    sources = Items(tuple(dict.fromkeys(addresses)))
    return Report("Further reading", (Section("Sources", (sources,)),))


def _hint(session: Session) -> Iterator[RenderableType]:
    if session.hint:
        words = session.exercise.hint(session.step, session.said)
        yield _paragraph(f"Hint: {words or 'there is none here.'}")


def _exercise(session: Session, again: bool) -> Iterator[RenderableType]:
    exercise, step = session.exercise, session.step
    is_new = step is exercise.steps[0] and not session.hint
    if exercise.told is not None and step is not Step.SENTENCE and (again or is_new):
        yield from _story(exercise.told)
    for part in exercise.page(step, session.said):
        yield from _drawn(part)


def _story(story: Story) -> Iterator[RenderableType]:
    """Yield the story with its title, in paragraphs."""
    yield _strong(story.title)
    for paragraph in story.text.strip().split("\n\n"):
        yield _paragraph(plain(paragraph))


def _drawn(part: Paragraph | Items) -> Iterator[RenderableType]:
    match part:
        case Paragraph(text=text, strong=strong):
            yield _strong(text) if strong else _paragraph(text)
        case Items(items=items):
            yield from (hanging("- ", Text(printable(item)), 2) for item in items)
        case _:
            assert_never(part)


def _page(title: str, *paragraphs: str) -> RenderableType:
    head = [Text(title, style="bold")] if title else []
    return Group(*head, *map(_paragraph, paragraphs), Text())


def _strong(text: str) -> RenderableType:
    return Group(Text(), Text(printable(text), style="bold"))


def _paragraph(text: str) -> RenderableType:
    return Group(Text(), Text(printable(text)))
