"""United Nations: the Trafficking Protocol (Palermo), art. 3; the Smuggling Protocol, art. 3, 6.

A treaty binds states. What a court would apply is each state's own law.
"""

from __future__ import annotations

from .. import questions as q
from ..logic import Element
from ..model import (
    DefinitionParts,
    FindingRule,
    Framework,
    Rule,
    TraffickingForm,
    Verdict,
)
from ..sources import E4J_AGGRAVATED, palermo, smuggling_protocol
from .common import (
    BEHIND_THE_SEX,
    DEBT_TRAP,
    HELPED_IN,
    TIED_STATUS,
    child_commercial_sex,
    child_labor,
    control_signs,
    immediate_danger,
    labor_rights,
    possible_child,
)

# "'Trafficking in persons' shall mean the recruitment, transportation, transfer, harbouring or
# receipt of persons, by means of the threat or use of force or other forms of coercion, of
# abduction, of fraud, of deception, of the abuse of power or of a position of vulnerability or of
# the giving or receiving of payments or benefits to achieve the consent of a person having
# control over another person, for the purpose of exploitation. Exploitation shall include, at a
# minimum, the exploitation of the prostitution of others or other forms of sexual exploitation,
# forced labour or services, slavery or practices similar to slavery, servitude or the removal of
# organs" - art. 3(a)
DEFINITION = palermo("3(a)")
CHILD = palermo("3(c)")
CHILD_AGE = palermo("3(d)")

# "recruitment, transportation, transfer, harbouring or receipt" - art. 3(a). Whoever draws a
# person in with a false promise recruits; whoever keeps watch over one harbours; whoever gets the
# work, or stands behind the sex acts, has received the person. Someone who only buys does none.
ACT = Element(
    "act",
    "Someone recruited, moved, kept or received the person",
    Element(
        "recruited",
        "Drawn in with a false promise",
        q.PROMISE_BROKEN | q.TRUST_USED,
        (DEFINITION,),
    )
    | Element(
        "moved", "Moved or brought", q.TRAVEL_ARRANGED | HELPED_IN | q.HIDDEN_MOVED, (DEFINITION,)
    )
    | Element("harboured", "Kept under watch", q.WATCHED_CUT_OFF, (DEFINITION,))
    | Element(
        "received",
        "Someone else profits from the work or the sex acts",
        q.WORK_FOR_OTHER | BEHIND_THE_SEX,
        (DEFINITION,),
    ),
    (DEFINITION,),
)

# "the threat or use of force or other forms of coercion, of abduction" - art. 3(a)
FORCE = Element("force", "Force: hurt, locked in or deprived", q.FORCE_USED, (DEFINITION,))
THREATS = Element("threats", "Threats of harm", q.HARM_THREAT, (DEFINITION,))
LAW_ABUSED = Element(
    "law_abused", "Threats with police or deportation", q.LAW_THREAT, (DEFINITION,)
)
BONDED = Element("bonded", "A debt that cannot fairly be worked off", DEBT_TRAP, (DEFINITION,))
CONFINED = Element("confined", "Watched or cut off from others", q.WATCHED_CUT_OFF, (DEFINITION,))
HOLDING = FORCE | THREATS | LAW_ABUSED | BONDED | CONFINED

# "of fraud, of deception" - art. 3(a)
FRAUD = Element(
    "fraud", "Fraud or deception: false promises", q.PROMISE_BROKEN | q.TRUST_USED, (DEFINITION,)
)
# "the abuse of power or of a position of vulnerability" - art. 3(a)
VULNERABILITY = Element(
    "vulnerability", "A hard situation that was used", q.HARDSHIP_USED, (DEFINITION,)
)
# "other forms of coercion": what is kept from a person who could not safely leave.
PATTERN = Element(
    "pattern",
    "Papers or pay held, or someone else in charge, and not safe to leave",
    (q.PAPERS_HELD | q.PAY_TAKEN | BEHIND_THE_SEX) & ~q.CAN_LEAVE,
    (DEFINITION,),
)
MEANS = Element(
    "means",
    "Force, threats, deception, or a hard situation that was used",
    HOLDING | FRAUD | VULNERABILITY | PATTERN,
    (DEFINITION,),
)

