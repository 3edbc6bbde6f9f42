"""Global Affairs Canada and the Consolidated Canadian Autonomous Sanctions List."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from .authority import GAC


def _recognizes(head: Head) -> bool:
    return head.root == "data-set"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="ca",
    formats=(
        Format(
            name="ca_sema_xml",
            title="Consolidated Canadian Autonomous Sanctions List, XML",
            authority=GAC,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.sema_xml",
        ),
    ),
)
