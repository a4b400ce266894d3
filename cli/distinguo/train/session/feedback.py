"""What is said of an exercise once it is done: what was right, what was missed, and why.

All of it comes from the rules, the story and the myths; nothing is judged here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from distinguo_rules.citation import Citation
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer, Status, Verdict
from distinguo_rules.questionnaire import BY_ID

from ...render.report import Items, Paragraph, Report, Section
from ...render.report import Part as ReportPart
from ..attempt import Attempt, ElementAttempt, Shown
from ..content.myths import MYTHS, Myth
from ..exercises.asking import best_to_ask, is_unfit, result_of
from ..exercises.exercises import (
    Exercise,
    InterviewExercise,
    MythExercise,
    NextExercise,
    PairExercise,
    StoryExercise,
)
from ..exercises.parts import not_asked_for, shown_by
from ..stories.sentences import sentences, sentences_for
from ..stories.story import Result, Story, plain
from ..words import PART_NAMES, RESULT_NAMES
from .attempts import answers_heard
from .mistakes import smallest_change, typical_mistake

SAYS = {
    (Verdict.TRAFFICKING, Status.INDICATED): "The story shows signs of trafficking.",
    (Verdict.TRAFFICKING, Status.NOT_INDICATED): "The story shows no signs of trafficking.",
    (Verdict.TRAFFICKING, Status.UNDETERMINED): "It leaves open if there is trafficking.",
    (Verdict.SMUGGLING, Status.INDICATED): "The story shows signs of smuggling.",
    (Verdict.SMUGGLING, Status.NOT_INDICATED): "The story shows no signs of smuggling.",
    (Verdict.SMUGGLING, Status.UNDETERMINED): "It leaves open if there is smuggling.",
}
SHOWN = {Shown.YES: "yes", Shown.NO: "no", Shown.NOT_SHOWN: "not shown"}
KEYS = {
    Shown.YES: "yes.",
    Shown.NO: "no; the story rules it out.",
    Shown.NOT_SHOWN: "not shown; the story leaves it open, and that is not a no.",
}


def feedback(exercise: Exercise, attempt: Attempt) -> Report:
    """What was right and what was missed in an exercise that was done."""
    title = "Right." if attempt.right else "The rules see it differently."
    match exercise:
        case StoryExercise():
            sections = _on_story(exercise, attempt)
        case PairExercise():
            sections = _on_pair(exercise, attempt)
        case MythExercise(myth=myth):
            sections = iter(
                [_section("What the sources say", Paragraph(myth.truth), _cited(myth))]
            )
        case NextExercise():
            sections = _on_next(exercise, attempt)
        case InterviewExercise():
            sections = _on_interview(exercise, attempt)
        case _:
            assert_never(exercise)
    return Report(title, tuple(sections))


def further_reading(exercise: Exercise) -> Report:
    """Where to read on: the law, the source of the story's pattern, and of its myth."""
    found: dict[str, None] = {}
    for citation in _citations(exercise):
        found[f"{citation.source}: {citation.url}"] = None
    return Report("Further reading", (_section("Sources", Items(tuple(found))),))


def _citations(exercise: Exercise) -> Iterator[Citation]:
    if isinstance(exercise, MythExercise):
        yield from exercise.myth.citations
        return
    yield exercise.story.source
    if exercise.story.myth:
        yield from MYTHS[exercise.story.myth].citations
    for rule in FRAMEWORKS[exercise.framework].all_rules():
        yield from rule.citations


def _on_story(exercise: StoryExercise, attempt: Attempt) -> Iterator[Section]:
    story, framework = exercise.story, exercise.framework
    yield _by_the_rules(exercise, attempt)
    if attempt.elements:
        rows = tuple(_on_element(exercise, element) for element in attempt.elements)
        yield _section("The elements", *_missed(attempt.elements), Items(rows))
    myth = typical_mistake(story, attempt, framework)
    if myth is not None:
        claim = Paragraph(f'"{myth.claim}" That is not so. {myth.truth}')
        yield _section("A typical mistake", claim, _cited(myth))
    yield _section("What would change it", Paragraph(what_would_change(story, framework)))
    yield _section("The lesson", Paragraph(plain(story.lesson)))
    yield from _other_laws(story, framework)


