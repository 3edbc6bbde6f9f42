"""FollowTheMoney there and back, on the real lists."""

from __future__ import annotations

from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import SanctionsList
from tests.round_trip import Kept, kept, table

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs"
FILES = {
    "OFAC SDN": "us/ofac-sdn/2024-05-07/sdn.xml",
    "UN": "un/un-consolidated-2026-08-01.xml",
    "EU": "eu/fsf-full-xml1_1-2024-05-13.xml",
    "UK (OFSI)": "gb/uk-ofsi-conlist-2025-04-10.xlsx",
}
WHOLE = ("id", "class", "reference", "designations", "programs", "authority", "list", "gender", "effective_date")
"""The fields of which every value that FollowTheMoney has a form for comes back."""


@pytest.fixture(scope="module")
def ways(lists: Path) -> dict[str, tuple[SanctionsList, SanctionsList]]:
    """Each list, and what comes back of it."""
    found = {}
    for name, path in FILES.items():
        before = sl.read(lists / path)
        found[name] = before, sl.read(sl.dumps(before, to="ftm").encode())
    return found


@pytest.fixture(scope="module")
def measured(ways: dict[str, tuple[SanctionsList, SanctionsList]]) -> dict[str, dict[str, Kept]]:
    """How many values of each field come back equal."""
    return {name: kept(before, after) for name, (before, after) in ways.items()}


def test_nothing_is_left_unplaced(ways: dict[str, tuple[SanctionsList, SanctionsList]]) -> None:
    """What this library writes, it reads without an issue, with no party more or less, in the same order."""
    for before, after in ways.values():
        assert after.issues == ()
        assert [entity.id for entity in after] == [entity.id for entity in before]


def test_the_list_knows_what_it_is(ways: dict[str, tuple[SanctionsList, SanctionsList]]) -> None:
    """Title and authority come back; that it is whole, and its day, are not said."""
    for before, after in ways.values():
        assert (after.title, after.authority) == (before.title, before.authority)
        assert (after.complete, after.published) == (None, None)


@pytest.mark.parametrize("field", WHOLE)
def test_what_comes_back_whole(measured: dict[str, dict[str, Kept]], field: str) -> None:
    """Not one value is lost, and none comes that was not there."""
    for name, found in measured.items():
        if field in found and (name, field) != ("EU", "effective_date"):  # "by the day of" has no form in FtM
            assert found[field] == Kept(found[field].values, found[field].values, 0), name


def test_the_page_says_how_much_comes_back(measured: dict[str, dict[str, Kept]]) -> None:
    """The table in the docs is what is measured; make it with the last lines of this test's output."""
    made = table(measured)
    assert made in (DOCS / "ftm.rst").read_text(encoding="utf-8"), f"docs/ftm.rst should have:\n{made}"


def test_it_streams(lists: Path, tmp_path: Path) -> None:
    """The UN's list, entity by entity, is the list."""
    path = tmp_path / "un.ftm.json"
    sl.write(sl.read(lists / FILES["UN"]), path)
    assert list(sl.iter_entities(path)) == list(sl.read(path))
