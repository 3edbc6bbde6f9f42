"""What FollowTheMoney calls countries and datasets, where that is not what the rest of the world calls them."""

from __future__ import annotations

from functools import cache

from ..model import Country
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

_EU = "Consolidated list of persons, groups and entities subject to EU financial sanctions"
DATASETS = {
    "us_ofac_sdn": "SDN List",
    "us_ofac_cons": "Consolidated List",
    "un_sc_sanctions": "UN Security Council Consolidated List",
    "eu_fsf": _EU,
    "gb_fcdo_sanctions": "UK Sanctions List",
    "gb_hmt_sanctions": "OFSI Consolidated List",
    "ch_seco_sanctions": "SECO Sanctions List",
    "ca_dfatd_sema_sanctions": "Consolidated Canadian Autonomous Sanctions List",
    "eu_council_consolidated_list_of_persons_groups_and_entities_subject_to_eu_financial_sanctions": _EU,
    "gb_fcdo_uk_sanctions_list": "UK Sanctions List",
    "gb_ofsi_ofsi_consolidated_list": "OFSI Consolidated List",
    "ch_seco_seco_sanctions_list": "SECO Sanctions List",
    "ca_gac_consolidated_canadian_autonomous_sanctions_list": "Consolidated Canadian Autonomous Sanctions List",
}
"""
Names of datasets to the lists that they hold, as OpenSanctions and as this library call them; any other name is its own
title.
"""


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
