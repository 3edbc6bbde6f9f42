"""Two editions of a list: who was added and removed, what can be compared, what should not be taken at its word."""

from __future__ import annotations

import datetime
import json
from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.diffing import ChangeKind as Kind
from sanctionslib.diffing import DiffWarningKind
from sanctionslib.formats.un_sc.authority import UNSC
from sanctionslib.formats.us_ofac.authority import OFAC
from sanctionslib.model import NameKind

SYRIA, SDGT = sl.Program(code="SYRIA"), sl.Program(code="SDGT")


def entity(number: int, *programs: sl.Program, **fields: Any) -> sl.Organization:
    name = sl.Name(f"NAME {number}", kind=NameKind.PRIMARY)
    designation = sl.Designation(list="SDN List", authority=OFAC, programs=programs or (SYRIA,))
    values = {"names": (name,), "designations": (designation,), **fields}
    return sl.Organization(id=f"ofac-{number}", reference=str(number), **values)


def edition(*entities: sl.Entity, **facts: Any) -> sl.SanctionsList:
    return sl.SanctionsList(**{"authority": OFAC, "title": "SDN List", "entities": entities, **facts})


def many(count: int) -> tuple[sl.Entity, ...]:
    return tuple(map(entity, range(count)))


# -- what is found ----------------------------------------------------------------------------------------------


def test_added_removed_changed() -> None:
    """Each entity is added, removed, changed or none of them, by its identifier."""
    old = edition(entity(1), entity(2), entity(3))
    new = edition(entity(4), entity(3, SYRIA, SDGT), entity(2))
    diff = sl.diff(old, new)
    assert [change.id for change in diff.added] == ["ofac-4"]
    assert [change.id for change in diff.removed] == ["ofac-1"]
    assert [change.id for change in diff.changed] == ["ofac-3"]
    assert [change.id for change in diff] == ["ofac-4", "ofac-1", "ofac-3"]
    assert diff["ofac-3"].kind is Kind.REDESIGNATED
    assert (diff["ofac-4"].old, diff["ofac-4"].new) == (None, new["ofac-4"])
    assert (diff["ofac-1"].old, diff["ofac-1"].new) == (old["ofac-1"], None)
    assert diff.get("ofac-2") is None
    assert diff.counts == {Kind.REDESIGNATED: 1}
    assert diff.of_kind(Kind.DESIGNATED, Kind.DELISTED) == (*diff.added, *diff.removed)
    assert bool(diff)


def test_those_who_came_and_went_tell_their_programs() -> None:
    """The change of an entity that only one edition has is that of its programs."""
    diff = sl.diff(edition(entity(1)), edition(entity(2)))
    assert diff.added[0].changes == (sl.diffing.FieldChange("programs", (), (SYRIA,), Kind.DESIGNATED),)
    assert diff.removed[0].changes == (sl.diffing.FieldChange("programs", (SYRIA,), (), Kind.DELISTED),)


def test_nothing_changed() -> None:
    """A difference in which nothing is found is false; moving down the file is nothing."""
    old = edition(entity(1), entity(2))
    assert not sl.diff(old, edition(*reversed(old.entities)))


def test_repr() -> None:
    """The repr of a difference reads as a sentence."""
    day = datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)
    diff = sl.diff(edition(entity(1), published=day[0]), edition(entity(1), entity(2), published=day[1]))
    assert repr(diff) == "<Diff of 'SDN List', 2021-07-23 to 2021-07-29: 1 added, 0 removed, 0 changed>"
    diff = sl.diff(edition(entity(1)), edition(entity(2)), new_date=day[1])
    assert repr(diff) == "<Diff of 'SDN List', unknown date to 2021-07-29: 1 added, 1 removed, 0 changed, 1 warning>"


def test_field_changes_in_words() -> None:
    """A change of a field reads from what to what."""
    old, new = (entity(1, addresses=(sl.Address(city=city),)) for city in ("Aleppo", "Homs"))
    diff = sl.diff(edition(old), edition(new))
    assert str(diff.changed[0].changes[0]) == "addresses: Aleppo -> Homs"
    diff = sl.diff(edition(entity(1)), edition(new))
    assert str(diff.changed[0].changes[0]) == "addresses: nothing -> Homs"


