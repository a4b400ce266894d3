"""Write a group's results as a report, as a page and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from distinguo_rules.law import FRAMEWORKS

from ...render.html import HtmlWriter
from ...render.page import SHARED_STYLE, escaped, page
from ...render.report import Bar, Items, Paragraph, Part, Report, ReportTable, Section
from ..attempt import ElementPart, Kind
from ..exercises.kinds import exercise_type
from ..stories.story import Result
from ..words import PART_NAMES, RESULT_NAMES
from .group import Agreement, Confusion, ShareRow, TraineeGroup

SCHEMA = "distinguo/training-group/1"
TITLE = "What the group did"
STATE_TITLES = {"there": "where it is there", "not_there": "where it is not, or is left open"}
NONE_TOLD = "No answers are shown: a group needs at least {} trainees."
SMALL_GROUP = (
    "Talk through the stories below: let each person say which sentence decided it for them. With "
    "the agreement of everyone, --suppress-below 1 shows all figures."
)
OVERALL = "All exercises together: {}."
TALK_FIRST = "To talk through first"
TALK_ALL = "Stories that everyone had"
MAX_STORIES_TO_TALK = 3
GROUPS_TO_SHOW_MOST = 3  # those who were right, were wrong, and left it out, each large enough
MAX_GOOD_SHARE = 0.75  # above it, most were right, and there is less to talk about
HOW_TO_READ = (
    "Only the answers that were given count. Groups of fewer than {} trainees are not shown, and "
    "neither are numbers from which one could be worked out."
)
MOST_HIDDEN = (
    "In a group of this size most numbers stay hidden; where fewer than {} were right or wrong, "
    "only that is said."
)
LEFT_OUT_TITLE = "Not in this report"
LEFT_OUT = "{} not counted: not readable, or with answers of two people under one name."
ALPHA = (
    "Krippendorff's alpha: 1 when all judge alike, 0 when no more alike than by chance. It says "
    "nothing of who is right."
)
MIXED_KEYS = "Not counted, because the files do not have the same key for them: {}."
SHARED = "{} files share a name; counted as one trainee."
STYLE = (
    SHARED_STYLE
    + """
@page { margin: 14mm }
body { max-width: 52rem }
table { table-layout: fixed; width: 100% }
th:first-child { width: 44% }
th[scope="row"] { font-weight: normal }
.bar { width: 100%; height: 1em; vertical-align: -.15em }
@media print {
  body { font-size: 9.5pt }
  article + article { break-before: page }
}
"""
)


def group_as_text_report(
    groups: Sequence[TraineeGroup], titles: Mapping[str, str], left_out: Sequence[str] = ()
) -> Report:
    """Return the groups as a report; `titles` are the stories' by id, `left_out` names files."""
    sections = (section for group in groups for section in _sections(group, titles))
    return Report(TITLE, (*_on_files(left_out), *sections))


def _on_files(left_out: Sequence[str]) -> Iterator[Section]:
    """Yield a section that names the files that are not in the report, if there are any."""
    if left_out:
        files = "1 file" if len(left_out) == 1 else f"{len(left_out)} files"
        yield Section(LEFT_OUT_TITLE, (Paragraph(LEFT_OUT.format(files)), Items(tuple(left_out))))


def group_as_html(
    groups: Sequence[TraineeGroup], titles: Mapping[str, str], left_out: Sequence[str] = ()
) -> str:
    """Return the same as one page, on which each law begins a new sheet when printed."""
    write = HtmlWriter().section
    files = "".join(map(write, _on_files(left_out)))
    pages = ("".join(map(write, _sections(group, titles))) for group in groups)
    articles = "".join(f"<article>\n{sections}</article>\n" for sections in pages)
    return page(TITLE, STYLE, f"<main>\n<h1>{escaped(TITLE)}</h1>\n{files}{articles}</main>\n")


def _sections(group: TraineeGroup, titles: Mapping[str, str]) -> Iterator[Section]:
    yield Section(group_heading(group), tuple(Paragraph(text) for text in opening(group)))
    if talk := tuple(_to_talk_through(group, titles)):
        yield Section(TALK_ALL if group.trainees is None else TALK_FIRST, (Items(talk),))
    for kind, lines in group.exercises.items():
        yield Section(exercise_type(kind).heading, (_table("Exercise", lines, titles),))
    if group.elements:
        yield Section("Elements of the stories", (_table("Element", group.elements, titles),))
    yield from (Section(title, parts) for title, parts in _last(group) if parts)


