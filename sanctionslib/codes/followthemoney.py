"""What FollowTheMoney calls countries and datasets, where that is not what the rest of the world calls them."""

from __future__ import annotations

from functools import cache

from ..model import Country
from .countries import codes, name_of

FORMER_COUNTRIES = {
    "cshh": "CSHH",
    "csxx": "CSXX",
    "dd": "DDDE",
    "suhh": "SUHH",
    "yucs": "YUCS",
    "zr": "ZRCD",
}
"""FollowTheMoney's codes of the countries that are no more, to those of ISO 3166-3."""

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

DATASETS = {
    "us_ofac_sdn": "SDN List",
    "us_ofac_cons": "Consolidated List",
    "un_sc_sanctions": "UN Security Council Consolidated List",
}
"""Names of datasets, as OpenSanctions gives them, to the lists that they hold; any other name is its own title."""


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
    iso = FORMER_COUNTRIES.get(code) or (code.upper() if len(code) == 2 and code.islower() else None)
    return Country(name_of(iso), iso) if iso in codes() else None