def test_plain() -> None:
    """As plain values, a difference has everything in it, and JSON takes it."""
    link = sl.Relationship(sl.model.RelationshipKind.LINKED_TO, "HIZBALLAH")
    old = edition(entity(1), entity(2), entity(3))
    new = edition(entity(2, SYRIA, SDGT, relationships=(link,)), entity(3), entity(4))
    plain = json.loads(json.dumps(sl.diff(old, new).plain()))
    assert plain["counts"] == {"added": 1, "removed": 1, "changed": 1, "kinds": {"re-designated": 1}}
    assert [each["id"] for each in plain["added"]] == ["ofac-4"]
    assert plain["added"][0]["names"] == [{"text": "NAME 4", "kind": "primary"}]
    assert plain["changed"] == [
        {
            "id": "ofac-2",
            "reference": "2",
            "name": "NAME 2",
            "kind": "re-designated",
            "changes": [
                {"field": "programs", "kind": "re-designated", "old": [], "new": [{"code": "SDGT"}]},
                {
                    "field": "relationships",
                    "kind": "links amended",
                    "old": [],
                    "new": [{"kind": "linked to", "name": "HIZBALLAH"}],
                },
            ],
        }
    ]
    assert plain["old"]["entities"] == 3
    assert [(action["program"], sorted(action)) for action in plain["actions"]] == [
        ("SDGT", ["authority", "date", "program", "re-designated"]),
        ("SYRIA", ["authority", "date", "delisted", "designated", "program"]),
    ]


# -- what is no pair of editions --------------------------------------------------------------------------------


def test_lists_of_different_authorities() -> None:
    """An SDN list and a UN list are no editions of one list."""
    other = edition(authority=UNSC, title="UN Security Council Consolidated List")
    with pytest.raises(sl.DiffError, match=r"different authorities: OFAC \(SDN List\), UN Security Council \(UN"):
        sl.diff(edition(), other)


def test_different_lists_of_one_authority() -> None:
    """Nor are the SDN list and the Consolidated list of the same authority."""
    with pytest.raises(sl.DiffError, match="two different lists: 'SDN List', 'Consolidated List'"):
        sl.diff(edition(), edition(title="Consolidated List"))


def test_paths_are_no_lists() -> None:
    """What is not read yet is refused in a sentence that says what to do."""
    with pytest.raises(TypeError, match=r"diff compares lists, not str: read the files first"):
        sl.diff("old.csv", "new.csv")  # type: ignore[arg-type]


def test_a_list_that_does_not_say_which_it_is() -> None:
    """A file of OFAC's that leaves open which of its lists it holds can be an edition of any."""
    assert not sl.diff(edition(), edition(title="OFAC sanctions list"))
    assert not sl.diff(edition(), edition(title=None, authority=None))


# -- warnings ---------------------------------------------------------------------------------------------------


def warned(old: sl.SanctionsList, new: sl.SanctionsList) -> list[DiffWarningKind]:
    return [warning.kind for warning in sl.diff(old, new).warnings]


def test_shrinkage() -> None:
    """That more than a tenth of the entities are gone is suspicious; a tenth is not."""
    old = edition(*many(200))
    assert warned(old, edition(*many(200)[20:])) == []
    assert warned(old, edition(*many(200)[21:])) == [DiffWarningKind.SHRINKAGE]


def test_an_empty_edition() -> None:
    """That nobody is left is suspicious, however short the list was; that nobody was before is not."""
    assert warned(edition(*many(5)), edition()) == [DiffWarningKind.SHRINKAGE]
    assert warned(edition(), edition(*many(5))) == warned(edition(), edition()) == []


