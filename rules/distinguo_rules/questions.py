"""Each question: what is asked, why, and by which source. `questionnaire.py` puts them in order.

Wording: plain English, one idea each, "the person", nothing that asks for proof, for details,
for nationality or for looks. The ids are part of the file formats and do not change.
"""

from __future__ import annotations

from .blocks import BODY, CONTROL, FIRST, HARM, SEX, START, TRIP, WORK
from .model import Answer, Knows, Question
from .sources import (
    DHS_CARD,
    EU_2024,
    EU_TRAFFICKING,
    HSTC,
    ILO_11,
    MSA_2,
    NCMEC,
    PALERMO,
    POLARIS,
    SMUGGLING_PROTOCOL,
    SOAR,
    us_code,
)

_7102 = us_code(22, "7102")
_1324 = us_code(8, "1324")
_1589 = us_code(18, "1589")

DANGER_NOW = Question(
    "danger_now",
    "Is anyone in danger of being hurt right now?",
    "someone is in danger right now",
    "Safety comes before every other question.",
    "He said that he is on his way with a gun.",
    "getting help before anything else",
    FIRST,
    (SOAR,),
    Knows.ANYONE,
)
UNDER_18 = Question(
    "under_18",
    "Is the person under 18, or were they under 18 when this began?",
    "the person is, or was then, under 18",
    "In US law, sex for money with a person under 18 needs no force, lie or threat to count. "
    "International law asks for none for any exploitation of a child.",
    "A person of 16 who looks older.",
    "the age rule",
    FIRST,
    (_7102, PALERMO),
    Knows.ANYONE,
)
FROM_ABROAD = Question(
    "from_abroad",
    "Did the person come to this country from another country?",
    "the person came from another country",
    "Smuggling is about people from abroad. Trafficking can happen to anyone, at home too.",
    "A person born here can be trafficked, but not smuggled in.",
    "smuggling: a person from abroad",
    FIRST,
    (HSTC, POLARIS),
    Knows.ANYONE,
)
ENTRY_IRREGULAR = Question(
    "entry_irregular",
    "Did they come in away from an official crossing, or with papers that were false or "
    "not theirs?",
    "they came in away from a crossing, or with false papers",
    "It parts smuggling from legal travel. Many people who are trafficked came in legally.",
    "They walked in at night, or used a borrowed passport.",
    "smuggling: unlawful entry",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
)
ENTRY_HELPED = Question(
    "entry_helped",
    "Did someone else plan that crossing or help with it?",
    "someone else planned that crossing or helped with it",
    "Smuggling is something that another person does for or with the one who travels.",
    "A guide led the group across.",
    "smuggling: bringing or helping",
    TRIP,
    (_1324, HSTC),
)
HELPER_GAIN = Question(
    "helper_gain",
    "Did anyone get money, or something else of value, for helping the person come in or stay?",
    "someone gained from the help",
    "A gain is part of smuggling in UN law. In US law smuggling can be unpaid, and a gain "
    "makes it more serious.",
    "A guide took a fee of $6,000. An aunt who drove her niece took nothing.",
    "smuggling: gain",
    TRIP,
    (SMUGGLING_PROTOCOL, _1324),
)
TRIP_DANGER = Question(
    "trip_danger",
    "On the trip, was the person put in danger? For example: locked in, left with no air or "
    "water, left behind, or kept in line with weapons.",
    "the trip put the person in danger",
    "Danger to life makes smuggling a more serious crime against the people who are moved.",
    "Many people in a closed truck in the heat.",
    "smuggling: danger to life",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
)
TRIP_WANTED = Question(
    "trip_wanted",
    "When the trip began, did the person want to make it?",
    "the person wanted to make the trip",
    "It shows whether the trip was chosen. It says nothing about what came later: "
    "wanting the trip is never held against the person.",
    "She wanted to come for a job, but not for this.",
    "whether the trip was chosen",
    TRIP,
    (PALERMO, POLARIS),
    concern=Answer.NO,
)
FREE_ON_ARRIVAL = Question(
    "free_on_arrival",
    "When the trip was over, could the person go their own way?",
    "after the trip the person could go their own way",
    "Smuggling most often ends when the trip ends. Holding people after it is something else.",
    "They were kept in a house until family paid more.",
    "control after the trip",
    TRIP,
    (HSTC,),
    concern=Answer.NO,
)
HIDDEN_MOVED = Question(
    "hidden_moved",
    "Has someone hidden or moved the person so that immigration agents would not find them?",
    "the person was hidden or moved away from immigration agents",
    "In US law, to hide or move a person who is here without permission is itself a form of "
    "smuggling. It can also be a way to control someone.",
    "They were moved from house to house at night.",
    "smuggling: hiding or moving",
    TRIP,
    (_1324,),
    Knows.ANYONE,
)
TRAVEL_ARRANGED = Question(
    "travel_arranged",
    "Did someone bring the person to the place where they live or work, or plan that trip for "
    "them?",
    "someone brought the person there, or planned that trip",
    "Some laws, such as the one of the UK, ask for a trip. It can be short and inside one "
    "country. US law needs no trip.",
    "A man drove her from one town to another.",
    "the act of moving someone",
    START,
    (MSA_2, PALERMO),
)
PROMISE_BROKEN = Question(
    "promise_broken",
    "To get them to come or start, was the person told something false about the job, the place "
    "or the people?",
    "something false was said to get them to come or start",
    "Being tricked is one of the ways in which people are brought into trafficking.",
    "The job was to be in a kitchen. It was in a brothel.",
    "means: fraud",
    START,
    (_7102, POLARIS),
)
TRUST_USED = Question(
    "trust_used",
    "Did someone use a promise of love or marriage, or false family care, to get the person "
    "into this?",
    "a promise of love, or family care, was used to get them into it",
    "Partners and family members can be the ones who do this.",
    "A boyfriend who promised marriage.",
    "means: fraud",
    START,
    (POLARIS,),
)
HARDSHIP_USED = Question(
    "hardship_used",
    "Did someone use the person's hard times to get them into this, so that they saw no other "
    "way? For example: no home, no papers, or a need for drugs.",
    "someone used the person's hard times",
    "UN and EU law count this as a means by itself. US law does not.",
    "He knew that she had no home and no one to turn to.",
    "means: abuse of vulnerability",
    START,
    (PALERMO, EU_TRAFFICKING),
)
WORK_FOR_OTHER = Question(
    "work_for_other",
    "Does the person do work or tasks that someone else profits from? It can be a job, "
    "housework, begging, selling drugs or online scams.",
    "someone else profits from the person's work",
    "Labor trafficking is about work or services that another person gets.",
    "A nanny, a farm hand, or someone who is made to run scam calls.",
    "labor or services",
    WORK,
    (_7102,),
    Knows.ANYONE,
)
CAN_LEAVE = Question(
    "can_leave",
    "If the person left today, would they and their family be safe?",
    "the person and the family would be safe if the person left",
    "Being free to leave is the line between a bad job and forced work.",
    "I could go, but they know where my mother lives.",
    "purpose: held in service",
    WORK,
    (_1589,),
    concern=Answer.NO,
)
HARM_THREAT = Question(
    "harm_threat",
    "Has anyone made threats to hurt them, or someone they care about, if they stop, leave or "
    "tell?",
    "there were threats of harm",
    "Threats of harm are coercion. The harm can be to money or to a good name too.",
    "A threat to show private photos to the family.",
    "means: threat of serious harm",
    WORK,
    (_1589, _7102),
)
LAW_THREAT = Question(
    "law_threat",
    "To keep them there, has anyone said they would call the police or have them deported?",
    "there were threats with police or deportation",
    "To use the law as a threat is coercion, for citizens and for people from abroad.",
    "If you complain, I will call immigration.",
    "means: abuse of the law",
    WORK,
    (_7102, POLARIS),
)
VISA_TIED = Question(
    "visa_tied",
    "Does their right to stay in this country depend on one boss or sponsor?",
    "the right to stay depends on one boss or sponsor",
    "It makes threats work better. By itself it is not a sign of a crime.",
    "A visa for one farm and one season.",
    "setting: a tied right to stay",
    WORK,
    (POLARIS,),
    Knows.ANYONE,
)
PAPERS_HELD = Question(
    "papers_held",
    "Is someone else keeping their passport or other papers and not giving them back?",
    "someone else keeps the person's papers",
    "To keep someone's papers so that they go on working can be a crime in US law.",
    "The boss keeps all passports, to keep them safe.",
    "means: papers held",
    CONTROL,
    (us_code(18, "1592"), ILO_11),
    Knows.ANYONE,
)
DEBT_OWED = Question(
    "debt_owed",
    "Does the person owe money to the people they work for, or to those who brought them?",
    "the person owes those people money",
    "Debt is common in both crimes. A debt by itself is not trafficking.",
    "They owe for the bus, the visa and the tools.",
    "means: debt",
    CONTROL,
    (DHS_CARD, _7102),
)
DEBT_TRAP = Question(
    "debt_trap",
    "Does that debt keep growing, have no clear end, or is work not fairly counted against it?",
    "the debt grows, has no end, or work is not fairly counted",
    "This is the test for debt bondage. To pay off a plain smuggling fee is not trafficking.",
    "The fee was $6,000. Now they say that it is $15,000.",
    "means: debt bondage",
    CONTROL,
    (_7102, DHS_CARD),
)
PAY_TAKEN = Question(
    "pay_taken",
    "Is someone keeping back or taking most of their pay?",
    "most of the pay is kept back or taken",
    "It can be a way to hold a person. It can also be wage theft, which has its own help.",
    "They are paid in credit at the boss's shop.",
    "means: pay held back; labor rights",
    CONTROL,
    (ILO_11,),
    Knows.ANYONE,
)
WATCHED_CUT_OFF = Question(
    "watched_cut_off",
    "To keep them from leaving or asking for help, does someone watch them or cut them off from "
    "others?",
    "someone watches the person or cuts them off, to keep them there",
    "To watch people and cut them off from others is a way to hold them.",
    "The manager goes with them and gives every answer for them.",
    "means: held or cut off",
    CONTROL,
    (ILO_11, _7102),
    Knows.ANYONE,
)
FORCE_USED = Question(
    "force_used",
    "To control them, has anyone hurt them, locked them in, or kept food, sleep or medicine "
    "from them?",
    "the person was hurt, locked in or kept from food, sleep or medicine",
    "Force is one of three means in US law. It is not the most common one.",
    "Sleep was kept from them until they sold enough.",
    "means: force",
    HARM,
    (_1589, _7102),
    Knows.ANYONE,
)
POOR_HOUSING = Question(
    "poor_housing",
    "Do they have to live where the boss says, in a place that is not safe or has no basics "
    "such as water?",
    "the person must live in a bad place that the boss picks",
    "Bad housing is part of the picture. It is never enough by itself.",
    "Nine men in one trailer with no running water.",
    "setting: living conditions; labor rights",
    HARM,
    (POLARIS, ILO_11),
    Knows.ANYONE,
)
SEX_FOR_VALUE = Question(
    "sex_for_value",
    "Has the person done a sex act where anyone got something for it? It could be money, food, "
    "drugs or a place to stay.",
    "there was a sex act for which someone got something",
    "Anything of value counts, and so does anyone who got it.",
    "Sex in return for a room.",
    "commercial sex act",
    SEX,
    (_7102, NCMEC),
)
SEX_THIRD_PARTY = Question(
    "sex_third_party",
    "Did someone else set this up, push the person into it, or keep what was paid?",
    "someone else set that up, pushed, or kept what was paid",
    "It shows if someone else is behind it. In US law a buyer alone is enough if the person is "
    "under 18 or was coerced.",
    "He kept the money.",
    "act: someone else behind it",
    SEX,
    (_7102, us_code(18, "1591")),
)
ORGAN_REMOVAL = Question(
    "organ_removal",
    "Is someone trying to make the person give up an organ, or have they done so?",
    "someone wants, or took, an organ of the person",
    "Organ removal is part of trafficking in UN, EU and UK law, but not in the US definition.",
    "They were told to give a kidney to clear a debt.",
    "purpose: organ removal",
    BODY,
    (PALERMO, _7102),
)
FORCED_MARRIAGE = Question(
    "forced_marriage",
    "Is someone trying to make the person marry someone they did not choose, or have they done "
    "so?",
    "there is, or was, a marriage that the person did not choose",
    "EU law names forced marriage as a purpose of trafficking. In US law it counts only along "
    "with forced work or paid sex.",
    "A wedding was set up in return for money.",
    "purpose: forced marriage",
    BODY,
    (EU_2024,),
)
SURROGACY_ADOPTION = Question(
    "surrogacy_adoption",
    "Is someone trying to make the person carry a baby for others, or give up a child?",
    "someone wants a baby or a child from the person",
    "EU law names both as purposes of trafficking. US and UK law do not.",
    "They were told to hand over the baby to pay a debt.",
    "purpose: surrogacy or adoption",
    BODY,
    (EU_2024,),
)
