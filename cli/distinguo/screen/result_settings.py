"""The settings that the command line gives to a result; light, as every interview loads it."""

from typing import NamedTuple

from distinguo_rules.assessment import Assessment
from distinguo_rules.contact import Contact


class ResultSettings(NamedTuple):
    """The form in which a result is shown, and the file that it is kept in.

    `day`: an ISO date, or "" for none. `own`: the user's own contacts. `only_trafficking`: nothing
    about the trip is shown. `saves_to`: the file that the result is written to.
    """

    day: str = ""
    own: tuple[Contact, ...] = ()
    only_trafficking: bool = False
    saves_to: str | None = None


class Kept(NamedTuple):
    """A result that is kept at the end of an interview, with or without the trip."""

    assessment: Assessment
    only_trafficking: bool
