"""Promise: what the `law` commands print says just what the rules say, and says it plainly."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from distinguo.documents import read_unrepeated
from distinguo.errors import BadDataError, DistinguoError, ExitCode, UsageError
from distinguo.frameworks import read_frameworks
from distinguo.law.card import FOUND_WHEN, HOW_TO, card_of, cards_as_text, checklist, reach
from distinguo.law.card_html import STYLE, cards_as_html
from distinguo.law.command import law_app
from distinguo.law.graph import law_as_mermaid
from distinguo.law.pack_writing import content_hash, rules_pack
from distinguo.law.statements import EACH, ChecklistItem
from distinguo.law.statements import box as box_for
from distinguo.law.tree import law_report
from distinguo.render.plain import as_plain
from distinguo_rules.assessment import find_conflicts
from distinguo_rules.compiled import closed, compile_framework, compiler, term_of
from distinguo_rules.contacts import first_contacts
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.exchange.sql import select_as_sql
from distinguo_rules.factoring import as_expression, factored, without_repeats
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import AllOf, AnyOf, Element, Expr, Fact, Not, Truth, evaluate, facts
from distinguo_rules.model import Answer, Framework, Knows, Role, Rule, Verdict
from distinguo_rules.onlooker import as_evidence
from distinguo_rules.questionnaire import BY_ID, IMPOSSIBLE, ORDER, QUESTIONS
from distinguo_rules.term import Term
from distinguo_rules.words import NOT_A_LEGAL_FINDING
from kit.effort import examples
from kit.samples import complete, is_possible, partial
from kit.terminal import call

IDS = tuple(FRAMEWORKS)
EVERY_VERDICT = [(id, verdict) for id in IDS for verdict in Verdict]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(law_app, arguments)
    if result.exception is not None:
        raise result.exception
    return result.output


# --- which frameworks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("us", ("us",)),
        ("un,us", ("un", "us")),
        (" US , un ", ("us", "un")),
        ("us,us,un,us", ("us", "un")),
        ("all", IDS),
        ("uk,all", ("uk", *(id for id in IDS if id != "uk"))),
    ],
)
def test_frameworks_are_read_in_order_and_each_once(text: str, ids: tuple[str, ...]) -> None:
    assert read_frameworks(text) == ids


def test_every_unknown_framework_is_named_with_the_nearest_one() -> None:
    with pytest.raises(UsageError) as caught:
        read_frameworks("usa,us,atlantis,,")
    told = [str(fault) for fault in caught.value.faults]
    assert len(told) == 3
    assert 'did you mean "us"?' in told[0]
    assert "us, un, eu, uk, all" in told[1]
    assert "a name is missing" in told[2]


@pytest.mark.parametrize("command", [(), ("card",), ("graph",)])
def test_an_unknown_framework_is_wrong_usage(command: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(*command, "--framework", "usa")


def test_an_option_before_the_command_is_refused_not_forgotten() -> None:
    with pytest.raises(UsageError) as caught:
        run("--framework", "un", "card")
    assert "write it after `card`" in str(caught.value)


# --- the tree -----------------------------------------------------------------------------------


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_the_tree_is_wider_than_the_screen(id: str, width: int) -> None:
    for line in as_plain(law_report([id]), width).splitlines():
        assert len(line) <= width or len(line.split()) == 1


@pytest.mark.parametrize("id", IDS)
def test_the_tree_says_all_that_the_framework_holds(id: str) -> None:
    framework = FRAMEWORKS[id]
    text = " ".join(as_plain(law_report([id]), 80).split())
    said = [framework.name.upper(), framework.title, framework.in_force, *framework.notes]
    for rule in framework.all_rules():
        said += [rule.title, *(element.title for element in rule.elements())]
        said += [f"({fact})" for fact in facts(rule.when)]
        for citation in (*rule.citations, *(c for e in rule.elements() for c in e.citations)):
            said += [citation.source, citation.url]
    said += [finding.title for finding in framework.findings]
    said += [RULES_VERSION, rules_hash(), NOT_A_LEGAL_FINDING]
    assert [words for words in said if " ".join(words.split()) not in text] == []


@pytest.mark.parametrize("id", IDS)
def test_an_element_id_means_one_thing_in_a_framework(id: str) -> None:
    meant: dict[str, Expr] = {}
    for rule in FRAMEWORKS[id].all_rules():
        for element in rule.elements():
            assert meant.setdefault(element.id, element) == element


def test_the_tree_is_plain_text() -> None:
    assert all(character.isprintable() or character == "\n" for character in run())


def test_the_tree_as_json_holds_the_frameworks_asked_for() -> None:
    document = json.loads(run("--framework", "uk,us", "--format", "json"))
    assert list(document["frameworks"]) == ["uk", "us"]
    assert document["rules"] == {"version": RULES_VERSION, "hash": rules_hash()}


LINKS = re.compile('href="([^"]*)"')


@pytest.mark.parametrize("command", [("--framework", "us"), ("diff", "us", "un")])
def test_the_page_says_what_the_text_says(command: tuple[str, ...]) -> None:
    html = run(*command, "--format", "html")
    page = f"{plain_text(html)} {' '.join(LINKS.findall(unescape(html)))}".upper()
    lines = [" ".join(line.split()).removeprefix("- ") for line in run(*command).splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if line.upper() not in page] == []


# --- factoring ----------------------------------------------------------------------------------

SMALL = ("a", "b", "c", "d", "e", "f")


@examples(150)
@given(st.lists(st.tuples(st.integers(0, 63), st.integers(0, 63)), max_size=12))
def test_factoring_changes_nothing_whatever_is_known(masks: list[tuple[int, int]]) -> None:
    terms = [Term(yes & ~no, no & ~yes) for yes, no in masks]
    plain, short = as_expression(terms, SMALL), factored(terms, SMALL)
    for known in (Term(y & ~n, n & ~y) for y, n in [*masks, (21, 42), (42, 21), (63, 0), (0, 63)]):
        truths = known_truths(known, SMALL)
        assert evaluate(short, truths) is evaluate(plain, truths)
    assert len(list(facts_with_repeats(short))) <= len(list(facts_with_repeats(plain)))


def known_truths(known: Term, order: tuple[str, ...]) -> dict[str, Truth]:
    yes = {id: Truth.TRUE for i, id in enumerate(order) if known.yes >> i & 1}
    return yes | {id: Truth.FALSE for i, id in enumerate(order) if known.no >> i & 1}


def facts_with_repeats(expr: Expr) -> list[str]:
    match expr:
        case Fact(id=id):
            return [id]
        case Not(part=part):
            return facts_with_repeats(part)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return [id for part in parts for id in facts_with_repeats(part)]
        case _:
            raise AssertionError(expr)


# --- the card -----------------------------------------------------------------------------------


def test_the_tree_puts_every_way_of_joining_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law of the future may join in ways that none of today does."""
    a, b, c = (BY_ID[id] for id in ("danger_now", "under_18", "from_abroad"))
    whole = Element("whole", "The whole", ~(a | b) | (~c & Element("part", "The part", a)))
    rule = Rule("rule", "A rule", whole, ())
    law = FRAMEWORKS["us"]._replace(rules={Verdict.TRAFFICKING: (rule,)})
    monkeypatch.setattr("distinguo.law.tree.FRAMEWORKS", {"us": law})
    tree = as_plain(law_report(["us"]), 200)
    drawn = tree[tree.index("A rule") : tree.index("UNITED STATES (US): MORE")].split("\n")
    assert [line.split(" (")[0] for line in drawn if line.strip()] == [
        "A rule",
        "    The whole: any of",
        "      not so: any of",
        f"        yes: {a.short}",
        f"        yes: {b.short}",
        "      all of",
        f"        no: {c.short}",
        "        The part",
        f"          yes: {a.short}",
    ]


