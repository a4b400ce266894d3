"""Define the three truth values, and the expressions that the law is written in.

Kleene's strong three-valued logic: FALSE < UNKNOWN < TRUE, "and" is the minimum, "or" the
maximum, "not" reverses the order (S. C. Kleene, Introduction to Metamathematics, 1952, § 64).
A rule is an expression: plain data that can be evaluated, compiled, drawn, proved and exported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, assert_never

from .citation import Citation
from .role import Voice


class Truth(Enum):
    """The truth of a statement as far as it is known. Three values, so `bool()` is refused."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __lt__(self, other: Truth) -> bool:
        return self.value < other.value

    def __invert__(self) -> Truth:
        return Truth(2 - self.value)

    def __bool__(self) -> bool:
        raise TypeError("a Truth has three values: compare it with `is`")


class Node:
    """The base of every expression: it can be joined with `&`, `|` and `~`.

    Nodes are never changed, and equal where their classes and their parts are. The classes are
    written out because to make a dataclass takes a tenth of the time in which Python starts.
    """

    def __and__(self, other: Expr) -> AllOf:
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: Expr) -> AnyOf:
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> Not:
        return Not(self)  # type: ignore[arg-type]  # every Node is one of the Expr classes

    def __bool__(self) -> bool:
        raise TypeError("join expressions with & | ~, not with `and`, `or`, `not`")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def __repr__(self) -> str:
        parts = (f"{name}={part!r}" for name, part in vars(self).items())
        return f"{type(self).__name__}({', '.join(parts)})"

    def _identity(self) -> object:
        """Return the parts by which nodes of one class are compared: all, unless a class says."""
        return tuple(vars(self).values())


class Fact(Node):
    """A statement that can be true or false, named by its id."""

    def __init__(self, id: str) -> None:
        self.id: Final = id


class Not(Node):
    """The opposite of an expression."""

    def __init__(self, part: Expr) -> None:
        self.part: Final = part


class _Joined(Node):
    def __init__(self, parts: tuple[Expr, ...]) -> None:
        self.parts: Final = parts


class AllOf(_Joined):
    """True if every part is."""


class AnyOf(_Joined):
    """True if at least one part is."""


class Element(Node):
    """A named part of a legal definition, with the provision it comes from.

    `title` is in lay words, and `title_to_you` the same said to the person, where that differs;
    `id` is unique within a framework.
    """

    def __init__(
        self,
        id: str,
        title: str,
        body: Expr,
        citations: tuple[Citation, ...] = (),
        title_to_you: str = "",
    ) -> None:
        self.id: Final = id
        self.title: Final = title
        self.body: Final = body
        self.citations: Final = citations
        self.title_to_you: Final = title_to_you

    def _identity(self) -> object:
        return self.id, self.title, self.body

    def title_in(self, voice: Voice) -> str:
        """Return the title in one voice."""
        return self.title_to_you if voice is Voice.YOU and self.title_to_you else self.title


Expr = Fact | Not | AllOf | AnyOf | Element


def _parts(expr: Node, kind: type[AllOf] | type[AnyOf]) -> tuple[Expr, ...]:
    return expr.parts if isinstance(expr, kind) else (expr,)  # type: ignore[return-value]


def evaluate(expr: Expr, known: Mapping[str, Truth]) -> Truth:
    """Return the value by Kleene's tables; facts that `known` does not name are UNKNOWN.

    Never wrong but not complete: "p or not p" is UNKNOWN while p is. `primes.Compiled.truth`
    returns the exact value.
    """
    match expr:
        case Fact(id=id):
            return known.get(id, Truth.UNKNOWN)
        case Not(part=part):
            return ~evaluate(part, known)
        case AllOf(parts=parts):
            return min((evaluate(part, known) for part in parts), default=Truth.TRUE)
        case AnyOf(parts=parts):
            return max((evaluate(part, known) for part in parts), default=Truth.FALSE)
        case Element(body=body):
            return evaluate(body, known)
        case _:
            assert_never(expr)


def parts_of(expr: Expr) -> tuple[Expr, ...]:
    """Return the immediate parts of an expression."""
    match expr:
        case Not(part=part):
            return (part,)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case Element(body=body):
            return (body,)
        case Fact():
            return ()
        case _:
            assert_never(expr)


def walk(expr: Expr) -> Iterator[Expr]:
    """Yield the expression and everything inside it, outer before inner, in reading order."""
    yield expr
    for part in parts_of(expr):
        yield from walk(part)


def outline(expr: Expr, depth: int = 0) -> Iterator[tuple[Element, int]]:
    """Yield the elements of an expression in reading order, each with its depth (0: outermost)."""
    if isinstance(expr, Element):
        yield expr, depth
        depth += 1
    for part in parts_of(expr):
        yield from outline(part, depth)


def facts(expr: Expr) -> tuple[str, ...]:
    """Return the ids of the facts in an expression, each once, in reading order."""
    return tuple(dict.fromkeys(node.id for node in walk(expr) if isinstance(node, Fact)))
