"""List the answers that give a verdict its status, are enough for it, or would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distinguo_rules.assessment import Outcome, VerdictState
from distinguo_rules.language import listed, tr, trn
from distinguo_rules.model import Answer, Reason, Status
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.role import Voice
from distinguo_rules.words import ANSWER_WORDS, STATEMENT_AND_ANSWER, state_words

from .report import Items

MAX_REASONS_SHOWN = 3  # in the feedback of training, for each status
MAX_ANSWERS_SHOWN = 3  # in a list, without --explain

NO_ANSWER = "no answer at all"
STATE_WITH_ANSWERS = "“{state}” with: {answers}"
BECAUSE = "{line}, because of these answers:"
ANY_ONE = "{line}. Any one of these answers is enough:"
INSTEAD = "In place of “{answer}”, any one of these is enough:"
NEEDS_ANY = "{line}. Any one of these answers would make it “{state}”:"
NEEDS_ALL = "{line}. All of these answers together would make it “{state}”:"
EACH_IS_ENOUGH = "{line}. Each line is enough by itself:"
WOULD_CHANGE = "{line}. Each line by itself would change it:"
WOULD_SETTLE = "{line}. Each line by itself would settle it:"


def answer_in_words(id: str, answer: str, voice: Voice = Voice.ABOUT) -> str:
    """Return one answer behind the statement that a "yes" would make."""
    statement = tr(BY_ID[id].wording(voice).short)
    words = tr(ANSWER_WORDS[Answer(answer)])
    return tr(STATEMENT_AND_ANSWER).format(statement=statement, answer=words)


def answers_in_words(reason: Reason, voice: Voice = Voice.ABOUT) -> str:
    """Return a set of answers in words."""
    each = (answer_in_words(*item, voice) for item in reason.items())
    return listed(each) or tr(NO_ANSWER)


def outcome_sentence(outcome: Outcome, voice: Voice = Voice.ABOUT, warned: bool = False) -> str:
    """Return some answers behind the status that they would bring about."""
    state = state_words(outcome.status, warned=warned)
    answers = answers_in_words(outcome.answers, voice)
    return tr(STATE_WITH_ANSWERS).format(state=state, answers=answers)


def shortest(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the shortest few outcomes of each status, so that no status is left out."""
    by_status = ([o for o in outcomes if o.status is status] for status in Status)
    return tuple(outcome for same in by_status for outcome in same[:MAX_REASONS_SHOWN])


def every_reason(verdict: VerdictState, line: str, voice: Voice, warned: bool) -> Iterator[Items]:
    """Yield all reasons of a verdict, and all that would settle or change it.

    `line` is the line of the verdict, as in words.py. `warned`: the result also names signs of
    control, so that further answers cannot make it one without signs.
    """
    if verdict.settled_by:
        ways = tuple(outcome_sentence(outcome, voice, warned) for outcome in verdict.settled_by)
        yield Items(ways, tr(WOULD_SETTLE).format(line=line))
    if verdict.reasons:
        reasons = tuple(answers_in_words(reason, voice) for reason in verdict.reasons)
        yield Items(reasons, tr(EACH_IS_ENOUGH).format(line=line))
    if verdict.changes:
        changes = tuple(outcome_sentence(outcome, voice) for outcome in verdict.changes)
        yield Items(changes, tr(WOULD_CHANGE).format(line=line))


def main_reason(verdict: VerdictState, line: str, voice: Voice, warned: bool) -> Iterator[Items]:
    """Yield the shortest reason of a verdict; answers that could replace one another are a list.

    An open verdict has no reason: for it, the shortest ways to settle it. `line` and
    `warned` are as for `every_reason`.
    """
    if verdict.status is Status.UNDETERMINED:
        yield from _settling(verdict, line, voice, warned)
        return
    single = [reason for reason in verdict.reasons if len(reason) == 1]
    if len(single) > 1:
        left_out = len(verdict.reasons) - len(single)
        yield _listed(single, tr(ANY_ONE).format(line=line), left_out, voice)
    elif verdict.reasons:
        yield from _with_alternatives(verdict.reasons, line, voice)


def _with_alternatives(reasons: Sequence[Reason], line: str, voice: Voice) -> Iterator[Items]:
    """Yield the first reason, then the answers that could stand in it instead of its last one."""
    first = reasons[0]
    because = tuple(answer_in_words(*item, voice) for item in first.items())
    yield Items(because, tr(BECAUSE).format(line=line))
    for id in first:
        shared = {key: answer for key, answer in first.items() if key != id}
        others = [
            {key: answer for key, answer in reason.items() if key not in shared}
            for reason in reasons[1:]
            if shared and shared.items() <= reason.items()
        ]
        single = [other for other in others if len(other) == 1]
        if single:
            rest = len(reasons) - 1 - len(single)
            instead = tr(INSTEAD).format(answer=answer_in_words(id, first[id], voice))
            yield _listed(single, instead, rest, voice)
            return
    if len(reasons) > 1:
        yield Items(tuple(more_items(len(reasons) - 1)))


def _settling(verdict: VerdictState, line: str, voice: Voice, warned: bool) -> Iterator[Items]:
    for status in (Status.INDICATED, Status.NOT_INDICATED):
        ways = [outcome.answers for outcome in verdict.settled_by if outcome.status is status]
        single = [way for way in ways if len(way) == 1]
        state = state_words(status, warned=warned)
        if single:
            title = tr(NEEDS_ANY).format(line=line, state=state)
            yield _listed(single, title, len(ways) - len(single), voice)
        elif ways:
            each = [{id: answer} for id, answer in ways[0].items()]
            yield _listed(each, tr(NEEDS_ALL).format(line=line, state=state), 0, voice)


def _listed(reasons: Sequence[Reason], title: str, left_out: int, voice: Voice) -> Items:
    """Return a list of the first few, with the number of those that it does not show."""
    shown = reasons[:MAX_ANSWERS_SHOWN]
    left_out += len(reasons) - len(shown)
    each = (answers_in_words(reason, voice) for reason in shown)
    return Items((*each, *more_items(left_out)), title)


def more_items(count: int) -> Iterator[str]:
    """Yield the item that says how many further ones a list leaves out, if it does."""
    if count:
        yield trn(
            "and {count} more: --explain, or ? on the screen, shows it",
            "and {count} more: --explain, or ? on the screen, shows all",
            count,
        ).format(count=count)
