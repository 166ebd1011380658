"""The rows of an Excel file below the row that holds the column names, on every sheet."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, time, timedelta
from pathlib import Path

from analysis.mistakes import Mistake
from analysis.people.sheets import sheets
from analysis.readers.sheet import Cell, Row, cell

HEADS = 15  # the column names stand in one of the first rows
AGAIN = "geef de kolommen dezelfde namen als op het formulier in reports/forms."
Name = Callable[[object], str | None]


def sheet_rows(
    path: Path, name: Name, wanted: dict[str, str], titles: Collection[str] = ()
) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Sheet, row number and row as text, of each sheet that has the `wanted` columns.

    `name` turns a cell of the head into the name of a column, and `wanted` such a name into what
    people read there. A sheet with one of these `titles`, or with two of the columns, must have
    them all, and so must some sheet: else answers would be lost. Empty rows are left out.
    """
    found = False
    for title, rows, _ in sheets(path):
        place, missing = head(rows, name, wanted)
        where = f"{path.as_posix()}, blad '{title}'"
        if not missing:
            found = True
            yield from below(rows, place, name, wanted, title, where)
        elif title in titles or len(missing) <= len(wanted) - 2:
            raise lacking(where, missing)
    if not found:
        raise lacking(path.as_posix(), list(wanted.values()))


def head(rows: list[Row], name: Name, wanted: dict[str, str]) -> tuple[int, list[str]]:
    """The row that holds most of the column names, and what people miss there."""
    place, missing = 0, list(wanted.values())
    for number, row in enumerate(rows[:HEADS]):
        here = {name(one) for one in row}
        absent = [heading for column, heading in wanted.items() if column not in here]
        if len(absent) < len(missing):
            place, missing = number, absent
        if not missing:
            break
    return place, missing


def below(
    rows: list[Row], place: int, name: Name, wanted: dict[str, str], title: str, where: str
) -> Iterator[tuple[str, int, dict[str, str]]]:
    columns = {at: column for at, one in enumerate(rows[place]) if (column := name(one))}
    refuse_doubles(columns, rows[place], where)
    for number, row in enumerate(rows[place + 1 :], place + 2):
        if any(one is not None for one in row):
            told = f"{where}, regel {number}"
            cells = {
                column: typed(cell(row, at), column in wanted, told)
                for at, column in columns.items()
            }
            yield title, number, cells


def refuse_doubles(columns: dict[int, str], heads: Row, where: str) -> None:
    for at, column in columns.items():
        before = [heads[one] for one in columns if one < at and columns[one] == column]
        if before:
            raise Mistake(
                f"{where}: de kolommen '{before[0]}' en '{heads[at]}' zeggen hetzelfde; haal er "
                "één weg."
            )


def typed(value: object, wanted: bool, where: str) -> str:
    """What a cell says as text; a Mistake where Excel does not say what somebody typed."""
    if value is Cell.UNKNOWN:
        raise Mistake(f"{where}: hier staat een formule zonder uitkomst; typ wat er moet staan.")
    if wanted and isinstance(value, date | time | timedelta):
        raise Mistake(
            f"{where}: Excel maakte hier een datum van; typ er een ' voor, of maak de cel leeg."
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def lacking(where: str, missing: list[str]) -> Mistake:
    named = " en ".join(f"'{heading}'" for heading in missing)
    what = f"de kolommen {named} ontbreken" if len(missing) > 1 else f"de kolom {named} ontbreekt"
    return Mistake(f"{where}: {what}; {AGAIN}")


def by_heading(columns: dict[str, str]) -> Name:
    """The name of the column that is headed so, apart from capitals and spaces."""
    names = {plain(heading): name for name, heading in columns.items()}
    return lambda cell: names.get(plain(cell))


def plain(value: object) -> str:
    """A short answer or heading in small letters, without spaces that nobody sees."""
    return " ".join(str("" if value is None else value).casefold().split())


def is_count(*parts: str) -> bool:
    """Whether these parts of a key are whole numbers."""
    return all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts)


def lost_key(where: str) -> Mistake:
    """What to say when the hidden key of a row in a form is gone or was changed."""
    return Mistake(
        f"{where}: de sleutel in de laatste kolom is weg of veranderd; vul deze regel opnieuw in "
        "op het formulier in reports/forms."
    )