@pytest.mark.parametrize(("id", "verdict"), EVERY_VERDICT)
def test_the_checklist_is_the_verdict(id: str, verdict: Verdict) -> None:
    compiled = compile_framework(id).verdicts[verdict]
    again = compiler().compile(checklist(compiled))
    assert again.when_true == compiled.when_true
    assert again.when_false == compiled.when_false


@examples(60)
@given(answers=partial())
def test_ticking_and_crossing_out_finds_the_exact_result(answers: dict[str, Answer]) -> None:
    known = closed(term_of(answers))
    truths = known_truths(known, ORDER)
    for id, verdict in EVERY_VERDICT:
        compiled = compile_framework(id).verdicts[verdict]
        assert evaluate(CHECKLISTS[id, verdict], truths) is compiled.truth(known)


CHECKLISTS = {
    (id, verdict): checklist(compile_framework(id).verdicts[verdict])
    for id, verdict in EVERY_VERDICT
}


SHORT = {question.short: question for question in QUESTIONS}


def marked(box: str, answers: dict[str, Answer], onlooker: bool) -> Truth:
    """A box as the card says to mark it: TRUE is ticked, FALSE crossed out, UNKNOWN open.

    What follows from other boxes is among the answers.
    """
    short, star, _ = box.removeprefix("NO: ").partition("*")
    truth = answers.get(SHORT[short].id, Answer.NOT_ASKED).truth
    truth = ~truth if box.startswith("NO: ") else truth
    if onlooker and star and (box.startswith("NO: ") or truth is Truth.FALSE):
        return Truth.UNKNOWN
    return truth


