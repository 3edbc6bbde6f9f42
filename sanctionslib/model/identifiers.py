"""Numbers and codes that identify a party: documents, registers, wallets, securities, other lists."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .countries import Country
from .dates import PartialDate
from .programs import LegalBasis


class IdentificationKind(enum.StrEnum):
    """
    What a number on a document or in a register is.

    >>> IdentificationKind.TAX_NUMBER.value
    'tax number'
    """

    PASSPORT = "passport"
    DIPLOMATIC_PASSPORT = "diplomatic passport"
    TRAVEL_DOCUMENT = "travel document"
    """A document to travel with that is no passport: for refugees, stateless persons, seafarers; a visa."""
    NATIONAL_ID = "national id"
    """A state's number or card for its citizens or residents."""
    RESIDENCE_PERMIT = "residence permit"
    DRIVING_LICENCE = "driving licence"
    BIRTH_CERTIFICATE = "birth certificate"
    VOTER_ID = "voter id"
    MILITARY_ID = "military id"
    SOCIAL_SECURITY_NUMBER = "social security number"
    TAX_NUMBER = "tax number"
    REGISTRATION_NUMBER = "registration number"
    """A company's, charity's or association's number in a register."""
    LICENCE = "licence"
    """A licence or permit to do something."""
    IMO_NUMBER = "imo number"
    """The International Maritime Organization's number of a ship, or of a shipping company."""
    MMSI = "mmsi"
    """A ship's radio identity."""
    VESSEL_REGISTRATION = "vessel registration"
    """A ship's number in a register other than the IMO's."""
    HULL_NUMBER = "hull number"
    BIC = "bic"
    """SWIFT code of a bank."""
    BANK_CODE = "bank code"
    """A national code of a bank, such as Russia's BIK."""
    LEI = "lei"
    """Legal Entity Identifier (ISO 17442)."""
    DUNS = "duns"
    LOCODE = "locode"
    """UN code of the port or place it runs."""
    NAME_CODE = "name code"
    """The Chinese commercial (telegraph) code, which spells a name in numbers."""
    OTHER = "other"


@attrs.frozen(repr=False)
class Identification:
    """
    A number that a document or a register gives an entity.

    Attributes:
        kind: What it is, in our words.
        number: The number as published; None where the source names a document without one.
        label: What the source calls it: ``Cedula No.``.
        sublabel: What the source calls it more exactly beside that: ``Voter ID``.
        country: The country it belongs to.
        issuer: Who issued it.
        issue_place: Where it was issued: a town, or an office.
        issue_country: The country where it was issued, where the source states that apart.
        issue_date, expiry_date: As stated; a document with neither may well be valid.
        valid_from: The first day of its validity, where the source states that apart.
        expired: Whether the source calls it expired.
        valid: Whether the source calls it valid; None if it does not say.
        false: Whether the source calls it false (forged, or not the bearer's).
        revoked: Whether the source says that the issuer revoked it.
        lost: Whether the source says that it was reported lost or stolen.
        diplomatic: Whether the source calls it diplomatic.
        holder_name: The name on the document.
        facts: What else the document states about its bearer, in the source's words: ``Gender: Male``.
        note: What the source adds.
        origin: The field it was read out of, where that is not the field for documents.
        reference: The authority's own number of the document in its records. Left out of equality.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> Identification(IdentificationKind.PASSPORT, "1084010", label="Passport", country=Country("Egypt", "EG"))
    Identification(passport, number='1084010', country=Country('Egypt', code='EG'))
    """

    kind: IdentificationKind
    number: str | None = None
    label: str | None = attrs.field(default=None, kw_only=True, repr=False)
    sublabel: str | None = attrs.field(default=None, kw_only=True, repr=False)
    country: Country | None = attrs.field(default=None, kw_only=True)
    issuer: str | None = attrs.field(default=None, kw_only=True)
    issue_place: str | None = attrs.field(default=None, kw_only=True)
    issue_country: Country | None = attrs.field(default=None, kw_only=True)
    issue_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    expiry_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    valid_from: PartialDate | None = attrs.field(default=None, kw_only=True)
    expired: bool | None = attrs.field(default=None, kw_only=True)
    valid: bool | None = attrs.field(default=None, kw_only=True)
    false: bool | None = attrs.field(default=None, kw_only=True)
    revoked: bool | None = attrs.field(default=None, kw_only=True)
    lost: bool | None = attrs.field(default=None, kw_only=True)
    diplomatic: bool | None = attrs.field(default=None, kw_only=True)
    holder_name: str | None = attrs.field(default=None, kw_only=True)
    facts: tuple[str, ...] = attrs.field(default=(), kw_only=True, repr=False)
    note: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True, repr=False)
    reference: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr


@attrs.frozen(repr=False)
class DigitalCurrencyAddress:
    """
    An address of a digital currency (a wallet).

    >>> DigitalCurrencyAddress("XBT", "17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C")
    DigitalCurrencyAddress('XBT', address='17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C')
    """

    currency: str
    """The source's code of the currency; OFAC writes bitcoin ``XBT``."""
    address: str
    note: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = brief_repr


class SecurityKind(enum.StrEnum):
    """
    What one knows a security by.

    >>> SecurityKind.ISIN.value
    'isin'
    """

    ISIN = "isin"
    """International Securities Identification Number (ISO 6166)."""
    TICKER = "ticker"
    """The code it is traded under at an exchange."""
    ISSUER_NAME = "issuer name"
    """The name under which it is issued."""


@attrs.frozen(repr=False)
class Security:
    """
    What a source says of the securities that an organization issued. It does not say which facts go together.

    >>> Security(SecurityKind.ISIN, "KYG7114V1023", label="ISIN")
    Security(isin, value='KYG7114V1023')
    """

    kind: SecurityKind
    value: str
    label: str | None = attrs.field(default=None, kw_only=True, repr=False)
    note: str | None = attrs.field(default=None, kw_only=True)

    __repr__ = brief_repr


class ExternalScheme(enum.StrEnum):
    """
    Who gave an external identifier.

    >>> ExternalScheme.UN_REFERENCE.value
    'un-reference'
    """

    UN_REFERENCE = "un-reference"
    """The UN Security Council's permanent reference number: ``QDi.001``."""
    EU_REFERENCE = "eu-reference"
    OFSI_GROUP = "ofsi-group"
    """OFSI's Group ID: ``12703``."""
    UK_REFERENCE = "uk-reference"
    """The UK Sanctions List's Unique ID: ``AFG0001``."""
    IMO = "imo"
    """``IMO`` and seven digits."""
    LEI = "lei"
    BIC = "bic"
    WIKIDATA = "wikidata"
    """An item of Wikidata: ``Q937``."""
    REFERENT = "referent"
    """The identifier of a record that somebody else has merged into this one (FollowTheMoney's "referents")."""


@attrs.frozen(repr=False)
class ExternalId:
    """
    An identifier that the same party bears elsewhere: what joins it across lists. In canonical form.

    >>> ExternalId(ExternalScheme.IMO, "IMO9187655").value
    'IMO9187655'
    """

    scheme: ExternalScheme
    value: str

    __repr__ = brief_repr
