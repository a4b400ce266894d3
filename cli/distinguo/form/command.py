"""`distinguo form`: the questions as forms for places where there is no terminal."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from distinguo_rules.role import Role

from ..completion import offer_languages
from ..formats import Only
from ..help import Command, CommandGroup
from ..options import Force, Frameworks, HandoutOutput, Language, OwnContacts

if TYPE_CHECKING:
    from distinguo_rules.contacts import Contact

HELP = """Make the questions into a form for a phone, a survey tool, a clinic or paper.

The answers come back to `distinguo batch` or `distinguo screen --answers`.

Examples:
    distinguo form html --output questions.html
    distinguo form xlsform --output form.xlsx
    distinguo form fhir --output questionnaire.json
    distinguo form paper --output form.html
"""

form_app = typer.Typer(
    name="form",
    help=HELP,
    cls=CommandGroup,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Who = Annotated[
    Role | None,
    typer.Option(
        "--as",
        help="Who answers: self asks the person. Without it the form asks who answers.",
        show_default=False,
    ),
]
OneOfAll = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="The language that the form opens in, such as es; it has all of them.",
        show_default=False,
        autocompletion=offer_languages,
    ),
]
OpensIn = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANGUAGE",
        help="The language that the page opens in, such as es. Without it, the browser's.",
        show_default=False,
        autocompletion=offer_languages,
    ),
]

NoTrip = Annotated[
    Only | None,
    typer.Option("--only", help="Ask nothing about the trip.", show_default=False),
]


@form_app.callback(invoke_without_command=True)
def form(context: typer.Context) -> None:
    """Print the help, unless a command is named."""
    if context.invoked_subcommand is None:
        from ..output import write_result

        write_result(f"{context.get_help()}\n")


@form_app.command(cls=Command)
def xlsform(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Write the form to this file.")
    ],
    role: Who = None,
    only: NoTrip = None,
    framework: Frameworks = "us",
    contacts: OwnContacts = None,
    lang: OneOfAll = None,
    force: Force = False,
) -> None:
    """Make a workbook from which ODK and KoBo make a form, in every language that there is.

    The laws choose the contacts that it shows.

    Examples:
        distinguo form xlsform --output form.xlsx
        distinguo form xlsform --as self --lang es --output form.xlsx
        distinguo form xlsform --only trafficking -o form.xlsx --force
    """
    from ..errors import Fault, UsageError
    from ..written_file import write_and_say

    if output == "-":
        hint = "name a file: a workbook is no text"
        raise UsageError([Fault("--output", "cannot go to standard output", hint)])
    ids, own = _prepared(lang, framework, output, force, contacts)
    from .content import FormOptions
    from .workbook import workbook
    from .xlsform import xlsform_sheets

    options = FormOptions(role, ids, own, only is not None)
    write_and_say(workbook(xlsform_sheets(options)), output, force, private=bool(own))


class PaperFormat(StrEnum):
    HTML = "html"


@form_app.command(cls=Command)
def fhir(
    role: Who = None,
    only: NoTrip = None,
    framework: Frameworks = "us",
    contacts: OwnContacts = None,
    lang: OneOfAll = None,
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Make a FHIR R4 Questionnaire, with a translation into every language.

    Its responses are read by `distinguo screen --answers` and `distinguo batch`.

    Examples:
        distinguo form fhir --output questionnaire.json
        distinguo form fhir --as self --lang es --output cuestionario.json
    """
    from datetime import date

    from ..printable import as_json
    from ..written_file import write_and_say

    ids, own = _prepared(lang, framework, output, force, contacts)
    from .content import FormOptions
    from .fhir import questionnaire

    options = FormOptions(role, ids, own, only is not None)
    resource = questionnaire(options, date.today().isoformat())
    write_and_say(as_json(resource) + "\n", output, force, private=bool(own))


@form_app.command(cls=Command)
def html(
    framework: Frameworks = "us",
    contacts: OwnContacts = None,
    lang: OpensIn = None,
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Make one page with the whole interview, for any browser, also on a phone and offline.

    It has every language that there is, and keeps nothing.

    Examples:
        distinguo form html --output questions.html
        distinguo form html --framework uk --output questions.html
        distinguo form html --lang es --contacts shelter.toml --output preguntas.html
    """
    from distinguo_rules.language import language

    from ..written_file import write_and_say

    ids, own = _prepared(lang, framework, output, force, contacts)
    from .html.page import form_page

    first = (language(),) if lang else ()
    write_and_say(form_page(ids, first, own), output, force, private=bool(own))


@form_app.command(cls=Command)
def paper(
    output_format: Annotated[
        PaperFormat, typer.Option("--format", help="The output format.")
    ] = PaperFormat.HTML,
    role: Annotated[
        Role | None,
        typer.Option(
            "--as",
            help="Who answers: self asks the person. Without it, that is a box to tick.",
            show_default=False,
        ),
    ] = None,
    only: NoTrip = None,
    large: Annotated[
        bool, typer.Option("--large", help="Large print: 18 point, as many pages as it needs.")
    ] = False,
    framework: Frameworks = "us",
    contacts: OwnContacts = None,
    lang: Language = None,
    output: HandoutOutput = None,
    force: Force = False,
) -> None:
    """Make a form to print: two pages with boxes, and how to type it in afterwards.

    With two languages, each question stands there in both, on three or four pages.

    Examples:
        distinguo form paper --output form.html
        distinguo form paper --lang es,en --large --output form.html
        distinguo form paper --only trafficking --contacts shelter.toml
    """
    from datetime import date

    from distinguo_rules.language import language, second_language, using

    from ..written_file import write_and_say

    ids, own = _prepared(lang, framework, output, force, contacts)
    from .content import FormOptions
    from .paper import paper_sheet
    from .paper_html import paper_as_html

    options = FormOptions(role, ids, own, only is not None)
    sheets = []
    for each in filter(None, (language(), second_language())):
        with using(each):
            sheets.append(paper_sheet(options, date.today().isoformat()))
    match output_format:
        case PaperFormat.HTML:
            page = paper_as_html(sheets, large)
        case _:
            assert_never(output_format)
    write_and_say(page, output, force, private=bool(own))


def _prepared(
    lang: str | None, framework: str, output: str | None, force: bool, contacts: str | None
) -> tuple[tuple[str, ...], tuple[Contact, ...]]:
    """Choose the language, check where the form goes, and return the laws and the own contacts.

    Warn of contacts that were checked long ago.
    """
    from ..frameworks import read_frameworks
    from ..freshness import warn_of_stale_contacts
    from ..languages import choose_language
    from ..output import check_target
    from ..own_contacts import read_contacts
    from .content import contacts_of_form

    choose_language(lang, os.environ)
    ids = read_frameworks(framework)
    check_target(output, force)
    own = () if contacts is None else read_contacts(contacts)
    warn_of_stale_contacts(contacts_of_form(ids, own))
    return ids, own
