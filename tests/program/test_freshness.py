"""Old numbers are pointed out, fresh ones are not."""

from __future__ import annotations

from datetime import date

import pytest

from distinguo.freshness import warn_of_stale_contacts
from distinguo_rules.contacts import contacts

HOTLINE = contacts()["us-nhth"]._replace(checked=date(2026, 1, 1))


def test_an_old_number_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_stale_contacts([HOTLINE], date(2027, 1, 3))
    said = capsys.readouterr()
    assert "last checked on 2026-01-01" in said.err
    assert said.out == ""


def test_a_fresh_number_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    warn_of_stale_contacts([HOTLINE], date(2026, 12, 31))
    assert capsys.readouterr().err == ""
