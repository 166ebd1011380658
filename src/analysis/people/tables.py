"""Codings in a flat table, one row per code: xlsx, csv or jsonl."""

import json
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from analysis.mistakes import Mistake
from analysis.people.sheet_rows import refuse_doubles, sheet_rows
from analysis.people_csv import people_csv, text_of

NEEDED = {"coder": "codeur", "document": "tekst", "code": "code"}
Name = Callable[[object], str | None]


def table_rows(path: Path, accepted: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """The rows by our names of the columns; a row without a code is a text that was read.

    `accepted` lists the headings per column, Dutch and English, in small letters.
    """
    readers = {".csv": csv_rows, ".xlsx": excel_rows, ".jsonl": json_rows}
    if path.suffix.casefold() not in readers:
        raise Mistake(
            f"{path.as_posix()}: coderingen kunnen alleen .xlsx, .csv of .jsonl zijn; "
            "bewaar het bestand zo."
        )
    name = partial(column, accepted=accepted, path=path)
    for place, row in readers[path.suffix.casefold()](path, name):
        yield row | {"source": path.as_posix(), "place": place, "read": True}


def column(head: object, accepted: dict[str, list[str]], path: Path) -> str | None:
    """Our name of the column that is headed so; None for a column of one's own.

    A heading that is nearly one of ours is a mistake: its values would be lost.
    """
    typed = " ".join(str(head or "").casefold().replace("_", " ").split())
    names = {word: name for name, words in accepted.items() for word in words}
    close = get_close_matches(typed, names, 1, cutoff=0.8)
    if close and typed not in names:
        raise Mistake(
            f"{path.as_posix()}: een kolom heet bijna '{close[0]}'; verbeter de naam van die kolom."
        )
    return names.get(typed)


def csv_rows(path: Path, name: Name) -> Iterator[tuple[str, dict]]:
    heads, rows = people_csv(path, as_typed=True)
    names = [name(head) for head in heads]
    refuse_missing(path, names)
    columns = {at: name for at, name in enumerate(names) if name}
    refuse_doubles(columns, tuple(heads), path.as_posix())
    for number, row in enumerate(rows, 2):
        yield f"regel {number}", dict(zip(names, row, strict=True))


def excel_rows(path: Path, name: Name) -> Iterator[tuple[str, dict]]:
    for sheet, number, row in sheet_rows(path, name, NEEDED):
        yield f"blad '{sheet}', regel {number}", row


def json_rows(path: Path, name: Name) -> Iterator[tuple[str, dict]]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = {name(key): value for key, value in json.loads(line).items()}
        except (ValueError, AttributeError, RecursionError):
            raise Mistake(
                f"{path.as_posix()}, regel {number}: dit is geen JSON-object; "
                "zet op elke regel één codering tussen accolades."
            ) from None
        refuse_missing(path, row)
        yield f"regel {number}", row


def refuse_missing(path: Path, names: Collection[str | None]) -> None:
    if missing := [word for name, word in NEEDED.items() if name not in names]:
        raise Mistake(
            f"{path.as_posix()}: de kolom '{missing[0]}' ontbreekt, of er staat geen rij onder; "
            "nodig zijn de kolommen codeur, tekst en code."
        )
