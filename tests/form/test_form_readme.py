"""The page on forms: its recipes run on what the tools write, and it names each module."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from distinguo.form.content import FormOptions
from distinguo.form.relevance import ROLE
from distinguo.form.workbook import workbook
from distinguo_rules.model import Role
from kit.called import call
from kit.documents import ROOT, blocks
from kit.submissions import EXPORTS, Filled, xform

PAGE = "cli/distinguo/form/README.md"
ROOM = ROOT / "cli" / "distinguo" / "form"
TEXT = (ROOT / PAGE).read_text(encoding="utf-8")
RECIPES = [block.text for block in blocks("sh") if block.page == PAGE and "export." in block.text]
FILES = {"export.csv": "odk.csv", "export.json": "kobo.json"}


def submissions() -> list[Filled]:
    given = {ROLE: Role.WORKER, "under_18": "no", "work_for_other": "yes", "force_used": "yes"}
    return [xform(FormOptions()).filled_in(given), xform(FormOptions()).filled_in({ROLE: "story"})]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, export in FILES.items():
        text = EXPORTS[export](submissions(), FormOptions())
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_each_recipe_runs_and_screens_the_submissions() -> None:
    lines = [line for text in RECIPES for line in text.splitlines()]
    assert len(lines) >= 3
    for line in lines:
        program, *words = line.split()
        assert program == "distinguo"
        done = call(*words)
        assert done.code == 0, done.err
        assert "ignored" not in done.err


def test_a_workbook_that_kobo_writes_is_screened_too(folder: Path) -> None:
    text = EXPORTS["kobo-spanish.csv"](submissions(), FormOptions())
    rows = [*csv.reader(io.StringIO(text), delimiter=";")]
    (folder / "export.xlsx").write_bytes(workbook({"distinguo": rows}))
    done = call("batch", "export.xlsx", "--detail", "compact")
    expected = call("batch", "export.csv", "--detail", "compact")
    assert (done.code, done.err) == (0, "")
    verdicts = [line.partition('"frameworks"')[2] for line in done.out.splitlines()]
    assert verdicts == [line.partition('"frameworks"')[2] for line in expected.out.splitlines()]
    assert [*map(len, verdicts)] != [0, 0]


def test_every_module_and_every_export_is_on_the_page() -> None:
    modules = {path.stem for path in ROOM.glob("*.py")} - {"__init__"}
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert {name for name in modules if any(f"`{name}`" in row for row in rows)} == modules
    for word in ("OData", "group names", "XML names", "labels", "API", "CSV or XLS"):
        assert word in TEXT
