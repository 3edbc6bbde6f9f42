"""One entity in two editions: which change is of which kind."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.codec import TYPES
from sanctionslib.diffing import ChangeKind as Kind
from sanctionslib.diffing import compare
from sanctionslib.diffing.comparability import Manner
from sanctionslib.formats.un_sc.authority import UNSC
from sanctionslib.formats.us_ofac import remarks as grammar
from sanctionslib.model import NameKind, Quality

PRIMARY = sl.Name("AL-DIB, Ahmed", kind=NameKind.PRIMARY)
SYRIA, SDGT = sl.Program(code="SYRIA"), sl.Program(code="SDGT")
OFAC = Manner(grammar=grammar, full_stops=(True, True))


def person(*programs: sl.Program, **fields: Any) -> sl.Person:
    """A person with a name, designated under programs."""
    designation = {name: fields.pop(name) for name in ("measures", "events", "end_date", "notes") if name in fields}
    designations = (sl.Designation(list="SDN List", programs=programs, **designation),)
    return sl.Person(id="x-1", **{"names": (PRIMARY,), "designations": designations, **fields})


def kinds(old: sl.Entity, new: sl.Entity, manner: Manner | None = None, **cut: Any) -> list[tuple[str, str]]:
    """The fields that changed, each with what its change is."""
    change = compare(old, new, manner, **cut)
    return [(each.field, str(each.kind)) for each in change.changes] if change else []


def measure(text: str, label: str = "Secondary sanctions risk:") -> sl.Measure:
    return sl.Measure(kind=sl.model.MeasureKind.SECONDARY_SANCTIONS_RISK, text=text, label=label)


# -- programs and designations ----------------------------------------------------------------------------------


def test_a_program_more_is_a_second_designation() -> None:
    """Who gets a program more is re-designated, and that is the headline whatever else changed."""
    change = compare(person(SYRIA, gender=None), person(SYRIA, SDGT, gender=sl.model.Gender.MALE))
    assert change is not None
    assert change.kind is Kind.REDESIGNATED
    assert change.changes[0] == sl.diffing.FieldChange("programs", (), (SDGT,), Kind.REDESIGNATED)
    assert change.kinds == (Kind.REDESIGNATED, Kind.IDENTIFYING_DATA_AMENDED)


def test_a_program_less() -> None:
    """Who loses a program and stays listed is not delisted."""
    assert kinds(person(SYRIA, SDGT), person(SDGT)) == [("programs", "program removed")]


def test_a_program_with_another_code_is_the_same_program() -> None:
    """A program that the registry knows by one id under two codes was recoded, neither added nor removed."""
    old = sl.Program(code="SYRIA-EO13894", id="us:SYRIA-EO13894")
    new = sl.Program(code="PAARSSR-EO13894", id="us:SYRIA-EO13894")
    assert kinds(person(old), person(new)) == [("programs", "program recoded")]


def test_a_program_is_told_by_its_code_where_one_edition_knows_no_id() -> None:
    """What the registry knows of a program does not make it another one."""
    known = sl.Program(code="SYRIA", id="us:SYRIA", title="Syria")
    assert "programs" not in dict(kinds(person(SYRIA), person(known)))


def test_designations_are_compared_as_a_union() -> None:
    """Two designations under a program each say what one under both says: that is layout."""
    one, two = (sl.Designation(list="SDN List", programs=(program,)) for program in (SYRIA, SDGT))
    assert kinds(person(SYRIA, SDGT), person(designations=(one, two))) == [("designations", "layout only")]


def test_an_end_date_is_a_delisting() -> None:
    """A list that keeps those it delisted says so with a date."""
    assert kinds(person(SYRIA), person(SYRIA, end_date=sl.PartialDate("2025-06-30"))) == [("end_date", "delisted")]


def test_what_is_said_of_another_program_is_no_layout() -> None:
    """A measure that is extended to a second program, and dates that change places, are changes of fact."""

    def under_two(one: dict[str, Any], other: dict[str, Any]) -> sl.Entity:
        designations = (sl.Designation(programs=(SYRIA,), **one), sl.Designation(programs=(SDGT,), **other))
        return person(designations=designations)

    freeze, ban = (sl.Measure(kind=sl.model.MeasureKind[kind]) for kind in ("ASSET_FREEZE", "TRAVEL_BAN"))
    old = under_two({"measures": (freeze,)}, {"measures": (ban,)})
    change = compare(old, under_two({"measures": (freeze,)}, {"measures": (ban, freeze)}))
    assert change is not None
    assert change.changes == (sl.diffing.FieldChange("measures", (), (freeze,), Kind.MEASURES_AMENDED),)
    first, then = ({"listing_date": sl.PartialDate(year)} for year in ("2020", "2021"))
    assert kinds(under_two(first, then), under_two(then, first)) == [("listing_date", "designation amended")]


def ended(*ends: str | None) -> sl.Entity:
    """A person with a designation under each of two programs, with the days on which they ended."""
    return person(
        designations=tuple(
            sl.Designation(programs=(program,), end_date=sl.PartialDate(end) if end else None)
            for program, end in zip((SYRIA, SDGT), ends, strict=True)
        )
    )


def test_who_stands_under_another_program_is_not_delisted() -> None:
    """The end of one designation of two takes a program from a party that stays listed."""
    change = compare(ended(None, None), ended("2024-01-01", None))
    assert change is not None
    assert change.kinds == (Kind.PROGRAM_REMOVED, Kind.DESIGNATION_AMENDED)
    assert change.changes[0] == sl.diffing.FieldChange("programs", (SYRIA,), (), Kind.PROGRAM_REMOVED)
    assert kinds(ended("2010-01-01", None), ended("2010-01-01", "2024-01-01")) == [("end_date", "delisted")]


def test_another_day_of_an_end_is_no_delisting() -> None:
    """Who was delisted long ago is not delisted again when the day is corrected."""
    assert kinds(ended("2010-01-01", "2010-01-01"), ended("2010-01-02", "2010-01-02")) == [
        ("end_date", "designation amended")
    ]


def test_who_was_delisted_and_stands_again_is_designated() -> None:
    """A list that keeps those it delisted says that one is listed again with an end less, or with an event."""
    assert kinds(ended("2010-01-01", "2010-01-01"), ended(None, None)) == [("end_date", "designated")]
    assert kinds(ended("2010-01-01", None), ended(None, None))[0] == ("programs", "re-designated")
    events = [sl.model.Event(kind=sl.model.EventKind[kind]) for kind in ("LISTED", "DELISTED", "LISTED")]
    events[-1] = attrs.evolve(events[-1], date=sl.PartialDate("2024-01-01"))
    old, new = person(SYRIA, events=tuple(events[:2])), person(SYRIA, events=tuple(events))
    assert kinds(old, new) == [("events", "designated")]


def test_a_date_of_amendment_is_not_the_amendment() -> None:
    """That a record was amended on a day is the least of what changed."""
    amended = sl.model.Event(kind=sl.model.EventKind.AMENDED, date=sl.PartialDate("2023-06-29"))
    found = kinds(person(SYRIA), person(SYRIA, events=(amended,), titles=("General",)))
    assert found == [("titles", "identifying data amended"), ("events", "amendment dated")]


def test_another_class() -> None:
    """A person that becomes an organization is reclassified."""
    designations = person(SYRIA).designations
    organization = sl.Organization(id="x-1", names=(PRIMARY,), designations=designations)
    change = compare(person(SYRIA), organization)
    assert change is not None
    assert change.changes == (sl.diffing.FieldChange("type", ("person",), ("organization",), Kind.RECLASSIFIED),)


# -- measures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "this person is designated pursuant to section 11 of Executive Order 14024, as amended by E.O. 14114",
            "See Section 11 of Executive Order 14024.",
            "remarks reworded",
        ),
        ("See Section 11 of Executive Order 14024", "see section 11 of executive order 14024.", "remarks reworded"),
        ("section 1(b) of Executive Order 13224", "See Section 11 of Executive Order 14024.", "measures amended"),
        ("31 CFR 589.201", "31 CFR 589.201 and/or 589.209", "measures amended"),
        ("Subject to Secondary Sanctions", "Subject to Secondary Sanctions Pursuant to the HFSR", "measures amended"),
    ],
)
def test_a_measure_in_other_words(old: str, new: str, kind: str) -> None:
    """The same kind of measure under the same label that cites the same law is reworded; any other is amended."""
    assert kinds(person(measures=(measure(old),)), person(measures=(measure(new),))) == [("measures", kind)]


def test_a_measure_under_another_label_is_another() -> None:
    """A risk that moves to another label of OFAC's is not reworded, although it cites the same law."""
    old, new = measure("section 11"), measure("section 11", "Additional Sanctions Information -")
    assert kinds(person(measures=(old,)), person(measures=(new,))) == [("measures", "measures amended")]


