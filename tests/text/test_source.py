"""From bytes to characters: what is text is read as it was saved, and what is not is said."""

import pytest

from casekit.text.finding import Span
from casekit.text.source import (
    LARGEST_FILE,
    MOST_HIDDEN,
    NotText,
    Source,
    decode,
    hidden_characters,
    mixed_line_ends,
    parsable,
    span_at,
)


def refused(data: bytes) -> str:
    with pytest.raises(NotText) as caught:
        decode("case.yaml", data)
    assert caught.value.finding.rule == "unreadable-file"
    return caught.value.finding.message


def hidden(text: str) -> list[tuple[str, str]]:
    """The name and the marked words of every finding in a text of one line."""
    return [
        (found.rule, text[found.place.span.column - 1 : found.place.span.end_column - 1])
        for found in hidden_characters(Source("case.yaml", text))
    ]


class TestDecode:
    def test_text_is_read_as_it_was_saved(self) -> None:
        assert decode("case.yaml", "name: Ndéla 😀\r\n".encode()).text == "name: Ndéla 😀\r\n"

    def test_a_byte_order_mark_at_the_start_is_no_text(self) -> None:
        assert decode("case.yaml", b"\xef\xbb\xbfchild: amy").text == "child: amy"

    def test_the_largest_file_is_read_and_a_larger_one_refused(self) -> None:
        assert len(decode("case.yaml", b"a" * LARGEST_FILE).text) == LARGEST_FILE
        assert refused(b"a" * (LARGEST_FILE + 1)) == "This file is larger than 4 MiB (4.0 MiB)."

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_another_encoding_with_empty_bytes(self, encoding: str) -> None:
        assert "UTF-16" in refused("casekit: 1\nchild: amy\n".encode(encoding))

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_windows_letters_are_placed_and_the_encoding_guessed(self, mark: bytes) -> None:
        with pytest.raises(NotText) as caught:
            decode("case.yaml", mark + "child: amy\nname: é — ’".encode("cp1252"))
        found = caught.value.finding
        assert found.place.span == Span(2, 7, 2, 8)
        assert "line 2, column 7 holds the byte 0xE9. It looks like Windows-1252" in found.message

    def test_the_place_counts_letters_not_bytes(self) -> None:
        with pytest.raises(NotText) as caught:
            decode("case.yaml", "näme: ".encode() + b"\x92")
        assert caught.value.finding.place.span == Span(1, 7, 1, 8)

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"PK\x03\x04rest", "Word, Excel or zip"),
            (b"%PDF-1.7", "PDF"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"\x89PNG\r\n", "PNG"),
            (b"age-encryption.org/v1\n", "encrypted with age"),
            (b"-----BEGIN PGP MESSAGE-----", "encrypted with PGP"),
            (b"\x00GITCRYPT\x00", "git-crypt"),
            (b"version https://git-lfs.github.com/spec/v1", "Git LFS pointer"),
            (b"casekit: ENC[AES256_GCM,data:x]", "SOPS"),
            (bytes(range(256)), "not a text file"),
            (b"\x00" * 500, "not a text file"),
        ],
    )
    def test_what_is_no_text_is_recognised(self, data: bytes, said: str) -> None:
        assert said in refused(data)


class TestHiddenCharacters:
    @pytest.mark.parametrize("letter", "\x00\x07\x0b\x1b\x7f\x85\x9b\u2028\u2029\ufeff\uffff")
    def test_control_characters_are_errors(self, letter: str) -> None:
        assert hidden(f"name: A{letter}B") == [("hidden-character", letter)]

    @pytest.mark.parametrize("letter", "\u202a\u202e\u2066\u2069")
    def test_what_turns_the_text_round_is_an_error(self, letter: str) -> None:
        assert hidden(f"name: {letter}B") == [("hidden-direction-character", letter)]

    @pytest.mark.parametrize("letter", "\u00ad\u200b\u2060")
    def test_unseen_marks_are_advice(self, letter: str) -> None:
        assert hidden(f"name: A{letter}B") == [("unseen-mark", letter)]

    @pytest.mark.parametrize("text", ["name:\u00a0Amy", "\u00a0\u00a0name: Amy", "  \u00a0name: Amy"])
    def test_a_non_breaking_space_where_yaml_needs_another(self, text: str) -> None:
        assert hidden(text) == [("non-breaking-space", "\u00a0")]

    @pytest.mark.parametrize(
        "text",
        [
            "name: Amy\u00a0Bell",
            "name: Françoise Ångström, Zoë, Âge, São Paulo",
            "name: محمد علي",
            "name: می\u200cخواهم",
            "name: 👩\u200d👩\u200d👧",
            "name: x\ty",
        ],
    )
    def test_letters_of_every_script_are_left_alone(self, text: str) -> None:
        assert hidden(text) == []

    @pytest.mark.parametrize("word", ["é", "’", "…", "ß", "À", "½"])
    def test_garbled_letters_say_what_was_meant(self, word: str) -> None:
        garbled = word.encode("utf-8").decode("cp1252")
        (found,) = hidden_characters(Source("case.yaml", f"name: {garbled}"))
        assert found.rule == "garbled-letters"
        assert found.message == f"`{garbled}` looks like a garbled `{word}`."

    @pytest.mark.parametrize("text", ["name: Â\x80", "name: â\x80x", "name: Ã\x9f\x80"])
    def test_a_hidden_character_after_a_letter_of_garbled_text_is_still_found(self, text: str) -> None:
        assert list(hidden_characters(Source("case.yaml", text)))

    def test_the_place_is_right_after_line_ends_of_every_kind(self) -> None:
        (found,) = hidden_characters(Source("case.yaml", "a\r\nb\rc\nde\x07"))
        assert found.place.span == Span(4, 3, 4, 4)

    def test_a_flood_is_cut_and_says_so(self) -> None:
        found = list(hidden_characters(Source("case.yaml", "\x07" * 10_000)))
        assert len(found) == MOST_HIDDEN
        assert found[-1].message.endswith("There are more of this kind further down.")


class TestParsable:
    def test_every_letter_keeps_its_place(self) -> None:
        text = "a\x00b\u2028c:\u00a0d\n \u00a0\u00a0e: f\u00a0g"
        assert parsable(text) == "a\ufffdb\ufffdc: d\n   e: f\u00a0g"
        assert len(parsable(text)) == len(text)


class TestLines:
    def test_lines_end_as_yaml_ends_them(self) -> None:
        source = Source("case.yaml", "a\r\nb\rc\n\nd")
        assert [source.line(number) for number in range(7)] == ["", "a", "b", "c", "", "d", ""]

    def test_the_span_of_an_index(self) -> None:
        text = "ab\r\ncd\ref"
        assert [span_at(text, text.index(letter))[:2] for letter in "acef"] == [(1, 1), (2, 1), (3, 1), (3, 2)]

    @pytest.mark.parametrize("text", ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "", "a"])
    def test_line_ends_of_one_kind_are_fine(self, text: str) -> None:
        assert not list(mixed_line_ends(Source("case.yaml", text)))

    def test_the_first_odd_line_end_is_shown(self) -> None:
        (found,) = mixed_line_ends(Source("case.yaml", "a\nb\nc\r\nd\r\ne\nf\n"))
        assert found.place.span == Span(3, 1, 3, 2)
        assert found.message == "2 lines end as on Windows, the others as on a Mac or Linux."
