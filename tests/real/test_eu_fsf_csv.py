"""The fragment that could be had of the EU's real list in CSV 1.1."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import sanctionslib as sl

pytestmark = pytest.mark.slow


def test_fragment(lists: Path) -> None:
    """The first two rows and 21 columns of the list of August 2026 say what the XML of 2024 says of the same party."""
    read = sl.read(lists / "eu" / "fsf-csv1_1-2026-08-05-first-21-columns-2-rows.csv")
    assert (read.published, read.complete) == (datetime.date(2026, 8, 5), False)
    assert [issue.message for issue in read.issues] == ["97 of 118 columns are missing"]
    (entity,) = read
    other = sl.read(lists / "eu" / "fsf-full-xml1_1-2024-05-13.xml")[entity.id]
    assert type(entity) is type(other)
    assert entity.designations == other.designations
    assert entity.remarks == other.remarks
    assert str(entity.name) == str(other.name)
    assert [name.text for name in entity.names] == [name.text for name in other.names][:2]
    assert [name.parts for name in entity.names] == [name.parts for name in other.names][:2]
