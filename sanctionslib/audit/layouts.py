"""The layout of the files of each format, by its name."""

from __future__ import annotations

from . import _ofac, _un
from ._raw import Layout

LAYOUTS: dict[str, Layout] = {**_ofac.LAYOUTS, **_un.LAYOUTS}
