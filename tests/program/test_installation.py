"""A library that is missing is named with a command that adds it to this installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo import installation

COMMANDS = {
    "pipx_metadata.json": "pipx inject distinguo duckdb",
    "uv-receipt.toml": "uv pip install --python '/a b/python' duckdb",
    "pyvenv.cfg": "'/a b/python' -m pip install duckdb",
}


@pytest.mark.parametrize("mark", COMMANDS)
def test_the_command_is_that_of_the_installer(
    mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / mark).touch()
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setattr("sys.executable", "/a b/python")
    assert installation.how_to_add("duckdb") == f"install it with: {COMMANDS[mark]}"


def test_an_environment_without_pip_is_changed_by_uv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.setattr("sys.executable", "/python")
    monkeypatch.setattr(installation, "find_spec", lambda name: None)
    assert installation.how_to_add("duckdb").endswith("uv pip install --python /python duckdb")
