"""A batch says just what the screen says: the same data, record for record."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable

import pytest
from msgspec.json import Decoder

from distinguo.batch.engine.engine import SMALL_INPUT_BYTES, Engine, EnginePath
from distinguo.batch.engine.known_terms import with_consequences
from distinguo.batch.records.answer_lengths import answers_length, count_references
from distinguo.batch.records.line_layout import CONSTANTS, LineLayout
from distinguo.batch.records.record_types import record_type
from distinguo.batch.screening_options import Detail, ScreeningOptions
from distinguo.render.data import result_as_json
from distinguo_rules.assessment import assess
from distinguo_rules.compiled import closed, compiler, impossible_terms
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import Term
from kit.batch_results import (
    Record,
    as_batch,
    without_order,
)

ALL = tuple(FRAMEWORKS)


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


def screened(lines: Iterable[Record], options: ScreeningOptions) -> list[Record]:
    given = [json.dumps(line).encode() + b"\n" for line in lines]
    found = Engine(options).screen_lines(given, EnginePath.LINE)
    assert not found.rejected
    return [json.loads(entry) for entry in found.entries if entry is not None]


def on_the_screen(record: Record, frameworks: tuple[str, ...]) -> Record:
    answers = {id: Answer(said) for id, said in record["answers"].items()}
    role = Role(record.get("as", "worker"))
    return result_as_json(assess(answers, frameworks, role), record["id"])


@pytest.mark.parametrize("framework", ALL)
def test_a_batch_in_full_says_what_the_screen_says(framework: str) -> None:
    given = records(250, seed=4)
    found = screened(given, ScreeningOptions((framework,)))
    for record, result in zip(given, found, strict=True):
        expected = as_batch(on_the_screen(record, (framework,)))
        assert without_order(result) == expected, record


def test_frameworks_together_say_what_each_says_alone() -> None:
    given = records(40, seed=5)
    together = screened(given, ScreeningOptions(ALL))
    for framework in ALL:
        alone = screened(given, ScreeningOptions((framework,)))
        for both, one in zip(together, alone, strict=True):
            assert both["frameworks"][framework] == one["frameworks"][framework]


@pytest.mark.parametrize("frameworks", [("us",), ALL])
def test_a_compact_batch_has_the_same_statuses(frameworks: tuple[str, ...]) -> None:
    given = records(400, seed=6)
    full = screened(given, ScreeningOptions(frameworks))
    compact = screened(given, ScreeningOptions(frameworks, Detail.COMPACT))
    for long, short in zip(full, compact, strict=True):
        assert short["frameworks"] == {
            name: {verdict: state["status"] for verdict, state in law.items()}
            for name, law in long["frameworks"].items()
        }
        for key in ("conflicts", "counted_as_unsure"):
            assert short.get(key) == long.get(key)


def test_what_would_settle_a_status_comes_fewest_answers_first() -> None:
    for result in screened(records(200, seed=7), ScreeningOptions(("us",))):
        for state in result["frameworks"]["us"].values():
            for ways in state.get("settled_by", {}).values():
                sizes = [len(answers) for answers in ways]
                assert sizes == sorted(sizes)


def test_consequences_are_those_of_the_rules() -> None:
    dice = random.Random(8)
    for _ in range(200):
        known = Term(dice.getrandbits(len(ORDER)), 0)
        known = Term(known.yes, dice.getrandbits(len(ORDER)) & ~known.yes)
        if compiler().possible(known):
            assert with_consequences(known) == closed(known)
    assert impossible_terms()


def test_tables_that_start_anew_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = records(150, seed=9)
    expected = screened(given, ScreeningOptions(("us",)))
    monkeypatch.setattr("distinguo.batch.lookup_table.MAX_TABLE_ENTRIES", 5)
    assert screened(given, ScreeningOptions(("us",))) == expected


def test_plain_records_do_not_go_the_slow_way() -> None:
    record = {"id": "a", "answers": dict.fromkeys(ORDER, "no")}
    engine = Engine()
    for text in (json.dumps(record), json.dumps(record, separators=(",", ":"))):
        for shape in (text, json.dumps({"id": "a", **record["answers"]})):  # type: ignore[dict-item]
            given = [shape.encode() + b"\n"]
            engine.screen_lines(given, EnginePath.LINE)
            assert engine.screen_lines(given * 3, EnginePath.LINE).validated == 0


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("ignore_unknown", [False, True])
def test_the_validating_path_has_the_same_results_as_the_line_path(
    detail: Detail, ignore_unknown: bool
) -> None:
    lines = [json.dumps(record).encode() for record in records(60, seed=14)]
    lines += [line.encode() for line in ODD_LINES.values() if "\n" not in line]
    options = ScreeningOptions(("us", "un"), detail, ignore_unknown)
    slow = Engine(options).screen_lines(lines, EnginePath.VALIDATING)
    assert slow.validated == len(lines)
    fast = Engine(options).screen_lines(lines, EnginePath.LINE)
    assert fast.validated < len(lines) / 2
    assert (slow.entries, slow.ids, slow.rejected) == (fast.entries, fast.ids, fast.rejected)


def test_only_a_small_input_takes_the_validating_path() -> None:
    line = compact_lines(plain_records(1, 15, ("us",)))[0]
    count = SMALL_INPUT_BYTES // len(line)
    engine = Engine()
    assert engine.screen_lines([line] * (count - 1)).validated == count - 1
    assert engine.screen_text(line).validated == 1
    assert engine.screen_lines([line]).validated == 0
    assert Engine().screen_text(line * (count + 1)).validated == 0


STYLES = {
    "compact": ((",", ":"), "\n"),
    "with blanks": ((", ", ": "), "\n"),
    "on Windows": ((",\t", ":"), "\r\n"),
}


def lines_in(style: str, given: Iterable[Record]) -> list[bytes]:
    between, end = STYLES[style]
    return [(json.dumps(record, separators=between) + end).encode() for record in given]


def compact_lines(given: Iterable[Record]) -> list[bytes]:
    return lines_in("compact", given)


def in_constants(record: Record) -> Record:
    """A record whose answers are true, false and null, as another program writes them."""
    said = {id: {"yes": True, "no": False}.get(each) for id, each in record["answers"].items()}
    return {**record, "answers": said}


def said_by(role: str | None, record: Record) -> Record:
    """A record in which somebody answers, which stands before the answers."""
    answers = record["answers"]
    return {"id": record["id"]} | ({"as": role} if role else {}) | {"answers": answers}


def engine_used_to(lines: list[bytes], options: ScreeningOptions | None = None) -> Engine:
    """An engine that has seen how such lines are written."""
    engine = Engine(options or ScreeningOptions())
    engine.screen_text(b"".join(lines[:1]), EnginePath.BLOCK)
    engine.screen_text(b"".join(lines[:1]), EnginePath.BLOCK)
    return engine


def plain_records(count: int, seed: int, frameworks: tuple[str, ...]) -> list[Record]:
    """Records of workers whose answers fit together: a program writes such files."""
    found = (each for each in records(4 * count, seed) if "as" not in each)
    fit = [each for each in found if not on_the_screen(each, frameworks)["conflicts"]]
    return fit[:count]


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("frameworks", [("us",), ALL])
@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("constants", [False, True])
def test_plain_lines_at_once_come_to_the_same(
    detail: Detail,
    frameworks: tuple[str, ...],
    flat: bool,
    role: str | None,
    style: str,
    constants: bool,
) -> None:
    given = [said_by(role, each) for each in plain_records(60, 10, frameworks)]
    if constants:
        given = [each if number % 3 else in_constants(each) for number, each in enumerate(given)]
    if flat:
        given = [each | each.pop("answers") for each in given if each["answers"]]
    lines = lines_in(style, given)
    engine = engine_used_to(lines, ScreeningOptions(frameworks, detail))
    one_by_one = engine.screen_lines(lines, EnginePath.LINE)
    for at_once in (
        engine.screen_text(b"".join(lines), EnginePath.BLOCK),
        engine.screen_lines(lines, EnginePath.BLOCK),
    ):
        assert at_once.text, "these lines are as plain as can be"
        assert (at_once.each(), at_once.ids) == (one_by_one.entries, one_by_one.ids)


ODD_LINES = {
    "a key twice": '{"id":"a","answers":{"under_18":"no","under_18":"no"}}',
    "a key twice, other answers": '{"id":"a","answers":{"under_18":"no","under_18":"yes"}}',
    "an id twice": '{"id":"a","id":"b","answers":{"under_18":"no"}}',
    "a key twice, made up for by an id that becomes longer": (
        '{"id":"' + 4 * "\u202e" + '","answers":{"under_18":"no","under_18":"no"}}'
    ),
    "two records on one line": '{"id":"a","answers":{}}{"id":"b","answers":{}}',
    "a record over two lines": '{"id":"a"\n,"answers":{}}',
    "a comma in the id": '{"id":"a,b","answers":{"under_18":"no"}}',
    "quotes in the id": '{"id":"a\\"b","answers":{"under_18":"no"}}',
    "a blank line": "",
    "blanks": '{"id": "a", "answers": {"under_18": "no"}}',
    "an escape": '{"id":"a","answers":{"under_18":"\\u006eo"}}',
    "true": '{"id":"a","answers":{"under_18":true}}',
    "no id": '{"answers":{"under_18":"no"}}',
    "no answer": '{"id":"a","answers":{}}',
    "a role that nothing else has": '{"id":"a","as":"observer","answers":{"can_leave":"yes"}}',
    "a conflict": '{"id":"a","answers":{"debt_owed":"no","debt_trap":"yes"}}',
    "an id that is no text": '{"id":true,"answers":{"under_18":"no"}}',
    "null for an id": '{"id":null,"answers":{"under_18":"no"}}',
    "answers that are none": '{"id":"a","answers":null}',
    "constants in the id": '{"id":"true :false, null","answers":{"under_18":"no"}}',
    "a key twice, a constant": '{"id":"a","answers":{"under_18":true,"under_18":"no"}}',
    "a key twice, two constants": '{"id":"a","answers":{"under_18":null,"under_18":null}}',
    "nearly a constant": '{"id":"a","answers":{"under_18":truefalse}}',
    "a schema": '{"schema":"distinguo/answers/1","id":"a","answers":{"under_18":"no"}}',
    "an unknown question": '{"id":"a","answers":{"under_19":"no"}}',
    "an unknown answer": '{"id":"a","answers":{"under_18":"maybe"}}',
    "no JSON": "under_18,no",
    "NUL": '{"id":"a\\u0000","answers":{"under_18":"no"}}',
    "a line end of Windows": '{"id":"a","answers":{"under_18":"no"}}\r',
}


@pytest.mark.parametrize("odd", ODD_LINES)
@pytest.mark.parametrize("place", [0, 3, 6])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("role", [None, "observer"])
@pytest.mark.parametrize("constants", [False, True])
def test_an_odd_line_among_plain_ones_comes_to_what_it_comes_to_alone(
    odd: str, place: int, style: str, role: str | None, constants: bool
) -> None:
    given = [said_by(role, each) for each in plain_records(6, 11, ("us",))]
    lines = lines_in(style, map(in_constants, given) if constants else given)
    engine = engine_used_to(lines)
    lines.insert(place, ODD_LINES[odd].encode() + b"\n")
    text = b"".join(lines)
    one_by_one = Engine().screen_lines(text.split(b"\n")[:-1], EnginePath.LINE)
    at_once = engine.screen_text(text, EnginePath.BLOCK)
    assert (at_once.each(), at_once.ids) == (one_by_one.entries, one_by_one.ids)
    in_a_list = engine.screen_lines(text.split(b"\n")[:-1], EnginePath.BLOCK)
    assert (in_a_list.each(), in_a_list.ids) == (one_by_one.entries, one_by_one.ids)
    problems = [each.problems for each in one_by_one.rejected]
    assert [each.problems for each in at_once.rejected] == problems


def test_a_line_without_an_id_makes_up_for_none_that_holds_a_key_twice() -> None:
    lines = [
        b'{"answers":{"under_18":"no"}}\n',
        b'{"id":"bc","id":"a","answers":{"under_18":"no"}}\n',
    ]
    assert len(b'"id":null,') == len(b'"id":"bc",')
    found = Engine().screen_text(b"".join(lines), EnginePath.BLOCK)
    assert found.ids == [None, None]
    assert [each.place for each in found.rejected] == [1]


@pytest.mark.parametrize("style", STYLES)
def test_blanks_that_are_not_there_make_up_for_no_key_that_is_there_twice(style: str) -> None:
    """Where records have blanks, one without is shorter: by as much as a key is long, or less."""
    engine = engine_used_to(lines_in(style, plain_records(3, 16, ("us",))))
    twice = b'{"id":"a","answers":{"under_18":"no","under_18":"yes"}}\n'
    for answers in range(1, len(ORDER)):
        record = {"id": "b", "answers": dict.fromkeys(ORDER[:answers], "unsure")}
        found = engine.screen_text(twice + compact_lines([record])[0], EnginePath.BLOCK)
        assert found.ids == [None, "b"]


@pytest.mark.parametrize("constant", [True, False, None])
def test_answers_that_are_constants_make_up_for_no_key_that_is_there_twice(
    constant: object,
) -> None:
    """They count nothing, and a record with no other answers is none without any."""
    plain = compact_lines([{"id": "c", "answers": {"under_18": constant}}])
    twice = b'{"id":"a","id":"b","answers":{"under_18":true}}\n'
    for count in range(1, 2 * len('"id":"a",')):
        text = count * plain[0] + twice
        found = engine_used_to(plain).screen_text(text, EnginePath.BLOCK)
        assert found.ids == [*count * ["c"], None]


@pytest.mark.parametrize("id", ["true", "null", "false true", "untrue"])
def test_an_id_may_say_what_answers_say(id: str) -> None:
    lines = compact_lines([{"id": id, "answers": {"under_18": True}}])
    found = engine_used_to(lines).screen_text(b"".join(lines), EnginePath.BLOCK)
    assert found.text
    assert found.ids == [id]


@pytest.mark.parametrize("path", [EnginePath.LINE, EnginePath.BLOCK])
@pytest.mark.parametrize("first", ["self", "worker", "observer"])
def test_a_role_that_is_not_there_makes_up_for_no_key_that_is_there_twice(
    first: str, path: EnginePath
) -> None:
    """Where records say who answers, one that does not is shorter: as long as a key, perhaps."""
    usual = compact_lines([said_by(first, plain_records(1, 18, ("us",))[0])])
    spare = len(f'"as":"{first}",')
    for id in ("", *("i" * length for length in range(1, 2 * spare))):
        twice = f'{{"id":"{id}","id":"b","answers":{{"under_18":"no"}}}}\n'.encode()
        lines = [twice, *compact_lines([said_by(first, {"id": "c", "answers": {}})])]
        engine = engine_used_to(usual)
        assert engine.screen_lines(lines, path).ids == [None, "c"]


def test_texts_that_records_hold_are_as_long_as_on_their_lines() -> None:
    plain = plain_records(40, 17, ("us",))
    given = [*plain, *map(in_constants, plain)]
    lines = compact_lines(given)
    decode = Decoder(record_type(LineLayout(), ignore_unknown=False)).decode
    before = count_references()
    held = list(map(decode, lines))
    said = [each["answers"] for each in given]
    texts = [json.dumps(each, separators=(",", ":"))[1:-1] + "," for each in said if each]
    length = LineLayout(constants=True).counted_length("".join(texts).encode())
    assert answers_length(before, len(held)) == length
    held.clear()
    assert answers_length(before, 0) == 0, "it is the records that count"


def test_no_question_has_a_name_that_seems_to_hold_a_constant() -> None:
    assert not [id for id in ORDER for each in CONSTANTS if each.decode() in id]


def test_what_was_seen_in_lines_is_reckoned_with_from_then_on() -> None:
    seen = LineLayout().updated_by(b'{"id":"a","answers":{"under_18": true}}')
    assert (seen.blanks, seen.constants) == (b" ", True)
    assert seen.updated_by(b'{"id":"a","answers":{"under_18":"no"}}') == seen


def test_a_last_line_needs_no_line_end() -> None:
    lines = compact_lines(plain_records(5, 12, ("us",)))
    text = b"".join(lines)
    for path in EnginePath:
        assert Engine().screen_text(text[:-1], path) == Engine().screen_text(text, path)


def test_plain_lines_are_hoped_for_again_after_odd_ones() -> None:
    plain = b"".join(compact_lines(plain_records(5, 13, ("us",))))
    odd = ODD_LINES["a key twice"].encode() + b"\n"
    engine = Engine()
    for _ in range(5):
        assert not engine.screen_text(odd * (SMALL_INPUT_BYTES // len(odd) + 1)).text
    found = [bool(engine.screen_text(plain).text) for _ in range(80)]
    assert not found[0], "it is not tried each time"
    assert found[-1], "plain again"
    assert found == sorted(found), "and from then on"
