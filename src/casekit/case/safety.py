"""Signs of Safety: the map, scaling, the harm matrix, and the one safety plan (Durham and Norfolk guidance)."""

from typing import ClassVar

from casekit.case.declared import Key, Keys, Number, Placed, Text, When, field
from casekit.case.record import Action, Record, Shared, Statement


class Harm(Record):
    """Past harm: what was done to the child, and how often."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What happened.")
    by: tuple[Key, ...] = field(default=(), description="Who did it.")
    to: tuple[Key, ...] = field(default=(), description="To whom.")
    first: When | None = field(default=None, description="The first time.")
    worst: When | None = field(default=None, description="The worst time.")
    last: When | None = field(default=None, description="The last time.")
    frequency: Text | None = field(default=None, description="How often.")
    severity: Text | None = field(default=None, description="How bad.")
    impact: Statement | None = field(default=None, description="What it did to the child.")
    events: tuple[When, ...] = field(default=(), description="The dates of the events that show it.")


class ExistingSafety(Record):
    """What somebody has done, at least once, that kept the child safe."""

    short_form: ClassVar[str | None] = "what"
    what: Text = field(description="What they did.")
    date: When | None = field(default=None, description="When.")
    by: Key | None = field(default=None, description="Who.")
    danger: Text | None = field(default=None, description="The danger it answers, by key.")
    events: tuple[When, ...] = field(default=(), description="The dates of the events that show it.")


class DangerStatement(Record):
    """Who is worried, about what, and what could happen to the child."""

    key_: Text | None = field(default=None, alias="key", description="A short word to name it by.")
    worried: tuple[Key, ...] = field(default=(), description="Who is worried.")
    about: Text | None = field(default=None, description="About what.")
    could_happen: Text | None = field(default=None, description="What could happen to the child.")
    dispute: Text | None = field(default=None, description="Who sees it differently, and how.")


class SafetyGoal(Record):
    """What everybody will see when the danger is answered."""

    key_: Text | None = field(default=None, alias="key", description="A short word to name it by.")
    answers: Text | None = field(default=None, description="The danger statement it answers, by key.")
    will_see: Text | None = field(default=None, description="What will be seen.")
    for_how_long: Text | None = field(default=None, description="For how long.")
    family_goal: Text | None = field(default=None, description="What the family wants, in their words.")


class Mapping(Record):
    """The Signs of Safety map: four domains, seven categories of analysis (Durham, Signs of Safety)."""

    date: When | None = field(default=None, description="When it was made.")
    with_: tuple[Key, ...] = field(default=(), alias="with", description="With whom.")
    by: Key | None = field(default=None, description="Who led it.")
    harm: tuple[Harm, ...] = field(default=(), description="Past harm.")
    complicating_factors: tuple[Statement, ...] = field(default=(), description="What makes things harder.")
    existing_strengths: tuple[Statement, ...] = field(default=(), description="Strengths there are.")
    existing_safety: tuple[ExistingSafety, ...] = field(default=(), description="Safety there is.")
    danger_statements: tuple[DangerStatement, ...] = field(default=(), description="Danger statements.")
    safety_goals: tuple[SafetyGoal, ...] = field(default=(), description="Safety goals.")
    next_steps: tuple[Action, ...] = field(default=(), description="Who does what by when.")


class Score(Record):
    """One person's score on one day, and why."""

    date: When = field(description="When.")
    by: Key = field(description="Whose score.")
    score: Number = field(description="0 to 10.")
    because: Text | None = field(default=None, description="Why this number.")
    up_one: Text | None = field(default=None, description="What one step up would look like.")


class Scale(Record):
    """A scaling question and its scores; 0 and 10 are said in words (Durham, Scaling questions)."""

    question: Text = field(description="The question.")
    about: Text | None = field(default=None, description="The safety goal it is about, by key.")
    zero: Text | None = field(default=None, description="What 0 means.")
    ten: Text | None = field(default=None, description="What 10 means.")
    scores: tuple[Score, ...] = field(default=(), description="The scores.")


class HarmMatrixCell(Record):
    """One time in the harm matrix: what happened, how bad it was, what it did."""

    date: When | None = field(default=None, description="When.")
    what: Text | None = field(default=None, description="What happened.")
    severity: Text | None = field(default=None, description="How bad it was.")
    frequency: Text | None = field(default=None, description="How often.")
    impact: Text | None = field(default=None, description="What it did to the child.")


class HarmMatrix(Record):
    """The harm matrix: the first, the worst and the most recent time."""

    what: Text | None = field(default=None, description="The harm it is about.")
    date: When | None = field(default=None, description="When it was made.")
    first: HarmMatrixCell | None = field(default=None, description="The first time.")
    worst: HarmMatrixCell | None = field(default=None, description="The worst time.")
    last: HarmMatrixCell | None = field(default=None, description="The most recent time.")


class SafetyRule(Record):
    """One rule of the safety plan: who does what when."""

    for_: Text | None = field(default=None, alias="for", description="The danger it is for, by key.")
    when: Text | None = field(default=None, description="When, or if.")
    who: Keys = field(default=(), description="Who acts.")
    does: Text = field(description="What they do.")
    from_: When | None = field(default=None, alias="from", description="Since when.")
    to: When | None = field(default=None, description="Until when.")
    agreed: When | None = field(default=None, description="When they agreed.")


class Trigger(Record):
    """A sign that things are going wrong, and who will notice it."""

    short_form: ClassVar[str | None] = "sign"
    sign: Text = field(description="The sign.")
    who: Key | None = field(default=None, description="Who will notice.")


class ChildKnows(Placed):
    """That the child knows the plan, and how they were told."""

    date: When | None = field(default=None, description="When.")
    how: Text | None = field(default=None, description="How.")


class PlanTest(Record):
    """A time the plan was tried."""

    date: When = field(description="When.")
    what: Text | None = field(default=None, description="What happened.")
    result: Text | None = field(default=None, description="Did it work?")


class Rota(Placed):
    """Who is there on which day."""

    monday: Keys = field(default=(), description="Who is there on Monday.")
    tuesday: Keys = field(default=(), description="Who is there on Tuesday.")
    wednesday: Keys = field(default=(), description="Who is there on Wednesday.")
    thursday: Keys = field(default=(), description="Who is there on Thursday.")
    friday: Keys = field(default=(), description="Who is there on Friday.")
    saturday: Keys = field(default=(), description="Who is there on Saturday.")
    sunday: Keys = field(default=(), description="Who is there on Sunday.")


class SafetyPlan(Record):
    """The one plan that everybody works to (Norfolk, The Plan)."""

    made: When | None = field(default=None, description="When it was made.")
    review: When | None = field(default=None, description="When it will be looked at again.")
    kept_at: Text | None = field(default=None, description="Where it is kept.")
    agreed_by: tuple[Key, ...] = field(default=(), description="Who agreed to it.")
    rules: tuple[SafetyRule, ...] = field(default=(), description="Who does what when.")
    triggers: tuple[Trigger, ...] = field(default=(), description="Signs that things are going wrong.")
    monitors: tuple[Key, ...] = field(default=(), description="Who checks that it works.")
    rota: Rota | None = field(default=None, description="Who is there on which day, weekends included.")
    no_contact: tuple[Key, ...] = field(default=(), description="Who must not have contact.")
    if_it_fails: Text | None = field(default=None, description="What happens if it does not work.")
    child_knows: ChildKnows | None = field(default=None, description="When and how the child was told.")
    tested: tuple[PlanTest, ...] = field(default=(), description="Times it was tried.")
    shared: tuple[Shared, ...] = field(default=(), description="Whom it was shared with.")
