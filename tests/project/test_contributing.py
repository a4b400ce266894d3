"""What a contributor is told to run is what decides about a change."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECURITY = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
TESTS = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The checks of .ci/run, by the name of their tool: "$environment/bin/ruff" check .
IN_ENVIRONMENT = re.compile(r'(?m)^"\$environment/bin/((?!pip)\w+)"(.*)$')


def commands_of_ci() -> list[str]:
    """Return the commands that .ci/run runs in its environment, the README's test command last."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    checks = [tool + options for tool, options in IN_ENVIRONMENT.findall(script)]
    assert script.rstrip().endswith('eval "$test_command"')
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"(?m)^python3 -m venv .venv-test .*$", readme)
    return [*checks, line.rpartition("&& .venv-test/bin/")[2]]


def test_the_hooks_run_the_commands_of_ci() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^ +entry: \.venv/bin/(.+)$", hooks)
    assert entries == commands_of_ci()
    assert len(entries) == 6
    assert hooks.count("repo:") == hooks.count("repo: local")


@pytest.mark.parametrize(
    "page", [GUIDE, SECURITY, TESTS], ids=["contributing", "security", "tests"]
)
def test_every_file_that_a_page_names_exists(page: str) -> None:
    named = {name for name in re.findall(r"`([\w./]+/[\w./]*)`", page) if "://" not in name}
    assert len(named) > 3
    roots = (ROOT, ROOT / "rules" / "distinguo_rules", ROOT / "cli" / "distinguo", ROOT / "tests")
    missing = {name for name in named if not any((root / name).exists() for root in roots)}
    assert missing - MADE == set()


# Made by following the pages, or by running the tests.
MADE = {"law/xx.py", "rules/distinguo_rules/locale/pt.po", ".venv/bin/pytest", ".hypothesis/"}


def test_the_licence_is_the_one_that_is_named() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("MIT License")
    assert PROJECT["license"] == "MIT"
    assert PROJECT["license-files"] == ["LICENSE"]
    assert PROJECT["authors"] == [{"name": "The distinguo authors"}]


def test_the_versions_named_are_those_that_are_installed() -> None:
    rows = re.findall(r"(?m)^\| ([\w-]+)(?: \(extra\))? \| ([\d.]+) \| .+ \|$", SECURITY)
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    written = dict(re.findall(r"(?m)^([\w.-]+)==(\S+)", pinned.lower().replace("_", "-")))
    assert {name: written.get(name) for name, _ in rows} == dict(rows)
    direct = {re.split(r"[<>=]", each)[0] for each in PROJECT["dependencies"]}
    assert direct <= dict(rows).keys()
