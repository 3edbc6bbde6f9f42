"""Who designates, under what law, with what effect: authorities, programs, legal bases, measures."""

from __future__ import annotations

import enum

import attrs

from ._repr import brief_repr
from .dates import PartialDate
from .period import Period
from .source import Source


class AuthorityKind(enum.StrEnum):
    """
    What kind of body an authority is.

    >>> AuthorityKind.INTERGOVERNMENTAL.value
    'intergovernmental'
    """

    NATIONAL = "national"
    """A department or agency of a state."""
    SUPRANATIONAL = "supranational"
    """An institution of a union whose acts bind its members, such as the Council of the EU."""
    INTERGOVERNMENTAL = "intergovernmental"
    """An organ of an international organization, such as the UN Security Council."""


@attrs.frozen(kw_only=True, repr=False)
class Authority:
    """
    A body that may designate.

    Attributes:
        id: Short stable identifier, such as ``us-ofac``.
        name: Its name in English.
        short_name: The name people use, such as ``OFAC``.
        country: ISO 3166-1 alpha-2 code of its state; None for a body of several states.
        kind: National, supranational or intergovernmental.
        names: Its names in other languages, and other names.
        url: Its home page.

    >>> Authority(id="us-ofac", name="Office of Foreign Assets Control", country="US")
    Authority('us-ofac', name='Office of Foreign Assets Control', country='US')
    """

    id: str
    name: str
    short_name: str | None = attrs.field(default=None, repr=False)
    country: str | None = None
    kind: AuthorityKind | None = attrs.field(default=None, repr=False)
    names: tuple[str, ...] = attrs.field(default=(), repr=False)
    url: str | None = attrs.field(default=None, repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.short_name or self.name


class LegalBasisKind(enum.StrEnum):
    """
    What kind of legal act it is.

    >>> LegalBasisKind.EXECUTIVE_ORDER.value
    'executive order'
    """

    STATUTE = "statute"
    EXECUTIVE_ORDER = "executive order"
    REGULATION = "regulation"
    DECISION = "decision"
    RESOLUTION = "resolution"
    ORDINANCE = "ordinance"


@attrs.frozen(kw_only=True, repr=False)
class LegalBasis:
    """
    The law a program or a designation rests on. A law that an action merely "furthers" is not its legal basis.

    Attributes:
        citation: How one cites it: ``E.O. 13894``, ``S/RES/1267 (1999)``.
        kind: Statute, executive order, regulation...
        title: Its title.
        date: The day it was made.
        effective_date: The day it entered into force.
        url: Where it can be read.
        published_in: Where it was published: ``84 FR 55851``.
        label: What the source calls it: ``amendment``.
        issuer: Who made it, in the source's words: ``council``.
        amended_by: Citations of the acts that amended it.
        revoked_by: Citation of the act that revoked it.
        source: Where the registry has it from; None for what a list states.

    >>> LegalBasis(citation="E.O. 13894", kind=LegalBasisKind.EXECUTIVE_ORDER)
    LegalBasis('E.O. 13894', kind=executive order)
    """

    citation: str
    kind: LegalBasisKind | None = None
    title: str | None = None
    date: PartialDate | None = None
    effective_date: PartialDate | None = None
    url: str | None = None
    published_in: str | None = None
    label: str | None = attrs.field(default=None, repr=False)
    issuer: str | None = attrs.field(default=None, repr=False)
    amended_by: tuple[str, ...] = ()
    revoked_by: str | None = None
    source: Source | None = attrs.field(default=None, repr=False)

    __repr__ = brief_repr

    def __str__(self) -> str:
        return self.citation


@attrs.frozen
class Wording:
    """
    What a text of the source is called in another of the languages that it is published in.

    Attributes:
        text: The words.
        language: ISO 639 code of their language.

    >>> Wording("Russie", "fr").language
    'fr'
    """

    text: str
    language: str


class MeasureKind(enum.StrEnum):
    """
    What a measure does. A closed vocabulary; the source's own words stand beside it in `Measure.text`.

    >>> MeasureKind("asset freeze")
    <MeasureKind.ASSET_FREEZE: 'asset freeze'>
    """

    ASSET_FREEZE = "asset freeze"
    """Property is blocked, and nothing may be made available."""
    TRAVEL_BAN = "travel ban"
    """Entry, transit or visas are refused."""
    ARMS_EMBARGO = "arms embargo"
    EXPORT_CONTROL = "export control"
    IMPORT_RESTRICTION = "import restriction"
    FINANCING_RESTRICTION = "financing restriction"
    """Loans and other financing are restricted, whatever their form."""
    DEBT_RESTRICTION = "debt restriction"
    EQUITY_RESTRICTION = "equity restriction"
    INVESTMENT_BAN = "investment ban"
    """Buying or dealing in its securities, or investing in it, is forbidden."""
    SERVICES_BAN = "services ban"
    TRANSPORT_RESTRICTION = "transport restriction"
    PORT_ENTRY_BAN = "port-entry ban"
    CORRESPONDENT_ACCOUNT_RESTRICTION = "correspondent account restriction"
    FOREIGN_EXCHANGE_RESTRICTION = "foreign exchange restriction"
    BANKING_TRANSACTIONS_RESTRICTION = "banking transactions restriction"
    PROCUREMENT_BAN = "procurement ban"
    """It gets no government contracts."""
    DIRECTOR_DISQUALIFICATION = "director disqualification"
    OFFICER_SANCTIONS = "officer sanctions"
    """The sanctions reach its principal executive officers, or bar its officers from entry."""
    TRUST_SERVICES_BAN = "trust services ban"
    SECONDARY_SANCTIONS_RISK = "secondary sanctions risk"
    """Those who deal with it risk being sanctioned themselves."""
    DEBARMENT = "debarment"
    OTHER = "other"
    """The source names a measure for which this vocabulary has no word."""


@attrs.frozen(kw_only=True, repr=False)
class Measure:
    """
    What is forbidden or restricted.

    Attributes:
        kind: What it does; None where the source's words do not say.
        text: The source's own words.
        texts: The same in the other languages of the source.
        label: The heading the source puts them under.
        lists: The lists on which a program has this measure; empty where it has it on any.
        by_entry: Whether a program has it only for those of whom the list says so: one of a menu, or of several
            directives.
        start_date: The first day on which it applies, where that is not the first day of what has it.
        end_date: The first day on which it no longer applies.

    >>> Measure(kind=MeasureKind.ASSET_FREEZE, text="Asset freeze")
    Measure(asset freeze, text='Asset freeze')
    """

    kind: MeasureKind | None = None
    text: str | None = None
    texts: tuple[Wording, ...] = attrs.field(default=(), repr=False)
    label: str | None = attrs.field(default=None, repr=False)
    lists: tuple[str, ...] = ()
    by_entry: bool = False
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None

    __repr__ = brief_repr

    @property
    def period(self) -> Period:
        """When it applies, as far as it has dates of its own."""
        return Period(self.start_date, self.end_date)

    def __str__(self) -> str:
        return self.text or (self.kind.value if self.kind else "?")


@attrs.frozen(kw_only=True, repr=False)
class ProgramCode:
    """
    A code (OFAC says tag) that a program had for a time.

    Attributes:
        code: The code, as lists spell it.
        start_date: The first day on which lists are known to have had it.
        end_date: The first day on which they no longer did.

    >>> ProgramCode(code="SYRIA-EO13894", end_date=PartialDate("2025-06-30"))
    ProgramCode('SYRIA-EO13894', end_date=PartialDate('2025-06-30'))
    """

    code: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None

    __repr__ = brief_repr

    @property
    def period(self) -> Period:
        """When lists had it."""
        return Period(self.start_date, self.end_date)


@attrs.frozen(kw_only=True, repr=False)
class OfficialList:
    """
    A list that an authority publishes, and what it means to be on it.

    Attributes:
        id: Identifier in the registry, such as ``us:sdn``.
        name: What it is called, as `Designation.list` says it: ``SDN List``.
        authority: Who publishes it.
        names: Other names that files give it.
        measures: What being on it means, whatever the program.
        blocking: Whether the property of those on it is blocked (frozen); None where that hangs on the entry.
        covers: The more specific lists whose entries it repeats; empty for a list that stands for itself.
        ownership: What the authority says of parties that those on it own, in our words (the 50 Percent Rule).
        start_date: The first day on which it was published.
        end_date: The first day on which it no longer was.
        url: The authority's page on it.
        note: What else one must know of it.
        source: Where the registry has it from.

    >>> OfficialList(id="us:sdn", name="SDN List", blocking=True)
    OfficialList('us:sdn', name='SDN List', blocking=True)
    """

    id: str
    name: str
    authority: Authority | None = attrs.field(default=None, repr=False)
    names: tuple[str, ...] = attrs.field(default=(), repr=False)
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=False)
    blocking: bool | None = None
    covers: tuple[str, ...] = attrs.field(default=(), repr=False)
    ownership: str | None = attrs.field(default=None, repr=False)
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    url: str | None = attrs.field(default=None, repr=False)
    note: str | None = attrs.field(default=None, repr=False)
    source: Source | None = attrs.field(default=None, repr=False)

    __repr__ = brief_repr

    @property
    def period(self) -> Period:
        """When it was published."""
        return Period(self.start_date, self.end_date)

    def __str__(self) -> str:
        return self.name


