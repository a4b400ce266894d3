"""Build distinguo.pyz, one file that needs nothing but Python: `python .ci/build_pyz.py [FILE]`.

Run it by the Python of an environment with distinguo: from there come the packages that go in.
All of them are plain Python but one extension module, which cannot be loaded from within a zip
file. The file therefore works in full with this version of Python on this kind of machine; with
another one, only what needs that module says so.
"""

from __future__ import annotations

import argparse
import compileall
import os
import re
import shutil
import sys
import tempfile
import zipapp
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from py_compile import PycInvalidationMode

NAME = "distinguo"
OWN = (NAME, "distinguo_rules")
MAIN = "from distinguo.__main__ import main\n\nmain()\n"
LOADER = Path(__file__).with_name("load_extension.py")
ZIP_DATE = 315532800  # 1980-01-01, the first that a zip file can hold


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default="distinguo.pyz", metavar="FILE")
    target = Path(parser.parse_args().file)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _copy_packages(folder)
        _wrap_extensions(folder)
        (folder / "__main__.py").write_text(MAIN, encoding="utf-8")
        _compile(folder)
        for file in folder.rglob("*"):
            os.utime(file, (ZIP_DATE, ZIP_DATE))
        zipapp.create_archive(folder, target, compressed=True)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _copy_packages(folder: Path) -> None:
    """Copy our own packages, also of an editable installation, and all that they depend on."""
    for package in OWN:
        spec = find_spec(package)
        assert spec is not None and spec.submodule_search_locations, package  # noqa: S101, PT018
        source = spec.submodule_search_locations[0]
        shutil.copytree(
            source, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.po")
        )
    for each in _dependencies():
        for file in each.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                target = folder / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), target)


def _dependencies() -> Iterator[Distribution]:
    """Yield the distributions that distinguo needs, directly or not."""
    known, waiting = {NAME}, [*(distribution(NAME).requires or ())]
    while waiting:
        requirement, _, marker = waiting.pop().partition(";")
        match = re.match(r"[\w.-]+", requirement.strip())
        assert match, requirement  # noqa: S101
        name = re.sub(r"[-_.]+", "-", match[0]).lower()
        if "extra" in marker or name in known:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            if marker:  # for another system
                continue
            sys.exit(f"{name} is not installed here")
        known.add(name)
        waiting += found.requires or ()
        yield found


def _wrap_extensions(folder: Path) -> None:
    """Put a module beside each extension module that loads it from within the zip file."""
    for suffix in EXTENSION_SUFFIXES:
        for file in folder.rglob(f"*{suffix}"):
            stem = file.name.removesuffix(suffix)
            if suffix in {".so", ".pyd"} and "." in stem:
                continue  # its suffix is a longer one
            shutil.copyfile(LOADER, file.with_name(f"{stem}.py"))


def _compile(folder: Path) -> None:
    """Compile all modules beside their source, which other versions of Python read instead."""
    compileall.compile_dir(
        folder,
        quiet=1,
        legacy=True,
        stripdir=str(folder),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )


if __name__ == "__main__":
    main()
