"""Results go to standard output, or to a private file that is whole or not there."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from distinguo.errors import ExitCode, UsageError
from distinguo.output import check_apart, check_target, replacing, write_result
from kit.terminal import PATIENCE, PROGRAM, Called, call, environment, run, run_in_shell

BLANK = b'{"answers": {}}'


def written(target: Path | str, *options: str) -> Called:
    return call("screen", "--answers", "-", "--output", str(target), *options, stdin=BLANK)


def test_the_file_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    old = os.umask(0)
    try:
        done = written(target, "--format", "json")
    finally:
        os.umask(old)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert (
        target.read_text() == call("screen", "--answers", "-", "--format", "json", stdin=BLANK).out
    )
    assert os.listdir(tmp_path) == ["result.json"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_a_handout_has_the_mode_that_the_umask_leaves(
    umask: int, mode: int, tmp_path: Path
) -> None:
    old = os.umask(umask)
    try:
        write_result("<p>", str(tmp_path / "card.html"), private=False)
    finally:
        assert os.umask(old) == umask
    assert stat.S_IMODE((tmp_path / "card.html").stat().st_mode) == mode


def test_the_text_in_a_file_holds_no_escape_sequence(tmp_path: Path) -> None:
    written(tmp_path / "result.txt")
    assert b"\x1b" not in (tmp_path / "result.txt").read_bytes()


def test_a_file_that_is_there_is_kept_without_force(tmp_path: Path) -> None:
    target = tmp_path / "result.txt"
    target.write_text("mine")
    target.chmod(0o644)
    done = written(target)
    assert done.code == ExitCode.USAGE
    assert done.out == ""
    assert done.err == (
        f"distinguo: {target}: already exists; choose another name, or add --force\n"
    )
    assert target.read_text() == "mine"
    assert written(target, "--force").code == 0
    assert "WHO ELSE TO CALL" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_dash_is_standard_output() -> None:
    assert "WHO ELSE TO CALL" in written("-").out


REFUSED = {
    "a folder": ("", "is a directory; name a file"),
    "no such folder": ("none/result.txt", "folder does not exist; create the folder"),
    "a file as folder": ("file/result.txt", "folder does not exist; create the folder"),
    "a name too long": ("x" * 300, "cannot be written (File name too long); choose another"),
    "a steering name": ("\x1b[2Jnone\u202e/x", "\\x1b[2Jnone\\u202e/x: folder does not exist"),
    "a pipe": ("pipe", "is a device or a pipe; name a file"),
}


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_written_is_said_before_anything_is_read(
    name: str, force: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    path, said = REFUSED[name]
    target = str(tmp_path / path) if path else str(tmp_path)
    done = call("screen", "--answers", "-", "--output", target, *force, stdin=b"not JSON")
    assert done.code == ExitCode.USAGE
    assert done.out == ""
    assert said in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null"])
def test_force_does_not_put_a_file_in_the_place_of_a_device(device: str) -> None:
    with pytest.raises(UsageError, match="is a device or a pipe"):
        check_target(device, force=True)


def test_a_folder_that_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(UsageError, match="folder is not writable"):
        check_target(str(tmp_path / "x"), force=False)


@pytest.fixture(params=["without a name", "with a hidden name"])
def draft(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let drafts have no name, as on Linux, or a hidden one, as everywhere else."""
    if request.param == "with a hidden name":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without names")
    return str(request.param)


def test_a_draft_that_fails_leaves_nothing_and_keeps_what_was_there(
    tmp_path: Path, draft: str
) -> None:
    target = tmp_path / "result.txt"
    target.write_text("mine")
    for failure in (KeyboardInterrupt, SystemExit, RuntimeError):
        with pytest.raises(failure), replacing(str(target), force=True) as file:  # noqa: PT012
            file.write(b"half of i")
            assert len(os.listdir(tmp_path)) == 1 + (draft == "with a hidden name")
            raise failure
        assert os.listdir(tmp_path) == ["result.txt"]
        assert target.read_text() == "mine"