# -- names ------------------------------------------------------------------------------------------------------


def test_renamed() -> None:
    """A primary name that gives way to another is a renaming; the old one as an alias is an amendment beside."""
    new = sl.Name("AL-DEEB, Ahmed", kind=NameKind.PRIMARY)
    alias = attrs.evolve(PRIMARY, kind=NameKind.FKA)
    found = kinds(person(), person(names=(new, alias)))
    assert found == [("names", "renamed"), ("names", "identifying data amended")]


def test_a_primary_name_in_another_script_is_no_renaming() -> None:
    """A primary name that comes beside the one there was is an amendment."""
    arabic = sl.Name("أحمد الديب", kind=NameKind.PRIMARY, script="Arab")
    assert kinds(person(), person(names=(PRIMARY, arabic))) == [("names", "identifying data amended")]


@pytest.mark.parametrize(
    "name",
    [
        attrs.evolve(PRIMARY, parts=(sl.model.NamePart(sl.model.NamePartKind.FAMILY, "AL-DIB"),)),
        attrs.evolve(PRIMARY, text="Al-Dib,  Ahmed"),
        attrs.evolve(PRIMARY, text="AL DIB, AHMED"),
        attrs.evolve(PRIMARY, text="AL-D\ufffdB, Ahmed"),
    ],
    ids=["parts", "case and white space", "punctuation", "a character that was lost"],
)
def test_how_a_name_is_written(name: sl.Name) -> None:
    """Parts, case, white space, punctuation, and what a broken encoding destroyed, make no other name."""
    assert kinds(person(), person(names=(name,))) == [("names", "layout only")]


