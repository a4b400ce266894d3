"""Tables as survey tools, spreadsheets and databases write them: each with its right results."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import zstandard

from distinguo.batch.inputs.headings import is_mistaken, question_of
from distinguo.batch.inputs.streams import START_BYTES
from distinguo.batch.inputs.words import answer_of
from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from distinguo_rules.language import languages, tr, using
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID
from distinguo_rules.role import Voice
from kit.batch import BAD_DATA, COMMAND, ENVIRONMENT, batch, case, lines, many, results

INDICATED, OPEN = "indicated", "undetermined"
SOUND = b"id,under_18,work_for_other,law_threat\na1,no,yes,yes\na2,no,no,yes\n"
RECORDS = [{"id": n, "under_18": "no", "work_for_other": "yes", "law_threat": "yes"} for n in "ab"]


def verdicts(done: subprocess.CompletedProcess[bytes]) -> list[tuple[str | None, str]]:
    """The id and the verdict of trafficking of each result; of an error its line and message."""
    return [
        (each["id"], each["frameworks"]["us"]["trafficking"]["status"])
        if each["kind"] == "screening"
        else (str(each["line"]), each["message"].partition(";")[0])
        for each in results(done)
    ]


def screened(data: bytes, *options: str) -> tuple[list[tuple[str | None, str]], list[str], int]:
    done = batch("-", *options, given=data)
    return verdicts(done), done.stderr.decode().splitlines(), done.returncode


def zstd_of(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


A1 = ("a1", INDICATED)
A2 = ("a2", OPEN)
NO_ID = (None, INDICATED)
IGNORED = "distinguo: standard input: ignored columns that are not questions: "
# A table, its results, and the columns that are named as ignored.
TAKEN: dict[str, tuple[bytes, list[tuple[str | None, str]], str]] = {
    "a mark before quoted names": (
        b'\xef\xbb\xbf"id","under_18","work_for_other","law_threat"\r\n"a1","no","yes","yes"\r\n',
        [A1],
        "",
    ),
    "ODK's columns": (
        b"SubmissionDate,meta/instanceID,under_18,work_for_other,law_threat\n"
        b"2026-05-03,uuid:1,FALSE,TRUE,TRUE\n",
        [NO_ID],
        '"SubmissionDate", "meta/instanceID"',
    ),
    "KoBo's groups": (
        b"start,end,person/under_18,work/work_for_other,work/law_threat\n1,2,no,yes,yes\n",
        [NO_ID],
        '"start", "end"',
    ),
    "groups before other signs": (
        b"id,person:under_18,work-work_for_other,work.law_threat\na1,no,yes,yes\n",
        [A1],
        "",
    ),
    "the index of pandas": (
        b",id,under_18,work_for_other,law_threat\n0,a1,False,True,True\n1,a2,False,False,True\n",
        [A1, A2],
        "one without a name",
    ),
    "a letter beyond ASCII": (
        "Fallnummer_ä,under_18,work_for_other,law_threat\n1,no,yes,yes\n".encode(),
        [NO_ID],
        '"Fallnummer_ä"',
    ),
    "carriage returns alone": (SOUND.replace(b"\n", b"\r"), [A1, A2], ""),
    "a line that names the separator": (
        b"sep=;\r\n" + SOUND.replace(b",", b";"),
        [A1, A2],
        "",
    ),
    "another separator that is named": (b"sep=~\n" + SOUND.replace(b",", b"~"), [A1, A2], ""),
    "a question mark": (
        b"Timestamp,under_18,work_for_other,law_threat,Anything else?\n1:00,no,yes,yes,\n",
        [NO_ID],
        '"Timestamp", "Anything else?"',
    ),
    "bars": (SOUND.replace(b",", b"|"), [A1, A2], ""),
    "a line break in a name": (
        b'id,under_18,"Notes\n(optional)",work_for_other,law_threat\n'
        b"a1,no,,yes,yes\na2,no,,no,yes\n",
        [A1, A2],
        '"Notes (optional)"',
    ),
    "a line break in the first name": (
        b'"Notes\r\n(optional)",id,under_18,work_for_other,law_threat\r\n,a1,no,yes,yes\r\n',
        [A1],
        '"Notes (optional)"',
    ),
    "more commas than separators": (
        b'id;"a, b, c, d, e, f, g";under_18;work_for_other;law_threat\na1;x;no;yes;yes\n',
        [A1],
        '"a, b, c, d, e, f, g"',
    ),
    "an empty first line": (b"\n" + SOUND, [A1, A2], ""),
    "heads in capitals": (
        b"ID,Under_18,Work_For_Other,LAW_THREAT\na1,no,yes,yes\n",
        [A1],
        "",
    ),
    "heads with blanks": (b"id, Under 18 ,work-for-other,law threat\na1,no,yes,yes\n", [A1], ""),
    "the columns of law sql": (
        b"id,q_under_18,q_work_for_other,q_law_threat\na1,,true,true\na2,,,\n",
        [A1, A2],
        "",
    ),
    "labels": (
        b"id,under_18,work_for_other,law_threat\na1,No,Yes,Yes\nb,NO,YES,YES\nc,no , yes, yes\n",
        [A1, ("b", INDICATED), ("c", INDICATED)],
        "",
    ),
    "ids that a spreadsheet guards": (
        b"id,under_18,work_for_other,law_threat\n+49301,no,yes,yes\n-5,no,yes,yes\n'+7,no,yes,yes\n",
        [("+49301", INDICATED), ("-5", INDICATED), ("+7", INDICATED)],
        "",
    ),
    "a text that begins as Parquet": (b"PAR1,id,under_18\nx,a2,no\n", [A2], '"PAR1"'),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_table_of_any_dialect_is_taken(name: str) -> None:
    data, expected, ignored = TAKEN[name]
    said = [IGNORED + ignored] if ignored else []
    assert screened(data) == (expected, said, 0)


def test_a_table_is_known_by_its_name_if_its_head_does_not_show_it(tmp_path: Path) -> None:
    path = tmp_path / "export.CSV.gz"
    path.write_bytes(gzip.compress(b"%;&\n" * 20))
    done = batch(path)
    assert done.stderr.decode().splitlines() == [
        f'distinguo: {path}:1: "{name}": no such question; `distinguo questions` lists them'
        for name in ("%", "&")
    ]


def test_a_head_of_any_width_is_read() -> None:
    wide = b",".join(b"note %d: %b?" % (n, 1000 * b"x") for n in range(100))
    assert len(wide) > START_BYTES
    data = b"%b,id,under_18,work_for_other,law_threat\n" % wide
    data += b",".join([b""] * 100) + b",a1,no,yes,yes\n"
    found, said, code = screened(data)
    assert (found, code) == ([A1], 0)
    assert said[0].endswith("and 80 more")


def test_a_head_is_read_whole_however_slowly_it_comes() -> None:
    for cut in range(1, len(SOUND), 9):
        done = batch("-", given=[SOUND[:cut], SOUND[cut:]])
        assert (verdicts(done), done.stderr, done.returncode) == ([A1, A2], b"", 0)


NOT_CLOSED = "ends unexpectedly: a quotation mark is not closed"
HEAD = b"id,under_18,work_for_other,law_threat\n"
# A table, its results, and what is said beside the number of records.
REFUSED_ROWS: dict[str, tuple[bytes, list[tuple[str | None, str]], list[str]]] = {
    "a quote that is not closed": (
        HEAD + b'a1,no,yes,yes\n"b,no,yes,yes\nc,no,yes,yes\nd,no,yes,yes\n',
        [A1, ("3", NOT_CLOSED)],
        ["standard input:3: what follows this row was not read: 2 lines"],
    ),
    "a quote that is not closed in a note": (
        b'id,under_18,work_for_other,law_threat,note\na1,no,yes,yes,\nb,no,yes,yes,"she\n'
        b"c,no,yes,yes,\n",
        [A1, ("3", NOT_CLOSED)],
        ["standard input:3: what follows this row was not read: 1 line"],
    ),
    "a quote too many": (
        HEAD + b'a1,no,yes,yes\n"a,"no","yes","yes"\nc,no,yes,yes\n',
        [A1, ("3", "has a quotation mark inside a quoted cell")],
        ["standard input:3: what follows this row was not read: 1 line"],
    ),
    "a cell too many in a table of one column": (
        b"under_18\nno,yes\nyes\n",
        [("2", "expected 1 cell, found 2"), (None, OPEN)],
        [],
    ),
    "a cell too many": (
        HEAD + b"b,no,yes,yes,no\na1,no,yes,yes\n",
        [("2", "expected 4 cells, found 5"), A1],
        [],
    ),
    "a last row that is cut off": (
        HEAD + b"a1,no,yes,yes\nb,no,y",
        [A1, ("3", "expected 4 cells, found 3")],
        [],
    ),
    "NUL bytes at the end": (
        HEAD + b"a1,no,yes,yes\n\0\0\0\0\n",
        [A1, ("3", "holds a NUL character: the file is damaged there")],
        [],
    ),
    "a NUL byte in a cell": (
        HEAD + b"a\0,no,yes,yes\na1,no,yes,yes\n",
        [("2", "holds a NUL character: the file is damaged there"), A1],
        [],
    ),
    "a row that is too long": (
        HEAD + b"," * 4_000_000 + b"\na1,no,yes,yes\n",
        [("2", "is longer than 1,000,000 characters"), A1],
        [],
    ),
    "codes": (
        HEAD + b"b,0,1,1\nc,N,Y,Y\nd,99,-99,98\na2,NA,n/a,Don't know\n",
        [
            ("2", '"0" is not an answer'),
            ("3", '"N" is not an answer'),
            ("4", '"99" is not an answer'),
            A2,
        ],
        [],
    ),
    "rows of descriptions below the head": (
        HEAD + b'Response ID,"Under 18?\nthink",Work?,Threat?\na1,no,yes,yes\n',
        [("2", '"Under 18?\\x0athink" is not an answer'), A1],
        [],
    ),
}


@pytest.mark.parametrize("name", REFUSED_ROWS)
def test_a_row_that_cannot_be_read_has_an_error_in_its_place(name: str) -> None:
    data, expected, said = REFUSED_ROWS[name]
    found, talk, code = screened(data)
    assert (found, code) == (expected, BAD_DATA)
    talk = [line for line in talk if "ignored" not in line]
    assert [line.partition(";")[0] for line in talk[:-1]] == [
        f"distinguo: {line}" for line in said
    ]
    errors = sum(status not in (INDICATED, OPEN) for _, status in expected)
    assert talk[-1] == f"distinguo: {errors} of {len(expected)} records: could not be read"


def test_a_code_is_refused_with_the_way_to_say_what_it_means() -> None:
    (found,) = results(batch("-", given=b"id,under_18\na,1\n"))
    message, _, words = found["message"].rpartition(": ")
    assert message == (
        '"1" is not an answer; it looks like a code; write the answer that it stands for, here or '
        "in a mapping (`distinguo map`)"
    )
    assert [answer_of(word) for word in words.split(", ")] == [*Answer]


def test_empty_rows_are_skipped_and_counted() -> None:
    data = HEAD.replace(b",", b";") + b"a1;no;yes;yes\r\n;;;\r\n\r\n;;;\r\n"
    assert screened(data)[1] == ["distinguo: standard input: skipped 2 empty rows"]
    one = data.replace(b";;;\r\n\r\n", b"\r\n")
    assert screened(one) == ([A1], ["distinguo: standard input: skipped 1 empty row"], 0)


def test_lines_of_comments_before_the_head_are_skipped_and_counted() -> None:
    for comments, count in ((b"# exported 3 May, 2026\n# by me\n", "2 lines"), (b"#\n", "1 line")):
        said = [f"distinguo: standard input: skipped {count} before the head"]
        assert screened(comments + SOUND) == ([A1, A2], said, 0)


FOREIGN: dict[str, tuple[bytes, str]] = {
    "UTF-16 with a mark": (SOUND.decode().encode("utf-16"), "is UTF-16 text; save it as UTF-8"),
    "UTF-16": (SOUND.decode().encode("utf-16-le"), "is UTF-16 text; save it as UTF-8"),
    "a page": (b"<!DOCTYPE html>\n" + b"<p>a,b</p>\n" * 184, "is an HTML page"),
    "XML": (b'<?xml version="1.0"?>\n<a/>\n', "is XML"),
    "a zip file": (b"PK\x03\x04\x14\0\0\0\x08\0cases.csv", "is a zip file"),
    "xz": (b"\xfd7zXZ\x00\x00\x04", "is compressed with xz"),
    "bzip2": (b"BZh91AY&SY\x00", "is compressed with bzip2"),
    "Arrow": (b"ARROW1\0\0", "is an Arrow or Feather file"),
    "Avro": (b"Obj\x01\x04", "is an Avro file"),
    "SQLite": (b"SQLite format 3\x00\x10", "is an SQLite database"),
    "words": (b"some words that are no table\n" * 50, "is neither JSON Lines"),
    "a damaged workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "is a damaged workbook"),
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("name", FOREIGN)
def test_another_format_is_named_once(name: str, pack: Any) -> None:
    if "workbook" in name:
        pytest.importorskip("python_calamine", reason="needs the extra `xlsx`")
    data, message = FOREIGN[name]
    done = batch("-", given=pack(data))
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith(f"distinguo: standard input: {message}")
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (HEAD + b"a,0,1,1\n" * 1200, "... is not an answer"),
        (b'{"id":"a","answers":{"undr_18":"no"}}\n' * 1200, "no such question"),
    ],
)
def test_an_input_of_nothing_but_the_same_error_is_not_read_to_its_end(
    given: bytes, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "cases"
    path.write_bytes(given)
    for done in (batch("-", given=given), batch(path, "--jobs", 2)):
        assert len(results(done)) == 100
        assert b"each of the first 100 records has the error `%b`" % kind.encode() in done.stderr
        assert b"100 of 100 records: could not be read" in done.stderr
        assert done.returncode == BAD_DATA
    rejected = tmp_path / "rejected"
    done = batch(path, "--errors", rejected, "--detail", "compact")
    head = not given.startswith(b"{")
    assert rejected.read_bytes().count(b"\n") - head == len(results(done)) == 1200


def test_objects_after_each_other_on_one_line_are_records() -> None:
    given = b"".join(json.dumps(record).encode() for record in RECORDS)
    assert verdicts(batch("-", given=given)) == [("a", INDICATED), ("b", INDICATED)]
    assert verdicts(batch("-", given=given.replace(b"}{", b"} {"))) == [
        ("a", INDICATED),
        ("b", INDICATED),
    ]


def test_json_is_taken_by_its_words_as_a_table_is() -> None:
    record = {
        "_id": 7,
        "Under_18": "No",
        "work/work_for_other": "YES",
        "law threat": "sí",
        "ID": 9,
    }
    assert verdicts(batch("-", given=json.dumps(record).encode())) == [("9", INDICATED)]


@pytest.mark.parametrize("given", [b"\0", b"\0\0\0\0"])
def test_a_line_of_nul_bytes_is_not_called_empty(given: bytes) -> None:
    found = results(batch("-", given=lines(case("a")) + given + b"\n"))
    assert [each["kind"] for each in found] == ["screening", "error"]
    assert "not JSON" in found[1]["message"]


SKIPPABLE = (
    b"\x50\x2a\x4d\x18\x04\x00\x00\x00\x00\x00\x00\x00"  # a frame of no data, as pzstd writes
)
A1_LINE, A2_LINE = lines(*(dict(RECORDS[0], id=id) for id in ("a1", "a2"))).splitlines(True)
# Other inputs that troubled other tools, their results, and what is said of them.
TROUBLES: dict[str, tuple[bytes, list[tuple[str | None, str]], str]] = {
    "a skippable frame first": (SKIPPABLE + zstd_of(A1_LINE), [A1], ""),
    "two members of gzip": (
        gzip.compress(A1_LINE) + gzip.compress(A2_LINE),
        [A1, ("a2", INDICATED)],
        "",
    ),
    "NUL bytes after JSON": (
        A1_LINE + b"\0\0\0\0\0",
        [A1, ("2", "not JSON (Expecting value)")],
        "1 of 2 records: could not be read",
    ),
    "true and false in capitals": (HEAD + b"a1,FALSE,TRUE,TRUE\n", [A1], ""),
    "a mark before JSON": (b"\xef\xbb\xbf" + A1_LINE, [A1], ""),
    "NaN": (
        b'{"id":"a1","under_18":NaN}\n',
        [("1", "not JSON (NaN is not a JSON value)")],
        "1 of 1 record: could not be read",
    ),
    "what was not answered": (
        lines(case("a1", work_for_other=None, sex_for_value="unsure"), case("a2")),
        [("a1", OPEN), ("a2", OPEN)],
        "",
    ),
    "items of FHIR": (
        b'{"resourceType":"QuestionnaireResponse","item":[{"linkId":"law_threat"}]}\n',
        [(None, "undetermined")],  # an item without an answer was not asked
        "",
    ),
    "records inside a document": (
        json.dumps({"count": 1, "next": None, "results": [RECORDS[0]]}).encode(),
        [("1", "no such key")],
        "1 of 1 record: could not be read",
    ),
    "the table of law sql, without its prefix": (
        b"id,under_18,work_for_other,law_threat\na1,,true,true\na2,,,\n",
        [A1, A2],
        "",
    ),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_trouble_of_other_tools_has_the_right_result(name: str) -> None:
    given, expected, said = TROUBLES[name]
    done = batch("-", given=given)
    assert verdicts(done) == expected
    assert done.stderr.decode().strip().removeprefix("distinguo: ") == said


WORDS = {
    Answer.YES: ["Yes", " YES ", "sí", "Si", "TRUE"],
    Answer.NO: ["No", "no.", "FALSE"],
    Answer.UNSURE: [
        *(
            "Unsure",
            "Don't know",
            "don’t know",
            "dont_know",
            "I am not sure",
            "No sé",
            "no lo sabe",
        ),
        *("No se\u0301", "no se", "No estoy segura", "no estoy seguro", "NO ESTÁ SEGURA/O"),
    ],
    Answer.DECLINED: [
        *("Declined", "refused", "Prefer not to say", "prefer_not_to_say", "no contesta"),
        *("Prefiero no decir", "prefiere no responder"),
    ],
    Answer.UNSAFE: ["unsafe", "Not safe to ask", "no es seguro preguntar"],
    Answer.NOT_ASKED: ["not_asked", "Not asked", "NA", "no se pregunto"],
    Answer.NOT_APPLICABLE: ["n/a", "N/A", "not applicable", "Does not apply", "No aplica"],
    None: [
        "1",
        "0",
        "2",
        "99",
        "-99",
        "Y",
        "N",
        "T",
        "F",
        "x",
        "oui",
        "nein",
        "None",
        "-",
        "yes!?",
    ],
}


@pytest.mark.parametrize("answer", WORDS)
def test_words_mean_an_answer_and_codes_mean_none(answer: Answer | None) -> None:
    assert [answer_of(word) for word in WORDS[answer]] == [answer] * len(WORDS[answer])


def wordings_of(id: str) -> set[str]:
    """The wordings of a question about the person and to the person, in every language."""
    found = set()
    for language in languages():
        with using(language):
            found |= {tr(BY_ID[id].wording(voice).text) for voice in Voice}
    return found


def test_no_two_questions_have_one_wording() -> None:
    firsts = [{text.partition("?")[0] for text in wordings_of(id)} for id in BY_ID]
    assert "es" in languages()
    assert len(set.union(*firsts)) == sum(map(len, firsts))
    assert len({id.replace("_", "") for id in BY_ID}) == len(BY_ID)


@pytest.mark.parametrize("id", BY_ID)
def test_a_question_is_known_by_its_id_and_by_its_wording(id: str) -> None:
    in_one_word = id.replace("_", "")
    for heading in (id.upper(), f"a group/{id}", f" {id.replace('_', ' ')} ", in_one_word):
        assert question_of(heading) == id
    wordings = wordings_of(id)
    assert len(wordings) >= len(languages()) > 1
    for wording in wordings:
        assert question_of(wording) == id
        assert question_of(f"  {wording.upper().rstrip('?')}  ") == id
        assert question_of(f"Work/{wording}") == id
        assert question_of(wording.partition("?")[0] + "?") == id
        assert question_of(f"{in_one_word}. {wording}") == id
    assert is_mistaken(f"{id}s")
    assert question_of(f"{id}_note") is None


def test_a_question_of_an_earlier_version_is_not_ignored() -> None:
    done = batch("-", given=b"id,under_18,can_leave\na,yes,no\n")
    assert b'"can_leave" is no longer a question; leave the column out' in done.stderr
    (found,) = results(batch("-", given=b'{"under_18":"yes","can_leave":"no"}'))
    assert found["path"] == "$.can_leave"
    of_sql = batch("-", given=b"id,q_under_18,q_can_leave\na,,true\n")
    assert b'"q_can_leave" is no longer a question' in of_sql.stderr


@pytest.mark.parametrize(
    "heading", "site date start _id record_id age visa trip_date entry_date name notes".split()
)
def test_an_ordinary_column_is_not_taken_for_a_mistyped_question(heading: str) -> None:
    assert (question_of(heading), is_mistaken(heading)) == (None, False)


def test_check_reads_and_reports_and_writes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = batch("-", "--check", "--output", output, given=HEAD + b"a,no,1,yes\nb,no,no,no\n;\n")
    assert done.returncode == BAD_DATA
    assert done.stdout.decode().splitlines()[0] == (
        "standard input: csv, 3 records: 1 can be read, 2 cannot"
    )
    assert "standard input:2 $.answers.work_for_other" in done.stderr.decode()
    assert not output.exists()
    one = batch("-", "--check", given=HEAD + b"a,no,no,no\n").stdout
    assert one == b"standard input: csv, 1 record: 1 can be read, 0 cannot\n"
    good = batch("-", "--check", given=SOUND)
    assert (good.returncode, good.stderr) == (0, b"")
    assert good.stdout == b"standard input: csv, 2 records: 2 can be read, 0 cannot\n"


def test_the_summary_counts_only_what_was_screened() -> None:
    given = lines(case("a", undr_18="no"), case("b", under_18="x"), case("c", under_18="no"))
    for detail in ("full", "compact"):
        done = batch("-", "--summary", "--detail", detail, given=given)
        said = done.stderr.decode()
        assert "3 records: 1 screened, 2 could not be read." in said
        assert [line.split()[-2:][0] for line in said.splitlines() if "not clear yet" in line]
        stopped = batch("-", "--strict", "--summary", "--detail", detail, given=given[::1])
        assert "1 record: 0 screened, 1 could not be read." in stopped.stderr.decode()


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_summary_of_a_run_that_stops_counts_what_was_written(
    tmp_path: Path, jobs: int
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(lines(*many(1000)) + b"bad\n" + lines(*many(3000)))
    assert path.stat().st_size > MIN_SHARED_BYTES
    done = batch(path, "--strict", "--summary", "--jobs", jobs)
    assert len(results(done)) == 1001
    assert "1,001 records: 1,000 screened, 1 could not be read." in done.stderr.decode()


def test_input_that_does_not_block_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    run = subprocess.Popen([*COMMAND, "-"], stdin=reading, stdout=subprocess.PIPE, env=ENVIRONMENT)
    os.close(reading)
    for _ in range(3):
        time.sleep(0.2)
        os.write(writing, lines(*many(60)))
    os.close(writing)
    out, _ = run.communicate(timeout=60)
    assert (out.count(b"\n"), run.returncode) == (180, 0)


@pytest.mark.parametrize("options", [">&-", "--summary 2>&-"])
def test_a_closed_output_is_said_to_be_closed(options: str, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(lines(case("a")))
    words = " ".join([*COMMAND, str(path)])
    done = subprocess.run(["sh", "-c", f"{words} {options}"], capture_output=True, env=ENVIRONMENT)
    assert done.returncode == 2
    assert b"is closed" in done.stderr or "2>&-" in options


def test_an_input_that_breaks_off_leaves_whole_outputs(tmp_path: Path) -> None:
    packed = gzip.compress(lines(*many(1000)))[:-2000]
    as_array = batch("-", "--format", "json", given=packed)
    assert as_array.returncode == BAD_DATA
    kept = json.loads(as_array.stdout)
    assert 500 < len(kept) < 1000
    output = tmp_path / "out.jsonl"
    assert batch("-", "--output", output, given=packed).returncode == BAD_DATA
    assert output.read_bytes().count(b"\n") == len(kept)


def test_records_before_trailing_garbage_are_all_screened() -> None:
    done = batch("-", "--detail", "compact", given=gzip.compress(lines(*many(1500))) + b"xx")
    assert len(results(done)) == 1500
    assert b"ends unexpectedly (Not a gzipped file" in done.stderr
    assert done.returncode == BAD_DATA


def test_a_long_text_in_an_array_takes_little_time() -> None:
    long = {"id": "long", "answers": {}, "note": "x" * 16_000_000}
    given = json.dumps([RECORDS[0], long, RECORDS[1]]).encode()
    began = time.monotonic()
    found = results(batch("-", given=given))
    assert [each["kind"] for each in found] == ["screening", "error", "screening"]
    assert "larger than 1,000,000 bytes" in found[1]["message"]
    assert time.monotonic() - began < 20, "it took 229 seconds when each block began anew"


@pytest.mark.parametrize("text", ['"', '\\"', "\\\\", "]", "}, {", "\\\\\\", "é", "\n"])
def test_a_long_text_ends_where_it_ends(text: str) -> None:
    long = {"id": "long", "note": text * (1_500_000 // len(text)), "under_18": "no"}
    given = json.dumps([RECORDS[0], long, RECORDS[1]], ensure_ascii=False).encode()
    found = results(batch("-", given=given))
    assert [each.get("id") for each in found] == ["a", None, "b"]


TALL_HEAD = b'id;site;under_18;work_for_other;law_threat;"two\r\nlines"\r\n'
BAD_ROWS = [
    b'b;N;perhaps;yes;yes;"a; ""b""\r\nc"\r\n',
    b"c;N;no;yes\r\n",
    b"d;N;no;1;yes;\r\n",
]
GOOD_ROWS = [b"a;N;no;yes;yes;x\r\n", b"e;S;no;no;;\r\n", b"f;S;no;yes;yes;last"]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"sep=;\r\n"])
def test_rejected_rows_can_be_corrected_and_run_again(before: bytes, tmp_path: Path) -> None:
    rejected = tmp_path / "bad.csv"
    rows = [GOOD_ROWS[0], *BAD_ROWS[:2], GOOD_ROWS[1], BAD_ROWS[2], GOOD_ROWS[2]]
    done = batch("-", "--errors", rejected, given=before + TALL_HEAD + b"".join(rows))
    assert rejected.read_bytes() == TALL_HEAD + b"".join(BAD_ROWS)
    assert [each["kind"] for each in results(done)].count("error") == 3
    text = rejected.read_bytes().replace(b"perhaps", b"no").replace(b"yes\r\n", b"yes;yes;\r\n")
    rejected.write_bytes(text.replace(b";1;", b";yes;"))
    again = verdicts(batch(rejected))
    assert again == [(id, INDICATED) for id in ("b", "c", "d")]


def test_rejected_rows_of_several_tables_are_below_their_heads(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("1.csv", "2.csv", "3.csv", "4.csv")]
    for path, head, row in zip(
        paths,
        [b"id,under_18\n", b"id,under_18\n", b"under_18,id\n", b"id,under_18\n"],
        [b"a,1\n", b"b,no\n", b"1,c", b"d,1"],
        strict=True,
    ):
        path.write_bytes(head + row)
    batch(*paths, "--errors", tmp_path / "bad")
    assert (tmp_path / "bad").read_bytes() == (
        b"id,under_18\na,1\nunder_18,id\n1,c\nid,under_18\nd,1\n"
    )


def test_an_empty_input_adds_nothing_to_the_rejected_records(tmp_path: Path) -> None:
    assert batch("-", "--errors", tmp_path / "bad", given=b"\n\n").returncode == BAD_DATA
    assert (tmp_path / "bad").read_bytes() == b""
