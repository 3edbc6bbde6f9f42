"""FollowTheMoney read back: ours and OpenSanctions'."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanctionslib as sl
from sanctionslib import (
    Address,
    Authority,
    Country,
    Entity,
    IssueCode,
    Name,
    Organization,
    PartialDate,
    Person,
    Relationship,
    SanctionsList,
    Vessel,
)
from sanctionslib.formats.followthemoney.items import ATTACHED, EDGES, PARTIES, POSSESSIONS, SHARED
from sanctionslib.model import (
    Annotation,
    EventKind,
    ExternalId,
    ExternalScheme,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePartKind,
    Nationality,
    Note,
    Place,
    Quality,
    RelationshipKind,
    SecurityKind,
)
from sanctionslib.vocabularies.countries import codes
from sanctionslib.vocabularies.followthemoney import country_of
from tests.conftest import SPECIMENS
from tests.round_trip import kept
from tests.strategies import lists as made_up_lists
from tests.test_specimens import ALL

FOLDER = SPECIMENS / "followthemoney_jsonl"
MERGED = sl.read(FOLDER / "merged.ftm.json")
IVAN = MERGED["NK-ExamplePersonAAAAAAAA1"]


def lines(*entities: dict[str, Any]) -> bytes:
    return "".join(json.dumps(entity) + "\n" for entity in entities).encode()


def made(schema: str, id: str, **properties: str | list[str]) -> dict[str, Any]:
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": values}


def read(*entities: dict[str, Any]) -> SanctionsList:
    return sl.read(lines(*entities))


def alone(*entities: dict[str, Any]) -> Entity:
    """The only entity of a list without issues."""
    found = read(*entities)
    assert [str(issue) for issue in found.issues] == []
    (entity,) = found
    return entity


# -- the list -------------------------------------------------------------------------------------------------------


def test_the_list_is_named_by_its_only_dataset_and_authority() -> None:
    """Of one dataset and one authority, the list is theirs; whether it is whole is not said."""
    read = sl.read(FOLDER / "as_written_here.ftm.json")
    assert (read.title, read.authority and read.authority.id, read.complete) == ("SDN List", "us-ofac", None)
    assert (MERGED.title, MERGED.authority) == (None, None)


def test_a_party_of_several_datasets_says_which() -> None:
    """Where the list cannot say it, each party does."""
    assert [each.note for each in IVAN.annotations if each.label == "datasets"] == [
        "us_ofac_sdn", "eu_fsf", "ch_seco_sanctions",
    ]  # fmt: skip


def test_ids_stay_as_they_are() -> None:
    """Canonical ids of OpenSanctions too; the ids of the records they were merged from are external identifiers."""
    assert {"NK-ExamplePersonAAAAAAAA1", "Q99999999902", "ofac-99906"} <= {entity.id for entity in MERGED}
    assert MERGED.by_identifier("eu-fsf-eu-9999-1") == (IVAN,)
    assert ExternalId(ExternalScheme.WIKIDATA, "Q99999999901") in IVAN.external_ids


def test_entities_stand_in_file_order_wherever_what_hangs_on_them_stands() -> None:
    """What hangs on parties may come before them or after them."""
    data = (FOLDER / "merged.ftm.json").read_bytes().splitlines(keepends=True)
    parties = {entity.id for entity in MERGED}
    first = sorted(data, key=lambda line: json.loads(line)["id"] in parties)
    last = sorted(data, key=lambda line: json.loads(line)["id"] not in parties)
    assert list(sl.read(b"".join(first))) == list(sl.read(b"".join(last))) == list(MERGED)


def test_packed_and_streamed() -> None:
    """A packed file is read the same."""
    data = (FOLDER / "merged.ftm.json").read_bytes()
    assert list(sl.iter_entities(gzip.compress(data))) == list(MERGED)


def test_fragments_are_one_entity() -> None:
    """Lines with one identifier are fragments of one entity."""
    found = alone(made("Organization", "x-1", name="A"), made("Organization", "x-1", name=["A", "B"], notes="C"))
    assert ([str(name) for name in found.names], found.remarks) == (["A", "B"], ("C",))


def test_it_is_the_same_in_every_run() -> None:
    """No order of a set shows in what is read."""
    script = f"import sanctionslib as sl; print(sl.dumps(sl.read({str(FOLDER / 'merged.ftm.json')!r})))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}, cwd=ROOT
        ).stdout
        for seed in "12"
    }
    assert len(runs) == 1


ROOT = Path(__file__).parents[2]


# -- names, dates, places --------------------------------------------------------------------------------------------


def test_every_name_is_primary_the_caption_first() -> None:
    """FollowTheMoney does not say which name is the main one; its caption is shown first."""
    assert [(str(name), name.kind, name.quality) for name in IVAN.names] == [
        ("Ivan Ilyich EXEMPLAROV", NameKind.PRIMARY, None),
        ("Примеров Иван Ильич", NameKind.PRIMARY, None),
        ("EXEMPLAROV, Ivan Ilyich", NameKind.PRIMARY, None),
        ("Vanya EXEMPLAROV", NameKind.AKA, None),
        ("VANYA", NameKind.AKA, Quality.WEAK),
        ("Ivan STAROV", NameKind.FKA, None),
        ("IIE", NameKind.AKA, None),
    ]


def test_parts_belong_to_the_names_that_are_made_of_them() -> None:
    """In the order of the name. A part that may be of any name is of none, but is kept."""
    assert [(part.kind, part.text) for part in IVAN.names[1].parts] == [
        (NamePartKind.FAMILY, "Примеров"), (NamePartKind.GIVEN, "Иван"), (NamePartKind.PATRONYMIC, "Ильич"),
    ]  # fmt: skip
    assert [(each.label, each.note) for each in IVAN.annotations if each.field == "names"] == [
        ("motherName", "Annovna"), ("nameSuffix", "Jr."),
    ]  # fmt: skip


def test_a_part_that_is_two_things_is_given_to_no_name() -> None:
    """If Ali is both a given and a family name, nobody knows which Ali is which."""
    found = alone(made("Person", "x-1", name="ALI, Ali", firstName="Ali", lastName="ALI"))
    assert found.names[0].parts == ()
    assert {(each.label, each.note) for each in found.annotations} == {("firstName", "Ali"), ("lastName", "ALI")}


def test_dates_have_the_precision_they_state() -> None:
    """A month is a month; a time of day stays in the text; what is no date is an issue."""
    assert [date.edtf for date in IVAN.birth_dates] == ["1962-02", "1962-02-17", "1963-01-01"]
    assert IVAN.birth_dates[2].text == "1963-01-01T10:20:30"
    found = read(made("Person", "x-1", name="A", birthDate=["circa 1958", "1958-02-30"]))
    assert [(issue.code, issue.raw) for issue in found.issues] == [
        (IssueCode.UNREADABLE_VALUE, "circa 1958"), (IssueCode.UNREADABLE_VALUE, "1958-02-30"),
    ]  # fmt: skip


def test_a_country_of_birth_goes_with_the_place_that_names_it() -> None:
    """By the name that the place has for it; a country that no place names is a place of its own."""
    assert IVAN.birth_places == (
        Place(text="Leningrad, USSR", country=Country("USSR", "SUHH")),
        Place(text="Kyiv"),
        Place(country=Country("Ukraine", "UA")),
    )


def test_countries_have_names_and_codes() -> None:
    """Codes of FollowTheMoney become names with ISO's codes; a territory without one is a name."""
    assert [nationality.country for nationality in IVAN.citizenships] == [Country("Russia", "RU"), Country("Crimea")]


