"""Batch at its edges: every input in its place, every fault named, every ending clean."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from distinguo.batch.inputs import json_values as values
from distinguo.batch.results.result_schema import batch_schema
from distinguo.batch.run.batch_counts import BatchCounts
from distinguo.batch.run.summary_report import settling_rows
from distinguo.batch.run.suppression import shown_counts
from distinguo.batch.screening_options import Detail
from distinguo_rules.model import Status
from distinguo_rules.questionnaire import ORDER
from kit.batch import BAD_DATA, COMMAND, CSV, ENVIRONMENT, batch, case, lines, results

KILLS = int(os.environ.get("DISTINGUO_KILLS", "4"))


def many(count: int, seed: int = 1) -> list[dict[str, Any]]:
    dice = random.Random(seed)
    return [
        case(f"c{n:06}", **{id: dice.choice(["yes", "no", "unsure"]) for id in ORDER[:25]})
        for n in range(count)
    ]


CASES = [
    case("a", work_for_other="yes", force_used="yes"),
    case("b", from_abroad=False, work_for_other="no", sex_for_value="no"),
    case("c"),
]
STATUSES = ["indicated", "not_indicated", "undetermined"]


def statuses(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [each["frameworks"]["us"]["trafficking"]["status"] for each in results(done)]


def flat(record: dict[str, Any]) -> dict[str, Any]:
    return {"id": record["id"], **record["answers"], "danger_now": "unsure"}


INPUTS = {
    "lines": lines(*CASES),
    "lines that end as on Windows": lines(*CASES).replace(b"\n", b"\r\n"),
    "lines after a byte-order mark": b"\xef\xbb\xbf" + lines(*CASES),
    "flat lines": lines(*map(flat, CASES)),
    "flat and nested lines": lines(CASES[0], flat(CASES[1]), CASES[2]),
    "a compact array": json.dumps(CASES, separators=(",", ":")).encode(),
    "an array after a byte-order mark": b"\xef\xbb\xbf" + json.dumps(CASES).encode(),
    "an array over many lines": json.dumps(CASES, indent=2).encode(),
    "objects over many lines": "\n".join(json.dumps(each, indent=2) for each in CASES).encode(),
    "a table": CSV,
    "a table with semicolons": CSV.replace(b",", b";"),
    "a table after a byte-order mark": b"\xef\xbb\xbf" + CSV.replace(b"\n", b"\r\n"),
    "packed lines": gzip.compress(lines(*CASES)),
    "a packed table": gzip.compress(CSV),
    "a table with heads in any case": CSV.replace(b"id,work_for_other", b"ID, Work_For_Other "),
    "a table with all heads in capitals": CSV.partition(b"\n")[0].upper()
    + b"\n"
    + CSV.partition(b"\n")[2],
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_kind_of_input_is_told_apart_by_what_is_in_it(name: str) -> None:
    done = batch("-", given=INPUTS[name])
    assert statuses(done) == STATUSES
    assert [each["id"] for each in results(done)] == ["a", "b", "c"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_zstd_file_is_read(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zst`")
    path = tmp_path / "cases.zst"
    path.write_bytes(zstandard.ZstdCompressor().compress(lines(*CASES)))
    assert statuses(batch(path)) == STATUSES


def test_several_files_come_in_order(tmp_path: Path) -> None:
    for name, data in (("1.csv", CSV), ("2.jsonl", lines(case("z")))):
        (tmp_path / name).write_bytes(data)
    done = batch(tmp_path / "2.jsonl", tmp_path / "1.csv")
    assert [each["id"] for each in results(done)] == ["z", "a", "b", "c"]


def test_results_obey_the_schema_and_say_what_they_are() -> None:
    given = lines(*CASES, case("d", recruted="yes"), {**CASES[0], "as": "observer"})
    for detail in Detail:
        found = results(batch("-", "--detail", detail, given=given))
        schema = json.loads(batch("--schema", "--detail", detail).stdout)
        assert schema == batch_schema(detail)
        for each in found:
            jsonschema.validate(each, schema)
        kinds = [each["kind"] for each in found]
        assert kinds == ["screening"] * 3 + ["error", "screening"]


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


BAD_VALUES = {
    b"[1,]": (1, None),
    b'[{"answers":{}},]': (1, 17),
    b'[\n {"answers":{}}\n {"answers":{}}]': (3, 3),
    b'[{"answers":{}}': (1, 17),
    b'[{"answers":{}}] more': (1, 18),
    b'[\n\n{"answers":{}},\n  {"answers": tru}]': (4, 15),
    b'[{"answers":{}},{"id":"}, {","answers":{"a":1}}]': (1, None),
}


@pytest.mark.parametrize("given", BAD_VALUES)
def test_a_broken_array_is_rejected_with_line_and_column(given: bytes) -> None:
    done = batch("-", given=given)
    assert done.returncode == BAD_DATA
    first = next(each for each in results(done) if each["kind"] == "error")
    assert (first["line"], first.get("column")) == BAD_VALUES[given]


def test_an_empty_input_is_an_error_but_an_empty_array_is_not() -> None:
    assert batch("-", given=b" \n").returncode == BAD_DATA
    assert batch("-", given=b"[]").returncode == 0


def test_an_empty_input_is_said_to_be_empty(tmp_path: Path) -> None:
    done = batch("-", given=b"")
    assert b"standard input: is empty; give it at least one record" in done.stderr
    assert b"could not be read" not in done.stderr
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "bad.jsonl").write_bytes(b"{\n")
    both = batch(tmp_path / "none.jsonl", tmp_path / "bad.jsonl")
    assert f"{tmp_path / 'none.jsonl'}: is empty" in both.stderr.decode()
    assert b"1 of 1 records: could not be read" in both.stderr


def test_an_empty_file_beside_large_ones_is_said_to_be_empty(big: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_bytes(b"")
    done = batch(big, tmp_path / "none.jsonl", "--detail", "compact", "--jobs", "2")
    assert done.returncode == BAD_DATA
    assert b"none.jsonl: is empty" in done.stderr


def test_a_table_with_one_question_in_two_columns_is_refused() -> None:
    done = batch("-", given=b"id,under_18,Under_18\na,yes,no\n")
    assert b"appears twice" in done.stdout


def after_each_other(records: list[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(record, indent=1) for record in records)


@pytest.mark.parametrize("write", [json.dumps, partial(json.dumps, indent=1), after_each_other])
def test_pieces_are_cut_right_whatever_the_texts_hold(
    write: Callable[[list[dict[str, Any]]], str],
) -> None:
    ids = ["}, {", '"},{"', "}{", "\\", "]", "[", ",", "é", "é\u202e", "=1+1", "a:b:c"]
    given = [case(id, under_18="no") for id in ids] * 3000
    wrong = range(1000, len(given), 1000)
    for place in wrong:
        given[place] = case(f"wrong {place}", undr_18="no")
    text = write(given)
    found = results(batch("-", "--detail", "compact", given=text.encode()))
    for place in wrong:
        before = text[: text.index(f"wrong {place}")].count("\n")
        assert found[place]["line"] == max(1, before)
        found[place] = given[place]
    assert [each["id"] for each in found] == [each["id"] for each in given]


def test_a_comma_between_objects_that_no_array_holds_is_a_fault_of_its_own() -> None:
    given = b'{\n"id":"a","answers":{}},{"id":"b","answers":{}}\n{"id":"c","answers":{}}'
    found = results(batch("-", given=given))
    assert [each.get("id") for each in found] == ["a", None, "b", "c"]


@pytest.mark.parametrize("text", [b"[%b]" % b",1,".join([b"{}"] * 9000), b"{\n}" + b"[]{}" * 9000])
def test_an_end_that_is_not_there_is_looked_for_once(
    text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = []

    class Pattern:
        def search(self, text: bytes, start: int) -> None:
            searches.append(start)

    for name in ("_END_IN_ARRAY", "_END_OUTSIDE_ARRAY"):
        monkeypatch.setattr(values, name, Pattern())
    (block,) = values.read_value_blocks(io.BytesIO(text))
    assert len(block.lines) >= 9000
    assert len(searches) == 1


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


def test_ids_given_twice_are_named_with_both_lines() -> None:
    done = batch("-", given=lines(case("b"), case("a"), case("c"), case("a")))
    assert done.returncode == 0
    assert b"standard input:4 $.id: is the same as in line 2" in done.stderr
    assert batch("-", given=lines(case("b"), case("a"))).stderr == b""


def test_a_table_out_is_harmless_and_reads_back(tmp_path: Path) -> None:
    ids = ["=1+1", "+a", "-b", "@c", "'d", "plain", 'a"b,c']
    done = batch("-", "--format", "csv", given=lines(*(case(id) for id in ids)))
    rows = done.stdout.decode().splitlines()
    assert rows[0].startswith("kind,id,as,us.trafficking.status")
    cells = [row.partition(",")[2] for row in rows[1:]]
    assert cells[0].startswith("'=1+1")
    assert all(cell[0] not in "=+-@\t" for cell in cells)
    table = "id,under_18\n" + "".join(f"{cell.partition(',worker')[0]},no\n" for cell in cells)
    assert [each["id"] for each in results(batch("-", given=table.encode()))] == ids


def test_an_array_out_is_one_array() -> None:
    done = batch("-", "--format", "json", given=lines(*CASES))
    assert [each["id"] for each in json.loads(done.stdout)] == ["a", "b", "c"]
    assert json.loads(batch("-", "--format", "json", given=b"[]").stdout) == []


def test_parquet_goes_out_and_comes_in(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    path, cases = tmp_path / "out.parquet", tmp_path / "in.parquet"
    assert batch("-", "--format", "parquet", "--output", path, given=CSV).returncode == 0
    rows = duckdb.sql(f"SELECT kind, id, \"us.trafficking.status\" FROM '{path}'").fetchall()
    assert rows == [("screening", *pair) for pair in zip("abc", STATUSES, strict=True)]
    text = tmp_path / "in.csv"
    text.write_bytes(CSV)
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{text}')) TO '{cases}'")
    assert statuses(batch(cases)) == STATUSES
    starred = cases.rename(tmp_path / "in[1]*.parquet")  # a name, not a pattern
    assert statuses(batch(starred)) == STATUSES


def test_cells_of_parquet_say_what_they_hold(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    cases = tmp_path / "in.parquet"
    rows = "(1, true, NULL), (2, NULL, ['yes', 'no'])"
    table = f"SELECT * FROM (VALUES {rows}) AS t(id, work_for_other, force_used)"
    duckdb.sql(f"COPY ({table}) TO '{cases}'")
    first, second = results(batch(cases))
    assert first["id"] == "1"
    assert first["frameworks"]["us"]["trafficking"]["elements"]["labor_act"] is True
    assert second["path"] == "$.answers.force_used"


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough cases to be shared out, one bad among them, the last line without an end."""
    path = tmp_path_factory.mktemp("big") / "big.jsonl"
    cases = many(4000)
    cases[3210] = case("bad", recruted="yes")
    path.write_bytes(lines(*cases).rstrip(b"\n"))
    return path


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_several_processes_write_the_same_as_one(big: Path, form: str) -> None:
    alone, shared, three = (batch(big, "--format", form, "--jobs", n) for n in (1, 2, 3))
    assert alone.stdout == shared.stdout == three.stdout
    assert alone.returncode == shared.returncode == BAD_DATA
    assert b"3211" in alone.stdout


