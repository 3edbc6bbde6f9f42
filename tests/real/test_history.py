"""Histories of real lists: all sixteen editions of the UN's, the eight daily ones of OFAC's SDN list."""

from __future__ import annotations

import csv
import datetime
import runpy
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import Answer, History
from sanctionslib.history import Basis, TimelineKind
from sanctionslib.history._archive import Archive
from tests.compare import difference

pytestmark = pytest.mark.slow

DAY = datetime.date
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PRISONS = [f"ofac-{uid}" for uid in (32340, 32341, 32351, 32352, 32353, 32354, 32355, 32356)]


def daily(lists: Path) -> list[tuple[Path, DAY]]:
    """The daily SDN lists, each with the day in its name."""
    paths = sorted((lists / "us" / "ofac-sdn" / "daily").glob("sdn-*.csv"))
    return [(path, DAY.fromisoformat(path.stem[4:])) for path in paths]


@pytest.fixture(scope="module")
def un(lists: Path) -> History:
    """The UN's list, 2017 to 2026."""
    return History.of(*sorted((lists / "un").glob("*.xml")))


@pytest.fixture(scope="module")
def sdn(lists: Path) -> History:
    """OFAC's SDN list, 2021 to 2024."""
    history = History()
    for path, day in daily(lists):
        history.add(path, date=day)
    return history


@pytest.fixture(scope="module")
def un_listings(un: History) -> dict[str, tuple[sl.history.Interval, ...]]:
    """When everybody of the UN's list was on it."""
    return {life.id: life.listings for life in un}


# -- editions and files -----------------------------------------------------------------------------------------


def test_un_as_of_each_day_is_the_edition_of_that_day(un: History, lists: Path) -> None:
    """All sixteen are had back with nothing left out: sources and the lines of records too."""
    paths = sorted((lists / "un").glob("*.xml"))
    assert (len(un.editions), len(un)) == (16, 1254)
    for path in paths:
        edition = sl.read(path)
        assert edition.published
        assert difference(un.as_of(edition.published), edition) is None, path


def test_sdn_as_of_each_day_is_the_edition_of_that_day(sdn: History, lists: Path) -> None:
    """All eight are, though they state no day themselves, and between two of them the older one stands."""
    for place, (path, day) in enumerate(daily(lists)):
        found, edition = sdn.as_of(day), sl.read(path).dated(day)
        assert found == edition, path
        assert place not in (0, 2) or difference(found, edition) is None, path  # it takes its time
    assert [edition.entities for edition in sdn.editions] == [8878, 9004, 9022, 9025, 9115, 9793, 14966, 15443]
    assert len(sdn) == 16396
    assert len(sdn.as_of(DAY(2021, 7, 28))) == 9004


def test_order_of_adding_does_not_matter(un: History, lists: Path) -> None:
    """Built from the newest to the oldest edition, the UN's history tells the same (of every fifth entity)."""
    other = History.of(*sorted((lists / "un").glob("*.xml"), reverse=True))
    assert other.editions == un.editions
    for life in islice(un, 0, None, 5):
        same = other[life.id]
        assert (same.listings, same.intervals, same.seen) == (life.listings, life.intervals, life.seen)


def test_size(un: History, sdn: History, tmp_path: Path) -> None:
    """
    Saved, the UN's 29.3 MB (3.5 MB packed) are under 0.9 MB; OFAC's 20.2 MB (3.7 MB packed) under 2.1 MB.

    That is what sources, lines and issues take too: every edition is in it whole.
    """
    un.save(tmp_path / "un.gz")
    sdn.save(tmp_path / "sdn.gz")
    assert (tmp_path / "un.gz").stat().st_size < 900_000
    assert (tmp_path / "sdn.gz").stat().st_size < 2_100_000
    assert isinstance(un._store, Archive)
    assert un._store.count < 2 * len(un) + 500


def test_an_edition_costs_what_it_changes(lists: Path, tmp_path: Path) -> None:
    """The 20 records that changed by 2021-07-29 take 5 KB beside the 970 KB of the two editions before."""
    history = History()
    sizes = []
    for path, day in daily(lists)[:3]:
        history.add(path, date=day)
        history.save(tmp_path / "h.gz")
        sizes.append((tmp_path / "h.gz").stat().st_size)
    assert sizes[1] - sizes[0] < 20_000
    assert sizes[2] - sizes[1] < 5_000


