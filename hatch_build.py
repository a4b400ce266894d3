"""When a wheel is built: the manual page, made of the same parts as `--help`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPage(BuildHookInterface):
    """Puts distinguo.1 where `man` looks for it beside the program."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self.folder = TemporaryDirectory()
        page = Path(self.folder.name, "distinguo.1")
        page.write_text(self._manual(), encoding="utf-8")
        build_data["shared_data"][str(page)] = "share/man/man1/distinguo.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self.folder.cleanup()

    def _manual(self) -> str:
        """The page, made by this very source and not by one that happens to be installed."""
        sources = [str(Path(self.root, name)) for name in ("cli", "rules")]
        sys.path[:0] = sources
        try:
            from distinguo.manual import manual

            return manual()
        finally:
            for source in sources:
                sys.path.remove(source)