def test_several_processes_count_the_same_as_one(big: Path) -> None:
    options = ("--summary", "--detail", "compact")
    alone, shared = (batch(big, "--jobs", n, *options).stderr for n in (1, 2))
    assert alone == shared
    assert b"4,000 records: 3,999 screened, 1 could not be read." in alone


def test_several_processes_stop_at_the_first_bad_record(big: Path) -> None:
    alone, shared = (batch(big, "--jobs", n, "--strict").stdout for n in (1, 2))
    assert alone == shared
    assert json.loads(alone.splitlines()[-1])["kind"] == "error"


FOUND = {"work_for_other": "yes", "force_used": "yes"}
NOT_FOUND = {"work_for_other": "no", "sex_for_value": "no"}


def summary_of(found: int, none: int, still_open: int, *more: str) -> str:
    """The summary's part on trafficking."""
    given = [FOUND] * found + [NOT_FOUND] * none + [{}] * still_open
    records = [case(f"s{n:03}", **answers) for n, answers in enumerate(given)]
    done = batch("-", "--summary", *more, given=lines(*records))
    text = done.stderr.decode()
    assert "screening, not a legal finding" in text
    return text.partition("human trafficking")[2].partition("migrant smuggling")[0]


def counts_in(summary: str) -> list[str]:
    """What stands for signs found, none and open."""
    rows = [line.strip() for line in summary.splitlines()[1:4]]
    return [re.split(r"  +", row)[1] for row in rows]