# -- lives ------------------------------------------------------------------------------------------------------


def test_moulhem(sdn: History) -> None:
    """30743 was listed before the first edition, designated a second time in July 2021, and still was both in 2024."""
    life = sdn["ofac-30743"]
    assert [str(event) for event in life.timeline()] == [
        "[..2021-05-22]: listed under SYRIA-EO13894",
        "[2021-07-24..2021-07-29]: designated under SYRIA too",
        "[2021-07-24..2021-07-29]: links amended (relationships)",
    ]
    assert [(str(each.program), str(each.start.date), each.end, each.last) for each in life.intervals] == [
        ("SYRIA-EO13894", "[..2021-05-22]", None, DAY(2024, 7, 2)),
        ("SYRIA", "[2021-07-24..2021-07-29]", None, DAY(2024, 7, 2)),
    ]
    assert [str(life.in_force(DAY(2021, 7, 28), program)) for program in (None, "SYRIA", "SYRIA-EO13894")] == [
        "yes",
        "cannot say",
        "yes",
    ]
    assert life.in_force(DAY(2020, 12, 1)) is Answer.CANNOT_SAY


def test_targets_of_july_2021(sdn: History) -> None:
    """Each of the eight prisons was listed between the editions of 2021-07-23 and 07-29, and was still in 2024."""
    for id in PRISONS:
        (interval,) = sdn[id].intervals
        assert (str(interval.start.date), interval.start.basis) == ("[2021-07-24..2021-07-29]", Basis.BOUNDED)
        assert sdn[id].in_force(DAY(2024, 7, 2)) is Answer.YES
        assert [event.kind for event in sdn[id].timeline()] == [TimelineKind.LISTED]


def test_renaming_of_the_agency(sdn: History) -> None:
    """12743 was renamed in the same days, and said to have been founded in 1969."""
    name = "SYRIAN MILITARY INTELLIGENCE"
    assert [str(event) for event in sdn["ofac-12743"].timeline()][:3] == [
        "[..2021-05-22]: listed under SYRIA",
        f"[2021-07-24..2021-07-29]: renamed from '{name}' to '{name} DIRECTORATE'",
        "[2021-07-24..2021-07-29]: identifying data amended (established_dates)",
    ]


def test_haiti_records_keep_their_identity(un: History) -> None:
    """HTi.002 to HTi.007 got other DATAIDs in 2025; each is one entity, listed without a break since its stated day."""
    for number in range(2, 8):
        life = un[f"unsc-HTi.00{number}"]
        keys = {entity.source.key for _, entity in life.seen if entity and entity.source}
        assert len(keys) == 2
        (interval,) = life.intervals
        assert (interval.start.basis, interval.end) == (Basis.STATED, None)


def test_iran_comes_back(un: History) -> None:
    """
    IRi.001 was listed on 2007-03-24, gone by September 2024 and back by November 2025: two intervals.

    The list gives those who came back their old listing date, which is why it does not count for the second.
    """
    life = un["unsc-IRi.001"]
    assert [(str(each.start.date), each.end and str(each.end.date)) for each in life.intervals] == [
        ("2007-03-24", "[2020-12-02..2024-09-21]"),
        ("[2025-09-04..2025-11-15]", None),
    ]
    days = (DAY(2007, 3, 23), DAY(2010, 1, 1), DAY(2022, 1, 1), DAY(2025, 1, 1), DAY(2025, 9, 28), DAY(2026, 8, 1))
    assert [str(life.in_force(day)) for day in days] == ["no", "yes", "cannot say", "no", "cannot say", "yes"]
    assert [event.kind for event in life.timeline() if event.kind is not TimelineKind.AMENDED] == [
        TimelineKind.LISTED,
        TimelineKind.DELISTED,
        TimelineKind.LISTED_AGAIN,
    ]


def test_iran_was_away_before_the_first_edition(un: History) -> None:
    """IRe.006 was listed in 2006, as its listing date alone tells, was gone by the first edition, and is back."""
    life = un["unsc-IRe.006"]
    assert [(str(each.start.date), each.end and str(each.end.date)) for each in life.listings] == [
        ("2006-12-23", "[2006-12-24..2017-06-20]"),
        ("[2025-09-04..2025-11-15]", None),
    ]
    assert life.listings[0].first is None
    assert [str(life.in_force(DAY(year, 6, 30))) for year in (2006, 2010, 2018)] == ["no", "cannot say", "no"]


