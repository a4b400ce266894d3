"""The parts of the questionnaire, in order; a note prepares the reader for the hard ones."""

from __future__ import annotations

from .model import Block

FIRST = Block("first", "Safety, and about the person", title_to_you="Safety, and about you")
TRIP = Block("trip", "The trip")
START = Block("start", "How it began")
WORK = Block("work", "Work and staying")
CONTROL = Block("control", "Pay, papers and control")
HARM = Block(
    "harm",
    "Harm",
    "This part is about being hurt, or about a bad place to live. No details are needed.",
)
SEX = Block(
    "sex",
    "Sex and money",
    "This part is about sex acts. No details are needed, and you can leave out any question.",
)
BODY = Block(
    "body",
    "Body and family",
    "This part is about the body, marriage or having children. You can leave out any question.",
)
BLOCKS = (FIRST, TRIP, START, WORK, CONTROL, HARM, SEX, BODY)