def test_small_groups_can_be_kept_out_of_the_summary() -> None:
    few = ("--suppress-below", "5")
    assert counts_in(summary_of(3, 87, 10)) == ["3", "87", "10"]
    assert counts_in(summary_of(3, 87, 10, *few)) == ["not shown", "87", "not shown"]
    assert counts_in(summary_of(3, 20, 0, *few)) == ["not shown", "not shown", "0"]
    assert counts_in(summary_of(3, 0, 0, *few)) == ["not shown"] * 3
    assert counts_in(summary_of(5, 20, 0, *few)) == ["5", "20", "0"]


def test_the_summary_says_why_something_is_not_shown() -> None:
    done = batch("-", "--summary", "--suppress-below", "5", given=lines(*CASES))
    assert b"Not shown: groups of fewer than 5" in done.stderr


def test_what_would_settle_open_ones_gives_no_small_group_away() -> None:
    def rows(counts: BatchCounts, least: int) -> list[tuple[str, int | None]]:
        still_open = shown_counts([counts.statuses[name, s] for s in Status], least)[-1]
        return settling_rows(counts, name, still_open, least)

    name = "us.trafficking"
    counts = BatchCounts(records=100)
    counts.statuses.update({(name, Status.NOT_INDICATED): 90, (name, Status.UNDETERMINED): 10})
    settling = {"a": 10, "b": 8, "c": 5, "d": 2}  # b leaves 2 open
    counts.settled_by_one.update({(name, id): n for id, n in settling.items()})
    assert dict(rows(counts, 1)) == settling
    assert rows(counts, 5) == [("a", 10), ("c", 5)]
    counts.statuses[name, Status.INDICATED] = 3  # now the open ones are not shown
    assert rows(counts, 5) == []


