"""
One release in several encodings: the same facts come out, whichever is read.

Compared are all facts of every record that both encodings can carry, as `facts` lists them. Beforehand is set aside

- what an encoding writes in another way: double quotes are apostrophes in the delimited files, tonnages have commas
  there and none in the XML, the country of an address that is ``undetermined`` in the XML is null there;
- what an encoding cannot carry: the delimited files have one cell for all street lines of an address and one for city,
  region and postal code; what they call remarks holds all that the XML has in elements.

Every other difference is listed below by uid, under its cause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import sanctionslib as sl

pytestmark = pytest.mark.slow

PADDED = {"12081"}
"""The XML pads a date of issue (01 Jan 1983) of which the delimited files give the year."""

COUNTRY_IN_NUMBER = {"17064"}
"""The XML has the country inside two numbers, which look no different from others in the remarks."""

NO_MAIN_DATE = {"7782", "8175", "8183", "8184", "8185", "8196", "9484", "11499", "11747", "12328", "45651"}
NO_MAIN_PLACE = {
    "7254", "7820", "7854", "8272", "9330", "9353", "12211", "12251", "12252", "12253", "12254", "12255", "12256",
    "12257", "12321", "12322", "12626", "12627", "12628", "12629", "12631", "12633", "12634", "12635", "12684", "17063",
    "18310", "20920",
}  # fmt: skip
NO_MAIN_COUNTRY = {"9451", "10042", "10044", "10049", "10050", "10051", "12109", "12321", "18531"}
NO_MAIN = NO_MAIN_DATE | NO_MAIN_PLACE | NO_MAIN_COUNTRY
"""The XML calls none of several values the main one; in the remarks, one of them stands without ``alt.``."""

LAST_STOP = {"10923", "47484", "47487", "47773", "48706", "48765", "48859"}
"""Whether the last sentence of a remark has a full stop of its own, the full stop of the remark does not tell."""

CUT = {
    "17018", "27307", "28263", "28264", "29703", "30518", "31212", "33151", "33854", "36216", "37070", "39585", "39593",
    "39796", "42496", "44718", "45430", "47682",
}  # fmt: skip
"""The remarks are cut at 1,000 characters, and the file with the rest is not there."""


def plain(text: str | None) -> str | None:
    """A text with its double quotes as the delimited files have them."""
    return text.replace('"', "'") if text else text


def facts(entity: sl.Entity) -> set[tuple[Any, ...]]:
    """What is said of an entity, each fact with its kind."""
    found: set[tuple[Any, ...]] = {("class", type(entity).__name__)}
    for name in entity.names:
        parts = tuple((part.kind, plain(part.text)) for part in name.parts)
        found.add(("name", name.kind, name.quality, plain(name.text), parts))
    found |= {("birth date", date.edtf, date.main) for date in entity.birth_dates}
    found |= {("birth place", plain(place.text), place.main) for place in entity.birth_places}
    found |= {("nationality", item.country, item.main) for item in entity.nationalities}
    found |= {("citizenship", item.country, item.main) for item in entity.citizenships}
    for item in entity.identifications:
        dates = (item.issue_date and item.issue_date.edtf, item.expiry_date and item.expiry_date.edtf)
        found.add(("identification", item.kind, item.label, plain(item.number), item.country, *dates))
    found |= {("address", *address(item)) for item in entity.addresses}
    found |= {("contact", item.kind, plain(item.value)) for item in entity.contacts}
    found |= {("wallet", item.currency, item.address) for item in entity.digital_currency_addresses}
    found |= {("relationship", item.kind, plain(item.name), item.label) for item in entity.relationships}
    found |= {("external id", item.scheme, item.value) for item in entity.external_ids}
    for designation in entity.designations:
        found.add(("list", designation.list))
        found.add(("dates", designation.listing_date, designation.effective_date))
        found |= {("program", program.code) for program in designation.programs}
        found |= {("measure", item.kind, plain(item.text), item.label) for item in designation.measures}
        found |= {("event", item.kind, item.date, item.scope) for item in designation.events}
        found |= {("note", plain(item.text), item.label) for item in designation.notes}
    of_all = {field.name for field in attrs.fields(sl.Entity)}
    for field in attrs.fields(type(entity)):
        if field.name not in of_all and (value := getattr(entity, field.name)):
            values = value if isinstance(value, tuple) else (value,)
            found |= {
                (field.name, plain(str(item).replace(",", "") if "tonnage" in field.name else str(item)))
                for item in values
            }
    return found


def address(item: sl.Address) -> tuple[str | None, ...]:
    """An address as the delimited files put it together."""
    city = ", ".join(part for part in (item.city, item.region) if part)
    locality = item.locality or " ".join(part for part in (city, item.postal_code) if part)
    country = item.country.name if item.country else None
    return plain(", ".join(item.lines)), plain(locality), None if country == "undetermined" else country


def differences(
    one: sl.SanctionsList, other: sl.SanctionsList
) -> Iterator[tuple[str, set[tuple[Any, ...]], set[tuple[Any, ...]]]]:
    """Each record that differs: its uid, the facts that only the one has, and those that only the other has."""
    assert [entity.id for entity in one] == [entity.id for entity in other]
    for left, right in zip(one, other, strict=True):
        here, there = facts(left), facts(right)
        if here != there:
            yield str(left.reference), here - there, there - here


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("us/ofac-cons/2016-09-16", ["cons_prim.csv", "cons_prim.del", "cons_prim.pip", "cons_prim.ff"]),
        ("us/ofac-sdn/2016-10", ["SDN.CSV", "SDN.DEL", "SDN.PIP"]),
    ],
)
def test_delimited_and_fixed_width(lists, folder: str, names: list[str]) -> None:
    """
    All delimited encodings give equal entities, remarks included. So does the fixed-width one, but that it has the
    double quotes that are apostrophes in the others.
    """
    first, *others = (list(sl.read(lists / folder / name)) for name in names)
    for name, other in zip(names[1:], others, strict=True):
        if name.endswith(".ff"):
            assert [facts(entity) for entity in other] == [facts(entity) for entity in first]
            remarks = [tuple(map(plain, entity.remarks)) for entity in other]
            assert remarks == [entity.remarks for entity in first]
        else:
            assert other == first


def test_consolidated_list_in_xml_and_csv(lists) -> None:
    """The release of 2016-09-16 with all its companions: all facts of 579 of 581 records agree."""
    folder = lists / "us/ofac-cons/2016-09-16"
    xml, csv = sl.read(folder / "consolidated.xml"), sl.read(folder / "cons_prim.csv")
    found = {uid: (here, there) for uid, here, there in differences(xml, csv)}
    assert found.keys() == PADDED | COUNTRY_IN_NUMBER
    for uid in PADDED:
        (padded,), (bare,) = found[uid]
        assert (padded[:5], padded[5], bare[5]) == (bare[:5], "1983-01-01", "1983")
    for uid in COUNTRY_IN_NUMBER:
        here, there = found[uid]
        assert {f"{number} ({country})" for *_, number, country, _, _ in there} == {item[3] for item in here}


def test_sdn_list_in_xml_and_csv(lists) -> None:
    """
    SDN.XML of 2024-05-07 and SDN.CSV of the day after, without its companions: all facts but the strong aliases and the
    addresses, which the companions have, agree for all records but those listed above; in which nothing was invented.
    """
    folder = lists / "us/ofac-sdn"
    xml, csv = sl.read(folder / "2024-05-07/sdn.xml"), sl.read(folder / "daily/sdn-2024-05-08.csv")
    assert {issue.source.record for issue in csv.issues if issue.source and issue.source.record} == CUT
    found = {}
    for uid, here, there in differences(xml, csv):
        here = {fact for fact in here if fact[0] != "address" and not (fact[0] == "name" and fact[2] == "strong")}
        if here or there:
            found[uid] = here, there
    assert found.keys() == NO_MAIN | LAST_STOP | CUT
    for uid, (here, there) in found.items():
        if uid in CUT:
            assert not there
        elif uid in NO_MAIN:
            assert {fact[:2] for fact in here} == {fact[:2] for fact in there}
            assert {fact[2] for fact in here} == {False}
        else:
            (left,), (right,) = here, there
            assert left == tuple(f"{part}." if part == right[2] else part for part in right)
