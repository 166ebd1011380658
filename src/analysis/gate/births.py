"""Dates of birth, told from the days of meetings."""

import re
from collections.abc import Iterator
from datetime import date

from analysis.gate.finds import Find
from analysis.gate.near import DIGIT, matches, near
from analysis.gate.word_lists import either, sections

MONTHS = "months.txt"
EARLIEST, LATEST = 1900, 2014  # years in which a date is one of birth, whatever stands around it
SHORT_YEAR = 23  # from here on two digits are a year of the last century

MONTH_NUMBERS = {
    name: number
    for number, line in enumerate(sections(MONTHS)[""], 1)
    for name in line.split()
}  # fmt: skip
MONTH = rf"(?i:{either(MONTH_NUMBERS)})"
YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
BY = r"(?:[-/.]| ?- ?)"
DAY = re.compile(
    rf"(?<![\w.,/-])(?:(?P<d>\d{{1,2}}){BY}(?P<m>\d{{1,2}}){BY}(?P<y>{YEAR})"
    rf"|(?P<d2>\d{{1,2}})(?:e|ste|de)?[ -]?(?P<m2>{MONTH})\b\.?,?[ -]?(?P<y2>{YEAR})"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d))(?![\w/-])"
)
BIRTH = re.compile(
    r"(?i)(?:(?<!\w)(?:geb(?:oren|oortedatum|oortedag|datum|dat|dd|jr|oortejaar)?|gd|dob|verjaardag"
    r"|jarig)\b[.:]?|[*°](?= ?\d))(?P<rest>[^\n!?]{0,45})"
)
DAY_OF_YEAR = re.compile(rf"(?<![\w.,/-])\d{{1,2}} ?{MONTH}\b(?! ?\d)")
YEAR_OF_BIRTH = re.compile(r"(?<![\w.,/-])(?:19[2-9]\d|20[01]\d)(?![\w/-])")
BORN_IN = re.compile(
    r"(?:(?<= in )|(?i:(?<!\w)(?:hij|zij|ze) is van ))(?P<year>19[2-9]\d|20[01]\d)"
    r"(?= geboren|(?<=is van \d{4})(?!\w))"
)


def births(text: str) -> Iterator[Find]:
    """Dates of birth: beside a word that says so, or so long ago that it can be nothing else."""
    stretches = near(text, DIGIT)
    for found in matches(DAY, text, stretches):
        day = day_of(found)
        if day and EARLIEST <= day.year <= LATEST:
            yield Find(*found.span(), "geboortedatum", "vorm", "waarschijnlijk")
    for found in matches(BORN_IN, text, stretches):
        yield Find(*found.span("year"), "geboortedatum", "woord_ernaast", "waarschijnlijk")
    for found in matches(BIRTH, text, stretches):
        for pattern in (DAY, DAY_OF_YEAR, YEAR_OF_BIRTH):
            day = pattern.search(text, *found.span("rest"))
            if day and (pattern is not DAY or day_of(day)):
                yield Find(*day.span(), "geboortedatum", "woord_ernaast", "zeker")
                break


def day_of(found: re.Match) -> date | None:
    """The day that is written, or None if there is no such day."""
    day, month, year = (
        next(filter(None, map(found.group, (name, name + "2", name + "3")))) for name in "dmy"
    )
    year = year.lstrip("'’")
    if len(year) == 2:
        year = ("19" if int(year) >= SHORT_YEAR else "20") + year
    try:
        return date(int(year), MONTH_NUMBERS.get(month.lower()) or int(month), int(day))
    except ValueError:
        return None
