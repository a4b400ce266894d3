"""Records of a batch, a line each: taken just when the screen takes them, with the same result."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

from jsonschema import Draft202012Validator

from distinguo.answers import MAX_ANSWERS_BYTES, RECORD_KEYS, Record, check_record
from distinguo.batch.engine.engine import BlockResults, Engine, EnginePath
from distinguo.batch.inputs.blocks import BOM, split_lines
from distinguo.batch.records.validating_reader import InvalidRecordError, read_validating
from distinguo.batch.results.error_objects import error_object, rejected_line
from distinguo.batch.results.output_layout import output_layout
from distinguo.batch.results.result_schema import batch_schema
from distinguo.batch.screening_options import Detail, OutputFormat, ScreeningOptions
from distinguo.documents import Pairs, parse
from distinguo.errors import BadDataError
from distinguo.render.data import result_as_json
from distinguo_rules.assessment import assess
from distinguo_rules.model import Role
from distinguo_rules.questionnaire import BY_ID
from kit.batch_results import as_batch, without_order

from . import answers
from .promises import check_harmless

MOST = 12  # lines of one input that are looked at


def seeds() -> list[bytes]:
    nested = [
        b'{"id":"a","answers":{"under_18":"yes","from_abroad":"no"}}',
        b'{"id":"b","as":"observer","answers":{"work_for_other":"yes","force_used":"unsure"}}',
        b'{"id": "c", "answers": {"from_abroad": false, "entry_irregular": true}}',
    ]
    flat = [
        b'{"id":"a","under_18":"yes","from_abroad":"no"}',
        b'{"id":"b:c","as":"self","danger_now":null}',
    ]
    return [
        b"\n".join([*nested, b""]),
        b"\r\n".join(flat),
        b"\n\n".join([nested[0], flat[1], nested[2]]),
        *(b"".join(seed.split(b"\n")) for seed in answers.seeds()),
    ]


def check(data: bytes) -> None:
    given = split_lines(data.removeprefix(BOM))[:MOST]
    for ignore in (False, True):
        found = _engine(Detail.FULL, ignore).screen_lines(given, EnginePath.DECODING)
        check_results(given, found, ignore)
        slow = _engine(Detail.FULL, ignore).screen_lines(given, EnginePath.VALIDATING)
        assert (slow.each(), slow.ids) == (found.each(), found.ids)
        assert slow.rejected == found.rejected
        short = _engine(Detail.COMPACT, ignore).screen_lines(given, EnginePath.DECODING)
        assert [each.place for each in short.rejected] == [each.place for each in found.rejected]
        assert short.ids == found.ids
        places = range(len(given))
        sound = [place for place in places if found.each()[place]]
        for chosen in (places, sound, *([place] for place in places)):
            lines = [given[place] for place in chosen]
            for detail, alone in ((Detail.FULL, found), (Detail.COMPACT, short)):
                expected = [(alone.each()[place], alone.ids[place]) for place in chosen]
                _check_again(_engine(detail, ignore), lines, expected)


def _check_again(
    engine: Engine, given: list[bytes], expected: list[tuple[bytes | None, str | None]]
) -> None:
    """Lines have the same results at once and one by one, whatever the engine has seen before."""
    text = b"".join(line + b"\n" for line in given)
    for again in (
        engine.screen_text(text, EnginePath.DECODING),
        engine.screen_lines(given, EnginePath.DECODING),
    ):
        assert [*zip(again.each(), again.ids, strict=True)] == expected


@cache
def _engine(detail: Detail, ignore: bool) -> Engine:
    return Engine(ScreeningOptions(("us",), detail, ignore))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(batch_schema(Detail.FULL))


def check_results(given: list[bytes], found: BlockResults, ignore: bool = False) -> None:
    """Hold results against what the screen makes of each line."""
    assert len(found.each()) == len(found.ids) == len(given)
    rejected = {each.place: each for each in found.rejected}
    written = []
    for place, line in enumerate(given):
        record = on_the_screen(line, ignore)
        entry = found.each()[place]
        if ignore and not _is_text(line):
            continue  # a key that is let pass may hold anything
        if not line.strip(b" \t\r\n"):
            assert entry == b""
            continue
        assert (record is None) == (entry is None) == (place in rejected), line
        if record is not None and entry is not None:
            _check_same(record, entry)
        else:
            entry = error_object(rejected[place], "cases", place + 1)
            assert b"\n" not in rejected_line(rejected[place])[:-1]
        check_harmless(entry.decode())
        _validator().validate(json.loads(entry))
        written.append(entry)
    _check_table(written)


def on_the_screen(line: bytes, ignore: bool) -> Record | None:
    """The record on a line as `screen --answers` reads it; None if it is refused."""
    if len(line) > MAX_ANSWERS_BYTES:
        return None
    if ignore:  # the screen refuses unknown keys; which of them may be ignored has its own tests
        try:
            return read_validating(line, ignore_unknown=True).record
        except InvalidRecordError:
            return None
    try:
        data = parse(line, "f", "")
    except BadDataError:
        return None
    if isinstance(data, Pairs):
        data = _as_file(data)
    record, faults = check_record(data, "f")
    return None if faults else record


def _as_file(data: Pairs) -> Pairs:
    """The record with its answers in "answers"."""
    pairs = [*data.items(), *((key, data[key]) for key in data.repeated)]
    if "answers" not in data and any(key in BY_ID for key in data):
        beside = [(key, value) for key, value in pairs if key in RECORD_KEYS]
        inside = Pairs([(key, value) for key, value in pairs if key not in RECORD_KEYS])
        pairs = [*beside, ("answers", inside)]
    return Pairs(pairs)


def _is_text(line: bytes) -> bool:
    try:
        return bool(line.decode())
    except UnicodeDecodeError:
        return False


def _check_same(record: Record, entry: bytes) -> None:
    assessment = assess(record.answers, ("us",), record.role or Role.WORKER)
    expected = as_batch(result_as_json(assessment, record.id))
    assert without_order(json.loads(entry)) == expected, record


def _check_table(entries: list[bytes]) -> None:
    """As CSV the results are as many rows, and nothing in a cell is a formula."""
    form = output_layout(OutputFormat.CSV, ("us",), Detail.FULL)
    text = (
        (form.entries_text(entries, True) if entries else b"") + form.ending(not entries)
    ).decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(entries) + 1
    for row in rows:
        assert len(row) == len(rows[0])
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
