"""The pages of the project: their blocks, the commands in their prose, their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LEFT_OUT = "[…]"
FOLDERS = ("cli", "rules", "tests", ".github")


class Block(NamedTuple):
    """A fenced block of a page, without the fences."""

    page: str
    language: str
    text: str


def pages() -> list[Path]:
    """Return every page of the project, README.md first."""
    found = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*.md"))
    return [ROOT / "README.md", *sorted(found)]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(language: str) -> Iterator[Block]:
    """Yield the blocks of all pages in one language."""
    for page in pages():
        for text in re.findall(rf"(?m)^```{language}\n((?:.*\n)*?)```$", page.read_text("utf-8")):
            yield Block(name_of(page), language, text)


def marked_block(page: str, mark: str) -> str:
    """Return the block of a page behind `<!-- mark -->`."""
    text = (ROOT / page).read_text("utf-8")
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", text, re.S)
    assert found
    return found[1]


def given_files(page: str) -> dict[str, str]:
    """Return the files that a page shows behind "a file `NAME`...:", by their name."""
    shown = r"(?m) file `([\w.-]+)`[^`]*:\n\n```\w+\n((?:.*\n)*?)```$"
    return dict(re.findall(shown, (ROOT / page).read_text("utf-8")))


def prose(page: Path) -> str:
    """Return the text of a page without its blocks."""
    return re.sub(r"(?m)^```\w*\n(?:.*\n)*?```$", "", page.read_text("utf-8"))


def commands_in_prose(pattern: str) -> list[tuple[str, str]]:
    """Return (page, command) for every code span of the prose that matches from its start."""
    return sorted(
        {
            (name_of(page), " ".join(span.split()))
            for page in pages()
            for span in re.findall(r"`([^`]+)`", prose(page))
            if re.match(pattern, span)
        }
    )


def links(page: Path) -> list[tuple[str, str]]:
    """Return (file, anchor) for every link of a page to another file or part of the project."""
    targets = re.findall(r"\]\(([^)\s]+)\)", prose(page))
    return [
        (file, anchor)
        for file, _, anchor in (target.partition("#") for target in targets)
        if "://" not in file
    ]


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"(?m)^#+ (.*)$", prose(page))
    return {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}


def matches(shown: str, real: str) -> bool:
    """Return whether the real text is what is shown, except for what is left out.

    `[…]` alone on a line stands for lines, and within a line for the rest of it.
    """
    parts = re.split(r"(?m)^\[…\]\n", shown)
    lines = [r"[^\n]*".join(map(re.escape, part.split(LEFT_OUT))) for part in parts]
    return re.fullmatch(r"(?:.*\n)*?".join(lines), real) is not None
