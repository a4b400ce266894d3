"""Rows of answers, one value for each question, and the outcome that the rules give them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from typing import Any

from distinguo.batch.engine.engine import Engine
from distinguo.batch.screening_options import ScreeningOptions
from distinguo_rules.compiled import compile_framework, impossible_terms
from distinguo_rules.exchange.sql import reason_text
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term

LAWS = tuple(FRAMEWORKS)
Row = tuple[bool | None, ...]
TextRow = tuple[str | None, ...]
Outcome = tuple[str | None, ...]
"""For each verdict the status and the first reason."""

WORDS: dict[bool | None, tuple[str | None, ...]] = {
    True: ("yes", "Yes", " YES", "true", "Sí", "si"),
    False: ("no", "No", "NO ", "false"),
    None: (None, "", "unsure", "Not sure", "declined", "n/a"),
}


def row_of(term: Term) -> Row:
    return tuple(
        True if term.yes >> fact & 1 else False if term.no >> fact & 1 else None
        for fact in range(len(ORDER))
    )


def implicant_rows() -> Iterator[Row]:
    """Yield every prime implicant of every verdict, each as a row."""
    for law in LAWS:
        for compiled in compile_framework(law).verdicts.values():
            yield from map(row_of, (*compiled.when_true, *compiled.when_false))


def sparse_rows(count: int, seed: int) -> Iterator[Row]:
    """Yield random rows; in each, 5 to 70 in 100 of the answers are open."""
    dice = random.Random(seed)
    for _ in range(count):
        is_open = dice.uniform(0.05, 0.7)
        yield tuple(None if dice.random() < is_open else dice.random() < 0.5 for _ in ORDER)


def as_words(rows: Iterable[Row], seed: int) -> list[TextRow]:
    """Return the rows in words, spelled in several ways."""
    dice = random.Random(seed)
    return [tuple(dice.choice(WORDS[answer]) for answer in row) for row in rows]


def outcomes_of_rules(rows: Iterable[Row], law: str) -> list[Outcome]:
    """Return the outcomes by the implicants themselves."""
    verdicts = [compile_framework(law).verdicts[verdict] for verdict in Verdict]
    known = map(known_from, rows)
    return [tuple(text for each in verdicts for text in _outcome(each, row)) for row in known]


def known_from(row: Row) -> Term:
    """Return the row as it counts: answers that contradict each other are unsure."""
    yes = sum(1 << fact for fact, answer in enumerate(row) if answer is True)
    no = sum(1 << fact for fact, answer in enumerate(row) if answer is False)
    unsure = 0
    for pair in impossible_terms():
        unsure |= (pair.yes | pair.no) if pair.is_within(Term(yes, no)) else 0
    return Term(yes & ~unsure, no & ~unsure)


def is_consistent(row: Row) -> bool:
    """Return whether no two answers contradict each other."""
    return known_from(row).size() == sum(answer is not None for answer in row)


def _outcome(compiled: Compiled, known: Term) -> Outcome:
    reasons = compiled.reasons(known)
    status = Status.of(compiled.truth(known))
    return status.value, reason_text(reasons[0]) if reasons else None


def outcomes_of_batch(rows: Iterable[Row]) -> dict[str, list[Outcome]]:
    """Return the outcomes by law that `batch` finds."""
    lines = [json.dumps({"answers": dict(zip(ORDER, row, strict=True))}).encode() for row in rows]
    screened = Engine(ScreeningOptions(LAWS)).screen_lines(lines)
    assert not screened.rejected
    results = [json.loads(entry)["frameworks"] for entry in screened.each() if entry]
    return {law: [outcome_of_result(result[law]) for result in results] for law in LAWS}


def outcome_of_result(verdicts: dict[str, Any]) -> Outcome:
    """Return the outcome that a full result has for one law."""
    found: list[str | None] = []
    for verdict in Verdict:
        result = verdicts[verdict.value]
        reasons = [
            "; ".join(f"{id}={answer}" for id, answer in reason.items())
            for reason in result.get("reasons", ())
        ]
        found += [result["status"], reasons[0] if reasons else None]
    return tuple(found)
