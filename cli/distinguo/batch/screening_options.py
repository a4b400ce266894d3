"""The options of a batch, and those of them that shape its results."""

from enum import StrEnum
from typing import NamedTuple

from ..formats import ListFormat


class Detail(StrEnum):
    """FULL: status, elements, reasons or open questions. COMPACT: the status alone."""

    FULL = "full"
    COMPACT = "compact"


class OutputFormat(StrEnum):
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


class ScreeningOptions(NamedTuple):
    """The options on which the content of a result depends.

    `ignore_unknown`: ignore keys that are not questions, except for those that are nearly one, and
    accept keys and answers by their words; otherwise records are read as `screen --answers` does.
    """

    frameworks: tuple[str, ...] = ("us",)
    detail: Detail = Detail.FULL
    ignore_unknown: bool = False


class BatchOptions(NamedTuple):
    """The options of a batch; see `distinguo batch --help`."""

    inputs: tuple[str, ...] = ("-",)
    framework: str = "us"
    output_format: OutputFormat = OutputFormat.JSONL
    detail: Detail = Detail.FULL
    output: str | None = None
    force: bool = False
    jobs: int | None = None
    errors: str | None = None
    mapping: str | None = None
    keep: str | None = None
    strict: bool = False
    check: bool = False
    summary: bool = False
    summary_format: ListFormat = ListFormat.TEXT
    summary_output: str | None = None
    by: str | None = None
    suppress_below: int = 0
    schema: bool = False

    @property
    def summarizes(self) -> bool:
        """True if a summary is asked for, on standard error or in a file."""
        return self.summary or self.summary_output is not None
