"""
The real lists of OFSI, cell by cell: every cell that is not empty stands in the entity of its Group ID.

The file is read a second time here, without any of the library's code: what this module takes from it is the text of
each cell, white space folded. A cell counts as kept if the field that means it holds it, whole or (where the cell
numbers its values) value by value, with the cell whole beside; or if an issue holds it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import sanctionslib as sl
from sanctionslib import Entity, IssueCode, Organization, Person, SanctionsList, Vessel
from sanctionslib.model import ExternalScheme, NameKind
from tests.compare import difference

pytestmark = pytest.mark.slow

FILES = {"2014": "uk-ofsi-conlist-2014-04-02.csv", "2025": "uk-ofsi-conlist-2025-04-10.xlsx"}
FIGURES = {
    # rows, groups, groups under several regimes, (individuals, entities, ships), issues
    "2014": (8950, 2297, 6, (1337, 960, 0), Counter({IssueCode.UNREADABLE_VALUE: 1})),
    "2025": (
        18796,
        4686,
        15,
        (3662, 1009, 15),
        Counter({IssueCode.MISSING_FIELD: 3, IssueCode.UNKNOWN_CODE: 1, IssueCode.MISPLACED_VALUE: 1}),
    ),
}


NUMBERS = re.compile(r"\((?:!|\d{1,2})(?:-\d)?\)|(?:^|\s)\d\)")


def fold(text: object) -> str:
    """The text with white space (no-break spaces too) folded; empty if there is none."""
    return " ".join(str(text or "").split())


def iso(words: str) -> str:
    """A date of the list as EDTF."""
    return "-".join(part for part in reversed(words.split("/")) if part != "00")


@attrs.frozen
class Edition:
    """One file, read twice."""

    year: str
    read: SanctionsList
    groups: dict[str, list[dict[str, str]]]

    def pairs(self) -> Iterator[tuple[list[dict[str, str]], Entity]]:
        """The rows of each group, with its entity."""
        return zip(self.groups.values(), self.read, strict=True)


def raw_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a file as text."""
    if path.suffix == ".csv":
        with path.open(encoding="cp1252", newline="") as stream:
            yield from csv.reader(stream)
        return
    book = pytest.importorskip("openpyxl").load_workbook(path, read_only=True)
    for values in book.active.iter_rows(values_only=True):
        yield ["" if value is None else str(value) for value in values]


@pytest.fixture(scope="module", params=FILES)
def edition(lists: Path, request: pytest.FixtureRequest) -> Edition:
    """Each list in turn."""
    path = lists / "gb" / FILES[request.param]
    rows = raw_rows(path)
    next(rows)
    header = next(rows)
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        cells = {column: fold(cell) for column, cell in zip(header, row, strict=True)}
        groups[cells["Group ID"]].append(cells)
    return Edition(request.param, sl.read(path), dict(groups))


def cells(rows: list[dict[str, str]], column: str) -> set[str]:
    """The different texts that the rows have in a column."""
    return {row[column] for row in rows if row.get(column)}


def test_one_entity_a_group(edition: Edition) -> None:
    """In the order in which the groups first come, of the class that the group type says."""
    rows, groups, several, kinds, issues = FIGURES[edition.year]
    assert (sum(map(len, edition.groups.values())), len(edition.groups), len(edition.read)) == (rows, groups, groups)
    assert [entity.reference for entity in edition.read] == list(edition.groups)
    assert [entity.id for entity in edition.read] == [f"gb-ofsi-{group}" for group in edition.groups]
    assert tuple(sum(type(e) is kind for e in edition.read) for kind in (Person, Organization, Vessel)) == kinds
    assert sum(len(entity.designations) > 1 for entity in edition.read) == several
    assert Counter(issue.code for issue in edition.read.issues) == issues


def test_every_cell_is_accounted_for(edition: Edition) -> None:
    """Whole or in numbered pieces, somewhere in its entity (dates as dates), translated codes aside, or in an issue."""
    translated = {"Group Type", "Alias Type", "Alias Quality", "Non-Latin Script Type", "Non-Latin Script Language"}
    dates = {"DOB", "Listed On", "Last Updated", "UK Sanctions List Date Designated"}
    at_fault = {(issue.source and issue.source.record, fold(issue.raw)) for issue in edition.read.issues}
    lost, total = [], 0
    for rows, entity in edition.pairs():
        text = fold(sl.dumps(SanctionsList(entities=(entity,)), to="jsonl").replace(r"\"", '"').replace(r"\\", "\\"))
        for column in rows[0].keys() - translated:
            for cell in cells(rows, column):
                total += 1
                wanted = f'"{iso(cell)}"' if column in dates else cell
                if wanted not in text and (entity.reference, cell) not in at_fault:
                    lost.append((entity.reference, column, cell))
    assert lost == []
    assert total > 20_000


