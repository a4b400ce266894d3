"""The lesson page has the program's own keys and feedback, and its results file is read."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

from distinguo.train.attempt import ElementPart, Kind, Shown
from distinguo.train.command import train_app
from distinguo.train.exercises.interview import InterviewExercise
from distinguo.train.exercises.myths import MythsExercise
from distinguo.train.exercises.next import NextExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.parts import asked_parts, shown_by, shown_in
from distinguo.train.exercises.set_name import SetName
from distinguo.train.exercises.sets import all_exercises, exercises_of_set, without_themes
from distinguo.train.exercises.steps import Said
from distinguo.train.exercises.story import MISTAKE_TITLE, StoryExercise
from distinguo.train.export.chosen import choose_stories
from distinguo.train.export.item import items_of, set_title
from distinguo.train.export.worksheet import worksheet_html
from distinguo.train.lesson_page.data import exercise_data
from distinguo.train.lesson_page.interview import interview_rules_data
from distinguo.train.lesson_page.page import STYLE, lesson_page, lesson_script, whom_to_call
from distinguo.train.lesson_page.plan import (
    PHASE_MINUTES,
    lesson_guide,
    page_command,
    plan_of,
    slides_html,
)
from distinguo.train.lesson_page.sections import section_data
from distinguo.train.lesson_page.story import STORY_WORDS, mistakes_data
from distinguo.train.scores.results import read_results
from distinguo.train.session.effort import SECONDS_A_PAGE, WORDS_A_MINUTE, effort_of
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Result
from distinguo.train.words import PART_NAMES, RESULT_NAMES
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.questionnaire import ORDER
from kit.exported import tags_of, words_of
from kit.in_node import click_through, evaluate
from kit.lesson_clicks import clicks_for, said_in

STORIES = shipped_stories()
US = all_exercises(STORIES, "us")
FIRST_HOUR = exercises_of_set(SetName.FIRST_HOUR, US, 1)


def page_of(exercises: Any) -> str:
    return lesson_page(exercises, "us", "first-hour", 1)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.INTERVIEW}))
def test_the_page_has_the_key_and_the_feedback_of_the_program(kind: Kind) -> None:
    exercises = [exercise for exercise in US if exercise.kind is kind]
    for exercise in exercises[:: max(1, len(exercises) // 12)]:
        data: Any = exercise_data(exercise)
        assert data["key"] == exercise.key
        said: dict[str, Said] = {}
        match exercise:
            case StoryExercise():
                said = {result.value: Said(judged=result) for result in Result}
            case MythsExercise():
                said = {"true": Said(holds=True), "false": Said(holds=False)}
            case NextExercise():
                said = {q.id: Said(chosen=(q.id,)) for q in exercise.questions}
            case PairsExercise():
                said = {
                    f"{fact.id} {result}": Said(chosen=(fact.id,), judged=result)
                    for fact in exercise.facts
                    for result in Result
                }
        assert set(data["feedback"]) == set(said)
        for words, what in said.items():
            attempt = exercise.attempt(what)
            found = data["feedback"][words]
            assert (found["said"], found["right"]) == (attempt.said, attempt.right)
            assert found["headline"] == exercise.headline(attempt)
            sections = [s for s in exercise.feedback(attempt) if s.title != MISTAKE_TITLE]
            assert [section["title"] for section in found["sections"]] == [
                s.title for s in sections
            ]
            shown = json.dumps(found, ensure_ascii=False)
            for section in sections:
                for part in section.parts:
                    for text in part.items if hasattr(part, "items") else [part.text]:  # type: ignore[union-attr]
                        assert json.dumps(text, ensure_ascii=False)[1:-1] in shown


def test_each_element_has_its_key_and_the_feedback_to_each_answer() -> None:
    for exercise in [e for e in US if isinstance(e, StoryExercise)][::15]:
        elements: Any = exercise_data(exercise)["elements"]
        assert list(elements) == [part.value for part in asked_parts("us")]
        for part, data in elements.items():
            key = shown_in(exercise.story, ElementPart(part), "us")
            assert data["key"] == key
            assert data["name"] == PART_NAMES[ElementPart(part)]
            for shown in Shown:
                assert ("You said" in data["feedback"][shown]) is (shown is not key)


def test_the_page_loads_nothing_and_its_policy_allows_its_own_script_and_style_alone() -> None:
    page = page_of(FIRST_HOUR)
    tags = tags_of(page)
    script = lesson_script()

    def digest(content: str) -> str:
        return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    policy = next(attributes["content"] for _, attributes in tags if "http-equiv" in attributes)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest(STYLE)}'; script-src "
        f"'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    assert page.count("<script") == 2
    assert not {"img", "link", "iframe", "form", "object"} & {name for name, _ in tags}
    assert not any({"src", "style", "onclick", "href"} & set(a) for _, a in tags)
    for word in (
        "fetch(",
        "XMLHttpRequest",
        "localStorage",
        "sessionStorage",
        "innerHTML",
        "eval(",
        "cookie",
        "WebSocket",
        "sendBeacon",
        "http:",
        "https:",
    ):
        assert word not in script


def test_a_story_cannot_end_the_data_of_the_page() -> None:
    from dataclasses import replace

    hostile = replace(STORIES[0], title="</script><script>alert(1)</script><!--", text="<b>x</b>")
    page = lesson_page([StoryExercise(hostile, "us")], "us", None, 1)
    assert page.count("<script") == 2
    assert "alert(1)" in page
    inert = re.search(r'id="lesson">(.*?)</script>', page, re.DOTALL)
    assert inert
    assert json.loads(inert[1])["exercises"][0]["text"][0] == hostile.title


def run_in_node(page: str, clicks: list[str], tmp_path: Path) -> Any:
    inert = re.search(r'id="lesson">(.*?)</script>', page, re.DOTALL)
    assert inert
    return click_through(inert[1], clicks, tmp_path)


FEEDBACK_OF_INTERVIEWS = """
input.cases.map(({ law, exercise, asked, judged }) => {
  const rules = input.rules[law];
  const attempt = interviewAttempt(rules, input.exercises[law][exercise], asked, judged);
  return { attempt, ...interviewFeedback(rules, input.exercises[law][exercise], attempt) };
})
"""


def test_an_interview_in_the_page_is_judged_and_explained_as_in_the_program(
    tmp_path: Path,
) -> None:
    draw = Random(7)
    told = [STORIES[number] for number in range(0, len(STORIES), 9)]
    interviews = {law: list(InterviewExercise.make(told, law)) for law in FRAMEWORKS}
    cases: list[dict[str, Any]] = [
        {"law": law, "exercise": number, "asked": _asked(exercise, draw), "judged": judged}
        for law, exercises in interviews.items()
        for number, exercise in enumerate(exercises)
        for judged in (exercise.key, "cannot_tell")
    ]
    given = {
        "rules": {law: interview_rules_data(law) for law in FRAMEWORKS},
        "exercises": {law: list(map(exercise_data, each)) for law, each in interviews.items()},
        "cases": cases,
    }
    left_open = set()
    for case, found in zip(cases, evaluate(FEEDBACK_OF_INTERVIEWS, given, tmp_path), strict=True):
        exercise = interviews[case["law"]][case["exercise"]]
        said = Said(judged=Result(case["judged"]), chosen=tuple(case["asked"]))
        attempt = exercise.attempt(said)
        assert found["attempt"] == json.loads(json.dumps(asdict(attempt)))
        assert found["headline"] == exercise.headline(attempt)
        assert _plain(found["sections"]) == _plain(map(section_data, exercise.feedback(attempt)))
        left_open.add(attempt.left_open)
    assert left_open == {True, False}


def _asked(exercise: InterviewExercise, draw: Random) -> list[str]:
    """Return some questions in any order: at random the fewest that settle it, and others."""
    others = draw.sample(ORDER, draw.randint(0, 12))
    asked = list({*others, *(exercise.least if draw.random() < 0.6 else ())})
    draw.shuffle(asked)
    return sorted(asked, key=ORDER.index) if draw.random() < 0.3 else asked


def _plain(sections: Any) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            section["title"],
            [(part.get("p", ""), part.get("items", [])) for part in section["body"]],
        )
        for section in sections
    ]


FEEDBACK_OF_STORIES = """
input.cases.map(({ exercise, judged, elements }) => {
  const data = input.exercises[exercise];
  const found = data.feedback[judged];
  const attempts = elementAttempts(data, elements);
  const attempt = { ...data.attempt, said: found.said, right: found.right, elements: attempts };
  return { attempt, sections: storyFeedback(input, data, attempt, found.sections) };
})
"""


@pytest.mark.parametrize("law", ["us", "un"])
def test_a_story_in_the_page_is_judged_and_explained_as_in_the_program(
    law: str, tmp_path: Path
) -> None:
    draw = Random(7)
    exercises = list(StoryExercise.make(STORIES[::8], law))
    saids = [
        (n, Said(judged=draw.choice(list(Result)), elements=_said_of_elements(exercise, draw)))
        for n, exercise in enumerate(exercises)
        for _ in range(4)
    ]
    given = {
        "words": STORY_WORDS,
        "mistakes": mistakes_data(),
        "exercises": list(map(exercise_data, exercises)),
        "cases": [
            {
                "exercise": number,
                "judged": said.judged,
                "elements": {part: {"said": s, "sentence": n} for part, s, n in said.elements},
            }
            for number, said in saids
        ],
    }
    mistakes = set()
    for (number, said), found in zip(
        saids, evaluate(FEEDBACK_OF_STORIES, given, tmp_path), strict=True
    ):
        attempt = exercises[number].attempt(said)
        assert found["attempt"] == json.loads(json.dumps(asdict(attempt)))
        sections = list(exercises[number].feedback(attempt))
        assert _plain(found["sections"]) == _plain(map(section_data, sections))
        mistakes |= {s.parts[0] for s in sections if s.title == MISTAKE_TITLE}
    assert len(mistakes) > 5


def _said_of_elements(
    exercise: StoryExercise, draw: Random
) -> tuple[tuple[ElementPart, Shown, int | None], ...]:
    """Return what is said of each part: mostly the key; of a yes, any sentence or none."""
    found = []
    for part in asked_parts(exercise.framework):
        key = shown_in(exercise.story, part, exercise.framework)
        said = key if draw.random() < 0.6 else draw.choice(list(Shown))
        shown_there = list(shown_by(exercise.story, part, exercise.framework))
        pointed = draw.choice([None, 1, 2, 3, *shown_there])
        found.append((part, said, pointed if said is Shown.YES else None))
    return tuple(found)


def test_a_lesson_in_the_page_ends_in_a_results_file_that_the_report_reads(tmp_path: Path) -> None:
    clicks = ["Begin"]
    for exercise in FIRST_HOUR:
        clicks += ["Go on"] if exercise.themes else []
        clicks += clicks_for(exercise)
        clicks += ["Go on"]
    ran = run_in_node(page_of(FIRST_HOUR), clicks, tmp_path)
    path = tmp_path / "results.json"
    path.write_text(ran["results"])
    results = read_results(str(path))
    assert re.fullmatch(r"[a-z]+-\d{4}", results.name)
    assert (results.framework, results.set, results.seed) == ("us", "first-hour", 1)
    assert [attempt.exercise for attempt in results.attempts] == [e.id for e in FIRST_HOUR]
    for exercise, attempt in zip(FIRST_HOUR, results.attempts, strict=True):
        assert attempt == exercise.attempt(said_in(exercise))
    seen = " ".join(" ".join(ran["seen"]).split())
    assert "You did 12 exercises" in seen
    for exercise in FIRST_HOUR:
        if exercise.story and exercise.story.lesson and isinstance(exercise, StoryExercise):
            assert " ".join(exercise.story.lesson.split()) in seen


def test_an_element_without_an_answer_or_a_sentence_keeps_the_page(tmp_path: Path) -> None:
    (story,) = [e for e in FIRST_HOUR if isinstance(e, StoryExercise) and not e.themes][:1]
    elements = [f"radio:{part}:0" for part in asked_parts("us")]
    clicks = ["Begin", "Signs of both", *elements, "Go on"]
    ran = run_in_node(page_of([story]), clicks, tmp_path)
    assert "Which sentence shows it?" in ran["seen"][-1]
    assert "50 %" not in ran["seen"][-1]


def test_a_page_can_be_left_early_and_what_was_left_out_is_kept_as_such(tmp_path: Path) -> None:
    clicks = ["Begin", "Leave this exercise out", "End here", "Yes, end now"]
    ran = run_in_node(page_of(FIRST_HOUR), clicks, tmp_path)
    (tmp_path / "r.json").write_text(ran["results"])
    (attempt,) = read_results(str(tmp_path / "r.json")).attempts
    assert (attempt.said, attempt.right) == (None, None)


def test_the_end_is_asked_for_on_the_same_page_which_keeps_what_was_chosen(
    tmp_path: Path,
) -> None:
    story = next(e for e in FIRST_HOUR if isinstance(e, StoryExercise) and not e.themes)
    judged, *elements, go, sure = clicks_for(story)
    doubt = ["End here", "No, stay here"]
    clicks = ["Begin", judged, *elements, *doubt, go, *doubt, sure, *doubt, "Go on"]
    ran = run_in_node(page_of([story]), clicks, tmp_path)
    (tmp_path / "r.json").write_text(ran["results"])
    assert read_results(str(tmp_path / "r.json")).attempts == (story.attempt(said_in(story)),)
    asked = run_in_node(page_of([story]), ["Begin", "End here"], tmp_path)
    assert asked["results"] == "", "nothing has ended"


@pytest.mark.parametrize(
    ("law", "words"), [("us", "1-888-373-7888"), ("uk", "08000 121 700"), ("eu", "112")]
)
def test_the_last_page_says_whom_to_call_and_to_save_before_a_reload(
    law: str, words: str, tmp_path: Path
) -> None:
    page = lesson_page(all_exercises(STORIES[:1], law)[:1], law, None, 1)
    last = run_in_node(page, ["Begin", "End here", "Yes, end now"], tmp_path)["seen"][-1]
    assert words in last
    assert "Save before you reload" in last


def test_a_law_without_numbers_says_so_on_the_last_page() -> None:
    assert "no numbers for this law" in whom_to_call(FRAMEWORKS["un"])


def command(*arguments: str) -> str:
    ran = CliRunner().invoke(train_app, list(arguments))
    if ran.exception is not None:
        raise ran.exception
    return ran.stdout


def test_the_commands_of_a_lesson_write_what_they_promise(tmp_path: Path) -> None:
    assert command("export", "--format", "html") == page_of(FIRST_HOUR)
    path = tmp_path / "guide.html"
    command("guide", "--minutes", "45", "--output", str(path))
    assert "A lesson of 45 minutes" in words_of(path.read_text())
    assert command("slides").count('<section class="slide">') >= 6
    with pytest.raises(Exception, match="no plan for 50 minutes"):
        command("guide", "--minutes", "50")


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("guide --output {}", 0o600),
        ("slides --output {}", 0o644),
        ("export --format html --output {}", 0o644),
        ("export --format moodle-xml --output {}", 0o600),
    ],
)
def test_what_is_written_is_said_and_only_what_holds_no_answers_is_for_all(
    line: str, mode: int, tmp_path: Path
) -> None:
    target = tmp_path / "made.html"
    old = os.umask(0o022)
    try:
        ran = CliRunner().invoke(train_app, line.format(target).split())
    finally:
        os.umask(old)
    assert ran.stderr == f"Written: {target}\n"
    assert target.stat().st_mode & 0o777 == mode


def test_the_sheet_is_for_all_and_its_key_for_the_trainer(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        command("export", "--format", "worksheet", "--output", str(tmp_path / "s.html"))
    finally:
        os.umask(old)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"s.html": 0o644, "s-key.html": 0o600}


def test_what_is_in_a_set_is_listed_in_the_order_of_a_session() -> None:
    shown = command("sets", "first-hour", "--seed", "7")
    exercises = exercises_of_set(SetName.FIRST_HOUR, US, 7)
    assert f"{len(exercises)} exercises, in order 7." in " ".join(shown.split())
    numbers = re.findall(r"^  (\d+) +(\w+): (\S+)", shown, re.MULTILINE)
    assert [(int(n), kind) for n, kind, _ in numbers] == [
        (n, exercise.kind) for n, exercise in enumerate(exercises, 1)
    ]


def test_the_trainers_page_says_how_many_exercises_fit() -> None:
    readme = (files("distinguo.train") / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+)", readme, re.M)
    assert [tuple(map(int, row)) for row in rows] == [
        (minutes, *parts, len(plan_of(minutes, "us", FIRST_HOUR).exercises))
        for minutes, parts in PHASE_MINUTES.items()
    ]
    hour = plan_of(60, "us", FIRST_HOUR)
    count, whole = len(hour.exercises), len(FIRST_HOUR)
    assert f'shows "1 of {whole}": plan {count} of its {whole}' in readme
    assert f"--count {count} --time-limit {PHASE_MINUTES[60][1]} " in readme
    assert f'"1 of {whole}": plan {count} of its {whole}' in str(lesson_guide(hour))
    assert f"{count} exercises, each alone. The page has {whole}" in slides_html(hour)


def test_the_trainers_page_says_how_long_the_worksheet_takes() -> None:
    """Reading, and a choice of a result and of a sentence for each story."""
    readme = (files("distinguo.train") / "README.md").read_text(encoding="utf-8")
    items = items_of(choose_stories(STORIES, "us", "first-hour", 1, ()), "us")
    sheet = worksheet_html(items, set_title("us")).partition("<main")[2]
    words = len(words_of(f"<main{sheet}").split())
    minutes = words / WORDS_A_MINUTE + 2 * len(items) * SECONDS_A_PAGE / 60
    assert f"has {len(items)} stories, about {minutes:.0f} minutes" in readme


@pytest.mark.parametrize("minutes", PHASE_MINUTES)
def test_a_plan_fits_into_its_time_and_says_where_to_stop(minutes: int) -> None:
    assert sum(PHASE_MINUTES[minutes]) == minutes
    plan = plan_of(minutes, "us", FIRST_HOUR)
    assert plan.exercises
    assert sum(effort.minutes for _, effort in plan.exercises) <= PHASE_MINUTES[minutes][1]
    shown = str(lesson_guide(plan))
    assert f"Stop at minute {sum(PHASE_MINUTES[minutes][:2])}" in shown
    for exercise, _ in plan.exercises:
        if isinstance(exercise, StoryExercise):
            assert exercise.story.title in shown
            assert f"Key: {RESULT_NAMES[exercise.result]}" in shown
    assert "<script" not in slides_html(plan)


def test_half_an_hour_meets_both_crimes_in_the_order_that_the_trainers_page_names() -> None:
    readme = (files("distinguo.train") / "README.md").read_text(encoding="utf-8")
    (seed,) = map(int, re.findall(r"For 30 minutes give every command `--seed (\d+)`", readme))
    exercises = exercises_of_set(SetName.FIRST_HOUR, US, seed)
    stories = [
        e for e, _ in plan_of(30, "us", exercises).exercises if isinstance(e, StoryExercise)
    ]
    assert [e.result for e in stories] == [Result.SMUGGLING, Result.TRAFFICKING]


def test_what_the_guide_tells_people_to_run_has_the_exercises_of_the_guide() -> None:
    without = ("sex", "violence")
    fit = without_themes(US, without)
    plan = plan_of(45, "us", exercises_of_set(SetName.FIRST_HOUR, fit, 5), 5, without)
    page = command(*page_command(plan).split()[2:-2])
    inert = re.search(r'id="lesson">(.*?)</script>', page, re.DOTALL)
    assert inert
    made = [exercise["id"] for exercise in json.loads(inert[1])["exercises"]]
    assert made[: len(plan.exercises)] == [exercise.id for exercise, _ in plan.exercises]
    assert page_command(plan) in " ".join(str(lesson_guide(plan)).split())


def test_the_hour_meets_every_result() -> None:
    plan = plan_of(60, "us", FIRST_HOUR)
    stories = [e for e, _ in plan.exercises if isinstance(e, StoryExercise)]
    assert {exercise.result for exercise in stories} == set(Result)


@pytest.mark.parametrize("kind", Kind)
def test_the_pages_and_keys_of_an_exercise_are_those_of_a_session(kind: Kind) -> None:
    exercise = next(e for e in US if e.kind is kind and not e.themes)
    effort = effort_of(exercise)
    if isinstance(exercise, StoryExercise):
        shown = [shown_in(exercise.story, part, "us") for part in asked_parts("us")]
        sentences = shown.count(Shown.YES)
        assert effort.pages == 1 + len(shown) + sentences + 1 + 1
        assert effort.keys >= effort.pages + sentences
    elif kind is Kind.MYTHS:
        assert (effort.pages, effort.keys) == (3, 3)
    assert effort.words > 50


def test_every_law_has_a_page(tmp_path: Path) -> None:
    for framework in FRAMEWORKS:
        exercises = all_exercises(STORIES[:2], framework)
        assert FRAMEWORKS[framework].name in lesson_page(exercises, framework, "first-hour", 1)
