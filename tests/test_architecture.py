"""The house: rules stand alone, and imports point one way."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = sorted((ROOT / "rules").rglob("*.py"))
CLI = sorted((ROOT / "cli").rglob("*.py"))


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """(level, module) of every import in the file, wherever it stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""


def test_there_is_a_house() -> None:
    assert len(RULES) > 5
    assert len(CLI) > 5


@pytest.mark.parametrize("file", RULES, ids=lambda f: f.name)
def test_rules_import_only_the_standard_library_and_each_other(file: Path) -> None:
    for level, module in imported(file):
        root = module.split(".")[0]
        assert level > 0 or root in sys.stdlib_module_names | {"distinguo_rules"}


@pytest.mark.parametrize("file", RULES, ids=lambda f: f.name)
def test_rules_do_not_print_and_do_not_look_outside(file: Path) -> None:
    names = {n.id for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Name)}
    assert not names & {"print", "input", "open"}
    assert not {module for _, module in imported(file)} & {"time", "socket", "subprocess"}


@pytest.mark.parametrize(
    "file", [f for f in CLI if f.parent.name == "render"], ids=lambda f: f.name
)
def test_render_knows_nothing_of_the_interview(file: Path) -> None:
    assert not [
        module for _, module in imported(file) if "screen" in module or "interview" in module
    ]


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("questionary", "show.py"),
        ("prompt_toolkit", "show.py"),
        ("fsrs", "progress.py"),
        ("text2qti", "qti.py"),
        ("genanki", "anki.py"),
    ],
)
def test_the_full_screen_is_the_one_home_of(library: str, home: str) -> None:
    homes = {
        file.name
        for file in (*CLI, *RULES)
        if any(module.split(".")[0] == library for _, module in imported(file))
    }
    assert homes == {home}


@pytest.mark.parametrize("file", [*RULES, *CLI], ids=lambda f: f.name)
def test_every_module_says_in_its_first_line_what_it_is(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
