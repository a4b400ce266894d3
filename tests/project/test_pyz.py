"""distinguo.pyz, one file: it needs nothing but Python, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from distinguo.errors import ExitCode
from kit.batch import batch, lines, many

ROOT = Path(__file__).parents[2]
STORY = ROOT / "tests" / "stories" / "visa-crew-one-trailer.json"
# Without the packages of this environment, and without the network.
ALONE = """
import runpy, sys
def refuse(event, given):
    if event.startswith("socket.") and event != "socket.__new__":
        raise RuntimeError(event)
sys.addaudithook(refuse)
{before}
sys.argv[:] = sys.argv[1:]
sys.path.insert(0, sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""
NO_FILE_IN_MEMORY = "import os; del os.memfd_create"
ANOTHER_PYTHON = "import importlib.machinery as m; m.EXTENSION_SUFFIXES[:] = ['.cpython-399.so']"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pyz") / "distinguo.pyz"
    script = ROOT / ".ci" / "build_pyz.py"
    subprocess.run([sys.executable, script, file], check=True, timeout=300, capture_output=True)
    return file


def run(
    program: Path, folder: Path, *words: object, before: str = "", given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run it in an empty folder, which is also where temporary files go."""
    empty = folder / "empty"
    empty.mkdir(exist_ok=True)
    variables = {"PATH": "/nowhere", "HOME": str(empty), "TMPDIR": str(empty), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ALONE.format(before=before), program, *map(str, words)],
        cwd=empty,
        env=variables,
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert list(empty.iterdir()) == []
    return done


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["--version"], "distinguo "),
        (["screen", "--lang", "es", "--answers", STORY], "Trata de personas"),
        (["screen", "--answers", STORY, "--format", "html"], "</html>"),
        (["law", "card"], "United States law"),
        (["law", "export"], '"questions"'),
        (["train", "slides"], "</html>"),
    ],
    ids=lambda given: "-".join(map(str, given[:2])) if isinstance(given, list) else "",
)
def test_a_command_runs_with_nothing_but_python(
    words: list[object], shown: str, program: Path, tmp_path: Path
) -> None:
    done = run(program, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert shown in done.stdout.decode()


@pytest.mark.parametrize("before", ["", NO_FILE_IN_MEMORY], ids=["memory", "folder"])
def test_a_batch_loads_its_extension_module_and_leaves_no_file(
    before: str, program: Path, tmp_path: Path
) -> None:
    records = lines(*many(300))
    done = run(program, tmp_path, "batch", "-", before=before, given=records)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == batch("-", given=records).stdout


def test_a_ready_mapping_is_found(program: Path, tmp_path: Path) -> None:
    table = b"Case,DATASOURCE\n"
    done = run(program, tmp_path, "batch", "-", "--map", "nothing", given=table)
    assert "kobo" in done.stderr.decode()


def test_with_another_python_it_says_what_to_do(program: Path, tmp_path: Path) -> None:
    records = lines(*many(300))
    done = run(program, tmp_path, "batch", "-", before=ANOTHER_PYTHON, given=records)
    assert done.returncode == ExitCode.USAGE
    assert b"distinguo.pyz: was built without msgspec._core for Python" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    screened = run(program, tmp_path, "screen", "--answers", STORY, before=ANOTHER_PYTHON)
    assert screened.returncode == 0


def test_a_missing_library_is_added_beside_it(program: Path, tmp_path: Path) -> None:
    packed = tmp_path / "cases.zst"
    packed.write_bytes(b"\x28\xb5\x2f\xfd" + bytes(40))
    done = run(program, tmp_path, "batch", packed)
    command = f"{sys.executable} -m pip install --target libraries zstandard"
    assert command in done.stderr.decode()
