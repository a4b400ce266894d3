"""Interview practice: the program answers as in a story; settle the case with few questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.blocks import BLOCKS, SEX
from distinguo_rules.model import Answer, Answers
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.questions import DANGER_NOW

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..stories.story import Result, Story, plain
from ..words import RESULT_NAMES
from .asking import (
    SAFETY,
    fewest_questions,
    is_unfit,
    open_elements,
    result_of,
    settling_questions,
)
from .exercise import StoryBasedExercise, law_name
from .scripted import read_result, read_several
from .steps import Said, Step

MAX_EASY_QUESTIONS = 7  # that an interview of the first hour needs

OPENING = (
    "Someone whom you know nothing about. Choose what to ask; the answers are those of a story. "
    "Find out what they show (law: {}) with as few questions as you can, and ask nothing that you "
    "do not need. Danger comes first, sex acts late. Judge only once the answers settle it: a "
    "guess is not counted."
)
KNOWN_SO_FAR = "What you know so far"
WHICH_PART = "From which part do you ask?"
WHAT_IT_SHOWS = "What does the case show?"
CASE_TITLE = "The case"
SETTLED = "It was settled after question {} of {}."
NOT_SETTLED = "Not settled yet."
LEFT_OPEN = (
    "Your questions leave it open: whatever is said now is a guess, and is not counted as right."
)
SAID_OPEN = (
    "Your questions leave it open, and you said so: that is the right reading of these answers. "
    "The case can be settled, though, by asking further."
)
COUNT_TITLE = "How many questions"
COUNT = "You asked {}. The fewest that settle it are {}."
FEWEST = "These would have been enough, in this order:"
ORDER_TITLE = "The order"
DANGER_FIRST = "Ask about danger before anything else, in every interview."
MAX_EARLIER_QUESTIONS = 3
SEX_LAST = (
    "Questions about sex acts come late, and only if nothing else settles the case. Before them, "
    "this could have been asked:"
)
NEEDLESS_TITLE = "Not needed any more when asked"
UNFIT_TITLE = "Not to be asked"
NOT_A_CHILD = (
    "The person may have been under 18 when this was asked. Find out the age first, and leave "
    "questions about sex to a trained interviewer if it is, or may be, a child."
)


@dataclass(frozen=True)
class InterviewExercise(StoryBasedExercise):
    """Settle a case by asking; `least`: the ids of the fewest questions that do."""

    least: tuple[str, ...]

    kind = Kind.INTERVIEW
    title = "Interview practice"
    plural = "interviews"
    heading = "Interviews"
    steps = (Step.BLOCK, Step.CONCLUDE)
    script_fields = ("ask", "judged")
    key_is_result = True
    told = None

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        for story in stories:
            if least := fewest_questions(story, framework):
                yield cls(story, framework, least)

    @property
    def is_easy(self) -> bool:
        return super().is_easy and len(self.least) <= MAX_EASY_QUESTIONS

    def next_step(self, step: Step, said: Said) -> Step | None:
        return Step.BLOCK if step is Step.ASK else None

    def offered(self, step: Step, said: Said) -> Mapping[str, str]:
        ids = (id for id in ORDER if BY_ID[id].block.id == said.block and id not in said.chosen)
        return {id: BY_ID[id].text for id in ids}

    def heard(self, asked: Sequence[str]) -> Answers:
        """Return the answers to some questions; where the story is silent, nobody is sure."""
        return {id: self.story.answers.get(id, Answer.UNSURE) for id in asked}

    @property
    def opening(self) -> str:
        """The words above the first question."""
        return OPENING.format(law_name(self.framework))

    @property
    def case(self) -> str:
        """The words that name the story, once the case is judged."""
        return f'It was "{self.story.title}": {RESULT_NAMES[self.result]}.'

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        if said.chosen:
            yield Paragraph(KNOWN_SO_FAR, strong=True)
            yield Items(tuple(answer_sentence(*item) for item in self.heard(said.chosen).items()))
        else:
            yield Paragraph(self.opening)
        match step:
            case Step.CONCLUDE:
                asked = WHAT_IT_SHOWS
            case Step.ASK:
                asked = next(block.title for block in BLOCKS if block.id == said.block)
            case _:
                asked = WHICH_PART
        yield Paragraph(asked, strong=True)

    def hint(self, step: Step, said: Said) -> str:
        found = " ".join(open_elements(self.heard(said.chosen), self.framework))
        return found or "Nothing is open now."

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        chosen = read_several(checker, table, f"{at}.ask", tuple(BY_ID))
        return Said(chosen=chosen, judged=read_result(checker, table, at))

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        """Return the attempt with the questions that did not matter or should not be asked."""
        needless, unfit = [], []
        for place, id in enumerate(said.chosen):
            before = self.heard(said.chosen[:place])
            if is_unfit(BY_ID[id], before):
                unfit.append(id)
            elif id not in (*SAFETY, *settling_questions(before, self.framework)):
                needless.append(id)
        return replace(
            attempt,
            said=said.judged,
            asked=said.chosen,
            left_open=self._leaves_open(said.chosen),
            needless=tuple(needless),
            unfit=tuple(unfit),
            least=len(self.least),
        )

    @classmethod
    def is_right(cls, attempt: Attempt) -> bool:
        return super().is_right(attempt) and not attempt.left_open

    @classmethod
    def headline(cls, attempt: Attempt) -> str:
        return NOT_SETTLED if attempt.left_open else super().headline(attempt)

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        settled = Paragraph(self._settled_after(attempt))
        yield Section(CASE_TITLE, (Paragraph(self.case), settled))
        count = COUNT.format(len(attempt.asked), len(self.least))
        yield Section(COUNT_TITLE, (Paragraph(count), Items(_texts(self.least), FEWEST)))
        yield from self._on_order(attempt.asked)
        if attempt.needless:
            yield Section(NEEDLESS_TITLE, (Items(_texts(attempt.needless)),))
        if attempt.unfit:
            unfit = (Paragraph(NOT_A_CHILD), Items(_texts(attempt.unfit)))
            yield Section(UNFIT_TITLE, unfit)
        yield from self.telling()

    def solution(self) -> Iterator[str]:
        yield from super().solution()
        yield f"The fewest questions that settle it: {' '.join(_texts(self.least))}"

    def telling(self) -> Iterator[Section]:
        """Yield the story of the case and its lesson."""
        yield Section("The story", (Paragraph(plain(self.story.text)),))
        yield Section("The lesson", (Paragraph(plain(self.story.lesson)),))

    def _settled_after(self, attempt: Attempt) -> str:
        asked = attempt.asked
        for count in range(len(asked) + 1):
            if not self._leaves_open(asked[:count]):
                return SETTLED.format(count, len(asked))
        return SAID_OPEN if attempt.said == Result.CANNOT_TELL else LEFT_OPEN

    def _leaves_open(self, asked: Sequence[str]) -> bool:
        return result_of(self.heard(asked), self.framework) is Result.CANNOT_TELL

    def _on_order(self, asked: Sequence[str]) -> Iterator[Section]:
        """Yield where the order was not the program's own: safety first, sex acts last."""
        parts: list[Paragraph | Items] = []
        if asked and asked[0] != DANGER_NOW.id:
            parts.append(Paragraph(DANGER_FIRST))
        sex = next((place for place, id in enumerate(asked) if BY_ID[id].block is SEX), None)
        if sex is not None:
            could = settling_questions(self.heard(asked[:sex]), self.framework)
            earlier = [id for id in could if ORDER.index(id) < ORDER.index(asked[sex])]
            if others := [id for id in earlier if BY_ID[id].block is not SEX]:
                parts.append(Items(_texts(others[:MAX_EARLIER_QUESTIONS]), SEX_LAST))
        if parts:
            yield Section(ORDER_TITLE, tuple(parts))


def answer_sentence(id: str, answer: Answer) -> str:
    """Return what is known after a question, as a sentence."""
    words = {Answer.YES: "yes", Answer.NO: "no"}.get(answer, "they do not know, or do not say")
    return f"{BY_ID[id].short.capitalize()}: {words}."


def _texts(ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(BY_ID[id].text for id in ids)
