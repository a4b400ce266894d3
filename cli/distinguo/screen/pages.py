"""The text and the choices of each page of the interview, for both front ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Never, assert_never

from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.blocks import SEX
from distinguo_rules.contact import numbers_by_place
from distinguo_rules.contacts import Contact, ContactKind, contacts_of_law
from distinguo_rules.interview import As, Event, GoTo, Interview, Move, Page, Reply
from distinguo_rules.language import listed, second_language, tr, using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.onlooker import exceeds_onlooker
from distinguo_rules.role import Voice

from ..terminal.choice import LEAVE, Action, Choice, language_choice, language_row, words_of
from ..terminal.drawing import hanging
from . import texts
from .texts import ANSWER_LABELS
from .welcome import IN_DANGER, IN_DANGER_ANYWHERE, TITLE, TO_CALL_OR_TEXT, paragraphs

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

MAX_TITLES_SHOWN = 3  # of what an answer can still change
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
    labels = in_each_language(ANSWER_LABELS[answer])
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


def in_each_language(message: str) -> tuple[str, ...]:
    """Return a message in the language in use, and in the second one where it differs there."""
    return next(_versions(lambda: (tr(message),)))


def _versions(made: Callable[[], Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each of the texts that are made, with its version in the second language, if any."""
    found = [tuple(made())]
    if second_language():
        with using(second_language()):
            found.append(tuple(made()))
    for versions in zip(*found, strict=True):
        yield tuple(dict.fromkeys(versions))


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
    return f"{_in_column(answer)}{tr(question.wording(voice).text)}"


def _in_column(answer: Answer) -> str:
    columns = max(map(cell_len, map(tr, texts.SHORT_LABELS.values()))) + 1
    return set_cell_size(tr(texts.SHORT_LABELS[answer]), columns)


def assessment_of(interview: Interview) -> Assessment:
    """Assess the answers so far."""
    return assess(interview.counted, interview.frameworks, interview.role)


def body(
    interview: Interview,
    why: bool,
    advice: str = "",
    in_lines: bool = False,
    above: Sequence[Question] = (),
) -> RenderableType:
    """Return the page above its choices; the first page shows `advice` below its title.

    `in_lines`: the page is printed, so the keys need Enter, and `why` follows the question.
    `above`: the questions of the page that were answered before the one at hand.
    """
    match interview.page:
        case Page.WELCOME:
            return Group(*_welcome(interview, advice, in_lines), Text())
        case Page.QUESTION if why and in_lines:
            return Group(*_why(interview), Text())
        case Page.QUESTION:
            return Group(*question_heading(interview, above), *_question(interview, why))
        case Page.DANGER:
            return _page(lambda: _danger(interview, in_lines))
        case Page.CHILD:
            return _page(lambda: child_advice(interview))
        case Page.PAUSE:
            return _page(lambda: _pause(interview))
        case Page.REVIEW:
            return Group(*_review(interview, in_lines), Text())
        case Page.RESULT:
            return Group(_result(interview, why), Text())
        case _:
            assert_never(interview.page)


def _page(made: Callable[[], Iterable[str]]) -> RenderableType:
    """Return a page of a title and paragraphs, each in both languages where there are two."""
    title, *about = _versions(made)
    bold = (Text(words, style="bold") for words in title)
    return Group(*bold, *(_paragraph(*versions) for versions in about), Text())


def _title(message: str) -> Text:
    return Text(tr(message), style="bold")


def _paragraph(*versions: str) -> RenderableType:
    """Return a text, which is in its language already, in its versions below an empty line."""
    return Group(Text(), *map(Text, versions))


def _welcome(interview: Interview, advice: str, in_lines: bool) -> Iterator[RenderableType]:
    yield _title(TITLE)
    if advice:
        yield Text(tr(advice))
    for paragraph in paragraphs(advice, _whom_to_call(interview), in_lines):
        yield _paragraph(*paragraph)


def _whom_to_call(interview: Interview) -> Iterator[str]:
    """Yield a sentence for each number to call of the laws that the interview is about."""
    numbers = numbers_by_place(_lines(interview, ContactKind.EMERGENCY))
    yield tr(IN_DANGER if numbers else IN_DANGER_ANYWHERE).format(number=numbers)
    yield from map(_to_call, _lines(interview, ContactKind.HOTLINE)[:1])


def question_heading(
    interview: Interview, above: Sequence[Question] = ()
) -> Iterator[RenderableType]:
    """Yield the first lines of a question's page: its part, and the answers given on the page."""
    question, voice = interview.at, interview.role.voice
    part = tr(question.block.title_in(voice))
    place = interview.progress._asdict()
    yield Text(tr(texts.QUESTION_OF).format(part=part, **place), style="dim")
    for earlier in above:
        label = _in_column(interview.answers[earlier.id])
        yield hanging(label, Text(tr(earlier.wording(voice).text), style="dim"))
    yield Text()
    if interview.announces:
        for words in in_each_language(question.block.note):
            yield Text(words)
        yield Text()


def _question(interview: Interview, why: bool) -> Iterator[RenderableType]:
    question = interview.at
    for words in in_each_language(question.wording(interview.role.voice).text):
        yield Text(words, style="bold")
    if caution := onlooker_caution(question, interview.role):
        yield Text(tr(caution))
    if interview.suggestion is not None:
        answer = tr(ANSWER_LABELS[interview.suggestion])
        yield Text(tr(texts.ANSWERED).format(answer=answer), style="dim")
    if why:
        yield from _why(interview)
    yield Text()


