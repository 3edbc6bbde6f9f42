"""
OFSI's Consolidated List of asset freeze targets in CSV (``ConList.csv``), closed on 28 January 2026.

The Office of Financial Sanctions Implementation of HM Treasury published it until the UK Sanctions List took its
place; its file may still be served, and goes stale. Documentation: OFSI's guides to the format of the list on
https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets.

Layouts: 29 columns (seen 2014 to 2018) and 36 (from 2022: non-Latin names, passport and national identification
numbers apart from the words about them, alias quality, the date of designation), under a line ``Last
Updated,02/04/2014``. Columns are found by their names.

Encoding: cp1252 in the old layout; UTF-8, where it is that.

Rows: one for each combination of the names, birth dates and addresses of a party, which its Group ID holds together.
The rows of a group may be scattered; the entity stands where the first of them does. They wait in a temporary file,
in memory there is an index of it. One entity per Group ID, with one designation for each regime that it stands under
(the 2025 list has 15 groups under several); the measures and reasons in Other Information are about the party, so
that each of its designations has them. The list does not say who designated; the authority is OFSI, who publishes it.

Dates: day before month. ``00/00/1980`` and ``00/05/1980``, since 2022 also ``1963`` and ``04/1963``. Listed On is the
date of listing, UK Sanctions List Date Designated the day from which it is in effect, Last Updated an event; where it
is the day of listing, nothing was amended, and it is but a note of the designation.

Names: Name 6 is the family name of a person and the whole name of everything else. What Alias Type calls Prime Alias
or Primary name is primary; two groups of 2025 have no such name, and four have two of them: then the first name, or
the first of the two, is what ``Entity.name`` gives. (Counting rows, 470 groups have not exactly one primary row: a
name comes again with each birth date and address.) A non-Latin name has the kind of the name it stands beside, which is
a guess: Alias Type is about the Latin one.

Several values in a cell, ``(1) Germany. (2) Morocco`` or ``1) Uzbek 2) Afghan``, are split where their numbers are in
order, without the full stop after each; the whole cell is kept in ``Entity.cells``. Numbered towns and countries of
birth, passport numbers and details, are joined by their number; a single country of birth belongs to every town.

In the old layout the number of a document stands among the words about it; it is read where it comes first or after
the word number, and the words are its note. Country of a document, place and date of its issue, its expiry, and that it
is expired, are read where they cannot be mistaken. A date with a shortened month (``13 Oct. 2021``) is not: it stands
in the note only.

Other Information is kept verbatim among the remarks. What it packs under keys, ``(Gender):Male (Website):...``, also
stands in the field that means it: references of the UK Sanctions List (one for each regime) and of the UN, statement
of reasons, gender, telephone, fax, website, e-mail, type of entity, register numbers, parent companies, subsidiaries,
and the particulars of ships. So do the measures beside the asset freeze with their dates (trust services,
correspondent banking, travel ban, director disqualification). In the old layout it begins with the UN's reference of
the time.

What is misspelt is read as it is meant: Cryillic, Cyrilic; Russia for the Russian language. An unknown word is an
issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model import Entity
from ...parsing.delimited import csv_rows
from ...parsing.reading import Reading
from ...parsing.tables import count_cells
from .ofsi import FIELDS, LAYOUT, entities

__all__ = ["FIELDS", "parse", "raw_values"]


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order in which the first row of each stands."""
    return entities(reading, csv_rows(reading.document))


def raw_values(reading: Reading) -> Counter[str]:
    """How many cells the file has, by path."""
    return count_cells(csv_rows(reading.document), LAYOUT)
