"""Questions in Moodle's GIFT format.

Source: https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .item import Choice, Item
from .marked_up import clean, explanation_html, marked_up, question_html

CATEGORY = "$CATEGORY: $course$/top/distinguo"


def items_as_gift(items: Sequence[Item], title: str) -> str:
    """A GIFT file; each question keeps the story's id, themes and difficulty as id and tags."""
    return "\n\n".join([f"// {clean(title)}", CATEGORY, *map(_question, items)]) + "\n"


def _question(item: Item) -> str:
    tags = "".join(f" [tag:{theme}]" for theme in (*item.themes, f"difficulty {item.difficulty}"))
    return "\n".join(
        [
            f"// [id:{_bare(item.id)}]{tags}",
            f"::{_title(item.title)}::[html]{_escaped(question_html(item))}{{",
            *map(_choice, item.choices),
            f"####{_escaped(explanation_html(item))}",
            "}",
        ]
    )


def _choice(choice: Choice) -> str:
    sign = "=" if choice.right else "~"
    return f"{sign}{_escaped(marked_up(choice.label))}#{_escaped(marked_up(choice.feedback))}"


def _title(text: str) -> str:
    """A title; one that ends in a colon must not run into the colons that close it."""
    title = _escaped(clean(text))
    return title + " " if title.endswith(":") else title


def _escaped(text: str) -> str:
    r"""A text in which GIFT's own signs, ~ = # { } : and \, stand for themselves."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)


def _bare(id: str) -> str:
    return re.sub(r"[^\w.-]", "_", id)
