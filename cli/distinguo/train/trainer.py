"""`distinguo train` for trainers: write stories, check them, hand them out, see how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from ..formats import PageFormat, TextFormat
from ..options import (
    Force,
    HandoutOutput,
    KeyFramework,
    Output,
    PageOutputFormat,
    TextOutputFormat,
)
from ..stderr import say
from .export.formats import ExportFormat
from .options import Without, offer_sets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..errors import Fault
    from .scores.group import TraineeGroup
    from .scores.results import Results
    from .stories.story import Story


def new(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="The file to write; it ends in .toml.")
    ] = ("story.toml"),
    force: Force = False,
) -> None:
    """Write an empty story file that explains every part.

    Examples:
        distinguo train new mine.toml
    """
    from ..errors import Fault, Place, UsageError
    from ..output import write_result
    from .stories.blank import blank_story

    if not path.endswith(".toml"):
        raise UsageError(
            [
                Fault(
                    Place(path), "is not the name of a story file", "use a name that ends in .toml"
                )
            ]
        )
    write_result(blank_story(), path, force)
    say(f"Written: {path}. Fill it in, then run: distinguo train check {path}")


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Story files, or folders of them."),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Check the stories that come with the program.")
    ] = False,
    output_format: TextOutputFormat = TextFormat.TEXT,
) -> None:
    """Find what is wrong with stories, and say how balanced a set is and what it covers.

    Examples:
        distinguo train check mine.toml
        distinguo train check --shipped --format json
    """
    from ..errors import BadDataError
    from ..output import write_result
    from ..printable import as_json
    from .stories.set_summary import check_all, check_report_as_json, story_places, summary_as_text

    checked = check_all(story_places(paths or [], shipped))
    match output_format:
        case TextFormat.JSON:
            write_result(as_json(check_report_as_json(checked)) + "\n", None)
        case TextFormat.TEXT:
            write_result(summary_as_text(checked), None)
        case _:
            assert_never(output_format)
    if checked.faults:
        raise BadDataError(checked.faults)


def export(
    output_format: Annotated[
        ExportFormat, typer.Option("--format", help="What to make of the stories.")
    ],
    stories: Annotated[
        str | None,
        typer.Option("--stories", metavar="DIR", help="Own stories; without it, the shipped."),
    ] = None,
    set_name: Annotated[
        str | None,
        typer.Option(
            "--set",
            metavar="NAME",
            help="Only a set, in its order: first-hour, frameworks, hard or all. Without it, all "
            "stories; for html, first-hour, or all exercises on your own stories.",
            show_default=False,
            autocompletion=offer_sets,
        ),
    ] = None,
    seed: Annotated[
        int,
        typer.Option("--seed", metavar="N", min=0, help="The order of the set, as in a session."),
    ] = 1,
    without: Without = None,
    framework: KeyFramework = "us",
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Hand exercises on to a browser, to Moodle, Canvas and others, to flash cards, or to paper.

    html is one page that runs all kinds of exercises in a browser without a network, gives the
    program's own feedback, and saves a results file for `distinguo train report`. The other
    formats hold stories. worksheet (HTML to print) and markdown get a key in a second file:
    sheet.html and sheet-key.html. The page and the sheet are written as files that others may
    read, all else as private files.

    Examples:
        distinguo train export --format html --output lesson.html
        distinguo train export --format worksheet --set first-hour --output sheet.html
        distinguo train export --format moodle-xml --output stories.xml
    """
    from ..frameworks import read_one_framework
    from ..written_file import write_and_say
    from .export.files import HANDOUTS, check_targets, targets
    from .stories.set_summary import stories_of

    law = read_one_framework(framework)
    places = targets(output_format, output)
    check_targets(places, force)
    told = stories_of(stories)
    made: tuple[str | bytes, ...]
    if output_format is ExportFormat.HTML:
        wanted = set_name if set_name is not None else "all" if stories else "first-hour"
        made = (_page(told, law, wanted, seed, without or ()),)
    else:
        made = _story_files(output_format, told, law, set_name, seed, without or ())
    for place, content in zip(places, made, strict=True):
        is_handout = output_format in HANDOUTS and place == places[0]
        write_and_say(content, place, force, private=not is_handout)


def _page(
    stories: Sequence[Story], law: str, set_name: str, seed: int, without: Sequence[str]
) -> str:
    from .export.chosen import choose_from_set
    from .lesson_page.page import lesson_page

    chosen = choose_from_set(stories, law, set_name, seed, without)
    return lesson_page(chosen, law, set_name, seed)


