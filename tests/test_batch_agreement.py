"""A batch says just what the screen says: the same data, record for record."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from typing import Any

import pytest

from distinguo.batch.choices import Choices, Detail
from distinguo.batch.engine import Engine
from distinguo.batch.known import impossible_pairs, with_consequences
from distinguo.render.data import result_as_json
from distinguo_rules.assess import assess
from distinguo_rules.compiled import closed, compiler
from distinguo_rules.identity import RULES_VERSION
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role, Verdict
from distinguo_rules.questions import ORDER
from distinguo_rules.term import Term

ALL = tuple(FRAMEWORKS)
Record = dict[str, Any]


def some_record(dice: random.Random) -> Record:
    """Any answers at all, conflicts and all roles among them, given more often or less."""
    sparse = dice.random()
    kinds = [*Answer, Answer.YES, Answer.NO, Answer.YES, Answer.NO]
    answers = {id: dice.choice(kinds).value for id in ORDER if dice.random() > sparse}
    record: Record = {"id": f"case {dice.randrange(10**6)}", "answers": answers}
    role = dice.choice([None, *Role])
    return record if role is None else {**record, "as": role.value}


def records(count: int, seed: int) -> list[Record]:
    dice = random.Random(seed)
    return [some_record(dice) for _ in range(count)]


def screened(lines: Iterable[Record], choices: Choices) -> list[Record]:
    found = Engine(choices).screen([json.dumps(line).encode() + b"\n" for line in lines])
    assert not found.bad
    return [json.loads(entry) for entry in found.entries if entry is not None]


def on_the_screen(record: Record, frameworks: tuple[str, ...]) -> Record:
    answers = {id: Answer(said) for id, said in record["answers"].items()}
    role = Role(record.get("as", "worker"))
    return result_as_json(assess(answers, frameworks, role), record["id"])


def as_batch(result: Record) -> Record:
    """The parts of a result document that a batch result in full has, in its form."""
    return {
        "kind": "screening",
        "rules": RULES_VERSION,
        "as": result["as"],
        "id": result["id"],
        "frameworks": {
            name: {verdict.value: verdict_as_batch(law[verdict.value]) for verdict in Verdict}
            for name, law in result["frameworks"].items()
        },
        "counted_as_unsure": result["counted_as_unsure"],
        "conflicts": result["conflicts"],
    }


def verdict_as_batch(state: Record) -> Record:
    return {
        "status": state["status"],
        "rules": {rule["id"]: rule["state"] for rule in state["rules"]},
        "elements": {
            element["id"]: element["state"]
            for rule in state["rules"]
            for element in rule["elements"]
        },
        "reasons": in_any_order(state["reasons"]),
        "settled_by": in_any_order(state["settled_by"]),
    }


def in_any_order(items: list[Any]) -> list[str]:
    return sorted(json.dumps(item, sort_keys=True) for item in items)


def without_order(result: Record) -> Record:
    for law in result["frameworks"].values():
        for state in law.values():
            state["reasons"] = in_any_order(state["reasons"])
            state["settled_by"] = in_any_order(state["settled_by"])
    return result


@pytest.mark.parametrize("framework", ALL)
def test_a_batch_in_full_says_what_the_screen_says(framework: str) -> None:
    given = records(250, seed=4)
    found = screened(given, Choices((framework,)))
    for record, result in zip(given, found, strict=True):
        expected = as_batch(on_the_screen(record, (framework,)))
        assert without_order(result) == expected, record


def test_frameworks_together_say_what_each_says_alone() -> None:
    given = records(40, seed=5)
    together = screened(given, Choices(ALL))
    for framework in ALL:
        alone = screened(given, Choices((framework,)))
        for both, one in zip(together, alone, strict=True):
            assert both["frameworks"][framework] == one["frameworks"][framework]


@pytest.mark.parametrize("frameworks", [("us",), ALL])
def test_a_compact_batch_has_the_same_statuses(frameworks: tuple[str, ...]) -> None:
    given = records(400, seed=6)
    full = screened(given, Choices(frameworks))
    compact = screened(given, Choices(frameworks, Detail.COMPACT))
    for long, short in zip(full, compact, strict=True):
        assert short["frameworks"] == {
            name: {verdict: state["status"] for verdict, state in law.items()}
            for name, law in long["frameworks"].items()
        }
        assert short.get("conflicts", []) == long["conflicts"]
        assert short.get("counted_as_unsure", []) == long["counted_as_unsure"]


def test_what_would_settle_a_status_comes_fewest_answers_first() -> None:
    for result in screened(records(200, seed=7), Choices(("us",))):
        for state in result["frameworks"]["us"].values():
            sizes = [len(way["answers"]) for way in state["settled_by"]]
            assert sizes == sorted(sizes)


def test_consequences_are_those_of_the_rules() -> None:
    dice = random.Random(8)
    for _ in range(200):
        known = Term(dice.getrandbits(len(ORDER)), 0)
        known = Term(known.yes, dice.getrandbits(len(ORDER)) & ~known.yes)
        if compiler().possible(known):
            assert with_consequences(known) == closed(known)
    assert impossible_pairs()


def test_tables_that_start_anew_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = records(150, seed=9)
    expected = screened(given, Choices(("us",)))
    monkeypatch.setattr("distinguo.batch.tables.LARGEST", 5)
    assert screened(given, Choices(("us",))) == expected


def test_plain_records_do_not_go_the_slow_way() -> None:
    record = {"id": "a", "answers": dict.fromkeys(ORDER, "no")}
    engine = Engine()
    for text in (json.dumps(record), json.dumps(record, separators=(",", ":"))):
        for shape in (text, json.dumps({"id": "a", **record["answers"]})):  # type: ignore[dict-item]
            engine.screen([shape.encode() + b"\n"])
            assert engine.screen([shape.encode() + b"\n"] * 3).slow == 0
