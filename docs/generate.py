"""Makes the pages of the docs that are tables of the code: ``python docs/generate.py``. A test says if they are old."""

from __future__ import annotations

from pathlib import Path

from sanctionslib.parsers._ofac import ID_TYPES

FOLDER = Path(__file__).parent


def table(rows: list[tuple[str, ...]]) -> str:
    """
    A reStructuredText table; the first row is its head.

    >>> print(table([("a", "b"), ("1", "22")]))
    =  ==
    a  b
    =  ==
    1  22
    =  ==
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = "  ".join("=" * width for width in widths)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([rule, lines[0], rule, *lines[1:], rule])


def ofac_labels() -> str:
    """The page on the types of OFAC's ID sections."""
    rows = [("Type", "Field"), *((f"``{label}``", str(field)) for label, field in sorted(ID_TYPES.items()))]
    return f"""\
OFAC's types of identification
==============================

The "ID" section of OFAC's lists (``idList`` in the classic XML; features and document types in the others; the words
before a value in remarks) holds documents, but also genders, websites, wallets, particulars of ships and aircraft, and
notes on the designation. This is where each goes. A type that is not here becomes an ``Identification`` of kind
``other`` under its own label, and an issue; any other ``Digital Currency Address -`` becomes a digital currency
address.

In brackets stands the kind that the value has in its field. A ``Vessel Registration Identification`` that is no IMO
number is of kind ``vessel registration``, a ``Legal Entity Number`` whose check digits are wrong is a
``registration number``.

{table(rows)}
"""


PAGES = {"ofac_labels.rst": ofac_labels}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
