"""The manual page says all that `--help` says, in roff that nothing complains about."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
import typer

from distinguo.help import ENVIRONMENT, EXIT_CODES, HelpText
from distinguo.manual import EVERYWHERE, FILES, manual
from kit.terminal import ROOT, commands, the_command

PAGE = manual()
PATHS = list(commands())
TAKEN_EVERYWHERE = set(re.findall(r"--[a-z-]+", EVERYWHERE))
SIGNS = {"\\-": "-", "\\e": "\\", "\\(aq": "'", "\\(ga": "`", "\\(ha": "^", "\\(ti": "~"}
MACROS = {".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE"}


def plain(roff: str) -> str:
    """The words of the page, without line breaks."""
    text = re.sub(r"(?m)^\.(?!S[HS] ).*\n|\\f[BR]|\\&", "", roff)
    return " ".join(re.sub(r"\\(\(..|.)", lambda sign: SIGNS[sign[0]], text).split())


def section(macro: str, title: str) -> str:
    """What stands under a heading, up to the next one."""
    after = PAGE.partition(f"\n{macro} {title}\n")[2]
    assert after, title
    return plain(re.split(r"(?m)^\.S[HS] ", after)[0])


def at(path: tuple[str, ...]) -> typer.Context:
    program = the_command()
    context = typer.Context(program, info_name="distinguo", **program.context_settings)
    for name in path:
        group: object = context.command
        context = typer.Context(group.get_command(context, name), context, name)  # type: ignore[attr-defined]
    return context


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_everything_that_help_shows_of_a_command_is_in_the_page(path: tuple[str, ...]) -> None:
    context = at(path)
    page = HelpText.of(context.command.help)
    if path:
        shown = section(".SS", " ".join(("distinguo", *path)))
    else:
        shown = " ".join(section(".SH", title) for title in ("OPTIONS", "EXAMPLES", "DESCRIPTION"))
    for example in page.examples:
        assert " ".join(example.split()) in shown
    assert " ".join(page.details.split()) in shown
    for parameter in context.command.get_params(context):
        is_hidden = getattr(parameter, "hidden", False)
        if not is_hidden and (not path or not TAKEN_EVERYWHERE & set(parameter.opts)):
            record = parameter.get_help_record(context)
            assert record
            assert " ".join(" ".join(record).split()) in shown
    if path:
        assert page.summary in shown


def test_what_every_command_takes_is_said_once() -> None:
    assert {"--quiet", "--errors-format", "--help"} == TAKEN_EVERYWHERE
    for path in PATHS:
        context = at(path)
        options = {o for p in context.command.get_params(context) for o in p.opts}
        assert options >= TAKEN_EVERYWHERE
    assert EVERYWHERE in section(".SH", "OPTIONS")


def test_the_page_has_the_sections_that_readers_look_for() -> None:
    titles = re.findall(r"(?m)^\.SH (.*)$", PAGE)
    assert titles == [
        *("NAME", "SYNOPSIS", "EXAMPLES", "DESCRIPTION", "OPTIONS", "COMMANDS"),
        *("EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"),
    ]
    assert section(".SH", "NAME").startswith("distinguo - tell signs of human trafficking ")
    for title, terms in (
        ("EXIT STATUS", EXIT_CODES),
        ("ENVIRONMENT", ENVIRONMENT),
        ("FILES", FILES),
    ):
        assert section(".SH", title) == plain("\n".join(" ".join(term) for term in terms))


def test_nothing_in_the_text_is_taken_for_an_instruction() -> None:
    assert PAGE.isascii()
    for line in PAGE.splitlines():
        if line.startswith("."):
            assert line.split()[0] in MACROS
        else:
            assert not line.startswith("'")
            assert not re.search(r"(?<!\\)-", line), "a bare - is a hyphen, which nobody can copy"
            assert set(re.findall(r"\\(?:\(..|f.|.)", line)) <= {*SIGNS, "\\fB", "\\fR", "\\&"}


CHECKERS = {
    "mandoc": ["mandoc", "-T", "lint"],
    "groff": ["groff", "-man", "-T", "utf8", "-ww", "-z"],
}


def test_no_formatter_that_is_here_complains(tmp_path: Path) -> None:
    file = tmp_path / "distinguo.1"
    file.write_text(PAGE)
    for name in filter(shutil.which, CHECKERS):
        done = subprocess.run([*CHECKERS[name], file], capture_output=True, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, b""), name


def build(target: str, source: Path, folder: Path) -> Path:
    """A distribution that is built with what is installed here: no network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=60)
    return next(folder.glob("*.whl" if target == "wheel" else "*.tar.gz"))


def test_a_wheel_that_is_built_from_the_source_distribution_has_the_page(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", ROOT, tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.glob("distinguo-*/")
    wheel = ZipFile(build("wheel", source, tmp_path))
    (name,) = (name for name in wheel.namelist() if name.endswith("share/man/man1/distinguo.1"))
    assert ".data/data/" in name
    assert wheel.read(name).decode() == PAGE


def test_what_builds_the_page_is_what_runs_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    typer = next(needed for needed in hook["dependencies"] if needed.startswith("typer"))
    assert typer in project["project"]["dependencies"]
