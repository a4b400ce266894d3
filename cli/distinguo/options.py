"""The options that several commands share, each with one wording."""

from __future__ import annotations

from typing import Annotated

import typer

Frameworks = Annotated[
    str, typer.Option("--framework", help="The law: us, un, eu, uk, several (us,un), or all.")
]
KeyFramework = Annotated[
    str, typer.Option("--framework", help="The law by which the key is made.")
]
Output = Annotated[
    str | None, typer.Option("--output", metavar="FILE", help="Write it to a private file.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite that file.")]
Plain = Annotated[bool, typer.Option("--plain", help="Plain lines, as for a screen reader.")]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask anything.")]
