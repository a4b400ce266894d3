"""What ODK Central and KoBo write of our form is screened without a mapping, to the same verdicts.

All stories of the training are filled in, in the form that asks who answers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from distinguo.form.content import OFFERED, FormOptions
from distinguo.form.relevance import ROLE
from distinguo.form_stamp import STAMP_FIELD, current_stamp
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import ORDER
from kit.called import Called, call
from kit.submissions import EXPORTS, Filled, xform

STORIES = shipped_stories()
FORM = FormOptions()
LAWS = ("us", "un", "eu", "uk")


@cache
def stories_filled_in() -> tuple[Filled, ...]:
    form = xform(FORM)
    return tuple(form.filled_in({ROLE: Role.STORY, **story.answers}) for story in STORIES)


def export(
    name: str, folder: Path, submissions: Sequence[Filled], form: FormOptions = FORM
) -> str:
    """Write what a tool writes of some submissions, and return the path."""
    file = folder / name
    file.write_text(EXPORTS[name](submissions, form), encoding="utf-8", newline="")
    return str(file)


def screened(path: str, *more: str) -> tuple[Called, list[dict[str, object]]]:
    done = call("batch", path, "--detail", "compact", *more)
    return done, [json.loads(line) for line in done.out.splitlines()]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_story_comes_back_to_its_answer_key(name: str, tmp_path: Path) -> None:
    path = export(name, tmp_path, stories_filled_in())
    done, results = screened(path, "--framework", ",".join(LAWS))
    assert (done.code, done.err) == (0, ""), "no column is unknown, and no rule has changed"
    assert len(results) == len(STORIES) > 80
    for story, result in zip(STORIES, results, strict=True):
        assert result["as"] == Role.STORY
        assert result["id"]
        frameworks = result["frameworks"]
        assert isinstance(frameworks, dict)
        for law in LAWS:
            found = {verdict: frameworks[law][verdict] for verdict in Verdict}
            assert found == story.statuses(law), (story.id, law)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_was_left_empty_stays_unknown_and_is_never_no(name: str, tmp_path: Path) -> None:
    given = ("", *OFFERED)
    forms = [
        xform(FORM).filled_in({ROLE: Role.WORKER, **dict.fromkeys(ORDER, answer)})
        for answer in given
    ]
    _, results = screened(export(name, tmp_path, forms))
    statuses = {
        answer: json.loads(json.dumps(result["frameworks"]))["us"][Verdict.TRAFFICKING]
        for answer, result in zip(given, results, strict=True)
    }
    assert statuses == {
        **dict.fromkeys(given, Status.UNDETERMINED),
        Answer.YES: Status.INDICATED,
        Answer.NO: Status.NOT_INDICATED,
    }


@pytest.mark.parametrize("name", ["odk.csv", "odk.json", "kobo-english.csv", "kobo.json"])
def test_what_an_onlooker_cannot_know_counts_as_unsure(name: str, tmp_path: Path) -> None:
    """So the role, in whatever words it comes back, must not be lost."""
    no = xform(FORM).filled_in({ROLE: Role.OBSERVER, **dict.fromkeys(ORDER, "no")})
    worker = xform(FORM).filled_in({ROLE: Role.WORKER, **dict.fromkeys(ORDER, "no")})
    _, results = screened(export(name, tmp_path, [no, worker]))
    statuses = [str(each["frameworks"]) for each in results]
    assert [each["as"] for each in results] == [Role.OBSERVER, Role.WORKER]
    assert "'trafficking': 'undetermined'" in statuses[0]
    assert "'trafficking': 'not_indicated'" in statuses[1]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_form_for_the_person_comes_back_as_theirs(name: str, tmp_path: Path) -> None:
    options = FormOptions(Role.SELF, only_trafficking=True)
    given = {"under_18": "no", "work_for_other": "yes", "force_used": "yes"}
    path = export(name, tmp_path, [xform(options).filled_in(given)], options)
    done, (result,) = screened(path)
    assert (done.code, done.err) == (0, "")
    assert result["as"] == Role.SELF
    assert "'trafficking': 'indicated'" in str(result["frameworks"])


def test_strict_takes_our_own_columns_and_no_other(tmp_path: Path) -> None:
    path = export("odk.csv", tmp_path, stories_filled_in()[:2])
    assert call("batch", path, "--strict").code == 0
    head, rest = Path(path).read_text().split("\n", 1)
    other = tmp_path / "other.csv"
    other.write_text(head.replace("note_about", "shelter") + "\n" + rest)
    done = call("batch", str(other))
    assert done.err.endswith('ignored columns that are not questions: "shelter"\n')
    assert '"shelter"' in call("batch", str(other), "--strict").err


OLDER = current_stamp()._replace(version="2026.1", hash="sha256:" + "0" * 64)
WITHOUT = {id: digest for id, digest in OLDER.wordings.items() if id != "hidden_moved"}
CHANGED = OLDER._replace(wordings={**WITHOUT, "debt_owed": "aaaaaa", "can_leave": "bbbbbb"})
SAID = (
    "the form of these answers was made by older rules (2026.1; these are 2026.12): it did not "
    "ask hidden_moved; it asked debt_owed in other words; what it asked is no longer a question: "
    "can_leave; what follows from the answers may differ; make the form anew with `distinguo form`"
)


def with_stamp(form: Filled, stamp: str) -> Filled:
    return {path: stamp if path == (STAMP_FIELD,) else value for path, value in form.items()}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_older_form_is_named_once_with_what_has_changed(name: str, tmp_path: Path) -> None:
    forms = [with_stamp(each, CHANGED.text()) for each in stories_filled_in()[:3]]
    path = export(name, tmp_path, [*forms, *stories_filled_in()[:2]])
    done, results = screened(path)
    assert len(results) == 5
    assert done.err == f"distinguo: {path}: {SAID}\n"


def test_each_version_of_a_form_is_named(tmp_path: Path) -> None:
    newer = OLDER._replace(version="2027.1").text()
    same = OLDER._replace(version=current_stamp().version).text()
    first = stories_filled_in()[0]
    path = export(
        "odk.csv", tmp_path, [with_stamp(first, each) for each in (newer, same, "x", "")]
    )
    done, results = screened(path)
    assert len(results) == 4
    lines = done.err.splitlines()
    assert len(lines) == 3
    assert "newer rules (2027.1; these are 2026.12)" in lines[0]
    assert lines[0].endswith("; use a newer version of distinguo")
    assert "other rules, also called 2026.12" in lines[1]
    assert "cannot be read" in lines[2]


def test_verify_and_screen_name_an_older_form_too(tmp_path: Path) -> None:
    forms = [with_stamp(each, CHANGED.text()) for each in stories_filled_in()[:3]]
    path = export("odk.csv", tmp_path, forms)
    results = tmp_path / "results.jsonl"
    results.write_text(call("batch", path).out)
    done = call("verify", str(results), "--input", path)
    assert (done.code, done.err) == (0, f"distinguo: {path}: {SAID}\n")
    case = tmp_path / "case.json"
    case.write_text(json.dumps({STAMP_FIELD: CHANGED.text(), "answers": {"under_18": "no"}}))
    screen = call("screen", "--answers", str(case), "--format", "json")
    assert (screen.code, screen.err) == (0, f"distinguo: {case}: {SAID}\n")
    saved = tmp_path / "saved.json"
    saved.write_text(screen.out)
    again = call("verify", str(saved))
    assert (again.code, again.err) == (0, f"distinguo: {saved}: {SAID}\n")
    assert "AGREES" in again.out


@pytest.mark.parametrize("layout", ["lines", "array", "flat"])
def test_answers_files_with_a_stamp_are_screened_in_a_batch(layout: str, tmp_path: Path) -> None:
    answers = {"under_18": "no", "work_for_other": "yes", "force_used": "yes"}
    record = {"id": "a1", "as": "worker", STAMP_FIELD: CHANGED.text()}
    whole = {**record, **answers} if layout == "flat" else {**record, "answers": answers}
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps([whole, whole]) if layout == "array" else f"{json.dumps(whole)}\n")
    done, results = screened(str(file))
    assert done.err.splitlines()[0] == f"distinguo: {file}: {SAID}"
    assert {(each["id"], each["as"]) for each in results} == {("a1", "worker")}
    assert "'trafficking': 'indicated'" in str(results[0]["frameworks"])


def test_the_stamp_of_these_rules_is_not_mentioned(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps({STAMP_FIELD: current_stamp().text(), "answers": {}}))
    done = call("screen", "--answers", str(case))
    assert (done.code, done.err) == (0, "")
