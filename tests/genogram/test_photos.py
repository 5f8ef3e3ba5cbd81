"""Photographs: only with consent and only when asked for, small, upright, with nothing hidden; bad files are said."""

import base64
import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from running import Ran, casekit

CASE = """
casekit: 1
child: kit
family:
  kit: {{name: Kit Moss, gender: female, born: 2012-03-04, photo: {photo}}}
  ann: {{name: Ann Moss, gender: female, died: 2019, photo: {{file: ann.png, consent: ann, date: 2018-01-02}}}}
couples:
  - {{partners: [ann], children: [kit]}}
"""


def photo(size: tuple[int, int] = (60, 40), kind: str = "JPEG", turned: bool = False) -> bytes:
    """A photograph whose left half is red and whose right half is blue, with a secret in its EXIF."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def drawn(folder: Path, *options: str, written: str = "{file: kit.jpg, consent: kit, date: 2020-01-01}") -> Ran:
    """The command on a case whose child has a photograph."""
    path = folder / "case.yaml"
    path.write_text(CASE.format(photo=written), encoding="utf-8")
    if not (folder / "ann.png").exists():
        (folder / "ann.png").write_bytes(photo(kind="PNG"))
    return casekit(["render", "genogram", str(path), "--as-at", "2023-06-20", *options])


def embedded(svg: str) -> list[Image.Image]:
    """The photographs in a picture."""
    found = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', svg)
    return [Image.open(io.BytesIO(base64.b64decode(one))) for one in found]


def test_photographs_are_shown_only_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "kit.jpg").write_bytes(photo())
    assert "<image" not in drawn(tmp_path).out
    ran = drawn(tmp_path, "--show", "photos")
    assert ran.code == 0 and ran.out.count("<image") == 2
    assert not re.search(r'(?:href|src)="(?!data:image/jpeg;base64,)', ran.out)


def test_a_photograph_is_small_and_upright_and_hides_nothing(tmp_path: Path) -> None:
    content = photo((3000, 2000), turned=True)
    assert b"SECRET" in content
    (tmp_path / "kit.jpg").write_bytes(content)
    image = embedded(drawn(tmp_path, "--show", "photos").out)[-1]
    assert image.size == (240, 240) and not image.getexif() and b"SECRET" not in image.tobytes()
    top, bottom = image.convert("RGB").getpixel((120, 20)), image.convert("RGB").getpixel((120, 220))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 and top[2] < 60 and bottom[2] > 200 and bottom[0] < 60


def test_nobody_is_shown_who_did_not_agree(tmp_path: Path) -> None:
    (tmp_path / "kit.jpg").write_bytes(photo())
    for written in ("kit.jpg", "{file: kit.jpg}", "{file: kit.jpg, consent: kit, date: 2023-08-01}"):
        ran = drawn(tmp_path, "--show", "photos", written=written)
        assert ran.code == 0 and ran.out.count("<image") == 1
        assert "Kit Moss is left out, because the file does not say who agreed" in " ".join(ran.err.split())


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is very large and holds almost nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not there"),
        (b"", "is not a photograph that casekit can read"),
        (b"just words", "is not a photograph that casekit can read"),
        (photo()[:60], "is not a photograph that casekit can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "is not a photograph"),
        (bomb(10_000, 10_000), "is 10000 by 10000 dots, more than 60 million"),
        (bomb(60_000, 60_000), "has more than 60 million dots"),
        (bomb(50, 50), "is not a photograph that casekit can read"),
        (b"GIF89a" + b"\xff" * 50, "is not a photograph that casekit can read"),
    ],
)
def test_a_file_that_is_no_photograph_is_said(tmp_path: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / "kit.jpg").write_bytes(content)
    ran = drawn(tmp_path, "--show", "photos")
    assert ran.code == 2 and ran.out == ""
    assert said in " ".join(ran.err.split()) and "Kit Moss" in ran.err and "Next:" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/passwd", "below/../../secret.jpg", "link.jpg"])
def test_no_file_outside_the_folder_of_the_case_is_opened(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(photo())
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    ran = drawn(folder, "--show", "photos", written=f"{{file: {name}, consent: kit, date: 2020-01-01}}")
    assert ran.code == 2 and "lies outside the case's folder" in " ".join(ran.err.split()) and ran.out == ""


@pytest.mark.parametrize("name", [".", "x" * 5000])
def test_a_name_that_no_file_can_have_is_said(tmp_path: Path, name: str) -> None:
    ran = drawn(tmp_path, "--show", "photos", written=f"{{file: {name}, consent: kit, date: 2020-01-01}}")
    assert ran.code == 2 and "Traceback" not in ran.err and "photograph of Kit Moss" in " ".join(ran.err.split())


def test_photographs_stand_in_a_folder_below_and_in_every_kind_of_picture(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "kit.png").write_bytes(photo(kind="PNG"))
    written = "{file: photos/kit.png, consent: kit, date: 2020-01-01}"
    for ending, start in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        target = tmp_path / f"kit.{ending}"
        ran = drawn(tmp_path, "--show", "photos", "-o", str(target), written=written)
        assert ran.code == 0, ran.err
        assert target.read_bytes().startswith(start)


def test_a_death_stays_marked_beside_a_photograph(tmp_path: Path) -> None:
    (tmp_path / "kit.jpg").write_bytes(photo())
    svg = drawn(tmp_path, "--show", "photos").out
    person = re.search(r'<g class="person" data-person="ann".*?</g>', svg, re.S)
    assert person is not None and person[0].index("<image") < person[0].index('class="deceased"')
