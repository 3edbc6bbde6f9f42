"""The Council of the European Union and the EU's consolidated list of financial sanctions, in three encodings."""

from __future__ import annotations

from ...model import Designation, Entity
from ...parsing.format import Format, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset, OpenSanctionsKeys
from .authority import EU_COUNCIL, LIST

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


def _regulation(entity: Entity, designation: Designation) -> str | None:  # noqa: ARG001
    """The page of the regulation, by which OpenSanctions tells the designations of a party apart."""
    return next((basis.url for basis in designation.legal_bases), None)


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="eu",
    datasets=(Dataset(name="eu_fsf", authority=EU_COUNCIL, list=LIST),),
    formats=(
        Format(
            name="eu_fsf_xml",
            title="EU consolidated financial sanctions list, XML 1.1",
            authority=EU_COUNCIL,
            suffixes=(".xml",),
            recognizes=_is_xml_1_1,
            module=f"{__name__}.fsf_xml",
            fullness=3,
            marks_end=True,
            opensanctions=OpenSanctionsKeys(prefix="eu-fsf", designation=_regulation),
        ),
        Format(
            name="eu_fsd_xml",
            title="EU consolidated financial sanctions list, XML 1.0",
            authority=EU_COUNCIL,
            suffixes=(".xml",),
            recognizes=_is_xml_1_0,
            module=f"{__name__}.fsd_xml",
            fullness=1,  # neither the quality of names nor what kind of act states a fact, nor most dates of documents
            marks_end=True,
        ),
        Format(
            name="eu_fsf_csv",
            title="EU consolidated financial sanctions list, CSV 1.1",
            authority=EU_COUNCIL,
            suffixes=(".csv",),
            recognizes=_is_csv_1_1,
            module=f"{__name__}.fsf_csv",
            fullness=2,  # what the XML 1.1 says, but for what it says of some values in further attributes
        ),
    ),
)
