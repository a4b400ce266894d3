"""What must hold of the law as it is written here: one sentence and what would break it, each."""

from __future__ import annotations

from distinguo_rules import questions as q
from distinguo_rules.law import FRAMEWORKS
from distinguo_rules.logic import Expr, Fact, facts
from distinguo_rules.model import Framework, Verdict
from distinguo_rules.questionnaire import BY_ID
from kit.proving import (
    MAX_KEPT,
    NEVER,
    Property,
    any_of,
    changed_by,
    differ,
    lowered_by,
    none_of,
)

ALL = ("us", "un", "eu", "uk")
TREATY = ("un", "eu")
CHILD_RULES = {
    id: next(rule for rule in FRAMEWORKS[id].all_rules() if rule.id == "child_trafficking")
    for id in TREATY
}

TRIP = (
    q.FROM_ABROAD,
    q.ENTRY_IRREGULAR,
    q.ENTRY_HELPED,
    q.HELPED_BY_OTHER,
    q.OTHER_BORDER,
    q.HELPER_GAIN,
    q.HIDDEN_MOVED,
)
HURTS = (q.FORCE_USED, q.HARM_THREAT, q.LAW_THREAT, q.WATCHED_CUT_OFF)
LIES = (q.PROMISE_BROKEN, q.TRUST_USED)
EVIDENCE = (q.PAPERS_HELD, q.PAY_TAKEN, q.DEBT_OWED, q.DEBT_TRAP, q.POOR_HOUSING)
MEANS_SIGNS = (*HURTS, *LIES, *EVIDENCE, q.HARDSHIP_USED, q.SEX_BY_LIE)
EXPLOITATION = (
    q.WORK_FOR_OTHER,
    q.SEX_FOR_VALUE,
    q.SEX_THIRD_PARTY,
    q.ORGAN_REMOVAL,
    q.FORCED_MARRIAGE,
    q.SURROGACY_ADOPTION,
    q.CRIME_MADE,
)
NEVER_ENTER = (q.DANGER_NOW, q.TRIP_WANTED, q.FREE_ON_ARRIVAL, q.VISA_TIED, q.TRIP_DANGER)
HELPED_IN = q.ENTRY_IRREGULAR & q.ENTRY_HELPED
MOVED = any_of(q.TRAVEL_ARRANGED, q.HIDDEN_MOVED, HELPED_IN)
BEHIND_THE_SEX = q.SEX_FOR_VALUE & q.SEX_THIRD_PARTY
DEBT_TRAP = q.DEBT_OWED & q.DEBT_TRAP
USED_IN_WORK = (
    DEBT_TRAP,
    q.PAPERS_HELD,
    q.PAY_TAKEN,
    q.POOR_HOUSING,
    q.HARDSHIP_USED,
    q.CRIME_MADE,
)
TOLD_TO_BREAK_THE_LAW = q.WORK_FOR_OTHER & q.CRIME_MADE


_verdicts: dict[int, tuple[object, Expr]] = {}


def trafficking(law: Framework) -> Expr:
    return _verdict(law, Verdict.TRAFFICKING)


def smuggling(law: Framework) -> Expr:
    return _verdict(law, Verdict.SMUGGLING)


def _verdict(law: Framework, verdict: Verdict) -> Expr:
    """Return what a verdict asks for, the same object for laws with the same rules for it."""
    rules = law.rules[verdict]
    if len(_verdicts) > MAX_KEPT:
        _verdicts.clear()
    if id(rules) not in _verdicts:
        _verdicts[id(rules)] = (rules, law.verdict(verdict))  # kept alive: an id can be reused
    return _verdicts[id(rules)][1]


def either_changed_by(law: Framework, *asked: Fact) -> Expr:
    return any_of(changed_by(trafficking(law), *asked), changed_by(smuggling(law), *asked))


def rule(law: Framework, id: str) -> Expr:
    """Return what a rule asks for; never so in a law without that rule."""
    return next((rule.when for rule in law.all_rules() if rule.id == id), NEVER)


