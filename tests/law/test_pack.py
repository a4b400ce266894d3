"""Promise: another program can rely on the rule pack, and no broken pack is ever relied on."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from distinguo.errors import BadDataError, Fault, Place
from distinguo.law.pack_reading import MAX_PACK_STEPS, read_pack
from distinguo.law.pack_types import (
    RulePack,
    rules_schema,
    vectors_schema,
)
from distinguo.law.pack_writing import content_hash, rules_pack
from distinguo_rules.assessment import assess
from distinguo_rules.compiled import compile_framework, term_of
from distinguo_rules.exchange.identity import computed_hash, rules_as_json, rules_hash
from distinguo_rules.exchange.pack import MAX_QUESTIONS, Pack
from distinguo_rules.exchange.vectors import conformance_vectors
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.questionnaire import ORDER
from kit.effort import examples
from kit.samples import partial

PACK: dict[str, Any] = json.loads(json.dumps(rules_pack()))
US_ALONE: dict[str, Any] = {**PACK, "frameworks": {"us": PACK["frameworks"]["us"]}}
US_ALONE["content_hash"] = content_hash(US_ALONE)
VECTORS: dict[str, Any] = json.loads(json.dumps(conformance_vectors()))


def changed(change: Callable[[Any], object], sealed: bool = True) -> dict[str, Any]:
    """A copy of a pack of one law with something changed, its content hash put right again."""
    document = copy.deepcopy(US_ALONE)
    change(document)
    if sealed and "content_hash" in document:
        document["content_hash"] = content_hash(document)
    return document


@cache
def read_back() -> Pack:
    return read_pack(PACK, "pack.json")


def faults_in(document: object) -> list[str]:
    """Return the faults for which a document is refused: path, message and hint of each."""
    with pytest.raises(BadDataError) as refused:
        read_pack(document, "pack.json")
    return [in_words(fault) for fault in refused.value.faults]


def in_words(fault: Fault) -> str:
    assert isinstance(fault.place, Place)
    assert fault.place.file == "pack.json"
    return f"{fault.place.path}: {fault.message}" + (f"; {fault.hint}" if fault.hint else "")


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
    pack = read_back()
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


@pytest.mark.parametrize(
    ("document", "schema"),
    [(PACK, rules_schema()), (VECTORS, vectors_schema())],
    ids=["rules", "vectors"],
)
def test_what_is_exported_obeys_its_schema(document: Any, schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(document)) == []


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
    assert faults_in(document) == [
        "$.content_hash: does not match the content; export the rules again"
    ]


def us(document: Any) -> Any:
    return document["frameworks"]["us"]


def trafficking(document: Any) -> Any:
    return us(document)["verdicts"]["trafficking"]


PAIRS = len(PACK["impossible"])
OF_US = "$.frameworks.us"
OF_TRAFFICKING = f"{OF_US}.verdicts.trafficking"
LACKS = "missing required field"
ANY_LAW = "$.frameworks[...]"  # faults in types do not name the framework
WAYS = len(trafficking(US_ALONE)["when_true"])
FINDINGS = len(us(US_ALONE)["findings"])
MASKS = f"{ANY_LAW}.verdicts.trafficking.when_true[{WAYS}]"
LAST_PAIR = f"$.impossible[{len(US_ALONE['impossible'])}]"
NOT_ALL = "not all the prime implicants of one rule"
NOT_OPPOSITE = "not the prime implicants of the negation"
NOT_TOGETHER = "differs from its rules together"
NO_QUESTION = "names a question that does not exist"
BOTH_WAYS = "requires yes and no to the same question"
AGAIN = "export the rules again"
NOT_EVERY = "not the minimal sets of answers that cannot occur"
WITH_HINT = (NOT_OPPOSITE, NOT_TOGETHER, NO_QUESTION, BOTH_WAYS, NOT_ALL, NOT_EVERY)
KEEP_ONE = "appears twice; keep one of them"


def way(*mask: object) -> Callable[[Any], object]:
    return lambda d: trafficking(d)["when_true"].append(list(mask))


BROKEN: list[tuple[str, Callable[[Any], object], tuple[str, ...]]] = [
    (
        "no questions",
        lambda d: d.pop("questions"),
        (f"$: object missing required field questions; {AGAIN}",),
    ),
    (
        "an unknown key",
        lambda d: d.update(extra=1),
        (f"$: object contains unknown field extra; {AGAIN}",),
    ),
    (
        "another schema",
        lambda d: d.update(schema="distinguo/rules/2"),
        ('$.schema: expected "distinguo/rules/1"; name a rule pack of this version',),
    ),
    (
        "a mask of text",
        way("1", 0),
        (f"{MASKS}[0]: expected int, found str; {AGAIN}",),
    ),
    (
        "a mask of three",
        way(1, 0, 0),
        (f"{MASKS}: expected array of length 2, found 3; {AGAIN}",),
    ),
    (
        "a mask below zero",
        way(-1, 0),
        (f"{MASKS}[0]: expected int >= 0; {AGAIN}",),
    ),
    (
        "true as a mask",
        way(True, 0),
        (f"{MASKS}[0]: expected int, found bool; {AGAIN}",),
    ),
    (
        "a question too many",
        way(0, 1 << len(ORDER)),
        (f"{OF_TRAFFICKING}.when_true[{WAYS}]: {NO_QUESTION}",),
    ),
    ("yes and no at once", way(1, 1), (f"{OF_TRAFFICKING}.when_true[{WAYS}]: {BOTH_WAYS}",)),
    (
        "impossible masks",
        lambda d: d["impossible"].append([1 << len(ORDER), 1 << len(ORDER)]),
        (f"{LAST_PAIR}: {NO_QUESTION}", f"{LAST_PAIR}: {BOTH_WAYS}"),
    ),
    (
        "a mask of a rule",
        lambda d: trafficking(d)["rules"][1]["when_false"].insert(0, [1, 1]),
        (f"{OF_TRAFFICKING}.rules[1].when_false[0]: {BOTH_WAYS}",),
    ),
    (
        "a mask of an element",
        lambda d: trafficking(d)["rules"][1]["elements"][2]["when_true"].insert(0, [1, 1]),
        (f"{OF_TRAFFICKING}.rules[1].elements[2].when_true[0]: {BOTH_WAYS}",),
    ),
    (
        "a mask of a finding",
        lambda d: us(d)["findings"][1]["when_true"].insert(0, [1, 1]),
        (f"{OF_US}.findings[1].when_true[0]: {BOTH_WAYS}",),
    ),
    (
        "a mask of a presumption",
        lambda d: us(d)["findings"][2]["presumed"]["when_true"].insert(0, [1, 1]),
        (f"{OF_US}.findings[2].presumed.when_true[0]: {BOTH_WAYS}",),
    ),
    (
        "a way lost",
        lambda d: trafficking(d)["when_true"].pop(),
        (
            f"{OF_TRAFFICKING}.when_false: {NOT_OPPOSITE}",
            f"{OF_TRAFFICKING}: {NOT_TOGETHER}",
        ),
    ),
    (
        "a way out lost",
        lambda d: trafficking(d)["when_false"].pop(),
        (f"{OF_TRAFFICKING}.when_false: {NOT_OPPOSITE}",),
    ),
    (
        "a way made up",
        way(1, 0),
        (
            f"{OF_TRAFFICKING}.when_false: {NOT_OPPOSITE}",
            f"{OF_TRAFFICKING}: {NOT_TOGETHER}",
        ),
    ),
    (
        "an answer lost",
        lambda d: trafficking(d)["when_true"].__setitem__(0, [1 << ORDER.index("under_18"), 0]),
        (
            f"{OF_TRAFFICKING}.when_true: {NOT_ALL}",
            f"{OF_TRAFFICKING}.when_false: {NOT_OPPOSITE}",
            f"{OF_TRAFFICKING}: {NOT_TOGETHER}",
        ),
    ),
    (
        "a rule that is not in its verdict",
        lambda d: trafficking(d)["rules"].pop(),
        (f"{OF_TRAFFICKING}: {NOT_TOGETHER}",),
    ),
    (
        "a doubled rule",
        lambda d: trafficking(d)["rules"].append(trafficking(d)["rules"][0]),
        (f'{OF_TRAFFICKING}.rules[2].id: "sex_trafficking" {KEEP_ONE}',),
    ),
    (
        "a rule of another verdict",
        lambda d: us(d)["verdicts"]["smuggling"]["rules"].append(trafficking(d)["rules"][1]),
        (f'{OF_US}.verdicts.smuggling.rules[1].id: "labor_trafficking" {KEEP_ONE}',),
    ),
    (
        "a doubled question",
        lambda d: d["questions"].append(d["questions"][0]),
        (f'$.questions[{len(ORDER)}].id: "danger_now" {KEEP_ONE}',),
    ),
    (
        "a doubled finding",
        lambda d: us(d)["findings"].insert(1, us(d)["findings"][0]),
        (f'{OF_US}.findings[1].id: "immediate_danger" {KEEP_ONE}',),
    ),
    (
        "a verdict lost",
        lambda d: us(d)["verdicts"].pop("smuggling"),
        (f"{ANY_LAW}.verdicts: object {LACKS} smuggling; {AGAIN}",),
    ),
    (
        "a finding of nothing",
        lambda d: us(d)["findings"].append(None),
        (f"{ANY_LAW}.findings[{FINDINGS}]: expected object, found null; {AGAIN}",),
    ),
    (
        "a weaker impossible pair",
        lambda d: d["impossible"].append([d["impossible"][0][0] | 1, d["impossible"][0][1]]),
        (f"$.impossible: {NOT_EVERY}",),
    ),
    (
        "a framework of text",
        lambda d: d["frameworks"].update(xx="law"),
        (f"{ANY_LAW}: expected object, found str; {AGAIN}",),
    ),
    (
        "a list",
        lambda d: d["frameworks"].update(xx=[]),
        (f"{ANY_LAW}: expected object, found array; {AGAIN}",),
    ),
]


@pytest.mark.parametrize(("change", "said"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_pack_is_refused_and_all_that_is_wrong_is_said(
    change: Callable[[Any], object], said: tuple[str, ...]
) -> None:
    assert faults_in(changed(change)) == [
        f"{each}; {AGAIN}" if each.endswith(WITH_HINT) else each for each in said
    ]


EXPLOSIVE: dict[str, Callable[[int], list[list[int]]]] = {
    "pairs far apart": lambda size: [[1 << i | 1 << i + size // 2, 0] for i in range(size // 2)],
    "neighbours": lambda size: [[3 << i, 0] for i in range(size - 1)],
    "a ring": lambda size: [[1 << i, 1 << (i + 1) % size] for i in range(size)],
}


@pytest.mark.parametrize("name", EXPLOSIVE)
def test_a_small_pack_with_too_many_ways_is_given_up(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ways of such rules grow with the power of the questions: a pack of 28 kB has no end."""
    monkeypatch.setattr("distinguo.law.pack_reading.MAX_PACK_STEPS", 700_000)

    def change(document: Any) -> None:
        questions = document["questions"]
        while len(questions) < MAX_QUESTIONS:
            questions.append({**questions[0], "id": f"more_{len(questions)}"})
        us(document)["findings"][0]["when_true"] = EXPLOSIVE[name](52)

    said = "$: takes too long to check: its rules have too many ways; export the rules again"
    assert faults_in(changed(change)) == [said]


