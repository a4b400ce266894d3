"""The form as an XLSForm, the workbook from which ODK and KoBo make forms.

A row of the sheet `survey` is one element of the form; ids are its names, and in its texts each
language has a column of its own. See xlsform.org and docs.getodk.org/xlsform.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from distinguo_rules.agenda import AGE
from distinguo_rules.exchange.identity import RULES_VERSION, digest_of
from distinguo_rules.language import LANGUAGE_NAMES, language, languages, tr, using
from distinguo_rules.model import Answer, Question, Role
from distinguo_rules.questions import DANGER_NOW, SEX_FOR_VALUE, UNDER_18_NOW
from distinguo_rules.words import NOT_A_LEGAL_FINDING

from ..form_stamp import STAMP_FIELD, current_stamp
from ..screen.texts import VIEWS
from ..screen.welcome import TITLE
from . import texts
from .content import (
    FormOptions,
    FormPart,
    FormQuestion,
    answer_labels,
    child_note,
    danger_note,
    form_contact_lines,
    introduction,
    parts,
    role_labels,
    trip_caution,
)
from .relevance import ROLE, Condition, FieldTest, conditions, is_, is_not

ANSWERS, ROLES = "answers", "roles"
PART = "part_"  # before the id of a part: ODK and KoBo have a field `start` of their own
VERSION_DIGITS = 8
SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
TRANSLATED = ("label", "hint", "guidance_hint")
Sheet = list[list[str]]


class SurveyRow(NamedTuple):
    """A row of the sheet `survey`, with its texts in one language."""

    type: str
    name: str = ""
    label: str = ""
    hint: str = ""
    guidance_hint: str = ""
    required: str = ""
    relevant: str = ""
    calculation: str = ""


def xlsform_sheets(options: FormOptions) -> dict[str, Sheet]:
    """Return the rows of each sheet by its name, heads included.

    The form opens in the language in use.
    """
    order = (language(), *(code for code in languages() if code != language()))
    survey, choices = _survey(options, order), _choices(options, order)
    content = "\n".join("\t".join(row) for row in (*survey, *choices))
    form_id = TITLE if options.role is None else f"{TITLE}_{options.role}"
    version = f"{RULES_VERSION}-{digest_of(content.encode())[:VERSION_DIGITS]}"
    settings = {
        "form_title": TITLE,
        "form_id": form_id,
        "version": version,
        "default_language": language_column(language()),
    }
    return {SURVEY: survey, CHOICES: choices, SETTINGS: [[*settings], [*settings.values()]]}


def language_column(code: str) -> str:
    """Return the name of a language in the head of a column, such as "English (en)"."""
    name = LANGUAGE_NAMES.get(code, code)
    return f"{name[:1].upper()}{name[1:]} ({code})"


def _survey(options: FormOptions, order: Sequence[str]) -> Sheet:
    versions = []
    for code in order:
        with using(code):
            versions.append([*_elements(options)])
    head = [name for column in SurveyRow._fields for name in _columns(column, order)]
    rows = zip(*versions, strict=True)
    return [head, *(_row(row) for row in rows)]


def _columns(column: str, order: Sequence[str]) -> list[str]:
    if column not in TRANSLATED:
        return [column]
    return [f"{column}::{language_column(code)}" for code in order]


def _row(versions: Sequence[SurveyRow]) -> list[str]:
    """Return one element with its texts in each language."""
    cells = zip(SurveyRow._fields, *versions, strict=True)
    return [
        cell for column, *found in cells for cell in (found if column in TRANSLATED else found[:1])
    ]


def _choices(options: FormOptions, order: Sequence[str]) -> Sheet:
    lists: dict[tuple[str, str], list[str]] = {}
    for code in order:
        with using(code):
            roles = role_labels(options.roles) if len(options.roles) > 1 else {}
            for name, labels in ((ANSWERS, answer_labels()), (ROLES, roles)):
                for value, label in labels.items():
                    lists.setdefault((name, value), []).append(label)
    head = ["list_name", "name", *_columns("label", order)]
    return [head, *([name, value, *labels] for (name, value), labels in lists.items())]


def _elements(options: FormOptions) -> Iterator[SurveyRow]:
    """Yield the elements of the form in the language in use."""
    stamp = current_stamp(options.left_out).text()
    yield SurveyRow("calculate", STAMP_FIELD, calculation=f"'{stamp}'")
    contacts = [*form_contact_lines(options.frameworks, options.own)]
    yield _note("about", _about(options))
    yield _note("contacts", contacts)
    yield from _who_answers(options)
    for part in parts(options.voice):
        yield from _part(part, options)
    yield _note("end", [tr(NOT_A_LEGAL_FINDING), *contacts])


def _about(options: FormOptions) -> Iterator[str]:
    yield from introduction(options.roles[0], options.frameworks)
    yield tr(texts.NO_NAMES)
    yield from trip_caution(options)


def _who_answers(options: FormOptions) -> Iterator[SurveyRow]:
    if options.role is None:
        question = tr(texts.WHO_ANSWERS)
        yield SurveyRow(f"select_one {ROLES}", ROLE, question, required="yes")
    else:
        yield SurveyRow("calculate", ROLE, calculation=f"'{options.role}'")
    for role in options.roles:
        if view := VIEWS[role]:
            yield _note(role, [tr(view)], options.fitted([(is_(ROLE, role),)]))


def _part(part: FormPart, options: FormOptions) -> Iterator[SurveyRow]:
    """Yield a part as a group; what all of its questions have in common is tested once."""
    asked = {
        each: options.conditions(each.question)
        for each in part.questions
        if each.question.id not in options.left_out
    }
    if not asked:
        return
    shared = reduce(_in_both, asked.values())
    yield SurveyRow("begin_group", PART + part.id, part.title, relevant=expression(shared))
    if part.note:
        yield _note(part.id, [part.note])
    if part.child_note:
        yield _note("minor", [part.child_note], options.fitted(_asking_a_child()))
    for each, found in asked.items():
        left = tuple(condition for condition in found if condition not in shared)
        yield from _asked(each, left, options)
    yield SurveyRow("end_group")


def _in_both(one: Sequence[Condition], other: Sequence[Condition]) -> tuple[Condition, ...]:
    return tuple(condition for condition in one if condition in other)


def _asked(
    each: FormQuestion, when: tuple[Condition, ...], options: FormOptions
) -> Iterator[SurveyRow]:
    """Yield a question between its caution for an onlooker and the advice after its answer."""
    seen = options.fitted([(is_(ROLE, Role.OBSERVER),), *conditions(each.question)])
    if each.caution and () not in seen:
        yield _note(f"caution_{each.question.id}", [each.caution], seen)
    yield SurveyRow(
        f"select_one {ANSWERS}",
        each.question.id,
        each.text,
        each.example,
        f"{each.why} {each.known_by}",
        relevant=expression(when),
    )
    yield from _advice_after(each.question, options)


def _advice_after(question: Question, options: FormOptions) -> Iterator[SurveyRow]:
    """Yield what the interview shows as a page of its own after some answers to a question."""
    role, laws = options.roles[0], options.frameworks
    answered, not_no = (is_not(question.id, ""),), (is_not(question.id, Answer.NO),)
    if question == DANGER_NOW:
        yield _note("safety", danger_note(role, laws), (answered, not_no))
    elif question == UNDER_18_NOW and role is Role.SELF:
        yield _note("child", child_note(role, laws), (answered, *_may_be_child()))
    elif question == SEX_FOR_VALUE and role is not Role.SELF:
        when = options.fitted([(is_(question.id, Answer.YES),), *_may_be_child()])
        yield _note("child", child_note(role, laws), when)


def _asking_a_child() -> Iterator[Condition]:
    yield from _may_be_child()
    yield (is_not(ROLE, Role.STORY),)


def _may_be_child() -> Iterator[Condition]:
    yield from ((is_not(age.id, Answer.NO),) for age in AGE)


def _note(name: str, paragraphs: Iterable[str], when: Sequence[Condition] = ()) -> SurveyRow:
    """Return a note. Own contacts may hold what XLSForm takes for the name of a question."""
    text = "\n\n".join(paragraphs).replace("${", "$ {")
    return SurveyRow("note", f"note_{name}", text, relevant=expression(when))


def expression(every: Iterable[Condition]) -> str:
    """Return conditions as the XPath of the column `relevant`, "" for none."""
    written = [" or ".join(map(_comparison, tests)) for tests in every]
    several = len(written) > 1
    return " and ".join(f"({text})" if several and " or " in text else text for text in written)


def _comparison(test: FieldTest) -> str:
    return f"${{{test.field}}} {'=' if test.equal else '!='} '{test.value}'"
