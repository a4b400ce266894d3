"""What the pages show is what happens: every command is run, every output and link compared."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pexpect
import pytest

from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.questionnaire import ORDER
from kit.documents import (
    ROOT,
    Block,
    anchors,
    blocks,
    commands_in_prose,
    given_files,
    links,
    marked_block,
    matches,
    name_of,
    pages,
)
from kit.terminal import call

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAX_README_LINES = 220
GLOSSARY_TERMS = 30
SCREEN_PAGE = "cli/distinguo/screen/README.md"
TRAIN_PAGE = "cli/distinguo/train/README.md"
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
    "HOME": os.environ.get("HOME", "/"),
    "LANG": "C.UTF-8",
    "TERM": "xterm",
    "COLUMNS": "80",
}
PROGRAMS = ("sqlite3",)  # a block that pipes into one of them needs it
# What the page on databases starts from: a column for each question.
WHOLE_TABLE = {"cases.csv": f"id,{','.join(ORDER)}\na1{',yes' * len(ORDER)}\n"}


def runs() -> list[tuple[str, str]]:
    """Return every (command, output) of the console blocks."""
    return [
        (command, output)
        for block in blocks("console")
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.M)
    ]


def test_the_pages_show_something() -> None:
    assert len(runs()) >= 5
    assert len(scripts()) >= 5
    assert matches("a\n[…]\nb\n", "a\nx\ny\nb\n")
    assert not matches("a\n[…]\nb\n", "a\nx\ny\nc\n")


@pytest.mark.parametrize(("command", "output"), runs(), ids=lambda text: text[:60])
def test_each_command_gives_what_is_shown(command: str, output: str) -> None:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=120,
    )
    assert matches(output, done.stdout), done.stdout


def scripts() -> list[Block]:
    """Return the blocks of commands that show no output.

    What installs something is left out, and the recipes of `batch/test_batch_mapping.py` and
    `form/test_form_readme.py`.
    """
    elsewhere = re.compile(r"venv|pip|uv |--map |batch export\.")
    return [block for block in blocks("sh") if not elsewhere.search(block.text)]


@pytest.mark.parametrize("script", scripts(), ids=lambda block: block.text[:60].split("\n")[0])
def test_each_block_of_commands_runs(script: Block, tmp_path: Path) -> None:
    for program in PROGRAMS:
        if f"{program} " in script.text and not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    for folder in ("cli", "rules", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    given = given_files(script.page) | (WHOLE_TABLE if "sqlite3" in script.text else {})
    for name, text in given.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-ec", script.text],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


def test_the_screening_shown_is_one_that_happens() -> None:
    command, shown = marked_block(SCREEN_PAGE, "a screening in plain lines").split("\n", 1)
    terminal = pexpect.spawn(
        "bash",
        ["-c", command.removeprefix("$ ")],
        cwd=str(ROOT),
        env=ENVIRONMENT,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    terminal.logfile_read = log = io.StringIO()
    for choice in re.findall(r"^Your choice: (.*)$", shown, re.M):
        terminal.expect("Your choice: ")
        terminal.sendline(choice)
    terminal.expect(pexpect.EOF)
    seen = log.getvalue().replace("\r\n", "\n")
    assert matches(shown, seen), seen


def test_the_two_commands_stand_in_the_readme_one_line_each() -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert lines[0].endswith("distinguo")
    assert lines[1].endswith("pytest -n auto --dist worksteal")
    assert all("constraints.txt" in line for line in lines)


def named() -> list[str]:
    return sorted({command for _, command in commands_in_prose(r"distinguo (?!\.\.\.)")})


@pytest.mark.parametrize("command", named())
def test_each_command_named_in_the_prose_exists_with_its_options(command: str) -> None:
    words = command.split()[1:]
    path = [word for word in words[:2] if re.fullmatch(r"[a-z]+", word)]
    known = next(help for end in (2, 1, 0) if (help := help_of(tuple(path[:end]))))
    for option in (word for word in words if word.startswith("--")):
        assert option in known


@cache
def help_of(path: tuple[str, ...]) -> str:
    """Return the help text of a command; nothing if there is no such command."""
    return call(*path, "--help").out


SCRIPTS = r"(?:PYTHONPATH=\S+ |\.venv/bin/)*python (?:-m )?(?!-)"


@pytest.mark.parametrize(("page", "command"), commands_in_prose(SCRIPTS))
def test_each_script_named_in_the_prose_exists_with_its_options(page: str, command: str) -> None:
    words = re.sub(SCRIPTS, "", command).split()
    file = words[0] if words[0].endswith(".py") else f"tests/{words[0].replace('.', '/')}.py"
    source = (ROOT / file).read_text(encoding="utf-8")
    for option in (word for word in words if word.startswith("--")):
        assert f'"{option}"' in source


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_each_link_leads_somewhere(page: Path) -> None:
    for file, anchor in links(page):
        target = (page.parent / file).resolve() if file else page
        assert target.is_relative_to(ROOT)
        assert target.exists(), file
        assert not anchor or anchor in anchors(target), f"{file}#{anchor}"


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= MAX_README_LINES


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, at_hand = set[Path](), [ROOT / "README.md"]
    while at_hand:
        page = at_hand.pop()
        reached.add(page)
        targets = {(page.parent / file).resolve() for file, _ in links(page) if file}
        at_hand += [t for t in targets - reached if t.suffix == ".md"]
    assert {name_of(page) for page in pages()} == {name_of(page) for page in reached}


def test_no_sentence_stands_on_two_pages() -> None:
    seen: dict[str, str] = {}
    for page in pages():
        text = " ".join(page.read_text(encoding="utf-8").split())
        for sentence in re.split(r"(?<=[.:]) ", text):
            if len(sentence) > 80:
                assert seen.setdefault(sentence, name_of(page)) == name_of(page), sentence


def test_the_glossary_has_its_terms_in_order() -> None:
    text = (ROOT / "rules" / "glossary.md").read_text(encoding="utf-8")
    parts = [re.findall(r"(?m)^- \*\*(.+?)\*\*", part) for part in text.split("\n## ")[1:]]
    assert sum(map(len, parts)) == GLOSSARY_TERMS
    assert parts == [sorted(part) for part in parts]


def test_the_number_of_stories_is_the_one_that_is_shipped() -> None:
    page = (ROOT / TRAIN_PAGE).read_text(encoding="utf-8")
    assert f"the {len(shipped_stories())} stories" in page
