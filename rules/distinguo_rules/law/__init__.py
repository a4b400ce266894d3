"""The frameworks, one file each."""

from __future__ import annotations

from .us import US

FRAMEWORKS = {framework.id: framework for framework in (US,)}
