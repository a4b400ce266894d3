"""What each page of a training session says and offers, for both front ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Never, assert_never

from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID

from ...printable import printable
from ...render.terminal import draw
from ...terminal.choice import LEAVE, Action, Choice
from ...terminal.drawing import hanging
from ..attempt import Kind, Shown
from ..exercises.exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..exercises.parts import titles_of
from ..scores.score_report import scores
from ..scores.scores import LEVELS
from ..stories.sentences import sentences
from ..stories.story import THEMES, Result, Story, plain
from ..words import PART_NAMES, RESULT_NAMES
from .feedback import feedback, further_reading
from .hints import hint
from .session import Choose, Claim, Event, Judge, Move, Open, Point, Say, Session, Step, Sure

TITLE = "Training"
OPENING = (
    "Stories to judge: does the story show signs of trafficking, of smuggling, of both, of "
    "neither, or can one not tell yet? The answer key comes from the rules of a law.",
    "Every story is invented. You judge stories here, never people.",
    "Some stories speak of hard things. A note comes before each of them, and s leaves an "
    "exercise out. q leaves at once and clears this window.",
)
KIND_TITLES = {
    Kind.STORY: "Story",
    Kind.PAIRS: "Two stories that differ in one fact",
    Kind.MYTHS: "True or false?",
    Kind.NEXT: "What would you ask next?",
    Kind.INTERVIEW: "Interview practice",
}


BACK = Choice(("b",), "Go back", Move.BACK, "back")
SKIP = Choice(("s",), "Leave this exercise out", Move.SKIP, "skip")
HINT = Choice(("h",), "A hint", Move.HINT, "hint")
READING = Choice(("f",), "Further reading", Move.READING, "further reading")
END = Choice(("e",), "End here and see the scores", Move.END, "end")
AGAIN: Choice[Never] = Choice(("r",), "Read the story again", Action.WHY, "read again")
GO_ON = Choice(("1", "g"), "Go on", Move.ON)
HOW_SURE = {50: "50 %: a guess", 100: "100 %: certain"}
RESULT_CHOICES = tuple(
    Choice((str(number),), RESULT_NAMES[result].capitalize(), Judge(result))
    for number, result in enumerate(Result, 1)
)


FIXED: dict[Step, tuple[Choice[Event], ...]] = {
    Step.WELCOME: (Choice(("1", "g"), "Begin", Move.ON),),
    Step.NOTE: (GO_ON, Choice(("2", "s"), SKIP.label, Move.SKIP)),
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
        for number, level in enumerate(LEVELS, 1)
    ),
    Step.BLOCK: (
        *(Choice((str(n),), block.title, Open(block.id)) for n, block in enumerate(BLOCKS, 1)),
        Choice(("j",), "Judge the case now", Move.CONCLUDE),
    ),
    Step.FEEDBACK: (GO_ON,),
    Step.SCORES: (Choice(("p",), "Leave, and keep the scores on the screen", Action.KEEP),),
}
"""What is offered on the pages that always offer the same."""


def choices(session: Session) -> tuple[Choice[Event], ...]:
    """The choices that a page lists, in order."""
    if session.step in FIXED:
        return FIXED[session.step]
    if session.step is Step.SENTENCE:
        return tuple(_sentence_choices(session))
    return tuple(
        Choice((str(number),), _question(session, id), Choose(id))
        for number, id in enumerate(session.choosable, 1)
    )


def others(session: Session) -> tuple[Choice[Event], ...]:
    """The keys that a page names in its last line."""
    back = (BACK,) if session.past is not None else ()
    match session.step:
        case Step.WELCOME | Step.SCORES:
            return (LEAVE,)
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
                Choice(("j",), "Judge now", Move.CONCLUDE, "judge"),
                END,
            )
        case _:
            return (LEAVE, *back, HINT, SKIP, END)


def _sentence_choices(session: Session) -> Iterator[Choice[Event]]:
    told = _story(session.exercise)
    for number, sentence in enumerate(sentences(told.text) if told else (), 1):
        yield Choice((str(number),), printable(sentence), Point(number))
    yield Choice(("0",), "No one sentence", Point(None))


def _question(session: Session, id: str) -> str:
    if session.step is not Step.FACT or not isinstance(session.exercise, PairExercise):
        return BY_ID[id].text
    answer = session.exercise.story.answers[id]
    return f"{BY_ID[id].short.capitalize()} (in this story: {answer})"


def _story(exercise: Exercise) -> Story | None:
    return None if isinstance(exercise, InterviewExercise) else exercise.story


def body(session: Session, about: tuple[str, ...], again: bool = True) -> RenderableType:
    """The page above its choices; `about` says what kind of session it is.

    `again`: with what was read before: the story, and the feedback above the further reading.
    """
    match session.step:
        case Step.WELCOME:
            return _page(TITLE, *OPENING, *about)
        case Step.SCORES:
            return Group(draw(scores(session.done)), Text())
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
    return Text(f"{KIND_TITLES[session.exercise.kind]} · {place}", style="dim")


def _feedback(session: Session, again: bool) -> Iterator[RenderableType]:
    if again or not session.reading:
        yield Group(Text(), draw(feedback(session.exercise, session.done[-1])))
    if session.reading:
        yield Group(Text(), draw(further_reading(session.exercise)))
    yield Text()


def _hint(session: Session) -> Iterator[RenderableType]:
    if session.hint:
        yield _paragraph(f"Hint: {hint(session) or 'there is none here.'}")


def _exercise(session: Session, again: bool) -> Iterator[RenderableType]:
    exercise = session.exercise
    match exercise:
        case StoryExercise(story=story):
            first = session.step is Step.JUDGE and not session.hint
            if first or (again and session.step is not Step.SENTENCE):
                yield from told(story)
            yield from _on_story(session, exercise)
        case PairExercise(story=story):
            if again or (session.step is Step.FACT and not session.hint):
                yield from told(story)
            yield from _on_pair(session, exercise)
        case MythExercise(myth=myth):
            yield _strong(myth.claim)
            if session.step is Step.SURE:
                yield _strong("How sure are you?")
        case NextExercise(story=story):
            if again or not session.hint:
                yield from told(story)
            yield _strong("The story leaves it open. What would you ask next?")
        case InterviewExercise():
            yield from _on_interview(session)
        case _:
            assert_never(exercise)


def told(story: Story) -> Iterator[RenderableType]:
    """The story with its title, in paragraphs."""
    yield _strong(printable(story.title))
    for paragraph in story.text.strip().split("\n\n"):
        yield _paragraph(printable(plain(paragraph)))


def _on_story(session: Session, exercise: StoryExercise) -> Iterator[RenderableType]:
    law = FRAMEWORKS[exercise.framework].name
    match session.step:
        case Step.JUDGE:
            yield _strong(f"What does this story show? (Law: {law}.)")
        case Step.ELEMENT:
            yield _strong(f"{PART_NAMES[session.part]}: does the story show it?")
            yield from (
                hanging("- ", Text(t), 2) for t in titles_of(session.part, exercise.framework)
            )
        case Step.SENTENCE:
            yield _strong(f"{PART_NAMES[session.part]}: which sentence shows it?")
            yield _paragraph("Its number, then Enter.")
        case _:
            yield _strong("How sure are you of what you judged at first?")


def _on_pair(session: Session, exercise: PairExercise) -> Iterator[RenderableType]:
    pair = exercise.pair
    first = RESULT_NAMES[exercise.story.result(exercise.framework)]
    if session.step is Step.FACT:
        yield _paragraph(
            f"By the rules ({FRAMEWORKS[pair.framework].name}): {first}. In a second story all is "
            "as in this one but for one fact, and the rules come to another answer."
        )
        yield _strong("Which fact is it?")
        return
    not_so = "" if pair.other is Answer.YES else " it is not so that"
    yield _paragraph(f"In the second story{not_so or ':'} {pair.question.short}.")
    yield _strong(f"The first story: {first}. What does the second one show?")


def _on_interview(session: Session) -> Iterator[RenderableType]:
    exercise = session.exercise
    assert isinstance(exercise, InterviewExercise)  # noqa: S101  # only then is it called
    law = FRAMEWORKS[exercise.framework].name
    heard = session.heard
    if heard:
        yield _strong("What you know so far")
        yield from (_heard(id, answer) for id, answer in heard.items())
    else:
        yield _paragraph(
            "Someone whom you know nothing about. Choose what to ask; the answers are those of a "
            f"story. Find out what they show (law: {law}) with as few questions as you can, and "
            "ask nothing that you do not need."
        )
    match session.step:
        case Step.CONCLUDE:
            yield _strong("What does the case show?")
        case Step.ASK:
            yield _strong(next(b.title for b in BLOCKS if b.id == session.said.block))
        case _:
            yield _strong("From which part do you ask?")


def _heard(id: str, answer: Answer) -> RenderableType:
    words = {Answer.YES: "yes", Answer.NO: "no"}.get(answer, "they do not know, or do not say")
    return hanging("- ", Text(f"{BY_ID[id].short.capitalize()}: {words}."), 2)


def _page(title: str, *paragraphs: str) -> RenderableType:
    head = [Text(title, style="bold")] if title else []
    return Group(*head, *map(_paragraph, paragraphs), Text())


def _strong(text: str) -> RenderableType:
    return Group(Text(), Text(text, style="bold"))


def _paragraph(text: str) -> RenderableType:
    return Group(Text(), Text(text))
