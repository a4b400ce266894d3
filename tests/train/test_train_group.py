"""Promise: a group's report tells what the group did, and of nobody by themselves."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import krippendorff
import numpy as np
import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner
from typer.testing import Result as Ran

from distinguo.disclosure import SUPPRESSED_SHARE, GroupAttempts, Share, share
from distinguo.errors import BadDataError, ExitCode, UsageError
from distinguo.render.phrases import bar_signs
from distinguo.render.report import Bar
from distinguo.render.terminal import as_text
from distinguo.train import trainer
from distinguo.train.attempt import Attempt, ElementAttempt, ElementPart, Kind, Shown
from distinguo.train.exercises.exercise import Exercise
from distinguo.train.exercises.myths import MythsExercise
from distinguo.train.exercises.pairs import PairsExercise
from distinguo.train.exercises.sets import all_exercises
from distinguo.train.scores.group import Confusion, ShareRow, TraineeGroup, clashes, groups_of
from distinguo.train.scores.group_words import (
    STYLE,
    group_as_html,
    group_as_json,
    group_as_text_report,
    line_words,
)
from distinguo.train.scores.results import Results, write_results
from distinguo.train.scores.scores import alpha
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Result
from kit.exported import tags_of, words_of

KEYS = {story.id: story.result().value for story in shipped_stories()}
TITLES = {story.id: story.title for story in shipped_stories()}
BOTH = next(id for id, key in KEYS.items() if key == "both")
NEITHER = next(id for id, key in KEYS.items() if key == "neither")


def story(id: str, said: str | None, elements: Sequence[ElementAttempt] = ()) -> Attempt:
    key = KEYS[id]
    right = None if said is None else said == key
    return Attempt(f"story:{id}", Kind.STORY, id, key, said, right, elements=tuple(elements))


def group_saying(said: Sequence[str | None], id: str = BOTH) -> list[Results]:
    """A trainee for each thing said of one story."""
    return [Results(f"bird{n}", "us", (story(id, word),)) for n, word in enumerate(said)]


def only_group(results: Sequence[Results], least: int = 5) -> TraineeGroup:
    (group,) = groups_of(results, least)
    return group


# Agreement


def test_alpha_is_what_krippendorff_works_out_himself() -> None:
    """The 12 units, 4 observers and nominal alpha of his paper of 2011, section C."""
    observers = ("123321412...", "12332241253.", "", "")
    observers = ("123321412...", "1233224125.3", ".333234225 1.".replace(" ", ""), "12332441251.")
    units = [[v for v in column if v != "."] for column in zip(*observers, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


@given(
    st.integers(2, 6).flatmap(
        lambda people: st.lists(
            st.lists(st.sampled_from([None, 0, 1, 2, 3, 4]), min_size=people, max_size=people),
            min_size=1,
            max_size=8,
        )
    )
)
def test_alpha_is_what_the_krippendorff_library_says(table: list[list[int | None]]) -> None:
    units = [[value for value in unit if value is not None] for unit in table]
    pairable = {value for unit in units if len(unit) > 1 for value in unit}
    if len(pairable) < 2:
        assert alpha(units) is None
        return
    data = np.array([[np.nan if v is None else v for v in unit] for unit in table]).T
    expected = krippendorff.alpha(data, level_of_measurement="nominal")
    assert alpha(units) == pytest.approx(expected)


@pytest.mark.parametrize("units", [[], [["a"]], [["a", "a"], ["a", "a"]]])
def test_there_is_no_alpha_where_nothing_could_differ(units: list[list[str]]) -> None:
    assert alpha(units) is None


# Small groups


def tally(right: int, wrong: int, everybody: int) -> GroupAttempts:
    names = [f"bird{n}" for n in range(everybody)]
    return GroupAttempts(tuple(names[:right]), tuple(names[right : right + wrong]), everybody)


@pytest.mark.parametrize("least", [2, 3, 5])
@pytest.mark.parametrize("everybody", [2, 5, 6, 8, 9, 10, 12, 17])
def test_no_small_group_can_be_made_out_from_a_share(least: int, everybody: int) -> None:
    """For every way in which a group can part, another size of a small part reads the same."""
    alike: dict[Share, list[tuple[int, int, int]]] = {}
    for right in range(everybody + 1):
        for wrong in range(everybody + 1 - right):
            told = share(tally(right, wrong, everybody), least)
            alike.setdefault(told, []).append((right, wrong, everybody - right - wrong))
    for told, ways in alike.items():
        for part in range(3):
            sizes = {way[part] for way in ways}
            assert not (len(sizes) == 1 and 0 < min(sizes) < least), (told, ways)
        answered = {right + wrong for right, wrong, _ in ways}
        assert not (len(answered) == 1 and 0 < min(answered) < least)
        for right, wrong, _ in ways:
            if right + wrong:
                assert 0 <= told.low <= told.high <= 1
                assert told.low - 1e-9 <= right / (right + wrong) <= told.high + 1e-9


@pytest.mark.parametrize(
    ("right", "wrong", "everybody", "words"),
    [
        (7, 5, 12, "7 of 12"),
        (12, 0, 12, "all but fewer than 5 of 12"),
        (9, 3, 12, "all but fewer than 5 of 12"),
        (2, 10, 12, "fewer than 5 of 12"),
        (4, 3, 12, "not shown: too few trainees"),
        (3, 4, 12, "fewer than half"),
        (0, 4, 7, "fewer than half"),
        (3, 1, 12, "not shown: too few trainees"),
        (10, 8, 20, "10 of more than 15"),
        (6, 6, 20, "6 of 12"),
    ],
)
def test_a_share_is_told_in_words(right: int, wrong: int, everybody: int, words: str) -> None:
    assert share(tally(right, wrong, everybody), 5).words == words


def test_with_no_suppression_every_count_is_told() -> None:
    for right, wrong in ((0, 1), (1, 0), (3, 1)):
        told = share(tally(right, wrong, 9), 1)
        assert (told.right, told.of) == (right, right + wrong)


def test_what_few_were_right_on_comes_before_what_fewer_answered_better() -> None:
    """Of seven, two were right on one story; four answered the other, and none of them was."""
    files = saying(
        (BOTH, ["both"] * 2 + ["trafficking"] * 5), (NEITHER, ["both"] * 4 + [None] * 3)
    )
    shown = as_text(group_as_text_report(groups_of(files, 5), TITLES))
    talk = shown.partition("TO TALK THROUGH FIRST")[2].partition("\n\n")[0]
    first, second = (line.strip(" -") for line in talk.strip().splitlines())
    assert first == f"{TITLES[NEITHER]}: fewer than half right"
    assert second == f"{TITLES[BOTH]}: fewer than 5 of 7 right"


def test_of_two_who_may_be_named_together_half_is_not_told_of_one() -> None:
    assert share(tally(0, 1, 9), 2) == SUPPRESSED_SHARE


@pytest.mark.parametrize(("trainees", "is_told"), [(7, True), (14, True), (15, False)])
def test_a_small_group_is_told_that_most_numbers_stay_hidden(trainees: int, is_told: bool) -> None:
    groups = groups_of(group_saying(["both"] * trainees), 5)
    for shown in (
        as_text(group_as_text_report(groups, TITLES)),
        words_of(group_as_html(groups, TITLES)),
    ):
        assert ("most numbers stay hidden" in " ".join(shown.split())) is is_told


def test_many_attempts_of_few_people_are_a_small_group() -> None:
    names = [f"bird{n}" for n in range(10)]
    few = GroupAttempts(tuple(names) * 3, ("bird0",) * 8, 38)
    assert share(few, 5).words == "not shown: too few trainees"
    assert share(few, 1).words == "30 of 38"


def test_of_a_group_that_is_too_small_no_answer_is_told_but_the_stories_to_talk_through() -> None:
    group = only_group(group_saying(["both"] * 4))
    assert group == TraineeGroup("us", 5, None, {}, (), (), (), (), stories=(f"story:{BOTH}",))
    for shown in (
        as_text(group_as_text_report([group], TITLES)),
        words_of(group_as_html([group], TITLES)),
    ):
        words = " ".join(shown.split())
        assert "a group needs at least 5 trainees" in words
        assert "right" not in words.replace("bright", "")
        assert not re.search(r"\b4\b", words)
    assert "4" not in json.dumps(group_as_json([group]))


def test_files_with_one_name_are_one_trainee() -> None:
    files = group_saying(["both"] * 4)
    again = [replace(files[0], name=" Bird0 "), replace(files[1], name="BIRD1")]
    assert only_group([*files, *again]).trainees is None


def test_of_an_exercise_done_twice_the_first_counts() -> None:
    files = group_saying(["both", "neither"] * 6)
    again = [replace(file, attempts=(story(BOTH, "smuggling"),)) for file in files]
    (line,) = only_group([*files, *again]).exercises[Kind.STORY]
    assert line.share.words == "6 of 12"


# What is told


def test_a_story_is_told_with_its_counts_and_what_was_left_out_does_not_count() -> None:
    said = ["both"] * 7 + ["trafficking"] * 6 + [None] * 5
    (line,) = only_group(group_saying(said)).exercises[Kind.STORY]
    assert (line.id, line.share.words) == (f"story:{BOTH}", "7 of 13")


def test_the_hardest_exercise_stands_first() -> None:
    files = [
        Results(
            f"bird{n}", "us", (story(BOTH, "both"), story(NEITHER, "both" if n < 8 else "neither"))
        )
        for n in range(16)
    ]
    lines = only_group(files).exercises[Kind.STORY]
    assert [line.id for line in lines] == [f"story:{NEITHER}", f"story:{BOTH}"]


def test_an_element_is_told_apart_where_it_is_there_and_where_it_is_not() -> None:
    def elements(means: Shown, gain: Shown) -> list[ElementAttempt]:
        return [
            ElementAttempt(ElementPart.MEANS, Shown.YES, means),
            ElementAttempt(ElementPart.GAIN, Shown.NOT_SHOWN, gain),
        ]

    files = [
        Results(
            f"bird{n}",
            "us",
            (story(BOTH, "both", elements(*said)),),
        )
        for n, said in enumerate([(Shown.YES, Shown.YES)] * 6 + [(Shown.NO, Shown.NOT_SHOWN)] * 5)
    ]
    told = {line.id: line.share.words for line in only_group(files).elements}
    assert told == {"means:there": "6 of 11", "gain:not_there": "5 of 11"}
    text = as_text(group_as_text_report(groups_of(files, 5), TITLES))
    assert "Means, where it is there" in text
    assert "Gain, where it is not, or is left open" in text


def test_mistakes_are_told_the_most_common_first() -> None:
    said = ["trafficking"] * 9 + ["smuggling"] * 6 + ["both"] * 5
    confusions = only_group(group_saying(said)).confusions
    assert confusions == (
        Confusion("both", "trafficking", 9, 9),
        Confusion("both", "smuggling", 6, 6),
    )
    text = " ".join(as_text(group_as_text_report(groups_of(group_saying(said), 5), {})).split())
    words = '"signs of trafficking" where the key is "signs of both": 9 times, by 9 trainees'
    assert words in text


def test_a_few_hidden_mistakes_cannot_be_worked_out_from_the_others() -> None:
    """20 were right, 7 said one thing and 3 another: 30 - 20 - 7 would tell of the three."""
    said = ["both"] * 20 + ["trafficking"] * 7 + ["smuggling"] * 3
    assert only_group(group_saying(said)).confusions == ()
    more = [*said, *["neither"] * 4]
    assert only_group(group_saying(more)).confusions == (Confusion("both", "trafficking", 7, 7),)


def saying(*stories: tuple[str, Sequence[str | None]]) -> list[Results]:
    """Trainees who judged several stories; the story, and what each of them said of it."""
    ids = [id for id, _ in stories]
    return [
        Results(
            f"bird{n}",
            "us",
            tuple(
                story(
                    id,
                    word,
                    [ElementAttempt(ElementPart.MEANS, Shown.YES, Shown.YES)] if word else (),
                )
                for id, word in zip(ids, said, strict=True)
            ),
        )
        for n, said in enumerate(zip(*(said for _, said in stories), strict=True))
    ]


def test_the_wrong_answers_to_one_story_cannot_be_worked_out_from_those_to_another() -> None:
    """8 mistakes are told of one story; 12 in all would tell of four in the other."""
    first, second = [id for id, key in KEYS.items() if key == "neither"][:2]
    group = only_group(
        saying((first, ["both"] * 8 + ["neither"] * 12), (second, ["neither"] * 16 + ["both"] * 4))
    )
    words = [line.share.words for line in group.exercises[Kind.STORY]]
    assert words == ["12 of 20", "all but fewer than 5 of 20"]
    assert group.confusions == (Confusion("neither", "both", 8, 8),)


def test_those_who_left_out_a_story_cannot_be_worked_out_from_its_elements() -> None:
    """Two stories were each left out by four: 32 in all of 40 would tell of it."""
    first, second, third = [id for id, key in KEYS.items() if key == "neither"][:3]
    ten: list[str | None] = [*["both"] * 8, *["neither"] * 8]
    left_out: list[str | None] = [None] * 4
    group = only_group(
        saying(
            (first, [*ten, *left_out]),
            (second, [*left_out, *ten]),
            (third, [*ten, *["neither"] * 4]),
        )
    )
    words = {line.id: line.share.words for line in group.exercises[Kind.STORY]}
    assert words[f"story:{first}"] == words[f"story:{second}"] == "8 of more than 15"
    assert [line.share.words for line in group.elements] == ["all but fewer than 5 of 20"]


def test_the_same_mistake_made_by_one_person_only_is_not_told() -> None:
    """Six times "both", but all by one trainee; the mistake of the others is told."""
    ids = [id for id, key in KEYS.items() if key == "neither"][:6]
    said = ["both"] + ["trafficking"] * 5 + ["neither"] * 6
    files = saying(*((id, said) for id in ids))
    assert only_group(files).confusions == (Confusion("neither", "trafficking", 30, 5),)
    assert Confusion("neither", "both", 6, 1) in only_group(files, 1).confusions


def test_agreement_is_told_of_stories_that_enough_people_judged() -> None:
    ids = list(KEYS)[:6]
    said = [[KEYS[id] if (n + i) % 3 else "neither" for i, id in enumerate(ids)] for n in range(8)]
    files = [
        Results(f"bird{n}", "us", tuple(map(story, ids, words))) for n, words in enumerate(said)
    ]
    (agreement,) = only_group(files).agreements
    expected = alpha(list(zip(*said, strict=True)))
    assert expected is not None
    assert (agreement.of, agreement.stories) == ("result", 6)
    assert agreement.alpha == round(expected, 2)
    assert only_group([replace(f, attempts=f.attempts[:4]) for f in files]).agreements == ()


def test_laws_are_never_blended() -> None:
    files = group_saying(["both"] * 6 + ["neither"] * 6)
    other = [replace(file, framework="un") for file in files]
    groups = groups_of([*other, *files], 5)
    assert [(g.framework, g.trainees) for g in groups] == [("un", 12), ("us", 12)]


def test_an_exercise_whose_key_differs_between_files_is_left_aside_and_named() -> None:
    files = group_saying(["both"] * 12)
    odd = replace(files[0], attempts=(replace(files[0].attempts[0], key="neither", right=False),))
    group = only_group([odd, *files[1:]])
    assert (group.exercises, group.left_aside) == ({}, (f"story:{BOTH}",))
    assert f"story:{BOTH}" in as_text(group_as_text_report([group], TITLES))


# How it looks


def class_of_thirty() -> list[Results]:
    """Thirty trainees, six stories, mistakes that follow from their numbers."""
    ids = list(KEYS)[:6]
    wrong = list(Result)
    return [
        Results(
            f"bird{n}",
            "us",
            tuple(
                story(
                    id,
                    KEYS[id] if (n * 7 + i) % (i + 2) else wrong[(n + i) % 5].value,
                    [
                        ElementAttempt(
                            ElementPart.MEANS, Shown.YES, [Shown.YES, Shown.NO][n % 3 == 0]
                        )
                    ],
                )
                for i, id in enumerate(ids)
            ),
        )
        for n in range(30)
    ]


@pytest.mark.parametrize(
    "exercise", all_exercises(shipped_stories()[:9], "us"), ids=lambda e: e.id
)
def test_every_exercise_is_called_by_words_that_say_what_it_is(exercise: Exercise) -> None:
    words = line_words(ShareRow(exercise.id, SUPPRESSED_SHARE), TITLES)
    match exercise:
        case MythsExercise(myth=myth):
            assert words == myth.claim
        case PairsExercise(story=about, pair=pair):
            assert words == f"{about.title}: {pair.question.short}"
        case _:
            assert exercise.story is not None
            assert words == exercise.story.title


@pytest.mark.parametrize("width", [40, 80])
def test_the_report_fits_a_window(width: int) -> None:
    groups = groups_of(class_of_thirty(), 5)
    lines = as_text(group_as_text_report(groups, TITLES), width).splitlines()
    assert max(map(len, lines)) <= width
    words = " ".join(" ".join(lines).split())
    for id in list(KEYS)[:6]:
        assert TITLES[id] in words
    assert "Trainees: 30." in words
    assert "%" not in words
    assert "bird" not in words


@pytest.mark.parametrize(
    ("right", "wrong", "drawn"),
    [(6, 6, "##########.........."), (1, 11, "???????............."), (2, 1, "?" * 20)],
)
def test_a_bar_shows_what_is_sure_and_what_is_not_told(right: int, wrong: int, drawn: str) -> None:
    told = share(tally(right, wrong, 12), 5)
    assert bar_signs(Bar(told.low, told.high)) == drawn


def test_the_page_loads_and_runs_nothing_and_names_nobody() -> None:
    page = group_as_html(groups_of(class_of_thirty(), 5), TITLES)
    tags = tags_of(page)
    assert not {"script", "img", "link", "iframe", "a", "form"} & {name for name, _ in tags}
    assert not {a for _, attributes in tags for a in attributes if a in ("style", "src", "href")}
    assert ("html", {"lang": "en"}) in tags
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "url(" not in STYLE
    assert "@media print" in STYLE
    assert "bird" not in page
    headings = [name for name, _ in tags if name in ("h1", "h2", "h3")]
    assert headings[:2] == ["h1", "h2"]
    assert headings.count("h1") == 1


def test_every_form_of_the_report_tells_the_same_shares() -> None:
    groups = groups_of(class_of_thirty(), 5)
    text = " ".join(as_text(group_as_text_report(groups, TITLES), 80).split())
    page = words_of(group_as_html(groups, TITLES))
    (data,) = json.loads(json.dumps(group_as_json(groups)))["groups"]
    assert len(data["exercises"]) == 6
    for line in [*data["exercises"], *data["elements"]]:
        assert line["says"] in page
        assert line["says"] in text
        if line["right"] is not None and line["of"] is not None:
            assert line["says"] == f"{line['right']} of {line['of']}"


# The command

app = typer.Typer()
app.command()(trainer.report)


def report(*arguments: object) -> Ran:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = []
    for results in class_of_thirty():
        paths.append(tmp_path / f"{results.name}.json")
        write_results(results, str(paths[-1]))
    return paths


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_the_command_reports_the_files_it_is_given(files: list[Path], format: str) -> None:
    ran = report(*files, "--format", format)
    assert ran.exception is None
    groups = groups_of(class_of_thirty(), 5)
    if format == "json":
        assert json.loads(ran.stdout) == json.loads(json.dumps(group_as_json(groups)))
    elif format == "html":
        assert ran.stdout == group_as_html(groups, TITLES)
    else:
        assert ran.stdout == as_text(group_as_text_report(groups, TITLES))


def test_bad_files_are_all_named_and_the_others_still_reported(
    files: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text('{"schema": "distinguo/training-results/2"}')
    (tmp_path / "b.json").write_text("{")
    broken = json.loads(files[0].read_text())
    broken["attempts"][0]["key"] = "unclear"
    broken["attempts"][1]["sure"] = 500
    (tmp_path / "c.json").write_text(json.dumps(broken))
    bad = [tmp_path / f"{name}.json" for name in "abcd"]
    ran = report(*bad, *files)
    assert isinstance(ran.exception, BadDataError)
    assert ran.exception.code == ExitCode.BAD_DATA
    named = [fault.where.partition(" ")[0].partition(":")[0] for fault in ran.exception.faults]
    assert list(dict.fromkeys(named)) == [str(path) for path in bad]
    places = " ".join(fault.where for fault in ran.exception.faults)
    assert "$.attempts[0].key" in places
    assert "$.attempts[1].sure" in places
    assert "Trainees: 30." in ran.stdout


@pytest.mark.parametrize("format", ["text", "html", "json"])
def test_the_report_names_the_files_that_are_not_in_it(
    files: list[Path], tmp_path: Path, format: str
) -> None:
    broken, clash = tmp_path / "broken.json", tmp_path / "clash.json"
    broken.write_text("{")
    write_results(replace(class_of_thirty()[1], name="BIRD0"), str(clash))
    left_out = [str(broken), str(clash), str(files[0])]
    ran = report(broken, clash, *files, "--format", format)
    assert isinstance(ran.exception, BadDataError)
    if format == "json":
        assert json.loads(ran.stdout)["files_left_out"] == left_out
        return
    shown = words_of(ran.stdout) if format == "html" else ran.stdout
    assert "3 files not counted" in shown
    assert all(path in "".join(shown.split()) for path in left_out)
    assert "not counted" not in report(*files[1:], "--format", format).stdout


def test_a_folder_stands_for_the_results_files_in_it(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no results")
    (tmp_path / ".hidden.json").write_text("no results")
    files[0].rename(tmp_path / "UPPER.JSON")
    assert report(tmp_path).stdout == report(*tmp_path.glob("[!.]*.[jJ]*")).stdout
    assert "Trainees: 30." in report(tmp_path, files[1]).stdout


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    ran = report(tmp_path)
    assert isinstance(ran.exception, UsageError)
    assert "has no file that ends in .json" in str(ran.exception.faults[0])


def test_a_results_file_with_a_byte_order_mark_is_read(files: list[Path]) -> None:
    """An editor that saves "UTF-8 with BOM" adds it."""
    files[0].write_bytes(b"\xef\xbb\xbf" + files[0].read_bytes())
    ran = report(*files)
    assert ran.exception is None
    assert "Trainees: 30." in ran.stdout


def test_bad_files_alone_write_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]")
    output = tmp_path / "report.html"
    ran = report(tmp_path / "a.json", "--output", output)
    assert isinstance(ran.exception, BadDataError)
    assert ran.stdout == ""
    assert not output.exists()


def test_a_report_is_written_to_a_file_of_ones_own(files: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "report.html"
    assert report(*files, "--format", "html", "--output", output).exception is None
    assert output.stat().st_mode & 0o777 == 0o600
    assert isinstance(report(*files, "--output", output).exception, UsageError)


def test_files_under_one_name_are_said_to_count_as_one_trainee(
    files: list[Path], tmp_path: Path
) -> None:
    again = tmp_path / "again.json"
    write_results(replace(class_of_thirty()[0], name="BIRD0"), str(again))
    assert "share" not in report(*files).output
    ran = report(*files, again)
    assert "2 files share the name bird0; counted as one trainee." in ran.stderr
    for format in ("text", "html"):
        told = report(*files, again, "--format", format).stdout
        assert "2 files share a name; counted as one trainee." in told
        assert "bird0" not in told
    (group,) = json.loads(report(*files, again, "--format", "json").stdout)["groups"]
    assert group["files_sharing_a_name"] == [2]
    assert group["trainees"] == 30


def test_two_people_under_one_name_are_refused_and_the_others_still_reported(
    files: list[Path], tmp_path: Path
) -> None:
    other = replace(class_of_thirty()[1], name="BIRD0")
    clash = tmp_path / "clash.json"
    write_results(other, str(clash))
    ran = report(*files, clash)
    assert isinstance(ran.exception, BadDataError)
    (fault,) = ran.exception.faults
    assert str(clash) in fault.where
    assert str(files[0]) in fault.message
    assert "Trainees: 29." in ran.stdout


def test_two_sessions_of_one_person_are_joined() -> None:
    first, *_ = class_of_thirty()
    halves = [
        replace(first, attempts=first.attempts[:2]),
        replace(first, attempts=first.attempts[2:]),
    ]
    assert clashes(halves) == ()
    assert clashes([first, first]) == ()


def test_what_a_class_should_talk_through_first_is_named() -> None:
    groups = groups_of(class_of_thirty(), 5)
    shown = as_text(group_as_text_report(groups, TITLES))
    talk = shown.partition("TO TALK THROUGH FIRST")[2].partition("\n\n")[0]
    hardest = groups[0].exercises[Kind.STORY][0]
    assert TITLES[hardest.id.partition(":")[2]] in talk
    assert "All exercises together: " in shown


@pytest.mark.parametrize(
    ("right", "step"),
    [(0, "fewer than half"), (9, "fewer than half"), (10, "half to"), (20, "three quarters")],
)
def test_the_overall_share_is_told_in_coarse_steps(right: int, step: str) -> None:
    said = ["both"] * right + ["neither"] * (20 - right)
    assert only_group(group_saying(said)).overall.startswith(step)
    assert only_group(group_saying(said[:8])).overall == "", "of few answers nothing is told"


def test_suppression_can_be_turned_off_but_not_below_one(files: list[Path]) -> None:
    assert "Trainees: 1." in report(files[0], "--suppress-below", 1).stdout
    assert report(files[0], "--suppress-below", 0).exit_code == ExitCode.USAGE
