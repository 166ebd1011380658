"""What people decided about what may identify somebody, from the forms they put back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import DECISIONS, Decisions
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import by_heading, is_count, lost_key, plain, sheet_rows
from analysis.people.strictest import strictest

KEY = ["scope", "kind", "word", "text_sha256", "start", "end"]
STRICT = ["laten staan", "afdekken", "vasthouden"]


def decisions(returned: list[Path], *, words: Path) -> DataFrame[Decisions]:
    """One row per decision in the `returned` forms; where two forms differ the strictest holds.

    Decisions are read by the key in the last column, so rows may be sorted or deleted. A word
    that is no decision stops the run: guessing could show somebody's name.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["privacy"]
    rows = [row for path in sorted(returned) for row in rows_of(path, say)]
    table = pd.DataFrame(rows, columns=list(Decisions.to_schema().columns))
    return strictest(table, KEY, "decision", STRICT)


def rows_of(path: Path, say: dict[str, Any]) -> Iterator[list]:
    """The filled-in rows of every sheet of one form."""
    wanted = {name: say["columns"][name] for name in ("decision", "key")}
    names = by_heading(say["columns"])
    for sheet, number, row in sheet_rows(path, names, wanted, say["sheets"].values()):
        decision = plain(row["decision"])
        where = f"{path.as_posix()}, blad '{sheet}', regel {number}"
        if not decision:
            continue
        if decision not in DECISIONS:
            raise Mistake(f"{where}: dit besluit is onbekend; kies uit {', '.join(DECISIONS)}.")
        yield [*unpacked(row["key"], row.get("find"), where), decision, path.as_posix()]


def unpacked(key: str, find: str | None, where: str) -> list:
    """Scope, kind, word, text, start and end of a key as the form wrote it."""
    match key.split("|"):
        case ["woord", kind, word] if find is None or plain(find) == plain(word):
            return ["woord", kind, word, "", 0, 0]
        case ["plek", kind, text, start, end] if is_count(start, end):
            return ["plek", kind, "", text, int(start), int(end)]
        case ["tekst", text]:
            return ["tekst", "", "", text, 0, 0]
    raise lost_key(where)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(decisions)
