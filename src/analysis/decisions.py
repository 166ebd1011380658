"""What people decided about what may identify somebody, from the forms they put back."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import DECISIONS, Decisions
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import lost_key, sheet_rows

KEY = ["scope", "kind", "word", "text_sha256", "start", "end"]


def decisions(returned: list[Path], *, words: Path) -> DataFrame[Decisions]:
    """One row per decision in the `returned` forms; where two forms differ the strictest holds.

    Decisions are read by the key in the last column, so rows may be sorted or deleted. A word
    that is no decision stops the run: guessing could show somebody's name.
    """
    columns = yaml.safe_load(words.read_text(encoding="utf-8"))["privacy"]["columns"]
    rows = [row for path in sorted(returned) for row in rows_of(path, columns)]
    table = pd.DataFrame(rows, columns=list(Decisions.to_schema().columns))
    strict = {"laten staan": 0, "afdekken": 1, "vasthouden": 2}
    table["strict"] = table["decision"].map(strict)
    table = table.sort_values([*KEY, "strict", "source"]).drop_duplicates(KEY, keep="last")
    return table.drop(columns="strict").reset_index(drop=True)


def rows_of(path: Path, columns: dict[str, str]) -> Iterator[list]:
    """The filled-in rows of every sheet of one form."""
    for sheet, number, row in cells(path, columns):
        key, decision = row[columns["key"]], row[columns["decision"]]
        if not decision:
            continue
        decision = " ".join(str(decision).casefold().split())
        if decision not in DECISIONS:
            raise Mistake(
                f"{path.as_posix()}, blad '{sheet}', regel {number}: dit besluit is onbekend; "
                f"kies uit {', '.join(DECISIONS)}."
            )
        yield [*unpacked(path, sheet, number, key), decision, path.as_posix()]


def cells(path: Path, columns: dict[str, str]) -> list[tuple[str, int, dict]]:
    """Sheet, row number and the row by column name, below the row that holds the column names."""
    wanted = {columns["key"], columns["decision"]}
    rows = list(sheet_rows(path, lambda cell: cell, wanted))
    if not rows:
        raise Mistake(
            f"{path.as_posix()}: de kolommen '{columns['decision']}' en '{columns['key']}' "
            "ontbreken; vul een nieuw formulier in uit reports/forms."
        )
    return rows


def unpacked(path: Path, sheet: str, number: int, key: str | None) -> list:
    """Scope, kind, word, text, start and end of a key as the form wrote it."""
    match str(key or "").split("|"):
        case ["woord", kind, word]:
            return ["woord", kind, word, "", 0, 0]
        case ["plek", kind, text, start, end] if start.isdigit() and end.isdigit():
            return ["plek", kind, "", text, int(start), int(end)]
        case ["tekst", text]:
            return ["tekst", "", "", text, 0, 0]
    raise lost_key(f"{path.as_posix()}, blad '{sheet}', regel {number}")


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(decisions)
