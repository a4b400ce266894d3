"""The language is chosen by --lang, by the environment, and by a key on every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from distinguo.screen.full import FullScreen
from distinguo.screen.lines import InterviewInLines
from distinguo_rules.interview import Interview, Move, Page, Reply
from distinguo_rules.language import language, second_language, tr, using
from distinguo_rules.model import Answer
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
        shown = " ".join(" ".join(screen.lines).split())
        assert shown.index(PREGUNTA) < shown.index(ASKED)
        assert "Sí · Yes" in shown
        screen.press("i")
        shown = " ".join(" ".join(screen.lines).split())
        assert shown.index(ASKED) < shown.index(PREGUNTA)
        assert (language(), second_language()) == ("en", "es")


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
    ("given", "said"),
    [
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
