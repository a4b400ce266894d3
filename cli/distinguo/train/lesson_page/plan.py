"""The plan of a lesson of 30, 45 or 60 minutes: its parts, its exercises, and where to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from distinguo_rules.law import FRAMEWORKS

from ...render.html import as_html
from ...render.page import SHARED_STYLE, escaped, page
from ...render.report import Items, Paragraph, Report, ReportTable, Section
from ..exercises.exercise import Exercise
from ..exercises.sets import MIXED_ORDER
from ..session.effort import Effort, effort_of
from ..stories.story import THEMES, Result
from ..words import CANNOT_TELL_MEANS, RESULT_NAMES

PHASE_MINUTES: dict[int, tuple[int, int, int, int]] = {
    30: (5, 14, 6, 5),
    45: (5, 25, 9, 6),
    60: (5, 36, 12, 7),
}
"""Minutes to open, to work alone, to talk it through, and to close, by the whole length."""

AIMS = (
    "Say in one sentence each what smuggling is and what trafficking is.",
    "Name what a definition asks for: act, means and purpose; unlawful entry, help, and gain.",
    f'Say "{RESULT_NAMES[Result.CANNOT_TELL]}" where something is missing, and know which '
    "question to ask next.",
    "Know whom to call, and that a sign is never a verdict.",
)
BEFORE = (
    "Choose one way: the program on each computer; the page (distinguo train export "
    "--format html), opened from a stick or a shared folder in any browser; or the worksheet "
    "(distinguo train export --format worksheet) on paper.",
    "Print the card (distinguo law card --format html) for each person, and this script for you.",
    "Give each person a pseudonym that nobody else has, such as a bird and a number. The page "
    "makes one up. Two people under one name are refused in the report.",
    "Try one exercise on the machines of the room, and the way in which the files come to you: a "
    "shared folder, a stick, or an e-mail. Nothing is sent by itself.",
)
ANYONE_MAY_LEAVE = (
    "Some people in any room have lived through something like this. All stories are invented. "
    "Anyone may leave out an exercise, or go out, without a reason."
)
CARE = (
    f'Say at the beginning: "{ANYONE_MAY_LEAVE}"',
    "A content note comes before each hard story. --without sex --without violence leaves them "
    "out for everybody.",
    "Do not ask anyone for experiences of their own. If someone tells you one, thank them, do not "
    "question them, and offer the numbers on the card in private.",
    "Results are for learning. Do not show one person's answers to others, and delete the files "
    "after the lesson.",
)
OPEN_WORDS = (
    "Smuggling is about a border: someone helps a person cross it illegally.",
    "Trafficking is about a person: someone uses them, by force, threats, lies or pressure.",
    "Both can happen to one person. A border, a fee, papers, and a yes to the trip do not decide.",
    "Act = what is done; means = how; purpose = what for.",
    CANNOT_TELL_MEANS,
)
CLOSE_WORDS = (
    "Each person writes down one mistake that they will not make again.",
    "Where to read on: key f after an exercise (only in the program; the page has no letter "
    "keys). At home: distinguo train --progress FILE.",
    "Whom to call: the numbers on the card. Delete the results files.",
)
TAKE_HOME = (
    "Write down one mistake that you will not make again.",
    "A sign is never a verdict.",
    "Whom to call: the numbers on the card.",
)

STYLE = (
    SHARED_STYLE
    + """
