"""The authority that publishes this list, and what it is called."""

from ...model import Authority, AuthorityKind

EU_COUNCIL = Authority(
    id="eu-council",
    name="Council of the European Union",
    short_name="Council of the EU",
    kind=AuthorityKind.SUPRANATIONAL,
    url="https://www.consilium.europa.eu/",
)
"""The institution whose decisions and regulations make up the EU's consolidated list of financial sanctions."""

LIST = "Consolidated list of persons, groups and entities subject to EU financial sanctions"
