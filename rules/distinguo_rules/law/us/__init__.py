"""United States federal law: 22 U.S.C. 7102, 18 U.S.C. ch. 77, 8 U.S.C. 1324."""

from __future__ import annotations

from ...model import DefinitionParts, Framework, TraffickingForm, Verdict
from .findings import FINDINGS
from .smuggling import SMUGGLING
from .trafficking import LABOR, SEX

US = Framework(
    "us",
    "United States",
    "22 U.S.C. 7102; 18 U.S.C. 1581-1592; 8 U.S.C. 1324",
    "United States Code through Pub. L. 119-73 of 23 Jan 2026 (8 U.S.C. 1324: as of Aug 2025); "
    "checked Nov 2026",
    {Verdict.TRAFFICKING: (SEX, LABOR), Verdict.SMUGGLING: (SMUGGLING,)},
    FINDINGS,
    contacts=(
        "us-nhth",
        "us-emergency",
        "us-childhelp",
        "us-runaway",
        "us-ncmec",
        "us-dv",
        "us-stronghearts",
        "us-rainn",
        "us-988",
        "us-whd",
        "us-eeoc",
    ),
    notes=(
        "The under-18 rule is for commercial sex only. For labor, force, fraud or coercion is "
        "needed at any age. State law can be wider: this is federal law only.",
        "Fraud and held papers count for labor trafficking only together with a sign that the "
        "person is held: harm to fear if they leave, or a debt that cannot fairly be worked off. "
        "Pay that is kept back counts only with harm to fear. Fraud is a means in 22 U.S.C. 7102; "
        "the forced-labor crime, 18 U.S.C. 1589, does not list it.",
        "Debt bondage is a purpose in 22 U.S.C. 7102(11). As a means a debt counts here only with "
        "a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult in commercial sex a lie counts only if it led to the sex act or kept the "
        "person in it.",
        "The crimes also ask what the accused knew, or recklessly did not want to know. The "
        "questions ask only what happened to the person.",
        "Work that a court has ordered as a sentence is not asked about. Work of people held in "
        "immigration custody is another matter.",
        "Hiding a person counts for smuggling only if the stay is unlawful. The questions ask "
        "about hiding from immigration agents and, on purpose, not about immigration status.",
        "Smuggling is asked about this country only, and of people who came from another one.",
        "Organ removal, forced marriage, and surrogacy or adoption are not in the US definition.",
        "Abuse of a hard situation is not a means by itself in US law.",
        "To encourage someone to come or stay, 8 U.S.C. 1324(a)(1)(A)(iv), is not asked about. "
        "Nor is a link to interstate commerce, which 18 U.S.C. 1591 and 42 U.S.C. 274e need.",
    ),
    parts=DefinitionParts(
        (
            TraffickingForm(
                "sex_trafficking", ("sex_act",), ("sex_means",), ("sex_act",), gate=("sex_act",)
            ),
            TraffickingForm(
                "labor_trafficking",
                ("labor_act",),
                ("labor_means",),
                ("servitude",),
                gate=("labor_act",),
                is_held_in_act=True,
            ),
        ),
        help=("helped",),
        not_asked_for={
            "gain": "US law does not ask for a gain; it makes smuggling more serious.",
        },
    ),
)
