"""Invalid records of a batch: every fault is named in its place, and the others are screened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from kit.batch import BAD_DATA, CASES, batch, case, lines, many, results

BAD_LINES = {
    b'{"answers":{"recruted":"yes"}}': "$.answers.recruted",
    b'{"answers":{"under_18":"maybe"}}': "$.answers.under_18",
    b'{"answers":{"under_18":"yes","under_18":"no"}}': "$.answers.under_18",
    b'{"id":"a","id":"a","answers":{"under_18":"yes"}}': "$.id",
    b'{"id":"x:y", "answers":{"under_18":"yes" ,"under_18" :"yes"}}': "$.answers.under_18",
    b'{"id":"a","under_18":true,"under_18":false}': "$.under_18",
    b'{"id":"a"}': "$.answers",
    b'{"id":7.5,"answers":{}}': "$.id",
    b'{"id":true,"answers":{}}': "$.id",
    b'{"id":"' + b"x" * 201 + b'","answers":{}}': "$.id",
    b'{"id":"\\ud800","answers":{}}': "$.id",
    b'{"as":"nobody","answers":{}}': "$.as",
    b'{"answers":{"under_18":"yes"}': "$",
    b'{"answers":{}} trailing': "$",
    b'{"answers":{"under_18":"yes",}}': "$",
    b'{"answers":{"under_18":NaN}}': "$",
    b'{"answers":{"under_18":\x00}}': "$",
    b"\x00\x00": "$",
    b'{"id":"\xff","answers":{}}': "$",
    b"\x0c": "$",
    b"[" * 1000 + b"]" * 1000: "$",
    b'{"answers":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001: "$",
    b'"text"': "$",
    "{\"answers\":{}}".encode("utf-16"): "$",
    b'{"id":"' + b"x" * 10_000_000 + b'","answers":{}}': "$",
}  # fmt: skip


def test_each_bad_line_has_an_error_in_its_place_and_the_good_ones_stay() -> None:
    good = lines(CASES[0])
    given = good + b"".join(line + b"\n" + good for line in BAD_LINES)
    done = batch("-", given=given)
    found = results(done)
    assert done.returncode == BAD_DATA
    assert [each["kind"] for each in found[::2]] == ["screening"] * (len(BAD_LINES) + 1)
    for number, (line, error) in enumerate(zip(BAD_LINES, found[1::2], strict=True)):
        assert (error["kind"], error.get("path")) == ("error", BAD_LINES[line]), line[:99]
        assert error["line"] == 2 * number + 2
        assert error["message"]


def test_all_faults_of_a_record_are_named_with_what_was_meant() -> None:
    (error,) = results(
        batch("-", given=lines({**case("a", undr_18="yes", under_18=3), "ansers": 1}))
    )
    assert [fault["path"] for fault in error["faults"]] == [
        "$.ansers",
        "$.answers.undr_18",
        "$.answers.under_18",
    ]
    assert 'did you mean "answers"?' in error["message"]


def test_keys_that_are_no_questions_are_ignored_and_named_once_unless_strict() -> None:
    record: dict[str, Any] = {"site": {"under_18": 1}, "answers": {"note": 1, "under_18": "yes"}}
    done = batch("-", given=lines(*[record] * 30))
    assert [each["kind"] for each in results(done)] == ["screening"] * 30
    said = b'distinguo: records: ignored keys that are not questions: "note", "site"\n'
    assert (done.returncode, done.stderr) == (0, said)
    refused = batch("-", "--strict", given=lines(record))
    assert (refused.returncode, results(refused)[0]["path"]) == (BAD_DATA, "$.site")


@pytest.mark.parametrize(
    "record",
    [
        {"id": "a", "answers": {"under_18": "yes", "papers_hel": "no"}},
        {"id": "a", "under_18": "yes", "papers_hel": "no"},
        {"id": "a", "answers": {"under_18": "yes"}, "answrs": {"papers_held": "no"}},
        {"id": "a", "answers": {"age": 3, "site": "A"}},
        {"id": "a", "age": 3},
    ],
)
@pytest.mark.parametrize("options", [(), ("--ignore-unknown",), ("--strict",)])
def test_a_record_with_a_mistyped_key_or_no_known_one_is_refused(
    record: dict[str, object], options: tuple[str, ...]
) -> None:
    (found,) = results(batch("-", *options, given=lines(record)))
    assert found["kind"] == "error"


def test_an_unknown_key_is_noticed_however_short_and_wherever_it_comes() -> None:
    plain = [case(f"c{n:05}", under_18="no") for n in range(3000)]
    given = [*plain, {**case("x", under_18="no"), "q": 1}, *plain]
    done = batch("-", "--detail", "compact", given=lines(*given))
    assert b'ignored keys that are not questions: "q"' in done.stderr


def test_a_whole_number_as_an_id_is_kept_as_it_is_written() -> None:
    done = batch("-", given=b'{"id":17,"answers":{}}\n{"id":-5,"under_18":"no"}\n')
    assert [each["id"] for each in results(done)] == ["17", "-5"]


def test_a_line_that_is_too_long_is_refused_wherever_it_is(tmp_path: Path) -> None:
    plain = lines(*many(200))
    long = b'{"id":"long","answers":{"under_18":"yes"}' + b" " * 1_400_000 + b'}{"id":"hidden"}\n'
    path = tmp_path / "cases.jsonl"
    for given in (long, plain + long + plain, plain * 12 + long + plain):
        path.write_bytes(given)
        for source, *jobs in ((path, "--jobs", 1), (path, "--jobs", 2), ("-",)):
            done = batch(source, *jobs, "--detail", "compact", given=b"" if jobs else given)
            found = results(done)
            errors = [each for each in found if each["kind"] == "error"]
            (message,) = [each["message"] for each in errors]
            assert message == "larger than 1,000,000 bytes; shorten it"
            assert len(found) == given.count(b"\n")
            assert errors[0]["line"] == given[: given.index(long)].count(b"\n") + 1
            assert done.returncode == BAD_DATA
    assert path.stat().st_size > MIN_SHARED_BYTES


def test_rejected_records_are_collected_untouched_and_can_be_mended(tmp_path: Path) -> None:
    bad = b'{"id":"b" , "answers":{"recruted":"yes"}}\n'
    rejected = tmp_path / "rejected.jsonl"
    batch("-", "--errors", rejected, given=lines(CASES[0]) + bad + lines(CASES[1]))
    assert rejected.read_bytes() == bad
    assert rejected.stat().st_mode & 0o777 == 0o600


def test_strict_stops_at_the_first_bad_record() -> None:
    given = lines(CASES[0], case("x", recruted="yes"), CASES[1])
    done = batch("-", "--strict", given=given)
    assert [each["kind"] for each in results(done)] == ["screening", "error"]
    assert done.returncode == BAD_DATA


def test_an_error_is_written_as_tightly_as_a_result() -> None:
    done = batch("-", given=lines(case("a", recruted="yes")))
    start = b'{"kind":"error","file":"standard input","line":1,"code":"unknown_question","path":"$'
    assert done.stdout.startswith(start)
    assert b'", "' not in done.stdout
