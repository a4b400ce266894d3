"""The option --map, which the modules `command` and `map_command` have."""

from __future__ import annotations

from typing import Annotated

import typer

MappingName = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="MAPPING",
        help="A TOML file, or one of: kobo, odk, redcap, redcap-labels, limesurvey, google-forms, "
        "qualtrics, ctdc.",
        show_default=False,
    ),
]
