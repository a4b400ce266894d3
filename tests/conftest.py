"""How the properties are searched: anew at each run at a desk, the same way twice in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW_MACHINE = [HealthCheck.too_slow]

settings.register_profile("desk", deadline=None, suppress_health_check=SLOW_MACHINE)
settings.register_profile(
    "ci", deadline=None, suppress_health_check=SLOW_MACHINE, derandomize=True, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
