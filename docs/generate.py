"""Makes the pages of the docs that are tables of the code: ``python docs/generate.py``. A test says if they are old."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from sanctionslib.audit.layouts import LAYOUTS
from sanctionslib.parsers import Format, formats
from sanctionslib.parsers._ofac import FEATURE_TYPES, ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES

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

    def tabled(head: tuple[str, str], rows: Mapping[str, object]) -> str:
        return table([head, *((f"``{label}``", str(value)) for label, value in sorted(rows.items()))])

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

{tabled(("Type", "Field"), ID_TYPES)}

Features of the Advanced and Enhanced XML
-----------------------------------------

Features have the types above, and these.

{tabled(("Feature", "Field"), FEATURE_TYPES)}

Their types of sanctions
------------------------

Each becomes a ``Measure`` of a designation, with OFAC's words beside its kind. ``Program`` is none: its comment is the
tag of a program.

{tabled(("Type", "Measure.kind"), SANCTIONS_TYPES)}

Their types of relations
------------------------

{tabled(("Type", "Relationship.kind"), RELATION_TYPES)}
"""


def formats_in() -> str:
    """The page on the formats that are read: what each is, what its parser leaves out, and what it translates."""
    official = [format for format in formats() if not format.name.startswith("sanctionslib_")]
    return f"""\
Formats that are read
=====================

One section for each format, made from its parser. What stands under "Left out" is no value of a record; all else is
read, or becomes an issue. ``sanctionslib audit FILE`` shows for a file of an authority's, path by path, how many values
it has and how many of them stand in what was read.

{"".join(map(_section, official))}"""


def _section(format: Format) -> str:
    module = import_module(f"sanctionslib.parsers.{format.name}")
    name = f"``{format.name}``"
    paragraphs = [name, "-" * len(name), format.title + ".", inspect.getdoc(module) or ""]
    if format.omissions:
        paragraphs += ["Left out:", _definitions(format.omissions.items())]
    if format.translations:
        paragraphs += ["In other words:", _definitions(format.translations.items())]
    if codes := _codes(format.name):
        paragraphs += ["Codes, as the audit checks them:", table([("Path", "Code", "Field", "Value"), *codes])]
    heading = "\n".join(paragraphs[:2])
    return "\n\n".join([heading, *paragraphs[2:]]) + "\n\n"


def _definitions(rows: Iterable[tuple[str, str]]) -> str:
    """A list of paths with what is said of each."""
    return "\n".join(f"- {path}: {words}" for path, words in rows).replace("*", "\\*")


def _codes(name: str) -> list[tuple[str, ...]]:
    """The codes of closed vocabularies, with the field and the value that each becomes."""
    layout = LAYOUTS.get(name)
    rows: list[tuple[str, ...]] = []
    for path, rule in layout.rules.items() if layout else ():
        field, codes = getattr(rule, "codes", ("", {}))
        rows += [(f"``{path}``", code, f"``{field}``", value) for code, value in codes.items()]
    return rows


PAGES = {"formats_in.rst": formats_in, "ofac_labels.rst": ofac_labels}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
