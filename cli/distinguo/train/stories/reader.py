"""Read stories from TOML files, and name every fault of every file at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeGuard, TypeVar

from distinguo_rules.citation import Citation
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Status, Verdict
from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject
from ...errors import BadDataError, Fault, Place, shorten
from ...toml_text import parse_toml
from ..content.myths import MYTHS
from .story import AGE_GROUPS, GENDERS, THEMES, Setting, Story, line_number_of

MAX_STORY_BYTES = 64 * 1024

STORY_PARTS: Mapping[str, type] = {
    "title": str,
    "story": str,
    "unknown": list,
    "themes": list,
    "difficulty": int,
    "lesson": str,
    "myth": str,
    "disputed": str,
    "facts": dict,
    "evidence": dict,
    "source": dict,
    "setting": dict,
    "key": dict,
}
OPTIONAL_PARTS = ("unknown", "myth", "disputed")
TOML_TYPES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}
ANSWERS_BY_VALUE = {answer.value: answer for answer in Answer if answer is not Answer.NOT_ASKED}
VERDICTS = tuple(verdict.value for verdict in Verdict)
SLUG = re.compile(r"[a-z][a-z_]*")

Value = TypeVar("Value")


@cache
def shipped_stories() -> tuple[Story, ...]:
    """Return the built-in stories. Raises BadDataError if one of them is broken."""
    return read_stories(files("distinguo.train.content") / "stories")


def read_stories(folder: Traversable) -> tuple[Story, ...]:
    """Return the stories of a folder by name. Raises BadDataError with the faults of all files."""
    stories, faults = gather(folder)
    if faults:
        raise BadDataError(faults)
    return stories


def gather(where: Traversable) -> tuple[tuple[Story, ...], list[Fault]]:
    """Return the stories of a file or folder that can be read, and the faults of the others."""
    stories: list[Story] = []
    faults: list[Fault] = []
    try:
        paths = story_files(where)
    except BadDataError as error:
        return (), list(error.faults)
    for path in paths:
        try:
            stories.append(read_story(path))
        except BadDataError as error:
            faults.extend(error.faults)
    if not stories and not faults:
        faults.append(Fault(Place(str(where)), "no stories here", "put a .toml file there"))
    return tuple(stories), faults


def story_files(where: Traversable) -> list[Traversable]:
    """Return the file itself, or the TOML files of a folder by name."""
    if not is_folder(where):
        return [where]
    try:
        names = [path for path in where.iterdir() if path.name.endswith(".toml")]
    except OSError as error:
        raise _unreadable(where, error) from None
    return sorted(names, key=lambda path: path.name)


def is_folder(where: Traversable) -> bool:
    """Return whether it is a folder. Raises BadDataError if that cannot be found out."""
    try:
        return where.is_dir()
    except OSError as error:  # a name that is too long
        raise _unreadable(where, error) from None


def _unreadable(where: Traversable, error: OSError) -> BadDataError:
    fault = Fault(Place(str(where)), f"it cannot be read: {error.strerror}", "check the path")
    return BadDataError([fault])


def read_story(path: Traversable) -> Story:
    """Read one story. Raises BadDataError with every fault of the file."""
    text = _read_text(path)
    try:
        table = parse_toml(text)
    except (ValueError, RecursionError) as error:
        raise BadDataError([_bad_toml(str(path), error)]) from None
    draft = _Draft(str(path), find_lines(text))
    story = draft.story(_story_id(path), table)
    draft.finish()
    return story


def _story_id(path: Traversable) -> str:
    """Return the name of the file without its ending; bytes that are not UTF-8 are escaped."""
    name = path.name.removesuffix(".toml").encode("utf-8", "surrogateescape")
    return name.decode("utf-8", "backslashreplace")


def _read_text(path: Traversable) -> str:
    try:
        if isinstance(path, Path) and path.is_fifo():
            raise OSError(0, "it is a pipe")
        with path.open("rb") as file:
            data = file.read(MAX_STORY_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(data) > MAX_STORY_BYTES:
        reason = "the file is larger than 64 KB"
        raise BadDataError([Fault(Place(str(path)), reason, "a story has 90 to 180 words")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Place(str(path), line=data[: error.start].count(b"\n") + 1)
        fault = Fault(where, "this is not UTF-8 text", "save the file as UTF-8")
        raise BadDataError([fault]) from None


def _bad_toml(path: str, error: Exception) -> Fault:
    if not isinstance(error, tomllib.TOMLDecodeError):
        reason = "a number is too long" if isinstance(error, ValueError) else "too deep"
        return Fault(Place(path, line=1), f"this cannot be read: {reason}", "leave it out")
    at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    reason = str(error).partition(" (at ")[0]
    hint = f"look at column {at[2]}" if at else "look at the last lines of the file"
    return Fault(Place(path, line=int(at[1]) if at else 1), f"this is not TOML: {reason}", hint)


def find_lines(text: str) -> dict[str, int]:
    """Return the line of each key and table of a TOML text, by dotted name, for messages."""
    lines: dict[str, int] = {}
    table, inside = "", False
    for number, line in enumerate(text.split("\n"), 1):  # what TOML takes for a line
        if not inside:
            if header := re.match(r"\s*\[([\w.]+)\]", line):
                table = header[1] + "."
                lines.setdefault(header[1], number)
            elif key := re.match(r"\s*([\w.-]+)\s*=", line):
                lines.setdefault(table + key[1], number)
        if line.count('"""') % 2:
            inside = not inside
    return lines


def _line(fault: Fault) -> int:
    return fault.place.line or 1 if isinstance(fault.place, Place) else 1


