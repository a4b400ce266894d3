"""Every message of the program: what a catalogue has to translate, each with its places.

Three kinds of place: the literal arguments of `tr` and `trn`, the constants of the modules that
hold nothing but texts, and the data: questions, laws, contacts. The data are read as Python has
made them, so that a text put together when it is loaded is found as it will be looked up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from distinguo.screen import page_choices, result_pages
from distinguo.terminal import choice
from distinguo.terminal.choice import FIXED_KEYS, KEY, Choice
from distinguo.terminal.emulators import EMULATORS
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contact import CONTACT_TEXTS
from distinguo_rules.contacts import Contact, contacts
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Element
from distinguo_rules.model import (
    LAW_NAME,
    SHORT_NAME,
    Block,
    FindingRule,
    FindingWords,
    Framework,
    Question,
    Rule,
    Wording,
)
from distinguo_rules.questionnaire import QUESTIONS

ROOT = Path(__file__).parents[2]
CODE = (ROOT / "rules" / "distinguo_rules", ROOT / "cli" / "distinguo")

# Modules whose upper-case constants are all texts to translate.
TEXT_MODULES = (
    *("rules/distinguo_rules/next_steps.py", "rules/distinguo_rules/words.py"),
    *("cli/distinguo/screen/texts.py", "cli/distinguo/screen/welcome.py"),
    *("cli/distinguo/form/texts.py", "cli/distinguo/form/paper_texts.py"),
    "cli/distinguo/form/html/texts.py",
)
# Modules with such constants beside ids and keys, which are one word in small letters.
MIXED_MODULES = (
    *(f"rules/distinguo_rules/{name}.py" for name in ("contact", "divergence", "referral")),
    *(
        f"cli/distinguo/render/{name}.py"
        for name in (
            *("definitions", "headlines", "law_sources", "lists", "phrases", "reasons", "result"),
            "whom_to_call",
        )
    ),
    *("cli/distinguo/terminal/lines.py", "cli/distinguo/terminal/paged.py"),
    *("cli/distinguo/screen/result_pages.py", "cli/distinguo/law/plain_card.py"),
)
HOLE = re.compile(r"\{\w+\}")
IDENTIFIER = re.compile("[a-z_]*")


class Message(NamedTuple):
    """A text to translate; `many` is its plural, `comment` tells a translator what it is."""

    text: str
    place: str
    comment: str = ""
    context: str = ""
    many: str = ""


def every_message() -> Iterator[Message]:
    """Yield each message at each of its places, those of the questions first."""
    found = chain(_of_data(), _of_choices(), *map(_of_code, _files()))
    return (message for message in found if HOLE.sub("", message.text))


def _files() -> Iterator[Path]:
    for folder in CODE:
        yield from sorted(folder.rglob("*.py"))


def _of_code(file: Path) -> Iterator[Message]:
    name = file.relative_to(ROOT).as_posix()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if name in TEXT_MODULES:
        yield from _of_constants(tree, name)
    elif name in MIXED_MODULES:
        found = _of_constants(tree, name)
        yield from (m for m in found if not IDENTIFIER.fullmatch(m.text))
    for call in calls(tree):
        yield from _of_call(call, name)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of `tr` and `trn`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="tr" | "trn")):
                yield node
            case _:
                pass


def _of_call(call: ast.Call, name: str) -> Iterator[Message]:
    match call.args:
        case [ast.Constant(value=str(text))]:
            context = next((_text(k.value) for k in call.keywords if k.arg == "context"), "")
            yield Message(text, name, context=context)
        case [ast.Constant(value=str(one)), ast.Constant(value=str(many)), _]:
            yield Message(one, name, many=many)


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, str)
    return node.value


def _of_constants(tree: ast.Module, name: str) -> Iterator[Message]:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[target], value=value):
                names = [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]
                if all(each.isupper() and "STYLE" not in each for each in names):
                    yield from (Message(t, name, ", ".join(names)) for t in texts_in(value))
            case ast.AnnAssign(target=ast.Name(id=str(each)), value=ast.expr() as value):
                if each.isupper():
                    yield from (Message(t, name, each) for t in texts_in(value))
            case _:
                pass


def texts_in(value: ast.expr) -> Iterator[str]:
    """Yield the texts of a constant; keys of a dictionary only if they are not one word."""
    match value:
        case ast.Constant(value=str(text)) if text and text != PROGRAM:
            if not text.replace("-", "").isdecimal():  # a number to call
                yield text
        case ast.Dict(keys=keys, values=values):
            named = (text for key in keys if key for text in texts_in(key) if " " in text)
            yield from chain(named, *map(texts_in, values))
        case ast.Tuple(elts=parts):
            yield from chain(*map(texts_in, parts))
        case _:
            return


PROGRAM = "distinguo"

KEYS_DIFFER = "a key, the first letter of its word where that is free; no two may be alike"

TEXT_FIELDS: Mapping[type, tuple[str, ...]] = {
    Question: ("text", "short", "why", "example", "serves"),
    Block: ("title", "note"),
    Framework: ("name", "title", "in_force", "notes", "names"),
    Rule: ("title",),
    Element: ("title",),
    FindingRule: ("title", "says", "when_open"),
    Contact: CONTACT_TEXTS,
}
"""The fields that hold text, by class. One of the same name with `_to_you` is for the person."""


def _of_data() -> Iterator[Message]:
    for question in QUESTIONS:
        yield from _of_object(question, f"question {question.id}")
        yield from _of_fields(
            question.you, Wording._fields, f"question {question.id}, to the person"
        )
    for block in BLOCKS:
        yield from _of_object(block, f"part {block.id}")
    for law in FRAMEWORKS.values():
        yield from _of_law(law)
    for contact in contacts().values():
        yield from _of_object(contact, f"contact {contact.id}")


def _of_law(law: Framework) -> Iterator[Message]:
    yield from _of_object(law, f"law {law.id}")
    yield Message(law.name, "", f"law {law.id}: as in “{law.name} law”", LAW_NAME)
    yield Message(law.id.upper(), "", f"law {law.id}", SHORT_NAME)
    for rule in law.all_rules():
        yield from _of_object(rule, f"law {law.id}, rule {rule.id}")
        for element in rule.elements():
            yield from _of_object(element, f"law {law.id}, element {element.id}")
    for finding in law.findings:
        name = f"law {law.id}, finding {finding.id}"
        yield from _of_object(finding, name)
        yield from _of_fields(finding.you, FindingWords._fields, f"{name}, to the person")


def _of_object(thing: object, name: str) -> Iterator[Message]:
    yield from _of_fields(thing, TEXT_FIELDS[type(thing)], name)


def _of_fields(thing: object, fields: Iterable[str], name: str) -> Iterator[Message]:
    for field in fields:
        for text in _texts(getattr(thing, field)):
            yield Message(text, "", f"{name}: {field}")
        for text in _texts(getattr(thing, f"{field}_to_you", "")):
            yield Message(text, "", f"{name}: {field}, to the person")


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            if any(map(str.isalpha, value)):  # not the number alone to send a text to
                yield value
        case Mapping():
            yield from value.values()
        case tuple():
            yield from value
        case _:
            raise TypeError(f"no text: {value!r}")


def _of_choices() -> Iterator[Message]:
    """Yield the words of the choices that an interview offers, then the letters that are keys."""
    every = dict.fromkeys(
        each for module in (choice, page_choices, result_pages) for each in _in(module)
    )
    for each in every:
        keys = "/".join(each.keys)
        yield Message(each.label, "", f"choice, key {keys}")
        yield Message(each.word, "", f"choice, key {keys}: one word or two, in the line of keys")
        yield Message(", ".join(each.also), "", f"choice, key {keys}: words that may be typed")
    letters = [
        *page_choices.ANSWER_KEYS.values(),
        *page_choices.ROLE_KEYS.values(),
        *(each.keys for each in every),
    ]
    for letter in dict.fromkeys(chain.from_iterable(letters)):
        if letter.isalpha() and letter not in FIXED_KEYS:
            yield Message(letter, "", KEYS_DIFFER, KEY)
    for emulator in EMULATORS:
        yield Message(emulator.advice, "", "first page, one line")


def _in(module: ModuleType) -> Iterator[Choice[object]]:
    for value in vars(module).values():
        yield from (each for each in _tuple(value) if isinstance(each, Choice))


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
