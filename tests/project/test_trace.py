"""No trace: no network, no file but those that were named, nothing left in the surroundings.

What watches is described in watched.py, with what it cannot see.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import stat
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from distinguo.screen.result_pages import BRIEF_FIRST_TITLE
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.questions import DANGER_NOW, UNDER_18
from kit.terminal import PROGRAM, ROOT, Terminal, call
from kit.watched import Watched, watch_between_pipes, watch_in_terminal

RECORD = json.dumps({"id": "c1", "answers": {"danger_now": "no", "under_18": "unsure"}})


@dataclass(frozen=True)
class Case:
    """A command line; $in and $out stand for the folders of inputs and outputs."""

    arguments: str
    stdin: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    writes: tuple[str, ...] = ()
    code: int = 0
    sockets: frozenset[str] = field(default=frozenset())


def full(*keys: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("", "q close"), *keys)


def lines(*keys: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("", "Your choice:"), *((f"{key}\n", shown) for key, shown in keys))


LOOP = frozenset({"socket.__new__ (1, 1, 0)"})  # the event loop's own pair
INTERVIEW = (("g", DANGER_NOW.text), ("n", UNDER_18.text), ("u", ""), ("s", BRIEF_FIRST_TITLE))
HANDOUTS = (
    *("card.html", "form.html", "paper.html", "form.xlsx"),
    *("s.html", "lesson.html", "slides.html"),
)
"""Without anybody's answers, and for others to read."""
TRAIN = "train --kind myths --seed 5 --count 2"
CASES = {
    "version": Case("--version"),
    "help": Case("-h"),
    "a mistake": Case("screen --framework nowhere", code=2),
    "questions": Case("questions"),
    "contacts": Case("contacts --format json"),
    "schema": Case("schema result"),
    "template": Case("template"),
    "screen from a file": Case("screen --answers $in/case.json"),
    "screen from a pipe": Case("screen --answers - --format json", RECORD),
    "screen to a page": Case(
        "screen --answers $in/case.json --format html --output $out/a.html", writes=("a.html",)
    ),
    "screen, bad data": Case(
        "screen --answers -", '{"answers": {"under_18": "perhaps"}}', code=65
    ),
    "verify": Case("verify $in/result.json"),
    "batch from a pipe": Case("batch -", RECORD),
    "batch of a table": Case("batch $in/cases.csv --format csv --jobs 1"),
    "batch, packed, summary": Case("batch $in/cases.jsonl.gz --summary --format json"),
    "batch, one job": Case(
        "batch $in/many.jsonl --jobs 1 --detail compact --output $out/1.jsonl", writes=("1.jsonl",)
    ),
    "batch, two jobs": Case(
        "batch $in/many.jsonl --jobs 2 --detail compact --output $out/2.jsonl", writes=("2.jsonl",)
    ),
    "batch with rejects": Case(
        "batch $in/bad.jsonl --errors $out/bad.jsonl", writes=("bad.jsonl",), code=65
    ),
    "batch to parquet": Case(
        "batch $in/cases.csv --format parquet --output $out/p.parquet", writes=("p.parquet",)
    ),
    "batch from parquet": Case("batch $in/cases.parquet"),
    "law": Case("law"),
    "law card": Case("law card --format html --output $out/card.html", writes=("card.html",)),
    "law graph": Case("law graph"),
    "law diff": Case("law diff us un --limit 1"),
    "law export": Case("law export --output $out/rules.json", writes=("rules.json",)),
    "law sql": Case("law sql"),
    "form": Case("form"),
    "form fhir": Case("form fhir"),
    "form html": Case("form html --output $out/form.html", writes=("form.html",)),
    "form paper": Case("form paper --output $out/paper.html", writes=("paper.html",)),
    "form xlsform": Case("form xlsform --output $out/form.xlsx", writes=("form.xlsx",)),
    "train from a script": Case(
        "train --answers $in/script.json --progress $out/prog --results $out/res --name heron",
        writes=("prog", "res"),
    ),
    "train new": Case("train new $out/mine.toml", writes=("mine.toml",)),
    "train check": Case("train check $in/story.toml"),
    "train export, gift": Case(
        "train export --stories $in/story.toml --format gift --output $out/s.gift",
        writes=("s.gift",),
    ),
    "train export, worksheet": Case(
        "train export --stories $in/story.toml --format worksheet --output $out/s.html",
        writes=("s.html", "s-key.html"),
    ),
    "train export, qti": Case(
        "train export --stories $in/story.toml --format qti --output $out/s.zip", writes=("s.zip",)
    ),
    "train export, anki": Case(
        "train export --stories $in/story.toml --format anki --output $out/s.apkg",
        writes=("s.apkg",),
    ),
    "train export, page": Case(
        "train export --format html --output $out/lesson.html", writes=("lesson.html",)
    ),
    "train sets": Case("train sets"),
    "train guide": Case(
        "train guide --minutes 30 --output $out/guide.html", writes=("guide.html",)
    ),
    "train slides": Case("train slides --output $out/slides.html", writes=("slides.html",)),
    "train report": Case(
        "train report $in/results.json --format html --output $out/g.html", writes=("g.html",)
    ),
    "full screen": Case("", keys=full(*INTERVIEW, ("p", "")), sockets=LOOP),
    "full screen, left": Case("screen", keys=full(*INTERVIEW, ("q", "")), sockets=LOOP),
    "full screen, to a file": Case(
        "screen --output $out/f.txt",
        keys=full(*INTERVIEW, ("p", "")),
        writes=("f.txt",),
        sockets=LOOP,
    ),
    "lines": Case("screen --plain", keys=lines(*INTERVIEW, ("p", ""))),
    "lines, left": Case("screen --plain", keys=lines(*INTERVIEW[:-1], ("q", ""))),
    "lines, broken off": Case(
        "screen --plain", keys=(*lines(*INTERVIEW[:-1]), ("\x03", "")), code=130
    ),
    "train on the full screen": Case(
        f"{TRAIN} --progress $out/progress",
        keys=full(("g", "exercise 1 of 2"), ("t", "sure"), ("5", ""), ("q", "")),
        writes=("progress",),
        sockets=LOOP,
    ),
    "train in lines": Case(
        f"{TRAIN} --plain", keys=lines(("g", "exercise 1 of 2"), ("t", "sure"), ("q", ""))
    ),
}


