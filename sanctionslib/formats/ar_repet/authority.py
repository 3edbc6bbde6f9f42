"""The authority that publishes this list, and what it is called."""

from ...model import Authority, AuthorityKind

MINISTRY = Authority(
    id="ar-justicia",
    name="Ministry of Justice of Argentina",
    country="AR",
    kind=AuthorityKind.NATIONAL,
    names=("Ministerio de Justicia de la Nación",),
    url="https://repet.jus.gob.ar/",
)
"""The ministry that keeps the register; others decide on who is in it."""

LIST = "RePET"
"""Registro Público de Personas y Entidades vinculadas a actos de Terrorismo y su Financiamiento."""
