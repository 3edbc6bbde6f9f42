"""Identifiers of FollowTheMoney entities: those of OpenSanctions, recomputed here from their rule."""

from __future__ import annotations

from hashlib import sha1
from typing import Any

import attrs
import pytest

from sanctionslib import (
    Authority,
    Designation,
    Entity,
    Identification,
    LegalBasis,
    Name,
    Organization,
    Person,
    Relationship,
    SanctionsList,
    WriteError,
    dumps,
)
from sanctionslib.model import (
    DigitalCurrencyAddress,
    IdentificationKind,
    NameKind,
    RelationshipKind,
    Security,
    SecurityKind,
    Source,
)
from sanctionslib.publishers import format_named
from sanctionslib.writing import ftm

OFAC = Authority(id="us-ofac", name="Office of Foreign Assets Control", country="US")


def party(cls: type[Entity], id: str, reference: str, **fields: Any) -> Entity:
    """An entity with a primary name."""
    return cls(id=id, reference=reference, names=(Name(f"N{reference}", kind=NameKind.PRIMARY),), **fields)


def written(
    format: str, *parties: Entity, title: str = "SDN List", authority: Authority | None = OFAC
) -> dict[str, Any]:
    """What is written with the identifiers of OpenSanctions, by schema; the last of each."""
    listed = SanctionsList(authority=authority, title=title, format=format, entities=parties)
    return {str(item["schema"]): item for item in ftm.entities(listed, ids="opensanctions")}


def hashed(prefix: str, *parts: str) -> str:
    """OpenSanctions' identifier of what hangs on a party."""
    return f"{prefix}-{sha1(''.join(parts).encode()).hexdigest()}"


JANE = party(
    Person,
    "ofac-36",
    "36",
    identifications=(Identification(IdentificationKind.PASSPORT, "A1", label="Passport", reference="5249"),),
    digital_currency_addresses=(DigitalCurrencyAddress("XBT", "17a5"),),
    designations=(Designation(list="SDN List", authority=OFAC, reference="70036"),),
    relationships=(Relationship(RelationshipKind.ACTING_FOR, entity_id="ofac-37", reference="813"),),
)
ACME = party(
    Organization,
    "ofac-37",
    "37",
    securities=(Security(SecurityKind.ISIN, "US0378331005", label="ISIN"),),
    relationships=(Relationship(RelationshipKind.LEADER_OF, entity_id="ofac-36", reference="814"),),
)


def test_relations_with_one_number_are_told_apart() -> None:
    """A file that gives two kinds of relation one number has two edges, neither with properties of the other."""
    kinds = (RelationshipKind.FAMILY_OF, RelationshipKind.LINKED_TO)
    ties = tuple(Relationship(kind, entity_id="ofac-37", reference="7") for kind in kinds)
    parties = (party(Person, "ofac-36", "36", relationships=ties), party(Person, "ofac-37", "37"))
    found = written("us_ofac_advanced_xml", *parties)
    assert found["Family"]["id"] == hashed("ofac", "us_ofac_sdn", "Relation", "ofac-36", "ofac-37", "7")
    assert found["UnknownLink"]["id"] != found["Family"]["id"]
    assert found["Family"]["properties"].keys() & {"subject", "object"} == set()


def test_records_with_one_key_are_told_apart() -> None:
    """A file that has a number twice gives two parties; each keeps its own, and no identifier stands twice."""
    twice = (party(Person, "ofac-36", "36"), party(Organization, "ofac-36-2", "36"))
    listed = SanctionsList(authority=OFAC, title="SDN List", format="us_ofac_sdn_xml", entities=twice)
    ids = [item["id"] for item in ftm.entities(listed, ids="opensanctions")]
    assert ids == ["ofac-36", "ofac-36-2"]


