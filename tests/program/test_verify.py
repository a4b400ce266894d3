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
from distinguo.verify import PROGRAM_VERSION, compare_with_recomputed, verify
from distinguo_rules.assessment import assess
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Role
from kit.effort import examples
from kit.samples import partial

app = typer.Typer()
app.command()(verify)

ANSWERS = {
    "under_18": Answer.UNSURE,
    "from_abroad": Answer.NO,
    "work_for_other": Answer.YES,
    "harm_threat": Answer.YES,
    "papers_held": Answer.YES,
    "harm_if_left": Answer.YES,
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


US_TITLE = one()["frameworks"]["us"]["title"]
RULES = f"rules {one()['rules']['version']} ({one()['rules']['hash']})"


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
    assert compare_with_recomputed(saved(answers, frameworks, role), "file") == []


def test_a_result_with_answers_that_cannot_be_so_together_is_confirmed() -> None:
    answers = {"from_abroad": Answer.NO, "entry_irregular": Answer.YES}
    assert compare_with_recomputed(saved(answers), "file") == []


def test_agreement_ends_with_zero_and_names_the_rules() -> None:
    code, output, _ = run(_one())
    assert code == ExitCode.DONE
    assert output.splitlines() == [
        f"standard input: AGREES. All of it follows from its answers under {RULES}.",
        "That says nothing about whether those are the answers that were given.",
    ]


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
    found = compare_with_recomputed(edited(keys, spoil), "file")
    assert [difference.path for difference in found] == [path]


@pytest.mark.parametrize(
    "key", [key for key in one() if key not in (*INPUTS, "schema", "frameworks")]
)
def test_a_part_that_was_taken_out_is_found(key: str) -> None:
    document = one()
    del document[key]
    assert [d.path for d in compare_with_recomputed(document, "file")] == [f"$.{key}"]


def test_a_part_that_was_added_is_found() -> None:
    document = one()
    document["frameworks"]["us"]["risk"] = 0.9
    document["contacts"].append({})
    found = [d.path for d in compare_with_recomputed(document, "file")]
    assert found == ["$.contacts", "$.frameworks.us.risk"]


def test_an_answer_turned_round_shows_in_what_was_said_of_it() -> None:
    document = one()
    document["answers"]["work_for_other"] = "no"
    found = {d.path for d in compare_with_recomputed(document, "file")}
    assert "$.frameworks.us.trafficking.status" in found


@pytest.mark.parametrize("value", [False, 0.0, "0", None])
def test_values_of_different_kinds_are_different(value: object) -> None:
    document = one()
    element = document["frameworks"]["us"]["trafficking"]["rules"][0]["elements"][0]
    assert element["depth"] == 0
    element["depth"] = value
    assert len(compare_with_recomputed(document, "file")) == 1


DIFFERS = "standard input: DIFFERS from the result of its answers."
OTHER_RULES = f"standard input: made with other rules; compared with {RULES}."


def told(change: Callable[[Any], object]) -> list[str]:
    """What is printed of a file with something changed in it."""
    document = one()
    change(document)
    code, output, _ = run(json.dumps(document))
    assert code == ExitCode.BAD_DATA
    return output.splitlines()


def put(value: object, *way: str) -> Callable[[Any], object]:
    def change(document: Any) -> None:
        for key in way[:-1]:
            document = document[key]
        document[way[-1]] = value

    return change


STATUS = ("frameworks", "us", "trafficking", "status")
TITLE = ("frameworks", "us", "title")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            put("not_indicated", *STATUS),
            "$.frameworks.us.trafficking.status: value in the file:"
            ' "not_indicated"; recomputed value: "indicated"',
        ),
        (
            put(7, *STATUS),
            "$.frameworks.us.trafficking.status: value in the file:"
            ' not text; recomputed value: "indicated"',
        ),
        (
            put("t" * 73, *TITLE),
            "$.frameworks.us.title: value in the file:"
            f' "{"t" * 71}…"; recomputed value: "{US_TITLE}"',
        ),
        (
            put("t" * 72, *TITLE),
            "$.frameworks.us.title: value in the file:"
            f' "{"t" * 72}"; recomputed value: "{US_TITLE}"',
        ),
        (put("low", "frameworks", "us", "risk"), "$.frameworks.us.risk: is in the file only"),
        (lambda d: d.pop("could_matter"), "$.could_matter: is missing from the file"),
        (
            lambda d: d["contacts"].append({}),
            "$.contacts: expected 7 entries, found 8",
        ),
        (put([], "frameworks", "us"), "$.frameworks.us: differs from the recomputed value"),
        (
            lambda d: d["could_matter"].__setitem__(0, "SECRET"),
            "$.could_matter[0]: differs from the recomputed value",
        ),
    ],
)
def test_a_difference_ends_with_65_and_says_where_and_how(
    change: Callable[[Any], object], said: str
) -> None:
    assert told(change) == [said, DIFFERS]


@pytest.mark.parametrize(("count", "more"), [(50, []), (52, ["And 2 more differences."])])
def test_so_many_differences_are_shown_and_the_rest_counted(count: int, more: list[str]) -> None:
    lines = told(lambda d: d.update({f"x{n:02}": 0 for n in range(count)}))
    shown = [f"$.x{n:02}: is in the file only" for n in range(50)]
    assert lines == [*shown, *more, DIFFERS]


