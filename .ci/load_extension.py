"""Load the extension module of this name from within a zip file, and leave no file behind.

In distinguo.pyz this module stands beside the extension module and takes its place.
"""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def _load() -> None:
    suffix, data = _content()
    with _on_disk(data, suffix) as path:
        loader = importlib.machinery.ExtensionFileLoader(__name__, path)
        spec = importlib.util.spec_from_file_location(__name__, path, loader=loader)
        assert spec is not None  # noqa: S101 - for the type checker
        module = importlib.util.module_from_spec(spec)
        sys.modules[__name__] = module
        loader.exec_module(module)


def _content() -> tuple[str, bytes]:
    """Return the suffix and the bytes of the extension module for this Python."""
    loader: Any = __loader__  # type: ignore[name-defined]
    base = __file__.rpartition(".")[0]
    for suffix in importlib.machinery.EXTENSION_SUFFIXES:
        try:
            return suffix, loader.get_data(base + suffix)
        except OSError:
            continue
    from distinguo.errors import Fault, UsageError

    version = ".".join(map(str, sys.version_info[:2]))
    message = f"was built without {__name__} for Python {version} on this system"
    raise UsageError([Fault("distinguo.pyz", message, "build it with this Python")])


@contextmanager
def _on_disk(data: bytes, suffix: str) -> Iterator[str]:
    """Yield the path of a file with this content: in memory, or in a folder removed at once."""
    if hasattr(os, "memfd_create") and os.path.isdir("/proc/self/fd"):
        with os.fdopen(os.memfd_create("extension"), "wb") as file:
            file.write(data)
            file.flush()
            yield f"/proc/self/fd/{file.fileno()}"
        return
    folder = tempfile.mkdtemp(prefix="distinguo-")
    try:
        path = os.path.join(folder, f"extension{suffix}")
        with open(path, "wb") as file:
            file.write(data)
        yield path
    finally:  # on Windows a module that is in use stays
        shutil.rmtree(folder, ignore_errors=True)


_load()
