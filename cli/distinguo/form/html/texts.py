"""The sentences that only this page has; each is one of its data, by its name in small letters."""

from __future__ import annotations

LEAVE = "Leave now"
LEAVES = (
    "“Leave now”, at the top, or the Esc key three times, closes this page at once. An empty page "
    "takes its place."
)
KEEPS_NOTHING = (
    "This page sends nothing and keeps nothing. If you go back in the browser, load the page "
    "again or close it, the answers are gone."
)
CANNOT_CLEAR = "It cannot take itself off the list of pages that the browser has opened."
WATCHED = "Someone may watch this screen. “Leave now” closes this page at once."
REVIEW_HOW = "Choose an answer to change it. The questions that follow from it may change."
LANGUAGE = "Language"
MORE = "{count} more"
WHICH_ANSWER = "Your answer"
WHAT_NEXT = "What next?"
GOOD_TO_KNOW = "Good to know"
PRINT = "Print"
COPY = "Show the answers as text, to type or paste them into another program"
COPY_HOW = (
    "Copy this text into a file. “distinguo screen --answers FILE” gives the same result. For "
    "“distinguo batch”, put each such text on a line of one file."
)
CLEAR = "Clear the answers and begin again"
