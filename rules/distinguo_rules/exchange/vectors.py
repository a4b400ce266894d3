"""Conformance vectors: answers, and what a program that evaluates the rule pack must find."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ..assess import find_conflicts
from ..compiled import compile_framework, compiler, term_of
from ..law import FRAMEWORKS
from ..model import Answer, Role, Status
from ..primes import Compiled
from ..questionnaire import ORDER
from ..term import Term
from .identity import RULES_VERSION, Json, rules_hash

VECTORS_SCHEMA = "distinguo/vectors/1"
BOUNDARY = 700  # vectors next to where a result turns; more of them would pass a megabyte
AT_RANDOM = 200
SEED = 2026


def conformance_vectors(boundary: int = BOUNDARY, at_random: int = AT_RANDOM) -> dict[str, Json]:
    """The vectors. `distinguo schema vectors` prints the JSON Schema that they obey.

    They stand where results turn: each prime implicant, the same with one answer left out, and
    with one turned round (an even choice, if that is more than `boundary`). Then come partial
    answers by chance, some of which cannot be so together. They are the same on every run.
    """
    chance = random.Random(SEED)  # noqa: S311 - a choice of examples, nothing secret
    near = list(dict.fromkeys(_near_the_turns()))
    chosen = sorted(chance.sample(range(len(near)), min(boundary, len(near))))
    patterns = [_answers(near[index]) for index in chosen]
    patterns += [_by_chance(chance) for _ in range(at_random)]
    return {
        "schema": VECTORS_SCHEMA,
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "order": list(ORDER),
        "as": Role.WORKER.value,
        "vectors": [_vector(answers) for answers in patterns],
    }


def _near_the_turns() -> Iterator[Term]:
    for id in FRAMEWORKS:
        for compiled in compile_framework(id).verdicts.values():
            for term in (*compiled.when_true, *compiled.when_false):
                yield from filter(compiler().possible, (term, *_neighbours(term)))


def _neighbours(term: Term) -> Iterator[Term]:
    """The term with each one of its answers left out, and with each one turned round."""
    for index in range(len(ORDER)):
        bit = 1 << index
        if (term.yes | term.no) & bit:
            yield Term(term.yes & ~bit, term.no & ~bit)
            yield Term(term.yes ^ bit, term.no ^ bit)


def _by_chance(chance: random.Random) -> dict[str, Answer]:
    """Some of the questions answered: mostly yes and no, sometimes another way."""
    ids = chance.sample(ORDER, chance.randint(0, len(ORDER)))
    ways = (*[Answer.YES, Answer.NO] * 4, *Answer)
    return {id: chance.choice(ways) for id in ORDER if id in ids}


def _answers(term: Term) -> dict[str, Answer]:
    return {
        id: Answer.YES if term.yes >> index & 1 else Answer.NO
        for index, id in enumerate(ORDER)
        if (term.yes | term.no) >> index & 1
    }


def _vector(answers: dict[str, Answer]) -> Json:
    unsure = {q.id: Answer.UNSURE for pair in find_conflicts(answers) for q in pair}
    known = term_of({**answers, **unsure})
    return {
        "answers": {id: answer.value for id, answer in answers.items()},
        "expected": {
            id: {
                verdict.value: _expected(compiled, known)
                for verdict, compiled in compile_framework(id).verdicts.items()
            }
            for id in FRAMEWORKS
        },
    }


def _expected(compiled: Compiled, known: Term) -> Json:
    reasons: Json = [[term.yes, term.no] for term in compiled.reasons(known)]
    return {"status": Status.of(compiled.truth(known)).value, "reasons": reasons}
