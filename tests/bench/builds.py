"""The builds that are measured: this source, and another revision, installed for the purpose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.cases import Questionnaire, exported_questionnaire
from bench.measuring import ROOT


class Build(NamedTuple):
    """A build that can be run. `command`: how it is called; `asked`: what it asks."""

    name: str
    command: tuple[str, ...]
    asked: Questionnaire


def this_build() -> Build:
    """Return this source, at the revision that is checked out."""
    return _build(_git("rev-parse", "--short", "HEAD"), (sys.executable, "-m", "distinguo"))


def installed_build(revision: str, folder: Path) -> Build:
    """Install a revision into an empty folder, with the versions that it names, and return it."""
    name = _git("rev-parse", "--short", revision)
    source, home = folder / "source", folder / "environment"
    source.mkdir()
    archive = subprocess.run(["git", "archive", name], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x"], cwd=source, input=archive.stdout, check=True)
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    python = str(home / "bin" / "python")
    pip = (python, "-I", "-m", "pip", "install", "-qq", "--disable-pip-version-check")
    subprocess.run([*pip, "-c", source / "constraints.txt", source], check=True)
    return _build(name, (python, "-I", "-m", "distinguo"))


def _build(name: str, command: tuple[str, ...]) -> Build:
    exported = subprocess.run([*command, "law", "export"], check=True, capture_output=True)
    return Build(name, command, exported_questionnaire(json.loads(exported.stdout)))


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
