"""Promise: whatever bytes come in, a reader takes them rightly or refuses them in order.

The short form of the search in tests/fuzz, and what the long one has found, each as a case.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distinguo.batch.engine.engine import Engine
from distinguo.batch.inputs.blocks import NO_ROWS, RecordBlock
from distinguo.batch.inputs.csv_input import CsvTable
from distinguo.batch.screening_options import ScreeningOptions
from distinguo.errors import BadDataError
from distinguo.train.stories.reader import read_story
from fuzz import TARGETS, arrays, dialects, lines, packs, stories, training
from fuzz.edits import LARGEST, TOKENS, Edit, Way, edited, some_edits
from fuzz.promises import file_with

Blocks = Callable[[CsvTable], Iterator[RecordBlock]]
TRIED = 25
EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(Way),
        st.integers(0, LARGEST),
        st.integers(0, LARGEST),
        st.sampled_from(TOKENS) | st.binary(max_size=4),
    ),
    min_size=1,
    max_size=4,
)


@cache
def target(name: str) -> Any:
    return import_module(f"fuzz.{name}")


@cache
def seeds(name: str) -> list[bytes]:
    found: list[bytes] = target(name).seeds()
    return found


def check_all(name: str) -> None:
    for seed in seeds(name):
        target(name).check(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_keep_every_promise(name: str) -> None:
    assert len(seeds(name)) > 1
    check_all(name)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=TRIED)
@given(place=st.integers(0, 1000), edits=EDITS)
def test_a_few_edits_break_no_promise(name: str, place: int, edits: list[Edit]) -> None:
    seed = seeds(name)[place % len(seeds(name))]
    target(name).check(edited(seed, edits))


@pytest.mark.parametrize("way", Way)
def test_every_kind_of_edit_changes_something(way: Way) -> None:
    dice = random.Random(1)
    data = b'{"id":"a","answers":{"under_18":"no"}}'
    places = [(dice.randrange(LARGEST), dice.randrange(LARGEST)) for _ in range(20)]
    edits = [Edit(way, place, other, b"{new}") for place, other in places]
    assert any(edited(data, [edit]) != data for edit in edits)


def test_edits_leave_some_inputs_sound_and_spoil_others() -> None:
    """A search whose inputs are all refused, or all taken, would not look at much."""
    dice = random.Random(2)
    given = [edited(dice.choice(seeds("answers")), some_edits(dice)) for _ in range(200)]
    sound = sum(map(target("answers").is_answers_file, given))
    assert 20 < sound < 180, sound


HIDDEN = "\u200b" * 8  # eight signs of no width: 24 bytes, written in 48
FOUND: dict[str, tuple[str, bytes]] = {
    "a delete sign in an id is written by its number": ("lines", b'{"id":"\x7f","answers":{}}'),
    "no key given twice hides behind an id that is written longer than it was": (
        "lines",
        f'{{"id":"{HIDDEN}","answers":{{"under_18":"yes","under_18":"no"}}}}'.encode(),
    ),
    "a comma that is missing in an array is missed once, wherever the input is cut": (
        "arrays",
        b'[{"answers":{}}"under_18"{"answers":{}},{"answers":{}}]',
    ),
    "what follows the end of an array is one record, however long": (
        "arrays",
        b'[{"answers":{}}] and then some more words',
    ),
    "an unknown key that is no UTF-8, where keys are let pass, is a bad record": (
        "lines",
        b'{"id":"a","answers":{"under_18":"yes","a long word \xe5":"no"}}',
    ),
    "a sound record before and after one that is no UTF-8": (
        "lines",
        b'{"answers":{}}\n{"answers":{},"\xff\xff\xff\xff\xff":1}\n{"answers":{}}',
    ),
    "null for the schema is as good as none, on the screen and in a batch": (
        "lines",
        b'{"schema":null,"answers":{}}\n{"schema":null,"under_18":"no"}',
    ),
    "keys that are spelled with an escape are keys all the same": (
        "lines",
        b'{"answers":{"under_18":"yes","under_1\\u0038":"yes"}}\n{"under_1\\u0038":"y\\u0065s"}',
    ),
    "answers beside questions are the record's answers, also after flat ones": (
        "lines",
        b'{"under_18":"no"}\n{"from_abroad":"no","answers":{"entry_irregular":"yes"}}',
    ),
    "a flat record without an answer is refused also after flat ones": (
        "lines",
        b'{"id":"a","under_18":"no"}\n{"id":"b"}',
    ),
    "a key with half a character goes into a table": (
        "lines",
        b'{"id":"a","\\ud800":{"under_18":"yes"}}',
    ),
    "a pack's id that ends in a line end": (
        "packs",
        packs.seeds()[0].replace(b'"id": "works"', b'"id": "works\\n"'),
    ),
    "a trainee's question that is no question": (
        "training",
        training.seeds()[1].replace(b'"asked": []', b'"asked": ["xylophone"]'),
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_what_was_found_stays_mended(case: str) -> None:
    name, data = FOUND[case]
    target(name).check(data)


def story_with(old: str, new: str) -> bytes:
    text = stories.SHORT.decode()
    assert text.count(old) == 1
    return text.replace(old, new).encode()


STORIES: dict[str, tuple[bytes, str]] = {
    "a list for a question": (
        story_with('["harm_if_left"]', '[["harm_if_left"]]'),
        "4 unknown: no such question: a list; `distinguo questions` lists them",
    ),
    "a table for a question": (
        story_with('["harm_if_left"]', "[{a = 1}]"),
        "4 unknown: no such question: a table;",
    ),
    "a number too long to be written in tens, as the difficulty": (
        story_with("difficulty = 3", f"difficulty = 0x{'f' * 5000}"),
        "6 difficulty: expected 1, 2 or 3, found another number",
    ),
    "such a number as a fact": (
        story_with('under_18 = "no"\nwork', f"under_18 = 0x{'f' * 5000}\nwork"),
        "10 facts.under_18: a whole number is not an allowed value; use one of",
    ),
    "such a number as a question": (
        story_with('["harm_if_left"]', f"[0x{'f' * 5000}]"),
        "4 unknown: no such question: a whole number;",
    ),
    "a number with thousands of digits": (
        story_with("difficulty = 3", f"difficulty = {'9' * 5000}"),
        "1: this cannot be read: a number is too long; leave it out",
    ),
    "lists in lists in lists": (
        story_with("themes = []", f"themes = {'[' * 3000}"),
        "1: this cannot be read: too deep; leave it out",
    ),
    "a name as long as a page": (
        story_with('under_18 = "no"\nwork', f'{"x" * 5000} = "no"\nwork'),
        f'10 facts.{"x" * 33}…: no such question: "{"x" * 39}…"; `distinguo questions`',
    ),
    "line ends that are none in TOML": (
        story_with("difficulty = 3", "difficulty = 4").replace(b"beans", "b\u2028\x85".encode()),
        "6 difficulty: expected 1, 2 or 3, found 4",
    ),
}


@pytest.mark.parametrize("case", STORIES)
def test_a_story_that_cannot_be_read_says_why_and_where(case: str) -> None:
    data, said = STORIES[case]
    path = Path(file_with(data, "story.toml"))
    with pytest.raises(BadDataError) as caught:
        read_story(path)
    assert any(str(fault).startswith(f"{path}:{said}") for fault in caught.value.faults)
    stories.check(data)


def test_only_the_record_that_is_no_utf_8_is_lost() -> None:
    data = FOUND["a sound record before and after one that is no UTF-8"][1]
    found = Engine(ScreeningOptions(ignore_unknown=True)).screen_lines(data.split(b"\n"))
    assert [each.place for each in found.rejected] == [1]
    assert "not UTF-8" in found.rejected[0].problems[0].message


def test_junk_after_an_array_is_told_of_once() -> None:
    records = arrays._records(b'[{"answers":{}}] and then some more words', 4)
    assert [place for _, *place in records] == [[1, 1], [1, 17]]


def test_tables_of_any_dialect_are_read_as_strict_readers_read_them() -> None:
    """`python -m fuzz.dialects` tries a hundred thousand."""
    numbered = [dialects.numbered_table(7, number) for number in range(200)]
    tables = [table for table, _ in numbered]
    kinds = {dialects.check_table(table, piped) for table, piped in numbered}
    assert kinds >= {
        "sound",
        "torn in the head",
        *(f"damaged: {d}" for d in dialects.DAMAGES if d),
    }
    duckdb = pytest.importorskip("duckdb", reason="needs the extra `parquet`")
    assert duckdb
    assert sum(map(dialects.check_other_readers, tables)) > 10


def test_a_table_that_is_read_differently_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dialects.CELLS, "YES ", "no")
    tables = [dialects.numbered_table(7, number)[0] for number in range(100)]
    with pytest.raises(AssertionError):
        list(map(dialects.check_table, tables))


def test_a_row_that_is_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CsvTable, "blocks", without_first_row(CsvTable.blocks))
    tables = [dialects.numbered_table(7, number)[0] for number in range(20)]
    with pytest.raises(AssertionError):
        list(map(dialects.check_table, tables))


def without_first_row(blocks: Blocks) -> Blocks:
    def fewer(table: CsvTable) -> Iterator[RecordBlock]:
        for block in blocks(table):
            yield block._replace(lines=block.lines[1:], numbers=block.numbers[1:], rows=NO_ROWS)

    return fewer


def test_targets_notice_what_they_are_there_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that cannot fail finds nothing."""
    spoil: dict[str, tuple[str, Callable[..., object]]] = {
        "answers": ("fuzz.answers.compare_with_recomputed", lambda *_: ["a difference"]),
        "lines": ("fuzz.lines.result_as_json", lambda *_: json.loads("{}")),
        "arrays": ("fuzz.arrays.spelled", lambda data: random.random()),
        "tables": ("fuzz.tables.guard_cell", lambda cell: f"{cell}x"),
        "stories": ("fuzz.stories.shown_in", lambda *_: 1 / 0),
        "training": ("fuzz.training.read_results", lambda *_: 1 / 0),
        "results": ("fuzz.results.compare_with_recomputed", lambda *_: ["a difference"]),
        "packs": ("fuzz.packs.load_pack", lambda *_: 1 / 0),
    }
    assert spoil.keys() == set(TARGETS)
    for name, (place, instead) in spoil.items():
        with monkeypatch.context() as patch:
            patch.setattr(place, instead)
            with pytest.raises((AssertionError, ZeroDivisionError, KeyError)):
                check_all(name)


def test_the_lines_of_the_screen_and_of_the_batch_are_read_apart() -> None:
    assert lines.on_the_screen(b'{"under_18":"yes"}', ignore=False) is not None
    assert lines.on_the_screen(b'{"under_19":"yes"}', ignore=False) is None
