"""The people around the family, the network's meetings, and words and pictures."""

from datetime import date

import pytest
from linting import findings, pointed_at, with_fields

from casekit.policy.policy import Policy
from casekit.text.finding import Severity

ALONE = """\
family:
  ndela: {name: Ndéla Rae, born: 2008-09-17}
  aino: {name: Aino Rae, born: 1981-02-10, parental_responsibility: yes}
  %s
couples: [{partners: [aino], children: [ndela]}]
carers:
network:
"""


def meeting(*fields: str, kind: str = "family-network", day: str = "2023-05-09", rest: str = "") -> str:
    return with_fields(f"meetings:\n  - {{{', '.join((f'date: {day}', f'kind: {kind}', *fields))}}}\n{rest}")


def messages(text: str, rule: str, day: date | None = None) -> list[str]:
    return [one.message for one in findings(text, rule, day=day or date(2023, 6, 20), policy=Policy())]


class TestNetwork:
    @pytest.mark.parametrize(
        ("more", "count"),
        [
            ("bisou: {name: Bisou, kind: pet}", 1),
            ("matti: {name: Matti Korhonen, born: 1951, died: 2016}", 1),
            ("toivo: {name: Toivo Rae, born: 2012-01-01}", 1),
            ("liisa: {name: Liisa Korhonen, born: 1955}", 0),
            ("toivo: {name: Toivo Rae, born: ~2008}", 0),
            ("liisa: {name: Liisa Korhonen}", 0),
        ],
    )
    def test_who_counts_as_somebody(self, more: str, count: int) -> None:
        assert len(messages(with_fields(ALONE % more), "no-network")) == count

    def test_an_error_on_a_child_protection_plan(self) -> None:
        text = with_fields("case:\n  plans: [{plan: child-protection, from: 2023-05-02}]\n" + ALONE % "")
        (found,) = findings(text, "no-network")
        assert found.severity is Severity.ERROR
        assert found.message == (
            "Nobody is recorded around Ndéla Rae's family: no other relative, no friend, no neighbour."
        )
        assert pointed_at(text, found) == "network"

    def test_circles_and_carers_count(self) -> None:
        assert messages(with_fields(ALONE % "" + "circles: {inner: [aino]}\n"), "no-network") == []
        carers = with_fields((ALONE % "").replace("carers:\n", "carers: [{child: ndela, who: [jemima], as: foster}]\n"))
        assert messages(carers, "no-network") == []

    @pytest.mark.parametrize(
        ("guests", "whose"),
        [
            (["yolande", "fatou"], "Aino Rae"),
            (["liisa"], "Moussa Rae"),
            (["liisa", "yolande"], None),
            (["aino", "moussa"], None),
            (["yolande", "aino"], None),
            (["amara", "jemima"], None),
            ([], None),
        ],
    )
    def test_one_side(self, guests: list[str], whose: str | None) -> None:
        text = meeting(f"invited: [{', '.join(guests)}]")
        expected = (
            [f"Nobody from {whose}'s side of the family was invited to the last network meeting."] if whose else []
        )
        assert messages(text, "one-side-of-family") == expected

    def test_connections(self) -> None:
        line = "relationships: [{between: [ndela, amara], is: strong, seen_by: ndela, date: 2023-05-02}]\n"
        assert messages(with_fields(line), "connection-incomplete") == [
            "The line to Amara does not say which way help flows.",
            "Sam is in the network, and no line says how the link is.",
            "School football team is in the network, and no line says how the link is.",
        ]

    def test_circles(self) -> None:
        assert messages(with_fields("circles: {inner: [yolande]}\n"), "circle-movement-not-asked") == []
        assert len(messages(with_fields("circles: {middle: [amara]}\n"), "circle-movement-not-asked")) == 1

    @pytest.mark.parametrize(
        ("person", "count"),
        [
            ("Madame Peeters", 1),
            ("{name: Ana, find: not-started}", 1),
            ("{name: Ana, find: found}", 0),
            ("{name: Ana, felt_safe: no}", 0),
            ("yolande", 0),
        ],
    )
    def test_people_of_the_past(self, person: str, count: int) -> None:
        text = with_fields(f"mobility: {{places: [{{name: Brussels, people: [{person}]}}]}}\n")
        assert len(messages(text, "mobility-map-people-not-followed-up")) == count


