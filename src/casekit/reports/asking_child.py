"""Questions to the child: home, people, days, wishes; and, for a small child, to those who know the child best."""

from collections.abc import Iterator

from casekit.case.people import Culture
from casekit.lint.recorded import is_blank, lacks
from casekit.lint.sentences import listed
from casekit.reports.asking import FAMILY, Asking, Question

_SCHOOL_AGE = (4, 18)
_MOST_PEOPLE = 6


def of_the_child(asking: Asking) -> Iterator[Question]:
    """What the child can tell best."""
    if not asking.child_can_be_asked:
        yield from _about_a_small_child(asking)
        return
    for found in (
        _called(asking),
        _home(asking),
        _people(asking),
        _friends(asking),
        _school(asking),
        _strengths(asking),
        _identity(asking),
        _good_days(asking),
        _wish(asking),
        _safe(asking),
        _number(asking),
    ):
        if found is not None:
            yield found


def _to(asking: Asking, fact: str, words: str, *names: str) -> Question:
    return Question(asking.case.child_key, ("child", fact), words, names)


def _called(asking: Asking) -> Question | None:
    child = asking.child
    if child is None or child.known_as or child.say_it or not (lacks(child, "known_as") and lacks(child, "say_it")):
        return None
    return _to(asking, "called", "What do you like to be called, and do we say your name rightly?")


def _home(asking: Asking) -> Question | None:
    if not asking.case.complete or lives_somewhere(asking, asking.case.child_key):
        return None
    return _to(asking, "home", "Who lives with you at home? Is there another place where you sometimes sleep?")


def lives_somewhere(asking: Asking, key: str) -> bool:
    """Whether the file says in which home somebody lives, or may live, on the day."""
    return any(
        member.who == key and not (member.to is not None and member.to.is_over_by(asking.day) is True)
        for home in asking.case.households
        for member in home.members
    )


def _people(asking: Asking) -> Question | None:
    """How things are between the child and those nearest, where the child has not been asked about them."""
    if not asking.case.complete:
        return None
    child = asking.case.child_key
    told = {end for one in asking.case.relationships if one.seen_by == child for end in one.ends}
    near = [
        key
        for key in (*asking.parents, *asking.carers, *asking.siblings)
        if key not in asking.kept_apart and asking.is_alive(asking.case.family[key])
    ]
    open_ones = [key for key in near if key not in told and key in asking.seen.family][:_MOST_PEOPLE]
    if not open_ones:
        return None
    names = [asking.name(key) for key in open_ones]
    if len(names) == 1:
        return _to(asking, "people", f"What is it like when you are with {names[0]}?", *open_ones)
    words = f"Who makes you laugh, and whom do you tell when you are upset? What is it like with {listed(names)}?"
    return _to(asking, "people", words, *open_ones)


def _friends(asking: Asking) -> Question | None:
    if asking.case.file.network or not lacks(asking.case.file, "network"):
        return None
    return _to(asking, "friends", "Who matters to you outside the family: friends, a club, a teacher, a neighbour?")


def _school(asking: Asking) -> Question | None:
    child = asking.child
    youngest, oldest = asking.child_age
    if child is None or child.schools or not lacks(child, "school"):
        return None
    if oldest < _SCHOOL_AGE[0] or youngest > _SCHOOL_AGE[1]:
        return None
    return _to(asking, "school", "Where do you go to school or college, and what is the best part of the day there?")


def _strengths(asking: Asking) -> Question | None:
    child = asking.child
    if child is None or not is_blank(child, "strengths"):
        return None
    return _to(asking, "strengths", "What are you good at, and what do you love doing?")


def _identity(asking: Asking) -> Question | None:
    child = asking.child
    if child is None or (child.culture is not None and not is_blank(child.culture, "identity")):
        return None
    if child.culture is None and not lacks(child, "culture"):
        return None
    return _to(asking, "identity", "How would you describe yourself to somebody who has never met you?")


def _good_days(asking: Asking) -> Question | None:
    summary = asking.case.file.summary
    if not asking.case.complete or (summary is not None and summary.working_well is not None):
        return None
    return _to(asking, "good-days", "What is a good day like for you? Who is there, and what happens?")


def _wish(asking: Asking) -> Question | None:
    """What the child wants, where no wish, view or word of the child's own is on record."""
    file, child = asking.case.file, asking.case.child_key
    said = file.summary is not None and file.summary.your_voice is not None
    said = said or any(child in visit.wishes for visit in file.visits)
    said = said or any(event.child_view for event in asking.case.events)
    if said or not asking.case.complete:
        return None
    return _to(asking, "wish", "If you had three wishes for you and your family, what would they be?")


def _safe(asking: Asking) -> Question | None:
    plan = asking.case.file.safety_plan
    if plan is None or plan.child_knows is not None or not lacks(plan, "child_knows"):
        return None
    words = "What can you do, and whom can you ring, when you do not feel safe? May we go through the plan together?"
    return _to(asking, "safety-plan", words)


def _number(asking: Asking) -> Question | None:
    """The first scaling question to which the child has not given a number."""
    child, shown = asking.case.child_key, asking.seen.file.scaling
    for scale in asking.case.file.scaling:
        answered = any(score.by == child for score in scale.scores)
        if not answered and not is_blank(scale, "scores") and any(one.question == scale.question for one in shown):
            words = f"{str(scale.question).strip()} Which number from 0 to 10 would you give, and why that one?"
            return _to(asking, "number", words)
    return None


def _about_a_small_child(asking: Asking) -> Iterator[Question]:
    """What those who are with a small child every day can tell."""
    child = asking.child
    if child is None or not asking.is_alive(child) or (child.born is None and child.says("due")):
        return
    name, ask = asking.child_name, next(iter(asking.grown_ups), FAMILY)
    if asking.case.complete and not lives_somewhere(asking, asking.case.child_key):
        words = f"Who lives with {name}? Is there another place where {name} sometimes sleeps?"
        to_child = "Who lives with you? Is there another place where you sometimes sleep?"
        yield Question(ask, ("child", "home"), words, to_child=to_child)
    if is_blank(child, "strengths"):
        words = f"What does {name} love doing? What has {name} just learned?"
        to_child = "What do you love doing? What have you just learned?"
        yield Question(ask, ("child", "strengths"), words, to_child=to_child)
    if not any(event.child_view for event in asking.case.events):
        words = f"How can you tell that {name} is happy, or frightened? Who can comfort {name} best?"
        to_child = "How can people tell that you are happy, or frightened? Who can comfort you best?"
        yield Question(ask, ("child", "wish"), words, to_child=to_child)


def culture_of(asking: Asking, key: str) -> Iterator[Question]:
    """Ethnicity, belief and languages, each in a question of its own, to somebody about themselves."""
    person = asking.case.family[key]
    culture = person.culture
    if culture is None and not lacks(person, "culture"):
        return
    if _untold(culture, "ethnicity") and _untold(culture, "race"):
        yield Question(key, (key, "ethnicity"), "How do you describe your ethnicity, in your own words?")
    if _untold(culture, "religion") and _untold(culture, "spirituality"):
        yield Question(key, (key, "religion"), "Is there a faith or belief that matters to you? What should we know?")
    if _untold(culture, "languages") and is_blank(person, "languages"):
        yield Question(key, (key, "languages"), "Which languages do you speak, and in which do you feel most at home?")


def _untold(culture: Culture | None, field: str) -> bool:
    return culture is None or is_blank(culture, field)
