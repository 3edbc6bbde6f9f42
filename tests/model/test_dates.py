"""Dates as far as sources state them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctionslib import Answer, BirthDate, PartialDate
from sanctionslib.model import Calendar, Precision
from tests.strategies import edtf

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31))


@given(edtf())
def test_edtf_goes_in_and_out(text: str) -> None:
    """A date is written as it was read."""
    assert str(PartialDate(text)) == text
    assert PartialDate(str(PartialDate(text))) == PartialDate(text)


@given(edtf())
def test_the_earliest_day_is_not_after_the_latest(text: str) -> None:
    """Whatever is bounded on both sides has its bounds in order."""
    date = PartialDate(text)
    if date.earliest and date.latest:
        assert date.earliest <= date.latest


@given(edtf(), edtf())
def test_overlapping_is_mutual(one: str, other: str) -> None:
    """The answer does not depend on who asks."""
    assert PartialDate(one).overlaps(PartialDate(other)) is PartialDate(other).overlaps(PartialDate(one))


@given(edtf())
def test_a_date_overlaps_itself(text: str) -> None:
    """Unless it is not known at all."""
    expected = Answer.CANNOT_SAY if text == "XXXX" else Answer.YES
    assert PartialDate(text).overlaps(PartialDate(text)) is expected


@given(DAYS)
def test_precision_is_never_added(day: datetime.date) -> None:
    """A year has no month, a month no day; their bounds are those of the year and the month."""
    year, month = PartialDate.of(day.year), PartialDate.of(day.year, day.month)
    assert (year.precision, year.month, year.day) == (Precision.YEAR, None, None)
    assert (month.precision, month.month, month.day) == (Precision.MONTH, day.month, None)
    assert (year.earliest, year.latest) == (datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31))
    assert month.earliest == day.replace(day=1)
    assert month.latest is not None and (month.latest + datetime.timedelta(days=1)).day == 1


@given(DAYS)
def test_a_day_is_that_day_alone(day: datetime.date) -> None:
    """Both bounds of a full date are the day itself."""
    date = PartialDate(day.isoformat())
    assert (date.earliest, date.latest, date.precision) == (day, day, Precision.DAY)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("07 Jan 1987", "1987-01-07"),
        ("7 Jan 1987", "1987-01-07"),
        ("Jan 1987", "1987-01"),
        ("1987", "1987"),
        ("circa 1987", "1987~"),
        ("circa 07 Jan 1987", "1987-01-07~"),
        ("1956 to 1957", "[1956..1957]"),
        ("Nov 1960 to Feb 1961", "[1960-11..1961-02]"),
        ("23 Aug 1960 to 22 Sep 1960", "[1960-08-23..1960-09-22]"),
        ("circa 1979-1982", "[1979~..1982~]"),
        ("1979-1982", "[1979..1982]"),
        ("Approximately 1965", "1965~"),
        ("1987-01-07", "1987-01-07"),
        ("12 September 1993", "1993-09-12"),
        ("August 1961", "1961-08"),
        ("Nov. 1973", "1973-11"),
        ("March 3, 1999", "1999-03-03"),
    ],
)
def test_words_are_read_to_the_precision_they_state(words: str, text: str) -> None:
    """Nothing is added, and nothing lost."""
    assert str(PartialDate.parse(words)) == text


@pytest.mark.parametrize(
    "words",
    [
        "",
        "in spring",
        "01/02/1980",
        "1/2/80",
        "May 5",
        "31 Feb 1958",
        "1958-13",
        "0000",
        "1951 to",
        "30-35 years old",
        "Sunday 1999",
    ],
)
def test_what_is_no_date_or_ambiguous_is_refused(words: str) -> None:
    """Whether 01/02/1980 is in January or in February is not guessed."""
    with pytest.raises(ValueError, match="date"):
        PartialDate.parse(words)


@pytest.mark.parametrize(
    "text",
    ["", "58", "1958-3", "1958-13", "1961-02-30", "1961-02-29", "[1956..]x", "/", "1957/1956", "1958~~", "../..", "[]",
     "[1957..1956]", "195X-01", "0000", "1958 ", "1958-XX-12", "1958-13-XX", "[1956..1957..1958]",
     "[1960..1950,1970]", "١٩٥٨"],
)  # fmt: skip
def test_what_is_no_edtf_is_refused(text: str) -> None:
    """There is no PartialDate that means nothing, or a day that never was."""
    with pytest.raises(ValueError, match=r"not an EDTF date|no such date|ends before it begins"):
        PartialDate(text)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("1958", "1958-03-07", "yes"),
        ("1958", "1959", "no"),
        ("1958-03", "1958-04-01", "no"),
        ("[1956..1957]", "1957-12-31", "yes"),
        ("[1956,1958]", "1957", "no"),
        ("[1956,1960..1962]", "1958", "no"),
        ("[1956,1960..1962]", "1961-05-01", "yes"),
        ("[1956,1958]", "1958-02", "yes"),
        ("../1961", "1950", "yes"),
        ("../1961", "1962", "no"),
        ("1956/1957", "1958", "no"),
        ("[1980..]", "2005-01-01", "yes"),
        ("1958~", "1958-06", "yes"),
        ("1958~", "1960", "cannot say"),
        ("1958?", "1960", "cannot say"),
        ("[1979~..1982~]", "1985", "cannot say"),
        ("195X", "1959-12-31", "yes"),
        ("195X", "1960", "no"),
        ("19XX", "2000", "no"),
        ("XXXX", "1958", "cannot say"),
    ],
)
def test_three_outcomes(one: str, other: str, answer: str) -> None:
    """Yes if both can mean one day, no if they cannot, cannot say if "circa" has the word."""
    assert PartialDate(one).overlaps(PartialDate(other)) == answer


def test_overlapping_with_a_day() -> None:
    """A plain day of Python's will do, and so will a moment of it."""
    assert PartialDate("1958").overlaps(datetime.date(1958, 3, 7)) is Answer.YES
    assert PartialDate("1958").overlaps(datetime.datetime(1959, 3, 7, 12)) is Answer.NO


