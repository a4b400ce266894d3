"""An error that nobody foresaw ends the program in order, and shows no answer."""

from __future__ import annotations

import sys

import pytest

from distinguo_rules.questions import DANGER_NOW, UNDER_18
from kit.terminal import LEAVE_SCREEN, WIPE, Terminal, call, without_escapes

# The error has the answers in its words, as a KeyError or a ValueError easily has.
BROKEN = """
import sys
from importlib import import_module
def broken(*said, **more):
    raise ValueError(f"broken by {{said}} {{more}}")
module, name, count = {place!r}
owner, _, part = name.rpartition(".")
owner = getattr(import_module(module), owner) if owner else import_module(module)
whole, calls = getattr(owner, part), []
def sometimes(*said, **more):
    calls.append(1)
    return (whole if len(calls) <= count else broken)(*said, **more)
setattr(owner, part, sometimes)
sys.argv[:] = ["distinguo", *{arguments!r}]
from distinguo.__main__ import main
main()
"""
AFTER = ("distinguo_rules.interview", "Interview.after", 2)
SESSION = ("distinguo.train.session.session", "Session.after", 1)
PLACES = {
    "a key": (AFTER, "screen", "g n u"),
    "a page": (("distinguo.screen.pages", "_question", 0), "screen", "g"),
    "the first page": (("distinguo.screen.full", "body", 0), "screen", ""),
    "the result": (("distinguo.render.result", "result_report", 0), "screen", "g n s"),
    "lines": (AFTER, "screen --plain", "g n u"),
    "a training": (SESSION, "train --kind myths --seed 5", "g t"),
    "a training in lines": (SESSION, "train --kind myths --seed 5 --plain", "g t"),
}


def crashing(place: str) -> Terminal:
    where, arguments, _ = PLACES[place]
    code = BROKEN.format(place=where, arguments=arguments.split())
    return Terminal(program=(sys.executable, "-c", code))


@pytest.mark.parametrize("place", PLACES)
def test_an_error_in_the_middle_shows_its_kind_and_place_only(place: str) -> None:
    plain = "--plain" in PLACES[place][1]
    with crashing(place) as terminal:
        if PLACES[place][2]:
            terminal.wait_for("q close")
        for key in PLACES[place][2].split():
            terminal.process.send(f"{key}\n" if plain else key)
            terminal.pause(0.1)
        assert terminal.exit_code() == 1
        assert terminal.is_restored
        said = without_escapes(terminal.output.rpartition(WIPE if plain else LEAVE_SCREEN)[2])
        line = " ".join(said.split())
        assert line.startswith("distinguo: an error in the program (ValueError at <string>:5 < ")
        assert line.endswith("; please report this line")
        assert b"broken by" not in terminal.output
        assert "danger_now" not in said
        assert "Traceback" not in said
        for text in (DANGER_NOW.text, UNDER_18.text, "Your choice"):
            assert text not in terminal.text


def test_between_pipes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(answers: object, *_: object) -> None:
        raise KeyError(answers)

    monkeypatch.setattr("distinguo_rules.assessment.assess", broken)
    done = call("screen", "--answers", "-", stdin=b'{"answers": {"under_18": "yes"}}')
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("distinguo: an error in the program (KeyError at test_crash.py:")
    assert done.err.count("\n") == 1
    assert "under_18" not in done.err