def test_who_has_two_intervals(un: History, un_listings: dict[str, tuple[sl.history.Interval, ...]]) -> None:
    """121 have: all of the Iran list, 84 of whom editions show twice and 37 of whom the first time is only told."""
    twice = {id: listings for id, listings in un_listings.items() if len(listings) > 1}
    assert {program_of(un, id) for id in twice} == {"Iran"}
    assert len(twice) == 121
    assert sum(listings[0].first is None for listings in twice.values()) == 37


def program_of(history: History, id: str) -> str:
    """The program of an entity that has one."""
    return history[id].entity.designations[0].programs[0].code


def test_every_start_is_stated_or_bounded(un_listings: dict[str, tuple[sl.history.Interval, ...]]) -> None:
    """The UN dates every listing: only of those who came back the editions have to tell."""
    bases = Counter(interval.start.basis for listings in un_listings.values() for interval in listings)
    assert bases == {Basis.STATED: 1254, Basis.BOUNDED: 121}


def test_a_day_between_two_daily_editions_is_known(
    un: History, un_listings: dict[str, tuple[sl.history.Interval, ...]]
) -> None:
    """The twelve who went between the editions of 2020-11-30 and 12-01 went on that day, to the day."""
    ends = {id: {str(each.end and each.end.date) for each in listings} for id, listings in un_listings.items()}
    gone = [id for id in ends if "2020-12-01" in ends[id]]
    assert len(gone) == 12
    assert {program_of(un, id) for id in gone} == {"Iraq"}


def test_two_encodings_of_one_list(lists: Path) -> None:
    """The XML of 2024-05-07 and the CSV of the next day are one history, in which nothing happened to anybody."""
    folder = lists / "us" / "ofac-sdn"
    history = History.of(folder / "2024-05-07" / "sdn.xml")
    history.add(folder / "daily" / "sdn-2024-05-08.csv", date=DAY(2024, 5, 8))
    assert len(history) == 14966
    ids = list(history._store.ids)[::25]
    assert {event.kind for id in ids for event in history[id].timeline()} == {TimelineKind.LISTED}


# -- the story of 28 July 2021 ----------------------------------------------------------------------------------


def test_example_tells_the_story(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """18 added and 2 changed; seventeen targets, of whom 16 are new; what the list cannot show is said."""
    runpy.run_path(str(EXAMPLES / "syria_2021_07_28.py"))["main"]([str(lists)])
    lines = capsys.readouterr().out.splitlines()
    for line in (
        "2021-07-23 to 2021-07-29: 18 added, 0 removed, 2 changed",
        "  of OFAC under SDGT, [2021-07-24..2021-07-29]: 2 designated",
        "  of OFAC under SYRIA, [2021-07-24..2021-07-29]: 11 designated, 1 re-designated",
        "  of OFAC under SYRIA-EO13894, [2021-07-24..2021-07-29]: 5 designated",
        "    yes: 16 new records; ofac-30743 was listed before, and was designated a second time",
        "  2024-07-02: 17 of 17 are listed, under SYRIA, SYRIA-EO13894",
    ):
        assert line in lines
    assert sum("cannot say" in line for line in lines) == 6
    assert "has no program about Syria" in lines[-1]


def test_later_fate(lists: Path) -> None:
    """
    The address files of November 2025 to June 2026 lack the seven branches and the three agencies, and have the rest.

    They have at least one row for every id of the list. The list itself is not at hand, and the library takes none of
    them alone.
    """
    roles = sl.sample_path().with_suffix(".roles.json").read_text(encoding="utf-8")
    ids = {word[5:] for word in roles.split('"') if word.startswith("ofac-")}
    gone = {id[5:] for id in PRISONS} - {"32356"} | {"12726", "12741", "12743"}
    paths = sorted((lists / "us" / "ofac-sdn" / "add-alt-only").glob("add-*.csv"))
    assert len(paths) == 3
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            listed = {row[0] for row in csv.reader(file) if row}
        assert ids - listed == gone, path
        with pytest.raises(sl.ReadError):
            sl.read(path)
