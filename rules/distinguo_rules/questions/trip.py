"""Ask about the trip from one country to another."""

from __future__ import annotations

from ..blocks import TRIP
from ..model import Answer, Knows, Question, Wording
from ..sources import HSTC, KINSA, PALERMO, POLARIS, SMUGGLING_PROTOCOL, us_code

_1324 = us_code(8, "1324")

ENTRY_IRREGULAR = Question(
    "entry_irregular",
    "Did they come in hidden, or away from an official crossing? It also counts if they had no "
    "papers, or papers that were false or not theirs.",
    "they came in hidden, away from a crossing, or with no papers or false ones",
    "It parts smuggling from legal travel. Many people who are trafficked came in legally. The "
    "question can be left out, and no one should write the answer down: it could be used in an "
    "immigration case.",
    "They walked in at night, or used a borrowed passport.",
    "smuggling: unlawful entry",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
    you=Wording(
        "Did you come in hidden, or away from an official crossing? It also counts if you had "
        "no papers, or papers that were false or not yours.",
        "you came in hidden, away from a crossing, or with no papers or false ones",
        why=(
            "It parts smuggling from legal travel. Many people who are trafficked came in "
            "legally. You can leave this question out, and no one should write your answer "
            "down: it could be used in an immigration case."
        ),
        example="I walked in at night, or used a borrowed passport.",
    ),
)
ENTRY_HELPED = Question(
    "entry_helped",
    "Did someone else plan that way in, or help with it? It could be a guide, a ride or papers.",
    "someone else planned that way in or helped with it",
    "Smuggling is something that another person does for or with the one who travels.",
    "A guide led the group across.",
    "smuggling: bringing or helping",
    TRIP,
    (_1324, HSTC),
    you=Wording(
        "Did someone else plan that way in for you, or help you with it? It could be a guide, a "
        "ride or papers.",
        "someone else planned that way in for you or helped you with it",
        example="A guide led our group across.",
    ),
)
HELPED_BY_OTHER = Question(
    "helped_by_other",
    "Did any of that help come from someone who was not looking after them as a parent does? A "
    "guide or a driver counts.",
    "some of that help came from someone who was not looking after the person as a parent does",
    "In EU law, it is not smuggling when those who really care for a child bring the child along.",
    "Her mother brought her, and no one else helped them.",
    "smuggling: who helped a child",
    TRIP,
    (KINSA,),
    you=Wording(
        "Did any of that help come from someone who was not looking after you as a parent does? "
        "A guide or a driver counts.",
        "some of that help came from someone who was not looking after you as a parent does",
        example="My mother brought me, and no one else helped us.",
    ),
)
OTHER_BORDER = Question(
    "other_border",
    "Did someone take the person into some other country, hidden or away from a crossing? False "
    "papers, or none, count too.",
    "someone took the person into another country hidden, away from a crossing, or with false "
    "papers or none",
    "UN law is about every border, not only that of the country where the person is now.",
    "He was taken over a river by night to a place abroad. He is home again now.",
    "smuggling: another border",
    TRIP,
    (SMUGGLING_PROTOCOL,),
    you=Wording(
        "Did someone take you into some other country, hidden or away from a crossing? False "
        "papers, or none, count too.",
        "someone took you into another country hidden, away from a crossing, or with false "
        "papers or none",
        why="UN law is about every border, not only that of the country where you are now.",
        example="I was taken over a river by night to a place abroad. I am home again now.",
    ),
)
HELPER_GAIN = Question(
    "helper_gain",
    "Did anyone gain from helping the person to come into a country or to stay there? It could "
    "be money, or something else of value.",
    "someone gained from the help",
    "A gain is part of smuggling in UN law. In US law smuggling can be unpaid, and a gain "
    "makes it more serious.",
    "A guide took a fee of $6,000. An aunt who drove her niece took nothing.",
    "smuggling: gain",
    TRIP,
    (SMUGGLING_PROTOCOL, _1324),
    you=Wording(
        "Did anyone gain from helping you to come into a country or to stay there? It could be "
        "money, or something else of value.",
        "someone gained from helping you",
        example="A guide took a fee of $6,000. My aunt, who drove me, took nothing.",
    ),
)
TRIP_DANGER = Question(
    "trip_danger",
    "On the trip from one country to another, was the person put in danger? For example: hurt "
    "or abused, locked in, left with no air or water, left behind, or kept in line with weapons.",
    "the trip put the person in danger",
    "Danger to life makes smuggling a more serious crime against the people who are moved.",
    "Many people in a closed truck in the heat.",
    "danger on the trip",
    TRIP,
    (_1324, SMUGGLING_PROTOCOL),
    you=Wording(
        "On the trip from one country to another, were you put in danger? For example: hurt or "
        "abused, locked in, left with no air or water, left behind, or kept in line with "
        "weapons.",
        "the trip put you in danger",
        example="Many of us were in a closed truck in the heat.",
    ),
)
TRIP_WANTED = Question(
    "trip_wanted",
    "When the trip from one country to another began, did the person want to make it?",
    "the person wanted to make the trip",
    "It shows whether the trip was chosen. It says nothing about what came later: "
    "wanting the trip is never held against the person.",
    "She wanted to come for a job, but not for this.",
    "whether the trip was chosen",
    TRIP,
    (PALERMO, POLARIS),
    concern=Answer.NO,
    you=Wording(
        "When the trip from one country to another began, did you want to make it?",
        "you wanted to make the trip",
        why=(
            "It shows whether you chose the trip. It says nothing about what came later: to "
            "have wanted the trip is never held against you."
        ),
        example="I wanted to come for a job, but not for this.",
    ),
)
FREE_ON_ARRIVAL = Question(
    "free_on_arrival",
    "When the trip from one country to another was over, could the person go their own way?",
    "after the trip the person could go their own way",
    "Smuggling most often ends when the trip ends. Holding people after it is something else.",
    "They were kept in a house until family paid more.",
    "control after the trip",
    TRIP,
    (HSTC,),
    concern=Answer.NO,
    you=Wording(
        "When the trip from one country to another was over, could you go your own way?",
        "after the trip you could go your own way",
        example="We were kept in a house until my family paid more.",
    ),
)
HIDDEN_MOVED = Question(
    "hidden_moved",
    "Since they came, has someone hidden or moved the person so that immigration agents would "
    "not find them?",
    "the person was hidden or moved away from immigration agents",
    "In US law, to hide or move a person who is here without permission is itself a form of "
    "smuggling. It can also be a way to control someone. The question can be left out.",
    "They were moved from house to house at night.",
    "smuggling: hiding or moving",
    TRIP,
    (_1324,),
    Knows.ANYONE,
    you=Wording(
        "Since you came, has someone hidden or moved you so that immigration agents would not "
        "find you?",
        "you were hidden or moved away from immigration agents",
        why=(
            "In US law, to hide or move someone who is here without permission is itself a form "
            "of smuggling. It can also be a way to control someone. You can leave this question "
            "out."
        ),
        example="We were moved from house to house at night.",
    ),
)
