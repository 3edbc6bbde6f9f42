"""The public face as users type it: type-checked strictly, never run."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

import sanctionslib as sl
from sanctionslib.auditing.ftm import audit_ftm
from sanctionslib.tables import TABLES

if TYPE_CHECKING:
    import pyarrow  # of which pyarrow-stubs know the types


def reading(path: Path) -> None:
    assert_type(sl.read("sdn.xml"), sl.SanctionsList)
    assert_type(sl.read(path, format="us_ofac_sdn_xml", strict=True, progress=print), sl.SanctionsList)
    assert_type(sl.read(b"<sdnList/>"), sl.SanctionsList)
    assert_type(sl.read(io.BytesIO()), sl.SanctionsList)
    assert_type(sl.read(["sdn.csv", "add.csv"]), sl.SanctionsList)
    assert_type(sl.iter_entities(path), Iterator[sl.Entity])
    assert_type(sl.sample_path(), Path)
    assert_type([format.name for format in sl.formats()], list[str])
    try:
        sl.read(path)
    except sl.ReadError as error:
        assert_type(error.issues, tuple[sl.Issue, ...])
    except sl.SanctionsError:
        pass


def the_registry() -> None:
    assert_type(sl.program("us:SYRIA-EO13894"), sl.Program)
    assert_type(sl.programs(), tuple[sl.Program, ...])
    freezes = sl.programs(authority="us-ofac", country="SY", measure=sl.model.MeasureKind.ASSET_FREEZE)
    assert_type(freezes, tuple[sl.Program, ...])
    assert_type(sl.authorities(), tuple[sl.Authority, ...])
    assert_type(sl.official_lists(), tuple[sl.OfficialList, ...])
    try:
        sl.program("us:MARS")
    except sl.UnknownProgramError:
        pass


def the_effects(sdn: sl.SanctionsList, day: datetime.date) -> None:
    assert_type(sdn.effects(), dict[str, sl.Effect])
    assert_type(sdn.effects(day), dict[str, sl.Effect])
    assert_type(sdn["ofac-32356"].effect(), sl.Effect)
    for found in sdn["ofac-32356"].measures(day):
        assert_type(found, sl.model.MeasureInForce)
        assert_type((found.measure, found.origin), tuple[sl.Measure, sl.model.MeasureOrigin])
        assert_type(found.program, sl.Program | None)


def the_list(sdn: sl.SanctionsList) -> None:
    assert_type(sdn.authority, sl.Authority | None)
    assert_type(sdn.published, datetime.date | None)
    assert_type(sdn.complete, bool | None)
    assert_type(sdn.source, sl.model.Source | None)
    assert_type(len(sdn), int)
    assert_type(sdn["ofac-32356"], sl.Entity)
    assert_type(sdn.get("ofac-1"), sl.Entity | None)
    assert_type(sdn.by_identifier("IMO9334557"), tuple[sl.Entity, ...])
    assert_type(sdn.designations, tuple[sl.Designation, ...])
    for link in sdn.relationships:
        assert_type(link.other, sl.Entity | None)
    assert_type(sdn.programs, tuple[sl.Program, ...])
    for issue in sdn.issues:
        assert_type(issue.code, sl.IssueCode)
        assert_type(issue.raw, str | None)


def entities(entity: sl.Entity) -> str | None:
    assert_type(entity.name, sl.Name | None)
    assert_type(entity.birth_dates, tuple[sl.BirthDate, ...])
    assert_type(entity.identifications[0].kind, sl.model.IdentificationKind)
    assert_type(entity.designations[0].in_force("2021-07-28"), sl.Answer)
    match entity:
        case sl.Vessel():
            return assert_type(entity.imo_number, str | None)
        case sl.Person():
            assert_type(entity.gender, sl.model.Gender | None)
        case sl.Aircraft():
            assert_type(entity.tail_numbers, tuple[str, ...])
        case sl.Organization():
            assert_type(entity.established_dates, tuple[sl.PartialDate, ...])
        case _:
            pass
    return None


def writing(sdn: sl.SanctionsList, path: Path) -> None:
    sl.write(sdn, path)
    sl.write(sdn, "sdn.ftm", to="ftm")
    sl.write(sdn, "sdn.ftm.json", ids="opensanctions")
    sl.write(sdn, "sdn.statements.csv")
    sl.write(sdn, "sdn.statements.json", to="ftm-statements-json")
    assert_type(audit_ftm(sdn).held, int)
    sl.write(sdn, io.BytesIO(), to="json")
    sl.write(sdn, io.StringIO(), to="jsonl")
    assert_type(sl.dumps(sdn), str)
    assert_type(sl.dumps(sdn, to="jsonl"), str)
    sl.write(sdn, "tables", to="parquet")
    sl.write(sdn, "names.csv", table="names")
    assert_type(sl.convert("sdn.xml", path), tuple[sl.Issue, ...])
    sl.convert(
        b"<sdnList/>", io.BytesIO(), to="csv", table="names", format="us_ofac_sdn_xml", strict=True, progress=print
    )


def tables(sdn: sl.SanctionsList) -> None:
    names = assert_type(sdn.to_table("names"), pyarrow.Table)
    assert_type(names.num_rows, int)
    assert_type(names.to_pylist(), list[dict[str, Any]])
    for name, table in TABLES.items():
        assert_type(name, str)
        assert_type([(column.name, column.description) for column in table.columns], list[tuple[str, str]])


def dates(date: sl.PartialDate) -> None:
    assert_type(date.overlaps(sl.PartialDate("1958")), sl.Answer)
    assert_type(date.earliest, datetime.date | None)
    assert_type(date.edtf, str)
    assert_type(date.precision, sl.model.Precision | None)


def histories(path: Path, sdn: sl.SanctionsList, day: datetime.date) -> None:
    history = sl.History.of(sdn, path, "sdn.xml")
    assert_type(history.add("sdn.csv", date=day), sl.history.Edition)
    assert_type(history.editions, tuple[sl.history.Edition, ...])
    assert_type(history.as_of(day), sl.SanctionsList)
    assert_type(history.load(history.editions[0]), sl.SanctionsList)
    assert_type(history.edition_of(day), sl.history.Edition | None)
    assert_type(history.get("ofac-1"), sl.history.EntityHistory | None)
    life = history["ofac-30743"]
    assert_type(life.in_force(day), sl.Answer)
    assert_type(life.in_force(day, "SYRIA"), sl.Answer)
    assert_type(life.in_force(day, program=history.programs[0]), sl.Answer)
    for interval in (*life.listings, *life.intervals):
        assert_type(interval.program, sl.Program | None)
        assert_type(interval.start, sl.history.Bound)
        assert_type(interval.end, sl.history.Bound | None)
        assert_type(interval.start.date, sl.PartialDate)
        assert_type(interval.start.basis, sl.history.Basis)
    for event in life.timeline():
        assert_type(event.kind, sl.history.TimelineKind)
        assert_type(event.change, sl.diffing.EntityChange | None)
    history.save(path)
    assert_type(sl.History.read(path), sl.History)


def changes(old: sl.SanctionsList, new: sl.SanctionsList) -> None:
    diff = sl.diff(old, new, old_date=datetime.date(2021, 7, 23), new_date=datetime.date(2021, 7, 29))
    assert_type(diff, sl.diffing.Diff)
    assert_type((len(diff.added), len(diff.removed), len(diff.changed)), tuple[int, int, int])
    assert_type(diff["ofac-30743"], sl.diffing.EntityChange)
    assert_type(diff.get("ofac-1"), sl.diffing.EntityChange | None)
    assert_type(diff.counts, dict[sl.diffing.ChangeKind, int])
    for change in diff:
        assert_type(change.kind, sl.diffing.ChangeKind)
        assert_type(change.old, sl.Entity | None)
        for each in change.changes:
            assert_type(each, sl.diffing.FieldChange)
            assert_type(each.field, str)
    for action in diff.actions:
        assert_type(action, sl.diffing.Action)
        assert_type(action.program, sl.Program | None)
        assert_type(action.date, sl.PartialDate | None)
        assert_type(action.redesignated, tuple[sl.Entity, ...])
    assert_type([warning.kind for warning in diff.warnings], list[sl.diffing.DiffWarningKind])
    assert_type([each.field for each in diff.not_compared], list[str])
    try:
        sl.diff(old, new)
    except sl.DiffError:
        pass
