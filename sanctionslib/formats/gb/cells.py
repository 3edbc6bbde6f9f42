"""Cells of the UK's lists: their white space, and those that number several values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")


def clean(text: str) -> str:
    r"""
    The text of a cell or an element, trimmed, with line breaks of the layout and no-break spaces as single spaces.

    >>> clean(" Deputy\n Minister\xa0of Defence ")
    'Deputy Minister of Defence'
    """
    text = text.replace("\xa0", " ").strip()
    return _LAYOUT.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text


_BRACKETED = re.compile(r"\((\d{1,2}|!)(?:-(\d{1,2}))?\)")
_HALF_BRACKETED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})()\)")
_SECOND_FIRST = re.compile(r"^[^(].*\S\s+\(2\)\s+\S", re.DOTALL)
"""A cell whose first value lacks its number."""
_NOTHING = re.compile(r"[-\s.]*")
_ABBREVIATED = re.compile(r"\b(?:Co|Corp|Inc|Jr|Ltd|No|Sr|St)\.$")


@lru_cache(maxsize=256)
def split_cell(cell: str) -> Mapping[int, str | None] | None:
    """
    The values of a cell that numbers them, by number; None if it does not. A dash says that a value is not known.

    >>> split_cell("(1) Germany. (2) Morocco"), split_cell("1) Saudi Arabia 2) Qatar"), split_cell("Flat (2)")
    ({1: 'Germany', 2: 'Morocco'}, {1: 'Saudi Arabia', 2: 'Qatar'}, None)
    >>> split_cell("(1) (2) (4) Libya (3) -")
    {1: 'Libya', 2: 'Libya', 4: 'Libya', 3: None}
    """
    if cell.startswith("1)") and "(2)" in cell:
        cell = f"({cell}"
    elif _SECOND_FIRST.search(cell) and "(1)" not in cell:
        cell = f"(1) {cell}"
    marker = _BRACKETED if cell.startswith("(") else _HALF_BRACKETED
    if not (first := marker.match(cell)) or first[1] not in ("1", "!"):
        return None
    runs: list[tuple[list[int], int, int]] = []
    seen: set[int] = set()
    for match in marker.finditer(cell):
        start = 1 if match[1] == "!" else int(match[1])
        numbers = list(range(start, int(match[2] or start) + 1))
        if runs and (between := cell[runs[-1][2] : match.start()].strip()) in ("", "-", "to", ",", "and"):
            if between in ("-", "to"):
                numbers = list(range(runs[-1][0][-1] + 1, numbers[-1] + 1))
            if numbers and not seen & set(numbers) and numbers[-1] <= max(seen) + 9:
                runs[-1] = (runs[-1][0] + numbers, runs[-1][1], match.end())
                seen.update(numbers)
            continue
        if numbers and not seen & set(numbers) and start <= max(seen, default=0) + 1 and start > 0:
            runs.append((numbers, match.start(), match.end()))
            seen.update(numbers)
    if seen != set(range(1, len(seen) + 1)):
        return None
    values: dict[int, str | None] = {}
    for index, (numbers, _, begin) in enumerate(runs):
        end = runs[index + 1][1] if index + 1 < len(runs) else len(cell)
        value = cell[begin:end].strip().rstrip(";,").rstrip()
        if value.endswith(".") and not _ABBREVIATED.search(value):
            value = value[:-1].rstrip()
        values.update(dict.fromkeys(numbers, None if _NOTHING.fullmatch(value) else value))
    return values


def values_in(cell: str) -> list[str]:
    """
    The values of a cell, each once: those that it numbers, or the cell itself.

    >>> values_in("(1) Germany. (2) Morocco (3) -"), values_in("Germany")
    (['Germany', 'Morocco'], ['Germany'])
    """
    numbered = split_cell(cell)
    return [cell] if numbered is None else [*dict.fromkeys(filter(None, numbered.values()))]
