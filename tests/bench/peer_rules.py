"""What every other engine is given: the implicants of a law, and which answers do not count.

Each engine makes the same of a record as `distinguo batch` does: what an onlooker cannot know
counts as unsure, then both answers of a pair that contradicts itself. An answer that counts as
unsure is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench.cases import Said
from distinguo_rules.compiled import compile_framework, impossible_terms
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.onlooker import exceeds_onlooker
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER, QUESTIONS
from distinguo_rules.term import Term

ONLOOKER = Role.OBSERVER.value

Answers = dict[str, Any]


def literals(term: Term) -> list[Said]:
    """Return the answers of a term, as (question, "yes" or "no")."""
    return [(id, "yes" if is_yes else "no") for id, is_yes in term.literals(ORDER)]


GUESSES: tuple[Said, ...] = tuple(
    (question.id, answer.value)
    for question in QUESTIONS
    for answer in (Answer.YES, Answer.NO)
    if exceeds_onlooker(question, answer)
)
"""Answers that do not count when they come from an onlooker."""

CONTRADICTIONS: tuple[tuple[Said, Said], ...] = tuple(
    (first, second) for first, second in map(literals, impossible_terms())
)
"""Pairs of answers that do not count when they are both given."""

IN_CONTRADICTIONS = {
    id: [pair for pair in CONTRADICTIONS if id in dict(pair)]
    for id in ORDER
    if any(id in dict(pair) for pair in CONTRADICTIONS)
}
"""The pairs of each question that is in one."""


def laws(law: str) -> tuple[str, ...]:
    """Return the frameworks that a name stands for."""
    return tuple(FRAMEWORKS) if law == "all" else (law,)


class Decision(NamedTuple):
    """One verdict of one framework: the terms that make it indicated, and not indicated."""

    name: str
    when_true: list[list[Said]]
    when_false: list[list[Said]]


def decisions(law: str) -> list[Decision]:
    """Return all that a compact result decides, each under a name such as us_smuggling."""
    return [
        Decision(
            f"{framework}_{verdict.value}",
            [literals(term) for term in compiled.when_true],
            [literals(term) for term in compiled.when_false],
        )
        for framework in laws(law)
        for verdict, compiled in compile_framework(framework).verdicts.items()
    ]


def counted(record: Mapping[str, Any]) -> Answers:
    """Return the answers of a record that count, in plain Python."""
    answers: Answers = record["answers"]
    if record.get("as") == ONLOOKER:
        answers = {id: said for id, said in answers.items() if (id, said) not in GUESSES}
    get = answers.get
    pairs = [
        (first, second)
        for (first, one), (second, other) in CONTRADICTIONS
        if get(first) == one and get(second) == other
    ]
    if not pairs:
        return answers
    unsure = {id for pair in pairs for id in pair}
    return {id: said for id, said in answers.items() if id not in unsure}


class Shown(NamedTuple):
    """A part of a full result with a word for each of its three values."""

    compiled: Compiled
    words: dict[Truth, str]


Piece = str | Shown | list[Term]
STATES = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "null"}


def full_pieces(law: str) -> Iterator[Piece]:
    """Yield what follows the id in a full line: text, parts, and reasons that may hold."""
    yield '"frameworks":{'
    for number, framework in enumerate(laws(law)):
        yield f'{"," * bool(number)}"{framework}":{{'
        yield from _verdict_pieces(framework, Verdict.TRAFFICKING)
        yield ","
        yield from _verdict_pieces(framework, Verdict.SMUGGLING)
        yield "}"
    yield "}}"


def _verdict_pieces(framework: str, verdict: Verdict) -> Iterator[Piece]:
    law = compile_framework(framework)
    decided = law.verdicts[verdict]
    yield f'"{verdict.value}":{{"status":"'
    yield Shown(decided, {truth: Status.of(truth).value for truth in Truth})
    rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[verdict]}
    elements = {
        element.id: law.elements[rule.id, element.id]
        for rule in law.framework.rules[verdict]
        for element in rule.elements()
    }
    before = '"'
    for name, parts in (("rules", rules), ("elements", elements)):
        before += f',"{name}":{{'
        for id, compiled in parts.items():
            yield f'{before}"{id}":'
            yield Shown(compiled, STATES)
            before = ","
        before = "}"
    yield '},"reasons":['
    yield [*decided.when_true, *decided.when_false]
    yield "]}"


def reason_text(term: Term) -> str:
    return json.dumps(dict(literals(term)), separators=(",", ":"))


def decided(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what a peer, or a batch, decided: for each record its id, and all that both write."""
    with path.open("rb") as lines:
        for line in lines:
            result = json.loads(line)
            if result.get("kind") == "error" or result["id"] is None:
                continue
            yield result.pop("id"), _decided(result)


def _decided(result: dict[str, Any]) -> dict[str, str]:
    if "frameworks" not in result:
        return result
    return {
        f"{framework}_{verdict.value}": _state(law[verdict.value])
        for framework, law in result["frameworks"].items()
        for verdict in Verdict
    }


def _state(state: str | dict[str, Any]) -> str:
    if isinstance(state, str):
        return state
    reasons = sorted(json.dumps(reason, sort_keys=True) for reason in state.get("reasons", []))
    shown = {**state, "reasons": reasons}
    shown.pop("settled_by", None)
    return json.dumps(shown, sort_keys=True)
