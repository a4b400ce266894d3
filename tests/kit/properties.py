"""What must hold of the law as it is written here: one sentence and what would break it, each."""

from __future__ import annotations

from distinguo_rules import questions as q
from distinguo_rules.logic import Expr, Fact, facts
from distinguo_rules.model import Framework, Verdict
from distinguo_rules.questionnaire import BY_ID
from kit.proving import Property, any_of, changed_by, differ, lowered_by, none_of

ALL = ("us", "un", "eu", "uk")
TREATY = ("un", "eu")

TRIP = (q.FROM_ABROAD, q.ENTRY_IRREGULAR, q.ENTRY_HELPED, q.HELPER_GAIN, q.HIDDEN_MOVED)
HURTS = (q.FORCE_USED, q.HARM_THREAT, q.LAW_THREAT, q.WATCHED_CUT_OFF)
LIES = (q.PROMISE_BROKEN, q.TRUST_USED)
EVIDENCE = (q.PAPERS_HELD, q.PAY_TAKEN, q.DEBT_OWED, q.DEBT_TRAP, q.POOR_HOUSING)
MEANS_SIGNS = (*HURTS, *LIES, *EVIDENCE, q.HARDSHIP_USED)
EXPLOITATION = (
    q.WORK_FOR_OTHER,
    q.SEX_FOR_VALUE,
    q.SEX_THIRD_PARTY,
    q.ORGAN_REMOVAL,
    q.FORCED_MARRIAGE,
    q.SURROGACY_ADOPTION,
)
NEVER_ENTER = (q.DANGER_NOW, q.TRIP_WANTED, q.FREE_ON_ARRIVAL, q.VISA_TIED, q.TRIP_DANGER)
HELPED_IN = q.ENTRY_IRREGULAR & q.ENTRY_HELPED
MOVED = any_of(q.TRAVEL_ARRANGED, q.HIDDEN_MOVED, HELPED_IN)
BEHIND_THE_SEX = q.SEX_FOR_VALUE & q.SEX_THIRD_PARTY


def trafficking(law: Framework) -> Expr:
    return law.verdict(Verdict.TRAFFICKING)


def smuggling(law: Framework) -> Expr:
    return law.verdict(Verdict.SMUGGLING)


def either_changed_by(law: Framework, *asked: Fact) -> Expr:
    return any_of(changed_by(trafficking(law), *asked), changed_by(smuggling(law), *asked))


def finding(law: Framework, id: str) -> Expr:
    return next(rule.when for rule in law.findings if rule.id == id)


def asked_in(expr: Expr) -> tuple[Fact, ...]:
    return tuple(BY_ID[id] for id in facts(expr))


