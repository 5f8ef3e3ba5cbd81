"""Signs of Safety: the map, scaling, the harm matrix, and the one safety plan (Durham and Norfolk guidance)."""

from typing import ClassVar

from pydantic import Field

from casekit.case.record import Action, Key, Keys, Number, Placed, Record, Shared, Statement, Text, When


class Harm(Record):
    """Past harm: what was done to the child, and how often."""

    short_form: ClassVar[str | None] = "what"
    what: Text = Field(description="What happened.")
    by: tuple[Key, ...] = Field(default=(), description="Who did it.")
    to: tuple[Key, ...] = Field(default=(), description="To whom.")
    first: When | None = Field(default=None, description="The first time.")
    worst: When | None = Field(default=None, description="The worst time.")
    last: When | None = Field(default=None, description="The last time.")
    frequency: Text | None = Field(default=None, description="How often.")
    severity: Text | None = Field(default=None, description="How bad.")
    impact: Statement | None = Field(default=None, description="What it did to the child.")
    events: tuple[When, ...] = Field(default=(), description="The dates of the events that show it.")


class ExistingSafety(Record):
    """What somebody has done, at least once, that kept the child safe."""

    short_form: ClassVar[str | None] = "what"
    what: Text = Field(description="What they did.")
    date: When | None = Field(default=None, description="When.")
    by: Key | None = Field(default=None, description="Who.")
    danger: Text | None = Field(default=None, description="The danger it answers, by key.")
    events: tuple[When, ...] = Field(default=(), description="The dates of the events that show it.")


class DangerStatement(Record):
    """Who is worried, about what, and what could happen to the child."""

    key_: Text | None = Field(default=None, alias="key", description="A short word to name it by.")
    worried: tuple[Key, ...] = Field(default=(), description="Who is worried.")
    about: Text | None = Field(default=None, description="About what.")
    could_happen: Text | None = Field(default=None, description="What could happen to the child.")
    dispute: Text | None = Field(default=None, description="Who sees it differently, and how.")


class SafetyGoal(Record):
    """What everybody will see when the danger is answered."""

    key_: Text | None = Field(default=None, alias="key", description="A short word to name it by.")
    answers: Text | None = Field(default=None, description="The danger statement it answers, by key.")
    will_see: Text | None = Field(default=None, description="What will be seen.")
    for_how_long: Text | None = Field(default=None, description="For how long.")
    family_goal: Text | None = Field(default=None, description="What the family wants, in their words.")


class Mapping(Record):
    """The Signs of Safety map: four domains, seven categories of analysis (Durham, Signs of Safety)."""

    date: When | None = Field(default=None, description="When it was made.")
    with_: tuple[Key, ...] = Field(default=(), alias="with", description="With whom.")
    by: Key | None = Field(default=None, description="Who led it.")
    harm: tuple[Harm, ...] = Field(default=(), description="Past harm.")
    complicating_factors: tuple[Statement, ...] = Field(default=(), description="What makes things harder.")
    existing_strengths: tuple[Statement, ...] = Field(default=(), description="Strengths there are.")
    existing_safety: tuple[ExistingSafety, ...] = Field(default=(), description="Safety there is.")
    danger_statements: tuple[DangerStatement, ...] = Field(default=(), description="Danger statements.")
    safety_goals: tuple[SafetyGoal, ...] = Field(default=(), description="Safety goals.")
    next_steps: tuple[Action, ...] = Field(default=(), description="Who does what by when.")


class Score(Record):
    """One person's score on one day, and why."""

    date: When = Field(description="When.")
    by: Key = Field(description="Whose score.")
    score: Number = Field(description="0 to 10.")
    because: Text | None = Field(default=None, description="Why this number.")
    up_one: Text | None = Field(default=None, description="What one step up would look like.")


class Scale(Record):
    """A scaling question and its scores; 0 and 10 are said in words (Durham, Scaling questions)."""

    question: Text = Field(description="The question.")
    about: Text | None = Field(default=None, description="The safety goal it is about, by key.")
    zero: Text | None = Field(default=None, description="What 0 means.")
    ten: Text | None = Field(default=None, description="What 10 means.")
    scores: tuple[Score, ...] = Field(default=(), description="The scores.")


