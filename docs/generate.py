"""Makes the pages of the docs that are tables of the code: ``python docs/generate.py``. A test says if they are old."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from sanctionslib.audit.layouts import LAYOUTS
from sanctionslib.parsers import Format, formats
from sanctionslib.parsers._ofac import FEATURE_TYPES, ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from sanctionslib.tables import LEFT_OUT, TABLES, Table

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
read, or becomes an issue. ``sanctionslib audit FILE`` shows for a file of yours, path by path, how many values it has
and how many of them stand in what was read.

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


TABLES_INTRODUCTION = """\
Tables
======

A list as rows and columns, for notebooks, databases and spreadsheets. ``to_table`` gives one as Arrow, from which data
frames come by (it takes pyarrow: ``pip install "sanctionslib[arrow]"``)::

    sdn.to_table("names").to_pandas()
    polars.from_arrow(sdn.to_table("names"))

>>> import sanctionslib as sl
>>> sdn = sl.read(sl.sample_path())
>>> sdn.to_table("names").select(["entity_id", "text", "kind", "quality"]).to_pylist()[-1]
{'entity_id': 'ofac-32493', 'text': "SHAQRA, Abu Ja'far", 'kind': 'aka', 'quality': 'strong'}

All of them are written to a folder, a file a table; or one of them to a file. CSV needs nothing else installed::

    sanctionslib convert sdn.xml --to parquet -o sdn                    sdn/entities.parquet, sdn/names.parquet...
    sanctionslib convert sdn.xml --to csv --table names -o names.csv
    sanctionslib convert sdn.xml --to csv -o sdn.csv                    the table entities

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp()) / "sdn"
>>> sl.write(sdn, folder, format="csv")
>>> (folder / "programs.csv").read_text().splitlines()[1].split(",")[3:5]
['SYRIA', 'SYRIA']

``sl.convert`` (and the command) writes them while the list is read, which may be larger than memory.

How they hang together
----------------------

There is a table for each kind of object in the model, and a row for each object; ``entities`` has every party, and a row
more in ``persons``, ``organizations``, ``vessels`` or ``aircraft`` for what only its kind has. Columns bear the names of
the attributes. They keep their names, types and order; new ones come last.

The key of a row is the path to its object: ``ofac-30743/names/0`` is ``sdn["ofac-30743"].names[0]``. It is good for one
edition of a list. ``entity_id`` is the identifier of the party, as stable as its authority's, and stands in every row of a
party. Where several tables have rows of a kind below theirs (dates, legal acts, notes), ``of_table`` and ``of_id`` name
the row that one belongs to.

A designation under two programs is one row in ``designations`` and two in ``programs``. Its programs, legal bases and
measures stand in its own row as lists, too, for whoever wants one table.

>>> for row in sdn.to_table("programs").to_pylist():
...     if row["entity_id"] == "ofac-30743":
...         print(row["designation_id"], row["code"])
ofac-30743/designations/0 SYRIA
ofac-30743/designations/0 SYRIA-EO13894

A relationship leads to the other party (``other_id``) where the list identifies it, or where nobody else on it bears the
stated name; ``candidate_ids`` has all who bear it.

What values look like
---------------------

A date is three columns: ``listing_date`` as EDTF, never padded (``1961``, ``[..2004-06-10]``), and the first and the last
day that it can mean, empty where nothing bounds it. Who was surely listed in July 2021: ``listing_date_earliest >=
'2021-07-01' AND listing_date_latest <= '2021-07-31'``. ``dates`` has every date of a party, its documents, links and
designations once more, with its calendar, the source's own words and notes.

What a source does not state is empty (null), and so are yes and no where it does not say; a list of text is never null
but empty. In Arrow, types are string, date32, bool, int64 and list of string; what a column says stands in the metadata of
its field. A lone surrogate, which only JSON can hold, becomes U+FFFD.

In CSV (RFC 4180, UTF-8, lines end in CR LF) a day is ISO 8601, yes and no are ``true`` and ``false``, a list is a JSON array,
and all that is empty is an empty cell. Values stand as they are, also those that a spreadsheet would take for a formula
(``+7 495``, ``-``): let it import the columns as text. ``sl.write(..., format="csv", spreadsheet=True)`` puts an apostrophe
before each text that begins with ``=``, ``+``, ``-``, ``@``, a tab, a line break or an apostrophe; take the first apostrophe
off, and it is what it was.
"""


def tables() -> str:
    """The page on tables: each with its columns, and what they leave out."""
    reasons: dict[str, list[str]] = {}
    for path, reason in LEFT_OUT.items():
        reasons.setdefault(reason, []).append(f"``{path}``")
    return f"""\
{TABLES_INTRODUCTION}
{"".join(map(_table_section, TABLES.values()))}What they leave out
-------------------

By class and attribute of the model; `JSON <formats_out.rst>`_ holds it all.

{_definitions((", ".join(paths), reason) for reason, paths in reasons.items())}
"""


def _table_section(each: Table) -> str:
    name = f"``{each.name}``"
    rows = [("Column", "Type", "What it says")]
    for column in each.columns:
        says = column.description + (f" Key of ``{column.references}``." if column.references else "")
        rows.append((f"``{column.name}``", column.type.value + ("" if column.required else " or null"), says))
    return f"{name}\n{'-' * len(name)}\n\nA row for each {each.each}.\n\n{table(rows)}\n\n"


PAGES = {"formats_in.rst": formats_in, "ofac_labels.rst": ofac_labels, "tables.rst": tables}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
