"""The formats of an export, and what two of them share: a library to install, and a zip file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

from ...errors import Fault, UsageError
from ...installation import how_to_add

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


class ExportFormat(StrEnum):
    """HTML is a page that runs exercises; the others hold the stories alone."""

    GIFT = "gift"
    MOODLE_XML = "moodle-xml"
    QTI = "qti"
    ANKI = "anki"
    HTML = "html"
    WORKSHEET = "worksheet"
    MARKDOWN = "markdown"


@contextmanager
def needed_for(format: ExportFormat) -> Iterator[None]:
    """Turn a failed import into a UsageError that tells what to install."""
    try:
        yield
    except ImportError as error:
        name = (error.name or "a library").partition(".")[0]
        hint = how_to_add(name)
        raise UsageError([Fault(f"--format {format}", f"needs {name}", hint)]) from None


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of these files by name, whose bytes depend on nothing but them."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # slow to load, for two formats

    stream = BytesIO()
    with ZipFile(stream, "w") as zip:
        for name, content in files.items():
            entry = ZipInfo(name, ZIP_DATE)
            entry.create_system = 3  # the same on every system
            entry.compress_type = ZIP_DEFLATED
            zip.writestr(entry, content)
    return stream.getvalue()
