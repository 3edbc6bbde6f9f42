"""The pages of the docs that are made from the code."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from docs import generate

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    """It is what the code makes now; otherwise run ``python docs/generate.py``."""
    assert (DOCS / name).read_text(encoding="utf-8") == generate.PAGES[name]()


def test_every_page_is_in_the_index() -> None:
    """The index leads to each page, and to none that is not there."""
    linked = set(re.findall(r"<(\w+)\.rst>", (DOCS / "index.rst").read_text(encoding="utf-8")))
    assert linked == {path.stem for path in DOCS.glob("*.rst")} - {"index"}


def test_no_text_crosses_the_columns_of_a_table() -> None:
    """What stands between the columns of a simple table is white space; otherwise the page shows an error instead."""
    for path in [*DOCS.glob("*.rst"), DOCS.parent / "README.rst"]:
        gaps: list[int] = []
        for number, (line, following) in enumerate(pairwise([*path.read_text(encoding="utf-8").splitlines(), ""]), 1):
            if re.fullmatch(r"=+( +=+)+", line):
                gaps = [place for place, character in enumerate(line) if character == " " and following]
            crossing = "".join(line[place : place + 1] for place in gaps)
            assert not crossing.strip(), f"{path.name}:{number}: {line}"
