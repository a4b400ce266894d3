"""A law that the program was not written for works with every command, and borrows no numbers."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from distinguo.reference import Document
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.export.formats import ExportFormat
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.contacts import contacts
from distinguo_rules.exchange.sql import DIALECTS
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Framework
from kit.terminal import ROOT, Called, call, commands, the_command
from kit.toy_law import distinguo_with_toy_law

LAW = ("--framework", "toy")
SITES = "id,site,work_for_other,force_used\na,North,yes,yes\nb,South,no,no\n"
CODES = """\
[columns]
"Held?" = "force_used"
"Work?" = "work_for_other"
[answers]
"1" = "yes"
"2" = "no"
"""
OWN = """\
[[contacts]]
name = "A house of our own"
voice = "555-0100"
source = "the house"
checked = 2026-11-01
"""
CASE = {"answers": {"work_for_other": "yes", "force_used": "yes", "danger_now": "yes"}}
FOUND = "Human trafficking: signs found"
BINARY = (ExportFormat.QTI, ExportFormat.ANKI)


def is_silent(done: Called) -> bool:
    return done.err == ""


def shows(*texts: str) -> Callable[[Called], bool]:
    """Return a check that the output, as one line, contains these texts."""
    return lambda done: all(text in " ".join((done.out + done.err).split()) for text in texts)


@dataclass(frozen=True)
class Use:
    """A use of a command: its options, what its output must show, and the files it writes."""

    options: tuple[str, ...] = ()
    check: Callable[[Called], bool] = is_silent
    writes: tuple[str, ...] = field(default=())


def no_numbers(done: Called) -> bool:
    contacts: object = json.loads(done.out)["contacts"]
    return contacts == []


def own_part(done: Called) -> Any:
    return json.loads(done.out)["frameworks"]["toy"]


def exports() -> list[Use]:
    """Return one use for each format that stories are exported to: of few, and of a whole set."""
    return [
        Use(
            (*LAW, "--stories", "own", "--format", each, "--output", f"sheet.{each}"),
            shows("Written: sheet"),
            (f"sheet.{each}",),
        )
        for each in ExportFormat
    ] + [
        Use((*LAW, "--format", "gift", "--set", "first-hour"), shows("Toyland law")),
        Use((*LAW, "--format", "gift", "--stories", "own", *DRAWN), shows("Toyland law")),
    ]


WRITTEN = shows("Written: ")
OWN_FORM = ("--as", "self", "--contacts", "own.toml")
SUMMARY = (*LAW, "sites.csv", "--summary-output", "sum.json", "--summary-format", "json")
DRAWN = ("--seed", "3", "--without", "violence")
USES: dict[tuple[str, ...], list[Use]] = {
    (): [Use(("--framework", "toy", "--answers", "case.json"), shows(FOUND))],
    ("screen",): [
        Use((*LAW, "--answers", "case.json"), shows(FOUND, "no numbers for this law (Toyland)")),
        Use((*LAW, "--answers", "case.json", "--explain"), shows("Toyland Border Act")),
        Use((*LAW, "--answers", "case.json", "--format", "json"), no_numbers),
        Use((*LAW, "--answers", "case.json", "--contacts", "own.toml"), shows("555-0100")),
        Use((*LAW, "--answers", "case.json", "--no-date"), shows(FOUND)),
        Use((*LAW, "--answers", "case.json", "--format", "html"), shows("Toyland Penal Code")),
        Use(
            ("--framework", "us,toy", "--answers", "case.json"),
            shows("1-888-373-7888", "Toyland"),
        ),
    ],
    ("batch",): [
        Use((*LAW, "cases.jsonl"), shows('"toy":{"trafficking":{"status":"indicated"')),
        Use((*LAW, "cases.jsonl", "--detail", "compact"), shows('{"trafficking":"indicated"')),
        Use((*LAW, "cases.jsonl", "--detail", "full"), shows('"elements":{"held":true')),
        Use((*LAW, "cases.jsonl", "--format", "csv"), shows("toy.trafficking.status")),
        Use((*LAW, "cases.jsonl", "--summary"), shows("TOY: signs of human trafficking")),
        Use(("--framework", "all", "cases.jsonl"), shows('"toy":{"trafficking"', '"uk":{')),
        Use((*LAW, "cases.jsonl", "--jobs", "2", "--strict"), shows('"toy":{"trafficking"')),
        Use((*LAW, "cases.jsonl", "--ignore-unknown"), shows('"toy":{"trafficking"')),
        Use((*LAW, "sites.csv", "--keep", "site"), shows('"kept":{"site":"North"}', '"toy":{')),
        Use((*LAW, "sites.csv", "--keep", "site", "--format", "csv"), shows("id,site,as,toy.")),
        Use((*LAW, "codes.csv", "--map", "codes.toml"), shows('"toy":{"trafficking":{"status":')),
        Use((*LAW, "sites.csv", "--summary", "--by", "site"), shows("TOY: signs of human traf")),
        Use(SUMMARY, shows('"toy":{"trafficking":{"statuses":{"indicated":1'), ("sum.json",)),
        Use(
            (*LAW, "sites.csv", "--summary-output", "sum.csv", "--summary-format", "csv"),
            shows('"toy"'),
            ("sum.csv",),
        ),
        Use(
            (*LAW, "sites.csv", "--summary", "--suppress-below", "5"),
            shows("Not shown: groups of fewer than 5", "TOY: signs of human trafficking"),
        ),
        Use((*LAW, "sites.csv", "--check"), shows("2 records")),
        Use((*LAW, "--schema"), shows('"propertyNames"')),
        Use((*LAW, "cases.jsonl", "--format", "json"), shows('[ {"kind":"screening"')),
        Use(
            (*LAW, "cases.jsonl", "--errors", "bad.jsonl", "--output", "good.jsonl"),
            is_silent,
            ("good.jsonl",),
        ),
        Use(
            (*LAW, "cases.jsonl", "--format", "parquet", "--output", "good.parquet"),
            is_silent,
            ("good.parquet",),
        ),
    ],
    ("map",): [
        Use(("cases.jsonl",)),
        Use(("codes.csv", "--map", "codes.toml"), shows("force_used")),
        Use(("codes.csv", "--output", "new.toml"), shows('"Held?"'), ("new.toml",)),
    ],
    ("questions",): [Use(), Use(("--format", "json")), Use(("--format", "csv"))],
    ("contacts",): [Use(), Use(("--format", "json"))],
    ("schema",): [Use((each,)) for each in Document],
    ("template",): [Use()],
    ("verify",): [
        Use(("result.json",), shows("AGREES")),
        Use(("sites.jsonl", "--input", "sites.csv"), shows("AGREES. 2 results")),
        Use(("codes.jsonl", "--input", "codes.csv", "--map", "codes.toml"), shows("AGREES")),
    ],
    ("law",): [
        Use(LAW, shows("Toyland Penal Code, s. 1", "Held by force or without papers")),
        Use((*LAW, "--format", "json"), lambda done: bool(own_part(done))),
    ],
    ("law", "card"): [
        Use(LAW, shows("Toyland")),
        Use((*LAW, "--format", "html"), shows("Toyland")),
        Use((*LAW, "--exact"), shows("Toyland Penal Code")),
        Use((*LAW, "--contacts", "own.toml"), shows("Toyland", "555-0100")),
        Use((*LAW, "--output", "card.txt"), WRITTEN, ("card.txt",)),
    ],
    ("law", "graph"): [
        Use(LAW, shows("flowchart", "Toyland")),
        Use((*LAW, "--output", "graph.txt"), shows("Toyland"), ("graph.txt",)),
    ],
    ("law", "diff"): [
        *(Use(("us", "toy")), Use(("toy", "uk")), Use(("rules.json", "toy"))),
        Use(("us", "toy", "--format", "json", "--limit", "3"), shows('"toy"')),
    ],
    ("law", "export"): [
        Use((), lambda done: own_part(done)["name"] == "Toyland"),
        Use(("--vectors",), shows('"toy"')),
        Use(("--output", "own.json"), shows("Toyland"), ("own.json",)),
    ],
    ("law", "sql"): [
        Use(LAW, shows("AS toy_trafficking", "AS toy_smuggling")),
        *(Use((*LAW, "--dialect", each), shows("AS toy_trafficking")) for each in DIALECTS),
        Use((*LAW, "--text", "--prefix", ""), shows("AS toy_trafficking", "force_used")),
        Use((*LAW, "--output", "toy.sql"), shows("AS toy_trafficking"), ("toy.sql",)),
    ],
    ("form", "fhir"): [
        Use(LAW, shows('"resourceType": "Questionnaire"', "Toyland")),
        Use((*LAW, *OWN_FORM, "--only", "trafficking"), shows("555-0100")),
    ],
    ("form", "paper"): [
        Use((*LAW, "--format", "html"), shows("Toyland")),
        Use((*LAW, "--only", "trafficking", "--large"), shows("Toyland")),
        Use((*LAW, *OWN_FORM), shows("555-0100")),
    ],
    ("form", "html"): [
        Use(LAW, shows("Toyland law: Toyland Penal Code")),
        Use((*LAW, "--contacts", "own.toml"), shows("555-0100")),
    ],
    ("form",): [Use()],
    ("form", "xlsform"): [
        Use((*LAW, "--output", "form.xlsx"), shows("Written: form.xlsx"), ("form.xlsx",)),
        Use(
            (*LAW, *OWN_FORM, "--only", "trafficking", "--output", "own.xlsx"),
            shows("Written: own.xlsx"),
            ("own.xlsx",),
        ),
    ],
    ("train",): [
        Use(
            (*LAW, "--answers", "script.json", "--results", "one.json", "--name", "heron"),
            shows("Toyland"),
            ("one.json",),
        ),
    ],
    ("train", "new"): [Use(("new.toml",), shows("Written: new.toml"), ("new.toml",))],
    ("train", "check"): [Use(("--shipped",)), Use(("own", "--format", "json"))],
    ("train", "export"): exports(),
    ("train", "report"): [
        Use(("toy-results.json",), is_silent),
        Use(("toy-results.json", "--format", "json", "--suppress-below", "5")),
        Use(("toy-results.json", "--output", "report.txt"), shows("TOYLAND LAW"), ("report.txt",)),
    ],
    ("train", "sets"): [Use(LAW), Use((*LAW, *DRAWN)), Use((*LAW, "--stories", "own"))],
    ("train", "guide"): [
        Use(LAW),
        Use((*LAW, *DRAWN, "--minutes", "30")),
        Use((*LAW, "--output", "guide.txt"), WRITTEN, ("guide.txt",)),
    ],
    ("train", "slides"): [
        Use((*LAW, "--output", "s.html"), shows("Written: s.html"), ("s.html",)),
        Use(
            (*LAW, *DRAWN, "--minutes", "30", "--output", "t.html"),
            shows("Written: t.html"),
            ("t.html",),
        ),
    ],
    ("train", "progress"): [Use(("toy-progress.json",))],
}
# Options that do the same whatever the law.
COMMON = {
    *("--quiet", "--errors-format", "--force", "--output", "--lang", "--plain", "--no-input"),
    *("--version", "--install-completion", "--show-completion", "--name"),
}
# Those of an interview and of a session: tests/rules/test_toy_law.py and
# tests/train/test_train_toy_law.py go through them.
INTERACTIVE: dict[tuple[str, ...], set[str]] = {
    ("screen",): {"--as", "--brief", "--all", "--only"},
    ("train",): {
        *("--kind", "--set", "--seed", "--count", "--stories", "--without"),
        *("--time-limit", "--explain", "--progress"),
    },
}
# They are about all countries. So is "us,toy" about the United States.
OF_ALL_COUNTRIES = {("contacts",), ("law", "export"), ("law", "diff")}
ACTS: dict[str, Callable[[Any], dict[str, object]]] = {
    "story": lambda _: {"judged": "both", "sure": 80},
    "pairs": lambda exercise: {"fact": exercise.facts[0].id, "judged": "both"},
    "myths": lambda _: {"holds": True, "sure": 80},
    "next": lambda exercise: {"ask": [exercise.questions[0].id]},
    "interview": lambda _: {"ask": ["work_for_other", "force_used"], "judged": "trafficking"},
}


@cache
def scripted() -> list[dict[str, object]]:
    """Return what a trainee does in the first exercise of each kind that the law has."""
    first: dict[str, Any] = {}
    for exercise in all_exercises(shipped_stories(), "toy"):
        first.setdefault(exercise.id.partition(":")[0], exercise)
    assert first.keys() >= {"story", "pairs", "next", "interview"}
    return [{"exercise": each.id, **ACTS[kind](each)} for kind, each in first.items()]


@pytest.fixture
def folder(toy_law: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with the files that the uses name."""
    monkeypatch.chdir(tmp_path)
    case = json.dumps(CASE)
    Path("case.json").write_text(case)
    Path("cases.jsonl").write_text(f"{case}\n{case}\n")
    Path("sites.csv").write_text(SITES)
    Path("codes.csv").write_text("Held?,Work?\n1,1\n2,1\n")
    Path("codes.toml").write_text(CODES)
    Path("own.toml").write_text(OWN)
    Path("own").mkdir()
    for name in ("harvest", "uncle"):
        story = ROOT / "cli/distinguo/train/content/stories" / f"{name}.toml"
        Path("own", story.name).write_bytes(story.read_bytes())
    script = {"schema": "distinguo/training-answers/1", "answers": scripted()}
    Path("script.json").write_text(json.dumps(script))
    return tmp_path


