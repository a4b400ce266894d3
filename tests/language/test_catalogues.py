"""Every catalogue translates every message of the program, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from distinguo.terminal.choice import FIXED_KEYS, translated_key
from distinguo_rules.language import using
from kit.catalogues import FOLDER, compile_all, faults_of, fresh, read, update
from kit.messages import CODE, calls

LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.po"))


@pytest.fixture(scope="module")
def expected() -> Catalog:
    return fresh()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_translates_every_message_with_its_holes(
    language: str, expected: Catalog
) -> None:
    assert [*faults_of(read(language), expected)] == []


@pytest.mark.parametrize("letters", ["ynudxhrs", "gors", "fwlaudcsrpm"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_keys_of_a_page_are_one_in_a_catalogue(language: str, letters: str) -> None:
    """Those of a question, of a pause, and of a result."""
    letters += "".join(FIXED_KEYS)
    with using(language):
        assert len({translated_key(letter) for letter in letters}) == len(letters)


def test_the_messages_of_questions_laws_contacts_and_pages_are_found(expected: Catalog) -> None:
    comments = {comment for message in expected for comment in message.auto_comments}
    for comment in (
        "question danger_now: text",
        "question danger_now, to the person: short",
        "law us, finding labor_rights, to the person: says",
        "law us, element foreign: title, to the person",
        "part sex: note",
        "law us, finding labor_rights: when_open",
        "law uk, element slavery: title",
        "contact us-nhth: privacy",
    ):
        assert comment in comments
    assert len(expected) > 500


def test_a_text_is_looked_up_whole() -> None:
    """What is put together before it is looked up cannot be found in a catalogue."""
    glued = [
        f"{file}:{call.lineno}"
        for folder in CODE
        for file in folder.rglob("*.py")
        for call in calls(ast.parse(file.read_text(encoding="utf-8")))
        if any(map(is_glued, call.args))
    ]
    assert glued == []


def is_glued(argument: ast.expr) -> bool:
    """Return whether a text is put together, or a literal that extraction does not see."""
    inside = [*ast.walk(argument)]
    if isinstance(argument, ast.IfExp):
        return any(isinstance(branch, ast.Constant) for branch in (argument.body, argument.orelse))
    return any(isinstance(node, ast.JoinedStr | ast.BinOp) for node in inside)


def test_a_third_language_is_one_file(tmp_path: Path, expected: Catalog) -> None:
    """The steps of a translator: make the file, translate it, look whether anything is missing."""
    catalogue = update("xx", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["xx.po"]
    faults = [*faults_of(catalogue, expected)]
    assert len(faults) == len(expected)
    assert {fault.partition(":")[0] for fault in faults} == {"not translated"}


def test_each_kind_of_fault_is_found(expected: Catalog) -> None:
    made = Catalog()
    for message in [*expected][1:]:
        plural = message.id if isinstance(message.id, tuple) else ()
        made.add(message.id, [*plural] or message.id, context=message.context)
    assert [*faults_of(made, expected)] == []
    text = next(m.id for m in made if isinstance(m.id, str) and m.id and m.context is None)
    made[text].string = f"{{other}} {text}"
    made.add("Nothing says this", "Nada")
    assert [fault.partition(":")[0] for fault in faults_of(made, expected)] == [
        "left over",
        "other holes",
    ]
    made.delete(text)
    assert f"missing: {(text, '')}" in [*faults_of(made, expected)]


def test_a_catalogue_is_compiled_when_it_has_changed(tmp_path: Path) -> None:
    source, compiled = tmp_path / "xx.po", tmp_path / "xx.mo"
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n')
    compile_all(tmp_path)
    before = compiled.stat()
    compile_all(tmp_path)
    assert compiled.stat().st_mtime_ns == before.st_mtime_ns
    source.unlink()
    compile_all(tmp_path)
    assert not compiled.exists()
