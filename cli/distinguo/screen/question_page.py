"""The questions that one page of the full screen holds: one is asked, those above were answered.

A page grows with each answer until it is full or the part is over. The answer that a question
leans on ("that debt") then stands right above it, and a wrong key is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distinguo_rules.interview import Interview, Page
from distinguo_rules.model import Question, Role
from distinguo_rules.questionnaire import ORDER

MAX_ANSWERED_SHOWN = 3
"""More than that would hide the question among its answers."""


def answered_above(page: Sequence[Question], interview: Interview) -> tuple[Question, ...]:
    """Return the questions of a page that stand above the one at hand, with their answers.

    There are none for a person who answers for themselves, nor in a hard part: whoever looks on
    sees one question at a time there, and no answer.
    """
    at = interview.at
    if interview.page is not Page.QUESTION or interview.role is Role.SELF or at.block.note:
        return ()
    return tuple(
        earlier
        for earlier in page
        if earlier.block == at.block and earlier.id in interview.counted
        if ORDER.index(earlier.id) < ORDER.index(at.id)
    )


def turned_to(
    page: tuple[Question, ...],
    interview: Interview,
    fits: Callable[[Sequence[Question]], bool],
) -> tuple[Question, ...]:
    """Return the questions of the page that shows the one at hand: the same page or a new one.

    `fits` says if the window has room for some answered questions and the one at hand.
    """
    if interview.page is not Page.QUESTION or interview.at in page:
        return page
    above = answered_above(page, interview)
    has_room = 0 < len(above) <= MAX_ANSWERED_SHOWN and fits(above)
    return (*above, interview.at) if has_room else (interview.at,)
