"""The layout of the files of each format, by its name."""

from __future__ import annotations

from . import _eu, _gb, _ofac, _ofac_advanced, _ofac_enhanced, _un
from ._raw import Layout

LAYOUTS: dict[str, Layout] = {**_eu.LAYOUTS, **_gb.LAYOUTS, **_ofac.LAYOUTS, **_ofac_advanced.LAYOUTS, **_ofac_enhanced.LAYOUTS, **_un.LAYOUTS}
