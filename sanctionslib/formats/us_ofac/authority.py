"""The authority that publishes these lists, and what they are called."""

from ...model import Authority, AuthorityKind

OFAC = Authority(
    id="us-ofac",
    name="Office of Foreign Assets Control",
    short_name="OFAC",
    country="US",
    kind=AuthorityKind.NATIONAL,
    url="https://ofac.treasury.gov/",
)
"""The bureau of the US Treasury that publishes the SDN and the Consolidated list."""

SDN_LIST = "SDN List"
CONSOLIDATED_LIST = "Consolidated List"
UNDETERMINED_LIST = "OFAC sanctions list"
"""What a list is called whose file does not tell which of the two it is."""
UNDETERMINED_LISTS = "OFAC sanctions lists"
"""What an export is called that may be of several."""
