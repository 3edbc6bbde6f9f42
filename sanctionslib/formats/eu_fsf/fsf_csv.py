"""
The EU's consolidated list of financial sanctions, CSV 1.1, of the Financial Sanctions Files (FSF).

Documentation: the EU's "Description of the fields inside the csv file". The columns are the attributes of the XML 1.1
under other names, in groups: ``Entity_``, ``NameAlias_``, ``Address_``, ``BirthDate_``, ``Identification_``,
``Citizenship_``.

Encoding: UTF-8 with a byte order mark, semicolons. Dates: the file's is DD/MM/YYYY, all others are ISO 8601 days; see
the XML 1.1 for how birth dates are stated (``1970-05-XX`` is a year and a month, out of two columns), and for what the
dates of an act and ``Entity_DesignationDate`` tell of a designation.

Oddities: A row holds the entity and one of its names, addresses, birth dates, documents or citizenships; the other
groups are empty. The rows of a record follow one another; a party under two programmes has two records, which become
one entity with two designations, even if they are far apart. The two columns of the type of subject hold each other's
values (``P``, ``person``). There is no column for the quality of a name, but a remark may tell it ("Good quality
a.k.a."). Remarks stand in parentheses, and a line break in them is a backslash and an ``n``.

Only 21 of the columns, in two rows, could be had to check this by; the names of the others are those that programs
which read the file use. A file without some of the columns is read as far as it goes, with an issue.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from functools import partial

from ...errors import ReadError
from ...model import Entity, IssueCode
from ...parsing.reading import Reading
from .authority import EU_COUNCIL, LIST
from .records import Record, Run, Values, contacts_in, entities, one_line, remarks_in

_ACT = {
    "Regulation_Type": "regulationType",
    "Regulation_OrganisationType": "organisationType",
    "Regulation_PublicationDate": "publicationDate",
    "Regulation_EntryIntoForceDate": "entryIntoForceDate",
    "Regulation_NumberTitle": "numberTitle",
    "Regulation_Programme": "programme",
    "Regulation_PublicationUrl": "publicationUrl",
}
_COUNTRY = {"CountryIso2Code": "countryIso2Code", "CountryDescription": "countryDescription"}
_PART = {"LogicalId": "logicalId", "RegulationLanguage": "regulationLanguage", "Remark": "remark"}
_WHERE = {"City": "city", "ZipCode": "zipCode", "Region": "region", "Place": "place", **_COUNTRY}

_GROUPS: dict[str, dict[str, str]] = {
    "Entity": {
        "LogicalId": "logicalId",
        "EU_ReferenceNumber": "euReferenceNumber",
        "UnitedNationId": "unitedNationId",
        "DesignationDate": "designationDate",
        "DesignationDetails": "designationDetails",
        "Remark": "remark",
        "SubjectType": "code",
        "SubjectType_ClassificationCode": "classificationCode",
    },
    "NameAlias": {
        "LastName": "lastName",
        "FirstName": "firstName",
        "MiddleName": "middleName",
        "WholeName": "wholeName",
        "NameLanguage": "nameLanguage",
        "Gender": "gender",
        "Title": "title",
        "Function": "function",
        **_PART,
    },
    "Address": {
        "Street": "street",
        "PoBox": "poBox",
        "AsAtListingTime": "asAtListingTime",
        "ContactInfo": "contactInfo",
        **_WHERE,
        **_PART,
    },
    "BirthDate": {
        "BirthDate": "birthdate",
        "Day": "dayOfMonth",
        "Month": "monthOfYear",
        "Year": "year",
        "YearRangeFrom": "yearRangeFrom",
        "YearRangeTo": "yearRangeTo",
        "Circa": "circa",
        "CalendarType": "calendarType",
        **_WHERE,
        **_PART,
    },
    "Identification": {
        "Number": "number",
        "Diplomatic": "diplomatic",
        "KnownExpired": "knownExpired",
        "KnownFalse": "knownFalse",
        "ReportedLost": "reportedLost",
        "RevokedByIssuer": "revokedByIssuer",
        "IssuedBy": "issuedBy",
        "IssuedDate": "issueDate",
        "ValidFrom": "validFrom",
        "ValidTo": "validTo",
        "LatinNumber": "latinNumber",
        "NameOnDocument": "nameOnDocument",
        "TypeCode": "identificationTypeCode",
        "TypeDescription": "identificationTypeDescription",
        "Region": "region",
        **_COUNTRY,
        **_PART,
    },
    "Citizenship": {"Region": "region", **_COUNTRY, **_PART},
}
"""The columns of each group (their names follow its own) to the names of the XML 1.1."""

_DATE = "fileGenerationDate"
_COLUMNS: dict[str, tuple[str, str]] = {
    f"{group}_{column}": (group, name)
    for group, columns in _GROUPS.items()
    for column, name in {**columns, **_ACT}.items()
}
_NEEDED = ("Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName")
_PARTS = tuple(group for group in _GROUPS if group != "Entity")


class _Parser:
    """One run over one file: its columns, and where findings go."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.header: list[str] = []
        self.checked = False

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = EU_COUNCIL
        reading.title = LIST
        for line, row in self._rows():
            if line == 1:
                self._begin(row)
                continue
            values = dict(zip(self.header, row, strict=False))
            self._date(values.get(_DATE, "").strip(), line)
            break
        else:
            raise ReadError("has a header and no rows", file=reading.document.name)
        return entities(reading, self._references, self._scan, self._records)

    def _begin(self, header: list[str]) -> None:
        self.header = [cell.strip() for cell in header]
        name = self.reading.document.name
        if lacking := [column for column in _NEEDED if column not in self.header]:
            raise ReadError(f"has no column {', '.join(lacking)}", file=name, line=1)
        if doubled := sorted({column for column in self.header if column and self.header.count(column) > 1}):
            raise ReadError(f"has columns of one name: {', '.join(doubled)}", file=name, line=1)
        for column in self.header:
            if column not in _COLUMNS and column != _DATE:
                self.reading.issue(IssueCode.UNKNOWN_ELEMENT, "unknown column", line=1, raw=column)
        missing = [column for column in (_DATE, *_COLUMNS) if column not in self.header]
        if missing:
            self.reading.issue(
                IssueCode.MISSING_FIELD,
                f"{len(missing)} of {len(_COLUMNS) + 1} columns are missing",
                line=1,
                raw=" ".join(missing),
            )
        self.reading.complete = not missing

    def _date(self, words: str, line: int) -> None:
        self.reading.edition = words or None
        try:
            self.reading.published = datetime.datetime.strptime(words, "%d/%m/%Y").date()
        except ValueError:
            self.reading.issue(IssueCode.UNREADABLE_VALUE, f"{_DATE} is not DD/MM/YYYY", line=line, raw=words)

    def _rows(self, *, quietly: bool = True) -> Iterator[tuple[int, list[str]]]:
        """
        The rows with the line each begins on; blank lines are passed over.

        Raises:
            ReadError: not UTF-8, or cut short.
        """
        document = self.reading.document
        with document.open(quietly=quietly) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
            rows = csv.reader(text, delimiter=";", strict=True)
            line = 1
            try:
                for row in rows:
                    if any(row):
                        yield line, row
                    line = rows.line_num + 1
            except UnicodeDecodeError as error:
                raise ReadError(f"is not UTF-8: {error.reason}", file=document.name, line=line) from error
            except csv.Error as error:
                message = f"is cut short, or not well-formed CSV: {error}"
                raise ReadError(message, file=document.name, line=line) from error
            finally:
                text.detach()

    def _runs(self, *, quietly: bool) -> Iterator[tuple[str, list[tuple[int, dict[str, str]]]]]:
        """The rows of each record: those that follow one another and are the same in the columns of the entity."""
        known = [(index, column) for index, column in enumerate(self.header) if column in _COLUMNS]
        own = [index for index, column in known if _COLUMNS[column][0] == "Entity"]
        run: list[tuple[int, dict[str, str]]] = []
        before: list[str] | None = None
        for line, row in self._rows(quietly=quietly):
            if line == 1:
                continue
            if len(row) != len(self.header):
                if not quietly:
                    self.reading.issue(
                        IssueCode.UNREADABLE_VALUE,
                        f"a row of {len(row)} cells under {len(self.header)} columns",
                        line=line,
                        raw=";".join(row),
                    )
                row += [""] * (len(self.header) - len(row))
            entity = [row[index] for index in own]
            if entity != before and run:
                yield _reference(run), run
                run = []
            before = entity
            run.append((line, {column: text for index, column in known if (text := row[index].strip())}))
        if run:
            yield _reference(run), run

    def _references(self) -> Iterator[str]:
        return (reference for reference, _ in self._runs(quietly=True))

    def _scan(self) -> Run:
        return self._records_of(quietly=True)

    def _records(self) -> Run:
        return self._records_of(quietly=False)

    def _records_of(self, *, quietly: bool) -> Run:
        for reference, run in self._runs(quietly=quietly):
            yield reference, partial(self._record, run)

    def _record(self, run: list[tuple[int, dict[str, str]]]) -> Record:
        line, first = run[0]
        entity, act, remarks = _group(first, "Entity")
        reference = entity.get("euReferenceNumber")
        record = Record(self.reading, "eu-", reference, entity.get("logicalId"), line)
        record.set_subject(entity.get("code"), entity.get("classificationCode"))
        record.set_designation(act, entity)
        record.remarks += remarks
        for record.line, row in run:
            for group in _PARTS:
                self._part(record, group, row)
        record.line = line
        return record

    def _part(self, record: Record, group: str, row: dict[str, str]) -> None:
        values, act, remarks = _group(row, group)
        if not values and not act and not remarks:
            return
        bases = record.basis(act)
        note = "; ".join(remarks) or None
        if group == "NameAlias":
            record.add_name(values, bases, note)
        elif group == "Citizenship":
            record.add_citizenship(values, bases, note)
        elif group == "BirthDate":
            record.add_birth(values, bases, note)
        elif group == "Address":
            contacts, other = contacts_in(row.get("Address_ContactInfo", "").replace("\\n", "\n"))
            if other:
                record.issue(IssueCode.UNREADABLE_VALUE, "contacts of an unknown form", other)
            record.add_address(values, bases, note, contacts)
        else:
            record.add_identification(values, bases, note)