class TestMeetings:
    @pytest.mark.parametrize(
        ("since", "meetings", "day", "count"),
        [
            ("2023-05-02", "", date(2023, 6, 1), 0),
            ("2023-05-02", "", date(2023, 6, 2), 1),
            ("2023-05", "", date(2023, 6, 20), 0),
            ("2023-05-02", "{date: 2023-07-01, kind: family-network}", date(2023, 6, 20), 0),
            ("2023-05-02", "{date: 2023-05-09, kind: core-group}", date(2023, 6, 20), 1),
            ("2023-05-02", "{date: 2022-12-09, kind: family-group-conference}", date(2023, 6, 20), 0),
        ],
    )
    def test_no_meeting_yet(self, since: str, meetings: str, day: date, count: int) -> None:
        text = with_fields(f"case: {{plans: [{{plan: child-in-need, from: {since}}}]}}\nmeetings: [{meetings}]\n")
        assert len(messages(text, "no-meeting-yet", day)) == count

    def test_no_meeting_yet_only_for_its_plans(self) -> None:
        assert messages(with_fields("meetings:\n"), "no-meeting-yet") == []

    def test_a_bare_meeting_is_one_finding(self) -> None:
        text = meeting()
        found = findings(text, "network")
        assert [(one.rule, one.severity) for one in found] == [("bottom-line-missing", Severity.ERROR)]
        assert found[0].message == "Nothing is recorded of the network meeting of 9 May 2023, not even the bottom line."

    @pytest.mark.parametrize(
        ("line", "count"),
        [("agreed: 2023-05-10", 1), ("agreed: 2023-05-09", 0), ("agreed: 2023-05", 0), ("agreed: 2023-06", 1)],
    )
    def test_a_bottom_line_agreed_afterwards(self, line: str, count: int) -> None:
        assert len(messages(meeting(f"bottom_line: {{what: We step in., {line}}}"), "bottom-line-missing")) == count

    def test_only_the_newest_meeting_needs_its_bottom_line(self) -> None:
        older = "  - {date: 2023-01-09, kind: family-network, notes: It was short.}\n"
        text = meeting("bottom_line: We step in.").replace("meetings:\n", "meetings:\n" + older)
        assert messages(text, "bottom-line-missing") == []
        assert messages(meeting(day="2023-06-20"), "bottom-line-missing") == []

    @pytest.mark.parametrize(
        ("consent", "missing"),
        [
            ("{}", "Aino Rae, Moussa Rae or Ndéla Rae"),
            ("{ndela: yes, aino: no}", "Moussa Rae"),
            ("{ndela: yes, aino: yes, moussa: not-asked}", "Moussa Rae"),
            ("{ndela: yes, aino: yes, moussa: yes}", None),
        ],
    )
    def test_consent(self, consent: str, missing: str | None) -> None:
        said = f"Nothing says that {missing} was asked to agree to the network meeting of 9 May 2023."
        assert messages(meeting(f"consent: {consent}", "notes: Long."), "consent-missing") == (
            [said] if missing else []
        )

    def test_consent_of_those_who_held_it_then(self) -> None:
        family = """\
family:
  ndela: {name: Ndéla Rae, born: 2020-01-01}
  aino: {name: Aino Rae, parental_responsibility: {holds: yes, to: 2023-01-01}}
  moussa: {name: Moussa Rae, died: 2023-05-01, parental_responsibility: yes}
  fatou: {name: Fatou Rae, parental_responsibility: {holds: yes, from: 2023-06-01}}
  liisa: {name: Liisa Korhonen, parental_responsibility: {holds: yes, for: sam}}
"""
        assert messages(meeting("notes: Long.", rest=family), "consent-missing") == []

    @pytest.mark.parametrize(
        ("guests", "message"),
        [
            ("jemima/yes, yolande/yes", "1 professional and 1 from the family and network"),
            ("jemima/yes, sheress/remote, yolande/no, amara/part", "2 professionals and 1 from the family and network"),
            ("jemima/yes, yolande/yes, ndela/yes", None),
            ("yolande/no", None),
            ("jemima/no, sheress/no, yolande/no", None),
        ],
    )
    def test_more_professionals_than_family(self, guests: str, message: str | None) -> None:
        invited = ", ".join(
            f"{{who: {who}, came: {came}}}" for who, came in (one.split("/") for one in guests.split(", "))
        )
        expected = [f"At the network meeting of 9 May 2023 there were {message}."] if message else []
        assert messages(meeting(f"invited: [{invited}]"), "professionals-outnumber-network") == expected

    def test_guests_of_whom_nothing_is_said(self) -> None:
        text = meeting("invited: [yolande, {who: aino, came: no, why: unknown}, {who: raul, came: no}]")
        assert messages(text, "invitee-no-outcome") == [
            "Nothing says whether Yolande Diop came to the network meeting of 9 May 2023."
        ]
        (found,) = findings(text, "absence-not-explored")
        assert found.message == "Aino Rae did not come to the network meeting of 9 May 2023, and nothing says why."
        assert pointed_at(text, found) == "no"
        assert messages(meeting("invited: [yolande]", day="2023-06-20"), "invitee-no-outcome") == []
        explored = "invited: [{who: aino, came: no, explored: 2023-05-10}]"
        assert messages(meeting(explored), "absence-not-explored") == []

    @pytest.mark.parametrize(
        ("child", "count"),
        [
            ("notes: Long.", 1),
            ("child: {part: some}", 1),
            ("child: {part: none}", 0),
            ("child: {planned: She drew.}", 0),
        ],
    )
    def test_the_child_s_part(self, child: str, count: int) -> None:
        assert len(messages(meeting(child), "child-attendance-not-planned")) == count
        small = "family:\n  ndela: {name: Ndéla Rae, born: 2019-01-01}\n"
        assert messages(meeting(child, rest=small), "child-attendance-not-planned") == []

    @pytest.mark.parametrize(
        ("rest", "count"),
        [
            ("safety_plan:\nwords_and_pictures:\n", 1),
            ("safety_plan: {child_knows: {date: 2023-05-10, how: Together.}}\nwords_and_pictures:\n", 0),
            ("safety_plan:\nwords_and_pictures: [{date: 2023-05, pages: []}]\n", 0),
            ("safety_plan:\nwords_and_pictures: [{date: 2023-04, pages: []}]\n", 1),
        ],
    )
    def test_a_child_who_was_not_there(self, rest: str, count: int) -> None:
        assert len(messages(meeting("child: {part: none}", rest=rest), "child-not-there-not-told")) == count

    @pytest.mark.parametrize(
        ("fields", "day", "missing"),
        [
            ("{who: yolande, came: yes}", date(2023, 5, 16), None),
            ("{who: yolande, came: yes}", date(2023, 5, 17), "Yolande Diop and Jemima Lervik"),
            ("{who: yolande, came: no, why: Ill}", date(2023, 5, 17), "Jemima Lervik"),
        ],
    )
    def test_the_plan_goes_to_all(self, fields: str, day: date, missing: str | None) -> None:
        expected = [f"The plan of the network meeting of 9 May 2023 has not gone to {missing}."] if missing else []
        assert messages(meeting(f"invited: [{fields}]", "plan_shared_with: []"), "plan-not-shared", day) == expected

    def test_the_plan_goes_to_the_chair(self) -> None:
        rest = (
            "case: {plans: [{plan: child-protection, from: 2023-05-02}]}\n"
            "professionals:\n  kim: {name: Kim Oduya, role: conference chair, agency: social-care}\n"
        )
        text = meeting("plan_shared_with: [ndela]", rest=rest)
        assert messages(text, "plan-not-shared") == [
            "The plan of the network meeting of 9 May 2023 has not gone to Kim Oduya."
        ]

    @pytest.mark.parametrize(
        ("at", "day", "count"),
        [
            ("11:00", "2023-05-09", 1),
            ("16:59", "2023-05-09", 1),
            ("17:00", "2023-05-09", 0),
            ("11.30", "2023-05-13", 0),
            ("11:00", "2023-05", 0),
        ],
    )
    def test_office_hours(self, at: str, day: str, count: int) -> None:
        assert len(messages(meeting(f'at: "{at}"', day=day), "timing-suits-professionals")) == count
        assert (
            messages(meeting(f'at: "{at}"', "notes: Moussa works nights.", day=day), "timing-suits-professionals") == []
        )

    @pytest.mark.parametrize(
        ("rule", "said"),
        [
            ("ground-rules-missing", "No ground rules are recorded for the network meeting of 9 May 2023."),
            (
                "who-is-missing-not-asked",
                "Nothing says that anybody asked at the network meeting of 9 May 2023 who else should be there.",
            ),
            (
                "purpose-not-explained",
                "The people at the network meeting of 9 May 2023 are not recorded as having been told why they were "
                "there.",
            ),
            ("feedback-not-sought", "Nothing says how people found the last network meeting, 42 days ago."),
        ],
    )
    def test_what_the_record_does_not_say(self, rule: str, said: str) -> None:
        assert messages(meeting("notes: Long."), rule) == [said]
        assert messages(meeting("notes: Long.", kind="core-group"), rule) == []
        assert messages(meeting("notes: Long.", day="2023-06-20"), rule) == []

    def test_only_the_first_meeting_asks_who_is_missing(self) -> None:
        first = "  - {date: 2023-01-09, kind: family-network, missing_people_asked: yes}\n"
        text = meeting("notes: Long.").replace("meetings:\n", "meetings:\n" + first)
        assert messages(text, "who-is-missing-not-asked") == []

    @pytest.mark.parametrize(
        ("attended", "count"), [("jemima, aino, ndela", 1), ("jemima, yolande", 0), ("", 0), ("jemima, somebody", 0)]
    )
    def test_the_network_at_the_conference(self, attended: str, count: int) -> None:
        text = with_fields(
            "meetings:\ncase:\n  plans: [{plan: child-protection, from: 2023-05-02}]\n"
            f"  conferences: [{{kind: icpc, date: 2023-05-02, attended: [{attended}]}}]\n"
        )
        rule = "network-absent-from-conference-or-core-group"
        assert len(messages(text, rule)) == count

    def test_the_network_at_the_core_group(self) -> None:
        text = meeting(
            "invited: [{who: jemima, came: yes}, {who: yolande, came: no}]",
            kind="core-group",
            rest="case: {plans: [{plan: child-protection, from: 2023-05-02}]}\n",
        )
        assert messages(text, "network-absent-from-conference-or-core-group") == [
            "Nobody from the network was at the core group of 9 May 2023."
        ]


