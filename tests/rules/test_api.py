"""The public interface is complete, typed, documented by examples that run, and free at start."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import distinguo_rules
from kit.api_usage import use_it

ROOT = Path(__file__).parents[2]
README = ROOT / "rules" / "README.md"
USAGE = ROOT / "tests" / "kit" / "api_usage.py"


@pytest.mark.parametrize("name", distinguo_rules.__all__)
def test_every_public_name_is_there_and_is_the_one_of_its_module(name: str) -> None:
    (home,) = [module for module, names in distinguo_rules._MODULES.items() if name in names]
    module = import_module(f"distinguo_rules.{home}")
    assert getattr(distinguo_rules, name) is getattr(module, name)


def test_every_name_that_is_loaded_lazily_is_public() -> None:
    names = [name for names in distinguo_rules._MODULES.values() for name in names]
    assert sorted(names) == sorted(distinguo_rules.__all__)
    assert set(distinguo_rules.__all__) <= set(dir(distinguo_rules))


def test_no_public_name_is_also_the_name_of_a_module() -> None:
    modules = {file.stem for file in Path(distinguo_rules.__file__).parent.iterdir()}
    assert not modules & set(distinguo_rules.__all__)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'asses'"):
        distinguo_rules.asses  # type: ignore[attr-defined]  # noqa: B018


def test_the_examples_of_the_readme_are_true() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0


def test_the_readme_and_the_typed_usage_know_every_public_name() -> None:
    usage, readme = USAGE.read_text(encoding="utf-8"), README.read_text(encoding="utf-8")
    assert [name for name in distinguo_rules.__all__ if name not in usage] == []
    functions = [name for name in distinguo_rules.__all__ if name[0].islower()]
    assert [name for name in functions if name not in readme] == []


def test_the_typed_usage_runs() -> None:
    use_it()


def test_a_type_checker_accepts_the_usage_and_refuses_every_misuse(tmp_path: Path) -> None:
    checked = tmp_path / "usage.py"
    lines = USAGE.read_text(encoding="utf-8").split("\n")
    checked.write_text("\n".join(line.partition("  # type: ignore")[0] for line in lines))
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(checked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    misused = [number for number, line in enumerate(lines, 1) if "# type: ignore" in line]
    assert len(misused) > 5
    assert [int(line.split(":")[1]) for line in done.stdout.splitlines() if "error" in line] == (
        misused
    )


def test_importing_the_package_loads_none_of_its_modules() -> None:
    code = (
        "import sys, distinguo_rules; print([m for m in sys.modules if 'distinguo_rules.' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
