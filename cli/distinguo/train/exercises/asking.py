"""Tell which questions can still settle a case, which cannot, and which are not to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from distinguo_rules.blocks import SEX
from distinguo_rules.compiled import closed, compile_framework, questions_in, term_of
from distinguo_rules.model import Answer, Answers, Question, Status, Verdict
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.questions import DANGER_NOW

from ..stories.story import Result, Story

MAX_PURPOSES_NAMED = 3
SAFETY = ("danger_now", "under_18")
"""Questions always worth asking: danger comes first, and a child needs another response."""


def settling_questions(answers: Answers, framework: str) -> tuple[str, ...]:
    """Return the questions whose answer can still settle a verdict, and that may be asked."""
    law, known = compile_framework(framework), closed(term_of(answers))
    mask = 0
    for verdict in Verdict:
        mask |= law.verdicts[verdict].matters(known)
    return tuple(id for id in _named(mask) if not is_unfit(BY_ID[id], answers))


def best_to_ask(answers: Answers, framework: str) -> tuple[str, ...]:
    """Return the questions in the smallest sets of fit ones that can decide an open verdict."""
    law, known = compile_framework(framework), closed(term_of(answers))
    best: set[str] = set()
    for verdict in Verdict:
        ways = [_named(term.yes | term.no) for term, _ in law.verdicts[verdict].openings(known)]
        fit = [way for way in ways if not any(is_unfit(BY_ID[id], answers) for id in way)]
        best.update(id for way in fit if len(way) == len(fit[0]) for id in way)
    return tuple(id for id in ORDER if id in best)


def is_unfit(question: Question, answers: Answers) -> bool:
    """Return whether a question asks about sex acts somebody who may be under 18.

    Children are left to a trained interviewer: that is what the questionnaire itself says.
    """
    return question.block is SEX and answers.get("under_18") is not Answer.NO


def fewest_questions(story: Story, framework: str) -> tuple[str, ...]:
    """Return the smallest set of questions that decides both verdicts, in the program's order.

    Danger is always the first of them. A set that asks about sex acts is taken only where no other
    set decides. Empty when the story leaves a verdict open, or when only unfit questions would
    decide it.
    """
    verdicts = story.assessment((framework,)).frameworks[framework].verdicts
    ways = product(*(verdicts[verdict].reasons for verdict in Verdict))
    sets = ({id for reason in way for id in reason} for way in ways)
    fit = [_with_age(ids) for ids in sets if _can_be_asked(ids, story)]
    fewest = min(fit, key=lambda ids: (_asks_about_sex(ids), len(ids)), default=set[str]())
    return tuple(sorted(fewest | {DANGER_NOW.id}, key=ORDER.index)) if fewest else ()


def _asks_about_sex(ids: Iterable[str]) -> bool:
    return any(BY_ID[id].block is SEX for id in ids)


def _with_age(ids: set[str]) -> set[str]:
    """Return the ids with that of the age, which has to be known before asking about sex acts."""
    return ids | {"under_18"} if _asks_about_sex(ids) else ids


def _can_be_asked(ids: set[str], story: Story) -> bool:
    return not _asks_about_sex(ids) or story.answers.get("under_18") is Answer.NO


def result_of(answers: Answers, framework: str) -> Result:
    """Return the result that some answers have under a law, by the rules."""
    law, known = compile_framework(framework), term_of(answers)
    return Result.of({v: Status.of(law.verdicts[v].truth(known)) for v in Verdict})


def open_elements(answers: Answers, framework: str) -> Iterator[str]:
    """Yield, for each open verdict, a sentence on what the questions that can settle it serve."""
    law, known = compile_framework(framework), closed(term_of(answers))
    for verdict in Verdict:
        open_ones = questions_in(law.verdicts[verdict].matters(known))
        fit = (question for question in open_ones if not is_unfit(question, answers))
        about = list(dict.fromkeys(question.serves for question in fit))[:MAX_PURPOSES_NAMED]
        if about:
            yield f"{verdict.capitalize()} is open. Think of: {'; '.join(about)}."


def _named(mask: int) -> tuple[str, ...]:
    return tuple(question.id for question in questions_in(mask))
