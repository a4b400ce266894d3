"""The rules of the Palermo Protocol, art. 3, as far as other laws state them in like words.

`holding`, `vulnerability` and `purposes` are a law's own elements. The provision `purpose` lists
what counts as exploitation, `no_means` says that a child needs no means, and `age` says who is a
child.
"""

from __future__ import annotations

from ... import questions as q
from ...citation import Citation
from ...logic import Element, Expr
from ...model import Rule, TraffickingForm
from .facts import CHILD_COMMITS_CRIME, TWO_BAD_CONDITIONS

FORMS = (
    TraffickingForm(
        "sex_trafficking",
        ("act",),
        ("sex_means",),
        ("sexual_exploitation",),
        gate=("act", "sexual_exploitation"),
    ),
    TraffickingForm("trafficking", ("act",), ("means",), ("purpose",), gate=("act", "purpose")),
    TraffickingForm("child_trafficking", ("act",), (), ("child_purpose",), gate=("act", "child")),
)


def sexual_exploitation(holding: Expr, purpose: Citation) -> Element:
    """Return the purpose of sexual exploitation: someone is behind it, or holds the person."""
    return Element(
        "sexual_exploitation",
        "Sex acts for value that someone else is behind, or that the person is held in",
        q.SEX_FOR_VALUE & (q.SEX_THIRD_PARTY | holding),
        (purpose,),
        title_to_you="Sex acts for value that someone else is behind, or that you are held in",
    )


def child_trafficking(
    act: Element, purposes: Expr, purpose: Citation, no_means: Citation, age: Citation
) -> Rule:
    """Return the rule for a child, for whom no means is asked for: an act and a purpose."""
    return Rule(
        "child_trafficking",
        "Trafficking of a child",
        Element(
            "child",
            "The person was under 18",
            q.UNDER_18,
            (no_means, age),
            title_to_you="You were under 18",
        )
        & act
        & Element(
            "child_purpose",
            "For the purpose of exploiting a child",
            Element(
                "child_sexual",
                "Sex acts by a child for value",
                q.UNDER_18 & q.SEX_FOR_VALUE,
                (no_means,),
            )
            | purposes,
            (purpose, no_means),
        ),
        (no_means, age),
    )


def child_work(held: Expr, purpose: Citation, no_means: Citation) -> Element:
    """Return the purpose of a child's work: control, or two bad conditions; work is not enough."""
    return Element(
        "child_work",
        "Work by a child under control, or in two or more bad conditions",
        q.UNDER_18
        & q.WORK_FOR_OTHER
        & (held | q.HARM_IF_LEFT | q.PAPERS_HELD | TWO_BAD_CONDITIONS),
        (purpose, no_means),
    )


def child_crime(purpose: Citation, no_means: Citation) -> Element:
    """Return the purpose of crimes that a child is told to commit."""
    return Element(
        "child_crime",
        "A child told to break the law",
        CHILD_COMMITS_CRIME,
        (purpose, no_means),
    )


def child_organs(purpose: Citation, no_means: Citation) -> Element:
    """Return the purpose of an organ that is removed from a child."""
    return Element(
        "child_organs",
        "Removal of an organ of a child",
        q.UNDER_18 & q.ORGAN_REMOVAL,
        (purpose, no_means),
    )
