"""A fifth law, made up for the tests, with no contacts of its own.

It shows that every command works with a law that it was not written for. Two definitions and two
findings, built from existing questions; its statute does not exist.

    def test_something(toy_law: Framework) -> None: ...       # the fixture in tests/conftest.py
    with toy_law_known() as toy: ...                          # the same as a context manager
    distinguo_with_toy_law("screen", "--framework", "toy")    # a command for another process
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from distinguo_rules import questions as q
from distinguo_rules.brief import settling_sets
from distinguo_rules.citation import Citation
from distinguo_rules.compiled import compile_framework, worth_asking
from distinguo_rules.exchange.identity import computed_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Element
from distinguo_rules.model import FindingRule, Framework, Rule, Verdict

STATUTE = Citation("Toyland Penal Code, s. 1", "https://toyland.example/code#1", "holds by force")
TRIPS = Citation("Toyland Border Act, s. 2", "https://toyland.example/border#2")

HELD = Element("held", "Held by force or without papers", q.FORCE_USED | q.PAPERS_HELD, (STATUTE,))
WORK = Element("work", "Work that someone else profits from", q.WORK_FOR_OTHER, (STATUTE,))
CROSSING = Element(
    "crossing",
    "Help with an unlawful entry",
    q.FROM_ABROAD & q.ENTRY_IRREGULAR & q.ENTRY_HELPED,
    (TRIPS,),
)
GAIN = Element("gain", "For money or another gain", q.HELPER_GAIN, (TRIPS,))

TOY = Framework(
    id="toy",
    name="Toyland",
    title="Toyland Penal Code, s. 1; Toyland Border Act, s. 2",
    in_force="made up for the tests",
    rules={
        Verdict.TRAFFICKING: (Rule("holding", "Holding for work", HELD & WORK, (STATUTE,)),),
        Verdict.SMUGGLING: (Rule("crossing", "Paid crossing", CROSSING & GAIN, (TRIPS,)),),
    },
    findings=(
        FindingRule(
            "immediate_danger",
            "Someone may be in danger now",
            q.DANGER_NOW,
            "Someone may be hurt. Call your local emergency number if that is safe.",
            "It is not clear if someone is in danger now.",
        ),
        FindingRule(
            "possible_child",
            "A child, or possibly one",
            q.UNDER_18,
            "The person is or was under 18.",
        ),
    ),
    notes=("This law is made up for the tests.",),
)


@contextmanager
def toy_law_known() -> Iterator[Framework]:
    """Add the toy law to `FRAMEWORKS`, as its last one, until the block ends.

    It is put where a file `law/toy.py` would put it: a module with the framework in capitals, and
    one more id. Caches that depend on the list of frameworks are emptied before and after.
    """
    known, module = type(FRAMEWORKS), ModuleType("distinguo_rules.law.toy")
    before = known._ids
    vars(module)["TOY"] = TOY
    sys.modules[module.__name__] = module
    known._ids = (*before, TOY.id)  # type: ignore[assignment]  # one id more than the tuple has
    _forget()
    try:
        yield TOY
    finally:
        known._ids = before
        del sys.modules[module.__name__]
        _forget()


def _forget() -> None:
    for cached in (compile_framework, worth_asking, settling_sets, computed_hash):
        cached.cache_clear()


def distinguo_with_toy_law(*arguments: str) -> list[str]:
    """Return a command that runs `distinguo` with the toy law known, to start as a process.

    Processes that the program forks know the law as well.
    """
    script = (
        f"import runpy, sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from kit.toy_law import toy_law_known\n"
        "with toy_law_known():\n"
        "    runpy.run_module('distinguo', run_name='__main__', alter_sys=True)\n"
    )
    return [sys.executable, "-c", script, *arguments]
