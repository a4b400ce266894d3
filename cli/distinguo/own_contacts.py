"""Read the user's own contacts, such as those of a shelter, and name every fault of the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from distinguo_rules.contact import Contact, ContactKind
from distinguo_rules.language import tr

from .checked import JSON_TYPES, Checker, JsonObject
from .documents import ExpectedFile, name_of, read_document

MAX_CONTACTS_BYTES = 100_000
HINT = 'begin with [[contacts]], name = "...", voice = "...", source = "...", checked = 2026-11-01'
CONTACTS_FILE = ExpectedFile(MAX_CONTACTS_BYTES, HINT, "keep the contacts that are used most")

REQUIRED_KEYS = ("name", "source", "checked")
WAY_KEYS = ("voice", "text", "chat", "tty", "email", "web")
DETAIL_KEYS = ("kind", "for_whom", "hours", "languages", "cost", "privacy", "operator")
OPTIONAL_KEYS = (*WAY_KEYS, *DETAIL_KEYS)
NUMBER_KEYS = ("voice", "text", "tty")
PHONE_NUMBER = re.compile(r"\+?\d[\d ()-]*")
COUNTRY = ""  # of those who use the program; nothing depends on it


def read_contacts(path: str) -> tuple[Contact, ...]:
    """Return the contacts in a TOML file, or in a JSON file or standard input ("-").

    Raises UsageError if it cannot be read, BadDataError with every fault of its content.
    """
    return _Contacts(name_of(path)).contacts(_read(path))


def _read(path: str) -> object:
    if not path.endswith(".toml"):
        return read_document(path, CONTACTS_FILE)
    from .toml_text import read_toml

    return read_toml(Path(path), CONTACTS_FILE, tr("name a file that can be read"))


class _Contacts(Checker):
    kinds: Mapping[type, str] = {**JSON_TYPES, date: "a day"}

    def contacts(self, document: object) -> tuple[Contact, ...]:
        """Return every contact. Raises BadDataError with every fault."""
        data = self.mapping(document, "$", ("contacts",))
        items = self.items(data, "$.contacts") if "contacts" in data else []
        if "contacts" in data and not items:
            self.fault("$.contacts", tr("is empty"), HINT)
        read = [self._contact(item, f"$.contacts[{at}]") for at, item in enumerate(items)]
        self.once((f"$.contacts[{at}].name", contact.name) for at, contact in enumerate(read))
        self.finish()
        return tuple(read)

    def _contact(self, item: object, at: str) -> Contact:
        table = self.mapping(item, at, REQUIRED_KEYS, OPTIONAL_KEYS)
        texts = {key: self.text(table, f"{at}.{key}") for key in table if key in _TEXTS}
        self._ways(texts, at)
        for key, text in texts.items():
            if not _can_be_written(text):
                self.fault(f"{at}.{key}", tr("has a character that cannot be written"))
        kinds = [kind.value for kind in ContactKind]
        kind = self.word(table, f"{at}.kind", kinds) or ContactKind.HOTLINE
        fields = {key: text for key, text in texts.items() if key not in ("name", "source")}
        return Contact(
            id=f"own-{texts.get('name', '')}",
            kind=ContactKind(kind),
            name=texts.get("name", ""),
            country=COUNTRY,
            source=texts.get("source", ""),
            source_date="undated",
            checked=self._checked(table, f"{at}.checked"),
            operator_type="own",
            **{"for_whom": "", "operator": "", **fields},
        )

    def _ways(self, texts: Mapping[str, str], at: str) -> None:
        """Find a contact that cannot be reached, and each number or address of a wrong form."""
        if not any(texts.get(way) for way in WAY_KEYS):
            self.fault(
                at,
                tr("has no way to reach it"),
                tr("give one of: {ways}").format(ways=", ".join(WAY_KEYS)),
            )
        for way in NUMBER_KEYS:
            if texts.get(way) and not PHONE_NUMBER.fullmatch(texts[way]):
                self.fault(
                    f"{at}.{way}", tr("is not a number to dial"), tr("write digits and hyphens")
                )
        if texts.get("web") and not texts["web"].startswith("https://"):
            self.fault(f"{at}.web", tr("is not an address"), tr("begin it with https://"))

    def _checked(self, table: JsonObject, at: str) -> date:
        """Return the day of the last check, today if it is missing or wrong."""
        value, today = table.get("checked"), date.today()
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            day = None
        if "checked" not in table:
            return today
        if type(day) is not date:
            self.fault(at, tr("expected a day such as 2026-11-01"))
            return today
        if day > today:
            self.fault(at, tr("is a day to come"), tr("give the day on which it was last tried"))
        return day


def _can_be_written(text: str) -> bool:
    """Return whether a text has no half of a surrogate pair, which JSON can name."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


_TEXTS = {key for key in (*REQUIRED_KEYS, *OPTIONAL_KEYS) if key not in ("checked", "kind")}
