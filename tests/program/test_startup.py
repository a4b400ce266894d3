"""What is not needed is not loaded: that is why the program is there at once."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import termios
from importlib.metadata import version
from pathlib import Path

import pytest

from distinguo.screen.welcome import EMERGENCY_NUMBER, HOTLINE_NUMBERS, TITLE
from distinguo_rules.contacts import contacts
from kit.terminal import ENTER_SCREEN, PROGRAM, UNMEASURED, Terminal, environment

RICH = int(version("rich").partition(".")[0])  # before 15, it loads its tables by itself
ASKING = frozenset("questionary prompt_toolkit asyncio ssl".split())
DRAWING = frozenset("rich rich.console distinguo.terminal.drawing".split())
OTHERS = frozenset("pydantic msgspec fsrs duckdb importlib.metadata tempfile".split())
UNUSED = frozenset(
    "subprocess shellingham tokenize ipaddress _bz2 _lzma ast platform uuid traceback".split()
)
SLOW = ASKING | DRAWING | OTHERS | UNUSED | {"typer", "tomllib", "json", "hashlib"}
PLAIN = {"typer", "pathlib"}  # a plain line is read without
LIGHT = PLAIN | {"dataclasses", "inspect", "shutil", "hashlib", "tomllib"}
LAW = frozenset("distinguo_rules.model distinguo_rules.logic distinguo_rules.questions".split())
CONTACTS = frozenset("distinguo_rules.contact distinguo_rules.contacts".split())
OTHER_LAWS = frozenset(f"distinguo_rules.law.{id}" for id in ("un", "eu", "uk"))
COMMANDS = {
    name: f"distinguo.{name}.command" for name in ("screen", "batch", "law", "form", "train")
} | {
    "verify": "distinguo.verify",
    "reference": "distinguo.reference",
}

# Runs the program's main function and, at its end, tells on which modules were loaded.
TOLD = """
import os, sys
end = os._exit
def tell(code):
    os.write({to}, "\\n".join(sys.modules).encode())
    end(code)
os._exit = tell
{before}
sys.argv[:] = ["distinguo", *{arguments!r}]
from distinguo.__main__ import main
main()
"""
# The bare call paints the first page, and goes on in other modules: there it is stopped.
STOP_AFTER_FIRST_PAINT = """
from contextlib import nullcontext
from types import SimpleNamespace
sys.modules["distinguo.slow_modules"] = SimpleNamespace(loaded_on_use=lambda *names: nullcontext())
sys.modules["distinguo.app"] = SimpleNamespace(run=lambda arguments: 0)
"""


# An annotation that is text is compiled when a NamedTuple is made with it, and the first call of
# compile() makes a class for each kind of node of a syntax tree: a quarter of a bare start.
# namedtuple itself evaluates a lambda, which makes none.
NOTHING_IS_COMPILED = """
def refuse(event, given):
    if event == "compile" and given[1] == "<string>" and not given[0].startswith(b"lambda"):
        raise AssertionError(given[0])
