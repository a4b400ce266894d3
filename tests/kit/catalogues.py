"""Catalogues of translations: made anew from the program, updated, checked, compiled.

    python tests/kit/catalogues.py es

makes or updates `rules/distinguo_rules/locale/es.po`, compiles it, and lists what is left to do.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rules" / "distinguo_rules" / "locale"

if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / name) for name in ("cli", "rules", "tests")]

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

HEADER = "# Translations of distinguo."
NAMED = {"project": "distinguo", "msgid_bugs_address": ""}
WIDTH = 99


def compile_all(folder: Path = FOLDER) -> None:
    """Compile each catalogue that was changed since it was last compiled."""
    sources = [file.with_suffix(".mo") for file in folder.glob("*.po")]
    compiled = [*folder.glob("*.mo")]
    newest = {file: file.stat().st_mtime for file in compiled}
    is_fresh = all(
        file in newest and newest[file] > file.with_suffix(".po").stat().st_mtime
        for file in sources
    )
    if is_fresh and len(sources) == len(compiled):
        return  # as nearly always, without loading Babel
    _build_hook().compile_catalogues(folder)


def _build_hook() -> ModuleType:
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fresh() -> Catalog:
    """Return a catalogue of every message of the program, without translations."""
    from babel.messages.catalog import Catalog

    from kit.messages import every_message

    catalogue = Catalog(fuzzy=False, **NAMED)
    for message in every_message():
        catalogue.add(
            (message.text, message.many) if message.many else message.text,
            locations=[(message.place, 0)] if message.place else (),
            auto_comments=[message.comment] if message.comment else (),
            context=message.context or None,
        )
    for entry in catalogue:
        entry.flags -= {"python-format", "python-brace-format"}
    return catalogue


def read(language: str, folder: Path = FOLDER) -> Catalog:
    """Return the committed catalogue of a language, or an empty one."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = folder / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language, header_comment=HEADER, fuzzy=False, **NAMED)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, folder: Path = FOLDER) -> Catalog:
    """Bring the catalogue of a language up to date with the program, and write it."""
    from babel.messages.pofile import write_po

    catalogue = read(language, folder)
    catalogue.update(fresh(), no_fuzzy_matching=not len(catalogue), update_creation_date=False)
    with (folder / f"{language}.po").open("wb") as file:
        write_po(file, catalogue, width=WIDTH, ignore_obsolete=True, include_lineno=False)
    return catalogue


def write_toy(path: Path, translations: Mapping[str, Sequence[str]]) -> None:
    """Write a catalogue with these translations; one with two forms is of a singular."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(locale=path.stem, fuzzy=False)
    for text, forms in translations.items():
        plural = len(forms) > 1
        catalogue.add((text, f"{text}s") if plural else text, [*forms] if plural else forms[0])
    with path.open("wb") as file:
        write_po(file, catalogue)


def faults_of(catalogue: Catalog, expected: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue: missing, left over, not translated, other holes."""
    wanted, found = ({_key(m): m for m in c if m.id} for c in (expected, catalogue))
    yield from (f"missing: {key}" for key in wanted if key not in found)
    yield from (f"left over: {key}" for key in found if key not in wanted)
    for key, message in found.items():
        if message.fuzzy:
            yield f"to be checked (fuzzy): {key}"
        elif not all(_translations(message)):
            yield f"not translated: {key}"
        elif any(holes(t) != holes(key[0]) for t in _translations(message)):
            yield f"other holes: {key}"


def _key(message: Message) -> tuple[str, str]:
    text = message.id if isinstance(message.id, str) else message.id[-1]
    return text, message.context or ""


def _translations(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def holes(text: str) -> frozenset[str]:
    """Return the names between braces in a message; a brace that begins no name is a fault."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    faults = [*faults_of(update(sys.argv[1]), fresh())]
    compile_all()
    print("\n".join(faults[:20]))
    print(f"{len(faults)} to do in {FOLDER / sys.argv[1]}.po")
    sys.exit(bool(faults))
