"""Summarize a check of stories: counts, balance and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from distinguo_rules.compiled import compile_framework
from distinguo_rules.law import FRAMEWORKS

from ...errors import BadDataError, Fault, Place, UsageError
from ...render.report import Items, Paragraph, Report, Section
from ...render.terminal import as_text
from ...terminal.window import window_width
from .balance import balance, count_results, parting, unexercised
from .check import CheckReport, check_path, same_answers
from .reader import shipped_stories
from .story import Story

SCHEMA = "distinguo/story-check/1"
MAX_REASONS_LISTED = 5  # without a story, for each law; JSON lists all


def story_places(paths: Sequence[str], shipped: bool) -> list[Traversable]:
    """Return the files and folders to check, each once. Raises UsageError if none is named."""
    if not paths and not shipped:
        hint = "name a story file or a folder of them, or add --shipped"
        raise UsageError([Fault("PATH", "is missing", hint)])
    own: list[Traversable] = [Path(path) for path in dict.fromkeys(paths)]
    return own + ([files("distinguo.train.content") / "stories"] if shipped else [])


def check_all(places: Sequence[Traversable]) -> CheckReport:
    """Check every place by itself, and all the stories together as one set."""
    reports = [check_path(place) for place in places]
    stories = {story.path: story for report in reports for story in report.stories}
    own = (fault for report in reports for fault in report.faults)
    together = same_answers(tuple(stories.values()))
    return CheckReport(tuple(stories.values()), tuple(dict.fromkeys([*own, *together])))


def stories_of(folder: str | None) -> tuple[Story, ...]:
    """Return the stories of a folder, or the built-in ones without one.

    Raises BadDataError with every fault that a check finds.
    """
    if not folder:
        return shipped_stories()
    checked = check_all(story_places([folder], shipped=False))
    if checked.faults:
        raise BadDataError(checked.faults)
    return checked.stories


def summary_as_text(checked: CheckReport) -> str:
    """Return the summary for a screen; the faults go to standard error."""
    stories = checked.stories
    parts = [Paragraph(_verdict(checked)), Paragraph(f"Stories read: {len(stories)}.")]
    sections = [Section("The check", tuple(parts))]
    if len(stories) == 1:
        sections.append(Section("What the rules say", (_results(stories[0]),)))
    elif stories:
        notes = tuple(balance(stories))
        said = (Items(notes),) if notes else (Paragraph("Nothing gives a result away."),)
        sections.append(Section("The set", tuple(_counts(stories))))
        sections.append(Section("Balance", said))
        sections.append(Section("Coverage", tuple(_coverage(stories))))
    return as_text(Report("Stories checked", tuple(sections)), window_width())


def _verdict(checked: CheckReport) -> str:
    faults = len(checked.faults)
    found = {0: "No faults.", 1: "1 fault: it is listed on standard error."}
    return found.get(faults, f"{faults} faults: they are listed on standard error.")


def _results(story: Story) -> Items:
    return Items(
        tuple(f"{law.name}: {_named(story.result(id))}" for id, law in FRAMEWORKS.items())
    )


def _counts(stories: Sequence[Story]) -> Iterator[Items]:
    results = (f"{_named(result)}: {n}" for result, n in count_results(stories).items())
    yield Items(tuple(results), "By result in US law:")
    levels = Counter(story.difficulty for story in stories)
    yield Items(tuple(f"{n}: {levels[n]}" for n in sorted(levels)), "By difficulty:")
    apart = len(parting(stories))
    yield Items((f"{apart} of {len(stories)}",), "Stories on which the laws part:")


def _named(word: str) -> str:
    return word.replace("_", " ")


def _coverage(stories: Sequence[Story]) -> Iterator[Items]:
    """Yield for each law how many of the shortest reasons for a result have a story."""
    for id, framework in FRAMEWORKS.items():
        open_ways = tuple(_uncovered(stories, id))
        total = _count_reasons(id)
        more = len(open_ways) - MAX_REASONS_LISTED
        rest = (f"and {more} more: --format json lists all",) if more > 0 else ()
        listed = (*open_ways[:MAX_REASONS_LISTED], *rest)
        yield Items(
            listed,
            f"{framework.name}: {total - len(open_ways)} of {total} shortest reasons have a story"
            + (". These do not:" if listed else "."),
        )


def _uncovered(stories: Sequence[Story], framework: str) -> Iterator[str]:
    for verdict, status, reason in unexercised(stories, framework):
        answers = ", ".join(f"{id} {answer}" for id, answer in reason.items())
        yield f"{verdict} {_named(status)}: {answers or 'whatever the answers'}"


def _count_reasons(framework: str) -> int:
    verdicts = compile_framework(framework).verdicts.values()
    return sum(len(verdict.when_true) + len(verdict.when_false) for verdict in verdicts)


def check_report_as_json(checked: CheckReport) -> Mapping[str, object]:
    """Return the summary with all that was found, for programs."""
    stories = checked.stories
    return {
        "schema": SCHEMA,
        "stories": [story.id for story in stories],
        "results": {result.value: n for result, n in count_results(stories).items()},
        "difficulty": {
            str(level): n
            for level, n in sorted(Counter(story.difficulty for story in stories).items())
        },
        "parting": [story.id for story in parting(stories)],
        "balance": list(balance(stories)) if len(stories) > 1 else [],
        "coverage": {
            id: {"reasons": _count_reasons(id), "without_a_story": list(_uncovered(stories, id))}
            for id in FRAMEWORKS
        },
        "faults": [_fault(fault) for fault in checked.faults],
    }


def _fault(fault: Fault) -> dict[str, object]:
    place = fault.place._asdict() if isinstance(fault.place, Place) else fault.place
    return {**fault._asdict(), "place": place}
