"""Explain a choice and the key: the result by the rules, its reasons, the myth, the lesson."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from distinguo_rules.assessment import Outcome, RuleState, VerdictState
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, Truth, outline
from distinguo_rules.model import Answer, Reason, Status, Verdict
from distinguo_rules.role import Voice
from distinguo_rules.words import STATE_WORDS

from ...render.definitions import definition
from ...render.headlines import sentence_of
from ...render.reasons import answers_in_words, outcome_sentence, shortest
from ...render.report import Items, Outline, Paragraph, Part, Section, cited
from ..content.myths import MYTHS
from ..stories.story import Result, Story, plain

CLAIMED_STATUSES: Mapping[Result, tuple[Status, Status] | None] = {
    Result.TRAFFICKING: (Status.INDICATED, Status.NOT_INDICATED),
    Result.SMUGGLING: (Status.NOT_INDICATED, Status.INDICATED),
    Result.BOTH: (Status.INDICATED, Status.INDICATED),
    Result.NEITHER: (Status.NOT_INDICATED, Status.NOT_INDICATED),
    Result.CANNOT_TELL: None,
}
"""The statuses of trafficking and of smuggling that each result claims."""

ELEMENT_STATES = {Truth.TRUE: "There", Truth.FALSE: "Missing", Truth.UNKNOWN: "Open"}
SOUGHT = {
    Status.INDICATED: Truth.TRUE,
    Status.NOT_INDICATED: Truth.FALSE,
    Status.UNDETERMINED: Truth.UNKNOWN,
}


def choice_feedback(story: Story, framework: str, choice: Result) -> str:
    """Return the verdicts on which a choice differs from the rules, or that it is right."""
    if choice is story.result(framework):
        return "That is what the rules say."
    states = _states(story, framework)
    claims = CLAIMED_STATUSES[choice]
    if claims is None:
        sentences = " ".join(_sentence(state, framework) for state in states.values())
        return f"The story says enough to tell. {sentences}"
    apart = (
        state
        for state, claim in zip(states.values(), claims, strict=True)
        if state.status is not claim
    )
    return " ".join(f"{_sentence(state, framework)} {_elements(state)}".strip() for state in apart)


def explanation(story: Story, framework: str, key: str) -> tuple[Section, ...]:
    """Return the key, its reasons by the rules, and the lesson of the story's author."""
    states = _states(story, framework).values()
    sections = (
        Section(f"Key: {key}", tuple(Paragraph(_sentence(s, framework)) for s in states)),
        Section("The parts of each definition", tuple(_definitions(states, framework))),
        Section("Why", tuple(part for state in states for part in _why(state, story, framework))),
        Section("A typical mistake", tuple(_myth(story.myth))),
        Section("The lesson", tuple(_lesson(story, framework))),
    )
    return tuple(section for section in sections if section.parts)


def _states(story: Story, framework: str) -> Mapping[Verdict, VerdictState]:
    return story.assessment((framework,)).frameworks[framework].verdicts


def _sentence(state: VerdictState, framework: str) -> str:
    return sentence_of(state, FRAMEWORKS[framework].name_of(state.verdict))


def _elements(state: VerdictState) -> str:
    """Return the parts of the definitions that decide the status, rule by rule."""
    sought = SOUGHT[state.status]
    rules = (rule for rule in state.rules if rule.truth is sought)
    return " ".join(
        f"{ELEMENT_STATES[sought]} ({rule.rule.title}): {'; '.join(parts)}."
        for rule in rules
        if (parts := list(_parts(rule, sought)))
    )


def _parts(rule: RuleState, sought: Truth) -> Iterator[str]:
    """Yield the parts of that truth which the definition joins by "and", alternatives by "or"."""
    truths = {state.element: state.truth for state in rule.elements}
    when = rule.rule.when
    for part in when.parts if isinstance(when, AllOf) else (when,):
        elements = [element for element, depth in outline(part) if depth == 0]
        if elements and max(truths[element] for element in elements) is sought:
            shown = (e.title for e in elements if sought is Truth.FALSE or truths[e] is sought)
            yield " or ".join(shown)


def _definitions(states: Iterable[VerdictState], framework: str) -> Iterator[Outline]:
    for state in states:
        yield from (
            definition(rule, FRAMEWORKS[framework].name, Voice.ABOUT) for rule in state.rules
        )


def _why(state: VerdictState, story: Story, framework: str) -> Iterator[Items]:
    name = FRAMEWORKS[framework].name_of(state.verdict).capitalize()
    if state.status is Status.UNDETERMINED:
        yield Items(_ways(state.settled_by), f"{name}: what would settle it")
        return
    reason = _best_shown(state.reasons, story)
    title = f"{name}, {STATE_WORDS[state.status]}: these facts are enough"
    yield Items(tuple(_fact(id, answer, story) for id, answer in reason.items()), title)
    if state.changes:
        yield Items(_ways(state.changes), f"{name}: what would change it")


def _best_shown(reasons: Sequence[Reason], story: Story) -> Reason:
    """Return the first of the reasons for which the story has most evidence."""
    return min(reasons, key=lambda reason: len(reason.keys() - story.evidence.keys()), default={})


def _fact(id: str, answer: Answer, story: Story) -> str:
    words = plain(story.evidence.get(id, ""))
    return answers_in_words({id: answer}) + (f". The story says: “{words}”" if words else "")


def _ways(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    return tuple(map(outcome_sentence, shortest(outcomes)))


def _myth(id: str) -> Iterator[Part]:
    if id:
        myth = MYTHS[id]
        truth = "true" if myth.holds else "not so"
        yield Paragraph(f"“{myth.claim}” This is {truth}. {myth.truth}")
        yield Items(tuple(map(cited, myth.citations)), "Sources")


def _lesson(story: Story, framework: str) -> Iterator[Part]:
    yield Paragraph(plain(story.lesson))
    if framework != "us":
        yield Paragraph("The lesson was written with US law in mind.")
    if story.disputed:
        yield Paragraph(f"The author of the story disputes the key: {plain(story.disputed)}")
    yield Items((cited(story.source),), "Where the pattern comes from")
