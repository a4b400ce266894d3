"""The FHIR form in LHC-Forms, in Chromium: drawn, filled in by mouse, and read back.

LFORMS names the folder of the npm package lforms: `npm pack lforms@40.1.3` and `tar xf` make one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from distinguo.fhir_response import ANSWER_CODINGS, OWN_CODES, ROLE_ITEM
from distinguo.form.content import FormOptions
from distinguo.form.fhir import questionnaire
from distinguo.form_stamp import STAMP_FIELD, current_stamp, read_stamp
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.model import Answer, Role, Verdict
from distinguo_rules.questionnaire import BY_ID
from kit.called import call
from kit.chromium import BROWSER, Chromium, chromium
from kit.fhir import Item, coding, enabled_questions

PACKAGE = os.environ.get("LFORMS")
PAGE = """<!DOCTYPE html><meta charset="utf-8"><div id="form"></div>
<script src="{lforms}/webcomponent/assets/lib/zone.min.js"></script>
<script src="{lforms}/webcomponent/lhc-forms.js"></script>
<script src="{lforms}/fhir/lformsFHIRAll.min.js"></script>
"""
DRAW = """new Promise((done) => {{
  const draw = () => window.LForms?.FHIR?.R4
    ? LForms.Util.addFormToPage({form}, "form", {{ fhirVersion: "R4" }})
        .then(() => setTimeout(() => done(""), 300), (error) => done(String(error)))
    : setTimeout(draw, 50);
  draw();
}})"""
CLICK = """new Promise((done) => {{
  const {{ start, end }} = {label};
  const label = [...document.querySelectorAll("label.lhc-answer")]
    .find((each) => each.id.startsWith(start) && each.id.endsWith(end));
  if (!label) done(`no ${{start}} ${{end}}`);
  else {{ label.click(); setTimeout(() => done(""), 60); }}
}})"""
DRAWN = """[...document.querySelectorAll("nz-radio-group")]
  .filter((each) => each.offsetParent)
  .map((each) => each.getAttribute("aria-labelledby").slice("label-".length).split("/")[0])
"""
ANSWERED = 'JSON.stringify(LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4"))'
Draw = Callable[[Item], None]
GIVEN = (Answer.YES, Answer.NO, Answer.UNSURE)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    if BROWSER is None:
        pytest.skip("Chromium is not installed")
    if PACKAGE is None:
        pytest.skip("LFORMS does not name the folder of the npm package lforms")
    lforms = (Path(PACKAGE).resolve() / "dist" / "lforms").as_uri()
    (tmp_path / "page.html").write_text(PAGE.format(lforms=lforms))
    with chromium(tmp_path / "profile") as window:
        yield window


@pytest.fixture
def drawn(browser: Chromium, tmp_path: Path) -> Callable[[Item], None]:
    """Return a function that draws a form."""

    def draw(form: Item) -> None:
        browser.open((tmp_path / "page.html").as_uri())
        assert browser.evaluate(DRAW.format(form=json.dumps(form))) == ""

    return draw


def click(browser: Chromium, link_id: str, answer: Answer | Role) -> None:
    system, code = (OWN_CODES, answer) if isinstance(answer, Role) else ANSWER_CODINGS[answer]
    label = {"start": f"{link_id}/", "end": f"|{system}|{code}"}
    assert browser.evaluate(CLICK.format(label=json.dumps(label))) == ""


def form(role: Role | None = None) -> Item:
    return questionnaire(FormOptions(role), "2026-11-28")


def test_stories_come_back_with_the_same_results(
    drawn: Draw, browser: Chromium, tmp_path: Path
) -> None:
    for story in shipped_stories()[::30]:
        shown = form()
        drawn(shown)
        given = {ROLE_ITEM: coding(Role.STORY)}
        click(browser, ROLE_ITEM, Role.STORY)
        for id in BY_ID:
            assert browser.evaluate(DRAWN) == enabled_questions(shown, given)
            if id in story.answers and id in enabled_questions(shown, given):
                click(browser, id, story.answers[id])
                given[id] = coding(story.answers[id])
        file = tmp_path / "response.json"
        file.write_text(browser.evaluate(ANSWERED))
        done = call("screen", "--answers", str(file), "--format", "json")
        assert done.code == 0, done.err
        law = json.loads(done.out)["frameworks"]["us"]
        assert {v: law[v]["status"] for v in Verdict} == story.statuses()


def test_a_blank_form_opens_no_question_that_refers_to_another(
    drawn: Draw, browser: Chromium
) -> None:
    shown = form(Role.SELF)
    drawn(shown)
    given: dict[str, Any] = {}
    assert browser.evaluate(DRAWN) == [
        each for each in enabled_questions(shown, given) if each in BY_ID
    ]
    assert "debt_trap" not in browser.evaluate(DRAWN)
    for id in ("under_18", "under_18_now", "debt_owed", "from_abroad", "entry_irregular"):
        for answer in GIVEN:
            click(browser, id, answer)
            given[id] = coding(answer)
            found = [each for each in browser.evaluate(DRAWN) if each in BY_ID]
            expected = enabled_questions(shown, given)
            assert found == [each for each in expected if each in BY_ID], (id, answer)
        click(browser, id, Answer.YES)
        given[id] = coding(Answer.YES)
    items = json.loads(browser.evaluate(ANSWERED))["item"]
    values = {item["linkId"]: item["answer"][0] for item in items if "answer" in item}
    assert values[ROLE_ITEM]["valueCoding"]["code"] == Role.SELF
    assert read_stamp(values[STAMP_FIELD]["valueString"]) == current_stamp()
