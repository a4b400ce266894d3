"""Migrant smuggling: the Smuggling Protocol, art. 3 and 6."""

from __future__ import annotations

from ... import questions as q
from ...logic import Element
from ...model import Rule
from ...sources import smuggling_protocol
from ..common.facts import HELPED_IN

# "the procurement, in order to obtain, directly or indirectly, a financial or other material
# benefit, of the illegal entry of a person into a State Party of which the person is not a
# national or a permanent resident" - art. 3(a)
SMUGGLING_OF_MIGRANTS = smuggling_protocol("3(a)")
# "Enabling a person who is not a national or a permanent resident to remain in the State
# concerned without complying with the necessary requirements ... by the means mentioned in
# subparagraph (b) of this paragraph or any other illegal means" - art. 6(1)(c)
ENABLING_STAY = smuggling_protocol("6(1)(c)")

# "a State Party of which the person is not a national": any border counts, not only that of the
# country where the questions are asked.
FOREIGN = Element(
    "foreign",
    "The person came from abroad, or was taken over another border",
    q.FROM_ABROAD | q.OTHER_BORDER,
    (SMUGGLING_OF_MIGRANTS,),
    title_to_you="You came from abroad, or were taken over another border",
)
ENTRY = Element(
    "entry",
    "Help with an unlawful entry, here or elsewhere",
    HELPED_IN | q.OTHER_BORDER,
    (SMUGGLING_OF_MIGRANTS,),
)
STAY = Element("stay", "Hidden or moved, to stay on", q.HIDDEN_MOVED, (ENABLING_STAY,))
BENEFIT = Element(
    "benefit",
    "For money or another gain",
    q.HELPER_GAIN,
    (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
)
SMUGGLING = Rule(
    "smuggling",
    "Migrant smuggling",
    FOREIGN & ENTRY & BENEFIT,
    (SMUGGLING_OF_MIGRANTS, smuggling_protocol("6(1)")),
)
# A crime of its own beside smuggling: it is about a stay, and can follow a lawful entry.
UNLAWFUL_STAY = Rule(
    "enabling_stay",
    "Enabling an unlawful stay",
    FOREIGN & STAY & BENEFIT,
    (ENABLING_STAY,),
)
HELPED = ENTRY | STAY