def _by_the_rules(exercise: StoryExercise, attempt: Attempt) -> Section:
    statuses = exercise.story.statuses(exercise.framework)
    said = Result(attempt.said) if attempt.said else None
    lines = [
        Paragraph(
            f"{FRAMEWORKS[exercise.framework].name}: {RESULT_NAMES[exercise.result]}.", True
        ),
        Paragraph(" ".join(SAYS[verdict, statuses[verdict]] for verdict in Verdict)),
    ]
    if said is not None and not attempt.right:
        lines.append(Paragraph(f"You said: {RESULT_NAMES[said]}."))
    return _section("By the rules", *lines)


def _on_element(exercise: StoryExercise, attempt: ElementAttempt) -> str:
    words = f"{PART_NAMES[attempt.part]}: {KEYS[attempt.key]}"
    if attempt.said is not attempt.key:
        words += f" You said: {SHOWN[attempt.said]}."
    if attempt.key is Shown.YES:
        words += _evidence(exercise, attempt)
    else:
        words += f" {not_asked_for(attempt.part, exercise.framework)}".rstrip()
    return words


def _evidence(exercise: StoryExercise, attempt: ElementAttempt) -> str:
    showing = shown_by(exercise.story, attempt.part, exercise.framework)
    note = not_asked_for(attempt.part, exercise.framework)
    if attempt.sentence_right:
        return f" Sentence {attempt.sentence} shows it. {note}".rstrip()
    if not showing:
        return f" {note}".rstrip()
    told = sentences(exercise.story.text)[showing[0] - 1]
    chosen = "" if attempt.sentence is None else f" You chose sentence {attempt.sentence}."
    return f'{chosen} Sentence {showing[0]} shows it: "{told}" {note}'.rstrip()


def _missed(elements: Sequence[ElementAttempt]) -> Iterator[Paragraph]:
    missed = [PART_NAMES[e.part].lower() for e in elements if e.key is Shown.YES is not e.said]
    added = [PART_NAMES[e.part].lower() for e in elements if e.said is Shown.YES is not e.key]
    if missed:
        yield Paragraph(f"You missed: {', '.join(missed)}.")
    if added:
        yield Paragraph(f"You saw what the story does not show: {', '.join(added)}.")


def what_would_change(story: Story, framework: str) -> str:
    """The smallest change of facts that brings about another result, in a sentence."""
    turned, result = smallest_change(story, framework)
    facts = [_if_so(id, answer) for id, answer in turned.items()]
    words = f"If {' and '.join(facts)}, the answer would be: {RESULT_NAMES[result]}."
    return words if len(facts) == 1 else f"No one fact alone would. {words}"


def _if_so(id: str, answer: Answer) -> str:
    so = "it were so" if answer is Answer.YES else "it were not so"
    return f"{so} that {BY_ID[id].short}"


def _other_laws(story: Story, framework: str) -> Iterator[Section]:
    here = story.result(framework)
    others = {id: story.result(id) for id in FRAMEWORKS if id != framework}
    parting = [
        f"{FRAMEWORKS[id].name}: {RESULT_NAMES[result]}."
        for id, result in others.items()
        if result is not here
    ]
    if parting:
        yield _section("Other laws part from this one", Items(tuple(parting)))


def _on_pair(exercise: PairExercise, attempt: Attempt) -> Iterator[Section]:
    pair, story = exercise.pair, exercise.story
    chosen, judged = (attempt.said or " ").split()
    fact_right = chosen == pair.question.id
    yield _section(
        "The fact",
        Paragraph(f"{'Right' if fact_right else 'It is another one'}: {pair.question.short}."),
        *_told(story, [pair.question.id]),
        *(
            []
            if fact_right
            else [Paragraph(f"This alone changes nothing: {BY_ID[chosen].short}.")]
        ),
    )
    first = RESULT_NAMES[story.result(exercise.framework)]
    told = f"First story: {first}. Second story: {RESULT_NAMES[exercise.result]}."
    said = "" if judged == exercise.result else f" You said: {RESULT_NAMES[Result(judged)]}."
    about = f"The fact is about: {pair.question.serves}."
    yield _section("What follows", Paragraph(told + said), Paragraph(about))
    yield _section("Why it is asked", Paragraph(pair.question.why))


