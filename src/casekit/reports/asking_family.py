"""Questions to parents, carers and the family together: who is who, who lives where, who helps, what is hoped."""

from collections.abc import Iterator, Sequence

from casekit.case.dates import for_people
from casekit.case.people import Person
from casekit.lint.names import is_unnamed
from casekit.lint.recorded import is_blank, lacks
from casekit.lint.sentences import listed
from casekit.reports.asking import FAMILY, Asking, Question
from casekit.reports.asking_child import culture_of, lives_somewhere

_ENGLISH = "english"


def of_the_family(asking: Asking) -> Iterator[Question]:
    """What parents and carers can tell of themselves, of the child, and of those before them."""
    if asking.child_can_be_asked:
        yield from culture_of(asking, asking.case.child_key)
    yield from _the_child(asking)
    for key in asking.grown_ups:
        yield from _themselves(asking, key)
        if key in asking.parents:
            yield from _as_parent(asking, key)
    yield from _brothers_and_sisters(asking)
    yield from _others(asking)
    yield from _together(asking)


def _the_child(asking: Asking) -> Iterator[Question]:
    """What a parent or carer knows of the child, each asked of one of them."""
    child, name = asking.child, asking.child_name
    ask = next(iter(asking.grown_ups), FAMILY)
    if child is None or not asking.is_alive(child):
        return
    if lacks(child, "born") and lacks(child, "due"):
        words = f"When was {name} born, and where?"
        yield Question(ask, (asking.case.child_key, "born"), words, to_child="When were you born, and where?")
    known = set(asking.case.parents.get(asking.case.child_key, ()))
    alone = any(
        len(couple.partners) == 1 and lacks(couple, "other_parent")
        for couple in asking.case.couples
        if any(one.who == asking.case.child_key for one in couple.children)
    )
    if asking.case.complete and (alone and len(known) == 1):
        words = f"Who is {name}’s other parent? What would you like {name}, and us, to know about them?"
        to_child = "Who is your other parent? What would you like to know about them?"
        yield Question(ask, (asking.case.child_key, "other-parent"), words, to_child=to_child)
    elif asking.case.complete and not known and not asking.carers:
        words, to_child = (f"Who are {whose} parents, and where are they now?" for whose in (f"{name}’s", "your"))
        yield Question(FAMILY, (asking.case.child_key, "parents"), words, to_child=to_child)
    if not asking.child_can_be_asked:
        yield from _culture_of_a_small_child(asking, child, ask)


def _culture_of_a_small_child(asking: Asking, child: Person, ask: str) -> Iterator[Question]:
    name, culture = asking.child_name, child.culture
    if culture is None and not lacks(child, "culture"):
        return
    if culture is None or (is_blank(culture, "ethnicity") and is_blank(culture, "race")):
        words, to_child = (f"How do you describe {whose} ethnicity?" for whose in (f"{name}’s", "your"))
        yield Question(ask, (asking.case.child_key, "ethnicity"), words, to_child=to_child)
    if (culture is None or is_blank(culture, "languages")) and is_blank(child, "languages"):
        words, to_child = (f"Which languages {hear} hear at home?" for hear in (f"does {name}", "do you"))
        yield Question(ask, (asking.case.child_key, "languages"), words, to_child=to_child)


def _themselves(asking: Asking, key: str) -> Iterator[Question]:
    """What somebody can tell of themselves."""
    person, child = asking.case.family[key], asking.child_name
    if is_unnamed(person):
        yield Question(key, (key, "name"), "What is your full name, and what would you like to be called?")
    if lacks(person, "born"):
        yield Question(key, (key, "born"), "When is your birthday, and in which year were you born?")
    elif person.born is not None and person.born.day is None and person.born.latest is not None:
        words = f"When is your birthday? So far we have only “{for_people(person.born)}”."
        yield Question(key, (key, "born"), words)
    if asking.case.complete and not lives_somewhere(asking, key):
        yield Question(key, (key, "home"), "Where do you live now, and who lives there with you?")
    if lacks(person, "phone") and lacks(person, "email"):
        yield Question(key, (key, "reach"), "What is the best way to reach you, and at what time of day?")
    yield from culture_of(asking, key)
    spoken = [str(one).strip().casefold() for one in (person.culture.languages if person.culture else ())]
    spoken += [str(one).strip().casefold() for one in person.languages]
    if spoken and _ENGLISH not in spoken and lacks(person, "interpreter"):
        yield Question(key, (key, "interpreter"), "Would it help to have an interpreter with us when we talk?")
    told = any(one.seen_by == key for one in asking.case.relationships)
    if asking.case.complete and not told and key not in asking.kept_apart:
        yield Question(
            key, (key, "with-child"), f"What do you enjoy with {child}? How are things between the two of you?"
        )
    if asking.case.complete and not any(key in visit.wishes for visit in asking.case.file.visits):
        yield Question(key, (key, "wish"), f"What do you hope for {child}? What would you like to be different?")


