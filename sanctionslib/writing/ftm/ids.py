"""
Identifiers: of parties, and of what hangs on them. Those of this library, or those of OpenSanctions.

What hangs on a party is identified by its facts, so that it keeps its identifier when records move. OpenSanctions makes
such identifiers of the name of its dataset, a word for what it is, and keys of the source, run together and hashed
(SHA-1); where the model holds those keys, the same come out here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from ...errors import WriteError
from ...model import (
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Identification,
    Relationship,
    SanctionsList,
    Security,
)
from ...parsing.opensanctions import Dataset, OpenSanctionsKeys
from ...publishers import datasets_of, format_named

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


_COUNTS_AS = {
    "LegalEntity": {"Person", "LegalEntity", "Organization", "Company", "PublicBody"},
    "Organization": {"LegalEntity", "Organization", "Company", "PublicBody"},
    "Person": {"Person", "LegalEntity"},
    "Asset": {"Vessel", "Airplane", "Organization", "Company", "PublicBody"},
}
"""The schemata that an end of a relation may have, for what OpenSanctions takes it for."""


def _counts_as(schema: str, end: str) -> bool:
    return schema in _COUNTS_AS.get(end, {end})


class OpenSanctionsIds(Ids):
    """
    The identifiers that OpenSanctions gives the same records, where the model holds the keys that they are made of.

    What it makes of keys that the model does not hold, or does not make at all, keeps the identifier of this library.
    """

    def __init__(self, keys: OpenSanctionsKeys, of_list: str, datasets: Sequence[Dataset]) -> None:
        self.keys = keys
        self.datasets = {dataset.list: dataset.name for dataset in datasets}
        # An export of several lists is none of their datasets; most parties are in that of the first.
        names = list(self.datasets.values()) or [of_list]
        self.dataset = of_list if of_list in names else names[0]
        self.of_other_lists = names[-1]
        self._given: set[str] = set()

    def party(self, entity: Entity) -> str:
        """
        Of a party: the beginning, and the key in small letters, with a hyphen for all else.

        A further party with the key of another has a number behind it.
        """
        key = self.keys.party(entity)
        slug = re.sub("[^0-9a-z]+", "-", (key or "").lower()).strip("-")
        if not slug:
            raise WriteError(f"the identifier of OpenSanctions cannot be made for {entity.id}: its key is missing")
        id, count = f"{self.keys.prefix}-{slug}", 1
        while id in self._given:
            count += 1
            id = f"{self.keys.prefix}-{slug}-{count}"
        self._given.add(id)
        return id

    def _hash(self, *parts: str | None, dataset: str | None = None) -> str:
        return f"{self.keys.prefix}-{_sha1((dataset or self.dataset) + ''.join([part or '' for part in parts]))}"

    def named(self, near: str, *parts: str | None) -> str:  # noqa: ARG002
        """Of what OpenSanctions has no identifier for that could be made here."""
        return f"{self.keys.prefix}-{digest(*parts)}"

    def sanction(self, party: str, entity: Entity, designation: Designation, *key: str | None) -> str:
        """Of a designation, by what tells it from others; in the dataset of its own list, whatever file it is in."""
        known = self.keys.designation(entity, designation)
        if known is None:
            return super().sanction(party, entity, designation, *key)
        dataset = self.datasets.get(designation.list or "", self.of_other_lists)
        return self._hash("Sanction", party, known, dataset=dataset)

    def document(self, party: str, document: Identification) -> str:
        """Of a document, mostly by its number, its type and its own key."""
        keys = self.keys.document(document)
        return super().document(party, document) if keys is None else self._hash(party, *keys)

    def wallet(self, party: str, wallet: DigitalCurrencyAddress) -> str:
        """Of a wallet."""
        keys = self.keys.wallet(wallet)
        return super().wallet(party, wallet) if keys is None else self._hash(party, *keys)

    def security(self, party: str, security: Security) -> str:
        """Of a security."""
        keys = self.keys.security(security)
        return super().security(party, security) if keys is None else self._hash(party, *keys)

    def relation(self, party: str, other: str, relationship: Relationship, schemata: tuple[str, str | None]) -> str:
        """Of a relation between two parties of the list."""
        source, target = schemata
        keys = self.keys.relation(relationship)
        if keys is None or target is None:
            return super().relation(party, other, relationship, schemata)
        ends = self.keys.relation_ends.get(relationship.kind)
        if ends and not (_counts_as(source, ends[0]) and _counts_as(target, ends[1])):
            party, other = other, party
        return self._hash("Relation", party, other, *keys)


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
    format = format_named(sanctions_list.format)
    if format is None or format.opensanctions is None:
        name = sanctions_list.format or "unknown"
        raise WriteError(f"the identifiers of OpenSanctions cannot be made for a list of the format {name}")
    return OpenSanctionsIds(format.opensanctions, dataset, datasets_of(format.authority))
