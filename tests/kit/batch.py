"""Run `distinguo batch` and read what it writes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from typing import Any

from distinguo_rules.questionnaire import ORDER

COMMAND = [sys.executable, "-m", "distinguo", "batch"]


ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


BAD_DATA = 65


PATIENCE = 300  # seconds; where branches are measured, many records take many times as long


def batch(*words: object, given: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *map(str, words)]
    return subprocess.run(
        command, input=given, capture_output=True, env=ENVIRONMENT, timeout=PATIENCE, **more
    )


def results(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert b"Traceback" not in done.stderr, done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def case(id: str, **answers: object) -> dict[str, Any]:
    return {"id": id, "answers": answers}


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


CSV = (
    b"id,work_for_other,force_used,sex_for_value,from_abroad\na,yes,yes,,\nb,no,,no,FALSE\nc,,,,\n"
)


def many(count: int, seed: int = 1) -> list[dict[str, Any]]:
    dice = random.Random(seed)
    return [
        case(f"c{n:06}", **{id: dice.choice(["yes", "no", "unsure"]) for id in ORDER[:25]})
        for n in range(count)
    ]


CASES = [
    case("a", work_for_other="yes", force_used="yes"),
    case("b", from_abroad=False, work_for_other="no", sex_for_value="no"),
    case("c"),
]


STATUSES = ["indicated", "not_indicated", "undetermined"]


def statuses(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [each["frameworks"]["us"]["trafficking"]["status"] for each in results(done)]
