"""The script of the page finds what the program finds: results, next questions and every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from distinguo.form.html.page import form_data
from distinguo.form.html.texts_data import ROLES_OFFERED
from distinguo.render.report import BriefContact, Headline, Items, Paragraph, ReportTable, Section
from distinguo.render.result import ResultOptions, result_report
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.contacts import Contact
from distinguo_rules.exchange.vectors import conformance_vectors
from distinguo_rules.interview import As, Event, GoTo, Interview, Move, Page, Reply
from distinguo_rules.language import language, languages, using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questionnaire import ORDER
from distinguo_rules.trip import only_trafficking
from kit.effort import scaled
from kit.form_in_node import (
    FOUND,
    GIVEN,
    SCRIPT,
    compare_random_answers,
    found_by_program,
    random_answers,
    run,
)
from kit.in_node import evaluate_after

ALL_LAWS = tuple(FRAMEWORKS)


def test_it_agrees_with_every_conformance_vector(tmp_path: Path) -> None:
    vectors: Any = conformance_vectors()["vectors"]
    assert len(vectors) > 800
    expression = """given.map((answers) => {
      const term = termOf(rules, countedOf(rules, answers, "worker").counted);
      const found = {};
      for (const { id, verdicts } of rules.laws) {
        found[id] = {};
        for (const verdict of Object.keys(verdicts)) {
          const expression = rules.expressions[verdicts[verdict]];
          const forcing = reasons(expression, term).map((each) => answersOf(rules, each));
          found[id][verdict] = { status: STATUS.get(truth(expression, term)), reasons: forcing };
        }
      }
      return found;
    })"""
    found = run(expression, [vector["answers"] for vector in vectors], ALL_LAWS, tmp_path)
    for vector, laws in zip(vectors, found, strict=True):
        for law in laws.values():
            for verdict in law.values():
                verdict["reasons"] = [as_term(reason) for reason in verdict["reasons"]]
        assert laws == vector["expected"]


def as_term(reason: dict[str, str]) -> list[int]:
    return [
        sum(1 << ORDER.index(id) for id, said in reason.items() if said == answer)
        for answer in ("yes", "no")
    ]


@pytest.mark.parametrize(
    ("laws", "count"), [(("us",), scaled(600)), (ALL_LAWS, scaled(100))], ids=["us", "all"]
)
def test_it_finds_what_the_program_finds_in_random_answers(
    laws: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    """tests/bench/form_page.py does the same for 20,000 sets."""
    compare_random_answers(laws, count, Random(2026), tmp_path)


STEPS = """given.map(({ role, events }) => {
  let state = beginning(rules);
  return [{ as: role }, ...events].map((event) => {
    state = after(rules, state, event);
    const { counted, toCome, mayBeChild } = agenda(rules, state);
    const { number, atMost } = progress(rules, state);
    return {
      page: state.page, at: state.at, answers: Object.entries(state.answers),
      counted: Object.keys(counted), toCome, mayBeChild, progress: [number, atMost],
      prepared: [...state.prepared].sort(), leftOut: [...state.leftOut].sort(),
      canAskAgain: partsLeftOut(rules, state).map(({ block, first }) => [block, first]),
      mayLeaveOut: mayLeaveOut(rules, state), announces: announces(rules, state),
      why: state.page === "question" ? changeable(rules, state, state.at) : [],
    };
  });
})"""
WORDS = {Move.ON: "on", Move.BACK: "back", Move.REVIEW: "review", Move.RESULT: "result"}
LIKELY_MOVES = (Move.ON, Move.ON, Move.LEAVE_OUT)


def step_of(interview: Interview) -> dict[str, Any]:
    at_question = interview.page is Page.QUESTION
    return {
        "page": interview.page.value,
        "at": interview.at.id,
        "answers": [[id, answer] for id, answer in interview.answers.items()],
        "counted": list(interview.counted),
        "toCome": [question.id for question in interview.to_come],
        "mayBeChild": interview.may_be_child,
        "progress": list(interview.progress),
        "prepared": sorted(interview.prepared),
        "leftOut": sorted(interview.left_out),
        "canAskAgain": [[block.id, first.id] for block, first in interview.parts_left_out],
        "mayLeaveOut": interview.may_leave_out,
        "announces": interview.announces,
        "why": list(interview.why_now) if at_question else [],
    }


def event_data(event: Event) -> object:
    match event:
        case Reply(answer=answer):
            return {"reply": answer}
        case GoTo(question=id):
            return {"goTo": id}
        case As(role=role):
            return {"as": role}
        case Move():
            return event.value


def random_event(interview: Interview, draw: Random) -> Event:
    """Mostly what goes on, so that long interviews come about; at times anything at all."""
    if draw.random() < 0.15:
        anything: list[Event] = [*Move, GoTo(draw.choice(ORDER)), Reply(draw.choice(GIVEN))]
        return draw.choice(anything)
    if interview.page is Page.QUESTION:
        return Reply(draw.choice((Answer.YES, Answer.NO, Answer.NO, Answer.UNSURE)))
    return draw.choice(LIKELY_MOVES)


@pytest.mark.parametrize(
    ("laws", "count"), [(("us",), scaled(60)), (ALL_LAWS, scaled(6))], ids=["us", "all"]
)
def test_every_interview_takes_the_same_way(
    laws: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    draw, given, expected = Random(7), [], []
    for _ in range(count):
        interview = Interview(laws).after(As(draw.choice(ROLES_OFFERED)))
        events, steps = [], [step_of(interview)]
        for _ in range(draw.randint(5, 40)):
            events.append(random_event(interview, draw))
            interview = interview.after(events[-1])
            steps.append(step_of(interview))
        given.append({"role": steps and interview.role, "events": list(map(event_data, events))})
        expected.append(steps)
    pages = {step["page"] for steps in expected for step in steps}
    assert len(laws) > 1 or pages == {page.value for page in Page}
    for wanted, found in zip(expected, run(STEPS, given, laws, tmp_path), strict=True):
        for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
            assert one == other, number


RESULTS = """(() => {
  const words = input.words;
  return given.map(({ answers, role, bare }) => (
    resultOf(rules, words, assess(rules, answers, role, bare))
  ));
})()"""


def results(
    cases: Sequence[tuple[Answers, Role, bool]],
    laws: Sequence[str],
    own: Sequence[Contact],
    folder: Path,
) -> Any:
    data: Any = form_data(laws, [language()], own)
    given = [{"answers": a, "role": role, "bare": bare} for a, role, bare in cases]
    script = f"{SCRIPT}\nconst rules = readRules(input.rules);\nconst given = input.given;"
    words = data["languages"][language()]
    return evaluate_after(
        script, RESULTS, {"rules": data["rules"], "words": words, "given": given}, folder
    )


SECTIONS = {
    "f": "first",
    "w": "why",
    "l": "differences",
    "a": "given",
    "u": "gaps",
    "c": "contacts",
}
"""The sections that the page has as well, by their keys on the screen."""

DEFAULTS: dict[str, dict[str, object]] = {
    "p": {"isStrong": False},
    "items": {"more": 0},
    "contact": {"isFirst": False, "lead": ""},
}


def sections_of(assessment: Assessment, own: Sequence[Contact]) -> dict[str, list[object]]:
    """Return the parts of the program's result that the page has as well."""
    options = ResultOptions("", tuple(own), repeats=True)
    found = {}
    for section in result_report(assessment, options=options).sections:
        if section.key in SECTIONS:
            found[SECTIONS[section.key]] = list(parts_of(section))
    return found


