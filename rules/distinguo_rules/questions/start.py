"""Ask how it began."""

from __future__ import annotations

from ..blocks import START
from ..model import Question, Wording
from ..sources import EU_TRAFFICKING, MSA_2, PALERMO, POLARIS, us_code

_7102 = us_code(22, "7102")

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
