"""`distinguo train` for a lesson: its sets, script and slides; and a person's progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..options import Force, HandoutOutput, KeyFramework, Output
from .exercises.set_name import SetName
from .options import Without

if TYPE_CHECKING:
    from .exercises.exercise import Exercise
    from .lesson_page.plan import Plan

Seed = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help="The order, as in a session.")
]
Stories = Annotated[
    str | None,
    typer.Option("--stories", metavar="DIR", help="Own stories; without it, the built-in ones."),
]
Minutes = Annotated[
    int, typer.Option("--minutes", metavar="30|45|60", help="The length of the lesson.")
]


def sets(
    set_name: Annotated[
        SetName, typer.Argument(metavar="[SET]", help="first-hour, frameworks, hard or all.")
    ] = SetName.FIRST_HOUR,
    seed: Seed = 1,
    without: Without = None,
    stories: Stories = None,
    framework: KeyFramework = "us",
) -> None:
    """List the exercises of a set in order, with their keys, pages and key presses.

    Examples:
        distinguo train sets
        distinguo train sets hard --seed 7
    """
    from ..output import write_result
    from ..render.terminal import as_text
    from ..terminal.window import window_width
    from .lesson_page.set_list import set_list

    exercises = _chosen(set_name, seed, tuple(without or ()), stories, framework)
    write_result(as_text(set_list(set_name, seed, exercises), window_width()), None)


def guide(
    minutes: Minutes = 60,
    seed: Seed = 1,
    without: Without = None,
    framework: KeyFramework = "us",
    output: Output = None,
    force: Force = False,
) -> None:
    """Make the script of the person who leads a lesson: aims, timing, answers, care.

    An output file that ends in .html becomes a page to print.

    Examples:
        distinguo train guide --minutes 45
        distinguo train guide --minutes 30 --output guide.html
    """
    from ..output import check_target
    from ..render.terminal import as_text
    from ..terminal.window import window_width
    from ..written_file import write_and_say
    from .lesson_page.plan import guide_html, lesson_guide

    check_target(output, force)
    plan = _plan(minutes, seed, tuple(without or ()), framework)
    is_page = output is not None and output.endswith(".html")
    shown = guide_html(plan) if is_page else as_text(lesson_guide(plan), window_width())
    write_and_say(shown, output, force)


def slides(
    minutes: Minutes = 60,
    seed: Seed = 1,
    without: Without = None,
    framework: KeyFramework = "us",
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Make slides for a lesson as one HTML page, one slide a printed page.

    Examples:
        distinguo train slides --output slides.html
    """
    from ..output import check_target
    from ..written_file import write_and_say
    from .lesson_page.plan import slides_html

    check_target(output, force)
    plan = _plan(minutes, seed, tuple(without or ()), framework)
    write_and_say(slides_html(plan), output, force, private=False)


def progress(
    path: Annotated[str, typer.Argument(metavar="FILE", help="The file of --progress.")],
) -> None:
    """Show what you did over the weeks, and what is due when.

    Examples:
        distinguo train progress ~/progress.json
    """
    from datetime import datetime
    from pathlib import Path

    from ..errors import Fault, Place, UsageError
    from ..output import write_result
    from ..render.terminal import as_text
    from ..terminal.window import window_width
    from .scores.progress import read_progress
    from .scores.progress_report import progress_report

    known = read_progress(path)
    if not known.cards and not Path(path).exists():
        fault = Fault(Place(path), "does not exist", "distinguo train --progress FILE writes it")
        raise UsageError([fault])
    now = datetime.now().astimezone()
    write_result(as_text(progress_report(known, now), window_width()), None)


def _plan(minutes: int, seed: int, without: tuple[str, ...], framework: str) -> Plan:
    from ..errors import Fault, UsageError
    from .lesson_page.plan import PHASE_MINUTES, plan_of

    if minutes not in PHASE_MINUTES:
        hint = f"use one of: {', '.join(map(str, PHASE_MINUTES))}"
        raise UsageError([Fault("--minutes", f"no plan for {minutes} minutes", hint)])
    exercises = _chosen(SetName.FIRST_HOUR, seed, without, None, framework)
    return plan_of(minutes, framework, exercises, seed, without)


def _chosen(
    set_name: SetName, seed: int, without: tuple[str, ...], stories: str | None, framework: str
) -> tuple[Exercise, ...]:
    """Return the exercises of a set, the same as in a session. Raises UsageError if none."""
    from .scores.progress import TrainingProgress
    from .session.start import Options, check_options, choose_exercises
    from .stories.set_summary import stories_of

    options = Options(set_name=set_name, seed=seed, without=without, framework=framework)
    law = check_options(options)
    told = stories_of(stories)
    from .exercises.sets import all_exercises

    return choose_exercises(options, all_exercises(told, law), seed, TrainingProgress())
