"""The sentences of a story, and which of them show a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from .story import Story, plain


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a story, in order."""
    words = plain(text)
    ends = re.finditer(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.!?][\"'”’]?\s+", words)
    places = [0, *(end.end() for end in ends), len(words)]
    found = (words[a:b].strip() for a, b in pairwise(places))
    return tuple(sentence for sentence in found if sentence)


def sentences_for(story: Story, ids: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the sentences that the story gives as evidence for some facts."""
    words = [plain(story.evidence[id]) for id in ids if id in story.evidence]
    return tuple(
        number
        for number, sentence in enumerate(sentences(story.text), 1)
        if any(shows in sentence or sentence in shows for shows in words)
    )
