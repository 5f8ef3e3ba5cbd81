"""Every example family in every notation on one page, to be looked at: out/gallery/index.html.

.venv/bin/python benchmarks/gallery.py [FOLDER] [--notation uk] [--png]
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

from casekit.genogram.family import CannotDraw, Family
from casekit.genogram.look import USUAL_LOOK, Profile
from casekit.genogram.notation import NOTATIONS
from casekit.genogram.picture import Picture, draw_unchecked
from casekit.genogram.quality import quality
from casekit.genogram.read_back import differences
from casekit.pictures.png import png_of
from casekit.pictures.svg_geometry import read_sheet
from genogram_quality import example_families

_STYLE = (
    "body { font: 16px/1.5 sans-serif; margin: 2rem; color: #1a1a1a; background: #fff }"
    "img { max-width: 100%; border: 1px solid #ccc } figure { margin: 1rem 0 } .wrong { color: #b00020 }"
    "nav { columns: 4 16rem } summary { cursor: pointer }"
)


def main() -> None:
    """Draw everything and write the page."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path("out/gallery"))
    arguments.add_argument("--notation", choices=list(NOTATIONS), help="only this notation")
    arguments.add_argument("--png", action="store_true", help="each picture as PNG, too")
    chosen = arguments.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    notations = [chosen.notation] if chosen.notation else list(NOTATIONS)
    sections, wrong = [], 0
    for name, make in example_families():
        shown, bad = section(name, make, notations, chosen.folder, png=chosen.png)
        sections.append((name, shown))
        wrong += bad
    index = chosen.folder / "index.html"
    index.write_text(page(sections, wrong), encoding="utf-8")
    print(f"{index}: {len(sections)} families in {len(notations)} notations; pictures with something wrong: {wrong}")


def section(name: str, make: Callable[[], Family], notations: list[str], folder: Path, *, png: bool) -> tuple[str, int]:
    """One family: its picture in each notation with its counts, and its sentences once."""
    parts, wrong, words = [f'<h2 id="{escape(name)}">{escape(name)}</h2>'], 0, ""
    try:
        family = make()
        for notation in notations:
            picture = draw_unchecked(family, replace(USUAL_LOOK, notation=Profile(notation)))
            figure, bad = shown(f"{name}-{notation}", notation, picture, folder, png=png)
            parts.append(figure)
            wrong += bad
            words = words or picture.words
    except CannotDraw as refusal:
        return "\n".join([*parts, f'<p class="wrong">Not drawn: {escape(refusal.sentence)}</p>']), wrong + 1
    said = "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
    return "\n".join([*parts, f"<details><summary>In sentences</summary>{said}</details>"]), wrong


def shown(file: str, notation: str, picture: Picture, folder: Path, *, png: bool) -> tuple[str, bool]:
    """One picture with its counts, and whether anything is wrong with it."""
    (folder / f"{file}.svg").write_text(picture.svg, encoding="utf-8")
    left, top, right, bottom = read_sheet(picture.svg).view
    if png:
        (folder / f"{file}.png").write_bytes(png_of(picture.svg, (right - left, bottom - top), 1.5))
    found = quality(picture.svg, picture.family)
    faults = [*differences(picture.svg, picture.family), *found.faults]
    counts = (
        f"{notation}: {len(picture.family.members)} people, {found.crossings} crossings, "
        f"{found.relationship_crossings} crossings of relationship lines, {found.partners_apart} couples not side by "
        f"side, {found.width:.0f} × {found.height:.0f}, lines {found.line_length:.0f}, {found.bends} bends"
    )
    said = "".join(f'<p class="wrong">{escape(fault)}</p>' for fault in faults)
    image = f'<img src="{escape(file)}.svg" alt="{escape(picture.words)}" width="{right - left:.0f}">'
    return f"<figure>{image}<figcaption>{escape(counts)}{said}</figcaption></figure>", bool(faults)


def page(sections: list[tuple[str, str]], wrong: int) -> str:
    """The whole page."""
    links = "<br>".join(f'<a href="#{escape(name)}">{escape(name)}</a>' for name, _ in sections)
    body = "\n".join(text for _, text in sections)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Genograms</title><style>{_STYLE}</style>'
        f"<h1>Genograms of all example families</h1><p>Pictures with something wrong: {wrong}.</p>"
        f"<nav>{links}</nav>{body}</html>\n"
    )


if __name__ == "__main__":
    main()
