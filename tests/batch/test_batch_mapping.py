"""Forms of other tools, by mapping: each column and value is what the mapping says, or refused.

The exports of KoboToolbox were written by its own exporter, formpack 3.0.0 (commit 176f619), those
of ODK Central by its own (central-backend, commit 4f5943d, lib/data/briefcase.js and
lib/formats/odata.js). The other exports are small ones in the form that the comment of their ready
mapping names.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.inputs.words import answer_of
from distinguo.batch.mapping.form_mapping import FormMapping, plain_value
from distinguo.batch.mapping.mapped_record import RecordTranslator
from distinguo.batch.mapping.mapped_table import combined_answer
from distinguo.batch.mapping.mapping_reader import READY_FOLDER, read_mapping, ready_mappings
from distinguo.batch.mapping_option import MappingName
from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from distinguo.batch.screening_options import ScreeningOptions
from distinguo.errors import BadDataError, UsageError
from distinguo_rules.language import tr, using
from distinguo_rules.model import Answer
from distinguo_rules.questionnaire import BY_ID, ORDER
from kit.batch import BAD_DATA, PATIENCE, batch, lines, results
from kit.forked_program import fork_server

PAGE = (Path(__file__).parents[2] / "cli/distinguo/batch/README.md").read_text(encoding="utf-8")
INDICATED, OPEN = "indicated", "undetermined"
UNDER, WORK, THREAT = (BY_ID[id].text for id in ("under_18", "work_for_other", "law_threat"))


def program(*words: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return fork_server().run([*map(str, words)], [given], PATIENCE, str(Path.cwd()))


def verdicts(done: subprocess.CompletedProcess[bytes]) -> list[tuple[str | None, str]]:
    """The id and the verdict of trafficking of each result; of an error its path and message."""
    return [
        (each["id"], each["frameworks"]["us"]["trafficking"]["status"])
        if each["kind"] == "screening"
        else (each["path"], each["message"].partition(";")[0])
        for each in results(done)
    ]


def said(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """What was said of the input on standard error."""
    return [
        line.removeprefix("distinguo: standard input: ").removeprefix("distinguo: ")
        for line in done.stderr.decode().splitlines()
    ]


def table(*rows: list[str], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


KOBO_SUBMISSION: dict[str, Any] = {
    "_id": 17,
    "formhub/uuid": "a1",
    "_uuid": "3f0c-17",
    "__version__": "v1",
    "_xform_id_string": "intake",
    "_status": "submitted_via_web",
    "_submitted_by": None,
    "_geolocation": [None, None],
    "_bamboo_dataset_id": "",
    "_attachments": [{"filename": "ana/a.jpg", "mimetype": "image/jpeg", "id": 4}],
    "_submission_time": "2026-05-03T10:00:00",
    "start": "2026-05-03T09:50:00.000-04:00",
    "meta/instanceID": "uuid:3f0c-17",
    "_tags": [],
    "_notes": [],
    "_validation_status": {},
    "site": "North",
    "person/under_18": "no",
    "work/work_for_other": "yes",
    "work/law_threat": "yes",
}
KOBO_OTHERS: list[dict[str, Any]] = [
    {"_id": 18, "site": "South", "person/under_18": "dont_know", "work/work_for_other": "no"},
    {"_id": 19, "site": "South"},
]
KOBO: list[tuple[str | None, str]] = [("17", INDICATED), ("18", OPEN), ("19", OPEN)]
KOBO_TAIL = ["_id", "_uuid", "_submission_time"]
KOBO_TIMES = "2026-05-03T09:50:00.000-04:00", "2026-05-03T10:00:00"


def kobo_table(site: str, headings: list[str], signs: list[str], values: list[str]) -> bytes:
    """A CSV of formpack; `values`: for yes, no, and "I do not know"."""
    start, sent = KOBO_TIMES
    yes, no, unsure = values
    return table(
        ["start", site, *headings, *signs, *KOBO_TAIL],
        [start, "North", no, yes, yes, "Papers", "0", "1", "17", "3f0c-17", sent],
        [start, "South", unsure, no, "", "", "", "", "18", "3f0c-18", sent],
        [start, "South", "", "", "", "", "", "", "19", "3f0c-19", sent],
        delimiter=";",
    )


def kobo_workbook(typed: bool) -> bytes:
    """An XLSX of formpack, which uses XlsxWriter; `typed`: numbers and dates are no text."""
    head = ["person/under_18", "work/work_for_other", "work/law_threat"]
    signs = ["work/signs", "work/signs/force_used", "work/signs/papers_held"]
    file = io.BytesIO()
    started = datetime(2026, 5, 3, 9, 50) if typed else KOBO_TIMES[0]
    not_ticked, ticked = (0, 1) if typed else ("0", "1")
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Intake")
        for number, row in enumerate(
            [
                ["start", "site", *head, *signs, "_id", "_index"],
                [started, "North", "no", "yes", "yes", "papers_held", not_ticked, ticked, 17, 1],
                [started, "South", "dont_know", "no", "", "", "", "", 18, 2],
                [started, "South", *[""] * 6, 19, 3],
            ]
        ):
            sheet.write_row(number, 0, row)
        repeat = book.add_worksheet("others")
        repeat.write_row(0, 0, ["others/who", "_parent_table_name", "_parent_index"])
        repeat.write_row(1, 0, ["a sister", "Intake", 1])
    return file.getvalue()


KOBO_SHEETS = "other sheets were passed over: others"
with using("es"):
    SPANISH = [tr(wording) for wording in (UNDER, WORK, THREAT)]
ODK_SYSTEM = (
    "KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,"
    "DeviceID,Edits,FormVersion"
)


def odk_table(head: str, first: str, second: str) -> bytes:
    """A CSV of ODK Central."""
    sent, began = "2026-05-03T10:00:00.000Z", "2026-05-03T09:50:00.000-04:00"
    return (
        f"SubmissionDate,start,site,{head},{ODK_SYSTEM}\n"
        f"{sent},{began},North,{first},uuid:1,uuid:1,4,Ana,0,0,,,collect:a,0,1\n"
        f"{sent},{began},South,{second},uuid:2,uuid:2,4,Ana,0,0,,,collect:a,0,1\n"
    ).encode()


ODK_ANSWERS = "person-under_18,person-work-work_for_other,person-work-law_threat"
ODK: list[tuple[str | None, str]] = [("uuid:1", INDICATED), ("uuid:2", OPEN)]


def odk_document(place: object, **more: object) -> bytes:
    """An OData document of ODK Central."""
    system: dict[str, Any] = {
        "submissionDate": "2026-05-03T10:00:00.000Z",
        **dict.fromkeys(("updatedAt", "status", "reviewState", "deletedAt")),
        "submitterId": "4",
        "submitterName": "Ana",
        "deviceId": "collect:a",
        "attachmentsPresent": 0,
        "attachmentsExpected": 0,
        "edits": 0,
        "formVersion": "1",
    }
    found = [
        {
            "start": "2026-05-03T09:50:00.000-04:00",
            "site": "North",
            "person": {
                "under_18": under,
                "work": {"work_for_other": work, "law_threat": threat, "days": 12, "place": place},
            },
            "meta": {"instanceID": id},
            "__id": id,
            "__system": system,
            "others@odata.navigationLink": f"Submissions('{id}')/others",
            **more,
        }
        for id, under, work, threat in (
            ("uuid:1", "no", "yes", "yes"),
            ("uuid:2", "dont_know", "no", None),
        )
    ]
    context = "https://odk.example/v1/projects/1/forms/intake.svc/$metadata#Submissions"
    return json.dumps({"value": found, "@odata.context": context}).encode()


LIMESURVEY_HEAD = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
LIMESURVEY_OTHERS = ["G01Q04[SQ001]", "lawthreat[comment]", "interviewtime", "under18Time"]
QUALTRICS = table(
    ["StartDate", "ResponseId", "Q1", "Q2", "Q3", "Q3_4_TEXT", "Q4"],
    [
        *("Start Date", "Response ID", UNDER, f"{WORK} - Selected Choice"),
        *(f"{THREAT} - Selected Choice", f"{THREAT} - Other - Text", "Site\nof the interview"),
    ],
    [
        '{"ImportId":"startDate","timeZone":"Z"}',
        *(f'{{"ImportId":"{id}"}}' for id in ("_recordId", "QID1", "QID2", "QID3")),
        *(f'{{"ImportId":"{id}_TEXT"}}' for id in ("QID3_4", "QID4")),
    ],
    ["2026-05-03 10:00:00", "R_1", "No", "Yes", "Yes", "", "North"],
    ["2026-05-03 11:00:00", "R_2", "Prefer not to say", "Not sure", "", "a word", ""],
)
CTDC_LOST = (
    'lost: "isSexualExploit", a yes in 1 record; it does not say that anyone got something for '
    "it; the columns of kinds do"
)
# The mapping, the export, its results, and what is said on standard error.
FORMS: dict[str, tuple[str, bytes, list[tuple[str | None, str]], list[str]]] = {
    "KoBo, names": (
        "kobo",
        kobo_table(
            "site",
            ["under_18", "work_for_other", "law_threat"],
            ["signs", "signs/force_used", "signs/papers_held"],
            ["yes", "no", "dont_know"],
        ),
        KOBO,
        ['ignored columns that are not questions: "site", "signs"'],
    ),
    "KoBo, groups": (
        "kobo",
        kobo_table(
            "site",
            ["person/under_18", "work/work_for_other", "work/law_threat"],
            ["work/signs", "work/signs/force_used", "work/signs/papers_held"],
            ["yes", "no", "dont_know"],
        ),
        KOBO,
        ['ignored columns that are not questions: "site", "work/signs"'],
    ),
    "KoBo, labels": (
        "kobo",
        kobo_table(
            "Site",
            [f"Person/{UNDER}", f"Work/{WORK}", f"Work/{THREAT}"],
            ["Which signs?", "Which signs?/Force", "Which signs?/Papers"],
            ["Yes", "No", "Don't know"],
        ),
        KOBO,
        [
            'ignored columns that are not questions: "Site", "Which signs?", '
            '"Which signs?/Force", "Which signs?/Papers"'
        ],
    ),
    "KoBo, labels in Spanish": (
        "kobo",
        kobo_table(
            "Sitio",
            SPANISH,
            ["¿Qué señales?", "¿Qué señales?/Fuerza", "¿Qué señales?/Papeles"],
            ["Sí", "No", "No sé"],
        ),
        KOBO,
        [
            'ignored columns that are not questions: "Sitio", "¿Qué señales?", '
            '"¿Qué señales?/Fuerza", "¿Qué señales?/Papeles"'
        ],
    ),
    "KoBo, the JSON of its API": (
        "kobo",
        json.dumps(
            {"count": 3, "next": None, "results": [KOBO_SUBMISSION, *KOBO_OTHERS]}
        ).encode(),
        KOBO,
        ['records: ignored keys that are not questions: "site"'],
    ),
    "KoBo, JSON over several lines": (
        "kobo",
        json.dumps(
            {"count": 1, "results": [KOBO_SUBMISSION, *KOBO_OTHERS], "more": {"a": [1]}}, indent=1
        ).encode(),
        KOBO,
        ['records: ignored keys that are not questions: "site"'],
    ),
    "KoBo, an array": (
        "kobo",
        json.dumps([KOBO_SUBMISSION, *KOBO_OTHERS]).encode(),
        KOBO,
        ['records: ignored keys that are not questions: "site"'],
    ),
    "KoBo, XLSX as text": (
        "kobo",
        kobo_workbook(typed=False),
        KOBO,
        ['ignored columns that are not questions: "site", "work/signs"', KOBO_SHEETS],
    ),
    "KoBo, XLSX with numbers and dates": (
        "kobo",
        kobo_workbook(typed=True),
        KOBO,
        ['ignored columns that are not questions: "site", "work/signs"', KOBO_SHEETS],
    ),
    "ODK Central, CSV": (
        "odk",
        odk_table(
            f"{ODK_ANSWERS},person-work-place-Latitude,person-work-signs,meta-instanceID",
            "no,yes,yes,1.5,papers_held",
            "dont_know,no,,,",
        ),
        ODK,
        [
            'ignored columns that are not questions: "site", "person-work-place-Latitude", '
            '"person-work-signs"'
        ],
    ),
    "ODK Central, CSV, select multiples split": (
        "odk",
        odk_table(
            f"{ODK_ANSWERS},person-work-signs,person-work-signs/force_used,"
            "person-work-signs/papers_held,meta-instanceID",
            "no,yes,yes,papers_held,0,1",
            "dont_know,no,,,0,0",
        ),
        ODK,
        ['ignored columns that are not questions: "site", "person-work-signs"'],
    ),
    "ODK Central, CSV without group names": (
        "odk",
        odk_table("under_18,work_for_other,law_threat,instanceID", "no,yes,yes", "dont_know,no,"),
        ODK,
        ['ignored columns that are not questions: "site"'],
    ),
    "ODK Central, OData": (
        "odk",
        odk_document({"type": "Point", "coordinates": [2.5, 1.5, 0]}),
        ODK,
        [
            'records: ignored keys that are not questions: "others@odata.navigationLink", '
            '"person/work/days", "person/work/place/coordinates", "person/work/place/type", "site"'
        ],
    ),
    "ODK Central, OData, expanded": (
        "odk",
        odk_document("POINT (2.5 1.5 0)", others=[{"who": "a sister", "__id": "6ff4"}]),
        ODK,
        [
            'records: ignored keys that are not questions: "others/0/__id", "others/0/who", '
            '"others@odata.navigationLink", "person/work/days", "person/work/place", "site"'
        ],
    ),
    "REDCap, raw": (
        "redcap",
        b"record_id,redcap_event_name,site,under_18,work_for_other,law_threat,intake_complete\n"
        b"1,first_arm_1,2,0,1,1,2\n2,first_arm_1,1,,0,,0\n",
        [("1", INDICATED), ("2", OPEN)],
        ['ignored columns that are not questions: "site", "intake_complete"'],
    ),
    "REDCap, a code of its own": (
        "redcap",
        b"record_id,under_18,work_for_other,law_threat\n1,99,1,1\n2,0,1,1\n",
        [("$.answers.under_18", '"99" is not an answer'), ("2", INDICATED)],
        ["1 of 2 records: could not be read"],
    ),
    "REDCap, raw JSON": (
        "redcap",
        b'[{"record_id":"1","under_18":"0","work_for_other":"1","law_threat":"1"}]',
        [("1", INDICATED)],
        [],
    ),
    "REDCap, labels": (
        "redcap-labels",
        table(
            ["Record ID", "Event Name", UNDER, WORK, THREAT, "Signs (choice=Force)", "Complete?"],
            ["1", "First", "No", "Yes", "Yes", "Checked", "Complete"],
            ["2", "First", "", "Don't know", "No", "Unchecked", "Incomplete"],
        ),
        [("1", INDICATED), ("2", OPEN)],
        ['ignored columns that are not questions: "Signs (choice=Force)"'],
    ),
    "LimeSurvey, codes": (
        "limesurvey",
        b"\xef\xbb\xbf"
        + table(
            [*LIMESURVEY_HEAD, "under18", "workforother", "lawthreat", *LIMESURVEY_OTHERS],
            ["5", "2026-05-03 10:00:00", "3", "en", "12", "N", "Y", "Y", "x", "so", "33.5", "1.2"],
            ["6", "", "1", "es", "13", *[""] * 7],
            delimiter=";",
        ),
        [("5", INDICATED), ("6", OPEN)],
        [
            'ignored columns that are not questions: "G01Q04[SQ001]", "lawthreat[comment]", '
            '"interviewtime", "under18Time"'
        ],
    ),
    "LimeSurvey, codes and texts": (
        "limesurvey",
        table(
            [
                *("id. Response ID", "submitdate. Date submitted", "lastpage. Last page"),
                *(f"under18. {UNDER}", f"G01Q02. {WORK}", f"lawthreat. {THREAT}"),
            ],
            ["5", "2026-05-03 10:00:00", "3", "No", "Yes", "Yes"],
            ["6", "", "1", "N/A", "No answer", ""],
        ),
        [("5", INDICATED), ("6", OPEN)],
        [],
    ),
    "Google Forms": (
        "google-forms",
        table(
            ["Timestamp", "Email Address", UNDER, WORK.partition("?")[0] + "?", THREAT, "Site"],
            ["5/3/2026 10:00:00", "a@b.example", "No", "Yes", "Yes", "North"],
            ["5/3/2026 11:00:00", "", "Not sure", "", "No", ""],
        ),
        [(None, INDICATED), (None, OPEN)],
        ['ignored columns that are not questions: "Site"'],
    ),
    "Qualtrics": (
        "qualtrics",
        QUALTRICS,
        [("R_1", INDICATED), ("R_2", OPEN)],
        ['ignored columns that are not questions: "Q3_4_TEXT", "Q4"'],
    ),
    "CTDC, k-anonymized": (
        "ctdc",
        b"yearOfRegistration,Datasource,gender,ageBroad,majorityStatusAtExploit,"
        b"meansOfControlThreats,meansOfControlPhysicalAbuse,meansOfControlSexualAbuse,"
        b"isForcedLabour,isSexualExploit,typeOfLabourConstruction,typeOfSexProstitution\n"
        b"2016,Case Management,Male,30--38,Adult,1,0,1,1,0,1,-99\n"
        b"2016,Hotline,Female,9--17,-99,-99,-99,-99,-99,1,-99,1\n"
        b"2016,Hotline,Female,18--20,,0,0,0,1,0,0,0\n",
        [(None, INDICATED), (None, INDICATED), (None, OPEN)],
        [CTDC_LOST],
    ),
    "CTDC, synthetic": (
        "ctdc",
        b"yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,traffickMonths,"
        b"meansThreats,meansDrugsAlcohol,isForcedLabour,isSexualExploit,sectorOfSexProstitution\n"
        b"2020,Woman,9--17,USA,USA,,,1.0,,1.0,1.0\n2020,Man,,,,,1.0,1.0,1.0,,\n",
        [(None, INDICATED), (None, INDICATED)],
        [
            'lost: "meansDrugsAlcohol", a yes in 2 records; drugged by force, or a need for drugs '
            "that is used: it does not say which",
            CTDC_LOST,
        ],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_screened_by_its_ready_mapping(name: str) -> None:
    mapping, given, expected, words = FORMS[name]
    done = batch("-", "--map", mapping, given=given)
    assert verdicts(done) == expected
    assert said(done) == words
    errors = any(status not in (INDICATED, OPEN) for _, status in expected)
    assert done.returncode == (BAD_DATA if errors else 0)


def test_every_ready_mapping_is_tried_and_named_in_the_help() -> None:
    assert {mapping for mapping, *_ in FORMS.values()} == {*ready_mappings()}
    named = MappingName.__metadata__[0].help  # type: ignore[attr-defined]
    assert {*re.findall(r"[\w-]+", named.partition(": ")[2])} == {*ready_mappings()}


@pytest.mark.parametrize("name", ready_mappings())
def test_a_ready_mapping_is_data_with_its_source(name: str) -> None:
    text = (READY_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    mapping = read_mapping(name)
    assert mapping.is_ready
    assert mapping.columns
    # What a word says already is not said once more: it could only differ.
    assert not [word for word in mapping.answers if answer_of(word)]


def test_what_is_not_ticked_was_not_denied() -> None:
    given = kobo_table("site", ["a", "b", "c"], ["signs", "force_used", "x"], ["a", "b", "c"])
    (first, *_) = results(batch("-", "--map", "kobo", given=given))
    trafficking = first["frameworks"]["us"]["trafficking"]
    assert "force_used" in json.dumps(trafficking["settled_by"])


def test_rows_of_answers_are_never_taken_for_headings() -> None:
    without = b"".join(QUALTRICS.splitlines(keepends=True)[:1]) + table(
        *[["2026-05-03 10:00:00", f"R_{n}", "No", "Yes", "Yes", "", "North"] for n in range(3)]
    )
    without = without.replace(b'"Q1"', b'"under_18"')
    done = batch("-", "--map", "qualtrics", given=without)
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")
    assert said(done)[0] == (
        "standard input:1: row 2 holds answers, not headings; the mapping says that 3 rows are "
        "headings"
    )


MAPPING = """
heading_rows = 1
combine = ["law_threat"]
[columns]
"Case no." = "id"
"Who" = "as"
"Age < 18" = "under_18"
"Works" = "work_for_other"
"Police" = "law_threat"
"Visa threat" = "law_threat"
"Place" = "ignore"
[answers]
"1" = "yes"
"2" = "no"
"9" = "unsure"
[answers.under_18]
"2" = "yes"
"1" = "no"
[roles]
"Nurse" = "worker"
"Neighbour" = "observer"
[lost]
"Hours" = "no question asks for hours"
"""
HEAD = ["Case no.", "Who", "Age < 18", "Works", "Police", "Visa threat", "Place", "Hours"]
ROWS: list[list[str | int | None]] = [
    ["a1", "Nurse", 1, 1, 9, 1, "North", 1],
    ["a2", "neighbour", 2, 1, 2, None, "South", 2],
    ["a3", "", None, 9, 1, 2, None, None],
]


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def written(form: str, folder: Path) -> Path:
    """The rows as a file of this form."""
    path = folder / f"cases.{form}"
    records = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    texts = [["" if cell is None else str(cell) for cell in row] for row in ROWS]
    match form:
        case "csv":
            path.write_bytes(table(HEAD, *texts))
        case "jsonl":
            path.write_bytes(lines(*records))
        case "json":
            path.write_text(json.dumps(records, indent=2))
        case "xlsx":
            with xlsxwriter.Workbook(path) as book:
                sheet = book.add_worksheet()
                for number, row in enumerate([HEAD, *ROWS]):
                    sheet.write_row(number, 0, row)
        case "parquet":
            data = folder / "data.json"
            data.write_text(json.dumps(records))
            query = f"COPY (SELECT * FROM read_json('{data}')) TO '{path}' (FORMAT parquet)"
            duckdb.sql(query)
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "xlsx", "parquet"])
def test_a_mapping_has_the_same_results_in_every_form(
    form: str, mapping: Path, tmp_path: Path
) -> None:
    if form == "xlsx":
        pytest.importorskip("python_calamine", reason="needs the extra `xlsx`")
    done = batch(written(form, tmp_path), "--map", mapping)
    found = results(done)
    assert [(each["id"], each["as"]) for each in found] == [
        ("a1", "worker"),
        ("a2", "observer"),
        ("a3", "worker"),
    ]
    plain = lines(
        {
            "id": "a1",
            "as": "worker",
            "under_18": "no",
            "work_for_other": "yes",
            "law_threat": "yes",
        },
        {
            "id": "a2",
            "as": "observer",
            "under_18": "yes",
            "work_for_other": "yes",
            "law_threat": "no",
        },
        {"id": "a3", "work_for_other": "unsure", "law_threat": "unsure"},
    )
    assert found == results(batch("-", given=plain))
    if form in ("json", "jsonl"):
        assert said(done) == ['records: ignored keys that are not questions: "Hours"']
    else:
        assert (
            'lost: "Hours", a yes in 1 record; no question asks for hours' in done.stderr.decode()
        )


def test_columns_together_give_the_yes_or_no_that_any_of_them_gives() -> None:
    yes, no, unsure, declined = Answer.YES, Answer.NO, Answer.UNSURE, Answer.DECLINED
    for answers, expected in (
        ([], None),
        ([None, None], None),
        ([None, no], no),
        ([unsure, yes, None], yes),
        ([yes, yes], yes),
        ([yes, no, yes], unsure),
        ([declined, unsure], declined),
        ([yes, "7"], "7"),
    ):
        assert combined_answer(answers) == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mapping_works_with_several_processes(jobs: int, mapping: Path, tmp_path: Path) -> None:
    path, rejected = tmp_path / "many.jsonl", tmp_path / "rejected.jsonl"
    record: dict[str, Any] = {
        "Case no.": "",
        "Works": 1,
        "Police": 1,
        "Age < 18": 1,
        "note": "x" * 900,
    }
    records = [record | {"Case no.": f"c{n}"} for n in range(2500)]
    bad: dict[str, Any] = {"Case no.": "bad", "Works": "perhaps"}
    path.write_bytes(lines(*records[:2000], bad, *records[2000:]))
    assert path.stat().st_size > MIN_SHARED_BYTES
    words = ("--map", mapping, "--jobs", jobs, "--errors", rejected, "--detail", "compact")
    done = batch(path, *words)
    found = results(done)
    assert [each.get("id") for each in found] == [
        each["Case no."] if each is not bad else None
        for each in [*records[:2000], bad, *records[2000:]]
    ]
    assert {each["frameworks"]["us"]["trafficking"] for each in found if "id" in each} == {
        INDICATED
    }
    (error,) = (each for each in found if each["kind"] == "error")
    assert (error["line"], error["path"]) == (2001, "$.answers.work_for_other")
    assert rejected.read_bytes() == lines(bad), "a rejected record stays as it was"


WRONG: dict[str, tuple[str, list[str]]] = {
    "an unknown question": (
        '[columns]\n"Law" = "law_thret"\n',
        ['$.columns."Law": no such question: "law_thret"; did you mean "law_threat"?'],
    ),
    "an unknown answer": (
        '[answers]\n"1" = "ja"\n[answers.under_18]\n"2" = "not"\n[answers.undr_18]\n"2" = "no"\n',
        [
            '$.answers."1": "ja" is not an allowed value',
            '$.answers.under_18."2": "not" is not an allowed value; did you mean "no"?',
            '$.answers.undr_18: no such question; did you mean "under_18"?',
        ],
    ),
    "nothing filled in": (
        '[columns]\n"a" = ""\n[answers]\n"1" = ""\n[roles]\n"x" = ""\n',
        [
            '$.columns."a": is not filled in; write the id of a question, "id", "as" or "ignore"',
            '$.answers."1": is not filled in; use one of: yes, no, unsure',
            '$.roles."x": is not filled in; use one of: self, worker, observer',
        ],
    ),
    "two columns of one question": (
        '[columns]\n"a" = "under_18"\n"b" = "under_18"\n"c" = "id"\n"d" = "id"\n',
        [
            '$.columns."b": "under_18" has a column already: "a"; keep one of them; or write '
            'combine = ["under_18"]',
            '$.columns."d": "id" has a column already: "c"; keep one of them',
        ],
    ),
    "one column twice": (
        '[columns]\n"Law  threat" = "law_threat"\n"law THREAT" = "ignore"\n',
        ['$.columns."law THREAT": appears twice; keep one of them'],
    ),
    "a column of roles and one role": (
        'as = "self"\n[columns]\n"x" = "as"\n',
        ["$.as: there is a column of roles too; keep one of them"],
    ),
    "other kinds of values": (
        'heading_rows = 0\ncolumns = 1\nrecords = [1]\ncombine = ["x"]\n',
        [
            '$.combine[0]: "x" is not an allowed value',
            "$.columns: expected an object, found a number",
            "$.heading_rows: expected a whole number from 1 to 10, or null",
            "$.records[0]: expected text, found a number",
        ],
    ),
    "unknown parts": ("[colums]\n", ['$.colums: no such key; did you mean "columns"?']),
    "nothing": (
        "",
        ["$: is empty; `distinguo map FILE --output mapping.toml` writes one to edit"],
    ),
    "no TOML": ("[columns\n", ["not TOML (Expected ']' at the end of a table declaration"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mapping_is_refused_with_all_its_faults(name: str, tmp_path: Path) -> None:
    text, expected = WRONG[name]
    path = tmp_path / "mapping.toml"
    path.write_text(text)
    with pytest.raises(BadDataError) as caught:
        read_mapping(str(path))
    faults = [
        str(fault).removeprefix(str(path)).removeprefix(": ").strip()
        for fault in caught.value.faults
    ]
    assert len(faults) == len(expected)
    for fault, beginning in zip(faults, expected, strict=True):
        assert fault.startswith(beginning)


@pytest.mark.parametrize("name", ["no-such-mapping", "/", "kobo.toml"])
def test_a_mapping_that_cannot_be_read_is_named(name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot be read .* one of: ctdc, google-forms, kobo"):
        read_mapping(name)


def test_a_column_that_the_table_does_not_have_stops_the_run(mapping: Path) -> None:
    done = batch("-", "--map", mapping, given=b"Case no.,Who,Age < 18,Works,Polise,place,hours\n")
    assert (done.returncode, done.stdout) == (BAD_DATA, b"")
    place = f'{mapping} $.columns."'
    assert said(done) == [
        f'{place}police": standard input has no such column; did you mean "polise"?',
        f'{place}visa threat": standard input has no such column; leave it out',
    ]


def test_strict_refuses_columns_that_the_mapping_does_not_know(mapping: Path) -> None:
    given = table([*HEAD, "note"], ["a1", "Nurse", "1", "1", "9", "1", "", "", "x"])
    done = batch("-", "--map", mapping, "--strict", given=given)
    assert done.returncode == BAD_DATA
    assert said(done) == [
        'standard input:1: "note": no such question; `distinguo questions` lists them'
    ]
    assert verdicts(batch("-", "--map", mapping, given=given)) == [("a1", INDICATED)]


def test_near_questions_and_doubled_ones_stop_a_run_with_a_mapping_too(mapping: Path) -> None:
    given = table(
        [*HEAD, "law_threats", "under_18"], ["a1", "", "1", "1", "9", "1", "", "", "", ""]
    )
    assert said(batch("-", "--map", mapping, given=given)) == [
        'standard input:1: "law_threats": no such question; did you mean "law_threat"?',
        'standard input:1: under_18 appears twice: "Age < 18" and "under_18"; keep one of these '
        "columns",
    ]


RECORDS: dict[str, tuple[str, str]] = {
    "groups, however deep": (
        '{"x":{"y":{"under_18":1},"work_for_other":2}}',
        '{"answers":{"under_18":"no","work_for_other":"no"}}',
    ),
    "what appears twice": (
        '{"Works":1,"Works":2}',
        '{"answers":{"work_for_other":"no","work_for_other":"no"}}',
    ),
    "repetitions": (
        '{"people":[{"work_for_other":1},{"work_for_other":2}]}',
        '{"answers":{"work_for_other":"yes","work_for_other":"no"}}',
    ),
    "no answer, but an id": ('{"Case no.":7,"z":{"q":1}}', '{"id":7,"z/q":"","answers":{}}'),
    "neither": ('{"detail":"Not found"}', '{"answers":{"detail":""}}'),
    "roles and our own words": (
        '{"who":"Neighbour","answers":{"law_threat":"Yes"},"as":"worker"}',
        '{"as":"observer","as":"worker","answers":{"law_threat":"yes"}}',
    ),
    "values that are no answers": (
        '{"Works":[1],"Police":7.5,"Age < 18":true}',
        '{"answers":{"work_for_other":[1],"under_18":true,"law_threat":7.5}}',
    ),
    "no object": ("[1]", "[1]"),
    "no JSON": ('{"Works":', '{"Works":'),
    "a blank": (" ", " "),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_json_record_is_translated(name: str, mapping: Path) -> None:
    given, expected = RECORDS[name]
    translator = RecordTranslator(read_mapping(str(mapping)))
    for _ in range(2):  # at first, and from what was looked up before
        assert translator.translated(given.encode()).decode() == expected


@pytest.mark.parametrize("group", ['{"law_threat":"yes"}', '[{"x":[{"Law Threat":"yes"}]}]'])
@pytest.mark.parametrize("path", EnginePath)
def test_a_group_with_questions_is_never_ignored(group: str, path: EnginePath) -> None:
    record = '{"id":"a1","under_18":"no","work_for_other":"yes","work":%s}'
    given = [(record % value).encode() for value in ("1", '{"x":1}', group, "2")]
    found = Engine(ScreeningOptions(ignore_unknown=True)).screen_lines(given, path)
    assert [entry is None for entry in found.each()] == [False, False, True, False]
    ((place, _, (problem,)),) = found.rejected
    assert (place, problem.path, problem.message.partition(";")[0]) == (
        2,
        "$.work",
        "has questions inside",
    )
    opened = batch("-", "--map", "odk", given=given[2])
    assert verdicts(opened) == [("a1", INDICATED)]


DOCUMENTS: dict[str, tuple[bytes, list[tuple[str | None, str]]]] = {
    "a list that is not closed": (
        b'{"count":2,"results":[\n {"_id":1,"under_18":"no"},\n {"_id":2,"under_18":"y',
        [("1", OPEN), ("$", "not JSON (Unterminated string starting at)"), ("$", "not JSON")],
    ),
    "another text after the list": (
        b'{"count":1,"results":[{"_id":1,"under_18":"no"}],"next":null} x',
        [("1", OPEN), ("$", "not JSON")],
    ),
    "a record with a list of that name": (
        b'{"_id":1,"under_18":"no","results":[{"a":1}]}\n{"_id":2,"under_18":"no","results":[]}\n',
        [("1", OPEN), ("2", OPEN)],
    ),
    "a list of nobody": (b'{"count":0,"results":[]}', []),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_list_of_records_in_a_document_is_read_and_nothing_lost(name: str) -> None:
    given, expected = DOCUMENTS[name]
    done = batch("-", "--map", "kobo", given=given)
    assert [(id, status.partition(" (Exp")[0]) for id, status in verdicts(done)] == expected


def test_an_error_in_a_document_has_its_line_and_column() -> None:
    given = b'{"count":2,\n "results": [{"_id":1,"under_18":"no"}, {"_id":2 "under_18":"no"}]}'
    error = results(batch("-", "--map", "kobo", given=given))[1]
    wrong = given.splitlines()[1].index(b'"under_18"', 40)
    assert (error["line"], error["column"]) == (2, wrong + 1)


SURVEYED = b"""Case no.,site,under_18,work_for_other,law_threats,Helper,visits
7,N,0,Yes,x,yes,3
8,S,2,yes,y,no,3
9,S,0,Perhaps,,,1
"""
REPORT = """\
standard input: csv, 3 records
"Case no.": not a question: ignored; each value is different: it could be the id
"site": not a question: ignored
"under_18": the question under_18
    "0", 2 x: a code: to be filled in
    "2", 1 x: a code: to be filled in
