"""Write and read a trainee's results; the reader names every fault.

    {
      "schema": "distinguo/training-results/1",
      "name": "heron",                  a pseudonym: 1 to 40 of a-z A-Z 0-9 . _ - and inner spaces
      "framework": "us",                the law by which the key was made
      "set": "first-hour",              the set that was run, or null
      "seed": 7,                        the number that gives its order again, or null
      "attempts": [                     in the order in which they were made
        {
          "exercise": "story:beans",    unique in the file; its kind stands before the colon
          "kind": "story",              story, pairs, myths, next or interview
          "story": "beans",             the story's id; null for a myth
          "key": "cannot_tell",         what the rules say
          "said": "neither",            what the trainee said; null when it was left out
          "right": false,               null when it was left out
          "sure": 70,                   50 to 100 (stories and myths), else null
          "hint": false,                whether a hint was looked at
          "elements": [                 for a story that was judged, else []
            {
              "part": "act",            act, means, purpose, unlawful_entry, help or gain
              "key": "yes",             yes, no or not_shown
              "said": "yes",
              "sentence": 3,            the sentence chosen to show it, from 1; else null
              "sentence_right": true    null when no sentence was chosen, or the key is not yes
            }
          ],
          "asked": [],                  for an interview: ids of the questions, in order
          "needless": [],               those of them that could not matter when they were asked
          "unfit": [],                  those about sex, asked of someone who may be a child
          "least": null,                for an interview: the fewest questions that settle it
          "left_open": false            for an interview: whether the answers left the case open
        }
      ]
    }

`key` and `said` by kind: story and interview, a result (`trafficking`, `smuggling`, `both`,
`neither`, `cannot_tell`); myths, `true` or `false`; pairs, `<question id> <result>` (the fact that
parts the two stories, and the result of the second); next, one question id in `said`, and in `key`
all of those offered that could matter, with spaces between. A scripted session has no seed. Only a
pseudonym is kept, and no time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.questionnaire import BY_ID

from ...checked import Checker, JsonObject, read_json
from ...errors import Fault
from ...output import write_result
from ...printable import as_json
from ..attempt import Attempt, ElementAttempt, ElementPart, Kind, Shown
from ..exercises.kinds import exercise_type, is_right
from ..stories.story import Result

SCHEMA = "distinguo/training-results/1"
MAX_RESULTS_BYTES = 1_000_000  # a result of one exercise takes about 1 kB
PSEUDONYM = re.compile(r"[A-Za-z0-9._-](?:[A-Za-z0-9._ -]{0,38}[A-Za-z0-9._-])?")


@dataclass(frozen=True)
class Results:
    """The attempts of one trainee in one session."""

    name: str
    framework: str
    attempts: tuple[Attempt, ...]
    set: str | None = None
    seed: int | None = None


def write_results(results: Results, path: str, force: bool = False) -> None:
    """Write a file that its owner alone can read, as a whole. Raises UsageError if that fails."""
    write_result(as_json(results_as_json(results)) + "\n", path, force)


def results_as_json(results: Results) -> dict[str, object]:
    """Return the results as JSON data, as the docstring of this module shows them."""
    data = asdict(results)
    return {"schema": SCHEMA, **{name: data[name] for name in RESULTS_PARTS[1:]}}


def read_results(path: str) -> Results:
    """Read the results in a file.

    Raises UsageError if it cannot be read, BadDataError with every fault of its content.
    """
    data, checker = read_json(path, MAX_RESULTS_BYTES), Checker(path)
    results = _results(checker, data) if checker.schema(data, SCHEMA) else Results("", "", ())
    checker.finish()
    return results


def check_pseudonym(name: str, where: str) -> Iterator[Fault]:
    """Yield a fault unless the name is short and plain. A real name cannot be recognized."""
    if not PSEUDONYM.fullmatch(name):
        yield Fault(
            where,
            "is not a pseudonym that can be used",
            "choose 1 to 40 letters, digits, dots, dashes or inner spaces, and no real name",
        )


RESULTS_PARTS = ("schema", "name", "framework", "set", "seed", "attempts")
ATTEMPT_PARTS = tuple(field.name for field in fields(Attempt))
ELEMENT_PARTS = tuple(field.name for field in fields(ElementAttempt))


def _results(checker: Checker, data: object) -> Results:
    table = checker.mapping(data, "$", RESULTS_PARTS)
    name = checker.text(table, "$.name")
    checker.faults += check_pseudonym(name, f"{checker.path} $.name") if name else ()
    attempts = enumerate(checker.items(table, "$.attempts"))
    results = Results(
        name,
        checker.word(table, "$.framework", FRAMEWORKS),
        tuple(_attempt(checker, item, f"$.attempts[{index}]") for index, item in attempts),
        checker.text_or_none(table, "$.set"),
        checker.number_or_none(table, "$.seed", 0, 2**63),
    )
    checker.once(
        (f"$.attempts[{index}].exercise", attempt.exercise)
        for index, attempt in enumerate(results.attempts)
    )
    return results


def _attempt(checker: Checker, data: object, at: str) -> Attempt:
    table = checker.mapping(data, at, ATTEMPT_PARTS[:-1], ATTEMPT_PARTS[-1:])
    kind = checker.word(table, f"{at}.kind", list(Kind))
    attempt = Attempt(
        exercise=checker.text(table, f"{at}.exercise"),
        kind=Kind(kind or Kind.STORY),
        story=checker.text_or_none(table, f"{at}.story"),
        key=checker.text(table, f"{at}.key"),
        said=checker.text_or_none(table, f"{at}.said"),
        right=checker.flag_or_none(table, f"{at}.right"),
        sure=checker.number_or_none(table, f"{at}.sure", 50, 100),
        hint=checker.flag_or_none(table, f"{at}.hint") or False,
        elements=_elements(checker, table, f"{at}.elements"),
        asked=checker.words(table, f"{at}.asked", BY_ID),
        needless=checker.words(table, f"{at}.needless", BY_ID),
        unfit=checker.words(table, f"{at}.unfit", BY_ID),
        least=checker.number_or_none(table, f"{at}.least", 1, len(BY_ID)),
        left_open=checker.flag_or_none(table, f"{at}.left_open") or False,
    )
    if kind and attempt.key:
        _check_fit(checker, attempt, at)
    return attempt


def _check_fit(checker: Checker, attempt: Attempt, at: str) -> None:
    """Find parts of an attempt that contradict each other, as after an edit by hand."""
    if attempt.exercise and attempt.exercise.partition(":")[0] != attempt.kind:
        hint = "its kind stands before the colon"
        checker.fault(f"{at}.exercise", f'does not begin with "{attempt.kind}:"', hint)
    if (attempt.story is not None) is not exercise_type(attempt.kind).has_story:
        checker.fault(f"{at}.story", "is null where an exercise has no story, and only there")
    if (attempt.said is None) is not (attempt.right is None):
        checker.fault(f"{at}.right", 'is null where "said" is, and only there')
    elif attempt.right is not None and attempt.right is not is_right(attempt):
        checker.fault(
            f"{at}.right", 'does not follow from "key", "said" and "left_open"', "correct one"
        )
    if exercise_type(attempt.kind).key_is_result:
        for name, word in (("key", attempt.key), ("said", attempt.said)):
            if word:
                checker.choice(word, f"{at}.{name}", list(Result), "result")


def _elements(checker: Checker, table: JsonObject, at: str) -> tuple[ElementAttempt, ...]:
    items = enumerate(checker.items(table, at))
    elements = tuple(_element(checker, item, f"{at}[{index}]") for index, item in items)
    if not checker.faults:
        checker.once((f"{at}[{i}].part", element.part) for i, element in enumerate(elements))
    return elements


def _element(checker: Checker, data: object, at: str) -> ElementAttempt:
    table = checker.mapping(data, at, ELEMENT_PARTS)
    return ElementAttempt(
        ElementPart(checker.word(table, f"{at}.part", list(ElementPart)) or ElementPart.ACT),
        Shown(checker.word(table, f"{at}.key", list(Shown)) or Shown.NOT_SHOWN),
        Shown(checker.word(table, f"{at}.said", list(Shown)) or Shown.NOT_SHOWN),
        checker.number_or_none(table, f"{at}.sentence", 1, 1000),
        checker.flag_or_none(table, f"{at}.sentence_right"),
    )
