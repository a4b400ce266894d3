"""The choices that shape a batch result: which laws, how much detail, which file format."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


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