def with_what_follows(answers: dict[str, Answer], onlooker: bool) -> dict[str, Answer]:
    """Return what the card says follows, from answers that the one who marks can know."""
    follows = {}
    for pair in IMPOSSIBLE:
        cannot_be, needed = facts(pair)
        known = not onlooker or BY_ID[needed].known_by is Knows.ANYONE
        if answers.get(needed) is Answer.NO and known:
            follows[cannot_be] = Answer.NO
        if answers.get(cannot_be) is Answer.YES:
            follows[needed] = Answer.YES
    return follows


def state_on_paper(
    items: tuple[ChecklistItem, ...], answers: dict[str, Answer], onlooker: bool
) -> Truth:
    """A list holds when a line does, a line when each box is ticked and each list holds."""
    follows = with_what_follows(answers, onlooker)

    def one(box: str) -> Truth:
        id = SHORT[box.removeprefix("NO: ").partition("*")[0]].id
        return marked(box, follows, False) if id in follows else marked(box, answers, onlooker)

    def of_list(items: tuple[ChecklistItem, ...]) -> Truth:
        return max(map(line, items))

    def line(item: ChecklistItem) -> Truth:
        lists = [(part,) for part in item.parts] if item.heading == EACH else [item.parts]
        return min([*map(one, item.boxes), *(of_list(each) for each in lists if each)])

    return of_list(items)


CARDS = {id: card_of(id) for id in IDS}
ON_PAPER = {
    (id, verdict): section.ways
    for id, card in CARDS.items()
    for verdict, section in zip(Verdict, card.sections, strict=True)
}


def agree_on_paper(answers: dict[str, Answer], role: Role) -> None:
    counted = as_evidence(answers, role)
    assert not find_conflicts(counted)
    for (id, verdict), ways in ON_PAPER.items():
        found = compile_framework(id).verdicts[verdict].truth(term_of(counted))
        on_paper = state_on_paper(ways, answers, role is Role.OBSERVER)
        assert on_paper is found, (id, verdict, answers)


@examples(60)
@given(answers=partial() | complete(), role=st.sampled_from([Role.WORKER, Role.OBSERVER]))
def test_the_card_in_its_own_words_finds_what_the_program_finds(
    answers: dict[str, Answer], role: Role
) -> None:
    agree_on_paper(answers, role)


def test_every_answer_alone_and_every_one_turned_from_all_signs_agree_on_paper() -> None:
    signs = {q.id: q.concern for q in QUESTIONS}
    for question in QUESTIONS:
        for answer in (Answer.YES, Answer.NO):
            for answers in ({question.id: answer}, signs | {question.id: answer}):
                if is_possible(answers):
                    agree_on_paper(answers, Role.OBSERVER)


