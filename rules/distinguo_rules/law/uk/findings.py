"""The further findings of UK law, beside the two verdicts."""

from __future__ import annotations

from ... import questions as q
from ...citation import Citation
from ...contact_lists.emergency_numbers import UNITED_KINGDOM_EMERGENCY
from ...model import FindingRule, FindingWords
from ...sources import immigration_act, slavery_act, uk_act
from ..common.facts import MADE_TO_COMMIT_CRIME
from ..common.findings import (
    TIED_STATUS,
    buyer_only,
    child_commercial_sex,
    child_labor,
    control_signs,
    danger_on_trip,
    held_after_trip,
    immediate_danger,
    labor_rights,
    possible_child,
    unpaid_help,
)
from .modern_slavery import FORCE, FROM_CHILDREN, SEXUAL_OFFENCES, THREATS, TRAFFICKING_OFFENCE
from .smuggling import ASSISTING, SMUGGLING

CRIME_AND_POLICING = Citation(
    "Crime and Policing Act 2026 (UK), Part 4",
    "https://www.legislation.gov.uk/ukpga/2026/20",
)
COMMENCEMENT = Citation(
    "Home Office Circular 004/2026 (29 June 2026): what of that Act is in force",
    "https://www.gov.uk/government/publications/circular-0042026-crime-and-policing-act-2026/"
    "circular-0042026-crime-and-policing-act-2026-accessible",
)

HELPLINE = ("uk-helpline",)
FINDINGS = (
    immediate_danger("uk-emergency", *HELPLINE, call=UNITED_KINGDOM_EMERGENCY),
    possible_child(
        HELPLINE,
        "In the UK a first responder refers a possible child; no consent is needed for that.",
        "In the UK some services must refer you for help if you are under 18, even if you do not "
        "agree.",
    ),
    child_commercial_sex(
        "A sex act for value by a person under 18 is sexual exploitation of a child. UK law asks "
        "for no force or lie. The trafficking offence does need travel.",
        "the helpline or a child-protection service",
        (SEXUAL_OFFENCES,),
        HELPLINE,
    ),
    control_signs(HELPLINE),
    labor_rights(
        "Pay, housing or promises about the job may break labor law. The helpline can say who "
        "helps with that.",
        HELPLINE,
    ),
    child_labor(
        "The person was under 18 and did work that someone else profits from. In the UK that is "
        "not trafficking by itself. It can be, if a child was chosen because an adult would be "
        "likely to refuse.",
        "You were under 18 and did work that someone else profits from. In the UK that is not "
        "trafficking by itself. It can be, if a child was chosen because an adult would be "
        "likely to refuse.",
        HELPLINE,
    ),
    # "engages in conduct" toward a child, meaning it to "cause the child to commit an offence" -
    # Crime and Policing Act 2026, Part 4, ch. 1; the control of another's home, ch. 2. Read in
    # summaries: of the Act's own text only the title and the date were read.
    FindingRule(
        "child_criminal_exploitation",
        "A child told to break the law",
        q.UNDER_18 & MADE_TO_COMMIT_CRIME,
        "An adult who has a child commit crimes commits an offence under the Crime and Policing "
        "Act 2026, with no travel, force or lie needed. Check if that part of the Act is in "
        "force yet. The child is the one to be protected.",
        "",
        (CRIME_AND_POLICING, COMMENCEMENT, FROM_CHILDREN),
        HELPLINE,
        you=FindingWords(
            title="Told to break the law while under 18",
            says=(
                "An adult who has someone under 18 commit crimes commits an offence under the "
                "Crime and Policing Act 2026, with no travel, force or lie needed. Check if that "
                "part of the Act is in force yet. You are the one to be protected."
            ),
        ),
    ),
    # "does that act because the person is compelled to do it", where "the compulsion is
    # attributable to slavery or to relevant exploitation", or, under 18, does it "as a direct
    # consequence" of that - s. 45(1), (4). Not for the offences in Schedule 4, s. 45(7).
    FindingRule(
        "made_to_commit_crime",
        "Told to do what is against the law",
        MADE_TO_COMMIT_CRIME,
        "The Modern Slavery Act has a defence for people who broke the law because they were "
        "made to as part of modern slavery. A child need not have been made to: it is enough "
        "that the act came of it. The gravest crimes are left out, and no one can promise how a "
        "court decides. A lawyer should hear of it before the person says anything to the "
        "police. To take over someone's home for crime (cuckooing) is an offence of its own "
        "under the Crime and Policing Act 2026. Check if that part of the Act is in force yet.",
        "",
        (slavery_act("45"), CRIME_AND_POLICING, COMMENCEMENT),
        HELPLINE,
        you=FindingWords(
            says=(
                "The Modern Slavery Act has a defence for people who broke the law because they "
                "were made to as part of modern slavery. Someone under 18 need not have been "
                "made to: it is enough that the act came of it. The gravest crimes are left out, "
                "and no one can promise how a court decides. Tell a lawyer before you say "
                "anything to the police. To take over someone's home for crime (cuckooing) is an "
                "offence of its own under the Crime and Policing Act 2026. Check if that part of "
                "the Act is in force yet."
            )
        ),
    ),
    danger_on_trip(q.FROM_ABROAD, HELPLINE),
    # s. 24(E1A): an act on "a journey by water from France, Belgium or the Netherlands" that
    # "caused, or created a risk of, the death of, or serious personal injury to, another person",
    # by someone who also commits one of four entry or arrival offences.
    FindingRule(
        "danger_weighed",
        "Danger on an unlawful trip",
        SMUGGLING.when & q.TRIP_DANGER,
        "The UK offence has no graver form: a judge weighs the danger in the sentence. A "
        "passenger on a boat from France, Belgium or the Netherlands who put others in danger, "
        "for example by steering, may be charged too, and should see a lawyer.",
        "",
        (immigration_act("25", "(6)"), immigration_act("24", "(E1A)")),
        HELPLINE,
    ),
    held_after_trip(SMUGGLING.when, contacts=HELPLINE),
    unpaid_help(
        SMUGGLING.when,
        "No one gained from the help. UK law asks for no gain, so unpaid help can still be the "
        "crime.",
        ASSISTING,
    ),
    TIED_STATUS,
    buyer_only(
        FORCE | THREATS,
        "To buy is not to arrange travel, so it is not trafficking in UK law. Sexual offences "
        "protect children, and people who are forced, from those who buy.",
        (TRAFFICKING_OFFENCE, SEXUAL_OFFENCES),
        HELPLINE,
    ),
    # "uses violence, threats or any other form of coercion for the purpose of causing another
    # person to enter into a marriage" - Anti-social Behaviour, Crime and Policing Act 2014, s. 121
    FindingRule(
        "other_exploitation",
        "A harm that UK trafficking law does not name",
        q.FORCED_MARRIAGE | q.SURROGACY_ADOPTION,
        "Forced marriage and forced surrogacy or adoption are not named as exploitation in UK "
        "trafficking law. To force a marriage is a crime of its own. The helpline can still point "
        "to help.",
        "",
        (
            uk_act("Anti-social Behaviour, Crime and Policing Act 2014 (UK)", "2014/12", "121"),
            slavery_act("3"),
        ),
        HELPLINE,
    ),
)
