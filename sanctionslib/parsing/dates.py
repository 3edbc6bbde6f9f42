"""Dates in the words of the lists: what formats of several authorities share beyond `sanctionslib.model.dates`."""

from __future__ import annotations

MONTHS = {
    month: f"{number:02}" for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
"""The number of a month by the first three letters of its English name."""
