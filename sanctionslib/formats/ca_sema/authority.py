"""The authority that publishes these lists."""

from ...model import Authority, AuthorityKind

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
