"""The page in Chromium and in Firefox: real keys and clicks, and nothing kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

import pytest

from distinguo.form.html.page import form_page
from distinguo.form.html.texts_data import texts_data
from distinguo.render.headlines import headline
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Story
from distinguo_rules.assessment import assess
from distinguo_rules.language import using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role, Verdict
from kit import chromium, firefox

BROWSERS: dict[str, tuple[str | None, Callable[[Path], AbstractContextManager[Any]], str]] = {
    "chromium": (chromium.BROWSER, chromium.chromium, "Debian's chromium"),
    "firefox": (firefox.BROWSER, firefox.firefox, "Debian's firefox-esr"),
}
MAX_SECONDS = 20
SETTLED_SECONDS = 0.35  # a little over what the page waits after a tap
MIN_TARGET_PIXELS = 44
NARROWEST = (320, 256)  # 1280 x 1024 enlarged four times
PHONE = (360, 740)
ENGLISH: Any = texts_data(("us",))


@pytest.fixture(scope="module", params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[Any]:
    program, started, package = BROWSERS[request.param]
    if program is None:
        pytest.skip(f"{request.param.capitalize()} is not installed: {package}")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, started(Path(folder)) as open_:
        yield open_


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "questions.html"
    path.write_text(form_page(("us",), ("en",)), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Any, file: Path) -> Any:
    """The browser with the first page of the form."""
    browser.resize(*PHONE)
    browser.open("about:blank")
    browser.open(file.as_uri())
    return browser


PLACES = """[...document.querySelectorAll("button, summary, a")]
  .filter((each) => each.getClientRects().length && each.textContent.trim() === %s)
  .map((each) => {
    each.scrollIntoView({ block: "center" });
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  })"""


def tap(page: Any, label: str) -> None:
    """Click on the middle of what has that label, once the page has settled."""
    places = page.evaluate(PLACES % json.dumps(label))
    assert len(places) == 1, (label, text_of(page))
    sleep(SETTLED_SECONDS)
    page.tap(*places[0])


def click(page: Any, label: str) -> None:
    """Click on what has that label, without waiting and without a mouse."""
    found = page.evaluate(
        f"""[...document.querySelectorAll("main button, nav button")]
        .filter((each) => each.textContent.trim() === {json.dumps(label)})
        .map((each) => each.click()).length"""
    )
    assert found == 1, (label, text_of(page))


def text_of(page: Any) -> str:
    return str(page.evaluate("document.body.innerText"))


def heading(page: Any) -> str:
    return str(page.evaluate('(document.querySelector("h1") || {}).textContent'))


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait; while one page takes the place of another, the browser answers nothing."""
    began = monotonic()
    while True:
        with suppress(RuntimeError):
            if condition():
                return
        assert monotonic() - began < MAX_SECONDS
        sleep(0.05)


DANGER = ENGLISH["questions"]["danger_now"]["about"]["text"]
BUTTONS: dict[str, str] = ENGLISH["answer_buttons"]
ROLES: dict[str, str] = {role: words["label"] for role, words in ENGLISH["roles"].items()}
IDS = {
    text: id
    for id, words in ENGLISH["questions"].items()
    for text in (words["about"]["text"], words["you"].get("text", ""))
}


def go_through(
    page: Any, role: str, story: Story, press: Callable[[Any, str], None] = click
) -> None:
    """Answer as the story does, and "unsure" where it says nothing, to the result."""
    press(page, ROLES[role])
    seen = heading(page)
    while seen != ENGLISH["not_proof"]:
        if seen in IDS:
            answer = story.answers.get(IDS[seen], Answer.UNSURE)
            press(page, BUTTONS.get(answer, BUTTONS["unsure"]))
        else:
            labels = (ENGLISH["go_on"], ENGLISH["go_on_after_pause"])
            shown = text_of(page)
            press(page, next(label for label in labels if re.search(rf"^{label}$", shown, re.M)))
        seen = heading(page)


def headlines(page: Any) -> list[str]:
    found = page.evaluate('[...document.querySelectorAll(".headline")].map((e) => e.textContent)')
    return list(found)


def expected_headlines(story: Story, role: Role) -> list[str]:
    assessment = assess(story.answers, ("us",), role)
    return [headline(assessment, verdict) for verdict in Verdict]


STORIES = shipped_stories()


