"""The sentences of the interview's pages, each whole and in one place, with named holes."""

from __future__ import annotations

from distinguo_rules.model import Answer, Role

ANSWER_LABELS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.UNSURE: "Unsure",
    Answer.DECLINED: "Would rather not say",
    Answer.UNSAFE: "Not safe to ask or say now",
    Answer.NOT_ASKED: "Not asked",
    Answer.NOT_APPLICABLE: "Does not apply",
}
SHORT_LABELS = {
    **ANSWER_LABELS,
    Answer.DECLINED: "Not said",
    Answer.UNSAFE: "Not safe",
    Answer.NOT_APPLICABLE: "No need",
}
"""The answers in the column of the review, of few characters."""

ALSO_TYPED = {
    Answer.YES: "yeah, yep",
    Answer.NO: "nope, none, never",
    Answer.UNSURE: "unknown, uncertain, not sure, don't know, dont know, maybe",
    Answer.DECLINED: "decline, declined",
}
"""Further words that mean an answer when they are typed, with commas between."""

BETWEEN_LANGUAGES = " · "
"""The sign between the same label in two languages."""

ROLE_LABELS = {
    Role.WORKER: "Begin: I ask the person, as part of my job",
    Role.SELF: "Begin: I am the person",
    Role.OBSERVER: "Begin: I am a friend or relative, or I saw or heard something",
    Role.STORY: "Begin: this is a story, for practice",
}
ROLE_WORDS = {
    Role.WORKER: "my job",
    Role.SELF: "me",
    Role.OBSERVER: "someone else",
    Role.STORY: "story",
}

QUESTION_OF = "{part} · question {number} of at most {at_most}"
ANSWERED = "You answered: {answer}. It stays so until you give another answer."
ANSWERS_IN_SHORT = (
    "{yes} yes, {no} no, {unsure} unsure, {declined} would rather not say, {unsafe} not safe; "
    "help tells more."
)
VIEWS = {
    Role.SELF: "",
    Role.OBSERVER: (
        "Answer from what you saw or heard yourself, or what the person told you. 'Unsure' is a "
        "good answer."
    ),
    Role.WORKER: (
        "Use a trained interpreter, not family or a boss. If your job makes you report some "
        "things, say so first."
    ),
    Role.STORY: "",
}
"""A sentence below the first question, by who answers."""

NO_IS_UNSURE = "Only the person can be sure that it is not so: 'no' counts as unsure here."
YES_AND_NO_ARE_UNSURE = (
    "Only the person can know that all is well here: 'yes' counts as unsure, and so does 'no'."
)
YES_IS_UNSURE = "Only the person can be sure that it is so: 'yes' counts as unsure here."

FOR_EXAMPLE = "For example: {example}"
ABOUT = "It is about: {about}."
CAN_CHANGE = "The answer can still change what the result says on: {titles}."
CAN_CHANGE_MORE = "The answer can still change what the result says on: {titles}; and more."
CHANGES_NO_RESULT = "The answer is shown in the result. It changes neither of the two results."

DANGER_TITLE = "Safety first"
CALL_IF_SAFE = "If someone may be hurt now, call {number} if that is safe."
CALL_IF_SAFE_YOU = "If you may be hurt now, call {number} if that is safe for you."
NO_NUMBER = "If someone may be hurt now, call your local emergency number if that is safe."
NO_NUMBER_YOU = "If you may be hurt now, call your local emergency number if that is safe for you."
DO_NOT_CONFRONT = (
    "Do not step in, and do not question or accuse anyone who may control the person: it can be "
    "dangerous for everyone."
)
DO_NOT_CONFRONT_YOU = (
    "You do not have to confront anyone. If you can, go to a place where you are safer."
)
POLICE = (
    "If contact with police or immigration agents could harm the person, ask what is safe for "
    "them, unless a child or a life is at risk."
)
POLICE_YOU = (
    "If contact with police or immigration agents could harm you, you can ask for advice first, "
    "unless a child or a life is at risk."
)
TO_CALL = "{name}: call {voice}."
TO_TEXT_OR_CALL = "{name}: text {text}, or call {voice}."
TO_CALL_OR_TEXT_ONE = "{name}: call or text {voice}."
WATCHED = "Someone may watch this screen. q closes and clears it."
WATCHED_IN_LINES = "Someone may watch this screen. q and Enter close and clear it."

CHILD_TITLE = "This may be about a child"
CHILD_STOP = "To stop here is best, unless you answer only what you already know."
CHILD_YOU_TITLE = "You can stop here and talk to someone"
CHILD_YOU = (
    "Nothing that was done to you is your fault. There are people whose work is to help anyone "
    "under 18, and you can ask them anything.",
    "You do not have to answer anything here. If you go on, this does not ask about sex acts.",
)

ASK_NO_CHILD = (
    "If the person may be under 18, do not ask them: answer only what you already know, and leave "
    "the rest to a trained interviewer."
)
AT_A_PAUSE = "You can take a break, go on, leave this part out, or stop here."

REVIEW_TITLE = "Your answers"
REVIEW = (
    "Choose one to change it: its number, or the arrows, then Enter. The questions that follow "
    "from it may change."
)
REVIEW_IN_LINES = (
    "Type the number of an answer to change it. The questions that follow from it may change."
)
REVIEW_NOTHING = "There are no answers yet."
LEFT_OUT_ROW = "Ask what was left out: {part}"