def _to_talk_through(group: TraineeGroup, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield stories: of a small group all, else those that most got wrong, as far as is shown."""
    if group.trainees is None:
        yield from (titles.get(id.partition(":")[2], id) for id in group.stories)
        return
    lines = group.exercises.get(Kind.STORY, ())
    hard = [line for line in lines if (line.share.low + line.share.high) / 2 < MAX_GOOD_SHARE]
    told = [line for line in hard if line.share.high < 1]
    for line in sorted(told, key=lambda line: line.share.high)[:MAX_STORIES_TO_TALK]:
        yield f"{line_words(line, titles)}: {line.share.words} right"


def _last(group: TraineeGroup) -> Iterator[tuple[str, tuple[Part, ...]]]:
    mistakes = tuple(map(confusion_words, group.confusions))
    yield "The most common mistakes", (Items(mistakes),) if mistakes else ()
    alike = tuple(map(agreement_words, group.agreements))
    yield "How far the trainees judge alike", (Items(alike), Paragraph(ALPHA)) if alike else ()


def group_heading(group: TraineeGroup) -> str:
    """Return the heading of one group."""
    return f"{FRAMEWORKS[group.framework].name} law"


def opening(group: TraineeGroup) -> Iterator[str]:
    """Yield the number of trainees, and the notes on what is not shown."""
    if group.trainees is None:
        yield NONE_TOLD.format(group.least)
        yield SMALL_GROUP
        return
    yield f"Trainees: {group.trainees}."
    if group.overall:
        yield OVERALL.format(group.overall)
    yield from (SHARED.format(files) for files in group.shared)
    if group.least > 1:
        yield HOW_TO_READ.format(group.least)
        if group.trainees < GROUPS_TO_SHOW_MOST * group.least:
            yield MOST_HIDDEN.format(group.least)
    if group.left_aside:
        yield MIXED_KEYS.format(", ".join(group.left_aside))


def _table(header: str, lines: Sequence[ShareRow], titles: Mapping[str, str]) -> ReportTable:
    rows = tuple(
        (line_words(line, titles), line.share.words, Bar(line.share.low, line.share.high))
        for line in lines
    )
    return ReportTable((header, "Right", "Bar"), rows)


def line_words(line: ShareRow, titles: Mapping[str, str]) -> str:
    """Return the name of an exercise or of an element."""
    first, _, rest = line.id.partition(":")
    if first in list(ElementPart):
        return f"{PART_NAMES[ElementPart(first)]}, {STATE_TITLES[rest]}"
    return exercise_type(Kind(first)).label(rest, titles)


def confusion_words(confusion: Confusion) -> str:
    """Return one mistake as a sentence."""
    key, said = (RESULT_NAMES[Result(word)] for word in (confusion.key, confusion.said))
    times = "once" if confusion.times == 1 else f"{confusion.times} times"
    people = "one trainee" if confusion.trainees == 1 else f"{confusion.trainees} trainees"
    return f'"{said}" where the key is "{key}": {times}, by {people}'


def agreement_words(agreement: Agreement) -> str:
    """Return one alpha in words."""
    of = (
        PART_NAMES[ElementPart(agreement.of)]
        if agreement.of in list(ElementPart)
        else "The result"
    )
    return f"{of}: {agreement.alpha:.2f}, from {agreement.stories} stories"


def group_as_json(
    groups: Sequence[TraineeGroup], left_out: Sequence[str] = ()
) -> dict[str, object]:
    """Return the groups as JSON data; `right` and `of` are null where the number is suppressed."""
    return {
        "schema": SCHEMA,
        "files_left_out": list(left_out),
        "groups": [_group_as_json(group) for group in groups],
    }


def _group_as_json(group: TraineeGroup) -> dict[str, object]:
    return {
        "framework": group.framework,
        "suppress_below": group.least,
        "trainees": group.trainees,
        "overall": group.overall or None,
        "stories": list(group.stories),
        "exercises": [
            {"kind": kind.value, **_line_as_json(line)}
            for kind, lines in group.exercises.items()
            for line in lines
        ],
        "elements": [_line_as_json(line) for line in group.elements],
        "agreement": [asdict(agreement) for agreement in group.agreements],
        "confusions": [asdict(confusion) for confusion in group.confusions],
        "left_aside": list(group.left_aside),
        "files_sharing_a_name": list(group.shared),
    }


def _line_as_json(line: ShareRow) -> dict[str, object]:
    share = line.share
    return {"id": line.id, "right": share.right, "of": share.of, "says": share.words}
