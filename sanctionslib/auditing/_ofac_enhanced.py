"""OFAC's Enhanced XML: what each of its elements must have become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from ..formats.us_ofac.vocabulary import FEATURE_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from ..reading import Reading
from ..vocabularies.scripts import script_numbered
from ._ofac import ALIAS_KINDS, CLASSES, GENDERS, document_kind, is_document, labelled, remark_values
from ._ofac_advanced import NOTED, PARTS
from .engine import (
    HEAD,
    NONE,
    Layout,
    Omitted,
    Piece,
    Place,
    Rule,
    Run,
    Value,
    coded,
    edtf,
    into,
    left_out,
    local,
    text_of,
    texts_in,
    xml_pieces,
    xml_values,
)
from .flatten import Claim, Leaves

_ADDRESS = {"CITY": "city", "STATE/PROVINCE": "region", "REGION": "region", "POSTAL CODE": "postal_code"}
_MAIN = ("birth_dates", "birth_places", "nationalities", "citizenships")


def _pieces(reading: Reading, run: Run) -> Iterator[Piece]:
    run["iso"] = {}
    for piece in xml_pieces(reading.document, ("referenceValue",), lambda element: "x"):
        if piece.key != HEAD:
            root = etree.fromstring(piece.data)
            run["iso"][str(root.get("refId"))] = texts_in(root).get("isoCode", "")
    yield from xml_pieces(reading.document, ("entity",), lambda element: str(element.get("id") or ""))


def _up(place: Place, name: str) -> etree._Element:
    """The nearest element around a value that has a name."""
    assert place.element is not None
    return next(found for found in (place.element, *place.element.iterancestors()) if local(found) == name)


def _root(place: Place) -> etree._Element:
    assert place.element is not None
    return place.element.getroottree().getroot()


def _for_each_list(*fields: str) -> Rule:
    """What the record says of the party as a whole: each of its designations has it."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        count = len(_root(place).findall("{*}sanctionsLists/{*}sanctionsList")) or 1
        return [Claim(((field, text),)) for field in fields] * count

    return rule


def _sanctions_type(text: str, place: Place) -> Iterable[Claim]:
    kind = SANCTIONS_TYPES.get(text)
    count = len(_root(place).findall("{*}sanctionsLists/{*}sanctionsList")) or 1
    found = [Claim((("designations.measures.text", text),))] * count
    return [*found, Claim((("designations.measures.kind", str(kind)),))] if kind else found


# -- names and addresses ----------------------------------------------------------------------------------------------


def _texts(translation: etree._Element) -> dict[str, str]:
    return texts_in(translation)


def _whole(translation: etree._Element) -> str:
    texts = _texts(translation)
    last, first = texts.get("formattedLastName"), texts.get("formattedFirstName")
    return texts.get("formattedFullName") or ", ".join(part for part in (last, first) if part)


def _kind_of_name(name: etree._Element) -> str:
    texts = texts_in(name)
    return (
        "primary"
        if texts.get("isPrimary") in ("true", "1")
        else ALIAS_KINDS.get(texts.get("aliasType", "").casefold(), "aka")
    )


def _full_name(text: str, place: Place) -> Iterable[Claim]:
    return [Claim(((f"names[{_kind_of_name(_up(place, 'name'))}].text", text),))]


def _half_name(text: str, place: Place) -> Iterable[Claim]:
    """It is a part of the full name; without one, the last name carries the whole."""
    translation = _up(place, "translation")
    use = "formattedFullName" not in place.beside and place.beside.get("formattedLastName") == text
    whole = [Claim((("names.text", _whole(translation)),), use=use)]
    return whole if text in _whole(translation) else NONE


def _translations(place: Place) -> int:
    return len(_up(place, "name").findall("{*}translations/{*}translation"))


