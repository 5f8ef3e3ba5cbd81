"""Partial dates: the forms, what they can mean, how they compare, and what is said about wrong ones."""

import pickle
import re
import time
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from casekit.case.dates import (
    Age,
    DateForm,
    DateProblem,
    PartialDate,
    add_months,
    age_on,
    for_people,
    holds_on,
    uk_day,
)

parse = PartialDate.parse
ONE_DAY = timedelta(days=1)
ISO = re.compile(r"\d{4}-\d\d|\d/|^~")

days = st.dates(date(1850, 1, 1), date(2150, 12, 31))
exact_texts = days.flatmap(lambda day: st.sampled_from((day.isoformat(), day.isoformat()[:7], day.isoformat()[:4])))
single_texts = st.builds(lambda about, text: about + text, st.sampled_from(("", "", "~")), exact_texts)


def _period_text(first: str, second: str) -> str:
    low, high = sorted((first, second), key=lambda text: parse(text).named_from or date.max)
    return f"{low}/{high}"


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateProblem:
        return False
    return True


valid_texts = st.one_of(
    single_texts,
    st.builds(_period_text, single_texts, single_texts).filter(_is_date),
    single_texts.map(lambda text: f"{text}/"),
    exact_texts.map(lambda text: f"before {text}"),
    exact_texts.map(lambda text: f"after {text}"),
    st.just("unknown"),
)
partial_dates = valid_texts.map(parse)


def first_possible(when: PartialDate) -> date:
    return when.earliest or date.min


def last_possible(when: PartialDate) -> date:
    return when.latest or date.max


def problem(text: str) -> DateProblem:
    with pytest.raises(DateProblem) as caught:
        parse(text)
    return caught.value