def test_names(edition: Edition) -> None:
    """Each name with its kind and quality, put together in the order of its numbers; no others."""
    kinds = {
        "Prime Alias": NameKind.PRIMARY,
        "Primary name": NameKind.PRIMARY,
        "AKA": NameKind.AKA,
        "FKA": NameKind.FKA,
        "Primary name variation": NameKind.VARIANT,
    }
    for rows, entity in edition.pairs():
        stated = {
            (
                " ".join(part for number in range(1, 7) if (part := row[f"Name {number}"])),
                kinds[row["Alias Type"]],
                {"Good quality": "strong", "Low quality": "weak"}.get(row.get("Alias Quality", "")),
            )
            for row in rows
        }
        foreign = cells(rows, "Name Non-Latin Script")
        read = [(fold(n.text), n.kind, n.quality) for n in entity.names if fold(n.text) not in foreign]
        assert sorted(read, key=str) == sorted((n for n in stated if n[0] not in foreign), key=str)
        assert {fold(name.text) for name in entity.names} >= foreign
        primary = {text for text, kind, _ in stated if kind is NameKind.PRIMARY}
        assert str(entity.name) == str(entity.names[0])
        assert not primary or fold(entity.names[0].text) in primary


def test_dates_and_regimes(edition: Edition) -> None:
    """A designation for each regime, with the dates of its rows."""
    for rows, entity in edition.pairs():
        stated = {
            (row["Regime"], iso(row["Listed On"]), iso(row.get("UK Sanctions List Date Designated", "")) or None)
            for row in rows
        }
        read = [
            (d.programs[0].code, str(d.listing_date), str(d.effective_date) if d.effective_date else None)
            for d in entity.designations
        ]
        assert sorted(read, key=str) == sorted(stated, key=str)
        updated = {iso(words) for words in cells(rows, "Last Updated")}
        for designation in entity.designations:
            amended = {str(event.date) for event in designation.events}
            assert amended == updated - {str(designation.listing_date)}
            assert amended | {iso(note.text) for note in designation.notes} == updated


def test_birth_dates(edition: Edition) -> None:
    """Each once and never padded; the one day that never was is an issue."""
    for rows, entity in edition.pairs():
        stated = {iso(words) for words in cells(rows, "DOB")} - {"1969-02-29"}
        assert sorted(date.edtf for date in entity.birth_dates) == sorted(stated)


def test_addresses(edition: Edition) -> None:
    """Line by line, with postal code and country; no others."""
    for rows, entity in edition.pairs():
        stated = {
            (
                tuple(line for number in range(1, 7) if (line := row[f"Address {number}"])),
                row["Post/Zip Code"],
                row["Country"],
            )
            for row in rows
        } - {((), "", "")}
        read = [
            (tuple(map(fold, a.lines)), fold(a.postal_code), fold(a.country.name if a.country else ""))
            for a in entity.addresses
        ]
        assert sorted(read) == sorted(stated)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Nationality", lambda entity: [n.country.name for n in entity.nationalities]),
        ("Position", lambda entity: getattr(entity, "positions", ())),
        ("Title", lambda entity: getattr(entity, "titles", ())),
        ("Town of Birth", lambda entity: [p.city for p in entity.birth_places if p.city]),
        ("Country of Birth", lambda entity: [p.country.name for p in entity.birth_places if p.country]),
        ("Passport Number", lambda entity: [d.number for d in entity.identifications if d.label == "Passport"]),
        (
            "National Identification Number",
            lambda entity: [d.number for d in entity.identifications if d.label == "National identification"],
        ),
    ],
)
def test_cells_that_may_number_their_values(edition: Edition, column: str, values) -> None:
    """A cell without numbers is one value of its field; the values of another are all in it, and the cell is kept."""
    if column not in next(iter(edition.groups.values()))[0]:
        assert (edition.year, column.endswith("Number")) == ("2014", True), "only the old layout lacks columns"
        return
    at_fault = {(issue.source and issue.source.record, issue.raw) for issue in edition.read.issues}
    numbered = 0
    for rows, entity in edition.pairs():
        if (entity.reference, column) == ("14145", "Position"):
            continue  # it numbers two values with (2), which stay together
        stated: set[str] = set()
        for cell in cells(rows, column):
            if (entity.reference, cell) in at_fault:
                continue
            if cell in {fold(kept.text) for kept in entity.cells}:
                numbered += 1
                pieces = NUMBERS.split(cell)
                stated |= {bare for piece in pieces if (bare := piece.strip(" .;,-"))} - {"to"}
            else:
                stated.add(cell.strip(" .;,-"))
        assert {fold(value).strip(" .;,-") for value in values(entity) if value} == stated, entity.id
    assert numbered > 10 or (edition.year, column) == ("2014", "Title")


