"""OFAC's Advanced XML: what each of its elements must have become, with the values that its numbers stand for."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator

from lxml import etree

from ..formats.us_ofac.vocabulary import FEATURE_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from ..reading import Document, Reading
from ._ofac import ALIAS_KINDS, GENDERS, document_kind, is_document, labelled, remark_values
from .engine import (
    HEAD,
    NONE,
    XSI,
    Layout,
    Omitted,
    Piece,
    Place,
    Rule,
    Run,
    Value,
    into,
    left_out,
    local,
    text_of,
    xml_pieces,
    xml_values,
)
from .flatten import Claim, Leaves, folded

_USE = XSI + "use"
"""An attribute that a location is given here: the label of the feature that names it."""

_KEY = "@ID of all but Profile, SanctionsEntry, ProfileRelationship and IDRegDocument"
NOTED = (
    "annotations",
    "birth_dates",
    "birth_places",
    "nationalities",
    "citizenships",
    "identifications",
    "addresses",
    "contacts",
    "digital_currency_addresses",
    "securities",
    "established_dates",
    "build_dates",
    "manufacture_dates",
    "designations.events",
)
"""The fields whose values can have a note, and the annotations of those that cannot."""

PARTS = {
    "Last Name": "family",
    "First Name": "given",
    "Middle Name": "middle",
    "Maiden Name": "maiden",
    "Patronymic": "patronymic",
    "Matronymic": "matronymic",
    "Nickname": "nickname",
    "Entity Name": "whole",
    "Vessel Name": "whole",
    "Aircraft Name": "whole",
}
_SURNAMES = frozenset({"family", "maiden", "patronymic", "matronymic"})
_SCRIPTS = {"Latin": "Latn", "Hebrew": "Hebr", "Korean": "Kore", "Japanese": "Jpan"}
_KINDS = {**ALIAS_KINDS, "name": "primary"}
_PLACES = {"CITY": "city", "STATE/PROVINCE": "region", "REGION": "region", "POSTAL CODE": "postal_code"}
_EVENTS = {
    "Created": "listed",
    "Amended": "amended",
    "Modified": "amended",
    "Deleted": "delisted",
    "Removed": "delisted",
}
_VALIDITIES = {
    "Valid": ("true", None),
    "Fraudulent": ("false", "true"),
    "False": ("false", "true"),
    "Invalid": ("false", None),
}
_DATES = {"Issue Date": "issue_date", "Expiration Date": "expiry_date"}
_UNKNOWN = "an attribute whose value is called Unknown"


# -- the file as a whole --------------------------------------------------------------------------------------------


def _learn(document: Document, run: Run) -> None:
    """A first look: the reference value sets, whose each identity is, which features name a location, whole names."""
    for name in ("owner", "uses", "names"):
        run[name] = {}
    for piece in xml_pieces(document, ("ReferenceValueSets", "DistinctParty"), lambda element: "x"):
        if piece.key == HEAD:
            continue
        root = etree.fromstring(piece.data)
        if local(root) == "ReferenceValueSets":
            for value in root.iterchildren("{*}*"):
                for found in value:
                    _learn_value(found, run)
            continue
        for profile in root.iterchildren("{*}Profile"):
            _learn_party(profile, run)


def _learn_value(element: etree._Element, run: Run) -> None:
    if key := element.get("ID"):
        run.setdefault(local(element), {})[key] = text_of(element)
        for name, words in element.items():
            run.setdefault(f"{local(element)}/@{name}", {})[key] = folded(str(words))


def _learn_party(profile: etree._Element, run: Run) -> None:
    uid = str(profile.get("ID"))
    for identity in profile.iterchildren("{*}Identity"):
        run["owner"][str(identity.get("ID"))] = uid
        for name in identity.iter("{*}DocumentedName"):
            alias = name.getparent()
            if alias is not None and _coded(run, "AliasType", alias.get("AliasTypeID")).casefold() != "name":
                run["names"][str(name.get("ID"))] = _composed(name, run)
    for feature in profile.iterchildren("{*}Feature"):
        label = _coded(run, "FeatureType", feature.get("FeatureTypeID"))
        for found in feature.iter("{*}VersionLocation"):
            key = str(found.get("LocationID"))
            run["uses"][key] = run["uses"].get(key, "") + f"{uid}\t{label}\n"


def _coded(run: Run, kind: str, key: str | None) -> str:
    return run.get(kind, {}).get(key or "", "")


def _pieces(reading: Reading, run: Run) -> Iterator[Piece]:
    _learn(reading.document, run)
    tags = ("Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry")
    for piece in xml_pieces(reading.document, tags, lambda element: ""):
        if piece.key == HEAD:
            yield piece
            continue
        root = etree.fromstring(piece.data)
        name = local(root)
        if name == "DistinctParty":
            profile = root.find("{*}Profile")
            yield piece._replace(key=str(profile.get("ID")) if profile is not None else piece.key)
        elif name == "IDRegDocument":
            owner = run["owner"].get(str(root.get("IdentityID")), f"identity {root.get('IdentityID')}")
            if place := root.get("IssuedIn-LocationID"):
                run["uses"][place] = run["uses"].get(place, "") + f"{owner}\tIssuedIn\n"
            yield piece._replace(key=owner)
        elif name == "Location":
            yield from _uses(piece, root, run, reading.document)
        else:
            yield piece._replace(key=str(root.get("ProfileID") or root.get("From-ProfileID")))


def _uses(piece: Piece, root: etree._Element, run: Run, document: Document) -> Iterator[Piece]:
    """A location once for each feature that names it."""
    uses = run["uses"].get(str(root.get("ID")), "")
    if not uses and "issued" not in run:  # documents come after locations
        run["issued"] = {}
        for other in xml_pieces(document, ("IDRegDocument",), lambda element: "x"):
            if other.key == HEAD:
                continue
            found = etree.fromstring(other.data)
            if place := found.get("IssuedIn-LocationID"):
                run["issued"][place] = run["owner"].get(str(found.get("IdentityID")), "")
    if not uses and (owner := run["issued"].get(str(root.get("ID")))):
        uses = f"{owner}\tIssuedIn\n"
    for use in uses.splitlines() or [f"location {root.get('ID')}\t"]:
        key, label = use.split("\t")
        root.set(_USE, label)
        yield Piece(key, piece.line, etree.tostring(root))


# -- names ----------------------------------------------------------------------------------------------------------


def _name_parts(name: etree._Element, run: Run) -> list[tuple[str, str]]:
    """The kinds and texts of the parts of a name."""
    identity = next(name.iterancestors("{*}Identity"))
    kinds = {
        group.get("ID"): PARTS.get(_coded(run, "NamePartType", group.get("NamePartTypeID")), "other")
        for group in identity.iter("{*}NamePartGroup")
    }
    return [
        (kinds.get(value.get("NamePartGroupID"), "other"), text)
        for value in name.iter("{*}NamePartValue")
        if (text := text_of(value))
    ]


def _script(value: etree._Element, run: Run) -> str:
    key = value.get("ScriptID")
    code = _coded(run, "Script/@ScriptCode", key) or _coded(run, "Script", key)
    return _SCRIPTS.get(code, code)


def _composed(name: etree._Element, run: Run) -> str:
    """A whole name: ``LAST, First`` in Latin letters, else its parts in order."""
    parts = _name_parts(name, run)
    scripts = {_script(value, run) for value in name.iter("{*}NamePartValue")}
    if scripts - {"Latn", ""} and len(scripts) == 1:
        return " ".join(text for _, text in parts)
    surnames = [text.upper() for kind, text in parts if kind in _SURNAMES]
    others = [text.upper() if kind == "whole" else text for kind, text in parts if kind not in _SURNAMES]
    return ", ".join(" ".join(group) for group in (surnames, others) if group)


def _part_value(text: str, place: Place) -> Iterable[Claim]:
    """A part of a name; the first carries the whole name, and a name of one whole part is that part."""
    assert place.element is not None
    value = place.element
    name = next(value.iterancestors("{*}DocumentedName"))
    parts = _name_parts(name, place.run)
    found = [] if parts == [("whole", text)] else [Claim((("names.parts.text", text),))]
    if value is next(name.iter("{*}NamePartValue")):
        kind = _KINDS.get(_coded(place.run, "AliasType", name.getparent().get("AliasTypeID")).casefold(), "aka")  # type: ignore[union-attr]
        found.append(Claim(((f"names[{kind}].text", _composed(name, place.run)),)))
    return found


def _part_kind(text: str, place: Place) -> Iterable[Claim]:
    kind = PARTS.get(_coded(place.run, "NamePartType", text), "other")
    if kind == "whole" and not place.leaves.texts("names.parts[whole].text"):
        return [Claim((("names.text", ""),), use=False, within=True)]
    return [Claim((("names.parts.kind", kind),))]


def _script_of_part(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    name = next(place.element.iterancestors("{*}DocumentedName"))
    scripts = {_script(value, place.run) for value in name.iter("{*}NamePartValue")}
    if len(scripts) > 1:  # the name as a whole has none
        return [Claim((("names.text", _composed(name, place.run)),), use=False)]
    first = place.element is next(name.iter("{*}NamePartValue"))
    return [Claim((("names.script", _script(place.element, place.run)),), use=first)]


def _names_in(place: Place) -> int:
    assert place.element is not None
    return len(place.element.findall("{*}DocumentedName"))


def _alias_type(text: str, place: Place) -> Iterable[Claim]:
    kind = _KINDS.get(_coded(place.run, "AliasType", text).casefold())
    return [Claim((("names.kind", kind),))] * _names_in(place) if kind else _words_of(text, place, "AliasType")


def _low_quality(text: str, place: Place) -> Iterable[Claim]:
    low = text in ("true", "1")
    if not low and _coded(place.run, "AliasType", place.beside.get("@AliasTypeID")) == "Name":
        return [Claim((("names.kind", "primary"),), use=False)]
    return [Claim((("names.quality", "weak" if low else "strong"),))] * _names_in(place)


def _status(text: str, place: Place) -> Iterable[Claim]:
    """The one called Primary Latin stands first."""
    assert place.element is not None
    whole = _composed(place.element, place.run)
    if _coded(place.run, "DocNameStatus", text) == "Primary Latin" and place.leaves.texts("names.text")[:1] != [whole]:
        alias = place.element.getparent()
        if alias is not None and _coded(place.run, "AliasType", alias.get("AliasTypeID")) == "Name":
            return NONE
    return [Claim((("names.text", whole),), use=False)]


# -- features -------------------------------------------------------------------------------------------------------


def _words_of(key: str, place: Place, kind: str) -> Iterable[Claim]:
    """What only an issue can keep."""
    return NONE


def _in_feature(label: str, text: str) -> list[Claim]:
    """What a value of a feature with that label must have become."""
    name = FEATURE_TYPES[label].name if label in FEATURE_TYPES else ""
    if name in ("nationalities", "citizenships"):
        return [Claim(((f"{name}.country.name", text),))]
    if name == "titles":
        return [Claim((("titles", part),)) for part in text.split("; ")]
    if name in ("birth_places", "addresses"):
        return [Claim(((f"{name}.text", text),))]
    if name == "flags":
        return [Claim((("flags.name", text),))]
    if name == "birth_dates":
        return [Claim((("birth_dates.edtf", text),))]
    if name:
        return [Claim(((name, text),))]
    if label == "Gender":
        return [Claim((("gender", GENDERS[text]),) if text in GENDERS else ())]
    found = labelled(label, text)
    if is_document(label):
        kind = document_kind(label, text)
        found += [Claim((("identifications.label", label),)), Claim((("identifications.kind", kind),))]
    return found


def _label(element: etree._Element, run: Run) -> str:
    feature = next((found for found in (element, *element.iterancestors()) if local(found) == "Feature"), None)
    label = _coded(run, "FeatureType", feature.get("FeatureTypeID")) if feature is not None else ""
    return label.replace("\u2019", "'")


def _detail(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    return _in_feature(_label(place.element, place.run), text)


def _detail_reference(text: str, place: Place) -> Iterable[Claim]:
    words = _coded(place.run, "DetailReference", text)
    return _detail(words, place) if words else NONE


def _feature_type(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """Its field holds something."""
    label = _coded(place.run, "FeatureType", text).replace("\u2019", "'")
    name = FEATURE_TYPES[label].name if label in FEATURE_TYPES else ""
    if name in ("birth_places", "addresses"):
        fields = tuple(f"{name}.{part}" for part in ("text", "lines", "city", "region", "postal_code", "country.name"))
    else:
        fields = (_in_feature(label, "1958")[0].options or (("", ""),))[0][:1]
        fields = fields if label != "Gender" else ("gender",)
    if label == "Location" and not place.leaves.texts("addresses.country.name"):
        assert place.element is not None
        keys = {str(found.get("LocationID")) for found in place.element.iter("{*}VersionLocation")}
        if not any(place.leaves.texts(field) for field in fields) and keys:
            return Omitted("Location without parts, in a country that is undetermined")
    return [Claim((("", label), *((field, "") for field in fields)), use=False, within=True)]


def _feature_comment(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    value = _in_feature(_label(place.element, place.run), text)[0]
    if any(place.leaves.has(*option) for option in value.options):
        return [value._replace(use=False)]
    return [Claim(tuple((f"{field}.note", text) for field in NOTED))]


def _unless_unknown(kind: str, *fields: str) -> Rule:
    """The words of a reference value, in each of some fields; Unknown states nothing."""

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        words = _coded(place.run, kind, text)
        if words == "Unknown":
            return Omitted(_UNKNOWN)
        found = [Claim(((field, words),)) for field in fields]
        if kind == "Reliability" and place.element is not None:
            found.append(Claim((("annotations.label", _label(place.element, place.run)),)))
        return found if words else NONE

    return rule


# -- dates ----------------------------------------------------------------------------------------------------------


def _numbers(element: etree._Element | None) -> tuple[int, int, int] | None:
    if element is None:
        return None
    texts = [
        text_of(found) if (found := element.find(f"{{*}}{name}")) is not None else ""
        for name in ("Year", "Month", "Day")
    ]
    return (int(texts[0]), int(texts[1]), int(texts[2])) if all(text.isdigit() for text in texts) else None


def _stretch(first: tuple[int, int, int], last: tuple[int, int, int]) -> str | None:
    if first == last:
        return f"{first[0]:04}-{first[1]:02}-{first[2]:02}"
    if first[0] == last[0] and first[1:] == (1, 1) and last[1:] == (12, 31):
        return f"{first[0]:04}"
    if first[:2] == last[:2] and first[2] == 1 and last[2] == calendar.monthrange(*last[:2])[1]:
        return f"{first[0]:04}-{first[1]:02}"
    return None


def _boundary(element: etree._Element | None) -> tuple[tuple[int, int, int], tuple[int, int, int], str] | None:
    if element is None:
        return None
    first, last = _numbers(element.find("{*}From")), _numbers(element.find("{*}To"))
    return (first, last, "~" if element.get("Approximate") in ("true", "1") else "") if first and last else None


def _day_of(start: etree._Element | None, end: etree._Element | None) -> str | None:
    """One day from the start to the end, as far as it is known."""
    one, two = _boundary(start), _boundary(end)
    one, two = one or two, two or one
    if one is None or two is None:
        return None
    if whole := _stretch(one[0], two[1]):
        return whole + ("~" if one[2] or two[2] else "")
    ends = [
        (_stretch(first, last) or _stretch(outer, outer) or "") + mark
        for (first, last, mark), outer in ((one, one[0]), (two, two[1]))
    ]
    return f"[{ends[0]}..{ends[1]}]"


def _dated(text: str, place: Place) -> Iterable[Claim]:
    """A number of a period: with the year of its first day, the date of the whole period is used up."""
    assert place.element is not None
    span = place.element.getparent()
    period = next(place.element.iterancestors("{*}DatePeriod"))
    owner = period.getparent()
    assert span is not None
    assert owner is not None
    start, end = period.find("{*}Start"), period.find("{*}End")
    stretch = local(owner) in ("SanctionsMeasure", "ProfileRelationship")
    if stretch:
        date = _day_of(span, span)
        field = {
            ("SanctionsMeasure", "Start"): "designations.measures.start_date",
            ("SanctionsMeasure", "End"): "designations.measures.end_date",
            ("ProfileRelationship", "Start"): "relationships.start_date",
            ("ProfileRelationship", "End"): "relationships.end_date",
        }[local(owner), local(span)]
    else:
        date = _day_of(start, end)
        field = _field_of_date(owner, place.run)
    first = start if start is not None and not stretch else span
    use = span is first and local(place.element) == "From" and place.element.findtext("{*}Year") == text
    use = use and text not in (place.element.findtext("{*}Month"), place.element.findtext("{*}Day"))
    return [Claim(((f"{field}.edtf", date),), use=use)] if date else NONE


def _field_of_date(owner: etree._Element, run: Run) -> str:
    if local(owner) == "DocumentDate":
        kind = _coded(run, "IDRegDocDateType", owner.get("IDRegDocDateTypeID"))
        return f"identifications.{_DATES.get(kind, '')}"
    found = _in_feature(_label(owner, run), "2020")
    return found[0].options[0][0].removesuffix(".edtf")


def _approximate(text: str, place: Place) -> Iterable[Claim]:
    """It is the mark of the date, or that it has none."""
    assert place.element is not None
    number = place.element.find("{*}From/{*}Year")
    if number is None:
        return NONE
    inner = Place(place.beside, place.record, place.leaves, place.run, number.getparent())
    return [claim._replace(use=False) for claim in _dated("", inner)]


def _date_type(text: str, place: Place) -> Iterable[Claim]:
    field = _DATES.get(_coded(place.run, "IDRegDocDateType", text))
    word = {"issue_date": "issued", "expiry_date": "expires"}.get(field or "", "")
    return [Claim((("", word), (f"identifications.{field}.edtf", "")), use=False, within=True)] if field else NONE


def _event_date(element: etree._Element) -> str:
    texts = [element.findtext(f"{{*}}{name}") or "" for name in ("Year", "Month", "Day")]
    return "-".join([texts[0].strip(), *(f"{int(text):02}" for text in texts[1:] if text.strip())])


def _of_event(text: str, place: Place) -> Iterable[Claim]:
    """A number of the day of an event: the year uses it up, and the earliest that lists is the day of listing."""
    assert place.element is not None
    day = _event_date(place.element)
    event = place.element.getparent()
    entry = event.getparent() if event is not None else None
    assert event is not None
    assert entry is not None
    kind = _EVENTS.get(_coded(place.run, "EntryEventType", event.get("EntryEventTypeID")), "other")
    if text != place.beside.get("Year"):
        return [Claim(((f"designations.events[{kind}].date.edtf", day),), use=False)]
    found = [Claim(((f"designations.events[{kind}].date.edtf", day),))]
    if kind == "listed":
        days = [
            _event_date(other)
            for other in entry.iterfind("{*}EntryEvent/{*}Date")
            if _coded(place.run, "EntryEventType", other.getparent().get("EntryEventTypeID")) == "Created"  # type: ignore[union-attr]
        ]
        if day == min(days) and days.count(day) == 1:
            found.append(Claim((("designations.listing_date.edtf", day),)))
    return found


# -- places, documents, entries -------------------------------------------------------------------------------------


def _location(text: str, place: Place) -> Iterable[Claim]:
    """A part of a location, in the field of the feature that names it."""
    assert place.element is not None
    part = place.element.getparent()
    assert part is not None
    kind = _coded(place.run, "LocPartType", part.get("LocPartTypeID"))
    return _located(kind, text, place)


def _located(kind: str, text: str, place: Place) -> Iterable[Claim]:
    label = place.record.get(f"@{_USE}", "")
    if label == "IssuedIn":
        return [Claim((("identifications.issue_place", text),), use=False, within=True)]
    field = {"Place of Birth": "birth_places", "Location": "addresses"}.get(label)
    if field is None:
        return _in_feature(label, text) if label else NONE
    if kind in _PLACES:
        return [Claim(((f"{field}.{_PLACES[kind]}", text),))]
    if kind.startswith("ADDRESS"):
        if field == "birth_places":
            return [Claim((("birth_places.street", text),), use=False, within=True)]
        return [Claim((("addresses.lines", text),))]
    return [Claim(((f"{field}.text", text),))] if kind == "Unknown" else NONE


def _part_type(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    value = place.element.find("{*}LocationPartValue/{*}Value")
    words = text_of(value) if value is not None else ""
    return [claim._replace(use=False) for claim in _located(_coded(place.run, "LocPartType", text), words, place)]


def _country(text: str, place: Place) -> Iterable[Claim] | Omitted:
    name = _coded(place.run, "Country", text)
    label = place.record.get(f"@{_USE}", "")
    assert place.element is not None
    location = place.element.getparent()
    if name == "undetermined" and location is not None and location.find("{*}LocationPart") is None:
        return Omitted("Location without parts, in a country that is undetermined")
    if label == "IssuedIn":
        return [Claim((("identifications.issue_country.name", name),))]
    field = {"Place of Birth": "birth_places", "Location": "addresses"}.get(label)
    return [Claim(((f"{field}.country.name", name),))] if field else _in_feature(label, name) if label else NONE


def _area(text: str, place: Place) -> Iterable[Claim] | Omitted:
    assert place.element is not None
    location = place.element.getparent()
    name = _coded(place.run, "Country", _coded(place.run, "AreaCode/@CountryID", text))
    if (location is not None and location.find("{*}LocationCountry") is not None) or name == "undetermined":
        return Omitted("LocationAreaCode")
    return _country(_coded(place.run, "AreaCode/@CountryID", text), place)


def _document_label(place: Place) -> str:
    return _coded(place.run, "IDRegDocType", place.record.get("@IDRegDocTypeID"))


def _document_type(text: str, place: Place) -> Iterable[Claim]:
    label, number = _document_label(place), place.record.get("IDRegistrationNo", "")
    if is_document(label):
        kind = document_kind(label, number)
        return [Claim((("identifications.label", label),)), Claim((("identifications.kind", kind),))]
    return [claim._replace(use=False) for claim in labelled(label, number)]


def _document_number(text: str, place: Place) -> Iterable[Claim]:
    """A number that the file calls false is no external identifier."""
    label = _document_label(place)
    false = _VALIDITIES.get(_coded(place.run, "Validity", place.record.get("@ValidityID")), (None, None))[1]
    return [Claim((("identifications.number", text),))] if false and is_document(label) else labelled(label, text)


def _document_id(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """The number of a document that is one; that of a ship's or an aircraft's number is a key of the file."""
    return [Claim((("identifications.reference", text),))] if is_document(_document_label(place)) else Omitted(_KEY)


def _validity(text: str, place: Place) -> Iterable[Claim] | Omitted:
    words = _coded(place.run, "Validity", text)
    if words == "Unknown":
        return Omitted(_UNKNOWN)
    if words == "Valid" and not is_document(_document_label(place)):
        return Omitted("ValidityID of what is no document")
    valid, false = _VALIDITIES.get(words, (None, None))
    if valid is None:
        return NONE
    found = [Claim((("identifications.valid", valid),))]
    return [*found, Claim((("identifications.false", false),))] if false else found


def _holder(text: str, place: Place) -> Iterable[Claim] | Omitted:
    name = place.run["names"].get(text)
    if name is None:
        return Omitted("IDRegDocument/DocumentedNameReference to the primary name")
    return [Claim((("identifications.holder_name", name),))]


def _law(text: str, place: Place) -> Iterable[Claim] | Omitted:
    words = _coded(place.run, "LegalBasis", text)
    if words == "Unknown":
        return Omitted(_UNKNOWN)
    citation = _coded(place.run, "LegalBasis/@LegalBasisShortRef", text) or words
    assert place.element is not None
    entry = place.element.getparent()
    assert entry is not None
    same = [event for event in entry.iterfind("{*}EntryEvent") if event.get("LegalBasisID") == text]
    found = [
        Claim((("designations.events.legal_bases.citation", citation),)),
        Claim((("designations.legal_bases.citation", citation),), use=same[0] is place.element),
    ]
    if words != citation:
        found.append(Claim((("designations.events.legal_bases.title", words),)))
    return found if words else NONE


def _event_type(text: str, place: Place) -> Iterable[Claim]:
    words = _coded(place.run, "EntryEventType", text)
    return [
        Claim((("designations.events.label", words),)),
        Claim((("designations.events.kind", _EVENTS.get(words, "other")),)),
    ]


def _measure_type(text: str, place: Place) -> Iterable[Claim]:
    label, comment = _coded(place.run, "SanctionsType", text), place.beside.get("Comment")
    if label == "Program" and comment:
        return [Claim((("designations.programs.code", comment), ("designations.measures.text", comment)), use=False)]
    kind = SANCTIONS_TYPES.get(label)
    found = [Claim((("designations.measures.label" if comment else "designations.measures.text", label),))]
    return [*found, Claim((("designations.measures.kind", str(kind)),))] if kind else found


def _measure_comment(text: str, place: Place) -> Iterable[Claim]:
    label = _coded(place.run, "SanctionsType", place.beside.get("@SanctionsTypeID"))
    if label == "Program":
        assert place.element is not None
        entry = place.element.getparent()
        assert entry is not None
        same = [m for m in entry.iterfind("{*}SanctionsMeasure/{*}Comment") if text_of(m) == text]
        first = same[0].getparent() is place.element
        return [Claim((("designations.programs.code", text), ("designations.measures.text", text)), use=first)]
    return [Claim((("designations.measures.text", text),))]


def _relation_type(text: str, place: Place) -> Iterable[Claim]:
    words = _coded(place.run, "RelationType", text)
    kind = str(RELATION_TYPES.get(words, "other"))
    return [Claim((("relationships.label", words),)), Claim((("relationships.kind", kind),))]


def _class(text: str, place: Place) -> Iterable[Claim]:
    words = _coded(place.run, "PartySubType", text)
    kind = _coded(place.run, "PartyType", _coded(place.run, "PartySubType/@PartyTypeID", text))
    classes = {"Vessel": "Vessel", "Aircraft": "Aircraft", "Individual": "Person", "Entity": "Organization"}
    found = classes.get(words) or classes.get(kind)
    return [Claim((("class", found),) if found else ())]


def _gregorian(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted("CalendarTypeID of Gregorian") if _coded(place.run, "CalendarType", text) == "Gregorian" else NONE


_link = left_out(_KEY)
_flag = {"true": "true", "false": "false", "1": "true", "0": "false"}

_RULES: dict[str, Rule] = {
    **{
        f"{name}/@ID": _link
        for name in "Identity NamePartGroup DocumentedName Feature FeatureVersion Location EntryEvent "
        "SanctionsMeasure SupportingInfo".split()
    },
    **dict.fromkeys(
        ("NamePartValue/@NamePartGroupID", "VersionLocation/@LocationID", "IDRegDocument/@IdentityID"), _link
    ),
    "IDRegDocument/@IssuedIn-LocationID": _link,
    "DistinctParty/@FixedRef": left_out("FixedRef"),
    "Identity/@FixedRef": left_out("FixedRef"),
    "Alias/@FixedRef": left_out("FixedRef"),
    "DocumentedName/@FixedRef": left_out("FixedRef"),
    "DistinctParty/Comment": into("remarks"),
    "Profile/Comment": into("remarks"),
    "Profile/@ID": into("reference"),
    "Profile/@PartySubTypeID": _class,
    "Identity/@Primary": left_out("Identity/@Primary"),
    "Identity/@False": left_out("Identity/@False that is false"),
    "Alias/@Primary": left_out("Alias/@Primary"),
    "Alias/@AliasTypeID": _alias_type,
    "Alias/@LowQuality": _low_quality,
    "Alias/Comment": into("names.note"),
    "DocumentedName/Comment": into("names.note"),
    "DocumentedName/@DocNameStatusID": _status,
    "DocumentedNamePart/NamePartValue": lambda text, place: _part_value(text, _child(place, "NamePartValue", text)),
    "NamePartValue/@ScriptID": _script_of_part,
    "NamePartValue/@ScriptStatusID": left_out("ScriptStatusID"),
    "NamePartValue/@Acronym": left_out("NamePartValue/@Acronym that is false"),
    "NamePartGroup/@NamePartTypeID": _part_kind,
    "Feature/@FeatureTypeID": _feature_type,
    "FeatureVersion/@ReliabilityID": _unless_unknown("Reliability", "annotations.reliability"),
    "FeatureVersion/Comment": _feature_comment,
    "FeatureVersion/VersionDetail": _detail,
    "VersionDetail/@DetailReferenceID": _detail_reference,
    "VersionDetail/@DetailTypeID": left_out("VersionDetail/@DetailTypeID"),
    "IdentityReference/@IdentityID": left_out("IdentityReference"),
    "IdentityReference/@IdentityFeatureLinkTypeID": left_out("IdentityFeatureLinkTypeID"),
    "FeatureVersionReference/@FeatureVersionID": left_out("FeatureVersionReference"),
    "IDRegDocumentReference/@IDRegDocumentID": left_out("IDRegDocumentReference"),
    "SanctionsEntryReference/@SanctionsEntryID": left_out("SanctionsEntryReference"),
    "ProfileRelationshipReference/@ProfileRelationshipID": left_out("ProfileRelationshipReference"),
    **{f"{point}/{number}": _dated for point in ("From", "To") for number in ("Year", "Month", "Day")},
    **{f"{end}/@Approximate": _approximate for end in ("Start", "End")},
    **{
        f"{name}/@{which}Fixed": left_out("DatePeriod/@YearFixed" if which == "Year" else f"@{which}Fixed")
        for name in ("DatePeriod", "Start", "End")
        for which in ("Year", "Month", "Day")
    },
    **{f"{name}/@CalendarTypeID": _gregorian for name in ("DatePeriod", "Date", "DateOfIssue")},
    **{f"Date/{number}": _of_event for number in ("Year", "Month", "Day")},
    "DocumentDate/@IDRegDocDateTypeID": _date_type,
    "LocationPartValue/Value": _location,
    "LocationPart/@LocPartTypeID": _part_type,
    "LocationPartValue/@LocPartValueTypeID": left_out("LocPartValueTypeID"),
    "LocationPartValue/@LocPartValueStatusID": left_out("LocPartValueStatusID"),
    "LocationPartValue/@Primary": left_out("LocationPartValue/@Primary"),
    "LocationCountry/@CountryID": _country,
    "LocationCountry/@CountryRelevanceID": left_out("CountryRelevanceID"),
    "LocationAreaCode/@AreaCodeID": _area,
    "Location/Comment": into("addresses.note"),
    "IDRegDocument/@ID": _document_id,
    "IDRegDocument/@IDRegDocTypeID": _document_type,
    "IDRegDocument/IDRegistrationNo": _document_number,
    "IDRegDocument/IssuingAuthority": into("identifications.issuer"),
    "IDRegDocument/Comment": into("identifications.note"),
    "IDRegDocument/@IssuedBy-CountryID": lambda text, place: [
        Claim((("identifications.country.name", _coded(place.run, "Country", text)),))
    ],
    "IDRegDocument/@ValidityID": _validity,
    "DocumentedNameReference/@DocumentedNameID": _holder,
    "SanctionsEntry/@ID": into("designations.reference"),
    "SanctionsEntry/@ProfileID": lambda text, place: [Claim((("reference", text),), use=False)],
    "SanctionsEntry/@ListID": lambda text, place: [Claim((("designations.list", _coded(place.run, "List", text)),))],
    "SanctionsEntry/Comment": into("designations.notes.text"),
    "SanctionsEntry/LimitationsToListing": into("designations.notes.text"),
    "SupportingInfo/Text": into("designations.notes.text"),
    "SupportingInfo/DirectURL": into("designations.notes.text"),
    "SupportingInfo/@SupInfoTypeID": _unless_unknown("SupInfoType", "designations.notes.label"),
    "EntryEvent/@EntryEventTypeID": _event_type,
    "EntryEvent/@LegalBasisID": _law,
    "EntryEvent/Comment": into("designations.events.note"),
    "SanctionsMeasure/@SanctionsTypeID": _measure_type,
    "SanctionsMeasure/Comment": _measure_comment,
    "ProfileRelationship/@ID": into("relationships.reference"),
    "ProfileRelationship/@From-ProfileID": lambda text, place: [Claim((("reference", text),), use=False)],
    "ProfileRelationship/@To-ProfileID": lambda text, place: [Claim((("relationships.entity_id", f"ofac-{text}"),))],
    "ProfileRelationship/@RelationTypeID": _relation_type,
    "ProfileRelationship/@RelationQualityID": _unless_unknown("RelationQuality", "relationships.quality"),
    "ProfileRelationship/@Former": lambda text, place: [Claim((("relationships.former", _flag.get(text, text)),))],
    "ProfileRelationship/@SanctionsEntryID": left_out("ProfileRelationship/@SanctionsEntryID"),
    "ProfileRelationship/Comment": into("relationships.note"),
}


def _child(place: Place, name: str, text: str) -> Place:
    """The place of a child of the element: the one with that text."""
    assert place.element is not None
    child = next(found for found in place.element.iterfind(f"{{*}}{name}") if text_of(found) == text)
    return Place(place.beside, place.record, place.leaves, place.run, child)


def _values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        if piece.key.startswith("location "):
            for value in xml_values(piece, {}, leaves, run, named=True):
                yield value._replace(omission="Location that no party of the file names")
            continue
        for value in xml_values(piece, _RULES, leaves, run, named=True):
            yield value
            if value.path in ("DistinctParty/Comment", "Profile/Comment"):
                yield from remark_values(value.path, value.text, value.line)


def _head(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        root = etree.fromstring(piece.data)
        for found in root.iterfind("{*}ReferenceValueSets"):
            for value in found.iter(etree.Element):
                for text in (text_of(value), *map(str, value.values())):
                    if text:
                        yield Value("ReferenceValueSets", text, value.sourceline, omission="ReferenceValueSets")
            root.remove(found)
        rest = piece._replace(data=etree.tostring(root))
        yield from xml_values(rest, _HEAD, leaves, run)


def _issued(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    day = _event_date(place.element)
    return [Claim((("edition", day),), use=False), Claim((("published", day),), use=False)]


_HEAD: dict[str, Rule] = {
    **{f"DateOfIssue/{number}": _issued for number in ("Year", "Month", "Day")},
    "DateOfIssue/@CalendarTypeID": _gregorian,
    "Sanctions/@Version": left_out("Sanctions/@Version"),
}

LAYOUTS = {
    "us_ofac_advanced_xml": Layout(pieces=_pieces, values=_values, head=_head, whole=True, rules=_RULES | _HEAD),
}
