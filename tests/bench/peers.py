"""The same two verdicts in other engines: `python tests/bench/peers.py ENGINE INPUT OUTPUT`.

Each reads JSON Lines with its own reader or msgspec, decides by the same prime implicants of US
law, and writes {"id", "trafficking", "smuggling"}. None of them explains anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from distinguo_rules.compiled import compile_framework
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.questions import ORDER
from distinguo_rules.term import Term

SPELLINGS = tuple(answer.value for answer in Answer)
Decide = Callable[[dict[str, Any]], tuple[bool, bool, bool, bool]]


def literals(term: Term) -> list[tuple[str, str]]:
    """The answers of a term, as (question, "yes" or "no")."""
    return [
        (id, "yes" if term.yes >> fact & 1 else "no")
        for fact, id in enumerate(ORDER)
        if (term.yes | term.no) >> fact & 1
    ]


def conditions() -> list[tuple[str, Status, list[list[tuple[str, str]]]]]:
    """For each verdict, and each of the two ways to decide it, the terms that do."""
    law = compile_framework("us")
    found = []
    for verdict in Verdict:
        compiled = law.verdicts[verdict]
        for status, terms in (
            (Status.INDICATED, compiled.when_true),
            (Status.NOT_INDICATED, compiled.when_false),
        ):
            found.append((verdict.value, status, [literals(term) for term in terms]))
    return found


def copy(source: str, target: str) -> None:
    import shutil

    shutil.copyfile(source, target)


def parse(source: str, target: str) -> None:
    """The floor: a typed msgspec parse of every line, and nothing else."""
    from typing import Literal

    import msgspec

    said: Any = Literal[SPELLINGS] | bool | None
    questions = [(id, said, None) for id in ORDER]
    answers = msgspec.defstruct("Answers", questions, forbid_unknown_fields=True, gc=False)
    fields: Any = [("id", str | None), ("answers", answers)]
    record = msgspec.defstruct("Record", fields, forbid_unknown_fields=True, gc=False)
    decode = msgspec.json.Decoder(record).decode
    with Path(source).open("rb") as lines:
        for line in lines:
            decode(line)


def polars(source: str, target: str) -> None:
    import polars as pl

    answers = pl.Struct(dict.fromkeys(ORDER, pl.String))
    frame = pl.scan_ndjson(source, schema={"id": pl.String, "answers": answers})
    asked = pl.col("answers").struct.field
    columns: dict[str, Any] = {}
    for verdict, status, terms in conditions():
        held = pl.any_horizontal(
            [pl.all_horizontal([asked(id) == said for id, said in term]) for term in terms]
        )
        columns.setdefault(verdict, []).append((held, status.value))
    chosen = [
        pl.when(first)
        .then(pl.lit(yes))
        .when(second)
        .then(pl.lit(no))
        .otherwise(pl.lit(Status.UNDETERMINED.value))
        .alias(verdict)
        for verdict, [(first, yes), (second, no)] in columns.items()
    ]
    frame.select("id", *chosen).sink_ndjson(target)


def duckdb(source: str, target: str) -> None:
    import duckdb

    fields = ", ".join(f"{id} VARCHAR" for id in ORDER)
    cases: dict[str, list[str]] = {}
    for verdict, status, terms in conditions():
        held = " OR ".join(
            "(" + " AND ".join(f"answers.{id} = '{said}'" for id, said in term) + ")"
            for term in terms
        )
        cases.setdefault(verdict, []).append(f"WHEN {held} THEN '{status.value}'")
    chosen = ", ".join(
        f"CASE {' '.join(branches)} ELSE 'undetermined' END AS {verdict}"
        for verdict, branches in cases.items()
    )
    columns = f"{{id: 'VARCHAR', answers: 'STRUCT({fields})'}}"
    table = f"read_json('{source}', format='newline_delimited', columns={columns})"
    duckdb.sql(f"COPY (SELECT id, {chosen} FROM {table}) TO '{target}' (FORMAT json)")


def row_by_row(source: str, target: str, decide: Decide) -> None:
    """Any engine that decides one record at a time: typed dicts in, statuses out."""
    import msgspec

    with Path(source).open("rb") as lines, Path(target).open("wb") as results:
        encode = msgspec.json.Encoder().encode
        decode = msgspec.json.Decoder().decode
        for line in lines:
            record = decode(line)
            a, b, c, d = decide(record["answers"])
            status = {"id": record["id"], "trafficking": word(a, b), "smuggling": word(c, d)}
            results.write(encode(status) + b"\n")


def word(yes: bool, no: bool) -> str:
    return "indicated" if yes else "not_indicated" if no else "undetermined"


def chain(source: str, target: str) -> None:
    """Plain Python: one `or` of `and`s for each way to decide."""
    tests = [
        " or ".join(
            "(" + " and ".join(f"get({id!r}) == {said!r}" for id, said in term) + ")"
            for term in terms
        )
        for _, _, terms in conditions()
    ]
    space: dict[str, Any] = {}
    exec(f"def decide(answers):\n    get = answers.get\n    return {', '.join(tests)}", space)
    row_by_row(source, target, space["decide"])


def zen(source: str, target: str) -> None:
    import zen

    tests = [
        zen.compile_expression(
            " or ".join(
                "(" + " and ".join(f"{id} == '{said}'" for id, said in term) + ")"
                for term in terms
            )
        )
        for _, _, terms in conditions()
    ]

    def decide(answers: dict[str, Any]) -> Any:
        return [test.evaluate(answers) for test in tests]

    row_by_row(source, target, decide)


def json_logic(source: str, target: str) -> None:
    from json_logic import jsonLogic

    rules = [
        {"or": [{"and": [{"==": [{"var": id}, said]} for id, said in term]} for term in terms]}
        for _, _, terms in conditions()
    ]

    def decide(answers: dict[str, Any]) -> Any:
        return [jsonLogic(rule, answers) for rule in rules]

    row_by_row(source, target, decide)


ENGINES = {each.__name__: each for each in (copy, parse, polars, duckdb, chain, zen, json_logic)}


def statuses(path: Path) -> Iterator[tuple[str, str, str]]:
    """What a peer, or a compact batch, decided, line by line."""
    with path.open("rb") as lines:
        for line in lines:
            result = json.loads(line)
            found = result.get("frameworks", {}).get("us", result)
            yield result["id"], found["trafficking"], found["smuggling"]


if __name__ == "__main__":
    ENGINES[sys.argv[1]](sys.argv[2], sys.argv[3])
