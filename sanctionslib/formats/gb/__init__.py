"""The United Kingdom: the UK Sanctions List of the FCDO, and the Consolidated List that OFSI kept until 2026."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.tables import columns_of
from .authority import FCDO, OFSI

_UK_SANCTIONS_LIST = frozenset({"unique id", "regime name"})
_OFSI_LIST = frozenset({"group id", "regime", "name 6", "group type"})
"""Columns that the list has in every layout, by folded name."""


def _is_fcdo_xml(head: Head) -> bool:
    return head.root == "Designations"


def _is_fcdo_csv(head: Head) -> bool:
    return not head.cells and columns_of(head, "name 6") >= _UK_SANCTIONS_LIST


def _is_ofsi_csv(head: Head) -> bool:
    return not head.cells and columns_of(head, "name 6") >= _OFSI_LIST


def _is_ofsi_xlsx(head: Head) -> bool:
    return bool(head.cells) and columns_of(head, "name 6") >= _OFSI_LIST


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="gb",
    formats=(
        Format(
            name="gb_fcdo_xml",
            title="UK Sanctions List, XML",
            authority=FCDO,
            suffixes=(".xml",),
            recognizes=_is_fcdo_xml,
            module=f"{__name__}.fcdo_xml",
        ),
        Format(
            name="gb_fcdo_csv",
            title="UK Sanctions List, CSV",
            authority=FCDO,
            suffixes=(".csv",),
            recognizes=_is_fcdo_csv,
            module=f"{__name__}.fcdo_csv",
        ),
        Format(
            name="gb_ofsi_csv",
            title="OFSI Consolidated List, CSV",
            authority=OFSI,
            suffixes=(".csv",),
            recognizes=_is_ofsi_csv,
            module=f"{__name__}.ofsi_csv",
        ),
        Format(
            name="gb_ofsi_xlsx",
            title="OFSI Consolidated List, XLSX",
            authority=OFSI,
            suffixes=(".xlsx",),
            recognizes=_is_ofsi_xlsx,
            module=f"{__name__}.ofsi_xlsx",
        ),
    ),
)