class _Draft(Checker):
    """A story on its way from a TOML table, and the faults found so far, each at its line."""

    kinds = TOML_TYPES

    def __init__(self, path: str, lines: Mapping[str, int]) -> None:
        super().__init__(path)
        self.lines = lines

    def fault(self, at: str, message: str, hint: str = "") -> None:
        place = Place(self.path, shorten(at), line_number_of(self.lines, at))
        self.faults.append(Fault(place, message, hint))

    def finish(self) -> None:
        """Raise BadDataError with every fault in the order of the lines, if there is one."""
        self.faults.sort(key=_line)
        super().finish()

    def below(self, at: str, name: str) -> str:
        return f"{at}.{name}" if at else name  # `fault` shortens it, once its line is known

    def story(self, id: str, table: JsonObject) -> Story:
        self.keys(table, "", STORY_PARTS)
        facts = self._facts(self._part(table, "facts", dict))
        return Story(
            id=id,
            title=self._words(table, "title"),
            text=self._words(table, "story"),
            facts=facts,
            evidence=self._evidence(self._part(table, "evidence", dict)),
            unknown=self._unknown(self._part(table, "unknown", list), facts),
            themes=self._themes(self._part(table, "themes", list)),
            difficulty=self._difficulty(table),
            lesson=self._words(table, "lesson"),
            myth=self._myth(self._part(table, "myth", str)),
            source=self._source(self._part(table, "source", dict)),
            setting=self._setting(self._part(table, "setting", dict)),
            key=self._key(self._part(table, "key", dict)),
            disputed=self._part(table, "disputed", str),
            path=self.path,
            lines=self.lines,
        )

    def _part(self, table: JsonObject, name: str, kind: type[Value]) -> Value:
        """Return the part if it exists and is of its kind, else an empty one."""
        if name in table:
            return self.of_kind(table[name], name, kind)
        if name not in OPTIONAL_PARTS:
            self.fault(name, "is missing", f"add it as {TOML_TYPES[kind]}")
        return kind()

    def _words(self, table: JsonObject, name: str) -> str:
        words = self._part(table, name, str).strip()
        if isinstance(table.get(name), str) and not words:
            self.fault(name, "is empty", "write it")
        return words

    def _is_question(self, id: object, at: str) -> TypeGuard[str]:
        return bool(self.choice(id, at, BY_ID, "question"))

    def _facts(self, table: JsonObject) -> Answers:
        facts: dict[str, Answer] = {}
        for id, value in table.items():
            word = self.choice(value, f"facts.{id}", ANSWERS_BY_VALUE)
            if self._is_question(id, f"facts.{id}") and word:
                facts[id] = ANSWERS_BY_VALUE[word]
        return facts

    def _evidence(self, table: JsonObject) -> dict[str, str]:
        return {
            id: self.of_kind(value, f"evidence.{id}", str)
            for id, value in table.items()
            if self._is_question(id, f"evidence.{id}")
        }

    def _unknown(self, ids: list[object], facts: Answers) -> tuple[str, ...]:
        for id in (id for id in ids if isinstance(id, str) and id in facts):
            self.fault("unknown", f'"{id}" is among the facts too', "take it out of one of them")
        return tuple(id for id in ids if self._is_question(id, "unknown"))

    def _themes(self, names: list[object]) -> tuple[str, ...]:
        return tuple(self.choice(name, "themes", THEMES) for name in names)

    def _difficulty(self, table: JsonObject) -> int:
        level = self._part(table, "difficulty", int)
        if type(table.get("difficulty")) is not int:
            return level
        if level not in (1, 2, 3):
            shown = level if 0 <= level < 100 else "another number"
            self.fault("difficulty", f"expected 1, 2 or 3, found {shown}", "change it")
        return level

    def _myth(self, id: str) -> str:
        return self.choice(id, "myth", MYTHS) if id else ""

    def _source(self, table: JsonObject) -> Citation:
        cite, url = (self._entry(table, "source", name) for name in ("cite", "url"))
        if url and not url.startswith("https://"):
            self.fault("source.url", "is not a web address", "start it with https://")
        return Citation(cite, url)

    def _setting(self, table: JsonObject) -> Setting:
        gender, age, origin, sector = (
            self._entry(table, "setting", name) for name in ("gender", "age", "origin", "sector")
        )
        for name, word in (("origin", origin), ("sector", sector)):
            if word and not SLUG.fullmatch(word):
                self.fault(f"setting.{name}", f'"{word}" is not one word', "use a-z and _ only")
        return Setting(
            self.choice(gender, "setting.gender", GENDERS) if gender else "",
            self.choice(age, "setting.age", AGE_GROUPS) if age else "",
            origin,
            sector,
        )

    def _entry(self, table: JsonObject, name: str, entry: str) -> str:
        where = f"{name}.{entry}"
        word = self.of_kind(table[entry], where, str) if entry in table else ""
        if table and not word:
            self.fault(where, "is missing", "add it as text")
        return word

    def _key(self, table: JsonObject) -> dict[str, dict[Verdict, Status]]:
        if table and "us" not in table:
            self.fault("key", "there is no key for us", "add [key.us]")
        key = {}
        for framework, stated in table.items():
            where = f"key.{framework}"
            if self.choice(framework, where, FRAMEWORKS):
                key[framework] = self._statuses(where, self.of_kind(stated, where, dict))
        return key

    def _statuses(self, where: str, table: JsonObject) -> dict[Verdict, Status]:
        statuses = {}
        for verdict in Verdict:
            place = f"{where}.{verdict}"
            if verdict not in table:
                self.fault(place, "is missing", f"use one of: {', '.join(Status)}")
            elif word := self.choice(table[verdict], place, list(Status)):
                statuses[verdict] = Status(word)
        self.keys(table, where, VERDICTS, "verdict")
        return statuses
