"""The language is chosen by --lang, by the environment, and by a key on every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from distinguo.languages import choose_language
from distinguo.screen import texts
from distinguo.screen.full import FullScreen
from distinguo.screen.lines import InterviewInLines
from distinguo.terminal.drawing import lines_of
from distinguo_rules.blocks import SEX
from distinguo_rules.interview import Interview, Move, Page, Reply
from distinguo_rules.language import language, second_language, tr, use, using
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.questions import DANGER_NOW
from kit.terminal import Terminal, call, environment

BLANK = b'{"answers": {"danger_now": "unsure"}}'
ASKED = DANGER_NOW.text
with using("es"):
    PREGUNTA = tr(ASKED)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    with using("en"):
        yield


def pages() -> Iterator[Interview]:
    now = Interview().after(Move.ON)
    yield from (Interview(), now, now.after(Move.REVIEW), now.after(Move.RESULT))
    yield now.after(Reply(Answer.YES))


def test_a_key_and_a_word_change_the_language_on_every_page() -> None:
    kinds = set()
    for interview in pages():
        kinds.add(interview.page)
        screen, lines = FullScreen(interview), InterviewInLines(interview)
        assert "i español" in " ".join(screen._keys())
        before = screen.lines
        screen.press("i")
        assert (language(), screen.interview) == ("es", interview)
        assert screen.lines != before
        (choice,) = (c for c in lines.others if "english" in c.words)
        lines.choose(choice)
        assert (language(), screen.lines) == ("en", before)
    assert kinds == {Page.WELCOME, Page.QUESTION, Page.REVIEW, Page.RESULT, Page.DANGER}


def test_two_languages_stand_one_below_the_other_and_change_places() -> None:
    screen = FullScreen(Interview().after(Move.ON))
    with using("es", "en"):
        assert shown(screen).index(PREGUNTA) < shown(screen).index(ASKED)
        assert "Sí · Yes" in " ".join(screen.lines)
        screen.press("i")
        assert shown(screen).index(ASKED) < shown(screen).index(PREGUNTA)
        assert (language(), second_language()) == ("en", "es")


def shown(screen: FullScreen | InterviewInLines) -> str:
    lines = lines_of(screen.body(), 80, styled=False)
    return " ".join(" ".join(lines).split())


FIRST = Interview(role=Role.SELF, page=Page.QUESTION)
CHILD = FIRST.after(Reply(Answer.NO)).after(Reply(Answer.YES)).after(Reply(Answer.YES))
STOPS = {
    Page.DANGER: (
        FIRST.after(Reply(Answer.YES)),
        (texts.DANGER_TITLE, texts.DO_NOT_CONFRONT_YOU, texts.POLICE_YOU),
    ),
    Page.CHILD: (CHILD, (texts.CHILD_YOU_TITLE, *texts.CHILD_YOU)),
    Page.PAUSE: (
        Interview(page=Page.PAUSE, at=BY_ID["sex_for_value"]),
        (SEX.title, SEX.note, texts.AT_A_PAUSE),
    ),
}


@pytest.mark.parametrize("front_end", [FullScreen, InterviewInLines])
@pytest.mark.parametrize("page", STOPS)
def test_each_paragraph_of_a_page_between_questions_stands_in_two_languages(
    page: Page, front_end: type[FullScreen] | type[InterviewInLines]
) -> None:
    interview, messages = STOPS[page]
    assert interview.page is page
    with using("es", "en"):
        screen = front_end(interview)
        in_order = [words for message in messages for words in (tr(message), message)]
        places = [shown(screen).index(words) for words in in_order]
        assert places == sorted(places)
        for choice in screen.choices:
            spanish, english = choice.label.split(" · ")
            assert {spanish.lower(), english.lower()} <= {*choice.words}
    with using("es"):
        alone = front_end(interview)
        assert messages[1] not in shown(alone)
        assert not any(" · " in choice.label for choice in alone.choices)


def test_the_number_to_call_in_danger_is_on_the_first_screen_in_two_languages() -> None:
    interview, _ = STOPS[Page.DANGER]
    with using("es", "en"):
        seen = " ".join(" ".join(FullScreen(interview).visible(40, 20)).split())
    assert "llame al 911" in seen
    assert "call 911" in seen


@pytest.mark.parametrize("front_end", [FullScreen, InterviewInLines])
def test_the_reason_and_the_example_stand_in_two_languages(
    front_end: type[FullScreen] | type[InterviewInLines],
) -> None:
    with using("es", "en"):
        screen = front_end(Interview().after(Move.ON))
        screen.why = True
        for message in (DANGER_NOW.why, DANGER_NOW.example):
            assert [shown(screen).count(words) for words in (message, tr(message))] == [1, 1]


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
def test_a_result_in_one_of_two_languages_says_in_the_other_how_to_read_it(
    size: tuple[int, int],
) -> None:
    columns, rows = size
    line = ("screen", "--lang", "es,en", "--as", "worker")
    with Terminal(*line, columns=columns, rows=rows) as terminal:
        terminal.wait_for("i English")
        terminal.press("1", until="pregunta 1 de")
        terminal.press("2", "t", until="Trata de personas:")
        assert "i Read this in English" in terminal.text
        terminal.press("i", until="Human trafficking:")
        terminal.press("r", until="i Leer esto en español")


def test_a_result_in_plain_lines_says_so_too() -> None:
    with Terminal("screen", "--lang", "es,en", "--plain", rows=100) as terminal:
        terminal.wait_for("Su elección:")
        terminal.press("1\n", "2\n", "t\n", until="i: Read this in English")
        terminal.press("i\n", until="Human trafficking:")


def test_the_environment_decides_before_the_first_page_is_painted() -> None:
    with Terminal(env=environment(LANG="es_MX.UTF-8")) as terminal:
        terminal.wait_for("i English")
        terminal.press("1", until=PREGUNTA)
        terminal.press("i", until=ASKED)


def test_a_document_names_its_language_and_is_verified_in_it() -> None:
    line = ("screen", "--answers", "-", "--format", "json", "--lang", "es")
    written = call(*line, stdin=BLANK).out
    assert json.loads(written)["language"] == "es"
    assert "AGREES" in call("verify", "-", stdin=written.encode()).out
    in_english = call(*line[:-1], "en", stdin=BLANK).out
    assert json.loads(in_english)["language"] == "en"
    said_to_be_spanish = in_english.replace('"language": "en"', '"language": "es"')
    assert "DIFFERS" in call("verify", "-", stdin=said_to_be_spanish.encode()).out


def test_a_page_for_browsers_names_its_language_and_links_the_number_to_call() -> None:
    line = ("screen", "--answers", "-", "--format", "html", "--lang")
    for code in ("es", "en"):
        page = call(*line, code, stdin=BLANK).out
        assert f'<html lang="{code}">' in page
        (alert,) = re.findall(r'<p class="alert">(.*)</p>', page)
        assert '<a href="tel:911">911</a>' in alert


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("es-MX", ("es", "")),
        ("es_MX", ("es", "")),
        ("es-419,en-US", ("es", "en")),
        ("es-MX,es-ES", ("es", "")),
    ],
)
def test_a_language_of_one_country_is_that_language(given: str, used: tuple[str, str]) -> None:
    try:
        choose_language(given, {})
        assert (language(), second_language()) == used
    finally:
        use("en")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("xx-MX", 'no language is called "xx-MX"'),
        ("klingon", 'no language is called "klingon"'),
        ("es,kl", 'no language is called "kl"'),
        ("", 'no language is called ""'),
        ("es,en,es,kl", 'no language is called "kl"'),
    ],
)
def test_a_language_that_does_not_exist_is_refused(given: str, said: str) -> None:
    done = call("questions", "--lang", given)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert language() == "en"
