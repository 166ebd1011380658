"""Which quotes their writers let out of the research team, from the forms they filled in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Approvals
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import by_heading, is_count, lost_key, plain, sheet_rows
from analysis.people.strictest import strictest

PLACE = ["text_sha256", "start", "end"]
STRICT = ["ja", "bewerkt", "nee"]


def approvals(returned: list[Path], *, words: Path) -> DataFrame[Approvals]:
    """One row per quote with an answer; where two forms differ the strictest holds.

    `ja` only where nobody else could be recognised; a quote that was put in other words is
    `bewerkt`; all else is `nee`. Without an answer there is no row, and the quote stays inside.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["quotes"]
    rows = [row for path in sorted(returned) for row in answered(path, say)]
    table = pd.DataFrame(rows, columns=list(Approvals.to_schema().columns))
    refuse_two_wordings(table)
    return strictest(table, PLACE, "verdict", STRICT)


def refuse_two_wordings(table: pd.DataFrame) -> None:
    """A Mistake if a quote was put in other words twice: only its writer knows which hold."""
    for _, rows in table[table["verdict"].eq("bewerkt")].groupby(PLACE):
        if rows["words"].nunique() > 1:
            one, other = rows.drop_duplicates("words")["source"][:2]
            raise Mistake(
                f"{one} en {other}: hetzelfde citaat staat er in twee verschillende bewoordingen; "
                "vraag de schrijver welke geldt en haal de andere weg."
            )


def answered(path: Path, say: dict[str, Any]) -> Iterator[list]:
    """The rows of a form in which the first question was answered."""
    wanted = {name: say["columns"][name] for name in ("allowed", "recognised", "rather", "key")}
    for sheet, number, row in sheet_rows(path, by_heading(say["columns"]), wanted, [say["title"]]):
        where = f"{path.as_posix()}, blad '{sheet}', regel {number}"
        allowed = answer(row["allowed"], say["answers"]["allowed"], where)
        recognised = answer(row["recognised"], say["answers"]["recognised"], where)
        if allowed:
            rather = " ".join(row["rather"].split())
            verdict = verdict_of(allowed, recognised, rather)
            words = rather if verdict == "bewerkt" else ""
            yield [*place(row["key"], where), verdict, words, path.as_posix()]


def answer(typed: str, allowed: list[str], where: str) -> str:
    said = plain(typed)
    if said and said not in allowed:
        raise Mistake(f"{where}: dit antwoord is onbekend; kies uit {', '.join(allowed)}.")
    return said


def verdict_of(allowed: str, recognised: str, rather: str) -> str:
    if allowed == "ja" and rather:
        return "bewerkt"
    return "ja" if (allowed, recognised) == ("ja", "nee") else "nee"


def place(key: str, where: str) -> list:
    match key.split("|"):
        case [text, start, end] if is_count(start, end):
            return [text, int(start), int(end)]
    raise lost_key(where)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(approvals)
