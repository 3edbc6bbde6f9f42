"""What may differ between two writings of one name, one code, one number."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctionslib.model.folding import fold, fold_case, fold_number, fold_words

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1)


@pytest.mark.parametrize("folding", [fold, fold_words, fold_case, fold_number])
@given(text=st.text())
def test_to_fold_again_changes_nothing(folding, text: str) -> None:
    """What is folded is its own folding, so that it can be compared with what is."""
    assert folding(folding(text)) == folding(text)


@given(st.text())
def test_foldings_of_names_are_nested(text: str) -> None:
    """What is one name but for case and white space is one name but for the rest."""
    assert fold(fold_case(text)) == fold(text)


@given(st.text())
def test_how_accents_are_encoded_does_not_count(text: str) -> None:
    """A letter with an accent is one character or two: the name is the same."""
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))


@given(st.text())
def test_nothing_is_folded_to_nothing(text: str) -> None:
    """A name of which nothing would be left keeps its punctuation, so that two of these are not taken for one."""
    assert bool(fold(text)) == bool(text.strip())


@given(last=WORDS, first=WORDS)
def test_order(last: str, first: str) -> None:
    """``LAST, First`` is ``First LAST``."""
    assert fold(f"{last}, {first}") == fold(f"{first} {last}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MOULHEM, Kifah", "Kifah Moulhem"),
        ("AL-TIKRITI, Saddam Hussein", "Saddam Hussein al-Tikriti"),
        ("MILOŠEVIĆ", "Milosevic"),
        ("Łódź Ørsted Đorđe", "lodz orsted dorde"),
        ("STRASSE", "Straße"),
        ("İSTANBUL", "istanbul"),
        ("Yıldız", "YILDIZ"),
        ("Ἀθῆναι", "αθηναι"),
        ("СЕМЁНОВ", "Семенов"),
        ("SA'ID", "Saʿīd"),
        ("O\u2019Brien", "O'BRIEN"),
        ("ACME & CO. (LTD)", "acme co ltd"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    """Case, accents, letters with strokes, apostrophes, punctuation and order do not tell names apart."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MOULHEM, Kifah, Jr.", "Kifah Jr. Moulhem"),
        ("한국", "한굴"),
        ("がく", "かく"),
        ("कि", "क"),
        ("أحمد", "احمد"),
        ("SMITH 1", "SMITH 2"),
        ("AL DIB", "ALDIB"),
        ("-", "--"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    """Marks that are letters, numbers, spaces, and names with several commas are not folded away."""
    assert fold(one) != fold(other)


def test_words_keep_accents() -> None:
    """Where a text is compared, not looked up, a letter with an accent is another letter."""
    assert fold_words("Müller-Lang") == "müller lang"
