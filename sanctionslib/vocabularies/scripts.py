"""Writing systems (ISO 15924), read off the characters themselves."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BY_UNICODE_NAME = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MYANMAR": "Mymr",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}

_BY_NUMBER = {
    "125": "Hebr",
    "135": "Syrc",
    "145": "Mong",
    "160": "Arab",
    "170": "Thaa",
    "200": "Grek",
    "215": "Latn",
    "220": "Cyrl",
    "230": "Armn",
    "240": "Geor",
    "286": "Hang",
    "287": "Kore",
    "310": "Guru",
    "315": "Deva",
    "320": "Gujr",
    "325": "Beng",
    "327": "Orya",
    "330": "Tibt",
    "340": "Telu",
    "345": "Knda",
    "346": "Taml",
    "347": "Mlym",
    "348": "Sinh",
    "350": "Mymr",
    "352": "Thai",
    "355": "Khmr",
    "356": "Laoo",
    "413": "Jpan",
    "430": "Ethi",
    "500": "Hani",
    "501": "Hans",
    "502": "Hant",
}


def script_numbered(number: str) -> str | None:
    """
    The four-letter code of the script with an ISO 15924 number; None if the table does not have it.

    >>> script_numbered("501"), script_numbered("999")
    ('Hans', None)
    """
    return _BY_NUMBER.get(number)


def script_of(text: str) -> str | None:
    """
    The script that most letters of *text* belong to; None if it has no letters of a known one.

    >>> script_of("صدام حسين التكريتي"), script_of("ፍትዊ ዓብዱረዛቕ (Tigrinya)"), script_of("12-34")
    ('Arab', 'Ethi', None)
    """
    counts: dict[str, int] = {}
    for character in text:
        if script := _script_of_letter(character):
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else None


@lru_cache(maxsize=4096)
def _script_of_letter(character: str) -> str | None:
    """The script of a letter; None for another character. To look it up takes time, and lists repeat few letters."""
    if not character.isalpha():
        return None
    return _BY_UNICODE_NAME.get(unicodedata.name(character, "?").split()[0].split("-")[0])


def foreign_script(text: str) -> str | None:
    """
    The script of a name that is not in Latin letters: that of the words before any bracket; None for a Latin one.

    >>> foreign_script("ፍትዊ ዓብዱረዛቕ (Tigrinya)"), foreign_script("José (Хосе)"), foreign_script("(Хосе)")
    ('Ethi', None, 'Cyrl')
    """
    if text.isascii():
        return None
    script = script_of(text.partition("(")[0].strip() or text)
    return script if script != "Latn" else None
