"""European Union: Directive 2011/36 as amended by 2024/1712; Directive 2002/90 on facilitation.

A directive binds the member states. What a court applies is each state's own law.
"""

from __future__ import annotations

from ...model import DefinitionParts, Framework, Verdict
from ..common.palermo import FORMS
from .findings import FINDINGS
from .smuggling import SMUGGLING
from .trafficking import CHILD_TRAFFICKING, SEX_TRAFFICKING, TRAFFICKING

EU = Framework(
    "eu",
    "European Union",
    "Directive 2011/36/EU as amended by (EU) 2024/1712; Directive 2002/90/EC",
    "Directive 2011/36/EU as it stands since 14 Jul 2024; checked Nov 2026",
    {
        Verdict.TRAFFICKING: (SEX_TRAFFICKING, TRAFFICKING, CHILD_TRAFFICKING),
        Verdict.SMUGGLING: (SMUGGLING,),
    },
    FINDINGS,
    contacts=(
        "eu-emergency",
        "eu-national-lines",
        "eu-child-helplines",
        "eu-missing-children",
        "eu-victim-support",
    ),
    notes=(
        "A directive binds states. A court applies the law of its country, which can be wider.",
        "Directive (EU) 2024/1712 is of 13 June 2024. Its date for national law was 15 July "
        "2026; what each country has done was not checked. Denmark is not bound.",
        "For a child no force, threat or lie is needed, for any kind of exploitation; for "
        "surrogacy only if the one who carries is the child. Work by a child is not trafficking "
        "by itself. Control over the child, two bad conditions of work, or work that is a crime "
        "are read as exploitation.",
        "For an adult forced marriage, surrogacy and adoption count only with an act and a means.",
        "Whoever profits from the work or the sex acts is counted as having received the "
        "person, and the purpose is read from what happened.",
        "A debt that cannot fairly be worked off is a purpose. As a means it counts here only "
        "with a threat, held papers, watching, a lie, or harm to fear if the person left.",
        "For an adult, a lie counts for sexual exploitation only if it led to the sex act or "
        "kept the person in it.",
        "Help to come in needs no gain; help to stay does. The words of Directive 2002/90/EC "
        "and of Framework Decision 2002/946/JHA were read in official summaries only. A new "
        "directive is being negotiated: check if it has come. In the text that the Council agreed "
        "on in December 2024, help to come in needs a gain too.",
        "Facilitation is about people from outside the EU. The questions ask only if the person "
        "came from another country.",
        "The helper who really cares for a child who travels along does not smuggle: C-460/23 "
        "Kinsa. The questions ask whether anyone else helped.",
        "The crimes are ones done with intent. The questions ask only what happened to the "
        "person. Work that a court has ordered as a sentence is not asked about.",
        "A criminal organisation, which also makes smuggling for gain more serious, is not "
        "asked about.",
    ),
    parts=DefinitionParts(
        FORMS,
        help=("facilitated",),
        not_asked_for={"gain": "EU law asks for a gain only where it is about staying on."},
    ),
)
