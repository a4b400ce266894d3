"""Promise: the mutants that are explained are mutants of this code, each with its reason."""

from __future__ import annotations

import ast
import tomllib

import pytest

from mutation.mutate_code import PACKAGES, ROOT, TESTS, file_of_tests, unfolded

EXPLAINED = tomllib.loads((ROOT / "tests" / "mutation" / "equivalent.toml").read_text())["mutant"]
SOURCES = {str(p.relative_to(top.parent)): p for top in PACKAGES for p in top.rglob("*.py")}


@pytest.mark.parametrize("module", TESTS)
def test_each_module_that_is_changed_is_there_with_its_tests(module: str) -> None:
    assert module in SOURCES
    for name in TESTS[module]:
        assert file_of_tests(name).is_file()


@pytest.mark.parametrize("entry", EXPLAINED, ids=lambda entry: entry["came"])
def test_a_change_that_changes_nothing_is_of_this_code_and_explained(
    entry: dict[str, str],
) -> None:
    lines = [line.strip() for line in SOURCES[entry["module"]].read_text().splitlines()]
    assert entry["went"] in " ".join(lines)
    assert len(entry["why"]) > 20


def test_what_is_unfolded_does_the_same() -> None:
    folded = """
from functools import cache


class Pair:
    left = 1

    @property
    def right(self) -> int:
        return self.left + 1

    @staticmethod
    def both() -> int:
        return 2


@cache
def made() -> Pair:
    return Pair()
"""
    plain = unfolded(folded)
    assert {"@property", "@cache"} & set(plain.split()) == set()
    assert "    right = property(right)" in plain.splitlines()
    names: dict[str, object] = {}
    exec(compile(ast.parse(plain), "plain", "exec"), names)
    made = names["made"]
    assert callable(made)
    assert made() is made()
    assert (made().right, made().both()) == (2, 2)