def make_inputs(folder: Path) -> None:
    """One of each kind of input; `many` is large enough to be shared between two processes."""
    record = {"id": "c1", "answers": dict.fromkeys(ORDER, "unsure")}
    (folder / "case.json").write_text(RECORD)
    (folder / "cases.csv").write_text("id,danger_now,under_18\na,no,yes\nb,yes,no\n")
    (folder / "cases.jsonl.gz").write_bytes(gzip.compress(f"{RECORD}\n".encode()))
    # Ids that do not rise, and one that comes twice, have to be laid aside and gone through.
    ids = [*(f"id {n * 7919 % 9973}" for n in range(4000)), "id 0"]
    many = (json.dumps({**record, "id": id}) for id in ids)
    (folder / "many.jsonl").write_text("\n".join(many) + "\n")
    columns = "'a' AS id, 'no' AS danger_now"
    duckdb.sql(f"COPY (SELECT {columns}) TO '{folder}/cases.parquet' (FORMAT parquet)")
    (folder / "bad.jsonl").write_text(f"{RECORD}\nnot JSON\n")
    shipped = ROOT / "cli" / "distinguo" / "train" / "content" / "stories" / "beans.toml"
    (folder / "story.toml").write_bytes(shipped.read_bytes())
    (folder / "script.json").write_bytes((ROOT / "tests" / "train_demo.json").read_bytes())
    for arguments in (
        ("screen", "--answers", f"{folder}/case.json", "--format", "json",
         "--output", f"{folder}/result.json"),
        ("train", "--answers", f"{folder}/script.json", "--results", f"{folder}/results.json",
         "--name", "heron"),
    ):  # fmt: skip
        assert call(*arguments).code == 0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trace")


@pytest.fixture(scope="module")
def seen(folder: Path) -> dict[str, Watched]:
    """Every case, run once; those between pipes side by side."""
    inputs, outputs = folder / "in", folder / "out"
    inputs.mkdir()
    make_inputs(inputs)
    outputs.mkdir()

    def run(item: tuple[int, Case]) -> Watched:
        number, case = item
        words = case.arguments.replace("$in", str(inputs)).replace("$out", str(outputs)).split()
        place = folder / str(number)
        if case.keys:
            return watch_in_terminal(place, words, case.keys)
        return watch_between_pipes(place, words, case.stdin.encode())

    numbered = dict(enumerate(CASES.values()))
    watched: dict[int, Watched] = {}
    with ThreadPoolExecutor(2) as pool:
        piped = {number: case for number, case in numbered.items() if not case.keys}
        watched |= zip(piped, pool.map(run, piped.items()), strict=True)
    watched |= {n: run((n, case)) for n, case in numbered.items() if case.keys}
    return {name: watched[number] for number, name in enumerate(CASES)}


cases = pytest.mark.parametrize("name", CASES)


@cases
def test_it_does_what_it_should(name: str, seen: Mapping[str, Watched]) -> None:
    """Or the rest would prove nothing."""
    assert seen[name].code == CASES[name].code, seen[name].said.decode()
    assert b"Traceback" not in seen[name].said
    assert bool(seen[name].forks) is (name == "batch, two jobs")


@cases
def test_no_network_is_tried(name: str, seen: Mapping[str, Watched]) -> None:
    """An event loop's own pair of local sockets is all there ever is."""
    assert seen[name].sockets <= CASES[name].sockets