def test_addresses_and_texts_of_them_are_told_apart() -> None:
    """An address is not doubled by its text; another text, and a country that no address is in, are addresses too."""
    assert IVAN.addresses == (
        Address(
            text="9 Orchard Road, Example City, 10115",
            lines=("9 Orchard Road",),
            city="Example City",
            postal_code="10115",
            country=Country("Russia", "RU"),
        ),
        Address(text="1 Other Street, Example City"),
        Address(country=Country("Cyprus", "CY")),
    )


def test_an_address_keeps_its_own_words_for_its_country() -> None:
    """The text has the name that the list gives it, and needs not be kept beside the parts."""
    full = made("Address", "a-1", full="Main St, Goma, Congo, Democratic Republic of the", city="Goma", country="cd")
    full["properties"]["street"] = ["Main St"]
    (address,) = alone(made("Person", "x-1", name="A", addressEntity="a-1"), full).addresses
    assert address == Address(
        lines=("Main St",), city="Goma", country=Country("Congo, Democratic Republic of the", "CD")
    )


# -- numbers ---------------------------------------------------------------------------------------------------------


def test_a_number_is_read_once() -> None:
    """In a document, in the property of its holder, and in the property that checks it: one identification."""
    assert [(each.kind, each.number, each.country and each.country.code) for each in IVAN.identifications] == [
        (IdentificationKind.PASSPORT, "721234567", "RU"),
        (IdentificationKind.TAX_NUMBER, "7707083893", "RU"),
        (IdentificationKind.SOCIAL_SECURITY_NUMBER, "123121234", None),
        (IdentificationKind.OTHER, "4509 123456", None),
    ]
    passport = IVAN.identifications[0]
    assert (passport.issuer, passport.issue_date, passport.expiry_date) == (
        "Example Police", PartialDate("2010-05-01"), PartialDate("2020-05"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("type", "property", "kind"),
    [
        ("Cedula No.", "idNumber", IdentificationKind.NATIONAL_ID),
        ("driving licence", "idNumber", IdentificationKind.DRIVING_LICENCE),
        ("Driver's licence", "idNumber", IdentificationKind.DRIVING_LICENCE),
        ("National identification", "taxNumber", IdentificationKind.TAX_NUMBER),
        ("Legal Entity Number", "registrationNumber", IdentificationKind.REGISTRATION_NUMBER),
        ("Legal Entity Number", "leiCode", IdentificationKind.LEI),
        ("Something", "idNumber", IdentificationKind.OTHER),
    ],
)
def test_what_a_document_is(type: str, property: str, kind: IdentificationKind) -> None:
    """Its words tell it if a list has them, then the property that its number stands in, then what they sound like."""
    party = made("LegalEntity", "x-1", name="A", **{property: "123"})
    (found,) = alone(party, made("Identification", "x-2", holder="x-1", number="123", type=type)).identifications
    assert found.kind is kind


def test_ships_have_their_particulars() -> None:
    """Particulars, number and IMO identifier; owners and operators by name."""
    ship = MERGED["ofac-99906"]
    assert isinstance(ship, Vessel)
    assert (ship.imo_number, ship.flags, ship.former_flags[1]) == (
        "IMO9187629", (Country("Russia", "RU"),), Country("Zaire", "ZRCD"),
    )  # fmt: skip
    assert (ship.owners, ship.operators) == (("EXAMPLE HOLDING LLC",), ("Example Shipping",))


def test_securities_and_wallets_belong_to_somebody_or_stand_alone() -> None:
    """With a holder or an issuer they are theirs; without one they are entities, which can be designated."""
    company = MERGED["Q99999999902"]
    assert isinstance(company, Organization)
    assert (SecurityKind.ISIN, "RU0000000002") in [(each.kind, each.value) for each in company.securities]
    assert [wallet.currency for wallet in IVAN.digital_currency_addresses] == ["XBT"]
    wallet = MERGED["ex-wallet-1"]
    assert (type(wallet), wallet.digital_currency_addresses[0].address) == (Entity, "0xexample")
    assert wallet.designations[0].programs[0].code == "Order 1"


# -- designations ----------------------------------------------------------------------------------------------------


def test_a_sanction_is_a_designation() -> None:
    """Programs with what OpenSanctions writes among the provisions, measures, reasons, notes, references."""
    ofac = IVAN.designations[0]
    assert ofac.authority is not None
    assert (ofac.authority.id, ofac.list, ofac.listing_date) == ("us-ofac", "SDN List", PartialDate("2022-02-24"))
    assert [program.code for program in ofac.programs] == ["RUSSIA-EO14024", "CYBER2"]
    assert [(measure.kind, measure.text) for measure in ofac.measures] == [(MeasureKind.ASSET_FREEZE, "Block")]
    assert ofac.reasons == ("Executive Order 14024 (Russia)",)
    assert Note("Secondary sanctions risk: example.") in ofac.notes
    assert ofac.reference == "12345"


def test_what_a_program_means_is_no_measure_that_the_list_states() -> None:
    """The registry says it of the program that is read back; the list itself still states nothing."""
    sample = sl.read(sl.sample_path())
    written = sl.dumps(sample, to="ftm")
    assert "SYRIA-EO13894: asset freeze" in written
    back = sl.read(written.encode())
    assert [entity.effect() for entity in back] == [entity.effect() for entity in sample]
    for entity in sample:
        stated = [measure.text for each in entity.designations for measure in each.measures]
        again = [measure.text for each in back[entity.id].designations for measure in each.measures]
        assert again == stated


def test_a_lone_program_has_its_key_and_its_page() -> None:
    """Which of several programs a key belongs to is not said: then it is a note."""
    (program,) = MERGED["Q99999999902"].designations[0].programs
    assert (program.code, program.opensanctions_key) == ("RUSSIA-EO14024", "US-RUSHAR")
    assert Note("SECO-EX", label="programId") in IVAN.designations[1].notes


def test_of_several_dates_the_others_are_events() -> None:
    """The first day of listing and of effect, the last end."""
    seco = IVAN.designations[1]
    assert (seco.listing_date, seco.effective_date, seco.end_date) == (
        PartialDate("2022-03-04"), PartialDate("2022-03-04"), PartialDate("2025-01-01"),
    )  # fmt: skip
    assert [(event.kind, str(event.date)) for event in seco.events] == [
        (EventKind.LISTED, "2022-03-16"), (EventKind.EFFECTIVE, "2022-03-16"), (EventKind.AMENDED, "2023-05-05"),
    ]  # fmt: skip


def test_an_authority_that_is_not_known_is_made_of_its_name() -> None:
    """Its identifier is its country and its name."""
    assert MERGED["ex-wallet-1"].designations[0].authority == Authority(
        id="xk-ministry-of-examples", name="Ministry of Examples", country="XK"
    )


def test_references() -> None:
    """A party has the reference that its identifier ends in; the UN's is an external identifier."""
    found = sl.read(FOLDER / "as_written_here.ftm.json")["ofac-99910"]
    assert (found.reference, found.designations[0].reference) == ("99910", "99910")
    assert IVAN.reference is None
    assert ExternalId(ExternalScheme.UN_REFERENCE, "QDi.999") in IVAN.external_ids


def test_notes_come_back_word_for_word() -> None:
    """Nothing is read out of them, not even what this library put there."""
    found = sl.read(FOLDER / "as_written_here.ftm.json")["ofac-99910"]
    assert found.remarks[0] == "Birth date: 1958~"
    assert [date.edtf for date in found.birth_dates] == ["1961-11-28", "1958"]


def test_what_has_no_field_is_an_annotation() -> None:
    """Behind the name of its property."""
    for label, note in (("deathDate", "2024-05-01"), ("religion", "not known"), ("topics", "role.oligarch")):
        assert Annotation(label, note=note) in IVAN.annotations
    assert Annotation("schema", note="Company") in MERGED["Q99999999902"].annotations
    assert "sanction" not in [each.note for each in IVAN.annotations]  # which its designations say


def test_an_office_is_a_position_and_what_is_said_of_it() -> None:
    """Occupancy and Position become a position; their dates stand beside it."""
    anna = MERGED["ofac-99909"]
    assert isinstance(anna, Person)
    assert anna.positions == ("Minister of Examples",)
    assert any(each.field == "positions" and "startDate: 2010" in (each.note or "") for each in anna.annotations)


# -- relations -------------------------------------------------------------------------------------------------------


def relations(id: str) -> list[tuple[str, str | None, str | None]]:
    return [(str(each.kind), each.name, each.label) for each in MERGED[id].relationships]


def test_a_relation_is_stated_by_the_party_that_its_words_speak_of() -> None:
    """The owner owns; what is "Owned or Controlled By" says so itself; the agent acts for the client."""
    assert ("owner of", "EXAMPLE HOLDING LLC", None) in relations(IVAN.id)
    assert ("owned or controlled by", "EXAMPLE HOLDING LLC", "Owned or Controlled By") in relations("ofac-99906")
    assert ("subsidiary of", "EXAMPLE HOLDING LLC", "subsidiary of") in relations("ex-account-1")
    assert ("acting for", "Ivan Ilyich EXEMPLAROV", "Acting for or on behalf of") in relations("ofac-99905")
    assert ("leader of", "EXAMPLE HOLDING LLC", "Chairman") in relations(IVAN.id)
    assert ("other", "Ministry of Examples", "employer") in relations("ofac-99909")
    assert sum(len(entity.relationships) for entity in MERGED) == 17


def test_a_relation_tells_its_time_and_what_else_is_said() -> None:
    """Dates, former, its number; the rest in the note."""
    owned, led = IVAN.relationships[1:3]
    assert (owned.start_date, owned.end_date, owned.note) == (
        PartialDate("2005-09-16"), PartialDate("2020"), "percentage: 75; sharesCount: 37000",
    )  # fmt: skip
    assert led.former is True
    assert MERGED["ofac-99905"].relationships[0].reference == "777"


def test_a_party_that_is_but_a_name_is_the_other_end_of_a_relation() -> None:
    """It is no entity of the list; its identifier is kept unless it is a checksum; the relation is turned round."""
    assert [each for each in MERGED if each.name and "GROUP" in each.name.text] == []
    assert MERGED["ofac-99905"].relationships[2:] == (
        Relationship(RelationshipKind.LINKED_TO, "OUTSIDE GROUP", label="Linked To"),
        Relationship(RelationshipKind.OTHER, "DELISTED GROUP", entity_id="ofac-90001", label="agent"),
    )
    assert MERGED["ofac-99906"].relationships[1] == Relationship(
        RelationshipKind.OWNED_OR_CONTROLLED_BY, "DELISTED GROUP", entity_id="ofac-90001"
    )


def test_names_alone_are_entities_if_there_is_nothing_else() -> None:
    """Two parties that are but names, related to each other, are entities; so is one without relations."""
    found = read(
        made("LegalEntity", "x-1", name="A"),
        made("LegalEntity", "x-2", name="B"),
        made("LegalEntity", "x-3", name="C"),
        made("UnknownLink", "x-4", subject="x-1", object="x-2"),
    )
    assert [entity.id for entity in found] == ["x-1", "x-2", "x-3"]
    assert found["x-1"].relationships == (Relationship(RelationshipKind.LINKED_TO, "B", entity_id="x-2"),)


def test_a_ship_has_the_owners_and_operators_it_is_linked_to_by_name() -> None:
    """What this library writes as relations to parties outside the list comes back as the fields it was."""
    stub = "ofac-" + "0" * 39
    ship = alone(
        made("Vessel", "ofac-1", name="STAR"),
        *(made("LegalEntity", f"{stub}{number}", name=f"Firm {number}") for number in (1, 2, 3)),
        made("Ownership", "e-1", owner=f"{stub}1", asset="ofac-1", role="Owner"),
        made("UnknownLink", "e-2", subject="ofac-1", object=f"{stub}2", role="Former owner", status="former"),
        made("UnknownLink", "e-3", subject="ofac-1", object=f"{stub}3", role="Operator"),
    )
    assert isinstance(ship, Vessel)
    assert (ship.owners, ship.former_owners, ship.operators) == (("Firm 1",), ("Firm 2",), ("Firm 3",))
    assert ship.relationships == ()


# -- what does not fit -----------------------------------------------------------------------------------------------

ODD = sl.read(FOLDER / "what_does_not_fit.ftm.json")


@pytest.mark.parametrize(
    ("code", "words", "raw"),
    [
        (IssueCode.UNKNOWN_ELEMENT, "unknown property favouriteColour of Person", "blue"),
        (IssueCode.UNKNOWN_ELEMENT, "unknown property birthDate of Organization", "1999"),
        (IssueCode.UNKNOWN_ELEMENT, "unknown key tags", '["a"]'),
        (IssueCode.UNKNOWN_ELEMENT, "a schema that is not read: Sandwich", "A schema that is none"),
        (IssueCode.UNKNOWN_CODE, "unknown country", "narnia"),
        (IssueCode.UNREADABLE_VALUE, "Sanction.listingDate: not a date", "soon"),
        (IssueCode.UNREADABLE_VALUE, "a value of Person.height that is no text", "180"),
        (IssueCode.DANGLING_REFERENCE, "Sanction of x-gone, which is no party of the file", '"x-3"'),
        (IssueCode.DANGLING_REFERENCE, "Ownership of x-gone, which is no party of the file", '"x-5"'),
        (IssueCode.DANGLING_REFERENCE, "Address that nothing refers to", "Nobody's address"),
        (IssueCode.DANGLING_REFERENCE, "an Address that the file does not hold", "addr-missing"),
        (IssueCode.DANGLING_REFERENCE, "a Position that the file does not hold", "x-gone"),
        (IssueCode.DANGLING_REFERENCE, "Vessel.operator that the file does not hold", "x-gone"),
        (IssueCode.MISSING_FIELD, "Sanction without its entity", "NOBODY"),
        (IssueCode.MISSING_FIELD, "Ownership without its two ends", '"x-6"'),
        (IssueCode.MISSING_FIELD, "an entity whose schema is not a text", "no schema"),
        (IssueCode.MISSING_FIELD, "CryptoWallet without an address", '"x-11"'),
        (IssueCode.MISPLACED_VALUE, "Security whose issuer is no organization", "XS1"),
        (IssueCode.DUPLICATE_ID, "a Person with the identifier of a Vessel", "A fragment of another schema"),
    ],
)
def test_what_cannot_be_placed_is_an_issue(code: IssueCode, words: str, raw: str) -> None:
    """With its raw value and its line."""
    found = [issue for issue in ODD.issues if issue.code is code and issue.message.startswith(words)]
    assert any(raw in (issue.raw or "") for issue in found)
    assert all(issue.source and issue.source.line for issue in found)


def test_a_relation_to_a_party_that_is_not_there_keeps_its_identifier() -> None:
    """The party that is there states it."""
    assert ODD["x-1"].relationships == (Relationship(RelationshipKind.OWNER_OF, entity_id="x-gone"),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lines(made("Person", "x-1", name="A"))[:-20], "is not a list that can be read, but JSON that is not ours"),
        (lines(*[made("Person", "x-1", name="A")] * 2)[:-20], r"2: is cut short, or not JSON"),
        (lines(made("Person", "x-1", name="A")) + b"<html>", r"2: is cut short, or not JSON"),
        (lines(made("Person", "x-1", name="A")).replace(b"A", b"\xff"), "is not UTF-8"),
        (lines({"id": "x-1", "properties": {}}), "is not a list that can be read"),
        (lines({"op": "ADD", "entity": made("Person", "x-1")}), "is not a list that can be read"),
        (lines(made("Address", "a-1", full="A")), "holds no party that a list can have"),
        (lines(made("Event", "a-1", name="A")), "holds no party that a list can have, but 1 Event"),
        (
            lines({**made("Person", "x-1"), "properties": {"sanctions": [made("Sanction", "x-2")]}}),
            r"1: is FollowTheMoney whose entities stand inside each other \(targets.nested.json\), which is not read",
        ),
    ],
)
def test_bad_input_gets_one_sentence(data: bytes, says: str) -> None:
    """What cannot be read says why, and where."""
    with pytest.raises(sl.ReadError, match=says) as caught:
        sl.read(data)
    assert "\n" not in str(caught.value)


