"""Values in the form that each type of FollowTheMoney's properties takes, and dates, countries and laws in words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import takewhile
from urllib.parse import urlparse

from ...model import BirthDate, Calendar, LegalBasis, PartialDate
from ...vocabularies.followthemoney import FORMER_COUNTRIES

_SPACES = "\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000"
_UNSAFE_SPACE = re.compile(f"[{_SPACES}]")
_UNSAFE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u061c\u2060-\u2064\u00ad\ufeff\ud800-\udfff]")
_SPACE_RUN = re.compile(rf"[\s{_SPACES}]+")
_QUOTED = re.compile(r"""["'](.*)["']""")


_UNTIDY = re.compile(rf"[^\S ]|[{_SPACES}]|  |;|<BR/?>|ESQ\.?,|,\s?[,.]")


@lru_cache(maxsize=4096)  # labels, countries and programs come again in every record
def clean_text(value: str) -> str:
    """Composed (NFC), without control and invisible characters, stripped: what all values are."""
    if value.isascii() and value.isprintable():
        return value.strip()
    composed = unicodedata.normalize("NFC", _UNSAFE.sub("", _UNSAFE_SPACE.sub(" ", value)))
    return composed.strip()


def clean_name(value: str) -> str:
    """On one line, and without the quotation marks around it, however many pairs there are."""
    name = _SPACE_RUN.sub(" ", clean_text(value)).strip(" ")
    while match := _QUOTED.fullmatch(name):
        name = match[1].strip()
    return name


def clean_address(value: str) -> str:
    """On one line, whose parts commas separate."""
    address = clean_text(value)
    while _UNTIDY.search(address):
        address = re.sub(r"\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;", ", ", address)
        address = re.sub(r",\s?[,.]", ", ", address)
        address = _SPACE_RUN.sub(" ", address).strip(" ")
    return address


def as_is(value: str) -> str:
    """As it stands: made here in the right form."""
    return value


def clean_imo(value: str) -> str | None:
    """The IMO number of a ship or of a shipping company: seven digits, of which the last checks the others."""
    match = re.fullmatch(r"(?:IMO[\s:.#-]*)?([0-9]{7})", clean_text(value))
    if not match or not match[1].strip("0"):
        return None
    *digits, check = map(int, match[1])
    ship = sum(digit * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True)) % 10
    company = (11 - sum(digit * weight for digit, weight in zip(digits, (8, 6, 4, 2, 9, 7), strict=True)) % 11) % 10
    return f"IMO{match[1]}" if check in (ship, company) else None


def clean_lei(value: str) -> str | None:
    """Twenty characters that leave 1 when divided by 97 (ISO 17442)."""
    lei = clean_text(value).upper()
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", lei):
        return None
    return lei if int("".join(str(int(character, 36)) for character in lei)) % 97 == 1 else None


def clean_bic(value: str) -> str | None:
    """The eight characters of the bank; those of the branch are none of FollowTheMoney's concern."""
    match = re.fullmatch(r"([A-Z]{4}([A-Z]{2})[0-9A-Z]{2})(?:[0-9A-Z]{3})?", clean_text(value))
    return match[1] if match and match[2].lower() in _present_countries() else None


def clean_inn(value: str) -> str | None:
    """Russia's number of a taxpayer: ten digits for organizations, twelve for persons, the last of them checks."""
    inn = clean_text(value)
    if not re.fullmatch(r"[0-9]{10}|[0-9]{12}", inn):
        return None
    weights = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
    for end in (9,) if len(inn) == 10 else (10, 11):
        total = sum(int(digit) * weight for digit, weight in zip(inn[:end], weights[-end:], strict=True))
        if total % 11 % 10 != int(inn[end]):
            return None
    return inn


def clean_ogrn(value: str) -> str | None:
    """Russia's number of a registration: thirteen digits, fifteen for an entrepreneur, the last of them checks."""
    ogrn = clean_text(value)
    if not re.fullmatch(r"[1-9][0-9]{12}|[1-9][0-9]{14}", ogrn):
        return None
    rest = int(ogrn[:-1]) % (len(ogrn) - 2)
    return ogrn if (0 if rest == 10 else rest) == int(ogrn[-1]) else None  # of 11 and 12, FollowTheMoney takes none


