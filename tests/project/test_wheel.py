"""The wheel, built and installed alone into an empty environment: all that is needed, no more."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from distinguo import __version__
from distinguo_rules.compiled import compile_framework
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.precompiled import module_name, module_source
from kit.documents import links

ROOT = Path(__file__).parents[2]
CASE = ROOT / "tests" / "stories" / "visa-crew-one-trailer.json"
KEPT_OUT = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in KEPT_OUT}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_two_packages_whole_and_nothing_else(wheel: Path) -> None:
    packages = (ROOT / "cli" / "distinguo", ROOT / "rules" / "distinguo_rules")
    kept = {
        f"{package.name}/{file.relative_to(package).as_posix()}"
        for package in packages
        for file in package.rglob("*")
        if file.is_file() and file.suffix != ".po" and "__pycache__" not in file.parts
    }
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    (page,) = (name for name in inside if name.endswith(".data/data/share/man/man1/distinguo.1"))
    laws = {f"distinguo_rules/{module_name(id)}.py" for id in FRAMEWORKS}
    assert laws <= inside
    assert inside - {page} - laws == kept
    assert {"distinguo/py.typed", "distinguo_rules/py.typed"} <= kept
    assert len([name for name in kept if name.startswith("distinguo/train/content/stories/")]) > 50


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_wheel_holds_every_law_as_it_is_compiled(wheel: Path, framework: str) -> None:
    source = zipfile.ZipFile(wheel).read(f"distinguo_rules/{module_name(framework)}.py")
    assert source.decode() == module_source(compile_framework(framework).every())


def test_the_same_source_makes_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Another folder, other times of the files, another user's settings."""
    source = tmp_path / "source"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "*.mo", "tests", "findings")
    shutil.copytree(ROOT, source, ignore=left_out, copy_function=shutil.copyfile)
    settings = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path)}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=source,
        env={"PATH": os.environ["PATH"], **settings},
        umask=0o077,
        capture_output=True,
        timeout=120,
        check=True,
    )
    (again,) = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_metadata_names_the_licence_and_carries_it(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    fields = archive.read(metadata).decode().partition("\n\n")[0].splitlines()
    assert {
        "License-Expression: MIT",
        "License-File: LICENSE",
        "Author: The distinguo authors",
        "Requires-Python: >=3.11",
    } <= set(fields)
    assert not [field for field in fields if field.startswith("Project-URL:")]
    licence = archive.read(metadata.replace("METADATA", "licenses/LICENSE"))
    assert licence == (ROOT / "LICENSE").read_bytes()


def test_the_source_archive_holds_the_licence_the_tests_and_what_the_readme_links(
    tmp_path: Path,
) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    (built,) = tmp_path.glob("*.tar.gz")
    assert built.name == f"distinguo-{__version__}.tar.gz"
    named = re.findall(r"distinguo-([\d.]+)-py3", (ROOT / "README.md").read_text("utf-8"))
    assert {*named} == {__version__}
    with tarfile.open(built) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    linked = {file for file, _ in links(ROOT / "README.md") if file}
    assert len(linked) > 10
    assert {"LICENSE", "constraints.txt", "tests/conftest.py", *linked} <= inside
    assert not [name for name in inside if name.startswith(".venv") or name.endswith(".mo")]


def test_the_wheel_alone_runs_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", "empty", cwd=tmp_path)
    bin = tmp_path / "empty" / "bin"
    pip = (sys.executable, "-m", "pip", "--python", bin / "python", "--quiet")
    options = ("--no-compile", "--disable-pip-version-check")  # a few of its modules are loaded
    run(*pip, "install", *options, "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    assert run(bin / "distinguo", "--version", cwd=tmp_path).strip().endswith(__version__)
    screened = run(bin / "distinguo", "screen", "--answers", CASE, cwd=tmp_path)
    assert "Human trafficking: " in screened
    run(bin / "distinguo", "train", "--help", cwd=tmp_path)
