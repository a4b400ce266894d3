"""The plain card of one framework: smuggling beside trafficking, to be read in a minute.

Every statement of it is worked out from the compiled rules: the signs that it lists occur in an
implicant, what "never matters" occurs in none, and a line that "rules it out" makes the verdict
false when all of it is answered no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from distinguo_rules.compiled import closed, compile_framework, questions_in, term_of
from distinguo_rules.contacts import Contact, first_contacts
from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.language import tr
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Truth, facts
from distinguo_rules.model import Answer, Answers, DefinitionParts, Framework, Verdict
from distinguo_rules.primes import Compiled
from distinguo_rules.questionnaire import BY_ID, ORDER
from distinguo_rules.referral import no_contacts
from distinguo_rules.words import IN_SHORT, NOT_A_LEGAL_FINDING, NOT_VALIDATED

from ..render.html import HtmlWriter
from ..render.page import SHARED_STYLE, escaped, page
from ..render.plain import as_plain
from ..render.report import Items, Paragraph, Part, Report, Section
from ..render.whom_to_call import OURS, OWN
from .card import reach

TITLE = "Smuggling or trafficking? The card for one minute"
MAX_SIGNS = 3  # on a line, those of the smallest implicants
MAX_CONTACTS = 3

UNLAWFUL = ("entry_irregular", "other_border", "hidden_moved")
AGE_QUESTIONS = ("under_18", "under_18_now")
"""The card has a part of its own for them."""
GAIN = "helper_gain"
SMUGGLING_QUESTIONS = (
    "Did the person come from another country?",
    "Was it against the rules of the border?",
    "Did someone else help?",
)
GAIN_QUESTION = "Did the helper get money or anything of value?"
TRAFFICKING_QUESTIONS = {
    "act": "The act: what was done with the person?",
    "means": "The means: how did they do it?",
    "purpose": "The purpose: what for, and can the person get out of it?",
}
OF_ONE_LIST = "What is there?"
RULES_OUT = "(All no: no signs.)"
EXAMPLES = "For example:"
OUTCOME = "harm_if_left"
"""The question whether the person can get out of it: on the purpose, not on the means."""
YES_TO_ALL = (
    "A yes on each line can be a sign: ask the questions, or call. Not sure is never a no."
)
BOTH = "Both can happen together."
TOPICS: Mapping[str, tuple[str, ...]] = {
    "a border, or how it was crossed": ("from_abroad", "entry_irregular", "entry_helped"),
    "that the person wanted the trip": ("trip_wanted",),
    "a fee for the trip": (GAIN,),
    "whether the papers are in order": ("entry_irregular", "visa_tied"),
    "a dangerous trip": ("trip_danger",),
}
"""Circumstances that people take for a sign of trafficking, with the questions about each."""
USES = ("sex_for_value", "work_for_other")
"""The questions about what a person is used for that have a rule of their own for a child."""
CHILD_RULES = {
    ("sex_for_value", True): (
        "Sex for anything of value, under 18: it does not matter how they did it."
    ),
    ("sex_for_value", False): (
        "Sex for anything of value, under 18: how they did it matters as for anyone."
    ),
    ("work_for_other", True): "Work, under 18: it does not matter how they did it.",
    ("work_for_other", False): "Work, under 18: how they did it matters as for anyone.",
}
"""Sentences by the question, and by the truth of "a child's case needs no means"."""
SMUGGLING, TRAFFICKING = "Smuggling", "Trafficking"
CARD_OF = "{title}. {law} law"
NUMBERED = "{number}. {question} {note}"
WHAT_ANSWERS_SAY = "What the answers say"
UNDER_18 = "Under 18"
NEVER_MATTERS = "It never matters:"
NOT_NEEDED = "It is not needed:"
NOT_WHAT_MAKES_IT = "What does not make it trafficking, or not trafficking"
WHOM_TO_CALL = "Whom to call"
ABOUT = "About this card"
VERSION = "Law: {law}. Rules {version}. More: --exact."

STYLE = (
    SHARED_STYLE
    + """
