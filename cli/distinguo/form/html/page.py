"""Write the form as one page: data, scripts and a style, and a policy that allows no more."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from distinguo_rules.contacts import Contact
from distinguo_rules.language import language, languages, tr, using

from ...answers import SCHEMA
from ...form_stamp import STAMP_FIELD, current_stamp
from ...printable import as_json
from ...render.page import escaped, page
from . import texts
from .rules_data import rules_data
from .texts_data import texts_data

TITLE = "distinguo"
"""It stands in the browser's list of pages, and says nothing of what the questions are about."""
WITHOUT_SCRIPT = (
    "This page needs JavaScript, which is switched off here. If someone may be hurt now, call "
    "your local emergency number if that is safe."
)

EVALUATOR, INTERVIEW, RESULT, PAGE = "evaluate.js", "interview.js", "result.js", "page.js"
SCRIPT_FILES = (EVALUATOR, INTERVIEW, RESULT, PAGE)


def form_page(
    frameworks: Sequence[str], first: Sequence[str] = (), own: Sequence[Contact] = ()
) -> str:
    """Return the page, in every language that there is.

    It opens in the `first` of these languages; without any, in that of the browser. `own` are
    contacts to show before those of the laws.
    """
    inert = as_json(form_data(frameworks, first, own), None).replace("<", "\\u003c")
    with using(next(iter(first), language())):
        body = source("page.html").format(
            leave=escaped(tr(texts.LEAVE)), no_script=escaped(tr(WITHOUT_SCRIPT)), data=inert
        )
        return page(TITLE, source("page.css"), body, script())


def form_data(
    frameworks: Sequence[str], first: Sequence[str] = (), own: Sequence[Contact] = ()
) -> dict[str, object]:
    """Return the data of the page: the rules, and the texts by language."""
    every = {}
    for code in dict.fromkeys((*first, *languages())):
        with using(code):
            every[code] = texts_data(frameworks, own)
    return {
        "rules": rules_data(frameworks, own),
        "languages": every,
        "opensIn": next(iter(first), ""),
        "record": {"schema": SCHEMA, STAMP_FIELD: current_stamp().text()},
    }


def script() -> str:
    """Return the script of the page, made of its files."""
    return "\n".join(map(source, SCRIPT_FILES))


def source(name: str) -> str:
    """Return the content of a file of this package."""
    return (files(__package__) / name).read_text(encoding="utf-8")
