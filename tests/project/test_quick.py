"""`pytest -m quick` guards the heart of the program: its files exist and come from every room."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.quick import QUICK

TESTS = Path(__file__).parents[1]
ROOMS = {"law", "program", "project", "render", "rules", "screen", "train"}


@pytest.mark.parametrize("name", QUICK)
def test_each_file_that_is_quick_exists(name: str) -> None:
    assert (TESTS / f"{name}.py").is_file()


def test_quick_has_a_file_of_each_room_once() -> None:
    assert len(set(QUICK)) == len(QUICK)
    assert {name.partition("/")[0] for name in QUICK} >= ROOMS


def test_the_tests_of_a_quick_file_are_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("quick")
