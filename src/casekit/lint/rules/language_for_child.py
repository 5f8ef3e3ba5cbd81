"""Rules on the words of texts for the child: the case summary, words and pictures, and the rules of the plan."""

from collections.abc import Iterable, Iterator

from casekit.case.case import Case
from casekit.case.meetings import WordsAndPictures
from casekit.case.summary import Summary
from casekit.lint.context import Context
from casekit.lint.language.remarks import Saying, quoted_word, times, word_remarks
from casekit.lint.language.voices import Voice
from casekit.lint.language.wording import Hit, Wording, wording_of
from casekit.lint.rule import Remark, left_to, rule
from casekit.text.finding import Severity

_EXPLAINED_AFTER = (
    " (",
    " –",
    " —",
    " - ",
    ": ",
    ", which ",
    ", that is",
    " means ",
    " is when ",
    " is where ",
    ", or ",
)
_EXPLAINED_BEFORE = ("called ", "called a ", "called the ", "called your ", "call it ", "call this ", "known as ", "(")
_LONGEST_CLUE = 14
_WEIGHTIER = ("victim-blaming", "child-as-problem", "compliance-language")
"""Lists that are looked for in every text; words of theirs need not be called hard as well."""


@rule("jargon-in-summary", subject="language", severity=Severity.WARNING, open_only=True)
def jargon_in_summary(case: Case, context: Context) -> Iterator[Remark]:
    """The case summary, or words and pictures, use a word that children in care asked us not to use.

    Young people went through the words of the system and said which ones shut them out. A placement is a home, and a
    birth mother is Mum. A word that is explained where it stands does not count, nor does one in quotation marks. The
    list, with its sources, is `lint/words/jargon-in-summary.toml`.

    Source: Kent guidance, Case Summaries: practitioners who imagine a direct conversation "remove professional jargon";
    TACT, Language That Cares.
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          status: Your placement with Yolande and Christian goes well.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          status: Your home with Yolande and Christian is a good one.
    """
    hits = (hit for hit in _unexplained(wording_of(case), "jargon-in-summary") if _is_in_summary(hit))
    many = "{count} words of the care system stand in texts for the child."
    saying = Saying(_say_jargon, "A text for the child holds jargon.", many)
    yield from word_remarks("jargon-in-summary", case, hits, saying)


@rule("prefer-plain-word", subject="language", severity=Severity.ADVICE, open_only=True)
def prefer_plain_word(case: Case, context: Context) -> Iterator[Remark]:
    """A text for the child uses a professionals' word that has a plainer one.

    What a child or parent has to look up, they do not read. The plainer words are suggestions: the child's own word
    for a thing is better than any. The list is `lint/words/prefer-plain-word.toml`.

    Source: Kent guidance, Recording Chronologies: "Do not use jargon and write using plain English for children, young
    people, and families."
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          plan: The core group will look at your protective factors in July.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          plan: In July we will look together at what keeps you safe.
    """
    wording = wording_of(case)
    elsewhere = (hit for hit in _unexplained(wording, "jargon-in-summary") if not _is_in_summary(hit))
    hits = []
    for hit in (*_unexplained(wording, "prefer-plain-word"), *elsewhere):
        said_by = next((name for name in _WEIGHTIER if any(hit.overlaps(one) for one in wording.of(name))), None)
        if said_by is None:
            hits.append(hit)
        else:
            yield left_to(said_by, hit.prose.record)
    saying = Saying(
        lambda hit, count: f"{quoted_word(hit)} has a plainer word{times(count)}.",
        "A word in a text for the child has a plainer one.",
        "{count} words in texts for the child have a plainer one.",
    )
    yield from word_remarks("prefer-plain-word", case, hits, saying, advice=True)


