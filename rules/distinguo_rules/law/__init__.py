"""The frameworks, one package each, loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Framework


class _Frameworks(Mapping[str, "Framework"]):
    """The frameworks by id, each in the module of that name: `law.us` holds `US`."""

    _ids = ("us", "un", "eu", "uk")

    def __getitem__(self, id: str) -> Framework:
        if id not in self._ids:
            raise KeyError(id)
        framework: Framework = getattr(import_module(f".{id}", __name__), id.upper())
        return framework

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


FRAMEWORKS = _Frameworks()