@cases
def test_no_other_program_is_started(name: str, seen: Mapping[str, Watched]) -> None:
    assert not seen[name].starts


@cases
def test_only_files_that_were_named_are_written(
    name: str, seen: Mapping[str, Watched], folder: Path
) -> None:
    assert not seen[name].strange_writes(folder / "out")


def test_what_is_written_is_there_and_private_and_nothing_else_is(
    seen: Mapping[str, Watched], folder: Path
) -> None:
    files = {path.name: path for path in (folder / "out").iterdir()}
    assert files.keys() == {name for case in CASES.values() for name in case.writes}
    handouts = {files[name] for name in HANDOUTS}
    private = {path: stat.S_IMODE(path.stat().st_mode) for path in {*files.values()} - handouts}
    assert set(private.values()) == {0o600}


@cases
def test_only_its_own_files_and_the_input_are_read(
    name: str, seen: Mapping[str, Watched], folder: Path
) -> None:
    words = CASES[name].arguments.replace("$in", str(folder / "in")).split()
    inputs = [path for path in (folder / "in").iterdir() if str(path) in words]
    progress = folder / "out" / "prog"  # read anew before it is written: another session may have
    drafts = {read for read in seen[name].reads if read.startswith(f"{folder}/out/.")}
    assert seen[name].strange_reads([*inputs, progress]) <= drafts


@cases
def test_nothing_is_left_at_home_or_in_temporary_folders(
    name: str, seen: Mapping[str, Watched]
) -> None:
    """Not even for a moment: that would change the folder's time."""
    assert not seen[name].touched


@cases
def test_the_environment_stays_and_no_module_with_a_memory_is_loaded(
    name: str, seen: Mapping[str, Watched]
) -> None:
    """With `readline` what was typed would be there again at the Up key."""
    assert not seen[name].changed


BREACHES = {
    "a connection": ("import socket; socket.create_connection(('127.0.0.1', 9))", "sockets"),
    "a name looked up": ("import socket; socket.gethostbyname('example.org')", "sockets"),
    "a temporary file": ("import tempfile; tempfile.TemporaryFile()", "touched"),
    "a file at home": ("open(os.path.expanduser('~/.x'), 'w')", "touched"),
    "another program": ("import subprocess; subprocess.run(['true'])", "starts"),
    "a shell": ("os.system('true')", "starts"),
    "a variable": ("os.environ['X'] = '1'", "changed"),
    "a history": ("import readline", "changed"),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_the_watch_notices(breach: str, tmp_path: Path) -> None:
    program, part = BREACHES[breach]
    watched = watch_between_pipes(tmp_path / "x", (), program=program)
    assert getattr(watched, part)


def test_the_watch_notices_files(tmp_path: Path) -> None:
    (tmp_path / "y").touch()
    program = f"open('/etc/passwd'); open({str(tmp_path / 'y')!r}, 'a'); os.unlink('z')"
    watched = watch_between_pipes(tmp_path / "x", (), program=program)
    assert watched.strange_reads(()) == {"/etc/passwd"}
    assert watched.strange_writes(tmp_path / "out") == {
        str(tmp_path / "y"), str(tmp_path / "x" / "HERE" / "z"),
    }  # fmt: skip


@pytest.mark.parametrize("plain", ["", "--plain"], ids=["full", "lines"])
def test_other_users_and_a_crash_see_no_answers(plain: str) -> None:
    """As `ps` shows it, by what is open in it, and by what it would write if it crashed."""
    enter = "\n" if plain else ""
    with Terminal("screen", *plain.split(), program=PROGRAM, rows=60) as terminal:
        terminal.wait_for("q close")
        program = Path(f"/proc/{terminal.process.pid}")
        before = [(program / part).read_bytes() for part in ("cmdline", "environ", "comm")]
        terminal.press("g" + enter, until=DANGER_NOW.text)
        terminal.press("n" + enter, until=UNDER_18.text)
        terminal.press("s" + enter, until=BRIEF_FIRST_TITLE)
        assert [(program / part).read_bytes() for part in ("cmdline", "environ", "comm")] == before
        opened = [os.readlink(path) for path in (program / "fd").iterdir()]
        assert all(re.match(r"/dev/pts/|/dev/tty|socket:|anon_inode:", each) for each in opened)
        limits = (program / "limits").read_text()
        assert re.search(r"Max core file size +0 +0 ", limits)
        terminal.press("q" + enter)
        assert terminal.exit_code() == 0


def test_the_exit_code_does_not_tell_what_was_found(tmp_path: Path) -> None:
    for said in ("yes", "no", "unsure"):
        case = tmp_path / f"{said}.json"
        case.write_text(json.dumps({"answers": dict.fromkeys(ORDER, said)}))
        assert call("screen", "--answers", str(case)).code == 0
        assert call("batch", str(case)).code == 0