@pytest.mark.parametrize(("cells", "most"), [(3, 20), (4, 11)])
@pytest.mark.parametrize("least", [2, 3, 5])
def test_no_small_group_can_be_worked_out_from_a_table(cells: int, most: int, least: int) -> None:
    """Not even by one who knows the whole and how it is decided what to keep back."""
    alike: dict[object, list[tuple[int, ...]]] = {}
    for counts in itertools.product(range(most + 1), repeat=cells):
        if least <= sum(counts) <= most:
            alike.setdefault((sum(counts), shown_counts(counts, least)), []).append(counts)
    kept_back = 0
    for tables in alike.values():
        for mask in itertools.product((False, True), repeat=cells):
            sums = {sum(itertools.compress(counts, mask)) for counts in tables}
            assert len(sums) > 1 or not 0 < min(sums) < least, (tables[0], mask)
        kept_back += None in shown_counts(tables[0], least)
    assert kept_back > 10


def test_nothing_is_kept_back_from_a_table_without_small_groups() -> None:
    assert shown_counts([5, 0, 90], 5) == (5, 0, 90)
    assert shown_counts([1, 2, 3], 0) == shown_counts([1, 2, 3], 1) == (1, 2, 3)


def test_a_reader_that_leaves_ends_it_quietly(big: Path) -> None:
    for jobs in "12":
        with subprocess.Popen(
            [*COMMAND, str(big), "--jobs", jobs],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.readline()
            running.stdout.close()
            assert b"Traceback" not in running.stderr.read()
            assert running.wait(20) == 0


def test_ctrl_c_ends_it_with_130_and_leaves_no_file(big: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with subprocess.Popen(
        [*COMMAND, "-", "--output", str(target)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as running:
        assert running.stdin is not None
        running.stdin.write(lines(*many(2000)))
        running.stdin.flush()
        time.sleep(0.6)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
    assert list(tmp_path.iterdir()) == []


def test_killed_at_any_time_the_result_is_whole_or_not_there(big: Path, tmp_path: Path) -> None:
    whole = batch(big, "--jobs", 1).stdout
    dice = random.Random(3)
    for number in range(KILLS):
        target = tmp_path / f"{number}.jsonl"
        with subprocess.Popen(
            [*COMMAND, str(big), "--jobs", str(1 + number % 2), "--output", str(target)],
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        ) as running:
            time.sleep(dice.uniform(0.1, 1.0))
            running.kill()
        assert not target.exists() or target.read_bytes() == whole


def test_a_full_disk_is_said_plainly(big: Path) -> None:
    for jobs in "12":
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*COMMAND, str(big), "--jobs", jobs],
                stdout=full,
                stderr=subprocess.PIPE,
                env=ENVIRONMENT,
                timeout=60,
            )
        assert done.returncode not in (0, BAD_DATA)
        assert b"No space left" in done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("nowhere.jsonl",), (".",), ("-", "--output", "none/out")])
def test_what_cannot_be_opened_is_named(words: tuple[str, ...]) -> None:
    done = batch(*words, given=lines(*CASES))
    assert done.returncode == 2
    assert done.stderr.startswith(b"distinguo: ")
    assert b"Traceback" not in done.stderr


def test_a_damaged_packed_file_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cases.gz"
    path.write_bytes(gzip.compress(lines(*many(3000)))[:-2000])
    done = batch(path)
    assert done.returncode == BAD_DATA
    assert b"ends unexpectedly" in done.stderr
    assert b"Traceback" not in done.stderr


def test_one_record_is_screened_without_loading_what_draws() -> None:
    code = (
        "import sys\n"
        "from distinguo.batch.command import batch\n"
        "from distinguo.batch.engine.engine import Engine\n"
        "assert Engine().screen_lines([b'{\"answers\":{}}']).entries[0]\n"
        "print([m for m in ('rich.console', 'questionary', 'prompt_toolkit', 'duckdb')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ENVIRONMENT)
    assert done.stdout == b"[]\n", done.stderr