def _is_primary(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """A name, or one of its translations, or one of an address: it is of the kind primary, or stands first."""
    assert place.element is not None
    if local(place.element) == "name":
        kind = _kind_of_name(place.element)
        return [Claim((("names.kind", kind),), use=kind == "primary")] * _translations(place)
    if next(place.element.iterancestors("{*}names"), None) is not None:
        return [Claim((("names.text", _whole(place.element)),), use=False)]
    return _of_address(text, place)


def _of_address(text: str, place: Place) -> list[Claim] | Omitted:
    """What is said of the form of an address that holds something."""
    parts = [
        found
        for found in _up(place, "translation").iterfind("{*}addressParts/{*}addressPart/{*}value")
        if text_of(found)
    ]
    if not parts:
        return Omitted("translation of an address without parts")
    return [claim._replace(use=False) for claim in _address_part(text_of(parts[0]), _place_of(parts[0], place))]


def _place_of(element: etree._Element, place: Place) -> Place:
    parent = element.getparent()
    assert parent is not None
    return Place(texts_in(parent), place.record, place.leaves, place.run, parent)


def _alias_type(text: str, place: Place) -> Iterable[Claim]:
    kind = ALIAS_KINDS.get(text.casefold())
    return [Claim((("names.kind", kind),))] * _translations(place) if kind else NONE


def _low_quality(text: str, place: Place) -> Iterable[Claim]:
    low = text in ("true", "1")
    if not low and place.beside.get("isPrimary") in ("true", "1"):
        return [Claim((("names.kind", "primary"),), use=False)]
    return [Claim((("names.quality", "weak" if low else "strong"),))] * _translations(place)


def _name_part(text: str, place: Place) -> Iterable[Claim]:
    translation = _up(place, "translation")
    if len(translation.findall(".//{*}namePart")) == 1 and text == _whole(translation):
        return [Claim((("names.text", text),), use=False)]
    return [Claim(((f"names.parts[{PARTS.get(place.beside.get('type', ''), 'other')}].text", text),))]


def _part_type(text: str, place: Place) -> Iterable[Claim]:
    return [claim._replace(use=False) for claim in _name_part(place.beside.get("value", ""), place)]


def _script(text: str, place: Place) -> Iterable[Claim] | Omitted:
    found = place.element.find("{*}script") if place.element is not None else None
    code = script_numbered(place.run["iso"].get(str(found.get("refId")) if found is not None else "", ""))
    if code is None:
        return NONE
    if next(place.element.iterancestors("{*}names"), None) is not None:  # type: ignore[union-attr]
        return [Claim((("names.script", code),))]
    about = _of_address(text, place)
    return about if isinstance(about, Omitted) else [Claim((("addresses.script", code),))]


def _address_part(text: str, place: Place) -> Iterable[Claim]:
    kind = place.beside.get("type", "")
    if kind in _ADDRESS:  # a second part of a kind is a line
        return [Claim(((f"addresses.{_ADDRESS[kind]}", text), ("addresses.lines", text)))]
    return [Claim((("addresses.lines", text),))]


def _address_part_type(text: str, place: Place) -> Iterable[Claim]:
    return [claim._replace(use=False) for claim in _address_part(place.beside.get("value", ""), place)]


def _country(text: str, place: Place) -> Iterable[Claim]:
    """The country of an address: each of its translations has it."""
    address = _up(place, "address")
    written = [t for t in address.iter("{*}translation") if any(text_of(v) for v in t.iter("{*}value"))]
    return [Claim((("addresses.country.name", text),))] * max(1, len(written))


# -- features ---------------------------------------------------------------------------------------------------------


def _feature(label: str, text: str) -> list[Claim]:
    label = label.replace("\u2019", "'")
    name = FEATURE_TYPES[label].name if label in FEATURE_TYPES else ""
    if name == "birth_dates":
        date = edtf(text)
        return [Claim((("birth_dates.edtf", date),) if date else (("", text),))]
    if name in ("birth_places", "addresses"):
        return [Claim(((f"{name}.text", text),))]
    if name in ("nationalities", "citizenships"):
        return [Claim(((f"{name}.country.name", text),))]
    if name == "flags":
        return [Claim((("flags.name", text),))]
    if name:
        return [Claim(((name, text),))]
    if label == "Gender":
        return [Claim((("gender", GENDERS[text]),) if text in GENDERS else ())]
    found = labelled(label, text)
    if is_document(label):
        kind = document_kind(label, text)
        found += [Claim((("identifications.label", label),)), Claim((("identifications.kind", kind),))]
    return found


def _value(text: str, place: Place) -> Iterable[Claim]:
    return _feature(place.beside.get("type", ""), text)


def _about_value(text: str, place: Place) -> Iterable[Claim]:
    """What stands for the value, or with it: the value is there."""
    beside = texts_in(_up(place, "feature"))
    return [claim._replace(use=False) for claim in _feature(beside.get("type", ""), beside.get("value", ""))]


def _main_value(text: str, place: Place) -> Iterable[Claim] | Omitted:
    label = place.beside.get("type", "")
    name = FEATURE_TYPES[label].name if label in FEATURE_TYPES else ""
    if name in _MAIN:
        return [Claim(((f"{name}.main", "true" if text in ("true", "1") else "false"),))]
    return Omitted("feature/isPrimary")


def _comments(text: str, place: Place) -> Iterable[Claim]:
    return [Claim(tuple((f"{field}.note", text) for field in NOTED))]


# -- documents, relationships, dates ----------------------------------------------------------------------------------


def _document_type(text: str, place: Place) -> Iterable[Claim]:
    number = place.beside.get("documentNumber", "")
    if is_document(text):
        kind = document_kind(text, number)
        return [Claim((("identifications.label", text),)), Claim((("identifications.kind", kind),))]
    return [claim._replace(use=False) for claim in labelled(text, number)]


def _document_number(text: str, place: Place) -> Iterable[Claim]:
    return labelled(place.beside.get("type", ""), text)


def _valid(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if not is_document(place.beside.get("type", "")) and text in ("true", "1"):
        return Omitted("identityDocument/isValid of what is no document")
    return [Claim((("identifications.valid", "true" if text in ("true", "1") else "false"),))]


def _holder(text: str, place: Place) -> Iterable[Claim]:
    return (
        [Claim((("identifications.holder_name", text),))]
        if not place.leaves.has("names[primary].text", text) or place.leaves.has("identifications.holder_name", text)
        else [Claim((("names[primary].text", text),), use=False)]
    )


def _span(element: etree._Element) -> list[str]:
    """The dates of a period: one, or the start and the end of a stretch."""
    texts = texts_in(element)
    days = [texts.get(key, "") for key in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd")]
    mark = "~" if texts.get("isApproximate") in ("true", "1") else ""

    def one(first: str, last: str) -> str:
        if first == last:
            return first + mark
        if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
            return f"{first[:4]}-XX-XX{mark}"
        return f"[{first + mark if first else ''}..{last + mark if last else ''}]"

    if local(element) == "dateRange" and texts.get("isDateRange") not in ("false", "0"):
        return [
            one(days[0], days[1] or days[0]) if days[0] else "",
            one(days[2] or days[3], days[3]) if days[3] else "",
        ]
    return [one(days[0], days[3])]


def _day(text: str, place: Place) -> Iterable[Claim]:
    """A day, or a mark, of a period: the whole period is a date, which its first day uses up."""
    assert place.element is not None
    name = local(place.element)
    if name == "valueDate":
        return _about_value(text, place)
    dates = _span(place.element)
    fields = {
        "issueDate": ["identifications.issue_date"],
        "expirationDate": ["identifications.expiry_date"],
        "dateRange": ["relationships.start_date", "relationships.end_date"],
    }[name]
    first = next(iter(key for key in place.beside if not key.startswith("@")))
    use = place.beside[first] == text and sum(words == text for words in place.beside.values()) == 1
    return [
        Claim(((f"{field}.edtf", date),), use=use) for field, date in zip(fields, dates, strict=False) if date
    ] or NONE


def _relation_type(text: str, place: Place) -> Iterable[Claim]:
    kind = str(RELATION_TYPES.get(text, "other"))
    return [Claim((("relationships.label", text),)), Claim((("relationships.kind", kind),))]


_PERIODS = ("valueDate", "issueDate", "expirationDate", "dateRange")
_RULES: dict[str, Rule] = {
    "entity/@id": lambda text, place: [
        Claim((("reference", text),)),
        Claim((("designations.reference", text),), use=False),
    ],
    **{
        f"{name}/@refId": left_out("@refId")
        for name in "aliasType country entityType issuingCountry legalAuthority livingStatus quality reliability "
        "sanctionsList sanctionsProgram sanctionsType script type detailType".split()
    },
    "type/@featureTypeId": left_out("@featureTypeId"),
    "name/@nameId": left_out("name/@nameId"),
    "name/@nameTranslationId": left_out("name/@nameTranslationId"),
    "idFeature/@featureVersionId": left_out("idFeature/@featureVersionId"),
    **{
        f"{name}/@id": left_out(f"{name}/@id")
        for name in "name translation namePart address addressPart feature identityDocument idFeature valueDate "
        "issueDate expirationDate dateRange sanctionsProgram sanctionsType legalAuthority".split()
    },
    "feature/versionId": left_out("versionId"),
    "generalInfo/identityId": into("source.key"),
    "generalInfo/entityType": coded("class", CLASSES),
    "generalInfo/remarks": into("remarks"),
    "generalInfo/title": lambda text, place: [Claim((("titles", part),)) for part in text.split("; ")],
    **{f"generalInfo/{name}": into("annotations.note") for name in ("livingStatus", "isUsCitizen", "isUsPerson")},
    "sanctionsLists/sanctionsList": into("designations.list"),
    "sanctionsList/@datePublished": lambda text, place: [
        Claim((("designations.listing_date.edtf", edtf(text) or ""),))
    ],
    "sanctionsList/@id": into("designations.source.key"),
    "sanctionsPrograms/sanctionsProgram": _for_each_list("designations.programs.code"),
    "sanctionsTypes/sanctionsType": _sanctions_type,
    "legalAuthorities/legalAuthority": _for_each_list("designations.legal_bases.citation"),
    "name/isPrimary": _is_primary,
    "name/isLowQuality": _low_quality,
    "name/aliasType": _alias_type,
    "translation/isPrimary": _is_primary,
    "translation/formattedFirstName": _half_name,
    "translation/formattedLastName": _half_name,
    "translation/formattedFullName": _full_name,
    "translation/script": _script,
    "namePart/type": _part_type,
    "namePart/value": _name_part,
    "address/country": _country,
    "translations/country": _country,
    "addressPart/type": _address_part_type,
    "addressPart/value": _address_part,
    "feature/type": _about_value,
    "feature/value": _value,
    "feature/valueRefId": _about_value,
    "feature/isPrimary": _main_value,
    "feature/reliability": into("annotations.reliability"),
    "feature/comments": _comments,
    "identityDocument/type": _document_type,
    "identityDocument/documentNumber": _document_number,
    "identityDocument/isValid": _valid,
    "identityDocument/name": _holder,
    "identityDocument/issuingCountry": into("identifications.country.name"),
    "identityDocument/issuingAuthority": into("identifications.issuer"),
    "identityDocument/issuingLocation": into("identifications.issue_place"),
    "identityDocument/comments": into("identifications.note"),
    "idFeatures/idFeature": into("identifications.facts"),
    **{
        f"{period}/{name}": _day
        for period in _PERIODS
        for name in "fromDateBegin fromDateEnd toDateBegin toDateEnd isApproximate isDateRange".split()
    },
    "relationship/@id": into("relationships.reference"),
    "relationship/type": _relation_type,
    "relationship/relatedEntity": into("relationships.name"),
    "relatedEntity/@entityId": lambda text, place: [Claim((("relationships.entity_id", f"ofac-{text}"),))],
    "relationship/quality": into("relationships.quality"),
    "relationship/comments": into("relationships.note"),
}
_HEAD: dict[str, Rule] = {
    "publicationInfo/dataAsOf": lambda text, place: [Claim((("edition", text),)), Claim((("published", text[:10]),))],
    "sanctionsLists/sanctionsList": into("filters.value"),
    "sanctionsPrograms/sanctionsProgram": into("filters.value"),
    "sanctionsList/@refId": left_out("@refId"),
    "sanctionsProgram/@refId": left_out("@refId"),
}


def _values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        for value in xml_values(piece, _RULES, leaves, run):
            yield value
            if value.path == "generalInfo/remarks":
                yield from remark_values("remarks", value.text, value.line)


def _head(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        root = etree.fromstring(piece.data)
        for name in ("referenceValues", "featureTypes"):
            for found in root.iterfind(f"{{*}}{name}"):
                for value in found.iter(etree.Element):
                    for text in (text_of(value), *map(str, value.values())):
                        if text:
                            yield Value(name, text, value.sourceline, omission=name)
                root.remove(found)
        yield from xml_values(piece._replace(data=etree.tostring(root)), _HEAD, leaves, run)


LAYOUTS = {"us_ofac_enhanced_xml": Layout(pieces=_pieces, values=_values, head=_head, rules=_RULES | _HEAD)}