class TestForms:
    @pytest.mark.parametrize(
        ("text", "form", "earliest", "latest"),
        [
            ("2023-04-07", DateForm.DAY, date(2023, 4, 7), date(2023, 4, 7)),
            ("2024-02", DateForm.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
            ("1900-02", DateForm.MONTH, date(1900, 2, 1), date(1900, 2, 28)),
            ("2023", DateForm.YEAR, date(2023, 1, 1), date(2023, 12, 31)),
            ("~2012", DateForm.YEAR, date(2007, 1, 1), date(2017, 12, 31)),
            ("~2012-05", DateForm.MONTH, date(2012, 4, 1), date(2012, 6, 30)),
            ("~2023-03-05", DateForm.DAY, date(2023, 2, 26), date(2023, 3, 12)),
            ("2022-10-08/2022-10-09", DateForm.PERIOD, date(2022, 10, 8), date(2022, 10, 9)),
            ("2018/2020-06", DateForm.PERIOD, date(2018, 1, 1), date(2020, 6, 30)),
            ("~2012/2014", DateForm.PERIOD, date(2007, 1, 1), date(2014, 12, 31)),
            ("2012/~2014", DateForm.PERIOD, date(2012, 1, 1), date(2019, 12, 31)),
            ("2022-10/2022-10-05", DateForm.PERIOD, date(2022, 10, 1), date(2022, 10, 5)),
            ("2022-11/", DateForm.OPEN, date(2022, 11, 1), None),
            ("before 2019", DateForm.BEFORE, None, date(2018, 12, 31)),
            ("before 2019-06-01", DateForm.BEFORE, None, date(2019, 5, 31)),
            ("after 2019-06", DateForm.AFTER, date(2019, 7, 1), None),
            ("after 2019", DateForm.AFTER, date(2020, 1, 1), None),
            ("unknown", DateForm.UNKNOWN, None, None),
        ],
    )
    def test_a_form_has_the_days_it_can_mean(
        self, text: str, form: DateForm, earliest: date | None, latest: date | None
    ) -> None:
        when = parse(text)
        assert (when.text, when.form, when.earliest, when.latest) == (text, form, earliest, latest)

    @pytest.mark.parametrize(
        ("text", "precision", "approximate"),
        [
            ("2023-04-07", "day", False),
            ("~2012-05", "month", True),
            ("2018/2020-06", "year", False),
            ("~2012/2014-01", "year", True),
            ("2022-11/", "month", False),
            ("after 2019-06", "month", False),
            ("unknown", "unknown", False),
        ],
    )
    def test_precision_is_that_of_the_coarsest_part(self, text: str, precision: str, approximate: bool) -> None:
        assert (parse(text).precision, parse(text).approximate) == (precision, approximate)

    @given(valid_texts)
    def test_the_earliest_day_is_never_after_the_latest(self, text: str) -> None:
        when = parse(text)
        assert when.text == text
        assert first_possible(when) <= last_possible(when)

    @given(single_texts)
    def test_about_takes_in_what_it_names(self, text: str) -> None:
        when, exact = parse(text), parse(text.removeprefix("~"))
        assert first_possible(when) <= first_possible(exact) <= last_possible(exact) <= last_possible(when)
        assert (when.named_from, when.named_to) == (exact.earliest, exact.latest)

    @given(days)
    def test_a_day_reads_back_as_itself(self, day: date) -> None:
        assert parse(day.isoformat()) == PartialDate.on(day)
        assert PartialDate.on(day).day == day

    def test_a_time_of_day_is_left_off_an_exact_day(self) -> None:
        assert PartialDate.on(datetime.fromisoformat("2023-04-07T14:30")) == parse("2023-04-07")

    @given(valid_texts)
    def test_it_survives_being_sent_to_another_process(self, text: str) -> None:
        assert pickle.loads(pickle.dumps(parse(text))) == parse(text)


class TestComparing:
    @pytest.mark.parametrize(
        ("first", "second", "before", "after", "same"),
        [
            ("2023-04-07", "2023-04-08", True, False, False),
            ("2023-04-07", "2023-04-07", False, False, True),
            ("2023-04", "2023-04-30", None, False, None),
            ("2023-04", "2023-04-01", False, None, None),
            ("2023-04", "2023-04", None, None, None),
            ("2022", "2023-01", True, False, False),
            ("~2012", "2017", None, None, None),
            ("~2012", "2018", True, False, False),
            ("before 2019", "2019", True, False, False),
            ("before 2019", "2018", None, None, None),
            ("after 2019-06", "2019-06", False, True, False),
            ("2022-11/", "2022-10", False, True, False),
            ("2022-11/", "2030", None, None, None),
            ("2022-10-08/2022-10-09", "2022-10-10", True, False, False),
            ("2022-10-08/2022-10-09", "2022-10-09", None, False, None),
            ("unknown", "2022", None, None, None),
        ],
    )
    def test_yes_no_or_cannot_be_known(
        self, first: str, second: str, before: bool | None, after: bool | None, same: bool | None
    ) -> None:
        one, other = parse(first), parse(second)
        assert (one.before(other), one.after(other), one.same_day(other)) == (before, after, same)

    @given(partial_dates, partial_dates)
    def test_before_is_sure_exactly_when_every_choice_of_days_agrees(
        self, one: PartialDate, other: PartialDate
    ) -> None:
        may_be = first_possible(one) < last_possible(other)
        may_not_be = last_possible(one) >= first_possible(other)
        assert one.before(other) == {(True, False): True, (False, True): False, (True, True): None}[may_be, may_not_be]

    @given(partial_dates, partial_dates, st.data())
    def test_no_two_days_contradict_a_sure_answer(
        self, one: PartialDate, other: PartialDate, data: st.DataObject
    ) -> None:
        day = data.draw(st.dates(first_possible(one), last_possible(one)))
        other_day = data.draw(st.dates(first_possible(other), last_possible(other)))
        assert one.before(other) in (day < other_day, None)
        assert one.after(other) in (day > other_day, None)
        assert one.same_day(other) in (day == other_day, None)

    @given(partial_dates, partial_dates)
    def test_after_is_before_seen_from_the_other_side(self, one: PartialDate, other: PartialDate) -> None:
        assert one.after(other) == other.before(one)
        assert one.same_day(other) == other.same_day(one)
        assert not (one.before(other) and other.before(one))

    @given(partial_dates, days)
    def test_a_day_compares_like_the_date_it_is(self, when: PartialDate, day: date) -> None:
        exact = PartialDate.on(day)
        assert (when.before(day), when.after(day), when.same_day(day)) == (
            when.before(exact),
            when.after(exact),
            when.same_day(exact),
        )


class TestSorting:
    @given(partial_dates, partial_dates)
    def test_a_date_that_is_surely_before_sorts_before(self, one: PartialDate, other: PartialDate) -> None:
        if one.before(other):
            assert one.sort_key < other.sort_key

    @given(partial_dates, partial_dates)
    def test_the_order_is_total(self, one: PartialDate, other: PartialDate) -> None:
        assert (one.sort_key == other.sort_key) == (one == other)

    def test_each_stands_at_the_first_day_it_names_and_the_exact_first(self) -> None:
        ordered = [
            "2008-09-17",
            "~2012",
            "2018-12-31",
            "before 2019",
            "2019-01-01",
            "2019-01-01/2019-01-03",
            "2019-01",
            "2019",
            "~2019",
            "2019-01-02",
            "2019-07-01",
            "after 2019-06",
            "2022-11",
            "2022-11/",
            "unknown",
        ]
        backwards = ordered[::-1]
        assert sorted(backwards, key=lambda text: parse(text).sort_key) == ordered


class TestStates:
    @pytest.mark.parametrize(
        ("start", "end", "day", "holds"),
        [
            ("2022-11-03", "2023-04-06", "2022-11-02", False),
            ("2022-11-03", "2023-04-06", "2022-11-03", True),
            ("2022-11-03", "2023-04-06", "2023-04-06", True),
            ("2022-11-03", "2023-04-06", "2023-04-07", False),
            (None, "2022-10", "2022-09-30", True),
            (None, "2022-10", "2022-10-15", None),
            (None, "2022-10", "2022-11-01", False),
            ("2022-10", None, "2022-10-15", None),
            ("2022-10", None, "2022-10-31", True),
            (None, None, "2022-10-31", True),
            ("2022-11/", None, "2022-12-01", True),
            ("unknown", None, "2022-12-01", None),
            ("unknown", "2022-11-01", "2022-12-01", False),
            ("2022-11-01", "unknown", "2022-12-01", None),
            ("before 2019", None, "2019-01-01", True),
            ("2018", "after 2019", "2019-06-01", True),
            ("2018", "after 2019", "2020-06-01", None),
        ],
    )
    def test_a_state_holds_from_its_first_day_to_its_last(
        self, start: str | None, end: str | None, day: str, holds: bool | None
    ) -> None:
        begin, finish = start and parse(start), end and parse(end)
        assert holds_on(date.fromisoformat(day), begin or None, finish or None) is holds

    def test_of_a_period_the_start_begins_and_the_end_ends(self) -> None:
        when = parse("2022-10-08/2022-10-09")
        assert [when.has_begun_by(date(2022, 10, day)) for day in (7, 8, 9)] == [False, True, True]
        assert [when.is_over_by(date(2022, 10, day)) for day in (8, 9, 10)] == [False, False, True]

    def test_what_is_still_going_is_not_over(self) -> None:
        assert parse("2022-11/").is_over_by(date(2100, 1, 1)) is False

    @given(partial_dates, days)
    def test_once_begun_always_begun(self, when: PartialDate, day: date) -> None:
        if when.has_begun_by(day):
            assert when.has_begun_by(day + ONE_DAY)
        if when.is_over_by(day):
            assert when.is_over_by(day + ONE_DAY)
            assert when.has_begun_by(day) is not False


class TestCalendarMonths:
    @pytest.mark.parametrize(
        ("day", "months", "then"),
        [
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2023, 3, 31), -1, date(2023, 2, 28)),
            (date(2022, 11, 30), 3, date(2023, 2, 28)),
            (date(2023, 1, 15), -1, date(2022, 12, 15)),
        ],
    )
    def test_the_same_day_of_the_month_or_its_last(self, day: date, months: int, then: date) -> None:
        assert add_months(day, months) == then

    @given(days, st.integers(-1200, 1200), st.integers(-1200, 1200))
    def test_months_add_up(self, day: date, months: int, more: int) -> None:
        then = add_months(day, months)
        assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
        assert then.day == day.day or (then.day < day.day and (then + ONE_DAY).day == 1)
        if then.day == day.day:
            assert add_months(then, more) == add_months(day, months + more)

    @given(days, days, st.integers(-1200, 1200))
    def test_it_keeps_the_order_of_days(self, one: date, other: date, months: int) -> None:
        first, second = sorted((one, other))
        assert add_months(first, months) <= add_months(second, months)

    def test_beyond_the_calendar_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="beyond the calendar"):
            add_months(date(9999, 12, 1), 1)


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words", "short"),
        [
            ("2023-04-07", "7 April 2023", "7 Apr 2023"),
            ("2023-04", "April 2023", "Apr 2023"),
            ("2023", "2023", "2023"),
            ("~2012", "about 2012", "about 2012"),
            ("~2012-05", "about May 2012", "about May 2012"),
            ("~2023-03-05", "about 5 March 2023", "about 5 Mar 2023"),
            ("2022-10-08/2022-10-09", "8–9 October 2022", "8–9 Oct 2022"),
            ("2022-10-08/2022-10-08", "8 October 2022", "8 Oct 2022"),
            ("2022-09-28/2022-10-03", "28 September – 3 October 2022", "28 Sep – 3 Oct 2022"),
            ("2022-12-28/2023-01-03", "28 December 2022 – 3 January 2023", "28 Dec 2022 – 3 Jan 2023"),
            ("2022-04/2022-06", "April–June 2022", "Apr–Jun 2022"),
            ("2022-11/2023-02", "November 2022 – February 2023", "Nov 2022 – Feb 2023"),
            ("2018/2020", "2018–2020", "2018–2020"),
            ("2018/2019-03-05", "2018 – 5 March 2019", "2018 – 5 Mar 2019"),
            ("2012/~2014", "2012 – about 2014", "2012 – about 2014"),
            ("2022-11/", "since November 2022", "since Nov 2022"),
            ("~2012/", "since about 2012", "since about 2012"),
            ("before 2019", "before 2019", "before 2019"),
            ("after 2019-06", "after June 2019", "after Jun 2019"),
            ("unknown", "date not known", "not known"),
        ],
    )
    def test_a_date_is_said_as_people_say_it(self, text: str, words: str, short: str) -> None:
        assert (for_people(parse(text)), for_people(parse(text), short=True)) == (words, short)

    @given(partial_dates, st.booleans())
    def test_people_never_see_the_notation(self, when: PartialDate, short: bool) -> None:
        assert not ISO.search(for_people(when, short=short))

    @given(days)
    def test_a_day_is_said_in_british_order(self, day: date) -> None:
        assert uk_day(day) == for_people(PartialDate.on(day))
        number, month, year = uk_day(day).split()
        assert (int(number), int(year)) == (day.day, day.year)
        assert problem(f"{month} {year}").suggestion == day.isoformat()[:7]


