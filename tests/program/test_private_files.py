"""A file that holds answers can be read by nobody else, at no moment of its making."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kit.terminal import PATIENCE, PROGRAM, ROOT, environment

WRITERS = {
    "a result": ["screen --answers case.json --output out"],
    "a result that replaces another": ["screen --answers case.json --output case.json --force"],
    "results as lines": ["batch cases.jsonl --output out --errors out2"],
    "results as a table": ["batch cases.jsonl --format csv --output out"],
    "results as Parquet": ["batch cases.jsonl --format parquet --output out"],
    "a session": [f"train --answers {ROOT}/tests/train_demo.json --results out --name heron"],
    "progress": [f"train --answers {ROOT}/tests/train_demo.json --progress out"],
    "a report": [
        f"train --answers {ROOT}/tests/train_demo.json --results r.json --name heron",
        "train report r.json --output out",
        "train report r.json --format html --output out2",
    ],
    "a mapping": ["map cases.csv --output out"],
}
# Each step of Python that can be watched is a moment to look at the modes of all files. The umask
# takes nothing away, so that a mode is what its writer asked for.
WATCHED = """
import json, os, sys
case = '{"answers": {"under_18": "no"}}'
lines = case + "\\n" + '{"answers": 1}' + "\\n"
table = "id,under_18,Work?\\na,no,yes\\n"
os.umask(0o077)
for name, text in (("case.json", case), ("cases.jsonl", lines), ("cases.csv", table)):
    with open(name, "w") as file:
        file.write(text)
os.umask(0)
if sys.argv[2] == "named":
    del os.O_TMPFILE
    from pathlib import Path
    from distinguo.batch.results import parquet_output
    parquet_output.DESCRIPTORS = Path("nowhere")
seen, is_looking = {}, False

def look(event, arguments):
    global is_looking
    if is_looking:
        return
    is_looking = True
    for folder, _, names in os.walk("."):
        for path in (folder, *(os.path.join(folder, name) for name in names)):
            if path != ".":
                mode = os.stat(path).st_mode
                seen.setdefault(os.path.basename(path), set()).add(mode & 0o777)
    is_looking = False

sys.addaudithook(look)
sys.stdout = open(os.devnull, "w")
from distinguo.app import run
codes = [run(line.split()) for line in json.loads(sys.argv[1])]
look("", ())
modes = {name: sorted(modes) for name, modes in seen.items()}
print(json.dumps([codes, modes]), file=sys.__stdout__)
"""


@cache
def modes_while_writing(writer: str, drafts: str) -> dict[str, set[int]]:
    """Return the modes that each file had, by its name; `drafts`: whether they are named."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [PROGRAM[0], "-c", WATCHED, json.dumps(WRITERS[writer]), drafts],
            cwd=folder,
            env=environment(PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
    codes, modes = json.loads(done.stdout)
    assert set(codes) <= {0, 65}, done.stderr
    return {name: set(found) for name, found in modes.items()}


@pytest.mark.parametrize("drafts", ["named", "unnamed"])
@pytest.mark.parametrize("writer", WRITERS)
def test_a_file_with_answers_is_private_from_its_first_byte(writer: str, drafts: str) -> None:
    if "parquet" in WRITERS[writer][0] and find_spec("duckdb") is None:
        pytest.skip("needs the extra `parquet`")
    if not hasattr(os, "O_TMPFILE"):
        pytest.skip("all drafts are named here, and were watched")
    modes = modes_while_writing(writer, drafts)
    assert any(name.endswith(".part") for name in modes), "the drafts were not seen"
    folders = {name: found for name, found in modes.items() if found == {0o700}}
    files = {name: found for name, found in modes.items() if name not in folders}
    assert set().union(*files.values()) == {0o600}, files
    assert all(name.endswith(".part") for name in folders)


def test_the_watch_sees_a_file_that_is_made_private_too_late(tmp_path: Path) -> None:
    late = "open('late', 'w').close(); os.chmod('late', 0o600)\ncodes = ["
    script = WATCHED.replace("codes = [", late)
    done = subprocess.run(
        [PROGRAM[0], "-c", script, "[]", "unnamed"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    assert json.loads(done.stdout)[1]["late"] == [0o600, 0o666]
