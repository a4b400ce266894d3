"""Migrant smuggling: assisting unlawful immigration, the Immigration Act 1971, s. 25."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import immigration_act
from ..common.facts import HELPED_IN

# "facilitates the commission of a breach or attempted breach of immigration law by an individual
# who is not a national of the United Kingdom" - s. 25(1). A gain is not an element.
ASSISTING = immigration_act("25", "(1)")
IMMIGRATION_LAW = immigration_act("25", "(2)")
SMUGGLING = Rule(
    "smuggling",
    "Assisting unlawful immigration",
    Element(
        "foreign",
        "The person came from abroad",
        q.FROM_ABROAD,
        (ASSISTING,),
        title_to_you="You came from abroad",
    )
    & Element(
        "facilitated",
        "Someone helped to break immigration law",
        Element("entry", "Help with an unlawful entry", HELPED_IN, (ASSISTING, IMMIGRATION_LAW))
        | Element(
            "stay", "Hidden or moved, to stay on", q.HIDDEN_MOVED, (ASSISTING, IMMIGRATION_LAW)
        ),
        (ASSISTING, IMMIGRATION_LAW),
    ),
    (ASSISTING, IMMIGRATION_LAW),
)
