"""What the registry makes of the real lists: every code resolves, and every party has an effect."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib.reading import open_reading

pytestmark = pytest.mark.slow

EXAMPLE = {"seco-amendment-2024-01-17-format-example.xml": ["PPDM"]}
"""SECO's example of its format, whose parties are Test A to C: its program is none, and no law can be named for it."""
COUNTRIES = ("us", "un", "eu", "gb", "ch", "ca")
SUFFIXES = {".xml", ".zip", ".gz", ".csv", ".pip", ".del", ".ff", ".xlsx"}


def readings(lists: Path) -> Iterator[tuple[Path, Counter[sl.Program], list[sl.Issue]]]:
    """Of each file that a parser reads: how often it has each program, and its issues."""
    for country in COUNTRIES:
        for path in sorted((lists / country).rglob("*")):
            if path.suffix.lower() not in SUFFIXES:
                continue
            found: Counter[sl.Program] = Counter()
            try:
                reading = open_reading(path)
                for entity in reading.entities():
                    found.update(program for designation in entity.designations for program in designation.programs)
            except sl.ReadError:
                continue  # of a format that is not read, or a part of a release
            if found or "excerpt-37-parties" not in path.name:  # whose designations are those of others
                yield path, found, reading.issues


def test_every_code_resolves(lists: Path) -> None:
    """In every file that a parser reads, each program has an identifier, an authority, and law with a source."""
    read: Counter[str] = Counter()
    for path, found, issues in readings(lists):
        read[path.relative_to(lists).parts[0]] += 1
        assert found, path
        assert [issue.raw for issue in issues if issue.message == "unknown program"] == EXAMPLE.get(path.name, []), path
        for program in found if path.name not in EXAMPLE else ():
            assert program.id and program.authority and program.title, (path, program)
            law = [act for act in program.legal_bases if act.citation and act.source and act.source.document]
            assert law == list(program.legal_bases) != [], (path, program)
    assert read["us"] >= 25 and read["un"] == 16 and min(read[country] for country in COUNTRIES) >= 2


def test_an_unknown_code_stays_visible(lists: Path, tmp_path: Path) -> None:
    """A code that OFAC has not used yet is a program with that code and no more, and one issue that says where."""
    text = (lists / "us/ofac-sdn/daily/sdn-2021-07-23.csv").read_text("ascii")
    path = tmp_path / "sdn.csv"
    path.write_text(text.replace("SYRIA-EO13894", "SYRIA-EO99999"), encoding="ascii")
    sdn = sl.read(path)
    unknown = {program for program in sdn.programs if program.id is None}
    assert unknown == {sl.Program(code="SYRIA-EO99999")}
    assert [issue.raw for issue in sdn.issues if issue.message == "unknown program"] == ["SYRIA-EO99999"]
    assert [str(program) for program in sdn["ofac-30743"].designations[0].programs] == ["SYRIA-EO99999"]


def test_everybody_on_the_sdn_list_is_blocked(lists: Path) -> None:
    """SDN list of 2024-05-07: 14,966 blocked, whatever else the remarks of a record restrict."""
    sdn = sl.read(lists / "us/ofac-sdn/2024-05-07/sdn.xml")
    assert Counter(sdn.effects().values()) == {sl.Effect.BLOCKED: 14966}


def test_who_is_only_restricted(lists: Path) -> None:
    """Consolidated list of 2025: its 77 parties that are on the SDN list too are blocked, the other 366 are not."""
    cons = sl.read(lists / "us/ofac-enhanced/cons_enhanced-2025-01-10.xml")
    on_sdn = {e.id for e in cons for designation in e.designations if designation.list == "SDN List"}
    assert {id for id, effect in cons.effects().items() if effect is sl.Effect.BLOCKED} == on_sdn
    assert Counter(cons.effects().values()) == {sl.Effect.BLOCKED: 77, sl.Effect.RESTRICTED: 366}


def test_what_a_consolidated_file_cannot_tell(lists: Path) -> None:
    """Consolidated list of 2024-05-06: of the 62 that the SDN list of the next day has, none is called restricted."""
    cons = sl.read(lists / "us/ofac-cons/consolidated-2024-05-06.xml")
    blocked = {entity.id for entity in sl.iter_entities(lists / "us/ofac-sdn/2024-05-07/sdn.xml")}
    found = Counter((effect, id in blocked) for id, effect in cons.effects().items())
    assert found[sl.Effect.CANNOT_SAY, True] == 62 and not found[sl.Effect.RESTRICTED, True]
    assert found[sl.Effect.RESTRICTED, False] >= 374 and sl.Effect.BLOCKED not in {effect for effect, _ in found}


def test_canadian_schedules_differ(lists: Path) -> None:
    """Canada, 2020: the 13 entities in Schedules 2 and 3 for Russia may not borrow; the other 1,356 are frozen."""
    found = sl.read(lists / "ca/sema-lmes-2020-04-generation1.xml")
    assert Counter(found.effects().values()) == {sl.Effect.BLOCKED: 1356, sl.Effect.RESTRICTED: 13}


