"""The United Kingdom: the UK Sanctions List of the FCDO, and the Consolidated List that OFSI kept until 2026."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset, OpenSanctionsKeys, only_designation
from ...parsing.tables import columns_of
from .authority import CONSOLIDATED_LIST, FCDO, OFSI, UK_SANCTIONS_LIST

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


_KEYS_OF_FCDO = OpenSanctionsKeys(prefix="gb-fcdo", designation=only_designation)
_KEYS_OF_OFSI = OpenSanctionsKeys(prefix="gb-hmt")


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="gb",
    datasets=(
        Dataset(name="gb_fcdo_sanctions", authority=FCDO, list=UK_SANCTIONS_LIST),
        Dataset(name="gb_hmt_sanctions", authority=OFSI, list=CONSOLIDATED_LIST),
    ),
    formats=(
        Format(
            name="gb_fcdo_xml",
            title="UK Sanctions List, XML",
            authority=FCDO,
            suffixes=(".xml",),
            recognizes=_is_fcdo_xml,
            module=f"{__name__}.fcdo_xml",
            marks_end=True,
            opensanctions=_KEYS_OF_FCDO,
        ),
        Format(
            name="gb_fcdo_csv",
            title="UK Sanctions List, CSV",
            authority=FCDO,
            suffixes=(".csv",),
            recognizes=_is_fcdo_csv,
            module=f"{__name__}.fcdo_csv",
            opensanctions=_KEYS_OF_FCDO,
        ),
        Format(
            name="gb_ofsi_csv",
            title="OFSI Consolidated List, CSV",
            authority=OFSI,
            suffixes=(".csv",),
            recognizes=_is_ofsi_csv,
            module=f"{__name__}.ofsi_csv",
            opensanctions=_KEYS_OF_OFSI,
        ),
        Format(
            name="gb_ofsi_xlsx",
            title="OFSI Consolidated List, XLSX",
            authority=OFSI,
            suffixes=(".xlsx",),
            recognizes=_is_ofsi_xlsx,
            module=f"{__name__}.ofsi_xlsx",
            marks_end=True,
            opensanctions=_KEYS_OF_OFSI,
        ),
    ),
)
