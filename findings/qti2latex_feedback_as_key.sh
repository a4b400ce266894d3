#!/bin/sh
# qti2latex marks every choice of a question as correct once each choice has feedback.
#
# Versions: qti2latex 0.1.6, text2qti 0.8.0.
# Input: a quiz in text2qti's own notation with one question, two choices, one right, and feedback
# for each choice. text2qti writes it as QTI 1.2: one <respcondition continue="Yes"> a choice that
# only shows feedback, and a last one that sets the score 100.
# Behaviour: get_correct_idents, from which qti2latex writes \CorrectChoice, collects the <varequal>
# of every <respcondition>, whether or not it sets a score. Without the feedback it finds one.
# Seen: "with feedback: 2 of 2 marked as correct" and "without feedback: 1 of 2 marked as correct".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet qti2latex==0.1.6 text2qti==0.8.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import xml.etree.ElementTree as ET
from importlib.metadata import version

from qti2latex import get_choices, get_correct_idents
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

QUIZ = "Quiz title: Sums\n\nTitle: One\n1.  What is 2 + 2?\n*a)  four\n{right}b)  five\n{wrong}"


def marked(text: str) -> str:
    quiz = Quiz(text, config=Config(), source_name="quiz")
    (item,) = ET.fromstring(QTI(quiz).assessment).findall(".//{*}item")
    choices = {id for id, _ in get_choices(item)}
    return f"{len(choices & get_correct_idents(item))} of {len(choices)} marked as correct"


found = [
    f"with feedback: {marked(QUIZ.format(right='... Yes.' + chr(10), wrong='... No.' + chr(10)))}",
    f"without feedback: {marked(QUIZ.format(right='', wrong=''))}",
]
print(f"qti2latex {version('qti2latex')}, text2qti {version('text2qti')}")
print("\n".join(found))
sys.exit(
    found
    != ["with feedback: 2 of 2 marked as correct", "without feedback: 1 of 2 marked as correct"]
)
PYTHON
