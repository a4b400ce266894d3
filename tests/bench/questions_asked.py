"""How many questions people are asked: over all shipped stories, until both verdicts are settled.

Run: python tests/bench/questions_asked.py [--framework us] [--each]

Beside the brief and the usual interview stands the smallest set of the story's own answers that
settles both verdicts: no interview can do with fewer.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import product
from statistics import median

from distinguo.train.reader import shipped_stories
from distinguo.train.story import Story
from distinguo_rules.assess import assess
from distinguo_rules.interview import Interview, Move, Page, Reply, Scope
from distinguo_rules.model import Answer, Role, Status
from distinguo_rules.questions import BY_ID, ORDER


def settled(answers: dict[str, Answer], framework: str) -> bool:
    """Whether both verdicts are decided."""
    verdicts = assess(answers, (framework,), Role.STORY).frameworks[framework].verdicts
    return all(state.status is not Status.UNDETERMINED for state in verdicts.values())


def asked(story: Story, scope: Scope, framework: str) -> list[str]:
    """The questions of an interview that the story answers, in order, to the end."""
    interview = Interview((framework,), scope, Role.STORY)
    order: list[str] = []
    while interview.page is not Page.REVIEW:
        if interview.page is Page.QUESTION:
            order.append(interview.at.id)
            reply = story.answers.get(interview.at.id, Answer.UNSURE)
            interview = interview.after(Reply(reply))
        else:
            interview = interview.after(Move.ON)
    return order


def until_settled(story: Story, scope: Scope, framework: str) -> int:
    """How many questions until both verdicts are decided; all, if they never are."""
    told: dict[str, Answer] = {}
    for count, id in enumerate(asked(story, scope, framework), 1):
        told[id] = story.answers.get(id, Answer.UNSURE)
        if settled(told, framework):
            return count
    return len(told)


def fewest(story: Story, framework: str) -> int:
    """The size of the smallest set of the story's own answers that decides both verdicts."""
    verdicts = story.assessment((framework,)).frameworks[framework].verdicts
    sets = (state.reasons for state in verdicts.values())
    return min(len({id for reason in chosen for id in reason}) for chosen in product(*sets))


def saved_by_asking_first(stories: Sequence[Story], framework: str) -> Iterator[tuple[int, str]]:
    """What asking one question right after the first part would save, over all stories."""
    before = sum(until_settled(story, Scope.BRIEF, framework) for story in stories)
    for id in ORDER[3:]:
        after = sum(_with_first(story, id, framework) for story in stories)
        if after < before:
            yield before - after, id


def _with_first(story: Story, first: str, framework: str) -> int:
    """Questions until settled when one of them is asked before the trip."""
    order = asked(story, Scope.BRIEF, framework)
    head = [id for id in order if ORDER.index(id) < 3]
    told: dict[str, Answer] = {}
    for count, id in enumerate(dict.fromkeys([*head, first, *order]), 1):
        told[id] = story.answers.get(id, Answer.UNSURE)
        if settled(told, framework):
            return count
    return len(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--framework", default="us")
    parser.add_argument("--each", action="store_true", help="a line for each story")
    options = parser.parse_args()
    framework = options.framework
    stories = [s for s in shipped_stories() if settled(dict(s.answers), framework)]
    brief = [until_settled(story, Scope.BRIEF, framework) for story in stories]
    usual = [until_settled(story, Scope.USUAL, framework) for story in stories]
    whole = [len(asked(story, Scope.USUAL, framework)) for story in stories]
    least = [fewest(story, framework) for story in stories]
    if options.each:
        for story, row in zip(stories, zip(brief, usual, least, strict=True), strict=True):
            print(f"{story.id:28} brief {row[0]:3}  usual {row[1]:3}  fewest {row[2]:3}")
    print(f"{len(stories)} stories that their own answers settle, framework {framework}")
    print(f"{'':34}median  worst")
    for name, counts in (
        ("brief, until both are settled", brief),
        ("usual, until both are settled", usual),
        ("usual, to the end", whole),
        ("smallest set of own answers", least),
    ):
        print(f"{name:34}{median(counts):6.1f}{max(counts):7}")
    print("\nAsked right after the first part, one question would save (all stories, brief):")
    for saved, id in sorted(saved_by_asking_first(stories, framework), reverse=True)[:8]:
        print(f"{saved:4}  {id} ({BY_ID[id].block.title})")


if __name__ == "__main__":
    main()
