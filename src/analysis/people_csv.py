"""A csv file as a person or Dutch Excel saved it."""

import csv
import io
import re
from pathlib import Path

from analysis.mistakes import Mistake

DUTCH_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0?0:00(?::00)?)?")
YES_NO = {"ja": "ja", "j": "ja", "waar": "ja", "nee": "nee", "n": "nee", "onwaar": "nee"}


def people_csv(path: Path) -> tuple[list[str], list[list[str | None]]]:
    """The column names and the rows; empty cells are None, dates jjjj-mm-dd, yes and no ja and nee.

    Reads `;` and `,`, UTF-8 with or without byte order mark, and Windows-1252.
    """
    text = text_of(path)
    separator = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [[cell(value) for value in row] for row in lines]
    rows = [row for row in rows if any(row)]
    if not rows:
        raise Mistake(f"{path.as_posix()} is leeg: op de eerste regel horen de kolomnamen.")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise Mistake(
                f"{path.as_posix()}: regel {number} heeft {len(row)} kolommen en de kop heeft er "
                f"{len(rows[0])}; vul de regel aan of haal weg wat te veel is."
            )
    return [name or "" for name in rows[0]], rows[1:]


def text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen: zet het bestand terug of sluit het in Excel."
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def cell(value: str) -> str | None:
    value = value.strip()
    if date := DUTCH_DATE.fullmatch(value):
        day, month, year = date.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return YES_NO.get(value.casefold(), value) or None
