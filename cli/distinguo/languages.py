"""Choose the language: that of --lang, else that of the environment.

It is loaded before the first page is painted, so it imports nothing; for English, no more than
this is loaded.
"""

import sys

TYPE_CHECKING = False  # type checkers read it as true; `typing` would cost most of a bare start
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name a language; the first one that is set counts."""

ENGLISH = "en"
NO_LANGUAGE = ("", "C", "POSIX")
MAX_LANGUAGES = 2


def language_of(environment: "Mapping[str, str]") -> str:
    """Return the language that the environment asks for, or English if it has no catalogue.

    es_MX.UTF-8 asks for es_MX, else for es.
    """
    asked = next(filter(None, map(environment.get, LANGUAGE_VARIABLES)), "")
    locale = asked.partition(".")[0].partition("@")[0]
    code = locale.partition("_")[0]
    if code in (*NO_LANGUAGE, ENGLISH):
        return ENGLISH
    from distinguo_rules.language import languages

    return next((name for name in (locale, code) if name in languages()), ENGLISH)


def _known(name: str, languages: "Sequence[str]") -> str:
    """Return the language of a name such as es-MX or es_MX: es_MX, else es, else the name."""
    locale = name.replace("-", "_")
    tried = (name, locale, locale.partition("_")[0])
    return next((each for each in tried if each in languages), name)


def use_language_of(environment: "Mapping[str, str]") -> None:
    """Use the language that the environment asks for."""
    name = language_of(environment)
    if name != ENGLISH or "distinguo_rules.language" in sys.modules:
        from distinguo_rules.language import use

        use(name)


def choose_language(option: str | None, environment: "Mapping[str, str]") -> None:
    """Use the languages of --lang, as "es-MX" or "es,en"; without it, that of the environment.

    Raises UsageError for a language that does not exist, and for more than two.
    """
    if option is None:
        use_language_of(environment)
        return
    from distinguo_rules.language import languages, tr, use

    from .errors import Fault, UsageError, did_you_mean, shorten

    names = tuple(dict.fromkeys(_known(name.strip(), languages()) for name in option.split(",")))
    use_language_of(environment)  # for the errors
    listed = tr(" or ").join(languages())
    choices = tr("use {names}, or two with a comma between").format(names=listed)
    faults = [
        Fault(
            "--lang",
            tr('no language is called "{name}"').format(name=shorten(name)),
            did_you_mean(name, languages()) or choices,
        )
        for name in names
        if name not in languages()
    ]
    if len(names) > MAX_LANGUAGES:
        found = tr("expected one or two languages, found {count}").format(count=len(names))
        faults.append(Fault("--lang", found))
    if faults:
        raise UsageError(faults)
    use(*names)
