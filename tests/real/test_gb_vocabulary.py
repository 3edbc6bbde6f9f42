"""The words of the UK's lists against what stands beside them in a real file: the letters of the names themselves."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from sanctionslib.formats.gb.vocabulary import LANGUAGES, SCRIPTS

pytestmark = pytest.mark.slow

LETTERS = {
    "Arab": {"ARABIC"},
    "Armn": {"ARMENIAN"},
    "Cyrl": {"CYRILLIC"},
    "Geor": {"GEORGIAN"},
    "Grek": {"GREEK"},
    "Hang": {"HANGUL"},
    "Hani": {"CJK"},
    "Hebr": {"HEBREW"},
    "Jpan": {"CJK", "HIRAGANA", "KATAKANA"},
    "Latn": {"LATIN"},
    "Mymr": {"MYANMAR"},
    "Beng": {"BENGALI"},
    "Deva": {"DEVANAGARI"},
    "Thai": {"THAI"},
}
"""What the names of the letters of each script begin with in Unicode."""
WRITTEN_IN = {
    "ar": "Arab", "be": "Cyrl", "bg": "Cyrl", "el": "Grek", "fa": "Arab", "he": "Hebr", "hy": "Armn", "ja": "Jpan",
    "ka": "Geor", "ko": "Hang", "my": "Mymr", "prs": "Arab", "ps": "Arab", "ru": "Cyrl", "uk": "Cyrl", "ur": "Arab",
    "zh": "Hani",
}  # fmt: skip
"""The script that each language is written in."""


def letters(text: str) -> str:
    """What the names of most letters of a text begin with."""
    words = Counter(unicodedata.name(one, "?").split("-")[0].split()[0] for one in text if one.isalpha())
    return words.most_common(1)[0][0] if words else ""


@pytest.fixture(scope="module")
def names(lists: Path) -> list[tuple[str, str, str]]:
    """The names in other scripts of the list of 2025, each with the words for its script and its language."""
    book = pytest.importorskip("openpyxl").load_workbook(lists / "gb" / "uk-ofsi-conlist-2025-04-10.xlsx")
    _, header, *rows = book.active.iter_rows(values_only=True)
    columns = ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language")
    places = [header.index(column) for column in columns]
    found = {tuple(str(row[place] or "").strip().casefold() for place in places) for row in rows}
    return sorted((name, script, language) for name, script, language in found if name)


def shares(pairs: list[tuple[str, bool]]) -> dict[str, float]:
    """How often each thing is so."""
    so: defaultdict[str, list[bool]] = defaultdict(list)
    for what, is_so in pairs:
        so[what].append(is_so)
    return {what: sum(each) / len(each) for what, each in so.items()}


def test_names_are_written_in_the_script_of_its_word(names: list[tuple[str, str, str]]) -> None:
    """Nearly all names of each word are: the list has a few that are not."""
    pairs = [(word, letters(text) in LETTERS[SCRIPTS[word]]) for text, word, _ in names if word]
    assert {word: share for word, share in shares(pairs).items() if share < 0.9} == {}
    assert len(pairs) > 1000


def test_names_are_written_in_the_script_of_their_language(names: list[tuple[str, str, str]]) -> None:
    """So are those of each language that is always written in one script."""
    pairs = [
        (word, letters(text) in LETTERS[WRITTEN_IN[LANGUAGES[word]]])
        for text, _, word in names
        if LANGUAGES.get(word) in WRITTEN_IN
    ]
    assert {word: share for word, share in shares(pairs).items() if share < 0.9} == {}
    assert len(pairs) > 1000
