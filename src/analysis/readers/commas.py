"""The export of a form as plain text (.csv): one row a line, with marks between the cells."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from analysis.mistakes import Mistake
from analysis.readers.headings import HEADER_ROWS, header, missing
from analysis.readers.normal import decoded
from analysis.readers.sheet import Sheet

MARKS = (";", ",", "\t", "|")


def commas(data: bytes, *, asked: list[str]) -> list[Sheet]:
    """The rows of the file as one sheet, cut at the mark that gives most of the headings `asked`.

    Quotes must close: else the rest of the file would be taken for one long answer.
    """
    text = decoded(data)
    mark = min(MARKS, key=lambda mark: len(missing(asked, headings(text, mark, asked))))
    try:
        return [Sheet("", [*rows(text, mark, strict=True)])]
    except csv.Error:
        raise Mistake(QUOTES) from None


QUOTES = (
    "de aanhalingstekens in dit .csv-bestand kloppen niet: lever het formulier aan als .xlsx, of "
    "verdubbel de aanhalingstekens die in een antwoord staan."
)


def headings(text: str, mark: str, asked: list[str]) -> list[str]:
    try:
        start = [*islice(rows(text, mark, strict=False), HEADER_ROWS)]
    except csv.Error:
        return []
    return header(start, asked)[1]


def rows(text: str, mark: str, *, strict: bool) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=strict)
