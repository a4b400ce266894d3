"""Each command at work, once: a command line, and how what it prints begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo_rules.exchange.identity import RULES_VERSION
from kit.terminal import ROOT, call, commands

CASE = ROOT / "tests" / "examples" / "child-on-a-farm.json"
SCRIPT = ROOT / "tests" / "train_demo.json"
NO_TERMINAL = "distinguo: no terminal: the questions cannot be asked; give the answers with"

# By the command's name: the words after it, and the lines with which the output begins.
TRANSCRIPTS: dict[str, tuple[str, str]] = {
    "": ("", NO_TERMINAL),
    "screen": (
        "--answers case.json --no-date",
        f"""\
distinguo: what the answers show
Answers from the reader of a story. Rules {RULES_VERSION}.
  Human trafficking: warning signs, but not all that the law asks for
  Migrant smuggling: no signs in these answers
""",
    ),
    "batch": (
        "case.json --detail compact",
        f'{{"kind":"screening","rules":"{RULES_VERSION}",'
        '"as":"story","id":"child-on-a-farm","frameworks":'
        '{"us":{"trafficking":"not_indicated","smuggling":"not_indicated","findings":{',
    ),
    "map": ("cases.csv", "cases.csv: csv, 1 record"),
    "questions": (
        "",
        """\
The questions

SAFETY, AND ABOUT THE PERSON
  danger_now: Is anyone in danger of being hurt right now?
""",
    ),
    "contacts": ("", "Who to call\n\nUNITED STATES\n  National Human Trafficking Hotline\n"),
    "schema": ("answers", '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n'),
    "template": ("", '{\n  "as": "worker",\n  "answers": {\n    "danger_now": "not_asked",\n'),
    "verify": ("result.json", "result.json: AGREES. All of it follows from its answers under"),
    "law": ("", f"distinguo: the law as rules\n\nABOUT THESE RULES\n  Rules {RULES_VERSION},"),
    "law card": (
        "",
        """\
Smuggling or trafficking? The card for one minute. United States law

SMUGGLING
  Smuggling is about a border: someone helps a person cross it illegally.
""",
    ),
    "law graph": ("", 'flowchart LR\n  subgraph us_law["United States"]\n'),
    "law diff": (
        "us un --limit 1",
        "distinguo: differences between rules\n\nWHAT IS COMPARED\n"
        f"  Old: us, rules {RULES_VERSION},",
    ),
    "law export": ("", '{"schema":"distinguo/rules/1","rules":{"version":'),
    "law sql": ("", "-- This is a screening, not a legal finding."),
    "form": ("", "Usage: distinguo form [OPTIONS] COMMAND [ARGS]...\n"),
    "form fhir": ("", '{\n  "resourceType": "Questionnaire",\n'),
    "form html": ("", "<!DOCTYPE html>\n<html lang="),
    "form paper": ("", "<!DOCTYPE html>\n<html lang="),
    "form xlsform": ("--output form.xlsx", "Written: form.xlsx\n"),
    "train": ("--answers script.json", "\nTraining\n\nStories to judge: "),
    "train new": ("mine.toml", "Written: mine.toml. Fill it in, then run: distinguo train check"),
    "train check": ("--shipped", "Stories checked\n\nTHE CHECK\n  No faults.\n"),
    "train export": (
        "--format gift --set first-hour",
        "// Trafficking or smuggling? Exercises, United States law\n",
    ),
    "train report": ("results.json", "What the group did\n\nUNITED STATES LAW\n"),
    "train progress": ("progress.json", "Progress\n\nSO FAR\n    - You have done 5 exercises.\n"),
    "train sets": ("", "Set first-hour\n\nTHE SET\n"),
    "train guide": ("", "A lesson of 60 minutes: trafficking or smuggling?\n\nAIMS\n"),
    "train slides": ("", '<!DOCTYPE html>\n<html lang="en">\n'),
}
# Other uses of a command: a command line, and how what it prints on either stream begins.
MORE = {
    "batch cases.csv --keep site --format csv --detail compact": (
        "kind,id,site,as,us.trafficking.status,us.smuggling.status,us.findings,"
    ),
    "batch cases.csv --check": "cases.csv: csv, 1 record: 1 can be read, 0 cannot\n",
    "batch cases.csv --map map.toml --detail compact": (
        f'{{"kind":"screening","rules":"{RULES_VERSION}","as":"worker","id":"a","frameworks":'
    ),
    "batch cases.csv --summary --by site -o out": "1 record: 1 screened, 0 could not be read.\n",
    "batch cases.csv --summary --summary-format csv -o out": (
        "part,group,framework,of,name,count\nrecords,,,,,1\nrejected,,,,,0\n"
    ),
    "batch cases.csv --summary --summary-format json -o out": (
        '{"kind":"summary","records":1,"rejected":0,"suppressed_below":0,"frameworks":{"us":'
    ),
    "batch --schema": (
        '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n'
        '  "$id": "distinguo/batch/1/full",\n'
    ),
    "map cases.csv --map map.toml": "cases.csv: csv, 1 record\n",
    "questions --format csv": (
        "id,language,wording,wording_to_the_person,answers,known_by\n"
        "danger_now,en,Is anyone in danger of being hurt right now?,"
    ),
    "schema batch": (
        '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n'
        '  "$id": "distinguo/batch/1",\n'
    ),
}
FILES = {
    "verify": "screen --answers case.json --format json --output result.json",
    "train report": "train --answers script.json --results results.json --name heron",
    "train progress": "train --answers script.json --progress progress.json",
}
NEEDS_A_TERMINAL = {""}


def test_each_command_has_a_transcript() -> None:
    assert set(TRANSCRIPTS) == {" ".join(path) for path in commands()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder with the files that the command lines name."""
    (tmp_path / "case.json").write_bytes(CASE.read_bytes())
    (tmp_path / "script.json").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "cases.csv").write_text("id,site,danger_now\na,North,no\n")
    (tmp_path / "map.toml").write_text('[columns]\nsite = "ignore"\n')
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line", MORE)
def test_an_option_changes_what_is_printed_as_shown(line: str) -> None:
    done = call(*line.split())
    notes = 'distinguo: cases.csv: ignored columns that are not questions: "site"\n'
    assert done.code == 0
    assert (done.out or done.err.removeprefix(notes)).startswith(MORE[line])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", TRANSCRIPTS)
def test_a_command_begins_as_shown(
    command: str,
) -> None:
    if command in FILES:
        assert call(*FILES[command].split()).code == 0
    words, begins = TRANSCRIPTS[command]
    done = call(*command.split(), *words.split())
    assert done.code == (2 if command in NEEDS_A_TERMINAL else 0)
    assert (done.out or done.err).startswith(begins)
