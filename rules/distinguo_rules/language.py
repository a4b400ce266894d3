"""The language of what is put on a page: whole English messages, looked up in a catalogue.

Texts are written in English, in the code and in its data, and are looked up at the place where
they are put on a page. The folder `locale` holds a catalogue for each further language. Nothing
is loaded for English.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Iterable
    from gettext import GNUTranslations
    from importlib.resources.abc import Traversable

ENGLISH = "en"
ENDING = ".mo"
FOLDER = os.path.join(os.path.dirname(__file__), "locale")

LANGUAGE_NAMES = {
    ENGLISH: "English",
    "am": "አማርኛ",
    "ar": "العربية",
    "bn": "বাংলা",
    "de": "Deutsch",
    "es": "español",
    "fa": "فارسی",
    "fr": "français",
    "hi": "हिन्दी",
    "ht": "kreyòl ayisyen",
    "ko": "한국어",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "th": "ไทย",
    "tl": "Tagalog",
    "uk": "українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""The names of some languages in themselves; any other one is named by its code."""


class UnknownLanguageError(ValueError):
    """A language has no catalogue; the argument is its code."""


class _InUse:  # one for the process, like its window
    languages: tuple[str, ...] = (ENGLISH,)
    catalogue: GNUTranslations | None = None


_catalogues: dict[str, GNUTranslations] = {}


def tr(message: str, *, context: str = "") -> str:
    """Return a whole message in the language in use, or as it is where it has no translation.

    `context` tells apart two uses of one English text that need different translations.
    """
    catalogue = _InUse.catalogue
    if catalogue is None or not message:
        return message
    return catalogue.pgettext(context, message) if context else catalogue.gettext(message)


def trn(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits a count, in the language in use."""
    catalogue = _InUse.catalogue
    if catalogue is None:
        return one if count == 1 else many
    return catalogue.ngettext(one, many, count)


def listed(parts: Iterable[str]) -> str:
    """Return parts of a sentence, already in the language in use, as a list within it."""
    return tr("; ", context="between the parts of a list").join(parts)


def language() -> str:
    """Return the code of the language in use, such as "en"."""
    return _InUse.languages[0]


def second_language() -> str:
    """Return the language that questions are shown in as well, or "" for none."""
    return _InUse.languages[1] if len(_InUse.languages) > 1 else ""


def use(first: str, second: str = "") -> None:
    """Use a language from now on, and show questions in the second one as well.

    Raises UnknownLanguageError for a language that has no catalogue.
    """
    catalogue = _catalogue(first)
    if second:
        _catalogue(second)
    _InUse.languages, _InUse.catalogue = (first, second) if second else (first,), catalogue


class using:  # noqa: N801 - used like a function
    """Use languages inside a `with` block, and after it the former ones again; see `use`."""

    def __init__(self, first: str, second: str = "") -> None:
        self._languages = first, second

    def __enter__(self) -> None:
        self._before = _InUse.languages
        use(*self._languages)

    def __exit__(self, *error: object) -> None:
        use(*self._before)


def languages() -> tuple[str, ...]:
    """Return the codes of English and of every language that has a compiled catalogue."""
    return (ENGLISH, *sorted(_compiled()))


def other_language() -> str:
    """Return the language to change to: the second one in use, else the next that there is."""
    every = languages()
    return second_language() or every[(every.index(language()) + 1) % len(every)]


def change_language() -> None:
    """Use the other language; where questions are shown in two, they change places."""
    use(other_language(), language() if second_language() else "")


def _catalogue(name: str) -> GNUTranslations | None:
    """Return the catalogue of a language, loaded on first use; English has none."""
    if name == ENGLISH:
        return None
    if name not in _compiled():
        raise UnknownLanguageError(name)
    if name not in _catalogues:
        from gettext import GNUTranslations

        with (_folder() / f"{name}{ENDING}").open("rb") as file:
            _catalogues[name] = GNUTranslations(file)
    return _catalogues[name]


def _compiled() -> list[str]:
    """Return the codes of the languages whose catalogues were compiled."""
    try:
        names = os.listdir(FOLDER)
    except NotADirectoryError:  # the package is in a zip file
        names = [file.name for file in _folder().iterdir()]
    except FileNotFoundError:  # none was compiled
        return []
    return [name.removesuffix(ENDING) for name in names if name.endswith(ENDING)]


def _folder() -> Traversable:
    """Return the folder of the catalogues, also where the package is in a zip file."""
    if os.path.isdir(FOLDER):
        from pathlib import Path

        return Path(FOLDER)
    from importlib.resources import files

    return files(__package__) / "locale"
