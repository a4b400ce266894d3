"""What can be asked of a batch."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Detail(StrEnum):
    """FULL: elements, reasons and what would settle it. COMPACT: the statuses."""

    FULL = "full"
    COMPACT = "compact"


class Format(StrEnum):
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


class Choices(NamedTuple):
    """What is asked of the engine."""

    frameworks: tuple[str, ...] = ("us",)
    detail: Detail = Detail.FULL
    ignore_unknown: bool = False
