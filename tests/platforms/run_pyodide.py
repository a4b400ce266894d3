"""Run the rules and the batch engine in Pyodide, and compare the results with those here.

Pyodide is CPython on WebAssembly, as in a browser; here it runs in Node.js. It needs node, and
npm and pip with a package index: `npm install pyodide` and the wheel of msgspec for it go into a
temporary folder. Where one of them is missing, it says so and checks nothing. In an environment
with distinguo and its extra `test`:

    PYTHONPATH=tests python tests/platforms/run_pyodide.py

It screens the conformance vectors, and 20,000 records on each path of the engine, and ends with an
error if anything differs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kit.batch import case, lines, many

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COUNT = 20_000
INVALID_EVERY, CONTRADICTORY_EVERY = 97, 89  # records of which one is invalid, and the like
PYODIDE = "pyodide@314"
PYTHON, PLATFORM = "3.14", "pyemscripten_2026_0_wasm32"


def main() -> None:
    missing = [program for program in ("node", "npm") if shutil.which(program) is None]
    if missing:
        print(f"not checked: there is no {' and no '.join(missing)} here")
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if not _install(folder):
            return
        _write_files(folder)
        here, there = _here(folder), _in_pyodide(folder)
    for found in (here, there):
        print(f"Python {found.pop('python')}, {found.pop('system')}: {found['paths']}")
    if here != there or here["differing vectors"]:
        sys.exit("the results differ")
    print(f"equal: the conformance vectors, and {here['records']:,} records on each path")


def _install(folder: Path) -> bool:
    """Install what is needed into the folder; return whether that could be done."""
    wheel = ("--only-binary", ":all:", "--platform", PLATFORM, "--python-version", PYTHON)
    commands = (
        ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PYODIDE),
        (sys.executable, "-m", "pip", "download", "-q", "--no-deps", *wheel, "msgspec"),
    )
    for command in commands:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = done.stderr.strip().splitlines()[-1:]
            print(f"not checked: {command[0]} could not install it: {' '.join(reason)}")
            return False
    return True


def _write_files(folder: Path) -> None:
    from distinguo_rules.exchange.vectors import conformance_vectors

    records = many(COUNT)
    for number in range(0, COUNT, INVALID_EVERY):
        records[number]["answers"]["under_18"] = "perhaps"
    for number in range(1, COUNT, CONTRADICTORY_EVERY):
        records[number] = case(f"x{number}", from_abroad="no", hidden_entry="yes")
    (folder / "records.jsonl").write_bytes(lines(*records))
    (folder / "vectors.json").write_text(json.dumps(conformance_vectors()), encoding="utf-8")


def _here(folder: Path) -> dict[str, Any]:
    from platforms.engine_results import engine_results

    found = engine_results(str(folder / "records.jsonl"), str(folder / "vectors.json"))
    return dict(json.loads(found))


def _in_pyodide(folder: Path) -> dict[str, Any]:
    (wheel,) = folder.glob("msgspec-*.whl")
    sources = (HERE, ROOT / "cli", ROOT / "rules")
    pyodide = folder / "node_modules" / "pyodide"
    command = ("node", HERE / "run_pyodide.mjs", pyodide, wheel, folder, *sources)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines_to_read = [line for line in done.stderr.splitlines() if len(line) < 1000]
        sys.exit("\n".join([f"Pyodide ends with {done.returncode}", *lines_to_read]))
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