def test_the_rules_take_a_third_of_the_steps_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distinguo.law.pack_reading.MAX_PACK_STEPS", MAX_PACK_STEPS // 3)
    assert read_pack(PACK, "pack.json")


def test_a_pack_of_one_law_is_read() -> None:
    assert list(read_pack(changed(lambda d: None), "pack.json").frameworks) == ["us"]


def test_with_fewer_impossible_answers_no_opposite_is_right() -> None:
    faults = faults_in(changed(lambda d: d.update(impossible=[])))
    assert all(fault.endswith(f"{NOT_OPPOSITE}; {AGAIN}") for fault in faults)
    assert len(faults) > 10


def test_all_faults_in_the_content_are_named_at_once() -> None:
    def spoil(document: Any) -> None:
        document["questions"].append(document["questions"][0])
        us(document)["findings"].insert(1, us(document)["findings"][0])
        document["impossible"].append([1, 1])

    assert len(faults_in(changed(spoil))) == 3


@pytest.mark.parametrize("data", [None, [], "text", 3, True, {}, {"schema": "distinguo/rules/1"}])
def test_what_is_no_pack_at_all_is_refused(data: object) -> None:
    assert faults_in(data)


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


def cut(data: Any) -> Any:
    """Return a pack with the first parts of each list: the others are of the same types."""
    if isinstance(data, dict):
        return {key: cut(part) for key, part in data.items()}
    return [cut(part) for part in data[:PARTS_KEPT]] if isinstance(data, list) else data


