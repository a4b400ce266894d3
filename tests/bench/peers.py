"""The same verdicts in other engines: `python tests/bench/peers.py ENGINE INPUT OUTPUT`.

Each reads with its own reader or msgspec, leaves out the answers that do not count, decides by the
same prime implicants (`--law`), and writes the statuses. Polars and DuckDB do so in full too: they
write the states of rules and elements, and the reasons, but not what would settle an open verdict,
nor which answers contradict each other. Nothing but distinguo names the faults of bad records.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.cases import Said
from bench.peer_rules import (
    GUESSES,
    IN_CONTRADICTIONS,
    ONLOOKER,
    Answers,
    Piece,
    counted,
    decisions,
    full_pieces,
    literals,
    reason_text,
)
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role
from distinguo_rules.questionnaire import ORDER

SPELLINGS = tuple(answer.value for answer in Answer)
ROLES = tuple(role.value for role in Role)
GUESSED = {id: [said for each, said in GUESSES if each == id] for id, _ in GUESSES}


class Task(NamedTuple):
    """What an engine has to do. `form`: lines, csv or multiline."""

    source: str
    target: str
    law: str = "us"
    form: str = "lines"


def copy(task: Task) -> None:
    import shutil

    shutil.copyfile(task.source, task.target)


def parse(task: Task) -> None:
    """The floor: a typed msgspec parse of every line, and nothing else."""
    from typing import Literal

    import msgspec

    said: Any = Literal[SPELLINGS] | bool | None
    questions = [(id, said, None) for id in ORDER]
    answers = msgspec.defstruct("Answers", questions, forbid_unknown_fields=True, gc=False)
    role: Any = Literal[ROLES] | None
    fields: Any = [("id", str | None), ("answers", answers), ("role", role, None)]
    record = msgspec.defstruct(
        "Record", fields, rename={"role": "as"}, forbid_unknown_fields=True, gc=False
    )
    decode = msgspec.json.Decoder(record).decode
    with Path(task.source).open("rb") as lines:
        for line in lines:
            try:
                decode(line)
            except msgspec.DecodeError:
                continue


# ---- Polars


def _polars_frame(task: Task) -> Any:
    """Return a lazy frame with the id and, for each question, the answer that counts."""
    import polars as pl

    if task.form == "csv":
        columns = dict.fromkeys(("id", *ORDER), pl.String)
        frame = pl.scan_csv(task.source, schema=columns).with_columns(role=pl.lit(None, pl.String))
    else:
        answers = pl.Struct(dict.fromkeys(ORDER, pl.String))
        schema: Any = {"id": pl.String, "as": pl.String, "answers": answers}
        frame = pl.scan_ndjson(task.source, schema=schema)
        asked = [pl.col("answers").struct.field(id) for id in ORDER]
        frame = frame.select("id", pl.col("as").alias("role"), *asked)

    def unless(wrong: Any, id: str) -> Any:
        return pl.when(wrong).then(None).otherwise(pl.col(id)).alias(id)

    def both(pair: tuple[Said, Said]) -> Any:
        return pl.all_horizontal([pl.col(id) == said for id, said in pair])

    is_onlooker = pl.col("role") == ONLOOKER
    frame = frame.with_columns(
        unless(is_onlooker & pl.col(id).is_in(said), id) for id, said in GUESSED.items()
    )
    return frame.with_columns(
        unless(pl.any_horizontal(map(both, pairs)), id) for id, pairs in IN_CONTRADICTIONS.items()
    )


def _polars_any(terms: Iterable[list[Said]]) -> Any:
    import polars as pl

    each = [pl.all_horizontal([pl.col(id) == said for id, said in term]) for term in terms]
    return pl.any_horizontal(each) if each else pl.lit(value=False)


def polars(task: Task) -> None:
    import polars as pl

    chosen = [
        pl.when(_polars_any(decision.when_true))
        .then(pl.lit("indicated"))
        .when(_polars_any(decision.when_false))
        .then(pl.lit("not_indicated"))
        .otherwise(pl.lit("undetermined"))
        .alias(decision.name)
        for decision in decisions(task.law)
    ]
    _polars_frame(task).select("id", *chosen).sink_ndjson(task.target)


def polars_full(task: Task) -> None:
    import polars as pl

    def column(piece: Piece) -> Any:
        if isinstance(piece, str):
            return pl.lit(piece)
        if isinstance(piece, list):
            found = [
                pl.when(_polars_any([literals(term)])).then(pl.lit(reason_text(term)))
                for term in piece
            ]
            return pl.concat_str(found, separator=",", ignore_nulls=True)
        compiled, words = piece
        return (
            pl.when(_polars_any(map(literals, compiled.when_true)))
            .then(pl.lit(words[Truth.TRUE]))
            .when(_polars_any(map(literals, compiled.when_false)))
            .then(pl.lit(words[Truth.FALSE]))
            .otherwise(pl.lit(words[Truth.UNKNOWN]))
        )

    line = [pl.lit('{"id":"'), pl.col("id"), pl.lit('",'), *map(column, full_pieces(task.law))]
    _polars_frame(task).select(pl.concat_str(line)).sink_csv(
        task.target, include_header=False, quote_style="never", separator="\x01"
    )


# ---- DuckDB


def _duckdb_table(task: Task) -> str:
    """Return a table expression: the id and, for each question, the answer that counts."""
    if task.form == "csv":
        columns = ", ".join(f"'{id}': 'VARCHAR'" for id in ("id", *ORDER))
        role, asked = "NULL", list(ORDER)
        table = f"read_csv('{task.source}', header=true, columns={{{columns}}})"
    else:
        fields = ", ".join(f"{id} VARCHAR" for id in ORDER)
        columns = f"{{id: 'VARCHAR', \"as\": 'VARCHAR', answers: 'STRUCT({fields})'}}"
        layout = "newline_delimited" if task.form == "lines" else "unstructured"
        role, asked = '"as"', [f"answers.{id}" for id in ORDER]
        skipping = ", ignore_errors=true" if task.form == "lines" else ""
        table = f"read_json('{task.source}', format='{layout}', columns={columns}{skipping})"

    def unless(wrong: str, id: str) -> str:
        return f"CASE WHEN {wrong} THEN NULL ELSE {id} END AS {id}"

    def both(pair: tuple[Said, Said]) -> str:
        return " AND ".join(f"{id} = '{said}'" for id, said in pair)

    given = ", ".join(f"{path} AS {id}" for path, id in zip(asked, ORDER, strict=True))
    guessed = [
        unless(f"role = '{ONLOOKER}' AND {id} IN ({', '.join(map(repr, GUESSED[id]))})", id)
        if id in GUESSED
        else id
        for id in ORDER
    ]
    fitting = [
        unless(" OR ".join(map(both, IN_CONTRADICTIONS[id])), id)
        if id in IN_CONTRADICTIONS
        else id
        for id in ORDER
    ]
    given = f"(SELECT id, {role} AS role, {given} FROM {table})"
    return f"(SELECT id, {', '.join(fitting)} FROM (SELECT id, {', '.join(guessed)} FROM {given}))"


def _duckdb_any(terms: Iterable[list[Said]]) -> str:
    each = (" AND ".join(f"{id} = '{said}'" for id, said in term) for term in terms)
    return " OR ".join(f"({term})" for term in each) or "false"


def duckdb(task: Task) -> None:
    import duckdb

    chosen = ", ".join(
        f"CASE WHEN {_duckdb_any(decision.when_true)} THEN 'indicated' "
        f"WHEN {_duckdb_any(decision.when_false)} THEN 'not_indicated' "
        f"ELSE 'undetermined' END AS {decision.name}"
        for decision in decisions(task.law)
    )
    table = _duckdb_table(task)
    duckdb.sql(f"COPY (SELECT id, {chosen} FROM {table}) TO '{task.target}' (FORMAT json)")


def duckdb_full(task: Task) -> None:
    import duckdb

    def column(piece: Piece) -> str:
        if isinstance(piece, str):
            return f"'{piece}'"
        if isinstance(piece, list):
            found = (f"CASE WHEN {_duckdb_any([literals(term)])} THEN '{reason_text(term)}' END"
                     for term in piece)  # fmt: skip
            return f"concat_ws(',', {', '.join(found)})"
        compiled, words = piece
        return (
            f"CASE WHEN {_duckdb_any(map(literals, compiled.when_true))} "
            f"THEN '{words[Truth.TRUE]}' "
            f"WHEN {_duckdb_any(map(literals, compiled.when_false))} "
            f"THEN '{words[Truth.FALSE]}' ELSE '{words[Truth.UNKNOWN]}' END"
        )

    line = ", ".join(["'{\"id\":'", "to_json(id)", "','", *map(column, full_pieces(task.law))])
    how = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'"
    table = f"{_duckdb_table(task)} WHERE id IS NOT NULL"
    duckdb.sql(f"COPY (SELECT concat({line}) FROM {table}) TO '{task.target}' ({how})")


# ---- One record at a time

Decide = Callable[[Answers], list[bool]]


def _records(task: Task) -> Iterator[dict[str, Any]]:
    """Yield the records that can be read, with a fast reader of lines and plain ones of others."""
    import msgspec

    if task.form == "csv":
        with Path(task.source).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {"id": row.pop("id"), "answers": row}
    elif task.form == "multiline":
        text, at = Path(task.source).read_text(encoding="utf-8"), 0
        read = json.JSONDecoder().raw_decode
        while at < len(text):
            record, at = read(text, at)
            at += 1  # the line end
            yield record
    else:
        decode = msgspec.json.Decoder().decode
        with Path(task.source).open("rb") as lines:
            for line in lines:
                try:
                    record = decode(line)
                except msgspec.DecodeError:
                    continue
                if isinstance(record["id"], str) and isinstance(record["answers"], dict):
                    yield record


def row_by_row(task: Task, decide: Decide) -> None:
    """Run an engine that decides one record at a time."""
    import msgspec

    names = [decision.name for decision in decisions(task.law)]
    with Path(task.target).open("wb") as results:
        encode = msgspec.json.Encoder().encode
        for record in _records(task):
            found = decide(counted(record))
            statuses = map(_word, found[::2], found[1::2])
            result = {"id": record["id"], **dict(zip(names, statuses, strict=True))}
            results.write(encode(result) + b"\n")


def _word(yes: bool, no: bool) -> str:
    return "indicated" if yes else "not_indicated" if no else "undetermined"


def _conditions(task: Task) -> list[list[list[Said]]]:
    """Return the terms of each status, two for each verdict."""
    return [terms for each in decisions(task.law) for terms in (each.when_true, each.when_false)]


def chain(task: Task) -> None:
    """Plain Python: one `or` of `and`s for each way to decide."""
    tests = [
        " or ".join(
            "(" + " and ".join(f"get({id!r}) == {said!r}" for id, said in term) + ")"
            for term in terms
        )
        or "False"
        for terms in _conditions(task)
    ]
    space: dict[str, Any] = {}
    exec(f"def decide(answers):\n    get = answers.get\n    return [{', '.join(tests)}]", space)
    row_by_row(task, space["decide"])


def zen(task: Task) -> None:
    import zen

    tests = [
        zen.compile_expression(
            " or ".join(
                "(" + " and ".join(f"{id} == '{said}'" for id, said in term) + ")"
                for term in terms
            )
            or "false"
        )
        for terms in _conditions(task)
    ]
    row_by_row(task, lambda answers: [test.evaluate(answers) for test in tests])


def json_logic(task: Task) -> None:
    from json_logic import jsonLogic

    rules = [
        {"or": [{"and": [{"==": [{"var": id}, said]} for id, said in term]} for term in terms]}
        for terms in _conditions(task)
    ]
    row_by_row(task, lambda answers: [jsonLogic(rule, answers) for rule in rules])


ENGINES = {
    each.__name__: each
    for each in (copy, parse, polars, duckdb, polars_full, duckdb_full, chain, zen, json_logic)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--law", default="us")
    parser.add_argument("--form", default="lines", choices=("lines", "csv", "multiline"))
    chosen = parser.parse_args()
    ENGINES[chosen.engine](Task(chosen.source, chosen.target, chosen.law, chosen.form))


if __name__ == "__main__":
    main()