def onlooker_caution(question: Question, role: Role) -> str:
    """Return the sentence that tells an onlooker which answers count as unsure, if any do."""
    if role is not Role.OBSERVER:
        return ""
    match exceeds_onlooker(question, Answer.YES), exceeds_onlooker(question, Answer.NO):
        case True, True:
            return texts.YES_AND_NO_ARE_UNSURE
        case True, False:
            return texts.YES_IS_UNSURE
        case False, True:
            return texts.NO_IS_UNSURE
        case _:
            return ""


def _why(interview: Interview) -> Iterator[RenderableType]:
    question = interview.at
    words = question.wording(interview.role.voice)
    yield _paragraph(*in_each_language(words.why))
    example = _versions(lambda: (tr(texts.FOR_EXAMPLE).format(example=tr(words.example)),))
    yield from (_paragraph(*versions) for versions in example)
    yield _paragraph(tr(texts.ABOUT).format(about=tr(question.serves)))
    yield Text(_changes(interview))
    for source in question.sources:
        yield Padding(Text(f"- {source.source}", style="dim"), (0, 0, 0, 2))


def _changes(interview: Interview) -> str:
    """Return the sentence that names what the answer can still change, not too much of it."""
    titles = interview.why_now
    if not titles:
        return tr(texts.CHANGES_NO_RESULT)
    text = texts.CAN_CHANGE if len(titles) <= MAX_TITLES_SHOWN else texts.CAN_CHANGE_MORE
    return tr(text).format(titles=listed(map(tr, titles[:MAX_TITLES_SHOWN])))


def _danger(interview: Interview, in_lines: bool) -> Iterator[str]:
    yield from danger_advice(interview)
    yield tr(texts.WATCHED_IN_LINES if in_lines else texts.WATCHED)


def danger_advice(interview: Interview) -> Iterator[str]:
    """Yield a title, then what to do when someone may be in danger now."""
    is_self = interview.role is Role.SELF
    yield tr(texts.DANGER_TITLE)
    yield emergency(interview)
    for hotline in _lines(interview, ContactKind.HOTLINE)[:1]:
        yield _to_call(hotline)
    yield tr(texts.DO_NOT_CONFRONT_YOU if is_self else texts.DO_NOT_CONFRONT)
    yield tr(texts.POLICE_YOU if is_self else texts.POLICE)


def child_advice(interview: Interview) -> Iterator[str]:
    """Yield a title, then what to do when this may be about a child."""
    if interview.role is Role.SELF:
        yield tr(texts.CHILD_YOU_TITLE)
        yield from map(tr, texts.CHILD_YOU)
        for contact in _lines(interview, ContactKind.CHILD):
            if contact.text and contact.voice:
                one = contact.text == contact.voice
                text = texts.TO_CALL_OR_TEXT_ONE if one else texts.TO_TEXT_OR_CALL
                yield tr(text).format(**contact._asdict())
        return
    yield tr(texts.CHILD_TITLE)
    for framework in assessment_of(interview).frameworks.values():
        for state in framework.findings:
            if state.finding.id == "child_commercial_sex":
                yield tr(state.says_in(interview.role.voice))
    yield tr(texts.CHILD_STOP)


def emergency(interview: Interview) -> str:
    """Return the sentence with the number to call; a law without a country has none."""
    numbers = numbers_by_place(_lines(interview, ContactKind.EMERGENCY))
    if interview.role is Role.SELF:
        text = texts.CALL_IF_SAFE_YOU if numbers else texts.NO_NUMBER_YOU
    else:
        text = texts.CALL_IF_SAFE if numbers else texts.NO_NUMBER
    return tr(text).format(number=numbers)


def _lines(interview: Interview, kind: ContactKind) -> list[Contact]:
    """Return the contacts of one kind that the laws of the interview name."""
    laws = (FRAMEWORKS[id] for id in interview.frameworks)
    every = (contact for law in laws for contact in contacts_of_law(law))
    return [contact.in_language() for contact in every if contact.kind is kind]


def _to_call(contact: Contact) -> str:
    text = TO_CALL_OR_TEXT if contact.text else texts.TO_CALL
    return tr(text).format(**contact._asdict())


def _pause(interview: Interview) -> Iterator[str]:
    block = interview.at.block
    yield tr(block.title_in(interview.role.voice))
    yield tr(block.note)
    asked_of_others = interview.role in (Role.WORKER, Role.OBSERVER)
    if block == SEX and asked_of_others and interview.may_be_child:
        yield tr(texts.ASK_NO_CHILD)
    yield tr(texts.AT_A_PAUSE)


def _review(interview: Interview, in_lines: bool) -> Iterator[RenderableType]:
    yield _title(texts.REVIEW_TITLE)
    if interview.counted:
        yield _paragraph(tr(texts.REVIEW_IN_LINES if in_lines else texts.REVIEW))
    else:
        yield _paragraph(tr(texts.REVIEW_NOTHING))


def _result(interview: Interview, why: bool) -> RenderableType:
    from ..render.result import result_report  # not loaded before there is a result to show
    from ..render.terminal import draw

    return draw(result_report(assessment_of(interview), explain=why))


def addressed(interview: Interview) -> list[RenderableType]:
    """Return the sentence below a question that says from whose view to answer.

    A person who answers for themselves reads it below each question, everyone else below the
    first one.
    """
    shown = interview.role is Role.SELF or not interview.answers
    text = texts.VIEWS[interview.role] if shown and interview.page is Page.QUESTION else ""
    return [Text(tr(text)), Text()] if text else []