def test_marks_are_letters() -> None:
    """Where vowels are marks, names that differ in these are two; an accent in two pieces is an accent."""
    burmese = [sl.Name(text, kind=NameKind.PRIMARY, script="Mymr") for text in ("ကာ", "ကီ")]
    assert kinds(person(names=tuple(burmese[:1])), person(names=tuple(burmese[1:]))) == [("names", "renamed")]
    accents = [sl.Name(text, kind=NameKind.PRIMARY) for text in ("JOS\u00c9", "JOSE\u0301")]
    assert kinds(person(names=tuple(accents[:1])), person(names=tuple(accents[1:]))) == [("names", "layout only")]


@pytest.mark.parametrize("change", [{"quality": Quality.WEAK}, {"kind": NameKind.FKA}, {"note": "nom de guerre"}])
def test_what_a_name_is(change: dict[str, Any]) -> None:
    """An alias that becomes weak, a former one, or gets a note, was amended."""
    alias = sl.Name("ABU ALI", kind=NameKind.AKA, quality=Quality.STRONG)
    old, new = person(names=(PRIMARY, alias)), person(names=(PRIMARY, attrs.evolve(alias, **change)))
    assert kinds(old, new) == [("names", "identifying data amended")]


# -- other identifying data -------------------------------------------------------------------------------------


def test_order_is_layout() -> None:
    """The order of values says nothing."""
    places = sl.model.Place(text="Jableh"), sl.model.Place(text="Latakia")
    assert kinds(person(birth_places=places), person(birth_places=places[::-1])) == [("birth_places", "layout only")]


def test_where_an_address_is_divided_is_layout() -> None:
    """An address is the same in one piece or in parts; with another postal code it is not."""
    whole = sl.Address(text="19 ul. Vavilova, Moscow 117312", country=sl.Country("Russia", "RU"))
    parts = sl.Address(
        lines=("19 ul. Vavilova",), city="Moscow", postal_code="117312", country=sl.Country("Russian Federation", "RU")
    )
    other = attrs.evolve(parts, postal_code="117313")
    assert kinds(person(addresses=(whole,)), person(addresses=(parts,))) == [("addresses", "layout only")]
    assert kinds(person(addresses=(whole,)), person(addresses=(other,))) == [("addresses", "identifying data amended")]


def test_dates_are_compared_by_what_they_say() -> None:
    """A date in other words is the same date; a year is not the first of January."""
    old = sl.BirthDate("1973-11-XX", text="Nov. 1973")
    assert kinds(person(birth_dates=(old,)), person(birth_dates=(sl.BirthDate("1973-11"),))) == []
    changed = person(birth_dates=(sl.BirthDate("1973-11-01"),))
    assert kinds(person(birth_dates=(old,)), changed) == [("birth_dates", "identifying data amended")]


