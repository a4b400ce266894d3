"""Check stories that could be read, one by one and as a set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from distinguo_rules.assessment import find_conflicts
from distinguo_rules.compiled import term_of
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Reason, Status, Verdict
from distinguo_rules.term import Term

from ...errors import Fault
from ...printable import printable
from .reader import gather, is_folder
from .story import Story, plain

SHORTEST, LONGEST = 90, 180

THEME_OF = {
    "under_18": "children",
    "sex_for_value": "sex",
    "force_used": "violence",
    "organ_removal": "organ_removal",
    "forced_marriage": "forced_marriage",
    "surrogacy_adoption": "pregnancy",
}
"""The theme that a yes to a question brings with it; for the first two unsure does so too."""
ALSO_UNSURE = ("under_18", "sex_for_value")

WRONG_WORDS = {
    r"victims?": "the person",
    r"illegal (?:aliens?|(?:im)?migrants?)|illegals": "people without papers",
    r"confirmed": "shown by the answers",
    r"prostitut\w*|hookers?|whores?": "a person who sells sex",
    r"pimps?": "the one who keeps the money",
    r"sex[ -]slaves?|slaves?": "a person who is held",
    r"rescu\w+|sav(?:ed|ing) from": "helped",
    r"predators?|monsters?|evil|innocent|helpless|voiceless": "what was done",
    r"horrif\w+|horrors?|nightmares?|shocking|brutal\w*|depraved|unspeakable": "plain words",
    r"natives?|third[- ]world": "the place",
}
"""Words to leave out of every text of a story, as patterns: what to write instead."""

GIVEAWAYS = r"traffick\w*|smuggl\w*|exploit\w*|coerc\w*|debt bondage|forced labor|servitude"
"""Words that would tell the trainee the answer, so that only the lesson may hold them."""


@dataclass(frozen=True)
class CheckReport:
    """The stories that were checked, and their faults."""

    stories: tuple[Story, ...]
    faults: tuple[Fault, ...]


def check_path(place: Traversable) -> CheckReport:
    """Check a story file, or a folder of them as a set."""
    stories, unread = gather(place)
    faults = [*unread, *(fault for story in stories for fault in check_story(story))]
    if not stories or not is_folder(place):
        return CheckReport(stories, tuple(faults))
    return CheckReport(stories, (*faults, *same_answers(stories)))


def check_story(story: Story) -> list[Fault]:
    """Return every fault of one story, in the order of its parts."""
    return [
        *_words(story),
        *_length(story),
        *_conflicts(story),
        *_evidence(story),
        *_themes(story),
        *_key(story),
    ]


def same_answers(stories: Sequence[Story]) -> Iterator[Fault]:
    """Yield a fault for each story with the same yes and no answers as an earlier one."""
    seen: dict[Term, Story] = {}
    for story in stories:
        first = seen.setdefault(term_of(story.answers), story)
        if first is not story:
            yield story.fault(
                "facts",
                f'the same answers as "{first.title}"',
                "change a fact, or leave one of the two out",
            )


def _texts(story: Story) -> Iterator[tuple[str, str]]:
    yield "title", story.title
    yield "story", story.text
    yield "lesson", story.lesson
    yield "disputed", story.disputed
    yield "source.cite", story.source.source
    yield "source.url", story.source.url


def _words(story: Story) -> Iterator[Fault]:
    for where, text in _texts(story):
        if printable(text, keep="\n") != text:
            yield story.fault(
                where, "contains control characters", "remove them: they could steer a terminal"
            )
        for pattern, instead in WRONG_WORDS.items():
            for word in _found(pattern, text):
                yield story.fault(where, f'"{word}" is a word to avoid', f"write: {instead}")
    for where, text in list(_texts(story))[:2]:
        for word in _found(GIVEAWAYS, text):
            yield story.fault(where, f'"{word}" gives the answer away', "keep it for the lesson")


def _found(pattern: str, text: str) -> Iterable[str]:
    found = re.findall(rf"\b(?:{pattern})\b", plain(text), re.IGNORECASE)
    return dict.fromkeys(word.lower() for word in found)


def _length(story: Story) -> Iterator[Fault]:
    words = len(story.text.split())
    if not SHORTEST <= words <= LONGEST:
        yield story.fault(
            "story", f"it has {words} words", f"make it {SHORTEST} to {LONGEST} words long"
        )


def _conflicts(story: Story) -> Iterator[Fault]:
    for pair in find_conflicts(story.answers):
        first, second = (f"{q.id} {story.answers[q.id]}" for q in pair)
        yield story.fault(
            f"facts.{pair[0].id}", f"{first} and {second} cannot both be so", "change one of them"
        )


def _evidence(story: Story) -> Iterator[Fault]:
    text = plain(story.text)
    for id, words in story.evidence.items():
        where = f"evidence.{id}"
        if story.answers.get(id, Answer.NOT_ASKED).truth is Truth.UNKNOWN:
            yield story.fault(
                where, "the story shows it, but the facts leave it open", f"answer facts.{id}"
            )
        if len(words.split()) < 3:
            yield story.fault(where, "this is too short to show it", "give the whole sentence")
        elif plain(words) not in text:
            yield story.fault(
                where, "the story does not say this", "copy the sentence from the story"
            )


def _themes(story: Story) -> Iterator[Fault]:
    for id, theme in THEME_OF.items():
        answer = story.answers.get(id)
        touched = answer is Answer.YES or (answer is Answer.UNSURE and id in ALSO_UNSURE)
        if touched and theme not in story.themes:
            yield story.fault("themes", f'"{theme}" is missing, by facts.{id}', "add it")


def _key(story: Story) -> Iterator[Fault]:
    if find_conflicts(story.answers):
        return
    agrees = True
    for framework, stated in story.key.items():
        verdicts = story.assessment((framework,)).frameworks[framework].verdicts
        for verdict, status in stated.items():
            state = verdicts[verdict]
            if state.status is not status:
                agrees = False
                yield from _disagreement(story, framework, verdict, state.status)
            elif status is not Status.UNDETERMINED and not _some_shown(story, state.reasons):
                yield story.fault(
                    f"key.{framework}.{verdict}",
                    "no sentence is given for any full reason",
                    "add evidence for: " + " or ".join(_missing(story, state.reasons)),
                )
    if story.disputed and agrees:
        yield story.fault("disputed", "the key is what the rules say", "leave this out")


def _disagreement(
    story: Story, framework: str, verdict: Verdict, by_rules: Status
) -> Iterator[Fault]:
    if not story.disputed:
        yield story.fault(
            f"key.{framework}.{verdict}",
            f"by the rules this is {by_rules}",
            'change the key or the facts, or give the reason in disputed = "..."',
        )


def _some_shown(story: Story, reasons: Sequence[Reason]) -> bool:
    return any(reason.keys() <= story.evidence.keys() for reason in reasons)


def _missing(story: Story, reasons: Sequence[Reason]) -> list[str]:
    """Return the evidence that the two shortest reasons still need."""
    ways = [", ".join(id for id in reason if id not in story.evidence) for reason in reasons]
    return sorted(dict.fromkeys(ways), key=len)[:2]
