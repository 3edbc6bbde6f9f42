"""FollowTheMoney output of the real lists, by the rules of the installed package."""

from __future__ import annotations

import json
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib.writing import ftm
from sanctionslib.writing.ftm.values import clean_name
from tests.ftm_check import findings
from tests.writing.test_ftm_statements import check

pytest.importorskip("followthemoney")
pytestmark = pytest.mark.slow

SUFFIXES = {".xml", ".zip", ".gz", ".csv", ".pip", ".del", ".ff", ".xlsx"}


def readable(lists: Path) -> list[tuple[Path, sl.SanctionsList]]:
    """Every list in the folder that a parser reads."""
    found = []
    for path in sorted(lists.rglob("*")):
        if path.suffix.lower() in SUFFIXES:
            try:
                found.append((path, sl.read(path)))
            except sl.ReadError:
                continue  # of a format that is not read, or a part of a release
    return found


def test_every_list_is_valid(lists: Path) -> None:
    """On every official list there is, followthemoney finds nothing to change, to drop or to miss."""
    count = 0
    for path, sanctions_list in readable(lists):
        count += 1
        faults = findings(ftm.entities(sanctions_list))
        assert faults == [], f"{path}: {len(faults)} findings, such as {faults[:3]}"
    assert count >= 20


def test_every_party_and_every_designation_is_written(lists: Path) -> None:
    """SDN list of 2024-05-07: a node for each of the 14,966 parties and a Sanction for each of their designations."""
    sdn = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    schemata: dict[str, int] = {}
    identifiers: set[str] = set()
    for line in ftm.lines(sdn):
        entity = json.loads(line)
        schemata[entity["schema"]] = schemata.get(entity["schema"], 0) + 1
        identifiers.add(entity["id"])
    assert identifiers >= {entity.id for entity in sdn}
    names = ("Person", "Organization", "Company", "PublicBody", "Vessel", "Airplane", "Sanction")
    assert {name: schemata[name] for name in names} == {
        "Person": 6855,
        "Organization": 6702,
        "Company": 129,
        "PublicBody": 53,
        "Vessel": 851,
        "Airplane": 376,
        "Sanction": 14966,
    }
    wallets = {(entity.id, found) for entity in sdn for found in entity.digital_currency_addresses}
    assert schemata["CryptoWallet"] == len(wallets)


def test_names_keep_their_kind_and_quality(lists: Path) -> None:
    """SDN list of 2024-05-07: every alias that is weak stands in weakAlias, and nowhere else under that name."""
    sdn = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    written: dict[object, Any] = {entity["id"]: entity["properties"] for entity in ftm.entities(sdn)}
    for entity in sdn:
        weak = {clean_name(name.text) for name in entity.aliases if name.quality is sl.model.Quality.WEAK}
        assert set(written[entity.id].get("weakAlias", ())) == weak, entity.id


def raw_ofac(lists: Path) -> etree._Element:
    """The Consolidated Advanced list of 2016, without its namespace."""
    root = etree.parse(lists / "us" / "ofac-advanced" / "cons_advanced-2016-09-16.xml").getroot()
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def hashed(*parts: str | None, dataset: str = "us_ofac_cons") -> str:
    """OpenSanctions' identifier of what hangs on a party of OFAC's Consolidated list."""
    return f"ofac-{sha1((dataset + ''.join(part or '' for part in parts)).encode()).hexdigest()}"


def test_identifiers_are_those_of_opensanctions(lists: Path) -> None:
    """Consolidated Advanced list of 2016: parties, entries, relations and documents, by the rule, from the raw file."""
    from followthemoney import model

    raw = raw_ofac(lists)
    listed = sl.read(lists / "us" / "ofac-advanced" / "cons_advanced-2016-09-16.xml")
    written: dict[str, set[str]] = {}
    schema_of: dict[str, str] = {}
    edges = {"Ownership", "Control", "UnknownLink"}
    for entity in ftm.entities(listed, ids="opensanctions"):
        id, schema = str(entity["id"]), str(entity["schema"])
        schema_of[id] = schema
        written.setdefault("Edge" if schema in edges else schema, set()).add(id)
    lists_of = {element.get("ID"): element.text for element in raw.iter("List")}
    types = {element.get("ID"): element.text for element in raw.iter("IDRegDocType")}

    parties = {f"ofac-{profile.get('ID')}" for profile in raw.iter("Profile")}
    assert written["Person"] | written["Organization"] | written["Vessel"] == parties

    entries = {
        hashed("Sanction", f"ofac-{entry.get('ProfileID')}", entry.get("ID"), dataset=dataset)
        for entry in raw.iter("SanctionsEntry")
        if (listed_on := lists_of[entry.get("ListID")]) != "Consolidated List"
        for dataset in ["us_ofac_sdn" if listed_on == "SDN List" else "us_ofac_cons"]
    }
    assert (len(entries), written["Sanction"]) == (588, entries)

    relations = set()
    for relation in raw.iter("ProfileRelationship"):
        assert relation.get("RelationTypeID") == "15003"  # Owned or Controlled By: asset to owner
        ends = [f"ofac-{relation.get(end)}" for end in ("From-ProfileID", "To-ProfileID")]
        fits = [
            model.get(schema_of[end]).is_a(kind) or (kind == "Asset" and schema_of[end] == "Organization")
            for end, kind in zip(ends, ("Asset", "LegalEntity"), strict=True)
        ]
        relations.add(hashed("Relation", *(ends if all(fits) else ends[::-1]), relation.get("ID")))
    by_name = written["Edge"] - relations  # owners of ships: OpenSanctions knows them otherwise
    assert (len(relations), relations - written["Edge"], len(by_name)) == (307, set(), 5)

    holders = {
        identity.get("ID"): f"ofac-{profile.get('ID')}"
        for profile in raw.iter("Profile")
        for identity in profile.iter("Identity")
    }
    documents = {
        hashed(holder, document.findtext("IDRegistrationNo"), types[document.get("IDRegDocTypeID")], document.get("ID"))
        for document in raw.iter("IDRegDocument")
        if schema_of[holder := holders[document.get("IdentityID")]] == "Person"
    }
    assert len(documents) == 14
    assert documents <= written["Passport"] | written["Identification"]


@pytest.mark.parametrize("path", ["un/un-consolidated-2026-08-01.xml", "us/ofac-advanced/cons_advanced-2016-09-16.xml"])
def test_statements_are_the_same_entities(lists: Path, path: str) -> None:
    """Put together by followthemoney, the statements of a list are its entities."""
    check(sl.read(lists / path), "ftm-statements")


def test_links_are_those_of_the_list(lists: Path) -> None:
    """SDN list of 2024-05-07: whom a relationship leads to is what the list itself looks up."""
    sdn = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    written: list[dict[str, Any]] = list(ftm.entities(sdn))
    ends = {
        (entity["properties"][own][0], entity["properties"][other][0])
        for entity in written
        for own, other in (("subject", "object"), ("person", "relative"))
        if own in entity["properties"]
    }
    expected = {(link.entity.id, link.other.id) for link in sdn.relationships if link.other}
    assert len(expected) > 6000
    assert expected - ends == set()
    strangers = [entity for entity in written if entity["schema"] == "LegalEntity"]
    assert (len(strangers), [entity for entity in strangers if entity["target"]]) == (8, [])
