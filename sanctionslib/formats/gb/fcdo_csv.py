"""
The UK Sanctions List in CSV, published by the Foreign, Commonwealth and Development Office (FCDO).

It says what the XML says (see the format ``gb_fcdo_xml`` for names, dates, designations and measures) in 58
columns, under a line ``Report Date: 08-Oct-2026``. A designation takes as many lines as its names, addresses, birth
dates and so on combine to; the lines are put together again by Unique ID, each value once, in the order in which it
first comes. Lines of a designation need not follow each other. An audit and the tables below call a column as the
element of the XML that it is: ``Name 1`` is Name1, ``D.O.B`` is DOB.

Encoding: UTF-8, with or without a byte order mark; cp1252, where it is not. Some cells are escaped for HTML
(``&amp;``), and are read without that.

Read and compared with a fragment of one line of 2026-10-08; no complete file could be had. Everything else is covered
by specimens of our own, which also show that a party reads the same from both encodings. Whether a cell can hold
several values, other than Sanctions Imposed, could not be seen; none is split but register numbers with labels.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ...model import Entity
from ...parsing.delimited import csv_rows
from ...parsing.fields import Fields, Table
from ...parsing.reading import Reading
from ...parsing.tables import BANNER, Layout, Rows, count_cells
from .authority import FCDO, UK_SANCTIONS_LIST
from .cells import clean
from .dates import facts_of
from .fcdo import RECORD, fcdo_entity

_COLUMNS = {
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
    **{f"name {number}": f"Name{number}" for number in range(1, 7)},
    "name type": "NameType",
    "alias strength": "AliasStrength",
    "title": "Title",
    "name non-latin script": "NameNonLatinScript",
    "non-latin script type": "NonLatinScriptType",
    "non-latin script language": "NonLatinScriptLanguage",
    **{f"address line {number}": f"AddressLine{number}" for number in range(1, 7)},
    "address postal code": "AddressPostalCode",
    "address country": "AddressCountry",
    "phone number": "PhoneNumber",
    "website": "Website",
    "email address": "EmailAddress",
    "d.o.b": "DOB",
    "nationality(/ies)": "Nationality",
    "national identifier number": "NationalIdentifierNumber",
    "national identifier additional information": "NationalIdentifierAdditionalInformation",
    "passport number": "PassportNumber",
    "passport additional information": "PassportAdditionalInformation",
    "position": "Position",
    "gender": "Gender",
    "town of birth": "TownOfBirth",
    "country of birth": "CountryOfBirth",
    "type of entity": "TypeOfEntity",
    "business registration number (s)": "BusinessRegistrationNumber",
    "parent company": "ParentCompany",
    "subsidiaries": "Subsidiary",
    "imo number": "IMONumber",
    "current owner/operator (s)": "CurrentOwnerOperator",
    "previous owner/operator (s)": "PreviousOwnerOperator",
    "current believed flag of ship": "CurrentBelievedFlagOfShip",
    "previous flags": "PreviousFlag",
    "type of ship": "TypeOfShip",
    "tonnage of ship": "TonnageOfShip",
    "length of ship": "LengthOfShip",
    "year built": "YearBuilt",
    "hull identification number (hin)": "HullIdentificationNumber",
}
"""The element that each column is in XML."""
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);")


def _without_containers(table: Table) -> Table:
    """
    The table of the XML as that of the CSV: without the groups that are there to hold others, or one text.

    >>> _without_containers({"Titles": {"Title": "titles"}, "BirthDetails": {"Location": {"Town": "x", "Land": "y"}}})
    {'Title': 'titles', 'Location': {'Town': 'x', 'Land': 'y'}}
    """
    flat: dict[str, Any] = {}
    for name, entry in table.items():
        if isinstance(entry, Mapping) and (len(entry) == 1 or any(isinstance(one, Mapping) for one in entry.values())):
            flat.update(_without_containers(entry))
        else:
            flat[name] = entry
    return flat


FIELDS = Fields(
    {
        BANNER: {"Report Date": "list.edition & =list.published"},
        "Designation": _without_containers(RECORD),
    }
)


def _clean(cell: str) -> str:
    """
    A cell without the HTML escapes that some have.

    >>> _clean("Smith &amp; Sons "), _clean("AT&T; a firm")
    ('Smith & Sons', 'AT&T; a firm')
    """
    return clean(html.unescape(cell) if _ESCAPED.search(cell) else cell)


_LAYOUT = Layout(
    table=FIELDS,
    record="Designation",
    needed=("name 6", "unique id", "regime name", "name type", "designation type", "date designated"),
    key="unique id",
    named=_COLUMNS,
    clean=_clean,
)


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order in which the first line of each stands."""
    rows = Rows(
        reading,
        _LAYOUT,
        csv_rows(reading.document),
        lambda banner: facts_of(reading, banner, "Report Date", FCDO, UK_SANCTIONS_LIST),
    )
    for record in rows:
        entity = fcdo_entity(record)
        record.check()
        yield entity


def raw_values(reading: Reading) -> Counter[str]:
    """How many cells the file has, by path."""
    return count_cells(csv_rows(reading.document), _LAYOUT)