"work_for_other": the question work_for_other
    "Yes", 1 x: yes
    "yes", 1 x: yes
    "Perhaps", 1 x: unknown: to be filled in
"law_threats": to be filled in; nearly the question law_threat
"Helper": not a question: ignored; its values are answers: to which question?
"visits": not a question: ignored
"""


def test_map_shows_what_each_column_and_value_is_taken_for(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    done = program("map", "-", "--output", path, given=SURVEYED)
    assert (done.stdout.decode(), done.returncode) == (REPORT, 0)
    assert said(done) == [f"{path}: to be filled in: 1 column and 3 values"]
    assert tomllib.loads(path.read_text()) == {
        "columns": {
            "Case no.": "ignore",
            "site": "ignore",
            "under_18": "under_18",
            "work_for_other": "work_for_other",
            "law_threats": "",
            "Helper": "ignore",
            "visits": "ignore",
        },
        "answers": {"0": "", "2": "", "Yes": "yes", "Perhaps": ""},
    }
    shown = program("map", "-", "--output", "-", given=SURVEYED)
    assert shown.stdout.decode() == path.read_text()


MAPPED_WITH_FAULTS: dict[str, tuple[bytes, str, list[str]]] = {
    "nothing": (b"", "lines, 0 records", ["is empty; give it at least one record"]),
    "a bad line": (
        b'{"under_18":"no"}\nbad\n',
        'lines, 2 records\n"under_18": the question under_18\n    "no", 1 x: no',
        ["1 of 2 records: could not be read"],
    ),
    "a torn table": (
        b'id,under_18\na,no\n"b,no\nc,no\n',
        'csv, 2 records\n"id": the id of the record\n"under_18": the question under_18\n'
        '    "no", 1 x: no',
        [
            "standard input:3: what follows this row was not read: 1 line; fix the quotation "
            "marks of that row, and run it again",
            "1 of 2 records: could not be read",
        ],
    ),
}


@pytest.mark.parametrize("name", MAPPED_WITH_FAULTS)
def test_map_tells_what_it_could_not_read(name: str) -> None:
    given, report, faults = MAPPED_WITH_FAULTS[name]
    done = program("map", "-", given=given)
    assert done.stdout.decode() == f"standard input: {report}\n"
    assert (said(done), done.returncode) == (faults, BAD_DATA)


def test_a_mapping_is_refused_until_it_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    program("map", "-", "--output", path, given=SURVEYED)
    unfilled = batch("-", "--map", path, given=SURVEYED)
    assert (unfilled.returncode, unfilled.stdout) == (BAD_DATA, b"")
    assert [line.partition(": ")[0].rpartition(".")[2] for line in said(unfilled)] == [
        '"law_threats"',
        '"0"',
        '"2"',
        '"Perhaps"',
    ]
    text = path.read_text()
    for value, answer in (
        ("law_threats", "ignore"),
        ("0", "no"),
        ("2", "yes"),
        ("Perhaps", "unsure"),
    ):
        text = text.replace(f'"{value}" = ""', f'"{value}" = "{answer}"')
    path.write_text(text.replace('"Case no." = "ignore"', '"Case no." = "id"'))
    assert [id for id, _ in verdicts(batch("-", "--map", path, given=SURVEYED))] == ["7", "8", "9"]


@pytest.mark.parametrize("name", FORMS)
def test_what_map_writes_for_a_form_has_the_results_of_the_ready_mapping(
    name: str, tmp_path: Path
) -> None:
    ready, given, expected, _ = FORMS[name]
    path = tmp_path / "mapping.toml"
    assert program("map", "-", "--map", ready, "--output", path, given=given).returncode == 0
    text = path.read_text(encoding="utf-8")
    if '"99" = ""' in text:
        path.write_text(text.replace('"99" = ""', '"99" = "unsure"'), encoding="utf-8")
        expected = [("1", INDICATED), *expected[1:]]
    assert verdicts(batch("-", "--map", path, given=given)) == expected


@pytest.mark.parametrize("form", ["jsonl", "json", "xlsx", "parquet"])
def test_map_reads_every_form(form: str, tmp_path: Path) -> None:
    if form == "xlsx":
        pytest.importorskip("python_calamine", reason="needs the extra `xlsx`")
    done = program("map", written(form, tmp_path))
    told = done.stdout.decode().splitlines()
    assert told[0].endswith(", 3 records")
    assert [line.partition('": ')[0] for line in told[1:]] == [f'"{name}' for name in HEAD]
    assert done.returncode == 0


def test_texts_of_any_kind_come_back_from_the_mapping(tmp_path: Path) -> None:
    names = [
        'a "quoted" name',
        "back\\slash",
        "a = b # c",
        "línea\nnueva",
        "\x7f",
        "ẞ",
        "\u200b x",
    ]
    given = table(["under_18", *names], ["yes", *("" for _ in names)])
    path = tmp_path / "mapping.toml"
    assert program("map", "-", "--output", path, given=given).returncode == 0
    assert [*tomllib.loads(path.read_text(encoding="utf-8"))["columns"]] == ["under_18", *names]
    done = batch("-", "--map", path, given=given)
    assert (len(results(done)), said(done), done.returncode) == (1, [], 0)


RECIPE_FILES = {
    "kobo.csv": "KoBo, names",
    "kobo.json": "KoBo, the JSON of its API",
    "odk.csv": "ODK Central, CSV",
    "odk.json": "ODK Central, OData",
    "redcap.csv": "REDCap, raw",
    "redcap-labels.csv": "REDCap, labels",
    "limesurvey.csv": "LimeSurvey, codes",
    "google-forms.csv": "Google Forms",
    "qualtrics.csv": "Qualtrics",
    "ctdc.csv": "CTDC, synthetic",
}
RECIPES = [
    [line.removeprefix("distinguo ").split() for line in block.splitlines()]
    for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    if "--map" in block
]


def test_there_is_a_recipe_for_each_ready_mapping() -> None:
    words = [word for block in RECIPES for line in block for word in line]
    assert {*words} >= {*ready_mappings(), *RECIPE_FILES}


@pytest.mark.parametrize("block", RECIPES, ids=lambda block: block[-1][1])
def test_each_recipe_runs(block: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "intake.csv").write_bytes(b"id,site,under_18,work_for_other\n1,N,No,Yes\n")
    for name, form in RECIPE_FILES.items():
        (tmp_path / name).write_bytes(FORMS[form][1])
    for words in block:
        done = fork_server().run(words, [b""], PATIENCE, str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert b'"kind":"error"' not in done.stdout


def test_the_mapping_on_the_page_can_be_read(tmp_path: Path) -> None:
    (text,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    mapping = read_mapping(str(path))
    assert mapping.answer("force_used", 0) is Answer.NO
    assert (mapping.target_of("case  NO."), mapping.role) == ("id", "observer")


def test_numbers_are_compared_as_they_are_meant() -> None:
    mapping = FormMapping(answers={"1": Answer.YES, "-99": Answer.UNSURE})
    for value in (1, 1.0, "1", " 1 ", "1.0", "1."):
        assert mapping.answer("under_18", value) is Answer.YES
    for value in (-99, "-99", -99.0, "-99.0"):
        assert mapping.answer("under_18", value) is Answer.UNSURE
    assert [plain_value(value) for value in (1.5, "1.50", "v1.0", ".0", True)] == [
        "1.5",
        "1.50",
        "v1.0",
        ".0",
        "true",
    ]
    assert mapping.answer("under_18", True) is True
    assert mapping.answer("under_18", "") is None
    assert mapping.answer("under_18", None) is None


def test_every_question_is_known_in_a_mapping() -> None:
    columns = {f"column {id}": id for id in ORDER}
    mapping = FormMapping(columns=columns)
    assert [mapping.target_of(heading.upper()) for heading in columns] == [*ORDER]
