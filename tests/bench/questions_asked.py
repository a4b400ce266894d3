"""How many questions people are asked: over all shipped stories, until both verdicts are settled.

Run: python tests/bench/questions_asked.py [--framework us] [--each]

Beside the interviews stands the smallest set of the story's own answers that settles both
verdicts: no interview can do with fewer. What a story does not tell is answered "unsure".

The hard questions come last, unless one is certain to be asked. The last table shows what it would
save to ask one of them right after the first part, and of how many people it would then be asked
who are spared it now.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import mean, median

from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Story
from distinguo_rules.blocks import FIRST
from distinguo_rules.compiled import compile_framework, term_of
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questionnaire import QUESTIONS


def settled(answers: Answers, framework: str) -> bool:
    """Whether both verdicts are decided."""
    verdicts = compile_framework(framework).verdicts.values()
    return all(verdict.truth(term_of(answers)) is not Truth.UNKNOWN for verdict in verdicts)


def settled_stories(framework: str) -> list[Story]:
    """The shipped stories whose own answers settle both verdicts."""
    return [story for story in shipped_stories() if settled(story.answers, framework)]


def asked(story: Story, scope: Scope, framework: str, early: str = "") -> list[str]:
    """The questions of an interview that the story answers, in order, to the end.

    `early` is asked right after the first part, if it is to be asked at all.
    """
    interview = Interview((framework,), scope, Role.STORY)
    order: list[str] = []
    while interview.page is not Page.RESULT:
        if interview.page is not Page.QUESTION:
            interview = interview.after(Move.ON)
        elif _is_time_for(early, interview):
            order.append(early)
            answers = {**interview.answers, early: _reply(story, early)}
            # like after a page that only informs, so that the next question is found anew
            interview = replace(interview, answers=answers, page=Page.CHILD)
        else:
            order.append(interview.at.id)
            interview = interview.after(Reply(_reply(story, interview.at.id)))
    return order


def _is_time_for(early: str, interview: Interview) -> bool:
    to_come = {question.id for question in interview.to_come}
    return early in to_come and interview.at.block != FIRST


def _reply(story: Story, id: str) -> Answer:
    return story.answers.get(id, Answer.UNSURE)


def until_settled(story: Story, order: Sequence[str], framework: str) -> int:
    """How many questions until both verdicts are decided; all, if they never are."""
    told: dict[str, Answer] = {}
    for id in order:
        told[id] = _reply(story, id)
        if settled(told, framework):
            break
    return len(told)


def fewest(story: Story, framework: str) -> int:
    """The size of the smallest set of the story's own answers that decides both verdicts."""
    verdicts = story.assessment((framework,)).frameworks[framework].verdicts
    sets = (state.reasons for state in verdicts.values())
    return min(len({id for reason in chosen for id in reason}) for chosen in product(*sets))


@dataclass(frozen=True)
class Counts:
    """For each story, how many questions until both verdicts are settled, and which they are."""

    numbers: tuple[int, ...]
    asked: tuple[frozenset[str], ...]


def counts(stories: Sequence[Story], scope: Scope, framework: str, early: str = "") -> Counts:
    """Interview every story until both verdicts are settled."""
    orders = [asked(story, scope, framework, early) for story in stories]
    pairs = zip(stories, orders, strict=True)
    numbers = tuple(until_settled(story, order, framework) for story, order in pairs)
    kept = (frozenset(order[:n]) for order, n in zip(orders, numbers, strict=True))
    return Counts(numbers, tuple(kept))


def if_asked_early(stories: Sequence[Story], framework: str, now: Counts) -> Iterator[str]:
    """A line for each hard question that would save something: what, and at whose cost."""
    for hard in (question for question in QUESTIONS if question.block.note):
        then = counts(stories, Scope.BRIEF, framework, hard.id)
        saved = sum(now.numbers) - sum(then.numbers)
        pairs = zip(now.asked, then.asked, strict=True)
        more = sum(hard.id in after and hard.id not in before for before, after in pairs)
        if saved > 0:
            yield f"{hard.id:22}{median(then.numbers):8.1f}{saved:8}{more:8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--framework", default="us")
    parser.add_argument("--each", action="store_true", help="a line for each story")
    options = parser.parse_args()
    framework = options.framework
    stories = settled_stories(framework)
    by_scope = {scope: counts(stories, scope, framework) for scope in Scope}
    least = tuple(fewest(story, framework) for story in stories)
    rows = {**{scope.value: by_scope[scope].numbers for scope in Scope}, "smallest set": least}
    if options.each:
        for story, *row in zip(stories, *rows.values(), strict=True):
            print(f"{story.id:28}", *(f"{name} {n:3} " for name, n in zip(rows, row, strict=True)))
    print(f"{len(stories)} stories that their own answers settle, framework {framework}")
    print(f"{'until both are settled':24}median    mean   worst")
    for name, numbers in rows.items():
        print(f"{name:22}{median(numbers):8.1f}{mean(numbers):8.1f}{max(numbers):8}")
    print("\nA hard question asked right after the first part of a brief interview:")
    print(f"{'':24}median   saved   asked of so many more people")
    print(*if_asked_early(stories, framework, by_scope[Scope.BRIEF]), sep="\n")
    print("The other hard questions would save nothing.")


if __name__ == "__main__":
    main()
