"""Promise: a saved result is confirmed only if every part of it follows from its answers."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from distinguo.errors import BadDataError, DistinguoError, ExitCode
from distinguo.render.data import result_as_json
from distinguo.verify import NOTED, compare_with_derived, verify
from distinguo_rules.assess import assess
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Role
from effort import examples
from samples import partial

app = typer.Typer()
app.command()(verify)

ANSWERS = {
    "under_18": Answer.UNSURE,
    "from_abroad": Answer.NO,
    "work_for_other": Answer.YES,
    "harm_threat": Answer.YES,
    "papers_held": Answer.YES,
    "can_leave": Answer.NO,
    "sex_for_value": Answer.DECLINED,
}
INPUTS = ("id", "as", "answers")


def saved(
    answers: Answers = ANSWERS, frameworks: tuple[str, ...] = ("us",), role: Role = Role.WORKER
) -> Any:
    return json.loads(json.dumps(result_as_json(assess(answers, frameworks, role), "case 7")))


@cache
def _one() -> str:
    return json.dumps(saved())


def one() -> Any:
    return json.loads(_one())


def run(text: str | bytes) -> tuple[int, str, DistinguoError | None]:
    result = CliRunner().invoke(app, ["-"], input=text)
    error = result.exception
    if isinstance(error, DistinguoError):
        return error.code, result.output, error
    assert error is None or isinstance(error, SystemExit), error
    return result.exit_code, result.output, None


@examples(12)
@given(
    answers=partial(),
    frameworks=st.sampled_from([("us",), ("un", "us"), ("uk", "eu"), tuple(FRAMEWORKS)]),
    role=st.sampled_from(Role),
)
def test_a_fresh_result_is_confirmed(
    answers: Answers, frameworks: tuple[str, ...], role: Role
) -> None:
    assert compare_with_derived(saved(answers, frameworks, role), "file") == []


def test_a_result_with_answers_that_cannot_be_so_together_is_confirmed() -> None:
    answers = {"from_abroad": Answer.NO, "entry_irregular": Answer.YES}
    assert compare_with_derived(saved(answers), "file") == []


def test_agreement_ends_with_zero_and_names_the_rules() -> None:
    code, output, _ = run(_one())
    assert code == ExitCode.DONE
    assert "AGREES" in output
    assert one()["rules"]["hash"] in output


def test_a_file_without_answers_is_told_what_writes_them() -> None:
    _, _, error = run("{}")
    assert error is not None
    assert "$.answers: is missing; `distinguo screen --format json`" in str(error)
    assert "template" not in str(error)


def places(data: object, path: str = "$") -> list[tuple[str, tuple[Any, ...]]]:
    """Every value that is no list and no object: its JSON path and its keys."""
    match data:
        case dict():
            parts = [(f"{path}.{key}", key, value) for key, value in data.items()]
        case list():
            parts = [(f"{path}[{i}]", i, value) for i, value in enumerate(data)]
        case _:
            return [(path, ())]
    return [(p, (key, *keys)) for where, key, value in parts for p, keys in places(value, where)]


def edited(keys: tuple[Any, ...], change: Callable[[Any, Any], object]) -> Any:
    document = one()
    *way, last = keys
    target = document
    for key in way:
        target = target[key]
    change(target, last)
    return document


def spoil(target: Any, key: Any) -> None:
    value = target[key]
    target[key] = f"{value}x" if isinstance(value, str) else [value]


FIELDS = [place for place in places(one()) if place[1][0] not in (*INPUTS, "schema")]


def test_there_are_many_fields_to_edit() -> None:
    assert len(FIELDS) > 200


@pytest.mark.parametrize("path_and_keys", FIELDS[::5], ids=lambda place: place[0])
def test_each_single_edited_field_is_found(path_and_keys: tuple[str, tuple[Any, ...]]) -> None:
    path, keys = path_and_keys
    found = compare_with_derived(edited(keys, spoil), "file")
    assert [difference.path for difference in found] == [path]


@pytest.mark.parametrize(
    "key", [key for key in one() if key not in (*INPUTS, "schema", "frameworks")]
)
def test_a_part_that_was_taken_out_is_found(key: str) -> None:
    document = one()
    del document[key]
    assert [d.path for d in compare_with_derived(document, "file")] == [f"$.{key}"]


def test_a_part_that_was_added_is_found() -> None:
    document = one()
    document["frameworks"]["us"]["risk"] = 0.9
    document["contacts"].append({})
    found = [d.path for d in compare_with_derived(document, "file")]
    assert found == ["$.contacts", "$.frameworks.us.risk"]


def test_an_answer_turned_round_shows_in_what_was_said_of_it() -> None:
    document = one()
    document["answers"]["work_for_other"] = "no"
    found = {d.path for d in compare_with_derived(document, "file")}
    assert "$.frameworks.us.trafficking.status" in found


@pytest.mark.parametrize("value", [False, 0.0, "0", None])
def test_values_of_different_kinds_are_different(value: object) -> None:
    document = one()
    element = document["frameworks"]["us"]["trafficking"]["rules"][0]["elements"][0]
    assert element["depth"] == 0
    element["depth"] = value
    assert len(compare_with_derived(document, "file")) == 1


def test_a_difference_ends_with_65_and_says_both_sides() -> None:
    document = one()
    document["frameworks"]["us"]["trafficking"]["status"] = "not_indicated"
    code, output, _ = run(json.dumps(document))
    assert code == ExitCode.BAD_DATA
    assert '$.frameworks.us.trafficking.status: the file says "not_indicated"' in output
    assert 'it is "indicated"' in output
    assert "DIFFERS" in output


def test_a_file_of_other_rules_is_told_so_and_still_compared() -> None:
    document = one()
    document["rules"] = {"version": "2020.01", "hash": "sha256:" + "0" * 64}
    document["frameworks"]["us"]["smuggling"]["status"] = "indicated"
    code, output, _ = run(json.dumps(document))
    assert code == ExitCode.BAD_DATA
    assert "other rules made this file" in output.splitlines()[0]
    assert "$.rules.hash" in output
    assert "$.frameworks.us.smuggling.status" in output


def test_other_rules_are_named_beside_an_answer_that_is_not_known_here() -> None:
    document = one()
    document["rules"]["hash"] = "sha256:" + "0" * 64
    document["answers"]["recruted"] = "yes"
    code, _, error = run(json.dumps(document))
    assert code == ExitCode.BAD_DATA
    assert "other rules made this file" in str(error)
    assert "$.answers.recruted" in str(error)


def test_a_framework_that_is_not_known_here_is_a_difference_and_the_rest_is_compared() -> None:
    document = one()
    document["frameworks"]["xx"] = {}
    assert [d.path for d in compare_with_derived(document, "file")] == ["$.frameworks.xx"]


def test_another_version_of_the_program_is_noted_and_no_difference() -> None:
    document = one()
    document["program"]["version"] = "99.0"
    code, output, _ = run(json.dumps(document))
    assert code == ExitCode.DONE
    assert f"Note: {NOTED}" in output


UNREADABLE: list[tuple[str, str, str]] = [
    ("empty", "", "is empty"),
    ("blank", " \n ", "is empty"),
    ("no JSON", "signs: yes", "not JSON"),
    ("not a number", '{"a": NaN}', "not JSON"),
    ("a list", "[]", "not an object"),
    ("text", '"indicated"', "not an object"),
    ("an empty object", "{}", "$.schema"),
    ("an answers file", '{"as": "self", "answers": {}}', "$.schema"),
    ("deep", "[" * 100_000, "nested too deeply"),
    ("deep and closed", "[" * 600 + "]" * 600, ""),
    ("a huge number", f'{{"a": {"9" * 5000}}}', "too long"),
]


@pytest.mark.parametrize(
    ("text", "word"), [u[1:] for u in UNREADABLE], ids=[u[0] for u in UNREADABLE]
)
def test_what_is_no_result_is_refused_in_words(text: str, word: str) -> None:
    code, output, error = run(text)
    assert code == ExitCode.BAD_DATA
    assert word in str(error)
    assert output == ""


@pytest.mark.parametrize("share", range(1, 20))
def test_a_truncated_result_is_refused_in_words(share: int) -> None:
    text = _one()
    code, _, error = run(text[: len(text) * share // 20])
    assert code == ExitCode.BAD_DATA
    assert "not JSON" in str(error)


def test_bytes_that_are_no_text_are_refused_in_words() -> None:
    code, _, error = run(b'{"a": "\xff"}')
    assert code == ExitCode.BAD_DATA
    assert "UTF-8" in str(error)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as huge:
        huge.truncate(2_000_000_000)
    result = CliRunner().invoke(app, [str(file)])
    assert isinstance(result.exception, BadDataError)
    assert "larger than" in str(result.exception)


@pytest.mark.parametrize("path", ["nowhere.json", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_wrong_usage(path: str) -> None:
    error = CliRunner().invoke(app, [path]).exception
    assert isinstance(error, DistinguoError)
    assert error.code == ExitCode.USAGE


def test_keys_that_come_twice_are_all_named() -> None:
    text = _one().replace('"name": "distinguo"', '"name": "x", "name": "distinguo"')
    text = text.replace('"under_18": "unsure"', '"under_18": "no", "under_18": "unsure"')
    code, _, error = run(text)
    assert code == ExitCode.BAD_DATA
    assert "$.program.name: is given more than once" in str(error)
    assert "$.answers.under_18: is given more than once" in str(error)


WRONG: list[tuple[str, tuple[Any, ...], object, str]] = [
    ("answers in a list", ("answers",), [], "$.answers"),
    ("no answer", ("answers", "under_18"), "perhaps", "$.answers.under_18"),
    ("an unknown question", ("answers", "under_81"), "yes", "$.answers.under_81"),
    ("an unknown role", ("as",), "judge", "$.as"),
    ("no role", ("as",), None, "$.as"),
    ("a number as id", ("id",), 7, "$.id"),
    ("no frameworks", ("frameworks",), {}, "$.frameworks"),
    ("frameworks in a list", ("frameworks",), ["us"], "$.frameworks"),
    ("only unknown frameworks", ("frameworks",), {"usa": {}}, "$.frameworks"),
    ("another schema", ("schema",), "distinguo/result/2", "$.schema"),
]


@pytest.mark.parametrize(
    ("keys", "value", "path"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_a_result_without_sound_answers_is_refused_and_the_place_named(
    keys: tuple[Any, ...], value: object, path: str
) -> None:
    def put(target: Any, key: Any) -> None:
        target[key] = value

    with pytest.raises(BadDataError) as caught:
        compare_with_derived(edited(keys, put), "file")
    assert f"file {path}" in str(caught.value)


def test_all_that_is_wrong_is_named_at_once() -> None:
    document = one()
    document |= {"schema": "x", "as": "judge", "frameworks": None}
    with pytest.raises(BadDataError) as caught:
        compare_with_derived(document, "file")
    assert len(caught.value.faults) == 3


def test_what_someone_answered_is_not_repeated() -> None:
    document = one()
    document["frameworks"]["us"]["trafficking"]["reasons"] = [{"force_used": "SECRET"}]
    document["could_matter"] = ["SECRET"]
    document["not_asked"] = copy.deepcopy(document["not_asked"])[1:]
    _, output, _ = run(json.dumps(document))
    assert "SECRET" not in output
    assert "DIFFERS" in output


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    document = one()
    document["frameworks"]["us"]["\x1b[2J"] = "x"
    document["frameworks"]["us"]["title"] = "\x1b]0;x\x07\u202e"
    _, output, _ = run(json.dumps(document))
    assert not set(output) & {"\x1b", "\x07", "\u202e"}