def test_a_number_and_its_document_are_told_once() -> None:
    """An IMO number that stands as a document and as an external identifier is one change."""

    def vessel(number: str) -> sl.Vessel:
        document = sl.Identification(sl.model.IdentificationKind.IMO_NUMBER, f"IMO {number}")
        external = sl.model.ExternalId(sl.model.ExternalScheme.IMO, f"IMO{number}")
        return sl.Vessel(id="x-1", identifications=(document,), external_ids=(external,))

    assert kinds(vessel("9187655"), vessel("9187667")) == [("identifications", "identifying data amended")]


def test_an_expiry_date_that_was_a_note() -> None:
    """An expiry date that gets a field of its own says what the note said; another date does not."""
    document = sl.Identification(sl.model.IdentificationKind.PASSPORT, "AB850901", country=sl.Country("Tanzania", "TZ"))
    old = person(identifications=(attrs.evolve(document, note="Expiration date: 2026-12-11."),))
    same = person(identifications=(attrs.evolve(document, expiry_date=sl.PartialDate("2026-12-11")),))
    other = person(identifications=(attrs.evolve(document, expiry_date=sl.PartialDate("2027-12-11")),))
    assert kinds(old, same) == [("identifications", "layout only")]
    assert kinds(old, other) == [("identifications", "identifying data amended")]


def test_links() -> None:
    """A link to another party is neither identifying data nor a remark."""
    link = sl.Relationship(sl.model.RelationshipKind.LINKED_TO, "HIZBALLAH", origin="remarks")
    assert kinds(person(), person(relationships=(link,))) == [("relationships", "links amended")]


def test_an_annotation_is_no_layout() -> None:
    """How sure the source is of a value is something that it says."""
    sure = sl.model.Annotation("Passport", field="identifications", value="A1", reliability="Confirmed")
    assert kinds(person(), person(annotations=(sure,))) == [("annotations", "identifying data amended")]


SINGLE = {"gender": sl.model.Gender.MALE, "tonnage": "1", "gross_registered_tonnage": "1", "length": "1"}
SPECIAL = {"names": PRIMARY, "external_ids": sl.model.ExternalId(sl.model.ExternalScheme.LEI, "1")}


@pytest.mark.parametrize(
    ("cls", "name"),
    [
        (cls, field.name)
        for cls in TYPES.values()
        for field in attrs.fields(cls)
        if field.eq and field.name not in ("id", "reference", "designations")
    ],
)
def test_every_field_is_compared(cls: type[sl.Entity], name: str) -> None:
    """A value in any field of any kind of entity is more than layout."""
    value: Any = SINGLE.get(name) or (SPECIAL.get(name, "a value"),)
    (found,) = kinds(cls(id="x-1"), cls(id="x-1", **{name: value}))
    assert found[0] == name
    assert found[1] != Kind.LAYOUT_ONLY


@pytest.mark.parametrize("name", [f.name for f in attrs.fields(sl.Designation) if f.eq])
def test_every_field_of_a_designation_is_compared(name: str) -> None:
    """So is a value in any field of a designation, but for its own number and whether its list is an umbrella."""
    values: dict[str, Any] = {"list": "L", "reference": "1", "umbrella": True, "authority": UNSC, "programs": (SDGT,)}
    values |= {each: sl.PartialDate("2021") for each in ("listing_date", "effective_date", "end_date")}
    values |= {"events": (sl.model.Event(kind=sl.model.EventKind.LISTED),)}
    designation = sl.Designation(**{name: values.get(name, ("a value",))})
    found = kinds(person(designations=(sl.Designation(),)), person(designations=(designation,)))
    layout = name in ("reference", "umbrella")
    assert [(field, kind == Kind.LAYOUT_ONLY) for field, kind in found] == [
        ("designations" if layout else name, layout)
    ]


# -- remarks ----------------------------------------------------------------------------------------------------


def test_free_text_of_ofac_is_what_its_grammar_leaves() -> None:
    """Items that are read into fields are compared there; what is left is told, item by item."""
    old = person(remarks=("DOB 1961; Passport A1 (Iran); arrested 30 Sep 2002.",))
    new = person(remarks=("DOB 1962; arrested 30 Sep 2002; all offices worldwide.",))
    change = compare(old, new, OFAC)
    assert change is not None
    assert change.changes == (sl.diffing.FieldChange("remarks", (), ("all offices worldwide",), Kind.REMARKS_AMENDED),)


