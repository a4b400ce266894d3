"""Use the public interface as another program would: mypy checks this file, test_api.py runs it.

`assert_type` fails the type check where a type is another one; each misuse below must be refused,
because under --strict an ignore that is not needed is an error itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_type

import distinguo_rules
from distinguo_rules import (
    FRAMEWORKS,
    QUESTIONS,
    RULES_VERSION,
    Answer,
    Answers,
    Assessment,
    Framework,
    Interview,
    Move,
    Page,
    Question,
    Reply,
    Role,
    Scope,
    Status,
    Truth,
    Verdict,
    answers_of,
    assess,
    compile_framework,
    find_conflicts,
    find_divergences,
    rules_hash,
    term_of,
)


def use_it() -> None:
    """Call everything that is public, with the types that are promised."""
    answers: Answers = {"work_for_other": Answer.YES, "force_used": Answer.UNSURE}
    assessment = assess(answers, frameworks=("us", "un"), role=Role.OBSERVER)
    assert_type(assessment, Assessment)
    state = assessment.frameworks["us"].verdicts[Verdict.TRAFFICKING]
    assert_type(state.status, Status)
    assert_type(state.reasons, tuple[Mapping[str, Answer], ...])
    assert_type([outcome.status for outcome in state.settled_by], list[Status])
    assert_type(assessment.conflicts, tuple[tuple[Question, ...], ...])
    assert_type(find_conflicts(answers), tuple[tuple[Question, ...], ...])
    assert_type([d.verdict for d in find_divergences(answers, "us", "un")], list[Verdict])

    assert_type(QUESTIONS[0], Question)
    assert_type(QUESTIONS[0].text, str)
    assert_type(FRAMEWORKS["us"], Framework)
    assert_type(Answer.UNSURE.truth, Truth)
    assert_type((RULES_VERSION, rules_hash()), tuple[str, str])

    interview = Interview(("us",), Scope.BRIEF).after(Move.ON).after(Reply(Answer.NO))
    assert_type(interview, Interview)
    assert_type((interview.page, interview.at), tuple[Page, Question])
    assert_type(interview.to_come, tuple[Question, ...])

    compiled = compile_framework("us").verdicts[Verdict.SMUGGLING]
    assert_type(compiled.truth(term_of(answers)), Truth)
    assert_type(answers_of(compiled.when_true[0]), Mapping[str, Answer])


def misuse_it() -> None:
    """Misuse the interface in ways that a type checker refuses; never called."""
    assess({"work_for_other": "yes"})  # type: ignore[dict-item]
    assess({"work_for_other": True})  # type: ignore[dict-item]
    assess({}, role="worker")  # type: ignore[arg-type]
    Interview().after(Answer.YES)  # type: ignore[arg-type]
    FRAMEWORKS["us"].name = "other"  # type: ignore[misc]
    Status.INDICATED = Status.NOT_INDICATED  # type: ignore[misc]
    distinguo_rules.asses({})  # type: ignore[attr-defined]
