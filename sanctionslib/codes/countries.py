"""Countries and territories by the names that lists give them: ``countries.tsv``, one row a code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..model import Country


@cache
def _codes() -> dict[str, str]:
    """Code by folded name, for every name of every row."""
    table: dict[str, str] = {}
    for line in files(__package__).joinpath("countries.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *names = line.split("\t")
            for name in (code, *names):
                table[_fold(name)] = code
    return table


def _fold(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").casefold().split())


@cache
def country(name: str) -> Country:
    """
    The country that a list calls *name*, with its code if the table knows the name.

    >>> country("Korea, North"), country("Region: Kafia Kingi")
    (Country('Korea, North', code='KP'), Country('Region: Kafia Kingi'))
    """
    return Country(name, _codes().get(_fold(name)))
