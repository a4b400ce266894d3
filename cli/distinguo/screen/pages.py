"""The text of each page of the interview, for both front ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from distinguo_rules.blocks import SEX
from distinguo_rules.contact import numbers_by_place
from distinguo_rules.contacts import ContactKind
from distinguo_rules.interview import Interview, Page
from distinguo_rules.language import listed, tr
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.onlooker import exceeds_onlooker

from ..terminal.drawing import hanging
from . import texts
from .page_choices import in_column
from .text_versions import in_each_language, text_versions
from .texts import ANSWER_LABELS
from .urgent_advice import assessment_of, child_advice, contacts_of, danger_advice, to_call
from .welcome import IN_DANGER, IN_DANGER_ANYWHERE, TITLE, paragraphs

MAX_TITLES_SHOWN = 3  # of what an answer can still change


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
    title, *about = text_versions(made)
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
    for paragraph in paragraphs(advice, _whomto_call(interview), in_lines):
        yield _paragraph(*paragraph)


def _whomto_call(interview: Interview) -> Iterator[str]:
    """Yield a sentence for each number to call of the laws that the interview is about."""
    numbers = numbers_by_place(contacts_of(interview, ContactKind.EMERGENCY))
    yield tr(IN_DANGER if numbers else IN_DANGER_ANYWHERE).format(number=numbers)
    yield from map(to_call, contacts_of(interview, ContactKind.HOTLINE)[:1])


def question_heading(
    interview: Interview, above: Sequence[Question] = ()
) -> Iterator[RenderableType]:
    """Yield the first lines of a question's page: its part, and the answers given on the page."""
    question, voice = interview.at, interview.role.voice
    part = tr(question.block.title_in(voice))
    place = interview.progress._asdict()
    yield Text(tr(texts.QUESTION_OF).format(part=part, **place), style="dim")
    for earlier in above:
        label = in_column(interview.answers[earlier.id])
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
    example = text_versions(lambda: (tr(texts.FOR_EXAMPLE).format(example=tr(words.example)),))
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