def clean_uscc(value: str) -> str | None:
    """China's unified social credit code: eighteen characters, the last of them checks."""
    uscc, alphabet = clean_text(value), "0123456789ABCDEFGHJKLMNPQRTUWXY"
    if not re.fullmatch(f"[0-9]{{8}}[{alphabet}]{{10}}", uscc):
        return None
    total = sum(alphabet.index(character) * pow(3, place, 31) for place, character in enumerate(uscc[:-1]))
    return uscc if alphabet[-total % 31] == uscc[-1] else None


_ISIN_PREFIXES = frozenset("eu qs qt xa xb xc xd xf xk xs".split())
"""What an ISIN may begin with beside the code of a country: agencies, and securities of no one country."""


def clean_isin(value: str) -> str | None:
    """The number of a security (ISO 6166): a country, nine characters, and a digit that checks them."""
    isin = clean_text(value).replace(" ", "").upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z]{9}[0-9]", isin):
        return None
    if isin[:2].lower() not in _present_countries() | _ISIN_PREFIXES:
        return None
    digits = "".join(str(int(character, 36)) for character in isin)
    doubled = "".join(str(int(digit) * (1 + place % 2)) for place, digit in enumerate(reversed(digits)))
    return isin if sum(map(int, doubled)) % 10 == 0 else None


def clean_ssn(value: str) -> str | None:
    """The digits of a US social security number, of those that were given out."""
    digits = re.sub(r"\A([0-9]{3})-?([0-9]{2})-?([0-9]{4})\Z", r"\1\2\3", clean_text(value))
    if not re.fullmatch(r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}", digits):
        return None
    return None if digits in ("078051120", "457555462", "219099999") else digits  # known from advertisements


_HOST = r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.(?=[a-z0-9-]*[a-z])(?!-)[a-z0-9-]{2,63}(?<!-)"
_URL = re.compile(rf"(?i)(https?)://({_HOST})(:[1-9][0-9]{{0,3}})?(/[^\s<>\"\\^`{{|}}]*)?")
_EMAIL = re.compile(rf"(?i)([^<>()\[\],;:?\s@\"]{{1,64}})@({_HOST})")


@lru_cache(maxsize=4096)  # acts of law, and their addresses, are those of many designations
def clean_url(value: str) -> str | None:
    """With a scheme and a path."""
    url = clean_text(value)
    if "://" not in url:
        url = "http://" + url
    if not (match := _URL.fullmatch(url)):
        return None
    url = f"{match[1].lower()}://{match[2]}{match[3] or ''}{match[4] or '/'}"
    try:
        return url if urlparse(url).geturl() == url else None
    except ValueError:
        return None


def clean_email(value: str) -> str | None:
    """With its domain in lower case. Domains in other letters than ASCII's stay in the notes."""
    match = _EMAIL.fullmatch(clean_text(value).removeprefix("mailto:"))
    if not match or len(match[2]) > 250 or any(label[2:4] == "--" for label in match[2].split(".")):
        return None
    return f"{match[1]}@{match[2].lower()}"


PHONES = re.compile(
    r"(?xa) \+ (?: 7(?:495|499|812|90\d)\d{7} | 31(?:10|20)[2-9]\d{6} | 357 2[25]\d{6} | 49(?:151\d|17[015])\d{7}"
    r"| 52(?:55\d|686)\d{7} | 86(?:13[5-9]|15[0-3]|18[6-9])\d{8} | 90 5[34]2\d{7} | 971(?:50\d|4[23]|6[25])\d{6}"
    r"| 98(?:912|913|212|218)\d{7} )"
)
"""
Numbering plans of which a number can be called valid without the tables of the phone companies. FollowTheMoney takes
no number that those do not know, hence all others stay in the notes.
"""


def clean_phone(value: str) -> str | None:
    """In the international form (E.164), where the source gives it so."""
    number = re.sub(r"[\s().-]", "", clean_text(value))
    return number if PHONES.fullmatch(number) else None


@cache
def _present_countries() -> frozenset[str]:
    from ...vocabularies.countries import codes

    return frozenset(code.lower() for code in codes() if len(code) == 2)


@cache
def country_code(code: str) -> str | None:
    """FollowTheMoney's code of a country, by that of ISO 3166; None if it knows none."""
    return FORMER_COUNTRIES.get(code) or (code.lower() if code.lower() in _present_countries() else None)


