"""A batch says just what the screen says: the same data, record for record."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from bench.batch_inputs import FORMS
from bench.cases import write_cases
from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.engine.known_terms import with_consequences
from distinguo.batch.inputs.blocks import BLOCK_BYTES
from distinguo.batch.results.output_layout import output_layout
from distinguo.batch.run.batch_run import MIN_SHARED_BYTES
from distinguo.batch.screening_options import Detail, OutputFormat, ScreeningOptions
from distinguo_rules.compiled import (
    answers_of,
    closed,
    compile_framework,
    compiler,
    impossible_terms,
)
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Role, Verdict
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.term import EMPTY_TERM, Term, single_answers
from kit.batch import batch
from kit.batch_records import findings_on_the_screen, on_the_screen, records, screened
from kit.batch_results import (
    Record,
    as_batch,
    without_order,
)
from kit.effort import scaled

ALL = tuple(FRAMEWORKS)


@pytest.mark.parametrize("framework", ALL)
def test_a_batch_in_full_says_what_the_screen_says(framework: str) -> None:
    given = records(scaled(250), seed=4)
    found = screened(given, ScreeningOptions((framework,)))
    for record, result in zip(given, found, strict=True):
        expected = as_batch(on_the_screen(record, (framework,)))
        assert without_order(result) == expected, record


def test_frameworks_together_say_what_each_says_alone() -> None:
    given = records(40, seed=5)
    together = screened(given, ScreeningOptions(ALL))
    for framework in ALL:
        alone = screened(given, ScreeningOptions((framework,)))
        for both, one in zip(together, alone, strict=True):
            assert both["frameworks"][framework] == one["frameworks"][framework]


@pytest.mark.parametrize("frameworks", [("us",), ALL])
def test_a_compact_batch_has_the_same_statuses(frameworks: tuple[str, ...]) -> None:
    given = records(scaled(400), seed=6)
    full = screened(given, ScreeningOptions(frameworks))
    compact = screened(given, ScreeningOptions(frameworks, Detail.COMPACT))
    for long, short in zip(full, compact, strict=True):
        assert short["frameworks"] == {
            name: {
                part: state if part == "findings" else state["status"]
                for part, state in law.items()
            }
            for name, law in long["frameworks"].items()
        }
        for key in ("conflicts", "counted_as_unsure"):
            assert short.get(key) == long.get(key)


def answers_at_the_edge(framework: str) -> set[Term]:
    """Every implicant of a finding or of a presumption, each also without one of its answers."""
    law = compile_framework(framework)
    compiled = [*law.findings.values(), *law.presumptions.values()]
    whole = [term for each in compiled for term in (*each.when_true, *each.when_false)]
    return {EMPTY_TERM, *whole} | {t.without(one) for t in whole for one in single_answers(t)}


@pytest.mark.parametrize("framework", ALL)
def test_findings_are_those_of_the_screen_at_every_edge(framework: str) -> None:
    """Over all implicants of all findings; every third one from an onlooker too."""
    possible = [*filter(compiler().possible, sorted(answers_at_the_edge(framework)))]
    given: list[Record] = [
        {"id": f"{role} {number}", "as": role}
        | {"answers": {id: answer.value for id, answer in answers_of(term).items()}}
        for role, terms in ((Role.WORKER, possible), (Role.OBSERVER, possible[::3]))
        for number, term in enumerate(terms)
    ]
    every = [findings_on_the_screen(record, framework) for record in given]
    for detail in Detail:
        found = screened(given, ScreeningOptions((framework,), detail))
        for record, result, expected in zip(given, found, every, strict=True):
            assert result["frameworks"][framework]["findings"] == expected, record
    rules = FRAMEWORKS[framework].findings
    shown = {item for findings in every for item in findings.items()}
    assert shown == {(rule.id, True) for rule in rules} | {
        (rule.id, None) for rule in rules if rule.when_open
    }


def test_findings_are_those_of_the_screen_in_every_role() -> None:
    for role in Role:
        given = [{**record, "as": role.value} for record in records(12, seed=31)]
        found = screened(given, ScreeningOptions(ALL, Detail.COMPACT))
        for record, result, framework in product(given, found, ALL):
            if record["id"] == result["id"]:
                expected = findings_on_the_screen(record, framework)
                assert result["frameworks"][framework]["findings"] == expected, record


def test_what_would_settle_a_status_comes_fewest_answers_first() -> None:
    for result in screened(records(200, seed=7), ScreeningOptions(("us",))):
        for verdict in Verdict:
            state = result["frameworks"]["us"][verdict.value]
            for ways in state.get("settled_by", {}).values():
                sizes = [len(answers) for answers in ways]
                assert sizes == sorted(sizes)


def test_consequences_are_those_of_the_rules() -> None:
    dice = random.Random(8)
    for _ in range(200):
        known = Term(dice.getrandbits(len(ORDER)), 0)
        known = Term(known.yes, dice.getrandbits(len(ORDER)) & ~known.yes)
        if compiler().possible(known):
            assert with_consequences(known) == closed(known)
    assert impossible_terms()


def test_tables_that_start_anew_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = records(150, seed=9)
    expected = screened(given, ScreeningOptions(("us",)))
    monkeypatch.setattr("distinguo.batch.lookup_table.MAX_TABLE_ENTRIES", 5)
    assert screened(given, ScreeningOptions(("us",))) == expected


COUNT = 5000  # enough to be shared out
COUNT_IN_EACH_FORM = 5000  # several blocks in every form


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cases as a program writes them."""
    path = tmp_path_factory.mktemp("alike") / "cases.jsonl"
    write_cases(path, COUNT)
    assert path.stat().st_size >= MIN_SHARED_BYTES
    return path


@cache
def one_by_one(path: Path, detail: Detail) -> list[bytes]:
    lines = path.read_bytes().splitlines()
    found = Engine(ScreeningOptions(("us",), detail)).screen_lines(lines, EnginePath.DECODING)
    assert not found.rejected
    return [entry for entry in found.each() if entry]


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("form", [OutputFormat.JSONL, OutputFormat.JSON, OutputFormat.CSV])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_are_those_of_each_record_alone(
    alike: Path, form: OutputFormat, detail: Detail, jobs: int
) -> None:
    made = output_layout(form, ("us",), detail)
    done = batch(alike, "--format", form, "--detail", detail, "--jobs", jobs)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == made.entries_text(one_by_one(alike, detail), True) + made.ending(False)


@cache
def in_form(form: str, alike: Path) -> Path:
    """Write the cases in another form, into a folder of its own."""
    folder = alike.parent / form.replace("/", " ")
    folder.mkdir()
    given = alike.read_bytes().splitlines()[:COUNT_IN_EACH_FORM]
    FORMS[form](map(json.loads, given), folder / "cases")
    return folder / "cases"


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_the_input_changes_nothing(alike: Path, form: str, detail: Detail) -> None:
    path = in_form(form, alike)
    assert form.endswith("gzip") or path.stat().st_size > BLOCK_BYTES
    done = batch(path, "--detail", detail)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == one_by_one(alike, detail)[:COUNT_IN_EACH_FORM]
