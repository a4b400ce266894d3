"""Recognise headings of a table and keys of a record: a question by its id or its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from distinguo_rules.language import languages, tr, using
from distinguo_rules.questionnaire import BY_ID, QUESTIONS
from distinguo_rules.role import Voice

from ...answers import KEYS_BESIDE_ANSWERS
from ...checked import LIST_QUESTIONS
from ...errors import BadDataError, Fault, Place, did_you_mean, shorten
from ...form_stamp import STAMP_FIELD

MAX_COLUMNS_NAMED = 20  # of those that are not questions
# A heading that is this similar to a question (0 to 1, as difflib measures it) is a mistyped one.
# At 0.82 "law_threats" is, and "trip_date" is not.
MIN_SIMILARITY = 0.82
MIN_WORDING_SIMILARITY = 0.9
MIN_WORDING_CHARACTERS = 20
_BETWEEN_WORDS = r"[\s_-]+"  # compiled on first use: most records have our own keys
_AFTER_GROUP = r"[/:.-]"
# Questions of earlier versions: a column of their answers must not be lost without a word.
_RETIRED = frozenset({"can_leave"})
_PREFIX = "q_"  # of the columns that `law sql` reads
# Qualtrics adds it to the wording of a question if one of its choices has a text of its own.
_AFTER_WORDING = " - selected choice"
# LimeSurvey and others allow no underscore in the code of a question.
_IN_ONE_WORD = {id.replace("_", ""): id for id in BY_ID}


class LostColumn:
    """A column that no question asks for; `count`: its cells that say yes, so far."""

    def __init__(self, heading: str, reason: str) -> None:
        self.heading = heading
        self.reason = reason
        self.count = 0


class TableHead(NamedTuple):
    """The columns of a table.

    `keys`: for each column a question id, a key beside the answers, or None if it is left out.
    `ignored`: the headings of unknown columns. `lost`: by their places. `kept`: the places of the
    columns that results keep, by name. `stamp`: the place of the column with the stamps of a form.
    """

    keys: tuple[str | None, ...]
    ignored: tuple[str, ...]
    lost: Mapping[int, LostColumn] = MappingProxyType({})
    kept: Mapping[str, int] = MappingProxyType({})
    stamp: int | None = None

    @property
    def places(self) -> list[int]:
        """The places of the columns that are read."""
        also = {*self.lost, *self.kept.values(), self.stamp}
        return [at for at, key in enumerate(self.keys) if key is not None or at in also]


def question_of(heading: str) -> str | None:
    """Return the id of the question that a heading or key stands for, or None.

    It may be the id in any case, with blanks, hyphens or nothing for underscores, or a wording of
    the question; either may follow a group and one of `/`, `-`, `:`, `.`, as in `work/law_threat`.
    """
    starts = [0, *(match.end() for match in re.finditer(_AFTER_GROUP, heading))]
    found = (_question_exactly(heading[start:]) for start in starts)
    return next(filter(None, found), None)


@lru_cache(10_000)
def key_of(heading: str) -> str | None:
    """Return the question id or the key beside the answers that a heading means, or None."""
    plain = heading.strip().lower()
    return plain if plain in KEYS_BESIDE_ANSWERS else question_of(heading)


def is_stamp(heading: str) -> bool:
    """Return whether a column or key holds the stamps of a form; it may follow a group."""
    return re.split(_AFTER_GROUP, heading.strip().lower())[-1] == STAMP_FIELD


@lru_cache(10_000)
def similar_question(heading: str) -> str | None:
    """Return the question of which a heading is a misspelling, or None."""
    from difflib import get_close_matches  # slow to load

    last = _plain_id(re.split(r"[/:.]", heading)[-1])[:80]
    for near in get_close_matches(last, BY_ID, 1, MIN_SIMILARITY):
        return near
    words = _plain_words(heading)[:400]
    if len(words) >= MIN_WORDING_CHARACTERS:
        for near in get_close_matches(words, _wordings(), 1, MIN_WORDING_SIMILARITY):
            return _wordings()[near]
    return None


def is_mistaken(heading: str) -> bool:
    """Return whether an unknown heading is a misspelt question or a retired one."""
    return _is_retired(heading) or similar_question(heading) is not None


def _is_retired(heading: str) -> bool:
    last = _plain_id(re.split(r"[/:.]", heading)[-1]).removeprefix(_PREFIX)
    return last in _RETIRED and last not in BY_ID


def match_head(
    names: Sequence[str], place: Place, strict: bool, needs_question: bool = True
) -> TableHead:
    """Match the headings of a table to questions.

    `strict`: refuse every column that is not a question. Otherwise only a column that is nearly
    a question is refused, a question in two columns, and, if it `needs_question`, a table without
    any. Raises BadDataError.
    """
    keys = tuple(map(key_of, names))
    others = [name for name, key in zip(names, keys, strict=True) if key is None]
    has_question = not needs_question or not BY_ID.keys().isdisjoint(keys)
    if strict or not has_question:
        wrong = others[:MAX_COLUMNS_NAMED]
    else:
        wrong = [name for name in others if is_mistaken(name)][:MAX_COLUMNS_NAMED]
    faults = [no_question(name, place) for name in wrong]
    faults += _repeated(names, keys, place)
    if not faults and not has_question:
        faults = [Fault(place, "no column is a question", LIST_QUESTIONS)]
    if faults:
        raise BadDataError(faults)
    return TableHead(keys, tuple(others))


def no_question(name: str, place: Place) -> Fault:
    """Return the fault of a heading that is unknown, with the question that it may mean."""
    if _is_retired(name):
        hint = "leave the column out, or name it after a question"
        return Fault(place, f'"{shorten(name)}" is no longer a question', hint)
    near = similar_question(name)
    hint = f'did you mean "{near}"?' if near else did_you_mean(name, BY_ID)
    return Fault(place, f'"{shorten(name)}": no such question', hint or LIST_QUESTIONS)


def _repeated(names: Sequence[str], keys: Sequence[str | None], place: Place) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, key in zip(names, keys, strict=True):
        if key in first:
            both = f'"{shorten(first[key])}" and "{shorten(name)}"'
            yield Fault(place, f"{key} appears twice: {both}", "keep one of these columns")
        elif key is not None:
            first[key] = name


def _question_exactly(text: str) -> str | None:
    plain = _plain_id(text)
    for id in (plain, plain.removeprefix(_PREFIX)):
        if id in BY_ID:
            return id
    return _IN_ONE_WORD.get(plain) or _wordings().get(_plain_words(text))


def _plain_id(text: str) -> str:
    return re.sub(_BETWEEN_WORDS, "_", text.strip().lower())


def _plain_words(text: str) -> str:
    words = " ".join(text.casefold().split()).removesuffix(_AFTER_WORDING)
    return words.strip(" ?.:*¿")


@cache
def _wordings() -> dict[str, str]:
    """Return the id of each question by its wordings, in every voice and language.

    The first sentence of a wording stands for it too: forms have room for the rest elsewhere.
    """
    found: dict[str, str] = {}
    for language in languages():
        with using(language):
            for question in QUESTIONS:
                for voice in Voice:
                    words = tr(question.wording(voice).text)
                    first = words.partition("?")[0]
                    found |= dict.fromkeys(map(_plain_words, (words, first)), question.id)
    return found
