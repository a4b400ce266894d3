"""United Nations: the Trafficking Protocol (Palermo), art. 3; the Smuggling Protocol, art. 3, 6.

A treaty binds states. What a court would apply is each state's own law.
"""

from __future__ import annotations

from ...model import DefinitionParts, Framework, Verdict
from ..common.palermo import FORMS
from .findings import FINDINGS
from .smuggling import SMUGGLING, UNLAWFUL_STAY
from .trafficking import CHILD_TRAFFICKING, SEX_TRAFFICKING, TRAFFICKING

UN = Framework(
    "un",
    "United Nations",
    "Trafficking Protocol, art. 3; Smuggling of Migrants Protocol, art. 3 and 6",
    "Protocols to the UN Convention against Transnational Organized Crime, as adopted in 2000; "
    "checked Nov 2026",
    {
        Verdict.TRAFFICKING: (SEX_TRAFFICKING, TRAFFICKING, CHILD_TRAFFICKING),
        Verdict.SMUGGLING: (SMUGGLING, UNLAWFUL_STAY),
    },
    FINDINGS,
    contacts=(),  # it belongs to no one country; numbers of one would mislead the others
    notes=(
        "A treaty binds states. A court applies the law of its country, which can be wider.",
        "For a child no force, threat or lie is needed, for any kind of exploitation. But the "
        "purpose of exploitation is: work by a child is not trafficking by itself. Control over "
        "the child, two bad conditions of work, or work that is a crime are read as "
        "exploitation.",
        "Whoever profits from the work or the sex acts is counted as having received the "
        "person, and the purpose is read from what happened. The means of paying someone who "
        "has control over the person is not asked about.",
        "A debt that cannot fairly be worked off is a purpose. As a means it counts here only "
        "with a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult, a lie counts for sexual exploitation only if it led to the sex act or "
        "kept the person in it.",
        "Forced marriage, surrogacy and adoption are not named. They are counted here as close "
        "to slavery only when the person is also kept and has harm to fear from leaving: that "
        "reading is this questionnaire's own.",
        "Smuggling needs a gain. The forging and holding of travel papers, art. 6(1)(b), is not "
        "asked about.",
        "To enable an unlawful stay is a crime of its own, art. 6(1)(c), done by illegal means. "
        "The questions do not ask about those means.",
        "The Protocols speak of acts done with intent. The questions ask only what happened to "
        "the person. Work that a court has ordered as a sentence is not asked about.",
        "People who were smuggled are not to be charged under the Protocol for having been "
        "smuggled, art. 5. The law of the country may still charge them, art. 6(4).",
    ),
    parts=DefinitionParts(
        FORMS,
        help=("entry", "stay"),
    ),
)