sys.addaudithook(refuse)
"""


def loaded(*arguments: str, stdin: bytes = b"", before: str = "", **more: str) -> set[str]:
    """The modules that are loaded when a command has run between pipes."""
    reading, writing = os.pipe()
    code = TOLD.format(to=writing, before=before, arguments=list(arguments))
    done = subprocess.run(
        [PROGRAM[0], "-c", code],
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(**UNMEASURED, **more),
        pass_fds=[writing],
        timeout=60,
        check=True,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        modules = set(told.read().split())
    assert done.stderr == b""
    assert "distinguo.__main__" in modules
    return modules


def test_the_version_needs_nothing() -> None:
    modules = loaded("--version")
    assert not modules & SLOW
    assert not modules & {
        "distinguo.app",
        "enum",
        "typing",
        "dataclasses",
        "distinguo_rules",
    }


def test_the_first_page_is_painted_before_anything_is_loaded() -> None:
    main_end, child_end = pty.openpty()
    termios.tcsetwinsize(child_end, (24, 80))
    reading, writing = os.pipe()
    code = TOLD.format(to=writing, before=STOP_AFTER_FIRST_PAINT, arguments=[])
    subprocess.run(
        [PROGRAM[0], "-c", code],
        stdin=child_end,
        stdout=child_end,
        stderr=child_end,
        env=environment(**UNMEASURED),
        pass_fds=[writing],
        timeout=60,
        check=False,
    )
    os.close(writing)
    painted = os.read(main_end, 65536)
    with os.fdopen(reading) as told:
        modules = set(told.read().split())
    assert painted.startswith(ENTER_SCREEN), painted
    assert TITLE.encode() in painted
    assert "distinguo.screen.welcome" in modules
    assert sorted(modules & (SLOW | {"enum", "typing", "dataclasses", "distinguo_rules"})) == []


# The first key is carried out, and what watches the keyboard is in another module.
STOP_AFTER_FIRST_KEY = """
from types import SimpleNamespace
sys.modules["distinguo.terminal.full_screen"] = SimpleNamespace(run=lambda *given: os._exit(0))
"""


def test_the_first_key_is_carried_out_before_the_keyboard_is_watched(tmp_path: Path) -> None:
    told = tmp_path / "modules"
    code = TOLD.format(
        to=f"os.open({str(told)!r}, os.O_WRONLY | os.O_CREAT)",
        before=STOP_AFTER_FIRST_KEY,
        arguments=[],
    )
    with Terminal(program=(PROGRAM[0], "-c", code)) as terminal:
        terminal.press("g", until="question 1 of")
        first = terminal.window
        terminal.exit_code()
    modules = set(told.read_text().split())
    assert "rich.console" in modules
    assert sorted(modules & (ASKING | OTHERS | {"typer", "logging", "selectors", "xml"})) == []
    with Terminal() as terminal:
        terminal.press("g", until="question 1 of")
        terminal.pause(0.5)
        assert terminal.window == first, "the page stays as it is when the keyboard is watched"


BLANK = b'{"answers": {}}'
# The command line, what of the program it may load, and what it has no use for.
PATHS: dict[str, tuple[str, str, frozenset[str]]] = {
    "help": ("-h", "screen batch law form train verify reference", SLOW - {"typer"} | LAW),
    "help of screen": ("screen -h", "screen", SLOW - {"typer"} | LAW),
    "help of batch": ("batch -h", "batch", SLOW - {"typer"} | LAW | {"distinguo.batch.mapping"}),
    "help of train": ("train -h", "train", SLOW - {"typer"} | LAW),
    "help of form": ("form -h", "form", SLOW - {"typer"} | LAW),
    "answers to json": (
        "screen --answers - --format json",
        "",
        ASKING | DRAWING | OTHERS | UNUSED | LIGHT | {"distinguo.render.result"},
    ),
    "answers to text": (
        "screen --answers -",
        "",
        ASKING | DRAWING | OTHERS | UNUSED | LIGHT,
    ),
    "answers to html": (
        "screen --answers - --format html",
        "",
        ASKING | DRAWING | OTHERS | PLAIN,
    ),
    "answers, as Typer reads them": (
        "screen --answers=-",
        "screen",
        ASKING | DRAWING | OTHERS | UNUSED | {"hashlib", "tomllib"},
    ),
    "a batch of one record": (
        "batch -",
        "",
        ASKING
        | DRAWING
        | OTHERS
        | UNUSED
        | PLAIN
        | CONTACTS
        | {"datetime", "difflib", "hashlib", "tomllib", "csv", "gzip", "pickle"}
        | {"bisect", "distinguo.batch.mapping", "distinguo.batch.inputs.table_columns"}
        | {"distinguo.batch.results.error_codes"}
        | {"distinguo.terminal.window", "importlib.util"},
    ),
    "questions": ("questions", "reference", ASKING | DRAWING | OTHERS),
    "contacts": ("contacts", "reference", ASKING | DRAWING | OTHERS),
    "questions to json": ("questions --format json", "reference", ASKING | DRAWING | OTHERS),
    "contacts to json": ("contacts --format json", "reference", ASKING | DRAWING | OTHERS),
    "schema": ("schema", "reference", ASKING | DRAWING | OTHERS),
    "template": ("template", "reference", ASKING | DRAWING | OTHERS | {"tomllib"}),
    "law to json": ("law --format json", "law", ASKING | OTHERS),
}


@pytest.mark.parametrize("path", PATHS)
def test_a_command_loads_no_more_than_it_needs(path: str) -> None:
    line, used, unneeded = PATHS[path]
    modules = loaded(*line.split(), stdin=BLANK)
    assert ("typer" in modules) is bool(used)
    assert sorted(modules & unneeded) == []
    assert modules & set(COMMANDS.values()) == {COMMANDS[name] for name in used.split()}


@pytest.mark.parametrize(
    "line", ["screen --answers -", "screen --answers - --format json", "batch -"]
)
def test_no_annotation_is_compiled(line: str) -> None:
    loaded(*line.split(), stdin=BLANK, before=NOTHING_IS_COMPILED)


def test_a_file_is_written_without_pathlib(tmp_path: Path) -> None:
    modules = loaded("batch", "-", "--output", str(tmp_path / "results"), stdin=BLANK)
    assert (tmp_path / "results").stat().st_size
    assert not modules & {"pathlib", "urllib.parse", "tempfile", "shutil"}


def test_a_module_that_is_loaded_on_use_can_be_used_at_any_time() -> None:
    code = """
import sys
from distinguo.slow_modules import loaded_on_use
with loaded_on_use("colorsys", "this"):
    import colorsys, this
    assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    import colorsys as used
