"""The rows of a delimited file (CSV and its like)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..errors import ReadError
from .input import Document

_CHUNK = 1024 * 1024


def csv_rows(document: Document, *, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """
    The rows of a delimited file in UTF-8 or, where it is not, cp1252: the line each begins on, and its cells.

    Raises:
        ReadError: it is cut short within a quoted cell, or not delimited so.
    """
    encoding = "utf-8-sig" if is_utf8(document) else "cp1252"
    with document.open() as stream:
        buffered = io.BufferedReader(stream) if isinstance(stream, io.RawIOBase) else stream
        text = io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            message = "is cut short within a cell" if "unexpected end" in str(error) else f"is not CSV: {error}"
            raise ReadError(message, file=document.name, line=line) from error
        finally:
            text.detach()


def is_utf8(document: Document) -> bool:
    """Whether a whole file is UTF-8."""
    with document.open(quietly=True) as stream:
        rest = b""
        while chunk := stream.read(_CHUNK):
            data = rest + chunk
            try:
                data.decode("utf-8")
                rest = b""
            except UnicodeDecodeError as error:
                if error.start < len(data) - 3:
                    return False
                rest = data[error.start :]  # a character cut by the end of the chunk
    return not rest
