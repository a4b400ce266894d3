"""The private parts of Typer that this program uses, each as read in Typer 0.28.0.

pyproject.toml bounds the version; tests/program/test_typer_private.py checks that each exists and
works. Nothing else in the program touches a private name of Typer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.main import get_params_convertors_ctx_param_name_from_function

# The base class of all errors about a command line, UsageError of typer/_click/exceptions.py. Only
# some of its subclasses have public names.
CommandLineError: type[Exception] = typer.BadParameter.__mro__[1]


def parameters_of(function: Callable[..., Any]) -> list[Any]:
    """Return the command-line parameters that Typer makes of a function (typer/main.py)."""
    return list(get_params_convertors_ctx_param_name_from_function(function)[0])


def keep_rich_out_of_completion() -> None:
    """Stop completion from loading Rich to remove markup from help texts, which have none.

    Replaces `_sanitize_help_text` of typer/_completion_classes.py.
    """
    from typer import _completion_classes

    _completion_classes._sanitize_help_text = lambda text: text
