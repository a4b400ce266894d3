"""Ask about work, and what keeps someone in it."""

from __future__ import annotations

from ..blocks import WORK
from ..model import Knows, Question, Wording
from ..sources import EU_TRAFFICKING, POLARIS, us_code

_7102 = us_code(22, "7102")
_1589 = us_code(18, "1589")

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
