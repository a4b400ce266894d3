"""Ask about pay, papers, debt and watching."""

from __future__ import annotations

from ..blocks import CONTROL
from ..model import Knows, Question, Wording
from ..sources import DHS_CARD, ILO_11, us_code

_7102 = us_code(22, "7102")

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