def test_shrinkage_over_years() -> None:
    """Editions that lie years apart may differ by a tenth a year."""
    old = edition(*many(200), published=datetime.date(2020, 1, 1))
    new = edition(*many(200)[35:])
    assert warned(old, attrs.evolve(new, published=datetime.date(2020, 2, 1))) == [DiffWarningKind.SHRINKAGE]
    assert warned(old, attrs.evolve(new, published=datetime.date(2022, 1, 1))) == []


def test_a_file_without_its_end() -> None:
    """That just the last entities of the file are gone is suspicious, however few of all they are."""
    old = edition(*many(1000))
    diff = sl.diff(old, edition(*many(1000)[:-10]))
    assert [str(warning) for warning in diff.warnings] == [
        "suspicious shrinkage: 10 of 1000 entities (1.0%) are gone, and they are just the last ones of the file"
    ]
    assert warned(old, edition(*many(1000)[:-9])) == []


def test_an_excerpt_does_not_say_who_was_delisted() -> None:
    """Who is missing from a list that is not whole was not removed; who is missing from the old one was not added."""
    whole, part = edition(entity(1), entity(2)), edition(entity(2, SDGT), complete=False)
    diff = sl.diff(whole, part)
    assert (len(diff.added), len(diff.removed), len(diff.changed)) == (0, 0, 1)
    assert [str(warning) for warning in diff.warnings] == [
        "partial list: the new edition is not the whole list: 1 entities that it lacks may be on it"
    ]
    diff = sl.diff(part, whole)
    assert (len(diff.added), len(diff.removed), len(diff.changed)) == (0, 0, 1)


def test_nothing_in_common() -> None:
    """Two editions without a common identifier are suspicious."""
    assert warned(edition(entity(1)), edition(entity(2))) == [DiffWarningKind.NOTHING_IN_COMMON]


def test_wrong_order() -> None:
    """An old edition that is later than the new one is told."""
    days = datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)
    old, new = (edition(entity(1), published=day) for day in days)
    assert warned(new, old) == [DiffWarningKind.WRONG_ORDER]
    assert warned(old, new) == []


# -- what cannot be compared ------------------------------------------------------------------------------------

CSV, XML, ADVANCED = "us_ofac_sdn_csv", "us_ofac_sdn_xml", "us_ofac_advanced_xml"


def missing(message: str, record: str | None = None) -> sl.Issue:
    return sl.Issue(code=sl.IssueCode.MISSING_COMPANION, message=message, source=sl.model.Source(record=record))


def test_what_a_missing_file_has() -> None:
    """Addresses of which the file is missing from one release are left out and named; the rest is compared."""
    address = sl.Address(city="Aleppo")
    old = edition(entity(1, addresses=(address,)), format=CSV)
    new = edition(entity(1, contacts=(sl.model.Contact(sl.model.ContactKind.FAX, "1"),)), format=CSV)
    without = attrs.evolve(new, issues=(missing("the release has no ADD file of addresses"),))
    assert [each.field for each in sl.diff(old, new)["ofac-1"].changes] == ["addresses", "contacts"]
    diff = sl.diff(old, without)
    assert [each.field for each in diff["ofac-1"].changes] == ["contacts"]
    assert [str(each) for each in diff.not_compared] == ["addresses: no record of the new edition states it"]


def test_what_no_record_of_another_encoding_states() -> None:
    """A field that an encoding never states is left out and named, when the other edition is in another encoding."""
    old = edition(entity(1), format=XML)
    designation = attrs.evolve(entity(1).designations[0], listing_date=sl.PartialDate("2011-04-29"))
    new = edition(entity(1, designations=(designation,)), format=ADVANCED)
    diff = sl.diff(old, new)
    assert not diff
    assert diff.not_compared[0] == sl.diffing.NotCompared("listing_date", "no record of the old edition states it")


