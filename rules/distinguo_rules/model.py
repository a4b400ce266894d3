"""Define the nouns: answers, questions, rules, frameworks."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple, assert_never

from .citation import Citation
from .language import tr
from .logic import AnyOf, Element, Expr, Fact, Truth, outline
from .role import Role as Role
from .role import Voice

LAW_NAME = "with the word law"
"""The context of the name of a law within a phrase such as "United States law"."""

SHORT_NAME = "a short name"
"""The context of the short name of a law or a country, such as "US"."""


class Answer(StrEnum):
    """An answer. All but yes and no are non-answers: their truth is UNKNOWN, never FALSE."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    DECLINED = "declined"
    UNSAFE = "unsafe"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"

    @property
    def truth(self) -> Truth:
        """TRUE for yes, FALSE for no, UNKNOWN for every non-answer."""
        match self:
            case Answer.YES:
                return Truth.TRUE
            case Answer.NO:
                return Truth.FALSE
            case Answer.UNSURE | Answer.DECLINED | Answer.UNSAFE:
                return Truth.UNKNOWN
            case Answer.NOT_ASKED | Answer.NOT_APPLICABLE:
                return Truth.UNKNOWN
            case _:
                assert_never(self)


Answers = Mapping[str, Answer]
"""Answers by question id."""

Reason = Mapping[str, Answer]
"""A set of answers by question id: yes and no only."""


class Knows(StrEnum):
    """The people who can really know the answer to a question."""

    ANYONE = "anyone"
    PERSON = "person"


class Block(NamedTuple):
    """A part of the questionnaire; `note` prepares the reader for hard questions.

    `title_to_you` is the title for the person, where that differs.
    """

    id: str
    title: str
    note: str = ""
    title_to_you: str = ""

    def title_in(self, voice: Voice) -> str:
        """Return the title in one voice."""
        return self.title_to_you if voice is Voice.YOU and self.title_to_you else self.title


class Wording(NamedTuple):
    """The words of a question in one voice; `short` is the statement that a "yes" makes.

    An empty `why` or `example` stands for the one that speaks about the person.
    """

    text: str
    short: str
    why: str = ""
    example: str = ""


class Question(Fact):
    """A fact with the words that ask for it, about the person and, in `you`, to the person.

    `short` is the statement that a "yes" makes. `concern` is the answer that would be a sign: YES
    for most; the other one reassures. `serves` says in lay words what the answer is needed for.
    """

    def __init__(
        self,
        id: str,
        text: str,
        short: str,
        why: str,
        example: str,
        serves: str,
        block: Block,
        sources: tuple[Citation, ...],
        known_by: Knows = Knows.PERSON,
        concern: Answer = Answer.YES,
        *,
        you: Wording,
    ) -> None:
        super().__init__(id)
        self.text: Final = text
        self.short: Final = short
        self.why: Final = why
        self.example: Final = example
        self.serves: Final = serves
        self.block: Final = block
        self.sources: Final = sources
        self.known_by: Final = known_by
        self.concern: Final = concern
        self.you: Final = you

    def wording(self, voice: Voice) -> Wording:
        """Return the words in one voice, each of them filled in."""
        about = Wording(self.text, self.short, self.why, self.example)
        match voice:
            case Voice.ABOUT:
                return about
            case Voice.YOU:
                why, example = self.you.why or about.why, self.you.example or about.example
                return self.you._replace(why=why, example=example)
            case _:
                assert_never(voice)


class Status(StrEnum):
    """The state of a verdict on the answers given. There is no word here for a certainty."""

    INDICATED = "indicated"
    NOT_INDICATED = "not_indicated"
    UNDETERMINED = "undetermined"

    @classmethod
    def of(cls, truth: Truth) -> "Status":
        """Return the status of a verdict with this truth value."""
        match truth:
            case Truth.TRUE:
                return cls.INDICATED
            case Truth.FALSE:
                return cls.NOT_INDICATED
            case Truth.UNKNOWN:
                return cls.UNDETERMINED
            case _:
                assert_never(truth)


class Verdict(StrEnum):
    """The two questions that are kept apart."""

    TRAFFICKING = "trafficking"
    SMUGGLING = "smuggling"


VERDICT_NAMES = {
    Verdict.TRAFFICKING: "human trafficking",
    Verdict.SMUGGLING: "migrant smuggling",
}


