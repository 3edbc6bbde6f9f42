"""The authorities whose lists the library reads."""

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
