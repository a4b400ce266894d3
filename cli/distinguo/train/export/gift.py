"""Questions in Moodle's GIFT format.

GIFT cannot forbid Moodle to shuffle the choices; Moodle XML can.

Source: https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .item import Item, ResultOption
from .marked_up import clean, explanation_html, marked_up, question_html
from .moodle_names import category, id_number, question_name


def items_as_gift(items: Sequence[Item], title: str) -> str:
    """Return a GIFT file; each question keeps the story's id, themes and difficulty as tags."""
    head = [f"// {clean(title)}", f"$CATEGORY: {category(items)}"]
    return "\n\n".join([*head, *map(_question, items)]) + "\n"


def _question(item: Item) -> str:
    tags = "".join(f" [tag:{theme}]" for theme in (*item.themes, f"difficulty {item.difficulty}"))
    return "\n".join(
        [
            f"// [id:{_bare(id_number(item))}]{tags}",
            f"::{_title(question_name(item))}::[html]{_escaped(question_html(item))}{{",
            *map(_choice, item.choices),
            f"####{_escaped(explanation_html(item))}",
            "}",
        ]
    )


def _choice(choice: ResultOption) -> str:
    sign = "=" if choice.right else "~"
    return f"{sign}{_escaped(marked_up(choice.label))}#{_escaped(marked_up(choice.feedback))}"


def _title(text: str) -> str:
    """Return a title; one that ends in a colon must not run into the colons that close it."""
    title = _escaped(text)
    return title + " " if title.endswith(":") else title


def _escaped(text: str) -> str:
    r"""Return a text in which GIFT's own signs, ~ = # { } : and \, stand for themselves."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text)


def _bare(id: str) -> str:
    return re.sub(r"[^\w.-]", "_", id)
