"""Texts are looked up in the language in use; English needs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from distinguo.languages import language_of
from distinguo_rules import language
from distinguo_rules.language import (
    UnknownLanguageError,
    languages,
    second_language,
    tr,
    trn,
    use,
    using,
)
from kit.catalogues import compile_all, write_toy


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language xx with two messages."""
    write_toy(tmp_path / "xx.po", {"Yes": ["Haa"], "{n} answer": ["{n} aa", "{n} bb"]})
    compile_all(tmp_path)
    monkeypatch.setattr(language, "FOLDER", str(tmp_path))
    monkeypatch.setattr(language, "_catalogues", {})


def test_english_is_given_back_as_it_is() -> None:
    assert tr("Yes") == "Yes"
    assert tr("") == ""
    assert [trn("{n} answer", "{n} answers", n) for n in (0, 1, 2)] == [
        "{n} answers",
        "{n} answer",
        "{n} answers",
    ]


@pytest.mark.usefixtures("toy")
def test_a_message_is_looked_up_in_the_language_in_use() -> None:
    with using("xx"):
        assert language.language() == "xx"
        assert tr("Yes") == "Haa"
        assert [trn("{n} answer", "{n} answers", n) for n in (1, 2)] == ["{n} aa", "{n} bb"]
        assert tr("No") == "No"
        assert tr("") == ""
        assert tr("Yes", context="elsewhere") == "Yes"
        with using("en"):
            assert tr("Yes") == "Yes"
        assert tr("Yes") == "Haa"
    assert tr("Yes") == "Yes"


@pytest.mark.usefixtures("toy")
def test_a_second_language_is_kept_for_the_questions() -> None:
    with using("en", "xx"):
        assert (language.language(), second_language()) == ("en", "xx")
        assert tr("Yes") == "Yes"
    assert second_language() == ""


@pytest.mark.usefixtures("toy")
def test_an_error_inside_ends_the_use_of_a_language() -> None:
    with pytest.raises(ZeroDivisionError), using("xx"):
        _ = 1 / 0
    assert language.language() == "en"


@pytest.mark.usefixtures("toy")
def test_a_language_without_a_catalogue_is_refused_and_changes_nothing() -> None:
    assert languages() == ("en", "xx")
    for pair in (("qq",), ("xx", "qq")):
        with pytest.raises(UnknownLanguageError, match="qq"):
            use(*pair)
    assert language.language() == "en"


@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "xx"}, "xx"),
        ({"LANG": "xx_YY.UTF-8@zz"}, "xx"),
        ({"LANG": "qq_QQ.UTF-8"}, "en"),
        ({"LANG": "xx", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en", "LC_MESSAGES": "xx"}, "xx"),
        ({"LANG": "xx", "LC_MESSAGES": "xx", "LC_ALL": "C"}, "en"),
        ({"LANG": "xx", "LC_MESSAGES": "", "LC_ALL": ""}, "xx"),
        ({"LANG": "../xx"}, "en"),
    ],
)
def test_the_environment_names_the_language(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected


def test_english_loads_no_catalogue_and_no_library() -> None:
    code = (
        "import sys; from distinguo_rules.language import tr; tr('Yes');"
        "print('gettext' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-Sc", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(language.__file__).parents[1])},
    )
    assert done.stdout == "False\n"
