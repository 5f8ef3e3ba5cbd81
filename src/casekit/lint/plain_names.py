"""Names as they are compared: without what differs from hand to hand."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 12)
def plain_name(name: str) -> str:
    """A name without accents, capitals, punctuation and order, to find it again where it is written otherwise."""
    if not name.isascii():
        name = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = "".join(one if one.isalnum() else " " for one in name.casefold().replace("'", "").replace("’", ""))
    return " ".join(sorted(words.split()))