class TestWordsAndPictures:
    @pytest.mark.parametrize(
        ("shown", "day", "count"),
        [
            ("", date(2023, 6, 1), 0),
            ("", date(2023, 6, 2), 1),
            ("{shown: 2023-05-20, pages: []}", date(2023, 6, 20), 0),
            ("{shown: 2023-05, pages: []}", date(2023, 6, 20), 0),
            ("{shown: 2023-04-20, pages: []}", date(2023, 6, 20), 1),
            ("{pages: [{words: Mum loves you.}]}", date(2023, 6, 20), 0),
        ],
    )
    def test_after_a_big_change(self, shown: str, day: date, count: int) -> None:
        text = with_fields(
            "case: {opened: 2022-11-03, plans: [{plan: child-protection, from: 2023-05-02}]}\n"
            f"words_and_pictures: [{shown}]\n"
        )
        found = findings(text, "words-and-pictures-missing", day=day)
        assert len(found) == count
        if found:
            assert found[0].severity is Severity.WARNING

    def test_a_move_is_advice_and_one_before_the_case_opened_is_none(self) -> None:
        (found,) = findings(with_fields("words_and_pictures:\n"), "words-and-pictures-missing")
        assert found.severity is Severity.ADVICE
        assert found.message == (
            "Ndéla Rae moved to another home on 5 November 2022. Words and pictures about it were to be made by "
            "2 December 2022 (casekit default: 20 working days)."
        )
        later = with_fields("words_and_pictures:\ncase: {opened: 2023-01-09}\n")
        assert messages(later, "words-and-pictures-missing") == []

    @pytest.mark.parametrize(
        ("words", "count"),
        [
            ("It was your fault.", 1),
            ("It was not your fault.", 0),
            ("It was nobody's fault. Mum refused to go.", 1),
            ("You were naughty.", 1),
            ("Dad said: “You are naughty.” He was tired.", 0),
            ("Mum had bad dreams.", 0),
        ],
    )
    def test_blame(self, words: str, count: int) -> None:
        text = with_fields(f'words_and_pictures: [{{date: 2023-05-16, pages: [{{words: "{words}"}}]}}]\n')
        assert len(messages(text, "wap-blames")) == count

    @pytest.mark.parametrize(("made_with", "count"), [("jemima", 1), ("jemima, aino", 0), ("yolande", 1)])
    def test_made_with_a_parent(self, made_with: str, count: int) -> None:
        text = with_fields(f"words_and_pictures: [{{with: [{made_with}], pages: [{{words: Dad loves you.}}]}}]\n")
        assert len(messages(text, "wap-not-made-with-parents")) == count
