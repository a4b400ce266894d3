#!/bin/sh
# pyxform: a default_language that is only the code of a language is passed over without a word.
#
# Version: pyxform 4.5.0.
# Input: a form whose columns are "label::English (en)" and "label::Español (es)", and the setting
# default_language, once as "Español (es)" and once as its code, "es".
# Behaviour: with the whole name the Spanish translation is marked as the default. With the code
# none is, there is no warning, and what opens the form takes the first language: English.
# See github.com/XLSForm/pyxform/issues/276, which asks for the code to be understood.
# Seen: "Español (es): default Español (es), warnings 0" and "es: default none, warnings 0".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyxform==4.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import re
import sys
from importlib.metadata import version

from pyxform.xls2xform import convert

FORM = """
| survey   |      |      |                     |                     |
|          | type | name | label::English (en) | label::Español (es) |
|          | text | work | What is the work?   | ¿Qué trabajo es?    |
| settings |      |
|          | default_language |
|          | {language} |
"""
found = []
for language in ("Español (es)", "es"):
    warnings = []
    form = convert(FORM.format(language=language), warnings=warnings, file_type=".md").xform
    marked = re.findall(r'<translation lang="([^"]*)" default="true\(\)">', form)
    default = marked[0] if marked else "none"
    found.append(f"{language}: default {default}, warnings {len(warnings)}")
print("pyxform", version("pyxform"), *found, sep="\n")
seen = ["Español (es): default Español (es), warnings 0", "es: default none, warnings 0"]
sys.exit(found != seen)
PYTHON
