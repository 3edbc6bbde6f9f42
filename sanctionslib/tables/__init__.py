"""
Tables: a list as rows and columns, for notebooks, databases and spreadsheets.

`TABLES` defines each of them; the Arrow schemas, the heads of the CSV files and the page of the docs are made from it.

>>> [column.name for column in TABLES["names"].columns]
['name_id', 'entity_id', 'text', 'kind', 'quality', 'script', 'language', 'note', 'cell']
"""

from ._columns import Column, ColumnType, Row, Table, characters
from ._feed import batches, rows_of, table
from .definitions import LEFT_OUT, TABLES

__all__ = ["LEFT_OUT", "TABLES", "Column", "ColumnType", "Row", "Table", "batches", "characters", "rows_of", "table"]
