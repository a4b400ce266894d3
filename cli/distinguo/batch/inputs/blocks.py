"""Blocks of records: every reader divides its input into blocks, so that memory stays small."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from ...errors import Fault
from ..record_rows import RecordRows
from .headings import LostColumn, TableHead

# Small beside a processor's cache, large beside the fixed costs of a block.
BLOCK_BYTES = 1 << 19
BOM = b"\xef\xbb\xbf"
NO_ROWS = RecordRows()


class UnreadableRecord(NamedTuple):
    """A record that a reader could not turn into JSON.

    `place`: its index in the block. `message`: the reason. `raw`: its bytes in the file, as far
    as they are known.
    """

    place: int
    message: str
    raw: bytes


class RecordBlock(NamedTuple):
    """Records that a reader cut out, coded or wrote as JSON, or that were translated.

    `lines`: one record each, empty for an unreadable one and for those in `rows`, which are coded
    already: the sound rows of a table. `numbers`: the line of the file on which
    each begins, from 1. `columns`: the place in that line, from 0; empty where every record begins
    a line. `unreadable`: in ascending order of their places. `originals`: the records before they
    were translated, or the rows of CSV as they are in the file; may be empty. `kept`: for each
    record the JSON object of the values that are kept of it, b"" where it cannot be read; empty if
    none are kept.
    """

    lines: list[bytes]
    numbers: Sequence[int]
    columns: Sequence[int] = ()
    unreadable: Sequence[UnreadableRecord] = ()
    originals: Sequence[bytes] = ()
    kept: Sequence[bytes] = ()
    rows: RecordRows = NO_ROWS


class TextBlock(NamedTuple):
    """Whole lines as they are in a JSON Lines file, one record each.

    `first`: the number of the first line, once the lines before it have been counted.
    `original`: the lines before they were translated; empty if they were not. `kept`: as in a
    RecordBlock.
    """

    data: bytes
    first: int = 1
    original: bytes = b""
    kept: Sequence[bytes] = ()


class ReadingNotes:
    """Parts of an input that are no records: to be reported when it has been read.

    `ignored`: the headings of columns that are not questions. `lost`: columns that no question
    asks for. `empty_rows`: the rows of a table without any content. `faults`: why the rest of the
    input could not be read. `stamps`: those of the forms that the records come from.
    """

    def __init__(self) -> None:
        self.ignored: Sequence[str] = ()
        self.lost: Sequence[LostColumn] = ()
        self.empty_rows = 0
        self.remarks: list[str] = []
        self.faults: list[Fault] = []
        self.stamps: dict[str, None] = {}

    def take(self, head: TableHead) -> None:
        """Note the columns of a table that are left out."""
        self.ignored, self.lost = head.ignored, [*head.lost.values()]


def split_lines(data: bytes) -> list[bytes]:
    """Return the lines of a text without their ends. The last line may lack its end."""
    return [line.removesuffix(b"\n") for line in BytesIO(data)]  # faster than bytes.split


def sign_count(text: bytes, sign: bytes) -> int:
    """Return how often one sign is in a text. `bytes.count` takes nearly twice as long."""
    return len(text) - len(text.replace(sign, b""))