def _as_parent(asking: Asking, key: str) -> Iterator[Question]:
    """What a parent can tell of those before them, and of parental responsibility."""
    person, child = asking.case.family[key], asking.child_name
    if person.gender != "female" and lacks(person, "parental_responsibility"):
        words = f"Do you have parental responsibility for {child}? Is your name on the birth certificate, for example?"
        yield Question(key, (key, "responsibility"), words)
    parents = [one for one in asking.case.parents.get(key, ()) if one in asking.case.family]
    if not asking.case.complete:
        return
    if not parents:
        words = "Who brought you up? What were your parents’ names, and when were they born?"
        yield Question(key, (key, "parents"), words)
    elif len(parents) == 1 and not _other_is_explained(asking, key):
        words = f"We know of {asking.name(parents[0])}. Who was your other parent?"
        yield Question(key, (key, "parents"), words, (parents[0],))
    others = [one for one in parents if one not in asking.grown_ups]
    unnamed = [one for one in others if is_unnamed(asking.case.family[one])]
    for one in unnamed:
        words = f"What is the name of {_called(asking, one)}, and when were they born?"
        yield Question(key, (one, "name"), words, (one,))
    undated = [
        one for one in others if lacks(asking.case.family[one], "born") and asking.is_alive(asking.case.family[one])
    ]
    undated = [one for one in undated if one not in unnamed and one in asking.seen.family]
    if undated:
        words = f"{_when_born(asking, undated)} About which year is fine."
        yield Question(key, (*sorted(undated), "born"), words, tuple(undated))


def _when_born(asking: Asking, keys: Sequence[str]) -> str:
    return f"When {'was' if len(keys) == 1 else 'were'} {listed([asking.name(key) for key in keys])} born?"


def _called(asking: Asking, key: str) -> str:
    relation = asking.case.family[key].relation
    return f"the person we have as “{relation or asking.case.name_of(key)}”"


def _other_is_explained(asking: Asking, key: str) -> bool:
    return any(
        couple.other_parent is not None or not lacks(couple, "other_parent")
        for couple in asking.case.couples
        if any(one.who == key for one in couple.children)
    )


def _brothers_and_sisters(asking: Asking) -> Iterator[Question]:
    family = asking.case.family
    ask = next(iter(asking.parents), next(iter(asking.carers), FAMILY))
    others = [key for key in asking.siblings if key not in asking.grown_ups and not is_unnamed(family[key])]
    here = [key for key in others if asking.is_alive(family[key]) and key in asking.seen.family]
    undated = [key for key in here if lacks(family[key], "born") and lacks(family[key], "due")]
    if undated:
        yield Question(ask, (*undated, "born"), _when_born(asking, undated), tuple(undated))
    homeless = [key for key in here if not lives_somewhere(asking, key)]
    if homeless and asking.case.complete:
        verb = "does" if len(homeless) == 1 else "do"
        words = f"Where {verb} {listed([asking.name(key) for key in homeless])} live now, and with whom?"
        yield Question(ask, (*homeless, "home"), words, tuple(homeless))


def _others(asking: Asking) -> Iterator[Question]:
    """Relatives who stand in the file without a name, or without the day they died."""
    near = {asking.case.child_key, *asking.grown_ups}
    ancestors = {one for key in asking.parents for one in asking.case.parents.get(key, ())}
    for key, person in asking.case.family.items():
        if key in near or person.is_pet:
            continue
        if is_unnamed(person) and key not in ancestors:
            yield Question(FAMILY, (key, "name"), f"What is the name of {_called(asking, key)}?", (key,))
        if person.died is not None and person.died.latest is None and not is_unnamed(person):
            words = f"When did {asking.name(key)} die? Would you like to tell us about {asking.name(key)}?"
            yield Question(FAMILY, (key, "died"), words, (key,))


def _together(asking: Asking) -> Iterator[Question]:
    """What a family can tell best when it sits together."""
    file, child = asking.case.file, asking.child_name
    if not asking.case.complete:
        return
    helpers = any(one.offers for one in file.network.values())
    circles = file.circles
    if not helpers and (circles is None or not (circles.inner or circles.middle)):
        words = "Who helps you when things get hard? Whom could you ring at night, and who would come?"
        yield Question(FAMILY, ("family", "helpers"), words)
    mapping, summary = file.mapping, file.summary
    strong = mapping is not None and bool(mapping.existing_strengths)
    strong = strong or (summary is not None and (summary.working_well is not None or summary.strengths is not None))
    if not strong:
        words = "What are you proud of as a family? When things were hard before, what helped?"
        yield Question(FAMILY, ("family", "strengths"), words)
    if mapping is not None and is_blank(mapping, "existing_safety"):
        words = f"Was there a time when it could have gone wrong, and somebody kept {child} safe? Who did what?"
        yield Question(FAMILY, ("family", "safety"), words)
    if mapping is not None and mapping.safety_goals and not any(goal.family_goal for goal in mapping.safety_goals):
        words = "How would you notice that things have become better? What would be the first small sign?"
        yield Question(FAMILY, ("family", "goal"), words)
