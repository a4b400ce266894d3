"""What was compiled when the package was built is what would be compiled now."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from distinguo_rules.compiled import CompiledFramework, compile_framework
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr, Not
from distinguo_rules.precompiled import Precompiled, expression_text, module_name, module_source
from distinguo_rules.primes import Compiled, Compiler
from distinguo_rules.questions import FORCE_USED, UNDER_18


@pytest.fixture(params=FRAMEWORKS)
def stored(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a framework that is stored, as in a wheel."""
    framework: str = request.param
    source = module_source(compile_framework(framework).every())
    module = ModuleType(f"distinguo_rules.{module_name(framework)}")
    exec(source, module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return framework


def refuse(compiler: Compiler, expr: Expr) -> Compiled:
    raise AssertionError(f"compiled anew: {expression_text(expr)}")


def parts(law: CompiledFramework) -> Iterator[tuple[str, Compiled]]:
    return ((expression_text(expr), compiled) for expr, compiled in law.every())


def test_a_stored_law_is_not_compiled_anew(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [*parts(compile_framework(stored))]
    law = CompiledFramework(FRAMEWORKS[stored])
    monkeypatch.setattr(Compiler, "compile", refuse)
    assert [*parts(law)] == expected


def test_an_expression_that_was_changed_is_compiled_anew(stored: str) -> None:
    rule, *others = FRAMEWORKS[stored].findings
    changed = rule._replace(when=Not(rule.when) & FORCE_USED)
    law = CompiledFramework(FRAMEWORKS[stored]._replace(findings=(changed, *others)))
    assert Precompiled(stored).get(rule.when) == compile_framework(stored).findings[rule.id]
    assert Precompiled(stored).get(changed.when) is None
    assert law.findings[rule.id] != compile_framework(stored).findings[rule.id]
    assert law.findings[rule.id].when_true


def test_nothing_is_taken_that_was_compiled_for_other_questions(
    stored: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = next(iter(compile_framework(stored).every()))[0]
    assert Precompiled(stored).get(verdict) is not None
    monkeypatch.setattr("distinguo_rules.precompiled.IMPOSSIBLE", ())
    assert Precompiled(stored).get(verdict) is None


def test_a_source_tree_has_nothing_stored() -> None:
    assert not any(Precompiled(id).get(UNDER_18) for id in FRAMEWORKS)


def test_expressions_with_other_meanings_have_other_texts() -> None:
    a, b = UNDER_18, FORCE_USED
    every: list[Expr] = [
        a,
        b,
        ~a,
        a & b,
        a | b,
        ~(a & b),
        ~a & b,
        a & ~b,
        ~(a | b),
        (a | b) & a,
        a | (b & a),
    ]
    assert len({expression_text(expr) for expr in every}) == len(every)
