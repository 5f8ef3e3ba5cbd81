"""The opening of the reference page: the rules of the format in plain English, which no model holds.

Everything between ```yaml and ``` is read by a test, which expects no finding; an example without `casekit` and `child`
is read as a part of a case file. All people are invented.
"""

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
      does: collects Ndéla from school on Fridays
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
