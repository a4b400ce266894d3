"""Write an empty story file that explains itself, generated from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from distinguo_rules.blocks import BLOCKS
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Question, Status
from distinguo_rules.questionnaire import QUESTIONS

from ..content.myths import MYTHS
from .check import LONGEST, SHORTEST
from .reader import ANSWERS_BY_VALUE
from .story import AGE_GROUPS, GENDERS, THEMES

MAX_LINE_CHARACTERS = 96


def blank_story() -> str:
    """Return the text of a story file with every part in it, and a comment on each."""
    return "\n".join([*_words(), *_facts(), *_evidence(), *_rest(), *_keys()]) + "\n"


def _comment(*sentences: str) -> Iterator[str]:
    for sentence in sentences:
        yield from (
            f"# {line}" for line in wrap(sentence, MAX_LINE_CHARACTERS, break_on_hyphens=False)
        )


def _choices(names: Iterable[str]) -> str:
    return f"One of: {', '.join(names)}."


def _words() -> Iterator[str]:
    yield from _comment(
        "A story for `distinguo train`. Fill in what is empty, then run `distinguo train check` "
        "on this file: it says what is missing, and on which line.",
        "Invent it. Nobody's own case belongs here, not even with the names changed.",
    )
    yield 'title = ""'
    yield from _comment(
        f"{SHORTEST} to {LONGEST} words in plain English. Leave out the names of the two crimes: "
        "they give the answer away."
    )
    yield 'story = """\n"""'
    yield from _comment("Questions that the story leaves open on purpose, by id.")
    yield "unknown = []"
    yield from _comment(
        "What is hard in it: " + "; ".join(f"{id} ({note})" for id, note in THEMES.items()) + "."
    )
    yield "themes = []"
    yield from _comment("1 easy, 2 takes thought, 3 hard.")
    yield "difficulty = 0"
    yield from _comment("What the trainee should take away, in a sentence or two.")
    yield 'lesson = """\n"""'
    yield from _comment("The typical mistake that it is about, or nothing. " + _choices(MYTHS))
    yield 'myth = ""'
    yield from _comment("If you think that the rules are wrong about this story, say why:")
    yield '# disputed = ""'


def _facts() -> Iterator[str]:
    yield "\n[facts]"
    yield from _comment(
        "What the story says. Take the # away from what it speaks of, and leave out the rest. "
        + _choices(ANSWERS_BY_VALUE)
    )
    for block in BLOCKS:
        yield f"# {block.title}"
        for question in (question for question in QUESTIONS if question.block == block):
            yield from _fact(question)


def _fact(question: Question) -> Iterator[str]:
    """Yield the fact with what it means behind it, or above it where the line is too long."""
    fact = f'# {question.id} = "yes"'
    beside = f"{fact}  # {question.short}"
    if len(beside) <= MAX_LINE_CHARACTERS:
        yield beside
        return
    yield from _comment(f"{question.short}:")
    yield fact


def _evidence() -> Iterator[str]:
    yield "\n[evidence]"
    yield from _comment(
        "The sentence of the story that shows a fact, word for word; at least for the facts that "
        "make the key."
    )
    yield '# under_18 = "The whole sentence."'


def _rest() -> Iterator[str]:
    yield "\n[source]"
    yield from _comment("Where the pattern comes from: a law or a report, and its address.")
    yield 'cite = ""\nurl = ""'
    yield "\n[setting]"
    yield from _comment("Who and where, in one word each, for the balance of a set.")
    yield f'gender = ""  # {_choices(GENDERS)}'
    yield f'age = ""  # {_choices(AGE_GROUPS)}'
    yield 'origin = ""  # for example: home, europe, africa, asia, americas'
    yield 'sector = ""  # for example: farm, kitchen, factory, travel'


def _keys() -> Iterator[str]:
    yield "\n[key.us]"
    yield from _comment("What you expect the rules to say. " + _choices(Status))
    yield 'trafficking = ""\nsmuggling = ""'
    others = ", ".join(f"[key.{id}]" for id in FRAMEWORKS if id != "us")
    yield from _comment(f"The same for other laws, if you like: {others}.")
