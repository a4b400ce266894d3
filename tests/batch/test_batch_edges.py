"""Batch where inputs are not what they seem: heads without a question, blanks, changed files."""

from __future__ import annotations

import gzip
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from distinguo.batch.inputs.blocks import BLOCK_BYTES
from distinguo.batch.inputs.sources import open_source, read_blocks
from distinguo.batch.run.duplicate_ids import (
    MAX_IDS_LOCATED,
    MAX_REPEATS_NAMED,
    IdLog,
    find_repeated_ids,
)
from kit.batch import BAD_DATA, COMMAND, CSV, ENVIRONMENT, batch, case, lines, results

HEADS = {
    "misspelt": (
        b"id,undr_18,work_for_othr\na,yes,no\n",
        [
            'standard input:1: "undr_18": no such question; did you mean "under_18"?',
            'standard input:1: "work_for_othr": no such question; did you mean "work_for_other"?',
        ],
    ),
    "of something else": (
        b"name;age\r\nx;7\r\n",
        [
            'standard input:1: "name": no such question; `distinguo questions` lists them',
            'standard input:1: "age": no such question; `distinguo questions` lists them',
        ],
    ),
    "an id alone": (
        b"id,as\na,self\n",
        ["standard input:1: no column is a question; `distinguo questions` lists them"],
    ),
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("options", [(), ("--ignore-unknown",)])
def test_a_table_without_a_question_is_refused_with_its_heads(
    head: str, options: tuple[str, ...]
) -> None:
    data, said = HEADS[head]
    done = batch("-", *options, given=data)
    assert done.stderr.decode().splitlines() == [f"distinguo: {line}" for line in said]
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


def test_a_line_of_words_before_records_is_one_bad_record() -> None:
    done = batch("-", given=b"Export, 2026\n" + lines(case("a")))
    assert [each["kind"] for each in results(done)] == ["error", "screening"]


def test_one_head_that_is_misspelt_is_named_row_by_row() -> None:
    done = batch("-", given=b"id,under_18,can_leav\na,yes,no\n")
    (found,) = results(done)
    assert found["path"] == "$.answers.can_leav"


@pytest.mark.parametrize("jobs", [1, 2])
def test_blank_lines_alone_are_nothing_however_many(tmp_path: Path, jobs: int) -> None:
    path = tmp_path / "blank.jsonl"
    path.write_bytes((b" " * 511 + b"\n") * (9 * BLOCK_BYTES // 512))
    done = batch(path, "--jobs", jobs)
    assert [each["message"] for each in results(done)] == ["there is no record in this input"]
    assert f"{path}: is empty; give it at least one record" in done.stderr.decode()
    assert done.returncode == BAD_DATA


def test_an_error_is_written_as_tightly_as_a_result() -> None:
    done = batch("-", given=lines(case("a", recruted="yes")))
    assert done.stdout.startswith(b'{"kind":"error","file":"standard input","line":1,"path":"$')
    assert b'", "' not in done.stdout


def write_more(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\n")


def write_over(path: Path) -> None:
    """As many bytes as before, but others."""
    data = path.read_bytes()
    with path.open("r+b") as file:
        file.write(data[::-1])
    os.utime(path, ns=(0, 0))


def leave_alone(path: Path) -> None:
    path.read_bytes()


def put_another_in_its_place(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(b"{}")
    other.replace(path)


@pytest.mark.parametrize(
    "data",
    [lines(case("a")), CSV, gzip.compress(lines(case("a")))],
    ids=["lines", "a table", "packed lines"],
)
@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        (write_more, True),
        (write_over, True),
        (leave_alone, False),
        (put_another_in_its_place, False),  # what was opened is read on, as it was
    ],
)
def test_a_file_that_is_written_to_while_it_is_read_has_changed(
    tmp_path: Path, data: bytes, change: Callable[[Path], None], noticed: bool
) -> None:
    path = tmp_path / "cases"
    path.write_bytes(data)
    source = open_source(str(path))
    list(read_blocks(source))
    assert not source.changed()
    change(path)
    assert source.changed() is noticed


def test_a_run_whose_input_changed_says_so(tmp_path: Path) -> None:
    """The second input is a pipe, so that the run is still on while the first one changes."""
    path, pipe = tmp_path / "cases.jsonl", tmp_path / "pipe"
    path.write_bytes(lines(case("a")))
    os.mkfifo(pipe)
    run = subprocess.Popen(
        [*COMMAND, str(path), str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    with pipe.open("wb") as second:  # opens when the run does, and so after the first input
        write_more(path)
        second.write(lines(case("b")))
    _, talk = run.communicate(timeout=60)
    assert f"{path}: changed while it was read; run it again" in talk.decode()
    assert run.returncode == BAD_DATA


def logged(*ids: str | None) -> IdLog:
    log = IdLog()
    for start in range(0, len(ids), 1000):
        block = ids[start : start + 1000]
        log.add(0, range(start + 1, start + 1 + len(block)), block)
    return log


def test_every_repeated_id_is_counted_and_the_first_are_named() -> None:
    count = 3 * MAX_IDS_LOCATED
    ids = [f"case {number}" for number in range(count)]
    found = find_repeated_ids([logged(*ids, *ids, None, None)])
    assert found.count == count
    assert [(t.line, t.before) for t in found.named] == [
        (count + 1 + n, (0, 1 + n)) for n in range(MAX_REPEATS_NAMED)
    ]


def test_one_id_for_all_is_given_again_by_all_but_one() -> None:
    found = find_repeated_ids([logged(*["x"] * 5000), logged(*["x"] * 5)])
    assert found.count == 5004
    assert len(found.named) == MAX_REPEATS_NAMED
    assert {twice.before for twice in found.named} == {(0, 1)}


def test_ids_that_come_once_are_no_repeats() -> None:
    assert find_repeated_ids([logged("b", "a", None, None, "c")]).count == 0