# "the exploitation of the prostitution of others or other forms of sexual exploitation" - so that
# someone else is behind it, or the person is held in it.
SEXUAL = Element(
    "sexual_exploitation",
    "Sex acts for value that someone else is behind, or that the person is held in",
    q.SEX_FOR_VALUE & (q.SEX_THIRD_PARTY | HOLDING),
    (DEFINITION,),
)
# "forced labour or services" - work that the person could not safely leave, or that takes most of
# the pay, or gives no fit place to live, from someone whose hard situation left no other way.
FORCED_WORK = Element(
    "forced_work",
    "Work or services that the person is held in, or had no way to refuse",
    q.WORK_FOR_OTHER & (HOLDING | ~q.CAN_LEAVE | (VULNERABILITY & (q.PAY_TAKEN | q.POOR_HOUSING))),
    (DEFINITION,),
)
# "slavery or practices similar to slavery, servitude" - a marriage, or a child to bear or give
# up, forced on someone who is kept and cannot safely leave.
SLAVERY_LIKE = Element(
    "slavery_like",
    "Kept, and forced into marriage, surrogacy or adoption",
    (q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION) & q.WATCHED_CUT_OFF & ~q.CAN_LEAVE,
    (DEFINITION,),
)
ORGANS = Element("organs", "Removal of an organ", q.ORGAN_REMOVAL, (DEFINITION,))

# Consent appears nowhere below: it "shall be irrelevant where any of the means set forth in
# subparagraph (a) have been used" - art. 3(b).
ADULT_TRAFFICKING = Rule(
    "trafficking",
    "Human trafficking",
    ACT
    & MEANS
    & Element(
        "purpose",
        "For the purpose of exploitation",
        SEXUAL | FORCED_WORK | SLAVERY_LIKE | ORGANS,
        (DEFINITION,),
    ),
    (DEFINITION, palermo("3(b)")),
)

# "The recruitment, transportation, transfer, harbouring or receipt of a child for the purpose of
# exploitation shall be considered 'trafficking in persons' even if this does not involve any of
# the means set forth in subparagraph (a)" - art. 3(c). A purpose of exploitation is still asked
# for: that a child works is not enough.
CHILD_WORK = Element(
    "child_work",
    "Work by a child under conditions that exploit",
    q.WORK_FOR_OTHER
    & (
        HOLDING
        | FRAUD
        | VULNERABILITY
        | ~q.CAN_LEAVE
        | q.PAPERS_HELD
        | q.PAY_TAKEN
        | q.POOR_HOUSING
    ),
    (DEFINITION, CHILD),
)
CHILD_TRAFFICKING = Rule(
    "child_trafficking",
    "Trafficking of a child",
    Element("child", "The person was under 18", q.UNDER_18, (CHILD, CHILD_AGE))
    & ACT
    & Element(
        "child_purpose",
        "For the purpose of exploiting a child",
        Element("child_sexual", "Sex acts by a child for value", q.SEX_FOR_VALUE, (CHILD,))
        | CHILD_WORK
        | SLAVERY_LIKE
        | ORGANS,
        (DEFINITION, CHILD),
    ),
    (CHILD, CHILD_AGE),
)

# "the procurement, in order to obtain, directly or indirectly, a financial or other material
# benefit, of the illegal entry of a person into a State Party of which the person is not a
# national or a permanent resident" - art. 3(a)
SMUGGLING_OF_MIGRANTS = smuggling_protocol("3(a)")
# "Enabling a person who is not a national or a permanent resident to remain in the State
# concerned without complying with the necessary requirements ... by the means mentioned in
# subparagraph (b) of this paragraph or any other illegal means" - art. 6(1)(c)
ENABLING_STAY = smuggling_protocol("6(1)(c)")