def test_ofac_s_advanced_xml() -> None:
    """Entries, relations, documents, wallets and securities by the numbers that the file gives them."""
    found = written("us_ofac_advanced_xml", JANE, ACME)
    assert found["Person"]["id"] == "ofac-36"
    assert found["Sanction"]["id"] == hashed("ofac", "us_ofac_sdn", "Sanction", "ofac-36", "70036")
    assert found["Representation"]["id"] == hashed("ofac", "us_ofac_sdn", "Relation", "ofac-36", "ofac-37", "813")
    assert found["Passport"]["id"] == hashed("ofac", "us_ofac_sdn", "ofac-36", "A1", "Passport", "5249")
    label = "Digital Currency Address - XBT"
    assert found["CryptoWallet"]["id"] == hashed("ofac", "us_ofac_sdn", "ofac-36", label, "17a5")
    assert found["Security"]["id"] == hashed("ofac", "us_ofac_sdn", "ofac-37", "ISIN", "US0378331005")


def test_a_relation_that_makes_no_sense_is_turned_round() -> None:
    """OpenSanctions hashes the two parties the other way round where a person would be the organization that is led."""
    found = written("us_ofac_advanced_xml", JANE, ACME)
    assert found["UnknownLink"]["id"] == hashed("ofac", "us_ofac_sdn", "Relation", "ofac-36", "ofac-37", "814")
    assert found["UnknownLink"]["properties"]["subject"] == ["ofac-37"]  # what the source says stays


def test_what_has_no_number_keeps_ours() -> None:
    """A relation without a number and a security that is only a name have no identifier of OpenSanctions'."""
    tie = Relationship(RelationshipKind.ACTING_FOR, entity_id="ofac-37")
    name = Security(SecurityKind.ISSUER_NAME, "ACME INC", label="Issuer Name")
    isin = Security(SecurityKind.ISIN, "US0378331005", label="ISIN")
    one = party(Person, "ofac-36", "36", relationships=(tie,))
    assert isinstance(ACME, Organization)
    found = written("us_ofac_advanced_xml", one, attrs.evolve(ACME, securities=(isin, name), relationships=()))
    assert found["Representation"]["id"] != hashed("ofac", "us_ofac_sdn", "Relation", "ofac-36", "ofac-37", "")
    format = format_named("us_ofac_advanced_xml")
    assert format and format.opensanctions
    keys = format.opensanctions
    assert (keys.security(isin), keys.security(name)) == (("ISIN", "US0378331005"), None)


def test_the_un_s_documents() -> None:
    """The UN gives its documents no keys: they are told by number and type."""
    document = Identification(IdentificationKind.PASSPORT, "A1", label="Passport")
    one = party(Person, "unsc-QDi.001", "QDi.001", identifications=(document,), source=Source(key="6907993"))
    found = written("un_sc_xml", one, authority=None)
    assert found["Passport"]["id"] == hashed("unsc", "un_sc_sanctions", "unsc-6907993", "A1", "Passport")


def test_the_dataset_is_in_every_identifier() -> None:
    """The Consolidated list is another dataset; an entry of the SDN list is in that list's, whatever file has it."""
    found = written("us_ofac_advanced_xml", JANE, ACME, title="Consolidated List")
    assert found["Passport"]["id"] == hashed("ofac", "us_ofac_cons", "ofac-36", "A1", "Passport", "5249")
    assert found["Sanction"]["id"] == hashed("ofac", "us_ofac_sdn", "Sanction", "ofac-36", "70036")
    other = attrs.evolve(JANE, designations=(Designation(list="FSE List", authority=OFAC, reference="70036"),))
    found = written("us_ofac_advanced_xml", other, ACME, title="Consolidated List")
    assert found["Sanction"]["id"] == hashed("ofac", "us_ofac_cons", "Sanction", "ofac-36", "70036")


def test_entries_of_the_sdn_list_bear_the_number_of_their_party() -> None:
    """So that their identifiers can be made of the other formats too, which do not number entries."""
    theirs = hashed("ofac", "us_ofac_sdn", "Sanction", "ofac-36", "36")
    assert written("us_ofac_sdn_xml", JANE, ACME)["Sanction"]["id"] == theirs
    other = attrs.evolve(JANE, designations=(Designation(list="Another list", authority=OFAC, reference="36"),))
    ours = written("us_ofac_sdn_xml", other, ACME)["Sanction"]["id"]
    datasets = ("us_ofac_sdn", "us_ofac_cons")
    assert ours not in [hashed("ofac", dataset, "Sanction", "ofac-36", "36") for dataset in datasets]


