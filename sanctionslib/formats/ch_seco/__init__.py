"""The Swiss State Secretariat for Economic Affairs (SECO) and its sanctions list."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset, OpenSanctionsKeys, only_designation
from .authority import LIST, SECO


def _recognizes(head: Head) -> bool:
    return head.root == "swiss-sanctions-list"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="ch",
    datasets=(Dataset(name="ch_seco_sanctions", authority=SECO, list=LIST),),
    formats=(
        Format(
            name="ch_seco_xml",
            title="SECO sanctions list (Switzerland), XML",
            authority=SECO,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.sanctions_xml",
            marks_end=True,
            opensanctions=OpenSanctionsKeys(prefix="ch-seco", designation=only_designation),
        ),
    ),
)
