"""Score the answers of literal readers: the verdicts on them, against those that a story tells.

python tests/readers/score.py [answers/FILE.json] [--sheet]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2] / "rules")]

from distinguo_rules.assessment import assess
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import QUESTIONS

HERE = Path(__file__).parent
TOLD = {
    "signs": Status.INDICATED,
    "none": Status.NOT_INDICATED,
    "open": Status.UNDETERMINED,
}
ANSWERS = {
    "yes": Answer.YES,
    "no": Answer.NO,
    "unsure": Answer.UNSURE,
    "na": Answer.NOT_APPLICABLE,
}


class Story(NamedTuple):
    """A story; `told` has, by law and verdict, the status that the story supports."""

    id: str
    role: Role
    text: str
    told: Mapping[str, Mapping[Verdict, Status]]


class Reading(NamedTuple):
    """The answers of readers to one wording; `answers` by story id, then question id."""

    version: str
    questions: Mapping[str, str]
    answers: Mapping[str, Mapping[str, Answer]]


class Outcome(NamedTuple):
    """One verdict on one story in one law: the status that is told, and the one found."""

    story: str
    law: str
    verdict: Verdict
    told: Status
    found: Status


def read_stories(path: Path = HERE / "stories.jsonl") -> list[Story]:
    """Return the stories. Raises KeyError for a word or a role that does not exist."""
    return [_story(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _story(row: Mapping[str, Any]) -> Story:
    told = {
        law: {Verdict(verdict): TOLD[status] for verdict, status in verdicts.items()}
        for law, verdicts in row["told"].items()
    }
    return Story(row["id"], Role(row["as"]), row["text"], told)


def read_answers(path: Path) -> Reading:
    """Return the answers in a file. Raises KeyError for an answer that does not exist."""
    data = json.loads(path.read_text(encoding="utf-8"))
    answers = {
        story: {id: ANSWERS[answer] for id, answer in given.items()}
        for story, given in data["answers"].items()
    }
    return Reading(data["version"], data["questions"], answers)


def newest_answers() -> Path:
    """Return the answers file with the highest number in its name."""
    files = (HERE / "answers").glob("wording-*.json")
    return max(files, key=lambda path: int(path.stem.removeprefix("wording-")))


def outcomes(stories: Sequence[Story], reading: Reading) -> Iterator[Outcome]:
    """Yield each verdict that a story tells, with the status found from the readers' answers."""
    for story in stories:
        for law, verdicts in story.told.items():
            result = assess(reading.answers[story.id], (law,), story.role).frameworks[law]
            for verdict, told in verdicts.items():
                yield Outcome(story.id, law, verdict, told, result.verdicts[verdict].status)


def figures(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield a line for each verdict and told status: over all laws, then law by law."""
    for law in (None, *dict.fromkeys(outcome.law for outcome in found)):
        yield "all laws" if law is None else law
        of_law = [outcome for outcome in found if law in (None, outcome.law)]
        for verdict in Verdict:
            for told in TOLD.values():
                counts = Counter(o.found for o in of_law if (o.verdict, o.told) == (verdict, told))
                parts = ", ".join(f"{counts[status]} {status}" for status in Status)
                yield f"  {verdict}, told {told}: {parts}"


def misses(found: Sequence[Outcome]) -> Iterator[str]:
    """Yield a line for each verdict that came out otherwise than told."""
    for outcome in found:
        if outcome.found is not outcome.told:
            yield (
                f"{outcome.story}, {outcome.law}, {outcome.verdict}: told {outcome.told}, "
                f"found {outcome.found}"
            )


def sheet() -> Iterator[str]:
    """Yield the questions as a reader gets them: numbered, with nothing beside the words."""
    for number, question in enumerate(QUESTIONS, 1):
        yield f"Q{number}. {question.text}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the answers of literal readers.")
    parser.add_argument("answers", nargs="?", type=Path, help="a file (the newest if left out)")
    parser.add_argument("--sheet", action="store_true", help="print the questions for a reader")
    options = parser.parse_args()
    if options.sheet:
        print("\n".join(sheet()))
        return
    path = options.answers or newest_answers()
    reading = read_answers(path)
    now = {question.id: question.text for question in QUESTIONS}
    found = list(outcomes(read_stories(), reading))
    same = "the wording of today" if reading.questions == now else "an earlier wording"
    print(f"{path.name}: {same}, rules {reading.version}", *figures(found), "", sep="\n")
    print("Otherwise than told", *misses(found), sep="\n")


if __name__ == "__main__":
    main()
