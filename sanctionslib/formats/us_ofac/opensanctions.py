"""How OpenSanctions names OFAC's two lists, and identifies what its files hold."""

from __future__ import annotations

from ...model import (
    Designation,
    DigitalCurrencyAddress,
    Entity,
    Relationship,
    RelationshipKind,
    Security,
    SecurityKind,
)
from ...parsing.opensanctions import Dataset, Keys, OpenSanctionsKeys
from .authority import CONSOLIDATED_LIST, OFAC, SDN_LIST

DATASETS = (
    Dataset(name="us_ofac_sdn", authority=OFAC, list=SDN_LIST),
    Dataset(name="us_ofac_cons", authority=OFAC, list=CONSOLIDATED_LIST),
)


def _entry(entity: Entity, designation: Designation) -> str | None:
    """The number of a sanctions entry: on the SDN list that of the party; other lists have numbers of their own."""
    return entity.reference if designation.list == SDN_LIST else None


def _numbered_entry(entity: Entity, designation: Designation) -> str | None:  # noqa: ARG001
    """The number of a sanctions entry, which the Advanced XML states on every list."""
    return designation.reference


def _wallet(wallet: DigitalCurrencyAddress) -> Keys:
    return f"Digital Currency Address - {wallet.currency}", wallet.address


def _security(security: Security) -> Keys | None:
    return None if security.kind is SecurityKind.ISSUER_NAME else (security.label, security.value)


def _relation(relationship: Relationship) -> Keys | None:
    return None if relationship.reference is None else (relationship.reference,)


_R = RelationshipKind
KEYS = OpenSanctionsKeys(prefix="ofac", designation=_entry, wallet=_wallet, security=_security)
"""Those of all of OFAC's formats."""

ADVANCED_KEYS = OpenSanctionsKeys(
    prefix="ofac",
    designation=_numbered_entry,
    wallet=_wallet,
    security=_security,
    relation=_relation,
    relation_ends={
        _R.ACTING_FOR: ("LegalEntity", "LegalEntity"),
        _R.OWNED_OR_CONTROLLED_BY: ("Asset", "LegalEntity"),
        _R.PROPERTY_IN_THE_INTEREST_OF: ("Asset", "LegalEntity"),
        _R.OWNS_CONTROLS_OR_OPERATES: ("LegalEntity", "Asset"),
        _R.FAMILY_OF: ("Person", "Person"),
        _R.LEADER_OF: ("LegalEntity", "Organization"),
        _R.EXECUTIVE_OF: ("LegalEntity", "Organization"),
        _R.SIGNIFICANT_ROLE_IN: ("LegalEntity", "Organization"),
    },
)
"""Those of the Advanced XML, which OpenSanctions reads: it numbers entries and relations too."""