class TestAges:
    @pytest.mark.parametrize(
        ("born", "day", "words"),
        [
            ("2008-09-17", "2022-09-16", "13"),
            ("2008-09-17", "2022-09-17", "14"),
            ("2008-09-17", "2022-10-08/2022-10-09", "14"),
            ("2008-09-17", "2022", "13 or 14"),
            ("2008-09-17", "2022-11/", "14 or older"),
            ("2008-09-17", "~2012", "about 3"),
            ("2008-09-17", "before 2019", "10 or younger"),
            ("2008-09-17", "unknown", "age not known"),
            ("2008", "2022-06-01", "13 or 14"),
            ("~1956", "2022-11-20", "about 66"),
            ("~2008-09-14", "2022-09-17", "13 or 14"),
            ("2000/2003", "2022-06-01", "18 to 22"),
            ("before 1990", "2022-06-01", "32 or older"),
            ("after 1990", "2022-06-01", "31 or younger"),
            ("unknown", "2022", "age not known"),
            ("2008-02-29", "2022-02-28", "13"),
            ("2008-02-29", "2022-03-01", "14"),
            ("2022-05-01", "2022-05-01", "the day of birth"),
            ("2022-05-01", "2022-05-02", "1 day"),
            ("2022-05-01", "2022-05-14", "13 days"),
            ("2022-05-01", "2022-05-15", "2 weeks"),
            ("2022-05-01", "2022-07-31", "13 weeks"),
            ("2022-05-01", "2022-08-01", "3 months"),
            ("2022-05-01", "2024-04-30", "23 months"),
            ("2022-05-01", "2024-05-01", "2"),
            ("2022-05", "2022-08-01", "2 or 3 months"),
            ("2022-05", "2022-06-01", "under 2 months"),
            ("2022", "2023-06-15", "5 to 17 months"),
            ("2022", "2024-01-15", "1 or 2"),
            ("2022", "2022-06-15", "under 1 or not yet born"),
            ("2022", "2021-06-15", "before birth"),
            ("2022-05-01", "2021-06-15", "before birth"),
        ],
    )
    def test_an_age_is_said_as_people_say_it(self, born: str, day: str, words: str) -> None:
        assert age_on(parse(born), parse(day)).for_people() == words

    def test_years_are_bounds_for_rules(self) -> None:
        age = age_on(parse("~1956"), date(2022, 11, 20))
        assert (age.youngest, age.oldest, age.unborn) == (60, 71, False)

    def test_before_birth_there_are_no_years(self) -> None:
        assert age_on(parse("2022"), parse("2021")) == Age(None, None, True, "before birth")

    @given(partial_dates, partial_dates, st.data())
    def test_every_possible_age_lies_within_the_bounds(
        self, born: PartialDate, when: PartialDate, data: st.DataObject
    ) -> None:
        birth = data.draw(st.dates(first_possible(born), last_possible(born)))
        day = data.draw(st.dates(first_possible(when), last_possible(when)))
        age = age_on(born, when)
        assert age.unborn in (day < birth, None)
        if day >= birth:
            years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
            assert age.youngest is None or age.youngest <= years
            assert age.oldest is None or years <= age.oldest

    @given(partial_dates, days, st.integers(0, 40_000))
    def test_nobody_grows_younger(self, born: PartialDate, day: date, later: int) -> None:
        assume(day + timedelta(days=later) < date(2200, 1, 1))
        sooner, after = age_on(born, day), age_on(born, day + timedelta(days=later))
        for before_then, then in ((sooner.youngest, after.youngest), (sooner.oldest, after.oldest)):
            assert before_then is None or (then is not None and before_then <= then)


