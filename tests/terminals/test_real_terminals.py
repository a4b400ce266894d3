"""Nothing is left in real terminals; those that are not installed are skipped.

`python -m terminals.run` measures more of them, also such that need a display.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.terminal.emulators import find_emulator

from .hosts import HOSTS, EmacsShell, GnuScreen, GnuScreenVeryLong, Host, Neovim, Vim
from .program import PROMPT, Folder, wait
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


@pytest.mark.parametrize("host", [Vim, Neovim], ids=["Vim", "Neovim"])
def test_the_advice_for_an_editor_wipes_its_terminal_and_no_other_text(
    host: type[Vim], tmp_path: Path
) -> None:
    editor = host(folder_of(host, tmp_path))
    editor.commands_before = ("set hidden", "normal iunsaved")
    variable = "NVIM" if host is Neovim else "VIM_TERMINAL"
    advice = find_emulator({"TERM": "xterm-256color", variable: "1"}).advice
    keys, command = advice.partition(" press ")[2].split(", then type ")
    editor.open()
    try:
        editor.wait_for(PROMPT.strip())
        editor.type("".join(chr(ord(key[-1].upper()) & 0x1F) for key in keys.split()))
        editor.type(f"{command}\r")
        left = _written(editor, f"w {tmp_path}/text", tmp_path / "text")
        buffers = _written(
            editor, f"call writefile([execute('ls!')], '{tmp_path}/list')", tmp_path / "list"
        )
    finally:
        editor.close()
    assert left == "unsaved\n"
    assert editor.folder.shell not in buffers


def _written(editor: Vim, command: str, path: Path) -> str:
    editor.type(f":{command}\r")
    wait(lambda: path.exists() and path.stat().st_size > 0, editor.look)
    return path.read_text()
