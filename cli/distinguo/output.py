"""Write results to standard output, or to a file, private as a rule, complete or absent."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from distinguo_rules.language import tr

from .errors import ExitCode, Fault, Place, UsageError

DESCRIPTORS = "/proc/self/fd"  # of Linux: a link for each open file


def check_target(path: str | None, force: bool) -> None:
    """Raise UsageError if the file could not be written; called before any question is asked."""
    if path is None or path == "-":
        return
    folder = _folder_of(path)
    try:
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            raise _refusal(path, tr("is a directory"), tr("name a file"))
        if mode and not stat.S_ISREG(mode):
            raise _refusal(
                path, tr("is a device or a pipe"), tr('name a file, or "-" and redirect it')
            )
        if os.path.lexists(path) and not force:
            raise _refusal(path, tr("already exists"), tr("choose another name, or add --force"))
        if not os.path.isdir(folder):
            raise _refusal(path, tr("folder does not exist"), tr("create the folder first"))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _refusal(path, tr("folder is not writable"), tr("choose another folder"))
    except (OSError, ValueError) as error:
        raise _refusal(path, _reason(error), tr("choose another name")) from None


def _folder_of(path: str) -> str:
    return os.path.dirname(path) or os.curdir


def _mode(path: str) -> int:
    """Return the type and mode of a file, 0 if it does not exist.

    Raises OSError or ValueError for a name that no file can have.
    """
    try:
        return os.stat(path or os.curdir).st_mode
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return 0
        raise


def check_apart(first: str | None, second: str | None) -> None:
    """Raise UsageError if two files to write are one and the same."""
    if None not in (first, second) and _whole_name(first) == _whole_name(second):
        raise _refusal(str(second), "named for two files", "choose another name")


def _whole_name(path: str | None) -> str:
    """Return the name of a file by the real name of its folder: a link itself is replaced."""
    folder, name = os.path.split(os.path.abspath(path or ""))
    return os.path.join(os.path.realpath(folder), name)


def write_result(
    text: str, path: str | None = None, force: bool = False, private: bool = True
) -> None:
    """Write a result to standard output (None or "-"), or to a file, atomically.

    The mode of the file is 0600 if it is `private`, else that of the user's umask.

    Raises UsageError if it cannot be written, and SystemExit if the reader of standard output has
    closed the pipe, as `| head` does.
    """
    if path is None or path == "-":
        _write_out(text)
        return
    with replacing(path, force, private) as file:
        file.write(text.encode())


def _write_out(text: str) -> None:
    if sys.stdout is None or sys.stdout.closed:
        raise _refusal(tr("standard output"), tr("is closed"), tr("name a file with --output"))
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        sys.exit(ExitCode.DONE)
    except OSError as error:
        discard_output()
        raise _refusal(tr("standard output"), _reason(error), tr("choose another place")) from None


def discard_output() -> None:
    """Send buffered output to the null device: otherwise Python reports it when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def replacing(path: str, force: bool = False, private: bool = True) -> Iterator[IO[bytes]]:
    """Yield a file that gets its final name only once it is complete.

    Its mode is 0600 if it is `private`, else that of the user's umask. While it is written it has
    no name, where the system allows that: then not even `kill -9` leaves a part of it behind.

    Raises UsageError if it cannot be written, or already exists and `force` is not given.
    """
    check_target(path, force)
    folder = _folder_of(path)
    draft = ""
    try:
        file, draft = _open_draft(folder)
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            draft = draft or _named(file, folder)
        if not private:
            os.chmod(draft, 0o666 & ~_umask())
        _put_in_place(draft, path, force)
        draft = ""
    except OSError as error:
        raise _refusal(path, _reason(error), tr("choose another place")) from None
    finally:
        if draft:
            with suppress(FileNotFoundError):
                os.unlink(draft)


def _open_draft(folder: str) -> tuple[IO[bytes], str]:
    """Open a new private file; return it and its name, which is empty if it has none."""
    unnamed = getattr(os, "O_TMPFILE", 0)  # open(2): a file system may not have it
    if unnamed and os.path.exists(DESCRIPTORS):
        with suppress(OSError):
            return os.fdopen(os.open(folder, unnamed | os.O_RDWR, 0o600), "w+b"), ""
    return _open_hidden(folder)


def _open_hidden(folder: str) -> tuple[IO[bytes], str]:
    import tempfile

    handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    return os.fdopen(handle, "wb"), name


def _named(file: IO[bytes], folder: str) -> str:
    """Give a file without a name a hidden one, and return it."""
    name = f".{os.urandom(8).hex()}.part"
    directory = os.open(folder, os.O_RDONLY)
    try:
        # With the descriptor of a folder Python calls linkat, which follows the link in /proc.
        os.link(f"{DESCRIPTORS}/{file.fileno()}", name, dst_dir_fd=directory)
    except OSError:
        import shutil

        copy, draft = _open_hidden(folder)
        file.seek(0)
        with copy:
            shutil.copyfileobj(file, copy)
            copy.flush()
            os.fsync(copy.fileno())
        return draft
    finally:
        os.close(directory)
    return os.path.join(folder, name)


def open_private(path: str, flags: int) -> int:
    """Open a file for its owner alone, as an opener of `open`."""
    return os.open(path, flags, 0o600)


def _umask() -> int:
    """Return the umask of the process, which can only be read by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def _put_in_place(draft: str, target: str, force: bool) -> None:
    """Give the draft its final name. Without `force`, a file created meanwhile is kept."""
    if force:
        os.replace(draft, target)
        return
    try:
        os.link(draft, target)  # unlike a rename, this fails if the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without links: take the name, which fails if it is taken
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        os.replace(draft, target)
    else:
        os.unlink(draft)


def _reason(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or tr("not a usable file name")
    return tr("cannot be written ({reason})").format(reason=reason)


def _refusal(path: str, message: str, hint: str) -> UsageError:
    return UsageError([Fault(Place(path), message, hint)])
