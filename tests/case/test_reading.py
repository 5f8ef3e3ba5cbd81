"""From a file on disk to a case: what is opened and what is not, and family files that several cases share."""

from pathlib import Path

import pytest

from casekit.case.reading import Reader, Reading, load, root_of
from casekit.text.finding import Place
from casekit.text.source import NotText

FAMILY = """\
casekit: 1
family:
  amy: {name: Amy Bell, born: 2012-03-04}
  tom: {name: Tom Bell, born: 2014-05-06}
  ann: {name: Ann Bell, born: 1985}
couples:
  - {partners: [ann], children: [amy, tom]}
households:
  - {name: Ann's house, members: [ann, amy, tom]}
"""


def case_of(child: str, family: str = "../families/bell.yaml", more: str = "") -> str:
    return f"casekit: 1\nchild: {child}\nfamily: {family}\n{more}"


@pytest.fixture(autouse=True)
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record folder with two case files that share a family file."""
    write(tmp_path, "casekit.toml", "")
    write(tmp_path, "families/bell.yaml", FAMILY)
    write(tmp_path, "cases/amy.yaml", case_of("amy"))
    write(tmp_path, "cases/tom.yaml", case_of("tom"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(path: str = "cases/amy.yaml", reader: Reader | None = None) -> Reading:
    return (reader or Reader()).read(path)


def only_finding(reading: Reading) -> tuple[str, str, int]:
    (found,) = reading.findings
    return found.rule, found.place.path, found.place.span.line


class TestSharedFamily:
    def test_two_case_files_see_the_same_people(self) -> None:
        reader = Reader()
        amy, tom = read("cases/amy.yaml", reader), read("cases/tom.yaml", reader)
        assert not amy.findings
        assert not tom.findings
        assert amy.case is not None
        assert tom.case is not None
        assert list(amy.case.family) == list(tom.case.family) == ["amy", "tom", "ann"]
        assert amy.case.family == tom.case.family
        assert amy.case.child is not None
        assert amy.case.child.name == "Amy Bell"
        assert amy.case.couples == tom.case.couples
        assert amy.case.complete
        assert tom.case.complete

    def test_the_family_file_is_opened_once(self, records: Path) -> None:
        reader = Reader()
        read("cases/amy.yaml", reader)
        (records / "families" / "bell.yaml").unlink()
        again = read("cases/tom.yaml", reader)
        assert again.case is not None
        assert list(again.case.family) == ["amy", "tom", "ann"]

    def test_places_lie_in_the_file_where_the_words_stand(self) -> None:
        case = read().case
        assert case is not None
        assert case.family["tom"].place("name").path == str(Path("families/bell.yaml"))
        assert case.family["tom"].place("name").span.line == 4
        assert case.couples[0].place().path == str(Path("families/bell.yaml"))
        assert case.file.place("child").path == "cases/amy.yaml"

    def test_the_text_of_both_files_is_there_for_excerpts(self) -> None:
        reading = read()
        assert list(reading.sources) == ["cases/amy.yaml", str(Path("families/bell.yaml"))]

    def test_a_slip_in_the_family_file_is_said_for_each_case_in_its_own_place(self, records: Path) -> None:
        write(records, "families/bell.yaml", FAMILY.replace("born: 1985", "borne: 1985"))
        reader = Reader()
        for path in ("cases/amy.yaml", "cases/tom.yaml"):
            reading = read(path, reader)
            assert only_finding(reading) == ("unknown-field", str(Path("families/bell.yaml")), 5)
            assert reading.case is not None
            assert not reading.case.complete

    def test_what_one_case_adds_stays_out_of_the_other(self, records: Path) -> None:
        write(records, "cases/amy.yaml", case_of("amy", more="couples:\n  - {partners: [amy]}\n"))
        reader = Reader()
        amy, tom = read("cases/amy.yaml", reader).case, read("cases/tom.yaml", reader).case
        assert amy is not None
        assert tom is not None
        assert [len(case.couples) for case in (amy, tom)] == [2, 1]
        assert [couple.place().path for couple in amy.couples] == [str(Path("families/bell.yaml")), "cases/amy.yaml"]

    def test_a_key_used_in_both_files_is_said(self, records: Path) -> None:
        write(records, "cases/amy.yaml", case_of("amy", more="professionals:\n  tom: {name: Tom Hart}\n"))
        (found,) = read().findings
        assert found.rule == "key-twice"
        assert found.place.path == "cases/amy.yaml"
        assert found.labels[0].place.path == str(Path("families/bell.yaml"))


class TestRefusedFamily:
    @pytest.mark.parametrize(
        ("reference", "said"),
        [
            ("/etc/passwd", "is an absolute path"),
            ("C:/families/bell.yaml", "is an absolute path"),
            ("'C:\\bell.yaml'", "is an absolute path"),
            ("../../bell.yaml", "lies outside the record folder"),
            ("../../../../../../etc/passwd", "lies outside the record folder"),
            ("../families/../../bell.yaml", "lies outside the record folder"),
            ("~/bell.yaml", "is not the path of a file in the record folder"),
            ("'\\\\server\\bell.yaml'", "is not the path of a file in the record folder"),
            ("//server/bell.yaml", "is not the path of a file in the record folder"),
            ("https://example.org/bell.yaml", "is not the path of a file in the record folder"),
            ("file:///etc/passwd", "is not the path of a file in the record folder"),
            ("amy.yaml", "A case file cannot be its own family file"),
            ("../cases/./amy.yaml", "A case file cannot be its own family file"),
            ("../families/none.yaml", "There is no such file"),
            ("../families", "This is a folder"),
        ],
    )
    def test_is_said_and_not_opened(self, records: Path, reference: str, said: str) -> None:
        write(records, "cases/amy.yaml", case_of("amy", reference))
        reading = read()
        (found,) = reading.findings
        assert found.rule == "family-file"
        assert found.place.span.line == 3
        assert said in found.message
        assert reading.case is not None
        assert not reading.case.complete
        assert not reading.case.everybody_known

    def test_a_nul_in_the_path(self, records: Path) -> None:
        write(records, "cases/amy.yaml", case_of("amy", '"a\\0.yaml"'))
        assert "family-file" in [found.rule for found in read().findings]

    def test_a_link_out_of_the_record_folder(self, records: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
        outside.write_text(FAMILY, encoding="utf-8")
        (records / "families" / "link.yaml").symlink_to(outside)
        write(records, "cases/amy.yaml", case_of("amy", "../families/link.yaml"))
        (found,) = read().findings
        assert found.message.endswith("lies outside the record folder.")

    def test_a_family_file_names_no_further_family_file(self, records: Path) -> None:
        write(records, "families/bell.yaml", "family: ../cases/tom.yaml\n")
        reading = read()
        (found,) = reading.findings
        assert (found.rule, found.place.path) == ("family-file", str(Path("families/bell.yaml")))
        assert reading.case is not None
        assert not reading.case.family

    def test_a_family_file_that_is_no_text(self, records: Path) -> None:
        (records / "families" / "bell.yaml").write_bytes(b"PK\x03\x04")
        (found,) = read().findings
        assert found.rule == "family-file"
        assert "Word, Excel or zip" in found.message


class TestRoot:
    def test_the_settings_mark_the_record_folder(self, records: Path) -> None:
        assert root_of(records / "cases" / "amy.yaml") == records

    def test_the_top_of_a_repository_marks_it_too(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        top = tmp_path_factory.mktemp("repository")
        (top / ".git").mkdir()
        assert root_of(top / "cases" / "old" / "amy.yaml") == top


class TestLoad:
    @pytest.mark.parametrize(("path", "said"), [("none.yaml", "There is no such file."), (".", "This is a folder.")])
    def test_what_cannot_be_opened_is_said(self, path: str, said: str) -> None:
        with pytest.raises(NotText) as caught:
            load(path)
        assert caught.value.finding.message == said
        assert caught.value.finding.place == Place(path, caught.value.finding.place.span)

    @pytest.mark.parametrize("path", ["a\0b.yaml", "x" * 5_000 + ".yaml"])
    def test_a_path_that_no_file_can_have(self, path: str) -> None:
        with pytest.raises(NotText):
            load(path)

    def test_reading_changes_nothing(self, records: Path) -> None:
        file = records / "cases" / "amy.yaml"
        before = file.stat().st_mtime_ns, file.read_bytes()
        read()
        assert (file.stat().st_mtime_ns, file.read_bytes()) == before

    def test_an_unreadable_file_is_marked_as_such(self) -> None:
        reading = read("none.yaml")
        assert reading.unreadable
        assert reading.case is None


class TestComplete:
    """`Case.complete` says that nothing can have been lost, so that something can be called missing."""

    @pytest.mark.parametrize(
        "text",
        [
            "family: {amy: {name: Amy}}\nchronology:\n  events:\n    - {date: 2023-01-01, what: x}\n",
            "family: {amy: {name: Amy, born: 31/12/2012}}\n",
            "family: {amy: {name: Amy, interpreter: NO}}\n",
            "family: {amy: {name: No}}\n",
        ],
    )
    def test_slips_in_single_values_lose_no_record(self, text: str, records: Path) -> None:
        assert self.complete(records, text)

    @pytest.mark.parametrize(
        "text",
        [
            "family: {amy: {name: Amy, notes: 'it's'}}\n",
            "family:\n  amy:\n    notes: Mum said: no\n",
            "family:\n  amy:\n    notes: lives at #5\n",
            "family:\n  amy: {name: Amy}\n  amy: {name: Ann}\n",
            "famly: {amy: {name: Amy}}\n",
            "chronology:\n  events:\n    - {date: 2023-01-01}\n",
            "chronology: see the letter\n",
            "family: &a {amy: {name: Amy}}\n",
            "family: ../../x.yaml\n",
        ],
    )
    def test_what_may_have_cost_a_record_does_not_count_as_complete(self, text: str, records: Path) -> None:
        assert not self.complete(records, text)

    @staticmethod
    def complete(folder: Path, text: str) -> bool:
        write(folder, "cases/one.yaml", f"casekit: 1\nchild: amy\n{text}")
        case = read("cases/one.yaml").case
        assert case is not None
        return case.complete


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("amy.yaml", False),
        ("EH-20417.yaml", False),
        ("con.yaml", True),
        ("COM1.yaml", True),
        ("console.yaml", False),
        ("a:b.yaml", True),
        ("what?.yaml", True),
        ("amy .yaml", True),
        ("amy..yaml", True),
        ("x" * 150 + ".yaml", True),
    ],
)
def test_names_of_files_that_windows_cannot_open(records: Path, name: str, odd: bool) -> None:
    write(records, name, "casekit: 1\nchild: amy\nfamily: {amy: {name: Amy}}\n")
    assert ("file-name-not-portable" in [found.rule for found in read(name).findings]) == odd
