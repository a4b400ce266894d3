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
    """Let an import in the block give a module, or a function, that is loaded on first use.

    Libraries load these for what is seldom or never done here: pathlib `urllib.parse`, to write
    addresses; inspect `ast` and `tokenize`, to read source code; Typer `subprocess`, to install
    completion, `traceback`, to show errors, `uuid`, to read ids. A class can inherit from one that
    is imported so, but cannot call it by `super()`. importlib.util.LazyLoader does not help: an
    import statement already loads its modules.
    """
    with _in_place_of({name: _stand_in(name) for name in names}):
        yield


def load_without_parsers(*names: str) -> None:
    """Load modules without the parsers of Python and of addresses, which they seldom need.

    That is inspect, which dataclasses and Typer load, and pathlib, which most libraries load.
    """
    with loaded_on_use("ast", "tokenize", "urllib.parse"):
        for name in names:
            import_module(name)


class _LoadedOnUse:
    """A function or a class that is loaded when it, or a class that inherits from it, is used."""

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *given: Any, **named: Any) -> Any:
        return _loaded(self._module, self._name)(*given, **named)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(_loaded(self._module, self._name), attribute)

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type]:
        """Return the base of a class that is written as if it inherited from this."""

        class Inherited:
            def __getattr__(instance, attribute: str) -> Any:  # noqa: N805
                return getattr(self, attribute).__get__(instance)

        return (Inherited,)


def _stand_in(name: str) -> ModuleType:
    def look_up(attribute: str) -> Any:
        if attribute.startswith("__"):  # the import statement looks for these
            raise AttributeError(attribute)
        if sys.modules.get(name) is module:  # the block has not ended
            return _LoadedOnUse(module, attribute)
        return _loaded(module, attribute)

    module = ModuleType(name)
    module.__getattr__ = look_up  # type: ignore[method-assign]
    return module


def _loaded(stand_in: ModuleType, attribute: str) -> Any:
    """Load the module that a stand-in stands for, and return one of its attributes."""
    name = stand_in.__name__
    _remove(name, stand_in)  # in case the block has not ended
    return getattr(import_module(name), attribute)


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
