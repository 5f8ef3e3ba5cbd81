"""Dates as a picture may show them: whole, years only, or not at all."""

from dataclasses import replace

from casekit.genogram.family import CarerLink, Family, Member, Union, When
from casekit.genogram.look import Dates
from casekit.text.pattern import pattern

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = pattern(rf"\b(?:(?:\d{{1,2}} )?{_MONTH} ?– ?|\d{{1,2}}–)?(?:\d{{1,2}} )?{_MONTH} (\d{{4}})\b")
_DATED = pattern(r"\s*(?:\b(?:in|on|from|since|until|before|after|about|between)\b\s*)*\(?(?:\d|date not known).*$")
_OF_A_COUPLE = {"m.": "married", "eng.": "engaged", "sep.": "", "legally sep.": "", "div.": ""}
"""What short words before a date become without it. Slashes on the line say the end of a couple."""


def dated_as(family: Family, dates: Dates) -> Family:
    """The family with the dates of people, couples and carers cut to what was chosen; their order stays known."""
    if dates is Dates.FULL:
        return family
    return replace(
        family,
        members=tuple(_member(member, dates) for member in family.members),
        unions=tuple(_union(union, dates) for union in family.unions),
        carers=tuple(_carer(link, dates) for link in family.carers),
        earlier_care=tuple(_carer(link, dates) for link in family.earlier_care),
        relationships=tuple(replace(one, said=_when(one.said, dates)) for one in family.relationships),
    )


def years_only(text: str) -> str:
    """Days and months left out: "12 Mar 2015" is "2015", "about Nov 2016" is "about 2016"."""
    return _DAY.sub(r"\1", text)


def without_dates(text: str) -> str:
    """The words before a date: "living together 2004" is "living together"."""
    return _DATED.sub("", years_only(text)).strip()


def _when(moment: When | None, dates: Dates) -> When | None:
    if moment is None:
        return None
    return replace(moment, text=years_only(moment.text) if dates is Dates.YEARS else "")


def _member(member: Member, dates: Dates) -> Member:
    return replace(member, born=_when(member.born, dates), died=_when(member.died, dates))


def _union(union: Union, dates: Dates) -> Union:
    began = _when(union.began, dates)
    if dates is Dates.YEARS:
        return replace(union, labels=tuple(years_only(label) for label in union.labels), began=began)
    left = (without_dates(label) for label in union.labels)
    words = (_OF_A_COUPLE.get(word, word) for word in left)
    return replace(union, labels=tuple(word for word in words if word), began=began)


def _carer(link: CarerLink, dates: Dates) -> CarerLink:
    label = years_only(link.label) if dates is Dates.YEARS else without_dates(link.label)
    return replace(link, label=label)
