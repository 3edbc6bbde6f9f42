"""Global Affairs Canada and the Consolidated Canadian Autonomous Sanctions List."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset
from .authority import GAC, LIST


def _recognizes(head: Head) -> bool:
    return head.root == "data-set"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="ca",
    datasets=(Dataset(name="ca_dfatd_sema_sanctions", authority=GAC, list=LIST),),
    formats=(
        Format(
            name="ca_sema_xml",
            title="Consolidated Canadian Autonomous Sanctions List, XML",
            authority=GAC,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.sema_xml",
            marks_end=True,
        ),
    ),
)