def test_a_story_that_is_tapped_in_has_the_verdicts_of_the_program(page: Any) -> None:
    """Every fourth page by a tap; to wait for each of them would take ten seconds."""
    turned = iter(range(100))

    def press(page: Any, label: str) -> None:
        (tap if next(turned) % 4 == 0 else click)(page, label)

    go_through(page, "worker", STORIES[41], press)
    assert next(turned) > 20
    assert headlines(page) == expected_headlines(STORIES[41], Role.WORKER)


def test_stories_have_the_verdicts_of_the_program(page: Any) -> None:
    for story in STORIES[5::20]:
        go_through(page, "worker", story)
        assert headlines(page) == expected_headlines(story, Role.WORKER)
        click(page, ENGLISH["clear"])


def test_nothing_is_asked_of_a_network_and_nothing_is_kept(page: Any) -> None:
    before = page.evaluate("history.length")
    go_through(page, "self", STORIES[0])
    kept = """[localStorage.length, sessionStorage.length, document.cookie,
      performance.getEntriesByType("resource").length, location.hash + location.search]"""
    assert page.evaluate(kept) == [0, 0, "", 0, ""]
    assert page.evaluate("history.length") == before
    if isinstance(page, chromium.Chromium):
        requests = [e["params"] for e in page.events if "requestWillBeSent" in str(e)]
        addresses = {each["request"]["url"] for each in requests}
        assert all(address.startswith(("file:", "about:")) for address in addresses)
        faults = ("Log.entryAdded", "Runtime.exceptionThrown")
        assert [e for e in page.events if e.get("method") in faults] == []


def leave_by_button(page: Any) -> None:
    tap(page, ENGLISH["leave"])


def leave_by_key(page: Any) -> None:
    for _ in range(3):
        page.press("Escape")


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_key])
def test_leaving_puts_an_empty_page_in_the_place_of_this_one(
    page: Any, leave: Callable[[Any], None]
) -> None:
    before = page.evaluate("history.length")
    go_through(page, "worker", STORIES[0])
    leave(page)
    wait_until(lambda: page.evaluate("location.href") == "about:blank")
    assert text_of(page).strip() == ""
    assert page.evaluate("history.length") == before
    page.evaluate("setTimeout(() => history.back())")
    sleep(SETTLED_SECONDS)
    assert "questions.html" not in page.evaluate("location.href")


def test_two_taps_on_escape_do_not_leave(page: Any) -> None:
    for _ in range(2):
        page.press("Escape")
    sleep(SETTLED_SECONDS)
    assert heading(page) == "distinguo"


def test_the_way_back_in_the_browser_finds_no_answers(page: Any, file: Path) -> None:
    click(page, ROLES["worker"])
    click(page, BUTTONS["no"])
    page.open("about:blank")
    page.evaluate("setTimeout(() => history.back())")
    wait_until(lambda: heading(page) == "distinguo")
    click(page, ROLES["worker"])
    assert heading(page) == DANGER
    click(page, ENGLISH["review"])
    assert ENGLISH["review_nothing"] in text_of(page)


def test_a_tap_that_lands_twice_answers_one_question(page: Any) -> None:
    click(page, ROLES["worker"])
    places = page.evaluate(PLACES % json.dumps(BUTTONS["no"]))
    sleep(SETTLED_SECONDS)
    page.tap(*places[0])
    page.tap(*places[0])
    assert "question 2 of" in text_of(page)


def test_the_keyboard_alone_answers_and_the_heading_of_each_page_has_the_focus(page: Any) -> None:
    for _ in range(3):  # past Leave now and the other language, or what the browser adds
        if page.evaluate("document.activeElement.textContent") == ROLES["worker"]:
            break
        page.press("Tab")
    page.evaluate(f"""[...document.querySelectorAll("main button")].find((each) =>
      each.textContent === {json.dumps(ROLES["worker"])}).focus()""")
    page.press("Enter")
    wait_until(lambda: heading(page) == DANGER)
    assert page.evaluate("document.activeElement.textContent") == DANGER
    page.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == BUTTONS["yes"]
    page.press("Tab")
    page.press("Enter")
    wait_until(lambda: heading(page) != DANGER)
    focused = page.evaluate("document.activeElement.tagName")
    assert (focused, page.evaluate("document.activeElement.textContent")) == ("H1", heading(page))


