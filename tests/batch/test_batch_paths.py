"""The paths of the batch engine: the same results on each, and no repeated key that hides."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from itertools import product

import pytest

from distinguo.answers import MAX_ANSWERS_BYTES
from distinguo.batch.engine.engine import (
    SMALL_INPUT_BYTES,
    BlockResults,
    Engine,
    EnginePath,
)
from distinguo.batch.screening_options import Detail, ScreeningOptions
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Role
from distinguo_rules.questionnaire import ORDER
from kit.batch import ENVIRONMENT, batch, lines, results
from kit.batch_records import (
    ODD_LINES,
    STYLES,
    compact_lines,
    engine_used_to,
    in_constants,
    lines_in,
    new_engine,
    plain_records,
    records,
    said_by,
)

ALL = tuple(FRAMEWORKS)


def test_plain_records_do_not_go_the_slow_way() -> None:
    record = {"id": "a", "answers": dict.fromkeys(ORDER, "no")}
    engine = Engine()
    for text in (json.dumps(record), json.dumps(record, separators=(",", ":"))):
        for shape in (text, json.dumps({"id": "a", **record["answers"]})):  # type: ignore[dict-item]
            given = [shape.encode() + b"\n"]
            engine.screen_lines(given, EnginePath.DECODING)
            assert engine.screen_lines(given * 3, EnginePath.DECODING).validated == 0


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("ignore_unknown", [False, True])
def test_the_validating_path_has_the_same_results_as_the_decoding_one(
    detail: Detail, ignore_unknown: bool
) -> None:
    lines = [json.dumps(record).encode() for record in records(60, seed=14)]
    lines += [line.encode() for line in ODD_LINES.values() if "\n" not in line]
    options = ScreeningOptions(("us", "un"), detail, ignore_unknown)
    slow = Engine(options).screen_lines(lines, EnginePath.VALIDATING)
    assert slow.validated == len(lines)
    fast = Engine(options).screen_lines(lines, EnginePath.DECODING)
    assert fast.validated < len(lines) / 2
    assert (slow.each(), slow.ids, slow.rejected) == (fast.each(), fast.ids, fast.rejected)


def test_only_a_small_input_takes_the_validating_path() -> None:
    line = compact_lines(plain_records(1, 15))[0]
    count = SMALL_INPUT_BYTES // len(line)
    engine = Engine()
    assert engine.screen_lines([line] * (count - 1)).validated == count - 1
    assert engine.screen_text(line).validated == 1
    assert engine.screen_lines([line]).validated == 0
    assert Engine().screen_text(line * (count + 1)).validated == 0


def test_one_record_is_screened_without_loading_what_draws() -> None:
    code = (
        "import sys\n"
        "from distinguo.batch.command import batch\n"
        "from distinguo.batch.engine.engine import Engine\n"
        "assert Engine().screen_lines([b'{\"answers\":{}}']).each()[0]\n"
        "print([m for m in ('rich.console', 'questionary', 'prompt_toolkit', 'duckdb')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT)
    assert done.stdout == b"[]\n", done.stderr


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("frameworks", [("us",), ALL])
@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("constants", [False, True])
def test_plain_lines_at_once_come_to_what_the_validating_path_finds(
    detail: Detail,
    frameworks: tuple[str, ...],
    flat: bool,
    role: str | None,
    style: str,
    constants: bool,
) -> None:
    lines = plain_lines(style, role, flat, constants)
    engine = engine_used_to(lines, ScreeningOptions(frameworks, detail))
    slow = engine.screen_lines(lines, EnginePath.VALIDATING)
    assert slow.validated == len(lines)
    for at_once in (
        engine.screen_text(b"".join(lines), EnginePath.DECODING),
        engine.screen_lines(lines, EnginePath.DECODING),
    ):
        assert at_once.text
        assert not at_once.validated, "these lines are as plain as can be"
        assert at_once.each() == slow.each()
        assert at_once.ids == slow.ids


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("frameworks", [("us",), ALL])
@pytest.mark.parametrize("role", [None, *Role])
def test_lines_that_are_validated_together_come_to_what_each_comes_to_alone(
    detail: Detail, frameworks: tuple[str, ...], role: str | None
) -> None:
    ways = [*product(STYLES, [False, True], [False, True])]
    kinds = [plain_lines(style, role, flat, constants) for style, flat, constants in ways]
    lines = [kinds[n % len(ways)][n] for n in range(len(min(kinds, key=len)))]
    engine = engine_used_to(lines, ScreeningOptions(frameworks, detail))
    together = engine.screen_lines(lines, EnginePath.VALIDATING)
    each = [engine.screen_lines([line], EnginePath.VALIDATING) for line in lines]
    assert together.each() == [entry for alone in each for entry in alone.each()]
    assert together.ids == [alone.ids[0] for alone in each]


def plain_lines(style: str, role: str | None, flat: bool, constants: bool) -> list[bytes]:
    """Return about sixty records as lines that are all written alike."""
    given = [said_by(role, each) for each in plain_records(60, 10)]
    given.sort(key=lambda each: not each["answers"])  # the first line shows how answers look
    if constants:
        given = [each if number % 3 else in_constants(each) for number, each in enumerate(given)]
    if flat:
        given = [each | each.pop("answers") for each in given if each["answers"]]
    return lines_in(style, given)


@pytest.mark.parametrize("odd", ODD_LINES)
def test_an_odd_line_among_plain_ones_comes_to_what_it_comes_to_alone(odd: str) -> None:
    for style, role, constants in product(STYLES, (None, "observer"), (False, True)):
        given = [said_by(role, each) for each in plain_records(6, 11)]
        plain = lines_in(style, map(in_constants, given) if constants else given)
        for place in (0, 3, 6):
            text = b"".join([*plain[:place], ODD_LINES[odd].encode() + b"\n", *plain[place:]])
            lines = text.split(b"\n")[:-1]
            each_alone = [alone(line) for line in lines]
            expected = [(each.each()[0], each.ids[0]) for each in each_alone]
            problems = [found.problems for each in each_alone for found in each.rejected]
            engine = engine_used_to(plain)
            for at_once in (
                engine.screen_text(text, EnginePath.DECODING),
                engine.screen_lines(lines, EnginePath.DECODING),
            ):
                where = (style, role, constants, place)
                assert [*zip(at_once.each(), at_once.ids, strict=True)] == expected, where
                assert [each.problems for each in at_once.rejected] == problems, where


@cache
def alone(line: bytes) -> BlockResults:
    """Return what an engine finds that has seen no other line."""
    return new_engine().screen_lines([line], EnginePath.DECODING)


def test_a_line_without_an_id_makes_up_for_none_that_holds_a_key_twice() -> None:
    lines = [
        b'{"answers":{"under_18":"no"}}\n',
        b'{"id":"bc","id":"a","answers":{"under_18":"no"}}\n',
    ]
    assert len(b'"id":null,') == len(b'"id":"bc",')
    found = Engine().screen_text(b"".join(lines), EnginePath.DECODING)
    assert found.ids == [None, None]
    assert [each.place for each in found.rejected] == [1]


@pytest.mark.parametrize("style", STYLES)
def test_blanks_that_are_not_there_make_up_for_no_key_that_is_there_twice(style: str) -> None:
    """Where records have blanks, one without is shorter: by as much as a key is long, or less."""
    engine = engine_used_to(lines_in(style, plain_records(3, 16)))
    twice = b'{"id":"a","answers":{"under_18":"no","under_18":"yes"}}\n'
    for answers in range(1, len(ORDER)):
        record = {"id": "b", "answers": dict.fromkeys(ORDER[:answers], "unsure")}
        found = engine.screen_text(twice + compact_lines([record])[0], EnginePath.DECODING)
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
        found = engine_used_to(plain).screen_text(text, EnginePath.DECODING)
        assert found.ids == [*count * ["c"], None]


@pytest.mark.parametrize("id", ["true", "null", "false true", "untrue"])
def test_an_id_may_say_what_answers_say(id: str) -> None:
    lines = compact_lines([{"id": id, "answers": {"under_18": True}}])
    found = engine_used_to(lines).screen_text(b"".join(lines), EnginePath.DECODING)
    assert found.text
    assert found.ids == [id]


@pytest.mark.parametrize("first", ["self", "worker", "observer"])
def test_a_role_that_is_not_there_makes_up_for_no_key_that_is_there_twice(first: str) -> None:
    """Where records say who answers, one that does not is shorter: as long as a key, perhaps."""
    usual = compact_lines([said_by(first, plain_records(1, 18)[0])])
    spare = len(f'"as":"{first}",')
    for id in ("", *("i" * length for length in range(1, 2 * spare))):
        twice = f'{{"id":"{id}","id":"b","answers":{{"under_18":"no"}}}}\n'.encode()
        lines = [twice, *compact_lines([said_by(first, {"id": "c", "answers": {}})])]
        engine = engine_used_to(usual)
        assert engine.screen_lines(lines, EnginePath.DECODING).ids == [None, "c"]


def used_to(plain: bytes) -> Engine:
    """An engine that screens such lines at once."""
    engine = Engine()
    for _ in range(2):
        engine.screen_text(plain, EnginePath.DECODING)
    assert engine.screen_text(plain, EnginePath.DECODING).text
    return engine


def test_a_record_without_an_answer_among_flat_ones_is_refused_as_alone() -> None:
    flat = {"id": "a", "under_18": "no"}
    alone = results(batch("-", given=lines({"id": "b"})))
    text = lines(flat, flat, {"id": "b"}, flat)
    found = used_to(lines(flat)).screen_text(text, EnginePath.DECODING)
    assert [each.place for each in found.rejected] == [2]
    assert found.rejected[0].problems[0].message == alone[0]["message"]


def test_records_without_an_answer_make_up_for_no_key_that_is_there_twice() -> None:
    flat = b'{"id":"a","under_18":"no"}\n'
    twice = b'{"id":"x","id":"a","under_18":"no"}\n'
    for count in range(2 * len('"id":"x",')):
        engine = used_to(flat)
        text = twice + count * b'{"id":"b"}\n' + flat
        found = engine.screen_text(text, EnginePath.DECODING)
        assert [each.place for each in found.rejected] == [*range(count + 1)]


def test_a_last_line_needs_no_line_end() -> None:
    lines = compact_lines(plain_records(5, 12))
    text = b"".join(lines)
    for path in EnginePath:
        found, expected = (Engine().screen_text(each, path) for each in (text[:-1], text))
        assert vars(found) == vars(expected)


@pytest.mark.parametrize("path", EnginePath)
def test_every_path_can_be_chosen(path: EnginePath) -> None:
    lines = compact_lines(plain_records(5, 19))
    found = Engine().screen_lines(lines, path)
    slow = path is not EnginePath.DECODING  # AUTO: these few lines are small
    assert found.validated == (len(lines) if slow else 0)
    assert found.each() == Engine().screen_lines(lines, EnginePath.VALIDATING).each()


VALIDATED = {  # the odd lines that only the validating path can read or refuse
    "a key twice",
    "a key twice, other answers",
    "an id twice",
    "a key twice, made up for by an id that becomes longer",
    "two records on one line",
    "a blank line",
    "an id that is no text",
    "null for an id",
    "answers that are none",
    "a key twice, a constant",
    "a key twice, two constants",
    "nearly a constant",
    "an unknown question",
    "an unknown answer",
    "no JSON",
}


def test_an_odd_line_alone_takes_the_validating_path() -> None:
    plain = compact_lines(plain_records(6, 11))
    for name, line in ODD_LINES.items():
        if "\n" not in line:
            given = [*plain[:3], line.encode(), *plain[3:]]
            found = new_engine().screen_lines(given, EnginePath.DECODING)
            assert found.validated == (name in VALIDATED), name


def test_a_line_that_is_too_long_leaves_the_others_alone() -> None:
    plain = compact_lines(plain_records(6, 11))
    long = b'{"id":"a","answers":{' + b" " * MAX_ANSWERS_BYTES + b"}}\n"
    found = new_engine().screen_lines([*plain, long, *plain], EnginePath.DECODING)
    assert (found.validated, [each.place for each in found.rejected]) == (1, [6])


def test_an_escaped_colon_in_an_id_makes_up_for_no_key_that_is_there_twice() -> None:
    escaped = b'{"id":"a\\u003ab","answers":{"under_18":"no"}}\n'
    colon = b'{"id":"a:b","answers":{"under_18":"no"}}\n'
    twice = b'{"id":"c","answers":{"under_18":"no","under_18":"no"}}\n'
    found = new_engine().screen_lines([escaped, colon, twice, colon], EnginePath.DECODING)
    assert found.ids == ["a:b", "a:b", None, "a:b"]
    assert [each.place for each in found.rejected] == [2]


def test_a_schema_makes_up_for_no_key_that_is_there_twice() -> None:
    schema = b'{"schema":"distinguo/answers/1","id":"a","answers":{"under_18":"no"}}\n'
    twice = b'{"id":"c","id":"b","answers":{"under_18":"no"}}\n'
    found = new_engine().screen_lines([schema, twice, schema], EnginePath.DECODING)
    assert found.ids == ["a", None, "a"]


def test_nested_and_flat_records_may_alternate() -> None:
    nested, flat = b'{"id":"a","answers":{"under_18":"no"}}\n', b'{"id":"a","under_18":"no"}\n'
    found = new_engine().screen_lines([nested, flat] * 5, EnginePath.DECODING)
    assert found.validated == 0
    assert len(set(found.each())) == 1


YES_TO_SEX = {"under_18": "yes", "sex_for_value": "yes"}
IGNORED_BEFORE: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "a question in other letters": (
        {"UNDER_18": "yes", "answers": {"danger_now": "no"}},
        {"answers": {"UNDER_18": "yes", "sex_for_value": "yes"}},
    ),
    "a question by its wording": (
        {"Is the person under 18 now?": "yes", "answers": {"danger_now": "no"}},
        {"answers": {"Is the person under 18 now?": "yes", "sex_for_value": "yes"}},
    ),
    "a question in a group": (
        {"work/law_threat": "yes", "answers": {"danger_now": "no"}},
        {"answers": {"work/law_threat": "yes", "work_for_other": "yes"}},
    ),
    "a role in other letters": (
        {"answers": {"danger_now": "no", "AS": "observer"}},
        {"AS": "observer", "answers": YES_TO_SEX},
    ),
    "an id in other letters": (
        {"answers": {"danger_now": "no", "ID": "n1"}},
        {"ID": "b1", "answers": YES_TO_SEX},
    ),
    "a mistyped question": (
        {"undr_18": "x", "answers": {"danger_now": "no"}},
        {"answers": {"undr_18": "yes", "sex_for_value": "yes"}},
    ),
    "a group of questions": (
        {"work": "x", "answers": {"danger_now": "no"}},
        {"answers": {"work": {"law_threat": "yes"}, "under_18": "no"}},
    ),
    "a key without a question beside it": (
        {"note": "x", "answers": {"danger_now": "no"}},
        {"answers": {"note": "x"}},
    ),
    "a question at the top level of a nested record": (
        {"id": "n1", "answers": {"danger_now": "no"}},
        {"under_18": "yes", "answers": {"sex_for_value": "yes"}},
    ),
    "a key that means nothing in either": (
        {"note": "x", "answers": {"danger_now": "no"}},
        {"note": "y", "answers": YES_TO_SEX},
    ),
}


@pytest.mark.parametrize("case", IGNORED_BEFORE)
def test_a_key_that_was_ignored_is_read_where_it_means_something(case: str) -> None:
    first, line = (json.dumps(each).encode() for each in IGNORED_BEFORE[case])
    options = ScreeningOptions(ignore_unknown=True)
    alone = Engine(options).screen_lines([line], EnginePath.VALIDATING)
    engine = Engine(options)
    engine.screen_lines([first], EnginePath.VALIDATING)
    after_it = engine.screen_lines([line], EnginePath.DECODING)
    assert (after_it.each(), after_it.rejected) == (alone.each(), alone.rejected)
    assert after_it.validated == (case != "a key that means nothing in either")


def test_questions_beside_the_answers_of_a_large_file_are_named() -> None:
    given = lines(*[{"under_18": "yes", "answers": {"sex_for_value": "yes"}}] * 300)
    assert b'ignored keys that are not questions: "under_18"' in batch("-", given=given).stderr


def test_an_input_is_read_no_further_whatever_comes_after_its_first_hundred_errors() -> None:
    bad, good = {"id": "a"}, {"answers": {"under_18": "no"}}
    done = batch("-", given=lines(*[bad] * 150, good))
    assert b"not read further" in done.stderr
    assert len(done.stdout.splitlines()) == 100
    assert b"not read further" not in batch("-", given=lines(*[bad] * 99, good, bad)).stderr
