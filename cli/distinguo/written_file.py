"""Write a result like `write_result`, and say on standard error which file was written."""

from __future__ import annotations

from distinguo_rules.language import tr

from .output import replacing, write_result
from .stderr import say


def write_and_say(
    content: str | bytes, path: str | None, force: bool = False, private: bool = True
) -> None:
    """Write one file, whole or not at all, and say its name; bytes need a file.

    A hand-out, which is not `private`, can be read by whom the user's umask allows. Raises
    UsageError if it cannot be written.
    """
    if isinstance(content, str):
        write_result(content, path, force, private)
    elif path in (None, "-"):
        raise ValueError("bytes need a file")
    else:
        with replacing(path, force, private) as file:
            file.write(content)
    if path not in (None, "-"):
        say(tr("Written: {path}").format(path=path))