@page { margin: 14mm }
body { max-width: 48rem }
.slide { border: 1px solid #555; padding: 1.5em 2em; margin: 1em 0; min-height: 60vh }
.slide h1 { font-size: 2.2em } .slide p, .slide li { font-size: 1.5em; line-height: 1.35 }
@media print { .slide { border: 0; break-after: page } }
"""
)


@dataclass(frozen=True)
class Plan:
    """A lesson: its length, the exercises that fit, and the effort of each.

    `whole`: the number of exercises in the set. `seed` and `without`: the order of the set, and
    the themes that it leaves out.
    """

    minutes: int
    framework: str
    exercises: tuple[tuple[Exercise, Effort], ...]
    whole: int
    seed: int = 1
    without: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[int, int, int, int]:
        return PHASE_MINUTES[self.minutes]


def plan_of(
    minutes: int,
    framework: str,
    exercises: Sequence[Exercise],
    seed: int = 1,
    without: tuple[str, ...] = (),
) -> Plan:
    """Return the plan, with as many exercises of a set, in order, as fit into the time for them.

    Raises KeyError for a length without a plan.
    """
    alone = PHASE_MINUTES[minutes][1]
    found: list[tuple[Exercise, Effort]] = []
    used = 0.0
    for exercise in exercises[: len(MIXED_ORDER)]:
        effort = effort_of(exercise)
        if used + effort.minutes > alone:
            break
        used += effort.minutes
        found.append((exercise, effort))
    return Plan(minutes, framework, tuple(found), len(exercises), seed, without)


def lesson_guide(plan: Plan) -> Report:
    """Return the script of the person who leads the lesson."""
    return Report(
        f"A lesson of {plan.minutes} minutes: trafficking or smuggling?",
        (
            Section("Aims", (Items(AIMS),)),
            Section("Before the lesson", (Items(BEFORE),)),
            Section("Care", (Items(CARE),)),
            Section("Timing", (_timing(plan), *map(Paragraph, _stops(plan)))),
            Section("To say at the beginning", (Items(OPEN_WORDS),)),
            Section("The exercises", (_exercises(plan),)),
            Section("Answers", tuple(_answers(plan))),
            Section("To close", (Items(CLOSE_WORDS),)),
        ),
    )


def command(plan: Plan) -> str:
    """Return what each trainee runs."""
    return (
        f"distinguo train {_same_set(plan)} --count {len(plan.exercises)} --time-limit "
        f"{plan.parts[1]} --results NAME.json --name NAME"
    )


def page_command(plan: Plan) -> str:
    """Return what makes the page with the same exercises in the same order."""
    return f"distinguo train export --format html {_same_set(plan)} --output lesson.html"


def _same_set(plan: Plan) -> str:
    left_out = "".join(f" --without {theme}" for theme in plan.without)
    return f"--set first-hour --seed {plan.seed}{left_out} --framework {plan.framework}"


def _timing(plan: Plan) -> ReportTable:
    opening, alone, talk, close = plan.parts
    rows = (
        (opening, "The two crimes in a sentence each; the card; the note of care"),
        (alone, f"Everybody alone: {len(plan.exercises)} exercises"),
        (
            talk,
            "Collect the files (distinguo train report FOLDER); talk through one or two stories",
        ),
        (close, "What each takes home; whom to call"),
    )
    return ReportTable(
        ("Minute", "What"), tuple(_from_to(plan, n, what) for n, (_, what) in enumerate(rows))
    )


def _from_to(plan: Plan, number: int, what: str) -> tuple[str, str]:
    start = sum(plan.parts[:number])
    return f"{start}-{start + plan.parts[number]}", what


def _stops(plan: Plan) -> Iterator[str]:
    opening, alone, *_ = plan.parts
    yield f"With the program, each person runs: {command(plan)}"
    yield f"The page is made with: {page_command(plan)}"
    yield (
        f'The page has the whole set and shows "1 of {plan.whole}": plan {len(plan.exercises)} of '
        f"its {plan.whole}; the rest are for the quick. The worksheet has the stories alone, with "
        "numbers of its own: use its key, not the numbers here."
    )
    yield (
        f"Stop at minute {opening + alone}, wherever people are: with --time-limit the scores "
        "come by themselves, else key e (on the page: End here, then Yes, end now). What was done "
        "is kept. Nobody has to finish."
    )
    yield (
        "To collect 30 sticks one by one takes 8 to 10 minutes. Without a shared folder, let "
        "people raise a hand for each result now, and read the report after the lesson."
    )
    yield "If time is short, leave out the talk on the second story, not the care and the close."


def _exercises(plan: Plan) -> ReportTable:
    rows = [
        (str(n), exercise_name(e), str(f.pages), str(f.keys), f"{f.minutes:.1f}")
        for n, (e, f) in enumerate(plan.exercises, 1)
    ]
    total = [f for _, f in plan.exercises]
    whole = f"{sum(f.minutes for f in total):.1f}"
    rows.append(
        ("", "In all", str(sum(f.pages for f in total)), str(sum(f.keys for f in total)), whole)
    )
    return ReportTable(("", "Exercise", "pages", "keys", "min."), tuple(rows))


def exercise_name(exercise: Exercise) -> str:
    """Return the kind of an exercise, its story or claim, and its content note."""
    named = exercise.story.title if exercise.story else exercise.label(exercise.name, {})
    themes = "; ".join(THEMES[theme] for theme in exercise.themes)
    return f"{exercise.kind.value}: {named}" + (f" (note: {themes})" if themes else "")


def _answers(plan: Plan) -> Iterator[Items]:
    for number, (exercise, _) in enumerate(plan.exercises, 1):
        yield Items(tuple(exercise.solution()), f"{number}. {exercise_name(exercise)}")


def guide_html(plan: Plan) -> str:
    """Return the script as a page to print."""
    return as_html(lesson_guide(plan), STYLE)


def slides_html(plan: Plan) -> str:
    """Return the slides of the lesson, one a printed page."""
    about = f"{plan.minutes} minutes. The law: {FRAMEWORKS[plan.framework].name}."
    slides: tuple[tuple[str, Sequence[str]], ...] = (
        ("Trafficking or smuggling?", (about, ANYONE_MAY_LEAVE)),
        ("After this lesson you can", AIMS),
        ("Two crimes", OPEN_WORDS[:-1]),
        (RESULT_NAMES[Result.CANNOT_TELL].capitalize(), OPEN_WORDS[-1:]),
        (
            f"Now you: {plan.parts[1]} minutes",
            (
                f"{len(plan.exercises)} exercises, each alone. The page has {plan.whole}: "
                "the last are for the quick. Your pseudonym, not your name.",
                "You may leave out any exercise, and end at any time: with the buttons of the "
                "page, or with the keys s and e.",
                "Nobody has to finish.",
            ),
        ),
        (
            "Talk it through",
            ("Which sentence decided it for you?", "Which one fact would turn it?"),
        ),
        ("Take home", TAKE_HOME),
    )
    shown = "".join(
        f'<section class="slide">\n<h1>{escaped(title)}</h1>\n<ul>\n'
        f"{''.join(f'<li>{escaped(line)}</li>' for line in lines)}</ul>\n</section>\n"
        for title, lines in slides
    )
    return page("Trafficking or smuggling?", STYLE, f"<main>\n{shown}</main>\n")