def parts_of(section: Section) -> Iterator[object]:
    for part in section.parts:
        match part:
            case Headline(text=words):
                yield {"headline": words}
            case Paragraph(text=words, strong=strong):
                yield {"p": words, "isStrong": strong}
            case Items(items=items, title=title):
                yield items_data(items, title)
            case ReportTable(header=header, rows=rows):
                yield {"table": [list(header), *map(list, rows)]}
            case BriefContact(contact=contact, first=first, lead=lead, place=place):
                yield {
                    "contact": contact.id,
                    "isFirst": first,
                    "lead": lead,
                    "place": place,
                }


def items_data(items: Iterable[str], title: str) -> dict[str, object]:
    """Return a list; the number that the last item says is left out stands by itself."""
    items = list(items)
    *most, last = items or [""]
    left_out = "--explain" in last
    return {
        "items": most if left_out else items,
        "title": title,
        "more": int("".join(filter(str.isdecimal, last))) if left_out else 0,
    }


def with_defaults(part: dict[str, object]) -> dict[str, object]:
    """Return a part of the page's result with what it leaves out when there is nothing to say."""
    for key, default in DEFAULTS.items():
        if key in part:
            return {**default, **part}
    return part


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("laws", [("us",), ("uk",), ("eu", "un"), ALL_LAWS], ids=",".join)
def test_the_result_has_the_sentences_of_the_program(
    laws: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    draw = Random(11)
    cases = [
        (random_answers(draw), draw.choice((*ROLES_OFFERED, Role.STORY)), draw.random() < 0.2)
        for _ in range(scaled(60))
    ]
    with using(code):
        for (answers, role, bare), found in zip(
            cases, results(cases, laws, (), tmp_path), strict=True
        ):
            assessed = assess(answers, laws, role)
            wanted = sections_of(only_trafficking(assessed) if bare else assessed, ())
            shown = {
                section["key"]: list(map(with_defaults, section["parts"]))
                for section in found["sections"]
            }
            if "differences" in shown:  # the page has the table alone
                wanted["differences"] = wanted["differences"][:1]
            del shown["law"]
            assert shown == wanted
            assert found["alert"] == result_report(assessed).alert


STORIES = """given.map(({ role, answers }) => {
  let state = after(rules, beginning(rules), { as: role });
  while (state.page !== "result") {
    const reply = { reply: answers[state.at] || "unsure" };
    state = after(rules, state, state.page === "question" ? reply : "on");
  }
  const { counted } = agenda(rules, state);
  return {
    asked: Object.keys(state.answers),
    statuses: assess(rules, counted, role, false).laws.map(({ verdicts }) => (
      Object.values(verdicts).map(({ status }) => status)
    )),
  };
})"""


def test_a_whole_interview_on_every_story_has_the_verdicts_of_the_program(tmp_path: Path) -> None:
    """Where the story says nothing, the answer is "unsure"."""
    stories = shipped_stories()
    assert len(stories) >= 85
    given = [{"answers": dict(story.answers), "role": Role.WORKER} for story in stories]
    asked = set()
    for story, found in zip(stories, run(STORIES, given, ("us",), tmp_path), strict=True):
        verdicts = assess(story.answers, ("us",), Role.WORKER).frameworks["us"].verdicts
        assert found["statuses"] == [[state.status for state in verdicts.values()]], story.id
        asked |= set(found["asked"])
    matter = {question.id for question in Interview().to_come}
    assert asked == matter


def test_every_story_has_the_result_of_the_program_by_every_law(tmp_path: Path) -> None:
    cases = [(dict(story.answers), Role.STORY) for story in shipped_stories()]
    given = [{"answers": answers, "role": role} for answers, role in cases]
    for case, found in zip(cases, run(FOUND, given, ALL_LAWS, tmp_path), strict=True):
        assert found == found_by_program(*case, ALL_LAWS)
