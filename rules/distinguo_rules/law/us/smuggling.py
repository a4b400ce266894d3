"""Migrant smuggling: 8 U.S.C. 1324."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import us_code
from ..common.facts import HELPED_IN

BRINGING_IN = us_code(8, "1324", "(a)(1)(A)(i)")
NO_AUTHORIZATION = us_code(8, "1324", "(a)(2)")
AIDING = us_code(8, "1324", "(a)(1)(A)(v)(II)")
HARBORING = us_code(8, "1324", "(a)(1)(A)(ii)-(iii)")

# 8 U.S.C. 1324 reaches whoever brings a person in "at a place other than a designated port of
# entry", (a)(1)(A)(i), or without "prior official authorization ... in any manner whatsoever", so
# with false papers at a port of entry too, (a)(2); whoever moves or hides one who is here
# unlawfully; and whoever helps with it. Payment is not an element.
FOREIGN = Element(
    "foreign",
    "The person came from abroad",
    q.FROM_ABROAD,
    (BRINGING_IN,),
    title_to_you="You came from abroad",
)
HIDDEN = Element(
    "hidden", "Hidden or moved away from immigration agents", q.HIDDEN_MOVED, (HARBORING,)
)
SMUGGLING = Rule(
    "smuggling",
    "Migrant smuggling",
    FOREIGN
    & Element(
        "unlawful",
        "Unlawful entry or stay",
        Element(
            "unlawful_entry",
            "Unlawful entry",
            q.ENTRY_IRREGULAR,
            (BRINGING_IN, NO_AUTHORIZATION),
        )
        | HIDDEN,
        (BRINGING_IN, NO_AUTHORIZATION, HARBORING),
    )
    & Element(
        "helped",
        "Someone brought, helped, moved or hid the person",
        Element(
            "entry_help",
            "Help with the unlawful entry",
            HELPED_IN,
            (BRINGING_IN, NO_AUTHORIZATION, AIDING),
        )
        | HIDDEN,
        (BRINGING_IN, NO_AUTHORIZATION, HARBORING, AIDING),
        title_to_you="Someone brought, helped, moved or hid you",
    ),
    (us_code(8, "1324", "(a)(1)(A)"), NO_AUTHORIZATION),
)
