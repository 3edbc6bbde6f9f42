"""The authority that publishes this list, and what it is called."""

from ...model import Authority, AuthorityKind

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

LIST = "SECO Sanctions List"