def test_a_libyan_entry_says_which_measures(lists: Path) -> None:
    """UN: those of the Libya list under paragraph 15 of resolution 1970 alone may not travel, and keep their funds."""
    un = sl.read(lists / "un/un-consolidated-2026-08-01.xml")
    assert un["unsc-LYi.001"].effect() is sl.Effect.RESTRICTED
    assert un["unsc-LYi.003"].effect() is sl.Effect.RESTRICTED
    both = next(entity for entity in un if any("(Travel Ban, Asset Freeze)" in remark for remark in entity.remarks))
    assert both.effect() is sl.Effect.BLOCKED
    assert un["unsc-LYe.006"].effect() is not sl.Effect.BLOCKED


def test_uk_ships_are_what_their_entries_say(lists: Path) -> None:
    """OFSI's list of 2025 has 15 ships, as assets of the designated: frozen. Specified ships are on the other list."""
    uk = sl.read(lists / "gb/uk-ofsi-conlist-2025-04-10.xlsx")
    ships = [entity for entity in uk if isinstance(entity, sl.Vessel)]
    assert len(ships) == 15 and {ship.effect() for ship in ships} == {sl.Effect.BLOCKED}
    assert {found.origin for ship in ships for found in ship.measures()} == {sl.model.MeasureOrigin.LIST}
    specified = sl.read(lists / "gb/uk-sanctions-list-2026-03-26-excerpt-14-records.xml")
    assert {entity.effect() for entity in specified if isinstance(entity, sl.Vessel)} == {sl.Effect.RESTRICTED}
    people = (found for entity in uk if isinstance(entity, sl.Person) for found in entity.measures())
    assert sl.model.MeasureKind.PORT_ENTRY_BAN not in {found.measure.kind for found in people}


def test_everybody_on_the_list_of_freezes_is_frozen(lists: Path) -> None:
    """OFSI's lists are of freezes: whatever an entry of 2014 or 2025 names beside, nobody is only restricted."""
    for name in ("uk-ofsi-conlist-2014-04-02.csv", "uk-ofsi-conlist-2025-04-10.xlsx"):
        assert set(sl.read(lists / "gb" / name).effects().values()) == {sl.Effect.BLOCKED}


def test_a_list_without_a_day_has_no_dated_measure_for_sure(lists: Path) -> None:
    """Files without a day: the travel ban of 2023 is not read into Canada's list of 2020, nor CAATSA into 2016."""
    for name, kind in (
        ("ca/sema-lmes-2020-04-generation1.xml", sl.model.MeasureKind.TRAVEL_BAN),
        ("us/ofac-sdn/2016-10/SDN.CSV", sl.model.MeasureKind.SECONDARY_SANCTIONS_RISK),
    ):
        found = [
            each
            for entity in sl.read(lists / name)
            for each in entity.measures()
            if each.measure.kind is kind and each.measure.start_date and each.origin is sl.model.MeasureOrigin.PROGRAM
        ]
        assert found and {each.in_force for each in found} == {sl.Answer.CANNOT_SAY}, name


def test_un_measures_follow_the_regime(lists: Path) -> None:
    """UN list: Guinea-Bissau bans travel and freezes nothing; Al-Qaida freezes, and bans the travel of persons only."""
    un = sl.read(lists / "un/un-consolidated-2026-08-01.xml")
    bissau = [entity for entity in un if any(p.id == "un:GB" for d in entity.designations for p in d.programs)]
    assert bissau and {entity.effect() for entity in bissau} == {sl.Effect.RESTRICTED}
    group = un["unsc-QDe.004"]
    kinds = {found.measure.kind for found in group.measures()}
    assert sl.model.MeasureKind.ASSET_FREEZE in kinds and sl.model.MeasureKind.TRAVEL_BAN not in kinds
    assert {found.origin for found in group.measures()} == {sl.model.MeasureOrigin.PROGRAM}


def test_uk_measures_are_the_list_s_own(lists: Path) -> None:
    """UK Sanctions List: what SanctionsImposed says is what applies, and the regime adds nothing to it."""
    uk = sl.read(lists / "gb/uk-sanctions-list-2026-03-26-excerpt-14-records.xml")
    for entity in uk:
        assert {found.origin for found in entity.measures()} == {sl.model.MeasureOrigin.LIST}, entity


def test_a_designation_ends_with_its_programs(lists: Path) -> None:
    """A listing under SYRIA alone, in an edition of 2021, was in force in 2021 and no longer after 30 June 2025."""
    sdn = sl.read(lists / "us/ofac-sdn/2024-05-07/sdn.xml")
    designation = sdn["ofac-32340"].designations[0]
    assert [program.code for program in designation.programs] == ["SYRIA"]
    assert designation.in_force(datetime.date(2024, 5, 7)) is sl.Answer.YES
    assert designation.in_force(datetime.date(2025, 6, 29)) is sl.Answer.CANNOT_SAY
    assert designation.in_force(datetime.date(2025, 7, 1)) is sl.Answer.NO
    assert sdn["ofac-32356"].designations[0].in_force(datetime.date(2025, 7, 1)) is sl.Answer.CANNOT_SAY
