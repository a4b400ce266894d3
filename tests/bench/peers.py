"""The same two verdicts in other engines: `python tests/bench/peers.py ENGINE INPUT OUTPUT`.

Each reads JSON Lines with its own reader or msgspec, decides by the same prime implicants of US
law, and writes {"id", "trafficking", "smuggling"}. Polars and DuckDB do so in full too: they
write the states of rules and elements, and the reasons, but not what would settle an open verdict.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from distinguo_rules.compiled import compile_framework
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import ORDER
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


def texts(verdict: Verdict) -> Iterator[str | tuple[Compiled, dict[Truth, str]] | list[Term]]:
    """A verdict in full: text as it is, what it is for each value, and reasons if they hold."""
    law = compile_framework("us")
    states = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "null"}
    decided = law.verdicts[verdict]
    yield f'"{verdict.value}":{{"status":"'
    yield decided, {truth: Status.of(truth).value for truth in Truth}
    rules = {rule.id: law.rules[rule.id] for rule in law.framework.rules[verdict]}
    elements = {
        element.id: law.elements[rule.id, element.id]
        for rule in law.framework.rules[verdict]
        for element in rule.elements()
    }
    before = '"'
    for name, parts in (("rules", rules), ("elements", elements)):
        before += f',"{name}":{{'
        for id, compiled in parts.items():
            yield f'{before}"{id}":'
            yield compiled, states
            before = ","
        before = "}"
    yield '},"reasons":['
    yield [*decided.when_true, *decided.when_false]
    yield "]}"


def all_texts() -> Iterator[str | tuple[Compiled, dict[Truth, str]] | list[Term]]:
    """What follows the id in a line in full."""
    yield '"frameworks":{"us":{'
    yield from texts(Verdict.TRAFFICKING)
    yield ","
    yield from texts(Verdict.SMUGGLING)
    yield "}}}"


def as_reason(term: Term) -> str:
    return json.dumps(dict(literals(term)), separators=(",", ":"))


def polars_full(source: str, target: str) -> None:
    import polars as pl

    asked = pl.col("answers").struct.field

    def held(term: Term) -> Any:
        return pl.all_horizontal([asked(id) == said for id, said in literals(term)])

    def column(text: str | tuple[Compiled, dict[Truth, str]] | list[Term]) -> Any:
        if isinstance(text, str):
            return pl.lit(text)
        if isinstance(text, list):
            found = [pl.when(held(term)).then(pl.lit(as_reason(term))) for term in text]
            return pl.concat_str(found, separator=",", ignore_nulls=True)
        compiled, words = text
        return (
            pl.when(pl.any_horizontal(list(map(held, compiled.when_true))))
            .then(pl.lit(words[Truth.TRUE]))
            .when(pl.any_horizontal(list(map(held, compiled.when_false))))
            .then(pl.lit(words[Truth.FALSE]))
            .otherwise(pl.lit(words[Truth.UNKNOWN]))
        )

    answers = pl.Struct(dict.fromkeys(ORDER, pl.String))
    frame = pl.scan_ndjson(source, schema={"id": pl.String, "answers": answers})
    line = [pl.lit('{"id":"'), pl.col("id"), pl.lit('",'), *map(column, all_texts())]
    frame.select(pl.concat_str(line)).sink_csv(
        target, include_header=False, quote_style="never", separator="\x01"
    )


def duckdb_full(source: str, target: str) -> None:
    import duckdb

    def held(term: Term) -> str:
        return " AND ".join(f"answers.{id} = '{said}'" for id, said in literals(term))

    def column(text: str | tuple[Compiled, dict[Truth, str]] | list[Term]) -> str:
        if isinstance(text, str):
            return f"'{text}'"
        if isinstance(text, list):
            found = (f"CASE WHEN {held(term)} THEN '{as_reason(term)}' END" for term in text)
            return f"concat_ws(',', {', '.join(found)})"
        compiled, words = text
        branches = " ".join(
            f"WHEN {' OR '.join(map(held, terms))} THEN '{words[truth]}'"
            for truth, terms in (
                (Truth.TRUE, compiled.when_true),
                (Truth.FALSE, compiled.when_false),
            )
        )
        return f"CASE {branches} ELSE '{words[Truth.UNKNOWN]}' END"

    fields = ", ".join(f"{id} VARCHAR" for id in ORDER)
    columns = f"{{id: 'VARCHAR', answers: 'STRUCT({fields})'}}"
    table = f"read_json('{source}', format='newline_delimited', columns={columns})"
    line = ", ".join(['\'{"id":"\'', "id", "'\",'", *map(column, all_texts())])
    how = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'"
    duckdb.sql(f"COPY (SELECT concat({line}) FROM {table}) TO '{target}' ({how})")


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


ENGINES = {
    each.__name__: each
    for each in (copy, parse, polars, duckdb, polars_full, duckdb_full, chain, zen, json_logic)
}


def decisions(path: Path) -> Iterator[tuple[str, ...]]:
    """What a peer, or a batch, decided, line by line: all that they both write."""
    with path.open("rb") as lines:
        for line in lines:
            result = json.loads(line)
            found = result.get("frameworks", {}).get("us", result)
            yield result["id"], *(_decision(found[verdict.value]) for verdict in Verdict)


def _decision(state: str | dict[str, Any]) -> str:
    if isinstance(state, str):
        return state
    reasons = sorted(json.dumps(reason, sort_keys=True) for reason in state.get("reasons", []))
    shown = {**state, "reasons": reasons}
    shown.pop("settled_by", None)
    return json.dumps(shown, sort_keys=True)


if __name__ == "__main__":
    ENGINES[sys.argv[1]](sys.argv[2], sys.argv[3])
