"""Screen lines of JSON on three paths: a whole block at once, line by line, or validating.

The paths have the same results; the fast ones do less work, and refuse what they are not made for:

- *block*: decode all lines, check their total length once (see records/answer_lengths.py), and run
  generated code over the records. It works for lines of one layout, each with an id.
- *line*: decode one line, check its length or its keys, and run generated code for the record.
- *validating*: parse with `json`, check every key, and name every fault. It alone takes records
  that are invalid, blank or unusual, and answers that contradict each other.

A block that is refused is screened line by line; a line that is refused is screened by the
validating path, and shows the layout to expect from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from io import BytesIO
from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from distinguo_rules.assessment import find_conflicts
from distinguo_rules.model import Answer, Answers, Role
from distinguo_rules.onlooker import beyond_onlooker
from distinguo_rules.questionnaire import ORDER

from ...answers import MAX_ANSWERS_BYTES, Record
from ...printable import as_json
from ..inputs.blocks import split_lines
from ..records.line_layout import NOT_GIVEN, LineLayout
from ..records.validating_reader import InvalidRecordError, Problem, read_validating
from ..screening_options import ScreeningOptions
from .json_pieces import head_text, tail_text
from .question_group import ConflictError
from .result_code import (
    BlockScreener,
    RecordScreener,
    ResultCode,
    compile_block_screener,
    compile_record_screener,
    write_result_code,
)

if TYPE_CHECKING:
    from ..records.line_decoder import LineDecoder

# Input up to here takes the validating path: to load msgspec would take as long.
SMALL_INPUT_BYTES = 1 << 14
# After refused blocks the block path is left out for 1, 3, 7 ... blocks, at most for as many as
# this: a file that always refuses loses little, one that changes is noticed again.
MAX_BLOCKS_SKIPPED = 63
MAX_IGNORED_KEYS = 1000  # that are remembered; a record with others is only slower
# The block path counts references to objects that all engines share, so no other thread may decode
# or release a record meanwhile.
_ONE_THREAD_DECODES = Lock()


class EnginePath(Enum):
    """The fastest path that an engine may take.

    AUTO: the validating path for a small input; then the block path, left out for a while after
    refused blocks. The others are for tests and measurements: they take that path, and after it
    only the slower ones for what it refuses.
    """

    AUTO = "auto"
    BLOCK = "block"
    LINE = "line"
    VALIDATING = "validating"


class RejectedRecord(NamedTuple):
    """An invalid record. `place`: its index among the lines."""

    place: int
    line: bytes
    problems: tuple[Problem, ...]


@dataclass
class BlockResults:
    """The results of some lines.

    `entries`: one for each line, None for an invalid one, b"" for a blank one. If the block path
    screened them, `text` holds all results instead, each after a line end. `ids`: one for each
    line. `validated`: the number of lines that took the validating path.
    """

    entries: list[bytes | None] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    rejected: list[RejectedRecord] = field(default_factory=list)
    validated: int = 0
    text: bytes = b""

    def each(self) -> list[bytes | None]:
        """Return one entry for each line."""
        return [*self.text.split(b"\n")[1:]] if self.text else self.entries


_DEFAULT = ScreeningOptions()


class Engine:
    """Screen lines of JSON. The tables fill with use, so keep one engine in each process."""

    def __init__(self, options: ScreeningOptions = _DEFAULT) -> None:
        self._options = options
        self.ignored: dict[str, None] = {}  # the first unknown keys that were ignored
        self._layout = LineLayout()  # of the line that the fast paths refused last
        self._decoders: dict[LineLayout, LineDecoder] = {}
        self._block_screeners: dict[LineLayout, BlockScreener] = {}
        self._record_screeners: dict[bool, RecordScreener] = {}  # by: is an onlooker
        self._codes: dict[bool, ResultCode] = {}  # by: is an onlooker
        self._small_bytes_left = SMALL_INPUT_BYTES
        self._blocks_to_skip = self._last_skip = 0

    def screen_text(self, text: bytes, path: EnginePath = EnginePath.AUTO) -> BlockResults:
        """Return the results of each line of a text, in order."""
        with _ONE_THREAD_DECODES:
            fastest = self._fastest(path, len(text))
            if fastest is EnginePath.BLOCK:
                size = self._layout.counted_length(text) + (not text.endswith(b"\n"))
                if results := self._screen_block(BytesIO(text), size):
                    return results
            return self._screen_each(split_lines(text), fastest)

    def screen_lines(
        self, lines: Sequence[bytes], path: EnginePath = EnginePath.AUTO
    ) -> BlockResults:
        """Return the results of each line, in order. A line may hold line ends as JSON does."""
        with _ONE_THREAD_DECODES:
            fastest = self._fastest(path, sum(map(len, lines)))
            if fastest is EnginePath.BLOCK:
                text = b"\n".join(lines)
                size = self._layout.counted_length(text) - text.count(b"\n") + len(lines)
                if results := self._screen_block(lines, size):
                    return results
            return self._screen_each(lines, fastest)

    def _fastest(self, path: EnginePath, size: int) -> EnginePath:
        """Return the path to try first for lines of so many bytes; never AUTO."""
        if path is not EnginePath.AUTO:
            return path
        if size > MAX_ANSWERS_BYTES:  # one of the lines may be too long
            return EnginePath.LINE
        self._small_bytes_left -= size
        if self._small_bytes_left >= 0:
            return EnginePath.VALIDATING
        self._blocks_to_skip -= 1
        return EnginePath.LINE if self._blocks_to_skip >= 0 else EnginePath.BLOCK

    def _screen_block(self, lines: Iterable[bytes], size: int) -> BlockResults | None:
        """Screen lines on the block path, or return None if it refuses them.

        `size`: their bytes as the layout counts them, with a line end for each.
        """
        from ..records.line_decoder import DECODE_ERRORS

        role = self._layout.role or Role.WORKER
        try:
            ids, text = self._block_screener(role)(lines, size, b"\n" + _HEADS[role], _TAIL)
        except (*DECODE_ERRORS, ConflictError):
            self._note_refusal(lines)
            return None
        self._last_skip = 0
        return BlockResults(ids=ids, text=text)

    def _note_refusal(self, lines: Iterable[bytes]) -> None:
        """Expect the layout of the first line; if that was tried before, skip some blocks."""
        if isinstance(lines, BytesIO):
            lines.seek(0)
        self._layout = self._layout.updated_by(next(iter(lines), b""))
        if self._layout in self._block_screeners:
            self._last_skip = min(2 * self._last_skip + 1, MAX_BLOCKS_SKIPPED)
            self._blocks_to_skip = self._last_skip

    def _screen_each(self, lines: Iterable[bytes], fastest: EnginePath) -> BlockResults:
        """Screen lines one after the other, on the line path or on the validating path."""
        results = BlockResults()
        if fastest is EnginePath.VALIDATING:
            for line in lines:
                self._add_validated(line, results)
        else:
            self._add_by_line(lines, results)
        return results

    def _add_by_line(self, lines: Iterable[bytes], results: BlockResults) -> None:
        """Screen each line on the line path, or on the validating one if it is refused there."""
        from ..records.line_decoder import DECODE_ERRORS, OddLineError

        decode = self._decoder().decode_line
        for line in lines:
            try:
                if len(line) > MAX_ANSWERS_BYTES:
                    raise OddLineError
                id, id_text, role, answers = decode(line)
                entry = self._screen_record(role or Role.WORKER, id_text, answers)
            except (*DECODE_ERRORS, ConflictError):
                self._add_validated(line, results)
            else:
                results.entries.append(entry)
                results.ids.append(id)

    def _add_validated(self, line: bytes, results: BlockResults) -> None:
        """Screen a line on the validating path, and add its result."""
        results.validated += 1
        id, entry = None, None
        if line.strip(b" \t\r\n"):
            try:
                record, flat, ignored = read_validating(line, self._options.ignore_unknown)
            except InvalidRecordError as error:
                place = len(results.entries)
                results.rejected.append(RejectedRecord(place, line, error.problems))
            else:
                self._layout = self._layout._replace(flat=flat).updated_by(line)
                id, entry = record.id, self._screen_validated(record)
                if len(self.ignored) < MAX_IGNORED_KEYS:
                    self.ignored |= dict.fromkeys(ignored)
        else:
            entry = b""
        results.ids.append(id)
        results.entries.append(entry)

    def _screen_validated(self, record: Record) -> bytes:
        """Return the result of a record; answers that contradict each other count as unsure."""
        role = record.role or Role.WORKER
        answers = dict(record.answers)
        guesses = [question.id for question in beyond_onlooker(answers, role)]
        answers |= dict.fromkeys(guesses, Answer.UNSURE)
        conflicts = [[q.id for q in pair] for pair in find_conflicts(answers)]
        answers |= {id: Answer.UNSURE for pair in conflicts for id in pair}
        values = SimpleNamespace(**dict.fromkeys(ORDER, NOT_GIVEN) | _constants(answers))
        id_text = as_json(record.id, indent=None).encode()
        tail = tail_text(guesses, conflicts).encode()
        # The guesses are unsure by now, so the code for an onlooker would find none.
        return self._record_screener(False)(_HEADS[role], id_text, values, tail)

    def _screen_record(self, role: str, id_text: bytes, answers: Any) -> bytes:
        """Return the result of a decoded record."""
        return self._record_screener(role == Role.OBSERVER)(_HEADS[role], id_text, answers, _TAIL)

    def _decoder(self) -> LineDecoder:
        """Return the decoder for the expected layout."""
        from ..records.line_decoder import LineDecoder  # msgspec is slow to load

        ignored = self.ignored if self._options.ignore_unknown else None
        if self._layout not in self._decoders:
            self._decoders[self._layout] = LineDecoder(self._layout, ignored)
        return self._decoders[self._layout]

    def _block_screener(self, role: str) -> BlockScreener:
        """Return the compiled function for a block of the expected layout."""
        layout = self._layout
        if layout not in self._block_screeners:
            code = self._code(role == Role.OBSERVER)
            functions = self._decoder().block_functions()
            self._block_screeners[layout] = compile_block_screener(code, layout.flat, functions)
        return self._block_screeners[layout]

    def _record_screener(self, onlooker: bool) -> RecordScreener:
        if onlooker not in self._record_screeners:
            self._record_screeners[onlooker] = compile_record_screener(self._code(onlooker))
        return self._record_screeners[onlooker]

    def _code(self, onlooker: bool) -> ResultCode:
        if onlooker not in self._codes:
            frameworks, detail = self._options.frameworks, self._options.detail
            self._codes[onlooker] = write_result_code(frameworks, detail, onlooker)
        return self._codes[onlooker]


def _constants(answers: Answers) -> dict[str, bool]:
    """Return yes and no as true and false: the tables take constants as well as enum members."""
    return {
        id: answer is Answer.YES
        for id, answer in answers.items()
        if answer in (Answer.YES, Answer.NO)
    }


_HEADS: dict[str, bytes] = {role.value: head_text(role).encode() for role in Role}
_TAIL = tail_text((), ()).encode()
