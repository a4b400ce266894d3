"""The acts and means of the Palermo Protocol, art. 3(a), which other laws define in like words.

In each function `source` or `sources` is the provision of the law that uses the element.
"""

from __future__ import annotations

from ... import questions as q
from ...citation import Citation
from ...logic import Element, Expr
from .facts import BEHIND_THE_SEX, DEBT_ENFORCED, HELPED_IN, LIES


def act(source: Citation) -> Element:
    """Return the act: recruitment, transportation, transfer, harbouring or receipt.

    Whoever draws a person in with a false promise recruits; whoever keeps watch over one harbours;
    whoever gets the work, or stands behind the sex acts, has received the person. Someone who only
    buys does none of it.
    """
    moved = q.TRAVEL_ARRANGED | HELPED_IN | q.HIDDEN_MOVED
    profits = q.WORK_FOR_OTHER | BEHIND_THE_SEX
    return Element(
        "act",
        "Someone recruited, moved, kept or received the person",
        Element("recruited", "Drawn in with a false promise", LIES, (source,))
        | Element("moved", "Moved or brought", moved, (source,))
        | Element("harboured", "Kept under watch", q.WATCHED_CUT_OFF, (source,))
        | Element(
            "received", "Someone else profits from the work or the sex acts", profits, (source,)
        ),
        (source,),
        title_to_you="Someone recruited, moved, kept or received you",
    )


def holding(source: Citation) -> Expr:
    """Return the means that keep a person from leaving: force, threats, watching, a debt."""
    return (
        Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (source,))
        | Element("threats", "Threats of harm", q.HARM_THREAT, (source,))
        | Element(
            "law_abused", "Threats with police, courts or immigration", q.LAW_THREAT, (source,)
        )
        | Element("confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (source,))
        | Element(
            "debt_holds",
            "A debt that cannot fairly be worked off, with papers held or harm to fear",
            DEBT_ENFORCED,
            (source,),
        )
    )


def fraud(source: Citation) -> Element:
    """Return fraud or deception."""
    return Element("fraud", "Fraud or deception: false promises", LIES, (source,))


def sex_fraud(source: Citation) -> Element:
    """Return fraud or deception as a means for sex acts: the lie has to have led to them."""
    return Element(
        "sex_fraud", "Fraud or deception that led to the sex act", LIES & q.SEX_BY_LIE, (source,)
    )


def vulnerability(*sources: Citation) -> Element:
    """Return the abuse of power or of a position of vulnerability."""
    return Element(
        "vulnerability", "A hard situation, or power, that was used", q.HARDSHIP_USED, sources
    )


def means(any_means: Expr, *sources: Citation) -> Element:
    """Return the means for work, organs and the like, any of which is enough."""
    return Element(
        "means",
        "Force, threats, deception, or a hard situation or power that was used",
        any_means,
        sources,
    )


def sex_means(any_means: Expr, *sources: Citation) -> Element:
    """Return the means for sex acts, any of which is enough."""
    return Element(
        "sex_means",
        "Force, threats, deception into it, or a hard situation or power that was used",
        any_means,
        sources,
    )


def pattern(source: Citation) -> Element:
    """Return other forms of coercion: what is kept from a person with harm to fear."""
    return Element(
        "pattern",
        "Papers or pay held, or someone else in charge, and harm to fear if the person left",
        (q.PAPERS_HELD | q.PAY_TAKEN | BEHIND_THE_SEX) & q.HARM_IF_LEFT,
        (source,),
        title_to_you="Papers or pay held, or someone else in charge, and harm to fear if you left",
    )