def test_an_identifier_that_opensanctions_published() -> None:
    """The Sanction of OFAC's party 45928, as it stood in OpenSanctions' own output of April 2026."""
    one = party(Person, "ofac-45928", "45928", designations=(Designation(list="SDN List", authority=OFAC),))
    assert written("us_ofac_sdn_xml", one)["Sanction"]["id"] == "ofac-780cd5691cab9c1219d921e42857cc300fef150e"


@pytest.mark.parametrize(
    ("format", "given", "id", "sanction"),
    [
        ("un_sc_xml", ("unsc-QDi.001", "QDi.001"), "unsc-6907993", ("un_sc_sanctions", "")),
        ("eu_fsf_xml", ("eu-EU.27.28", "EU.27.28"), "eu-fsf-eu-27-28", ("eu_fsf", "http://eur-lex.europa.eu/a.pdf")),
        ("gb_fcdo_xml", ("gb-RUS0001", "RUS0001"), "gb-fcdo-rus0001", ("gb_fcdo_sanctions", "")),
        ("gb_fcdo_csv", ("gb-RUS0001", "RUS0001"), "gb-fcdo-rus0001", ("gb_fcdo_sanctions", "")),
        ("ch_seco_xml", ("ch-seco-5142", "5142"), "ch-seco-5142", ("ch_seco_sanctions", "")),
    ],
)
def test_other_lists(format: str, given: tuple[str, str], id: str, sanction: tuple[str, str]) -> None:
    """Parties by the key that OpenSanctions takes, and Sanctions by what it tells them apart by."""
    basis = LegalBasis(citation="1210/2003", url="http://eur-lex.europa.eu/a.pdf")
    designation = Designation(reference=given[1], legal_bases=(basis,))
    one = party(Person, *given, designations=(designation,), source=Source(key="6907993"))
    found = written(format, one, authority=None)
    assert found["Person"]["id"] == id
    dataset, key = sanction
    prefix = id.rpartition("-")[0] if format != "eu_fsf_xml" else "eu-fsf"
    assert found["Sanction"]["id"] == hashed(prefix, dataset, "Sanction", id, key)
    assert found["Sanction"]["properties"]["entity"] == [id]


@pytest.mark.parametrize("format", ["gb_ofsi_csv", "gb_ofsi_xlsx"])
def test_what_opensanctions_has_no_identifier_for_keeps_ours(format: str) -> None:
    """A list of OFSI has the parties' identifiers only."""
    one = party(Person, "gb-ofsi-12345", "12345", designations=(Designation(reference="12345"),))
    found = written(format, one, authority=None)
    assert found["Person"]["id"] == "gb-hmt-12345"
    assert found["Sanction"]["id"].startswith("gb-hmt-")
    theirs = [hashed("gb-hmt", "gb_hmt_sanctions", "Sanction", "gb-hmt-12345", key) for key in ("", "12345")]
    assert found["Sanction"]["id"] not in theirs
    assert found["Sanction"]["properties"]["entity"] == ["gb-hmt-12345"]


@pytest.mark.parametrize(
    ("listed", "ids", "words"),
    [
        (SanctionsList(format="ca_sema_xml"), "opensanctions", "cannot be made for a list of the format ca_sema_xml"),
        (SanctionsList(), "opensanctions", "of the format unknown"),
        (SanctionsList(format="un_sc_xml", entities=(JANE,)), "opensanctions", "for ofac-36: its key is missing"),
        (SanctionsList(), "interpol", "there are: sanctionslib, opensanctions"),
    ],
)
def test_what_cannot_be_made_is_said(listed: SanctionsList, ids: str, words: str) -> None:
    """One sentence says why there are no such identifiers."""
    with pytest.raises(WriteError, match=words):
        dumps(listed, to="ftm", ids=ids)


def test_entities_alone_do_not_tell_their_format() -> None:
    """The rule depends on the list, so that the list is needed."""
    with pytest.raises(WriteError, match="need the list"):
        list(ftm.entities([JANE], ids="opensanctions"))