def test_a_hijri_date_bounds_the_day_it_was() -> None:
    """24 Jumada II 1402 was 18 or 19 April 1982, by who saw the moon; a year and a month are bounded as well."""
    date = PartialDate("1402-06-24", calendar=Calendar.ISLAMIC)
    assert (date.year, date.month, date.day) == (1402, 6, 24)
    assert date.overlaps(datetime.date(1982, 4, 18)) is Answer.YES
    assert date.overlaps(datetime.date(1982, 4, 19)) is Answer.YES
    assert date.overlaps(datetime.date(1982, 4, 25)) is Answer.NO
    year = PartialDate("1402", calendar=Calendar.ISLAMIC)
    assert year.overlaps(datetime.date(1981, 11, 15)) is Answer.YES
    assert year.overlaps(datetime.date(1983, 1, 15)) is Answer.NO


def test_a_persian_date_bounds_the_day_it_was() -> None:
    """1 Farvardin 1358 was 21 March 1979, 22 Bahman 1357 was 11 February 1979."""
    assert PartialDate("1358-01-01", calendar=Calendar.PERSIAN).overlaps(datetime.date(1979, 3, 21)) is Answer.YES
    assert PartialDate("1357-11-22", calendar=Calendar.PERSIAN).overlaps(datetime.date(1979, 2, 11)) is Answer.YES
    assert PartialDate("1357-11-22", calendar=Calendar.PERSIAN).overlaps(datetime.date(1979, 2, 18)) is Answer.NO


def test_equality_is_by_what_is_said() -> None:
    """The words and the place do not matter; the note does, and so does the calendar."""
    assert PartialDate("1958", text="born in 1958") == PartialDate("1958")
    assert BirthDate("1958", main=True, origin="remarks") == PartialDate("1958")
    assert hash(BirthDate("1958", main=True)) == hash(PartialDate("1958"))
    assert PartialDate("1958", note="from false passport") != PartialDate("1958")
    assert PartialDate("1402", calendar=Calendar.ISLAMIC) != PartialDate("1402")
    assert PartialDate("1958") != "1958"
    assert PartialDate("1973-11-XX") == PartialDate("1973-11") != PartialDate("1973")


