"""Writing systems, read off the characters."""

from __future__ import annotations

import pytest

from sanctionslib.vocabularies.scripts import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("كفاح ملحم", "Arab"),
        ("Владимир", "Cyrl"),
        ("김정은", "Hang"),
        ("李红", "Hani"),
        ("თბილისი", "Geor"),
        ("Վարդան", "Armn"),
        ("MOULHEM, Kifah", "Latn"),
    ],
)
def test_the_script_is_that_of_the_letters(text: str, script: str) -> None:
    """Each writing system has its ISO 15924 code."""
    assert script_of(text) == script


def test_most_letters_decide() -> None:
    """A note in Latin letters does not change the script of a longer name in another."""
    assert script_of("ሃፍቶም ገብረመስቀል ወልደሚካኤል (Tigre)") == "Ethi"


@pytest.mark.parametrize("text", ["", "12-34", "№ 5"])
def test_without_letters_there_is_no_script(text: str) -> None:
    """Digits and punctuation belong to no script."""
    assert script_of(text) is None