def test_a_file_of_other_rules_is_told_so_and_still_compared() -> None:
    lines = told(lambda d: d.update(rules={"version": "2020.01", "hash": "sha256:0"}))
    assert lines[0] == OTHER_RULES
    assert [line.split(":")[0] for line in lines[1:-1]] == ["$.rules.version", "$.rules.hash"]
    assert lines[-1] == DIFFERS
    assert told(put([], "rules"))[:2] == [
        OTHER_RULES,
        "$.rules: differs from the recomputed value",
    ]


def test_other_rules_are_named_beside_an_answer_that_is_not_known_here() -> None:
    document = one()
    document["rules"]["hash"] = "sha256:" + "0" * 64
    document["answers"]["recruted"] = "yes"
    code, _, error = run(json.dumps(document))
    assert code == ExitCode.BAD_DATA
    assert error is not None
    assert [str(fault) for fault in error.faults] == [
        "standard input $.rules: was made with other rules;"
        f" this version has rules {one()['rules']['version']}",
        "standard input $.answers.recruted: no such question; `distinguo questions` lists them",
    ]


def test_a_framework_that_is_not_known_here_is_a_difference_and_the_rest_is_compared() -> None:
    document = one()
    document["frameworks"]["xx"] = {}
    assert [d.path for d in compare_with_recomputed(document, "file")] == ["$.frameworks.xx"]


def test_another_version_of_the_program_is_noted_and_no_difference() -> None:
    document = one()
    document["program"]["version"] = "99.0"
    code, output, _ = run(json.dumps(document))
    assert code == ExitCode.DONE
    first, second, _ = output.splitlines()
    mine = one()["program"]["version"]
    assert (
        first == f'Note: {PROGRAM_VERSION}: value in the file: "99.0"; recomputed value: "{mine}"'
    )
    assert second.startswith("standard input: AGREES.")


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
    error = CliRunner().invoke(app, [str(file)]).exception
    assert isinstance(error, BadDataError)
    assert str(error.faults[0]) == (
        f"{file}: is larger than 10,000,000 bytes;"
        " a result that `distinguo screen --format json` wrote is never that large"
    )


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
    assert "$.program.name: appears twice" in str(error)
    assert "$.answers.under_18: appears twice" in str(error)


NO_FRAMEWORKS = (
    "$.frameworks: is missing, empty or not an object; a saved result names one or more frameworks"
)
NO_ROLE = "$.as: is missing; a result tells who answered"
NO_RESULT = '$.schema: not a saved result; expected "schema": "distinguo/result/1"'
NO_ANSWERS = (
    "$.answers: is missing; `distinguo screen --format json` writes a result with its answers"
)
NOT_KNOWN = "$.frameworks: contains no known framework"
WRONG: list[tuple[str, tuple[Any, ...], object, str]] = [
    (
        "answers in a list",
        ("answers",),
        [],
        '$.answers: expected an object like {"under_18": "yes"}, found a list',
    ),
    (
        "no answer",
        ("answers", "under_18"),
        "yess",
        '$.answers.under_18: "yess" is not an answer; did you mean "yes"?',
    ),
    (
        "an unknown question",
        ("answers", "under_81"),
        "yes",
        '$.answers.under_81: no such question; did you mean "under_18"?',
    ),
    (
        "an unknown role",
        ("as",),
        "judge",
        '$.as: "judge" is not a role; use one of: self, worker, observer, story',
    ),
    ("no role", ("as",), None, NO_ROLE),
    ("a list as id", ("id",), [7], "$.id: expected text in quotes, found a list"),
    ("no frameworks", ("frameworks",), {}, NO_FRAMEWORKS),
    ("frameworks in a list", ("frameworks",), ["us"], NO_FRAMEWORKS),
    (
        "only unknown frameworks",
        ("frameworks",),
        {"atlantis": {}, "usa": {}},
        f'{NOT_KNOWN}; did you mean "us"?',
    ),
    (
        "frameworks like no other",
        ("frameworks",),
        {"atlantis": {}},
        f"{NOT_KNOWN}; this version knows us, un, eu, uk",
    ),
    ("another schema", ("schema",), "distinguo/result/2", NO_RESULT),
]


@pytest.mark.parametrize(
    ("keys", "value", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_a_result_without_sound_answers_is_refused_and_the_place_named(
    keys: tuple[Any, ...], value: object, said: str
) -> None:
    def put(target: Any, key: Any) -> None:
        target[key] = value

    with pytest.raises(BadDataError) as caught:
        compare_with_recomputed(edited(keys, put), "file")
    assert [str(fault) for fault in caught.value.faults] == [f"file {said}"]


def test_what_is_no_result_at_all_is_told_what_one_holds() -> None:
    with pytest.raises(BadDataError) as caught:
        compare_with_recomputed({}, "file")
    said = [NO_RESULT, NO_ANSWERS, NO_ROLE, NO_FRAMEWORKS]
    assert [str(fault) for fault in caught.value.faults] == [f"file {line}" for line in said]
    with pytest.raises(BadDataError) as caught:
        compare_with_recomputed([], "file")
    assert [str(fault) for fault in caught.value.faults] == [
        "file $: not an object, so not a saved result;"
        " name a file that `distinguo screen --format json` wrote"
    ]


def test_all_that_is_wrong_is_named_at_once() -> None:
    document = one()
    document |= {"schema": "x", "as": "judge", "frameworks": None}
    with pytest.raises(BadDataError) as caught:
        compare_with_recomputed(document, "file")
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
