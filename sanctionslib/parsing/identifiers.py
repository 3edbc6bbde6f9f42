"""Identifiers: those of entities, made of the references of authorities, and those of the world with their forms."""

from __future__ import annotations

import re

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9.-]+")
_IMO = re.compile(r"(?:IMO)?\s*(\d{7})", re.IGNORECASE)
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")


def identifier(prefix: str, reference: str | None, line: int | None) -> str:
    """
    The identifier of an entity: letters, digits, points and hyphens; made of its line, if it has no reference.

    >>> identifier("gb", "RUS0001", 7), identifier("gb-ofsi", None, 7), identifier("x", "A 1/2", 7)
    ('gb-RUS0001', 'gb-ofsi-line-7', 'x-A-1-2')
    """
    return f"{prefix}-{_NOT_IN_AN_ID.sub('-', reference or f'line-{line}')}"


def imo_number(text: str) -> str | None:
    """
    The seven digits of a number that has the form of one of the International Maritime Organization; None for another.

    >>> imo_number("IMO 9334557"), imo_number("9334557"), imo_number("933455")
    ('9334557', '9334557', None)
    """
    match = _IMO.fullmatch(text)
    return match[1] if match else None


def is_bic(text: str) -> bool:
    """
    Whether a text has the form of a Business Identifier Code (ISO 9362): eight or eleven characters.

    >>> is_bic("COMMSYDA"), is_bic("COMM SYDA")
    (True, False)
    """
    return _BIC.fullmatch(text) is not None


def is_lei(text: str) -> bool:
    """
    Whether a text is a Legal Entity Identifier: twenty characters whose check digits agree (ISO 17442).

    >>> is_lei("253400V1H6ART1UQ0N98"), is_lei("253400V1H6ART1UQ0N99")
    (True, False)
    """
    if not _LEI.fullmatch(text):
        return False
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1
