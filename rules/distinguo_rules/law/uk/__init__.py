"""United Kingdom: Modern Slavery Act 2015, s. 1-3; Immigration Act 1971, s. 25.

What other laws call trafficking is modern slavery here. It has two rules: section 2, human
trafficking, which needs travel, and section 1, slavery, servitude and forced labour, which needs
none. Either is enough.
"""

from __future__ import annotations

from ...model import DefinitionParts, Framework, TraffickingForm, Verdict
from .findings import FINDINGS
from .modern_slavery import SLAVERY_AND_FORCED_LABOUR, TRAFFICKING
from .smuggling import SMUGGLING

UK = Framework(
    "uk",
    "United Kingdom",
    "Modern Slavery Act 2015, s. 1-3; Immigration Act 1971, s. 25",
    "Modern Slavery Act 2015 as of Apr 2026; Immigration Act 1971, s. 25, as of Dec 2024, "
    "s. 24(E1A) as of Jan 2026; checked Nov 2026",
    {
        Verdict.TRAFFICKING: (TRAFFICKING, SLAVERY_AND_FORCED_LABOUR),
        Verdict.SMUGGLING: (SMUGGLING,),
    },
    FINDINGS,
    contacts=(
        "uk-helpline",
        "uk-emergency",
        "uk-salvation-army",
        "uk-childline",
        "uk-crimestoppers",
        "uk-101",
    ),
    notes=(
        "Modern slavery is shown by either of two rules: section 2, human trafficking, or "
        "section 1, slavery, servitude and forced labour. Both lead to the same support.",
        "Sections 1 to 3 of the 2015 Act are the law of England and Wales. Scotland's "
        "trafficking offence, in an Act of its own, needs no travel; Northern Ireland has its "
        "own Act too.",
        "Trafficking under section 2 needs travel, which can be short and inside one country. "
        "To recruit someone who then comes from abroad is read as arranging it. Section 1 needs "
        "no travel.",
        "No force or lie is needed where travel was arranged for sex acts that someone else is "
        "behind.",
        "With what view the travel was arranged is not asked about. Travel together with "
        "exploitation is read as a sign of it.",
        "A debt that cannot fairly be worked off is read as holding the person only with a "
        "threat, held papers, watching, or harm to fear if the person left.",
        "For an adult, a lie counts for sex acts only if it led to them or kept the person in "
        "them, unless someone else is behind them. For work it counts only with pay kept back, a "
        "bad place to live, held papers, a debt, a hard situation that was used, or crime.",
        "Section 3(6) also protects people who are ill or disabled, or chosen for a family tie. "
        "That, and why a child was chosen, is not asked about. Work that is a crime, a debt, "
        "held papers, a hard situation, or no pay in bad housing stand for it.",
        "That a marriage, surrogacy or adoption forced on someone who is kept is servitude is "
        "this questionnaire's own reading.",
        "Section 25 of the Immigration Act needs no gain and has one maximum: there is no "
        "aggravated form. Section 24(E1A), danger to others on a journey by water from France, "
        "Belgium or the Netherlands, is in force since 5 Jan 2026. Section 25A, help to "
        "asylum-seekers, is not modelled.",
        "To be identified is a different, lower test than the crime: by the Slavery and Human "
        "Trafficking (Definition of Victim) Regulations 2022, SI 2022/877, no offence has to "
        "be shown. An adult must agree to a referral to the National Referral Mechanism.",
        "Unlawful immigration is asked about this country only, and of people who came from "
        "another one.",
        "The offences also ask what the accused knew. The questions ask only what happened to "
        "the person. Work that a court has ordered as a sentence is not asked about.",
        "The Crime and Policing Act 2026 became law on 29 Apr 2026. Some parts began on 29 June "
        "2026, and the Home Office said then that the rest would follow (Circular 004/2026). If "
        "Part 4, on child criminal exploitation and cuckooing, has begun was not found.",
        "Cuckooing, the control of someone's home for crime, has no finding of its own: no "
        "question is about the home. What a person is made to do there is asked about.",
    ),
    names={Verdict.TRAFFICKING: "modern slavery"},
    parts=DefinitionParts(
        (
            TraffickingForm(
                "trafficking",
                ("travel",),
                ("force", "threats", "deception", "held"),
                ("exploitation",),
                gate=("travel",),
            ),
            TraffickingForm("slavery_servitude", (), ("held",), ("slavery",), gate=("slavery",)),
        ),
        help=("facilitated",),
        not_asked_for={
            "act": "Only section 2 of the Modern Slavery Act asks for travel. Section 1, slavery, "
            "servitude and forced labour, does not.",
            "gain": "UK law does not ask for a gain.",
            "means": "UK law has no such element by itself: it is part of the exploitation.",
        },
    ),
)
