"""Firefox from the system, driven through its own socket by the Marionette protocol."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

BROWSER = shutil.which("firefox-esr") or shutil.which("firefox")
MAX_SECONDS = 60
PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
"""


class Firefox:
    """One window, with the part of `chromium.Chromium` that tests of both browsers need."""

    def __init__(self, folder: Path) -> None:
        if BROWSER is None:
            raise FileNotFoundError("Firefox is not installed")
        (folder / "user.js").write_text(PREFERENCES)
        self._program = subprocess.Popen(
            [BROWSER, "--headless", "--marionette", "--no-remote", "--profile", str(folder)],
            env={**os.environ, "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._socket = socket.create_connection(("127.0.0.1", _port(folder)), MAX_SECONDS)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._message()
        self.call("WebDriver:NewSession", capabilities={})

    def call(self, command: str, **parameters: Any) -> Any:
        """Return the result of a command. Raises RuntimeError with the browser's message."""
        self._count += 1
        data = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._message()
        if error:
            raise RuntimeError(error["message"])
        return result

    def _message(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            byte = self._stream.read(1)
            if not byte:
                raise EOFError("Firefox has ended")
            length += byte
        return json.loads(self._stream.read(int(length[:-1])))

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=address)

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression about the page, whose own variables it cannot see."""
        script = f"return ({expression})"
        return self.call("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def tap(self, x: float, y: float) -> None:
        """Press the mouse at a place."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        steps = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": steps})

    def press(self, key: str) -> None:
        """Press and release a key: one of KEYS."""
        steps = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": steps})

    def _act(self, source: dict[str, Any]) -> None:
        self.call("WebDriver:PerformActions", actions=[source])

    def resize(self, width: int, height: int) -> None:
        """Make the window so large; no browser makes one as narrow as a phone."""
        self.call("WebDriver:SetWindowRect", width=width, height=height)

    def close(self) -> None:
        """End the browser."""
        self._stream.close()
        self._socket.close()
        self._program.terminate()
        self._program.wait()


KEYS = {"Escape": "\ue00c", "Tab": "\ue004", "Enter": "\ue007"}


def _port(folder: Path) -> int:
    """Return the port that Firefox has written into its profile, once it has."""
    written, began = folder / "MarionetteActivePort", monotonic()
    while monotonic() - began < MAX_SECONDS:
        if written.exists() and written.read_text().strip():
            return int(written.read_text())
        sleep(0.05)
    raise TimeoutError("Firefox opened no port")


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Give a browser with a profile in that folder, and end it."""
    browser = Firefox(folder)
    try:
        yield browser
    finally:
        browser.close()