def element(law: Framework, rule_id: str, id: str) -> Expr:
    """Return an element of a rule; never so in a law without it."""
    rules = (rule for rule in law.all_rules() if rule.id == rule_id)
    found = (each for rule in rules for each in rule.elements() if each.id == id)
    return next(found, NEVER)


def finding(law: Framework, id: str) -> Expr:
    return next(rule.when for rule in law.findings if rule.id == id)


def asked_in(expr: Expr) -> tuple[Fact, ...]:
    return tuple(BY_ID[id] for id in facts(expr))


NO_MEANS = none_of(*MEANS_SIGNS, q.HARM_IF_LEFT)
NO_TRIP = none_of(q.TRAVEL_ARRANGED, *TRIP)

PROPERTIES = (
    # Age and means.
    Property(
        "In commercial sex under 18, whatever else is answered, there are signs of trafficking.",
        ("us",),
        lambda law, _: q.UNDER_18 & q.SEX_FOR_VALUE & ~trafficking(law),
    ),
    Property(
        "In commercial sex under 18 no question about means matters.",
        ("us",),
        lambda law, _: (
            q.UNDER_18
            & q.SEX_FOR_VALUE
            & changed_by(trafficking(law), *MEANS_SIGNS, q.HARM_IF_LEFT)
        ),
    ),
    Property(
        "For labor age makes no difference: a child's work needs force, fraud or coercion too.",
        ("us",),
        lambda law, _: ~q.SEX_FOR_VALUE & changed_by(trafficking(law), q.UNDER_18),
    ),
    Property(
        "A child in work, with no sex act and no sign of a means, is not trafficked in US law.",
        ("us",),
        lambda law, _: q.UNDER_18 & ~q.SEX_FOR_VALUE & NO_MEANS & trafficking(law),
    ),
    Property(
        "A child in work under two bad conditions is exploited, with no means asked for.",
        TREATY,
        lambda law, _: (
            q.UNDER_18
            & q.WORK_FOR_OTHER
            & any_of(
                q.PAY_TAKEN & q.POOR_HOUSING,
                any_of(q.PAY_TAKEN, q.POOR_HOUSING) & any_of(*LIES),
            )
            & ~trafficking(law)
        ),
    ),
    Property(
        "A child in work under control is exploited: each sign of control is enough.",
        TREATY,
        lambda law, _: (
            q.UNDER_18
            & q.WORK_FOR_OTHER
            & any_of(*HURTS, q.PAPERS_HELD, DEBT_TRAP, q.HARM_IF_LEFT, q.HARDSHIP_USED)
            & ~trafficking(law)
        ),
    ),
    Property(
        "A teenager's job with an unpaid wage, a bad room or one lie is not child trafficking.",
        TREATY,
        lambda law, _: (
            none_of(*EXPLOITATION[1:])
            & none_of(*HURTS, q.PAPERS_HELD, q.DEBT_TRAP, q.HARM_IF_LEFT, q.HARDSHIP_USED)
            & any_of(
                none_of(q.PAY_TAKEN, q.POOR_HOUSING),
                none_of(q.PAY_TAKEN, *LIES),
                none_of(q.POOR_HOUSING, *LIES),
            )
            & trafficking(law)
        ),
    ),
    Property(
        "An unpaid wage alone makes no teenager's job trafficking, moved for it or not.",
        ("uk",),
        lambda law, _: (
            q.UNDER_18
            & none_of(*EXPLOITATION[1:])
            & none_of(*(sign for sign in MEANS_SIGNS if sign is not q.PAY_TAKEN))
            & ~q.HARM_IF_LEFT
            & trafficking(law)
        ),
    ),
    Property(
        "A child who is told to break the law for someone is exploited, with nothing more asked.",
        TREATY,
        lambda law, _: q.UNDER_18 & TOLD_TO_BREAK_THE_LAW & ~trafficking(law),
    ),
    Property(
        "A child who is told to break the law for someone and is moved for it is trafficked.",
        ("uk",),
        lambda law, _: q.UNDER_18 & TOLD_TO_BREAK_THE_LAW & MOVED & ~trafficking(law),
    ),
    Property(
        "For an adult who was not lied to it makes no difference if the work is a crime.",
        ALL,
        lambda law, _: none_of(q.UNDER_18, *LIES) & changed_by(trafficking(law), q.CRIME_MADE),
    ),
    Property(
        "For an adult it makes no difference to trafficking if the work is a crime.",
        ("us", "un", "eu"),
        lambda law, _: ~q.UNDER_18 & changed_by(trafficking(law), q.CRIME_MADE),
    ),
    Property(
        "How old the person is now never changes a verdict: the age when it began does.",
        ALL,
        lambda law, _: either_changed_by(law, q.UNDER_18_NOW),
    ),
    Property(
        "A child now is a child to every verdict that asks for one.",
        ("us",),
        lambda law, _: q.UNDER_18_NOW & q.SEX_FOR_VALUE & ~trafficking(law),
    ),
    Property(
        "A child's rule shows nothing of its own as met for an adult.",
        TREATY,
        lambda law, _: (
            ~q.UNDER_18
            & any_of(
                rule(law, "child_trafficking"),
                *(
                    element(law, "child_trafficking", each.id)
                    for each in CHILD_RULES[law.id].elements()
                    if each.id.startswith("child")
                ),
            )
        ),
    ),
    Property(
        "Work that only a child is protected from shows nothing as met for an adult.",
        ("uk",),
        lambda law, _: ~q.UNDER_18 & element(law, "trafficking", "child_services"),
    ),
    Property(
        "Work by a child is not trafficking by itself.",
        ALL,
        lambda law, _: q.WORK_FOR_OTHER & none_of(*EXPLOITATION[1:]) & NO_MEANS & trafficking(law),
    ),
    Property(
        "A child in sex acts for value who was moved is trafficked, with no means asked for.",
        ("un", "eu", "uk"),
        lambda law, _: q.UNDER_18 & q.SEX_FOR_VALUE & MOVED & ~trafficking(law),
    ),
    Property(
        "To be under 18 never lowers a trafficking result.",
        ALL,
        lambda law, _: lowered_by(trafficking(law), q.UNDER_18),
    ),
    Property(
        "Without any means no adult is trafficked.",
        ("us", *TREATY),
        lambda law, _: ~q.UNDER_18 & NO_MEANS & trafficking(law),
    ),
    Property(
        "Harm to fear from leaving, with no other sign of a means, is not enough for an adult.",
        ("us", *TREATY),
        lambda law, _: none_of(q.UNDER_18, q.SEX_THIRD_PARTY, *MEANS_SIGNS) & trafficking(law),
    ),
    Property(
        "Without exploitation, means and movement are not trafficking.",
        ALL,
        lambda law, _: none_of(*EXPLOITATION) & trafficking(law),
    ),
    # What never enters.
    Property(
        "Danger now, consent to the trip, how it ended, and a tied visa never enter trafficking.",
        ALL,
        lambda law, _: changed_by(trafficking(law), *NEVER_ENTER),
    ),
    Property(
        "No border crossing, movement or paid fee ever changes a trafficking result in US law.",
        ("us",),
        lambda law, _: changed_by(trafficking(law), *TRIP, q.TRAVEL_ARRANGED),
    ),
    Property(
        "That the person came from another country never changes a trafficking result.",
        ("us", *TREATY),
        lambda law, _: changed_by(trafficking(law), q.FROM_ABROAD),
    ),
    Property(
        "That the person came from another country counts only for one recruited by a lie.",
        ("uk",),
        lambda law, _: none_of(*LIES) & changed_by(trafficking(law), q.FROM_ABROAD),
    ),
    Property(
        "To recruit by a lie someone who then comes from abroad stands for arranging the travel.",
        ("uk",),
        lambda law, _: (
            any_of(*LIES) & q.FROM_ABROAD & changed_by(trafficking(law), q.TRAVEL_ARRANGED)
        ),
    ),
    Property(
        "Another border, and who else helped a child, never enter trafficking.",
        ALL,
        lambda law, _: changed_by(trafficking(law), q.OTHER_BORDER, q.HELPED_BY_OTHER),
    ),
    Property(
        "The fee and the danger of the trip never change a trafficking result.",
        ALL,
        lambda law, _: changed_by(trafficking(law), q.HELPER_GAIN, q.TRIP_DANGER),
    ),
    Property(
        "A border crossing counts for trafficking only as a way of having been moved.",
        ("un", "eu", "uk"),
        lambda law, _: q.TRAVEL_ARRANGED & changed_by(trafficking(law), *TRIP),
    ),
    Property(
        "Once someone else profits from the work or the sex acts, no trip is asked about.",
        TREATY,
        lambda law, _: (
            (q.WORK_FOR_OTHER | BEHIND_THE_SEX)
            & changed_by(trafficking(law), *TRIP, q.TRAVEL_ARRANGED)
        ),
    ),
    Property(
        "Consent to the trip, its end, work, sex and control never enter smuggling.",
        ALL,
        lambda law, _: changed_by(
            smuggling(law), *MEANS_SIGNS, *EXPLOITATION, *NEVER_ENTER, q.HARM_IF_LEFT
        ),
    ),
    Property(
        "Age never enters smuggling.",
        ("us", "un", "uk"),
        lambda law, _: changed_by(smuggling(law), q.UNDER_18, q.HELPED_BY_OTHER),
    ),
    Property(
        "Whoever brings a child whom they care for, with no other helper, does not smuggle.",
        ("eu",),
        lambda law, _: q.UNDER_18 & ~q.HELPED_BY_OTHER & ~q.HIDDEN_MOVED & smuggling(law),
    ),
    Property(
        "For an adult it makes no difference who else helped.",
        ("eu",),
        lambda law, _: ~q.UNDER_18 & changed_by(smuggling(law), q.HELPED_BY_OTHER),
    ),
    Property(
        "A work visa tied to one boss, with no other sign, indicates nothing.",
        ALL,
        lambda law, _: (
            q.VISA_TIED
            & q.WORK_FOR_OTHER
            & NO_MEANS
            & none_of(*EXPLOITATION[1:], HELPED_IN, q.HIDDEN_MOVED, q.OTHER_BORDER)
            & any_of(trafficking(law), smuggling(law))
        ),
    ),
    Property(
        "Once means were used, that the person wanted the trip changes nothing.",
        ALL,
        lambda law, _: any_of(*MEANS_SIGNS) & either_changed_by(law, q.TRIP_WANTED),
    ),
    # No sign lowers; both can hold.
    Property(
        "A further sign of force, fraud or coercion never lowers a trafficking result.",
        ALL,
        lambda law, _: lowered_by(trafficking(law), *MEANS_SIGNS),
    ),
    Property(
        "Harm to fear from leaving never lowers a trafficking result.",
        ALL,
        lambda law, _: lowered_by(trafficking(law), q.HARM_IF_LEFT),
    ),
    Property(
        "More exploitation never lowers a trafficking result.",
        ALL,
        lambda law, _: lowered_by(trafficking(law), *EXPLOITATION),
    ),
    Property(
        "Smuggling never lowers trafficking: no fact of the trip takes signs away.",
        ALL,
        lambda law, _: lowered_by(trafficking(law), *asked_in(smuggling(law))),
    ),
    Property(
        "Trafficking never lowers smuggling: no fact of exploitation or means takes signs away.",
        ALL,
        lambda law, _: lowered_by(
            smuggling(law), *(f for f in asked_in(trafficking(law)) if f != q.UNDER_18)
        ),
    ),
    # Means.
    Property(
        "Hard times that were used are no means by themselves in US law.",
        ("us",),
        lambda law, _: changed_by(trafficking(law), q.HARDSHIP_USED),
    ),
    Property(
        "Hard times that were used are a means: with an organ taken after a move it suffices.",
        TREATY,
        lambda law, _: q.HARDSHIP_USED & MOVED & q.ORGAN_REMOVAL & ~trafficking(law),
    ),
    Property(
        "Each of force, threats and confinement holds a worker by itself.",
        ("us", *TREATY),
        lambda law, _: q.WORK_FOR_OTHER & any_of(*HURTS) & ~trafficking(law),
    ),
    Property(
        "A debt without end is no means: alone it indicates nothing about an adult.",
        ("us", *TREATY),
        lambda law, _: (
            ~q.UNDER_18
            & none_of(*(sign for sign in MEANS_SIGNS if sign not in (q.DEBT_OWED, q.DEBT_TRAP)))
            & ~q.HARM_IF_LEFT
            & trafficking(law)
        ),
    ),
    Property(
        "A debt without end with pay that is kept back is, for an adult, no trafficking yet.",
        ("us", *TREATY),
        lambda law, _: (
            none_of(q.UNDER_18, *HURTS, *LIES, q.PAPERS_HELD, q.HARDSHIP_USED, q.HARM_IF_LEFT)
            & trafficking(law)
        ),
    ),
    Property(
        "A debt without end does not hold a person by itself.",
        ("uk",),
        lambda law, _: (
            none_of(*HURTS, q.PAPERS_HELD, q.HARM_IF_LEFT) & rule(law, "slavery_servitude")
        ),
    ),
    Property(
        "A debt without end, with held papers or harm to fear from leaving, holds a worker.",
        ALL,
        lambda law, _: (
            q.WORK_FOR_OTHER
            & DEBT_TRAP
            & any_of(q.PAPERS_HELD, q.HARM_IF_LEFT)
            & ~trafficking(law)
        ),
    ),
    Property(
        "A debt without end that a lie led into is debt bondage.",
        ("us", *TREATY),
        lambda law, _: q.WORK_FOR_OTHER & DEBT_TRAP & any_of(*LIES) & ~trafficking(law),
    ),
    Property(
        "A lie carries sex acts by an adult only if it led to them or kept the person in them.",
        ("us",),
        lambda law, _: (
            none_of(q.UNDER_18, q.WORK_FOR_OTHER, q.SEX_BY_LIE)
            & changed_by(trafficking(law), *LIES)
        ),
    ),
    Property(
        "A lie carries sexual exploitation of an adult only if it led to the sex acts.",
        TREATY,
        lambda law, _: (
            ~q.SEX_BY_LIE
            & none_of(*HURTS, q.HARDSHIP_USED, q.HARM_IF_LEFT, q.DEBT_TRAP)
            & rule(law, "sex_trafficking")
        ),
    ),
    Property(
        "A lie that led to a sex act that someone else is behind is trafficking.",
        ("us", *TREATY),
        lambda law, _: BEHIND_THE_SEX & any_of(*LIES) & q.SEX_BY_LIE & ~trafficking(law),
    ),
    Property(
        "For a child it makes no difference to the sex acts what a lie led to.",
        ALL,
        lambda law, _: q.UNDER_18 & changed_by(trafficking(law), q.SEX_BY_LIE),
    ),
    Property(
        "Where no lie was told, what led to the sex act is not asked about.",
        ALL,
        lambda law, _: none_of(*LIES) & changed_by(trafficking(law), q.SEX_BY_LIE),
    ),
    Property(
        "A bad job that one can leave without harm is no trafficking: lies, papers, pay included.",
        ("us", *TREATY),
        lambda law, _: (
            q.WORK_FOR_OTHER
            & none_of(*HURTS, q.DEBT_TRAP, q.HARDSHIP_USED, q.UNDER_18, *EXPLOITATION[1:-1])
            & ~q.HARM_IF_LEFT
            & trafficking(law)
        ),
    ),
    Property(
        "Held papers, kept pay or a lie, in work with harm to fear from leaving, is servitude.",
        ("us", *TREATY),
        lambda law, _: (
            q.WORK_FOR_OTHER
            & q.HARM_IF_LEFT
            & any_of(*LIES, q.PAPERS_HELD, q.PAY_TAKEN)
            & ~trafficking(law)
        ),
    ),
    Property(
        "A debt that can fairly be worked off, such as a smuggling fee, changes nothing.",
        ALL,
        lambda law, _: ~q.DEBT_TRAP & either_changed_by(law, q.DEBT_OWED),
    ),
    Property(
        "Bad housing by itself indicates nothing about an adult.",
        ALL,
        lambda law, _: (
            none_of(q.UNDER_18, q.HARDSHIP_USED, *LIES)
            & changed_by(trafficking(law), q.POOR_HOUSING)
        ),
    ),
    Property(
        "Bad housing never enters US law at all.",
        ("us",),
        lambda law, _: either_changed_by(law, q.POOR_HOUSING),
    ),
    Property(
        "Deceived into work, moved for it and used in it is trafficking, safe to leave or not.",
        ("uk",),
        lambda law, _: (
            MOVED & q.WORK_FOR_OTHER & any_of(*LIES) & any_of(*USED_IN_WORK) & ~trafficking(law)
        ),
    ),
    Property(
        "A false word about work that is otherwise in order is not trafficking.",
        ("uk",),
        lambda law, _: (
            q.WORK_FOR_OTHER
            & none_of(*USED_IN_WORK, *HURTS, q.HARM_IF_LEFT, *EXPLOITATION[1:])
            & trafficking(law)
        ),
    ),
    Property(
        "Moved for sex acts that someone else is behind is trafficking, with no means asked for.",
        ("uk",),
        lambda law, _: MOVED & BEHIND_THE_SEX & ~trafficking(law),
    ),
    Property(
        "Without travel there is no offence of section 2.",
        ("uk",),
        lambda law, _: NO_TRIP & rule(law, "trafficking"),
    ),
    Property(
        "Slavery, servitude and forced labour asks for no travel and no age.",
        ("uk",),
        lambda law, _: changed_by(
            rule(law, "slavery_servitude"), *TRIP, q.TRAVEL_ARRANGED, q.UNDER_18
        ),
    ),
    Property(
        "Slavery, servitude and forced labour is modern slavery, travel or not.",
        ("uk",),
        lambda law, _: (
            any_of(q.WORK_FOR_OTHER, BEHIND_THE_SEX)
            & any_of(*HURTS, q.HARM_IF_LEFT)
            & ~trafficking(law)
        ),
    ),
    Property(
        "Slavery and servitude, once moved, is also trafficking.",
        ("uk",),
        lambda law, _: rule(law, "slavery_servitude") & MOVED & ~rule(law, "trafficking"),
    ),
    Property(
        "A buyer alone commits no listed act.",
        TREATY,
        lambda law, _: (
            q.SEX_FOR_VALUE
            & none_of(q.SEX_THIRD_PARTY, q.WORK_FOR_OTHER, q.WATCHED_CUT_OFF, *LIES)
            & NO_TRIP
            & trafficking(law)
        ),
    ),
    Property(
        "An adult who sells sex alone, with no one behind it and no means, is not trafficked.",
        ALL,
        lambda law, _: (
            q.SEX_FOR_VALUE
            & none_of(q.UNDER_18, q.SEX_THIRD_PARTY, q.WORK_FOR_OTHER, *EXPLOITATION[3:])
            & NO_MEANS
            & trafficking(law)
        ),
    ),
    # Purposes on which the frameworks part.
    Property(
        "Organ removal never enters US law.",
        ("us",),
        lambda law, _: either_changed_by(law, q.ORGAN_REMOVAL),
    ),
    Property(
        "A person deceived into giving an organ, after a move, is trafficked.",
        ("un", "eu", "uk"),
        lambda law, _: MOVED & q.PROMISE_BROKEN & q.ORGAN_REMOVAL & ~trafficking(law),
    ),
    Property(
        "Forced marriage, surrogacy and adoption never enter US law.",
        ("us",),
        lambda law, _: changed_by(trafficking(law), q.FORCED_MARRIAGE, q.SURROGACY_ADOPTION),
    ),
    Property(
        "EU law names forced marriage, surrogacy and adoption: an act and a means are enough.",
        ("eu",),
        lambda law, _: (
            MOVED
            & any_of(*HURTS, *LIES, q.HARDSHIP_USED)
            & any_of(q.FORCED_MARRIAGE, q.SURROGACY_ADOPTION)
            & ~trafficking(law)
        ),
    ),
    Property(
        "Forced marriage or adoption counts only for one who is kept with harm to fear.",
        ("un", "uk"),
        lambda law, _: (
            ~(q.WATCHED_CUT_OFF & q.HARM_IF_LEFT)
            & changed_by(trafficking(law), q.FORCED_MARRIAGE, q.SURROGACY_ADOPTION)
        ),
    ),
    Property(
        "EU law covers all that UN law covers, and parts from it on marriage and surrogacy only.",
        ("eu",),
        lambda law, laws: any_of(
            trafficking(laws["un"]) & ~trafficking(law),
            none_of(q.FORCED_MARRIAGE, q.SURROGACY_ADOPTION)
            & differ(trafficking(laws["un"]), trafficking(law)),
        ),
    ),
    Property(
        "Labor trafficking in US law is trafficking in UN law too.",
        ("un",),
        lambda law, laws: rule(laws["us"], "labor_trafficking") & ~trafficking(law),
    ),
    # Smuggling.
    Property(
        "Whoever came from no other country cannot be smuggled.",
        ("us", "eu", "uk"),
        lambda law, _: ~q.FROM_ABROAD & smuggling(law),
    ),
    Property(
        "Whoever came from no other country, and was taken to none, cannot be smuggled.",
        ("un",),
        lambda law, _: none_of(q.FROM_ABROAD, q.OTHER_BORDER) & smuggling(law),
    ),
    Property(
        "To take a person over another border for a gain is smuggling, wherever they are now.",
        ("un",),
        lambda law, _: q.OTHER_BORDER & q.HELPER_GAIN & ~rule(law, "smuggling"),
    ),
    Property(
        "Another border never enters smuggling.",
        ("us", "eu", "uk"),
        lambda law, _: changed_by(smuggling(law), q.OTHER_BORDER),
    ),
    Property(
        "To hide someone after a lawful entry is enabling a stay, not smuggling.",
        ("un",),
        lambda law, _: none_of(HELPED_IN, q.OTHER_BORDER) & rule(law, "smuggling"),
    ),
    Property(
        "To come in alone, or lawfully, and never be hidden is no smuggling.",
        ALL,
        lambda law, _: none_of(HELPED_IN, q.HIDDEN_MOVED, q.OTHER_BORDER) & smuggling(law),
    ),
    Property(
        "A gain is an element of smuggling.",
        ("un",),
        lambda law, _: ~q.HELPER_GAIN & smuggling(law),
    ),
    Property(
        "A gain is no element of smuggling.",
        ("us", "uk"),
        lambda law, _: changed_by(smuggling(law), q.HELPER_GAIN),
    ),
    Property(
        "Help to come in needs no gain.",
        ("us", "uk"),
        lambda law, _: HELPED_IN & ~smuggling(law),
    ),
    Property(
        "Help for an adult to come in needs no gain.",
        ("eu",),
        lambda law, _: HELPED_IN & ~q.UNDER_18 & ~smuggling(law),
    ),
    Property(
        "Help to stay needs a gain.",
        TREATY,
        lambda law, _: ~HELPED_IN & ~q.HELPER_GAIN & smuggling(law),
    ),
    Property(
        "To hide or move someone from abroad, for a gain, is smuggling everywhere.",
        ALL,
        lambda law, _: q.FROM_ABROAD & q.HIDDEN_MOVED & q.HELPER_GAIN & ~smuggling(law),
    ),
    Property(
        "To help an adult in for a gain is smuggling everywhere.",
        ALL,
        lambda law, _: HELPED_IN & ~q.UNDER_18 & q.HELPER_GAIN & ~smuggling(law),
    ),
    Property(
        "To hide someone from abroad, unpaid, is smuggling.",
        ("us", "uk"),
        lambda law, _: q.FROM_ABROAD & q.HIDDEN_MOVED & ~smuggling(law),
    ),
    Property(
        "Smuggling in UN law is smuggling in EU law but for another border and a carer's help.",
        ("un",),
        lambda law, laws: (
            ~q.OTHER_BORDER
            & (~q.UNDER_18 | q.HELPED_BY_OTHER)
            & smuggling(law)
            & ~smuggling(laws["eu"])
        ),
    ),
    Property(
        "Smuggling in EU law is smuggling in US and UK law, which agree.",
        ("eu",),
        lambda law, laws: any_of(
            smuggling(law) & ~smuggling(laws["us"]),
            differ(smuggling(laws["us"]), smuggling(laws["uk"])),
        ),
    ),
    # Findings.
    Property(
        "Danger in smuggling is said only where there are signs of smuggling.",
        ("us", *TREATY),
        lambda law, _: finding(law, "aggravated_smuggling") & ~smuggling(law),
    ),
    Property(
        "EU law makes danger graver only where someone gained.",
        ("eu",),
        lambda law, _: finding(law, "aggravated_smuggling") & ~q.HELPER_GAIN,
    ),
    Property(
        "Help without a gain is never smuggling and said to be unpaid help at once.",
        ("un",),
        lambda law, _: finding(law, "unpaid_help") & smuggling(law),
    ),
    Property(
        "Whatever indicates trafficking, except by age or a purpose alone, is a sign of control.",
        ("us",),
        lambda law, _: ~q.UNDER_18 & trafficking(law) & ~finding(law, "control_signs"),
    ),
    Property(
        "The danger of a trip is said, whatever else is answered.",
        ALL,
        lambda law, _: differ(finding(law, "danger_on_trip"), q.TRIP_DANGER),
    ),
    Property(
        "Labor law is not what is named for work that is a crime.",
        ALL,
        lambda law, _: (
            q.CRIME_MADE & any_of(finding(law, "labor_rights"), finding(law, "child_labor"))
        ),
    ),
    Property(
        "That the law can spare who was made to break it is said of every such work.",
        ALL,
        lambda law, _: differ(finding(law, "made_to_commit_crime"), TOLD_TO_BREAK_THE_LAW),
    ),
    Property(
        "A right to stay is spoken of to people from abroad only.",
        ("us",),
        lambda law, _: ~q.FROM_ABROAD & finding(law, "right_to_stay"),
    ),
    Property(
        "Whoever is from abroad and shows signs of trafficking hears of a right to stay.",
        ("us",),
        lambda law, _: q.FROM_ABROAD & trafficking(law) & ~finding(law, "right_to_stay"),
    ),
    Property(
        "No one is told that a carer's help is no smuggling where it is named as smuggling.",
        ("eu",),
        lambda law, _: ~q.HIDDEN_MOVED & finding(law, "actual_care") & smuggling(law),
    ),
    Property(
        "Immediate danger depends on nothing but the question about it.",
        ALL,
        lambda law, _: differ(finding(law, "immediate_danger"), q.DANGER_NOW),
    ),
    Property(
        "A possible child is one under 18 now: no other answer raises or stills that finding.",
        ALL,
        lambda law, _: differ(finding(law, "possible_child"), q.UNDER_18_NOW),
    ),
    Property(
        "Whoever has grown up since needs no child's response.",
        ALL,
        lambda law, _: ~q.UNDER_18_NOW & finding(law, "child_commercial_sex"),
    ),
)