PIECES = re.findall(
    r"\S+",
    "7 31 04 2023 1999 0 april may sept monday to and - – / ~ c. about before after since unknown summer early th of "
    "T14:30 ? XX 's q1 until between from present",
)

CERTAIN = [
    ("13/04/2023", "2023-04-13"),
    ("04/13/2023", "2023-04-13"),
    ("04/04/2023", "2023-04-04"),
    ("7 April 2023", "2023-04-07"),
    ("7th of April, 2023", "2023-04-07"),
    ("Friday 7 April 2023", "2023-04-07"),
    ("April 7, 2023", "2023-04-07"),
    ("7-Apr-2023", "2023-04-07"),
    ("April 2023", "2023-04"),
    ("Sept 2023", "2023-09"),
    ("04/2023", "2023-04"),
    ("2024-2-1", "2024-02-01"),
    ("2024/02/01", "2024-02-01"),
    ("2019~", "~2019"),
    ("~ 2019", "~2019"),
    ("c. 2012", "~2012"),
    ("circa 2012", "~2012"),
    ("approx 2012", "~2012"),
    ("about April 2012", "~2012-04"),
    ("2019-XX", "2019"),
    ("2019-04-XX", "2019-04"),
    ("summer 2018", "2018-06/2018-08"),
    ("the 1990s", "1990/1999"),
    ("8-9 October 2022", "2022-10-08/2022-10-09"),
    ("8–9 October 2022", "2022-10-08/2022-10-09"),
    ("28 September to 3 October 2022", "2022-09-28/2022-10-03"),
    ("April–June 2022", "2022-04/2022-06"),
    ("2022-10-08 / 2022-10-09", "2022-10-08/2022-10-09"),
    ("between 2018 and 2020", "2018/2020"),
    ("2018-2020", "2018/2020"),
    ("since November 2022", "2022-11/"),
    ("2022-11 to present", "2022-11/"),
    ("2022-11/..", "2022-11/"),
    ("before April 2019", "before 2019-04"),
    ("Before 2019", "before 2019"),
    ("Unknown", "unknown"),
    ("not known", "unknown"),
    ("2023-04-07 ", "2023-04-07"),
    ("２０２３-０４-０７", "2023-04-07"),
    ("٢٠٢٣-٠٤-٠٧", "2023-04-07"),
    ("2023–04–07", "2023-04-07"),
    ("2023-04-07\u200b", "2023-04-07"),
    ("before\u00a02019", "before 2019"),
]

