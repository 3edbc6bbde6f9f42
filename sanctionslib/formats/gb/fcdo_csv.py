"""
The UK Sanctions List in CSV, published by the Foreign, Commonwealth and Development Office (FCDO).

It says what the XML says (see the format ``gb_fcdo_xml`` for names, dates, designations and measures) in 58
columns, under a line ``Report Date: 08-Oct-2026``. A designation takes as many lines as its names, addresses, birth
dates and so on combine to; the lines are put together again by Unique ID, each value once, in the order in which it
first comes. Lines of a designation need not follow each other.

Encoding: UTF-8, with or without a byte order mark; cp1252, where it is not. Some cells are escaped for HTML
(``&amp;``), and are read without that.

Read and compared with a fragment of one line of 2026-10-08; no complete file could be had. Everything else is covered
by specimens of our own, which also show that a party reads the same from both encodings. Whether a cell can hold
several values, other than Sanctions Imposed, could not be seen; none is split but register numbers with labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Entity, IssueCode
from ...parsing.reading import Reading
from .authority import FCDO, UK_SANCTIONS_LIST
from .fcdo import FcdoRecord, fcdo_entity
from .rows import Row, Table, csv_rows, grouped, table_of, unescaped
from .vocabulary import clean, set_edition

_TEXTS = {
    "last updated": "LastUpdated",
    "unique id": "UniqueID",
    "ofsi group id": "OFSIGroupID",
    "un reference number": "UNReferenceNumber",
    "regime name": "RegimeName",
    "designation type": "IndividualEntityShip",
    "designation source": "DesignationSource",
    "sanctions imposed": "SanctionsImposed",
    "other information": "OtherInformation",
    "uk statement of reasons": "UKStatementofReasons",
    "date designated": "DateDesignated",
}
_GROUPS: dict[str, dict[str, str]] = {
    "Name": {
        **{f"name {number}": f"Name{number}" for number in range(1, 7)},
        "name type": "NameType",
        "alias strength": "AliasStrength",
    },
    "Title": {"title": "Title"},
    "NonLatinName": {
        "name non-latin script": "NameNonLatinScript",
        "non-latin script type": "NonLatinScriptType",
        "non-latin script language": "NonLatinScriptLanguage",
    },
    "Address": {
        **{f"address line {number}": f"AddressLine{number}" for number in range(1, 7)},
        "address postal code": "AddressPostalCode",
        "address country": "AddressCountry",
    },
    "PhoneNumber": {"phone number": "PhoneNumber"},
    "Website": {"website": "Website"},
    "EmailAddress": {"email address": "EmailAddress"},
    "DOB": {"d.o.b": "DOB"},
    "Nationality": {"nationality(/ies)": "Nationality"},
    "NationalIdentifier": {
        "national identifier number": "NationalIdentifierNumber",
        "national identifier additional information": "NationalIdentifierAdditionalInformation",
    },
    "Passport": {
        "passport number": "PassportNumber",
        "passport additional information": "PassportAdditionalInformation",
    },
    "Position": {"position": "Position"},
    "Gender": {"gender": "Gender"},
    "Location": {"town of birth": "TownOfBirth", "country of birth": "CountryOfBirth"},
    "TypeOfEntity": {"type of entity": "TypeOfEntity"},
    "BusinessRegistrationNumber": {"business registration number (s)": "BusinessRegistrationNumber"},
    "ParentCompany": {"parent company": "ParentCompany"},
    "Subsidiary": {"subsidiaries": "Subsidiary"},
    "IMONumber": {"imo number": "IMONumber"},
    "CurrentOwnerOperator": {"current owner/operator (s)": "CurrentOwnerOperator"},
    "PreviousOwnerOperator": {"previous owner/operator (s)": "PreviousOwnerOperator"},
    "CurrentBelievedFlagOfShip": {"current believed flag of ship": "CurrentBelievedFlagOfShip"},
    "PreviousFlag": {"previous flags": "PreviousFlag"},
    "TypeOfShip": {"type of ship": "TypeOfShip"},
    "TonnageOfShip": {"tonnage of ship": "TonnageOfShip"},
    "LengthOfShip": {"length of ship": "LengthOfShip"},
    "YearBuilt": {"year built": "YearBuilt"},
    "HullIdentificationNumber": {"hull identification number (hin)": "HullIdentificationNumber"},
}
_KNOWN = (*_TEXTS, *(column for columns in _GROUPS.values() for column in columns))
_NEEDED = ("unique id", "regime name", "name 6", "name type", "designation type", "date designated")
_REPORT_DATE = re.compile(r"Report Date: *(.*)")


def _clean(cell: str) -> str:
    return clean(unescaped(cell))


def parse(reading: Reading) -> Iterator[Entity]:
    reading.authority = FCDO
    reading.title = UK_SANCTIONS_LIST
    rows = csv_rows(reading.document)
    table = table_of(reading, rows, _KNOWN, _NEEDED)
    dates = (match[1] for cell in table.banner if (match := _REPORT_DATE.fullmatch(cell)))
    set_edition(reading, next(dates, None))
    for reference, found in grouped(reading, table, rows, "unique id", _clean):
        yield fcdo_entity(reading, _record(reading, table, reference, found))


def _record(reading: Reading, table: Table, reference: str, rows: list[Row]) -> FcdoRecord:
    record = FcdoRecord(line=rows[0].line)
    for column, name in _TEXTS.items():
        if (place := table.columns.get(column)) is None:
            continue
        for row in rows:
            if (text := row.cells[place]) and record.texts.setdefault(name, text) != text:
                message = f"the lines of a designation differ in {column}"
                reading.issue(IssueCode.MISPLACED_VALUE, message, record=reference, line=row.line, raw=text)
    seen: set[tuple[object, ...]] = set()
    for name, columns in _GROUPS.items():
        places = [(table.columns[column], field) for column, field in columns.items() if column in table.columns]
        for row in rows:
            key = (name, *(row.cells[place] for place, _ in places))
            if key not in seen:
                seen.add(key)
                if values := {field: row.cells[place] for place, field in places if row.cells[place]}:
                    record.groups.append((name, values))
    for place, column in table.unknown.items():
        for text in dict.fromkeys(row.cells[place] for row in rows if row.cells[place]):
            message = f"a value of the unknown column {column}"
            reading.issue(IssueCode.UNKNOWN_ELEMENT, message, record=reference, line=record.line, raw=text)
    return record


OMISSIONS = {
    "Name type on a line without a name": "nothing but a type",
    "the same value on several lines": "entered once",
}

TRANSLATIONS = {
    "Designation Type": "the class: Person, Organization, Vessel",
    "Name type": "Name.kind: primary, variant, aka",
    "Alias strength": "Name.quality: strong, weak",
    "Non-latin script type": "Name.script, an ISO 15924 code (else read off the characters)",
    "Non-latin script language": "Name.language, an ISO 639 code",
    "Gender": "Person.gender",
    "Sanctions Imposed": "Designation.measures, split at |, in their own words and with their kind",
    "Report Date": "SanctionsList.published, and edition in its own words",
    "Last Updated": "an event, amended; a note, where it is the day of designation",
    "Designation source": "a note of the designation",
    "OFSI Group ID, UN Reference Number": "Entity.external_ids",
    "D.O.B": "EDTF; dd, mm and yy stand for what is not known",
    "HTML escapes (&amp;), no-break spaces, line breaks": "the characters they stand for; single spaces",
}
