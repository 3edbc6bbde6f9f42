"""Writing systems (ISO 15924), read off the characters themselves."""

from __future__ import annotations

import unicodedata
from collections import Counter

_BY_UNICODE_NAME = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan", "KHMER": "Khmr", "LAO": "Laoo", "LATIN": "Latn", "MYANMAR": "Mymr", "SINHALA": "Sinh",
    "TAMIL": "Taml", "THAI": "Thai", "TIBETAN": "Tibt",
}


def script_of(text: str) -> str | None:
    """
    The script that most letters of *text* belong to; None if it has no letters of a known one.

    >>> script_of("صدام حسين التكريتي"), script_of("ፍትዊ ዓብዱረዛቕ (Tigrinya)"), script_of("12-34")
    ('Arab', 'Ethi', None)
    """
    counts: Counter[str] = Counter()
    for character in text:
        if character.isalpha():
            script = _BY_UNICODE_NAME.get(unicodedata.name(character, "?").split()[0].split("-")[0])
            if script:
                counts[script] += 1
    return counts.most_common(1)[0][0] if counts else None