UNCERTAIN = [
    ("07/04/2023", "day/month", "if 4 July 2023 is meant, write 2023-07-04"),
    ("1.2.24", "century", "1 February 2024 is meant, write 2024-02-01; if 2 January 2024"),
    ("7 April 23", "four figures", "four figures"),
    ("7 April", "does not say the year", "four figures"),
    ("Monday 7 April 2023", "was a Friday", "Check which"),
    ("Wednesday 10 April 2023", "was a Monday", "Check which"),
    ("2024-02-30", "February 2024 has 29 days", "If only the month is known, write 2024-02."),
    ("30/02/2024", "February 2024 has 29 days", "2024-02"),
    ("31 April 2023", "April 2023 has 30 days", "2023-04"),
    ("2024-13-01", "There is no month 13", "if 13 January 2024 is meant, write 2024-01-13"),
    ("2024-00", "There is no month 0", "write 2024."),
    ("2018-20", "There is no month 20", "2018/2020"),
    ("0000-01-01", "looks wrong", "four figures"),
    ("24", "century", "2024 or 1924"),
    ("20024", "looks wrong", "four figures"),
    ("07/04/1066", "1850 to 2150", "Check the year"),
    ("20230407", "no hyphens", "write 2023-04-07"),
    ("2022-10-09/2022-10-08", "ends before it starts", "2022-10-08/2022-10-09"),
    ("2022/23", "more than one way", "2022-09/2023-08"),
    ("Q1 2023", "more than one way", "2023-04/2023-06"),
    ("winter 2018", "more than one way", "2017-12/2018-02 or 2018-12/2019-02"),
    ("early 2012", "more than one way", "~2012"),
    ("today", "means another day", "Write the date it was"),
    ("yesterday", "means another day", "Write the date it was"),
    ("", "no date here", "unknown"),
    ("n/a", "not a date", "take the field out"),
    ("2023-04-07 14:30", "has a time", 'date: 2023-04-07 and time: "14:30"'),
    ("2023-04-07T14:30", "has a time", 'date: 2023-04-07 and time: "14:30"'),
    ("2023-04-07T23:30Z", "has a time", "a field of its own"),
    ("14:30", "is a time", "time:"),
    ("2023-04-07?", "question mark", "write ~2023-04-07"),
    ("?22 May 2016", "question mark", "write ~2016-05-22"),
    ("/2019", "no start", "before 2019"),
    ("2019//2020", "more than one /", "one / between"),
    ("before ~2019", "no clear limit", "before 2019"),
    ("about 2018 to 2020", "not a date", "Write dates as"),
    ("May 2012-14", "not a date", "Write dates as"),
    ("2018 and 2020", "not a date", "Write dates as"),
    ("the 1900s", "not a date", "Write dates as"),
    ("2023-04-\u202e07", "not a date", "Write dates as"),
    ("wed may 2012", "not a date", "Write dates as"),
]


