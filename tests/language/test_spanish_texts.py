"""Spanish where it needs more than single messages: articles, short names, room, errors."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from distinguo.render.plain import as_plain
from distinguo.render.result import result_report
from distinguo.terminal.paged import NO_SUCH_KEY, ONE_WORD
from distinguo_rules.assessment import assess
from distinguo_rules.language import languages, tr, using
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.model import Answer
from kit.terminal import call

NARROW = 40
IN_DANGER = {"danger_now": Answer.YES, "under_18": Answer.YES, "entry_irregular": Answer.YES}


@pytest.fixture(scope="module")
def of_all_laws() -> str:
    with using("es"):
        document = result_report(assess(IN_DANGER, tuple(FRAMEWORKS)), explain=True)
        return " ".join(as_plain(document, 200).split())


def test_no_country_is_named_by_english_letters(of_all_laws: str) -> None:
    """In Mexico, EU means the United States."""
    assert "911 (EUA), 112 (UE) o 999 (RU)" in of_all_laws
    assert not re.search(r"\b(US|UN|EU|UK)[:,)]", without_citations(of_all_laws))


def without_citations(text: str) -> str:
    """Return the text without the "(UK)" that stands behind the title of an act in English."""
    return re.sub(r"(Act|Regulations) \d{4} \(UK\)", "", text)


def test_a_law_has_the_article_that_its_name_needs(of_all_laws: str) -> None:
    for place in ("de Estados Unidos", "de Naciones Unidas", "de la Unión Europea"):
        assert f"Ley {place}: " in of_all_laws
        assert f"(ley {place})" in of_all_laws
    assert "(ley del Reino Unido)" in of_all_laws
    assert not re.search("[Ll]ey de (Unión|Reino)", of_all_laws)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("notice", "typed"), [(NO_SUCH_KEY, "z"), (ONE_WORD, "ni")])
def test_a_notice_fits_a_narrow_window(language: str, notice: str, typed: str) -> None:
    with using(language):
        assert cell_len(tr(notice).format(typed=typed)) <= NARROW


def test_a_wrong_language_is_refused_in_the_one_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    with using("en"):
        done = call("questions", "--lang", "xx")
    assert done.code == 2
    assert "ningún idioma se llama «xx»; use en o es" in done.err
