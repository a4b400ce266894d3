"""The decision card as one self-contained HTML page: no script, nothing loaded, made to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from distinguo_rules.contacts import Contact

from ..render.page import escaped, page
from ..render.whom_to_call import OURS, OWN
from .card import (
    FAILS_BY,
    FOUND_WHEN,
    HOW_TO,
    TITLE,
    CardSection,
    DecisionCard,
    card_of,
    in_words,
    reach,
)
from .statements import ChecklistItem

MAX_LARGE_LINES = 60  # of a card; one with more is in smaller type, to stay on one page

STYLE = """
@page { margin: 8mm }
body { font: 1rem/1.35 "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #000;
  background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.4em; margin: 0 0 .3em }
h2 { font-size: 1.15em; margin: .7em 0 .2em; border-bottom: 2px solid #000 }
p { margin: .2em 0 }
ul, ol { margin: .1em 0; padding-left: 1.3em }
ul ul, ol ul { list-style: none; padding-left: 1.1em; border-left: 1px solid #555 }
dl { margin: .2em 0 }
dt { font-weight: bold; float: left; clear: left; margin-right: .4em }
dd { margin: 0 }
.help { border: 2px solid #000; padding: .3em .6em; overflow-wrap: anywhere }
.help b { white-space: nowrap }
.box::before { content: "\\2610\\00a0" }
.card + .card { break-before: page }
footer { border-top: 1px solid #000; margin-top: .5em; font-size: .9em }
@media print {
  body { line-height: 1.22; max-width: none; padding: 0 }
  .card { font-size: 8.4pt }
  .long { font-size: 6.9pt }
  .ways { columns: 2; column-gap: 5mm }
  .ways li:not(:has(ul)) { break-inside: avoid-column }
  .ways ul { break-before: avoid-column }
}
"""


def cards_as_html(ids: Sequence[str], own: Sequence[Contact] = ()) -> str:
    """Return one page; the card of each framework starts a new sheet when printed."""
    cards = "".join(_card(card_of(id, own)) for id in ids)
    return page(TITLE, STYLE, f"<main>\n{cards}</main>\n")


def _card(card: DecisionCard) -> str:
    size = sum(map(_length, (way for section in card.sections for way in section.ways)))
    classes = "card long" if size > MAX_LARGE_LINES else "card"
    return (
        f'<article class="{classes}">\n<h1>{escape(TITLE)}. {escape(card.framework.name)}</h1>\n'
        f'<div class="help">\n<p><strong>{escape(card.danger)}</strong></p>\n'
        f"{_contacts(card)}</div>\n"
        f"{_paragraphs(HOW_TO)}<dl>\n{_rows()}</dl>\n"
        f"{''.join(map(_section, card.sections))}"
        f"<footer>\n{_paragraphs(card.foot)}</footer>\n</article>\n"
    )


def _contacts(card: DecisionCard) -> str:
    own = f"{_paragraphs([OWN])}{_list_of(card.own)}" if card.own else ""
    if card.without_contacts:
        return own + _paragraphs([card.without_contacts])
    return own + (_paragraphs([OURS]) if own else "") + _list_of(card.contacts)


def _list_of(contacts: Iterable[Contact]) -> str:
    return f"<ul>{''.join(contact_item(reach(each), each.voice) for each in contacts)}</ul>\n"


def contact_item(line: str, voice: str) -> str:
    """Return a contact in one line as an item of a list, with its number in bold letters."""
    line, voice = escaped(line), escaped(voice)
    return f"<li>{line.replace(voice, f'<b>{voice}</b>', 1) if voice else line}</li>"


def _length(item: ChecklistItem) -> int:
    return 1 + sum(map(_length, item.parts))


def _rows() -> str:
    return "".join(
        f"<dt>{escape(found)}</dt><dd>{escape(when)}.</dd>\n" for found, when in FOUND_WHEN
    )


def _section(section: CardSection) -> str:
    fails = escape(f"{FAILS_BY}: {in_words(section.ruled_out_by)}.", quote=False)
    return (
        f"<section>\n<h2>{escape(section.title.capitalize())}</h2>\n"
        f'<ol class="ways">\n{_items(section.ways)}</ol>\n<p>{fails}</p>\n</section>\n'
    )


def _items(items: Sequence[ChecklistItem]) -> str:
    return "".join(f"<li>{_item(item)}</li>\n" for item in items)


def _item(item: ChecklistItem) -> str:
    needs = [f'<span class="box">{escape(text, quote=False)}</span>' for text in item.boxes]
    if not item.parts:
        return ", <b>and</b> ".join(needs)
    text = ", <b>and</b> ".join([*needs, f"<b>{escape(item.heading)}:</b>"])
    return f"{text}\n<ul>\n{_items(item.parts)}</ul>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>\n" for text in texts)
