"""The page loads nothing, allows nothing but its own script and style, and is small."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from distinguo.form.command import form_app
from distinguo.form.html.page import SCRIPT_FILES, TITLE, form_page, script, source
from distinguo.form.html.texts_data import SENTENCES
from distinguo_rules.contact import Contact
from distinguo_rules.contacts import contacts
from distinguo_rules.language import languages, using
from distinguo_rules.law import FRAMEWORKS
from kit.exported import tags_of

MAX_BYTES = 250_000
MAX_BYTES_OF_ALL_LAWS = 300_000
MAX_EVALUATOR_LINES = 125
PAGE = form_page(("us",))


def data_of(page: str) -> Any:
    inert = re.search(r'id="form">(.*?)</script>', page, re.DOTALL)
    assert inert
    return json.loads(inert[1])


@pytest.mark.parametrize("law", FRAMEWORKS)
def test_the_page_of_a_law_is_small(law: str) -> None:
    assert len(form_page((law,)).encode()) < MAX_BYTES


def test_the_page_of_all_laws_is_not_large() -> None:
    assert len(form_page(tuple(FRAMEWORKS)).encode()) < MAX_BYTES_OF_ALL_LAWS


def test_the_evaluator_can_be_read_in_a_sitting() -> None:
    assert source("evaluate.js").count("\n") <= MAX_EVALUATOR_LINES


def test_the_policy_allows_the_script_and_the_style_of_the_page_alone() -> None:
    def digest(content: str) -> str:
        return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    tags = tags_of(PAGE)
    (policy,) = (attributes["content"] for _, attributes in tags if "http-equiv" in attributes)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest(source('page.css'))}'; script-src "
        f"'sha256-{digest(script())}'; base-uri 'none'; form-action 'none'"
    )
    assert PAGE.count("<script") == 2
    assert not {"img", "link", "iframe", "form", "input", "object"} & {name for name, _ in tags}
    assert not any({"src", "style", "onclick", "href"} & set(a) for _, a in tags)


@pytest.mark.parametrize("name", SCRIPT_FILES)
def test_a_script_sends_nothing_and_stores_nothing(name: str) -> None:
    content = source(name)
    for word in (
        *("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "EventSource", "import("),
        *("localStorage", "sessionStorage", "indexedDB", "cookie", "caches", "pushState"),
        *("replaceState", "innerHTML", "outerHTML", "eval(", "Function(", "http:", "clipboard"),
    ):
        assert word not in content


@pytest.mark.parametrize("name", SCRIPT_FILES)
def test_a_script_needs_no_browser_of_the_last_years(name: str) -> None:
    """Nothing newer than flatMap: Chrome 69, Firefox 62, Safari 12."""
    newer = (
        *(r"\?\.", r"\?\?", r"\.at\(", "replaceAll", "fromEntries", r"\(\?<[=!]", r"\b\d+n\b"),
        *("matchAll", "structuredClone", "BigInt", r"\|\|=", "findLast"),
    )
    for pattern in newer:
        assert not re.search(pattern, source(name)), pattern


def test_what_stands_in_the_list_of_pages_says_nothing_of_the_questions() -> None:
    assert f"<title>{TITLE}</title>" in PAGE
    assert not re.search("traffic|smuggl|trata", TITLE)


def test_every_sentence_of_the_page_is_used_by_a_script() -> None:
    used = set(re.findall(r'words\.(\w+)|"(\w+)"|`(\w+)\$', script()))
    names = {name for found in used for name in found if name}
    unused = {name for name in SENTENCES if name.removesuffix("_you") not in names}
    assert unused - names == set()


def test_the_page_opens_in_the_language_that_was_asked_for() -> None:
    assert data_of(PAGE)["opensIn"] == ""
    for code in languages():
        page = form_page(("us",), (code,))
        assert f'<html lang="{code}">' in page
        data = data_of(page)
        assert data["opensIn"] == code
        assert next(iter(data["languages"])) == code
        assert set(data["languages"]) == set(languages())


def test_a_name_of_ones_own_cannot_end_the_data_or_steer_the_page() -> None:
    hostile = replace_name(contacts()["us-nhth"], "</script><script>alert(1)</script>\u202e<!--")
    page = form_page(("us",), (), (hostile,))
    assert page.count("<script") == 2
    data = data_of(page)
    assert data["rules"]["own"] == [hostile.id]
    shown = data["languages"]["en"]["contacts"][hostile.id]["name"]
    assert "alert(1)" in shown
    assert "\u202e" not in shown


def replace_name(contact: Contact, name: str) -> Contact:
    return contact._replace(id=f"own-{name}", name=name)


def test_the_command_writes_the_page_to_a_file_for_all(tmp_path: Path) -> None:
    target = tmp_path / "questions.html"
    with using("en"):  # the command changes it
        ran = run(["html", "--framework", "us,uk", "--lang", "es", "--output", str(target)])
    assert ran == ("", f"Escrito: {target}\n")
    assert target.read_text(encoding="utf-8") == form_page(("us", "uk"), ("es",))


def test_ones_own_contacts_are_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        '[[contacts]]\nname = "The house"\nvoice = "555-0100"\nsource = "us"\n'
        "checked = 2026-11-01\n"
    )
    page, _ = run(["html", "--contacts", str(tmp_path / "own.toml")])
    rules = data_of(page)["rules"]
    assert rules["own"] == ["own-The house"]
    assert next(iter(rules["contacts"])) == "own-The house"


def run(arguments: Sequence[str]) -> tuple[str, str]:
    ran = CliRunner().invoke(form_app, list(arguments))
    if ran.exception is not None:
        raise ran.exception
    return ran.stdout, ran.stderr
