"""Text as it is compared: what may differ between two writings of one name, one label, one number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import filterfalse
from unicodedata import category, normalize

_ACCENTS = re.compile("[\u0300-\u036f]")
"""The marks that Latin, Greek and Cyrillic letters bear. Those of other scripts are vowels, as good as letters."""

_SPELLINGS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("'`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u2018\u2019\u201b")
)
"""
Letters that Unicode does not take apart into a plain letter and an accent; and the apostrophes and half rings of
transliteration, which go: "Qa'ida", "Qāʿida" and "Qaida" are one word.
"""

_PUNCTUATION = str.maketrans(dict.fromkeys(filterfalse(str.isalnum, map(chr, range(128))), " "))
"""Every ASCII character that is no letter and no digit."""


def fold(text: str) -> str:
    """
    A name without what differs between its spellings: case, accents, punctuation, and the order of ``LAST, First``.

    The order is turned where there is exactly one comma: several divide something else. A name without any letter or
    digit keeps its punctuation.

    >>> fold("MÜLLER-ŁĘCKI, Jan"), fold("Jan Müller-Łęcki")
    ('jan muller lecki', 'jan muller lecki')
    >>> fold("Al-Qa'ida"), fold("al-Qāʿida")
    ('al qaida', 'al qaida')
    >>> fold("ROSNEFT TRADING, S.A.")
    's a rosneft trading'
    """
    plain = text.casefold()
    last, comma, first = plain.partition(",")
    if comma and "," not in first:
        plain = f"{first} {last}"
    if not plain.isascii():
        # In small letters again, since some signs are taken apart into capitals.
        plain = _ACCENTS.sub("", normalize("NFKD", plain).casefold())
    return _words(plain.translate(_SPELLINGS)) or fold_case(normalize("NFC", text))


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """
    The words and numbers of a text, in lower case. The accents stay: they are part of what a source says.

    A text without any letter or digit stays as it is.

    >>> fold_words("All Offices, worldwide."), fold_words("2,500"), fold_words("-")
    ('all offices worldwide', '2 500', '-')
    """
    return _words(text.casefold()) or text


def _words(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(_PUNCTUATION).split())
    # By category, not by "\w", to which the vowel signs of Indic scripts and the like are no part of a word.
    kept = [character if category(character)[0] in "LMN" else " " for character in normalize("NFC", text)]
    return " ".join("".join(kept).split())


def fold_case(text: str) -> str:
    """
    A code or a title, without what differs in case and white space.

    >>> fold_case("SDN  List") == fold_case("sdn list")
    True
    """
    return " ".join(text.casefold().split())


def fold_number(number: str) -> str:
    """
    The letters and digits of a number, in capitals, without the letters ``IMO`` before an IMO number.

    >>> fold_number("IMO 9187655"), fold_number("M-0018061/104")
    ('9187655', 'M0018061104')
    """
    plain = re.sub(r"[\W_]+", "", number.upper())
    return plain[3:] if re.fullmatch(r"IMO\d{7}", plain) else plain