def test_a_first_line_longer_than_the_first_look_is_recognized() -> None:
    """An entity of a megabyte is still one."""
    found = sl.read(lines(made("Person", "x-1", name="A", notes=[f"{number} " * 20 for number in range(20_000)])))
    assert len(found["x-1"].remarks) == 20_000


ENTITIES = [json.loads(line) for line in (FOLDER / "merged.ftm.json").read_bytes().splitlines()]
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["x-1", "1958", "ru"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@given(st.data())
@settings(max_examples=150)
def test_a_mutation_never_crashes(data: st.DataObject) -> None:
    """Whatever stands where a value belongs, the file is read, or is refused with a ReadError."""
    entities = json.loads(json.dumps(ENTITIES))
    for _ in range(data.draw(st.integers(1, 4))):
        entity = data.draw(st.sampled_from(entities))
        where = data.draw(st.sampled_from(["top", "property", "value", "id", "new"]))
        properties = entity["properties"] if isinstance(entity.get("properties"), dict) else {}
        if where == "top" or not properties:
            entity[data.draw(st.sampled_from([*entity, "new"]))] = data.draw(JUNK)
        elif where == "new":
            properties[data.draw(st.sampled_from(["holder", "entity", "gender", "country", "new"]))] = data.draw(JUNK)
        elif where == "property":
            properties[data.draw(st.sampled_from(list(properties)))] = data.draw(JUNK)
        elif where == "value":
            properties[data.draw(st.sampled_from(list(properties)))] = [data.draw(JUNK)]
        else:
            entity["id"] = data.draw(st.sampled_from([each["id"] for each in ENTITIES]))
    try:
        found = sl.read(lines(*entities))
    except sl.ReadError:
        return
    assert list(sl.iter_entities(lines(*entities))) == list(found)
    assert sl.read(sl.dumps(found, to="jsonl").encode()) == found


def test_damaged_bytes_never_crash() -> None:
    """A file in which bytes changed on the way is refused, or is a list as sound as any other."""
    data = (FOLDER / "merged.ftm.json").read_bytes()
    chance = random.Random(8)
    refused = 0
    for _ in range(150):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            found = sl.read(bytes(damaged))
        except sl.ReadError:
            refused += 1
            continue
        assert list(sl.iter_entities(bytes(damaged))) == list(found)
        assert sl.read(sl.dumps(found, to="jsonl").encode()) == found
    assert 0 < refused < 150


# -- there and back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_there_and_back(path: Path) -> None:
    """Of every specimen of every format: its parties in their order, and their names; without an issue."""
    before = sl.read(path)
    if not len(before):
        return
    ids = [entity.id for entity in before]
    after = sl.read(sl.dumps(before, to="ftm").encode())
    assert [entity.id for entity in after if entity.id in ids] == ids
    assert path.name.startswith("what_does_not_fit") or after.issues == ()
    for entity in before:
        names = {" ".join(name.text.split()) for name in after[entity.id].names}
        missing = [
            name.text for name in entity.names if " ".join(name.text.split()) not in names and len(name.text) < 384
        ]
        assert [name for name in missing if name.strip("\"'") == name] == []


@given(made_up_lists())
@settings(max_examples=60)
def test_whatever_is_written_is_read(before: SanctionsList) -> None:
    """Any list there can be comes back, or (an empty one) says that it is none."""
    text = sl.dumps(before, to="ftm")
    try:
        after = sl.read(text.encode("utf-8", "surrogatepass"))
    except sl.ReadError:
        assert not before.entities
        return
    assert list(sl.iter_entities(text.encode("utf-8", "surrogatepass"))) == list(after)


def test_a_second_time_changes_nothing() -> None:
    """What came back once comes back the same: names, numbers, programs, dates are stable."""
    once = sl.read(sl.dumps(sl.read(sl.sample_path()), to="ftm").encode())
    twice = sl.read(sl.dumps(once, to="ftm").encode())
    for field, found in kept(once, twice).items():
        if field not in ("remarks", "relationships: kind", "relationships: name"):
            assert (field, found.equal, found.more) == (field, found.values, 0)


def test_countries_come_back() -> None:
    """Every country that is written by its code is read as itself; of the former ones, some are written as others."""
    parties = [
        Person(
            id=f"x-{code}", names=(Name(code, kind=NameKind.PRIMARY),), nationalities=(Nationality(Country("?", code)),)
        )
        for code in sorted(codes())
    ]
    back = sl.read(sl.dumps(SanctionsList(entities=tuple(parties)), to="ftm").encode())
    others = {}
    for party in parties:
        (code,) = [each.country.code for each in party.nationalities]
        found = [each.country.code for each in back[party.id].nationalities]
        if found != [code]:
            others[code] = found
    assert {code: found for code, found in others.items() if found} == {
        "ANHH": ["NL"],
        "BUMM": ["MM"],
        "BYAA": ["SUHH"],
    }
    assert {code for code, found in others.items() if not found} == {"DYBJ", "HVBF", "RHZW", "VDVN", "YDYE"}


def test_every_country_of_followthemoney_is_known() -> None:
    """None of its codes is read as an unknown one."""
    types = pytest.importorskip("followthemoney.types")
    assert [code for code in types.registry.country.codes if country_of(code) is None] == []


READ = [*PARTIES, *POSSESSIONS, *ATTACHED, *SHARED, *EDGES]


def around(schema: str, entity: dict[str, Any]) -> list[dict[str, Any]]:
    """An entity, with others that it needs to have a place in a list."""
    firm, person = made("Organization", "x-1", name="A", topics="poi"), made("Person", "x-2", name="B", topics="poi")
    needs: dict[str, str] = {}
    if schema in EDGES:
        needs = {EDGES[schema].source: "x-1", EDGES[schema].target: "x-2"}
    elif schema in ATTACHED or schema in POSSESSIONS:
        needs = {(ATTACHED | POSSESSIONS)[schema]: "x-2" if schema == "Occupancy" else "x-1"}
    elif schema == "Address":
        person["properties"]["addressEntity"] = ["x-9"]
    others = [firm, person]
    if schema == "Occupancy":
        needs["post"] = "x-3"
        others.append(made("Position", "x-3", name="C"))
    elif schema == "Position":
        others.append(made("Occupancy", "x-3", holder="x-2", post="x-9"))
    for name, id in needs.items():
        entity["properties"].setdefault(name, [id])
    return [*others, entity]


@pytest.mark.parametrize("schema", sorted(READ))
def test_no_property_is_lost(schema: str) -> None:
    """Whatever property of FollowTheMoney's a line has, its value stands in the entities, typed or in words."""
    followthemoney = pytest.importorskip("followthemoney")
    lost = []
    for prop in followthemoney.model.get(schema).properties.values():
        if not prop.stub:
            written = {"country": "nz", "date": "1958-11-12", "entity": "x-1", "gender": "female"}
            value = written.get(prop.type.name, "Q1234567890")
            found = read(*around(schema, made(schema, "x-9", **{prop.name: value})))
            held = value in sl.dumps(found) or (value == "nz" and "New Zealand" in sl.dumps(found))
            if not held or any(issue.code is IssueCode.UNKNOWN_ELEMENT for issue in found.issues):
                lost.append(prop.name)
    assert lost == []


def test_the_name_of_a_relation_is_the_stated_one() -> None:
    """A relation may mention the other party by another name."""
    found = read(
        made("Organization", "x-1", name="A", topics="sanction"),
        made("Organization", "x-2", name="B", topics="sanction"),
        made("UnknownLink", "x-3", subject="x-1", object="x-2", namesMentioned="Bee", role="Linked To"),
    )
    (relation,) = found["x-1"].relationships
    assert (relation.name, relation.entity_id) == ("Bee", "x-2")


def test_the_demo_list_reads_back_by_name() -> None:
    """The page's example: a name, a number, a program."""
    sample = sl.read(sl.sample_path())
    back = sl.read(sl.dumps(sample, to="ftm").encode())
    assert (back.format, back.title, len(back)) == ("followthemoney_jsonl", sample.title, len(sample))
    assert back["ofac-32336"].name == Name("AL-DIB, Ahmed", kind=NameKind.PRIMARY, parts=back["ofac-32336"].name.parts)  # type: ignore[union-attr]
