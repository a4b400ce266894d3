"""The sentences of the forms that no page of the interview has, each whole and in one place."""

from __future__ import annotations

from distinguo_rules.model import Role

WHO_ANSWERS = "Who answers?"
ROLE_SENTENCES = {
    Role.WORKER: "I ask the person, as part of my job",
    Role.SELF: "I am the person",
    Role.OBSERVER: "I am a friend or relative, or I saw or heard something",
    Role.STORY: "This is a story, for practice",
}
LEAVE_OUT = "You can leave out any question, answer 'unsure', and stop at any time."
NO_NAMES = (
    "This form keeps what is entered. Write no names and nothing else that shows who the person "
    "is."
)
