"""Results of a batch are verified with its input; each record that differs is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.batch import BAD_DATA, CASES, batch, case, lines, many
from kit.called import call

TABLE = b"id,site,law_threat,work_for_other\na,N,yes,yes\nb,S,perhaps,\nc\nd,N,no,no\n"


@pytest.mark.parametrize("detail", ["full", "compact"])
@pytest.mark.parametrize("given", [TABLE, lines(*CASES), lines(*many(80))])
def test_results_agree_with_their_input(tmp_path: Path, detail: str, given: bytes) -> None:
    results, cases = tmp_path / "results.jsonl", tmp_path / "cases"
    cases.write_bytes(given)
    words = ("--framework", "us,uk", "--detail", detail)
    keep = ("--keep", "site") if given is TABLE else ()
    results.write_bytes(batch(cases, *words, *keep).stdout)
    done = call("verify", str(results), "--input", str(cases))
    assert (done.code, "AGREES" in done.out) == (0, True)


def test_each_record_that_differs_is_named(tmp_path: Path) -> None:
    results, cases = tmp_path / "results.jsonl", tmp_path / "cases"
    cases.write_bytes(lines(*CASES, case("d")))
    written = batch(cases).stdout.splitlines()
    changed = json.loads(written[1])
    changed["frameworks"]["us"]["trafficking"]["status"] = "indicated"
    results.write_bytes(b"\n".join([written[0], json.dumps(changed).encode(), written[2]]))
    done = call("verify", str(results), "--input", str(cases))
    assert done.code == BAD_DATA
    assert done.out.splitlines()[:2] == [
        'line 2 (id "b"): differs at $.frameworks.us.trafficking.status',
        'line 4 (id "d"): is missing from the file',
    ]
    assert "DIFFERS in 2 of 3 results" in done.out


def test_without_the_input_it_says_that_nothing_was_checked(tmp_path: Path) -> None:
    results = tmp_path / "results.jsonl"
    results.write_bytes(batch("-", given=lines(*CASES)).stdout)
    done = call("verify", str(results))
    assert done.code not in (0, BAD_DATA)
    assert "nothing was checked; add --input FILE" in done.err
