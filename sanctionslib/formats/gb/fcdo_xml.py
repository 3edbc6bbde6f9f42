"""
The UK Sanctions List in XML, published by the Foreign, Commonwealth and Development Office (FCDO).

Since 28 January 2026 it is the UK's only list of designations. Documentation: the notes on the format on
https://www.gov.uk/government/publications/the-uk-sanctions-list. No schema is published.

Encoding: UTF-8. No namespace. One Designation is one record, known by its UniqueID (``RUS0001``); the OFSIGroupID is
what OFSI's Consolidated List called the same party, and records made since that list was closed have none.

Dates are day before month: ``26/03/2026``. In a birth date ``dd`` and ``mm`` stand for what is not known
(``dd/mm/1962``), a year or ``04/1963`` may stand alone, ``19yy`` leaves the year open; years that follow each other
are listed one by one, and stay several dates. Of a day in an unknown month (``15/mm/1960``), the year is the date, and
the words stay beside it.

Names: Name6 is the family name of a person and the whole name of everything else, Name1 the given name, what Name2 to
Name5 hold is open. Put together in the order 1 to 6. A person's name that stands in Name6 alone was not divided. The
names are in no order; primary ones come first here, all else keeps its place. A NonLatinName is linked to no Name, and
the list does not say what kind of name it is: that it is a primary name in another script (an alias, where there is no
primary name) is a guess.

Designations: DateDesignated is the day the designation took effect, LastUpdated an event; where both are the same day,
nothing was amended, and LastUpdated is but a note. RegimeName is the title of
the regulations: at once the code of the program and the legal basis. A DesignationSource of UN means that the
regulations take over what the UN decided; the designation under UK law is what the record is about, so the authority
is the FCDO (who may act for the Treasury in cases of domestic terrorism), and the source is kept in a note.

Measures: SanctionsImposed, split at ``|``, each once. Where it refers to OtherInformation ("Transport sanctions: see
..."), the sentences there that spell the measure out are measures of their own, under that label; the day on which
trust services or director disqualification sanctions were imposed is read out of the prose. The
SanctionsImposedIndicators say the same again, and are an issue where they do not.

Oddities: AliasStrength is given for some names from the UN only. Many names and numbers end in blanks. IMO numbers
come with and without their letters. Names without any part, and blank reasons, occur and say nothing. AddressLine1 to
6 have no fixed meaning, so they are lines. Passports are repeated with other words about them. Telephone numbers may
have been damaged by a spreadsheet (``-101823``); they are kept. One text may hold several register numbers with their
labels (``OGRN: ... INN: ...``): they are told apart where the labels allow it. Country of a document, place and date of
its issue, its expiry, and that it is expired, are read out of the words about it where these cannot be mistaken. A date
with a shortened month (``13 Oct. 2021``) is not: it stands in those words only.

The file does not tell whether it is whole. Read and compared with excerpts of 17 records from two editions of 2026;
no complete file could be had. The rest of the vocabulary (previous owners, hull numbers, the rarer measures) is
covered by specimens of our own. The tag of hull numbers in XML is known from programs that read it only.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...model import Entity
from ...parsing.node import line_of, local
from ...parsing.reading import Reading
from ...parsing.xml import Records, check_extras, unknown
from .authority import FCDO, UK_SANCTIONS_LIST
from .fcdo import FcdoRecord, fcdo_entity
from .vocabulary import clean, set_edition

_TEXTS = frozenset(
    "LastUpdated DateDesignated UniqueID OFSIGroupID UNReferenceNumber RegimeName IndividualEntityShip "
    "DesignationSource SanctionsImposed OtherInformation UKStatementofReasons".split()
)
_GROUPS = {
    "Names": ("Name", "Name1 Name2 Name3 Name4 Name5 Name6 NameType AliasStrength"),
    "NonLatinNames": ("NonLatinName", "NameNonLatinScript NonLatinScriptType NonLatinScriptLanguage"),
    "Titles": ("Title", ""),
    "Addresses": (
        "Address",
        " ".join([*(f"AddressLine{n}" for n in range(1, 7)), "AddressPostalCode", "AddressCountry"]),
    ),
    "PhoneNumbers": ("PhoneNumber", ""),
    "Websites": ("Website", ""),
    "EmailAddresses": ("EmailAddress", ""),
}
_DETAILS = {
    "IndividualDetails": (
        "Individual",
        {
            "DOBs": ("DOB", ""),
            "Nationalities": ("Nationality", ""),
            "NationalIdentifierDetails": (
                "NationalIdentifier",
                "NationalIdentifierNumber NationalIdentifierAdditionalInformation",
            ),
            "PassportDetails": ("Passport", "PassportNumber PassportAdditionalInformation"),
            "Positions": ("Position", ""),
            "Genders": ("Gender", ""),
            "BirthDetails": ("Location", "TownOfBirth CountryOfBirth"),
        },
    ),
    "EntityDetails": (
        "Entity",
        {
            "TypeOfEntities": ("TypeOfEntity", ""),
            "BusinessRegistrationNumbers": ("BusinessRegistrationNumber", ""),
            "ParentCompanies": ("ParentCompany", ""),
            "Subsidiaries": ("Subsidiary", ""),
        },
    ),
    "ShipDetails": (
        "Ship",
        {
            "IMONumbers": ("IMONumber", ""),
            "CurrentOwnerOperators": ("CurrentOwnerOperator", ""),
            "PreviousOwnerOperators": ("PreviousOwnerOperator", ""),
            "CurrentBelievedFlagOfShips": ("CurrentBelievedFlagOfShip", ""),
            "PreviousFlags": ("PreviousFlag", ""),
            "TypeOfShipDetails": ("TypeOfShip", ""),
            "TonnageOfShipDetails": ("TonnageOfShip", ""),
            "LengthOfShipDetails": ("LengthOfShip", ""),
            "YearsBuilt": ("YearBuilt", ""),
            "HullIdentificationNumbers": ("HullIdentificationNumber", ""),
        },
    ),
}


class _Parser:
    """One run over one file."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.dated = False

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = FCDO
        reading.title = UK_SANCTIONS_LIST
        for element in Records(reading, {"": "Designation"}, known={"DateGenerated": self._date}):
            if not self.dated:
                self.dated = True
                set_edition(reading, None)
            yield fcdo_entity(reading, self._record(element))

    def _date(self, element: etree._Element) -> None:
        self.dated = True
        set_edition(self.reading, clean(element.text or "") or None)

    def _record(self, element: etree._Element) -> FcdoRecord:
        record = FcdoRecord(line=line_of(element) or 0)
        reference = next((clean(child.text or "") for child in element if local(child) == "UniqueID"), None)
        for child in element:
            name = local(child)
            if name in _TEXTS and name not in record.texts and not len(child):
                if text := clean(child.text or ""):
                    record.texts[name] = text
            elif name in _GROUPS:
                self._group(record, child, _GROUPS[name], reference)
            elif name in _DETAILS:
                inner, groups = _DETAILS[name]
                for detail in child:
                    if local(detail) != inner:
                        unknown(self.reading, detail, reference)
                        continue
                    for group in detail:
                        if (layout := groups.get(local(group))) is not None:
                            self._group(record, group, layout, reference)
                        else:
                            unknown(self.reading, group, reference)
            elif name == "SanctionsImposedIndicators":
                record.indicators.update((local(found), clean(found.text or "")) for found in child if local(found))
            else:
                unknown(self.reading, child, reference)
        check_extras(self.reading, element, reference)
        return record

    def _group(
        self, record: FcdoRecord, container: etree._Element, layout: tuple[str, str], reference: str | None
    ) -> None:
        """The items of a container: texts, or elements with children that are."""
        item, fields = layout
        known = frozenset(fields.split())
        for element in container:
            if local(element) != item or (not known and len(element)):
                unknown(self.reading, element, reference)
                continue
            values: dict[str, str] = {}
            for child in element if known else (element,):
                name = local(child)
                if (known and name not in known) or name in values or len(child):
                    unknown(self.reading, child, reference)
                elif text := clean(child.text or ""):
                    values[name] = text
            if values:
                record.groups.append((item, values))


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "Names/Name without a part": "nothing but a NameType",
    "empty and blank elements": "they say nothing (UKStatementofReasons of parties the UN listed)",
    "the same value again": "a value that a record repeats word for word is entered once",
}

TRANSLATIONS = {
    "IndividualEntityShip": "the class: Person, Organization, Vessel",
    "NameType": "Name.kind: primary, variant, aka",
    "AliasStrength": "Name.quality: strong, weak",
    "NonLatinScriptType": "Name.script, an ISO 15924 code (else read off the characters)",
    "NonLatinScriptLanguage": "Name.language, an ISO 639 code",
    "Gender": "Person.gender",
    "SanctionsImposedIndicators": "checked against SanctionsImposed; a measure and an issue, where it lacks one",
    "SanctionsImposed": "Designation.measures, split at |, in their own words and with their kind",
    "DateGenerated": "SanctionsList.published, and edition in its own words",
    "LastUpdated": "an event, amended; a note, where it is the day of designation",
    "DesignationSource": "a note of the designation",
    "OFSIGroupID, UNReferenceNumber": "Entity.external_ids",
    "DOB": "EDTF; dd, mm and yy stand for what is not known",
    "no-break spaces, line breaks": "single spaces",
}
