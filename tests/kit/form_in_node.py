"""The script of the page in Node.js, beside the program: what each finds in the same answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from distinguo.form.html.page import EVALUATOR, INTERVIEW, RESULT, form_data, source
from distinguo_rules.assessment import assess
from distinguo_rules.interview import Interview
from distinguo_rules.language import language
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.questionnaire import ORDER
from kit.in_node import evaluate_after

SCRIPT = "\n".join(map(source, (EVALUATOR, INTERVIEW, RESULT)))
TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}
GIVEN = (Answer.YES, Answer.YES, Answer.NO, Answer.NO, *Answer)


def run(expression: str, given: object, laws: Sequence[str], folder: Path) -> Any:
    """Return the value of an expression over `rules`, those of these laws, and `given`."""
    rules = form_data(laws, [language()])["rules"]
    script = f"{SCRIPT}\nconst rules = readRules(input.rules);\nconst given = input.given;"
    return evaluate_after(script, expression, {"rules": rules, "given": given}, folder)


def random_answers(draw: Random) -> dict[str, Answer]:
    """Return any kind of answer to some questions in any order; some contradict each other."""
    ids = draw.sample(ORDER, draw.randint(0, len(ORDER)))
    return {id: draw.choice(GIVEN) for id in ids}


# For each set of answers: the verdicts, the findings, and the questions still to ask.
FOUND = """given.map(({ answers, role }) => {
  const { laws, conflicts, couldMatter, downgraded } = assess(rules, answers, role, false);
  const { toCome, counted } = agenda(rules, { ...beginning(rules), answers, role });
  return {
    laws: laws.map(({ verdicts, findings }) => [
      Object.values(verdicts).map(({ status }) => status),
      findings.map(({ finding, truth: value }) => [finding.id, value]),
    ]),
    conflicts, couldMatter, downgraded, toCome, counted: Object.keys(counted),
  };
})"""


def found_by_program(answers: Answers, role: Role, laws: tuple[str, ...]) -> dict[str, Any]:
    """Return what the program finds, in the form of FOUND."""
    assessed = assess(answers, laws, role)
    interview = Interview(laws, role=role, answers=answers)
    return {
        "laws": [
            [
                [state.status for state in law.verdicts.values()],
                [[state.finding.id, TRUTHS[state.truth]] for state in law.findings],
            ]
            for law in assessed.frameworks.values()
        ],
        "conflicts": [[question.id for question in pair] for pair in assessed.conflicts],
        "couldMatter": [question.id for question in assessed.could_matter],
        "downgraded": [question.id for question in assessed.downgraded],
        "toCome": [question.id for question in interview.to_come],
        "counted": list(interview.counted),
    }


def compare_random_answers(laws: tuple[str, ...], count: int, draw: Random, folder: Path) -> None:
    """Compare so many random sets of answers.

    Raises AssertionError with the first one in which the two find something else.
    """
    cases = [(random_answers(draw), draw.choice(list(Role))) for _ in range(count)]
    given = [{"answers": answers, "role": role} for answers, role in cases]
    for case, found in zip(cases, run(FOUND, given, laws, folder), strict=True):
        assert found == found_by_program(*case, laws), case
