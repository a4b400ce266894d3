"""Records for the batch engine: random ones, and odd lines, in the layouts of other programs."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from copy import copy
from functools import cache
from itertools import islice, repeat

from distinguo.batch.engine.engine import Engine, EnginePath
from distinguo.batch.screening_options import ScreeningOptions
from distinguo.render.data import result_as_json
from distinguo_rules.assessment import assess, find_conflicts
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER
from kit.batch_results import (
    Record,
)


def some_record(dice: random.Random) -> Record:
    """Any answers at all, conflicts and all roles among them, given more often or less."""
    sparse = dice.random()
    kinds = [*Answer, Answer.YES, Answer.NO, Answer.YES, Answer.NO]
    answers = {id: dice.choice(kinds).value for id in ORDER if dice.random() > sparse}
    record: Record = {"id": f"case {dice.randrange(10**6)}", "answers": answers}
    role = dice.choice([None, *Role])
    return record if role is None else {**record, "as": role.value}


def records(count: int, seed: int) -> list[Record]:
    dice = random.Random(seed)
    return [some_record(dice) for _ in range(count)]


def screened(lines: Iterable[Record], options: ScreeningOptions) -> list[Record]:
    given = [json.dumps(line).encode() + b"\n" for line in lines]
    found = Engine(options).screen_lines(given, EnginePath.DECODING)
    assert not found.rejected
    return [json.loads(entry) for entry in found.each() if entry is not None]


def on_the_screen(record: Record, frameworks: tuple[str, ...]) -> Record:
    answers = {id: Answer(said) for id, said in record["answers"].items()}
    role = Role(record.get("as", "worker"))
    return result_as_json(assess(answers, frameworks, role), record["id"])


def findings_on_the_screen(record: Record, framework: str) -> Record:
    """The findings of a law that the screen shows: true if they hold, None if they are open."""
    answers = {id: Answer(said) for id, said in record["answers"].items()}
    shown = assess(answers, (framework,), Role(record.get("as", "worker"))).frameworks[framework]
    return {each.finding.id: each.truth is Truth.TRUE or None for each in shown.findings}


STYLES = {
    "compact": ((",", ":"), "\n"),
    "with blanks": ((", ", ": "), "\n"),
    "on Windows": ((",\t", ":"), "\r\n"),
}


def lines_in(style: str, given: Iterable[Record]) -> list[bytes]:
    between, end = STYLES[style]
    return [(json.dumps(record, separators=between) + end).encode() for record in given]


def compact_lines(given: Iterable[Record]) -> list[bytes]:
    return lines_in("compact", given)


def in_constants(record: Record) -> Record:
    """A record whose answers are true, false and null, as another program writes them."""
    said = {id: {"yes": True, "no": False}.get(each) for id, each in record["answers"].items()}
    return {**record, "answers": said}


def said_by(role: str | None, record: Record) -> Record:
    """A record in which somebody answers, which stands before the answers."""
    answers = record["answers"]
    return {"id": record["id"]} | ({"as": role} if role else {}) | {"answers": answers}


@cache
def _unused_engine(options: ScreeningOptions) -> Engine:
    return Engine(options)


def new_engine(options: ScreeningOptions | None = None) -> Engine:
    """Return an engine that has seen no line yet, but shares compiled code and its tables.

    Not for the AUTO path: there an engine remembers for which layouts it has compiled code.
    """
    engine = copy(_unused_engine(options or ScreeningOptions()))
    engine.ignored = {}
    return engine


def engine_used_to(lines: list[bytes], options: ScreeningOptions | None = None) -> Engine:
    """An engine that has seen how such lines are written."""
    engine = new_engine(options)
    engine.screen_text(b"".join(lines[:1]), EnginePath.DECODING)
    engine.screen_text(b"".join(lines[:1]), EnginePath.DECODING)
    return engine


@cache
def plain_records(count: int, seed: int) -> tuple[Record, ...]:
    """Records of workers whose answers fit together: a program writes such files."""
    dice = random.Random(seed)
    found = (some_record(dice) for _ in repeat(None))
    return tuple(islice(filter(_is_plain, found), count))


def _is_plain(record: Record) -> bool:
    answers = {id: Answer(said) for id, said in record["answers"].items()}
    return "as" not in record and not find_conflicts(answers)


ODD_LINES = {
    "a key twice": '{"id":"a","answers":{"under_18":"no","under_18":"no"}}',
    "a key twice, other answers": '{"id":"a","answers":{"under_18":"no","under_18":"yes"}}',
    "an id twice": '{"id":"a","id":"b","answers":{"under_18":"no"}}',
    "a key twice, made up for by an id that becomes longer": (
        '{"id":"' + 4 * "\u202e" + '","answers":{"under_18":"no","under_18":"no"}}'
    ),
    "two records on one line": '{"id":"a","answers":{}}{"id":"b","answers":{}}',
    "a record over two lines": '{"id":"a"\n,"answers":{}}',
    "a comma in the id": '{"id":"a,b","answers":{"under_18":"no"}}',
    "quotes in the id": '{"id":"a\\"b","answers":{"under_18":"no"}}',
    "a blank line": "",
    "blanks": '{"id": "a", "answers": {"under_18": "no"}}',
    "an escape": '{"id":"a","answers":{"under_18":"\\u006eo"}}',
    "true": '{"id":"a","answers":{"under_18":true}}',
    "no id": '{"answers":{"under_18":"no"}}',
    "no answer": '{"id":"a","answers":{}}',
    "a role that nothing else has": '{"id":"a","as":"observer","answers":{"harm_if_left":"no"}}',
    "a conflict": '{"id":"a","answers":{"debt_owed":"no","debt_trap":"yes"}}',
    "an id that is no text": '{"id":true,"answers":{"under_18":"no"}}',
    "null for an id": '{"id":null,"answers":{"under_18":"no"}}',
    "answers that are none": '{"id":"a","answers":null}',
    "constants in the id": '{"id":"true :false, null","answers":{"under_18":"no"}}',
    "a key twice, a constant": '{"id":"a","answers":{"under_18":true,"under_18":"no"}}',
    "a key twice, two constants": '{"id":"a","answers":{"under_18":null,"under_18":null}}',
    "nearly a constant": '{"id":"a","answers":{"under_18":truefalse}}',
    "a schema": '{"schema":"distinguo/answers/1","id":"a","answers":{"under_18":"no"}}',
    "an unknown question": '{"id":"a","answers":{"under_19":"no"}}',
    "an unknown answer": '{"id":"a","answers":{"under_18":"maybe"}}',
    "no JSON": "under_18,no",
    "NUL": '{"id":"a\\u0000","answers":{"under_18":"no"}}',
    "a line end of Windows": '{"id":"a","answers":{"under_18":"no"}}\r',
}
