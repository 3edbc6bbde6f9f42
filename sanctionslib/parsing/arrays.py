"""Lists that are an array of JSON objects: their records, one after the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..errors import ReadError
from ..model import IssueCode
from .fields import Fields
from .input import Document
from .items import Context, JsonObject, Seen, json_object, json_values
from .reading import Reading

_SPACE = re.compile(r"[ \t\r\n]*")


def objects(reading: Reading, document: Document, fields: Fields) -> Iterator[JsonObject]:
    """
    The records of a list, or of a part of one, that is an array of objects: one after the other, each with its line.

    The file is read whole into memory. The facts of the list must be known before (see `Reading.begin`).

    Args:
        reading: Where findings go.
        document: The file.
        fields: The table of its records.

    Raises:
        ReadError: it is not UTF-8, no array, cut short, or not JSON.
    """
    beside = None if document is reading.document else document
    for line, value in array(document):
        if isinstance(value, dict):
            yield JsonObject(value, fields, Context(reading, line, beside))
            continue
        raw = json.dumps(value, ensure_ascii=False)
        reading.issue(IssueCode.UNKNOWN_ELEMENT, "a value that is no record", line=line, raw=raw, document=beside)
        if reading.trace is not None:
            reading.trace.extend(Seen(path, text, reported=True) for path, text in json_values(value, fields.name))


def array(document: Document) -> Iterator[tuple[int, Any]]:
    """
    The values of a file that is one array of JSON, each with the line on which it begins.

    Raises:
        ReadError: it is not UTF-8, no array, cut short, or not JSON.
    """
    with document.open() as stream:
        try:
            text = stream.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ReadError(f"is not UTF-8: {error.reason}", file=document.name) from error
    decoder = json.JSONDecoder(object_pairs_hook=json_object)
    line, counted, place = 1, 0, _behind_space(text, 0)
    if text[place : place + 1] != "[":
        raise ReadError("is no array of JSON", file=document.name)
    start = place = _behind_space(text, place + 1)
    while text[place : place + 1] != "]" or place != start:
        line, counted = line + text.count("\n", counted, place), place
        try:
            value, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            message = f"is cut short, or not JSON: {error.msg}"
            raise ReadError(message, file=document.name, line=error.lineno) from error
        except (ValueError, RecursionError) as error:
            raise ReadError(f"is JSON that cannot be read: {error}", file=document.name, line=line) from error
        yield line, value
        place = _behind_space(text, place)
        if text[place : place + 1] == "]":
            break
        if text[place : place + 1] != ",":
            raise ReadError("is cut short, or not JSON: no end of the array", file=document.name, line=line)
        place = _behind_space(text, place + 1)
    if _behind_space(text, place + 1) < len(text):
        raise ReadError("goes on behind the end of its array", file=document.name)


def _behind_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place
