"""JSON data checked part by part: what is right is used, and all that is wrong is gathered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from ..documents import ExpectedFile, read_document
from ..errors import BadDataError, Fault, Place, did_you_mean

SHOWN = 40  # characters of a wrong value that a message repeats
QUESTIONS = "`distinguo questions` lists them"
FEW = 20  # so many known words are listed when none of them is near

Table = Mapping[str, object]


def read_json(path: str, largest: int) -> object:
    """The JSON data in a file of at most `largest` bytes.

    Raises UsageError if the file cannot be read, BadDataError if it is too large or not JSON.
    """
    hint = "name another file, or take it away"
    return read_document(path, ExpectedFile(largest, hint, hint))


def short(text: str) -> str:
    """As much of a value as a message repeats."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def nearest(word: str, known: Collection[str]) -> str:
    """A hint that names the nearest known word, or all of them when they are few."""
    listing = f"use one of: {', '.join(known)}" if len(known) <= FEW else ""
    return did_you_mean(word, known) or listing


class Checker:
    """What was found wrong with one file so far. A method that finds a fault gives an empty value.

    `at` says where a value stands, as in `$.attempts[0].key`; its last part is the key to look up.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, at: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(Place(self.path, at), message, hint))

    def finish(self) -> None:
        """Raise BadDataError with every fault, if there is one."""
        if self.faults:
            raise BadDataError(self.faults)

    def table(
        self, data: object, at: str, parts: Sequence[str], also: Sequence[str] = ()
    ) -> Table:
        """An object that has all of `parts`, perhaps some of `also`, and nothing else."""
        if not isinstance(data, dict):
            self.fault(at, "this has to be an object")
            return {}
        known = (*parts, *also)
        for name in (name for name in data if name not in known):
            self.fault(f"{at}.{short(name)}", "no such part", nearest(name, known))
        for name in (name for name in parts if name not in data):
            self.fault(f"{at}.{name}", "is missing")
        for name in getattr(data, "repeated", ()):
            self.fault(f"{at}.{short(name)}", "is given more than once", "keep one of them")
        return data

    def schema(self, data: object, schema: str) -> bool:
        """Whether the data say that they are of this kind and version."""
        if isinstance(data, dict) and data.get("schema") == schema:
            return True
        self.fault("$.schema", "not a file of this kind and version", f'this reads "{schema}"')
        return False

    def items(self, table: Table, at: str) -> list[object]:
        value = table.get(_key(at), [])
        if isinstance(value, list):
            return value
        self.fault(at, "this has to be a list")
        return []

    def text(self, table: Table, at: str) -> str:
        value = table.get(_key(at))
        if isinstance(value, str) and value:
            return value
        if _key(at) in table:
            self.fault(at, "this has to be a text" if value != "" else "is empty")
        return ""

    def text_or_none(self, table: Table, at: str) -> str | None:
        return None if table.get(_key(at)) is None else self.text(table, at)

    def word(self, table: Table, at: str, known: Collection[str]) -> str:
        """One of the known words."""
        word = self.text(table, at)
        if not word or word in known:
            return word
        hint = nearest(word, known) or QUESTIONS  # nothing else is so many
        self.fault(at, f'"{short(word)}" is not one of its values', hint)
        return ""

    def words(self, table: Table, at: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of known words."""
        named = {f"{_key(at)}[{i}]": item for i, item in enumerate(self.items(table, at))}
        above = at.removesuffix(_key(at))
        words = (self.word(named, above + name, known) for name in named)
        return tuple(word for word in words if word)

    def number_or_none(self, table: Table, at: str, least: int, most: int) -> int | None:
        value = table.get(_key(at))
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fault(at, f"this has to be a whole number from {least} to {most}, or null")
        return None

    def decimal_or_none(self, table: Table, at: str, least: float, most: float) -> float | None:
        value = table.get(_key(at))
        if value is None:
            return None
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and least <= value <= most
        ):
            return float(value)
        self.fault(at, f"this has to be a number from {least} to {most}, or null")
        return None

    def moment(self, table: Table, at: str) -> str:
        """A date and time with its zone, as text; "" where there is null."""
        text = self.text_or_none(table, at)
        try:
            if text and datetime.fromisoformat(text).utcoffset() is None:
                raise ValueError
        except ValueError:
            self.fault(at, "this has to be a time such as 2026-11-22T10:00:00+00:00")
            return ""
        return text or ""

    def flag_or_none(self, table: Table, at: str) -> bool | None:
        value = table.get(_key(at))
        if value is None or isinstance(value, bool):
            return value
        self.fault(at, "this has to be true, false or null")
        return None


def _key(at: str) -> str:
    return at.rpartition(".")[2]
