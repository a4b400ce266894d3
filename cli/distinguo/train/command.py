"""`distinguo train`: exercises on telling the two crimes apart, with the rules as the key."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ..lazy_commands import lazy_group
from ..options import Force, KeyFramework, NoInput, Plain, refuse_options_before
from .attempt import Kind
from .exercises.set_name import SetName
from .options import Without

HELP = """Exercises on telling the two crimes apart, and what trainers need for them.

Without a command: judge stories, find the elements, and see what the rules say. All in English.

Examples:
    distinguo train
    distinguo train --set first-hour --results heron.json --name heron
    distinguo train --kind pairs --count 5 --without sex --without children
    distinguo train --progress ~/progress.json
    distinguo train export --format html --output lesson.html
"""

PLACES = {
    **{name: f"train.trainer:{name}" for name in ("new", "check", "export", "report")},
    **{name: f"train.lesson:{name}" for name in ("sets", "guide", "slides", "progress")},
}

train_app = typer.Typer(
    name="train",
    help=HELP,
    cls=lazy_group(PLACES),
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


KindOption = StrEnum("KindOption", ["MIXED", *Kind.__members__])  # type: ignore[misc]
"""The kinds of exercise, and all of them in turn."""
MIXED = KindOption("mixed")


@train_app.callback(invoke_without_command=True)
def train(
    context: typer.Context,
    kind: Annotated[KindOption, typer.Option("--kind", help="The kind of exercise.")] = MIXED,
    set_name: Annotated[
        SetName | None,
        typer.Option("--set", help="A fixed set, as for a class.", show_default=False),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="N",
            min=0,
            help="The same number gives the same order.",
            show_default=False,
        ),
    ] = None,
    count: Annotated[
        int | None,
        typer.Option(
            "--count", metavar="N", min=1, help="The most exercises to show.", show_default=False
        ),
    ] = None,
    framework: KeyFramework = "us",
    stories: Annotated[
        str | None,
        typer.Option("--stories", metavar="DIR", help="Use your own stories instead."),
    ] = None,
    without: Without = None,
    results: Annotated[
        str | None,
        typer.Option("--results", metavar="FILE", help="Write the results for the trainer."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="PSEUDONYM", help="Whose results they are.")
    ] = None,
    force: Force = False,
    progress: Annotated[
        str | None,
        typer.Option("--progress", metavar="FILE", help="Keep what to repeat, and when."),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Show a scripted session from a file."),
    ] = None,
    time_limit: Annotated[
        int | None,
        typer.Option("--time-limit", metavar="MINUTES", min=1, help="End after so many minutes."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the statistics to the scores.")
    ] = False,
    plain: Plain = False,
    no_input: NoInput = False,
) -> None:
    """Judge stories, find the elements, and see what the rules say."""
    if context.invoked_subcommand is not None:
        refuse_options_before(context)
        return
    from .session.start import Options, start_training

    start_training(
        Options(
            kind=None if kind is MIXED else Kind(kind),
            set_name=set_name,
            seed=seed,
            count=count,
            framework=framework,
            stories=stories,
            without=tuple(without or ()),
            results=results,
            name=name,
            force=force,
            progress=progress,
            answers=answers,
            time_limit=time_limit,
            plain=plain,
            no_input=no_input,
            explain=explain,
        )
    )
