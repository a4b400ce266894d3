"""Promise: another program can rely on the rule pack, and no broken pack is ever relied on."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from distinguo_rules.assess import assess
from distinguo_rules.compiled import compile_framework, term_of
from distinguo_rules.identity import rules_hash
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.pack import Pack
from distinguo_rules.pack_reading import read_pack
from distinguo_rules.pack_schema import rules_schema, vectors_schema
from distinguo_rules.pack_writing import content_hash, rules_pack
from distinguo_rules.questions import ORDER
from distinguo_rules.shape import flaws_in
from distinguo_rules.vectors import conformance_vectors
from effort import examples
from samples import partial

PACK: dict[str, Any] = json.loads(json.dumps(rules_pack()))
VECTORS: dict[str, Any] = json.loads(json.dumps(conformance_vectors()))


def changed(change: Callable[[Any], object], sealed: bool = True) -> dict[str, Any]:
    """A copy of the pack with something changed, its content hash put right again."""
    document = copy.deepcopy(PACK)
    change(document)
    if sealed and "content_hash" in document:
        document["content_hash"] = content_hash(document)
    return document


def read_back() -> Pack:
    pack, flaws = read_pack(PACK)
    assert flaws == []
    assert pack is not None
    return pack


# What another program has to write: two masks, from the pack alone.
def evaluate_by_masks(pack: Any, answers: Mapping[str, str], implicants: Any) -> tuple[str, Any]:
    ids = [question["id"] for question in pack["questions"]]
    yes = sum(1 << i for i, id in enumerate(ids) if answers.get(id) == "yes")
    no = sum(1 << i for i, id in enumerate(ids) if answers.get(id) == "no")
    clash = 0
    for y, n in pack["impossible"]:
        clash |= y | n if y & yes == y and n & no == n else 0
    yes, no = yes & ~clash, no & ~clash
    for key, status in (("when_true", "indicated"), ("when_false", "not_indicated")):
        if held := [[y, n] for y, n in implicants[key] if y & yes == y and n & no == n]:
            return status, held
    return "undetermined", []


def test_the_pack_holds_every_framework_and_names_its_rules() -> None:
    assert list(PACK["frameworks"]) == list(FRAMEWORKS)
    assert PACK["rules"]["hash"] == rules_hash()
    assert [question["id"] for question in PACK["questions"]] == list(ORDER)
    assert len(VECTORS["vectors"]) > 500


@examples(60)
@given(answers=partial())
def test_a_pack_read_back_says_what_the_rules_say(answers: dict[str, Answer]) -> None:
    known = term_of(answers)
    pack = read_back_once()
    for id in FRAMEWORKS:
        law, packed = compile_framework(id), pack.frameworks[id]
        for mine, theirs in (
            (law.verdicts, packed.verdicts),
            (law.rules, packed.rules),
            (law.elements, packed.elements),
            (law.findings, packed.findings),
            (law.presumptions, packed.presumptions),
        ):
            assert list(mine) == list(theirs)
            for key, compiled in mine.items():
                other = theirs[key]  # type: ignore[index]
                assert compiled.truth(known) is other.truth(known)
                assert compiled.reasons(known) == other.reasons(known)


_ONCE: list[Pack] = []


def read_back_once() -> Pack:
    if not _ONCE:
        _ONCE.append(read_back())
    return _ONCE[0]


@pytest.mark.parametrize(
    ("document", "schema"),
    [(PACK, rules_schema()), (VECTORS, vectors_schema())],
    ids=["rules", "vectors"],
)
def test_what_is_exported_obeys_its_schema(document: Any, schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(document)) == []
    assert list(flaws_in(document, schema)) == []


def test_every_vector_holds_for_a_program_that_has_the_pack_alone() -> None:
    for vector in VECTORS["vectors"]:
        for id, verdicts in vector["expected"].items():
            for verdict, expected in verdicts.items():
                implicants = PACK["frameworks"][id]["verdicts"][verdict]
                status, reasons = evaluate_by_masks(PACK, vector["answers"], implicants)
                assert status == expected["status"], vector
                assert sorted(reasons) == sorted(expected["reasons"]), vector


@pytest.mark.parametrize("vector", VECTORS["vectors"][::45])
def test_a_vector_is_what_a_screening_shows(vector: Any) -> None:
    answers = {id: Answer(answer) for id, answer in vector["answers"].items()}
    for id, law in assess(answers, tuple(FRAMEWORKS)).frameworks.items():
        for verdict in Verdict:
            expected = vector["expected"][id][verdict.value]
            assert law.verdicts[verdict].status == expected["status"]
            assert len(law.verdicts[verdict].reasons) == len(expected["reasons"])


def test_the_vectors_are_the_same_every_time() -> None:
    assert conformance_vectors(40, 10) == conformance_vectors(40, 10)


def test_the_vectors_show_every_status_of_every_verdict() -> None:
    seen = {
        (id, verdict, expected["status"])
        for vector in VECTORS["vectors"]
        for id, verdicts in vector["expected"].items()
        for verdict, expected in verdicts.items()
    }
    assert len(seen) == len(FRAMEWORKS) * len(Verdict) * len(Status)


def test_some_vectors_hold_answers_that_cannot_be_so_together_and_non_answers() -> None:
    given_answers = [vector["answers"] for vector in VECTORS["vectors"]]
    assert any(
        a.get("from_abroad") == "no" and a.get("entry_irregular") == "yes" for a in given_answers
    )
    assert set().union(*(a.values() for a in given_answers)) == {a.value for a in Answer}


def test_the_vectors_and_the_pack_stay_small() -> None:
    assert len(json.dumps(VECTORS)) < 1_000_000
    assert len(json.dumps(PACK)) < 1_000_000


def test_masks_mean_the_same_in_every_program() -> None:
    assert len(ORDER) <= 53


def test_a_pack_that_was_changed_after_the_export_does_not_load() -> None:
    document = changed(lambda d: d["questions"][3].update(short="x"), sealed=False)
    pack, flaws = read_pack(document)
    assert pack is None
    assert [flaw.path for flaw in flaws] == ["$.content_hash"]


def us(document: Any) -> Any:
    return document["frameworks"]["us"]


def trafficking(document: Any) -> Any:
    return us(document)["verdicts"]["trafficking"]


BROKEN: list[tuple[str, Callable[[Any], object], str]] = [
    ("no questions", lambda d: d.pop("questions"), "$.questions"),
    ("an unknown key", lambda d: d.update(extra=1), "$.extra"),
    ("another schema", lambda d: d.update(schema="distinguo/rules/2"), "$.schema"),
    ("a mask of text", lambda d: trafficking(d)["when_true"].append(["1", 0]), "when_true[19][0]"),
    ("a mask of three", lambda d: trafficking(d)["when_true"].append([1, 0, 0]), "when_true[19]"),
    ("a mask below zero", lambda d: trafficking(d)["when_true"].append([-1, 0]), "[19][0]"),
    ("true as a mask", lambda d: trafficking(d)["when_true"].append([True, 0]), "[19][0]"),
    ("a question too many", lambda d: trafficking(d)["when_true"].append([1 << 40, 0]), "[19]"),
    ("yes and no at once", lambda d: trafficking(d)["when_true"].append([1, 1]), "[19]"),
    ("a way lost", lambda d: trafficking(d)["when_true"].pop(), "trafficking"),
    ("a way out lost", lambda d: trafficking(d)["when_false"].pop(), "trafficking.when_false"),
    ("a way made up", lambda d: trafficking(d)["when_true"].append([1, 0]), "trafficking"),
    ("an answer lost", lambda d: trafficking(d)["when_true"].__setitem__(0, [4, 0]), "when_true"),
    (
        "a rule that is not in its verdict",
        lambda d: trafficking(d)["rules"].pop(),
        "$.frameworks.us.verdicts.trafficking",
    ),
    (
        "a doubled rule",
        lambda d: trafficking(d)["rules"].append(trafficking(d)["rules"][0]),
        "[2].id",
    ),
    (
        "a doubled question",
        lambda d: d["questions"].append(d["questions"][0]),
        "$.questions[31].id",
    ),
    ("a verdict lost", lambda d: us(d)["verdicts"].pop("smuggling"), "us.verdicts.smuggling"),
    ("a finding of nothing", lambda d: us(d)["findings"].append(None), "us.findings[11]"),
    ("no more impossible answers", lambda d: d.update(impossible=[]), "when_"),
    ("a weaker impossible pair", lambda d: d["impossible"].append([9, 4]), "$.impossible"),
    ("a framework of text", lambda d: d["frameworks"].update(xx="law"), "$.frameworks.xx"),
    ("a list", lambda d: d["frameworks"].update(xx=[]), "$.frameworks.xx"),
]


@pytest.mark.parametrize(("change", "where"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_pack_is_refused_and_the_place_is_named(
    change: Callable[[Any], object], where: str
) -> None:
    pack, flaws = read_pack(changed(change))
    assert pack is None
    assert any(where in flaw.path for flaw in flaws), flaws
    assert all(flaw.message for flaw in flaws)


def test_all_faults_are_named_at_once() -> None:
    def spoil(document: Any) -> None:
        document["questions"][0]["text"] = 7
        del us(document)["title"]
        document["rules"]["hash"] = "sha256:short"

    _, flaws = read_pack(changed(spoil))
    assert {flaw.path for flaw in flaws} == {
        "$.questions[0].text",
        "$.frameworks.us.title",
        "$.rules.hash",
    }


@pytest.mark.parametrize("data", [None, [], "text", 3, True, {}, {"schema": "distinguo/rules/1"}])
def test_what_is_no_pack_at_all_is_refused(data: object) -> None:
    pack, flaws = read_pack(data)
    assert pack is None
    assert flaws


# A whole number must be written as one: 1.0, which JSON Schema takes for 1, is refused.
FRACTIONS = st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: not x.is_integer())
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3), FRACTIONS, st.text(max_size=3)
) | st.sampled_from([[], {}, [1, 2], {"when_true": []}])


def places(data: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = (
        list(data)
        if isinstance(data, dict)
        else range(len(data))
        if isinstance(data, list)
        else ()
    )
    inner = [p for key in keys for p in places(data[key], (*path, key))]  # type: ignore[index]
    return [path, *inner] if path else inner


PLACES = places(PACK)


@examples(80)
@given(place=st.sampled_from(PLACES), value=VALUES, drop=st.booleans())
def test_the_reader_refuses_just_what_the_printed_schema_refuses(
    place: tuple[Any, ...], value: object, drop: bool
) -> None:
    document = {**PACK, place[0]: copy.deepcopy(PACK[place[0]])}
    *way, last = place
    target: Any = document
    for key in way:
        target = target[key]
    if drop:
        del target[last]
    else:
        target[last] = value
    valid = Draft202012Validator(rules_schema()).is_valid(document)
    assert valid is (not list(flaws_in(document, rules_schema())))
