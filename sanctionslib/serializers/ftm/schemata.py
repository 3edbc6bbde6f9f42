"""The properties that are written, by schema, each with what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .values import (
    as_is,
    clean_address,
    clean_bic,
    clean_email,
    clean_imo,
    clean_inn,
    clean_lei,
    clean_name,
    clean_ogrn,
    clean_phone,
    clean_ssn,
    clean_text,
    clean_url,
    clean_uscc,
)


class Type(NamedTuple):
    """What a property takes: how its values are cleaned, and how long they may be."""

    clean: Callable[[str], str | None]
    length: int


_STRING, TEXT, _NAME, IDENTIFIER = (
    Type(clean_text, 1024),
    Type(clean_text, 65000),
    Type(clean_name, 384),
    Type(clean_text, 64),
)
CODE = Type(as_is, 200)
"""Values that are made here in the right form: countries, dates, topics, genders and references."""


def _all(names: str, type: Type) -> dict[str, Type]:
    return dict.fromkeys(names.split(), type)


_THING = {
    **_all("name alias previousName weakAlias", _NAME),
    "address": Type(clean_address, 250),
    "notes": TEXT,
    **_all("addressEntity country topics", CODE),
}
_LEGAL_ENTITY = {
    **_THING,
    **_all("classification sector", _STRING),
    **_all("incorporationDate jurisdiction", CODE),
    **_all("idNumber registrationNumber taxNumber licenseNumber", IDENTIFIER),
    "website": Type(clean_url, 4096),
    "email": Type(clean_email, 250),
    "phone": Type(clean_phone, 32),
    "innCode": Type(clean_inn, 32),
    "ogrnCode": Type(clean_ogrn, 32),
    "uscCode": Type(clean_uscc, 64),
    "leiCode": Type(clean_lei, 32),
    "swiftBic": Type(clean_bic, 16),
    "dunsCode": Type(clean_text, 16),
}
_IDENTIFICATION = {
    **_all("holder country startDate endDate", CODE),
    **_all("type authority", _STRING),
    "number": IDENTIFIER,
    "namesMentioned": _NAME,
    "summary": TEXT,
}
SCHEMATA: dict[str, dict[str, Type]] = {
    "LegalEntity": _LEGAL_ENTITY,
    "Person": {
        **_LEGAL_ENTITY,
        **_all("birthDate birthCountry nationality citizenship gender", CODE),
        **_all("birthPlace title position", _STRING),
        **_all("firstName middleName lastName fatherName motherName nameSuffix", _STRING),
        "passportNumber": IDENTIFIER,
        "socialSecurityNumber": Type(clean_ssn, 64),
    },
    "Organization": {**_LEGAL_ENTITY, "imoNumber": Type(clean_imo, 16)},
    "Vessel": {
        **_THING,
        **_all("flag pastFlags buildDate", CODE),
        **_all("callSign registrationNumber", IDENTIFIER),
        "type": _STRING,
        "imoNumber": Type(clean_imo, 16),
        "mmsi": Type(clean_text, 16),
        **_all("deadweightTonnage grossRegisteredTonnage", Type(clean_text, 64)),
    },
    "Airplane": {
        **_THING,
        "model": _STRING,
        "buildDate": CODE,
        **_all("registrationNumber serialNumber", IDENTIFIER),
    },
    "Address": {
        "full": Type(clean_address, 250),
        **_all("street postOfficeBox city region remarks", _STRING),
        "postalCode": Type(clean_text, 16),
        "country": CODE,
        "notes": TEXT,
    },
    "Sanction": {
        **_all("entity country listingDate startDate endDate modifiedAt", CODE),
        **_all("authority program status provisions", _STRING),
        "authorityId": IDENTIFIER,
        "unscId": Type(clean_text, 16),
        "programUrl": Type(clean_url, 4096),
        **_all("reason summary", TEXT),
    },
    "Identification": _IDENTIFICATION,
    "Passport": _IDENTIFICATION,
    "CryptoWallet": {
        **_all("publicKey cryptoAddress", Type(clean_text, 512)),
        "currency": _STRING,
        "holder": CODE,
        "notes": TEXT,
    },
}
"""The properties written here, by schema; those of FollowTheMoney with their types."""


CAPTIONS = {
    **dict.fromkeys(("LegalEntity", "Person", "Organization", "Vessel", "Airplane"), ("name",)),
    "Address": ("full", "city"),
    "Sanction": ("program",),
    **dict.fromkeys(("Identification", "Passport"), ("number",)),
    "CryptoWallet": ("publicKey",),
}
