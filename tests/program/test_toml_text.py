"""A name of many parts in TOML takes no more memory than its text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from distinguo.toml_text import MAX_NAME_PARTS, parse_toml
from kit.called import call

TOO_LONG = ".".join(["a"] * 20)


@pytest.mark.parametrize(
    "text",
    [
        f"{TOO_LONG} = 1",
        f"[{TOO_LONG}]",
        f"[[{TOO_LONG}]]",
        f"x = {{{TOO_LONG} = 1}}",
        f"x = 1\n  {TOO_LONG.replace('.', ' . ')} = 1",
        ".".join(['"a b"'] * 20) + " = 1",
        ".".join(["'a b'"] * 20) + " = 1",
        ".".join(['"a"', "b-c", "'d'"] * 7) + " = 1",
    ],
)
def test_a_name_of_too_many_parts_is_refused(text: str) -> None:
    tomllib.loads(text)  # it is TOML
    with pytest.raises(RecursionError, match="more than 16 parts"):
        parse_toml(text)


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * MAX_NAME_PARTS) + " = 1",
        'x = "One. Two of them. Three. Four... And so on. e.g. www.example.org/a.b.c.d"',
        "a = 1.5\nb = [1.5, 2.5, 3.5]\n" * 1 + "\n".join(f"k{n}.x = 1.0" for n in range(99)),
    ],
)
def test_ordinary_toml_is_read_as_ever(text: str) -> None:
    assert parse_toml(text) == tomllib.loads(text)


def test_a_long_text_of_any_kind_is_looked_through_fast() -> None:
    for piece in ("a", "a.", '"', "'", "a .", '"a".', "-", " "):
        with pytest.raises((ValueError, RecursionError)):
            parse_toml(piece * 60_000 + "!")


@pytest.mark.parametrize(
    "line", ["train check $", "batch - --map $", "screen --answers - --contacts $"]
)
def test_every_command_that_reads_toml_refuses_it(line: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.toml"
    path.write_text(f"{TOO_LONG} = 1\n")
    done = call(*line.replace("$", str(path)).split(), stdin=b'{"answers": {}}')
    assert done.code == 65
    assert "too deep" in done.err or "more than 16 parts" in done.err
