"""Random answers to the questionnaire."""

from __future__ import annotations

from hypothesis import strategies as st

from distinguo_rules.logic import Truth, evaluate, facts
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import IMPOSSIBLE, ORDER

NON_ANSWERS = tuple(a for a in Answer if a.truth is Truth.UNKNOWN)


def is_possible(answers: dict[str, Answer]) -> bool:
    known = {id: answer.truth for id, answer in answers.items()}
    return all(evaluate(expr, known) is not Truth.TRUE for expr in IMPOSSIBLE)


def partial() -> st.SearchStrategy[dict[str, Answer]]:
    """Some questions answered in any way, without contradictions."""
    return st.dictionaries(st.sampled_from(ORDER), st.sampled_from(Answer)).filter(is_possible)


def complete() -> st.SearchStrategy[dict[str, Answer]]:
    """Every question answered with yes, no or a non-answer, without contradictions."""
    weights = (Answer.YES, Answer.YES, Answer.NO, Answer.NO, Answer.NO, Answer.UNSURE)
    return st.fixed_dictionaries({id: st.sampled_from(weights) for id in ORDER}).map(_mended)


def decided() -> st.SearchStrategy[dict[str, Answer]]:
    """Every question answered with yes or no, without contradictions."""
    return st.fixed_dictionaries(
        {id: st.sampled_from((Answer.YES, Answer.NO)) for id in ORDER}
    ).map(_mended)


def _mended(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Return the answers with a no to whatever cannot be so after a no that was given."""
    for pair in IMPOSSIBLE:
        cannot_be, needed = facts(pair)
        if answers[needed] is Answer.NO:
            answers[cannot_be] = Answer.NO
    return answers
