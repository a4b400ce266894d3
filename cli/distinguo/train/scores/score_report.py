"""Report the scores at the end of a session, and what to practise next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ...render.phrases import bar_signs
from ...render.report import Bar, Items, Paragraph, Report, ReportTable, Section
from ..attempt import Attempt, Kind
from ..exercises.kinds import exercise_type
from ..stories.story import Result
from ..words import PART_NAMES, RESULT_NAMES
from .scores import (
    MIN_JUDGEMENTS,
    Accuracy,
    Count,
    answered_attempts,
    brier,
    by_part,
    by_result,
    calibration,
    confusion,
    count_right,
    kappa,
    sentences_right,
    sure_judgements,
)
from .sentences import in_sentences

MAX_TO_PRACTISE = 5
WEAK_SHARE = Fraction(4, 5)
MORE = (
    "--explain adds the statistics: sensitivity and specificity, the Brier score, Cohen's kappa."
)


def practise_next(attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """Return what to practise, the weakest first; empty if nothing is weak."""
    weak: list[tuple[Fraction, str]] = []
    for result, finding in by_result(attempts).items():
        weak += _weak(finding.sensitivity, f'stories with the result "{RESULT_NAMES[result]}"')
    for part, finding in by_part(attempts).items():
        weak += _weak(finding.sensitivity, f"to see the element: {PART_NAMES[part].lower()}")
        weak += _weak(
            finding.specificity, f"what does not show the element: {PART_NAMES[part].lower()}"
        )
    for kind in (kind for kind in Kind if kind is not Kind.STORY):
        weak += _weak(
            count_right(a for a in attempts if a.kind is kind), exercise_type(kind).plural
        )
    return tuple(words for _, words in sorted(weak, key=lambda item: item[0]))


def _weak(count: Count, words: str) -> list[tuple[Fraction, str]]:
    if count.share is None or count.share >= WEAK_SHARE:
        return []
    return [(count.share, f"{words} ({count})")]


def scores(attempts: Sequence[Attempt], explain: bool = False) -> Report:
    """Return the scores at the end of a session in sentences; `explain` adds the statistics."""
    done = answered_attempts(attempts)
    if not done:
        nothing = Paragraph("No exercise was done, so there is nothing to count.")
        return Report("Scores", (Section("Done", (nothing,)),))
    weak = practise_next(attempts)[:MAX_TO_PRACTISE]
    sections = [
        Section("How it went", (Items(tuple(in_sentences(attempts))),)),
        _by_kind(attempts),
        Section("To practise next", (Items(weak or ("Nothing in particular: it went well.",)),)),
    ]
    sections += _statistics(attempts) if explain else [Section("More", (Paragraph(MORE),))]
    return Report("Scores", tuple(sections))


def _statistics(attempts: Sequence[Attempt]) -> Iterator[Section]:
    if answered_attempts(attempts, Kind.STORY):
        yield from (_judgements(attempts), _confusions(attempts), _elements(attempts))
    if sure_judgements(attempts):
        yield _calibrated(attempts)
    if interviews := answered_attempts(attempts, Kind.INTERVIEW):
        yield _interviews(interviews)


def _by_kind(attempts: Sequence[Attempt]) -> Section:
    lines = [f"{count_right(attempts)} right in all."]
    for kind in Kind:
        count = count_right(a for a in attempts if a.kind is kind)
        if count.of:
            lines.append(f"{exercise_type(kind).plural.capitalize()}: {count} right.")
    left = len(attempts) - len(answered_attempts(attempts))
    if left:
        lines.append(f"Left out: {left}.")
    return Section("Right", (Items(tuple(lines)),))


def _judgements(attempts: Sequence[Attempt]) -> Section:
    by_name = {RESULT_NAMES[result]: found for result, found in by_result(attempts).items()}
    table = _accuracies("Result", by_name)
    agreed = kappa(attempts)
    words = "cannot be given for so few" if agreed is None else f"{float(agreed):.2f}"
    note = f"Agreement with the key beyond chance (Cohen's kappa): {words}. 1 is all, 0 is chance."
    return Section("By result", (Paragraph(MEANING), table, Paragraph(note)))


def _accuracies(of: str, found: Mapping[str, Accuracy]) -> ReportTable:
    rows = ((name, str(each.sensitivity), str(each.specificity)) for name, each in found.items())
    return ReportTable((of, "sensitivity", "specificity"), tuple(rows))


def _confusions(attempts: Sequence[Attempt]) -> Section:
    wrong = [
        f"{RESULT_NAMES[key]}, taken for {RESULT_NAMES[said]}: {count}"
        for (key, said), count in confusion(attempts).items()
        if count and key is not said
    ]
    return Section("Mixed up", (Items(tuple(wrong or ["Nothing."])), _confusion_table(attempts)))


def _confusion_table(attempts: Sequence[Attempt]) -> ReportTable:
    counts = confusion(attempts)
    header = ("By the rules", *(SHORT[said] for said in Result))
    told = [key for key in Result if any(counts[key, said] for said in Result)]
    rows = tuple((SHORT[key], *(str(counts[key, said]) for said in Result)) for key in told)
    return ReportTable(header, rows)


MEANING = (
    "Sensitivity: where it was so, how often you said so. Specificity: where it was not so, how "
    "often you did not say so."
)
SHORT = {
    Result.TRAFFICKING: "traff.",
    Result.SMUGGLING: "smugg.",
    Result.BOTH: "both",
    Result.NEITHER: "neither",
    Result.CANNOT_TELL: "open",
}


def _elements(attempts: Sequence[Attempt]) -> Section:
    by_name = {PART_NAMES[part]: found for part, found in by_part(attempts).items()}
    note = Paragraph(f"Sentences that show what you said they show: {sentences_right(attempts)}.")
    return Section("By element", (_accuracies("Element", by_name), note))


def _calibrated(attempts: Sequence[Attempt]) -> Section:
    score = brier(attempts)
    words = f"Brier score {float(score or 0):.2f}: 0 is best; 0.25 is saying 50 % each time."
    note = "# is how often you were right, | is how often you thought you would be."
    few = (
        [Paragraph("So few judgements say little.")]
        if len(sure_judgements(attempts)) < MIN_JUDGEMENTS
        else []
    )
    lines = map(Paragraph, plot_calibration(attempts))
    return Section("How sure, and how right", (Paragraph(note), *lines, Paragraph(words), *few))


def plot_calibration(attempts: Iterable[Attempt]) -> list[str]:
    """Return the calibration as bars of plain signs, 34 columns wide, without colour."""
    return [
        f"{level:3} % {_bar(level, count)} {count.right}/{count.of}"
        for level, count in calibration(attempts).items()
        if count.of
    ]


def _bar(level: int, count: Count) -> str:
    share = float(count.share or 0)
    signs = bar_signs(Bar(share, share))
    expected = level * len(signs) // 100
    return f"{signs[: expected - 1]}|{signs[expected:]}"


def _interviews(attempts: Sequence[Attempt]) -> Section:
    asked, least = (
        sum(n) for n in zip(*((len(a.asked), a.least or 0) for a in attempts), strict=True)
    )
    lines = [
        f"Questions asked: {asked}. The fewest that settle these cases: {least}.",
        f"Judged before the answers settled the case: {sum(a.left_open for a in attempts)}.",
        f"Not needed any more when asked: {sum(len(a.needless) for a in attempts)}.",
        f"Not to be asked of a possible child: {sum(len(a.unfit) for a in attempts)}.",
    ]
    return Section("Interviews", (Items(tuple(lines)),))