def test_who_came_in_away_from_a_crossing_came_from_another_country_on_paper_too() -> None:
    agree_on_paper({"entry_irregular": Answer.YES, "hidden_moved": Answer.YES}, Role.WORKER)
    agree_on_paper({"debt_trap": Answer.YES, "work_for_other": Answer.YES}, Role.WORKER)


def test_who_looks_on_cannot_tick_that_leaving_does_no_harm() -> None:
    answers = dict.fromkeys(ORDER, Answer.NO) | {"work_for_other": Answer.YES}
    ways = ON_PAPER["us", Verdict.TRAFFICKING]
    assert state_on_paper(ways, answers, onlooker=False) is Truth.FALSE
    assert state_on_paper(ways, answers, onlooker=True) is Truth.UNKNOWN


@pytest.mark.parametrize("id", ["from_abroad", "entry_irregular"])
def test_who_looks_on_cannot_cross_out_where_the_person_is_from_or_how_they_came(id: str) -> None:
    ways = ON_PAPER["us", Verdict.SMUGGLING]
    seen = {"from_abroad": Answer.NO, "entry_irregular": Answer.NO, "hidden_moved": Answer.NO}
    assert state_on_paper(ways, seen, onlooker=False) is Truth.FALSE
    assert state_on_paper(ways, {id: Answer.NO}, onlooker=True) is Truth.UNKNOWN


@pytest.mark.parametrize("id", IDS)
def test_a_star_is_on_just_the_boxes_that_only_the_person_can_know(id: str) -> None:
    boxes = [b for section in CARDS[id].sections for way in section.ways for b in boxes_in(way)]
    for box in boxes:
        short, star, _ = box.removeprefix("NO: ").partition("*")
        assert bool(star) is (SHORT[short].known_by is Knows.PERSON)


@pytest.mark.parametrize(("id", "verdict"), EVERY_VERDICT)
def test_terms_that_say_the_same_are_kept_once(id: str, verdict: Verdict) -> None:
    compiled = compile_framework(id).verdicts[verdict]
    for terms in (compiled.when_true, compiled.when_false):
        kept = without_repeats(terms, compiler())
        assert set(kept) <= set(terms)
        for term in terms:
            whole = closed(term)
            said = [other for other in kept if other.is_within(whole)]
            assert said == [term] if term in kept else said


@pytest.mark.parametrize("id", IDS)
def test_a_card_shows_every_box_in_text_and_on_paper(id: str) -> None:
    card = card_of(id)
    text, page = " ".join(cards_as_text([id], 80).split()), plain_text(cards_as_html([id]))
    boxes = [box for section in card.sections for way in section.ways for box in boxes_in(way)]
    assert len(boxes) > 5
    assert text.count("[_]") == cards_as_html([id]).count('class="box"') == len(boxes)
    for box in boxes:
        assert box in text
        assert box in page


def boxes_in(item: ChecklistItem) -> list[str]:
    return [*item.boxes, *(box for part in item.parts for box in boxes_in(part))]


def plain_text(page: str) -> str:
    reader = Reader()
    reader.feed(page)
    return " ".join("".join(reader.words).split())


