"""Check data from a file part by part: use what is right, and gather every fault of the rest."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from .documents import KEEP_ONE, TWICE, ExpectedFile, Pairs, read_document
from .errors import BadDataError, Fault, Place, did_you_mean, shorten

MAX_WORDS_LISTED = 20  # in a hint, when no known word is near
LIST_QUESTIONS = "`distinguo questions` lists them"
JSON_TYPES: Mapping[type, str] = {
    str: "text",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
}

JsonObject = Mapping[str, object]
Value = TypeVar("Value")


def read_json(path: str, max_bytes: int) -> object:
    """Return the JSON data in a file of at most `max_bytes`.

    Raises UsageError if the file cannot be read, BadDataError if it is too large or not JSON.
    """
    hint = "name another file, or remove this one"
    return read_document(path, ExpectedFile(max_bytes, hint, hint))


def nearest(word: str, known: Collection[str]) -> str:
    """Return a hint that names the nearest known word, or all of them when they are few."""
    listing = f"use one of: {', '.join(known)}" if len(known) <= MAX_WORDS_LISTED else ""
    return did_you_mean(word, known) or listing


class Checker:
    """The faults found so far in one file. A method that finds a fault returns an empty value.

    `at` is the path of a value, as in `$.attempts[0].key`; its last part is the key to look up.
    """

    kinds = JSON_TYPES

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def fault(self, at: str, message: str, hint: str = "") -> None:
        self.faults.append(Fault(Place(self.path, at), message, hint))

    def finish(self) -> None:
        """Raise BadDataError with every fault, if there is one."""
        if self.faults:
            raise BadDataError(self.faults)

    def below(self, at: str, name: str) -> str:
        """Return the path of a key in the object at a path, as a message shows it."""
        return f"{at}.{shorten(name)}"

    def described(self, value: object) -> str:
        """Return what a message calls a wrong value: text as it is, anything else by its kind."""
        match value:
            case str():
                return f'"{shorten(value)}"'
            case bool() | None:
                return {True: "true", False: "false", None: "null"}[value]
            case _:
                kinds = (name for kind, name in self.kinds.items() if isinstance(value, kind))
                return next(kinds, "another kind of value")

    def wrong(self, at: str, expected: str, value: object) -> None:
        self.fault(at, f"expected {expected}, found {self.described(value)}")

    def of_kind(self, value: object, at: str, kind: type[Value]) -> Value:
        """Return the value if it is of a kind, else an empty one."""
        if isinstance(value, kind) and not isinstance(value, bool):
            return value
        self.wrong(at, self.kinds[kind], value)
        return kind()

    def keys(
        self, data: JsonObject, at: str, known: Collection[str], noun: str = "key", hint: str = ""
    ) -> None:
        """Find every key that appears twice or is not known; `hint` if no known one is near."""
        self.unique_keys(data, at)
        for name in (name for name in data if name not in known):
            near = did_you_mean(name, known) or hint or nearest(name, known)
            self.fault(self.below(at, name), f"no such {noun}", near)

    def unique_keys(self, data: JsonObject, at: str) -> None:
        """Find every key that appears twice."""
        for name in data.repeated if isinstance(data, Pairs) else ():
            self.fault(self.below(at, name), TWICE, KEEP_ONE)

    def once(self, values: Iterable[tuple[str, Hashable]]) -> None:
        """Find every path whose value an earlier one already has; empty values may recur."""
        seen: set[Hashable] = set()
        for at, value in values:
            if value and value in seen:
                self.fault(at, TWICE, KEEP_ONE)
            seen.add(value)

    def mapping(
        self, data: object, at: str, required: Sequence[str], optional: Sequence[str] = ()
    ) -> JsonObject:
        """Return an object that has every required key, and no key that is not known."""
        if not isinstance(data, dict):
            self.wrong(at, self.kinds[dict], data)
            return {}
        self.keys(data, at, (*required, *optional))
        for name in (name for name in required if name not in data):
            self.fault(self.below(at, name), "is missing")
        return data

    def schema(self, data: object, schema: str) -> bool:
        """Return true if the data name this schema, which is a kind of file and its version."""
        if isinstance(data, dict) and data.get("schema") == schema:
            return True
        self.fault("$.schema", "not a file of this kind and version", f'this reads "{schema}"')
        return False

    def items(self, table: JsonObject, at: str) -> list[object]:
        return self.of_kind(table.get(_key(at), []), at, list)

    def text(self, table: JsonObject, at: str) -> str:
        """Return a text that is not empty; "" if the key is missing, which `mapping` finds."""
        if _key(at) not in table:
            return ""
        text = self.of_kind(table[_key(at)], at, str)
        if table[_key(at)] == "":
            self.fault(at, "is empty")
        return text

    def text_or_none(self, table: JsonObject, at: str) -> str | None:
        return None if table.get(_key(at)) is None else self.text(table, at)

    def choice(self, value: object, at: str, known: Collection[str], noun: str = "") -> str:
        """Return the value if it is a known word, else ""; a message says "no such `noun`"."""
        word = value if isinstance(value, str) else ""
        if word in known:
            return word
        named = self.described(value)
        message = f"no such {noun}: {named}" if noun else f"{named} is not an allowed value"
        self.fault(at, message, nearest(word, known) or LIST_QUESTIONS)  # nothing else is so many
        return ""

    def word(self, table: JsonObject, at: str, known: Collection[str]) -> str:
        """Return a known word; "" if the key is missing, which `mapping` finds."""
        return self.choice(table[_key(at)], at, known) if _key(at) in table else ""

    def words(self, table: JsonObject, at: str, known: Collection[str]) -> tuple[str, ...]:
        """Return a list of known words."""
        items = enumerate(self.items(table, at))
        words = [self.choice(item, f"{at}[{index}]", known) for index, item in items]
        return tuple(filter(None, words))

    def number_or_none(self, table: JsonObject, at: str, least: int, most: int) -> int | None:
        value = table.get(_key(at))
        if value is None or (type(value) is int and least <= value <= most):
            return value
        self.fault(at, f"expected a whole number from {least} to {most}, or null")
        return None

    def decimal_or_none(
        self, table: JsonObject, at: str, least: float, most: float
    ) -> float | None:
        value = table.get(_key(at))
        if value is None:
            return None
        number = None if isinstance(value, bool) else value
        if isinstance(number, int | float) and least <= number <= most:
            return float(number)
        self.fault(at, f"expected a number from {least} to {most}, or null")
        return None

    def moment(self, table: JsonObject, at: str) -> str:
        """Return a date and time with its zone, as text; "" for null."""
        from datetime import datetime

        text = self.text_or_none(table, at)
        try:
            if text and datetime.fromisoformat(text).utcoffset() is None:
                raise ValueError
        except ValueError:
            self.fault(at, "expected a time such as 2026-11-22T10:00:00+00:00")
            return ""
        return text or ""

    def flag_or_none(self, table: JsonObject, at: str) -> bool | None:
        value = table.get(_key(at))
        if value is None or isinstance(value, bool):
            return value
        self.wrong(at, "true, false or null", value)
        return None


def _key(at: str) -> str:
    return at.rpartition(".")[2]
