"""The text and the choices of each page of the interview, for both front ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Never, assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.contacts import Contact, ContactKind, first_contacts
from distinguo_rules.interview import As, Event, GoTo, Interview, Move, Page, Reply, why_now
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Question, Role

from ..printable import printable
from ..terminal.choice import LEAVE, Action, Choice
from .welcome import TITLE, paragraphs

ANSWERS = {
    Answer.YES: ("1", "y"),
    Answer.NO: ("2", "n"),
    Answer.UNSURE: ("3", "u"),
    Answer.DECLINED: ("4", "d"),
    Answer.UNSAFE: ("5", "x"),
}
LABELS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.UNSURE: "Unsure",
    Answer.DECLINED: "Would rather not say",
    Answer.UNSAFE: "Not safe to ask or say now",
    Answer.NOT_ASKED: "Not asked",
    Answer.NOT_APPLICABLE: "Does not apply",
}

ROLES = (
    (Role.WORKER, ("1", "g"), "Begin: I ask the person, as part of my job", "begin"),
    (Role.SELF, ("2",), "Begin: I am the person", ""),
    (Role.OBSERVER, ("3",), "Begin: I saw or heard something", ""),
    (Role.STORY, ("4",), "Begin: this is a story, for practice", ""),
)

BACK = Choice(("b",), "Go back", Move.BACK, "back")
REVIEW = Choice(("r",), "Review the answers", Move.REVIEW, "review")
STOP = Choice(("s",), "Stop and see the result so far", Move.RESULT, "stop")
PRINT = "Leave, and print it here"
REASONS: Choice[Never] = Choice(("?",), "Every reason, or the best few", Action.WHY, "reasons")
WHY: Choice[Never] = Choice(("?",), "Why this is asked", Action.WHY, "why")


def choices(interview: Interview, saves_to: str | None) -> tuple[Choice[Event], ...]:
    """Return the choices that a page lists, in order."""
    match interview.page:
        case Page.WELCOME if interview.asks_role:
            return tuple(Choice(keys, label, As(role), word) for role, keys, label, word in ROLES)
        case Page.WELCOME:
            return (Choice(("1", "g"), "Begin", Move.ON, "begin"),)
        case Page.QUESTION:
            return tuple(
                Choice(keys, LABELS[answer], Reply(answer)) for answer, keys in ANSWERS.items()
            )
        case Page.DANGER | Page.CHILD:
            return (
                Choice(("1", "s"), "Stop here and see whom to call", Move.RESULT),
                Choice(("2", "g"), "Go on with the questions", Move.ON),
            )
        case Page.PAUSE:
            return (
                Choice(("1", "g"), "Go on", Move.ON),
                # Not 2: someone who answers by number may press that key once too often.
                Choice(("0", "s"), "Stop here and see the result so far", Move.RESULT),
            )
        case Page.REVIEW:
            rows = (
                Choice((str(number),), _answered(question, answer), GoTo(question.id))
                for number, (question, answer) in enumerate(reviewed(interview), 1)
            )
            return (*rows, Choice(("s",), "See the result", Move.RESULT))
        case Page.RESULT:
            words = f"Write it to {printable(saves_to)} and leave" if saves_to else PRINT
            return (Choice(("p",), words, Action.KEEP, "keep"),)
        case _:
            assert_never(interview.page)


def others(interview: Interview) -> tuple[Choice[Event], ...]:
    """Return the choices that a page names in its last line."""
    match interview.page:
        case Page.WELCOME:
            return (LEAVE,)
        case Page.QUESTION:
            return (LEAVE, BACK, WHY, REVIEW, STOP)
        case Page.REVIEW:
            return (LEAVE, BACK)
        case Page.DANGER | Page.CHILD | Page.PAUSE:
            return (LEAVE, BACK, REVIEW)
        case Page.RESULT:
            return (LEAVE, BACK, REVIEW, REASONS)
        case _:
            assert_never(interview.page)


def reviewed(interview: Interview) -> list[tuple[Question, Answer]]:
    """Return the answers that count, in order."""
    from distinguo_rules.questionnaire import BY_ID

    return [(BY_ID[id], answer) for id, answer in interview.counted.items()]


def result_of(interview: Interview) -> Assessment:
    """Assess the answers so far."""
    return assess(interview.counted, interview.frameworks, interview.role)


def body(interview: Interview, why: bool, advice: str = "") -> RenderableType:
    """Return the page above its choices; the first page shows `advice` below its title."""
    match interview.page:
        case Page.WELCOME:
            to_do = [Text(advice)] if advice else []
            return Group(
                _title(TITLE), *to_do, *(_paragraph(p) for p in paragraphs(advice)), Text()
            )
        case Page.QUESTION:
            return Group(*_question(interview, why))
        case Page.DANGER:
            return Group(*_danger(interview))
        case Page.CHILD:
            return Group(*_child(interview))
        case Page.PAUSE:
            return Group(*_pause(interview))
        case Page.REVIEW:
            return Group(
                _title("Your answers"),
                _paragraph(
                    "Choose one to change it: its number, or the arrows, then Enter. The "
                    "questions that follow from it may change."
                ),
                Text(),
            )
        case Page.RESULT:
            return Group(_result(interview, why), Text())
        case _:
            assert_never(interview.page)


def _title(text: str) -> Text:
    return Text(text, style="bold")


def _paragraph(text: str) -> RenderableType:
    return Group(Text(), Text(text))


def _question(interview: Interview, why: bool) -> Iterator[RenderableType]:
    question, progress = interview.at, interview.progress
    yield Text(
        f"{question.block.title} · question {progress.number} of at most {progress.at_most}",
        style="dim",
    )
    yield Group(Text(), Text(question.text, style="bold"))
    if interview.suggestion is not None:
        yield Text(f"Your answer before: {LABELS[interview.suggestion]}", style="dim")
    if why:
        yield from _why(interview)
    yield Text()


def _why(interview: Interview) -> Iterator[RenderableType]:
    question = interview.at
    yield _paragraph(question.why)
    yield _paragraph(f"For example: {question.example}")
    moves = why_now(interview)
    if moves:
        yield _paragraph(f"It is about: {question.serves}. It can still move: {'; '.join(moves)}.")
    else:
        yield _paragraph(f"It is about: {question.serves}. It no longer moves a result.")
    for source in question.sources:
        yield Padding(Text(f"- {source.source}", style="dim"), (0, 0, 0, 2))


def _danger(interview: Interview) -> Iterator[RenderableType]:
    emergency = _emergency(interview)
    yield _title("Safety first")
    yield _paragraph(f"If someone may be hurt now, call {emergency} if that is safe.")
    yield _paragraph(
        "Do not step in or face the person in charge. It can put everyone at more risk."
    )
    yield _paragraph(
        "If the person could be harmed by contact with police or immigration agents, ask what is "
        "safe for them, unless a child or a life is at risk."
    )
    for hotline in _lines(interview, ContactKind.HOTLINE)[:1]:
        yield _paragraph(f"{hotline.name}: {hotline.voice}" + _or_text(hotline.text))
    yield _paragraph("This screen may be watched. q leaves and clears it.")
    yield Text()


def _child(interview: Interview) -> Iterator[RenderableType]:
    yield _title("This may be about a child")
    for framework in result_of(interview).frameworks.values():
        for state in framework.findings:
            if state.finding.id == "child_commercial_sex":
                yield _paragraph(state.says)
    yield _paragraph("To stop here is best, unless you answer only what you already know.")
    yield Text()


def _emergency(interview: Interview) -> str:
    """Return the number to call; a law without a country has none."""
    numbers = [line.voice for line in _lines(interview, ContactKind.EMERGENCY)]
    return " or ".join(numbers) or "your local emergency number"


def _lines(interview: Interview, kind: ContactKind) -> list[Contact]:
    """Return the contacts of one kind that the laws of the interview name."""
    laws = (FRAMEWORKS[id] for id in interview.frameworks)
    return [contact for law in laws for contact in first_contacts(law) if contact.kind is kind]


def _or_text(number: str) -> str:
    return f", or text {number}" if number else ""


def _pause(interview: Interview) -> Iterator[RenderableType]:
    ended = interview.block_ended
    if ended is not None:
        yield _title(f"This part is done: {ended.title}")
    yield _paragraph(f"Next: {interview.at.block.title}.")
    if interview.at.block.note:
        yield _paragraph(interview.at.block.note)
    yield _paragraph("You can take a break, go on, or stop here.")
    yield Text()


def _result(interview: Interview, why: bool) -> RenderableType:
    from ..render.report import report  # not loaded before there is a result to show
    from ..render.terminal import draw

    return draw(report(result_of(interview), explain=why))


def _answered(question: Question, answer: Answer) -> str:
    return f"{question.text} {LABELS[answer].upper()}"


def addressed(interview: Interview) -> list[RenderableType]:
    """Return the sentence below the first question that says from whose view to answer."""
    first = interview.page is Page.QUESTION and not interview.answers
    text = _view_of(interview.role) if first else ""
    return [Text(text), Text()] if text else []


def _view_of(role: Role) -> str:
    match role:
        case Role.SELF:
            return "'The person' is you."
        case Role.OBSERVER:
            return "Answer from what you saw or heard yourself. 'Unsure' is a good answer."
        case Role.WORKER | Role.STORY:
            return ""
        case _:
            assert_never(role)
