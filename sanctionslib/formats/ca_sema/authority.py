"""The authority that publishes this list, and what it is called."""

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

LIST = "Consolidated Canadian Autonomous Sanctions List"