def prepare(path: tuple[str, ...]) -> None:
    """Write the files that other commands make."""
    if path == ("verify",):
        screened = call("screen", *LAW, "--answers", "case.json", "--format", "json")
        Path("result.json").write_text(screened.out)
        for name, *more in (("sites",), ("codes", "--map", "codes.toml")):
            words = (*LAW, f"{name}.csv", "--output", f"{name}.jsonl", *more)
            assert call("batch", *words).code == 0
    if path == ("law", "diff"):
        assert call("law", "export", "--output", "rules.json").code == 0
    if path == ("train", "report"):
        session = ("train", *LAW, "--answers", "script.json", "--name", "heron")
        assert call(*session, "--results", "toy-results.json").code == 0
    if path == ("train", "progress"):
        script = ("train", *LAW, "--answers", "script.json")
        assert call(*script, "--progress", "toy-progress.json").code == 0


def test_every_command_is_used() -> None:
    groups = {("law",), ("form",), ("train",)}
    assert set(USES) >= set(commands()) - groups
    assert set(USES) >= groups, "their use without a command counts as one"


@pytest.mark.parametrize("path", USES, ids=lambda path: " ".join(path) or "(none)")
def test_every_option_is_used(path: tuple[str, ...]) -> None:
    used = {word for use in USES[path] for word in use.options}
    assert options_of(path) - COMMON - INTERACTIVE.get(path, set()) - used == set()


