"""Questions as a deck of Anki flash cards, by way of genanki."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from .formats import ExportFormat, archive, needed_for
from .item import Item
from .marked_up import clean, explanation_html, marked_up, question_html

if TYPE_CHECKING:
    from genanki import Deck, Model, Note

MADE_AT_SECONDS = 1_767_225_600
"""1 Jan 2026 in seconds: no date is later, and the same set makes the same bytes."""
TIME_SPAN_SECONDS = 2**24
MODEL_ID = 1_480_221_735
"""Anki knows the note type by it; other FIELDS under the same number leave old notes unchanged."""
FIELDS = ("Id", "Title", "Question", "Choices", "Key", "Feedback")
STYLE = """
.card { font: 1.1rem/1.45 "Segoe UI", "Liberation Sans", Arial, sans-serif; text-align: left;
  max-width: 40rem; margin: 0 auto; padding: .5rem }
.key { font-weight: bold }
"""


def items_as_anki(items: Sequence[Item], title: str) -> bytes:
    """Return an .apkg file. Raises UsageError if genanki is not installed.

    Anki knows a note again by the law and the story's id, so that a second import changes it
    instead of doubling it. Anki compares the times of change alone, so they follow from the
    content.
    """
    with needed_for(ExportFormat.ANKI):
        import genanki

    model = _model()
    deck = genanki.Deck(_number(f"distinguo {items[0].framework}"), clean(title))
    for item in items:
        deck.add_note(_note(item, model))
    return archive({"collection.anki2": _collection(deck, model), "media": "{}"})


def _model() -> Model:
    import genanki

    front = "<h3>{{Title}}</h3>{{Question}}{{Choices}}"
    back = '{{FrontSide}}<hr id="answer"><p class="key">{{Key}}</p>{{Feedback}}'
    return genanki.Model(
        MODEL_ID,
        "distinguo story",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Judge the story", "qfmt": front, "afmt": back}],
        css=STYLE,
        sort_field_index=1,
    )


def _note(item: Item, model: Model) -> Note:
    import genanki

    choices = "".join(f"<li>{marked_up(choice.label)}</li>" for choice in item.choices)
    return genanki.Note(
        model,
        [
            marked_up(f"{item.framework}/{item.id}"),  # Anki takes equal first fields for doubles
            marked_up(item.title),
            question_html(item),
            f"<ul>{choices}</ul>",
            marked_up(item.key.label),
            explanation_html(item),
        ],
        tags=["distinguo", f"difficulty_{item.difficulty}", *item.themes],
        guid=genanki.guid_for("distinguo", item.id, item.framework),
    )


def _collection(deck: Deck, model: Model) -> bytes:
    """Return the deck's database, made in memory so that nothing is left behind on a disk."""
    connection = sqlite3.connect(":memory:")
    try:
        import genanki

        cursor = connection.cursor()
        time = _changed_at(*FIELDS, *map(str, model.templates), model.css)
        genanki.Package(deck).write_to_db(cursor, float(time), count(MADE_AT_SECONDS * 1000))
        times = [(_changed_at(*note.fields, *note.tags), note.guid) for note in deck.notes]
        cursor.executemany("update notes set mod = ? where guid = ?", times)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _changed_at(*content: str) -> int:
    """Return a time of change in seconds that is another one for another content."""
    return MADE_AT_SECONDS - _number("\x1f".join(content)) % TIME_SPAN_SECONDS


def _number(text: str) -> int:
    """Return a number that stays the same for the same text."""
    return int.from_bytes(sha256(text.encode()).digest()[:4]) >> 1