def _story_files(
    output_format: ExportFormat,
    stories: Sequence[Story],
    law: str,
    set_name: str | None,
    seed: int,
    without: Sequence[str],
) -> tuple[str | bytes, ...]:
    from .export.chosen import choose_stories
    from .export.files import contents
    from .export.item import items_of, set_title

    chosen = choose_stories(stories, law, set_name, seed, without)
    return contents(output_format, items_of(chosen, law), set_title(law))


def report(
    results: Annotated[
        list[str],
        typer.Argument(metavar="RESULTS...", help="Results files, or folders of them (*.json)."),
    ],
    output_format: PageOutputFormat = PageFormat.TEXT,
    output: Output = None,
    suppress_below: Annotated[
        int,
        typer.Option(
            "--suppress-below",
            metavar="N",
            min=1,
            help="Show no group of fewer trainees; 1 shows all.",
        ),
    ] = 5,
    force: Force = False,
) -> None:
    """Report what a group did: by story and by element, agreement, the common mistakes.

    Examples:
        distinguo train report results
        distinguo train report anna.json heron.json --format html --output group.html
    """
    from ..errors import BadDataError
    from ..output import check_target, write_result
    from .scores.group import groups_of, same_names

    check_target(output, force)
    paths = _results_files(results)
    read, faults = _read_all(paths)
    read = _without_clashes(read, faults)
    for same in same_names(read.values()):
        shared = f"{same.files} files share the name {same.name}"
        say(f"{shared}; counted as one trainee.")
    if read:
        groups = groups_of(read.values(), suppress_below)
        left_out = tuple(path for path in paths if path not in read)
        write_result(_group_report(groups, output_format, left_out), output, force)
    if faults:
        raise BadDataError(faults)


def _results_files(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the files of these paths, each once; of a folder those that end in .json, by name.

    Raises UsageError with every folder that has none.
    """
    from pathlib import Path

    from ..errors import Fault, Place, UsageError

    found: list[str] = []
    empty: list[Fault] = []
    for path in paths:
        inside: Sequence[str | Path] = [path]
        if path and Path(path).is_dir():
            visible = sorted(Path(path).glob("[!.]*"))
            inside = [file for file in visible if file.suffix.casefold() == ".json"]
        if not inside:
            hint = "collect the results files in it, each as NAME.json"
            empty.append(Fault(Place(path), "has no file that ends in .json", hint))
        found += map(str, inside)
    if empty:
        raise UsageError(empty)
    return tuple(dict.fromkeys(found))


def _read_all(paths: Sequence[str]) -> tuple[dict[str, Results], list[Fault]]:
    """Return the results that can be read by path, and every fault of the other files."""
    from ..errors import DistinguoError
    from .scores.results import read_results

    read: dict[str, Results] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            read[path] = read_results(path)
        except DistinguoError as error:
            faults.extend(error.faults)
    return read, faults


def _without_clashes(read: Mapping[str, Results], faults: list[Fault]) -> dict[str, Results]:
    """Return the results without those under a name that two people seem to have chosen."""
    from ..errors import Fault, Place
    from .scores.group import clashes

    paths = list(read)
    out: set[str] = set()
    for clash in clashes(list(read.values())):
        first, second = paths[clash.first], paths[clash.second]
        out |= {first, second}
        message = f'has other answers than {first} under one name, "{clash.name}"'
        hint = "of two people, give one another name in the file; of one person, keep one file"
        faults.append(Fault(Place(second, "$.name"), message, hint))
    return {path: results for path, results in read.items() if path not in out}


def _group_report(
    groups: Sequence[TraineeGroup], output_format: PageFormat, left_out: Sequence[str]
) -> str:
    match output_format:
        case PageFormat.JSON:
            from ..printable import as_json
            from .scores.group_words import group_as_json

            return as_json(group_as_json(groups, left_out)) + "\n"
        case PageFormat.HTML:
            from .scores.group_words import group_as_html

            return group_as_html(groups, _titles(), left_out)
        case PageFormat.TEXT:
            from ..render.terminal import as_text
            from ..terminal.window import window_width
            from .scores.group_words import group_as_text_report

            written = group_as_text_report(groups, _titles(), left_out)
            return as_text(written, window_width())
        case _:
            assert_never(output_format)


def _titles() -> Mapping[str, str]:
    from .stories.reader import shipped_stories

    return {story.id: story.title for story in shipped_stories()}
