"""Texts in both languages, where the interview is in two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from distinguo_rules.language import second_language, tr, using


def in_each_language(message: str) -> tuple[str, ...]:
    """Return a message in the language in use, and in the second one where it differs there."""
    return next(text_versions(lambda: (tr(message),)))


def text_versions(made: Callable[[], Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each of the texts that are made, with its version in the second language, if any."""
    found = [tuple(made())]
    if second_language():
        with using(second_language()):
            found.append(tuple(made()))
    for versions in zip(*found, strict=True):
        yield tuple(dict.fromkeys(versions))
