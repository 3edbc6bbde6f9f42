"""The United Nations Security Council and its Consolidated List."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from .authority import UNSC


def _recognizes(head: Head) -> bool:
    return head.root == "CONSOLIDATED_LIST"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="un",
    formats=(
        Format(
            name="un_sc_xml",
            title="UN Security Council Consolidated List, XML",
            authority=UNSC,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.consolidated_xml",
        ),
    ),
)