class Reader(HTMLParser):
    """The tags with their attributes, the text, and whether all that opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("id", IDS)
def test_a_card_says_whom_to_call_and_what_it_is_not(id: str) -> None:
    for text in (" ".join(cards_as_text([id], 80).split()), plain_text(cards_as_html([id]))):
        for contact in card_of(id).contacts:
            assert reach(contact) in text
            assert contact.voice in text
        assert card_of(id).without_contacts in text
        for words in (NOT_A_LEGAL_FINDING, RULES_VERSION, FRAMEWORKS[id].title, *HOW_TO):
            assert words in text
        assert all(state in text and when in text for state, when in FOUND_WHEN)
        first_box = boxes_in(card_of(id).sections[0].ways[0])[0]
        whom = [contact.name for contact in first_contacts(FRAMEWORKS[id])]
        assert text.index((whom or ["This program has no numbers"])[0]) < text.index(first_box)


@pytest.mark.parametrize("id", IDS)
def test_a_card_speaks_of_signs_and_never_of_certainties(id: str) -> None:
    text = cards_as_text([id], 80).lower()
    for word in ("not a victim", "victim", "confirmed", "%", "score", "guilty"):
        assert word not in text


def test_the_paper_card_loads_nothing_and_runs_nothing() -> None:
    page = cards_as_html(IDS)
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert {tag for tag, _ in reader.tags}.isdisjoint({"script", "link", "img", "iframe", "form"})
    for _, attributes in reader.tags:
        assert not {"src", "href", "style"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_policy_of_the_paper_card_allows_its_own_style_only() -> None:
    page = cards_as_html(["us"])
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_the_paper_card_has_a_language_a_title_and_headings_in_order() -> None:
    reader = Reader()
    reader.feed(cards_as_html(["us", "un"]))
    assert reader.tags[0] == ("html", {"lang": "en"})
    headings = [tag for tag, _ in reader.tags if re.fullmatch("h[1-6]", tag)]
    assert headings == ["h1", "h2", "h2"] * 2
    assert [tag for tag, _ in reader.tags].count("main") == 1


def test_each_framework_has_a_card_of_its_own() -> None:
    assert run("card", "--exact", "--framework", "us,uk").count("\f") == 1
    assert cards_as_html(["us", "uk"]).count("<article") == 2


def test_a_box_holds_one_answer_only() -> None:
    a, b = Fact("a"), Fact("b")
    assert box_for(~a, {"a": "it rains"}) == "NO: it rains"
    for more in (a & b, ~(a & b), ~~a):
        with pytest.raises(TypeError, match="not a single answer"):
            box_for(more, {"a": "it rains", "b": "it snows"})


# --- the graph ----------------------------------------------------------------------------------

NODE = re.compile(r"^(\w+)(\(\[|\[\[|\(\(|\{\{|\[)\"(.*)\"(\]\)|\]\]|\)\)|\}\}|\])$")
EDGE = re.compile(r"^(\w+) -->(?:\|(yes|no)\|)? (\w+)$")
FRAME = re.compile(r"^(flowchart LR|direction LR|subgraph \w+\[\".*\"\]|end)$")


class Drawn:
    """A flowchart read back: labels by node, and what leads to each node."""

    def __init__(self, text: str) -> None:
        self.labels: dict[str, str] = {}
        self.leads: dict[str, list[tuple[str, str]]] = {}
        for line in map(str.strip, text.splitlines()):
            if node := NODE.match(line):
                assert node[1] not in self.labels, "drawn twice"
                self.labels[node[1]] = node[3]
            elif edge := EDGE.match(line):
                self.leads.setdefault(edge[3], []).append((edge[1], edge[2] or "yes"))
            else:
                assert FRAME.match(line), line

    def truth(self, node: str, answers: dict[str, Truth]) -> Truth:
        question = node.partition("_question_")[2]
        if question:
            return answers[question]
        values = [
            self.truth(source, answers) if so == "yes" else ~self.truth(source, answers)
            for source, so in self.leads[node]
        ]
        label = self.labels[node]
        if len(values) == 1:
            return values[0]
        assert label.endswith(("all of", "any of"))
        return min(values) if label.endswith("all of") else max(values)


@examples(40)
@given(answers=st.fixed_dictionaries({id: st.sampled_from(Truth) for id in ORDER}))
def test_a_drawn_framework_computes_its_verdicts(answers: dict[str, Truth]) -> None:
    for id in IDS:
        drawn = DRAWN[id]
        for verdict in Verdict:
            found = drawn.truth(f"{id}_verdict_{verdict.value}", answers)
            assert found is evaluate(FRAMEWORKS[id].verdict(verdict), answers)


DRAWN = {id: Drawn(law_as_mermaid([id])) for id in IDS}


@pytest.mark.parametrize("id", IDS)
def test_every_question_that_counts_is_drawn_and_every_arrow_has_two_ends(id: str) -> None:
    drawn, framework = DRAWN[id], FRAMEWORKS[id]
    asked = {fact for rule in framework.all_rules() for fact in facts(rule.when)}
    drawn_questions = {n.partition("_question_")[2] for n in drawn.labels if "_question_" in n}
    assert drawn_questions == asked
    ends = {
        n for target, sources in drawn.leads.items() for n in (target, *(s for s, _ in sources))
    }
    assert ends == set(drawn.labels)


@pytest.mark.parametrize("id", IDS)
def test_a_graph_stays_within_what_mermaid_draws_unasked(id: str) -> None:
    text = law_as_mermaid([id])
    assert len(text) < 50_000  # maxTextSize
    assert text.count("-->") < 500  # maxEdges


def test_the_command_prints_the_graph() -> None:
    assert run("graph", "--framework", "us,un") == law_as_mermaid(["us", "un"])


def test_frameworks_side_by_side_share_no_node() -> None:
    assert len(Drawn(law_as_mermaid(IDS)).labels) == sum(len(d.labels) for d in DRAWN.values())


def test_nothing_in_a_title_can_end_a_label(monkeypatch: pytest.MonkeyPatch) -> None:
    us = FRAMEWORKS["us"]
    hostile = Framework("us", 'A "b" <c> #d; [e] `f`\n|g|', "", "", us.rules, us.findings)
    monkeypatch.setattr("distinguo.law.graph.FRAMEWORKS", {"us": hostile})
    first = law_as_mermaid(["us"]).splitlines()[1]
    assert first == (
        '  subgraph us_law["A #34;b#34; #60;c#62; #35;d#59; #91;e#93; #96;f#96;#10;#124;g#124;"]'
    )


# --- diff, export -------------------------------------------------------------------------------


@pytest.fixture
def pack_file(tmp_path: Path) -> Path:
    file = tmp_path / "old.json"
    run("export", "--output", str(file))
    return file


def test_a_framework_does_not_differ_from_itself() -> None:
    assert "No difference." in run("diff", "us", "us")
    assert (
        json.loads(run("diff", "us", "us", "--format", "json"))["comparisons"][0]["same"] is True
    )


def test_a_difference_is_told_in_words_with_both_sides() -> None:
    text = " ".join(run("diff", "us", "un", "--limit", "0").split())
    assert "us: no signs; un: signs" in text
    assert BY_ID["organ_removal"].short in text
    assert "us: signs; un: no signs" in text
    whole = json.loads(run("diff", "us", "un", "--format", "json"))["comparisons"][0]
    only_un = sum(pattern["new"] == "indicated" for pattern in whole["trafficking"])
    assert f"{only_un} with signs under un only" in text
    assert f"{len(whole['trafficking']) - only_un} with signs under us only" in text


def test_a_short_list_says_how_much_it_leaves_out() -> None:
    whole = json.loads(run("diff", "us", "un", "--format", "json"))["comparisons"][0]
    text = run("diff", "us", "un", "--limit", "3")
    assert sum(text.count(f"us: {us}; un: ") for us in ("signs", "no signs")) == sum(
        min(3, len(whole[verdict])) for verdict in Verdict
    )
    assert f"And {len(whole['trafficking']) - 3} more" in text


def test_a_saved_pack_is_compared_with_the_rules_in_use(pack_file: Path) -> None:
    for old, new in (("us", str(pack_file)), (f"{pack_file}:uk", "uk"), (str(pack_file),) * 2):
        for comparison in json.loads(run("diff", old, new, "--format", "json"))["comparisons"]:
            assert comparison["same"] is True


def test_two_whole_packs_are_compared_framework_by_framework(pack_file: Path) -> None:
    both = json.loads(run("diff", str(pack_file), str(pack_file), "--format", "json"))
    assert [(c["old"], c["new"]) for c in both["comparisons"]] == [(id, id) for id in IDS]


def test_one_framework_of_a_pack_can_be_picked(pack_file: Path) -> None:
    picked = json.loads(run("diff", f"{pack_file}:un", "us", "--format", "json"))
    assert [(c["old"], c["new"]) for c in picked["comparisons"]] == [("un", "us")]


@pytest.mark.parametrize(
    ("old", "kind", "word"),
    [
        ("uss", UsageError, 'did you mean "us"?'),
        ("nowhere.json", UsageError, "us, un, eu, uk"),
        ("PACK:usa", BadDataError, 'did you mean "us"?'),
        (".", UsageError, "cannot be read"),
        ("a\0b", UsageError, "is not a framework"),
        ("a" * 5000, UsageError, "is not a framework"),
    ],
)
def test_what_cannot_be_compared_is_said(
    old: str, kind: type[DistinguoError], word: str, pack_file: Path
) -> None:
    with pytest.raises(kind) as caught:
        run("diff", old.replace("PACK", str(pack_file)), "us")
    assert word in str(caught.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "is empty"),
        ("{", "not JSON"),
        ("[]", "$: expected object, found array"),
        ('{"schema": "distinguo/rules/1", "schema": 1}', "$.schema: appears twice"),
        ('{"schema": "distinguo/result/1"}', '$.schema: expected "distinguo/rules/1"'),
    ],
)
def test_a_pack_that_does_not_load_is_refused_in_words(
    content: str, word: str, tmp_path: Path
) -> None:
    file = tmp_path / "broken.json"
    file.write_text(content)
    with pytest.raises(BadDataError) as caught:
        run("diff", str(file), "us")
    assert word in str(caught.value)
    assert file.read_text() == content


def saved(document: dict[str, Any], file: Path) -> str:
    """The name of the file that a changed pack is now saved in."""
    file.write_text(json.dumps(document | {"content_hash": content_hash(document)}))
    return str(file)


def test_packs_that_share_no_framework_are_not_compared(tmp_path: Path) -> None:
    files = [
        saved({**rules_pack(), "frameworks": {id: law}}, tmp_path / f"{id}.json")
        for id, law in cast(dict[str, Any], rules_pack()["frameworks"]).items()
    ]
    with pytest.raises(BadDataError, match="no framework in common"):
        run("diff", files[0], files[1])
    with pytest.raises(BadDataError, match='does not contain the framework "un"'):
        run("diff", files[0], "un")


def test_a_pattern_of_one_answer_is_told_as_one(tmp_path: Path) -> None:
    document: Any = rules_pack()
    danger = document["frameworks"]["us"]["findings"][0]
    danger |= {"when_true": [], "when_false": [[0, 0]]}
    text = run("diff", saved(document, tmp_path / "never.json"), "us")
    assert f"yes: {BY_ID['danger_now'].short}" in " ".join(text.split())
    assert "no: " not in text


def test_a_document_nested_deeper_than_it_can_be_read_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """JSON itself is read by faster code, which may go deeper than what looks at it then."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    monkeypatch.setattr("distinguo.documents.read_document", lambda *_: deep)
    with pytest.raises(BadDataError, match="nested too deeply"):
        read_unrepeated("deep.json", "a rule pack")


