"""What to say after a choice: the rules' result, its parts, its reasons, the myth, the lesson."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from distinguo_rules.assessment import ElementState, Outcome, RuleState, VerdictState
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, Truth, outline
from distinguo_rules.model import Answer, Reason, Status, Verdict
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.words import NAMES, STATE_WORDS, verdict_sentence

from ...render.report import Items, Outline, Paragraph, Part, Row, Section, cited
from ..content.myths import MYTHS
from ..stories.story import Result, Story, plain

FEW = 3  # of the ways to change or to settle a result, the shortest few of each kind

CLAIMS: Mapping[Result, tuple[Status, Status] | None] = {
    Result.TRAFFICKING: (Status.INDICATED, Status.NOT_INDICATED),
    Result.SMUGGLING: (Status.NOT_INDICATED, Status.INDICATED),
    Result.BOTH: (Status.INDICATED, Status.INDICATED),
    Result.NEITHER: (Status.NOT_INDICATED, Status.NOT_INDICATED),
    Result.CANNOT_TELL: None,
}
"""What each result says of trafficking and of smuggling."""

SHOWN = {Truth.TRUE: "There", Truth.FALSE: "Missing", Truth.UNKNOWN: "Open"}
SOUGHT = {
    Status.INDICATED: Truth.TRUE,
    Status.NOT_INDICATED: Truth.FALSE,
    Status.UNDETERMINED: Truth.UNKNOWN,
}


def choice_feedback(story: Story, framework: str, choice: Result) -> str:
    """What is wrong with a choice by the rules, verdict by verdict; or that it is right."""
    if choice is story.result(framework):
        return "That is what the rules say."
    states = _states(story, framework)
    claims = CLAIMS[choice]
    if claims is None:
        sentences = " ".join(_sentence(state) for state in states.values())
        return f"The story says enough to tell. {sentences}"
    apart = (
        state
        for state, claim in zip(states.values(), claims, strict=True)
        if state.status is not claim
    )
    return " ".join(f"{_sentence(state)} {_elements(state)}".strip() for state in apart)


def explanation(story: Story, framework: str, key: str) -> tuple[Section, ...]:
    """The key with all that the rules and the story's author have to say about it."""
    states = _states(story, framework).values()
    sections = (
        Section(f"Key: {key}", tuple(Paragraph(_sentence(state)) for state in states)),
        Section("The parts of each definition", tuple(_definitions(states, framework))),
        Section("Why", tuple(part for state in states for part in _why(state, story))),
        Section("A typical mistake", tuple(_myth(story.myth))),
        Section("The lesson", tuple(_lesson(story, framework))),
    )
    return tuple(section for section in sections if section.parts)


def _states(story: Story, framework: str) -> Mapping[Verdict, VerdictState]:
    return story.assessment((framework,)).frameworks[framework].verdicts


def _sentence(state: VerdictState) -> str:
    forms = [rule.rule.title for rule in state.rules if rule.truth is Truth.TRUE]
    return verdict_sentence(state.verdict, state.status, forms)


def _elements(state: VerdictState) -> str:
    """The parts of the definitions that make the status what it is, rule by rule."""
    sought = SOUGHT[state.status]
    rules = (rule for rule in state.rules if rule.truth is sought)
    return " ".join(
        f"{SHOWN[sought]} ({rule.rule.title}): {'; '.join(parts)}."
        for rule in rules
        if (parts := list(_parts(rule, sought)))
    )


def _parts(rule: RuleState, sought: Truth) -> Iterator[str]:
    """What the definition joins by "and": the parts of that truth, alternatives with an "or"."""
    truths = {state.element: state.truth for state in rule.elements}
    when = rule.rule.when
    for part in when.parts if isinstance(when, AllOf) else (when,):
        elements = [element for element, depth in outline(part) if depth == 0]
        if elements and max(truths[element] for element in elements) is sought:
            shown = (e.title for e in elements if sought is Truth.FALSE or truths[e] is sought)
            yield " or ".join(shown)


def _definitions(states: Iterable[VerdictState], framework: str) -> Iterator[Outline]:
    law = FRAMEWORKS[framework].name
    for state in states:
        for rule in state.rules:
            yield Outline(
                (
                    Row(0, f"{rule.rule.title} ({law} law)", rule.truth),
                    *(_row(element) for element in _worth_showing(rule)),
                )
            )


def _row(state: ElementState) -> Row:
    citations = state.element.citations
    source = citations[0].source if citations else ""
    return Row(state.depth + 1, state.element.title, state.truth, source)


def _worth_showing(rule: RuleState) -> Iterator[ElementState]:
    """The outer elements, and under each one that is met, the inner ones that meet it."""
    outer = Truth.UNKNOWN
    for element in rule.elements:
        if element.depth == 0:
            outer = element.truth
            yield element
        elif outer is Truth.TRUE and element.truth is Truth.TRUE:
            yield element


def _why(state: VerdictState, story: Story) -> Iterator[Items]:
    name = NAMES[state.verdict].capitalize()
    if state.status is Status.UNDETERMINED:
        yield Items(_ways(state.settled_by), f"{name}: what would settle it")
        return
    reason = _best_shown(state.reasons, story)
    title = f"{name}, {STATE_WORDS[state.status]}: these facts are enough"
    yield Items(tuple(_fact(id, answer, story) for id, answer in reason.items()), title)
    if state.changes:
        yield Items(_ways(state.changes), f"{name}: what would change it")


def _best_shown(reasons: Sequence[Reason], story: Story) -> Reason:
    """The first reason of which the story shows most."""
    return min(reasons, key=lambda reason: len(reason.keys() - story.evidence.keys()), default={})


def _fact(id: str, answer: Answer, story: Story) -> str:
    words = plain(story.evidence.get(id, ""))
    return _said({id: answer}) + (f". The story says: “{words}”" if words else "")


def _ways(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """The shortest few ways to each status, so that no way out is left unsaid."""
    kept = [o for status in Status for o in [o for o in outcomes if o.status is status][:FEW]]
    return tuple(f"{_said(o.answers)} would make it: {STATE_WORDS[o.status]}" for o in kept)


def _said(answers: Reason) -> str:
    return " and ".join(f'{answer} to "{BY_ID[id].short}"' for id, answer in answers.items())


def _myth(id: str) -> Iterator[Part]:
    if id:
        myth = MYTHS[id]
        held = "true" if myth.holds else "not so"
        yield Paragraph(f"“{myth.claim}” This is {held}. {myth.truth}")
        yield Items(tuple(map(cited, myth.citations)), "Sources")


def _lesson(story: Story, framework: str) -> Iterator[Part]:
    yield Paragraph(plain(story.lesson))
    if framework != "us":
        yield Paragraph("The lesson was written with US law in mind.")
    if story.disputed:
        yield Paragraph(f"The author of the story disputes the key: {plain(story.disputed)}")
    yield Items((cited(story.source),), "Where the pattern comes from")
