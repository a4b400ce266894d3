"""Stories left open: which question would be good to ask next?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from distinguo_rules.compiled import closed, term_of
from distinguo_rules.model import Answer, Question
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.term import Term

from ...checked import Checker, JsonObject
from ...render.report import Items, Paragraph, Section
from ..attempt import Attempt, Kind
from ..stories.story import Story
from ..words import RESULT_NAMES
from .asking import SAFETY, best_to_ask, is_unfit, open_elements, result_of, settling_questions
from .changes import what_would_change
from .exercise import StoryBasedExercise, questions_in_order, shuffled
from .scripted import read_several
from .steps import Said, Step

OFFERED_QUESTIONS = 6
MAX_USEFUL_OFFERED = 3


@dataclass(frozen=True)
class NextExercise(StoryBasedExercise):
    """An open story: which of `questions` would be good to ask next?"""

    questions: tuple[Question, ...]

    kind = Kind.NEXT
    title = "What would you ask next?"
    plural = "what to ask next"
    heading = "What to ask next"
    steps = (Step.CHOOSE,)
    script_fields = ("ask",)

    @classmethod
    def make(cls, stories: Sequence[Story], framework: str) -> Iterator[Self]:
        for story in stories:
            if questions := _questions(story, framework):
                yield cls(story, framework, questions)

    @property
    def key(self) -> str:
        """The questions that can still settle the story, with spaces between."""
        good = settling_questions(self.story.answers, self.framework)
        return " ".join(question.id for question in self.questions if question.id in good)

    @property
    def turn(self) -> str:
        return "open"  # there are as many keys as stories

    @property
    def key_words(self) -> str:
        return f"any of: {'; '.join(BY_ID[id].short for id in self.key.split())}"

    @classmethod
    def is_right(cls, attempt: Attempt) -> bool:
        return attempt.said in attempt.key.split()

    def offered(self, step: Step, said: Said) -> Mapping[str, str]:
        return {question.id: question.text for question in self.questions}

    def page(self, step: Step, said: Said) -> Iterator[Paragraph | Items]:
        yield Paragraph("The story leaves it open. What would you ask next?", strong=True)

    def hint(self, step: Step, said: Said) -> str:
        return " ".join(open_elements(self.story.answers, self.framework))

    def read(self, checker: Checker, table: JsonObject, at: str) -> Said:
        known = [question.id for question in self.questions]
        chosen = read_several(checker, table, f"{at}.ask", known)
        if len(chosen) != 1 and "ask" in table:
            checker.fault(f"{at}.ask", "expected one question")
        return Said(chosen=chosen[:1])

    def fill(self, attempt: Attempt, said: Said) -> Attempt:
        return replace(attempt, said=said.chosen[0])

    def feedback(self, attempt: Attempt) -> Iterator[Section]:
        good = attempt.key.split()
        best = [id for id in best_to_ask(self.story.answers, self.framework) if id in good]
        idle = [q.id for q in self.questions if q.id not in good and not self._is_unfit(q.id)]
        lists = {
            "Nearest to settling it:": best,
            "These could help to settle it too:": [id for id in good if id not in best],
            "Whatever the answer, these cannot:": idle,
        }
        yield Section("Your question", (Paragraph(self._on_question(attempt)),))
        yield Section(
            "The questions",
            tuple(
                Items(tuple(BY_ID[id].text for id in ids), title)
                for title, ids in lists.items()
                if ids
            ),
        )
        change = what_would_change(self.story, self.framework)
        yield Section("What would change it", (Paragraph(change),))

    def _is_unfit(self, id: str) -> bool:
        return is_unfit(BY_ID[id], self.story.answers)

    def _on_question(self, attempt: Attempt) -> str:
        if attempt.said is None:
            return ""
        if self._is_unfit(attempt.said):
            return "The person may be a child: leave that question to a trained interviewer."
        if not attempt.right:
            return "No answer to it could change the result. Depth that is not needed can do harm."
        yes, no = (
            RESULT_NAMES[result_of({**self.story.answers, attempt.said: answer}, self.framework)]
            for answer in (Answer.YES, Answer.NO)
        )
        return f"It can matter. If yes: {yes}. If no: {no}."


def _questions(story: Story, framework: str) -> tuple[Question, ...]:
    """Return what to offer: some questions that matter and some that do not; () if none do."""
    good = settling_questions(story.answers, framework)
    known = closed(term_of(story.answers))
    idle = [id for id in ORDER if id not in (*good, *SAFETY) and not _is_known(known, id)]
    best_first = (*best_to_ask(story.answers, framework), *shuffled(good, story.id))
    useful = list(dict.fromkeys(id for id in best_first if id in good))[:MAX_USEFUL_OFFERED]
    if not useful or len(idle) < OFFERED_QUESTIONS - MAX_USEFUL_OFFERED:
        return ()
    wrong = shuffled(idle, story.id)[: OFFERED_QUESTIONS - len(useful)]
    return questions_in_order([*useful, *wrong])


def _is_known(known: Term, id: str) -> bool:
    return bool((known.yes | known.no) >> ORDER.index(id) & 1)
