"""A group's results as one page that prints well, with a bar for each exercise and element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...render.page import page, text
from ..exercises.kinds import exercise_type
from .group import Group, Line
from .group_words import (
    ALPHA,
    TITLE,
    agreement_words,
    confusion_words,
    heading,
    line_words,
    opening,
)
from .shares import Share

STYLE = """
@page { margin: 14mm }
body { font: 1rem/1.45 "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #111;
  background: #fff; max-width: 52rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5em; margin: 0 0 .4em }
h2 { font-size: 1.25em; margin: 1.4em 0 .3em; border-bottom: 2px solid #111 }
h3 { font-size: 1em; margin: 1.1em 0 .2em }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0;
  border-bottom: 1px solid #777 }
th:first-child { width: 44% }
th[scope="row"] { font-weight: normal }
svg { width: 100%; height: 1em; vertical-align: -.15em }
@media print {
  body { font-size: 9.5pt; max-width: none; padding: 0 }
  section + section { break-before: page }
  tr, li { break-inside: avoid }
  h2, h3 { break-after: avoid }
  thead { display: table-header-group }
}
"""


def group_as_html(groups: Sequence[Group], titles: Mapping[str, str]) -> str:
    """The page; `titles` are the stories' by id."""
    body = "".join(_section(group, titles) for group in groups)
    return page(TITLE, STYLE, f"<main>\n<h1>{text(TITLE)}</h1>\n{body}</main>\n")


def _section(group: Group, titles: Mapping[str, str]) -> str:
    tables = [
        _table(exercise_type(kind).heading, "Exercise", lines, titles)
        for kind, lines in group.exercises.items()
    ]
    if group.elements:
        tables.append(_table("Elements of the stories", "Element", group.elements, titles))
    mistakes = _list("The most common mistakes", map(confusion_words, group.confusions))
    alike = _list("How far the trainees judge alike", map(agreement_words, group.agreements))
    alpha = f"<p>{text(ALPHA)}</p>\n" if alike else ""
    return (
        f"<section>\n<h2>{text(heading(group))}</h2>\n"
        f"{''.join(f'<p>{text(words)}</p>' for words in opening(group))}\n"
        f"{''.join(tables)}{mistakes}{alike}{alpha}</section>\n"
    )


def _table(title: str, first: str, lines: Iterable[Line], titles: Mapping[str, str]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{text(line_words(line, titles))}</th>'
        f"<td>{text(line.share.words)}</td><td>{_bar(line.share)}</td></tr>\n"
        for line in lines
    )
    head = "".join(f'<th scope="col">{column}</th>' for column in (first, "Right", "Bar"))
    return (
        f"<h3>{text(title)}</h3>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _bar(share: Share) -> str:
    """A bar: dark for what is sure, lighter with an outline for what is not told."""
    sure, perhaps = round(100 * share.low), round(100 * share.high)
    return (
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{perhaps}" height="8" fill="#bbb"/>'
        f'<rect width="{sure}" height="8" fill="#222"/>'
        '<rect width="100" height="8" fill="none" stroke="#111"/></svg>'
    )


def _list(title: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{text(item)}</li>\n" for item in items)
    return f"<h3>{text(title)}</h3>\n<ul>\n{listed}</ul>\n" if listed else ""
