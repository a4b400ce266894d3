"""The shipped stories: sound, balanced, and together an example of every way to a result."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from distinguo.train.content.myths import MYTHS
from distinguo.train.exercises.pairs import minimal_pairs
from distinguo.train.stories.balance import balance, count_results, parting, unexercised
from distinguo.train.stories.check import check_path
from distinguo.train.stories.reader import shipped_stories
from distinguo.train.stories.story import Result, Story
from distinguo_rules.assessment import assess, find_conflicts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth
from distinguo_rules.model import Answer, Role, Status, Verdict
from distinguo_rules.questionnaire import BY_ID

STORIES = shipped_stories()


@cache
def results() -> dict[str, Result]:
    return {story.id: story.result() for story in STORIES}


def test_there_are_enough_stories_to_say_anything_about_them() -> None:
    assert len(STORIES) >= 87


def test_the_shipped_set_has_no_fault() -> None:
    report = check_path(files("distinguo") / "train" / "content" / "stories")
    assert [str(fault) for fault in report.faults] == []
    assert len(report.stories) == len(STORIES)


def test_each_result_and_each_difficulty_has_its_share() -> None:
    assert min(count_results(STORIES).values()) >= 15
    assert list(balance(STORIES)) == []


@pytest.mark.parametrize("gender", ["female", "male"])
def test_women_and_men_meet_every_result(gender: str) -> None:
    met = {results()[story.id] for story in STORIES if story.setting.gender == gender}
    assert met == set(Result)


def test_people_at_home_and_children_are_on_more_than_one_side() -> None:
    home = {results()[story.id] for story in STORIES if story.setting.origin == "home"}
    children = {results()[story.id] for story in STORIES if story.setting.age == "child"}
    assert home == {Result.TRAFFICKING, Result.NEITHER, Result.CANNOT_TELL}
    assert children == set(Result)


def test_the_setting_agrees_with_the_facts() -> None:
    for story in STORIES:
        age, origin = story.setting.age, story.setting.origin
        if age != "unstated":
            assert (age == "child") is (story.answers["under_18"] is Answer.YES), story.id
        if origin != "unstated":
            assert (origin == "home") is (story.answers["from_abroad"] is Answer.NO), story.id


def test_the_frameworks_part_on_at_least_twelve_stories_that_state_it() -> None:
    stated = [story for story in STORIES if len(story.key) > 1]
    assert len(stated) >= 12
    assert {story.id for story in stated} <= {story.id for story in parting(STORIES)}


def test_a_key_is_stated_wherever_another_framework_decides_the_other_way() -> None:
    for story in STORIES:
        us = story.statuses("us")
        for framework in FRAMEWORKS:
            other = story.statuses(framework)
            opposed = any({us[v], other[v]} == {*DECIDED} for v in Verdict)
            assert opposed is (framework in story.key and framework != "us"), (story.id, framework)


DECIDED = (Status.INDICATED, Status.NOT_INDICATED)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_minimal_reason_of_every_law_is_shown_by_some_story(framework: str) -> None:
    assert list(unexercised(STORIES, framework)) == []


@pytest.mark.parametrize(
    ("framework", "least"), [("us", 30), ("un", 100), ("eu", 150), ("uk", 70)]
)
def test_no_stories_show_no_reason_at_all(framework: str, least: int) -> None:
    assert len(list(unexercised((), framework))) > least


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_pair_differs_in_one_answer_and_in_the_result(story: Story) -> None:
    for pair in minimal_pairs(story):
        differing = [id for id in pair.twin if pair.twin[id] is not story.answers[id]]
        assert differing == [pair.question.id]
        state = assess(pair.twin, ("us",), Role.STORY).frameworks["us"].verdicts[pair.verdict]
        assert state.status is not story.statuses()[pair.verdict]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_no_single_change_that_flips_a_result_is_missed(story: Story) -> None:
    found = {(pair.verdict, pair.question.id) for pair in minimal_pairs(story)}
    assert found == set(flips_by_trying(story))


def flips_by_trying(story: Story) -> list[tuple[Verdict, str]]:
    before = story.statuses()
    flips = []
    for id, answer in story.answers.items():
        if answer.truth is Truth.UNKNOWN:
            continue
        turned = {**story.answers, id: Answer.NO if answer is Answer.YES else Answer.YES}
        if find_conflicts(turned):
            continue
        verdicts = assess(turned, ("us",), Role.STORY).frameworks["us"].verdicts
        flips += [
            (verdict, id)
            for verdict in Verdict
            if before[verdict] is not Status.UNDETERMINED
            and verdicts[verdict].status is not before[verdict]
        ]
    return flips


def test_pairs_are_there_to_be_tested() -> None:
    assert sum(len(minimal_pairs(story)) for story in STORIES) >= 60


def test_each_myth_is_about_an_element_and_gives_its_source() -> None:
    elements = {e.id for rule in FRAMEWORKS["us"].all_rules() for e in rule.elements()}
    assert len(MYTHS) >= 30
    for id, myth in MYTHS.items():
        assert myth.id == id
        assert myth.about in elements | {""}, id
        assert myth.citations
        assert all(c.source and c.url.startswith(("https://", "http://")) for c in myth.citations)


def test_some_claims_hold_and_some_do_not() -> None:
    holding = sum(myth.holds for myth in MYTHS.values())
    assert 5 <= holding <= len(MYTHS) - 5


def test_no_claim_is_there_twice() -> None:
    assert len({myth.claim for myth in MYTHS.values()}) == len(MYTHS)


def test_every_fact_of_every_story_names_a_question() -> None:
    assert {id for story in STORIES for id in story.answers} <= BY_ID.keys()
