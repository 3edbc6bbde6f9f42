"""What holds for every class of the model."""

from __future__ import annotations

import copy
import datetime
import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanctionslib as sl
from sanctionslib import Answer, Designation, PartialDate, Program, SanctionsList, model
from sanctionslib.model import File, Source
from tests.strategies import objects

CLASSES = sorted(
    (cls for name in model.__all__ if attrs.has(cls := getattr(model, name))), key=lambda cls: cls.__name__
)


@pytest.mark.parametrize("cls", CLASSES)
def test_it_is_frozen_and_slotted(cls: type) -> None:
    """No field can be set, and there is no dict to set another in."""
    assert "__slots__" in vars(cls)
    assert "__setattr__" in vars(cls)


@pytest.mark.parametrize("cls", CLASSES)
def test_it_says_what_it_is(cls: type) -> None:
    """Its docstring explains every field, and has an example that runs."""
    text = cls.__doc__ or ""
    assert ">>>" in text
    own = [field.name for field in attrs.fields(cls) if not field.inherited]
    if "Attributes:" in text:
        missing = [name for name in own if name not in text]
        assert not missing


@settings(max_examples=5)
@given(st.data())
@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls is not model.Link])
def test_values_compare_hash_copy_pickle_and_show(cls: type, data: st.DataObject) -> None:
    """Equal values are equal and hash alike, survive copy and pickle, and have a repr."""
    value = data.draw(objects(cls))
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value)), attrs.evolve(value)):
        assert other == value
        assert hash(other) == hash(value)
    assert repr(value)


def test_a_repr_leaves_out_what_is_not_stated() -> None:
    """One can read it aloud."""
    assert (
        repr(sl.Name("BNC", kind=sl.model.NameKind.AKA, quality=sl.model.Quality.WEAK))
        == "Name('BNC', kind=aka, quality=weak)"
    )
    assert (
        repr(sl.Address(city="Havana", country=sl.Country("Cuba", "CU")))
        == "Address(city='Havana', country=Country('Cuba', code='CU'))"
    )


def test_where_a_record_stands_is_no_part_of_what_it_says() -> None:
    """A record that only moved down the file is no change."""
    one = sl.Person(id="x-1", source=Source(line=1), designations=(Designation(source=Source(line=1)),))
    other = sl.Person(id="x-1", source=Source(line=2), designations=(Designation(source=Source(line=3)),))
    assert one == other


def test_kinds_of_entity_can_be_matched() -> None:
    """``match`` tells them apart, and a person is never equal to an organization."""
    match sl.Vessel(id="x-1", call_signs=("HMZZ",)):
        case sl.Vessel(call_signs=(sign, *_)):
            assert sign == "HMZZ"
        case _:
            pytest.fail("a vessel is a Vessel")
    person, organization = (cls(id="x-1") for cls in (sl.Person, sl.Organization))
    assert person != organization


DAY = datetime.date
EDITION = DAY(2024, 5, 7)


def test_between_two_starts_nobody_can_say() -> None:
    """OFSI listed many long before their UK regulations took effect: neither date alone is the start."""
    made = Designation(
        listing_date=PartialDate("2011-12-02"),
        effective_date=PartialDate("2020-12-31"),
        source=Source(file=File(name="list.csv", published=EDITION)),
    )
    days = (DAY(2011, 12, 1), DAY(2014, 4, 2), DAY(2021, 1, 1))
    assert [str(made.in_force(day)) for day in days] == ["no", "cannot say", "yes"]


def test_in_force_goes_no_further_than_the_edition() -> None:
    """A stated end lies in the future; what happens until then is not known."""
    made = designation("2010-01-01", "2030-01-01", DAY(2020, 1, 1))
    assert [str(made.in_force(day)) for day in (DAY(2020, 1, 1), DAY(2025, 1, 1), DAY(2030, 1, 1))] == [
        "yes", "cannot say", "no",
    ]  # fmt: skip


def designation(start: str | None = None, end: str | None = None, edition: DAY | None = EDITION) -> Designation:
    return Designation(
        effective_date=PartialDate(start) if start else None,
        end_date=PartialDate(end) if end else None,
        source=Source(file=File(name="list.xml", published=edition)),
    )


