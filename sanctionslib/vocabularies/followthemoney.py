"""What FollowTheMoney calls countries and datasets, where that is not what the rest of the world calls them."""

from __future__ import annotations

import re
from functools import cache

from ..model import Authority, Country
from .countries import codes, name_of

FORMER_COUNTRIES = {
    "ANHH": "nl",
    "BUMM": "mm",
    "BYAA": "suhh",
    "CSHH": "cshh",
    "CSXX": "csxx",
    "DDDE": "dd",
    "SUHH": "suhh",
    "YUCS": "yucs",
    "ZRCD": "zr",
}
"""
Countries that are no more (ISO 3166-3), to FollowTheMoney's codes: their own, or that of the country which they became
or were a part of. It has none for the others.
"""

_FORMER = {code: iso for iso, code in FORMER_COUNTRIES.items() if iso.casefold().startswith(code)}

_WITHOUT_A_CODE = {
    "ac": "Ascension Island",
    "az-nk": "Nagorno-Karabakh",
    "cn-xz": "Tibet",
    "cp": "Clipperton Island",
    "cq": "Sark",
    "cy-trnc": "Northern Cyprus",
    "dg": "Diego Garcia",
    "eu": "European Union",
    "gb-nir": "Northern Ireland",
    "gb-sct": "Scotland",
    "gb-wls": "Wales",
    "ge-ab": "Abkhazia",
    "ic": "Canary Islands",
    "ip": "Cyberspace",
    "iq-kr": "Kurdistan Region of Iraq",
    "md-pmr": "Transnistria",
    "pk-km": "Kashmir",
    "so-som": "Somaliland",
    "ta": "Tristan da Cunha",
    "ua-cri": "Crimea",
    "ua-dpr": "Donetsk",
    "ua-lpr": "Luhansk",
    "un": "United Nations",
    "x-so": "South Ossetia",
    "zz": "Global",
}
"""Territories and bodies that FollowTheMoney has a code for, and ISO 3166-1 none that is officially assigned."""


def dataset_name(authority: Authority | None, title: str | None) -> str:
    """
    What the dataset of a list is called here, if others have not given it a name.

    >>> dataset_name(Authority(id="xx-yy", name="Ministry of Y"), "Y's List")
    'xx_yy_y_s_list'
    """
    words = f"{authority.id if authority else ''} {title or ''}"
    return "_".join(re.findall(r"[a-z0-9]+", words.casefold())) or "sanctions"


@cache
def country_of(code: str) -> Country | None:
    """
    The country that FollowTheMoney has a code for, with a name for it; None if that is no code of its.

    A territory that has no code of ISO 3166 keeps its name only.

    >>> country_of("sy"), country_of("suhh"), country_of("ua-cri"), country_of("Syria")
    (Country('Syria', code='SY'), Country('Union of Soviet Socialist Republics', code='SUHH'), Country('Crimea'), None)
    """
    if name := _WITHOUT_A_CODE.get(code):
        return Country(name)
    iso = _FORMER.get(code) or (code.upper() if len(code) == 2 and code.islower() else None)
    return Country(name_of(iso), iso) if iso in codes() else None
