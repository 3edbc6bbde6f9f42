"""The authorities whose lists the library reads."""

from functools import cache

from ..model import Authority, AuthorityKind

OFAC = Authority(
    id="us-ofac",
    name="Office of Foreign Assets Control",
    short_name="OFAC",
    country="US",
    kind=AuthorityKind.NATIONAL,
    url="https://ofac.treasury.gov/",
)
"""The bureau of the US Treasury that publishes the SDN and the Consolidated list."""

UNSC = Authority(
    id="un-sc",
    name="United Nations Security Council",
    short_name="UN Security Council",
    kind=AuthorityKind.INTERGOVERNMENTAL,
    url="https://main.un.org/securitycouncil/",
)
"""The organ of the United Nations whose committees decide on the Consolidated List."""

FCDO = Authority(
    id="gb-fcdo",
    name="Foreign, Commonwealth and Development Office",
    short_name="FCDO",
    country="GB",
    kind=AuthorityKind.NATIONAL,
    names=("Foreign, Commonwealth & Development Office",),
    url="https://www.gov.uk/government/organisations/foreign-commonwealth-development-office",
)
"""The ministry that publishes the UK Sanctions List, since 28 January 2026 the UK's only list."""

OFSI = Authority(
    id="gb-ofsi",
    name="Office of Financial Sanctions Implementation",
    short_name="OFSI",
    country="GB",
    kind=AuthorityKind.NATIONAL,
    names=("OFSI, HM Treasury",),
    url="https://www.gov.uk/government/organisations/office-of-financial-sanctions-implementation",
)
"""The office of HM Treasury that published the Consolidated List of asset freeze targets until 28 January 2026."""

EU_COUNCIL = Authority(
    id="eu-council",
    name="Council of the European Union",
    short_name="Council of the EU",
    kind=AuthorityKind.SUPRANATIONAL,
    url="https://www.consilium.europa.eu/",
)
"""The institution whose decisions and regulations make up the EU's consolidated list of financial sanctions."""

SECO = Authority(
    id="ch-seco",
    name="State Secretariat for Economic Affairs",
    short_name="SECO",
    country="CH",
    kind=AuthorityKind.NATIONAL,
    names=("Staatssekretariat für Wirtschaft", "Secrétariat d'État à l'économie", "Segreteria di Stato dell'economia"),
    url="https://www.seco.admin.ch/",
)
"""The Swiss federal office that keeps the list of those whom the ordinances under the Embargo Act name."""

GAC = Authority(
    id="ca-gac",
    name="Global Affairs Canada",
    short_name="GAC",
    country="CA",
    kind=AuthorityKind.NATIONAL,
    names=("Affaires mondiales Canada", "Department of Foreign Affairs, Trade and Development"),
    url="https://www.international.gc.ca/",
)
"""The ministry that publishes the Consolidated Canadian Autonomous Sanctions List."""

AUTHORITIES = (OFAC, UNSC, EU_COUNCIL, FCDO, OFSI, SECO, GAC)
"""All of them."""


@cache
def authority_named(name: str) -> Authority | None:
    """
    The authority that has a name, in any of its languages; None if that is none of these.

    >>> authority_named("Foreign, Commonwealth & Development Office"), authority_named("Interpol")
    (Authority('gb-fcdo', name='Foreign, Commonwealth and Development Office', country='GB'), None)
    """
    for authority in AUTHORITIES:
        if name.casefold() in {each.casefold() for each in (authority.name, str(authority), *authority.names)}:
            return authority
    return None