def options_of(path: tuple[str, ...]) -> set[str]:
    """Return the long names of the options of a command."""
    command = the_command()
    for name in path:
        command = command.get_command(None, name)
    options = [each for each in command.params if each.param_type_name == "option"]
    return {name for each in options for name in each.opts if name.startswith("--")}


@pytest.mark.parametrize("path", USES, ids=lambda path: " ".join(path) or "(none)")
def test_every_command_works_with_a_law_it_was_not_written_for(
    path: tuple[str, ...], folder: Path
) -> None:
    prepare(path)
    for use in USES[path]:
        done = call(*path, *use.options)
        assert done.code == 0, (use.options, done.err)
        assert done.out or use.writes
        words = done.out + "".join(_text(folder / name) for name in use.writes)
        assert use.check(Called(done.code, words, done.err)), (use.options, words, done.err)
        if path not in OF_ALL_COUNTRIES and "us,toy" not in use.options:
            assert borrowed(words) == []


def _text(file: Path) -> str:
    data = file.read_bytes()
    assert data
    return data.decode(errors="replace")


def borrowed(words: str) -> list[str]:
    """Return the phone numbers of other countries' contacts in a text."""
    return [
        each.id
        for each in contacts().values()
        if each.voice and re.search(rf"(?<![\w/.-]){re.escape(each.voice)}(?![\w/])", words)
    ]


def test_a_borrowed_number_would_be_seen() -> None:
    assert borrowed(call("screen", "--answers", "-", stdin=json.dumps(CASE).encode()).out)


@pytest.mark.parametrize("line", ["screen --help", "law --help", "train --help", "batch --help"])
def test_help_names_every_law(line: str) -> None:
    done = subprocess.run(
        distinguo_with_toy_law(*line.split()), capture_output=True, text=True, check=True
    )
    for law in (*FRAMEWORKS, "toy"):
        assert re.search(rf"\b{law}[,. ]", " ".join(done.stdout.split()))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("screen --framework to", "toy"),
        ("screen --framework us,to", "us,toy"),
        ("train --framework to", "toy"),
        ("law diff us to", "toy"),
    ],
)
def test_completion_offers_it(
    line: str, offered: str, toy_law: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_DISTINGUO_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"distinguo {line}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert call().out.splitlines() == [f"{offered}\tToyland"]
