"""The program's own sources as syntax trees, each parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def texts_of(file: Path) -> tuple[str, ...]:
    """Every text in a file, each once."""
    constants = (node.value for node in _nodes(file) if isinstance(node, ast.Constant))
    return tuple(dict.fromkeys(value for value in constants if isinstance(value, str)))


@cache
def docstrings_of(file: Path) -> tuple[str, ...]:
    """The texts that stand alone in a module: on itself, on what it defines, on values."""
    alone = (node.value for node in _nodes(file) if isinstance(node, ast.Expr))
    return tuple(str(each.value) for each in alone if isinstance(each, ast.Constant))


@cache
def imports_of(file: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import in a file, wherever it stands."""
    return tuple(node for node in _nodes(file) if isinstance(node, ast.Import | ast.ImportFrom))


@cache
def _nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(file)))