print("colorsys" in sys.modules, used.__spec__ is not None, "this" in sys.modules)
import this as later
print(later is this, hasattr(this, "d"))
"""
    done = subprocess.run(
        [PROGRAM[0], "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    first, *_, last = done.stdout.splitlines()
    assert (first, last) == ("True True False", "False True")


def test_a_name_from_a_module_that_is_loaded_on_use_is_loaded_with_its_first_use() -> None:
    """A class that inherits from one of them, too, as inspect has one before Python 3.13."""
    code = """
import sys
from distinguo.slow_modules import loaded_on_use
with loaded_on_use("ast", "string", "textwrap"):
    import ast
    from string import capwords, Formatter
    from textwrap import TextWrapper
    class Names(ast.NodeVisitor):
        def visit_Name(self, node):
            print(node.id, end=" ")
names = ("ast", "string", "textwrap")
print([name for name in names if name in sys.modules], TextWrapper == int)
print(capwords("a b"), Formatter().format("{}", 1), TextWrapper.wordsep_re is not None)
Names().visit(ast.parse("a + b"))
print([name for name in names if name in sys.modules])
"""
    done = subprocess.run(
        [PROGRAM[0], "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "[] False",
        "A B 1 True",
        "a b ['ast', 'string', 'textwrap']",
    ]


def test_completing_a_name_loads_the_commands_that_begin_so() -> None:
    modules = loaded(
        _DISTINGUO_COMPLETE="complete_bash", COMP_WORDS="distinguo ba", COMP_CWORD="1"
    )
    assert "typer" in modules
    assert sorted(modules & (SLOW - {"typer"} | LAW)) == []
    assert modules & set(COMMANDS.values()) == {COMMANDS["batch"]}


def test_only_the_law_that_is_asked_for_is_read() -> None:
    """For text: what is written as JSON carries the hash of all rules."""
    code = "import sys; from distinguo_rules.{}; print(*sys.modules)"
    for use in ("assessment import assess", "compiled import compile_framework as c; c('us')"):
        done = subprocess.run(
            [PROGRAM[0], "-c", code.format(use)],
            env=environment(),
            capture_output=True,
            check=True,
        )
        assert not set(done.stdout.decode().split()) & OTHER_LAWS


def test_the_bare_call_asks_without_what_it_does_not_need(tmp_path: Path) -> None:
    """No Typer, no other law, and nothing of the result page."""
    told = tmp_path / "modules"
    code = TOLD.format(to="os.open('told', os.O_WRONLY | os.O_CREAT)", before="", arguments=[])
    program = (PROGRAM[0], "-c", code.replace("'told'", repr(str(told))))
    with Terminal(program=program) as terminal:
        terminal.press("g", until="question 1 of")
        terminal.press("q")
        assert terminal.exit_code() == 0
    modules = set(told.read_text().split())
    assert "tempfile" in modules, "prompt_toolkit loads it"
    assert (
        sorted(
            modules
            & (
                (OTHERS - {"tempfile"})
                | OTHER_LAWS
                | {"typer", "distinguo.render.result", "_ssl", "_bz2", "_lzma", "_ctypes"}
                | ({"rich.table"} if RICH >= 15 else set())
            )
        )
        == []
    )


@pytest.mark.parametrize("advised", [{}, {"STY": "1.pts-0.host"}], ids=["", "GNU screen"])
@pytest.mark.parametrize("columns", [80, 40, 30])
def test_the_early_page_is_the_page_that_follows(columns: int, advised: dict[str, str]) -> None:
    """Painted by hand first, by Rich a moment later: no line may move."""
    with Terminal(columns=columns, rows=24, env=advised) as terminal:
        terminal.wait_for(TITLE)
        early = next(e for e in terminal.output.split(ENTER_SCREEN) if TITLE.encode() in e)
        terminal.wait_for("q close")
        painted = early.decode().replace("\x1b[H\x1b[2J", "").replace("\r", "").split("\n")
        painted[0] = TITLE
        assert terminal.rows[: len(painted)] == painted[:22]


def test_the_first_page_names_the_numbers_of_the_contacts() -> None:
    """Reading the contacts would lengthen the time to the first paint, so that the numbers stand
    in the page a second time; they have to be the same ones."""
    hotline = contacts()["us-nhth"]
    assert contacts()["us-emergency"].voice == EMERGENCY_NUMBER
    assert (hotline.name, hotline.voice, hotline.text) == HOTLINE_NUMBERS


def test_the_rules_are_not_read_from_outside_the_package(tmp_path: Path) -> None:
    """To be started in a folder that has modules of the same names is no trap."""
    for name in ("distinguo_rules", "typer", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('trapped')")
    done = subprocess.run(
        [PROGRAM[0], "-P", "-m", "distinguo", "template"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
