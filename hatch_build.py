"""When the project is built or installed: the manual page, compiled catalogues and laws."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "rules/distinguo_rules/locale"


class BuildHook(BuildHookInterface):
    """Puts distinguo.1 where `man` looks for it, and compiles each .po beside itself.

    A wheel also holds the laws in compiled form. A source tree does not: there the laws, and what
    compiles them, change.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root, CATALOGUES))
        build_data["artifacts"].append(f"/{CATALOGUES}/*.mo")
        self.folder = TemporaryDirectory()
        page = Path(self.folder.name, "distinguo.1")
        with self._own_source():
            from distinguo.manual import manual

            page.write_text(manual(), encoding="utf-8")
            laws = [] if version == "editable" else self._compiled_laws()
        build_data["shared_data"][str(page)] = "share/man/man1/distinguo.1"
        for path in laws:
            build_data["force_include"][str(path)] = f"distinguo_rules/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self.folder.cleanup()

    @contextmanager
    def _own_source(self) -> Iterator[None]:
        """Import this very source, and not one that happens to be installed."""
        sources = [str(Path(self.root, name)) for name in ("cli", "rules")]
        sys.path[:0] = sources
        try:
            yield
        finally:
            for source in sources:
                sys.path.remove(source)

    def _compiled_laws(self) -> list[Path]:
        """Write a module with the prime implicants of each law."""
        from distinguo_rules.compiled import compile_framework
        from distinguo_rules.law import FRAMEWORKS
        from distinguo_rules.precompiled import module_name, module_source

        paths = [Path(self.folder.name, f"{module_name(id)}.py") for id in FRAMEWORKS]
        for path, id in zip(paths, FRAMEWORKS, strict=True):
            path.write_text(module_source(compile_framework(id).every()), encoding="utf-8")
        return paths


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
