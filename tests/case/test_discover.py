"""Finding case files: by path, folder, case number or child's key; with nothing named, all there are."""

from pathlib import Path

import pytest

from casekit.case.discover import NothingFound, find_cases


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A record folder with two cases, a family file, settings of an editor and a letter."""
    for name, text in {
        "cases/amy.yaml": "casekit: 1\nchild: amy\ncase:\n  id: EH-1\n",
        "cases/old/tom.yml": "casekit: 1\nchild: tom\ncase: {id: EH-2}\n",
        "families/bell.yaml": "casekit: 1\nfamily:\n  amy: {name: Amy}\n",
        "cases/.hidden/sam.yaml": "casekit: 1\nchild: sam\n",
        "cases/letter.txt": "child: letter\n",
        "settings.yaml": "colour: blue\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def found(here: Path, *wanted: str, folders: tuple[str, ...] = ()) -> list[str]:
    paths = find_cases(wanted, here, [here / folder for folder in folders])
    return [Path(path).as_posix() for path in paths]


BOTH = ["cases/amy.yaml", "cases/old/tom.yml"]


def test_a_path_is_taken_at_its_word(here: Path) -> None:
    assert found(here, "cases/amy.yaml") == ["cases/amy.yaml"]
    assert found(here, "settings.yaml") == ["settings.yaml"]
    assert found(here, "nowhere.yaml") == ["nowhere.yaml"]


def test_a_folder_gives_the_case_files_in_and_below_it(here: Path) -> None:
    assert found(here, "cases") == BOTH
    assert found(here, ".") == BOTH
    assert found(here, "cases/old") == ["cases/old/tom.yml"]


def test_a_case_number_or_a_child_s_key_gives_that_case(here: Path) -> None:
    assert found(here, "amy") == found(here, "EH-1") == ["cases/amy.yaml"]
    assert found(here, "tom") == found(here, "EH-2") == ["cases/old/tom.yml"]


def test_a_key_is_looked_for_where_the_settings_say(here: Path) -> None:
    (path,) = find_cases(["amy"], here / "families", [here / "cases"])
    assert (here / "families" / path).resolve() == (here / "cases" / "amy.yaml").resolve()


PLACES = {
    "in brackets": "casekit: 1\nchild: kit\ncase: {opened: 2023-01-02, id: EH-9}\n",
    "in brackets on more lines": "casekit: 1\nchild: kit\ncase: {\n  opened: 2023-01-02,\n  id: 'EH-9'\n}\n",
    "after other fields": "casekit: 1\nchild: kit\ncase:\n  plans:\n    - plan: early-help\n\n  # number\n  id: EH-9\n",
    "far down": "casekit: 1\n"
    + "# a long note\n" * 400
    + "family:\n  kit: {name: Kit}\nchild: kit\ncase:\n  id: EH-9\n",
    "with ends of lines of Windows": "casekit: 1\r\nchild: kit\r\ncase:\r\n  opened: 2023-01-02\r\n  id: EH-9\r\n",
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
def test_a_case_number_is_found_wherever_it_stands(here: Path, text: str) -> None:
    (here / "cases" / "kit.yaml").write_text(text, encoding="utf-8", newline="")
    assert found(here, "EH-9") == found(here, "kit") == ["cases/kit.yaml"]


def test_a_number_of_something_else_is_no_case_number(here: Path) -> None:
    text = "casekit: 1\nchild: kit\ncase:\n  opened: 2023-01-02\nfamily:\n  kit:\n    id: X-1\n"
    (here / "cases" / "kit.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NothingFound):
        found(here, "X-1")


def test_one_file_named_in_two_ways_comes_once(here: Path) -> None:
    assert found(here, "./cases/amy.yaml", "cases/amy.yaml", "cases/old/../amy.yaml", "cases") == [
        "cases/amy.yaml",
        "cases/old/tom.yml",
    ]


def test_nothing_named_gives_all_there_are(here: Path) -> None:
    assert found(here) == BOTH
    assert found(here, folders=("cases",)) == BOTH
    assert found(here / "cases" / "old") == ["tom.yml"]


def test_each_file_comes_once_in_the_order_asked_for(here: Path) -> None:
    assert found(here, "tom", "cases", "cases/amy.yaml") == ["cases/old/tom.yml", "cases/amy.yaml"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("families", "There are no case files in families."),
        ("nobody", "There is no file `nobody`, and no case with that number or child's key."),
        ("Amy", "There is no file `Amy`, and no case with that number or child's key; did you mean `amy`?"),
        ("Tóm Bell", "There is no file `Tóm Bell`, and no case with that number or child's key; did you mean `tom`?"),
        ("eh-1", "There is no file `eh-1`, and no case with that number or child's key; did you mean `EH-1`?"),
        ("x" * 5_000, f"There is no file `{'x' * 5_000}`, and no case with that number or child's key."),
        ("a\0b", "There is no file `a\0b`, and no case with that number or child's key."),
    ],
)
def test_what_is_not_there_is_said(here: Path, wanted: str, said: str) -> None:
    with pytest.raises(NothingFound) as caught:
        found(here, wanted)
    assert caught.value.message == said
    assert caught.value.help


def test_an_empty_folder_says_where_it_looked(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    with pytest.raises(NothingFound) as caught:
        find_cases([], tmp_path, [tmp_path / "cases"])
    assert caught.value.message == "There are no case files in cases."


@pytest.mark.parametrize(
    "data",
    [
        "casekit: 1\nchild: amy\n".encode("utf-16"),
        b"age-encryption.org/v1\n",
        b"PK\x03\x04",
        "casekit: 1\nchild: zoë\n".encode("cp1252"),
        b"\xef\xbb\xbfchild: amy\n",
        b"casekit: 1\rchild: amy\r",
        b'{"casekit": 1, "child": "amy"}',
        b"",
        b"\xef\xbb\xbf---\n# Nothing yet\n\n",
        b"Child: amy\n",
        b"family:\n  amy: {name: Amy}\ncase: {id: EH-3}\n",
        b"family:\n  amy: {name: Amy}\nchronology:\n  events: []\n",
        b"summary:\n  status: At home.\n",
    ],
)
def test_a_case_file_that_cannot_be_read_is_not_passed_over(here: Path, data: bytes) -> None:
    (here / "cases" / "odd.yaml").write_bytes(data)
    assert "cases/odd.yaml" in found(here, "cases")


@pytest.mark.parametrize("name", ["sue.YAML", "sue.Yml"])
def test_the_ending_may_have_capitals(here: Path, name: str) -> None:
    (here / "cases" / name).write_text("casekit: 1\nchild: sue\n", encoding="utf-8")
    assert f"cases/{name}" in found(here, "cases")
    assert found(here, "sue") == [f"cases/{name}"]
    assert found(here / "cases", name) == [name]


def test_a_family_file_without_the_version_stays_out(here: Path) -> None:
    text = "family:\n  amy: {name: Amy, notes: Her case is open.}\ncouples: []\nhouseholds: []\n"
    (here / "cases" / "family.yaml").write_text(text, encoding="utf-8")
    assert found(here, "cases") == BOTH


def test_links_out_of_the_folder_are_not_followed(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "zed.yaml").write_text("casekit: 1\nchild: zed\n", encoding="utf-8")
    (here / "cases" / "zed.yaml").symlink_to(outside / "zed.yaml")
    (here / "cases" / "more").symlink_to(outside)
    assert found(here, "cases") == BOTH


def test_a_link_in_a_circle_is_passed_over(here: Path) -> None:
    (here / "cases" / "loop.yaml").symlink_to(here / "cases" / "loop.yaml")
    (here / "cases" / "round").symlink_to(here / "cases")
    assert found(here, "cases") == BOTH
