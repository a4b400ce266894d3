"""The submissions of a form: a form filled in, and what ODK Central and KoBo write of it.

A form is read as ODK and Enketo read it: from the XForm that pyxform makes of the workbook. What
is not relevant is empty, and so is what nobody answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast
from xml.etree import ElementTree

from pyxform.xls2xform import convert

from distinguo.form.workbook import workbook
from distinguo.form.xlsform import FormOptions, xlsform

XFORMS = "{http://www.w3.org/2002/xforms}"
_PATH = re.compile(r"/data/[\w/]+")


@dataclass(frozen=True)
class Node:
    """One node of a form: its path, the condition for it, and the value that it always has."""

    path: tuple[str, ...]
    is_group: bool
    relevant: str
    calculate: str

    @property
    def name(self) -> str:
        return self.path[-1]


@dataclass(frozen=True)
class XForm:
    """A form as pyxform makes it; the nodes are in their order, a group before its members."""

    text: str
    warnings: tuple[str, ...]
    nodes: tuple[Node, ...]

    def filled_in(self, given: Mapping[str, str]) -> dict[tuple[str, ...], str]:
        """Return the value of each node that is no group, when someone gives these answers.

        `given`: by name. A node that is not relevant is empty, and so are those below it.
        """
        values: dict[str, str] = {}
        shut: set[tuple[str, ...]] = set()
        filled: dict[tuple[str, ...], str] = {}
        for node in self.nodes:
            if node.path[:-1] in shut or not holds(node.relevant, values):
                shut.add(node.path)
            elif not node.is_group:
                values[node.name] = _constant(node.calculate) or given.get(node.name, "")
            if not node.is_group:
                filled[node.path] = values.get(node.name, "")
        return filled


def holds(condition: str, values: Mapping[str, str]) -> bool:
    """Return the value of an XPath of comparisons with texts, `and`, `or` and brackets."""

    def value_at(path: re.Match[str]) -> str:
        return repr(str(values.get(path[0].rpartition("/")[2], "")))

    if not condition:
        return True
    python = _PATH.sub(value_at, condition).replace(" = ", " == ").strip()
    return bool(eval(python, {"__builtins__": {}}))


def _constant(calculate: str) -> str:
    return calculate.removeprefix("'").removesuffix("'")


@cache
def xform(options: FormOptions) -> XForm:
    """Return the form that pyxform makes of the workbook."""
    warnings: list[str] = []
    made = convert(workbook(xlsform(options)), warnings=warnings, file_type=".xlsx")
    text = cast(str, made.xform)
    return XForm(text, tuple(warnings), tuple(_nodes(ElementTree.fromstring(text))))


def _nodes(root: ElementTree.Element) -> Iterator[Node]:
    binds = {bind.attrib["nodeset"]: bind.attrib for bind in root.iter(f"{XFORMS}bind")}
    instance = next(root.iter(f"{XFORMS}instance"))

    def below(parent: ElementTree.Element, path: tuple[str, ...]) -> Iterator[Node]:
        for element in parent:
            here = (*path, element.tag.rpartition("}")[2])
            bind = binds.get(f"/data/{'/'.join(here)}", {})
            relevant, calculate = bind.get("relevant", ""), bind.get("calculate", "")
            if here[0] != "meta":
                yield Node(here, len(element) > 0, relevant, calculate)
                yield from below(element, here)

    yield from below(instance[0], ())
