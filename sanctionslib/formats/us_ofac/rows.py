"""The rows of OFAC's delimited and fixed-width lists: how they are cut into cells, and which file has such rows."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator

import attrs

from ...parsing.input import Head

SDN, ADD, ALT, COMMENTS = "sdn", "add", "alt", "comments"

TITLES = {
    SDN: "SDN (or CONS_PRIM) file",
    ADD: "ADD file of addresses",
    ALT: "ALT file of aliases",
    COMMENTS: "SDN_COMMENTS (or CONS_COMMENTS) file of long remarks",
}

COLUMNS: dict[str, tuple[str, ...]] = {
    SDN: (
        "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
        "Vess_owner", "Remarks",
    ),
    ADD: ("ent_num", "Add_num", "Address", "City", "Country", "Add_remarks"),
    ALT: ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"),
    COMMENTS: ("ent_num", "Remarks"),
}  # fmt: skip
"""The columns of each file, named as OFAC's specification does."""

_PARTS = {len(columns): part for part, columns in COLUMNS.items()}
NULL = "-0-"
_TYPES = frozenset({"individual", "entity", "vessel", "aircraft", NULL, ""})
REMARKS_SIZE = 1000
"""Where OFAC cuts the remarks."""

WIDTHS: dict[int, tuple[str, tuple[int, ...]]] = {
    1867: (SDN, (10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000)),
    2017: (SDN, (10, 350, 12, 200, 200, 8, 25, 14, 8, 40, 150, 1000)),
    1336: (ADD, (10, 10, 750, 116, 250, 200)),
    578: (ALT, (10, 10, 8, 350, 200)),
}
"""Length of a fixed-width row to what it is and the widths of its cells. Programs were 50 wide until 2016 at least."""

_WORD = re.compile(r"(?i)(?<![a-z0-9])(?:(?:sdn[ _-]*)?(?P<part>comments|add|alt)|sdn|prim)(?![a-z0-9])")


@attrs.frozen
class Delimited:
    """
    Rows whose cells are separated by a character, texts in double quotes.

    >>> Delimited("@").cells('36@12@"aka"@"AERO-CARIBBEAN"@-0- ', "alt")
    ['36', '12', 'aka', 'AERO-CARIBBEAN', '-0- ']
    """

    delimiter: str
    quoted = True

    def cells(self, text: str, part: str) -> list[str]:
        """
        The cells of a row.

        Raises:
            ValueError: they are not those of that part.
        """
        cells = self._cells(text)
        if len(cells) != len(COLUMNS[part]):
            raise ValueError(f"{len(cells)} cells where {len(COLUMNS[part])} were expected")
        return cells

    def part(self, text: str) -> str | None:
        """Which file of a release has a row such as this; None if none has."""
        try:
            cells = [cell.strip() for cell in self._cells(text)]
        except ValueError:
            return None
        part = _PARTS.get(len(cells))
        return part if part and (is_header(cells) or _fits(cells, part)) else None

    def _cells(self, text: str) -> list[str]:
        try:
            return next(csv.reader([text], delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            raise ValueError(str(error)) from error


@attrs.frozen
class FixedWidth:
    """Rows whose cells begin at fixed places."""

    quoted = False

    def cells(self, text: str, part: str) -> list[str]:
        """
        The cells of a row.

        Raises:
            ValueError: they are not those of that part.
        """
        if part == COMMENTS:
            return [text[:10], text[10:]]
        found, widths = WIDTHS.get(len(text), (None, ()))
        if found != part:
            raise ValueError(f"{len(text)} characters, which is not the length of such a row")
        starts = itertools.accumulate(widths, initial=0)
        return [text[start : start + width] for start, width in zip(starts, widths, strict=False)]

    def part(self, text: str) -> str | None:
        """Which file of a release has a row such as this; None if none has."""
        if not re.match(r" *\d+(?<=^.{10})", text[:10]):
            return None
        part, _ = WIDTHS.get(len(text), (None, ()))
        if part and _fits([cell.strip() for cell in self.cells(text, part)], part):
            return part
        return COMMENTS if len(text) >= 10 + REMARKS_SIZE else None


Encoding = Delimited | FixedWidth

ENCODINGS: dict[str, Encoding] = {
    "csv": Delimited(","),
    "pip": Delimited("|"),
    "del": Delimited("@"),
    "ff": FixedWidth(),
}
"""The four encodings by their file ending."""


def is_header(cells: list[str]) -> bool:
    """Whether a row is the header that some mirrors put there; OFAC's files have none."""
    return cells[0].strip().casefold() == "ent_num"


def _fits(cells: list[str], part: str) -> bool:
    """Whether trimmed cells are such as that part has."""
    if not cells[0].isdigit():
        return False
    if part == SDN:
        return cells[2].casefold() in _TYPES
    return not cells[1].isdigit() if part == COMMENTS else cells[1].isdigit()


def is_end(cells: list[str]) -> bool:
    """Whether a row is an end mark (Ctrl-Z) that a mirror made a row of."""
    return cells[0].strip() in ("\x1a", "^Z") and not any(cell.strip() for cell in cells[1:])


def decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def texts(lines: Iterable[bytes], *, quoted: bool) -> Iterator[tuple[int, str, bool]]:
    """Each row as text, with the line it begins on, and whether a line break ends it."""
    start, pending = 0, ""
    for number, line in enumerate(lines, 1):
        text = decoded(line)
        ended = text.endswith("\n")
        text = text.rstrip("\r\n\x1a")
        if not pending:
            if not text.strip():
                continue
            start = number
        else:
            text = f"{pending}\n{text}"
        pending = text if quoted and text.count('"') % 2 else ""
        if not pending:
            yield start, text, ended
    if pending:
        yield start, pending, False


def part_of(encoding: Encoding, head: Head) -> str | None:
    """Which file of a release has this beginning; None for a file of another kind."""
    if head.root is not None or b"\0" in head.data:
        return None
    text = next((text for _, text, _ in texts(io.BytesIO(head.data), quoted=encoding.quoted)), None)
    return encoding.part(text) if text else None


def stem(name: str) -> tuple[str, str | None]:
    """
    The pattern that the name of a file shares with its companions, and the part that the name says it is.

    >>> stem("SDN.CSV"), stem("add.csv"), stem("sdn_comments-2021-07-29.csv")
    (('*.csv', 'sdn'), ('*.csv', 'add'), ('*-2021-07-29.csv', 'comments'))
    >>> stem("CONS_PRIM.FF"), stem("cons_alt.ff"), stem("list.csv")
    (('cons_*.ff', 'sdn'), ('cons_*.ff', 'alt'), ('list.csv', None))
    """
    match = _WORD.search(name)
    if match is None:
        return name.casefold(), None
    pattern = f"{name[: match.start()]}*{name[match.end() :]}"
    return pattern.casefold(), (match["part"] or SDN).casefold()
