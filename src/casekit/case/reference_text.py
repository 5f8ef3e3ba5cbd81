"""The parts of the reference page that no model holds: the rules of the format in plain English, and examples.

Everything between ```yaml and ``` is read by a test, which expects no error; an example without `casekit` and `child`
is read as a part of a case file. All people are invented.
"""

from collections.abc import Mapping
from typing import Final

INTRODUCTION: Final = """\
# The case file

A case file is plain text about one child: who belongs to the family, what happened and what was done about it, what
the plan is and whose it is. People read and write it, and casekit checks it, draws the genogram from it, and makes the
chronology and the summary. This page lists everything that a case file may say.

Every example on this page is about the same invented family.

## A first file

```yaml
casekit: 1
child: ndela

family:
  ndela:
    name: Ndéla Rae
    gender: female
    born: 2008-09-17
  aino:
    name: Aino Rae
    gender: female
    born: 1981-02-10
    parental_responsibility: yes
  moussa:
    name: Moussa Rae
    gender: male
    born: 1978
    parental_responsibility: yes

couples:
  - partners: [moussa, aino]
    married: 2005
    separated: 2022-10
    children: [ndela]
```

Only `casekit` and `child` have to be there. `casekit new` writes such a file for you to fill in, and `casekit lint`
says what is still missing.

## The rules of the format

### Fields, records and lists

A **field** is a name, a colon, a space and a value: `born: 1981-02-10`. A **record** is several fields under one name,
two spaces further in. A **list** has each item after a dash, or all of them in square brackets. A record that fits on
one line may stand in curly brackets. Spaces count: what belongs together starts in the same column. Never use the tab
key.

```yaml
visits:
  - date: 2023-05-02
    by: jemima
    kind: home
    seen: alone
    present: [yolande, christian]
  - {date: 2023-06-06, by: jemima, kind: school, seen: alone}
```

In curly and in square brackets a comma ends the value. A sentence with a comma in it belongs on a line of its own, or
in double quotes.

The fields may stand in any order. A name that casekit does not know is an error, and so is a field that stands twice:
what nobody expects would be shown in no report.

### Text is text

casekit keeps what you typed. A family called No, a house called 012 and a time of 9:05 stay exactly that; nothing is
read as a number or a date unless the field takes one. A few signs mean something to YAML, the notation in which case
files are written. casekit finds them and says so:

| if a text holds | write it |
|---|---|
| a colon and a space (`She said: no`) | in double quotes, or below a `|` |
| a space and `#` (`lives at #5`) | in double quotes; otherwise the rest of the line is a note to yourself |
| `&`, `*`, `!`, `%`, `@`, `>`, `{` or `[` as its first sign | in double quotes |
| more than one line | below a `|`, two spaces further in |

Telephone numbers and times of day are best put in double quotes, because other programs read them as numbers and drop
a leading nought.

```yaml
professionals:
  jemima:
    name: Jemima Lervik
    phone: "01234567813"
    notes: |
      She said: "Ring me any time before five."
      Her desk is at #5 on the second floor.
```

A line that starts with `#` is a note to yourself. casekit does not read it, and no report shows it.

### People have keys

Every person has a **key**: a short word in small letters such as `mum`, `yolande` or `head-of-year`. It stands once in
`family`, `network` or `professionals`, and the rest of the file uses it to say who is meant. A key starts with a letter
and holds the letters a to z, figures, `-` and `_`, up to 40 of them. The name itself, with all its letters, goes into
`name`. A key that stands for nobody is an error that says which one is nearest.

### Dates say what is known, and no more

| write | when it was |
|---|---|
| `2023-04-07` | on 7 April 2023 |
| `2023-04` | in April 2023 |
| `2023` | in 2023 |
| `~2012` | in about 2012; `~2012-05` and `~2023-03-05` work too |
| `2022-10-08/2022-10-09` | from 8 to 9 October 2022, or some day in between |
| `2022-11/` | from November 2022, and it is still so |
| `before 2019` | at some time before 2019 |
| `after 2019-06` | at some time after June 2019 |
| `unknown` | nobody knows |

The year always comes first. `07/04/2023` is an error, because it could be April or July. A date that is known only
roughly stays rough in every report, and a check that would need to know more says nothing, or says "may".

### What changes is dated

Plans, legal status, workers, carers, members of a household and relationships each have dates: `from` and `to`, or the
day they were seen. Nothing is overwritten when it changes. The old line gets its `to`, and a new line follows. So
casekit can show the case as it stood on any day.

```yaml
case:
  plans:
    - {plan: child-in-need, from: 2022-11-03, to: 2023-04-06}
    - {plan: early-help, from: 2023-04-07}
  workers:
    - {who: raul, from: 2022-11-03, to: 2023-03-03}
    - {who: jemima, from: 2023-04-07}
```

The last day counts: the first of these plans holds on 6 April 2023.

### Short forms

Some records say only one thing most of the time. They may be written as that one thing, or in full when there is more
to say. The tables below say so ("text, or in full …").

```yaml
households:
  - name: Yolande and Christian's home
    members: [yolande, christian, {who: ndela, from: 2022-11-05}]
```

Here `yolande` is short for `{who: yolande}`.

### A judgement has an owner

Wherever somebody sees, thinks or says something, the file can say who (`by`, `seen_by`, `with`), when (`date`) and on
what ground (`basis`). Most longer texts may be a record with `text` and `basis`, so that a fact, an allegation and a
view are never mistaken for each other.

```yaml
relationships:
  - {between: [ndela, aino], is: distant, seen_by: ndela, date: 2023-05-02}
  - {between: [ndela, aino], is: close, seen_by: aino, date: 2022-11-20}
chronology:
  analysis:
    text: Days missed at school may follow what happens at home.
    basis: hypothesis
    by: jemima
```

### A reason satisfies a rule

casekit checks what good practice asks for. Where there is a good reason why it does not apply, the reason goes into
the file, with the rule that it answers. It must say `why`, and it may say `by` whom and `until` when.

```yaml
chronology:
  events:
    - date: 2012
      kind: house-move
      what: The family moved from Helsinki to Luxembourg.
      allow:
        - rule: event-without-source
          why: The family tells it so, and no document is left.
          by: jemima
          until: 2026-09-01
```

### What is withheld stays withheld

A record may say from whom it is kept. An output made for those people leaves it out. Where `from` names nobody, the
record is withheld from all.

```yaml
safety_plan:
  rules:
    - for: home
      who: yolande
      does: rings Jemima
      withhold:
        from: [aino]
        why: It would tell her where Ndéla sleeps on Fridays.
        decided_by: priya
        date: 2023-05-09
        review: 2023-07-07
```

### A family file for brothers and sisters

Case files of brothers and sisters may share one file of people, so that a correction is made once. In the case file,
`family` is then the path of that file, and that file holds `family` and, if you like, `couples`, `carers`, `households`
and `relationships`. Those lists are added to the case file's own. The family file lies inside the record folder: the
nearest folder upward that holds a `casekit.toml` or is a git repository.

    family: ../families/rae.yaml

### What casekit does with the file

casekit reads it. It never puts its own order, wording or layout into your file. A file holds one child, is saved as
UTF-8 (which every editor does today) and has at most 4 MiB, which is thousands of pages.
"""

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
"""An example for each field of the case file that holds a record."""
