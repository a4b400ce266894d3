"""Report on standard error what was read past: columns, keys and rows that are no answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...errors import Fault, Place, quoted_names, shorten
from ...form_stamp import say_changes_since
from ...quantity import quantity
from ...stderr import say
from ..inputs.sources import InputSource


def report_ignored_columns(sources: Sequence[InputSource]) -> None:
    """Name the columns of each table that are not questions."""
    for source in sources:
        if source.notes.ignored:
            message = (
                f"ignored columns that are not questions: {quoted_names(source.notes.ignored)}"
            )
            say(Fault(Place(source.name), message))


def report_stamps(source: InputSource) -> None:
    """Name what has changed since the forms of an input were made, for each version of them."""
    for stamp in source.notes.stamps:
        say_changes_since(stamp, source.name)


def report_reading(sources: Sequence[InputSource], ignored_keys: Collection[str]) -> None:
    """Name what else was passed over, when all inputs have been read."""
    for source in sources:
        report_stamps(source)
        for remark in source.notes.remarks:
            say(Fault(Place(source.name), remark))
        for lost in source.notes.lost:
            message = f'lost: "{shorten(lost.heading)}", a yes in {quantity(lost.count, "record")}'
            say(Fault(Place(source.name), message, lost.reason))
        if source.notes.empty_rows:
            rows = quantity(source.notes.empty_rows, "empty row")
            say(Fault(Place(source.name), f"skipped {rows}"))
        if source.keep is not None:
            for name in source.keep.missing:
                say(Fault(Place(source.name), f'--keep: no record has "{shorten(name)}"'))
    kept = {name for source in sources if source.keep for name in source.keep.names}
    if ignored_keys := {*ignored_keys} - kept:
        # By name: each worker meets the keys in an order of its own.
        message = f"ignored keys that are not questions: {quoted_names(sorted(ignored_keys))}"
        say(Fault("records", message))
