"""
Identifiers: of parties, and of what hangs on them. Those of this library, or those of OpenSanctions.

What hangs on a party is identified by its facts, so that it keeps its identifier when records move. OpenSanctions makes
such identifiers of the name of its dataset, a word for what it is, and keys of the source, run together and hashed
(SHA-1); where the model holds those keys, the same come out here.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from ...errors import WriteError
from ...model import (
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Identification,
    Relationship,
    RelationshipKind,
    SanctionsList,
    Security,
    SecurityKind,
)

_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")


def digest(*parts: str | None) -> str:
    """A checksum of *parts*, which a character that no list has keeps apart."""
    return _sha1("\0".join([part or "" for part in parts]))


def _sha1(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def party_id(id: str) -> str:
    """The identifier of an entity, made fit for FollowTheMoney if it is not: letters, digits, hyphens, full stops."""
    if _ID.fullmatch(id):
        return id
    return f"{re.sub('[^0-9a-zA-Z]+', '-', id).strip('-')[:100]}-{digest(id)}".lstrip("-")


class Ids:
    """The identifiers of this library: those of the parties as they are, and checksums of facts."""

    def party(self, entity: Entity) -> str:
        """Of a party of the list."""
        return party_id(entity.id)

    def named(self, near: str, *parts: str | None) -> str:
        """Of what hangs on, or is named by, a party with the identifier *near*."""
        return f"{near.partition('-')[0]}-{digest(*parts)}"

    def sanction(self, party: str, entity: Entity, designation: Designation, *key: str | None) -> str:  # noqa: ARG002
        """Of a designation, of which *key* is what tells it from others."""
        return self.named(party, party, "Sanction", *key)

    def document(self, party: str, document: Identification) -> str:
        """Of a document."""
        code = document.country.code if document.country else None
        return self.named(party, party, "Identification", document.kind, document.label, document.number, code)

    def wallet(self, party: str, wallet: DigitalCurrencyAddress) -> str:
        """Of a wallet."""
        return self.named(party, party, "CryptoWallet", wallet.currency, wallet.address)

    def security(self, party: str, security: Security) -> str:
        """Of a security."""
        return self.named(party, party, "Security", security.kind, security.value)

    def relation(self, party: str, other: str, relationship: Relationship, schemata: tuple[str, str | None]) -> str:  # noqa: ARG002
        """
        Of a relation of a party to another.

        Args:
            party: The identifier of the party that states it.
            other: That of the other one.
            relationship: What is stated.
            schemata: What the two are; None for one that is not on the list.
        """
        label = f"{'former ' if relationship.former else ''}{relationship.label or relationship.kind.value}"
        return self.named(party, party, "Relation", other, relationship.kind, label, relationship.reference)


class _Source(NamedTuple):
    """How OpenSanctions identifies the parties of a list: the beginning, and the name of the dataset."""

    prefix: str
    dataset: str


_SOURCES = {
    "us_ofac": _Source("ofac", "us_ofac_sdn"),
    "un_sc_xml": _Source("unsc", "un_sc_sanctions"),
    "eu_fsf_xml": _Source("eu-fsf", "eu_fsf"),
    "gb_fcdo_xml": _Source("gb-fcdo", "gb_fcdo_sanctions"),
    "gb_fcdo_csv": _Source("gb-fcdo", "gb_fcdo_sanctions"),
    "gb_ofsi_csv": _Source("gb-hmt", "gb_hmt_sanctions"),
    "gb_ofsi_xlsx": _Source("gb-hmt", "gb_hmt_sanctions"),
    "ch_seco_xml": _Source("ch-seco", "ch_seco_sanctions"),
}
"""The lists whose parties OpenSanctions identifies by keys that the model holds, by format (OFAC's have many)."""

_LISTED = "SDN List"
"""OFAC's list whose entries bear the numbers of their parties; those of its other lists have numbers of their own."""
_OFAC_OTHERS = "us_ofac_cons"
"""The dataset of OFAC's other lists. An entry of the SDN list is in that list's, whatever file it stands in."""
_ENDS = {
    RelationshipKind.ACTING_FOR: ("LegalEntity", "LegalEntity"),
    RelationshipKind.OWNED_OR_CONTROLLED_BY: ("Asset", "LegalEntity"),
    RelationshipKind.PROPERTY_IN_THE_INTEREST_OF: ("Asset", "LegalEntity"),
    RelationshipKind.OWNS_CONTROLS_OR_OPERATES: ("LegalEntity", "Asset"),
    RelationshipKind.FAMILY_OF: ("Person", "Person"),
    RelationshipKind.LEADER_OF: ("LegalEntity", "Organization"),
    RelationshipKind.EXECUTIVE_OF: ("LegalEntity", "Organization"),
    RelationshipKind.SIGNIFICANT_ROLE_IN: ("LegalEntity", "Organization"),
}
"""What OpenSanctions takes the two ends of OFAC's relations for; it turns one round whose ends are something else."""
_COUNTS_AS = {
    "LegalEntity": {"Person", "LegalEntity", "Organization", "Company", "PublicBody"},
    "Organization": {"LegalEntity", "Organization", "Company", "PublicBody"},
    "Person": {"Person", "LegalEntity"},
    "Asset": {"Vessel", "Airplane", "Organization", "Company", "PublicBody"},
}


class OpenSanctionsIds(Ids):
    """
    The identifiers that OpenSanctions gives the same records, where the model holds the keys that they are made of.

    What it makes of keys that the model does not hold, or does not make at all, keeps the identifier of this library.
    """

    def __init__(self, format: str | None, dataset: str) -> None:
        format = format or "unknown"
        source = _SOURCES.get("us_ofac" if format.startswith("us_ofac_") else format)
        if source is None:
            raise WriteError(f"the identifiers of OpenSanctions cannot be made for a list of the format {format}")
        self.format = format
        self.source = source
        # An export of several of OFAC's lists is none of their datasets; most parties are in that of the SDN list.
        self.dataset = dataset if dataset == _OFAC_OTHERS else source.dataset
        self._given: set[str] = set()

    def party(self, entity: Entity) -> str:
        """
        Of a party: the beginning, and the key in small letters, with a hyphen for all else.

        A further party with the key of another has a number behind it.
        """
        key = entity.reference
        if self.format == "un_sc_xml":  # the number of the record, which the UN does not keep
            key = entity.source.key if entity.source else None
        slug = re.sub("[^0-9a-z]+", "-", (key or "").lower()).strip("-")
        if not slug:
            raise WriteError(f"the identifier of OpenSanctions cannot be made for {entity.id}: its key is missing")
        id, count = f"{self.source.prefix}-{slug}", 1
        while id in self._given:
            count += 1
            id = f"{self.source.prefix}-{slug}-{count}"
        self._given.add(id)
        return id

    def _hash(self, *parts: str | None, dataset: str | None = None) -> str:
        return f"{self.source.prefix}-{_sha1((dataset or self.dataset) + ''.join([part or '' for part in parts]))}"

    def named(self, near: str, *parts: str | None) -> str:  # noqa: ARG002
        """Of what OpenSanctions has no identifier for that could be made here."""
        return f"{self.source.prefix}-{digest(*parts)}"

    def sanction(self, party: str, entity: Entity, designation: Designation, *key: str | None) -> str:
        """Of a designation: by the number of the entry (OFAC), by the page of the regulation (EU)."""
        entry = self._entry(entity, designation)
        if entry is None:
            return super().sanction(party, entity, designation, *key)
        dataset = self.dataset
        if self.source.prefix == "ofac":
            dataset = self.source.dataset if designation.list == _LISTED else _OFAC_OTHERS
        return self._hash("Sanction", party, entry, dataset=dataset)

    def _entry(self, entity: Entity, designation: Designation) -> str | None:
        """What OpenSanctions tells the designations of a party apart by; None if the model does not hold it."""
        match self.format, self.source.prefix:
            case "us_ofac_advanced_xml", _:
                return designation.reference
            case _, "ofac":
                return entity.reference if designation.list == _LISTED else None
            case _, "eu-fsf":
                return next((basis.url for basis in designation.legal_bases), None)
            case _, "unsc" | "gb-fcdo" | "ch-seco":
                return ""  # a party has one
        return None

    def document(self, party: str, document: Identification) -> str:
        """Of a document: by its number, its type and, of OFAC's, its own key."""
        if self.format == "un_sc_xml" or document.reference is not None:
            return self._hash(party, document.number, document.label, document.reference)
        return super().document(party, document)

    def wallet(self, party: str, wallet: DigitalCurrencyAddress) -> str:
        """Of a wallet: by what OFAC calls it, and its address."""
        if self.source.prefix != "ofac":
            return super().wallet(party, wallet)
        return self._hash(party, f"Digital Currency Address - {wallet.currency}", wallet.address)

    def security(self, party: str, security: Security) -> str:
        """Of a security: by what OFAC calls its number, and the number."""
        if self.source.prefix != "ofac" or security.kind is SecurityKind.ISSUER_NAME:
            return super().security(party, security)
        return self._hash(party, security.label, security.value)

    def relation(self, party: str, other: str, relationship: Relationship, schemata: tuple[str, str | None]) -> str:
        """Of a relation of OFAC's Advanced XML between two parties of the list: by its number."""
        source, target = schemata
        if self.format != "us_ofac_advanced_xml" or relationship.reference is None or target is None:
            return super().relation(party, other, relationship, schemata)
        ends = _ENDS.get(relationship.kind)
        if ends and not (source in _COUNTS_AS[ends[0]] and target in _COUNTS_AS[ends[1]]):
            party, other = other, party
        return self._hash("Relation", party, other, relationship.reference)


def ids_of(choice: str, sanctions_list: object, dataset: str) -> Ids:
    """
    The identifiers that were asked for.

    Raises:
        WriteError: there are no such, or the list has not what OpenSanctions makes its identifiers of.
    """
    if choice == "sanctionslib":
        return Ids()
    if choice != "opensanctions":
        raise WriteError(f"there are no identifiers called {choice!r}; there are: sanctionslib, opensanctions")
    if not isinstance(sanctions_list, SanctionsList):
        raise WriteError("the identifiers of OpenSanctions need the list: entities alone do not tell its format")
    return OpenSanctionsIds(sanctions_list.format, dataset)
