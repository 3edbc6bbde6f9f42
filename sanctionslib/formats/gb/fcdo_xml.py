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
from ...parsing.fields import Fields
from ...parsing.node import Node
from ...parsing.reading import Reading
from ...parsing.xml import Nodes
from .authority import FCDO, UK_SANCTIONS_LIST
from .dates import facts_of
from .fcdo import INDICATORS_TABLE, RECORD, fcdo_entity

FIELDS = Fields(
    {
        "Designations": {"DateGenerated": "list.edition & =list.published"},
        "Designation": {**RECORD, "SanctionsImposedIndicators": INDICATORS_TABLE},
    }
)
_HARD_SPACE = "\u00a0"
_HAS_HARD_SPACES = etree.XPath(f"contains(., '{_HARD_SPACE}')")


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    nodes = Nodes(
        reading,
        FIELDS,
        {"": "Designation"},
        lambda header: facts_of(reading, header["Designations"], "DateGenerated", FCDO, UK_SANCTIONS_LIST),
    )
    for record in nodes:
        if _HAS_HARD_SPACES(record.element):
            _soften(record)
        entity = fcdo_entity(record)
        record.check()
        yield entity


def _soften(record: Node) -> None:
    """Put spaces where a record has no-break spaces, before its groups are opened."""
    for name, text in record.texts.items():
        record.texts[name] = text and text.replace(_HARD_SPACE, " ")
    for element in record.element.iter(etree.Element):
        if element.text:
            element.text = element.text.replace(_HARD_SPACE, " ")
