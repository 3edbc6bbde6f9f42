"""The Council of the European Union and the EU's consolidated list of financial sanctions, in three encodings."""

from __future__ import annotations

from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from .authority import EU_COUNCIL

NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"


def _is_xml_1_1(head: Head) -> bool:
    return head.root == "export" and (head.namespace == NAMESPACE or "globalFileId" in head.attributes)


def _is_xml_1_0(head: Head) -> bool:
    return head.root == "WHOLE"


def _is_csv_1_1(head: Head) -> bool:
    if head.root is not None:
        return False
    first = head.text.lstrip("\ufeff").split("\n", 1)[0]
    return {"Entity_LogicalId", "NameAlias_WholeName"} <= {cell.strip(' "\r') for cell in first.split(";")}


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="eu",
    formats=(
        Format(
            name="eu_fsf_xml",
            title="EU consolidated financial sanctions list, XML 1.1",
            authority=EU_COUNCIL,
            suffixes=(".xml",),
            recognizes=_is_xml_1_1,
            module=f"{__name__}.fsf_xml",
        ),
        Format(
            name="eu_fsd_xml",
            title="EU consolidated financial sanctions list, XML 1.0",
            authority=EU_COUNCIL,
            suffixes=(".xml",),
            recognizes=_is_xml_1_0,
            module=f"{__name__}.fsd_xml",
        ),
        Format(
            name="eu_fsf_csv",
            title="EU consolidated financial sanctions list, CSV 1.1",
            authority=EU_COUNCIL,
            suffixes=(".csv",),
            recognizes=_is_csv_1_1,
            module=f"{__name__}.fsf_csv",
        ),
    ),
)