def test_a_day_left_open_is_a_month() -> None:
    """``XX`` stands for digits that are not stated."""
    date = PartialDate("1973-11-XX")
    assert (date.month, date.day, date.precision) == (11, None, Precision.MONTH)
    assert (date.earliest, date.latest) == (datetime.date(1973, 11, 1), datetime.date(1973, 11, 30))
    assert PartialDate("1973-XX-XX").precision is Precision.YEAR


def test_dates_are_frozen_and_slotted() -> None:
    """They cannot be changed, and carry no dict."""
    date = PartialDate("1958")
    with pytest.raises(AttributeError):
        date.edtf = "1959"  # type: ignore[misc]
    assert not hasattr(date, "__dict__")


def test_ranges_keep_their_calendar() -> None:
    """One of two Hijri years is a Hijri date; two calendars make no range."""
    years = [PartialDate(year, calendar=Calendar.ISLAMIC) for year in ("1402", "1403")]
    assert PartialDate.one_of(*years).calendar is Calendar.ISLAMIC
    with pytest.raises(ValueError, match="different calendars"):
        PartialDate.interval(years[0], PartialDate("1982"))


@pytest.mark.parametrize("text", ["1402-06-31", "1402-13-01", "0000", "9999"])
def test_other_calendars_have_their_days_too(text: str) -> None:
    """No lunar month has 31 days, and years that ours cannot count are refused at once."""
    with pytest.raises(ValueError, match="no such date"):
        PartialDate(text, calendar=Calendar.ISLAMIC)


def test_an_unknown_date_is_what_its_words_say() -> None:
    """Two ages are two facts; the spelling of a set is not."""
    assert PartialDate("XXXX", text="29 years old") != PartialDate("XXXX", text="45 years old")
    assert PartialDate("[1956, 1957]") == PartialDate("[1956,1957]")


def test_a_day_needs_a_month() -> None:
    """The fifth of an unknown month is not dropped."""
    with pytest.raises(ValueError, match="a day without a month"):
        PartialDate.of(1979, None, 5)


# -- made, sorted, compared ---------------------------------------------------------------------------------------


def test_a_date_is_made_of_a_year_or_a_day() -> None:
    """A number is a year and no more; a datetime.date is a day."""
    assert PartialDate(1958) == PartialDate("1958")
    assert PartialDate(datetime.date(1958, 3, 7)) == PartialDate("1958-03-07")
    assert PartialDate(datetime.datetime(1958, 3, 7, 12)).edtf == "1958-03-07"


@pytest.mark.parametrize("value", [None, 1958.0, True, ("1958",)])
def test_what_is_no_date_is_refused_in_a_sentence(value: object) -> None:
    """Anything else says what to give."""
    with pytest.raises(ValueError, match="give EDTF such as"):
        PartialDate(value)  # type: ignore[arg-type]


def test_dates_sort_by_the_days_that_they_can_mean() -> None:
    """By the first day, then by the last; what has no first day comes before all."""
    texts = ["1959", "1958-03-07", "1958-03", "1958-01", "1958", "[1957..1960]", "XXXX", "../1950"]
    assert [date.edtf for date in sorted(map(PartialDate, texts))] == [
        "../1950", "XXXX", "[1957..1960]", "1958-01", "1958", "1958-03", "1958-03-07", "1959"
    ]  # fmt: skip


@given(edtf().map(PartialDate), edtf().map(PartialDate))
def test_the_order_agrees_with_equality(one: PartialDate, other: PartialDate) -> None:
    """Of two dates exactly one is less, or they are equal."""
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other, one >= other) == (not one > other, not one < other)


def test_a_day_compares_with_a_date() -> None:
    """A day equals the datetime.date that it is, also as a key; a year, a circa and a moment equal none."""
    day = datetime.date(1958, 3, 7)
    assert PartialDate("1958-03-07") == day
    keyed: dict[object, int] = {PartialDate("1958-03-07"): 1}
    assert keyed[day] == 1
    assert PartialDate("1958") != day
    assert PartialDate("1958-03-07~") != day
    assert PartialDate("1958-03-07") != datetime.datetime(1958, 3, 7)
    assert PartialDate("1958") < day < PartialDate("1959")
    assert day >= PartialDate("1958-03-07")