PARTS_KEPT = 4
SHORT: dict[str, Any] = cut(PACK)
PLACES = places(SHORT)


def test_a_pack_with_short_lists_obeys_the_schema_and_is_of_the_right_types() -> None:
    Draft202012Validator(rules_schema()).validate(SHORT)
    assert fits_types(SHORT)


@examples(80)
@given(place=st.sampled_from(PLACES), value=VALUES, drop=st.booleans())
def test_the_reader_refuses_just_what_the_printed_schema_refuses(
    place: tuple[Any, ...], value: object, drop: bool
) -> None:
    document = {**SHORT, place[0]: copy.deepcopy(SHORT[place[0]])}
    *way, last = place
    target: Any = document
    for key in way:
        target = target[key]
    if drop:
        del target[last]
    else:
        target[last] = value
    assert Draft202012Validator(rules_schema()).is_valid(document) is fits_types(document)


def fits_types(document: object) -> bool:
    try:
        msgspec.convert(document, RulePack)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("missing", [(), ("_sha2", "_sha256")])
def test_the_hash_is_that_of_hashlib(
    missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "importlib.util.find_spec",
        lambda name, package=None: None if name in missing else find_spec(name, package),
    )
    content = json.dumps(rules_as_json(), sort_keys=True, separators=(",", ":"))
    computed_hash.cache_clear()
    assert computed_hash() == f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
