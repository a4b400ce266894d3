"""The options of a screening."""

from typing import NamedTuple

from distinguo_rules.role import Role

from ..formats import Only, PageFormat


class ScreenOptions(NamedTuple):
    """The options of a screening; see `distinguo screen --help`."""

    role: Role | None = None
    brief: bool = False
    every: bool = False
    only: Only | None = None
    framework: str = "us"
    answers: str | None = None
    output_format: PageFormat = PageFormat.TEXT
    output: str | None = None
    force: bool = False
    explain: bool = False
    contacts: str | None = None
    no_date: bool = False
    lang: str | None = None
    plain: bool = False
    no_input: bool = False