@page { margin: 10mm; size: landscape }
body { max-width: 64rem; line-height: 1.35 }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem }
p { margin: .3em 0 }
ul { margin: .1em 0 .4em; padding-left: 1.2em }
.both > :last-child:nth-child(odd) { grid-column: 1 / -1 }
.card + .card { break-before: page }
@media print {
  body { font-size: 9pt; line-height: 1.25 }
  h2 { margin-top: .7em }
  .card { break-inside: avoid }
}
"""
)


@dataclass(frozen=True)
class Line:
    """One plain question, and the ids of the questions that are shown as signs.

    `rules_out`: a no to all of the signs makes the verdict false, for a grown-up.
    """

    question: str
    signs: tuple[str, ...]
    rules_out: bool


@dataclass(frozen=True)
class PlainCard:
    """The statements of the card of one framework.

    `never_matters`: topics on which a trafficking verdict never depends; `not_needed`: topics
    without which there can be signs. `child`: how the age changes it, for each use of a person.
    """

    framework: Framework
    lines: Mapping[Verdict, tuple[Line, ...]]
    never_matters: tuple[str, ...]
    not_needed: tuple[str, ...]
    child: tuple[str, ...]


def plain_card(id: str) -> PlainCard:
    """Return the card of one framework. Raises KeyError for an id that does not exist."""
    framework = FRAMEWORKS[id]
    compiled = compile_framework(id).verdicts[Verdict.TRAFFICKING]
    mattering = mask_ids(t.yes | t.no for t in (*compiled.when_true, *compiled.when_false))
    idle = [topic for topic, ids in TOPICS.items() if not mattering & set(ids)]
    needless = [topic for topic, ids in TOPICS.items() if _can_do_without(compiled, ids)]
    lines = {verdict: tuple(_lines(framework, verdict)) for verdict in Verdict}
    child = tuple(CHILD_RULES[use, child_needs_no_means(framework, use)] for use in USES)
    rest = tuple(topic for topic in needless if topic not in idle)
    return PlainCard(framework, lines, tuple(idle), rest, child)


def mask_ids(masks: Iterable[int]) -> set[str]:
    """Return the ids of all questions in some masks."""
    joined = 0
    for mask in masks:
        joined |= mask
    return {question.id for question in questions_in(joined)}


def _can_do_without(compiled: Compiled, ids: Sequence[str]) -> bool:
    return any(not mask_ids([t.yes | t.no]) & set(ids) for t in compiled.when_true)


def _lines(framework: Framework, verdict: Verdict) -> Iterator[Line]:
    compiled = compile_framework(framework.id).verdicts[verdict]
    for question, ids in _questions(framework, verdict):
        weighty = [id for id in _by_weight(compiled) if id in ids and id not in AGE_QUESTIONS]
        signs = tuple(sorted(weighty, key=lambda name: name not in USES)[:MAX_SIGNS])
        if signs:
            denied = dict.fromkeys((*AGE_QUESTIONS, *signs), Answer.NO)
            yield Line(question, signs, _truth(compiled, denied) is Truth.FALSE)


def _questions(framework: Framework, verdict: Verdict) -> Iterator[tuple[str, Collection[str]]]:
    parts = framework.parts
    if parts is None:
        compiled = compile_framework(framework.id).verdicts[verdict]
        yield OF_ONE_LIST, _by_weight(compiled)
    elif verdict is Verdict.TRAFFICKING:
        yield from zip(TRAFFICKING_QUESTIONS.values(), _each_once(framework, parts), strict=True)
    else:
        compiled = compile_framework(framework.id).verdicts[verdict]
        known = mask_ids(term.yes for term in compiled.when_true)
        yield from zip(
            SMUGGLING_QUESTIONS,
            (("from_abroad",), [id for id in UNLAWFUL if id in known], _help(framework, parts)),
            strict=True,
        )
        if _truth(compiled, {GAIN: Answer.NO}) is Truth.FALSE:
            yield GAIN_QUESTION, (GAIN,)


def _each_once(framework: Framework, parts: DefinitionParts) -> Iterator[set[str]]:
    """Yield the facts of act, means and purpose, each on one line as far as there are others."""
    act, means, purpose = (set(_facts_of(framework, parts, p)) for p in TRAFFICKING_QUESTIONS)
    act_shown = act if act <= set(USES) else (act - means - purpose or act)
    means_shown = means - ({OUTCOME} & purpose)
    yield act_shown
    yield means_shown
    yield purpose - act_shown - means_shown or purpose


def _facts_of(framework: Framework, parts: DefinitionParts, part: str) -> list[str]:
    """Return the questions of the elements that are one part of the definition, in order."""
    found: set[str] = set()
    for form in parts.forms:
        rule = next(rule for rule in framework.all_rules() if rule.id == form.rule)
        for element in rule.elements():
            if element.id in getattr(form, part):
                found.update(facts(element.body))
    return [id for id in ORDER if id in found]


def _help(framework: Framework, parts: DefinitionParts) -> list[str]:
    elements = (e for rule in framework.rules[Verdict.SMUGGLING] for e in rule.elements())
    found = {id for element in elements if element.id in parts.help for id in facts(element.body)}
    return [id for id in ORDER if id in found - {"from_abroad", "entry_irregular", GAIN}]


def _by_weight(compiled: Compiled) -> list[str]:
    """Return the questions whose yes is needed or in an implicant, the weightiest first."""
    smallest: dict[str, int] = {}
    for term in compiled.when_true:
        for id in mask_ids([term.yes]):
            smallest[id] = min(smallest.get(id, term.size()), term.size())
    # What alone rules a verdict out belongs to each way to it, though another answer may imply it.
    needed = mask_ids(t.no for t in compiled.when_false if t.size() == 1)
    smallest |= {id: 0 for id in needed if id not in smallest}
    return sorted(smallest, key=lambda name: (smallest[name], ORDER.index(name)))


def _truth(compiled: Compiled, answers: Answers) -> Truth:
    return compiled.truth(closed(term_of(answers)))


def child_needs_no_means(framework: Framework, use: str) -> bool:
    """Return whether, for a child, a use of the person counts without any means.

    All that belongs to the act and the purpose is answered yes, but for other uses of the person;
    all that belongs to the means alone is answered no.
    """
    if framework.parts is None:
        return False
    act, means, purpose = (
        set(_facts_of(framework, framework.parts, part)) for part in TRAFFICKING_QUESTIONS
    )
    answers = {
        **dict.fromkeys((act | purpose) - means - set(USES), Answer.YES),
        **dict.fromkeys(means - act - purpose, Answer.NO),
        **dict.fromkeys(means & (act | purpose), Answer.NO),
        "under_18": Answer.YES,
        use: Answer.YES,
    }
    others = ("organ_removal", "forced_marriage", "surrogacy_adoption", *USES)
    answers |= {other: Answer.NO for other in others if other != use}
    compiled = compile_framework(framework.id).verdicts[Verdict.TRAFFICKING]
    return _truth(compiled, answers) is Truth.TRUE


def plain_cards_as_text(ids: Sequence[str], width: int, own: Sequence[Contact] = ()) -> str:
    """Return the cards one after the other; a form feed begins a new page."""
    return "\f".join(as_plain(plain_card_report(plain_card(id), own), width) for id in ids)


def plain_card_report(card: PlainCard, own: Sequence[Contact] = ()) -> Report:
    """Return the card as a report, with the user's own contacts before those of the law."""
    return Report(
        tr(CARD_OF).format(title=tr(TITLE), law=card.framework.law_name),
        (*map(Section, map(tr, (SMUGGLING, TRAFFICKING)), _both(card)), *_rest(card, own)),
    )


