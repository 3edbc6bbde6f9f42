"""The Swiss State Secretariat for Economic Affairs (SECO) and its sanctions list."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from .authority import SECO


def _recognizes(head: Head) -> bool:
    return head.root == "swiss-sanctions-list"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="ch",
    formats=(
        Format(
            name="ch_seco_xml",
            title="SECO sanctions list (Switzerland), XML",
            authority=SECO,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.sanctions_xml",
        ),
    ),
)
