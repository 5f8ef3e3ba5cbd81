"""The words of a genogram: genders, kinds of members, couples, children and twins, and what a picture may show."""

from enum import StrEnum


class Gender(StrEnum):
    """The gender somebody lives in."""

    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non-binary"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a member of the family is."""

    PERSON = "person"
    PET = "pet"
    MISCARRIAGE = "miscarriage"
    TERMINATION = "termination"
    STILLBIRTH = "stillbirth"
    PREGNANCY = "pregnancy"
    INSTITUTION = "institution"
    MORE_CHILDREN = "more-children"


class State(StrEnum):
    """What kind of couple two people are, or were."""

    MARRIED = "married"
    CIVIL_PARTNERSHIP = "civil-partnership"
    RELIGIOUS_MARRIAGE = "religious-marriage"
    COHABITING = "cohabiting"
    LEGAL_COHABITING = "legal-cohabiting"
    SHARING_A_HOME = "non-sentimental-cohabiting"
    COMMITTED = "committed"
    TOGETHER = "together"
    ENGAGED = "engaged"
    ENGAGED_COHABITING = "engaged-cohabiting"
    DATING = "dating"
    CASUAL = "casual"
    UNCOMMITTED = "uncommitted"
    ONE_NIGHT = "one-night"
    AFFAIR = "affair"
    FORCED = "forced"
    NEVER_A_COUPLE = "never-a-couple"
    OTHER = "other"
    NOT_RECORDED = "not-recorded"


NO_COUPLE = (State.NEVER_A_COUPLE, State.SHARING_A_HOME)
"""What two people are to each other who stand in the list of couples and are none."""


class Ending(StrEnum):
    """How a couple came apart, or that it came together again; `widowed` where the survivor had a later partner."""

    SEPARATED = "separated"
    LEGALLY_SEPARATED = "legally-separated"
    DIVORCED = "divorced"
    ANNULLED = "annulled"
    RECONCILED = "reconciled"
    TOGETHER_AFTER_DIVORCE = "together-after-divorce"
    WIDOWED = "widowed"


class NoChildren(StrEnum):
    """Why a couple has no children, or none who were born to them."""

    BY_CHOICE = "by-choice"
    INFERTILE = "infertile"


class Link(StrEnum):
    """How a child belongs to a couple. With `donor` and `surrogate` the couple are the parents all the same."""

    BIRTH = "birth"
    ADOPTED = "adopted"
    FOSTER = "foster"
    STEP = "step"
    DONOR = "donor"
    SURROGATE = "surrogate"
    PUTATIVE = "putative"


class TwinKind(StrEnum):
    """Whether twins (or more) are alike."""

    IDENTICAL = "identical"
    FRATERNAL = "fraternal"
    UNKNOWN = "unknown"


class Layer(StrEnum):
    """What a picture may show beside the family itself; relationships and households are shown unless hidden."""

    RELATIONSHIPS = "relationships"
    HOUSEHOLDS = "households"
    HEALTH = "health"
    CULTURE = "culture"
    ORDERS = "orders"
    ROLES = "roles"
    STRENGTHS = "strengths"
    PHOTOS = "photos"
    SEX_AT_BIRTH = "sex-at-birth"
    SEXUAL_ORIENTATION = "sexual-orientation"
    SECRETS = "secrets"


USUAL_LAYERS = frozenset({Layer.RELATIONSHIPS, Layer.HOUSEHOLDS, Layer.ORDERS})
"""The plates on carers' lines (orders and dates) are shown unless hidden, too."""