class Rule(NamedTuple):
    """One legal definition, as an expression over its elements."""

    id: str
    title: str
    when: Expr
    citations: tuple[Citation, ...]

    def elements(self) -> tuple[Element, ...]:
        """Return every element of the definition, each once, outer before inner."""
        return tuple(dict.fromkeys(element for element, _ in self.outline()))

    def outline(self) -> tuple[tuple[Element, int], ...]:
        """Return the elements in the statute's order, each with its depth, with repeats."""
        return tuple(outline(self.when))


class FindingWords(NamedTuple):
    """The words of a finding in one voice; empty ones stand for those about the person."""

    title: str = ""
    says: str = ""
    when_open: str = ""


class FindingRule(NamedTuple):
    """A further finding, shown beside the two verdicts; `you` says it to the person.

    `says` is shown when `when` is true. While it is open, `when_open` is shown (nothing if that is
    empty), provided that `presumed_when` is true or None. With `instead_of`, the finding is shown
    only while that verdict is not indicated. With `asked_when`, the finding is no reason to ask a
    question once that is false; it is shown all the same if the answers are given. `contacts` are
    ids in contacts.py.
    """

    id: str
    title: str
    when: Expr
    says: str
    when_open: str = ""
    citations: tuple[Citation, ...] = ()
    contacts: tuple[str, ...] = ()
    presumed_when: Expr | None = None
    asked_when: Expr | None = None
    instead_of: Verdict | None = None
    you: FindingWords = FindingWords()

    def words(self, voice: Voice) -> FindingWords:
        """Return the words in one voice."""
        about = FindingWords(self.title, self.says, self.when_open)
        match voice:
            case Voice.ABOUT:
                return about
            case Voice.YOU:
                pairs = zip(self.you, about, strict=True)
                return FindingWords(*(to_you or text for to_you, text in pairs))
            case _:
                assert_never(voice)


class TraffickingForm(NamedTuple):
    """One trafficking rule of a law, with the ids of its elements by what they stand for.

    `gate`: elements without which this form is out of the question. `is_held_in_act`: the purpose
    is to hold the person in what the act names, so that without the act there is no purpose.
    """

    rule: str
    act: tuple[str, ...]
    means: tuple[str, ...]
    purpose: tuple[str, ...]
    gate: tuple[str, ...]
    is_held_in_act: bool = False


class DefinitionParts(NamedTuple):
    """The elements of a law's definitions as act, means, purpose and help, for training.

    `help`: the ids of the elements of the smuggling rules that stand for help, any one of which
    is enough.
    `not_asked_for`: a sentence for each part that the law does not ask for, by the part's id.
    """

    forms: tuple[TraffickingForm, ...]
    help: tuple[str, ...]
    not_asked_for: Mapping[str, str] = MappingProxyType({})


class Framework(NamedTuple):
    """One body of law. Frameworks are shown side by side and never blended.

    `contacts` are the ids, in order, of the contacts that its results may show without a finding
    that names them; referral.py says when. A law that belongs to no one country has none.
    `parts` sorts the elements for training, which leaves out act, means, purpose and help without.
    `names`: what this law calls a verdict, where it has a name of its own for it.
    """

    id: str
    name: str
    title: str
    in_force: str
    rules: Mapping[Verdict, tuple[Rule, ...]]
    findings: tuple[FindingRule, ...]
    contacts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    parts: DefinitionParts | None = None
    names: Mapping[Verdict, str] = {}

    @property
    def law_name(self) -> str:
        """The name in the language in use, as it stands with the word law."""
        return tr(self.name, context=LAW_NAME)

    @property
    def short_name(self) -> str:
        """The short name in the language in use, such as "US"."""
        return tr(self.id.upper(), context=SHORT_NAME)

    def name_of(self, verdict: Verdict) -> str:
        """Return this law's name for a verdict, such as "human trafficking"."""
        return self.names.get(verdict, VERDICT_NAMES[verdict])

    def verdict(self, verdict: Verdict) -> Expr:
        """Return the whole verdict: any one of its rules is enough."""
        return AnyOf(tuple(rule.when for rule in self.rules[verdict]))

    def all_rules(self) -> Iterator[Rule]:
        """Yield the rules of every verdict."""
        for rules in self.rules.values():
            yield from rules
