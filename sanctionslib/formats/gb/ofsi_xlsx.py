"""
OFSI's Consolidated List of asset freeze targets as a workbook (``ConList.xlsx``), closed on 28 January 2026.

It holds what the CSV holds, in the same columns: see the format ``gb_ofsi_csv``, which says what becomes of
them. One sheet, its line ``Last Updated`` and ``10/04/2025`` in two cells.

Reading it needs openpyxl, which the extra ``xlsx`` installs (``pip install "sanctionslib[xlsx]"``).

Encoding: a workbook is an archive of XML files. Dates are text; where a cell is a true date or a number, it is read
as the text that the CSV would have.

Sheets without a header of the list are issues, if anything stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model import Entity
from ...parsing.reading import Reading
from ...parsing.tables import count_cells
from ...parsing.workbook import UNKNOWN_SHEET, open_workbook, raw_sheets, report_sheet
from .ofsi import FIELDS, LAYOUT, entities

__all__ = ["FIELDS", "parse", "raw_values"]


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order in which the first row of each stands in the first sheet."""
    with open_workbook(reading.document) as (first, *others):
        yield from entities(reading, first.rows)
        for sheet in others:
            report_sheet(reading, sheet)


def raw_values(reading: Reading) -> Counter[str]:
    """How many cells the file has, by path."""
    first, *others = map(list, raw_sheets(reading.document))
    counts = count_cells(first, LAYOUT)
    counts[UNKNOWN_SHEET] += sum(bool(cell.strip()) for sheet in others for _, cells in sheet for cell in cells)
    return counts