def _reference(run: list[tuple[int, dict[str, str]]]) -> str:
    line, row = run[0]
    return row.get("Entity_EU_ReferenceNumber") or f"line {line}"


def _group(row: dict[str, str], group: str) -> tuple[dict[str, str], Values, tuple[str, ...]]:
    """A group by the names of the XML 1.1: values of the thing itself, of the act that states it, and its remarks."""
    values: dict[str, str] = {}
    act: dict[str, str] = {}
    acts = set(_ACT.values())
    for column, text in row.items():
        of, name = _COLUMNS[column]
        if of == group:
            (act if name in acts else values)[name] = one_line(text.replace("\\n", "\n"))
    values.pop("remark", None)
    remark = row.get(f"{group}_Remark", "").replace("\\n", "\n")
    return values, act, tuple(map(one_line, remarks_in(remark)))


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "LogicalId of NameAlias, Address, BirthDate, Identification, Citizenship": "keys internal to the file",
    "NameAlias_RegulationLanguage and the like": "the language in which the act was read",
    "NameAlias_Regulation_Programme and the like": "the programme of the act that states the value; that of the "
    "entity is kept",
    "Address_CountryIso2Code 00 and the like": "no country is stated",
}

TRANSLATIONS = {
    "Entity_LogicalId": "Source.key",
    "Entity_UnitedNationId": "an external identifier; a note of the designation and an issue, if it is cut short "
    "(QDi.43)",
    "Entity_DesignationDate": "an Event of the designation with the label designationDate; the latest possible "
    "effective_date, if it comes after the entry into force",
    "Entity_Regulation_PublicationDate": "LegalBasis.date and Designation.listing_date; for any but an original "
    "regulation the latest day that this can have been",
    "Entity_Regulation_EntryIntoForceDate": "LegalBasis.effective_date and Designation.effective_date; for any but "
    "an original regulation the latest day that this can have been",
    "Entity_SubjectType, Entity_SubjectType_ClassificationCode": "the class: Person, Organization",
    "Entity_Regulation_Type, NameAlias_Regulation_Type...": "LegalBasis.label; all are of the kind regulation",
    "NameAlias_Gender": "Person.gender; ? states nothing",
    "NameAlias_Remark": "Name.note; Name.quality, where it tells that",
    "NameAlias_NameLanguage": "Name.language, in lower case as ISO 639 writes it",
    "Address_ContactInfo": "contacts (PHONE[...], FAX[...], EMAIL[...], WEB[...])",
    "BirthDate_Circa, BirthDate_CalendarType, BirthDate_Year...": "the form of the BirthDate, and its calendar",
    "Identification_TypeCode": "Identification.kind; its description is kept in label",
    "Identification_Diplomatic, _KnownExpired, _KnownFalse, _ReportedLost, _RevokedByIssuer": "diplomatic, "
    "expired, false, lost, revoked: true or false as the list says",
}
