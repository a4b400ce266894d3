"""What the pages between the questions say, in every framework and for everyone who answers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from distinguo.screen.full import FullScreen
from distinguo.screen.lines import InterviewInLines
from distinguo.screen.page_choices import choices
from distinguo.screen.pages import body
from distinguo.terminal.choice import Action
from distinguo_rules.contacts import ContactKind, contacts, contacts_of_law
from distinguo_rules.interview import As, Interview, Move, Page, Reply
from distinguo_rules.language import using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID

Y, U = Answer.YES, Answer.UNSURE


def words(interview: Interview) -> str:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(body(interview, why=False))
    return " ".join(capture.get().split())


@pytest.mark.parametrize("framework", list(FRAMEWORKS))
@pytest.mark.parametrize(("age", "advice"), [(Y, "trained interviewer"), (U, "child case")])
def test_the_child_page_says_what_to_do_and_offers_to_stop_first(
    age: Answer, advice: str, framework: str
) -> None:
    start = Interview(
        (framework,),
        answers={"under_18": age, "under_18_now": age},
        page=Page.QUESTION,
        at=BY_ID["sex_for_value"],
    )
    page = start.after(Reply(Y))
    assert page.page is Page.CHILD
    said = words(page)
    assert advice in said
    assert choices(page)[0].does is Move.RESULT


def test_the_danger_page_names_the_emergency_line_of_each_law() -> None:
    said = {
        framework: words(Interview((framework,), page=Page.QUESTION).after(Reply(Y)))
        for framework in FRAMEWORKS
    }
    assert "call 911 if" in said["us"]
    assert "call 999 if" in said["uk"]
    assert "call 112 if" in said["eu"]
    assert "call your local emergency number if" in said["un"]


def test_the_danger_page_names_a_hotline_of_the_law_or_none() -> None:
    hotlines = {c.voice for c in contacts().values() if c.kind is ContactKind.HOTLINE} - {""}
    for id, law in FRAMEWORKS.items():
        page = words(Interview((id,), page=Page.QUESTION).after(Reply(Y)))
        named = {voice for voice in hotlines if voice in page}
        assert named <= {contact.voice for contact in contacts_of_law(law)}
        assert bool(named) is (id in ("us", "uk"))


@pytest.mark.parametrize("role", [Role.SELF, Role.WORKER])
@pytest.mark.parametrize("code", ["en", "es"])
def test_both_numbers_to_call_are_seen_at_once_in_danger(code: str, role: Role) -> None:
    with using(code):
        screen = FullScreen(Interview(role=role, page=Page.QUESTION).after(Reply(Y)))
        seen = " ".join(" ".join(screen.visible(40, 20)).split())
    assert seen.index("911") < seen.index("1-888-373-7888") < seen.index("0/")


@pytest.mark.parametrize("law", FRAMEWORKS)
def test_the_first_page_names_the_numbers_of_its_law(law: str) -> None:
    page = words(Interview((law,)))
    own = {contact.voice for contact in contacts_of_law(FRAMEWORKS[law])} - {""}
    others = {contact.voice for contact in contacts().values()} - own - {""}
    assert not {voice for voice in others if re.search(rf"\b{re.escape(voice)}\b", page)}
    emergency = [c for c in contacts_of_law(FRAMEWORKS[law]) if c.kind is ContactKind.EMERGENCY]
    assert all(contact.voice in page for contact in emergency)
    assert "your local emergency number" in page


def test_the_first_page_asks_who_answers_unless_that_was_said() -> None:
    asked = [choice.does for choice in choices(Interview(asks_role=True))]
    assert set(asked) == {As(role) for role in Role}
    assert [choice.does for choice in choices(Interview())] == [Move.ON]


@pytest.mark.parametrize("front_end", [FullScreen, InterviewInLines])
@pytest.mark.parametrize("page", Page)
def test_each_key_of_a_page_has_one_meaning_and_q_leaves(
    page: Page, front_end: type[FullScreen] | type[InterviewInLines]
) -> None:
    for role in Role:
        answers = {"under_18": U, "from_abroad": Y}
        screen = front_end(Interview(role=role, answers=answers, page=page, asks_role=True))
        assert _meanings(screen)["q"] is Action.LEAVE


@pytest.mark.parametrize("front_end", [FullScreen, InterviewInLines])
def test_q_also_leaves_from_each_page_of_a_result_and_from_its_warning(
    front_end: type[FullScreen] | type[InterviewInLines],
) -> None:
    screen = front_end(
        Interview(answers={"from_abroad": Y, "entry_irregular": Y}, page=Page.RESULT)
    )
    sections = screen.result.report(screen.interview).sections
    for section in range(len(sections)):
        screen.result = replace(screen.result, section=section)
        assert _meanings(screen)["q"] is Action.LEAVE
    screen.result = replace(screen.result, warns=True)
    assert _meanings(screen)["q"] is Action.LEAVE


@pytest.mark.parametrize("columns", [1, 3, 9, 20])
def test_no_line_of_a_result_is_wider_than_its_window(columns: int) -> None:
    screen = FullScreen(Interview(answers={"from_abroad": Y}, page=Page.RESULT))
    for section in range(len(screen.result.report(screen.interview).sections)):
        screen.result = replace(screen.result, section=section, explain=True)
        screen.visible(columns, 24)
        lines = {*screen.lines}  # most of a narrow window's lines are a letter or a word
        assert max(cell_len(Text.from_ansi(line).plain) for line in lines) <= columns


def _meanings(screen: FullScreen | InterviewInLines) -> dict[str, object]:
    """Return the event of each key of a page, each of which stands there once."""
    keys = [(key, each.does) for each in (*screen.choices, *screen.others) for key in each.keys]
    assert len(keys) == len(dict(keys))
    return dict(keys)
