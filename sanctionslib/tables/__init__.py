"""
Tables
======

A list as rows and columns, for notebooks, databases and spreadsheets. ``to_table`` gives one table as Arrow; convert it
to a data frame (it needs pyarrow: ``pip install "sanctionslib[arrow]"``)::

    sdn.to_table("names").to_pandas()               # with pandas installed
    polars.from_arrow(sdn.to_table("names"))        # with polars

>>> import sanctionslib as sl
>>> sdn = sl.read(sl.sample_path())
>>> sdn.to_table("names").select(["entity_id", "text", "kind", "quality"]).to_pylist()[-1]
{'entity_id': 'ofac-32493', 'text': 'SHAQRA, Abu Jafar', 'kind': 'aka', 'quality': 'strong'}

All of them are written to a folder, a file a table; or one of them to a file. CSV needs nothing else installed::

    sanctionslib convert sdn.xml --to parquet -o sdn                    sdn/entities.parquet, sdn/names.parquet...
    sanctionslib convert sdn.xml --to csv --table names -o names.csv
    sanctionslib convert sdn.xml --to csv -o sdn.csv                    the table entities

>>> import tempfile, pathlib
>>> folder = pathlib.Path(tempfile.mkdtemp()) / "sdn"
>>> sl.write(sdn, folder, to="csv")
>>> (folder / "names.csv").read_text().splitlines()[0]
'name_id,entity_id,text,kind,quality,script,language,note,cell'

``sl.convert`` (and the command) writes them while the list is read, which may be larger than memory.

How the tables relate
---------------------

There is a table for each kind of object in the model, and a row for each object; ``entities`` has every party, and a
row more in ``persons``, ``organizations``, ``vessels`` or ``aircraft`` for what only its kind has. Columns have the
names of the attributes. They keep their names, types and order; new ones come last.

The key of a row is the path to its object: ``ofac-30743/names/0`` is ``sdn["ofac-30743"].names[0]``. It is good for
one edition of a list. ``entity_id`` is the identifier of the party, as stable as its authority's, and stands in every
row of a party. Where several tables have rows of a kind below theirs (dates, legal acts, notes), ``of_table`` and
``of_id`` name the row that one belongs to.

A designation under two programs is one row in ``designations`` and two in ``programs``. Its programs, legal bases and
measures stand in its own row as lists, too, for whoever wants one table. ``programs.code`` is what the list writes;
``programs.program`` identifies a program even if its codes were renamed, where the registry knows it. What the registry
knows of a program (title, family, law, when it began and ended) is in each of its rows, to filter and group by.

>>> for row in sdn.to_table("programs").to_pylist():
...     if row["entity_id"] == "ofac-30743":
...         print(row["designation_id"], row["code"])
ofac-30743/designations/0 SYRIA
ofac-30743/designations/0 SYRIA-EO13894

A relationship leads to the other party (``other_id``) where the list identifies it, or where only one party on the list
has the stated name; ``candidate_ids`` has all who have it.

What values look like
---------------------

A date is three columns: ``listing_date`` as EDTF, never padded (``1961``, ``[..2004-06-10]``), and the first and the
last day that it can mean, empty where nothing bounds it. Who was surely listed in July 2021: ``listing_date_earliest
>= '2021-07-01' AND listing_date_latest <= '2021-07-31'``. ``dates`` has every date of a party, its documents, links
and designations once more, with its calendar, the source's own words and notes.

What a source does not state is empty (null), and so are yes and no where it does not say; a list of text is never
null but empty. In Arrow, types are string, date32, bool, int64 and list of string; what a column says stands in the
metadata of its field. A lone surrogate, which only JSON can hold, becomes U+FFFD.

In CSV (RFC 4180, UTF-8, lines end in CR LF) a day is ISO 8601, yes and no are ``true`` and ``false``, a list is a
JSON array, and all that is empty is an empty cell. Values stand as they are, also those that a spreadsheet would take
for a formula (``+7 495``, ``-``): let it import the columns as text. ``sl.write(..., to="csv",
spreadsheet=True)`` puts an apostrophe before each text that begins with ``=``, ``+``, ``-``, ``@``, a tab, a line
break or an apostrophe; take the first apostrophe off, and it is what it was.
"""

from .arrow import to_table
from .columns import Column, ColumnType, Row, Table, characters
from .definitions import LEFT_OUT, TABLES
from .rows import batches, rows_of, table

__all__ = [
    "LEFT_OUT",
    "TABLES",
    "Column",
    "ColumnType",
    "Row",
    "Table",
    "batches",
    "characters",
    "rows_of",
    "table",
    "to_table",
]
