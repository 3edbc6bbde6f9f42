"""The schemata that are written, and their properties, each with what it takes."""

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
    clean_isin,
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
    """What a property takes: how its values are cleaned, how long they may be, and FollowTheMoney's name for that."""

    clean: Callable[[str], str | None]
    length: int
    name: str


def _identifier(length: int, clean: Callable[[str], str | None] = clean_text) -> Type:
    return Type(clean, length, "identifier")


STRING, TEXT, NUMBER = Type(clean_text, 1024, "string"), Type(clean_text, 65000, "text"), Type(clean_text, 64, "number")
NAME, ADDRESS = Type(clean_name, 384, "name"), Type(clean_address, 250, "address")
IDENTIFIER, URL = _identifier(64), Type(clean_url, 4096, "url")
COUNTRY, DATE, TOPIC, GENDER, ENTITY = (
    Type(as_is, 200, name) for name in ("country", "date", "topic", "gender", "entity")
)
"""Values that are made here in the right form."""


def _all(names: str, type: Type) -> dict[str, Type]:
    return dict.fromkeys(names.split(), type)


_THING = {
    **_all("name alias previousName weakAlias", NAME),
    "address": ADDRESS,
    "addressEntity": ENTITY,
    "country": COUNTRY,
    "topics": TOPIC,
    "programId": IDENTIFIER,
    "notes": TEXT,
}
_LEGAL_ENTITY = {
    **_THING,
    **_all("classification sector", STRING),
    "incorporationDate": DATE,
    "jurisdiction": COUNTRY,
    **_all("idNumber registrationNumber taxNumber licenseNumber", IDENTIFIER),
    "vatCode": _identifier(32),
    "website": URL,
    "email": Type(clean_email, 250, "email"),
    "phone": Type(clean_phone, 32, "phone"),
    "innCode": _identifier(32, clean_inn),
    "ogrnCode": _identifier(32, clean_ogrn),
    "uscCode": _identifier(64, clean_uscc),
    "leiCode": _identifier(32, clean_lei),
    "swiftBic": _identifier(16, clean_bic),
    "dunsCode": _identifier(16),
}
_ORGANIZATION = {**_LEGAL_ENTITY, "imoNumber": _identifier(16, clean_imo), "giiNumber": _identifier(20)}
_INTERVAL = {
    **_all("startDate endDate", DATE),
    "recordId": STRING,
    "namesMentioned": NAME,
    "summary": TEXT,
}
_INTEREST = {**_INTERVAL, **_all("role status", STRING)}
_IDENTIFICATION = {
    **_INTERVAL,
    "holder": ENTITY,
    "country": COUNTRY,
    **_all("type authority", STRING),
    "number": IDENTIFIER,
}
SCHEMATA: dict[str, dict[str, Type]] = {
    "LegalEntity": _LEGAL_ENTITY,
    "Person": {
        **_LEGAL_ENTITY,
        "birthDate": DATE,
        **_all("birthCountry nationality citizenship", COUNTRY),
        "gender": GENDER,
        **_all("birthPlace title position", STRING),
        **_all("firstName middleName lastName fatherName motherName nameSuffix", STRING),
        "passportNumber": IDENTIFIER,
        "socialSecurityNumber": _identifier(64, clean_ssn),
    },
    "Organization": _ORGANIZATION,
    "Company": {**_ORGANIZATION, "ticker": IDENTIFIER, "bikCode": IDENTIFIER},
    "PublicBody": _ORGANIZATION,
    "Vessel": {
        **_THING,
        **_all("flag pastFlags", COUNTRY),
        "buildDate": DATE,
        **_all("callSign registrationNumber", IDENTIFIER),
        "type": STRING,
        "imoNumber": _identifier(16, clean_imo),
        "mmsi": _identifier(16),
        **_all("deadweightTonnage grossRegisteredTonnage", NUMBER),
    },
    "Airplane": {
        **_THING,
        "model": STRING,
        "buildDate": DATE,
        **_all("registrationNumber serialNumber", IDENTIFIER),
    },
    "Address": {
        "full": ADDRESS,
        **_all("street postOfficeBox city region remarks", STRING),
        "postalCode": _identifier(16)._replace(name="string"),
        "country": COUNTRY,
        "notes": TEXT,
    },
    "Sanction": {
        **_INTERVAL,
        "entity": ENTITY,
        "country": COUNTRY,
        **_all("listingDate modifiedAt", DATE),
        **_all("authority program status provisions", STRING),
        **_all("authorityId programId", IDENTIFIER),
        "unscId": _identifier(16),
        "programUrl": URL,
        "reason": TEXT,
    },
    "Identification": _IDENTIFICATION,
    "Passport": _IDENTIFICATION,
    "CryptoWallet": {
        **_all("publicKey cryptoAddress", _identifier(512)),
        "currency": STRING,
        "holder": ENTITY,
        "topics": TOPIC,
        "notes": TEXT,
    },
    "Security": {
        "isin": _identifier(16, clean_isin),
        **_all("ticker registrationNumber", IDENTIFIER),
        "issuer": ENTITY,
        "topics": TOPIC,
        "notes": TEXT,
    },
    "Ownership": {**_INTEREST, **_all("owner asset", ENTITY)},
    "Control": {**_INTEREST, **_all("controller controlled", ENTITY), "controlType": STRING},
    "Directorship": {**_INTEREST, **_all("director organization", ENTITY)},
    "Membership": {**_INTEREST, **_all("member organization", ENTITY)},
    "Representation": {**_INTEREST, **_all("agent client", ENTITY)},
    "UnknownLink": {**_INTEREST, **_all("subject object", ENTITY)},
    "Family": {**_INTERVAL, **_all("person relative", ENTITY), "relationship": STRING},
    "Associate": {**_INTERVAL, **_all("person associate", ENTITY), "relationship": STRING},
}
"""The properties written here, by schema; those of FollowTheMoney with their types."""

KINDS = {
    "LegalEntity": {"LegalEntity", "Thing"},
    "Person": {"Person", "LegalEntity", "Thing"},
    "Organization": {"Organization", "LegalEntity", "Thing"},
    "Company": {"Company", "Organization", "LegalEntity", "Asset", "Thing"},
    "PublicBody": {"PublicBody", "Organization", "LegalEntity", "Thing"},
    "Vessel": {"Vessel", "Asset", "Thing"},
    "Airplane": {"Airplane", "Asset", "Thing"},
}
"""What a party of a schema is, as far as it matters to what may refer to it."""

CAPTIONS = {
    **dict.fromkeys(
        ("LegalEntity", "Person", "Organization", "Company", "PublicBody", "Vessel", "Airplane"), ("name",)
    ),
    "Address": ("full", "city"),
    "Sanction": ("program",),
    **dict.fromkeys(("Identification", "Passport"), ("number",)),
    "CryptoWallet": ("publicKey",),
    "Security": ("isin", "registrationNumber"),
    "Control": ("controlType",),
    **dict.fromkeys(("Directorship", "Membership"), ("role",)),
}
"""The properties that an entity is called by; by the name of its schema, where it has none."""
LABELS = {"UnknownLink": "Other link"}
"""What FollowTheMoney calls a schema, where it is not the name of it."""


def is_a(schema: str, kind: str) -> bool:
    """
    Whether a party of a schema may stand where FollowTheMoney asks for a kind.

    >>> is_a("Company", "Asset"), is_a("Organization", "Asset"), is_a("Vessel", "LegalEntity")
    (True, False, False)
    """
    return kind in KINDS[schema]
