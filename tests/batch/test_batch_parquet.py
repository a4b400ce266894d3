"""Parquet, workbooks and zstd: nothing is lost, and nothing outside the file changes a record."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from distinguo.batch.inputs import parquet
from distinguo.batch.inputs.blocks import RecordBlock
from distinguo.batch.inputs.sources import open_source, read_blocks
from distinguo.batch.results.parquet_output import GROUP_BYTES, csv_to_parquet
from kit.batch import BAD_DATA, COMMAND, ENVIRONMENT, batch, case, lines, many, results
from kit.rows_as_json import RowsAsJson

duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")

COLUMNS = "'a1' AS id, 'no' AS under_18, true AS work_for_other, 'Yes' AS law_threat"
A1 = [("a1", "indicated")]


def write(path: Path, select: str = f"SELECT {COLUMNS}") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.sql(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def verdicts(done: subprocess.CompletedProcess[bytes]) -> list[tuple[str | None, str]]:
    found = results(done)
    assert {each["kind"] for each in found} <= {"screening"}, found
    return [(each["id"], each["frameworks"]["us"]["trafficking"]["status"]) for each in found]


FORMS = {
    "columns": COLUMNS,
    "columns in capitals": "'a1' AS ID, true AS Work_For_Other, 'YES' AS LAW_THREAT",
    "groups": "'a1' AS id, true AS \"w/work_for_other\", 'YES' AS \"w.law_threat\"",
    "text": "'a1' AS id, 'true' AS work_for_other, 'TRUE' AS law_threat, '' AS under_18",
    "an index of pandas": f"{COLUMNS}, 3::BIGINT AS __index_level_0__",
    "a column of NaN": f"{COLUMNS}, 'nan'::DOUBLE AS score, 'inf'::FLOAT AS other",
    "a question that is NaN": f"{COLUMNS}, 'nan'::DOUBLE AS papers_held",
    "a time with a zone": f"{COLUMNS}, now() AS moment",
    "a map with dates": f"{COLUMNS}, MAP {{DATE '2026-01-01': 1}} AS days",
    "a struct": "'a1' AS id, {'work_for_other': 'yes', 'law_threat': true, 'site': 7} AS answers",
    "a map": "'a1' AS id, MAP {'work_for_other': 'yes', 'law_threat': 'Yes'} AS answers",
    "JSON": """'a1' AS id, '{"work_for_other": "yes", "law_threat": true}' AS answers""",
    "an enum": "'a1' AS id, 'yes'::ENUM('yes', 'no') AS work_for_other, true AS law_threat",
    "binary text": "'a1'::BLOB AS id, 'yes'::BLOB AS work_for_other, true AS law_threat",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_parquet_file_of_any_form_is_taken(form: str, tmp_path: Path) -> None:
    path = write(tmp_path / "cases.parquet", f"SELECT {FORMS[form]}")
    done = batch(path)
    assert verdicts(done) == A1
    assert done.returncode == 0


@pytest.mark.parametrize(
    "folder",
    ["work_for_other=no/law_threat=no", "id=7", "as=observer", "date=2026-11-27", "a*[b]?{c}"],
)
def test_the_name_of_a_folder_changes_nothing(folder: str, tmp_path: Path) -> None:
    path = tmp_path / folder / "cases.parquet"
    path.parent.mkdir(parents=True)
    path.write_bytes(write(tmp_path / "cases.parquet").read_bytes())
    done = batch(path)
    assert (verdicts(done), done.stderr) == (A1, b"")
    output = tmp_path / folder / "out.parquet"
    given = lines(case("b", under_18="no"))
    assert batch("-", "--format", "parquet", "--output", output, given=given).returncode == 0
    (tmp_path / "copy.parquet").write_bytes(output.read_bytes())
    table = duckdb.read_parquet(str(tmp_path / "copy.parquet"))
    assert table.columns[:3] == ["kind", "id", "as"]
    assert table.project("id").fetchall() == [("b",)]


def test_parquet_comes_through_pipes_and_packed(tmp_path: Path) -> None:
    path = write(tmp_path / "cases.parquet")
    write(tmp_path / "standard input", "SELECT 'wrong' AS id, 'no' AS under_18")
    assert verdicts(batch("-", given=path.read_bytes(), cwd=tmp_path)) == A1
    packed = tmp_path / "cases.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert verdicts(batch(packed)) == A1
    with path.open("rb") as file:
        done = subprocess.run(
            [*COMMAND, "-"], stdin=file, capture_output=True, env=ENVIRONMENT, timeout=60
        )
    assert verdicts(done) == A1
    odd = tmp_path / "p\udcff.parquet"
    odd.write_bytes(path.read_bytes())
    assert verdicts(batch(odd)) == A1


@pytest.mark.parametrize("folder", ["work_for_other=no", "a*[b]?{c}", "id=7/it's"])
def test_parquet_is_read_by_its_name_where_descriptors_have_none(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "cases.parquet")
    place = tmp_path / folder / "cases.parquet"
    place.parent.mkdir(parents=True)
    place.write_bytes(path.read_bytes())
    monkeypatch.setattr(parquet, "DESCRIPTORS", tmp_path / "none")
    source = open_source(str(place), RowsAsJson())
    (block,) = read_blocks(source)
    assert isinstance(block, RecordBlock)
    assert json.loads(block.lines[0]) == {
        "id": "a1",
        "answers": {"under_18": "no", "work_for_other": "yes", "law_threat": "yes"},
    }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_parquet_is_made_ends_the_run_in_order(
    number: signal.Signals, tmp_path: Path
) -> None:
    """DuckDB would turn it into an error of its own, which is no end in order."""
    code = (
        "import os, sys\n"
        "from distinguo.batch.results import parquet_output as made\n"
        "from distinguo.endings import end_in_order\n"
        "end_in_order()\n"
        "def copy(*_): os.kill(os.getpid(), int(sys.argv[1])); done.append(1)\n"
        "done = []\n"
        "made.connect = lambda **_: type('Connection', (), {'execute': staticmethod(copy)})\n"
        "try:\n"
        "    with made.csv_to_parquet('out.parquet', False): pass\n"
        "except KeyboardInterrupt: assert done; sys.exit(130)\n"
        "except SystemExit: assert done; raise\n"
    )
    done = subprocess.run(
        [COMMAND[0], "-c", code, str(int(number))], cwd=tmp_path, env=ENVIRONMENT, timeout=60
    )
    assert done.returncode == 128 + number
    assert list(tmp_path.iterdir()) == []


CONVERT = """
import resource, sys
from distinguo.batch.results.parquet_output import csv_to_parquet
with csv_to_parquet(f"{sys.argv[1]}.parquet", False) as table:
    table.write(b"kind,id,text\\n")
    for number in range(int(sys.argv[1])):
        table.write(b"screening,%d,%s\\n" % (number, b"%09d" % number * 100))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_rows_of_parquet(tmp_path: Path) -> None:
    """A row has 900 bytes of text that recurs nowhere."""
    megabytes = {}
    for rows in (5_000, 60_000):
        command = [COMMAND[0], "-c", CONVERT, str(rows)]
        megabytes[rows] = int(subprocess.check_output(command, cwd=tmp_path, env=ENVIRONMENT))
    assert megabytes[60_000] < megabytes[5_000] + 20, megabytes
    path = str(tmp_path / "60000.parquet")
    made = duckdb.sql(f"SELECT id, text FROM '{path}'").fetchall()
    assert made == [(str(number), f"{number:09}" * 100) for number in range(60_000)]
    groups = duckdb.sql(f"SELECT row_group_num_rows FROM parquet_metadata('{path}')").fetchall()
    assert max(rows for (rows,) in groups) * 900 < 2 * GROUP_BYTES


