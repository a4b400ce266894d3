"""Screen lines of JSON, a block at a time.

There are two ways to read a line, and one to screen it:

- *decoding*: msgspec decodes the lines, and a count of their colons makes sure that they hold
  nothing else (see records/line_decoder.py);
- *validating*: `json` parses a line, every key is checked, and every fault is named. This takes
  the lines that the decoder leaves: invalid, blank or unusual ones.

Either way a record becomes a row of answers, and the rows of a block are screened together.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from io import BytesIO
from typing import NamedTuple

from distinguo_rules.model import Role

from ...answers import MAX_ANSWERS_BYTES
from ..record_rows import RecordRows, missing
from ..records.validating_reader import InvalidRecordError, Problem, read_validating
from ..screening_options import ScreeningOptions
from .answer_columns import evidence
from .json_pieces import head_text
from .law_pieces import ResultPieces
from .tails import Tails

# Input up to here takes the validating path: to load msgspec would take as long.
SMALL_INPUT_BYTES = 1 << 14
LINES_DECODED_AT_ONCE = 256  # few enough for their records to stay in a processor's cache
MAX_IGNORED_KEYS = 1000  # that are remembered; a record with others is only slower


class EnginePath(Enum):
    """The way in which lines are read.

    AUTO: validating for a small input, decoding for a larger one. The others are for tests and
    measurements.
    """

    AUTO = "auto"
    DECODING = "decoding"
    VALIDATING = "validating"


class RejectedRecord(NamedTuple):
    """An invalid record. `place`: its index among the lines."""

    place: int
    line: bytes
    problems: tuple[Problem, ...]


class BlockResults:
    """The results of some lines.

    `entries`: one for each line, None for an invalid one, b"" for a blank one. If every line has
    a result, `text` holds all of them instead, each after a line end. `ids`: one for each line.
    `validated`: the number of lines that took the validating path.
    """

    def __init__(
        self,
        entries: Sequence[bytes | None] = (),
        ids: Sequence[str | None] = (),
        rejected: Sequence[RejectedRecord] = (),
        validated: int = 0,
    ) -> None:
        self.entries = [*entries]
        self.ids = [*ids]
        self.rejected = [*rejected]
        self.validated = validated
        self.text = b""

    def each(self) -> list[bytes | None]:
        """Return one entry for each line."""
        return [*self.text.split(b"\n")[1:]] if self.text else self.entries


_DEFAULT = ScreeningOptions()


class Engine:
    """Screen lines of JSON. The tables fill with use, so keep one engine in each process."""

    def __init__(self, options: ScreeningOptions = _DEFAULT) -> None:
        self._options = options
        self.ignored: dict[str, None] = {}  # the first unknown keys that were ignored
        self._pieces = ResultPieces(options.frameworks, options.detail)
        self._tails = Tails()
        self._small_bytes_left = SMALL_INPUT_BYTES

    def screen_text(self, text: bytes, path: EnginePath = EnginePath.AUTO) -> BlockResults:
        """Return the results of each line of a text, in order."""
        lines = [*BytesIO(text)]  # with their ends: to take all of them away would cost more
        rows, odd = self._read(lines, path)
        for place in odd:
            lines[place] = lines[place].removesuffix(b"\n")
        return self._complete(rows, odd, lines)

    def screen_lines(
        self, lines: Sequence[bytes], path: EnginePath = EnginePath.AUTO
    ) -> BlockResults:
        """Return the results of each line, in order. A line may hold line ends as JSON does."""
        return self._complete(*self._read(lines, path), lines)

    def screen_rows(self, coded: RecordRows, lines: Sequence[bytes]) -> BlockResults:
        """Return the results of coded records and, between them, of lines to validate."""
        return self._complete(coded.copy(), missing(coded.places, len(lines)), lines)

    def _read(self, lines: Sequence[bytes], path: EnginePath) -> tuple[RecordRows, Sequence[int]]:
        """Return the records that can be decoded, and the places of the odd lines."""
        if self._validates(path, lines):
            return RecordRows(), range(len(lines))
        rows = self._decode(lines)
        return rows, missing(rows.places, len(lines))

    def _complete(
        self, rows: RecordRows, odd: Iterable[int], lines: Sequence[bytes]
    ) -> BlockResults:
        """Validate the odd lines, add their records, and return the results of all."""
        results = BlockResults(ids=[None] * len(lines))
        blank = [place for place in odd if self._validate(place, lines[place], rows, results)]
        self._fill(results, rows, blank, len(lines))
        return results

    def _validates(self, path: EnginePath, lines: Sequence[bytes]) -> bool:
        """Return whether some lines take the validating path."""
        if path is EnginePath.AUTO:
            self._small_bytes_left -= sum(map(len, lines))
            return self._small_bytes_left >= 0
        return path is EnginePath.VALIDATING

    def _decode(self, lines: Sequence[bytes]) -> RecordRows:
        """Return the records of the lines that need not be validated."""
        from ..records.line_decoder import line_decoder  # msgspec is slow to load

        decoder, rows = line_decoder(self._options.ignore_unknown), RecordRows()
        for at in range(0, len(lines), LINES_DECODED_AT_ONCE):
            part = lines[at : at + LINES_DECODED_AT_ONCE]
            if sum(map(len, part)) > MAX_ANSWERS_BYTES:  # one of the lines may be too long
                part = [line if len(line) <= MAX_ANSWERS_BYTES else b"" for line in part]
            rows.extend(decoder.decode(part, self.ignored), range(at, at + len(part)))
        return rows

    def _validate(self, place: int, line: bytes, rows: RecordRows, results: BlockResults) -> bool:
        """Read a line on the validating path, and return whether it is blank."""
        results.validated += 1
        if not line.strip(b" \t\r\n"):
            return True
        try:
            record, ignored = read_validating(line, self._options.ignore_unknown)
        except InvalidRecordError as error:
            results.rejected.append(RejectedRecord(place, line, error.problems))
        else:
            rows.add(place, record)
            if len(self.ignored) < MAX_IGNORED_KEYS:
                self.ignored |= dict.fromkeys(ignored)
        return False

    def _fill(
        self, results: BlockResults, rows: RecordRows, blank: Sequence[int], count: int
    ) -> None:
        """Screen the records, and add their results."""
        found = self._texts(rows)
        if rows.places == [*range(count)]:
            results.ids = rows.ids
            results.text = b"".join(found)
            return
        results.entries = [None] * count
        for place in blank:
            results.entries[place] = b""
        for place, id, text in zip(rows.places, rows.ids, found, strict=True):
            results.ids[place] = id
            results.entries[place] = text[1:]

    def _texts(self, rows: RecordRows) -> Iterable[bytes]:
        """Return the results, each after a line end."""
        if not rows.places:
            return ()
        counted = evidence(rows.rows, rows.roles)
        heads = map(_HEADS.__getitem__, rows.roles)
        pieces = self._pieces.texts(counted.known)
        tails = self._tails.texts(counted)
        # Joined one by one while its pieces are in a processor's cache.
        return map(b"".join, zip(heads, rows.id_texts, *pieces, *tails, strict=True))


_HEADS: dict[str | None, bytes] = {
    role: b"\n" + head_text(role or Role.WORKER).encode() for role in (None, *Role)
}
