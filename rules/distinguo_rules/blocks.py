"""The parts of the questionnaire, in order; a note prepares the reader for the hard ones."""

from __future__ import annotations

from .model import Block

FIRST = Block("first", "Safety, and about the person")
TRIP = Block("trip", "The trip")
START = Block("start", "How it began")
WORK = Block("work", "Work and staying")
CONTROL = Block("control", "Pay, papers and control")
HARM = Block(
    "harm",
    "Harm",
    "The next questions are about being hurt and about living conditions. No details are needed.",
)
SEX = Block(
    "sex",
    "Sex and money",
    "The next questions are about sex acts. No details are needed, and each one can be left out. "
    "If the person may be under 18, do not ask them: answer only what you already know, and "
    "leave the rest to a trained interviewer.",
)
BODY = Block(
    "body",
    "Body and family",
    "The last questions are about the body, marriage and children. Each one can be left out.",
)
BLOCKS = (FIRST, TRIP, START, WORK, CONTROL, HARM, SEX, BODY)
