"""Data that notes how much of it is read."""

from __future__ import annotations

import io


class Watched(io.BytesIO):
    """Data that notes how much of it was asked for."""

    def read(self, size: int | None = -1) -> bytes:
        self.asked = size
        return super().read(size)
