"""`distinguo train` as trainees meet it: real keys in a terminal, scripts between pipes."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from distinguo.errors import BadDataError
from distinguo.train.attempt import Kind
from distinguo.train.command import KindOption
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.exercises.steps import SessionMove
from distinguo.train.scores.progress import TrainingProgress, read_progress
from distinguo.train.scores.results import read_results
from distinguo.train.session.pages import body
from distinguo.train.session.script import read_script
from distinguo.train.session.session import Session
from distinguo.train.session.start import Options, choose_exercises
from distinguo.train.stories.reader import read_stories, shipped_stories
from distinguo.train.stories.set_summary import stories_of
from distinguo.train.stories.story import THEMES
from kit.terminal import ENTER, ROOT, WIPE, Terminal, run, widest

DEMO = ROOT / "tests" / "train_demo.json"
EXERCISES = all_exercises(shipped_stories(), "us")
MYTHS = ("train", "--kind", "myths", "--seed", "5", "--count", "2")


def script(tmp_path: Path, *answers: dict[str, Any], **more: Any) -> str:
    path = tmp_path / "answers.json"
    data = {"schema": "distinguo/training-answers/1", "answers": list(answers), **more}
    path.write_text(json.dumps(data))
    return str(path)


def errors(*arguments: str, code: int) -> list[str]:
    done = run(*arguments)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""
    return done.stderr.decode().splitlines()


@pytest.fixture(scope="module")
def demo() -> str:
    done = run("train", "--answers", str(DEMO))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return done.stdout.decode()


def test_a_scripted_session_shows_every_kind_with_its_feedback_and_the_scores(demo: str) -> None:
    words = " ".join(demo.split())
    for told in (
        "To be trafficking, a border has to be crossed.",
        "Crossing a border is not an element of trafficking.",
        "A note first. It is about: a child or a person who may be one.",
        "Hint: Put these questions to the story:",
        "United States: signs of both.",
        "You missed: means, purpose.",
        "What would change it".upper(),
        "Further reading",
        "First story: signs of neither. Second story: signs of trafficking.",
        "It can matter. If yes: signs of trafficking. If no: signs of neither.",
        "You asked 7. The fewest that settle it are 5.",
        "3 of 5 right in all.",
        "To practise next".upper(),
    ):
        assert told in words, told
    assert "\x1b" not in demo


def test_a_scripted_session_is_the_same_each_time(demo: str) -> None:
    assert run("train", "--answers", str(DEMO)).stdout.decode() == demo


def test_the_demonstration_has_an_exercise_of_every_kind() -> None:
    named = [entry["exercise"] for entry in json.loads(DEMO.read_text())["answers"]]
    assert {name.partition(":")[0] for name in named} == set(Kind)


def test_a_scripted_session_fits_a_narrow_window() -> None:
    done = run("train", "--answers", str(DEMO), env={"COLUMNS": "40"})
    lines = done.stdout.decode().splitlines()
    assert widest("\n".join(line for line in lines if not line.startswith("Your choice"))) <= 40


@pytest.mark.parametrize("columns", [80, 40])
def test_keys_lead_through_a_session_on_the_whole_screen(columns: int, tmp_path: Path) -> None:
    path = str(tmp_path / "heron.json")
    with Terminal(*MYTHS, "--results", path, "--name", "heron", columns=columns) as terminal:
        terminal.wait_for("Every story is invented.")
        terminal.press("g", until="exercise 1 of 2")
        terminal.press("1", until="How sure are you?")
        terminal.press("b", until="1/t True")
        terminal.press("2", until="How sure are you?")
        terminal.press("4", until="WHAT THE SOURCES SAY")
        terminal.press("f", until="Further reading")
        terminal.press(ENTER, until="exercise 2 of 2")
        terminal.press("t", until="How sure are you?")
        terminal.press("6", until="WHAT THE SOURCES SAY")
        terminal.press("g", until="right in all.")
        terminal.press("p")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert "right in all." in terminal.left_behind
    attempts = read_results(path).attempts
    assert [(a.said, a.sure) for a in attempts] == [("false", 80), ("true", 100)]


@pytest.mark.parametrize("plain", [False, True], ids=["full", "lines"])
def test_q_leaves_with_the_window_cleared_and_keeps_what_was_done(
    plain: bool, tmp_path: Path
) -> None:
    path, enter = tmp_path / "heron.json", ENTER if plain else ""
    options = ("--results", str(path), "--name", "heron", *(["--plain"] if plain else []))
    with Terminal(*MYTHS, *options) as terminal:
        terminal.wait_for("Begin")
        terminal.press(f"g{enter}", until="exercise 1 of 2")
        terminal.press(f"2{enter}", until="How sure are you?")
        terminal.press(f"4{enter}", until="WHAT THE SOURCES SAY")
        terminal.press(f"q{enter}")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert terminal.output.endswith(WIPE)
        assert terminal.text == ""
    assert len(read_results(str(path)).attempts) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_lines_give_the_same_session_as_the_whole_screen(tmp_path: Path) -> None:
    kept = []
    for plain in (False, True):
        path, enter = str(tmp_path / f"{plain}.json"), ENTER if plain else ""
        options = ("--set", "first-hour", "--count", "2", "--results", path, "--name", "heron")
        env = {"ACCESSIBLE": "1"} if plain else {}
        with Terminal("train", *options, env=env, rows=50) as terminal:
            terminal.wait_for("Begin")
            for key in ("g", "s"):
                terminal.press(f"{key}{enter}", until="exercise")
            terminal.wait_for("exercise 2 of 2")
            for key in "11nnnnn":
                press_for_change(terminal, f"{key}{enter}")
            if "which sentence" in terminal.text:
                press_for_change(terminal, f"1{ENTER}")
            for _ in range(8):
                if "THE LESSON" in terminal.text:
                    break
                press_for_change(terminal, f"3{enter}")
            terminal.press(f"e{enter}", until="right in all.")
            terminal.press(f"p{enter}")
            assert terminal.exit_code() == 0
        kept.append(read_results(path))
    assert kept[0] == kept[1]
    assert kept[0].attempts[1].said is not None


def press_for_change(terminal: Terminal, keys: str) -> None:
    """Send the keys and wait until the window shows something else."""
    before = terminal.text
    terminal.press(keys)
    terminal.wait_until(lambda: terminal.text != before, "the next page")


def test_a_hint_and_the_further_reading_are_in_view_at_once_on_a_small_screen() -> None:
    options = ("--kind", "story", "--seed", "3", "--count", "1", "--without", "sex")
    with Terminal("train", *options, rows=24, columns=80) as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until="exercise 1 of 1")
        if "A note first" in terminal.text:
            terminal.press("g", until="What does this story show?")
        press_for_change(terminal, "h")
        assert "Hint:" in terminal.text
        press_for_change(terminal, "1")
        for _ in range(40):
            if "BY THE RULES" in terminal.text:
                break
            press_for_change(terminal, "3")
        press_for_change(terminal, "f")
        assert "Further reading" in terminal.text


def test_a_story_is_judged_with_keys_down_to_the_sentence(tmp_path: Path) -> None:
    path = str(tmp_path / "heron.json")
    folder = tmp_path / "stories"
    folder.mkdir()
    shipped = Path(next(s.path for s in shipped_stories() if s.id == "uncle"))
    (folder / shipped.name).write_text(shipped.read_text())
    options = ("--stories", str(folder), "--kind", "story", "--results", path, "--name", "heron")
    with Terminal("train", *options) as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until="A note first.")
        terminal.press("g", until="The man called uncle")
        terminal.press("3", until="Act: does the story show it?")
        terminal.press("y", until="Act: which sentence shows it?")
        terminal.press("1", "0", until="> 10")
        terminal.press("\x7f", until="Act: does the story show it?")
        terminal.press("y", until="Act: which sentence shows it?")
        terminal.press("2", until="> 2")
        terminal.press(ENTER, until="Means: does the story show it?")
        for name in ("Purpose", "Unlawful entry or stay", "Help with it", "Gain"):
            terminal.press("u", until=f"{name}: does the story show it?")
        terminal.press("n", until="How sure are you")
        terminal.press("5", until="BY THE RULES")
        terminal.press("e", until="right in all.")
        terminal.press("q")
        assert terminal.exit_code() == 0
    (attempt,) = read_results(path).attempts
    assert (attempt.said, attempt.sure, attempt.right) == ("both", 90, True)
    assert attempt.elements[0].sentence == 2


def test_ctrl_c_ends_a_session_but_loses_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    with Terminal(*MYTHS, "--progress", path) as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until="exercise 1 of 2")
        terminal.press("1", until="How sure")
        terminal.press("1", until="WHAT THE SOURCES SAY")
        terminal.press("\x03")
        assert terminal.exit_code() == 130
        assert terminal.is_restored
    assert len(read_progress(path).cards) == 1


def test_what_was_missed_comes_first_the_next_time(tmp_path: Path) -> None:
    path = str(tmp_path / "progress.json")
    answers = script(tmp_path, {"exercise": "myths:uk_travel", "holds": False, "sure": 100})
    assert run("train", "--answers", answers, "--progress", path).returncode == 0
    data = json.loads(Path(path).read_text())
    card = data["cards"]["myths:uk_travel"]
    card.update(due="2026-01-02T00:00:00+00:00", last_review="2026-01-01T00:00:00+00:00")
    Path(path).write_text(json.dumps(data))
    with Terminal("train", "--progress", path, "--seed", "3") as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until="a trip within one town can be enough")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_without_a_terminal_nothing_is_asked() -> None:
    for option in ([], ["--no-input"]):
        (line,) = errors("train", *option, code=2)
        assert "--answers FILE" in line


def test_all_wrong_options_are_told_at_once() -> None:
    lines = errors(
        *("train", "--without", "sexx", "--framework", "us,un", "--results", "-"),
        *("--name", "Anna/B", "--answers", "x.json", "--seed", "1"),
        code=2,
    )
    told = "\n".join(lines)
    assert 'did you mean "sex"?' in told
    for option in ("--without", "--results", "--name", "--seed", "--framework"):
        assert f"distinguo: {option}: " in told
    assert len(lines) == 6  # --without is neither a theme nor fit for a script


def test_results_need_a_pseudonym_and_a_pseudonym_results(tmp_path: Path) -> None:
    (line,) = errors("train", "--results", str(tmp_path / "r.json"), code=2)
    assert "--name" in line
    (line,) = errors("train", "--name", "heron", code=2)
    assert "--results" in line


def test_a_results_file_that_cannot_be_written_is_told_before_the_first_page(
    tmp_path: Path,
) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("mine")
    for path in (str(taken), str(tmp_path), str(tmp_path / "none" / "r.json")):
        (line,) = errors(
            "train", "--answers", str(DEMO), "--results", path, "--name", "heron", code=2
        )
        assert path in line
    assert taken.read_text() == "mine"


def test_a_scripted_session_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    options = ("--results", str(path), "--name", "heron", "--answers", str(DEMO))
    assert run("train", *options).returncode == 0
    results = read_results(str(path))
    assert (results.name, results.framework, results.seed) == ("heron", "us", None)
    assert [attempt.right for attempt in results.attempts] == [
        *(False, False, True, True, True, None),
    ]
    assert errors("train", *options, code=2)
    assert run("train", *options, "--force").returncode == 0


def test_progress_of_another_version_stops_the_session_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    path.write_text('{"schema": "distinguo/training-progress/9", "cards": {}}')
    before = path.read_bytes()
    (line,) = errors("train", "--answers", str(DEMO), "--progress", str(path), code=65)
    assert f"{path} $.schema: " in line
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"exercise": "story:bean"}, 'did you mean "story:beans"?'),
        ({"exercise": 3}, "$.answers[0].exercise: expected text, found a number"),
        ({}, "$.answers[0].exercise: expected text, found null"),
        ({"exercise": "story:beans", "sure": 70}, "$.answers[0].judged: is missing"),
        (
            {"exercise": "story:beans", "judged": "nether", "sure": 70},
            'did you mean "neither"?',
        ),
        ({"exercise": "story:beans", "judged": "both", "sure": 75}, "75 is not offered"),
        ({"exercise": "story:beans", "judged": "both", "sure": 40}, "from 50 to 100"),
        (
            {
                "exercise": "story:beans",
                "judged": "both",
                "sure": 50,
                "elements": {"act": {"said": "yes", "sentence": 99}},
            },
            "$.answers[0].elements.act.sentence: ",
        ),
        (
            {
                "exercise": "story:beans",
                "judged": "both",
                "sure": 50,
                "elements": {"acts": {"said": "yes"}},
            },
            'did you mean "act"?',
        ),
        ({"exercise": "myths:looks", "holds": "no", "sure": 50}, "true, false or null"),
        ({"exercise": "myths:looks", "holds": None, "sure": 50}, "says nothing"),
        ({"exercise": "next:beans", "ask": ["under_18"]}, "is not an allowed value"),
        ({"exercise": "next:beans", "ask": []}, "one question"),
        ({"exercise": "interview:uncle", "ask": ["age"], "judged": "both"}, "ask[0]"),
        ({"exercise": "story:uncle", "skip": "yes"}, "$.answers[0].skip: "),
        ("story:uncle", '$.answers[0]: expected an object, found "story:uncle"'),
    ],
)
def test_a_wrong_script_is_refused_with_the_place(
    tmp_path: Path, answer: dict[str, Any], told: str
) -> None:
    with pytest.raises(BadDataError) as caught:
        read_script(script(tmp_path, answer), EXERCISES)
    assert told in str(caught.value)


SKIPPED = {"exercise": "story:beans", "skip": True}


@pytest.mark.parametrize(
    ("answers", "more", "told"),
    [
        ([SKIPPED], {"schema": "distinguo/answers/1"}, "$.schema: "),
        ([], {}, "$.answers: holds no exercise"),
        ([SKIPPED, SKIPPED], {}, "$.answers[1].exercise: appears twice"),
        ([SKIPPED], {"more": 1}, "$.more: "),
    ],
)
def test_a_file_that_is_no_script_is_refused(
    tmp_path: Path, answers: list[dict[str, Any]], more: dict[str, Any], told: str
) -> None:
    with pytest.raises(BadDataError) as caught:
        read_script(script(tmp_path, *answers, **more), EXERCISES)
    assert told in str(caught.value)


def test_all_faults_of_a_script_are_told_at_once(tmp_path: Path) -> None:
    answers = [{"exercise": "story:nobody"}, {"exercise": "myths:looks"}, {"exercise": "next:x"}]
    lines = errors("train", "--answers", script(tmp_path, *answers, extra=1), code=65)
    assert len(lines) == 5


def test_an_option_before_a_command_is_refused_not_forgotten() -> None:
    (line,) = errors("train", "--seed", "5", "check", "--shipped", code=2)
    assert line == "distinguo: --seed: must come after the command; write it after `check`"


def test_themes_can_be_left_out() -> None:
    options = Options(without=tuple(THEMES), count=500)
    chosen = choose_exercises(options, EXERCISES, 1, TrainingProgress())
    assert len(chosen) > 20
    assert all(exercise.themes == () for exercise in chosen)


def test_a_script_in_another_law_has_that_law_as_its_key(tmp_path: Path) -> None:
    answer = {"exercise": "story:health-check", "judged": "trafficking", "sure": 60}
    path = script(tmp_path, answer)
    words = {
        law: " ".join(run("train", "--answers", path, "--framework", law).stdout.decode().split())
        for law in ("us", "un")
    }
    assert "0 of 1 right in all." in words["us"]
    assert "1 of 1 right in all." in words["un"]


def test_a_story_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "stories"
    folder.mkdir()
    shipped = Path(next(s.path for s in shipped_stories() if s.id == "beans"))
    text = shipped.read_text().replace('"The bean field"', '"The \\u001b[2J bean \\u202e field"')
    text = text.replace("immigration office's", "\\u001b]0;x\\u0007 office's", 1)
    (folder / "beans.toml").write_text(text)
    elements = {"act": {"said": "yes", "sentence": 3}}
    answer = {"exercise": "story:beans", "judged": "neither", "sure": 50, "elements": elements}
    arguments = ("--stories", str(folder), "--answers", script(tmp_path, answer))
    done = run("train", *arguments)
    assert done.returncode == 65
    told = (done.stdout + done.stderr).decode()
    assert "contains control characters" in told
    assert not set(told) & set("\x1b\x07\u202e")
    hostile = read_stories(folder)
    exercises = all_exercises(hostile, "us", [Kind.STORY])
    shown = io.StringIO()
    Console(file=shown, width=80).print(body(Session(exercises).after(SessionMove.ON), ()))
    assert "\\x1b[2J bean \\u202e field" in shown.getvalue()
    assert "\\x1b]0;x\\x07 office" in shown.getvalue()
    assert not set(shown.getvalue()) & set("\x1b\x07\u202e")


def test_a_session_and_the_check_agree_on_what_is_a_fault(tmp_path: Path) -> None:
    bad = Path(__file__).parents[1] / "bad_stories"
    for name in ("too_short.toml", "wrong_key.toml", "missing_theme.toml"):
        (tmp_path / name).write_text((bad / name).read_text())
    answers = script(tmp_path, {"exercise": "myths:no_border", "holds": True, "sure": 80})
    checked = errors_of("train", "check", str(tmp_path))
    assert checked
    assert errors_of("train", "--stories", str(tmp_path), "--answers", answers) == checked


def errors_of(*arguments: str) -> list[str]:
    done = run(*arguments)
    assert done.returncode == 65
    return done.stderr.decode().splitlines()


def test_own_stories_come_before_the_claims_of_the_program(tmp_path: Path) -> None:
    for id in ("beans", "uncle", "the-cook"):
        path = next(s.path for s in shipped_stories() if s.id == id)
        (tmp_path / f"{id}.toml").write_text(Path(path).read_text())
    stories = stories_of(str(tmp_path))
    options = Options(stories=str(tmp_path), count=100)
    chosen = choose_exercises(options, all_exercises(stories, "us"), 1, TrainingProgress())
    on_stories = [exercise.story is not None for exercise in chosen]
    assert on_stories == sorted(on_stories, reverse=True)
    assert on_stories[0]
    assert not on_stories[-1]


def test_the_statistics_are_shown_when_asked_for() -> None:
    usual, full = (run("train", "--answers", str(DEMO), *more) for more in ((), ("--explain",)))
    assert b"Brier score " not in usual.stdout.replace(b"the Brier score,", b"")
    assert b"Brier score " in full.stdout
    assert b"BY ELEMENT" in full.stdout
    assert b"Once you took both for smuggling alone." in usual.stdout


def test_a_results_folder_that_goes_away_is_told_once_the_screen_is_restored(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    path = str(folder / "r.json")
    with Terminal(*MYTHS, "--results", path, "--name", "heron") as terminal:
        terminal.wait_for("Begin")
        terminal.press("g", until="exercise 1 of 2")
        terminal.press("1", until="How sure")
        folder.rmdir()
        terminal.press("1")
        assert terminal.exit_code() == 2
        assert terminal.is_restored
        assert "folder does not exist" in terminal.left_behind


def test_the_option_names_every_kind() -> None:
    assert {kind.value for kind in KindOption} == {"mixed", *Kind}


def test_the_help_names_every_option() -> None:
    text = run("train", "--help").stdout.decode()
    for option in ("--kind", "--set", "--seed", "--without", "--progress", "--results"):
        assert option in text
