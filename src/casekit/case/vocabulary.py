"""The closed lists of words that a case file uses, in the words of the field.

Sources: Kent guidance (events, plans), Norfolk (meetings), the Department for Education's returns (codes), and the
genogram notations of McGoldrick and GenoPro (relationship words).
"""

from typing import Literal

Gender = Literal["female", "male", "non-binary", "unknown"]
PersonKind = Literal["person", "pet"]

Plan = Literal[
    "early-help",
    "assessment",
    "child-in-need",
    "child-protection",
    "child-in-care",
    "care-leaver",
    "youth-justice",
    "strengthening-independence",
    "private-fostering",
    "closed",
]
ProtectionCategory = Literal["neglect", "emotional", "physical", "sexual", "multiple"]
ConferenceKind = Literal["icpc", "rcpc", "transfer-in", "pre-birth"]

CoupleKind = Literal[
    "married",
    "civil-partnership",
    "religious-marriage",
    "engaged",
    "cohabiting",
    "legal-cohabiting",
    "non-sentimental-cohabiting",
    "committed",
    "dating",
    "casual",
    "uncommitted",
    "one-night",
    "affair",
    "forced",
    "never-a-couple",
    "other",
    "unknown",
]
COUPLE_EVENTS = (
    "together",
    "engaged",
    "cohabiting",
    "civil_partnership",
    "married",
    "separated",
    "legally_separated",
    "divorced",
    "reconciled",
    "annulled",
    "ended",
)
NoChildren = Literal["by-choice", "infertile"]
ChildLink = Literal["birth", "adopted", "foster", "step", "donor", "surrogate", "putative"]
Loss = Literal["miscarriage", "termination", "stillbirth", "pregnancy", "more-children"]
TwinKind = Literal["identical", "fraternal", "unknown"]
Care = Literal[
    "kinship-care",
    "special-guardianship",
    "foster",
    "private-fostering",
    "child-arrangements-order",
    "residential",
    "prospective-adopter",
]
HouseholdPart = Literal["main", "shared", "weekend", "away"]

RelationshipWord = Literal[
    "normal",
    "harmony",
    "close",
    "very-close",
    "fused",
    "love",
    "in-love",
    "spiritual",
    "indifferent",
    "distant",
    "cutoff",
    "cutoff-repaired",
    "never-met",
    "conflict",
    "hate",
    "distrust",
    "hostile",
    "distant-hostile",
    "close-hostile",
    "fused-hostile",
    "violence",
    "distant-violence",
    "close-violence",
    "fused-violence",
    "abuse",
    "physical-abuse",
    "emotional-abuse",
    "sexual-abuse",
    "neglect",
    "manipulative",
    "controlling",
    "coercive-control",
    "exploitation",
    "jealous",
    "focused-on",
    "focused-on-negatively",
    "fan",
    "limerence",
    "caretaker",
    "supportive",
    "protective",
    "strained",
    "fearful",
    "strong",
    "ordinary",
    "weak",
    "broken",
    "stressful",
    "other",
    "unknown",
]
Basis = Literal["fact", "reported", "judgement", "hypothesis", "allegation", "child-view", "family-view"]

EventKind = Literal[
    # Kent guidance, When is a chronology required?
    "birth",
    "death",
    "marriage",
    "house-move",
    "serious-illness",
    "household-change",
    "legal-status-change",
    "arrest",
    "court-appearance",
    "educational-achievement",
    "employment-change",
    "conference",
    # what other agencies' chronologies hold
    "incident",
    "separation",
    "pregnancy",
    "new-partner",
    "injury",
    "hospital-admission",
    "emergency-department",
    "was-not-brought",
    "diagnosis",
    "school-change",
    "exclusion",
    "school-absence",
    "return-to-school",
    "missing",
    "return-interview",
    "referral",
    "strategy-discussion",
    "section-47",
    "assessment",
    "plan-start",
    "plan-end",
    "review",
    "core-group",
    "visit",
    "family-network-meeting",
    "mappa",
    "marac",
    "hearing",
    "court-disposal",
    "placement-start",
    "placement-move",
    "placement-end",
    "worker-change",
    "domestic-abuse",
    "substance-use",
    "mental-health-crisis",
    "police-contact",
    "release-from-custody",
    "bereavement",
    "disclosure",
    "allegation",
    "complaint",
    "financial-change",
    "homelessness",
    "immigration-decision",
    "family-time",
    "intervention-start",
    "intervention-end",
    "achievement",
    "stability",
    "other",
]
Tone = Literal["concern", "strength", "neutral", "mixed"]
Health = Literal["physical", "mental-health", "learning", "alcohol", "drugs", "disability", "smoking", "obesity"]
MeetingKind = Literal[
    "family-network",
    "family-group-conference",
    "core-group",
    "child-in-need",
    "child-in-care-review",
    "review",
    "supervision",
    "strategy",
    "professionals",
    "mapping",
    "legal-planning",
    "other",
]
VisitKind = Literal["home", "school", "placement", "virtual", "office", "community", "hospital", "custody", "other"]
SummaryReason = Literal[
    "allocation", "assessment", "three-monthly", "incident", "transfer", "closure", "review", "other"
]
AssessmentKind = Literal[
    "social-work", "early-help", "health", "education-plan", "parenting", "kinship", "youth-justice", "other"
]

GRACES = (
    "gender",
    "gender_identity",
    "geography",
    "race",
    "religion",
    "age",
    "ability",
    "appearance",
    "class",
    "culture",
    "education",
    "ethnicity",
    "economics",
    "spirituality",
    "sexuality",
    "sexual_orientation",
)