@pytest.mark.parametrize("length", [10, 600_000, 3_000_000])
def test_a_row_of_parquet_may_be_as_long_as_it_likes(length: int, tmp_path: Path) -> None:
    path = tmp_path / "made.parquet"
    with csv_to_parquet(str(path), False) as table:
        table.write(b'kind,id,text\na,"""b""",short\na,"""c""",' + b"x" * length + b"\n")
    found = duckdb.sql(f"SELECT id, length(text) FROM '{path}'").fetchall()
    assert found == [("b", 5), ("c", length)]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-20],
    "its sign alone": lambda data: b"PAR1",
    "another footer": lambda data: data[:-40] + b"\xff" * 32 + data[-8:],
    "a page overwritten": lambda data: data[:4] + b"\xff" * 200 + data[204:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_parquet_is_an_error_in_order(damage: str, tmp_path: Path) -> None:
    data = DAMAGE[damage](write(tmp_path / "cases.parquet").read_bytes())
    path = tmp_path / "damaged.parquet"
    path.write_bytes(data)
    for done in (batch(path), batch("-", given=data)):
        assert done.returncode == BAD_DATA
        assert b"Parquet" in done.stderr or b"cannot be read after row 0" in done.stderr
        assert b"an error in the program" not in done.stderr
        assert b"/dev/fd" not in done.stderr


REFUSED = {
    "no question": ("'a' AS id, 1 AS site", '"site": no such question'),
    "a mistyped question": (f"{COLUMNS}, 'no' AS papers_hel", 'did you mean "papers_held"?'),
    "one question twice": (f"{COLUMNS}, 'no' AS \"g/under_18\"", "under_18 appears twice"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_columns_of_parquet_are_checked_before_any_record(name: str, tmp_path: Path) -> None:
    select, said = REFUSED[name]
    done = batch(write(tmp_path / "cases.parquet", f"SELECT {select}"))
    assert said in done.stderr.decode()
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


def test_a_number_is_never_taken_for_true_or_false(tmp_path: Path) -> None:
    rows = (
        "SELECT 'a' AS id, 1 AS work_for_other, true AS law_threat UNION ALL SELECT 'b', 0, true"
    )
    found = results(batch(write(tmp_path / "cases.parquet", rows)))
    assert [each["path"] for each in found] == ["$.answers.work_for_other"] * 2
    assert "a number is not an answer; it looks like a code" in found[0]["message"]


def test_an_id_of_any_type_is_kept_as_text_and_bad_bytes_are_refused(tmp_path: Path) -> None:
    ids = "[7::INT, 7::UTINYINT]", "[1.10::DECIMAL(5, 2)]", "[DATE '2026-01-02']", "[1e22::DOUBLE]"
    found = []
    for number, values in enumerate(ids):
        path = tmp_path / f"{number}.parquet"
        write(path, f"SELECT unnest({values}) AS id, 'no' AS under_18")
        found += [each["id"] for each in results(batch(path))]
    assert found == ["7", "7", "1.10", "2026-01-02", "1e+22"]
    bad = write(tmp_path / "bad.parquet", "SELECT '\\xFF\\xFE'::BLOB AS id, 'no' AS under_18")
    (error,) = results(batch(bad))
    assert error["message"].startswith("not UTF-8 text")


IDS = [
    "a\u200cb",
    "x\ry",
    "x\r\ny",
    "tab\t",
    'q"',
    "\x1b[1m",
    "nul\0",
    "=1+1",
    "é\u202e",
    "",
    "'+",
]


def test_ids_come_out_of_parquet_as_they_went_in(tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    given = lines(*map(case, IDS), {"answers": {}})
    assert batch("-", "--format", "parquet", "--output", output, given=given).returncode == 0
    assert [row[0] for row in duckdb.read_parquet(str(output)).project("id").fetchall()] == [
        *IDS,
        None,
    ]
    table = batch("-", "--format", "csv", given=lines(case("a\u200cb")))
    assert ",a\u200cb,".encode() in table.stdout


def zstd(data: bytes, **options: object) -> bytes:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zst`")
    return bytes(zstandard.ZstdCompressor(**options).compress(data))


SKIPPABLE = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"


def test_frames_of_zstd_follow_each_other() -> None:
    first, second = lines(case("a"), case("b")), lines(case("c"))
    for data in (
        zstd(first) + zstd(second),
        SKIPPABLE + zstd(first) + SKIPPABLE + zstd(second) + SKIPPABLE,
        zstd(first + second, write_checksum=True),
    ):
        done = batch("-", given=data)
        assert [each["id"] for each in results(done)] == ["a", "b", "c"]
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("cut", [1, 2, 4, 60, 4000])
def test_a_zstd_file_that_is_cut_off_is_noticed_wherever_it_is_cut(cut: int) -> None:
    given = lines(*many(2000))
    done = batch("-", "--detail", "compact", given=zstd(given, write_checksum=True)[:-cut])
    found = results(done)
    assert b"ends unexpectedly (the compressed data ends too early)" in done.stderr
    assert done.returncode == BAD_DATA
    whole = [each["id"] for each in found if each["kind"] == "screening"]
    assert whole == [f"c{n:06}" for n in range(len(whole))]
    assert len(found) - len(whole) <= 1


def test_a_frame_cut_at_the_end_of_a_line_is_noticed() -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zst`")
    writer = zstandard.ZstdCompressor().compressobj()
    data = b""
    for record in many(300):
        data += writer.compress(lines(record)) + writer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    done = batch("-", given=data)
    assert len(results(done)) == 300
    assert (done.returncode, b"ends too early" in done.stderr) == (BAD_DATA, True)


def test_a_long_window_is_named() -> None:
    zstandard = pytest.importorskip("zstandard", reason="needs the extra `zst`")
    options = zstandard.ZstdCompressionParameters.from_level(3, window_log=28, enable_ldm=True)
    writer = zstandard.ZstdCompressor(compression_params=options).compressobj()
    done = batch("-", given=writer.compress(lines(case("a"))) + writer.flush())
    assert b"it was compressed with a long window; compress it again without --long" in done.stderr
    assert done.returncode == BAD_DATA


def test_a_workbook_is_read(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine", reason="needs the extra `xlsx`")
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="writes the workbook")
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Notes").write_row(0, 0, ["a page of notes"])
        sheet = book.add_worksheet("Cases")
        rows = [
            ["Case", "ID", "How old?", "Work for other", "law_threat"],
            ["x", 17, None, "Yes", True],
            [None, None, None, None, None],
            ["y", "b", None, 1, True],
            ["z", 2.5, None, False, "no sé"],
        ]
        for number, row in enumerate(rows, 2):
            sheet.write_row(number, 1, row)
    done = batch(path)
    found = results(done)
    assert [each.get("id") for each in found] == ["17", None, "2.5"]
    assert found[0]["frameworks"]["us"]["trafficking"]["status"] == "indicated"
    assert (found[1]["line"], found[1]["path"]) == (6, "$.answers.work_for_other")
    said = done.stderr.decode().splitlines()
    assert said[:3] == [
        f'distinguo: {path}: ignored columns that are not questions: "Case", "How old?"',
        f"distinguo: {path}: other sheets were passed over: Notes",
        f"distinguo: {path}: skipped 1 empty row",
    ]
    assert done.returncode == BAD_DATA