_ISO = re.compile(r"(?a)[12]\d{3}(?:-\d\d(?:-\d\d)?)?")


def date_prefix(date: PartialDate) -> str | None:
    """
    The year, month or day that every day which *date* can mean lies in; None if there is none.

    >>> [date_prefix(PartialDate(edtf)) for edtf in ("1958", "1958-03~", "[1972-08-10,1972-08-11]", "[1956..1957]")]
    ['1958', '1958-03', '1972-08', None]
    """
    if date.calendar is Calendar.GREGORIAN and _ISO.fullmatch(date.edtf):
        return date.edtf
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return None
    same = takewhile(lambda ends: ends[0] == ends[1], zip(f"{first}".split("-"), f"{last}".split("-"), strict=True))
    return _iso_or_none("-".join(part for part, _ in same))


def _iso_or_none(text: str) -> str | None:
    return text if _ISO.fullmatch(text) else None


def in_words(date: PartialDate) -> str:
    """All that a date states, in words."""
    return date_words(date, None) or date.edtf


def date_words(date: PartialDate, prefix: str | None) -> str | None:
    """The facts of *date* that *prefix* does not say, in words; None if it says all."""
    facts = [date.text or date.edtf] if date.edtf != prefix or date.text else []
    if facts and date.text and date.edtf != prefix and "XXXX" not in date.edtf:
        facts.append(date.edtf)
    if date.calendar is not Calendar.GREGORIAN:
        facts.append(f"{date.calendar} calendar")
    if date.note:
        facts += [prefix, date.note] if prefix and not facts else [date.note]
    if isinstance(date, BirthDate) and date.alias:
        facts += [date.edtf] * (not facts) + [f"as {date.alias}"]
    return ", ".join(facts) or None


def phrases(*facts: tuple[str, object]) -> str:
    """Facts, each behind the word for it, with commas between; those that are not stated are left out."""
    return ", ".join(
        f"{word} {in_words(value) if isinstance(value, PartialDate) else value}".lstrip()
        for word, value in facts
        if value
    )


def basis_words(basis: LegalBasis) -> str:
    """A legal basis with all that is known of it."""
    return phrases(
        ("", basis.citation),
        ("", basis.title),
        ("", basis.label),
        ("by", basis.issuer),
        ("of", basis.date),
        ("effective", basis.effective_date),
        ("published in", basis.published_in),
        ("", basis.url),
        *(("amended by", citation) for citation in basis.amended_by),
        ("revoked by", basis.revoked_by),
    )


_LANGUAGES = dict(
    pair.split(":")
    for pair in """
    af:afr am:amh ar:ara az:aze be:bel bn:ben bs:bos bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng et:est fa:fas
    fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn kn:kan ka:kat kk:kaz km:khm
    ky:kir ko:kor lo:lao lv:lav lt:lit lb:ltz mk:mkd mt:mlt mn:mon ms:msa my:mya ne:nep nl:nld no:nor pl:pol pt:por
    ps:pus ro:ron ru:rus si:sin sk:slk sl:slv es:spa sq:sqi sr:srp sw:swa sv:swe ta:tam te:tel tg:tgk tl:tgl th:tha
    tk:tuk tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho
    """.split()
)
"""FollowTheMoney's codes of the languages that it knows (ISO 639-3), by those of ISO 639-1."""
_KNOWN_LANGUAGES = frozenset(_LANGUAGES.values()) | {"cnr", "fil", "mul"}
_SCRIPT_LANGUAGES = dict(
    pair.split(":")
    for pair in """
    Armn:hye Geor:kat Grek:ell Hang:kor Hans:zho Hant:zho Hebr:heb Jpan:jpn Khmr:khm Kore:kor Thai:tha
    """.split()
)
"""The language of a script, where there is but one that the lists can mean. Arabic and Cyrillic letters write many."""


def language_code(language: str | None, script: str | None = None) -> str | None:
    """
    FollowTheMoney's code of a language; that of the only language of a script, where the language is not stated.

    >>> language_code("ru"), language_code(None, "Hebr"), language_code(None, "Arab"), language_code("so")
    ('rus', 'heb', None, None)
    """
    if language is None:
        return _SCRIPT_LANGUAGES.get(script or "")
    code = _LANGUAGES.get(language, language)
    return code if code in _KNOWN_LANGUAGES else None
