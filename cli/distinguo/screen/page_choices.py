"""The choices of each page of the interview, and the keys that stand for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Never, assert_never

from rich.cells import cell_len, set_cell_size

from distinguo_rules.interview import As, Event, GoTo, Interview, Move, Page, Reply
from distinguo_rules.language import tr
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.role import Voice

from ..terminal.choice import LEAVE, Action, Choice, language_choice, language_row, words_of
from . import texts
from .text_versions import in_each_language

ANSWER_KEYS = {
    Answer.YES: ("1", "y"),
    Answer.NO: ("2", "n"),
    Answer.UNSURE: ("3", "u"),
    Answer.DECLINED: ("4", "d"),
    Answer.UNSAFE: ("5", "x"),
}
ROLE_KEYS = {
    Role.WORKER: ("1", "g"),
    Role.SELF: ("2",),
    Role.OBSERVER: ("3",),
    Role.STORY: ("4",),
}

BACK = Choice(("b",), "Go back", Move.BACK, "back")
REVIEW = Choice(("r",), "Review the answers", Move.REVIEW, "review")
STOP = Choice(("s",), "Stop and see the result so far", Move.RESULT, "stop")
WHY: Choice[Never] = Choice(("?", "h"), "Why this is asked", Action.WHY, "why", ("help", "hint"))
GO_ON = Choice(("1", "g"), "Go on with the questions", Move.ON, "go on")
# Not 1 or 2: someone who answers by number may press that key once too often.
STOP_HERE = Choice(("0", "s"), "Stop here and see whom to call", Move.RESULT, "stop")
BEGIN = Choice(("1", "g"), "Begin", Move.ON, "begin")
RESULT = Choice(("s",), "See the result", Move.RESULT, "result")
IN_ONE_LANGUAGE = (Page.REVIEW, Page.RESULT)
"""The pages that are shown in one language where questions are asked in two."""
LEAVE_OUT = Choice(("o",), "Leave this part out", Move.LEAVE_OUT, "leave part out", ("out",))
PAUSE = (
    Choice(("1", "g"), "Go on", Move.ON, "go on"),
    LEAVE_OUT,
    Choice(("0", "s"), "Stop here and see the result so far", Move.RESULT, "stop"),
)


def choices(interview: Interview) -> tuple[Choice[Event], ...]:
    """Return the choices that a page lists, in order."""
    match interview.page:
        case Page.WELCOME if interview.asks_role:
            return tuple(
                Choice(keys, texts.ROLE_LABELS[role], As(role), texts.ROLE_WORDS[role])
                for role, keys in ROLE_KEYS.items()
            )
        case Page.WELCOME:
            return (BEGIN,)
        case Page.QUESTION:
            return tuple(_answer(answer, keys) for answer, keys in ANSWER_KEYS.items())
        case Page.DANGER | Page.CHILD:
            return tuple(map(_in_both, (STOP_HERE, GO_ON)))
        case Page.PAUSE:
            return tuple(map(_in_both, PAUSE))
        case Page.REVIEW:
            return (*_rows(interview), RESULT)
        case Page.RESULT:
            return ()  # see result_pages.py
        case _:
            assert_never(interview.page)


def others(interview: Interview) -> tuple[Choice[Event], ...]:
    """Return the choices that a page names in its last line."""
    match interview.page:
        case Page.WELCOME:
            return (LEAVE,)
        case Page.QUESTION:
            left_out = (LEAVE_OUT,) if interview.may_leave_out else ()
            return (LEAVE, BACK, WHY, REVIEW, STOP, *left_out)
        case Page.REVIEW:
            return (LEAVE, BACK)
        case Page.DANGER | Page.CHILD | Page.PAUSE:
            return (LEAVE, BACK, REVIEW)
        case Page.RESULT:
            return (LEAVE, BACK, REVIEW)
        case _:
            assert_never(interview.page)


def language_listed(interview: Interview) -> tuple[Choice[Never], ...]:
    """Return the choice of the second language for a page that is in the first one alone."""
    return language_row() if interview.page in IN_ONE_LANGUAGE else ()


def language_named(interview: Interview) -> tuple[Choice[Never], ...]:
    """Return the choice of another language for the line of keys, unless it is listed."""
    return () if language_listed(interview) else language_choice()


def _answer(answer: Answer, keys: tuple[str, ...]) -> Choice[Event]:
    """Return the choice of an answer, labelled in both languages where there are two."""
    labels = in_each_language(texts.ANSWER_LABELS[answer])
    also = words_of(texts.ALSO_TYPED.get(answer, ""))
    return Choice(
        keys, tr(texts.BETWEEN_LANGUAGES).join(labels), Reply(answer), "", (*also, *labels)
    )


def _in_both(choice: Choice[Event]) -> Choice[Event]:
    """Return a choice labelled in both languages, each of which can be typed, if there are two."""
    labels = in_each_language(choice.label)
    if len(labels) == 1:
        return choice
    also = words_of(", ".join(choice.also))
    return replace(choice, label=tr(texts.BETWEEN_LANGUAGES).join(labels), also=(*also, *labels))


def _rows(interview: Interview) -> Iterator[Choice[Event]]:
    """Yield a row for each answer that counts, in order, and for each part that was left out."""
    from distinguo_rules.questionnaire import BY_ID

    rows = [
        (review_row(BY_ID[id], answer, interview.role.voice), id)
        for id, answer in interview.counted.items()
    ]
    rows += [
        (tr(texts.LEFT_OUT_ROW).format(part=tr(block.title_in(interview.role.voice))), first.id)
        for block, first in interview.parts_left_out
    ]
    for number, (label, id) in enumerate(rows, 1):
        yield Choice((str(number),), label, GoTo(id))


def review_row(question: Question, answer: Answer, voice: Voice) -> str:
    """Return the row of the review for an answer: first the answer, in a column of its own."""
    return f"{in_column(answer)}{tr(question.wording(voice).text)}"


def in_column(answer: Answer) -> str:
    columns = max(map(cell_len, map(tr, texts.SHORT_LABELS.values()))) + 1
    return set_cell_size(tr(texts.SHORT_LABELS[answer]), columns)
