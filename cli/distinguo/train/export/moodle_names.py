"""The names of a category and of a question, as both formats of Moodle need them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from distinguo_rules.law import FRAMEWORKS

from .item import Item
from .marked_up import clean

MAX_NAME_CHARACTERS = 100
"""The length of an id number in Moodle's database; a longer one ends the import."""
DIGEST_CHARACTERS = 12


def category(items: Sequence[Item]) -> str:
    """Return the path of the category: one for each law, as their keys differ.

    The path names no course, so that Moodle makes the category in the question bank into which
    the teacher imports.
    """
    return f"top/distinguo/{FRAMEWORKS[items[0].framework].name} law"


def question_name(item: Item) -> str:
    """Return the title, with the signs written as entities that Moodle would take for HTML."""
    title = re.sub(r"&(?=[A-Za-z0-9#]{1,8};)", "&amp;", clean(item.title))
    return title.replace("<", "&lt;")


def id_number(item: Item) -> str:
    """Return the story's id, shortened where it is too long; no other story gets the same."""
    id = clean(item.id)
    if len(id) <= MAX_NAME_CHARACTERS:
        return id
    digest = sha256(id.encode()).hexdigest()[:DIGEST_CHARACTERS]
    return f"{id[: MAX_NAME_CHARACTERS - DIGEST_CHARACTERS - 1]}-{digest}"