@pytest.mark.parametrize("edition", ["2014"], indirect=True)
def test_old_documents(edition: Edition) -> None:
    """In the old layout the number stands among the words about it, which are all kept."""
    without = total = 0
    for rows, entity in edition.pairs():
        stated = cells(rows, "NI Number") | cells(rows, "Passport Details")
        kept = {fold(d.note or d.number) for d in entity.identifications} | {fold(c.text) for c in entity.cells}
        assert stated <= kept
        assert all(d.number is None or any(d.number in cell for cell in stated) for d in entity.identifications)
        total += len(entity.identifications)
        without += sum(d.number is None for d in entity.identifications)
    assert without < 0.05 * total


def test_other_information_is_a_remark(edition: Edition) -> None:
    """Verbatim."""
    for rows, entity in edition.pairs():
        assert {fold(remark) for remark in entity.remarks} == cells(rows, "Other Information")


KEYS = {
    "Gender": 2711,
    "UK Statement of Reasons": 3813,
    "UN Ref": 866,
    "Type of entity": 345,
    "IMO number": 15,
    "Flag of ship": 15,
    "Year built": 15,
    "Tonnage of ship": 15,
    "Current owners": 14,
}


@pytest.mark.parametrize("edition", ["2025"], indirect=True)
def test_keys_of_other_information(edition: Edition) -> None:
    """Of those that hold one value, as many are read as the file has."""
    found: Counter[str] = Counter()
    for rows, entity in edition.pairs():
        text = "".join(cells(rows, "Other Information"))
        for key in KEYS:
            found[key] += f"({key}):" in text
        assert bool(getattr(entity, "gender", None)) is ("(Gender):" in text)
        assert bool(entity.designations[0].reasons) is ("(UK Statement of Reasons):" in text)
        assert (entity.external_id(ExternalScheme.UN_REFERENCE) is not None) is (
            "(UN Ref):" in text or "(UK Sanctions List Ref):SDi." in text
        )
        assert (entity.external_id(ExternalScheme.UK_REFERENCE) is not None) is (
            bool(re.search(r"\(UK Sanctions List Ref\):[A-Z]{3}\d{4}", text))
        )
        assert bool(getattr(entity, "organization_types", ())) is ("(Type of entity):" in text)
        if isinstance(entity, Vessel):
            assert [entity.imo_number] == [f"IMO{number}" for number in re.findall(r"\(IMO number\):(\d+)", text)]
            assert [entity.tonnage] == re.findall(r"\(Tonnage of ship\):(\d+)", text)
            assert [entity.length] == re.findall(r"\(Length of ship\):(\d+)", text)
            assert [date.edtf for date in entity.build_dates] == re.findall(r"\(Year built\):(\d+)", text)
            assert [flag.code for flag in entity.flags] == ["KP"]
    assert found == KEYS


def test_measures_with_their_days(edition: Edition) -> None:
    """Trust services are restricted from the day that the prose states."""
    for rows, entity in edition.pairs():
        text = "".join(cells(rows, "Other Information"))
        stated = set(re.findall(r"Date trust services sanctions imposed: (\S+?)(?=[. ]|$)", text))
        stated |= set(re.findall(r"trust services sanctions were imposed on (\d\d/\d\d/\d{4})", text))
        read = {
            str(measure.start_date)
            for designation in entity.designations
            for measure in designation.measures
            if measure.kind is sl.model.MeasureKind.TRUST_SERVICES_BAN
        }
        assert read == {iso(day) for day in stated}


@pytest.mark.parametrize("edition", ["2025"], indirect=True)
def test_the_uns_references_join_the_lists(lists: Path, edition: Edition) -> None:
    """Nine tenths and more of those of 2025 are in the UN's list of nine days later, under a shared name."""
    theirs = sl.read(lists / "un" / "un-consolidated-2025-04-19.xml")
    joined = shared = total = 0
    for entity in edition.read:
        if reference := entity.external_id(ExternalScheme.UN_REFERENCE):
            total += 1
            if found := [other for other in theirs.by_identifier(reference) if other.reference == reference]:
                joined += 1
                words = [
                    {word for name in e.names for word in re.findall(r"\w{3,}", name.text.casefold())}
                    for e in (entity, found[0])
                ]
                shared += bool(words[0] & words[1])
    assert total == 868
    assert joined > 0.9 * total
    assert shared > 0.99 * joined


def test_our_json_reads_back_identical(edition: Edition) -> None:
    """Sources, issues and words included."""
    assert difference(edition.read, sl.read(sl.dumps(edition.read, to="jsonl").encode())) is None
