"""Import the exports into the real programs, and compare what these then hold with the rules.

This is not part of the test suite, as it needs what a package index does not have together:

anki    Anki's own library, `pip install anki`
qti     a program that reads Canvas quizzes, `pip install qti2latex`
moodle  an installed Moodle 4.5, PHP with the extensions that Moodle asks for, and a database:
        unpack Moodle (https://download.moodle.org/), create an empty PostgreSQL database, write
        config.php from config-dist.php, and run
        `php -d max_input_vars=5000 admin/cli/install_database.php --agree-license`.
        Use a Moodle of your own for it: each run leaves a course with questions behind.

In an environment with distinguo and its extra `train-export`:

    python tests/platforms/check_imports.py anki
    python tests/platforms/check_imports.py qti
    python tests/platforms/check_imports.py moodle --moodle /path/to/moodle

Each prints the version of the program and the counts, and ends with an error where the program
holds another key, text, mark or feedback than the rules say.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

from distinguo.train.export.anki import items_as_anki
from distinguo.train.export.gift import items_as_gift
from distinguo.train.export.item import Item, items_of, set_title
from distinguo.train.export.marked_up import explanation_html
from distinguo.train.export.moodle_xml import items_as_moodle_xml
from distinguo.train.export.qti import items_as_qti
from distinguo.train.stories.reader import shipped_stories
from distinguo_rules.law import FRAMEWORKS

STORIES = shipped_stories()
HARD_TITLES = (
    '<3 hours & "more"',
    "Under <18> in Rome",
    "Pay <3 euros & go: ~a =b {c} #d \\e ::",
    "$CATEGORY: x &lt; y",
    "[html] $$x$$ \\(y\\)",
)
HARD = tuple(
    replace(story, id=f"{number}{'long-name-' * 15}", title=title, text=f"{title} {story.text}")
    for number, (story, title) in enumerate(zip(STORIES, HARD_TITLES, strict=False))
)
"""Stories whose titles and file names an importer could misread."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("span", "strong", "em", "a"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(html: str) -> str:
    """Return the text that a browser would show."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.words).split())


def equal(found: object, expected: object, what: str) -> None:
    if found != expected:
        sys.exit(f"{what}: expected {expected!r}, found {found!r}")


def check_anki() -> None:
    """Import the decks of all laws, then changed ones; check the notes and what was updated."""
    from anki.collection import Collection

    print(f"Anki {version('anki')}, genanki {version('genanki')}")
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(f"{folder}/collection.anki2")
        for law in FRAMEWORKS:
            items = items_of((*STORIES, *HARD), law)
            log = _import_deck(collection, items, folder)
            equal(log["new"], len(items), f"new notes, {law}")
            print(f"{law}: {log}")
        _check_notes(collection)
        changed = items_of((replace(STORIES[0], lesson="Another lesson."), *STORIES[1:], *HARD))
        log = _import_deck(collection, changed, folder)
        print(f"us again, one story changed: {log}")
        equal(log, {"new": 0, "updated": 1, "duplicate": len(changed) - 1}, "second import")
        (note,) = _notes(collection, "us", STORIES[0].id)
        assert "Another lesson." in note["Feedback"], "the changed lesson did not arrive"
        collection.close()


def _import_deck(collection: Any, items: Sequence[Item], folder: str) -> dict[str, int]:
    from anki.import_export_pb2 import (
        ImportAnkiPackageOptions,
        ImportAnkiPackageRequest,
        ImportAnkiPackageUpdateCondition,
    )

    path = Path(folder, "deck.apkg")
    path.write_bytes(items_as_anki(items, set_title(items[0].framework)))
    always = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    options = ImportAnkiPackageOptions(update_notes=always, update_notetypes=always)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    log = collection.import_anki_package(request).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate")}


def _notes(collection: Any, law: str, id: str) -> list[Any]:
    words = f'"Id:{law}/{id}"' if law else "tag:distinguo"
    return [collection.get_note(note) for note in collection.find_notes(words)]


def _check_notes(collection: Any) -> None:
    types = [name.name for name in collection.models.all_names_and_ids()]
    equal(types.count("distinguo story"), 1, "note types")
    states: Counter[int] = Counter()
    for law in FRAMEWORKS:
        for item in items_of(STORIES, law):
            (note,) = _notes(collection, law, item.id)
            equal(words_of(note["Key"]), item.key.label, f"{law} {item.id}")
            answer = collection.get_card(note.card_ids()[0]).answer()
            assert words_of(explanation_html(item)) in words_of(answer), item.id
            states[note.fields_check()] += 1
    equal(set(states), {0}, "states of the notes (2: a duplicate)")
    decks = [deck.name for deck in collection.decks.all_names_and_ids() if deck.id != 1]
    equal(sorted(decks), sorted(map(set_title, FRAMEWORKS)), "decks")
    print(f"keys and feedback right: {states.total()} notes in {len(decks)} decks")


def check_qti() -> None:
    """Read each package with qti2latex, and compare its choices and keys."""
    import qti2latex

    print(f"qti2latex {version('qti2latex')}, text2qti {version('text2qti')}")
    for law in FRAMEWORKS:
        items = items_of((*STORIES, *HARD), law)
        with tempfile.NamedTemporaryFile(suffix=".zip") as file:
            Path(file.name).write_bytes(items_as_qti(items, set_title(law)))
            folder = qti2latex.extract_zip_to_tmp(Path(file.name))
        import xml.etree.ElementTree as ET

        trees = [ET.parse(path).getroot() for path in qti2latex.read_qti_dir(folder)]
        found = [item for tree in trees for item in qti2latex.findall_anyns(tree, "item")]
        equal(len(found), len(items), "questions")
        for item, read in zip(items, found, strict=True):
            type_ = qti2latex.guess_type(qti2latex.get_qti_metadata(read), read)
            equal(type_, "multiple_choice_question", "type")
            choices = {id: words_of(text) for id, text in qti2latex.get_choices(read)}
            equal(list(choices.values()), [c.label for c in item.choices], "choices")
            for id, label in choices.items():
                score, told = _answered(qti2latex, read, id)
                (choice,) = (choice for choice in item.choices if choice.label == label)
                equal(score, 100.0 if choice.right else 0.0, f"score, {item.id} {label}")
                equal(told, {choice.feedback, words_of(explanation_html(item))}, "feedback")
            equal(read.get("title"), item.title, "title")
            stem = words_of(qti2latex.get_item_stem(read))
            assert item.question in stem, item.id
        print(f"{law}: {len(found)} questions, keys, choices and feedback right")


def _answered(reader: Any, item: Any, choice: str) -> tuple[float, set[str]]:
    """Return the score of a choice and the feedback shown, by the item's response processing.

    qti2latex takes each choice that any condition names for a right one, also where the condition
    only shows feedback; so the conditions are followed here, as QTI 1.2 says.
    """
    score, shown = 0.0, []
    for condition in reader.findall_anyns(item, "respcondition"):
        wanted = [v.text for v in reader.findall_anyns(condition, "varequal")]
        if wanted and choice not in wanted:
            continue
        score = next((float(v.text) for v in reader.findall_anyns(condition, "setvar")), score)
        shown += [d.get("linkrefid") for d in reader.findall_anyns(condition, "displayfeedback")]
        if condition.get("continue") != "Yes":
            break
    texts = {
        feedback.get("ident"): words_of(
            reader.text_of(reader.findall_anyns(feedback, "mattext")[0])
        )
        for feedback in reader.findall_anyns(item, "itemfeedback")
    }
    return score, {texts[id] for id in shown}


def check_moodle(moodle: str) -> None:
    """Import all laws in both formats, and compare what Moodle holds and how it marks."""
    writers = {"xml": items_as_moodle_xml, "gift": items_as_gift}
    by_law = {law: items_of((*STORIES, *HARD), law) for law in FRAMEWORKS}
    for format, write in writers.items():
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for law, items in by_law.items():
                path = Path(folder, f"{law}.{format}")
                path.write_text(write(items, set_title(law)), encoding="utf-8")
                paths.append(str(path))
            script = Path(__file__).with_name("import_into_moodle.php")
            command = ["php", str(script), moodle, format, *paths]
            made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode != 0:
            sys.exit(
                f"php ends with {made.returncode}: {made.stdout[-2000:]}{made.stderr[-2000:]}"
            )
        held = json.loads(made.stdout)
        equal(held["imported"], [True] * len(by_law), "imports")
        _check_bank(held["questions"], by_law, format)
        print(f"Moodle {held['release']}, {format}: {len(held['questions'])} questions")


def _check_bank(
    questions: Sequence[Mapping[str, Any]], by_law: Mapping[str, Sequence[Item]], format: str
) -> None:
    tried = 0
    for law, items in by_law.items():
        category = f"{FRAMEWORKS[law].name} law"
        own = [question for question in questions if question["category"] == category]
        equal(len(own), len(items), f"questions in the category {category}")
        equal(len({question["id"] for question in own} - {None}), len(own), "id numbers")
        for item, question in zip(items, own, strict=True):
            _check_question(item, question)
            equal(question["shuffled"], format == "gift", "whether the choices are shuffled")
            tried += len(question["answers"])
    print(f"{format}: {tried} answers tried; marks, keys and feedback right")


def _check_question(item: Item, question: Mapping[str, Any]) -> None:
    equal(words_of(question["name"]), item.title, "title")
    equal(
        sorted(question["tags"]), sorted([*item.themes, f"difficulty {item.difficulty}"]), "tags"
    )
    assert item.question in words_of(question["text"])
    for choice, answer in zip(item.choices, question["answers"], strict=True):
        equal(words_of(answer["text"]), choice.label, "choice")
        equal(answer["fraction"], float(choice.right), f"fraction, {item.id} {choice.label}")
        equal(float(answer["mark"]), float(choice.right), f"mark, {item.id} {choice.label}")
        shown = words_of(answer["shown"])
        assert choice.feedback in shown, (item.id, choice.label)
        assert words_of(explanation_html(item)) in shown, item.id


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program", choices=("anki", "qti", "moodle"))
    parser.add_argument("--moodle", help="the folder of an installed Moodle")
    arguments = parser.parse_args()
    match arguments.program:
        case "anki":
            check_anki()
        case "qti":
            check_qti()
        case _:
            if not arguments.moodle:
                parser.error("moodle needs --moodle DIR")
            check_moodle(arguments.moodle)


if __name__ == "__main__":
    main()
