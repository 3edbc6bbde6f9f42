"""The authorities that publish these lists, and what they are called."""

from ...model import Authority, AuthorityKind

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

UK_SANCTIONS_LIST = "UK Sanctions List"
CONSOLIDATED_LIST = "OFSI Consolidated List"