def test_another_language_shows_the_same_page(page: Any) -> None:
    click(page, ROLES["observer"])
    click(page, BUTTONS["no"])
    with using("es"):
        spanish: Any = texts_data(("us",))
    second = next(id for text, id in IDS.items() if text == heading(page))
    click(page, spanish["name"])
    assert heading(page) == spanish["questions"][second]["about"]["text"]
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.evaluate('document.getElementById("leave").textContent') == spanish["leave"]
    click(page, ENGLISH["name"])
    assert page.evaluate("document.documentElement.lang") == "en"


def test_answers_shown_as_text_are_an_answers_file_and_printing_warns_of_the_trip(
    page: Any, tmp_path: Path
) -> None:
    from distinguo.answers import read_answers

    story = next(s for s in STORIES if s.answers.get("entry_irregular") is Answer.YES)
    go_through(page, "worker", story)
    click(page, ENGLISH["copy"])
    assert heading(page) == ENGLISH["can_be_used"]
    click(page, ENGLISH["keep_all"])
    (tmp_path / "case.json").write_text(page.evaluate('document.querySelector("textarea").value'))
    record = read_answers(str(tmp_path / "case.json"))
    assert record.role is Role.WORKER
    assert record.answers["entry_irregular"] is Answer.YES
    shown = assess(record.answers, ("us",), Role.WORKER)
    assert headlines(page) == [headline(shown, verdict) for verdict in Verdict]


AXE = """axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`))"""
TARGETS = f"""[...document.querySelectorAll("button, .way")].filter((each) => {{
  const {{ width, height }} = each.getBoundingClientRect();
  return height && (height < {MIN_TARGET_PIXELS} || width < {MIN_TARGET_PIXELS});
}}).map((each) => each.textContent)"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def axe_script() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("role", list(ROLES))
def test_no_page_has_a_barrier_and_each_fits_a_screen_that_is_enlarged_four_times(
    page: Any, role: str, code: str
) -> None:
    if not isinstance(page, chromium.Chromium):
        pytest.skip("the window of Firefox cannot be made so narrow, and its policy keeps axe out")
    page.evaluate(axe_script())
    if code != "en":
        with using(code):
            click(page, str(texts_data(("us",))["name"]))
    page.resize(*NARROWEST)
    pages = ["welcome"]
    seen = set()
    for _ in range(60):
        kind = page.evaluate("state.page")
        if (kind, page.evaluate("state.at")) not in seen and pages.count(kind) < 3:
            pages.append(kind)
            assert page.evaluate(AXE) == [], kind
            assert page.evaluate(TARGETS) == [], kind
            assert page.evaluate(WIDER) is False, kind
        seen.add((kind, page.evaluate("state.at")))
        if kind == "result":
            break
        first_or_second = 1 if kind in ("danger", "child") else 0
        place = list(ROLES).index(role) if kind == "welcome" else first_or_second
        page.evaluate(f'document.querySelectorAll(".choices button")[{place}].click()')
    assert {"question", "danger", "pause", "result"} <= set(pages)
    page.evaluate('document.documentElement.dir = "rtl"')
    assert page.evaluate(WIDER) is False
    page.evaluate('move("review")()')
    assert page.evaluate(AXE) == []
    assert page.evaluate(WIDER) is False


def test_a_result_by_all_laws_has_no_barrier(page: Any, tmp_path: Path) -> None:
    if not isinstance(page, chromium.Chromium):
        pytest.skip("the policy of the page keeps axe out of Firefox")
    (tmp_path / "all.html").write_text(form_page(tuple(FRAMEWORKS), ("en",)))
    page.open((tmp_path / "all.html").as_uri())
    page.resize(*NARROWEST)
    click(page, ROLES["worker"])
    click(page, BUTTONS["no"])
    click(page, ENGLISH["stop"])
    assert "Where the laws differ" in text_of(page)
    page.evaluate(axe_script())
    assert page.evaluate(AXE) == []
    assert page.evaluate(WIDER) is False


def test_on_paper_stands_the_result_without_the_buttons(page: Any) -> None:
    if not isinstance(page, chromium.Chromium):
        pytest.skip("only Chromium shows what it would print")
    go_through(page, "worker", STORIES[0])
    page.call("Emulation.setEmulatedMedia", media="print")
    shown = text_of(page)
    page.call("Emulation.setEmulatedMedia", media="")
    assert headlines(page)[0] in shown
    for label in (ENGLISH["leave"], ENGLISH["back"], ENGLISH["clear"]):
        assert label in text_of(page)
        assert label not in shown
