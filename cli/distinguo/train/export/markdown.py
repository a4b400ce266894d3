"""A worksheet in Markdown (CommonMark), and its key in a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from distinguo_rules.contacts import Contact

from ...render.report import (
    BriefContact,
    Headline,
    Items,
    Outline,
    Paragraph,
    Part,
    ReportTable,
    Section,
    split_link,
)
from .item import EXERCISES, Item
from .marked_up import clean, row_words


def worksheet_markdown(items: Sequence[Item], title: str) -> str:
    """Return the stories with boxes to tick."""
    intro = [f"# {_escaped(title)}", f"{_escaped(EXERCISES)} Tick one box for each story."]
    return _joined([*intro, *(b for n, item in enumerate(items, 1) for b in _story(n, item))])


def key_markdown(items: Sequence[Item], title: str) -> str:
    """Return the key of every story, all at once and then one by one with the reasons."""
    listed = "\n".join(
        f"{number}. {_escaped(item.title)}: **{_escaped(item.key.label)}**"
        for number, item in enumerate(items, 1)
    )
    reasons = (b for number, item in enumerate(items, 1) for b in _reasons(number, item))
    return _joined([f"# {_escaped(title)}: key", listed, *reasons])


def _escaped(text: str) -> str:
    """Return the text on one line, in which no sign means anything to Markdown."""
    line = re.sub(r"([\\`*_{}\[\]<>#&|~$!^])", r"\\\1", clean(text))
    return re.sub(r"^([-+=:])|^(\d+)([.)])", r"\2\\\1\3", line)


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _story(number: int, item: Item) -> Iterator[str]:
    yield f"## {number}. {_escaped(item.title)}"
    if item.note:
        yield f"**{_escaped(item.note)}**"
    yield from map(_escaped, item.paragraphs)
    yield f"**{_escaped(item.question)}**"
    yield "\n".join(f"- [ ] {_escaped(choice.label)}" for choice in item.choices)
    yield "The sentence that shows it:"


def _reasons(number: int, item: Item) -> Iterator[str]:
    yield f"## {number}. {_escaped(item.title)}"
    for section in item.explanation:
        yield from _section(section)
    yield "### What to say to other choices"
    wrong = (choice for choice in item.choices if not choice.right)
    yield "\n".join(f"- *{_escaped(c.label)}:* {_escaped(c.feedback)}" for c in wrong)


def _section(section: Section) -> Iterator[str]:
    yield f"### {_escaped(section.title)}"
    for part in section.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Paragraph(text=text):
            yield _escaped(text)
        case Items(items=items, title=title):
            if title:
                yield f"*{_escaped(title)}*"
            yield "\n".join(f"- {_linked(item)}" for item in items)
        case Outline(rows=rows):
            yield "\n".join(f"{'  ' * row.depth}- {_escaped(row_words(row))}" for row in rows)
        case ReportTable() | Contact() | Headline() | BriefContact():
            raise TypeError("an exercise has neither tables nor contacts")
        case _:
            assert_never(part)


def _linked(item: str) -> str:
    words, address = split_link(item)
    return f"{_escaped(words)} <{_address(address)}>" if address else _escaped(words)


def _address(url: str) -> str:
    """Return an address without white space, < and >, at which it would end between < and >."""
    return re.sub(r"[\s<>\\]", "", clean(url))
