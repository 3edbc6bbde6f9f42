"""What the two JSON formats of ours share."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from ..codec import Decoder
from ..errors import ReadError
from ..model import IssueCode
from .input import Head
from .reading import Reading


def first_line(head: Head) -> Any:
    """The first line as a JSON value; None if it is none, or not whole."""
    line = head.text.lstrip().partition("\n")[0]
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def decoder(reading: Reading) -> Decoder:
    """A decoder whose unknown keys become issues of *reading*."""

    def unknown(path: str, value: Any) -> None:
        reading.issue(IssueCode.UNKNOWN_ELEMENT, f"unknown key {path}", raw=json.dumps(value, ensure_ascii=False))

    return Decoder(unknown)


def begin(reading: Reading, decode: Decoder, header: Any, line: int | None = None) -> None:
    """
    Set the facts of a list on *reading*.

    Raises:
        ReadError: they are not what the format says.
    """
    try:
        facts = decode.header(header)
    except (ValueError, AttributeError, TypeError) as error:
        wrong(reading, str(error), line)
    for name in ("authority", "title", "published", "edition", "complete", "stated_count", "filters", "files"):
        if name in facts:
            setattr(reading, name, facts[name])
    reading.ours = True
    reading.original = facts.get("format")
    reading.list_source = facts.get("source")


def wrong(reading: Reading, message: str, line: int | None = None) -> NoReturn:
    """Raise the error that a file of ours is not as the format says."""
    raise ReadError(message, file=reading.document.name, line=line)