class TestProblems:
    @pytest.mark.parametrize(("text", "meant"), CERTAIN)
    def test_what_can_only_mean_one_thing_is_suggested(self, text: str, meant: str) -> None:
        said = problem(text)
        assert said.suggestion == meant
        assert meant in said.help

    @pytest.mark.parametrize(("text", "message", "help_text"), UNCERTAIN)
    def test_what_is_not_certain_is_explained_and_not_guessed(self, text: str, message: str, help_text: str) -> None:
        said = problem(text)
        assert said.suggestion is None
        assert message in said.message
        assert help_text in said.help

    def test_an_ambiguous_order_names_both_days(self) -> None:
        said = problem("07/04/2023")
        assert "2023-04-07" in said.help
        assert "2023-07-04" in said.help

    @given(days, st.sampled_from("/.- "))
    def test_day_first_is_suggested_exactly_when_only_one_day_can_be_meant(self, day: date, mark: str) -> None:
        said = problem(f"{day.day:02}{mark}{day.month:02}{mark}{day.year}")
        certain = day.day > 12 or day.day == day.month
        assert said.suggestion == (day.isoformat() if certain else None)

    @given(days)
    def test_a_day_in_words_is_always_found(self, day: date) -> None:
        assert problem(uk_day(day)).suggestion == day.isoformat()

    @given(days, days)
    def test_words_for_a_period_lead_back_to_it(self, one: date, other: date) -> None:
        first, second = sorted((one, other))
        assume(first != second)
        period = parse(f"{first}/{second}")
        assert problem(for_people(period)).suggestion == period.text

    @given(
        st.one_of(
            st.text(max_size=100),
            st.text(alphabet="0123456789-/~. ?XtTcQ:", max_size=24),
            st.lists(
                st.sampled_from(PIECES),
                max_size=7,
            ).map(" ".join),
            valid_texts.flatmap(lambda text: st.permutations(text).map("".join)),
        )
    )
    @example("\ud83d")
    @example("2023-04-07\n")
    @example("²⁰²³")
    @example("~" * 80)
    @example("9999/9999/9999")
    def test_any_text_is_a_date_or_a_problem_with_plain_words(self, text: str) -> None:
        try:
            assert parse(text).text == text
        except DateProblem as said:
            for words in (said.message, said.help, said.public):
                assert words.strip() == words != ""
                assert words.isprintable()
                assert len(words) < 400
            assert said.suggestion is None or parse(said.suggestion).text == said.suggestion != text

    @pytest.mark.parametrize("text", [text for text, *_ in (*CERTAIN, *UNCERTAIN) if any(map(str.isdigit, text))])
    def test_the_public_message_has_no_text_of_the_case(self, text: str) -> None:
        assert not re.search(r"\d", problem(text).public)

    def test_a_problem_survives_being_sent_to_another_process(self) -> None:
        said = problem("13/04/2023")
        again = pickle.loads(pickle.dumps(said))
        assert (again.message, again.help, again.public, again.suggestion) == (
            said.message,
            said.help,
            said.public,
            said.suggestion,
        )

    @pytest.mark.parametrize("piece", ["1", "~", "2023-", "7 April ", "before ", "/", " ", "?", "a to ", "\u0663"])
    def test_huge_text_is_refused_at_once(self, piece: str) -> None:
        started = time.perf_counter()
        said = problem(piece * 1_000_000)
        assert time.perf_counter() - started < 1
        assert len(said.message) < 200

    def test_the_longest_text_that_is_looked_into_costs_little(self) -> None:
        texts = [
            (piece * 80)[:80] for piece in ("1-", "7 april ", "2023/", "a to ", "~c. ", "t12:30 ", " - ", "between ")
        ]
        started = time.perf_counter()
        for text in texts:
            problem(text)
        assert time.perf_counter() - started < 1


def test_a_chronology_of_mixed_dates_reads_in_order() -> None:
    texts = ["2022-06-18", "~2012", "2022-11-05", "2008-09-17", "2022-10-08/2022-10-09", "2022-06-20"]
    placed = sorted(map(parse, texts), key=lambda when: when.sort_key)
    assert [for_people(when, short=True) for when in placed] == [
        "17 Sep 2008",
        "about 2012",
        "18 Jun 2022",
        "20 Jun 2022",
        "8–9 Oct 2022",
        "5 Nov 2022",
    ]
    assert all(later.before(sooner) is not True for sooner, later in pairwise(placed))
