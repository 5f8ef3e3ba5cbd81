"""Sentences of the kind that chronologies hold, for invented cases. `{child}`, `{mum}` and `{carer}` are filled in."""

from typing import Final, NamedTuple


class Story(NamedTuple):
    """One kind of event, in the words a worker might use."""

    kind: str
    tone: str
    themes: tuple[str, ...]
    agency: str
    what: tuple[str, ...]
    significance: str
    impact: str
    response: str
    agencies: str
    action: str


STORIES: Final = (
    Story(
        "incident",
        "concern",
        ("domestic-abuse",),
        "police",
        (
            "A neighbour heard shouting and rang the police. {mum} had a bruise; {child} was upstairs.",
            "The police came in the evening. There had been an argument and a door was broken.",
        ),
        "It is the second call to the home this year.",
        "{child} said that the noise was frightening and that the dog hid too.",
        "{mum} said that it would not happen again.",
        "The police told children's services the next day.",
        "A social worker visited the next day and spoke to each adult alone.",
    ),
    Story(
        "school-absence",
        "concern",
        ("school-attendance",),
        "school",
        (
            "{child} was not at school for two days, and nobody rang to say why.",
            "{child} came to school at eleven, without lunch and in yesterday's clothes.",
        ),
        "Attendance has fallen below nine days in ten.",
        "{child} missed a test and was upset about it.",
        "{mum} said that the bus had not come.",
        "The school rang home and offered breakfast club.",
        "The head of year met {mum} and agreed a plan for the mornings.",
    ),
    Story(
        "was-not-brought",
        "concern",
        ("health",),
        "health",
        ("{child} was not brought to the dentist, for the third time since the spring.",),
        "Toothache keeps {child} awake at night.",
        "{child} says that eating hurts on one side.",
        "{mum} had not seen the letter.",
        "The surgery sent a new date by text message.",
        "The family support worker takes {child} and {mum} to the next appointment.",
    ),
    Story(
        "missing",
        "concern",
        ("missing", "friends"),
        "police",
        ("{child} did not come home and was found at a friend's house at ten in the evening.",),
        "The first time that {child} was out after dark without anybody knowing where.",
        "{child} said that it felt quieter at the friend's house.",
        "{carer} reported {child} missing at eight.",
        "The police found {child} and brought {child} home.",
        "A return interview took place within three days.",
    ),
    Story(
        "visit",
        "strength",
        ("family-support",),
        "social-care",
        (
            "{carer} cooked with {child} during the visit, and they laughed about the burnt rice.",
            "{child} showed the new bed and the shelf that {carer} had built for the books.",
        ),
        "An adult who has time for {child} is at home every evening.",
        "{child} says that it feels safe there.",
        "{carer} asked for help with the school form.",
        "The health visitor was there too and saw the same.",
        "The worker filled in the form with {carer} on the spot.",
    ),
    Story(
        "achievement",
        "strength",
        ("school", "friends"),
        "school",
        ("{child} read a poem aloud in assembly, and the class clapped.", "{child} scored twice for the school team."),
        "{child} joins in again after a hard winter.",
        "{child} rang {carer} at once to tell the story.",
        "{mum} came to watch and stayed to the end.",
        "The school put the picture on the wall, with {child}'s agreement.",
        "None of us had to do anything but say well done.",
    ),
    Story(
        "substance-use",
        "concern",
        ("alcohol", "parental-mental-health"),
        "health",
        ("{mum} told the doctor that she drinks on most evenings and wants to stop.",),
        "{mum} asked for help herself, for the first time.",
        "{child} looks after the little ones when {mum} sleeps.",
        "{mum} agreed that the doctor could tell us.",
        "The doctor referred {mum} to the alcohol service.",
        "The worker went with {mum} to the first appointment.",
    ),
    Story(
        "police-contact",
        "neutral",
        ("housing",),
        "police",
        ("The police came about a parked car. They saw the children, who were well.",),
        "It shows that not every visit of the police is about violence.",
        "{child} talked about the police dog for days.",
        "{carer} rang us to say so before the police did.",
        "The police made a note and left.",
        "The worker talked it over with {carer} on the telephone.",
    ),
    Story(
        "house-move",
        "mixed",
        ("housing", "neighbourhood"),
        "housing",
        ("The family moved to a flat nearer to the school.",),
        "It is the third move in four years.",
        "{child} likes the shorter walk and misses the garden.",
        "{mum} had asked for a ground floor and did not get it.",
        "Housing agreed to mend the heating before the winter.",
        "The worker wrote to housing about the damp in the bedroom.",
    ),
)

CHILD_VIEWS: Final = (
    "I wish that they would talk instead of shouting.",
    "It was all right, I had my headphones.",
    "Can I stay at the weekend again?",
    "I want to know before somebody comes.",
    "I was proud of myself.",
)
WORKER_RESPONSES: Final = (
    "I wrote to both parents the same week.",
    "I talked it over in supervision.",
    "I went to see {child} at school.",
    "I thanked {carer} for ringing.",
)
TIMES: Final = ("08:40", "11:15", "15:30", "19:05", "22:50")
SUMMARY: Final = {
    "about_you": "{child}, you told me that you like drawing maps, that you want a cat, and that you know every bus "
    "in town. Your family comes from two countries and you are proud of both. You go to Millbrook School and have two "
    "good friends there.",
    "status": "You are working with us because there was shouting and hitting at home and you missed a lot of school. "
    "Your plan is looked at every few months with you, {mum} and {carer}.",
    "need_to_know": "You stay with {carer} at weekends. If you are frightened you ring {carer} first, at any hour.",
    "worries": "You saw adults hurt each other. Some evenings nobody noticed when you went out. You were often tired "
    "at school, and you looked after the little ones more than a child should.",
    "working_well": "You have {carer}, who keeps every promise. {mum} asked for help with drinking and goes every "
    "week. You told your teacher when something was wrong, and it helped.",
    "your_voice": 'You said, "I want everybody to be told the same thing, and I want to be there when it is said."',
    "plan": "{mum} keeps going to the service. {carer} rings every evening at seven. School rings us on the first day "
    "that you are missing, not on the third. We all look at this plan together again before the summer.",
}
"""The sections of a summary, written to the child."""

# fmt: off
FIRST_NAMES: Final = {
    "female": (
        "Amira", "Beth", "Carys", "Dalia", "Eilidh", "Freya", "Grace", "Hodan",
        "Isla", "Jaya", "Keira", "Leila", "Maeve", "Nadia", "Orla", "Pia",
    ),
    "male": (
        "Adil", "Bram", "Callum", "Dev", "Emeka", "Finn", "Gethin", "Hugo",
        "Ivo", "Jonas", "Kofi", "Luca", "Milo", "Niall", "Omar", "Piotr",
    ),
}
# fmt: on
SURNAMES: Final = (
    "Ashdown",
    "Brightwell",
    "Corran",
    "Dunmore",
    "Eastley",
    "Farrow",
    "Greaves",
    "Hollin",
    "Ivers",
    "Jessop",
)
