"""Results of a batch are verified with its input; each record that differs is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.batch import BAD_DATA, CASES, batch, case, lines, many
from kit.called import call

TABLE = (
    b"id,site,As,law_threat,work_for_other\na,N,worker,yes,yes\n=b,'S,,perhaps,\nc\n"
    b'd,"N, or\n=S",observer,no,no\n'
)
FORMS = ["jsonl", "json", "csv", "parquet"]


@pytest.mark.parametrize("detail", ["full", "compact"])
@pytest.mark.parametrize("given", [TABLE, lines(*CASES), lines(*many(80))])
@pytest.mark.parametrize("form", FORMS)
def test_results_agree_with_their_input(
    tmp_path: Path, form: str, detail: str, given: bytes
) -> None:
    results, cases = tmp_path / "results", tmp_path / "cases"
    cases.write_bytes(given)
    words = ("--framework", "us,uk", "--detail", detail, "--format", form, "--output", results)
    keep = ("--keep", "site,As") if given is TABLE else ()
    batch(cases, *words, *keep)
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
        'result 2 (id "b"): differs at $.frameworks.us.trafficking.status',
        'result 4 (id "d"): is missing from the file',
    ]
    assert "DIFFERS in 2 of 3 results" in done.out


def test_a_cell_that_differs_is_named(tmp_path: Path) -> None:
    results, cases = tmp_path / "results.csv", tmp_path / "cases"
    cases.write_bytes(TABLE)
    batch(cases, "--format", "csv", "--keep", "site", "--detail", "compact", "-o", results)
    text = results.read_text()
    results.write_text(text.replace("indicated", "undetermined", 1))
    done = call("verify", str(results), "--input", str(cases))
    assert done.code == BAD_DATA
    assert done.out.splitlines()[0].startswith('result 1 (id "a"): differs at $')
    assert "us.trafficking.status" in done.out
    results.write_text(text.replace("kind,id,", "kind,id,mine,", 1))
    done = call("verify", str(results), "--input", str(cases))
    assert "has other columns or cells than results" in done.err


@pytest.mark.parametrize("damage", [b"PAR1 and no more", b"PAR1\0\0\0\0PAR1"])
def test_damaged_parquet_is_refused(tmp_path: Path, damage: bytes) -> None:
    results, cases = tmp_path / "results.parquet", tmp_path / "cases"
    cases.write_bytes(TABLE)
    results.write_bytes(damage)
    done = call("verify", str(results), "--input", str(cases))
    assert (done.code, "is damaged Parquet" in done.err) == (BAD_DATA, True)


@pytest.mark.parametrize("form", FORMS)
def test_without_the_input_it_says_that_nothing_was_checked(tmp_path: Path, form: str) -> None:
    results = tmp_path / "results.jsonl"
    batch("-", "--format", form, "--output", results, given=lines(*CASES))
    done = call("verify", str(results))
    assert done.code not in (0, BAD_DATA)
    assert "nothing was checked; add --input FILE" in done.err
