"""The page that explains the batch names only what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from distinguo.batch.screening_options import OutputFormat

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "cli" / "distinguo" / "batch"
PAGE = (ROOM / "README.md").read_text(encoding="utf-8")
FILES_READ = [*ROOM.rglob("*.py"), *(ROOT / "rules").rglob("*.py")]
SOURCE = "\n".join(file.read_text(encoding="utf-8") for file in FILES_READ)
NAMES = sorted(set(re.findall(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)?)`", PAGE)))
FILES = sorted(set(re.findall(r"`([\w/]+\.py|\w+/)`", PAGE)))


def test_the_page_names_something() -> None:
    assert len(NAMES) > 20
    assert len(FILES) > 8


@pytest.mark.parametrize("name", NAMES)
def test_every_name_on_the_page_is_in_the_code(name: str) -> None:
    for part in name.split("."):
        assert re.search(rf"\b{part}\b", SOURCE)


@pytest.mark.parametrize("file", FILES)
def test_every_file_on_the_page_exists(file: str) -> None:
    assert (ROOM / file).exists() or [*ROOM.rglob(file)]


def test_every_room_is_on_the_page() -> None:
    rooms = [path.name for path in ROOM.iterdir() if (path / "__init__.py").exists()]
    modules = [path.stem for path in ROOM.glob("*.py") if path.stem != "__init__"]
    assert len(rooms) > 3
    for room in rooms:
        assert f"| `{room}/` |" in PAGE
    for module in modules:
        assert f"`{module}`" in PAGE


def test_every_module_of_a_room_is_on_the_page() -> None:
    modules = {(path.parent.name, path.stem) for path in ROOM.glob("*/*.py")}
    found = set(re.findall(r"^\| `(\w+)/` \| `(\w+)` \|", PAGE, re.MULTILINE))
    assert found == {(room, module) for room, module in modules if module != "__init__"}


def test_every_format_is_on_the_page() -> None:
    words = {OutputFormat.JSONL: "JSON Lines", OutputFormat.JSON: "JSON array"}
    for each in OutputFormat:
        assert words.get(each, each.value).casefold() in PAGE.casefold()