def _told(story: Story, ids: Iterable[str]) -> Iterator[Paragraph]:
    for number in sentences_for(story, ids)[:1]:
        yield Paragraph(f'The first story says: "{sentences(story.text)[number - 1]}"')


def _on_next(exercise: NextExercise, attempt: Attempt) -> Iterator[Section]:
    answers, framework = exercise.story.answers, exercise.framework
    best = [id for id in best_to_ask(answers, framework) if id in attempt.key.split()]
    others = [id for id in attempt.key.split() if id not in best]
    idle = [q for q in exercise.offered if q.id not in attempt.key.split()]
    yield _section("Your question", Paragraph(_on_question(exercise, attempt)))
    lists = [
        Items(tuple(BY_ID[id].text for id in ids), title)
        for ids, title in (
            (best, "Nearest to settling it:"),
            (others, "These could help to settle it too:"),
            (
                [q.id for q in idle if not is_unfit(q, answers)],
                "Whatever the answer, these cannot:",
            ),
        )
        if ids
    ]
    yield _section("The questions", *lists)
    yield _section("What would change it", Paragraph(what_would_change(exercise.story, framework)))


def _on_question(exercise: NextExercise, attempt: Attempt) -> str:
    if attempt.said is None:
        return ""
    if is_unfit(BY_ID[attempt.said], exercise.story.answers):
        return "The person may be a child: leave that question to a trained interviewer."
    if not attempt.right:
        return "No answer to it could change the result. Depth that is not needed can do harm."
    yes, no = (
        RESULT_NAMES[
            result_of({**exercise.story.answers, attempt.said: answer}, exercise.framework)
        ]
        for answer in (Answer.YES, Answer.NO)
    )
    return f"It can matter. If yes: {yes}. If no: {no}."


def _on_interview(exercise: InterviewExercise, attempt: Attempt) -> Iterator[Section]:
    yield _section(
        "The case",
        Paragraph(f'It was "{exercise.story.title}": {RESULT_NAMES[exercise.result]}.'),
        Paragraph(_settled_after(exercise, attempt.asked)),
    )
    fewest = Items(tuple(BY_ID[id].text for id in exercise.least), "These would have been enough:")
    count = f"You asked {len(attempt.asked)}. The fewest that settle it are {len(exercise.least)}."
    yield _section("How many questions", Paragraph(count), fewest)
    if attempt.needless:
        asked = tuple(BY_ID[id].text for id in attempt.needless)
        yield _section("Not needed any more when asked", Items(asked))
    if attempt.unfit:
        asked = tuple(BY_ID[id].text for id in attempt.unfit)
        yield _section("Not to be asked", Paragraph(NOT_A_CHILD), Items(asked))
    yield _section("The story", Paragraph(plain(exercise.story.text)))
    yield _section("The lesson", Paragraph(plain(exercise.story.lesson)))


NOT_A_CHILD = (
    "The person may have been under 18 when this was asked. Find out the age first, and leave "
    "questions about sex to a trained interviewer if it is, or may be, a child."
)


def _settled_after(exercise: InterviewExercise, asked: tuple[str, ...]) -> str:
    for count in range(len(asked) + 1):
        heard = answers_heard(exercise, asked[:count])
        if result_of(heard, exercise.framework) is not Result.CANNOT_TELL:
            return f"It was settled after question {count} of {len(asked)}."
    return "Your questions left it open: whatever was said then was a guess."


def _section(title: str, *parts: ReportPart) -> Section:
    return Section(title, parts)


def _cited(myth: Myth) -> Items:
    return Items(tuple(citation.source for citation in myth.citations), "Sources:")
