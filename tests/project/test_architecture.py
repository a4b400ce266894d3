"""The house: rules stand alone, and imports point one way."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from kit.sources import imports_of, tree_of

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "rules").rglob("*.py"))
CLI = sorted((ROOT / "cli").rglob("*.py"))


@cache
def imported(file: Path) -> tuple[tuple[int, str], ...]:
    """(level, module) of every import in the file, wherever it stands."""
    return tuple(_imports(file))


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    for node in imports_of(file):
        if isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""
        else:
            yield from ((0, alias.name) for alias in node.names)


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
    names = {n.id for n in ast.walk(tree_of(file)) if isinstance(n, ast.Name)}
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
        ("questionary", "full_screen.py"),
        ("prompt_toolkit", "full_screen.py"),
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
    assert ast.get_docstring(tree_of(file))


# The rooms of a package from the ground floor up: a room imports from rooms before it only. A
# module of the package itself is a room of its own; where it is not named, it may import anything,
# and no room may import it.
FLOORS = {
    "distinguo_rules": [  # nouns, reasoning, content, the law, and what is worked out from it
        *(
            "language",
            "citation",
            "role",
            "logic",
            "term",
            "diagram",
            "primes",
            "factoring",
            "model",
        ),
        *("contact", "contact_lists", "contacts"),
        *("sources", "words", "blocks", "questions", "questionnaire"),
        *("law", "onlooker", "precompiled", "compiled", "brief", "agenda", "interview"),
        *("assessment", "*", "exchange"),
    ],
    "distinguo.batch": [
        *("screening_options", "mapping_option", "lookup_table", "answer_codes", "record_rows"),
        *("inputs", "mapping", "records", "engine", "results", "run"),
    ],
    "distinguo": [
        "endings",
        "standard_streams",
        "slow_modules",
        "formats",
        "printable",
        "quantity",
        "json_schema",
        "typer_private",
        "completion",
        "installation",
        "errors",
        "languages",
        "documents",
        "toml_text",
        "output",
        "stderr",
        "form_stamp",
        "written_file",
        "frameworks",
        "options",
        "terminal",
        "render",
        "checked",
        "disclosure",
        "help",
        "lazy_commands",
        "freshness",
        "own_contacts",
        "fhir_response",
        "answers",
        "schemas",
        "law",
        "screen",
        "form",
        "batch",
        "verify",
        "train",
        "reference",
    ],
    "distinguo.train": [
        "content",
        "attempt",
        "stories",
        "words",
        "exercises",
        "scores",
        "session",
        "export",
        "lesson_page",
    ],
}


@cache
def modules() -> dict[str, Path]:
    """Return the file of every module, by its dotted name."""
    found = {}
    for file in (*RULES, *CLI):
        parts = file.relative_to(ROOT).with_suffix("").parts[1:]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imported_modules(module: str) -> Iterator[str]:
    """Yield the project's own modules that a module imports, wherever the import stands."""
    file = modules()[module]
    parts = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
    for node in imports_of(file):
        if isinstance(node, ast.ImportFrom):
            base = parts[: len(parts) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                full = f"{source}.{alias.name}"
                if (target := full if full in modules() else source) in modules():
                    yield target


def room_of(package: str, module: str) -> str:
    """Return the first part of a module's name below its package."""
    return module.removeprefix(f"{package}.").partition(".")[0]


@pytest.mark.parametrize("package", FLOORS)
def test_no_import_between_rooms_goes_up(package: str) -> None:
    floors = FLOORS[package]
    upper = {room: floor for floor, room in enumerate(floors)}
    rest = upper.get("*", len(floors))
    inside = [module for module in modules() if module.startswith(f"{package}.")]
    assert {room_of(package, module) for module in inside} >= set(floors) - {"*"}
    up = [
        f"{module} -> {target}"
        for module in inside
        for target in imported_modules(module)
        if target.startswith(f"{package}.")
        and upper.get(room_of(package, module), rest) < upper.get(room_of(package, target), rest)
    ]
    assert up == []


@pytest.mark.parametrize(
    "room", sorted({module.rpartition(".")[0] for module in modules() if "." in module})
)
def test_imports_inside_a_room_fall_one_way(room: str) -> None:
    inside = {module for module in modules() if module.rpartition(".")[0] == room}
    graph = {module: inside & set(imported_modules(module)) - {module} for module in inside}
    TopologicalSorter(graph).prepare()  # raises CycleError


@pytest.mark.parametrize("room", ["cli", "rules", "tests"])
def test_no_module_gives_a_name_two_values(room: str) -> None:
    files = (ROOT / room).rglob("*.py")
    assert [twice for file in files for twice in _assigned_twice(file)] == []


def _assigned_twice(file: Path) -> Iterator[str]:
    """Yield the names of a module that are assigned again: the first value is then lost."""
    targets = [
        target.id
        for statement in tree_of(file).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]
    yield from (f"{file.name}: {name}" for name in set(targets) if targets.count(name) > 1)


# The objects of a rule pack are named like the rules that they hold, as in its JSON Schema.
NAMED_LIKE_RULES = "distinguo.law.pack_types"
SHARED_TYPE_NAMES = {"Rows"}  # of a table of text, and of a sheet of any cells


def test_no_two_modules_give_one_name_to_two_types() -> None:
    homes: dict[str, list[str]] = {}
    for module, file in modules().items():
        if module != NAMED_LIKE_RULES:
            for name in _types_of(tree_of(file)):
                homes.setdefault(name, []).append(module)
    assert len(homes) > 100
    assert {name for name, found in homes.items() if len(found) > 1} == SHARED_TYPE_NAMES


def _types_of(tree: ast.Module) -> Iterator[str]:
    """Yield the public types that a module makes: its classes, and its names for other types."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign) and not ast.unparse(node.value).startswith("TypeVar("):
            names = (target.id for target in node.targets if isinstance(target, ast.Name))
            yield from (name for name in names if re.fullmatch("[A-Z][a-z]\\w+", name))


def test_tests_do_not_import_from_test_modules() -> None:
    borrowed = [
        f"{file.relative_to(ROOT)}: {module}"
        for file in (ROOT / "tests").rglob("*.py")
        for _, module in imported(file)
        if module.rpartition(".")[2].startswith("test_")
    ]
    assert borrowed == []