@pytest.mark.parametrize(
    ("start", "end", "on", "answer"),
    [
        ("2021-07-28", None, DAY(2021, 7, 27), "no"),
        ("2021-07-28", None, DAY(2021, 7, 28), "yes"),
        ("2021-07-28", None, DAY(2024, 5, 7), "yes"),
        ("2021-07-28", None, DAY(2024, 5, 8), "cannot say"),
        ("2021-07", None, DAY(2021, 7, 15), "cannot say"),
        ("2021-07", None, DAY(2021, 8, 1), "yes"),
        ("2021~", None, DAY(2020, 8, 1), "cannot say"),
        (None, None, DAY(2024, 5, 7), "yes"),
        (None, None, DAY(2024, 5, 6), "cannot say"),
        (None, None, DAY(2025, 1, 1), "cannot say"),
        ("2001-10-12", "2020-06-30", DAY(2020, 6, 29), "yes"),
        ("2001-10-12", "2020-06-30", DAY(2020, 6, 30), "no"),
        ("2001-10-12", "2020", DAY(2020, 6, 30), "cannot say"),
        ("2001-10-12", "2020", DAY(2021, 1, 1), "no"),
        (None, "2020-06-30", DAY(2024, 5, 7), "no"),
        (None, "2020-06-30", DAY(2019, 5, 7), "cannot say"),
        ("../1999", None, DAY(2005, 1, 1), "yes"),
    ],
)
def test_in_force(start: str | None, end: str | None, on: DAY, answer: str) -> None:
    """Yes and no only where the dates and the edition prove it."""
    assert designation(start, end).in_force(on) == answer


def test_without_an_edition_nobody_knows_that_it_lasts() -> None:
    """A designation without an end, of an edition without a date, may have ended."""
    assert designation("2021-07-28", None, None).in_force(DAY(2022, 1, 1)) is Answer.CANNOT_SAY
    assert designation("2021-07-28", None, None).in_force(DAY(2020, 1, 1)) is Answer.NO


def test_a_list_answers_for_its_entities() -> None:
    """Yes if one designation was in force, no if none was; nobody can say for an entity without any."""
    made = SanctionsList(entities=(
        sl.Person(id="x-1", designations=(designation("2020-01-01"), designation("2010", "2011-01-01"))),
        sl.Person(id="x-2", designations=(designation("2010-01-01", "2011-01-01"),)),
        sl.Person(id="x-3", designations=(designation("2010-01-01", "2011-01-01"), designation())),
        sl.Person(id="x-4"),
    ))  # fmt: skip
    assert {k: str(v) for k, v in made.in_force(DAY(2022, 1, 1)).items()} == {
        "x-1": "yes", "x-2": "no", "x-3": "cannot say", "x-4": "cannot say",
    }  # fmt: skip


def test_links_by_name_and_by_id() -> None:
    """A primary name goes before an alias, a name that two bear is not guessed at, an id decides."""
    link = sl.Relationship
    made = SanctionsList(entities=(
        sl.Organization(id="x-1", names=(sl.Name("Same  Name", kind=sl.model.NameKind.PRIMARY),)),
        sl.Organization(id="x-2", names=(sl.Name("SAME NAME", kind=sl.model.NameKind.AKA),)),
        sl.Organization(id="x-3", names=(sl.Name("Other", kind=sl.model.NameKind.PRIMARY),)),
        sl.Organization(id="x-5", names=(sl.Name("Twin", kind=sl.model.NameKind.PRIMARY),)),
        sl.Organization(id="x-6", names=(sl.Name("TWIN", kind=sl.model.NameKind.PRIMARY),)),
        sl.Person(id="x-4", relationships=(
            link(sl.model.RelationshipKind.LINKED_TO, "same name"),
            link(sl.model.RelationshipKind.LINKED_TO, "twin"),
            link(sl.model.RelationshipKind.LINKED_TO, "OTHER"),
            link(sl.model.RelationshipKind.LINKED_TO, "same name", entity_id="x-2"),
            link(sl.model.RelationshipKind.LINKED_TO, "gone", entity_id="x-9"),
        )),
    ))  # fmt: skip
    assert [(found.other and found.other.id, len(found.candidates)) for found in made.relationships] == [
        ("x-1", 1), (None, 2), ("x-3", 1), ("x-2", 1), (None, 0),
    ]  # fmt: skip


