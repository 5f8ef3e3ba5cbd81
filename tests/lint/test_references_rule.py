"""A record that names somebody who is not in the file."""

from linting import findings, pointed_at, small


def test_a_key_that_nobody_has() -> None:
    text = small("""\
        family:
          kit: {name: Kit Vale}
          mara: {name: Mara Vale}
        couples:
          - {partners: [maro], children: [kit]}
        """)
    (found,) = findings(text, "unknown-reference")
    assert found.message == "Nobody in this file has the key `maro`; did you mean `mara`?"
    assert pointed_at(text, found) == "maro"
