"""Each question: what is asked, why, and by which source. `questionnaire.py` puts them in order.

Wording: plain English, one idea each, nothing that asks for proof, for details, for nationality or
for looks. Each question speaks about "the person", and with `you` to the person. In every sentence
it is plain who is meant: "the boss" or "someone", never "they" for two parties. The ids are part
of the file formats and do not change.
"""

from __future__ import annotations

from .blocks import BODY, CONTROL, FIRST, HARM, SEX, START, TRIP, WORK
from .model import Answer, Knows, Question, Wording
from .sources import (
    DHS_CARD,
    EU_2024,
    EU_TRAFFICKING,
    HSTC,
    ILO_11,
    KINSA,
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
    you=Wording(
        "Are you, or is anyone else, in danger of being hurt right now?",
        "you or someone else is in danger right now",
    ),
)
UNDER_18 = Question(
    "under_18",
    "Is the person under 18, or were they under 18 when this situation began?",
    "the person is, or was then, under 18",
    "In US law, sex for money with a person under 18 is sex trafficking with no force, lie or "
    "threat. International law asks for none for any exploitation of a child.",
    "A person of 16 who looks older.",
    "the age rule",
    FIRST,
    (_7102, PALERMO),
    you=Wording(
        "Are you under 18, or were you under 18 when this situation began?",
        "you are, or were then, under 18",
        why="The law protects people under 18 more. Often it asks for no force, lie or threat.",
        example="I am 16, but people think that I am older.",
    ),
)
UNDER_18_NOW = Question(
    "under_18_now",
    "Is the person under 18 now?",
    "the person is under 18 now",
    "A child has rights to extra protection, and there are lines for children. Someone who has "
    "grown up since then needs other help.",
    "She was 15 when it began. She is 41 now.",
    "help for a child",
    FIRST,
    (NCMEC, PALERMO),
    you=Wording(
        "Are you under 18 now?",
        "you are under 18 now",
        why=(
            "People under 18 have rights to extra protection, and there are lines for them. If "
            "you have grown up since then, other help fits better."
        ),
        example="I was 15 when it began. I am 41 now.",
    ),
)
FROM_ABROAD = Question(
    "from_abroad",
    "Did the person come to this country from another country? For someone who is a citizen "
    "here, the answer is no.",
    "the person came from another country",
    "Smuggling is about people from abroad. Trafficking can happen to anyone, at home too.",
    "A person born here can be trafficked, but not smuggled in.",
    "smuggling: a person from abroad",
    FIRST,
    (HSTC, POLARIS),
    you=Wording(
        "Did you come to this country from another country? If you are a citizen here, the "
        "answer is no.",
        "you came from another country",
    ),
)
ENTRY_IRREGULAR = Question(
    "entry_irregular",
    "Did they come in hidden, or away from an official crossing? It also counts if they had no "
    "papers, or papers that were false or not theirs.",
    "they came in hidden, away from a crossing, or with no papers or false ones",
    "It parts smuggling from legal travel. Many people who are trafficked came in legally. The "
    "question can be left out, and no one should write the answer down: it could be used in an "
    "immigration case.",
    "They walked in at night, or used a borrowed passport.",
    "smuggling: unlawful entry",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
    you=Wording(
        "Did you come in hidden, or away from an official crossing? It also counts if you had "
        "no papers, or papers that were false or not yours.",
        "you came in hidden, away from a crossing, or with no papers or false ones",
        why=(
            "It parts smuggling from legal travel. Many people who are trafficked came in "
            "legally. You can leave this question out, and no one should write your answer "
            "down: it could be used in an immigration case."
        ),
        example="I walked in at night, or used a borrowed passport.",
    ),
)
ENTRY_HELPED = Question(
    "entry_helped",
    "Did someone else plan that way in, or help with it? It could be a guide, a ride or papers.",
    "someone else planned that way in or helped with it",
    "Smuggling is something that another person does for or with the one who travels.",
    "A guide led the group across.",
    "smuggling: bringing or helping",
    TRIP,
    (_1324, HSTC),
    you=Wording(
        "Did someone else plan that way in for you, or help you with it? It could be a guide, a "
        "ride or papers.",
        "someone else planned that way in for you or helped you with it",
        example="A guide led our group across.",
    ),
)
HELPED_BY_OTHER = Question(
    "helped_by_other",
    "Did any of that help come from someone who was not looking after them as a parent does? A "
    "guide or a driver counts.",
    "some of that help came from someone who was not looking after the person as a parent does",
    "In EU law, it is not smuggling when those who really care for a child bring the child along.",
    "Her mother brought her, and no one else helped them.",
    "smuggling: who helped a child",
    TRIP,
    (KINSA,),
    you=Wording(
        "Did any of that help come from someone who was not looking after you as a parent does? "
        "A guide or a driver counts.",
        "some of that help came from someone who was not looking after you as a parent does",
        example="My mother brought me, and no one else helped us.",
    ),
)
OTHER_BORDER = Question(
    "other_border",
    "Did someone take the person into some other country, hidden or away from a crossing? False "
    "papers, or none, count too.",
    "someone took the person into another country hidden, away from a crossing, or with false "
    "papers or none",
    "UN law is about every border, not only that of the country where the person is now.",
    "He was taken over a river by night to a place abroad. He is home again now.",
    "smuggling: another border",
    TRIP,
    (SMUGGLING_PROTOCOL,),
    you=Wording(
        "Did someone take you into some other country, hidden or away from a crossing? False "
        "papers, or none, count too.",
        "someone took you into another country hidden, away from a crossing, or with false "
        "papers or none",
        why="UN law is about every border, not only that of the country where you are now.",
        example="I was taken over a river by night to a place abroad. I am home again now.",
    ),
)
HELPER_GAIN = Question(
    "helper_gain",
    "Did anyone gain from helping the person to come into a country or to stay there? It could "
    "be money, or something else of value.",
    "someone gained from the help",
    "A gain is part of smuggling in UN law. In US law smuggling can be unpaid, and a gain "
    "makes it more serious.",
    "A guide took a fee of $6,000. An aunt who drove her niece took nothing.",
    "smuggling: gain",
    TRIP,
    (SMUGGLING_PROTOCOL, _1324),
    you=Wording(
        "Did anyone gain from helping you to come into a country or to stay there? It could be "
        "money, or something else of value.",
        "someone gained from helping you",
        example="A guide took a fee of $6,000. My aunt, who drove me, took nothing.",
    ),
)
TRIP_DANGER = Question(
    "trip_danger",
    "On the trip from one country to another, was the person put in danger? For example: hurt "
    "or abused, locked in, left with no air or water, left behind, or kept in line with weapons.",
    "the trip put the person in danger",
    "Danger to life makes smuggling a more serious crime against the people who are moved.",
    "Many people in a closed truck in the heat.",
    "danger on the trip",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
    you=Wording(
        "On the trip from one country to another, were you put in danger? For example: hurt or "
        "abused, locked in, left with no air or water, left behind, or kept in line with "
        "weapons.",
        "the trip put you in danger",
        example="Many of us were in a closed truck in the heat.",
    ),
)
TRIP_WANTED = Question(
    "trip_wanted",
    "When the trip from one country to another began, did the person want to make it?",
    "the person wanted to make the trip",
    "It shows whether the trip was chosen. It says nothing about what came later: "
    "wanting the trip is never held against the person.",
    "She wanted to come for a job, but not for this.",
    "whether the trip was chosen",
    TRIP,
    (PALERMO, POLARIS),
    concern=Answer.NO,
    you=Wording(
        "When the trip from one country to another began, did you want to make it?",
        "you wanted to make the trip",
        why=(
            "It shows whether you chose the trip. It says nothing about what came later: to "
            "have wanted the trip is never held against you."
        ),
        example="I wanted to come for a job, but not for this.",
    ),
)
FREE_ON_ARRIVAL = Question(
    "free_on_arrival",
    "When the trip from one country to another was over, could the person go their own way?",
    "after the trip the person could go their own way",
    "Smuggling most often ends when the trip ends. Holding people after it is something else.",
    "They were kept in a house until family paid more.",
    "control after the trip",
    TRIP,
    (HSTC,),
    concern=Answer.NO,
    you=Wording(
        "When the trip from one country to another was over, could you go your own way?",
        "after the trip you could go your own way",
        example="We were kept in a house until my family paid more.",
    ),
)
HIDDEN_MOVED = Question(
    "hidden_moved",
    "Since they came, has someone hidden or moved the person so that immigration agents would "
    "not find them?",
    "the person was hidden or moved away from immigration agents",
    "In US law, to hide or move a person who is here without permission is itself a form of "
    "smuggling. It can also be a way to control someone. The question can be left out.",
    "They were moved from house to house at night.",
    "smuggling: hiding or moving",
    TRIP,
    (_1324,),
    Knows.ANYONE,
    you=Wording(
        "Since you came, has someone hidden or moved you so that immigration agents would not "
        "find you?",
        "you were hidden or moved away from immigration agents",
        why=(
            "In US law, to hide or move someone who is here without permission is itself a form "
            "of smuggling. It can also be a way to control someone. You can leave this question "
            "out."
        ),
        example="We were moved from house to house at night.",
    ),
)
TRAVEL_ARRANGED = Question(
    "travel_arranged",
    "Did someone else arrange for the person to travel? It counts if someone brought, sent, moved "
    "or recruited them, or planned or paid for the trip. A short trip counts too.",
    "someone else arranged for the person to travel",
    "Some laws, such as the one of the UK, ask for a trip. It can be short and inside one "
    "country. US law needs no trip.",
    "A man drove her from one town to another.",
    "the act of moving someone",
    START,
    (MSA_2, PALERMO),
    you=Wording(
        "Did someone else arrange for you to travel? It counts if someone brought, sent, moved "
        "or recruited you, or planned or paid for the trip. A short trip counts too.",
        "someone else arranged for you to travel",
        example="A man drove me from one town to another.",
    ),
)
PROMISE_BROKEN = Question(
    "promise_broken",
    "Was the person told something false to get them to come, start or stay? It could be about "
    "the job, the pay, a debt, the place or the people.",
    "something false was said to get them to come, start or stay",
    "Being tricked is one of the ways in which people are brought into trafficking.",
    "The job was to be in a kitchen. It was in a brothel.",
    "means: fraud",
    START,
    (_7102, POLARIS),
    you=Wording(
        "Were you told something false to get you to come, start or stay? It could be about the "
        "job, the pay, a debt, the place or the people.",
        "you were told something false to get you to come, start or stay",
    ),
)
TRUST_USED = Question(
    "trust_used",
    "Did someone pretend to love or care for the person, or promise to marry them, to get them "
    "to come, start or stay?",
    "someone pretended love or care, or promised marriage, to get them to come, start or stay",
    "Partners and family members can be the ones who do this.",
    "A boyfriend who promised marriage.",
    "means: fraud",
    START,
    (POLARIS,),
    you=Wording(
        "Did someone pretend to love or care for you, or promise to marry you, to get you to "
        "come, start or stay?",
        "someone pretended to love or care for you, or promised to marry you, to get you to "
        "come, start or stay",
        example="My boyfriend promised to marry me.",
    ),
)
HARDSHIP_USED = Question(
    "hardship_used",
    "Did someone use the person's hard times, or power over them, to leave them no real choice? "
    "It could be no home or papers, illness, disability, a need for drugs, or pressure by "
    "family, a group or a faith.",
    "someone used the person's hard times, or power over them",
    "UN and EU law count this as a means by itself. US law does not.",
    "He knew that she had no home and no one to turn to.",
    "means: abuse of power or of vulnerability",
    START,
    (PALERMO, EU_TRAFFICKING),
    you=Wording(
        "Did someone use your hard times, or power over you, to leave you no real choice? It "
        "could be no home or papers, illness, disability, a need for drugs, or pressure by "
        "family, a group or a faith.",
        "someone used your hard times, or power over you",
        example="He knew that I had no home and no one to turn to.",
    ),
)
WORK_FOR_OTHER = Question(
    "work_for_other",
    "Does, or did, the person do work or tasks that someone else profits from? It can be a job, "
    "housework, begging, or something that is against the law. Do not count sex acts, or work "
    "that a court ordered.",
    "someone else profits from the person's work or tasks",
    "Labor trafficking is about work or services that another person gets. Work in prison that a "
    "court ordered is not meant here.",
    "A nanny, a farm hand, or someone who is made to run scam calls.",
    "labor or services",
    WORK,
    (_7102,),
    Knows.ANYONE,
    you=Wording(
        "Do you, or did you, do work or tasks that someone else profits from? It can be a job, "
        "housework, begging, or something that is against the law. Do not count sex acts, or "
        "work that a court ordered.",
        "someone else profits from your work or tasks",
    ),
)
CRIME_MADE = Question(
    "crime_made",
    "Is, or was, any of that work in itself against the law? For example: selling or carrying "
    "drugs, theft or scams.",
    "some of that work is in itself against the law",
    "People who are used for crimes may have a right to help, not only to a trial. For a child, "
    "UN and EU law ask for no force, lie or threat.",
    "Older boys have him carry small bags from house to house.",
    "purpose: used for crime",
    WORK,
    (EU_TRAFFICKING, us_code(18, "3771A")),
    you=Wording(
        "Is, or was, any of that work in itself against the law? For example: selling or "
        "carrying drugs, theft or scams.",
        "some of your work is in itself against the law",
        why=(
            "People who are used for crimes may have a right to help, not only to a trial. For "
            "someone under 18, UN and EU law ask for no force, lie or threat. You can leave "
            "this question out."
        ),
        example="Older boys have me carry small bags from house to house.",
    ),
)
HARM_IF_LEFT = Question(
    "harm_if_left",
    "Would someone harm the person or their family, or make trouble for them, if they left the "
    "work, the place or the people? If it is over: would someone have done so then?",
    "someone would harm them or their family, or make trouble, if they left",
    "Fear of what someone would do can hold a person in a place. Fear of hunger or of the cold is "
    "not meant: that is hardship.",
    "I could go, but the boss knows where my mother lives.",
    "purpose: held in service",
    WORK,
    (_1589, _7102),
    you=Wording(
        "Would someone harm you or your family, or make trouble for any of you, if you left the "
        "work, the place or the people? If it is over: would someone have done so then?",
        "someone would harm you or your family, or make trouble, if you left",
        example="I could go, but the boss knows where my mother lives.",
    ),
)
HARM_THREAT = Question(
    "harm_threat",
    "To make the person do things, or to keep them from leaving or telling, has anyone said, "
    "shown or made them believe that something bad would happen? Someone could be hurt, cursed "
    "or cast out, or lose money, a home, a child or a good name.",
    "they were made to believe that something bad would happen, to make them do things or to "
    "keep them from leaving or telling",
    "Threats of harm are coercion, spoken or not. The harm can be to money, to the mind or to a "
    "good name too.",
    "A threat to show private photos to the family.",
    "means: threat of serious harm",
    WORK,
    (_1589, _7102),
    you=Wording(
        "To make you do things, or to keep you from leaving or telling, has anyone said, shown "
        "or made you believe that something bad would happen? Someone could be hurt, cursed or "
        "cast out, or lose money, a home, a child or a good name.",
        "you were made to believe that something bad would happen, to make you do things or to "
        "keep you from leaving or telling",
        example="A threat to show private photos to my family.",
    ),
)
LAW_THREAT = Question(
    "law_threat",
    "To make the person do things, or to keep them there, has anyone said, shown or made them "
    "believe that the law would be used against them? It could be police, immigration, a court, "
    "a fine, or the loss of a child.",
    "they were made to believe that the law would be used against them",
    "To use the law as a threat is coercion, for citizens and for people from abroad.",
    "If you complain, I will call immigration.",
    "means: abuse of the law",
    WORK,
    (_7102, POLARIS),
    you=Wording(
        "To make you do things, or to keep you there, has anyone said, shown or made you "
        "believe that the law would be used against you? It could be police, immigration, a "
        "court, a fine, or the loss of a child.",
        "you were made to believe that the law would be used against you",
    ),
)
VISA_TIED = Question(
    "visa_tied",
    "Does, or did, the person have a right to stay in this country that depends on one boss or "
    "sponsor?",
    "the right to stay depends on one boss or sponsor",
    "It makes threats work better. By itself it is not a sign of a crime.",
    "A visa for one farm and one season.",
    "setting: a tied right to stay",
    WORK,
    (POLARIS,),
    Knows.ANYONE,
    you=Wording(
        "Do you have, or did you have, a right to stay in this country that depends on one boss "
        "or sponsor?",
        "your right to stay depends on one boss or sponsor",
        example="My visa is for one farm and one season.",
    ),
)
PAPERS_HELD = Question(
    "papers_held",
    "Has someone else kept any of these from the person: passport, other papers, phone or bank "
    "card?",
    "someone else keeps, or kept, the person's papers, phone or bank card",
    "To keep someone's papers so that they go on working can be a crime in US law.",
    "The boss keeps all passports, to keep them safe.",
    "means: papers held",
    CONTROL,
    (us_code(18, "1592"), ILO_11),
    Knows.ANYONE,
    you=Wording(
        "Has someone else kept any of these from you: passport, other papers, phone or bank card?",
        "someone else keeps, or kept, your papers, phone or bank card",
        why="To keep your papers so that you go on working can be a crime in US law.",
        example="The boss keeps our passports and says that this is for safety.",
    ),
)
DEBT_OWED = Question(
    "debt_owed",
    "Does, or did, the person or their family owe money? It could be to a boss, recruiter, "
    "agency, partner or lender, or to those who brought them.",
    "the person or their family owes, or owed, money to a boss, recruiter, partner, lender or "
    "whoever brought them",
    "Debt is common in both crimes. A debt by itself is not trafficking.",
    "They owe for the bus, the visa and the tools.",
    "purpose: debt",
    CONTROL,
    (DHS_CARD, _7102),
    you=Wording(
        "Do you or your family owe money, or did you owe any? It could be to a boss, recruiter, "
        "agency, partner or lender, or to whoever brought you.",
        "you or your family owe, or owed, money to a boss, recruiter, partner, lender or "
        "whoever brought you",
        example="I owe for the bus, the visa and the tools.",
    ),
)
DEBT_TRAP = Question(
    "debt_trap",
    "Is, or was, that debt one that work could not fairly pay off? It could keep growing or have "
    "no clear end, or the work may not be fairly counted.",
    "the debt grows, has no end, or work is not fairly counted",
    "This is the test for debt bondage. To pay off a plain smuggling fee is not trafficking.",
    "The fee was $6,000. Now the boss says that it is $15,000.",
    "purpose: debt bondage",
    CONTROL,
    (_7102, DHS_CARD),
    you=Wording(
        "Is, or was, that debt one that work could not fairly pay off? It could keep growing or "
        "have no clear end, or your work may not be fairly counted.",
        "the debt grows, has no end, or your work is not fairly counted",
        example="The fee was $6,000. Now the boss says that it is $15,000.",
    ),
)
PAY_TAKEN = Question(
    "pay_taken",
    "Has the person worked for no pay, or has someone kept back or taken most of what they "
    "earned?",
    "there is no pay, or most of what they earned is kept back or taken",
    "It can be a way to hold a person. It can also be wage theft, which has its own help.",
    "They are paid in credit at the boss's shop.",
    "means: pay held back; labor rights",
    CONTROL,
    (ILO_11,),
    Knows.ANYONE,
    you=Wording(
        "Have you worked for no pay, or has someone kept back or taken most of what you earned?",
        "there is no pay, or most of what you earned is kept back or taken",
        example="I am paid in credit at the boss's shop.",
    ),
)
WATCHED_CUT_OFF = Question(
    "watched_cut_off",
    "To keep them from leaving or asking for help, has someone watched them or cut them off from "
    "others?",
    "someone watches the person or cuts them off, to keep them there",
    "To watch people and cut them off from others is a way to hold them.",
    "The manager goes with them and gives every answer for them.",
    "means: held or cut off",
    CONTROL,
    (ILO_11, _7102),
    Knows.ANYONE,
    you=Wording(
        "To keep you from leaving or asking for help, has someone watched you or cut you off "
        "from others?",
        "someone watches you or cuts you off, to keep you there",
        example="The manager goes with me and gives every answer for me.",
    ),
)
FORCE_USED = Question(
    "force_used",
    "To control the person, has anyone hurt them or others, locked them in, or drugged them? To "
    "keep food, sleep, medicine or drugs from them counts too.",
    "the person or others were hurt, or the person was locked in, drugged, or kept from food, "
    "sleep, medicine or drugs",
    "Force is one of three means in US law. The other two are fraud and coercion.",
    "Sleep was kept from them until they sold enough.",
    "means: force",
    HARM,
    (_1589, _7102),
    Knows.ANYONE,
    you=Wording(
        "To control you, has anyone hurt you or others, locked you in, or drugged you? To keep "
        "food, sleep, medicine or drugs from you counts too.",
        "you or others were hurt, or you were locked in, drugged, or kept from food, sleep, "
        "medicine or drugs",
        example="I could not sleep until I had sold enough.",
    ),
)
POOR_HOUSING = Question(
    "poor_housing",
    "Has someone in charge made them live in a place that is not safe, or that has no basics "
    "such as water?",
    "the person must live in a bad place that someone in charge picks",
    "Bad housing is part of the picture. It is never enough by itself.",
    "Nine men in one trailer with no running water.",
    "setting: living conditions; labor rights",
    HARM,
    (POLARIS, ILO_11),
    Knows.ANYONE,
    you=Wording(
        "Has someone in charge made you live in a place that is not safe, or that has no basics "
        "such as water?",
        "you must live in a bad place that someone in charge picks",
        example="Nine of us live in one trailer with no running water.",
    ),
)
SEX_FOR_VALUE = Question(
    "sex_for_value",
    "Has the person done a sex act, in person or on camera, where anyone got something for it? "
    "It could be money, food, drugs or a place to stay.",
    "there was a sex act for which someone got something",
    "Anything of value counts, and so does anyone who got it.",
    "Sex in return for a room.",
    "commercial sex act",
    SEX,
    (_7102, NCMEC),
    you=Wording(
        "Have you done a sex act, in person or on camera, where anyone got something for it? It "
        "could be money, food, drugs or a place to stay.",
        "you did a sex act for which someone got something",
    ),
)
SEX_BY_LIE = Question(
    "sex_by_lie",
    "Was it a lie or a false promise that got the person to do the sex act, or to go on with it?",
    "a lie or false promise got the person to do the sex act, or to go on with it",
    "For an adult, a lie makes it trafficking only if the lie is what led to the sex act. A lie "
    "about a share of the money may be another wrong.",
    "He said that the photos would be of clothes.",
    "means: a lie that led to the sex act",
    SEX,
    (_7102, us_code(18, "1591")),
    you=Wording(
        "Was it a lie or a false promise that got you to do the sex act, or to go on with it?",
        "a lie or false promise got you to do the sex act, or to go on with it",
    ),
)
SEX_THIRD_PARTY = Question(
    "sex_third_party",
    "Did someone else set up the sex act, push the person into it, or keep all or part of what "
    "was paid? Someone who only pays for it does not count.",
    "someone else set that up, pushed, or kept some of what was paid",
    "It shows if someone else is behind it. In US law a buyer alone is enough if the person is "
    "under 18 or was coerced.",
    "He kept the money.",
    "act: someone else behind it",
    SEX,
    (_7102, us_code(18, "1591")),
    you=Wording(
        "Did someone else set up the sex act, push you into it, or keep all or part of what was "
        "paid? Someone who only pays for it does not count.",
        "someone else set that up, pushed you, or kept some of what was paid",
        why=(
            "It shows if someone else is behind it. In US law a buyer alone is enough if you "
            "were under 18 or were coerced."
        ),
    ),
)
ORGAN_REMOVAL = Question(
    "organ_removal",
    "Has someone made, or tried to make, the person give up an organ?",
    "someone made, or tried to make, the person give up an organ",
    "Organ removal is part of trafficking in UN, EU and UK law, but not in the US definition.",
    "They were told to give a kidney to clear a debt.",
    "purpose: organ removal",
    BODY,
    (PALERMO, _7102),
    you=Wording(
        "Has someone made you, or tried to make you, give up an organ?",
        "someone made you, or tried to make you, give up an organ",
        example="I was told to give a kidney to clear a debt.",
    ),
)
FORCED_MARRIAGE = Question(
    "forced_marriage",
    "Has someone made, or tried to make, the person marry someone they did not choose?",
    "someone made, or tried to make, the person marry someone they did not choose",
    "EU law names forced marriage as a purpose of trafficking. In US law it counts only along "
    "with forced work or paid sex.",
    "A wedding was set up in return for money.",
    "purpose: forced marriage",
    BODY,
    (EU_2024,),
    you=Wording(
        "Has someone made you, or tried to make you, marry someone you did not choose?",
        "someone made you, or tried to make you, marry someone you did not choose",
    ),
)
SURROGACY_ADOPTION = Question(
    "surrogacy_adoption",
    "Has someone made, or tried to make, the person carry a baby for others, or give up a child?",
    "someone made, or tried to make, the person carry a baby for others or give up a child",
    "EU law names both as purposes of trafficking. US and UK law do not.",
    "They were told to hand over the baby to pay a debt.",
    "purpose: surrogacy or adoption",
    BODY,
    (EU_2024,),
    you=Wording(
        "Has someone made you, or tried to make you, carry a baby for others, or give up a child?",
        "someone made you, or tried to make you, carry a baby for others or give up a child",
        example="I was told to hand over the baby to pay a debt.",
    ),
)
