"""How the properties are searched: anew at each run at a desk, the same way twice in CI. And that
the programs under test heed every signal.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from distinguo_rules.model import Framework

TESTS = Path(__file__).parent
# Files whose tests `-m quick` selects: they start no process and search no large space.
QUICK = (
    *("rules/test_assess.py", "rules/test_contacts.py", "rules/test_logic.py"),
    *("rules/test_questions.py", "rules/test_referral.py", "rules/test_toy_law.py"),
    *("program/test_answers.py", "program/test_freshness.py", "program/test_typer_private.py"),
    *("project/test_architecture.py", "project/test_contributing.py", "project/test_lowest.py"),
    *("render/test_html.py", "render/test_plain.py", "train/test_train_reader.py"),
)

SLOW_MACHINE = [HealthCheck.too_slow]

settings.register_profile("desk", deadline=None, suppress_health_check=SLOW_MACHINE)
settings.register_profile(
    "ci", deadline=None, suppress_health_check=SLOW_MACHINE, derandomize=True, print_blob=True
)
settings.register_profile(
    "mutants",  # a tenth of the examples, the same for each mutant; one that fails is enough
    deadline=None,
    suppress_health_check=SLOW_MACHINE,
    derandomize=True,
    database=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# Started by nohup, or in the background of a script, the tests ignore these, and so would every
# program that they start: rightly so, but not what is to be tested.
for number, as_ever in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, as_ever)


def pytest_configure() -> None:
    """Compile each catalogue that was changed; read English, whatever the language of the desk."""
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the quick files."""
    quick = {TESTS / name for name in QUICK}
    assert all(file.exists() for file in quick)
    for item in items:
        if item.path in quick:
            item.add_marker(pytest.mark.quick)


def pytest_collection_finish() -> None:
    """What was compiled before a mutant was put in place says nothing about it."""
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
