"""Make text from outside safe to show: nothing in it can control a terminal."""

from __future__ import annotations

import re

# Control characters (C0, DEL, C1), line separators, and the marks that reverse the direction of
# text or hide it (Unicode bidirectional controls, zero-width signs, tags), and lone surrogates.
# Not U+200C and U+200D, the joiners: Persian, Hindi and others are spelled with them.
_STEERING = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str, keep: str = "") -> str:
    """Return the text with every control character as its number, as in \\x1b or \\u202e.

    Characters in `keep` stay as they are.
    """
    if text.isprintable():  # most texts are, and the expression takes long to compile
        return text
    return re.sub(_STEERING, lambda m: m[0] if m[0] in keep else _by_number(m[0]), text)


def _by_number(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


JsonData = dict[str, object]
"""A JSON object to write."""


def as_json(data: object, indent: int | None = 2) -> str:
    """Return JSON text in which nothing can control a terminal; it decodes to the same data.

    With `indent=None` it is one line without blanks between its parts.
    """
    import json

    between = (",", ":") if indent is None else None
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=between)
    return safe_json(text)


def safe_json(text: str) -> str:
    """Return JSON text with an escape for each character that could control a terminal."""
    if all(line.isprintable() for line in text.split("\n")):
        return text
    return re.sub(_STEERING, lambda m: m[0] if m[0] == "\n" else _escaped(m[0]), text)


def escape_unencodable(error: UnicodeError) -> tuple[str, int]:
    """Handle a codec's error: write what the stream cannot encode as JSON escapes.

    Both people and programs can still read it.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_escaped, error.object[error.start : error.end])), error.end


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))
