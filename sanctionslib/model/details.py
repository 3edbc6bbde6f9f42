"""What identifies and locates an entity: documents, addresses, contacts, countries, links."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .dates import PartialDate
from .programs import LegalBasis


@attrs.frozen(repr=False)
class Country:
    """
    A country or territory, as a source names it.

    Attributes:
        name: The source's own words.
        code: ISO 3166-1 alpha-2 code, or the four letters of ISO 3166-3 for one that is no more (``SUHH``);
            None where the words name no country that has one.

    >>> Country("Korea, North", "KP")
    Country('Korea, North', code='KP')
    """

    name: str
    code: str | None = None

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.name


@attrs.frozen(repr=False)
class Nationality:
    """
    A nationality or a citizenship.

    Attributes:
        country: Of which country.
        main: Whether the source calls it the main one of several; None if it does not say.
        note: What the source adds.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> Nationality(Country("Syria", "SY"), main=True)
    Nationality(Country('Syria', code='SY'), main=True)
    """

    country: Country
    main: bool | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.country.name


@attrs.frozen(eq=False, repr=False)
class BirthDate(PartialDate):
    """
    A birth date, with what the source says about it.

    Attributes:
        main: Whether the source calls it the main one of several; None if it does not say.
        alias: The alias under which the source states it (the UN gives some aliases birth dates of their own).
        origin: The field it was read out of, where that is not the field for birth dates: ``"remarks"``.
        legal_bases: The acts that state it, where the source says so (the EU does).

    It equals any `PartialDate` that says the same: the rest is about the statement, not the date.

    >>> BirthDate("1961-11-28", main=True) == PartialDate("1961-11-28")
    True
    """

    main: bool | None = attrs.field(default=None, kw_only=True)
    alias: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)


@attrs.frozen(repr=False, kw_only=True)
class Place:
    """
    A place of birth.

    Attributes:
        text: The place in one piece, where the source gives it so.
        street, city, region, postal_code, country: Its parts, where the source gives them.
        place: A village, a district or another place that the source names beside (or instead of) the city.
        main: Whether the source calls it the main one of several; None if it does not say.
        alias: The alias under which the source states it.
        note: What the source adds.
        origin: The field it was read out of, where that is not the field for places.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> str(Place(city="Jableh", region="Latakia", country=Country("Syria", "SY")))
    'Jableh, Latakia, Syria'
    """

    text: str | None = None
    street: str | None = None
    place: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: Country | None = None
    main: bool | None = None
    alias: str | None = None
    note: str | None = None
    origin: str | None = None
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        parts = (self.street, self.place, self.city, self.region, self.postal_code, self.country and self.country.name)
        return self.text or ", ".join(part for part in parts if part)


@attrs.frozen(repr=False, kw_only=True)
class Address:
    """
    An address, in the parts that the source gives.

    Attributes:
        text: The address in one piece, where the source gives it so.
        lines: Street lines, in order.
        po_box, city, region, postal_code, country: Its parts.
        locality: City, region and postal code in one piece, where the source does not tell them apart (OFAC's delimited
            files).
        place: A village, a district or another place that the source names beside (or instead of) the city.
        care_of: The person or firm at whose address it is.
        main: Whether the source calls it the main one; None if it does not say.
        script: ISO 15924 code of the writing system it is written in; None where it is not stated.
        at_listing: Whether the source calls it the address at the time of listing; None if it does not say.
        note: What the source adds.
        legal_bases: The acts that state it, where the source says so (the EU does).

    >>> print(Address(lines=("19 ul. Vavilova",), city="Moscow", country=Country("Russia", "RU")))
    19 ul. Vavilova, Moscow, Russia
    """

    text: str | None = None
    lines: tuple[str, ...] = ()
    po_box: str | None = None
    place: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    locality: str | None = None
    country: Country | None = None
    care_of: str | None = None
    main: bool | None = None
    at_listing: bool | None = None
    script: str | None = None
    note: str | None = None
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        parts = (
            *self.lines,
            self.po_box,
            self.place,
            self.city,
            self.region,
            self.postal_code,
            self.locality,
            self.country,
        )
        return self.text or ", ".join(str(part) for part in parts if part)


class ContactKind(enum.StrEnum):
    """
    How one reaches a party.

    >>> ContactKind.WEBSITE.value
    'website'
    """

    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    OTHER = "other"


@attrs.frozen(repr=False)
class Contact:
    """
    A website, an e-mail address, a telephone or a fax number, as published, with the acts that state it (the EU's do).

    >>> Contact(ContactKind.WEBSITE, "www.sberbank.ru")
    Contact(website, value='www.sberbank.ru')
    """

    kind: ContactKind
    value: str
    note: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True, repr=False)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), kw_only=True, repr=False)

    __repr__ = brief_repr


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


@attrs.frozen(repr=False)
class Annotation:
    """
    What a source says of one value of an entity, where the value itself has no room for it.

    Attributes:
        label: What the source calls the value: ``Aircraft Model``.
        field: The field of the entity (or of its designations) that holds the value: ``models``; None where the
            annotation is about the entity itself.
        value: The value, as it stands there.
        reliability: How sure the source is of it, in its own words: ``Confirmed``, ``Reported``, ``False``.
        note: What else it says of it.

    >>> Annotation("Aircraft Model", field="models", value="A320-232", reliability="Confirmed")
    Annotation('Aircraft Model', field='models', value='A320-232', reliability='Confirmed')
    """

    label: str
    field: str | None = attrs.field(default=None, kw_only=True)
    value: str | None = attrs.field(default=None, kw_only=True)
    reliability: str | None = attrs.field(default=None, kw_only=True)
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


class RelationshipKind(enum.StrEnum):
    """
    What an entity is to the other party: read "this entity ... that party".

    >>> RelationshipKind.OWNED_OR_CONTROLLED_BY.value
    'owned or controlled by'
    """

    LINKED_TO = "linked to"
    """Connected in a way that the source does not state."""
    ACTING_FOR = "acting for"
    PROVIDING_SUPPORT_TO = "providing support to"
    OWNED_OR_CONTROLLED_BY = "owned or controlled by"
    OWNER_OF = "owner of"
    OPERATOR_OF = "operator of"
    OWNS_CONTROLS_OR_OPERATES = "owns, controls or operates"
    """One of the three; the source does not say which."""
    PROPERTY_IN_THE_INTEREST_OF = "property in the interest of"
    PARENT_OF = "parent of"
    SUBSIDIARY_OF = "subsidiary of"
    LEADER_OF = "leader of"
    EXECUTIVE_OF = "principal executive officer of"
    SIGNIFICANT_ROLE_IN = "playing a significant role in"
    MEMBER_OF = "member of"
    FAMILY_OF = "family member of"
    ASSOCIATE_OF = "associate of"
    OTHER = "other"


@attrs.frozen(repr=False)
class Relationship:
    """
    A relation of the entity it stands in to another party, which may be outside the list.

    Attributes:
        kind: What the entity is to the other party.
        name: The other party's name, as stated.
        entity_id: The other party's identifier in this library's form (``ofac-12743``), where the source gives one.
        label: What the source calls the relation: ``Linked To``.
        former: Whether the source calls it past; None if it does not say.
        quality: What the source says of how sure it is.
        start_date, end_date: Its time.
        note: What the source adds.
        origin: The field it was read out of: ``remarks``.
        reference: The authority's own number of the relation. Left out of equality.

    >>> Relationship(RelationshipKind.LINKED_TO, "HIZBALLAH")
    Relationship(linked to, name='HIZBALLAH')
    """

    kind: RelationshipKind
    name: str | None = None
    entity_id: str | None = attrs.field(default=None, kw_only=True)
    label: str | None = attrs.field(default=None, kw_only=True, repr=False)
    former: bool | None = attrs.field(default=None, kw_only=True)
    quality: str | None = attrs.field(default=None, kw_only=True)
    start_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    end_date: PartialDate | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    origin: str | None = attrs.field(default=None, kw_only=True, repr=False)
    reference: str | None = attrs.field(default=None, kw_only=True, eq=False, repr=False)

    __repr__ = brief_repr
