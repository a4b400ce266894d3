"""Migrant smuggling: Directive 2002/90 on facilitation, art. 1."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import EU_FACILITATION_SUMMARY, KINSA, eu_facilitation
from ..common.facts import HELPED_IN

# Directive 2002/90, by its official summary: intentionally assisting someone from outside the EU
# to enter or cross a member state in breach of its laws, art. 1(1)(a), with no word of a gain;
# and, "for financial gain", to reside there, art. 1(1)(b).
#
# Whoever brings in minors "accompanying him or her, and over whom he or she exercises actual
# care, does not fall within the scope of the general offence of facilitation of unauthorised
# entry" - C-460/23 Kinsa. The case was of a daughter and a niece.
ENTRY = eu_facilitation("1(1)(a)")
RESIDENCE = eu_facilitation("1(1)(b)")
BY_WHO_CARES = HELPED_IN & q.UNDER_18 & ~q.HELPED_BY_OTHER
FOREIGN = Element(
    "foreign",
    "The person came from abroad",
    q.FROM_ABROAD,
    (ENTRY, EU_FACILITATION_SUMMARY),
    title_to_you="You came from abroad",
)
SMUGGLING = Rule(
    "smuggling",
    "Facilitation of unauthorised entry, transit or stay",
    FOREIGN
    & Element(
        "facilitated",
        "Someone helped with the entry, or with the stay for a gain",
        Element(
            "entry",
            "Help with an unlawful entry, other than bringing along a child in one's care",
            HELPED_IN & (~q.UNDER_18 | q.HELPED_BY_OTHER),
            (ENTRY, KINSA),
        )
        | Element(
            "stay",
            "Hidden or moved, to stay on, for a gain",
            q.HIDDEN_MOVED & q.HELPER_GAIN,
            (RESIDENCE,),
        ),
        (ENTRY, RESIDENCE, EU_FACILITATION_SUMMARY),
    ),
    (ENTRY, RESIDENCE, EU_FACILITATION_SUMMARY),
)
