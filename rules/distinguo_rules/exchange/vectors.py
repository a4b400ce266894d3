"""Make conformance vectors: answers, and the result that an evaluator of the pack must return."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ..assessment import find_conflicts
from ..compiled import answers_of, compile_framework, compiler, term_of
from ..law import FRAMEWORKS
from ..model import Answer, Answers, Role, Status
from ..primes import Compiled
from ..questionnaire import ORDER
from ..term import Term, positions
from .identity import RULES_VERSION, Json, rules_hash

VECTORS_SCHEMA = "distinguo/vectors/1"
BOUNDARY_VECTORS = 700  # next to where a result changes; more would make it exceed a megabyte
RANDOM_VECTORS = 200
SEED = 2026


def conformance_vectors(
    boundary: int = BOUNDARY_VECTORS, at_random: int = RANDOM_VECTORS
) -> dict[str, Json]:
    """Return the vectors as JSON data; `distinguo schema vectors` prints their JSON Schema.

    The first ones are where results change: each prime implicant, the implicant with one answer
    left out, and with one answer reversed (a random sample of `boundary` of them). The others are
    `at_random` random partial answers, some of them contradictory. Every run returns the same.
    """
    chance = random.Random(SEED)  # noqa: S311 - a choice of examples, nothing secret
    near = list(dict.fromkeys(_near_the_boundary()))
    chosen = sorted(chance.sample(range(len(near)), min(boundary, len(near))))
    patterns = [answers_of(near[index]) for index in chosen]
    patterns += [_random_answers(chance) for _ in range(at_random)]
    return {
        "schema": VECTORS_SCHEMA,
        "rules": {"version": RULES_VERSION, "hash": rules_hash()},
        "order": list(ORDER),
        "as": Role.WORKER.value,
        "vectors": [_vector(answers) for answers in patterns],
    }


def _near_the_boundary() -> Iterator[Term]:
    for id in FRAMEWORKS:
        for compiled in compile_framework(id).verdicts.values():
            for term in (*compiled.when_true, *compiled.when_false):
                yield from filter(compiler().possible, (term, *_neighbours(term)))


def _neighbours(term: Term) -> Iterator[Term]:
    """Yield the term with each one of its answers left out, and with each one reversed."""
    for fact in positions(term.mask()):
        bit = 1 << fact
        yield Term(term.yes & ~bit, term.no & ~bit)
        yield Term(term.yes ^ bit, term.no ^ bit)


def _random_answers(chance: random.Random) -> Answers:
    """Return random answers to some questions: mostly yes and no, sometimes a non-answer."""
    ids = chance.sample(ORDER, chance.randint(0, len(ORDER)))
    weighted = (*[Answer.YES, Answer.NO] * 4, *Answer)
    return {id: chance.choice(weighted) for id in ORDER if id in ids}


def _vector(answers: Answers) -> Json:
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
