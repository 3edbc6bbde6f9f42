"""OFAC's published delimited lists, checked against their own cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

import sanctionslib as sl
from tests.compare import difference
from tools.remarks_report import report

pytestmark = pytest.mark.slow

SDN_2016 = "us/ofac-sdn/2016-10"
CONS_2016 = "us/ofac-cons/2016-09-16"

RELEASES = [
    (f"{SDN_2016}/SDN.CSV", "SDN List", 5337, 0),
    (f"{SDN_2016}/SDN.PIP", "SDN List", 5337, 0),
    (f"{SDN_2016}/SDN.DEL", "SDN List", 5337, 0),
    ("us/ofac-sdn/2021-06-29", "SDN List", 8976, 0),
    ("us/ofac-sdn/2023-12-28", "SDN List", 13821, 18),
    ("us/ofac-sdn/2024-06-18", "SDN List", 15402, 21),
    (f"{CONS_2016}/cons_prim.csv", "Consolidated List", 581, 0),
    (f"{CONS_2016}/cons_prim.pip", "Consolidated List", 581, 0),
    (f"{CONS_2016}/cons_prim.del", "Consolidated List", 581, 0),
    (f"{CONS_2016}/cons_prim.ff", "Consolidated List", 581, 0),
    ("us/ofac-cons/2018-04-06/cons_prim.csv", "Consolidated List", 639, 0),
    ("us/ofac-cons/2025-12", "Consolidated List", 442, 0),
]
"""Release, list, number of entities, number of issues: all of those are missing companions and remarks cut for it."""

DAILY = {
    "2021-05-22": 8878, "2021-07-23": 9004, "2021-07-29": 9022, "2021-07-31": 9025, "2021-08-21": 9115,
    "2022-03-25": 9793, "2024-05-08": 14966, "2024-07-02": 15443,
}  # fmt: skip
CELLS = [
    ("us/ofac-sdn/2016-10", "SDN.CSV", "ADD.CSV", "ALT.CSV", "sdn_comments.csv"),
    ("us/ofac-sdn/2021-06-29", "sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"),
    ("us/ofac-sdn/2024-06-18", "sdn.csv", "add.csv", None, None),
    ("us/ofac-cons/2025-12", "cons_prim.csv", "cons_add.csv", "cons_alt.csv", "cons_comments.csv"),
]


def table(path: Path) -> list[list[str | None]]:
    """The rows of a file, with nulls as None."""
    text = path.read_text("ascii").replace("\x1a", "")
    rows = csv.reader(io.StringIO(text))
    return [[None if cell.strip() in ("", "-0-") else cell for cell in row] for row in rows if row and row[0].isdigit()]


@pytest.mark.parametrize(("path", "title", "count", "issues"), RELEASES, ids=[case[0] for case in RELEASES])
def test_release(lists, path: str, title: str, count: int, issues: int) -> None:
    """It is read whole, without other issues than those of files that are not there, and survives our JSON."""
    read = sl.read(lists / path)
    assert (read.title, len(read), len(read.issues)) == (title, count, issues)
    assert {issue.code for issue in read.issues} <= {"missing-companion"}
    unmarked = path.endswith("2016-10/SDN.CSV")  # whose end mark somebody took away
    assert read.complete is (None if unmarked or issues else True)
    assert difference(read, sl.read(sl.dumps(read, to="jsonl").encode())) is None


@pytest.mark.parametrize("day", DAILY)
def test_primary_file_alone(lists, day: str) -> None:
    """SDN.CSV is read without its companions; of the items of all its remarks, at least 98 in 100 are typed."""
    found = report(lists / f"us/ofac-sdn/daily/sdn-{day}.csv")
    assert found.entities == DAILY[day]
    assert found.share >= 0.98


@pytest.mark.parametrize(("folder", "sdn", "add", "alt", "comments"), CELLS, ids=[case[0] for case in CELLS])
def test_every_cell_is_in_its_field(
    lists, folder: str, sdn: str, add: str, alt: str | None, comments: str | None
) -> None:
    """Every cell of every row stands in the field that means it."""
    base = lists / folder
    entities = {entity.reference: entity for entity in sl.read(base / sdn)}
    rest = {uid: words or "" for uid, words in table(base / comments)} if comments else {}
    for uid, name, type, program, title, sign, kind, tonnage, grt, flag, owner, remarks in table(base / sdn):
        entity = entities[uid]
        assert entity.name
        assert (entity.name.text, entity.name.kind) == (name, "primary")
        assert {"individual": sl.Person, "vessel": sl.Vessel, "aircraft": sl.Aircraft, None: sl.Organization}[type] is (
            entity.__class__
        )
        (designation,) = entity.designations
        assert "] [".join(found.code for found in designation.programs) == program
        assert title is None or "; ".join(getattr(entity, "titles", ())) == title
        if isinstance(entity, sl.Vessel):
            assert entity.call_signs[:1] == ((sign,) if sign else ())
            assert kind is None or entity.vessel_types[0] == kind
            assert (entity.tonnage, entity.gross_registered_tonnage) == (tonnage, grt)
            assert flag is None or entity.flags[0].name == flag
            assert owner is None or entity.owners == (owner,)
        else:
            assert not any((sign, kind, tonnage, grt, flag, owner))
        assert entity.remarks == (((remarks or "") + rest.get(uid, "")).strip(),) if remarks else entity.remarks == ()
    addresses: Counter[tuple[object, ...]] = Counter()
    for uid, _, street, city, country, note in table(base / add):
        if street or city or country or note:
            addresses[uid, street, city, country, note] += 1
    for entity in entities.values():
        for found in entity.addresses:
            line = found.lines[0] if found.lines else None
            addresses[entity.reference, line, found.locality, found.country and found.country.name, found.note] -= 1
    assert not +addresses
    assert not -addresses
    if alt:
        aliases = Counter((uid, type, name) for uid, _, type, name, _ in table(base / alt))
        strong = Counter(
            (entity.reference, name.kind.value, name.text)
            for entity in entities.values()
            for name in entity.names
            if name.quality == "strong"
        )
        assert aliases == strong


@pytest.mark.parametrize("path", [case[0] for case in RELEASES if not case[0].endswith(("del", "pip", "ff"))])
def test_share_of_the_remarks_that_is_typed(lists, path: str) -> None:
    """
    Of the items of all remarks of the SDN list, at least 97 in 100 are typed; of those of the Consolidated list 86, as
    one in ten refers to a page on directives.
    """
    found = report(lists / path)
    assert found.share >= (0.97 if "ofac-sdn" in path else 0.86)


def test_entities_stream(lists) -> None:
    """The entities one by one are those of the list."""
    path = lists / "us/ofac-cons/2025-12/cons_prim.csv"
    assert list(sl.iter_entities(path)) == list(sl.read(path))


def test_companions_without_their_primary_file(lists) -> None:
    """ADD and ALT without SDN are refused, one by one, together and as a folder, with a sentence that says so."""
    folder = lists / "us/ofac-sdn/add-alt-only"
    files = sorted(folder.iterdir())
    assert len(files) == 4
    for given in (*files, folder, files):
        with pytest.raises(sl.ReadError, match=r"the SDN \(or CONS_PRIM\) file is missing"):
            sl.read(given)


@pytest.mark.parametrize("path", [SDN_2016, CONS_2016, "us/ofac-sdn/daily"])
def test_folders_of_several_lists(lists, path: str) -> None:
    """A folder of several releases or encodings is refused, with their names."""
    with pytest.raises(sl.ReadError, match="holds several lists; name one of: "):
        sl.read(lists / path)
