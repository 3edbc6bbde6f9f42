"""What the tables of a list are checked by: a count of their own, their references, and CSV read by Python's reader."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa

import sanctionslib as sl
from sanctionslib.model import SanctionsList
from sanctionslib.tables import TABLES, ColumnType, Table


def counted(sanctions_list: SanctionsList) -> Counter[str]:
    """How many rows the tables should have, counted in the JSON of the list by the names of its keys."""
    counts: Counter[str] = Counter()
    same = {"names", "birth_places", "identifications", "addresses", "contacts", "digital_currency_addresses"}
    same |= {"securities", "external_ids", "relationships", "annotations", "designations", "programs", "measures"}
    same |= {"events", "legal_bases"}
    moved = {"parts": "name_parts", "nationalities": "countries", "citizenships": "countries", "flags": "countries"}
    moved |= {"former_flags": "countries", "registration_countries": "countries"}
    moved |= {"added": "notes", "removed": "notes", "cells": "notes"}

    def walk(plain: Any, key: str, above: str) -> None:
        if isinstance(plain, dict):
            if "edtf" in plain and above != "legal_bases":
                counts["dates"] += 1
            for name, value in plain.items():
                if isinstance(value, list):
                    table = name if name in same else "notes" if name == "notes" else moved.get(name)
                    if table:
                        counts[table] += len(value)
                walk(value, name, key if isinstance(value, dict) else above)
        elif isinstance(plain, list):
            for value in plain:
                walk(value, key, key)

    text = json.loads(sl.dumps(sanctions_list))
    for entity in text["entities"]:
        counts["entities"] += 1
        counts[
            {"person": "persons", "organization": "organizations", "vessel": "vessels"}.get(
                entity["type"], entity["type"]
            )
        ] += 1
        walk(entity, "entities", "")
    del counts["entity"]
    return counts + Counter(lists=1, files=len(text["files"]), issues=len(text["issues"]))


def tables_of(sanctions_list: SanctionsList) -> dict[str, pa.Table]:
    return {name: sanctions_list.to_table(name) for name in TABLES}


def check_references(tables: dict[str, pa.Table]) -> None:
    """Keys are unique, and every reference leads to one."""
    keys: dict[str, set[Any]] = {}
    for name, table in tables.items():
        if key := TABLES[name].key:
            found = table.column(key).to_pylist()
            keys[name] = set(found)
            assert len(keys[name]) == len(found), name
    for name, table in tables.items():
        for column in TABLES[name].columns:
            if column.references:
                assert set(table.column(column.name).drop_null().to_pylist()) <= keys[column.references], (
                    name,
                    column.name,
                )
        if "of_table" in table.column_names:
            for row in table.select(["of_table", "of_id"]).to_pylist():
                assert row["of_id"] in keys[row["of_table"]], (name, row["of_id"])


READ: dict[ColumnType, Callable[[str], Any]] = {
    ColumnType.TEXT: str,
    ColumnType.TEXTS: json.loads,
    ColumnType.BOOLEAN: {"true": True, "false": False}.__getitem__,
    ColumnType.INTEGER: int,
    ColumnType.DAY: datetime.date.fromisoformat,
}


EMPTY = {ColumnType.TEXTS: list[Any]()}
"""What an empty cell says, where it is not None."""


def read_csv(table: Table, text: str) -> list[dict[str, Any]]:
    """The rows of a table, as Python's own reader of CSV and the documented forms of cells give them back."""
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == [column.name for column in table.columns]
    return [
        {
            column.name: READ[column.type](cell) if cell else EMPTY.get(column.type)
            for column, cell in zip(table.columns, row, strict=True)
        }
        for row in rows
    ]
