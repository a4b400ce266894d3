"""Scores: counted by hand where it is small, and true of everything where it is not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.render.terminal import as_text
from distinguo.train.attempt import SURE_LEVELS, Attempt, ElementAttempt, ElementPart, Kind, Shown
from distinguo.train.scores.score_report import plot_calibration, practise_next, scores
from distinguo.train.scores.scores import (
    Count,
    brier,
    by_part,
    by_result,
    calibration,
    confusion,
    count_right,
    kappa,
    sentences_right,
)
from distinguo.train.scores.sentences import in_sentences
from distinguo.train.stories.story import Result

T, S, B, N, C = Result


def judged(*pairs: tuple[Result, Result | None], sure: int | None = None) -> list[Attempt]:
    return [
        Attempt(
            f"story:{number}",
            Kind.STORY,
            str(number),
            key,
            said,
            None if said is None else key is said,
            sure,
        )
        for number, (key, said) in enumerate(pairs)
    ]


def with_elements(*elements: ElementAttempt) -> Attempt:
    return Attempt("story:a", Kind.STORY, "a", "both", "both", True, 90, elements=elements)


def attempts() -> st.SearchStrategy[list[Attempt]]:
    results = st.sampled_from(Result)
    pairs = st.lists(st.tuples(results, st.none() | results), max_size=30)
    return pairs.map(lambda drawn: judged(*drawn, sure=70))


def test_the_confusion_table_counts_what_was_taken_for_what() -> None:
    table = confusion(judged((T, T), (T, S), (S, S), (B, S), (C, N), (C, None)))
    assert table[T, T] == table[T, S] == table[S, S] == table[B, S] == table[C, N] == 1
    assert sum(table.values()) == 5


def test_sensitivity_and_specificity_by_result() -> None:
    found = by_result(judged((T, T), (T, S), (T, T), (S, T), (N, N)))
    assert found[T].sensitivity == Count(3, 2)
    assert found[T].specificity == Count(2, 1)
    assert found[S].sensitivity == Count(1, 0)
    assert found[B].sensitivity == Count(0, 0)
    assert found[B].sensitivity.share is None


def test_an_element_left_open_and_one_denied_both_count_as_not_shown() -> None:
    found = by_part(
        [
            with_elements(
                ElementAttempt(ElementPart.ACT, Shown.YES, Shown.YES, 1, True),
                ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.NOT_SHOWN),
                ElementAttempt(ElementPart.PURPOSE, Shown.NO, Shown.NOT_SHOWN),
                ElementAttempt(ElementPart.GAIN, Shown.NOT_SHOWN, Shown.YES, 2),
            )
        ]
    )
    assert found[ElementPart.ACT].sensitivity == Count(1, 1)
    assert found[ElementPart.MEANS].sensitivity == Count(1, 0)
    assert found[ElementPart.PURPOSE].specificity == Count(1, 1)
    assert found[ElementPart.GAIN].specificity == Count(1, 0)


def test_only_sentences_that_were_chosen_are_counted() -> None:
    attempt = with_elements(
        ElementAttempt(ElementPart.ACT, Shown.YES, Shown.YES, 1, True),
        ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.YES, 2, False),
        ElementAttempt(ElementPart.HELP, Shown.YES, Shown.YES),
    )
    assert sentences_right([attempt]) == Count(2, 1)


@pytest.mark.parametrize(
    ("sure", "right", "score"),
    [(100, True, Fraction(0)), (100, False, Fraction(1)), (50, True, Fraction(1, 4))],
)
def test_the_brier_score_of_one_judgement(sure: int, right: bool, score: Fraction) -> None:
    assert brier(judged((T, T if right else S), sure=sure)) == score


def test_the_brier_score_is_a_mean() -> None:
    done = [*judged((T, T), sure=90), *judged((T, S), sure=60)]
    assert brier(done) == (Fraction(1, 100) + Fraction(36, 100)) / 2
    assert brier(judged((T, T))) is None


def test_calibration_counts_by_how_sure_one_was() -> None:
    done = [*judged((T, T), (T, S), sure=80), *judged((S, S), sure=100)]
    table = calibration(done)
    assert table[80] == Count(2, 1)
    assert table[100] == Count(1, 1)
    assert tuple(table) == SURE_LEVELS


def test_kappa_by_hand() -> None:
    # 3 of 4 agree; by chance (2*3 + 2*1) / 16 = 1/2; so (3/4 - 1/2) / (1/2) = 1/2
    assert kappa(judged((T, T), (T, T), (S, T), (S, S))) == Fraction(1, 2)


def test_kappa_is_one_for_full_agreement_and_cannot_be_given_where_there_is_no_choice() -> None:
    assert kappa(judged((T, T), (S, S), (N, N))) == 1
    assert kappa(judged((T, T), (T, T))) is None
    assert kappa([]) is None


@given(attempts())
def test_kappa_never_exceeds_one_and_reaches_it_only_when_all_agree(done: list[Attempt]) -> None:
    value = kappa(done)
    told = [attempt for attempt in done if attempt.said is not None]
    if value is not None:
        assert -1 <= value <= 1
        assert (value == 1) == all(attempt.right for attempt in told)


@given(attempts())
def test_the_tables_count_each_judgement_once(done: list[Attempt]) -> None:
    told = [attempt for attempt in done if attempt.said is not None]
    assert sum(confusion(done).values()) == len(told) == count_right(done).of
    for finding in by_result(done).values():
        assert finding.sensitivity.of + finding.specificity.of == len(told)
    assert sum(f.sensitivity.right for f in by_result(done).values()) == count_right(done).right
    assert sum(count.of for count in calibration(done).values()) == len(told)


@given(attempts(), st.integers(40, 100))
def test_the_scores_can_be_read_without_colour_in_a_narrow_window(
    done: list[Attempt], width: int
) -> None:
    text = as_text(scores(done, explain=True), width)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width
    for line in plot_calibration(done):
        assert len(line) <= 36
        assert f"  {line}\n" in text, "no bar is broken"


def test_a_bar_shows_what_was_thought_and_what_was_so() -> None:
    done = judged((T, T), (T, T), (T, T), (T, S), sure=80)
    assert plot_calibration(done) == [" 80 % ###############|.... 3/4"]
    assert plot_calibration(judged((T, T), sure=50)) == [" 50 % #########|########## 1/1"]


def test_what_went_worst_is_to_be_practised_first() -> None:
    myths = [Attempt(f"myths:{n}", Kind.MYTHS, None, "true", "true", True) for n in range(5)]
    wrong = Attempt("next:a", Kind.NEXT, "a", "harm_if_left", "visa_tied", False)
    told = practise_next([*judged((B, S), (B, B)), *myths, wrong])
    assert told[0].startswith("what to ask next (0 of 1)")
    assert told[1].startswith('stories with the result "signs of both" (1 of 2)')
    assert practise_next(myths) == ()


def test_no_score_is_a_percentage_of_a_case() -> None:
    text = as_text(scores(judged((T, T), (S, T), sure=60)))
    assert "risk" not in text
    assert "victim" not in text


def test_the_scores_begin_with_plain_sentences() -> None:
    done = judged((S, T), (S, T), (T, B), (C, S), (T, C), (N, N), (T, None))
    text = " ".join(as_text(scores(done), 80).split())
    for sentence in (
        "You did 6 exercises; 1 right. You left out 1.",
        "Twice you took smuggling for trafficking.",
        "Once you took trafficking alone for both.",
        "Once you said smuggling alone where the story leaves something open.",
        'Once you said "not clear yet" where the story shows trafficking alone.',
    ):
        assert sentence in text
    assert "kappa" not in text.partition("--explain")[0]


def test_an_element_missed_is_said_in_a_sentence() -> None:
    missed = with_elements(ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.NO))
    assert "Means: you missed it in the one story that shows it." in list(in_sentences([missed]))
    twice = [missed, with_elements(ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.YES))]
    assert "Means: you missed it 1 of 2 times in the stories that show it." in [
        " ".join(line.split()) for line in in_sentences(twice)
    ]


def test_someone_surer_than_right_is_told_so_and_only_after_enough_judgements() -> None:
    assert any("surer" in line for line in in_sentences(judged(*[(T, S)] * 5, sure=90)))
    assert any("trust yourself" in line for line in in_sentences(judged(*[(T, T)] * 5, sure=60)))
    assert not any("sure" in line for line in in_sentences(judged((T, S), sure=90)))


def test_nothing_done_is_said_plainly() -> None:
    assert "nothing to count" in as_text(scores(judged((T, None))))