@attrs.frozen(kw_only=True, repr=False, cache_hash=True)  # it has many parts, and is a key for each designation
class Program:
    """
    A sanctions regime that an authority runs.

    A list gives a code and no more; the rest is what the registry knows of it (`sanctionslib.programs`).

    Attributes:
        code: The code as the source gives it.
        id: Identifier in the registry, which never changes: its jurisdiction and the first code it had, whatever it is
            called now (``us:SYRIA-EO13894``), or a short name where the authority gives titles only (``gb:RUS``); None
            for a code that the registry does not know.
        authority: Who runs it.
        title: Its name.
        family: What it shares with the other programs about the same matter: ``Syria``.
        names: Its code and its name in the other languages of the source.
        codes: Every code it has had, with the time each was in use.
        legal_bases: The law it rests on.
        implemented_by: The regulations that carry it out: ``31 CFR part 569``.
        measures: What being designated under it means; see `Measure.lists`.
        general_measures: What it forbids whoever is designated: trade, services, investment.
        start_date: The first day on which it was in force.
        end_date: The first day on which it no longer was.
        succeeded_by: Identifiers of the programs that took its place.
        countries: ISO 3166-1 alpha-2 codes of the countries it is about.
        reference_prefixes: What the references of those designated under it begin with: ``QD`` (UN), ``RUS`` (UK).
        url: The authority's page on it.
        note: What else one must know of it.
        opensanctions_key: The key that OpenSanctions gives it, to join by: ``US-SYRIA``.
        source: Where the registry has it from.

    >>> Program(code="SYRIA-EO13894")
    Program('SYRIA-EO13894')
    """

    code: str
    id: str | None = attrs.field(default=None, repr=False)
    authority: Authority | None = attrs.field(default=None, repr=False)
    title: str | None = None
    family: str | None = attrs.field(default=None, repr=False)
    names: tuple[Wording, ...] = attrs.field(default=(), repr=False)
    codes: tuple[ProgramCode, ...] = attrs.field(default=(), repr=False)
    legal_bases: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)
    implemented_by: tuple[LegalBasis, ...] = attrs.field(default=(), repr=False)
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=False)
    general_measures: tuple[Measure, ...] = attrs.field(default=(), repr=False)
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    succeeded_by: tuple[str, ...] = attrs.field(default=(), repr=False)
    countries: tuple[str, ...] = attrs.field(default=(), repr=False)
    reference_prefixes: tuple[str, ...] = attrs.field(default=(), repr=False)
    url: str | None = attrs.field(default=None, repr=False)
    note: str | None = attrs.field(default=None, repr=False)
    opensanctions_key: str | None = attrs.field(default=None, repr=False)
    source: Source | None = attrs.field(default=None, repr=False)

    __repr__ = brief_repr

    @property
    def period(self) -> Period:
        """When it was in force."""
        return Period(self.start_date, self.end_date)

    def __str__(self) -> str:
        return self.code