def test_a_title_repeated_in_the_remarks_is_not_free_text() -> None:
    """OFAC's delimited files repeat the title there, and not always letter by letter."""
    old = person(remarks=("DOB 1961;  Brigadier General.",), titles=(" Brigadier General",))
    new = attrs.evolve(old, remarks=("DOB 1961.",))
    assert kinds(old, new, OFAC) == [("remarks", "layout only")]


def test_sentences_of_other_remarks() -> None:
    """Of other authorities' remarks, the sentences are told that only one edition has."""
    old = person(remarks=("Belongs to Popalzai tribe. Review was concluded on 23 Jul. 2010.",))
    new = person(remarks=("Belongs to Popalzai tribe. Height 176 cm. Review was concluded on 23 Jul. 2010.",))
    change = compare(old, new)
    assert change is not None
    assert change.changes == (sl.diffing.FieldChange("remarks", (), ("Height 176 cm.",), Kind.REMARKS_AMENDED),)


def test_a_notice_that_moved() -> None:
    """The link to Interpol's notice, in the remarks and in its field, is told once."""

    def with_notice(url: str) -> sl.Person:
        words = f"Belongs to Andar tribe. INTERPOL-UN Security Council Special Notice web link: {url}"
        return person(remarks=(words,), notice_urls=(url,))

    old, new = with_notice("https://notices.example/1"), with_notice("https://notices.example/2")
    assert kinds(old, new) == [("notice_urls", "notices amended")]


def test_a_remark_with_other_punctuation_is_reworded() -> None:
    """The words and numbers of a remark are what it says."""
    old, new = person(remarks=("All offices, worldwide",)), person(remarks=("all offices worldwide",))
    assert kinds(old, new) == [("remarks", "remarks reworded")]


# -- a remark that was cut --------------------------------------------------------------------------------------


def weak(text: str) -> sl.Name:
    return sl.Name(text, kind=NameKind.AKA, quality=Quality.WEAK)


def cut_person(remarks: str, *names: str) -> sl.Person:
    return person(remarks=(remarks,), names=(PRIMARY, *map(weak, names)))


def test_what_may_stand_beyond_the_cut_cannot_be_said() -> None:
    """An alias that only the whole remark has may stand beyond the cut of the other."""
    old = cut_person("a.k.a. 'ONE'; a.k.a. 'TWO'; a.k.a. 'THREE'.", "ONE", "TWO", "THREE")
    new = cut_person("a.k.a. 'ONE'; a.k.a. 'TW", "ONE")
    change = compare(old, new, OFAC, cut=(False, True))
    assert change is not None
    assert change.kinds == (Kind.CANNOT_SAY,)
    assert change.changes[0].old == (weak("TWO"), weak("THREE"))


def test_what_stands_before_the_cut_is_compared() -> None:
    """An alias that is followed by what both remarks have is certain to be new."""
    old = cut_person("a.k.a. 'ONE'; DOB 1961; a.k.a. 'TW", "ONE")
    new = cut_person("a.k.a. 'ONE'; a.k.a. 'NEW'; DOB 1961; a.k.a. 'T", "ONE", "NEW")
    found = compare(old, new, OFAC, cut=(True, True))
    assert found is not None
    assert found.changes == (sl.diffing.FieldChange("names", (), (weak("NEW"),), Kind.IDENTIFYING_DATA_AMENDED),)


def test_a_cut_at_another_place() -> None:
    """Where nothing differs but the place of the cut, one cannot say whether anything changed."""
    old, new = cut_person("a.k.a. 'ONE'; a.k.a. 'TWO", "ONE"), cut_person("a.k.a. 'ONE'; a.k.a. 'T", "ONE")
    assert kinds(old, new, OFAC, cut=(True, True)) == [("remarks", "cannot say")]


def test_columns_are_not_cut() -> None:
    """Programs and titles have columns of their own, which no cut of the remarks concerns."""
    old = person(SYRIA, remarks=("a.k.a. 'ONE'; a.k.a. 'TW",))
    new = attrs.evolve(person(SYRIA, SDGT, titles=("General",)), remarks=old.remarks)
    found = kinds(old, new, OFAC, cut=(True, True))
    assert found == [("programs", "re-designated"), ("titles", "identifying data amended")]
