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

    `ignore_unknown`: accept records with keys that are not questions.
    """

    frameworks: tuple[str, ...] = ("us",)
    detail: Detail = Detail.FULL
    ignore_unknown: bool = False
