"""Keep slow modules, such as ssl and subprocess, from being loaded together with a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def without_modules(*names: str) -> Iterator[None]:
    """Make these modules look as if they were not installed, until the block ends.

    asyncio loads `ssl` if it can, which takes half as long as starting Python does; the interview
    uses a terminal, never a network. shutil loads `bz2`, `lzma` and `zlib`, which only archives
    need; prompt_toolkit loads `ctypes` for programs that embed Python.
    """
    # None for a module makes importing it fail: docs.python.org/3/reference/import.html
    with _in_place_of(dict.fromkeys(names)):
        yield


@contextmanager
def loaded_on_use(*names: str) -> Iterator[None]:
    """Let `import name` in the block give a module that is loaded when it is first used.

    Libraries load these for what is never done here: pathlib `ipaddress`, to check addresses;
    Typer `subprocess` and `shellingham`, to install completion; inspect `tokenize`, to read source
    code. importlib.util.LazyLoader does not help: an import statement already loads its modules.
    """
    with _in_place_of({name: _stand_in(name) for name in names}):
        yield


def _stand_in(name: str) -> ModuleType:
    def look_up(attribute: str) -> Any:
        _remove(name, module)  # used before the block has ended
        return getattr(import_module(name), attribute)

    module = ModuleType(name)
    module.__getattr__ = look_up  # type: ignore[method-assign]
    return module


@contextmanager
def _in_place_of(modules: dict[str, Any]) -> Iterator[None]:
    """Put these in place of the modules that are not loaded yet, until the block ends."""
    absent = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name, module in absent.items():
            _remove(name, module)


def _remove(name: str, module: Any) -> None:
    """Remove a module that stands in place of another, if it is still there."""
    if name in sys.modules and sys.modules[name] is module:
        del sys.modules[name]
