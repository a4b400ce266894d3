"""The verdicts of a result in a line each, and what they mean together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distinguo_rules.assessment import Assessment, FrameworkAssessment, VerdictState
from distinguo_rules.language import listed, tr
from distinguo_rules.logic import Truth
from distinguo_rules.model import VERDICT_NAMES, Status, Verdict
from distinguo_rules.referral import has_hotline, referrals
from distinguo_rules.words import (
    STATE_WITH_FORMS,
    TITLES,
    state_words,
    summary_sentence,
    verdict_line,
    verdict_sentence,
)

OF_LAWS = "{laws}: {text}"


def verdicts_shown(assessment: Assessment) -> tuple[Verdict, ...]:
    """Return the verdicts that the result holds: both, or only one."""
    return tuple(next(iter(assessment.frameworks.values())).verdicts)


def headline(assessment: Assessment, verdict: Verdict) -> str:
    """Return the line of a verdict; of several laws, those that agree come behind one state."""
    laws = tuple(assessment.frameworks.values())
    if len(laws) == 1:
        return status_line(laws[0], verdict, _forms(laws[0].verdicts[verdict]))
    states: dict[str, list[str]] = {}
    for law in laws:
        states.setdefault(state_of(law, verdict), []).append(law.framework.short_name)
    if len(states) == 1:
        return verdict_line(VERDICT_NAMES[verdict], next(iter(states)))
    with_laws = tr(STATE_WITH_FORMS)
    each = (with_laws.format(state=state, forms=", ".join(ids)) for state, ids in states.items())
    return verdict_line(VERDICT_NAMES[verdict], listed(each))


def status_line(law: FrameworkAssessment, verdict: Verdict, forms: Sequence[str] = ()) -> str:
    return verdict_line(law.name_of(verdict), state_of(law, verdict, forms))


def state_of(law: FrameworkAssessment, verdict: Verdict, forms: Sequence[str] = ()) -> str:
    """Return the words for the status of a verdict, with the titles of the rules that are met."""
    return state_words(law.verdicts[verdict].status, forms, is_warned(law, verdict))


def is_warned(law: FrameworkAssessment, verdict: Verdict) -> bool:
    """Return whether the result names signs of control, which "no signs" would contradict."""
    return verdict is Verdict.TRAFFICKING and law.warns()


def _forms(state: VerdictState) -> list[str]:
    """Return the titles of the rules that are met, without those that only name the verdict."""
    titles = (rule.rule.title for rule in state.rules if rule.truth is Truth.TRUE)
    return [title for title in titles if title not in TITLES.values()]


def sentence_of(state: VerdictState, name: str) -> str:
    """Return the result of one verdict in a sentence; `name` is what the law calls it."""
    return verdict_sentence(name, state.status, _forms(state))


def summaries(assessment: Assessment) -> Iterator[str]:
    """Yield what the two verdicts mean together, each sentence once behind its laws."""
    hotline_shown = has_hotline(referral.contact for referral in referrals(assessment))
    said: dict[str, list[str]] = {}
    for state in assessment.frameworks.values():
        said.setdefault(_summary(state, hotline_shown), []).append(state.framework.short_name)
    for sentence, laws in said.items():
        yield sentence if len(said) == 1 else of_laws(laws, sentence)


def of_laws(laws: Sequence[str], text: str) -> str:
    """Return a text behind the laws that it is about."""
    return tr(OF_LAWS).format(laws=", ".join(laws), text=text)


def _summary(state: FrameworkAssessment, hotline_shown: bool) -> str:
    status = {verdict: found.status for verdict, found in state.verdicts.items()}
    trafficking = status[Verdict.TRAFFICKING]
    return summary_sentence(
        trafficking,
        status.get(Verdict.SMUGGLING, Status.UNDETERMINED),
        hotline_shown,
        state.warns(),
    )