def test_nothing_in_a_pack_can_steer_the_terminal(tmp_path: Path) -> None:
    document: Any = rules_pack()
    document["frameworks"]["us"]["name"] = "\x1b[2J"
    file = saved(document, tmp_path / "hostile.json")
    assert "\\x1b[2J" in run("diff", file, "us")
    assert "\x1b" not in run("diff", file, "us") + run("diff", file, "us", "--format", "json")


def test_a_truncated_pack_is_refused(pack_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "part.json"
    file.write_bytes(pack_file.read_bytes()[:50_000])
    with pytest.raises(BadDataError):
        run("diff", str(file), "us")


def test_the_export_is_the_pack(tmp_path: Path) -> None:
    assert json.loads(run("export")) == json.loads(json.dumps(rules_pack()))
    assert json.loads(run("export", "--vectors"))["schema"] == "distinguo/vectors/1"
    run("export", "--output", str(tmp_path))
    assert {file.name for file in tmp_path.iterdir()} == {
        "distinguo-rules.json",
        "distinguo-vectors.json",
    }


def test_an_export_writes_over_nothing_unless_told_to(tmp_path: Path) -> None:
    (tmp_path / "distinguo-vectors.json").write_text("mine")
    with pytest.raises(UsageError):
        run("export", "--output", str(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["distinguo-vectors.json"]
    run("export", "--output", str(tmp_path), "--force")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_card_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "card.html"
    assert run("card", "--exact", "--format", "html", "--output", str(file)) == (
        f"Written: {file}\n"
    )
    assert file.read_text() == cards_as_html(["us"])
    with pytest.raises(UsageError) as caught:
        run("card", "--output", str(file))
    assert caught.value.code == ExitCode.USAGE


def test_the_rules_are_printed_in_the_sql_that_is_asked_for() -> None:
    for dialect in ("duckdb", "tsql"):
        assert run("sql", "--framework", "un", "--dialect", dialect) == select_as_sql(
            ["un"], dialect
        )


def test_the_columns_can_hold_words_and_have_plain_names() -> None:
    select = run("sql", "--text", "--prefix", "", "--dialect", "sqlite")
    assert select == select_as_sql(["us"], "sqlite", text=True, prefix="")


def test_a_folder_gets_a_statement_for_each_law(tmp_path: Path) -> None:
    run("sql", "--framework", "us,uk", "--dialect", "spark", "--output", str(tmp_path))
    found = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert found == {f"distinguo-{id}.sql": select_as_sql([id], "spark") for id in ("us", "uk")}


@pytest.mark.parametrize("prefix", ["q-", "1", "x; DROP TABLE cases --", "ä"])
def test_a_prefix_that_no_column_can_begin_with_is_refused(prefix: str) -> None:
    with pytest.raises(UsageError) as caught:
        run("sql", "--prefix", prefix)
    assert "--prefix" in str(caught.value)


@pytest.mark.parametrize(("dialect", "hint"), [("dukdb", '"duckdb"'), ("cobol", "postgres")])
def test_an_sql_that_is_not_known_is_said_with_the_nearest_or_all(dialect: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        run("sql", "--dialect", dialect)
    assert dialect in str(caught.value)
    assert hint in str(caught.value)


def test_the_commands_load_no_more_than_the_names_of_the_laws_before_they_run() -> None:
    code = (
        "import sys, typer; before = set(sys.modules); import distinguo.law.command, "
        "distinguo.verify, distinguo.frameworks; "
        "names = {'distinguo_rules', 'distinguo_rules.law', 'distinguo_rules.language'}; "
        "loaded = set(sys.modules) - before - names; "
        "print([m for m in loaded if 'rules' in m or 'rich' in m])"
    )
    env: dict[str, Any] = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)
    assert done.stdout.strip() == "[]", done.stderr


OWN_CONTACTS = """
[[contacts]]
name = "Harbor <House>"
voice = "555-0100"
web = "https://harbor.example/a-page-with-a-long-name-that-has-a-line-of-its-own"
source = "our own desk"
checked = 2026-11-01
"""


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("exact", [(), ("--exact",)], ids=["plain", "exact"])
def test_own_contacts_come_first_on_a_card(
    form: str, exact: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN_CONTACTS)
    line = ("law", "card", *exact, "--format", form, "--framework", "us,un")
    bare, out = call(*line).out, call(*line, "--contacts", str(file)).out
    name = "Harbor &lt;House&gt;" if form == "html" else "Harbor <House>"
    assert out.count(name) == out.count("From your own list:") == 2, "one on each card"
    assert out.index("555-0100") < out.index("From the list of this program:")
    assert out.index("From the list of this program:") < out.index("1-888-373-7888")
    assert "own list" not in bare
    assert "From the list" not in bare


@pytest.mark.parametrize(("own", "mode"), [(False, 0o644), (True, 0o600)])
def test_a_card_is_for_all_to_read_unless_it_has_own_contacts(
    own: bool, mode: int, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(OWN_CONTACTS)
    contacts = ["--contacts", str(tmp_path / "own.toml")] if own else []
    old = os.umask(0o022)
    try:
        run("card", *contacts, "--lang", "es", "--output", str(tmp_path / "card.txt"))
    finally:
        os.umask(old)
    assert (tmp_path / "card.txt").stat().st_mode & 0o777 == mode


def test_a_fault_in_own_contacts_makes_no_card(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN_CONTACTS.replace("555-0100", "call me"))
    target = tmp_path / "card.html"
    done = call(
        "law", "card", "--contacts", str(file), "--format", "html", "--output", str(target)
    )
    assert done.code == 65
    assert "is not a number to dial" in done.err
    assert not target.exists()
