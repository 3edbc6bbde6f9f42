"""Languages by the three letters of ISO 639-2, which some lists give instead of two."""

from __future__ import annotations

_TWO_LETTERS = dict(
    pair.split(":")
    for pair in """
    ara:ar arm:hy aze:az bel:be bos:bs bul:bg bur:my chi:zh zho:zh cze:cs dan:da deu:de dut:nl ell:el eng:en est:et
    fas:fa fin:fi fra:fr fre:fr geo:ka ger:de gre:el heb:he hin:hi hrv:hr hun:hu hye:hy ind:id ita:it jpn:ja kat:ka
    kaz:kk khm:km kir:ky kor:ko kur:ku lav:lv lit:lt may:ms mon:mn msa:ms mya:my nld:nl nor:no per:fa pol:pl por:pt
    pus:ps ron:ro rum:ro rus:ru slv:sl som:so spa:es srp:sr swa:sw swe:sv tgk:tg tha:th tir:ti tur:tr ukr:uk
    urd:ur uzb:uz vie:vi
    """.split()
)


def language(letters: str) -> str:
    """
    The two letters of ISO 639-1 for three of ISO 639-2, in any case; what has none stays as it is, in lower case.

    >>> language("eng"), language("RUS"), language("smi")
    ('en', 'ru', 'smi')
    """
    return _TWO_LETTERS.get(letters.lower(), letters.lower())
