"""Sets of frameworks to ask under."""

from __future__ import annotations

from hypothesis import strategies as st

from distinguo_rules.law import FRAMEWORKS

SETS = st.sampled_from([("us",), tuple(FRAMEWORKS)])
