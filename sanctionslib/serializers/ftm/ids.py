"""Identifiers: of parties, and of what hangs on them."""

from __future__ import annotations

import hashlib
import re

_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")


def digest(*parts: str | None) -> str:
    """A checksum of *parts*, which a character that no list has keeps apart."""
    text = "\0".join(part or "" for part in parts)
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def party_id(id: str) -> str:
    """The identifier of an entity, made fit for FollowTheMoney if it is not: letters, digits, hyphens, full stops."""
    if _ID.fullmatch(id):
        return id
    return f"{re.sub('[^0-9a-zA-Z]+', '-', id).strip('-')[:100]}-{digest(id)}".lstrip("-")
