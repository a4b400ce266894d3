"""Run `distinguo batch` and read what it writes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from distinguo_rules.questionnaire import ORDER
from kit.forked_program import fork_server

COMMAND = [sys.executable, "-m", "distinguo", "batch"]


ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


BAD_DATA = 65


PATIENCE = 300  # seconds; where branches are measured, many records take many times as long


def batch(
    *words: object, given: bytes | Sequence[bytes] = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `distinguo batch`, in a process that is forked from one with the program loaded.

    `given`: standard input, as a whole or in pieces that come slowly.
    """
    command = ["batch", *map(str, words)]
    pieces = [given] if isinstance(given, bytes) else given
    return fork_server().run(command, pieces, PATIENCE, str(cwd or Path.cwd()))


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


SITUATIONS = 400  # among many records: as many as there are records would only take time


def many(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Build records, each with an id of its own, and with 25 answers at random."""
    dice = random.Random(seed)
    pool = [
        {id: dice.choice(["yes", "no", "unsure"]) for id in ORDER[:25]} for _ in range(SITUATIONS)
    ]
    return [case(f"c{n:06}", **dice.choice(pool)) for n in range(count)]


CASES = [
    case("a", work_for_other="yes", force_used="yes"),
    case("b", from_abroad=False, work_for_other="no", sex_for_value="no"),
    case("c"),
]


STATUSES = ["indicated", "not_indicated", "undetermined"]


def statuses(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [each["frameworks"]["us"]["trafficking"]["status"] for each in results(done)]
