"""The Office of Foreign Assets Control (OFAC): the SDN list and the Consolidated list of all others."""

from __future__ import annotations

from ...parsing.format import Format, Parts, Publisher
from ...parsing.input import Head
from .authority import OFAC, UNDETERMINED_LIST, UNDETERMINED_LISTS
from .opensanctions import ADVANCED_KEYS, DATASETS, KEYS
from .rows import ENCODINGS, TITLES, part_of, stem

ADVANCED_NAMESPACES = (
    "http://www.un.org/sanctions/1.0",
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML",
)


_CLASSIC = "us_ofac_sdn"
"""The family of the classic XML and the delimited files, which have the same facts under the same labels."""
_GRAMMAR = f"{__name__}.remarks"


def _is_classic(head: Head) -> bool:
    return head.root == "sdnList"


def _is_advanced(head: Head) -> bool:
    return head.root == "Sanctions" and (head.namespace in ADVANCED_NAMESPACES or "<ReferenceValueSets" in head.text)


def _is_enhanced(head: Head) -> bool:
    return head.root == "sanctionsData" and "delta" not in (head.namespace or "").casefold()


def _delimited(name: str, title: str) -> Format:
    """One of the four encodings of the same tables."""
    encoding = ENCODINGS[name]
    return Format(
        name=f"us_ofac_sdn_{name}",
        title=f"OFAC SDN and Consolidated lists, {title}",
        authority=OFAC,
        suffixes=(f".{name}",),
        recognizes=lambda head: part_of(encoding, head) is not None,
        module=f"{__name__}.delimited",
        parts=Parts(titles=TITLES, of=lambda head: part_of(encoding, head), stem=stem),
        marks_end=True,
        variant_of="us_ofac_sdn_csv" if name in ("del", "pip") else None,  # the fixed-width one keeps double quotes
        label_family=_CLASSIC,
        remarks_grammar=_GRAMMAR,
        remarks_full_stop=True,
        opensanctions=KEYS,
    )


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="us",
    datasets=DATASETS,
    undetermined_titles=frozenset({UNDETERMINED_LIST, UNDETERMINED_LISTS}),
    vocabulary=f"{__name__}.vocabulary",
    titles_hold_positions=True,
    sanctions_only=True,
    formats=(
        Format(
            name="us_ofac_sdn_xml",
            title="OFAC SDN and Consolidated lists, classic XML",
            authority=OFAC,
            suffixes=(".xml",),
            recognizes=_is_classic,
            module=f"{__name__}.sdn_xml",
            fullness=2,  # the delimited files have most of it in remarks, and addresses less divided
            marks_end=True,
            counts_records=True,
            label_family=_CLASSIC,
            remarks_grammar=_GRAMMAR,
            opensanctions=KEYS,
        ),
        Format(
            name="us_ofac_advanced_xml",
            title="OFAC SDN and Consolidated lists, Advanced XML",
            authority=OFAC,
            suffixes=(".xml",),
            recognizes=_is_advanced,
            module=f"{__name__}.advanced_xml",
            fullness=4,  # programs, measures and legal bases of each sanctions entry, and the law of each event
            marks_end=True,
            remarks_grammar=_GRAMMAR,
            opensanctions=ADVANCED_KEYS,
        ),
        Format(
            name="us_ofac_enhanced_xml",
            title="OFAC SDN and Consolidated lists, Enhanced XML",
            authority=OFAC,
            suffixes=(".xml", ".zip"),
            recognizes=_is_enhanced,
            module=f"{__name__}.enhanced_xml",
            fullness=3,  # original scripts, dates of listing, issuers of documents, relationships by identifier
            marks_end=True,
            remarks_grammar=_GRAMMAR,
            opensanctions=KEYS,
        ),
        _delimited("csv", "CSV"),
        _delimited("pip", "PIP (pipe-delimited)"),
        _delimited("del", "DEL (delimited by @)"),
        _delimited("ff", "FF (fixed-width)"),
    ),
)
