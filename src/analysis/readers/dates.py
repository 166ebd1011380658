"""Dutch dates, day first, in file names, headings and cells."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from analysis.readers.listed import listed

MONTHS = "months.txt"
WEEKDAYS = "weekdays.txt"
EXCEL_DAYS = (36526, 73050)  # 2000-01-01 to 2099-12-31, counted from 1899-12-30
COUNT = re.compile(r"\s*\d{5}(?:[.,]\d+)?\s*")
NUMBERS_FIRST = r"(?<!\d)(?P<year>20\d\d)(?P<by>[-_./ ]?)(?P<month>\d\d)(?P=by)(?P<day>\d\d)(?!\d)"
NUMBERS = (
    r"(?<![\d.,])(?P<day>\d{1,2})\s?(?P<by>[-/._])\s?(?P<month>\d{1,2})\s?(?P=by)\s?"
    r"(?P<year>20\d\d|['’‘]?\d\d)(?!\d)"
)
WORDS = (
    r"(?i)(?<!\d)(?P<day>\d{1,2})(?:e|ste|de)?[\s_-]+(?P<month>MONTHS)(?![^\W\d_])\.?"
    r"(?:,?[\s_-]*(?P<year>20\d\d|['’‘]\d\d)(?!\d))?"
)
DAY_MONTH = re.compile(r"(?<![\d.,/-])\d{1,2}[-/]\d{1,2}(?![\d/-])")
AROUND = re.compile(r"(?i)\b(datum|dag|om|uur|\d{1,2}[.:]\d\d)\b|[\W_]")


def first_date(text: str) -> str | None:
    """The first full date in `text` as an ISO date; a date without a year is none."""
    found = sorted((match.start(), day) for match in dates(text) if (day := iso(match)))
    return found[0][1] if found else None


def dates(text: str) -> Iterator[re.Match]:
    for pattern in patterns():
        yield from pattern.finditer(text)


@cache
def patterns() -> tuple[re.Pattern, ...]:
    """The ways to write a date: 2022-10-04, 4-10-2022 (or '22), 4 oktober 2022, 4 oktober."""
    names = "|".join(sorted(months(), key=len, reverse=True))
    return tuple(map(re.compile, (NUMBERS_FIRST, NUMBERS, WORDS.replace("MONTHS", names))))


@cache
def months() -> dict[str, int]:
    return {name: number for number, names in enumerate(listed(MONTHS), 1) for name in names}


def iso(match: re.Match) -> str | None:
    """The date that was written, or None if it has no year or there is no such day."""
    if not match["year"]:
        return None
    month = months().get(match["month"].lower()) or int(match["month"])
    try:
        return date(2000 + int(match["year"][-2:]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def only_date(line: str) -> bool:
    """Whether a line is a date, with or without year, day of the week and time, and no more.

    A bare 4-10 counts in a heading or with its day of the week; elsewhere it may be a score.
    """
    undated = without_dates(line)
    rest = weekdays().sub("", undated)
    if line.startswith("#") or rest != undated:
        undated, rest = DAY_MONTH.sub("", undated), DAY_MONTH.sub("", rest)
    return undated != line and not AROUND.sub("", rest)


def without_dates(text: str) -> str:
    """`text` without its dates, so that their numbers are not taken for something else."""
    for pattern in patterns():
        text = pattern.sub(" ", text)
    return text


@cache
def weekdays() -> re.Pattern:
    names = sorted((name for names in listed(WEEKDAYS) for name in names), key=len, reverse=True)
    return re.compile(rf"(?i)\b(?:{'|'.join(names)})\b\.?")


def starts_with_date(heading: str) -> bool:
    """Whether a heading opens with a date, perhaps after the day of the week."""
    first = re.match(r"(?i)[#\s]*(?:datum\W+)?", heading).end()
    first += len(match[0]) if (match := weekdays().match(heading, first)) else 0
    return any(match.start() <= first + 2 for match in dates(heading))


def cell_date(value: object) -> str | None:
    """The ISO date in a spreadsheet cell: a date, Excel's count of days, or a date as text."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and COUNT.fullmatch(value):
        value = float(value.replace(",", "."))
    if isinstance(value, int | float) and EXCEL_DAYS[0] <= value <= EXCEL_DAYS[1]:
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat()
    return first_date(str(value)) if value is not None else None
