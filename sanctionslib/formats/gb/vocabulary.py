"""The words of the UK's lists, and what they mean."""

from __future__ import annotations

from ...model import Entity, Gender, MeasureKind, NameKind, Organization, Person, Quality, Vessel

UK_SANCTIONS_LIST = "UK Sanctions List"
CONSOLIDATED_LIST = "OFSI Consolidated List"

ENTITY_TYPES: dict[str, type[Entity]] = {"individual": Person, "entity": Organization, "ship": Vessel}
NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "prime alias": NameKind.PRIMARY,
    "primary name variation": NameKind.VARIANT,
    "alias": NameKind.AKA,
    "aka": NameKind.AKA,
    "fka": NameKind.FKA,
}
QUALITIES = {
    "good quality a.k.a": Quality.STRONG,
    "good quality a.k.a.": Quality.STRONG,
    "good quality": Quality.STRONG,
    "low quality a.k.a": Quality.WEAK,
    "low quality a.k.a.": Quality.WEAK,
    "low quality": Quality.WEAK,
}
GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE}
SCRIPTS = {
    "arabic": "Arab",
    "armenian": "Armn",
    "bengali": "Beng",
    "burmese": "Mymr",
    "chinese": "Hani",
    "cryillic": "Cyrl",
    "cyrilic": "Cyrl",
    "cyrillic": "Cyrl",
    "devanagari": "Deva",
    "farsi": "Arab",
    "georgian": "Geor",
    "greek": "Grek",
    "hangul": "Hang",
    "hebrew": "Hebr",
    "japanese": "Jpan",
    "korean": "Hang",
    "latin": "Latn",
    "persian": "Arab",
    "russian": "Cyrl",
    "thai": "Thai",
}
"""ISO 15924 by what the UK calls a script; the misspelt ones occur, and so do languages."""
LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "belarusian": "be",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "dari": "prs",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "japanese": "ja",
    "kazakh": "kk",
    "korean": "ko",
    "kurdish": "ku",
    "kyrgyz": "ky",
    "moldovan": "ro",
    "pashto": "ps",
    "persian": "fa",
    "persian/farsi": "fa",
    "romanian": "ro",
    "russia": "ru",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "tajik": "tg",
    "thai": "th",
    "turkish": "tr",
    "turkmen": "tk",
    "ukraine": "uk",
    "ukrainian": "uk",
    "urdu": "ur",
    "uzbek": "uz",
    "vietnamese": "vi",
}
"""ISO 639 by what the UK calls a language; two countries occur for their languages."""

MEASURES = {
    "asset freeze": MeasureKind.ASSET_FREEZE,
    "arms embargo": MeasureKind.ARMS_EMBARGO,
    "targeted arms embargo": MeasureKind.ARMS_EMBARGO,
    "chartering of ships": MeasureKind.TRANSPORT_RESTRICTION,
    "closure of representative offices": MeasureKind.OTHER,
    "crew servicing of ships and aircraft": MeasureKind.SERVICES_BAN,
    "deflag": MeasureKind.TRANSPORT_RESTRICTION,
    "prevention of business arrangements": MeasureKind.OTHER,
    "prohibition of port entry": MeasureKind.PORT_ENTRY_BAN,
    "travel ban": MeasureKind.TRAVEL_BAN,
    "prevention of chartering of ships": MeasureKind.TRANSPORT_RESTRICTION,
    "prevention of chartering of ships and aircraft": MeasureKind.TRANSPORT_RESTRICTION,
    "technical assistance related to aircraft": MeasureKind.SERVICES_BAN,
    "trust services sanctions": MeasureKind.TRUST_SERVICES_BAN,
    "director disqualification sanction": MeasureKind.DIRECTOR_DISQUALIFICATION,
    "trust services": MeasureKind.TRUST_SERVICES_BAN,
    "correspondent banking relationships etc": MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION,
    "dealing with transferable securities or money-market instruments": MeasureKind.INVESTMENT_BAN,
}
"""The words of SanctionsImposed (the first fifteen have an indicator of their own), then those of OFSI's prose."""
INDICATORS = {
    "AssetFreeze": "asset freeze",
    "ArmsEmbargo": "arms embargo",
    "TargetedArmsEmbargo": "targeted arms embargo",
    "CharteringOfShips": "chartering of ships",
    "ClosureOfRepresentativeOffices": "closure of representative offices",
    "CrewServicingOfShipsAndAircraft": "crew servicing of ships and aircraft",
    "Deflag": "deflag",
    "PreventionOfBusinessArrangements": "prevention of business arrangements",
    "ProhibitionOfPortEntry": "prohibition of port entry",
    "TravelBan": "travel ban",
    "PreventionOfCharteringOfShips": "prevention of chartering of ships",
    "PreventionOfCharteringOfShipsAndAircraft": "prevention of chartering of ships and aircraft",
    "TechnicalAssistanceRelatedToAircraft": "technical assistance related to aircraft",
    "TrustServicesSanctions": "trust services sanctions",
    "DirectorDisqualificationSanction": "director disqualification sanction",
}
