"""The lowest versions that are tested are the lower bounds that are promised."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def bounds() -> dict[str, str]:
    """The lower bound of each package that the program itself imports, by its name."""
    extras = PROJECT["optional-dependencies"]
    needed = [
        *PROJECT["dependencies"],
        *extras["parquet"],
        *extras["zst"],
        *extras["xlsx"],
        *extras["train-export"],
    ]
    parts = (re.fullmatch(r"([a-z0-9-]+)>=([0-9.]+)(,<.*)?", each) for each in needed)
    return {part[1]: part[2] for part in parts if part}


def lowest() -> dict[str, str]:
    lines = (ROOT / "constraints-lowest.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def test_the_lower_bounds_are_the_versions_that_are_lowest() -> None:
    assert len(bounds()) == len(lowest()) > 5
    for name, version in lowest().items():
        assert version.startswith(bounds()[name])
        assert set(version.removeprefix(bounds()[name])) <= {".", "0"}
