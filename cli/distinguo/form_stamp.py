"""The stamp of a form: by which rules it was made, so that answers of an older form are noticed.

A form carries the stamp in a hidden field, and its submissions bring it back as text:

    distinguo-form/1 2026.12 sha256:d0ba...4ab1 danger_now=3f2a91 under_18=0c77d4 ... end

After the version and the content hash of the rules it names each question with a digest of its
wording, or with "-" if the form leaves the question out. Without its end it was cut off.
Wordings are compared in English, from which every translation is made.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from distinguo_rules.exchange.identity import RULES_VERSION, digest_of, rules_hash
from distinguo_rules.language import listed, tr
from distinguo_rules.model import Question
from distinguo_rules.questionnaire import QUESTIONS

from .errors import Fault, Place

STAMP_FIELD = "distinguo_form"
"""The name of the field, column or key that holds the stamp."""

DIGEST_DIGITS = 6
MAX_STAMP_CHARACTERS = 10_000
MAX_QUESTIONS_NAMED = 50
LEFT_OUT_SIGN = "-"
STAMP_START = "distinguo-form/"
_KIND, _END = f"{STAMP_START}1", "end"
_STAMP = (
    rf"{_KIND} ([0-9.]{{1,20}}) (sha256:[0-9a-f]{{64}})((?: [a-z0-9_]+=(?:-|[0-9a-f]+))*) {_END}"
)


class FormStamp(NamedTuple):
    """The rules of a form: version, content hash, and the digest of each wording by question.

    LEFT_OUT stands for a question that the form leaves out on purpose.
    """

    version: str
    hash: str
    wordings: Mapping[str, str]

    def text(self) -> str:
        """Return the stamp as a form carries it."""
        wordings = (f"{id}={digest}" for id, digest in self.wordings.items())
        return " ".join((_KIND, self.version, self.hash, *wordings, _END))


class FormChanges(NamedTuple):
    """The changes since a form was made, as question ids.

    `new`: never asked by the form. `gone`: asked, and no longer a question. `reworded`: asked in
    other words. `rules`: anything else of the rules differs, or may differ.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    rules: bool


def current_stamp(left_out: Collection[str] = ()) -> FormStamp:
    """Return the stamp of a form that is made now, without these questions."""
    wordings = {q.id: LEFT_OUT_SIGN if q.id in left_out else _digest(q) for q in QUESTIONS}
    return FormStamp(RULES_VERSION, rules_hash(), wordings)


def read_stamp(text: str) -> FormStamp | None:
    """Return the stamp in the value of a field, or None if it holds none."""
    found = re.fullmatch(_STAMP, " ".join(text[:MAX_STAMP_CHARACTERS].split()))
    if found is None:
        return None
    version, hash, wordings = found.groups()
    return FormStamp(version, hash, dict(pair.split("=") for pair in wordings.split()))


def changes_since(stamp: FormStamp) -> FormChanges | None:
    """Return what differs between the rules of a form and these, or None if they are the same."""
    now = current_stamp()
    if stamp.hash == now.hash:
        return None
    asked, known = stamp.wordings, now.wordings
    new = tuple(id for id in known if id not in asked)
    gone = tuple(id for id in asked if id not in known and asked[id] != LEFT_OUT_SIGN)
    reworded = tuple(
        id for id in known if asked.get(id, LEFT_OUT_SIGN) not in (LEFT_OUT_SIGN, known[id])
    )
    return FormChanges(
        new,
        gone,
        reworded,
        stamp.version != now.version or not (new or gone or reworded),
    )


def say_changes_since(text: str, name: str) -> None:
    """Say on standard error what has changed since the form of a file was made, if anything."""
    if fault := fault_of_stamp(text, Place(name)):
        from .stderr import say

        say(fault)


def fault_of_stamp(text: str, place: Place) -> Fault | None:
    """Return what to say of answers whose form was made by other rules.

    None if its rules are these, or there is no stamp.
    """
    if not text:
        return None
    stamp = read_stamp(text)
    if stamp is None:
        message = tr("the stamp of a form cannot be read, so its rules are not known")
        return Fault(place, message)
    changes = changes_since(stamp)
    if changes is None:
        return None
    text, hint = _whose_rules(stamp.version)
    rules = text.format(form=stamp.version, ours=RULES_VERSION)
    return Fault(place, f"{rules}: {listed(_in_words(changes))}", hint)


def _whose_rules(version: str) -> tuple[str, str]:
    """Return the sentence on the rules of a form, and a hint what to do."""
    make_anew = tr("make the form anew with `distinguo form`")
    if _order(version) < _order(RULES_VERSION):
        older = tr("the form of these answers was made by older rules ({form}; these are {ours})")
        return older, make_anew
    if _order(version) > _order(RULES_VERSION):
        newer = tr("the form of these answers was made by newer rules ({form}; these are {ours})")
        return newer, tr("use a newer version of distinguo")
    other = tr("the form of these answers was made by other rules, also called {ours}")
    return other, make_anew


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def _in_words(changes: FormChanges) -> Iterator[str]:
    for text, ids in (
        (tr("it did not ask {questions}"), changes.new),
        (tr("it asked {questions} in other words"), changes.reworded),
        (tr("what it asked is no longer a question: {questions}"), changes.gone),
    ):
        if ids:
            more = " …" if len(ids) > MAX_QUESTIONS_NAMED else ""
            yield text.format(questions=", ".join(ids[:MAX_QUESTIONS_NAMED]) + more)
    if changes.rules:
        yield tr("what follows from the answers may differ")


def _digest(question: Question) -> str:
    words = f"{question.text}\n{question.you.text}"
    return digest_of(words.encode())[:DIGEST_DIGITS]