def test_encodings_of_one_meaning() -> None:
    """Quotes, parts, main entries and commas, in which OFAC's XML and CSV differ, are no change."""
    name = sl.Name('KONTSERN "IZHMASH"', kind=NameKind.PRIMARY)
    date = sl.BirthDate("1961", main=False)
    person = sl.Person(id="ofac-1", names=(name,), birth_dates=(date,))
    again = sl.Person(
        id="ofac-1",
        names=(attrs.evolve(name, text="KONTSERN 'IZHMASH'"),),
        birth_dates=(sl.BirthDate("1961", main=True, origin="remarks"),),
        remarks=("DOB 1961.",),
    )
    ship = sl.Vessel(id="ofac-2", tonnage="2500", addresses=(sl.Address(country=sl.Country("undetermined")),))
    again_ship = sl.Vessel(id="ofac-2", tonnage="2,500", addresses=(sl.Address(),))
    diff = sl.diff(edition(person, ship, format=XML), edition(again, again_ship, format=CSV))
    assert not diff
    assert diff.not_compared[-1].reason.startswith("us_ofac_sdn_xml and us_ofac_sdn_csv do not say the same")


def test_a_link_by_id_and_a_link_by_name() -> None:
    """A link that one encoding states by the other party's id and another by its name is one link."""
    other = entity(2)
    by_name = sl.Relationship(sl.model.RelationshipKind.LINKED_TO, "NAME 2")
    by_id = sl.Relationship(sl.model.RelationshipKind.ACTING_FOR, entity_id="ofac-2")
    old = edition(entity(1, relationships=(by_name,)), other, format=CSV)
    assert not sl.diff(old, edition(entity(1, relationships=(by_id,)), other, format=ADVANCED))
    elsewhere = attrs.evolve(by_id, entity_id="ofac-1")
    diff = sl.diff(old, edition(entity(1, relationships=(elsewhere,)), other, format=ADVANCED))
    assert diff["ofac-1"].kind is Kind.LINKS_AMENDED


def test_records_that_were_cut_are_named() -> None:
    """The entities whose remarks were cut in either edition are named, whether they changed or not."""
    issue = missing("the remarks are cut, and what goes on is missing", record="1")
    old, new = edition(entity(1), format=CSV, issues=(issue,)), edition(entity(1), format=CSV)
    for diff in (sl.diff(old, new), sl.diff(new, old)):
        assert not diff
        assert [(each.field, each.ids) for each in diff.not_compared] == [("remarks", ("ofac-1",))]


def graded(*names: tuple[str, sl.model.Quality | None], **facts: Any) -> sl.SanctionsList:
    """An edition with one entity that has these aliases, each with its quality."""
    primary = entity(1).names
    aliases = tuple(sl.Name(text, kind=NameKind.AKA, quality=quality) for text, quality in names)
    return edition(entity(1, names=(*primary, *aliases)), **facts)


def test_an_encoding_that_does_not_grade_names() -> None:
    """A name that one encoding grades and another does not is one name; a name more is told, whatever its grade."""
    old = graded(("BOB", None), format="gb_ofsi_csv")
    new = graded(("Bob", sl.model.Quality.WEAK), format="gb_ofsi_xlsx")
    assert not sl.diff(old, new)
    more = graded(("Bob", sl.model.Quality.WEAK), ("ROB", sl.model.Quality.STRONG), format="gb_ofsi_xlsx")
    (change,) = sl.diff(old, more)["ofac-1"].changes
    assert [name.text for name in change.new] == ["ROB"]


def test_an_encoding_without_strong_names() -> None:
    """Where one edition has weak names alone, the strong ones of the other are left out."""
    old = graded(("BOB", sl.model.Quality.WEAK), format="us_ofac_advanced_xml")
    new = graded(("BOB", sl.model.Quality.WEAK), ("ROB", sl.model.Quality.STRONG), format="us_ofac_sdn_csv")
    diff = sl.diff(old, new)
    assert not diff
    assert diff.not_compared[0].field == "names (strong)"


def test_an_edition_without_programs() -> None:
    """An edition that names no program at all does not tell who was re-designated."""
    designation = sl.Designation(list="SDN List", authority=OFAC)
    old = edition(entity(1, designations=(designation,)), format="us_ofac_advanced_xml")
    diff = sl.diff(old, edition(entity(1), format="us_ofac_sdn_csv"))
    assert not diff
    assert diff.not_compared[0].field == "programs"
