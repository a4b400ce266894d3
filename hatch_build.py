"""When the project is built or installed: the manual page, and the compiled catalogues."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "rules/distinguo_rules/locale"


class ManualAndCatalogues(BuildHookInterface):
    """Puts distinguo.1 where `man` looks for it, and compiles each .po beside itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root, CATALOGUES))
        build_data["artifacts"].append(f"/{CATALOGUES}/*.mo")
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


def compile_catalogues(folder: Path) -> None:
    """Compile each catalogue that is newer than what was made of it; drop what has none."""
    sources = {file.with_suffix(".mo"): file for file in folder.glob("*.po")}
    for compiled in folder.glob("*.mo"):
        if compiled not in sources:
            compiled.unlink()
    for compiled, source in sources.items():
        if not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime:
            _compile(source, compiled)


def _compile(source: Path, compiled: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.stem, abort_invalid=True)
    half_written = compiled.with_suffix(f".{os.getpid()}")  # others may compile it too
    with half_written.open("wb") as file:
        write_mo(file, catalogue)
    half_written.replace(compiled)