def plain_cards_as_html(ids: Sequence[str], own: Sequence[Contact] = ()) -> str:
    """Return one page; the card of each framework starts a new sheet when printed."""
    cards = "".join(_card_html(plain_card_report(plain_card(id), own)) for id in ids)
    return page(tr(TITLE), STYLE, f"<main>\n{cards}</main>\n")


def _card_html(report: Report) -> str:
    write = HtmlWriter().section
    return (
        f'<article class="card">\n<h1>{escaped(report.title)}</h1>\n'
        f'<div class="both">\n{"".join(map(write, report.sections[:2]))}</div>\n'
        f'<div class="both">\n{"".join(map(write, report.sections[2:]))}</div>\n</article>\n'
    )


def _both(card: PlainCard) -> Iterator[tuple[Part, ...]]:
    for verdict in (Verdict.SMUGGLING, Verdict.TRAFFICKING):
        short = Paragraph(tr(IN_SHORT[verdict]), strong=True)
        yield (short, *_line_parts(card.lines[verdict]))


def _line_parts(lines: Sequence[Line]) -> Iterator[Items]:
    for number, line in enumerate(lines, 1):
        signs = tuple(tr(BY_ID[id].short) for id in line.signs)
        note = tr(RULES_OUT if line.rules_out else EXAMPLES)
        question = tr(line.question)
        yield Items(signs, tr(NUMBERED).format(number=number, question=question, note=note))


def _rest(card: PlainCard, own: Sequence[Contact]) -> Iterator[Section]:
    yield Section(tr(WHAT_ANSWERS_SAY), (Paragraph(tr(YES_TO_ALL)), Paragraph(tr(BOTH))))
    yield Section(tr(UNDER_18), (Items(tuple(map(tr, card.child))),))
    never = _listed(card.never_matters, NEVER_MATTERS)
    yield Section(tr(NOT_WHAT_MAKES_IT), (*never, *_listed(card.not_needed, NOT_NEEDED)))
    yield Section(tr(WHOM_TO_CALL), tuple(_contacts(card.framework, own)))
    version = tr(VERSION).format(law=tr(card.framework.title), version=RULES_VERSION)
    notices = " ".join(map(tr, (NOT_A_LEGAL_FINDING, NOT_VALIDATED)))
    yield Section(tr(ABOUT), (Paragraph(notices), Paragraph(version)))


def _listed(topics: Sequence[str], title: str) -> Iterator[Items]:
    if topics:
        yield Items(tuple(map(tr, topics)), tr(title))


def _contacts(framework: Framework, own: Sequence[Contact]) -> Iterator[Part]:
    danger = next(f.says for f in framework.findings if f.id == "immediate_danger")
    yield Paragraph(tr(danger), strong=True)
    if own:
        yield Items(tuple(map(reach, own)), tr(OWN))
    contacts = tuple(map(reach, first_contacts(framework)[:MAX_CONTACTS]))
    if contacts:
        yield Items(contacts, tr(OURS) if own else "")
    else:
        yield Paragraph(no_contacts(framework))
