"""The frameworks, one file each."""

from __future__ import annotations

from .eu import EU
from .uk import UK
from .un import UN
from .us import US

FRAMEWORKS = {framework.id: framework for framework in (US, UN, EU, UK)}
