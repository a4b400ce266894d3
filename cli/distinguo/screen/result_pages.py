"""The pages of a result: a section on each, and a warning before answers on the trip are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Never

from rich.console import Group, RenderableType
from rich.text import Text

from distinguo_rules.assessment import Assessment, assess
from distinguo_rules.interview import Event, Interview
from distinguo_rules.language import language, second_language, tr
from distinguo_rules.role import Role
from distinguo_rules.trip import only_trafficking, tells_of_trip
from distinguo_rules.words import CAN_BE_USED, CAN_BE_USED_YOU

from ..printable import printable
from ..render.report import BriefContact, Items, Paragraph, Part, Report, Section, Spare
from ..render.result import WHY_KEY, ResultOptions, result_report
from ..render.terminal import drawn
from ..terminal.choice import LEAVE, Action, Choice
from ..terminal.drawing import lines_of
from .page_choices import BACK, REVIEW
from .result_settings import Kept, ResultSettings

FIRST_TITLE = "This is not proof. It can only show signs."
BRIEF_FIRST_TITLE = "This is not proof"
HEADING = "{title} · page {number} of {count}"
READ_MORE = "Read more: page {number} of {count}"
READ_AGAIN = "Back to page 1 of {count}"
WRITE = "Close, and keep it in {file}"
FEWER_STEPS = (2, 1)  # of those that can be taken now, where there is little room


@dataclass(frozen=True)
class Show:
    """Turn to a section of the result, by its place."""

    section: int


@dataclass(frozen=True)
class Keep:
    """Leave and keep the result, with or without the answers on the trip."""

    without_trip: bool


ResultEvent = Event | Show | Keep

EVERYTHING: Choice[Never] = Choice(
    ("?",), "Everything, or the main points", Action.WHY, "everything"
)
NEXT = Choice(("space", "m"), "The next page", Show(1), "next")
KEEP: Choice[Never] = Choice(
    ("p",),
    "Close, but leave this text on the screen. Then others can read it.",
    Action.KEEP,
    "leave text",
    apart=True,
)
KEEP_ALL = Choice(("1",), "Keep it as it is", Keep(False))
KEEP_BARE = Choice(
    ("2",), "Keep it without the trip, with the result on trafficking alone", Keep(True)
)


@dataclass(frozen=True)
class ResultView:
    """The section of a result that is shown, and how.

    `explain`: every detail is shown. `warns`: the warning is shown in place of a section.
    """

    settings: ResultSettings = field(default_factory=ResultSettings)
    section: int = 0
    explain: bool = False
    warns: bool = False
    _reports: dict[tuple[object, ...], tuple[Interview, Report]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def reset(self) -> ResultView:
        """Return the view of the first section."""
        return replace(self, section=0, explain=False, warns=False)

    def after(
        self, does: Show | Keep | Action, interview: Interview
    ) -> tuple[ResultView, Action | None]:
        """Return the next view, and the action that ends the pages, if it is one."""
        match does:
            case Show(section=section):
                return replace(self, section=section, warns=False), None
            case Keep(without_trip=without_trip):
                only = self.settings.only_trafficking or without_trip
                settings = self.settings._replace(only_trafficking=only)
                return replace(self, settings=settings), Action.KEEP
            case Action.WHY:
                return self._explained(interview), None
            case Action.KEEP if self._must_warn(interview):
                return replace(self, warns=True), None
            case _:
                return self, does

    def _must_warn(self, interview: Interview) -> bool:
        return not self.settings.only_trafficking and tells_of_trip(interview.counted)

    def _explained(self, interview: Interview) -> ResultView:
        """Show or hide the details; from the first section, turn to the reasons."""
        turned = replace(self, explain=not self.explain)
        if self.section:
            return turned
        keys = [section.key for section in turned.report(interview).sections]
        return replace(turned, section=keys.index(WHY_KEY))

    def report(self, interview: Interview) -> Report:
        """Return the whole result as a document.

        It is kept for the further views of the same interview: each page needs it several times.
        """
        key = (self.settings, self.explain, language(), second_language())
        made_for, report = self._reports.get(key, (None, None))
        if report is None or made_for is not interview:
            report = self._made_report(interview)
            self._reports[key] = (interview, report)
        return report

    def _made_report(self, interview: Interview) -> Report:
        options = ResultOptions(self.settings.day, self.settings.own, repeats=True, glosses=True)
        return result_report(self.assessment(interview), self.explain, options)

    def kept(self, interview: Interview) -> Kept:
        """Return the whole assessment, and whether only a part of it is kept."""
        whole = assess(interview.counted, interview.frameworks, interview.role)
        return Kept(whole, self.settings.only_trafficking)

    def assessment(self, interview: Interview) -> Assessment:
        """Assess the answers so far, as far as they are shown."""
        whole = assess(interview.counted, interview.frameworks, interview.role)
        return only_trafficking(whole) if self.settings.only_trafficking else whole

    def next_section(self, interview: Interview) -> int:
        """Return the place of the section that follows; the last one is followed by the first."""
        return (self.section + 1) % len(self.report(interview).sections)

    def choices(
        self, interview: Interview, *next_keys: str, has_room: bool = True
    ) -> tuple[Choice[ResultEvent], ...]:
        """Return the choices that the page lists; `next_keys` show the next section.

        Where there is little room, the last line alone names the key that keeps the result.
        """
        if self.warns:
            return (KEEP_ALL, KEEP_BARE)
        return (self._turn(interview, next_keys), LEAVE, *([self._keep] if has_room else []))

    def _turn(self, interview: Interview, keys: tuple[str, ...]) -> Choice[ResultEvent]:
        place, count = self.next_section(interview), len(self.report(interview).sections)
        label = tr(READ_MORE if place else READ_AGAIN).format(number=place + 1, count=count)
        return replace(NEXT, keys=keys, label=label, does=Show(place))

    @property
    def _keep(self) -> Choice[ResultEvent]:
        file = self.settings.saves_to
        return replace(KEEP, label=tr(WRITE).format(file=printable(file))) if file else KEEP

    def others(
        self, interview: Interview, has_room: bool = True
    ) -> tuple[Choice[ResultEvent], ...]:
        """Return the choices that the last line alone names."""
        if self.warns:
            return (LEAVE, Choice(BACK.keys, BACK.label, Show(self.section), BACK.word))
        sections = self.report(interview).sections
        keys = (
            Choice((section.key,), section.title, Show(place), section.word)
            for place, section in enumerate(sections)
            if place != self.section
        )
        return (BACK, REVIEW, *keys, EVERYTHING, *([] if has_room else [self._keep]))

    def body(self, interview: Interview, width: int, room: int | None = None) -> RenderableType:
        """Draw the page. With `room`, the first section is cut to that many lines if it can be."""
        if self.warns:
            warning = CAN_BE_USED_YOU if interview.role is Role.SELF else CAN_BE_USED
            return Group(Text(tr(warning), style="bold"), Text())
        document = self.report(interview)
        section = document.sections[self.section]
        count = len(document.sections)
        heading, brief = (
            tr(HEADING).format(title=section.title or title, number=self.section + 1, count=count)
            for title in map(tr, (FIRST_TITLE, BRIEF_FIRST_TITLE))
        )
        if self.section or room is None:
            return _page(document if not self.section else None, heading, section)
        whole, *less = _variants(section)
        pages = [_page(document, heading, whole)]
        pages += [
            _page(document, title, variant) for variant in less for title in (heading, brief)
        ]
        fitting = (page for page in pages if len(lines_of(page, width, True, width)) <= room)
        return next(fitting, pages[-1])


def _page(document: Report | None, heading: str, section: Section) -> RenderableType:
    """Draw a section below its heading, and the alert of the document, if given, above it."""
    alert = document.alert if document else ""
    lines = [Text(alert, style="bold reverse")] if alert else []
    return Group(*lines, Text(heading, style="dim"), *map(drawn, section.parts))


def _variants(section: Section) -> Iterator[Section]:
    """Yield the first section as it is, then with less and less of what can be left out."""
    yield section
    parts = section.parts
    for extra in _spare(section):
        parts = tuple(part for part in parts if part not in extra)
        yield section._replace(parts=parts)
        yield section._replace(parts=_with_less_contact(parts))
    parts = _with_less_contact(parts)
    for steps, has_title in product(FEWER_STEPS, (True, False)):
        yield section._replace(parts=_with_fewer_steps(parts, steps, has_title))
    bare = _with_fewer_steps(_with_less_contact(parts, has_lead=False), FEWER_STEPS[-1], False)
    yield section._replace(parts=bare)
    yield section._replace(parts=_without_hours(bare))


def _spare(section: Section) -> Iterator[tuple[Paragraph, ...]]:
    """Yield what can be left out, in that order: all glosses at once, then one by one."""
    spare = [p for p in section.parts if isinstance(p, Paragraph) and p.spare is not Spare.NO]
    yield tuple(p for p in spare if p.spare is Spare.GLOSS)
    others = (p for p in reversed(spare) if p.spare is not Spare.GLOSS)
    yield from ((p,) for p in sorted(others, key=lambda p: p.spare))


def _with_less_contact(parts: Iterable[Part], has_lead: bool = True) -> tuple[Part, ...]:
    """Shorten the contact to its name, hours and numbers, and leave its lead out if asked to."""
    return tuple(
        part._replace(short=True, lead=part.lead if has_lead else "")
        if isinstance(part, BriefContact)
        else part
        for part in parts
    )


def _without_hours(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(
        part._replace(contact=part.contact._replace(hours="", cost=""))
        if isinstance(part, BriefContact)
        else part
        for part in parts
    )


def _with_fewer_steps(parts: Iterable[Part], steps: int, has_title: bool) -> tuple[Part, ...]:
    return tuple(
        Items(part.items[:steps], part.title if has_title else "")
        if isinstance(part, Items)
        else part
        for part in parts
    )