@rule(
    "unexplained-acronym",
    subject="language",
    severity=Severity.WARNING,
    open_only=True,
    about=("chronology", "summary", "mapping", "safety_plan", "words_and_pictures", "meetings", "visits"),
)
def unexplained_acronym(case: Case, context: Context) -> Iterator[Remark]:
    """Initials of the field are not explained.

    Only those who know them already can read them, and some stand for two things. In a text for the child this is a
    warning, elsewhere advice. Initials count as explained where their words stand somewhere in the file, or where a
    bracket stands before or behind them. Only the first place is shown.

    Source: Bromley Direct Work Toolkit, Language: "Acronyms – Use full language as much as possible"; Kent guidance,
    Recording Chronologies: "Do not use jargon".
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          status: We held an ICPC in March.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: You love reading and football.
          status: In March we held a first meeting about keeping you safe, the initial child protection conference.
    """
    wording = wording_of(case)
    hits = _initials(wording)
    saying = Saying(
        lambda hit, _: f"{quoted_word(hit)} is not explained.",
        "Initials are not explained.",
        "{count} sets of initials are not explained.",
    )
    for to_child in (True, False):
        those = [hit for hit in hits if (hit.prose.voice is Voice.TO_CHILD) is to_child]
        yield from word_remarks("unexplained-acronym", case, those, saying, advice=not to_child)


@rule("third-person-worker", subject="language", severity=Severity.ADVICE, open_only=True)
def third_person_worker(case: Case, context: Context) -> Iterator[Remark]:
    """In a text for the child the worker writes of themselves as of somebody else.

    "The writer" is nobody the child knows. "I" is the person who came on Tuesdays. Somebody who reads their file years
    later wants to know who that was.

    Source: Social Work News, Write case records to young people and not about them: "Social workers referring to
    themselves in the third person"; Kent guidance, Case Summaries: "written to the child or young person".
    Flagged:
        summary:
          updated: 2023-04-07
          about_you: This worker visited you at school and heard that you love football.
    Instead:
        summary:
          updated: 2023-04-07
          about_you: I visited you at school, and you told me that you love football.
    """
    saying = Saying(
        lambda hit, count: f"{quoted_word(hit)} speaks of you as of somebody else{times(count)}.",
        "The worker writes of themselves as of somebody else.",
        "{count} wordings speak of you as of somebody else.",
    )
    hits = wording_of(case).of("third-person-worker", Voice.TO_CHILD)
    yield from word_remarks("third-person-worker", case, hits, saying, advice=True)


def _say_jargon(hit: Hit, count: int) -> str:
    return f"{quoted_word(hit)} is a word of the care system, not of a child{times(count)}. {hit.entry.why}"


def _is_in_summary(hit: Hit) -> bool:
    return any(isinstance(record, (Summary, WordsAndPictures)) for record in hit.prose.around)


def _unexplained(wording: Wording, name: str) -> Iterator[Hit]:
    """The words of a list in texts for the child that are not explained where they stand."""
    for hit in wording.of(name, Voice.TO_CHILD):
        text = hit.prose.text
        after = " ".join(text[hit.end : hit.end + _LONGEST_CLUE].split(" "))
        before = text[max(0, hit.start - _LONGEST_CLUE) : hit.start].lower()
        if not after.replace("\n", " ").startswith(_EXPLAINED_AFTER) and not before.endswith(_EXPLAINED_BEFORE):
            yield hit


def _has_bracket(hit: Hit) -> bool:
    """Whether the initials stand in brackets, or have brackets behind them."""
    text = hit.prose.text
    return text[: hit.start].endswith("(") or text[hit.end : hit.end + 2].lstrip().startswith("(")


def _initials(wording: Wording) -> list[Hit]:
    """The first place of each set of initials that is explained nowhere in the file; texts for the child come first."""
    every = tuple(wording.of("unexplained-acronym"))
    explained = {hit.number for hit in every if _has_bracket(hit)}
    said_already = (*wording.of("jargon-in-summary"), *wording.of("prefer-plain-word"))
    found: dict[int, Hit] = {}
    for hit in sorted(every, key=lambda one: one.prose.voice is not Voice.TO_CHILD):
        if hit.number not in explained and not (_is_shouted(hit) or _is_within(hit, said_already)):
            found.setdefault(hit.number, hit)
    return [hit for hit in found.values() if not wording.is_said(hit.entry.means)]


def _is_within(hit: Hit, others: Iterable[Hit]) -> bool:
    """Whether the initials are part of words that another list names."""
    return any(one.prose is hit.prose and one.start <= hit.start and hit.end <= one.end for one in others)


def _is_shouted(hit: Hit) -> bool:
    """Whether the text around is in capitals, where initials cannot be told from words."""
    around = "".join(hit.sentence)
    letters = sum(sign.isalpha() for sign in around)
    return letters > 0 and sum(sign.isupper() for sign in around) * 2 > letters
