"""Questions in Moodle's XML format.

Source: https://docs.moodle.org/en/Moodle_XML_format
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .item import Item, ResultOption
from .marked_up import clean, explanation_html, marked_up, question_html
from .moodle_names import category, id_number, question_name


def items_as_moodle_xml(items: Sequence[Item], title: str) -> str:
    """Return a Moodle XML file; each question keeps the story's id, themes and difficulty."""
    quiz = Element("quiz")
    head = SubElement(quiz, "question", type="category")
    _text(head, "category", category(items))
    _text(head, "info", clean(title), format="plain_text")
    for item in items:
        _add_question(quiz, item)
    indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(quiz, encoding="unicode") + "\n"


def _add_question(quiz: Element, item: Item) -> None:
    question = SubElement(quiz, "question", type="multichoice")
    _text(question, "name", question_name(item))
    _text(question, "questiontext", question_html(item), format="html")
    _text(question, "generalfeedback", explanation_html(item), format="html")
    for name, value in (
        ("defaultgrade", "1"),
        ("hidden", "0"),
        ("idnumber", id_number(item)),
        ("single", "true"),
        ("shuffleanswers", "false"),
        ("answernumbering", "abc"),
    ):
        SubElement(question, name).text = value
    for choice in item.choices:
        _add_answer(question, choice)
    tags = SubElement(question, "tags")
    for tag in (*item.themes, f"difficulty {item.difficulty}"):
        _text(tags, "tag", tag)


def _add_answer(question: Element, choice: ResultOption) -> None:
    fraction = "100" if choice.right else "0"
    answer = SubElement(question, "answer", fraction=fraction, format="html")
    SubElement(answer, "text").text = marked_up(choice.label)
    _text(answer, "feedback", marked_up(choice.feedback), format="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(SubElement(parent, name, attributes), "text").text = text
