"""A zip file whose bytes depend on nothing but what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in it: the first that a zip file can hold."""


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """The files by name, all of one fixed date."""
    stream = BytesIO()
    with ZipFile(stream, "w") as zip:
        for name, content in files.items():
            entry = ZipInfo(name, DATE)
            entry.create_system = 3  # whatever system it is made on
            entry.compress_type = ZIP_DEFLATED
            zip.writestr(entry, content)
    return stream.getvalue()
