"""A csv file as a person or Dutch Excel saved it."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from analysis.mistakes import Mistake

DUTCH_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0?0:00(?::00)?)?")
YES_NO = {"ja": "ja", "j": "ja", "waar": "ja", "nee": "nee", "n": "nee", "onwaar": "nee"}


def people_csv(path: Path, *, as_typed: bool = False) -> tuple[list[str], list[list[str | None]]]:
    """The column names and the rows; empty cells are None.

    Reads `;` and `,`, UTF-8 with or without byte order mark, and Windows-1252. Dates become
    jjjj-mm-dd, and yes and no ja and nee, unless all is wanted `as_typed`.
    """
    rows = rows_in(text_of(path), bare if as_typed else cell, path)
    if not rows:
        raise Mistake(f"{path.as_posix()} is leeg: op de eerste regel horen de kolomnamen.")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise Mistake(
                f"{path.as_posix()}: regel {number} heeft {len(row)} kolommen en de kop heeft er "
                f"{len(rows[0])}; vul de regel aan of haal weg wat te veel is."
            )
    return [name or "" for name in rows[0]], rows[1:]


def rows_in(text: str, read: Callable[[str], str | None], path: Path) -> list[list[str | None]]:
    separator = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [[read(value) for value in row] for row in lines]
    except csv.Error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen: een cel is te lang, of een aanhalingsteken is "
            "niet gesloten; bewaar het opnieuw als csv."
        ) from None
    return [row for row in rows if any(row)]


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


def bare(value: str) -> str | None:
    return value.strip() or None


def cell(value: str) -> str | None:
    value = value.strip()
    if date := DUTCH_DATE.fullmatch(value):
        day, month, year = date.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return YES_NO.get(value.casefold(), value) or None
