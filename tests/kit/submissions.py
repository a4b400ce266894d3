"""The submissions of a form: a form filled in, and what ODK Central and KoBo write of it.

A form is read as ODK and Enketo read it: from the XForm that pyxform makes of the workbook. What
is not relevant is empty, and so is what nobody answered.

Sources of the layouts: github.com/getodk/central-backend (lib/data/briefcase.js, the CSV;
lib/data/odata.js and test/integration/api/odata.js, the JSON) and github.com/kobotoolbox/formpack
(src/formpack/reporting/export.py). What `kobo_csv` writes was compared with what formpack 3.0.0,
which is on no package index, writes of the same form and submissions at its commit 176f619: but
for line ends it is the same, byte for byte.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast
from xml.etree import ElementTree

from pyxform.xls2xform import convert

from distinguo.form.content import FormOptions
from distinguo.form.workbook import workbook
from distinguo.form.xlsform import CHOICES, SURVEY, language_column, xlsform_sheets

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
    made = convert(workbook(xlsform_sheets(options)), warnings=warnings, file_type=".xlsx")
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


Filled = Mapping[tuple[str, ...], str]
"""A submission: the value of each node that is no group, by its path."""

ODK_BEFORE, ODK_AFTER = (
    "SubmissionDate",
    (
        *("meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent"),
        *("AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
    ),
)
KOBO_FIELDS = ("_id", "_uuid", "_submission_time", "_validation_status")
DAY = "2026-11-28T01:02:03.000Z"


def instance_id(number: int) -> str:
    """Return the id that a device gives to a submission."""
    return f"uuid:00000000-0000-4000-8000-{number:012}"


def odk_csv(submissions: Sequence[Filled], group_paths: bool = True) -> str:
    """Return the CSV of ODK Central, with the names of groups or without them."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    paths = [*submissions[0]]
    names = ["-".join(path) if group_paths else path[-1] for path in paths]
    after = [name.removeprefix("" if group_paths else "meta-") for name in ODK_AFTER]
    writer.writerow([ODK_BEFORE, *names, *after])
    for number, each in enumerate(submissions, 1):
        id = instance_id(number)
        rest = [id, id, "5", "Field worker", "0", "0", "", "", "device", "0", "1"]
        writer.writerow([DAY, *(each[path] for path in paths), *rest])
    return file.getvalue()


def odk_json(submissions: Sequence[Filled]) -> str:
    """Return the OData document of ODK Central, with a group as an object."""
    value = []
    for number, each in enumerate(submissions, 1):
        id = instance_id(number)
        system = {"submissionDate": DAY, "submitterName": "Field worker", "edits": 0}
        record: dict[str, object] = {"__id": id, "__system": system, "meta": {"instanceID": id}}
        for path, text in each.items():
            inside: dict[str, object] = record
            for group in path[:-1]:
                inside = cast(dict[str, object], inside.setdefault(group, {}))
            inside[path[-1]] = text or None
        value.append(record)
    context = "https://central.example/v1/projects/1/forms/distinguo.svc/$metadata#Submissions"
    return json.dumps({"value": value, "@odata.context": context})


def kobo_json(submissions: Sequence[Filled]) -> str:
    """Return the document of KoBo's API: what is empty is left out, groups stand before names."""
    results: list[dict[str, object]] = [
        {
            "_id": number,
            "formhub/uuid": "0f0f",
            **{"/".join(path): text for path, text in each.items() if text},
            "__version__": "v1",
            "meta/instanceID": instance_id(number),
            "_xform_id_string": "aXyZ",
            "_uuid": instance_id(number).removeprefix("uuid:"),
            "_attachments": [],
            "_status": "submitted_via_web",
            "_geolocation": [None, None],
            "_submission_time": DAY,
            "_tags": [],
            "_notes": [],
            "_validation_status": {},
            "_submitted_by": None,
        }
        for number, each in enumerate(submissions, 1)
    ]
    return json.dumps({"count": len(results), "next": None, "previous": None, "results": results})


def kobo_csv(
    submissions: Sequence[Filled], options: FormOptions, language: str = "", groups: bool = False
) -> str:
    """Return the CSV of KoBo: with labels in a language, or without one with names.

    `groups`: with the names or labels of groups before those of questions.
    """
    labels = _Labels(options, language) if language else None
    paths = [*submissions[0]]
    head = [
        "/".join(map(labels.heading, path) if labels else path)
        if groups
        else (labels.heading(path[-1]) if labels else path[-1])
        for path in paths
    ]
    rows: list[list[str]] = [[*head, *KOBO_FIELDS]]
    for number, each in enumerate(submissions, 1):
        cells = [labels.value(path[-1], each[path]) if labels else each[path] for path in paths]
        id = instance_id(number).removeprefix("uuid:")
        rows.append([*cells, str(number), id, DAY, ""])
    quoted = (";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows)
    return "\n".join(quoted) + "\n"


class _Labels:
    """The labels of a form in one language."""

    def __init__(self, options: FormOptions, language: str) -> None:
        sheets = xlsform_sheets(options)
        column = f"label::{language_column(language)}"
        head, *rows = sheets[SURVEY]
        self._headings = {row[head.index("name")]: row[head.index(column)] for row in rows}
        self._types = {row[head.index("name")]: row[head.index("type")] for row in rows}
        head, *rows = sheets[CHOICES]
        at = head.index(column)
        self._choices = {(row[0], row[1]): row[at] for row in rows}

    def heading(self, name: str) -> str:
        return self._headings[name] or name

    def value(self, name: str, value: str) -> str:
        kind = self._types[name]
        if not value or not kind.startswith("select_one"):
            return value
        return self._choices[kind.partition(" ")[2], value]


EXPORTS: Mapping[str, Callable[[Sequence[Filled], FormOptions], str]] = {
    "odk.csv": lambda each, _: odk_csv(each),
    "odk-without-groups.csv": lambda each, _: odk_csv(each, group_paths=False),
    "odk.json": lambda each, _: odk_json(each),
    "kobo.json": lambda each, _: kobo_json(each),
    "kobo-names.csv": kobo_csv,
    "kobo-names-groups.csv": lambda each, options: kobo_csv(each, options, groups=True),
    "kobo-english.csv": lambda each, options: kobo_csv(each, options, "en"),
    "kobo-spanish.csv": lambda each, options: kobo_csv(each, options, "es"),
    "kobo-english-groups.csv": lambda each, options: kobo_csv(each, options, "en", groups=True),
}
"""What the two tools write of some submissions of a form, by the name of a file."""
