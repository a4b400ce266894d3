"""The prime implicants of the shipped laws, found when the package was built.

Finding them takes longer than the rest of a short run. Each pair of sets is kept under the text of
its expression, so that an expression that was changed since is compiled anew. A source tree has
none, and everything is compiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import assert_never

from .logic import AllOf, AnyOf, Element, Expr, Fact, Not
from .primes import Compiled
from .questionnaire import IMPOSSIBLE, ORDER
from .term import Term

Numbers = tuple[int, ...]
"""Terms, each as two numbers: the facts that are true, and those that are false."""


class Precompiled:
    """The implicants of one framework that are stored in a module; none, if it does not exist."""

    def __init__(self, framework_id: str) -> None:
        self._found: Mapping[str, tuple[Numbers, Numbers]] = {}
        try:
            module = import_module(f".{module_name(framework_id)}", __package__)
        except ImportError:
            return
        if _asked() == module.ASKED:
            self._found = module.IMPLICANTS

    def get(self, expr: Expr) -> Compiled | None:
        """Return the expression as its implicants, or None if they are not stored."""
        found = self._found and self._found.get(expression_text(expr))
        return Compiled(ORDER, _terms(found[0]), _terms(found[1])) if found else None


def module_name(framework_id: str) -> str:
    return f"implicants_{framework_id}"


def module_source(compiled: Iterable[tuple[Expr, Compiled]]) -> str:
    """Return the source of a module that stores these expressions."""
    found = {
        expression_text(expr): (_numbers(each.when_true), _numbers(each.when_false))
        for expr, each in compiled
    }
    constants = f"ASKED = {_asked()!r}\nIMPLICANTS = {found!r}\n"
    return f'"""Made when the package was built."""\n\n{constants}'


def expression_text(expr: Expr) -> str:
    """Return the expression as text. Equal texts differ at most in titles and citations."""
    match expr:
        case Fact(id=id):
            return id
        case Not(part=part):
            return f"!{expression_text(part)}"
        case AllOf(parts=parts):
            return f"({'&'.join(map(expression_text, parts))})"
        case AnyOf(parts=parts):
            return f"({'|'.join(map(expression_text, parts))})"
        case Element(body=body):
            return expression_text(body)
        case _:
            assert_never(expr)


def _asked() -> str:
    """Return a text of all that implicants depend on beside the expression."""
    return " ".join((*ORDER, *map(expression_text, IMPOSSIBLE)))


def _numbers(terms: Iterable[Term]) -> Numbers:
    return tuple(number for term in terms for number in term)


def _terms(numbers: Sequence[int]) -> tuple[Term, ...]:
    return tuple(map(Term, numbers[::2], numbers[1::2]))