FOREIGN = Element(
    "foreign", "The person came from abroad", q.FROM_ABROAD, (SMUGGLING_OF_MIGRANTS,)
)
PROCURED = Element(
    "procured",
    "Someone made the unlawful entry or stay possible",
    Element("entry", "Help with an unlawful entry", HELPED_IN, (SMUGGLING_OF_MIGRANTS,))
    | Element("stay", "Hidden or moved, to stay on", q.HIDDEN_MOVED, (ENABLING_STAY,)),
    (SMUGGLING_OF_MIGRANTS, ENABLING_STAY),
)
SMUGGLING = Rule(
    "smuggling",
    "Migrant smuggling",
    FOREIGN
    & PROCURED
    & Element(
        "benefit",
        "For money or another gain",
        q.HELPER_GAIN,
        (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
    ),
    (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
)

FINDINGS = (
    immediate_danger(),
    possible_child(()),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. UN law asks "
        "for no force or lie. It does ask that someone recruited, moved, kept or received them.",
        "a child-protection service",
        (CHILD,),
        (),
    ),
    control_signs(()),
    labor_rights(
        "Pay, housing or promises about the job may break the labor law of the country. A labor "
        "inspector or a union can help.",
        (),
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. That is not "
        "trafficking by itself, but UN law asks for no force or lie once a child is exploited.",
        (),
    ),
    # "That endanger, or are likely to endanger, the lives or safety of the migrants concerned; or
    # that entail inhuman or degrading treatment, including for exploitation" - art. 6(3)
    FindingRule(
        "aggravated_smuggling",
        "Smuggling with danger to life",
        SMUGGLING.when & q.TRIP_DANGER,
        "The answers show signs of smuggling in which people were put in danger. "
        "The people who were moved are the ones harmed. UN law calls that aggravated.",
        "",
        (smuggling_protocol("6(3)"), E4J_AGGRAVATED),
    ),
    FindingRule(
        "held_after_trip",
        "Held after the trip",
        FOREIGN & PROCURED & ~q.FREE_ON_ARRIVAL,
        "The person could not go their own way when the trip was over. To hold people, for "
        "example for ransom, is a crime against them in most countries, whether or not they "
        "agreed to the trip.",
    ),
    FindingRule(
        "unpaid_help",
        "Help without a gain",
        FOREIGN & PROCURED & ~q.HELPER_GAIN,
        "No one gained from the help. UN law asks for a gain, so that help by family or out of "
        "kindness is not smuggling there. The law of the country can be stricter.",
        "",
        (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(4)")),
    ),
    TIED_STATUS,
    FindingRule(
        "buyer_only",
        "A buyer, and no one else behind it",
        q.SEX_FOR_VALUE & ~q.SEX_THIRD_PARTY & (q.UNDER_18 | HOLDING),
        "UN law does not list buying among the acts of trafficking. Other laws protect children, "
        "and people who are forced, from those who buy.",
        "",
        (DEFINITION,),
        instead_of=Verdict.TRAFFICKING,
    ),
    FindingRule(
        "other_exploitation",
        "A harm that UN trafficking law does not name",
        q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Forced marriage and forced surrogacy or adoption are not named in the UN definition. "
        "They can count where they come close to slavery. The law of the country may name them.",
        "",
        (DEFINITION,),
    ),
)

UN = Framework(
    "un",
    "United Nations",
    "Trafficking Protocol, art. 3; Smuggling of Migrants Protocol, art. 3 and 6",
    "Protocols to the UN Convention against Transnational Organized Crime, as adopted in 2000; "
    "checked Nov 2026",
    {
        Verdict.TRAFFICKING: (ADULT_TRAFFICKING, CHILD_TRAFFICKING),
        Verdict.SMUGGLING: (SMUGGLING,),
    },
    FINDINGS,
    contacts=(),  # it belongs to no one country; numbers of one would mislead the others
    notes=(
        "A treaty binds states. A court applies the law of its country, which can be wider.",
        "For a child no force, threat or lie is needed, for any kind of exploitation. But the "
        "purpose of exploitation is: work by a child is not trafficking by itself.",
        "Whoever profits from the work or the sex acts is counted as having received the person, "
        "and the purpose is read from what happened. The means of paying someone who has control "
        "over the person is not asked about.",
        "Forced marriage, surrogacy and adoption are not named. They are counted here as close to "
        "slavery only when the person is also kept and could not safely leave: that reading is "
        "this questionnaire's own.",
        "Smuggling needs a gain. The forging and holding of travel papers, art. 6(1)(b), is not "
        "asked about.",
        "People who were smuggled are not to be charged under the Protocol for having been "
        "smuggled, art. 5. The law of the country may still charge them, art. 6(4).",
    ),
    parts=DefinitionParts(
        (
            TraffickingForm("trafficking", ("act",), ("means",), ("purpose",), gate=("act",)),
            TraffickingForm(
                "child_trafficking", ("act",), (), ("child_purpose",), gate=("act", "child")
            ),
        ),
        help="procured",
    ),
)
