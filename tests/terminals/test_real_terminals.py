"""Nothing is left in real terminals; those that are not installed are skipped.

`python -m terminals.run` measures more of them, also such that need a display.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .hosts import HOSTS, EmacsShell, GnuScreen, GnuScreenVeryLong, Host
from .program import Folder
from .scenes import SCENES, Scene, lines_left

KEEPS_ALL = (EmacsShell, GnuScreenVeryLong)
"""Terminals that cannot be cleared; test_emulators.py promises that the first page says so."""

SCENE = {scene.name: scene for scene in SCENES}
PAIRS: list[tuple[type[Host], Scene]] = [
    *((GnuScreen, scene) for scene in SCENES),
    *(
        (host, SCENE[name])
        for host in HOSTS
        if host not in (GnuScreen, *KEEPS_ALL)
        for name in ("q on the review", "lines, q")
    ),
    (GnuScreenVeryLong, SCENE["q on the review"]),
]


def folder_of(host: type[Host], path: Path) -> Folder:
    if not host.is_installed():
        pytest.skip(f"{host.command} is not installed")
    return Folder(path)


@pytest.mark.parametrize(("host", "scene"), PAIRS, ids=[f"{h.name}: {s.name}" for h, s in PAIRS])
def test_nothing_is_left_to_scroll_to(host: type[Host], scene: Scene, tmp_path: Path) -> None:
    folder = folder_of(host, tmp_path)
    left = lines_left(host(folder), folder, scene)
    if host is GnuScreenVeryLong:
        assert not any("NO" in line.split() for line in left), "an answer is left"
    else:
        assert left == []


def test_the_reading_finds_what_is_kept_on_purpose(tmp_path: Path) -> None:
    """`p` leaves the result in the window: a reading that finds nothing would prove nothing."""
    folder = folder_of(GnuScreen, tmp_path)
    kept = Scene("p", "screen --plain", ("g", "n", "s"), "p")
    left = "\n".join(lines_left(GnuScreen(folder), folder, kept))
    assert "WHO ELSE TO CALL" in left
