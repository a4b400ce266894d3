"""How the properties are searched: anew at each run at a desk, the same way twice in CI. Which
files are quick. And that the programs under test heed every signal.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from kit.quick import QUICK

if TYPE_CHECKING:
    from distinguo_rules.model import Framework

TESTS = Path(__file__).parent
SLOW_MACHINE = [HealthCheck.too_slow]
MAX_EXAMPLES = 50  # of a property that does not say how many; kit/effort.py scales the others

settings.register_profile(
    "desk", max_examples=MAX_EXAMPLES, deadline=None, suppress_health_check=SLOW_MACHINE
)
settings.register_profile(
    "ci",  # without Phase.shrink, which may take five minutes for each property that fails
    settings.get_profile("desk"),
    derandomize=True,
    database=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("nightly", settings.get_profile("desk"), max_examples=1000)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=10)
settings.register_profile(
    "mutants",  # few examples, the same for each mutant; one that fails is enough
    settings.get_profile("ci"),
    max_examples=10,
    print_blob=False,
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# Started by nohup, or in the background of a script, the tests ignore these, and so would every
# program that they start: rightly so, but not what is to be tested.
for number, as_ever in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),
    (signal.SIGQUIT, signal.SIG_DFL),
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, as_ever)


@pytest.fixture(autouse=True)
def _leave_no_language_behind() -> Iterator[None]:
    """Return to English: a command that is called in this process chooses a language for it."""
    yield
    if "distinguo_rules.language" in sys.modules:
        from distinguo_rules.language import ENGLISH, use

        use(ENGLISH)


def pytest_configure(config: pytest.Config) -> None:
    """Compile each catalogue that was changed; read English, whatever the language of the desk.

    With `-m quick`, try fewer examples, unless a profile is named.
    """
    if config.option.markexpr == "quick" and not config.getoption("--hypothesis-profile"):
        settings.load_profile("quick")
    from distinguo.languages import ENGLISH, language_of
    from kit.catalogues import compile_all

    compile_all()
    if language_of(os.environ) != ENGLISH:
        os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture
def toy_law() -> Iterator[Framework]:
    """A fifth law, known to everything that runs in this process; see tests/kit/toy_law.py."""
    from kit.toy_law import toy_law_known

    with toy_law_known() as framework:
        yield framework


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `-m quick`, import no other test module: that would take longer than the tests."""
    if config.option.markexpr == "quick" and collection_path.suffix == ".py":
        return True if collection_path not in quick_files() else None
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the quick files."""
    for item in items:
        if item.path in quick_files():
            item.add_marker(pytest.mark.quick)


@cache
def quick_files() -> frozenset[Path]:
    """Return the test modules that `-m quick` selects."""
    return frozenset(TESTS / f"{name}.py" for name in QUICK)


def pytest_collection_finish() -> None:
    """Spare the collected tests the search for garbage. What was compiled before a mutant was put
    in place says nothing about it.
    """
    gc.freeze()
    if "MUTANT_UNDER_TEST" in os.environ:
        _forget_what_was_compiled()


def pytest_runtest_setup() -> None:
    """While it is noted which test calls what, each test compiles for itself."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _forget_what_was_compiled()


def _forget_what_was_compiled() -> None:
    from distinguo_rules.compiled import compile_framework, compiler

    compile_framework.cache_clear()
    compiler.cache_clear()
