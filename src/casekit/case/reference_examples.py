"""Examples for the reference page, one for each field of the case file that holds records. All people are invented."""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, str]] = {
    "case": """\
case:
  id: EH-20417
  opened: 2022-11-03
  purpose: Help Ndéla stay safe at her aunt and uncle's, and settle at school.
  plans:
    - plan: early-help
      from: 2023-04-07
      decision:
        date: 2023-04-07
        by: raul
        endorsed_by: priya
        why: Ndéla has a safe home with Yolande and Christian.
  visits_planned: {every: 4 weeks, kind: home}
""",
    "family": """\
family:
  moussa:
    name: Moussa Rae
    gender: male
    born: 1978
    birthplace: Dakar
    parental_responsibility: yes
    culture: {ethnicity: Senegalese, religion: Muslim, languages: [Wolof, French, English]}
    health:
      - {what: back injury, kind: physical, since: 2018}
  matti: {name: Matti Korhonen, gender: male, born: 1951, died: 2016-11}
  bisou: {name: Bisou, kind: pet}
""",
    "couples": """\
couples:
  - partners: [moussa, aino]
    married: 2005
    separated: 2022-10
    children:
      - ndela
      - {who: tomi, link: adopted, from: 2015}
      - {kind: miscarriage, date: 2011}
  - partners: [liisa]
    other_parent: {unknown: Liisa does not wish to say.}
    children: [aino]
""",
    "carers": """\
carers:
  - child: ndela
    who: [yolande, christian]
    as: kinship-care
    from: 2022-11-05
""",
    "households": """\
households:
  - name: Yolande and Christian's home
    address: 12 Kestrel Road, Ashford
    confidential: yes
    members:
      - yolande
      - christian
      - {who: ndela, from: 2022-11-05}
""",
    "relationships": """\
relationships:
  - {between: [ndela, yolande], is: close, seen_by: ndela, date: 2023-05-02}
  - {from: aino, to: moussa, is: violence, seen_by: moussa, date: 2022-11-20, basis: reported}
  - {between: [ndela, football], is: strong, gives: both, seen_by: ndela, date: 2023-05-02}
""",
    "network": """\
network:
  amara:
    name: Amara
    is: friend
    of: ndela
    offers: Ndéla can ring her any evening.
    asked: 2023-05-09
    agreed: 2023-05-09
  football: {name: School football team, is: club, of: ndela}
""",
    "professionals": """\
professionals:
  jemima: {name: Jemima Lervik, role: early-help-worker, agency: early-help, phone: "01234567813"}
  raul: {name: Raul Limington, role: social-worker, agency: social-care, to: 2023-03-03}
""",
    "genogram": """\
genogram:
  made: 2022-11-20
  reviewed: 2023-05-02
  with: [ndela, aino, moussa, yolande]
  agencies: [police, school]
  explained: 2022-11-20
  agreed_key:
    - {fill: green, means: Senegalese heritage, who: [moussa, yolande, ndela]}
""",
    "circles": """\
circles:
  date: 2023-05-09
  with: [ndela, jemima]
  inner: [yolande, christian]
  middle:
    - {who: amara, knows: some, offers: Ndéla can ring her any evening., how: Ndéla wants to tell her herself.}
  outer: [fatou]
""",
    "mobility": """\
mobility:
  date: 2023-06-06
  with: [ndela, jemima]
  places:
    - name: Helsinki
      from: 2008-09-17
      to: ~2012
      people:
        - {name: Liisa, why: She read to Ndéla every night., felt_safe: yes, find: found}
      memories: Ice on the sea.
""",
    "chronology": """\
chronology:
  reviewed: 2023-05-30
  analysis: Incidents at home grew closer together through 2022.
  systems_checked: [Early Help, social care, school]
  events:
    - date: 2022-06-18
      kind: incident
      what: A neighbour heard shouting and called the police. Aino had thrown a plate at Moussa and cut his arm.
      themes: [domestic-abuse]
      who: {did: [aino], harmed: [moussa], present: [ndela]}
      source: {agency: police, ref: incident log of 18 June 2022}
      tone: concern
      impact: Ndéla said that she stayed in her room with her headphones on.
      action: A social worker visited on 24 June and spoke to each parent alone.
    - date: 2022-06-20
      kind: school-absence
      what: Ndéla was not at school on 20 and 21 June.
      source: {agency: school, who: sheress}
      action: {none: The school had already rung home.}
""",
    "summary": """\
summary:
  updated: 2023-04-07
  by: jemima
  because: transfer
  about_you: |
    Ndéla, you told me that you were born in Helsinki. You call yourself a citizen of the world.
  need_to_know: |
    You live with Yolande and Christian. If you go missing, your plan says who rings whom.
  your_voice: |
    You said: "I want people to know I am more than what happened."
""",
    "mapping": """\
mapping:
  date: 2023-05-02
  with: [ndela, moussa, yolande, jemima]
  harm:
    - {what: Ndéla heard and saw her mother hit her father., events: [2022-06-18]}
  complicating_factors:
    - Moussa's back pain makes it hard for him to work.
  existing_safety:
    - {what: Yolande collected Ndéla at midnight when she rang., date: 2023-03-11, by: yolande}
  danger_statements:
    - key: home
      worried: [jemima, yolande]
      about: Ndéla being in the house when Aino hurts Moussa.
      could_happen: Ndéla could be hurt herself.
  safety_goals:
    - key: calm-home
      answers: home
      will_see: Ndéla lives with adults who argue without hitting.
      for_how_long: six months
  next_steps:
    - {what: Ask Aino whether she will meet the network., who: jemima, due: 2023-05-20}
""",
    "scaling": """\
scaling:
  - question: How safe is Ndéla?
    about: calm-home
    zero: It is as bad as it was in 2022.
    ten: Nobody is worried any more.
    scores:
      - {date: 2023-05-02, by: ndela, score: 7, because: I like it at Yolande's., up_one: Seeing Dad every week.}
""",
    "harm_matrix": """\
harm_matrix:
  - what: Violence between Aino and Moussa
    date: 2023-05-02
    first: {date: ~2015, what: Aino pushed Moussa in the kitchen., severity: no injury}
    worst: {date: 2022-06-18, what: Aino cut his arm with a plate., severity: a cut that needed stitches}
    last: {date: 2022-10-01, what: Aino shouted at the door of the flat., severity: no injury}
""",
    "safety_plan": """\
safety_plan:
  made: 2023-05-09
  review: 2023-07-07
  kept_at: In Ndéla's documents, and on Yolande's fridge.
  rules:
    - for: home
      when: Ndéla is not back by the time agreed
      who: [yolande, christian]
      does: ring Ndéla, then Amara, then the police
      agreed: 2023-05-09
  monitors: [christian, jemima]
  rota: {monday: yolande, saturday: [yolande, christian], sunday: fatou}
  child_knows: {date: 2023-05-09, how: We drew it together.}
""",
    "meetings": """\
meetings:
  - date: 2023-05-09
    kind: family-network
    at: "18:00"
    bottom_line:
      what: If Ndéla is not safe at her aunt's, Early Help will ask social care to step in.
      agreed: 2023-05-02
    consent: {ndela: yes, aino: yes, moussa: yes}
    invited:
      - {who: yolande, came: yes}
      - {who: aino, came: no, why: Working a late shift, explored: 2023-05-10}
    ground_rules: {set_by: network, are: [one person speaks at a time, breaks when anyone asks]}
    child: {part: all, planned: Ndéla chose where to sit and when to stop.}
    next: 2023-06-20
""",
    "visits": """\
visits:
  - date: 2023-05-02
    by: jemima
    kind: home
    seen: alone
    wishes:
      ndela: Ndéla wants to see her dad every week.
    answered:
      ndela: Moussa has said yes to Sundays.
""",
    "decisions": """\
decisions:
  - date: 2023-04-07
    what: The plan changes from Child in Need to Early Help.
    why: Ndéla has a safe home with Yolande and Christian.
    by: raul
    endorsed_by: priya
    told: {ndela: 2023-04-07, moussa: 2023-04-11}
""",
    "words_and_pictures": """\
words_and_pictures:
  - date: 2023-06-01
    for: ndela
    with: [yolande, moussa]
    shown: 2023-06-06
    pages:
      - {heading: Who was worried, words: "The police, your school and Jemima were worried about you."}
""",
}
"""By the name of the field; together they are one whole case. A test reads them and expects no finding."""