NO_MEANS = none_of(*MEANS_SIGNS) & q.CAN_LEAVE
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
            q.UNDER_18 & q.SEX_FOR_VALUE & changed_by(trafficking(law), *MEANS_SIGNS, q.CAN_LEAVE)
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
        "A child whose pay is taken in work for another is exploited, with no means asked for.",
        TREATY,
        lambda law, _: q.UNDER_18 & q.WORK_FOR_OTHER & q.PAY_TAKEN & ~trafficking(law),
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
        "That leaving is not safe, with no other sign of a means, is not enough for an adult.",
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
        ALL,
        lambda law, _: changed_by(trafficking(law), q.FROM_ABROAD),
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
            smuggling(law), *MEANS_SIGNS, *EXPLOITATION, *NEVER_ENTER, q.UNDER_18, q.CAN_LEAVE
        ),
    ),
    Property(
        "A work visa tied to one boss, with no other sign, indicates nothing.",
        ALL,
        lambda law, _: (
            q.VISA_TIED
            & q.WORK_FOR_OTHER
            & NO_MEANS
            & none_of(*EXPLOITATION[1:], HELPED_IN, q.HIDDEN_MOVED)
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
        "That the person could safely leave never raises a trafficking result.",
        ALL,
        lambda law, _: lowered_by(~trafficking(law), q.CAN_LEAVE),
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
            smuggling(law), *(f for f in asked_in(trafficking(law)) if f != q.CAN_LEAVE)
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
        "Each of force, threats, debt bondage and confinement holds a worker by itself.",
        ("us", *TREATY),
        lambda law, _: (
            q.WORK_FOR_OTHER & any_of(*HURTS, q.DEBT_OWED & q.DEBT_TRAP) & ~trafficking(law)
        ),
    ),
    Property(
        "A bad job that one can safely leave is not trafficking: lies, papers and pay included.",
        ("us", *TREATY),
        lambda law, _: (
            q.WORK_FOR_OTHER
            & none_of(*HURTS, q.DEBT_TRAP, q.HARDSHIP_USED, q.UNDER_18, *EXPLOITATION[1:])
            & q.CAN_LEAVE
            & trafficking(law)
        ),
    ),
    Property(
        "Held papers, pay that is kept or a lie, in work that is not safe to leave, is servitude.",
        ("us", *TREATY),
        lambda law, _: (
            q.WORK_FOR_OTHER
            & ~q.CAN_LEAVE
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
            ~q.UNDER_18 & none_of(q.HARDSHIP_USED) & changed_by(trafficking(law), q.POOR_HOUSING)
        ),
    ),
    Property(
        "Bad housing never enters US law at all.",
        ("us",),
        lambda law, _: either_changed_by(law, q.POOR_HOUSING),
    ),
    Property(
        "Deceived into work and moved for it is trafficking, safe to leave or not.",
        ("uk",),
        lambda law, _: MOVED & q.WORK_FOR_OTHER & any_of(*LIES) & ~trafficking(law),
    ),
    Property(
        "Moved for sex acts that someone else is behind is trafficking, with no means asked for.",
        ("uk",),
        lambda law, _: MOVED & BEHIND_THE_SEX & ~trafficking(law),
    ),
    Property(
        "Without travel there is no offence of section 2.",
        ("uk",),
        lambda law, _: NO_TRIP & trafficking(law),
    ),
    Property(
        "Without travel the finding of slavery or servitude stands all the same.",
        ("uk",),
        lambda law, _: changed_by(
            finding(law, "slavery_servitude"), *TRIP, q.TRAVEL_ARRANGED, q.UNDER_18
        ),
    ),
    Property(
        "Slavery and servitude, once moved, is also trafficking.",
        ("uk",),
        lambda law, _: finding(law, "slavery_servitude") & MOVED & ~trafficking(law),
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
        "Forced marriage or adoption counts only for one who is kept and cannot safely leave.",
        ("un", "uk"),
        lambda law, _: (
            ~(q.WATCHED_CUT_OFF & ~q.CAN_LEAVE)
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
        lambda law, laws: (
            next(r.when for r in laws["us"].all_rules() if r.id == "labor_trafficking")
            & ~trafficking(law)
        ),
    ),
    # Smuggling.
    Property(
        "Whoever came from no other country cannot be smuggled.",
        ALL,
        lambda law, _: ~q.FROM_ABROAD & smuggling(law),
    ),
    Property(
        "To come in alone, or lawfully, and never be hidden is no smuggling.",
        ALL,
        lambda law, _: none_of(HELPED_IN, q.HIDDEN_MOVED) & smuggling(law),
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
        ("us", "eu", "uk"),
        lambda law, _: HELPED_IN & ~smuggling(law),
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
        "To help someone in for a gain is smuggling everywhere.",
        ALL,
        lambda law, _: HELPED_IN & q.HELPER_GAIN & ~smuggling(law),
    ),
    Property(
        "To hide someone from abroad, unpaid, is smuggling.",
        ("us", "uk"),
        lambda law, _: q.FROM_ABROAD & q.HIDDEN_MOVED & ~smuggling(law),
    ),
    Property(
        "Smuggling in UN law is smuggling in EU law, and that in US and UK law, which agree.",
        ("un",),
        lambda law, laws: any_of(
            smuggling(law) & ~smuggling(laws["eu"]),
            smuggling(laws["eu"]) & ~smuggling(laws["us"]),
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
        "Immediate danger depends on nothing but the question about it.",
        ALL,
        lambda law, _: differ(finding(law, "immediate_danger"), q.DANGER_NOW),
    ),
    Property(
        "A possible child is asked about once: no other answer raises or stills that finding.",
        ALL,
        lambda law, _: differ(finding(law, "possible_child"), q.UNDER_18),
    ),
)
