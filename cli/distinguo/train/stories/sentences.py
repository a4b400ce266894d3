"""Split a story into sentences, and find those that show a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from .story import Story, plain


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a story, in order."""
    words = plain(text)
    ends = re.finditer(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)[.!?][\"'”’]?\s+", words)
    places = [0, *(end.end() for end in ends), len(words)]
    found = (words[a:b].strip() for a, b in pairwise(places))
    return tuple(sentence for sentence in found if sentence)


def sentences_for(story: Story, ids: Iterable[str]) -> tuple[int, ...]:
    """Return the numbers, from 1, of the sentences that are evidence for some facts."""
    words = [plain(story.evidence[id]) for id in ids if id in story.evidence]
    return tuple(
        number
        for number, sentence in enumerate(sentences(story.text), 1)
        if any(shows in sentence or sentence in shows for shows in words)
    )
