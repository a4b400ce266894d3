"""The result of a screening as a document: first the result itself, then a section for each more.

The first section is what someone in a hurry reads: the verdicts, the number to call, and what can
be done now. Each further one answers one question of a reader who has more time.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from distinguo_rules.assessment import Assessment, FrameworkAssessment
from distinguo_rules.blocks import BLOCKS
from distinguo_rules.contact import numbers_by_place
from distinguo_rules.contacts import Contact, ContactKind
from distinguo_rules.divergence import divergences_of
from distinguo_rules.exchange.identity import RULES_VERSION
from distinguo_rules.language import listed, tr
from distinguo_rules.model import VERDICT_NAMES, Answer, Question, Role, Status, Verdict
from distinguo_rules.next_steps import next_steps
from distinguo_rules.questionnaire import QUESTIONS
from distinguo_rules.questions import DANGER_NOW
from distinguo_rules.referral import may_be, referrals
from distinguo_rules.role import Voice
from distinguo_rules.words import (
    ANSWER_WORDS,
    ANSWERS_FROM,
    IN_SHORT,
    STATEMENT_AND_ANSWER,
    VERDICT_WORDS,
)

from .definitions import brief_definition, definition
from .headlines import (
    headline,
    is_warned,
    of_laws,
    state_of,
    status_line,
    summaries,
    verdicts_shown,
)
from .law_sources import law_parts
from .phrases import day_in_words
from .reasons import every_reason, main_reason, more_items
from .report import (
    Headline,
    Items,
    Outline,
    Paragraph,
    Part,
    Report,
    ReportTable,
    Section,
    Spare,
)
from .spared import questions_spared, sparing
from .whom_to_call import contact_parts, first_contact_part

TITLE = "distinguo: what the answers show"
WHY, WHY_KEY = "Why", "w"
DIFFERENCES = "Where the laws differ"
GIVEN = "The answers given"
GAPS = "What was not asked or not known"
PARTS = "The parts of each definition"
LAW = "The law and its sources"
MAX_QUESTIONS_SHOWN = 2  # of those not asked, without --explain
CALL, CALL_ELSE = "Who to call", "Who else to call"
NOW = "What you can do now:"
DANGER = "Is anyone in danger now? Call {number} first, if you can call safely."
DANGER_YOU = "Are you in danger now? Call {number} first, if you can call safely."
AT_ANY_TIME = "In danger at any time: call {number}."
LOCAL_NUMBER = "your local emergency number"
NOT_BLAMED = "These questions do not blame you."
NO_ANSWERS = "No question has been answered."
NOT_A_NO = "An answer that is neither yes nor no never counts as no."
RULES = "Rules {version}."
DAY = "{day}."
BESIDE = "Beside the verdicts:"
SIGNS_OF = "Signs of"
ON_VERDICT = "On {name}:"
PAIR_OF_LAWS = "{left} and {right}"
FINDING = "{title}. {says}"

ABOVE = ("immediate_danger",)  # findings that the first section states in its own words

COUNTED_AS_UNSURE = "{answer}, counted as unsure: only the person can know"
CONTRADICTORY = "These two answers cannot both be so; both count as unsure:"
UNKNOWN = "Asked, not known, and could still matter:"
NOT_ASKED = "Not asked, and could still matter:"
SEX_NOT_ASKED = (
    "Nothing was asked about sex acts, as you may be under 18. If something like that happened to "
    "you, it is not your fault, and you can talk about it with the people of a helpline."
)


class ResultOptions(NamedTuple):
    """The contents of a result beside the assessment.

    `day`: an ISO date, or "" for none. `own`: the contacts of those who use the program.
    `repeats`: the list of contacts has the one of the first section, too. `glosses`: the first
    section says in a sentence each what the crimes are.
    """

    day: str = ""
    own: tuple[Contact, ...] = ()
    repeats: bool = False
    glosses: bool = False


def result_report(
    assessment: Assessment, explain: bool = False, options: ResultOptions | None = None
) -> Report:
    """Return the result as a document, in the order in which it should be read.

    With `explain` it has every reason, source and detail.
    """
    options = options or ResultOptions()
    repeats = options.repeats or explain
    sections = (
        Section("", tuple(_first(assessment, options)), "f", tr("first")),
        Section(tr(WHY), tuple(_why(assessment, explain)), WHY_KEY, tr("why")),
        Section(tr(DIFFERENCES), tuple(_differences(assessment)), "l", tr("by law")),
        Section(tr(GIVEN), tuple(_answers(assessment)), "a", tr("answers")),
        Section(tr(GAPS), tuple(_gaps(assessment, explain)), "u", tr("unclear")),
        Section(tr(PARTS), tuple(_definitions(assessment, explain)), "d", tr("definitions")),
        Section(
            tr(CALL if repeats else CALL_ELSE),
            tuple(contact_parts(assessment, repeats, explain, options.own)),
            "c",
            tr("contacts"),
        ),
        Section(tr(LAW), tuple(law_parts(assessment, explain)), "s", tr("sources")),
    )
    shown = tuple(section for section in sections if section.parts)
    return Report(tr(TITLE), shown, _alert(assessment), _note(assessment, options))


def _alert(assessment: Assessment) -> str:
    """Return the sentence that comes before all else when someone may be in danger."""
    if not may_be(DANGER_NOW, assessment):
        return ""
    text = DANGER_YOU if assessment.role is Role.SELF else DANGER
    return tr(text).format(number=_emergency_number(assessment))


def _emergency_number(assessment: Assessment) -> str:
    shown = (referral.contact for referral in referrals(assessment))
    emergency = [contact for contact in shown if contact.kind is ContactKind.EMERGENCY]
    return numbers_by_place(emergency) or tr(LOCAL_NUMBER)


def _note(assessment: Assessment, options: ResultOptions) -> str:
    """Return the day, who answered and the version of the rules, in one line."""
    day = tr(DAY).format(day=day_in_words(options.day)) if options.day else ""
    answered = tr(ANSWERS_FROM[assessment.role])
    version = tr(RULES).format(version=RULES_VERSION)
    return " ".join(filter(None, [day, answered, version]))


def _first(assessment: Assessment, options: ResultOptions) -> Iterator[Part]:
    for verdict in verdicts_shown(assessment):
        yield Headline(headline(assessment, verdict))
    for verdict in verdicts_shown(assessment) if options.glosses else ():
        yield Paragraph(tr(IN_SHORT[verdict]), spare=Spare.GLOSS)
    if assessment.role is Role.SELF and Verdict.SMUGGLING in verdicts_shown(assessment):
        yield Paragraph(tr(NOT_BLAMED), spare=Spare.COMMENT)
    for summary in summaries(assessment):
        yield Paragraph(summary, spare=Spare.COMMENT)
    yield from first_contact_part(assessment, options.own)
    yield Items(next_steps(assessment), tr(NOW))
    if assessment.role is not Role.STORY and not may_be(DANGER_NOW, assessment):
        reminder = tr(AT_ANY_TIME).format(number=_emergency_number(assessment))
        yield Paragraph(reminder, spare=Spare.REMINDER)


def _why(assessment: Assessment, explain: bool) -> Iterator[Part]:
    states = tuple(assessment.frameworks.values())
    voice, spared = assessment.role.voice, questions_spared(assessment)
    yield from _findings(states, explain, voice)
    for state in states:
        for verdict, found in state.verdicts.items():
            line = status_line(state, verdict)
            if len(states) > 1:
                line = of_laws([state.framework.short_name], line)
            warned = is_warned(state, verdict)
            reasons = every_reason if explain else main_reason
            yield from reasons(sparing(found, spared), line, voice, warned)


def _findings(
    states: Sequence[FrameworkAssessment], explain: bool, voice: Voice
) -> Iterator[Items]:
    """Yield each finding once; text of only some frameworks follows their names."""
    found: dict[str, dict[str, list[str]]] = {}
    for state in states:
        for finding in state.findings:
            if finding.finding.id in ABOVE and not explain:
                continue
            says = found.setdefault(tr(finding.finding.words(voice).title), {})
            said = tr(finding.says_in(voice))
            says.setdefault(said, []).append(state.framework.short_name)
    if found:
        yield Items(
            tuple(
                tr(FINDING).format(title=title, says=_by_law(says, len(states)))
                if explain
                else _by_law(says, len(states))
                for title, says in found.items()
            ),
            tr(BESIDE),
        )


def _by_law(says: Mapping[str, Sequence[str]], all_laws: int) -> str:
    """Join the texts, each once, behind the names of its frameworks if these are not all."""
    return " ".join(
        text if len(names) == all_laws else of_laws(names, text) for text, names in says.items()
    )


def _differences(assessment: Assessment) -> Iterator[Part]:
    """Yield a table of several laws, and for each verdict a sentence on those that differ."""
    states = tuple(assessment.frameworks.values())
    if len(states) == 1:
        return
    yield _side_by_side(states, verdicts_shown(assessment))
    found = divergences_of(assessment)
    for verdict in verdicts_shown(assessment):
        sentences: dict[str, list[str]] = {}
        for divergence in (d for d in found if d.verdict is verdict):
            ids = (law.short_name for law in (divergence.left, divergence.right))
            pair = tr(PAIR_OF_LAWS).format(left=next(ids), right=next(ids))
            sentences.setdefault(divergence.sentence, []).append(pair)
        if sentences:
            yield Items(
                tuple(of_laws([listed(who)], said) for said, who in sentences.items()),
                tr(ON_VERDICT).format(name=tr(VERDICT_NAMES[verdict])),
            )


def _side_by_side(
    states: Sequence[FrameworkAssessment], verdicts: Sequence[Verdict]
) -> ReportTable:
    return ReportTable(
        (tr(SIGNS_OF), *(state.framework.short_name for state in states)),
        tuple(
            (tr(VERDICT_WORDS[verdict]), *(state_of(state, verdict) for state in states))
            for verdict in verdicts
        ),
    )


def _answers(assessment: Assessment) -> Iterator[Part]:
    """Yield every answer that was given, by part of the questionnaire."""
    given = [q for q in QUESTIONS if assessment.given(q) is not Answer.NOT_ASKED]
    if not given:
        yield Paragraph(tr(NO_ANSWERS))
    for block in BLOCKS:
        said = tuple(_said(q, assessment) for q in given if q.block == block)
        if said:
            yield Items(said, tr(block.title_in(assessment.role.voice)))
    if any(assessment.given(q) not in (Answer.YES, Answer.NO) for q in given):
        yield Paragraph(tr(NOT_A_NO))


def _said(question: Question, assessment: Assessment) -> str:
    answer = tr(ANSWER_WORDS[assessment.given(question)])
    if question in assessment.downgraded:
        answer = tr(COUNTED_AS_UNSURE).format(answer=answer)
    statement = tr(question.wording(assessment.role.voice).short)
    return tr(STATEMENT_AND_ANSWER).format(statement=statement, answer=answer)


def _gaps(assessment: Assessment, explain: bool) -> Iterator[Part]:
    voice, spared = assessment.role.voice, questions_spared(assessment)
    for pair in assessment.conflicts:
        yield from _list(pair, CONTRADICTORY, True, voice)
    could_matter = [q for q in assessment.could_matter if q.id not in spared]
    unknown = [q for q in could_matter if assessment.given(q) is not Answer.NOT_ASKED]
    yield from _list(unknown, UNKNOWN, explain, voice)
    not_asked = [q for q in could_matter if assessment.given(q) is Answer.NOT_ASKED]
    yield from _list(not_asked, NOT_ASKED, explain, voice)
    if spared:
        yield Paragraph(tr(SEX_NOT_ASKED))


def _list(
    questions: Sequence[Question], title: str, explain: bool, voice: Voice
) -> Iterator[Items]:
    """Yield a list of the statements of questions, without `explain` of the first few."""
    shown = questions if explain else questions[:MAX_QUESTIONS_SHOWN]
    if questions:
        statements = (tr(question.wording(voice).short) for question in shown)
        yield Items((*statements, *more_items(len(questions) - len(shown))), tr(title))


def _definitions(assessment: Assessment, explain: bool) -> Iterator[Outline]:
    voice = assessment.role.voice
    for state in assessment.frameworks.values():
        law = state.framework.law_name
        for verdict in state.verdicts.values():
            decided = verdict.status is Status.INDICATED
            warned = is_warned(state, verdict.verdict)
            for rule in verdict.rules:
                if explain:
                    yield definition(rule, law, voice, warned)
                else:
                    yield brief_definition(rule, law, decided, voice, warned)
