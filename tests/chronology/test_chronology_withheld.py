"""What is withheld is in no form of any copy for the family or the child, however the file is taken apart."""

import pytest
from chronologies import made
from copies import FORMS, contents

from casekit.case.audience import Audience
from casekit.chronology.choices import GroupBy, View
from casekit.chronology.extract import Extract
from casekit.chronology.select import Selection, SelectionProblem

CASE = """casekit: 1
child: tia
case:
  id: C-1
  plans:
    - {plan: child-in-need, from: 2021-01-01, to: 2022-06-30}
    - {plan: child-protection, category: neglect, from: 2022-07-01, withhold: {why: WHYPLAN}}
family:
  tia: {name: Tia Marsh, born: 2010-05-04}
  mum: {name: Lena Marsh}
  dad: {name: Zebulon Quillfeather, withhold: {why: WHYDAD}}
professionals:
  amir: {name: Amir Shah, role: social-worker, agency: social-care}
chronology:
  reviewed: 2023-05-30
  analysis: {text: SECRETANALYSIS, withhold: {why: WHYANALYSIS}}
  shared: [{with: mum, date: 2023-01-02, how: SECRETHOW}]
  events:
    - {date: 2022-01-01, what: Seen one., themes: [home], tone: strength, source: {agency: school}}
    - {date: 2022-02-02, what: SECRETWHAT, themes: [SECRETTHEME], tone: concern, withhold: {from: [mum], why: WHYEVENT},
       who: {harmed: [tia]}, where: SECRETWHERE, source: {agency: SECRETAGENCY, ref: SECRETREF},
       significance: SECRETSIGNIFICANCE, impact: SECRETIMPACT, child_view: SECRETVIEW, notes: SECRETNOTES,
       responses: {parents: SECRETRESPONSE}, action: SECRETACTION, disputed: [SECRETDISPUTE], kind: allegation}
    - {date: 2022-03-03, what: SECRETLATER, share: {family: later, why: WHYLATER}}
    - {date: 2022-04-04, what: SECRETCHILD, share: {child: no, family: yes, why: WHYCHILD}}
    - {date: 2022-05-05, what: SECRETDAD, who: {did: [dad]}}
    - {date: 2022-06-06, what: Zebulon was rude.}
    - {date: 2022-07-07, what: Seen two., notes: SECRETNOTE, child_view: SECRETWORDS,
       action: {done: SECRETDONE, withhold: {why: W}},
       source: {agency: police, who: mum, ref: SECRETDOCUMENT, received: 2022-07-09}}
    - {date: 2022-08-08, what: Seen three., child_view: I liked it., share: {family: yes}}
"""
HIDDEN = ("SECRET", "WHY", "Zebulon", "Quillfeather", "neglect", "Child Protection", "withhold", "Withheld")
GONE = ("SECRETWHAT", "SECRETLATER", "SECRETCHILD", "SECRETDAD", "Zebulon")
READERS = [
    (View.FAMILY, Audience.INTERNAL),
    (View.CHILD, Audience.INTERNAL),
    (View.FULL, Audience.FAMILY),
    (View.THEMATIC, Audience.FAMILY),
    (View.COURT, Audience.FAMILY),
    (View.MULTI_AGENCY, Audience.FAMILY),
]


def for_them(view: View, audience: Audience, group_by: GroupBy | None = None, text: str = CASE) -> Extract:
    return made(text, view, group_by=group_by, audience=audience)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("view", "audience"), READERS)
def test_a_copy_for_the_family_holds_nothing_that_is_withheld(view: View, audience: Audience, form: str) -> None:
    words = contents(FORMS[form](for_them(view, audience)))
    assert "Seen one." in words
    for hidden in HIDDEN:
        assert hidden not in words, hidden


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("by", GroupBy)
def test_no_heading_and_no_count_gives_it_away(by: GroupBy, form: str) -> None:
    words = contents(FORMS[form](for_them(View.FAMILY, Audience.FAMILY, by)))
    for hidden in HIDDEN:
        assert hidden not in words, hidden


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("view", [View.FAMILY, View.CHILD])
def test_the_copy_is_the_same_where_the_withheld_events_never_were(view: View, form: str) -> None:
    lines = CASE.split("\n")
    events = lines.index("  events:")
    kept, keep = lines[: events + 1], True
    for line in lines[events + 1 :]:
        if line.startswith("    - "):
            keep = not any(word in line for word in GONE)
        kept += [line] if keep else []
    without = for_them(view, Audience.FAMILY, text="\n".join(kept))
    assert FORMS[form](for_them(view, Audience.FAMILY)) == FORMS[form](without)


@pytest.mark.parametrize("form", FORMS)
def test_the_internal_copy_holds_all_of_it_marked(form: str) -> None:
    words = contents(FORMS[form](for_them(View.FULL, Audience.INTERNAL)))
    for shown in ("SECRETWHAT", "SECRETNOTES", "SECRETACTION", "WHYEVENT", "Zebulon was rude."):
        assert shown in words


def test_a_theme_that_only_a_withheld_event_has_is_not_known_to_the_family() -> None:
    with pytest.raises(SelectionProblem) as caught:
        made(CASE, View.FAMILY, Selection(themes=("SECRETTHEME",)))
    assert "home (1)" in caught.value.message
    assert caught.value.known == ("home",)


def test_the_childs_own_words_are_there_where_they_are_shared() -> None:
    words = contents(FORMS["markdown"](for_them(View.CHILD, Audience.FAMILY)))
    assert "I liked it." in words
