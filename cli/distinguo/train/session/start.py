"""Start a training session from the options of `distinguo train`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import randbelow

import typer

from distinguo_rules.law import FRAMEWORKS

from ...checked import nearest
from ...errors import Fault, UsageError
from ...frameworks import read_one_framework
from ...output import check_apart, check_target
from ...terminal.clearing import advice
from ...terminal.window import has_full_screen, is_interactive
from ..attempt import Attempt, Kind
from ..exercises.exercise import Exercise
from ..exercises.set_name import SetName
from ..exercises.sets import all_exercises, exercises_of_set, mixed, of_kind, without_themes
from ..scores.progress import TrainingProgress, add_attempt, in_order_of_need, read_progress
from ..scores.results import Results, check_pseudonym, write_results
from ..stories.set_summary import stories_of
from ..stories.story import THEMES
from .lesson import Lesson
from .script import ScriptEntry, next_event, read_script
from .session import Session

DEFAULT_EXERCISES = 10
CLASS_SEED = 1  # a set for which no seed is given has the same order everywhere
SEEDS_DRAWN_FROM = 10_000


@dataclass(frozen=True)
class Options:
    """The options of `distinguo train`; None where one was not given."""

    kind: Kind | None = None
    set_name: SetName | None = None
    seed: int | None = None
    count: int | None = None
    framework: str = "us"
    stories: str | None = None
    without: tuple[str, ...] = ()
    results: str | None = None
    name: str | None = None
    force: bool = False
    progress: str | None = None
    answers: str | None = None
    time_limit: int | None = None
    plain: bool = False
    no_input: bool = False
    explain: bool = False


def start_training(options: Options) -> None:
    """Run a session. Raises UsageError and BadDataError, before the first page where it can."""
    law = check_options(options)
    progress = read_progress(options.progress) if options.progress else TrainingProgress()
    stories = stories_of(options.stories)
    kinds = Kind if options.kind is None else (options.kind,)
    exercises = all_exercises(stories, law, kinds)
    if options.answers is not None:
        _play(read_script(options.answers, exercises), options, law, progress)
        return
    _check_terminal(options)
    seed = _seed(options)
    chosen = choose_exercises(options, exercises, seed, progress)
    keep = _keeping(options, law, seed, progress)
    about = (_leaving(), *_about(options, law, seed))
    lesson = Lesson(Session(chosen), about, keep, _limit(options.time_limit))
    _ask(lesson, options)


def check_options(options: Options) -> str:
    """Return the law to use. Raises UsageError with a fault for every wrong option."""
    faults = [*_about_themes(options.without), *_about_results(options), *_about_script(options)]
    law = ""
    try:
        law = read_one_framework(options.framework)
    except UsageError as error:
        faults += error.faults
    try:
        check_target(options.results, options.force)
        check_apart(options.results, options.progress)
    except UsageError as error:
        faults += error.faults
    if faults:
        raise UsageError(faults)
    return law


def _about_themes(without: Sequence[str]) -> Iterator[Fault]:
    for theme in without:
        if theme not in THEMES:
            yield Fault("--without", f'no theme is called "{theme[:40]}"', nearest(theme, THEMES))


def _about_results(options: Options) -> Iterator[Fault]:
    if options.results is not None and options.name is None:
        yield Fault("--results", "needs --name", "add a pseudonym, not a real name")
    if options.name is not None and options.results is None:
        yield Fault("--name", "is for a results file only", "add --results FILE")
    if options.name is not None:
        yield from check_pseudonym(options.name, "--name")
    if options.results == "-":
        yield Fault("--results", "the screen is taken by the session", "name a file")
    if options.progress == "-":
        yield Fault("--progress", "the screen is taken by the session", "name a file")


def _about_script(options: Options) -> Iterator[Fault]:
    if options.answers is None:
        return
    named = {
        "--kind": options.kind,
        "--set": options.set_name,
        "--seed": options.seed,
        "--count": options.count,
        "--without": options.without or None,
        "--time-limit": options.time_limit,
    }
    for option, value in named.items():
        if value is not None:
            yield Fault(option, "a script names its exercises itself", "leave it out")


def _check_terminal(options: Options) -> None:
    if options.no_input or not is_interactive():
        where = "--no-input" if options.no_input else "no terminal"
        hint = "show a scripted session with --answers FILE"
        raise UsageError([Fault(where, "the exercises cannot be asked", hint)])


def _seed(options: Options) -> int:
    if options.seed is not None:
        return options.seed
    return CLASS_SEED if options.set_name else randbelow(SEEDS_DRAWN_FROM)


def choose_exercises(
    options: Options, exercises: Sequence[Exercise], seed: int, progress: TrainingProgress
) -> tuple[Exercise, ...]:
    """Return the exercises of the session, in order. Raises UsageError if none is left.

    A set has a fixed order for a class; otherwise what is due again goes first.
    """
    fit = without_themes(exercises, options.without)
    if options.set_name is not None:
        chosen = exercises_of_set(options.set_name, fit, seed)
        chosen = tuple(e for e in chosen if options.kind in (None, e.kind))
    else:
        chosen = of_kind(fit, options.kind, seed) if options.kind else mixed(fit, seed)
        if options.stories:  # own stories go before the claims that come with the program
            chosen = tuple(sorted(chosen, key=lambda exercise: exercise.story is None))
        chosen = _with_due(chosen, fit, progress)
    if not chosen:
        hint = "leave out --without, --kind or --set, or add stories"
        raise UsageError([Fault("the options", "no exercise is left", hint)])
    count = len(chosen) if options.set_name else DEFAULT_EXERCISES
    return chosen[: options.count or count]


def _with_due(
    chosen: tuple[Exercise, ...], fit: Sequence[Exercise], progress: TrainingProgress
) -> tuple[Exercise, ...]:
    """Put what is due again first, also where this order would have left it out."""
    now = datetime.now(UTC).astimezone()  # days are those of the trainee
    due = set(progress.due(now))
    kinds = {exercise.kind for exercise in chosen}
    missing = tuple(e for e in fit if e.id in due and e.kind in kinds and e not in chosen)
    return in_order_of_need((*chosen, *missing), progress, now)


def _leaving() -> str:
    """Return how to leave; a terminal that may keep text gets its advice instead of a promise."""
    return advice(os.environ) or "q closes this screen at once and clears the window."


def _about(options: Options, law: str, seed: int) -> tuple[str, ...]:
    """Return the paragraphs that the first page has on this session."""
    named = f'Set "{options.set_name}", order {seed}.' if options.set_name else ""
    again = "" if options.set_name else f"--seed {seed} gives the same order again."
    files = [path for path in (options.results, options.progress) if path is not None]
    kept = f"What you do is kept in: {', '.join(files)}." if files else "Nothing is kept."
    limit = f"There are {options.time_limit} minutes; then the scores follow."
    return (
        f"The law: {FRAMEWORKS[law].name}. {named or again}",
        kept,
        *([limit] if options.time_limit else []),
    )


def _keeping(
    options: Options, law: str, seed: int | None, progress: TrainingProgress
) -> Callable[[Sequence[Attempt]], None]:
    """Return a function that writes each attempt, once it is made, to the files of the options."""
    known = progress

    def keep(attempts: Sequence[Attempt]) -> None:
        nonlocal known
        if options.results is not None and options.name is not None:
            results = Results(options.name, law, tuple(attempts), options.set_name, seed)
            # Only the first time may find a file that the trainee did not mean.
            write_results(results, options.results, options.force or len(attempts) > 1)
        if options.progress is not None:
            known = add_attempt(known, attempts[-1], datetime.now(UTC), options.progress)

    return keep


def _limit(minutes: int | None) -> Callable[[], bool]:
    end = None if minutes is None else time.monotonic() + 60 * minutes
    return lambda: end is not None and time.monotonic() > end


def _ask(lesson: Lesson, options: Options) -> None:
    """Run the lesson in the terminal. Raises typer.Exit when the trainee leaves."""
    if options.plain or not has_full_screen(os.environ):
        from .lines import train_in_lines

        if not train_in_lines(lesson):
            raise typer.Exit
        return
    from .full import train_full_screen

    if not train_full_screen(lesson):
        raise typer.Exit
    _print_scores(lesson, options.explain or lesson.session.reading)


def _play(
    script: Sequence[ScriptEntry], options: Options, law: str, progress: TrainingProgress
) -> None:
    from .lines import play

    entries = {entry.exercise.id: entry for entry in script}
    session = Session(tuple(entry.exercise for entry in script))
    about = (f"The law: {FRAMEWORKS[law].name}. The answers come from a script.",)
    lesson = Lesson(session, about, _keeping(options, law, None, progress))
    play(lesson, lambda now: next_event(entries[now.exercise.id], now))
    print()
    _print_scores(lesson, options.explain)


def _print_scores(lesson: Lesson, explain: bool) -> None:
    from ...render.terminal import as_text
    from ...terminal.window import has_styles, is_tty, window_width
    from ..scores.score_report import scores

    styled = is_tty(sys.stdout) and has_styles(os.environ)
    sys.stdout.write(as_text(scores(lesson.session.done, explain), window_width(), styled))
