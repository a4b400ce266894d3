"""Promise: a comparison names all that tells two rules apart, and nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.law.pack_writing import rules_pack
from distinguo_rules.assessment import assess
from distinguo_rules.exchange.compare import (
    Comparison,
    Pattern,
    compare_frameworks,
    patterns_between,
)
from distinguo_rules.exchange.pack import Pack, as_pack
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr, Fact, evaluate
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.primes import Compiler
from kit.effort import examples
from kit.expressions import NAMES, expressions
from kit.samples import decided

PACK = as_pack(rules_pack())
IMPOSSIBLE = (Fact("a") & ~Fact("b"),)


@cache
def compared(old: str, new: str) -> Comparison:
    return compare_frameworks((PACK, old), (PACK, new))


def holds(pattern: Pattern, answers: Mapping[str, Answer]) -> bool:
    return all(answers[id] is answer for id, answer in pattern.answers.items())


def every_answer(impossible: tuple[Expr, ...] = ()) -> list[dict[str, Answer]]:
    given_answers = (
        dict(zip(NAMES, values, strict=True))
        for values in product((Answer.YES, Answer.NO), repeat=len(NAMES))
    )
    return [
        a for a in given_answers if all(is_so(e, a) is Status.NOT_INDICATED for e in impossible)
    ]


def is_so(expr: Expr, answers: Mapping[str, Answer]) -> Status:
    return Status.of(evaluate(expr, {id: answer.truth for id, answer in answers.items()}))


@examples(80)
@given(old=expressions(), new=expressions(), impossible=st.sampled_from([(), IMPOSSIBLE]))
def test_two_rules_differ_just_where_a_pattern_holds(
    old: Expr, new: Expr, impossible: tuple[Expr, ...]
) -> None:
    compiler = Compiler(NAMES, impossible)
    patterns = patterns_between(compiler.compile(old), compiler.compile(new), impossible)
    for answers in every_answer(impossible):
        was, now = is_so(old, answers), is_so(new, answers)
        told = {(p.old, p.new) for p in patterns if holds(p, answers)}
        assert told == ({(was, now)} if was is not now else set())


@examples(80)
@given(old=expressions(), new=expressions())
def test_no_answer_can_be_left_out_of_a_pattern(old: Expr, new: Expr) -> None:
    compiler = Compiler(NAMES)
    for pattern in patterns_between(compiler.compile(old), compiler.compile(new)):
        for left_out in pattern.answers:
            rest = {id: answer for id, answer in pattern.answers.items() if id != left_out}
            assert any(
                (is_so(old, answers), is_so(new, answers)) != (pattern.old, pattern.new)
                for answers in every_answer()
                if answers.items() >= rest.items()
            )


@pytest.mark.parametrize("id", FRAMEWORKS)
def test_a_framework_does_not_differ_from_itself(id: str) -> None:
    assert compared(id, id).same()


@examples(40)
@given(answers=decided())
def test_frameworks_part_just_where_a_pattern_says(answers: dict[str, Answer]) -> None:
    states = assess(answers, tuple(FRAMEWORKS)).frameworks
    for old, new in combinations(FRAMEWORKS, 2):
        for verdict, patterns in compared(old, new).verdicts.items():
            was, now = (states[id].verdicts[verdict].status for id in (old, new))
            told = {(p.old, p.new) for p in patterns if holds(p, answers)}
            assert told == ({(was, now)} if was is not now else set())


@pytest.mark.parametrize(
    "facts",
    [{"organ_removal"}, {"under_18", "work_for_other"}],
    ids=["organ removal", "child labor"],
)
def test_us_and_un_law_part_on(facts: set[str]) -> None:
    patterns = compared("us", "un").verdicts[Verdict.TRAFFICKING]
    wanted = dict.fromkeys(facts, Answer.YES)
    assert any(
        p.answers.items() >= wanted.items()
        and (p.old, p.new) == (Status.NOT_INDICATED, Status.INDICATED)
        for p in patterns
    )


def test_us_and_un_law_part_on_unpaid_smuggling_and_on_other_borders() -> None:
    patterns = compared("us", "un").verdicts[Verdict.SMUGGLING]
    assert {pattern.old for pattern in patterns} == {Status.INDICATED, Status.NOT_INDICATED}
    for pattern in patterns:
        if pattern.old is Status.INDICATED:
            assert pattern.answers["helper_gain"] is Answer.NO
        else:
            assert pattern.answers["other_border"] is Answer.YES


def test_the_smallest_patterns_come_first() -> None:
    sizes = [len(p.answers) for p in compared("us", "un").verdicts[Verdict.TRAFFICKING]]
    assert sizes == sorted(sizes)
    assert sizes


def other_pack(change: str) -> Pack:
    document: Any = copy.deepcopy(rules_pack())
    law = document["frameworks"]["us"]
    match change:
        case "a question reworded":
            document["questions"][0]["short"] = "something else"
        case "a question more":
            document["questions"].append({**document["questions"][0], "id": "another"})
        case "a finding gone":
            law["findings"].pop()
        case "a finding reworded":
            law["findings"][0]["says"] = "Something else."
        case "a finding decided otherwise":
            law["findings"][0] |= {"when_true": [[2, 0]], "when_false": [[0, 2]]}
        case "another date":
            law["in_force"] = "Never."
        case "nothing is impossible":
            document["impossible"] = []
        case "a way fewer":
            law["verdicts"]["trafficking"]["when_true"].pop(0)
    return as_pack(document)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("a question reworded", '"danger_now"'),
        ("a question more", '"another" is new'),
        ("a finding gone", '" is gone'),
        ("a finding reworded", '"immediate_danger"'),
        ("another date", "date"),
        ("nothing is impossible", "cannot occur"),
    ],
)
def test_what_else_has_changed_is_said(change: str, word: str) -> None:
    comparison = compare_frameworks((PACK, "us"), (other_pack(change), "us"))
    assert not comparison.same()
    assert len(comparison.other) == 1
    assert word in comparison.other[0]
    assert not any(comparison.verdicts.values())


def test_a_finding_that_is_decided_otherwise_is_compared_like_a_verdict() -> None:
    new = (other_pack("a finding decided otherwise"), "us")
    found = compare_frameworks((PACK, "us"), new).findings["immediate_danger"]
    yes, no = Answer.YES, Answer.NO
    assert {(tuple(p.answers.items()), p.new) for p in found} == {
        ((("danger_now", yes), ("under_18", no)), Status.NOT_INDICATED),
        ((("danger_now", no), ("under_18", yes)), Status.INDICATED),
    }


def test_a_way_that_was_taken_out_is_found() -> None:
    lost = PACK.frameworks["us"].verdicts[Verdict.TRAFFICKING].when_true[0]
    patterns = compare_frameworks((PACK, "us"), (other_pack("a way fewer"), "us")).verdicts
    found = patterns[Verdict.TRAFFICKING]
    assert found
    for pattern in found:
        assert (pattern.old, pattern.new) == (Status.INDICATED, Status.NOT_INDICATED)
        yes = sum(
            1 << PACK.order.index(id) for id, a in pattern.answers.items() if a is Answer.YES
        )
        assert lost.yes & ~yes == 0


def test_the_order_of_the_questions_does_not_matter() -> None:
    ab, ba = Compiler(("a", "b")), Compiler(("b", "a"))
    rule = Fact("a") & ~Fact("b")
    assert patterns_between(ab.compile(rule), ba.compile(rule)) == ()


def test_a_pack_survives_being_written_down() -> None:
    again = as_pack(json.loads(json.dumps(rules_pack())))
    assert compare_frameworks((PACK, "eu"), (again, "eu")).same()
