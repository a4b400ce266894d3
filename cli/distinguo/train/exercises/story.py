"""Stories to judge: the result, then each part of the definitions, then how sure one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Status, Verdict
from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, ElementAttempt, ElementPart, Kind, Shown
from ..content.myths import Myth
from ..stories.sentences import sentences
from ..stories.story import Result, Story, plain
from ..words import CANNOT_TELL_MEANS, PART_NAMES, RESULT_NAMES
from .changes import verdict_states, what_would_change
from .exercise import StoryBasedExercise, law_name
from .mistakes import typical_mistake
from .parts import asked_parts, not_asked_for, questions_about, shown_by, shown_in, titles_of
from .scripted import read_result, read_sure
from .steps import Said, Step

MAX_HINT_QUESTIONS = 3
MAX_HINT_FACTS = 6

STATUS_SENTENCES = {
    (Verdict.TRAFFICKING, Status.INDICATED): "The story shows signs of trafficking.",
    (Verdict.TRAFFICKING, Status.NOT_INDICATED): "The story shows no signs of trafficking.",
    (Verdict.TRAFFICKING, Status.UNDETERMINED): "It leaves open if there is trafficking.",
    (Verdict.SMUGGLING, Status.INDICATED): "The story shows signs of smuggling.",
    (Verdict.SMUGGLING, Status.NOT_INDICATED): "The story shows no signs of smuggling.",
    (Verdict.SMUGGLING, Status.UNDETERMINED): "It leaves open if there is smuggling.",
}
SHOWN_NAMES = {Shown.YES: "yes", Shown.NO: "no", Shown.NOT_SHOWN: "not shown"}
KEY_SENTENCES = {
    Shown.YES: "yes.",
    Shown.NO: "no; the story rules it out.",
    Shown.NOT_SHOWN: "not shown; the story leaves it open, and that is not a no.",
}
ELEMENTS_TITLE = "The elements"
MISTAKE_TITLE = "A typical mistake"
MISSED = "You missed: {}."
ADDED = "You saw what the story does not show: {}."


@dataclass(frozen=True)
class StoryExercise(StoryBasedExercise):
    """Read a story, judge it, and say which elements it shows."""

    kind = Kind.STORY
    title = "Story"
    plural = "stories"
    heading = "Stories"
    steps = (Step.JUDGE, Step.ELEMENT, Step.SURE)
    script_fields = ("judged", "sure")
    optional_script_fields = ("elements",)
    key_is_result = True

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        return (cls(story, framework) for story in stories)

    @property
    def is_on_differences(self) -> bool:
        return len({self.story.result(framework) for framework in FRAMEWORKS}) > 1

    def next_step(self, step: Step, said: Said) -> Step | None:
        if step not in (Step.ELEMENT, Step.SENTENCE):
            return super().next_step(step, said)
        is_last = len(said.elements) == len(asked_parts(self.framework))
        return Step.SURE if is_last else Step.ELEMENT

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        match step:
            case Step.JUDGE:
                law = law_name(self.framework)
                yield Paragraph(f"What does this story show? (Law: {law}.)", strong=True)
                yield Paragraph(CANNOT_TELL_MEANS)
            case Step.ELEMENT:
                part = self._part(said)
                yield Paragraph(f"{PART_NAMES[part]}: does the story show it?", strong=True)
                yield Items(titles_of(part, self.framework))
            case Step.SENTENCE:
                name = PART_NAMES[self._part(said)]
                yield Paragraph(f"{name}: which sentence shows it?", strong=True)
                yield Paragraph("Its number, then Enter.")
            case _:
                yield Paragraph("How sure are you of what you judged at first?", strong=True)

    def _part(self, said: Said) -> ElementPart:
        return asked_parts(self.framework)[len(said.elements)]

    def hint(self, step: Step, said: Said) -> str:
        if step in (Step.ELEMENT, Step.SENTENCE):
            about = questions_about(self._part(said), self.framework)
            facts = "; or that ".join(question.short for question in about[:MAX_HINT_FACTS])
            return f"It can be that {facts}. Or the other way round."
        states = verdict_states(self.story, self.framework)
        if any(state.status is Status.UNDETERMINED for state in states):
            return "Is there something that the story does not say, and that would be needed?"
        reasons = [min(state.reasons, key=len) for state in states if state.reasons]
        asked = [BY_ID[id].text for reason in reasons for id in reason][:MAX_HINT_QUESTIONS]
        return f"Put these questions to the story: {' '.join(asked)}"

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        known = checker.mapping(
            table.get("elements", {}), f"{at}.elements", (), asked_parts(self.framework)
        )
        return Said(
            judged=read_result(checker, table, at),
            sure=read_sure(checker, table, at),
            elements=tuple(
                self._read_element(checker, known, f"{at}.elements.{part}", part)
                for part in asked_parts(self.framework)
            ),
        )

    def _read_element(
        self, checker: Checker, known: JsonObject, at: str, part: ElementPart
    ) -> tuple[ElementPart, Shown, int | None]:
        if part not in known:
            return part, Shown.NOT_SHOWN, None
        table = checker.mapping(known[part], at, ("said",), ("sentence",))
        said = checker.word(table, f"{at}.said", list(Shown))
        last = len(sentences(self.story.text))
        number = checker.number_or_none(table, f"{at}.sentence", 1, last)
        return part, Shown(said or Shown.NOT_SHOWN), number

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        elements = tuple(self.judged_element(*element) for element in said.elements)
        return replace(attempt, said=said.judged, sure=said.sure, elements=elements)

    def judged_element(
        self, part: ElementPart, said: Shown, sentence: int | None
    ) -> ElementAttempt:
        """Return what was said of a part beside its key."""
        key = shown_in(self.story, part, self.framework)
        is_judged = key is Shown.YES and sentence is not None
        right = sentence in shown_by(self.story, part, self.framework) if is_judged else None
        return ElementAttempt(part, key, said, sentence, right)

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        yield self._by_the_rules(attempt)
        if attempt.elements:
            rows = tuple(self.on_element(element) for element in attempt.elements)
            yield Section(ELEMENTS_TITLE, (*_missed(attempt.elements), Items(rows)))
        myth = typical_mistake(self.story, attempt, self.framework)
        if myth is not None:
            yield on_mistake(myth)
        change = what_would_change(self.story, self.framework)
        yield Section("What would change it", (Paragraph(change),))
        yield Section("The lesson", (Paragraph(plain(self.story.lesson)),))
        yield from self._other_laws()

    def solution(self) -> Iterator[str]:
        yield from super().solution()
        for part in asked_parts(self.framework):
            showing = shown_by(self.story, part, self.framework)
            if showing and shown_in(self.story, part, self.framework) is Shown.YES:
                words = sentences(self.story.text)[showing[0] - 1]
                yield f'{PART_NAMES[part]}, sentence {showing[0]}: "{words}"'
        yield what_would_change(self.story, self.framework)
        yield f"The lesson: {plain(self.story.lesson)}"

    def _by_the_rules(self, attempt: Attempt) -> Section:
        statuses = self.story.statuses(self.framework)
        result = f"{law_name(self.framework)}: {RESULT_NAMES[self.result]}."
        lines = [
            Paragraph(result, strong=True),
            Paragraph(" ".join(STATUS_SENTENCES[v, statuses[v]] for v in Verdict)),
        ]
        if attempt.said and not attempt.right:
            lines.append(Paragraph(f"You said: {RESULT_NAMES[Result(attempt.said)]}."))
        return Section("By the rules", tuple(lines))

    def on_element(self, attempt: ElementAttempt) -> str:
        """Return the feedback to what was said of one element."""
        words = f"{PART_NAMES[attempt.part]}: {KEY_SENTENCES[attempt.key]}"
        if attempt.said is not attempt.key:
            words += f" You said: {SHOWN_NAMES[attempt.said]}."
        if attempt.key is Shown.YES:
            words += self._evidence(attempt)
        return f"{words} {not_asked_for(attempt.part, self.framework)}".rstrip()

    def _evidence(self, attempt: ElementAttempt) -> str:
        """Return the sentence that shows the element, behind the one that was chosen."""
        showing = shown_by(self.story, attempt.part, self.framework)
        if attempt.sentence_right:
            return f" Sentence {attempt.sentence} shows it."
        if not showing:
            return ""
        words = sentences(self.story.text)[showing[0] - 1]
        chosen = "" if attempt.sentence is None else f" You chose sentence {attempt.sentence}."
        return f'{chosen} Sentence {showing[0]} shows it: "{words}"'

    def _other_laws(self) -> Iterator[Section]:
        others = {id: self.story.result(id) for id in FRAMEWORKS if id != self.framework}
        different = tuple(
            f"{law_name(id)}: {RESULT_NAMES[result]}."
            for id, result in others.items()
            if result is not self.result
        )
        if different:
            yield Section("Other laws part from this one", (Items(different),))


def on_mistake(myth: Myth) -> Section:
    """Return the feedback on a myth that an answer seems to rest on."""
    claim = Paragraph(f'"{myth.claim}" That is not so. {myth.truth}')
    cited = Items(tuple(citation.source for citation in myth.citations), "Sources:")
    return Section(MISTAKE_TITLE, (claim, cited))


def _missed(elements: Sequence[ElementAttempt]) -> Iterator[Paragraph]:
    missed = [PART_NAMES[e.part].lower() for e in elements if e.key is Shown.YES is not e.said]
    added = [PART_NAMES[e.part].lower() for e in elements if e.said is Shown.YES is not e.key]
    if missed:
        yield Paragraph(MISSED.format(", ".join(missed)))
    if added:
        yield Paragraph(ADDED.format(", ".join(added)))
