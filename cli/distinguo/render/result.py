"""The result of a screening as a document: first the result itself, then a section for each more.

The first section is what someone in a hurry reads: the verdicts, the number to call, and what can
be done now. Each further one answers one question of a reader who has more time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.assessment import Assessment, FrameworkAssessment, VerdictState
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.citation import Citation
from distinguo_rules.contact import numbers_by_place
from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.divergence import divergences_of
from distinguo_rules.exchange.identity import RULES_VERSION, rules_hash
from distinguo_rules.logic import Truth
from distinguo_rules.model import VERDICT_NAMES, Answer, Question, Role, Status, Verdict
from distinguo_rules.next_steps import next_steps
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.questions import DANGER_NOW
from distinguo_rules.referral import has_hotline, may_be, missing_contacts, referrals
from distinguo_rules.words import (
    NOT_A_LEGAL_FINDING,
    NOT_VALIDATED,
    ROLE_WORDS,
    STATE_WITH_FORMS,
    STATE_WORDS,
    TITLES,
    state_words,
    summary_sentence,
    verdict_line,
    verdict_sentence,
)

from .definitions import brief_definition, definition, worth_showing
from .reasons import every_reason, main_reason, more_items
from .report import (
    BriefContact,
    Headline,
    Items,
    Outline,
    Paragraph,
    Part,
    Report,
    Section,
    Table,
)

TITLE = "distinguo: what the answers show"
WHY = "Why"
MAX_QUESTIONS_SHOWN = 2  # of those not asked, without --explain
CALL, CALL_ELSE = "Who to call", "Who else to call"
NOW = "What you can do now:"
DANGER = "In danger now? If it is safe, first call {number}."
LOCAL_NUMBER = "your local emergency number"
NOT_ACCUSED = "You are not accused of anything."
FOR_ADVICE = "For advice:"
CALL_FOR_ADVICE = "For advice, you can call:"
THEN_FOR_ADVICE = "Then, for advice:"
FOR_CHILDREN = "People who help children and teenagers:"
OWN = "From your own list:"
OURS = "From the list of this program:"
NO_ANSWERS = "No question has been answered."
NOT_A_NO = "An answer that is neither yes nor no never counts as no."
LINE_OF_LAW = "{law}: {line}"
FINDING = "{title}. {says}"
EXPLAIN_LAW = "How the law was read, and each source: --explain, or ? on the screen."
RULES = "Rules {version}, {hash}…"
LAW = "{name} law: {title}. {in_force}."
BRIEF_LAW = "{name} law: {title}."

ABOVE = ("immediate_danger",)  # findings that the first section states in its own words

ANSWER_WORDS = {
    Answer.YES: "yes",
    Answer.NO: "no",
    Answer.UNSURE: "unsure",
    Answer.DECLINED: "would rather not say",
    Answer.UNSAFE: "not safe to ask",
    Answer.NOT_APPLICABLE: "does not apply",
}
COUNTED_AS_UNSURE = "{answer}, counted as unsure: only the person can know"


class ResultOptions(NamedTuple):
    """What a result shows beside the assessment.

    `day`: an ISO date, or "" for none. `own`: the contacts of those who use the program.
    `repeats`: the list of contacts has the one of the first section, too.
    """

    day: str = ""
    own: tuple[Contact, ...] = ()
    repeats: bool = False


def report(
    assessment: Assessment, explain: bool = False, options: ResultOptions | None = None
) -> Report:
    """Return the result as a document, in the order in which it should be read.

    With `explain` it has every reason, source and detail.
    """
    options = options or ResultOptions()
    sections = (
        Section("", tuple(_first(assessment, options)), "f", "first"),
        Section(WHY, tuple(_why(assessment, explain)), "w", "why"),
        Section("Where the laws differ", tuple(_differences(assessment)), "l", "by law"),
        Section("The answers given", tuple(_answers(assessment)), "a", "answers"),
        Section(
            "What was not asked or not known", tuple(_gaps(assessment, explain)), "u", "unknown"
        ),
        Section(
            "The parts of each definition", tuple(_definitions(assessment, explain)), "d", "parts"
        ),
        Section(
            CALL if options.repeats or explain else CALL_ELSE,
            tuple(_whom_to_call(assessment, explain, options)),
            "c",
            "contacts",
        ),
        Section("The law and its sources", tuple(_law(assessment, explain)), "s", "sources"),
    )
    shown = tuple(section for section in sections if section.parts)
    return Report(TITLE, shown, _alert(assessment), _note(assessment, options))


def _alert(assessment: Assessment) -> str:
    """Return the sentence that comes before all else when someone may be in danger."""
    if not may_be(DANGER_NOW, assessment):
        return ""
    shown = (referral.contact for referral in referrals(assessment))
    emergency = [contact for contact in shown if contact.kind is ContactKind.EMERGENCY]
    return DANGER.format(number=numbers_by_place(emergency) or LOCAL_NUMBER)


def _note(assessment: Assessment, options: ResultOptions) -> str:
    """Return the day, who answered and the version of the rules, in one line."""
    answered = f"Answers from {ROLE_WORDS[assessment.role]}."
    version = f"Rules {RULES_VERSION}."
    return " ".join(filter(None, [options.day and f"{options.day}.", answered, version]))


def _first(assessment: Assessment, options: ResultOptions) -> Iterator[Part]:
    for verdict in _verdicts(assessment):
        yield Headline(headline(assessment, verdict))
    if assessment.role is Role.SELF and Verdict.SMUGGLING in _verdicts(assessment):
        yield Paragraph(NOT_ACCUSED)
    yield from map(Paragraph, _summaries(assessment))
    yield from _first_contact(assessment, options)
    yield Items(next_steps(assessment), NOW)


def _verdicts(assessment: Assessment) -> tuple[Verdict, ...]:
    """Return the verdicts that the result holds: both, or only one."""
    return tuple(next(iter(assessment.frameworks.values())).verdicts)


def headline(assessment: Assessment, verdict: Verdict) -> str:
    """Return the line of a verdict; of several laws, those that agree come behind one state."""
    laws = tuple(assessment.frameworks.values())
    if len(laws) == 1:
        return _line(laws[0], verdict, _forms(laws[0].verdicts[verdict]))
    states: dict[str, list[str]] = {}
    for law in laws:
        states.setdefault(_state(law, verdict), []).append(law.framework.id.upper())
    if len(states) == 1:
        return verdict_line(VERDICT_NAMES[verdict], next(iter(states)))
    each = (STATE_WITH_FORMS.format(state=s, forms=", ".join(ids)) for s, ids in states.items())
    return verdict_line(VERDICT_NAMES[verdict], "; ".join(each))


def _line(law: FrameworkAssessment, verdict: Verdict, forms: Sequence[str] = ()) -> str:
    return verdict_line(law.name_of(verdict), _state(law, verdict, forms))


def _state(law: FrameworkAssessment, verdict: Verdict, forms: Sequence[str] = ()) -> str:
    warned = verdict is Verdict.TRAFFICKING and law.warns()
    return state_words(law.verdicts[verdict].status, forms, warned)


def _forms(state: VerdictState) -> list[str]:
    """Return the titles of the rules that are met, without those that only name the verdict."""
    titles = (rule.rule.title for rule in state.rules if rule.truth is Truth.TRUE)
    return [title for title in titles if title not in TITLES.values()]


def sentence_of(state: VerdictState, name: str) -> str:
    """Return the result of one verdict in a sentence; `name` is what the law calls it."""
    return verdict_sentence(name, state.status, _forms(state))


def _summaries(assessment: Assessment) -> Iterator[str]:
    """Yield what the two verdicts mean together, each sentence once behind its laws."""
    hotline_shown = has_hotline(referral.contact for referral in referrals(assessment))
    said: dict[str, list[str]] = {}
    for state in assessment.frameworks.values():
        said.setdefault(_summary(state, hotline_shown), []).append(state.framework.id.upper())
    for sentence, laws in said.items():
        yield sentence if len(said) == 1 else f"{', '.join(laws)}: {sentence}"


def _summary(state: FrameworkAssessment, hotline_shown: bool) -> str:
    status = {verdict: found.status for verdict, found in state.verdicts.items()}
    trafficking = status[Verdict.TRAFFICKING]
    return summary_sentence(
        trafficking,
        status.get(Verdict.SMUGGLING, Status.UNDETERMINED),
        hotline_shown,
        state.warns(),
    )


def _first_contact(assessment: Assessment, options: ResultOptions) -> Iterator[Part]:
    """Yield the one contact to turn to first, or the reason why there is none."""
    contact = first_contact(assessment, options)
    if options.own:
        yield Paragraph(OWN, strong=True)
    if contact is None:
        yield from (Paragraph(sentence, strong=True) for sentence in missing_contacts(assessment))
    else:
        lead = "" if options.own else _lead(contact, assessment)
        yield BriefContact(contact, first=True, lead=lead, place=_place(contact, assessment))


def _lead(contact: Contact, assessment: Assessment) -> str:
    """Return the line that tells the reader what the first contact is for."""
    if contact.kind is ContactKind.EMERGENCY or assessment.role is Role.STORY:
        return ""
    if contact.kind is ContactKind.CHILD:  # a next step tells it to the person
        return "" if assessment.role is Role.SELF else FOR_CHILDREN
    if may_be(DANGER_NOW, assessment):
        return THEN_FOR_ADVICE
    return CALL_FOR_ADVICE if contact.voice else FOR_ADVICE


def _place(contact: Contact, assessment: Assessment) -> str:
    """Return the country of a contact if several laws are shown and its name does not say it."""
    several = len(assessment.frameworks) > 1
    return contact.place if several and contact.place not in contact.name else ""


def first_contact(assessment: Assessment, options: ResultOptions) -> Contact | None:
    """Return the own contact, else the most urgent one that is not for emergencies."""
    shown = [*options.own, *(referral.contact for referral in referrals(assessment))]
    calm = [c for c in shown if c.kind is not ContactKind.EMERGENCY and (c.voice or c.text)]
    return next(iter(options.own or calm or shown), None)


def _why(assessment: Assessment, explain: bool) -> Iterator[Part]:
    states = tuple(assessment.frameworks.values())
    yield from _findings(states, explain)
    for state in states:
        for verdict, found in state.verdicts.items():
            line = _line(state, verdict)
            if len(states) > 1:
                line = LINE_OF_LAW.format(law=state.framework.id.upper(), line=line)
            yield from every_reason(found, line) if explain else main_reason(found, line)


def _findings(states: Sequence[FrameworkAssessment], explain: bool) -> Iterator[Items]:
    """Yield each finding once; text of only some frameworks follows their names."""
    found: dict[str, dict[str, list[str]]] = {}
    for state in states:
        for finding in state.findings:
            if finding.finding.id in ABOVE and not explain:
                continue
            says = found.setdefault(finding.finding.title, {})
            says.setdefault(finding.says, []).append(state.framework.id.upper())
    if found:
        yield Items(
            tuple(
                FINDING.format(title=title, says=_by_law(says, len(states)))
                if explain
                else _by_law(says, len(states))
                for title, says in found.items()
            ),
            "Beside the verdicts:",
        )


def _by_law(says: Mapping[str, Sequence[str]], all_laws: int) -> str:
    """Join the texts, each once, behind the names of its frameworks if these are not all."""
    return " ".join(
        text if len(names) == all_laws else f"{', '.join(names)}: {text}"
        for text, names in says.items()
    )


def _differences(assessment: Assessment) -> Iterator[Part]:
    """Yield a table of several laws, and for each verdict a sentence on those that differ."""
    states = tuple(assessment.frameworks.values())
    if len(states) == 1:
        return
    yield _side_by_side(states, _verdicts(assessment))
    found = divergences_of(assessment)
    for verdict in _verdicts(assessment):
        sentences: dict[str, list[str]] = {}
        for divergence in (d for d in found if d.verdict is verdict):
            pair = f"{divergence.left.id.upper()} and {divergence.right.id.upper()}"
            sentences.setdefault(divergence.sentence, []).append(pair)
        if sentences:
            yield Items(
                tuple(f"{'; '.join(who)}: {said}" for said, who in sentences.items()),
                f"On {VERDICT_NAMES[verdict]}:",
            )


def _side_by_side(states: Sequence[FrameworkAssessment], verdicts: Sequence[Verdict]) -> Table:
    return Table(
        ("Signs of", *(state.framework.id.upper() for state in states)),
        tuple(
            (verdict.value, *(STATE_WORDS[state.verdicts[verdict].status] for state in states))
            for verdict in verdicts
        ),
    )


def _answers(assessment: Assessment) -> Iterator[Part]:
    """Yield every answer that was given, by part of the questionnaire."""
    given = [q for q in QUESTIONS if assessment.given(q) is not Answer.NOT_ASKED]
    if not given:
        yield Paragraph(NO_ANSWERS)
    for block in BLOCKS:
        said = tuple(_said(q, assessment) for q in given if q.block == block)
        if said:
            yield Items(said, block.title)
    if any(assessment.given(q) not in (Answer.YES, Answer.NO) for q in given):
        yield Paragraph(NOT_A_NO)


def _said(question: Question, assessment: Assessment) -> str:
    answer = ANSWER_WORDS[assessment.given(question)]
    if question in assessment.downgraded:
        answer = COUNTED_AS_UNSURE.format(answer=answer)
    return f"{question.short}: {answer}"


def _gaps(assessment: Assessment, explain: bool) -> Iterator[Items]:
    for pair in assessment.conflicts:
        yield from _list(pair, "These two answers cannot both be so; both count as unsure:", True)
    yield from _list(
        [q for q in assessment.could_matter if assessment.given(q) is not Answer.NOT_ASKED],
        "Asked, not known, and could still matter:",
        explain,
    )
    yield from _list(
        [q for q in assessment.could_matter if assessment.given(q) is Answer.NOT_ASKED],
        "Not asked, and could still matter:",
        explain,
    )


def _list(questions: Sequence[Question], title: str, explain: bool) -> Iterator[Items]:
    """Yield a list of the statements of questions, without `explain` of the first few."""
    shown = questions if explain else questions[:MAX_QUESTIONS_SHOWN]
    if questions:
        more = tuple(more_items(len(questions) - len(shown)))
        yield Items((*(question.short for question in shown), *more), title)


def _definitions(assessment: Assessment, explain: bool) -> Iterator[Outline]:
    for state in assessment.frameworks.values():
        for verdict in state.verdicts.values():
            for rule in verdict.rules:
                law = state.framework.name
                decided = verdict.status is Status.INDICATED
                yield definition(rule, law) if explain else brief_definition(rule, law, decided)


def _whom_to_call(assessment: Assessment, explain: bool, options: ResultOptions) -> Iterator[Part]:
    """Yield each contact below its note, then a sentence for each law without contacts.

    The first contact stands in the first section already; here it comes with its details.
    """
    repeats = explain or options.repeats
    above = None if repeats else first_contact(assessment, options)
    own = [contact for contact in options.own if contact != above]
    if own:
        yield Paragraph(OWN, strong=True)
        yield from (_shown(contact, explain) for contact in own)
        yield Paragraph(OURS, strong=True)
    said = ""
    for referral in referrals(assessment):
        if referral.note and referral.note != said:
            yield Paragraph(referral.note, strong=True)
        said = referral.note
        if referral.contact != above:
            yield _shown(referral.contact, explain, _place(referral.contact, assessment))
    if above is not None or repeats:
        yield from map(Paragraph, missing_contacts(assessment))


def _shown(contact: Contact, explain: bool, place: str = "") -> Contact | BriefContact:
    return contact if explain else BriefContact(contact, place=place)


def _law(assessment: Assessment, explain: bool) -> Iterator[Part]:
    for state in assessment.frameworks.values():
        law = state.framework
        if explain:
            yield Paragraph(LAW.format(name=law.name, title=law.title, in_force=law.in_force))
            yield Items(law.notes, "How this law was read:")
            yield Items(_linked_sources(state), "Sources:")
        else:
            yield Paragraph(BRIEF_LAW.format(name=law.name, title=law.title))
    yield Paragraph(NOT_A_LEGAL_FINDING)
    yield Paragraph(NOT_VALIDATED)
    if explain:
        yield Paragraph(RULES.format(version=RULES_VERSION, hash=rules_hash()[:19]))
    else:
        yield Paragraph(EXPLAIN_LAW)


def _linked_sources(state: FrameworkAssessment) -> tuple[str, ...]:
    """Return every source cited in this result, with those at one address together."""
    places: dict[str, list[str]] = {}
    for citation in dict.fromkeys(_citations(state)):
        places.setdefault(citation.url, []).append(citation.source)
    return tuple(f"{'; '.join(sources)} <{url}>" for url, sources in places.items())


def _citations(state: FrameworkAssessment) -> Iterator[Citation]:
    for verdict in state.verdicts.values():
        for rule in verdict.rules:
            yield from rule.rule.citations
            for element in worth_showing(rule.elements):
                yield from element.element.citations
    for finding in state.findings:
        yield from finding.finding.citations