def test_links_by_a_name_that_is_written_otherwise() -> None:
    """Order, accents and punctuation are ignored, but where somebody bears the name as it is written."""
    primary, aka = sl.model.NameKind.PRIMARY, sl.model.NameKind.AKA
    names = ("Slobodan Milosevic", "Smile Ltd.", "SMILE LTD", "Smile, Ltd")
    links = tuple(sl.Relationship(sl.model.RelationshipKind.LINKED_TO, name) for name in names)
    made = SanctionsList(entities=(
        sl.Person(id="x-1", names=(sl.Name("MILOŠEVIĆ, Slobodan", kind=primary),), relationships=links),
        sl.Organization(id="x-2", names=(sl.Name("SMILE LTD.", kind=primary),)),
        sl.Organization(id="x-3", names=(sl.Name("Smile", kind=primary), sl.Name("SMILE LTD", kind=aka))),
        sl.Organization(id="x-4", names=(sl.Name("LTD. SMILE", kind=primary),)),
    ))  # fmt: skip
    assert [[other.id for other in found.candidates] for found in made.relationships] == [
        ["x-1"], ["x-2"], ["x-3"], ["x-4"],
    ]  # fmt: skip


def test_numbers_are_found_whatever_their_punctuation() -> None:
    """Documents, wallets, call signs, other lists' references; two bearers of one number are both found."""
    passport = sl.Identification(sl.model.IdentificationKind.PASSPORT, "M 001-80/61")
    made = SanctionsList(entities=(
        sl.Person(id="x-1", identifications=(passport,)),
        sl.Person(id="x-2", identifications=(passport,)),
        sl.Vessel(id="x-3", call_signs=("5IM 592",),
                  external_ids=(sl.model.ExternalId(sl.model.ExternalScheme.IMO, "IMO9187655"),
                                sl.model.ExternalId(sl.model.ExternalScheme.UN_REFERENCE, "QDe.007"))),
    ))  # fmt: skip
    assert [e.id for e in made.by_identifier("m0018061")] == ["x-1", "x-2"]
    for number in ("9187655", "imo 9187655", "5IM592", "QDe.007"):
        assert [e.id for e in made.by_identifier(number)] == ["x-3"]
    assert made.by_identifier("") == made.by_identifier("1") == ()


def test_a_list_is_read_like_a_sequence_that_knows_ids() -> None:
    """Length, order, look-up, membership; a wrong id is a KeyError."""
    person = sl.Person(id="x-1")
    made = SanctionsList(entities=(person,))
    assert (list(made), len(made), made["x-1"], made.get("x-2"), "x-1" in made, person in made) == (
        [person], 1, person, None, True, True,
    )  # fmt: skip
    with pytest.raises(KeyError):
        made["x-2"]


def test_programs_of_a_list_are_each_there_once() -> None:
    """By code."""
    made = SanctionsList(entities=tuple(
        sl.Person(id=f"x-{n}", designations=(Designation(programs=(Program(code="B"), Program(code="A"))),))
        for n in range(3)
    ))  # fmt: skip
    assert [program.code for program in made.programs] == ["A", "B"]


def test_a_list_is_given_the_day_that_its_file_does_not_state() -> None:
    """The day reaches every place that says where something stands; one that the file states is not overruled."""
    day = datetime.date(2021, 7, 29)
    source = sl.model.Source(file=sl.model.File(name="sdn.csv"))
    issue = sl.Issue(code=sl.IssueCode.MISSING_COMPANION, message="x", source=source)
    entity = sl.Entity(id="x-1", source=source, designations=(sl.Designation(source=source),))
    undated = sl.SanctionsList(
        entities=(entity,), issues=(issue,), source=source, files=(sl.model.File(name="sdn.csv"),)
    )
    dated = undated.dated(day)
    places = (dated.source, dated.entities[0].source, dated.entities[0].designations[0].source, dated.issues[0].source)
    assert {place and place.file and place.file.published for place in places} == {day}
    assert {file.published for file in dated.files} == {day}
    assert dated.dated(day) is dated
    with pytest.raises(ValueError, match="of 2021-07-29, not of 2021-07-30"):
        dated.dated(datetime.date(2021, 7, 30))
