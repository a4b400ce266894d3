"""Screen records by the rules and the batch engine, and return digests of the results.

run_pyodide.py runs it twice, here and in WebAssembly, and compares what it returns.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.inputs.blocks import split_lines
from distinguo.batch.screening_options import ScreeningOptions
from distinguo_rules.assessment import assess
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer

BLOCK_LINES = 500


def differing_vectors(vectors: Path) -> list[str]:
    """Return the conformance vectors whose expected statuses are not those of `assess`."""
    found = []
    for vector in json.loads(vectors.read_bytes())["vectors"]:
        answers = {id: Answer(value) for id, value in vector["answers"].items()}
        assessed = assess(answers, tuple(vector["expected"])).frameworks
        statuses = {
            law: {verdict.value: state.status.value for verdict, state in each.verdicts.items()}
            for law, each in assessed.items()
        }
        expected = {
            law: {verdict: state["status"] for verdict, state in each.items()}
            for law, each in vector["expected"].items()
        }
        if statuses != expected:
            found.append(json.dumps(vector))
    return found


def digest(lines: list[bytes], path: EnginePath) -> tuple[str, int]:
    """Return a digest of all results and rejections on a path, and how many took the slow one."""
    engine = Engine(ScreeningOptions(tuple(FRAMEWORKS)))
    content, validated = sha256(), 0
    for start in range(0, len(lines), BLOCK_LINES):
        results = engine.screen_lines(lines[start : start + BLOCK_LINES], path)
        validated += results.validated
        for entry in results.each():
            content.update(b"%r\n" % entry)
        for rejected in results.rejected:
            content.update(repr((start + rejected.place, rejected.problems)).encode())
    return content.hexdigest(), validated


def engine_results(records: str, vectors: str) -> str:
    """Return as JSON what the rules and each path of the engine make of the two files."""
    lines = split_lines(Path(records).read_bytes())
    paths = (EnginePath.DECODING, EnginePath.VALIDATING)
    found = {
        "python": sys.version.split()[0],
        "system": sys.platform,
        "records": len(lines),
        "differing vectors": differing_vectors(Path(vectors)),
        "paths": {path.value: digest(lines, path) for path in paths},
    }
    return json.dumps(found)
