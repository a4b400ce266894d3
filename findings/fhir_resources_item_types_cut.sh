#!/bin/sh
# fhir.resources: the metadata of Questionnaire.item.type lists a part of its codes, and "+".
#
# Version: fhir.resources 8.3.0, module R4B.
# Input: a valid R4B Questionnaire with one item of the type "choice".
# Behaviour: the model takes it, but `enum_values`, the allowed codes in the model's metadata, has
# no "choice": it holds the words of the short description of that element, which names seven of
# the codes and ends with "+" for the others. The model itself compares no value with `enum_values`;
# a program that does so, to find wrong codes, refuses valid resources.
# Seen: "taken: choice", "enum_values: ['group', 'display', 'boolean', 'decimal', 'integer', 'date',
# 'dateTime', '+']" and "choice among them: False".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet fhir.resources==8.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from fhir.resources.R4B.questionnaire import Questionnaire, QuestionnaireItem

item = {"linkId": "a", "type": "choice", "text": "Is it so?"}
form = Questionnaire.model_validate(
    {"resourceType": "Questionnaire", "status": "active", "item": [item]}
)
codes = QuestionnaireItem.model_fields["type"].json_schema_extra["enum_values"]
print("fhir.resources", version("fhir.resources"))
print("taken:", form.item[0].type)
print("enum_values:", codes)
print("choice among them:", "choice" in codes)
seven = ["group", "display", "boolean", "decimal", "integer", "date", "dateTime"]
sys.exit(form.item[0].type != "choice" or codes != [*seven, "+"])
PYTHON
