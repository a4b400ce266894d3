"""Seeded cases for measuring: whole situations with a story behind them, and uniform noise.

`python tests/bench/cases.py 1000000 cases.jsonl` writes them; `--uniform` makes every answer
equally likely, which no real form does, but no table likes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FEWEST, MOST = 24, 26  # answers in one case
UNSURE = 0.03  # of the answers that are given

# How often each situation comes up, and how often its answers are "yes" where that is not rare.
SITUATIONS: tuple[tuple[float, dict[str, float]], ...] = (
    (0.34, {"from_abroad": 0.5, "harm_if_left": 0.1, "work_for_other": 0.35, "pay_taken": 0.1}),
    (0.12, {"from_abroad": 0.7, "work_for_other": 1.0, "harm_if_left": 0.2, "pay_taken": 0.7,
            "poor_housing": 0.5, "promise_broken": 0.5, "visa_tied": 0.4}),
    (0.20, {"from_abroad": 1.0, "entry_irregular": 0.9, "entry_helped": 0.9, "helper_gain": 0.9,
            "trip_wanted": 0.9, "free_on_arrival": 0.8, "trip_danger": 0.4, "hidden_moved": 0.4,
            "debt_owed": 0.4, "harm_if_left": 0.15, "work_for_other": 0.2}),
    (0.15, {"from_abroad": 0.6, "work_for_other": 1.0, "promise_broken": 0.6, "trust_used": 0.2,
            "harm_threat": 0.5, "law_threat": 0.5, "papers_held": 0.6, "debt_owed": 0.6,
            "debt_trap": 0.5, "pay_taken": 0.8, "watched_cut_off": 0.5, "force_used": 0.3,
            "harm_if_left": 0.75, "poor_housing": 0.6, "hardship_used": 0.6}),
    (0.10, {"from_abroad": 0.4, "sex_for_value": 1.0, "sex_third_party": 0.9, "under_18": 0.3,
            "trust_used": 0.6, "promise_broken": 0.4, "harm_threat": 0.5, "force_used": 0.5,
            "watched_cut_off": 0.6, "harm_if_left": 0.8, "debt_owed": 0.4, "debt_trap": 0.4}),
    (0.07, {"from_abroad": 1.0, "entry_irregular": 0.9, "entry_helped": 0.9, "helper_gain": 0.9,
            "trip_danger": 0.5, "free_on_arrival": 0.1, "hidden_moved": 0.6, "debt_owed": 0.8,
            "debt_trap": 0.7, "work_for_other": 0.9, "harm_if_left": 0.9, "harm_threat": 0.6,
            "watched_cut_off": 0.6, "force_used": 0.4}),
    (0.02, {"sex_for_value": 1.0, "under_18": 1.0, "trust_used": 0.7, "harm_if_left": 0.5}),
)  # fmt: skip
RARE = 0.04
OPPOSITES = {"can_leave": "harm_if_left"}  # a question of an older build, and the one of today
WITHOUT = {  # what a form leaves out after a "no"
    "from_abroad": ("entry_irregular", "entry_helped", "trip_danger", "trip_wanted",
                    "free_on_arrival"),
    "debt_owed": ("debt_trap",),
    "sex_for_value": ("sex_third_party",),
}  # fmt: skip

Said = tuple[str, str]  # a question, and "yes" or "no"


class Questionnaire(NamedTuple):
    """The questions of a build, in order, and the pairs of answers that cannot both be so."""

    ids: tuple[str, ...]
    impossible: tuple[tuple[Said, Said], ...]


def exported_questionnaire(document: Mapping[str, Any]) -> Questionnaire:
    """Return the questionnaire of a build from the document that its `law export` writes."""
    ids = tuple(question["id"] for question in document["questions"])
    return Questionnaire(ids, tuple(_pair(ids, yes, no) for yes, no in document["impossible"]))


def _pair(ids: tuple[str, ...], yes: int, no: int) -> tuple[Said, Said]:
    """Return the two answers in a pair of bit masks over the questions."""
    said = [
        (id, "yes" if yes >> n & 1 else "no") for n, id in enumerate(ids) if (yes | no) >> n & 1
    ]
    first, second = said
    return first, second


@cache
def own_questionnaire() -> Questionnaire:
    """Return the questionnaire of this source."""
    from distinguo_rules.compiled import impossible_terms
    from distinguo_rules.questionnaire import ORDER

    return Questionnaire(ORDER, tuple(_pair(ORDER, t.yes, t.no) for t in impossible_terms()))


def situation(dice: random.Random, asked: Questionnaire) -> dict[str, str]:
    """Return the answers of one case, in the order of the questions."""
    (_, likely) = dice.choices(SITUATIONS, [weight for weight, _ in SITUATIONS])[0]
    answers = {id: "yes" if dice.random() < _chance(id, likely) else "no" for id in asked.ids}
    for gate, behind in WITHOUT.items():
        if answers[gate] == "no":
            is_asked = dice.random() < 0.5
            for id in behind:
                if not is_asked:
                    del answers[id]
                elif id in ("entry_irregular", "debt_trap"):
                    answers[id] = "no"
    for id in dice.sample(list(answers), max(0, len(answers) - dice.randint(FEWEST, MOST))):
        del answers[id]
    said = {id: "unsure" if dice.random() < UNSURE else said for id, said in answers.items()}
    return without_conflicts(said, asked)


def _chance(id: str, likely: dict[str, float]) -> float:
    """Return how often a question is answered "yes" in a situation."""
    if id in OPPOSITES:
        return 1 - likely.get(OPPOSITES[id], RARE)
    return likely.get(id, RARE)


def without_conflicts(said: dict[str, str], asked: Questionnaire) -> dict[str, str]:
    """Return answers in which the second one of a pair that contradicts itself is the opposite."""
    for (first, one), (second, other) in asked.impossible:
        if said.get(first) == one and said.get(second) == other:
            said[second] = "yes" if other == "no" else "no"
    return said


def noise(dice: random.Random, asked: Questionnaire) -> dict[str, str]:
    """Return yes, no, unsure and nothing, each as likely, but nothing that cannot occur."""
    said = {id: dice.choice(("yes", "no", "unsure", "")) for id in asked.ids}
    return without_conflicts({id: answer for id, answer in said.items() if answer}, asked)


def case_lines(count: int, seed: int = 7, uniform: bool = False) -> Iterator[str]:
    """Yield `count` cases as JSON Lines, always the same for one seed."""
    dice = random.Random(seed)
    draw = noise if uniform else situation
    for number in range(1, count + 1):
        record = {"id": f"case-{number:08d}", "answers": draw(dice, own_questionnaire())}
        yield json.dumps(record, separators=(",", ":")) + "\n"


def write_cases(path: Path, count: int, seed: int = 7, uniform: bool = False) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(case_lines(count, seed, uniform))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--uniform", action="store_true")
    chosen = parser.parse_args()
    write_cases(chosen.path, chosen.count, chosen.seed, chosen.uniform)
