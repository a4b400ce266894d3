"""The lesson page in Chromium: every kind of exercise, no request, and a file that is saved."""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from distinguo.law.plain_card import plain_cards_as_html
from distinguo.train.attempt import Kind
from distinguo.train.exercises.set_name import SetName
from distinguo.train.exercises.sets import all_exercises, exercises_of_set
from distinguo.train.lesson_page.page import lesson_page
from distinguo.train.lesson_page.plan import plan_of, slides_html
from distinguo.train.scores.results import read_results
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.law import FRAMEWORKS
from kit.lesson_clicks import clicks_for, said_in

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

FIRST_HOUR = exercises_of_set(SetName.FIRST_HOUR, all_exercises(shipped_stories(), "us"), 1)
ONE_OF_EACH = [next(e for e in FIRST_HOUR if e.kind is kind) for kind in Kind]
MAX_SECONDS_TO_SAVE = 20
PHONE = "--window-size=500,900"  # Chromium makes no window narrower
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
"""Width and height in inches."""
CLICK = """
const [kind, name, place] = arguments[0].split(":");
if (kind === "radio") document.getElementsByName(name)[Number(place)].click();
else if (kind === "select") {
  const choice = document.getElementsByName(name)[0];
  if (choice.hidden) throw new Error(`${name} is hidden`);
  choice.value = place;
  choice.dispatchEvent(new Event("change"));
} else {
  const found = [...document.querySelectorAll("button, a")]
    .filter((each) => each.textContent === arguments[0]);
  if (!found.length) throw new Error(`no "${arguments[0]}" on: ${document.body.innerText}`);
  found[0].click();
}
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) throw new Error(`wider than the window: ${arguments[0]}`);
return document.querySelector("main").innerText;
"""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    webdriver = pytest.importorskip(
        "selenium.webdriver", reason="needs the extra of the name browser (Selenium)"
    )
    if not (BROWSER and DRIVER):
        pytest.skip("Chromium is not installed with its chromedriver: Debian's chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", PHONE):
        options.add_argument(argument)
    options.add_experimental_option(
        "prefs", {"download.default_directory": str(tmp_path / "saved")}
    )
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def test_the_page_runs_in_a_browser_asks_for_nothing_and_saves_the_results(
    browser: Any, tmp_path: Path
) -> None:
    (tmp_path / "lesson.html").write_text(lesson_page(ONE_OF_EACH, "us", "first-hour", 1))
    (tmp_path / "saved").mkdir()
    browser.get((tmp_path / "lesson.html").as_uri())
    name = browser.execute_script("return document.getElementById('name').value")
    clicks = ["Begin"]
    for exercise in ONE_OF_EACH:
        note = ["Go on"] if exercise.themes else []
        clicks += [*note, *clicks_for(exercise), "Go on"]
    seen = [browser.execute_script(CLICK, click) for click in clicks]
    assert f"You did {len(ONE_OF_EACH)} exercises" in seen[-1]
    browser.execute_script(CLICK, "Save the results")
    results = read_results(str(_saved(tmp_path / "saved" / f"{name}.json", browser)))
    assert results.name == name
    assert results.attempts == tuple(e.attempt(said_in(e)) for e in ONE_OF_EACH)
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    messages = [
        json.loads(entry["message"])["message"] for entry in browser.get_log("performance")
    ]
    requests = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert all(url.startswith(("file:", "blob:")) for url in requests)
    assert len([url for url in requests if url.startswith("file:")]) == 1


def test_cards_and_slides_print_one_a_page(browser: Any, tmp_path: Path) -> None:
    slides = slides_html(plan_of(60, "us", FIRST_HOUR))
    pages = {
        "cards.html": (plain_cards_as_html(tuple(FRAMEWORKS)), len(FRAMEWORKS)),
        "slides.html": (slides, slides.count("<section")),
    }
    for name, (content, wanted) in pages.items():
        (tmp_path / name).write_text(content)
        browser.get((tmp_path / name).as_uri())
        for paper, (width, height) in PAPERS.items():
            options = {"paperWidth": width, "paperHeight": height, "preferCSSPageSize": True}
            printed = browser.execute_cdp_cmd("Page.printToPDF", options)["data"]
            count = len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed)))
            assert count == wanted, (name, paper)


def _saved(path: Path, browser: Any) -> Path:
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, MAX_SECONDS_TO_SAVE).until(lambda _: path.exists())
    return path
