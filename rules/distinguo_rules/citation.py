"""Define a citation: the source of a statement."""

from typing import NamedTuple


class Citation(NamedTuple):
    """A provision or a publication: how it is cited, where to read it, its decisive words."""

    source: str
    url: str
    says: str = ""
