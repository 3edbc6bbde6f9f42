"""Countries and territories by the names that lists give them: ``countries.tsv``, one row a code."""

from __future__ import annotations

import re
from functools import cache

from ..model import Country
from ..model.folding import fold


@cache
def _codes() -> dict[str, str]:
    """Code by folded name, for every name of every row; and by itself, in capitals."""
    from importlib.resources import files  # imported here, for it is slow to import

    table: dict[str, str] = {}
    for line in files(__package__).joinpath("countries.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *names = line.split("\t")
            # Capitals never equal a folded name: "NA" is Namibia, while "na" says that nothing is known.
            table[code] = code
            for name in names:
                table[fold(name)] = code
    return table


def _code(name: str) -> str | None:
    table = _codes()
    return table.get(name) or table.get(fold(name))


@cache
def codes() -> frozenset[str]:
    """
    Every code of the table.

    >>> "SY" in codes(), "SUHH" in codes(), "EU" in codes()
    (True, True, False)
    """
    return frozenset(_codes().values())


@cache
def _names() -> dict[str, str]:
    """The first name of every code."""
    from importlib.resources import files  # imported here, for it is slow to import

    rows = files(__package__).joinpath("countries.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t", 2)[:2] for row in rows if row and not row.startswith("#"))


def name_of(code: str) -> str:
    """
    What the table calls the country of a code.

    Raises:
        KeyError: it has no such code.

    >>> name_of("SY"), name_of("YUCS")
    ('Syria', 'Yugoslavia')
    """
    return _names()[code]


@cache
def country(name: str) -> Country:
    """
    The country that a list calls *name*, with its code if the words name exactly one country that has a code.

    What stands in parentheses after a known name is set aside unless it names a country as well, and so is a second
    language after a slash. The name itself is kept as it stands.

    >>> country("Korea, North"), country("Region: Kafia Kingi")
    (Country('Korea, North', code='KP'), Country('Region: Kafia Kingi'))
    >>> country("Afghanistan (at time of listing)").code, country("Belarus / Bélarus").code, country("DE").code
    ('AF', 'BY', 'DE')
    >>> country("Russia (now Belarus)").code is None
    True
    """
    code = _code(name)
    if code is None and (match := re.fullmatch(r"(.+?) ?\(([^()]*)\)", name)) and not _names_one(match[2]):
        code = _code(match[1])
    if code is None and " / " in name:
        first, *others = {_code(part) for part in name.split(" / ")}
        code = None if others else first
    return Country(name, code)


def _names_one(words: str) -> bool:
    """Whether any of *words*, or several in a row, are the name of a country."""
    found = re.findall(r"[^\W\d]+", words)
    return any(
        _code(" ".join(found[start:end])) for start in range(len(found)) for end in range(start + 1, len(found) + 1)
    )