def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = written(tmp_path / "result.txt")
    assert done.code == ExitCode.USAGE
    assert "cannot be written (No space left on device); choose another place" in done.err
    assert os.listdir(tmp_path) == []


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
def test_a_file_that_came_up_meanwhile_is_kept(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without links, such as FAT, is no exception."""
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "result.txt"
    with pytest.raises(UsageError, match="File exists"), replacing(str(target)) as file:  # noqa: PT012
        file.write(b"new")
        target.write_text("mine")
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == ["result.txt"]


def no_links(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("force", [True, False])
@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("has_links", [True, False], ids=["links", "no links"])
def test_a_file_is_complete_and_alone_in_its_folder(
    force: bool,
    private: bool,
    has_links: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "result.txt"
    with replacing(str(target), force, private) as file:
        file.write(b"all of it")
    assert os.listdir(tmp_path) == ["result.txt"]
    assert target.read_bytes() == b"all of it"
    umask = os.umask(0o077)
    os.umask(umask)
    assert target.stat().st_mode & 0o777 == (0o600 if private else 0o666 & ~umask)


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_run_that_is_killed_leaves_nothing_but_where_every_file_has_a_name_a_private_draft(
    form: str, tmp_path: Path
) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    running = subprocess.Popen(
        [*PROGRAM, "batch", "-", "--format", form, "--output", "out", "--errors", "bad"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    assert running.stdin is not None
    record = b'{"id":"a","answers":{"under_18":"no"}}\n'
    running.stdin.write(record * 40_000)  # more than a pipe holds: it is being read by then
    running.stdin.flush()
    running.kill()
    running.communicate()
    left = [*tmp_path.iterdir()]
    assert left == [] or not hasattr(os, "O_TMPFILE")
    assert all(file.suffix == ".part" and file.stat().st_mode & 0o777 == 0o600 for file in left)


def test_a_file_system_without_links_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    assert written(tmp_path / "result.txt").code == 0
    assert os.listdir(tmp_path) == ["result.txt"]


def test_the_document_is_in_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    write_result("é…", str(tmp_path / "x"))
    assert (tmp_path / "x").read_bytes() == "é…".encode()


@pytest.mark.parametrize(
    "command", ["questions", "schema answers", "screen --answers <(distinguo template)", "-h"]
)
def test_a_reader_that_goes_away_hears_no_complaint(command: str) -> None:
    done = run_in_shell(f"distinguo {command} | (read -r line; echo $line)")
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


def test_a_reader_that_was_never_there_hears_no_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.Popen(
        [*PROGRAM, "template"], stdout=writing, stderr=subprocess.PIPE, env=environment()
    )
    os.close(writing)
    assert process.communicate(timeout=PATIENCE)[1] == b""
    assert process.returncode == 0


@pytest.mark.parametrize("command", ["--version", "template", "-h"])
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_behind_standard_output_is_said(command: str, unbuffered: str) -> None:
    done = run_in_shell(f"distinguo {command} > /dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == ExitCode.USAGE
    said = b"distinguo: standard output: cannot be written (No space left on device)"
    assert done.stderr.startswith(said)
    assert done.stderr.count(b"\n") == 1


def test_closed_standard_output_is_said() -> None:
    done = run_in_shell("distinguo template >&-")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith(b"distinguo: standard output: is closed; name a file")
    assert done.stderr.count(b"\n") == 1


def test_without_standard_error_the_talk_does_not_turn_to_standard_output() -> None:
    done = run_in_shell("distinguo screen --framework nowhere 2>&-")
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_stream_that_cannot_hold_every_character_still_gets_all(encoding: str) -> None:
    """In JSON they come as escapes, so that a program reads just what went in."""
    name = "Zoë 報告 \U0001f600 …"
    case = json.dumps({"id": name, "answers": {}}).encode()
    env = {"PYTHONIOENCODING": encoding}
    done = run("screen", "--answers", "-", "--format", "json", stdin=case, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["id"] == name
    wrong = run("screen", "--answers", name, env=env)
    assert wrong.returncode == ExitCode.USAGE
    assert b"\\u5831\\u544a" in wrong.stderr
    text = run("screen", "--answers", "-", stdin=case, env=env)
    assert text.returncode == 0
    assert "WHO ELSE TO CALL" in text.stdout.decode(encoding)


def test_sigterm_while_writing_leaves_no_draft(tmp_path: Path) -> None:
    """The draft has a name of its own, which must not stay behind."""
    code = (
        "import os, signal\n"
        "from distinguo.endings import end_in_order\n"
        "from distinguo.output import replacing\n"
        "end_in_order()\n"
        "with replacing('result.txt') as file:\n"
        "    file.write(b'half')\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    done = subprocess.run(
        [PROGRAM[0], "-c", code], cwd=tmp_path, env=environment(), timeout=PATIENCE, check=False
    )
    assert done.returncode == 128 + signal.SIGTERM
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("x", "x", True),
        ("x", "./x", True),
        ("x", "link/x", True),
        ("x", "y", False),
        ("x", "shortcut", False),
        ("x", None, False),
    ],
)
def test_two_outputs_of_one_name_are_refused(
    first: str, second: str | None, is_one: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link to a folder leads there; a link in the place of a file is replaced itself."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "shortcut").symlink_to("x")
    if not is_one:
        check_apart(first, second)
        return
    with pytest.raises(UsageError, match="named for two files"):
        check_apart(first, second)


ONE_NAME = {
    "batch": ("batch - --output x --errors ./x", "named for two files"),
    "errors on standard output": ("batch - --errors -", "cannot go to standard output"),
    "a session": ("train --results x --name a --progress ./x", "named for two files"),
    "progress on the screen": ("train --progress -", "the screen is taken by the session"),
}


@pytest.mark.parametrize("name", ONE_NAME)
def test_outputs_that_cannot_be_are_refused_before_anything_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line, said = ONE_NAME[name]
    done = call(*line.split(), stdin=BLANK)
    assert (done.code, done.out) == (ExitCode.USAGE, "")
    assert said in done.err
    assert os.listdir(tmp_path) == []


def test_a_link_to_nowhere_is_a_file_that_is_there(tmp_path: Path) -> None:
    link = tmp_path / "result.txt"
    link.symlink_to(tmp_path / "nowhere")
    done = call("screen", "--answers", "-", "--output", str(link), stdin=b"not JSON")
    assert done.code == ExitCode.USAGE
    assert "already exists" in done.err
    assert written(link, "--force").code == 0
    assert not link.is_symlink()
