"""The layout of the files of each format, by its name."""

from __future__ import annotations

from . import _eu, _ofac, _ofac_advanced, _ofac_enhanced
from .engine import Layout

LAYOUTS: dict[str, Layout] = {
    name: layout for module in (_eu, _ofac, _ofac_advanced, _ofac_enhanced) for name, layout in module.LAYOUTS.items()
}
