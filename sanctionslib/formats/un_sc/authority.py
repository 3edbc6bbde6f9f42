"""The authority that publishes this list, and what it is called."""

from ...model import Authority, AuthorityKind

UNSC = Authority(
    id="un-sc",
    name="United Nations Security Council",
    short_name="UN Security Council",
    kind=AuthorityKind.INTERGOVERNMENTAL,
    url="https://main.un.org/securitycouncil/",
)
"""The organ of the United Nations whose committees decide on the Consolidated List."""

LIST = "UN Security Council Consolidated List"
