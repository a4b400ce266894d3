"""The sentences of the paper form, each whole and in one place."""

from __future__ import annotations

TITLE = "distinguo: the questions on paper"
PURPOSE = (
    "Questions to tell signs of human trafficking from signs of migrant smuggling. They show "
    "signs, never a verdict."
)
BEFORE = (
    "Find a private place. You can leave out any question, and stop at any time.",
    "Tick one box for each question. 'Unsure' is a good answer: it is never read as 'no'. A "
    "question without a tick counts as not asked.",
    "Beside the boxes, write d for 'would rather not say', or x for 'not safe to ask or say now'.",
)
KEEPING_TITLE = "Keep it safe"
KEEPING = (
    "With answers on it, this paper is dangerous to have. Write no names on it, no addresses, and "
    "nothing else that shows who the person is.",
    "Agree first who keeps it, and where. Do not give it to the person to carry.",
    "When nobody needs it any more, destroy it, if the rules of your work allow that.",
)
KEEPING_YOU = (
    "With answers on it, this paper is dangerous to have. Write no names on it, no addresses, and "
    "nothing else that shows who you are.",
    "If someone may search your things, do not carry it. You can ask a person you trust to keep "
    "it, or tear it up.",
)
ONLY_SEEN = "Whoever only saw or heard something answers the questions with this mark: {mark}"
SAFETY_FIRST = "Unless it is no, first see the top of this paper."
GO_TO = "If no, go to {number}."
GO_TO_AND_LEAVE_OUT = "If no, go to {number}, and later leave out {numbers}."
LEAVE_OUT_AFTER_NO = "If no, leave out {numbers}."
ONLY_AFTER_NO = "Only if the answer to {numbers} is no. If it is not, leave this part out."
AFTERWARDS_TITLE = "To see what the answers show"
AFTERWARDS = (
    "You can call for advice without any of this.",
    "`distinguo template > case.json` makes a file with the names in the margin. Beside each one, "
    'write its answer: yes, no, unsure, declined (d), unsafe (x) or not_asked. Beside "as", '
    "write: {roles}.",
    "`distinguo screen --answers case.json` shows what the answers are signs of, why, and whom to "
    "call. Then delete the file.",
)
RULES = "Law: {law}. Rules {version}, {hash}."
DAY = "This form was made on {day}."
