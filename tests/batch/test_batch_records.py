"""Invalid records of a batch: every fault is named in its place, and the others are screened."""

from __future__ import annotations

from pathlib import Path

from kit.batch import BAD_DATA, CASES, batch, case, lines, results

BAD_LINES = {
    b'{"answers":{"recruted":"yes"}}': "$.answers.recruted",
    b'{"answers":{"under_18":"maybe"}}': "$.answers.under_18",
    b'{"answers":{"under_18":"yes","under_18":"no"}}': "$.answers.under_18",
    b'{"id":"a","id":"a","answers":{"under_18":"yes"}}': "$.id",
    b'{"id":"x:y", "answers":{"under_18":"yes" ,"under_18" :"yes"}}': "$.answers.under_18",
    b'{"id":"a","under_18":true,"under_18":false}': "$.under_18",
    b'{"id":"a"}': "$.answers",
    b'{"id":7,"answers":{}}': "$.id",
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
        batch("-", given=lines({**case("a", recruted="yes", under_18=3), "ansers": 1}))
    )
    assert [fault["path"] for fault in error["faults"]] == [
        "$.ansers",
        "$.answers.recruted",
        "$.answers.under_18",
    ]
    assert 'did you mean "answers"?' in error["message"]


def test_keys_that_are_no_questions_may_pass() -> None:
    given = lines({"id": "a", "note": {"under_18": 1}, "answers": {"undr": 1, "under_18": "yes"}})
    assert batch("-", given=given).returncode == BAD_DATA
    assert [each["kind"] for each in results(batch("-", "--ignore-unknown", given=given))] == [
        "screening"
    ]


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
    assert done.stdout.startswith(b'{"kind":"error","file":"standard input","line":1,"path":"$')
    assert b'", "' not in done.stdout
