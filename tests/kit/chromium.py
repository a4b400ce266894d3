"""Chromium from the system, driven through two pipes by its DevTools protocol."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
)
MAX_SECONDS = 60
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27}


class Chromium:
    """One window. `events` are the notices that have come: as the protocol names them."""

    def __init__(self, folder: Path) -> None:
        if BROWSER is None:
            raise FileNotFoundError("Chromium is not installed")
        to_read, commands = map(_high, os.pipe())
        answers, to_write = map(_high, os.pipe())
        arguments = [*FLAGS, f"--user-data-dir={folder}", "--remote-debugging-pipe", "about:blank"]
        null = (os.POSIX_SPAWN_OPEN, os.devnull, os.O_RDWR, 0)
        self._program = os.posix_spawn(
            BROWSER,
            [BROWSER, *arguments],
            os.environ,
            file_actions=[
                *((null[0], stream, *null[1:]) for stream in range(3)),
                (os.POSIX_SPAWN_DUP2, to_read, 3),  # as the browser expects its two pipes
                (os.POSIX_SPAWN_DUP2, to_write, 4),
            ],
        )
        os.close(to_read)
        os.close(to_write)
        self._commands, self._answers = commands, answers
        self._rest = b""
        self._count = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        (page,) = (target for target in self._targets() if target["type"] == "page")
        self._session = self.call(
            "Target.attachToTarget", targetId=page["targetId"], flatten=True
        )["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def _targets(self) -> list[dict[str, Any]]:
        """Return what is open, once the first page is."""
        began = monotonic()
        while monotonic() - began < MAX_SECONDS:
            targets = self.call("Target.getTargets")["targetInfos"]
            if any(target["type"] == "page" for target in targets):
                return list(targets)
        raise TimeoutError("Chromium opened no page")

    def call(self, method: str, **parameters: Any) -> Any:
        """Return the result of a command. Raises RuntimeError with the browser's message."""
        self._count += 1
        command: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        os.write(self._commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") != self._count:
                self.events.append(message)
            elif "error" in message:
                raise RuntimeError(message["error"]["message"])
            else:
                return message["result"]

    def _message(self) -> Any:
        while b"\0" not in self._rest:
            data = os.read(self._answers, 1 << 20)
            if not data:
                raise EOFError("Chromium has ended")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def wait_for(self, method: str) -> Any:
        """Return the parameters of the next notice of that name, whether it has come or comes."""
        while True:
            for event in self.events:
                if event.get("method") == method:
                    self.events.remove(event)
                    return event["params"]
            self.events.append(self._message())

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.events = [e for e in self.events if e.get("method") != "Page.loadEventFired"]
        self.call("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page; a promise is waited for."""
        found = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"]["exception"]["description"])
        return found["result"].get("value")

    def resize(self, width: int, height: int, scale: float = 1, is_phone: bool = True) -> None:
        """Show the page as a window of that size does, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=is_phone,
        )

    def press(self, key: str) -> None:
        """Press and release a key: one of KEYS."""
        typed = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=KEYS[key],
                **(typed if kind == "keyDown" else {}),
            )

    def tap(self, x: float, y: float) -> None:
        """Press the mouse at a place."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def close(self) -> None:
        """End the browser."""
        os.kill(self._program, signal.SIGTERM)
        os.waitpid(self._program, 0)
        os.close(self._commands)
        os.close(self._answers)


def _high(descriptor: int) -> int:
    """Return the descriptor under a number that the browser's own do not overwrite."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Give a browser with a profile in that folder, and end it."""
    browser = Chromium(folder)
    try:
        yield browser
    finally:
        browser.close()
