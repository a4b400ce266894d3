"""Text from outside, through every input, in every output: it steers nothing and runs nowhere."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from distinguo.law.pack_writing import content_hash
from distinguo.train.lesson_page.page import lesson_script
from distinguo_rules.questionnaire import ORDER
from kit.steering import MARKS, NASTY
from kit.terminal import ROOT, call, run

MARKUP = "<script src=//x.example>alert(1)</script><img src=x onerror=alert(1)>\"'&"
FORMULA = '=HYPERLINK("http://x.example","x")'
TEXTS = {"steering": NASTY, "markup": MARKUP, "formula": FORMULA, "at": "@SUM(1)", "tab": "\t=1"}
SHIPPED = ROOT / "cli" / "distinguo" / "train" / "content" / "stories" / "a-room-in-march.toml"
PACK = call("law", "export").out
STORY = SHIPPED.read_text(encoding="utf-8")
BLANK = dict.fromkeys(ORDER, "unsure")


def record(text: str) -> str:
    return json.dumps({"id": text, "answers": BLANK})


def bad_record(text: str) -> str:
    return json.dumps({"id": "a", "as": text, "answers": {text: text}, text: text})


def table(text: str) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([["id", "under_18", "note"], [text, "yes", text], ["b", text, ""]])
    return file.getvalue()


def story(text: str) -> str:
    """A shipped story with another title, text and lesson."""
    said = "".join(f"\\U{ord(sign):08x}" for sign in text)
    told = STORY.replace('story = """\n', f'story = """\n{said}. ')
    told = told.replace('lesson = """\n', f'lesson = """\n{said}. ')
    return re.sub(r'^title = ".*"$', lambda _: f'title = "{said}"', told, flags=re.M)


def made(*arguments: str) -> Any:
    done = call(*arguments)
    assert done.code == 0
    return json.loads(done.out)


def saved_result(text: str) -> str:
    case = str(ROOT / "tests" / "examples" / "child-on-a-farm.json")
    return json.dumps({**made("screen", "--answers", case, "--format", "json"), "id": text})


def changed_result(text: str) -> str:
    data = json.loads(saved_result(text))
    data["rules"] = {"version": text, "hash": text}
    return json.dumps(data)


def pack(text: str) -> str:
    """The rules in use, with other words wherever there are words."""
    data = json.loads(PACK)
    data["rules"]["version"] = text
    for question in data["questions"]:
        question["text"] = text
    for framework in data["frameworks"].values():
        framework["name"] = text
    return json.dumps({**data, "content_hash": content_hash(data)})


def results(text: str) -> str:
    attempt = {
        "exercise": f"story:{text}", "kind": "story", "story": text, "key": "both", "said": "both",
        "right": True, "sure": None, "hint": False, "elements": [], "asked": [], "needless": [],
        "unfit": [], "least": None,
    }  # fmt: skip
    data = {"schema": "distinguo/training-results/1", "name": "heron", "framework": "us"}
    return json.dumps({**data, "set": None, "seed": 1, "attempts": [attempt]})


INPUTS = {
    "a record": (record, ""),
    "a bad record": (bad_record, ""),
    "a table": (table, ".csv"),
    "a story": (story, ".toml"),
    "a saved result": (saved_result, ""),
    "a changed result": (changed_result, ""),
    "results": (results, ""),
    "a pack": (pack, ""),
}
READ = ("a record", "a story", "a saved result", "results", "a pack")
"""Inputs that may hold any text; only steering signs are refused in some."""
STORIES = "train export --stories $in --format"
WAYS = {
    "a record": [
        *(f"screen --answers $in --format {form}" for form in ("text", "json", "html")),
        *(f"batch $in --format {form}" for form in ("jsonl", "json", "csv")),
        "batch $in --format parquet --output $out",
        "batch $in --detail compact --format csv",
        "batch $in $in --summary --strict",
    ],
    "a bad record": [
        "screen --answers $in",
        "batch $in --format csv",
        "batch $in --ignore-unknown",
        "batch $in --errors $out",
        "verify $in",
        "train --progress $in --no-input",
    ],
    "a table": ["batch $in --format csv", "batch $in", "batch $in --ignore-unknown --format csv"],
    "a story": [
        "train check $in",
        "train check $in --format json",
        f"{STORIES} gift",
        f"{STORIES} moodle-xml",
        *(
            f"{STORIES} {form} --output $out"
            for form in ("html", "worksheet", "markdown", "qti", "anki")
        ),
    ],
    "a saved result": ["verify $in"],
    "a changed result": ["verify $in"],
    "results": [f"train report $in --format {form}" for form in ("text", "json", "html")],
    "a pack": ["law diff $in:us us --limit 1", "law diff un $in:us --limit 1 --format json"],
}
HANDED_OUT = (f"{STORIES} html", f"{STORIES} worksheet", f"{STORIES} markdown")
CASES = [(kind, way, text) for kind, ways in WAYS.items() for way in ways for text in TEXTS]


@pytest.mark.parametrize(("kind", "way", "text"), CASES)
def test_no_text_from_outside_steers_or_runs(
    kind: str, way: str, text: str, tmp_path: Path
) -> None:
    written, suffix = INPUTS[kind]
    source = tmp_path / f"in{suffix}"
    source.write_text(written(TEXTS[text]), encoding="utf-8")
    output = tmp_path / ("out.zip" if "qti" in way else "out.html" if "html" in way else "out")
    words = way.replace("$in", str(source)).replace("$out", str(output)).split()
    done = call(*words)
    assert done.code == 0 or kind not in READ or text == "steering", done.err
    assert done.code in (0, 65)
    assert "Traceback" not in done.err
    shown = [done.out, done.err, *(texts_in(output) if output.exists() else ())]
    if output.exists() and not way.startswith(HANDED_OUT):
        assert stat.S_IMODE(output.stat().st_mode) == 0o600
    if "--errors" in way:
        shown.pop()  # the record untouched, to be mended: that is what it is for
    for content in shown:
        assert not set(content) & MARKS - {"\r", "\t"}
        assert_nothing_runs(content)
    if "csv" in way:
        for row in csv.reader(io.StringIO(done.out)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def texts_in(path: Path) -> Iterator[str]:
    """The texts of a file that was written, whatever its format."""
    data = path.read_bytes()
    if data.startswith(b"PAR1"):
        table = duckdb.read_parquet(str(path))
        for row in table.project("* EXCLUDE (id)").fetchall():  # an id stays as it is, to join by
            yield from filter(None, row)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):  # and no database: test_train_export reads that
                    yield archive.read(name).decode()
    else:
        yield data.decode()
        key = path.with_name(f"{path.stem}-key{path.suffix}")
        yield from texts_in(key) if key.exists() else ()


SCRIPT = r"<script([^>]*)>(.*?)</script>"


def assert_nothing_runs(content: str) -> None:
    """Markup only where it is data: in JSON, or behind the escapes of a page or a feed."""
    if content.startswith("<!DOCTYPE html>"):
        assert "<img" not in content
        for about, script in re.findall(SCRIPT, content, re.DOTALL):
            if "application/json" in about:
                json.loads(script)
            else:  # the policy of the page lets only this one run
                assert script == lesson_script()
        markup = re.sub(SCRIPT, "", content, flags=re.DOTALL)
        assert "<script" not in markup
        assert not re.search(r"<[^>]*\s(src|on\w+)=", markup)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', content)
        assert policy
        assert html.unescape(policy[1]).startswith("default-src 'none'; style-src 'sha256-")
    elif content.startswith("<?xml"):
        assert "<script" not in re.sub(r"&lt;", "", content)


NAMES = [
    "screen --answers $name",
    "screen --answers $name/none --output $name/none",
    "batch $name",
    "batch $name/none",
    "verify $name",
    "train check $name",
    "train report $name",
    "train new $name",
    "train --stories $name --no-input",
    "train --progress $name --no-input",
    "law diff $name us",
    "law card --output $name/none",
    "law export --output $name/none",
]


@pytest.mark.parametrize("way", NAMES)
def test_no_name_of_a_file_steers(way: str, tmp_path: Path) -> None:
    name = str(tmp_path / NASTY.replace("\x00", "").replace("/", ""))
    Path(name).write_text("{}")
    done = call(*(word.replace("$name", name) for word in way.split()))
    assert done.code in (2, 65)
    assert done.err
    assert not set(done.out + done.err) & MARKS


HOSTILE = NASTY.replace("\x00", "")


def test_no_variable_of_the_environment_steers() -> None:
    names = ("TERM", "COLUMNS", "LINES", "LANG", "LC_ALL", "NO_COLOR", "HOME", "ACCESSIBLE", "TZ")
    env = dict.fromkeys(names, HOSTILE)
    done = run("screen", "--answers", "-", stdin=record("a").encode(), env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"WHO ELSE TO CALL" in done.stdout
    assert not set(done.stdout.decode()) & MARKS