class HarmMatrixCell(Record):
    """One time in the harm matrix: what happened, how bad it was, what it did."""

    date: When | None = Field(default=None, description="When.")
    what: Text | None = Field(default=None, description="What happened.")
    severity: Text | None = Field(default=None, description="How bad it was.")
    frequency: Text | None = Field(default=None, description="How often.")
    impact: Text | None = Field(default=None, description="What it did to the child.")


class HarmMatrix(Record):
    """The harm matrix: the first, the worst and the most recent time."""

    what: Text | None = Field(default=None, description="The harm it is about.")
    date: When | None = Field(default=None, description="When it was made.")
    first: HarmMatrixCell | None = Field(default=None, description="The first time.")
    worst: HarmMatrixCell | None = Field(default=None, description="The worst time.")
    last: HarmMatrixCell | None = Field(default=None, description="The most recent time.")


class SafetyRule(Record):
    """One rule of the safety plan: who does what when."""

    for_: Text | None = Field(default=None, alias="for", description="The danger it is for, by key.")
    when: Text | None = Field(default=None, description="When, or if.")
    who: Keys = Field(default=(), description="Who acts.")
    does: Text = Field(description="What they do.")
    from_: When | None = Field(default=None, alias="from", description="Since when.")
    to: When | None = Field(default=None, description="Until when.")
    agreed: When | None = Field(default=None, description="When they agreed.")


class Trigger(Record):
    """A sign that things are going wrong, and who will notice it."""

    short_form: ClassVar[str | None] = "sign"
    sign: Text = Field(description="The sign.")
    who: Key | None = Field(default=None, description="Who will notice.")


class ChildKnows(Placed):
    """That the child knows the plan, and how they were told."""

    date: When | None = Field(default=None, description="When.")
    how: Text | None = Field(default=None, description="How.")


class PlanTest(Record):
    """A time the plan was tried."""

    date: When = Field(description="When.")
    what: Text | None = Field(default=None, description="What happened.")
    result: Text | None = Field(default=None, description="Did it work?")


class Rota(Placed):
    """Who is there on which day."""

    monday: Keys = Field(default=(), description="Who is there on Monday.")
    tuesday: Keys = Field(default=(), description="Who is there on Tuesday.")
    wednesday: Keys = Field(default=(), description="Who is there on Wednesday.")
    thursday: Keys = Field(default=(), description="Who is there on Thursday.")
    friday: Keys = Field(default=(), description="Who is there on Friday.")
    saturday: Keys = Field(default=(), description="Who is there on Saturday.")
    sunday: Keys = Field(default=(), description="Who is there on Sunday.")


class SafetyPlan(Record):
    """The one plan that everybody works to (Norfolk, The Plan)."""

    made: When | None = Field(default=None, description="When it was made.")
    review: When | None = Field(default=None, description="When it will be looked at again.")
    kept_at: Text | None = Field(default=None, description="Where it is kept.")
    agreed_by: tuple[Key, ...] = Field(default=(), description="Who agreed to it.")
    rules: tuple[SafetyRule, ...] = Field(default=(), description="Who does what when.")
    triggers: tuple[Trigger, ...] = Field(default=(), description="Signs that things are going wrong.")
    monitors: tuple[Key, ...] = Field(default=(), description="Who checks that it works.")
    rota: Rota | None = Field(default=None, description="Who is there on which day, weekends included.")
    no_contact: tuple[Key, ...] = Field(default=(), description="Who must not have contact.")
    if_it_fails: Text | None = Field(default=None, description="What happens if it does not work.")
    child_knows: ChildKnows | None = Field(default=None, description="When and how the child was told.")
    tested: tuple[PlanTest, ...] = Field(default=(), description="Times it was tried.")
    shared: tuple[Shared, ...] = Field(default=(), description="Whom it was shared with.")
