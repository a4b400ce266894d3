"""The command that adds a library to this installation, whatever made it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from shlex import quote


def how_to_add(package: str) -> str:
    """Return a hint with a command that makes a missing package available to the program.

    It names the package itself, because an extra of distinguo would need the place from which
    that was installed.
    """
    return f"install it with: {_command(package, Path(sys.prefix))}"


def _command(package: str, prefix: Path) -> str:
    """Return the command; `prefix`: the environment that the program runs in."""
    python = quote(sys.executable)
    if not Path(__file__).is_file():  # in a zip file, which nothing can be added to
        add = f"{python} -m pip install --target libraries {package}"
        return f"{add} (and put PYTHONPATH=libraries before the command)"
    if (prefix / "pipx_metadata.json").exists():
        return f"pipx inject distinguo {package}"
    if (prefix / "uv-receipt.toml").exists() or find_spec("pip") is None:
        return f"uv pip install --python {python} {package}"
    return f"{python} -m pip install {package}"
