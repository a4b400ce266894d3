"""Story files: every fault points at a line of the file, and what is read can be checked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from distinguo.train.attempt import ElementPart
from distinguo.train.exercises.parts import shown_in
from distinguo.train.stories.check import check_path, check_story
from distinguo.train.stories.reader import MAX_STORY_BYTES, read_story, shipped_stories
from distinguo.train.stories.story import Story
from distinguo_rules.questionnaire import BY_ID

from .promises import check_harmless, check_refusal, file_with, taken

NAMES = ("beans", "crossing", "uncle")
SHORT = b"""title = "The beans"
story = "Ana is 27. She picks."
lesson = "Ask."
unknown = ["harm_if_left"]
themes = []
difficulty = 3
myth = "bad_boss"

[facts]
under_18 = "no"
work_for_other = "yes"

[evidence]
under_18 = "Ana is 27."
work_for_other = "She picks."

[source]
cite = "22 U.S.C. 7102(8)"
url = "https://example.org"

[setting]
gender = "female"
age = "adult"
origin = "africa"
sector = "farm"

[key.us]
trafficking = "undetermined"
smuggling = "undetermined"
"""


@cache
def seeds() -> list[bytes]:
    paths = [Path(story.path) for story in shipped_stories() if story.id in NAMES]
    return [SHORT, *(path.read_bytes() for path in paths)]


def check(data: bytes) -> None:
    path = file_with(data, "story.toml")
    story = taken(lambda name: read_story(Path(name)), path)
    for fault in check_path(Path(path)).faults:
        check_refusal([fault], path)
        place = re.match(r":(\d+)(?: |$)", fault.where.removeprefix(path))
        assert place or len(data) > MAX_STORY_BYTES, fault
        assert not place or 1 <= int(place[1]) <= max(1, data.count(b"\n") + 1), fault
    if story is not None:
        _check_story(story, data)


def _check_story(story: Story, data: bytes) -> None:
    table = tomllib.loads(data.decode())
    assert story.facts == table["facts"]
    assert list(story.unknown) == table.get("unknown", [])
    assert story.evidence == table["evidence"]
    assert story.answers.keys() <= BY_ID.keys()
    for framework in story.key:
        story.result(framework)
        for part in ElementPart:
            shown_in(story, part, framework)
    for fault in check_story(story):
        check_harmless(str(fault))
