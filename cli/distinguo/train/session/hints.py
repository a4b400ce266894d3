"""Something to think of before answering; it does not give the answer."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo_rules.compiled import closed, compile_framework, questions_in, term_of
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answers, Status, Verdict
from distinguo_rules.questionnaire import BY_ID

from ..content.myths import Myth
from ..exercises.asking import is_unfit
from ..exercises.exercises import (
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..exercises.parts import questions_about
from ..stories.story import Story
from .mistakes import verdict_states
from .session import Session, Step


def hint(session: Session) -> str:
    """Something to think of before answering; it does not give the answer."""
    match session.step, session.exercise:
        case Step.JUDGE, StoryExercise(story=story, framework=framework):
            return _story_hint(story, framework)
        case Step.ELEMENT | Step.SENTENCE, StoryExercise(framework=framework):
            asked = [question.short for question in questions_about(session.part, framework)]
            return f"It can be that {'; or that '.join(asked[:6])}. Or the other way round."
        case Step.FACT, PairExercise(pair=pair):
            return f"It is a fact that {pair.verdict} turns on in this story."
        case Step.FOLLOWS, PairExercise(pair=pair):
            return f"The fact is about: {pair.question.serves}. Look at both crimes."
        case Step.CLAIM, MythExercise(myth=myth):
            return _myth_hint(myth)
        case Step.NEXT, NextExercise(story=story, framework=framework):
            return " ".join(_open_elements(story.answers, framework))
        case _, InterviewExercise(framework=framework):
            return " ".join(_open_elements(session.heard, framework)) or "Nothing is open now."
        case _:
            return ""


def _story_hint(story: Story, framework: str) -> str:
    states = verdict_states(story, framework)
    reasons = [min(s.reasons, key=len) for s in states if s.reasons]
    asked = [BY_ID[id].text for reason in reasons for id in reason][:3]
    if any(state.status is Status.UNDETERMINED for state in states):
        return "Is there something that the story does not say, and that would be needed?"
    return f"Put these questions to the story: {' '.join(asked)}"


def _myth_hint(myth: Myth) -> str:
    for rule in FRAMEWORKS["us"].all_rules():
        for element in rule.elements():
            if element.id == myth.about:
                return f"Think of what the law asks for here: {element.title.lower()}."
    return "Does every law see it alike? Is a sign the same as an element?"


def _open_elements(answers: Answers, framework: str) -> Iterator[str]:
    for verdict in Verdict:
        known = closed(term_of(answers))
        open_ones = questions_in(compile_framework(framework).verdicts[verdict].matters(known))
        fit = (question for question in open_ones if not is_unfit(question, answers))
        about = list(dict.fromkeys(question.serves for question in fit))[:3]
        if about:
            yield f"{verdict.capitalize()} is open. Think of: {'; '.join(about)}."
