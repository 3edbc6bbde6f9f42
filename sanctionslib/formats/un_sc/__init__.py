"""The United Nations Security Council and its Consolidated List."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset, OpenSanctionsKeys, only_designation
from .authority import LIST, UNSC


def _recognizes(head: Head) -> bool:
    return head.root == "CONSOLIDATED_LIST"


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="un",
    datasets=(Dataset(name="un_sc_sanctions", authority=UNSC, list=LIST),),
    formats=(
        Format(
            name="un_sc_xml",
            title="UN Security Council Consolidated List, XML",
            authority=UNSC,
            suffixes=(".xml",),
            recognizes=_recognizes,
            module=f"{__name__}.consolidated_xml",
            marks_end=True,
            opensanctions=OpenSanctionsKeys(
                prefix="unsc",
                party=lambda entity: entity.source.key if entity.source else None,  # a number that the UN does not keep
                designation=only_designation,
                document=lambda document: (document.number, document.label, document.reference),
            ),
        ),
    ),
)
