"""Read a mapping from a TOML file, and name every fault of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import BY_ID

from ...checked import LIST_QUESTIONS, Checker, JsonObject
from ...documents import ExpectedFile
from ...errors import did_you_mean, shorten
from ...toml_text import read_toml
from ..inputs.words import plain_words
from .form_mapping import ID, IGNORE, ROLE, FormMapping, plain_value

MAX_MAPPING_BYTES = 1_000_000
MAX_HEADING_ROWS = 10
READY_FOLDER = files(__package__) / "ready"
EXAMPLE_HINT = "`distinguo map FILE --output mapping.toml` writes one to edit"
MAPPING_FILE = ExpectedFile(MAX_MAPPING_BYTES, EXAMPLE_HINT, EXAMPLE_HINT)
TARGETS_HINT = f'write the id of a question, "{ID}", "{ROLE}" or "{IGNORE}"'
MAPPING_PARTS = ("columns", "answers", "roles", "lost", "as", "combine", "heading_rows", "records")


def ready_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program."""
    found = (file.name for file in READY_FOLDER.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted(name.removesuffix(".toml") for name in found))


def read_mapping(name: str) -> FormMapping:
    """Read the mapping in a TOML file, or a ready one by its name.

    Raises UsageError if it cannot be read, BadDataError with every fault of its content.
    """
    is_ready = name in ready_mappings()
    path = READY_FOLDER / f"{name}.toml" if is_ready else Path(name)
    hint = f"name a TOML file, or one of: {', '.join(ready_mappings())}"
    return _MappingChecker(name).mapping_in(read_toml(path, MAPPING_FILE, hint), is_ready)


class _MappingChecker(Checker):
    def below(self, at: str, name: str) -> str:
        """Return the path of a key; the name of a column or a value is quoted."""
        return super().below(at, name) if at == "$" else f'{at}."{shorten(name)}"'

    def mapping_in(self, document: dict[str, object], is_ready: bool) -> FormMapping:
        """Return the mapping in a document. Raises BadDataError with every fault."""
        self.keys(document, "$", MAPPING_PARTS, hint=f"use one of: {', '.join(MAPPING_PARTS)}")
        if not document:
            self.fault("$", "is empty", EXAMPLE_HINT)
        combined = frozenset(self.words(document, "$.combine", BY_ID))
        # Of the columns of a ready mapping a file has some: two names of the id, for instance.
        columns = self._columns(document, BY_ID.keys() | {ID, ROLE} if is_ready else combined)
        role = self._role(document.get(ROLE), f"$.{ROLE}")
        if role and ROLE in columns.values():
            self.fault(f"$.{ROLE}", "there is a column of roles too", "keep one of them")
        found = FormMapping(
            self.path,
            columns,
            self._answers(document),
            dict(self._answers_to(document)),
            {plain: role for plain, role in self._roles(document) if role},
            dict(self._lost(document)),
            role,
            combined,
            self.number_or_none(document, "$.heading_rows", 1, MAX_HEADING_ROWS) or 1,
            tuple(self._texts(document, "$.records")),
            is_ready,
        )
        self.finish()
        return found

    def _entries(self, table: JsonObject, part: str) -> Iterator[tuple[str, object, str]]:
        """Yield the entries of a part: the key in plain words, the value, and its path."""
        at = f"$.{part}"
        entries = self.of_kind(table.get(part, {}), at, dict)
        self.once((self.below(at, name), plain_words(name)) for name in entries)
        for name, value in entries.items():
            yield plain_words(name), value, self.below(at, name)

    def _columns(self, document: JsonObject, combined: Collection[str]) -> dict[str, str]:
        entries = [
            (plain, self._target(value, at), at)
            for plain, value, at in self._entries(document, "columns")
        ]
        self._one_column_each(entries, combined)
        return {plain: target for plain, target, _ in entries}

    def _target(self, value: object, at: str) -> str:
        target = self.of_kind(value, at, str)
        if target in BY_ID or target in (ID, ROLE, IGNORE):
            return target
        if target:
            hint = did_you_mean(target, BY_ID) or f"{TARGETS_HINT}; {LIST_QUESTIONS}"
            self.fault(at, f'no such question: "{shorten(target)}"', hint)
        elif isinstance(value, str):
            self.fault(at, "is not filled in", TARGETS_HINT)
        return ""

    def _one_column_each(
        self, entries: Iterable[tuple[str, str, str]], combined: Collection[str]
    ) -> None:
        """Find each column for a question, or the id or the role, that has one already."""
        first: dict[str, str] = {}
        for plain, target, at in entries:
            if target in first and target not in ("", IGNORE, *combined):
                hint = f'; or write combine = ["{target}"]' if target in BY_ID else ""
                message = f'"{target}" has a column already: "{shorten(first[target])}"'
                self.fault(at, message, f"keep one of them{hint}")
            first.setdefault(target, plain)

    def _answers(self, document: JsonObject) -> dict[str, Answer]:
        entries = self._entries(document, "answers")
        found = {
            plain_value(plain): self._answer(value, at)
            for plain, value, at in entries
            if not isinstance(value, dict)
        }
        return {plain: answer for plain, answer in found.items() if answer}

    def _answers_to(self, document: JsonObject) -> Iterator[tuple[str, dict[str, Answer]]]:
        answers = document.get("answers")
        for id, values in answers.items() if isinstance(answers, dict) else ():
            if isinstance(values, dict):
                at = f"$.answers.{shorten(id)}"
                if id not in BY_ID:
                    hint = did_you_mean(id, BY_ID) or LIST_QUESTIONS
                    self.fault(at, "no such question", hint)
                self.once((self.below(at, name), plain_value(name)) for name in values)
                found = {
                    plain_value(name): self._answer(value, self.below(at, name))
                    for name, value in values.items()
                }
                yield id, {plain: answer for plain, answer in found.items() if answer}

    def _answer(self, value: object, at: str) -> Answer | None:
        if value == "":
            self.fault(at, "is not filled in", f"use one of: {', '.join(Answer)}")
            return None
        word = self.choice(value, at, [*Answer])
        return Answer(word) if word else None

    def _roles(self, document: JsonObject) -> Iterator[tuple[str, Role | None]]:
        for plain, value, at in self._entries(document, "roles"):
            yield plain_value(plain), self._role(value, at)

    def _role(self, value: object, at: str) -> Role | None:
        if value == "":
            self.fault(at, "is not filled in", f"use one of: {', '.join(Role)}")
            return None
        word = "" if value is None else self.choice(value, at, [*Role])
        return Role(word) if word else None

    def _texts(self, document: JsonObject, at: str) -> Iterator[str]:
        for number, item in enumerate(self.items(document, at)):
            yield self.of_kind(item, f"{at}[{number}]", str)

    def _lost(self, document: JsonObject) -> Iterator[tuple[str, str]]:
        for plain, reason, at in self._entries(document, "lost"):
            yield plain, self.of_kind(reason, at, str) or "no question asks for it"
