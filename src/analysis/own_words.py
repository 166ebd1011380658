"""What researchers wrote for the reports, from the Word files they put back."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import OwnWords
from analysis.mistakes import Mistake

FIELD, BETWEEN = ["moment", "audience", "field"], " · "


def own_words(returned: list[Path]) -> DataFrame[OwnWords]:
    """One row per field that was filled in; a field with two different texts is a Mistake.

    A field is known by the last line of the cell before it, so rows may be moved and the words
    around them changed.
    """
    rows = [row for path in sorted(returned) for row in filled(path)]
    table = pd.DataFrame(rows, columns=list(OwnWords.to_schema().columns))
    table = table.sort_values([*FIELD, "source"]).drop_duplicates([*FIELD, "words", "stand"])
    for _, pair in table[table.duplicated(FIELD, keep=False)].groupby(FIELD):
        first, second = pair[:2].itertuples()
        raise Mistake(
            f"bij '{first.field}' van het rapport {first.moment}, {first.audience} staat in "
            f"{first.source} iets anders dan in {second.source}; haal een van beide weg."
        )
    return table.reset_index(drop=True)


def filled(path: Path) -> Iterator[list[str]]:
    """The fields of one file that hold words."""
    tables = opened(path).tables
    fields = [row for table in tables for row in table.rows if len(row.cells) > 1]
    known = [(key_of(row.cells[0].text), row.cells[1].paragraphs) for row in fields]
    if not any(key for key, _ in known):
        raise Mistake(
            f"{path.as_posix()}: hier staat geen veld van een rapport in; vul een bestand uit "
            "reports/forms/woorden in en laat de grijze regels staan."
        )
    for key, paragraphs in known:
        lines = [" ".join(line.split()) for one in paragraphs for line in one.text.splitlines()]
        words = "\n".join(filter(None, lines))
        if key and words:
            moment, audience, field, stand = key
            yield [moment, audience, field, words, stand, path.as_posix()]


def opened(path: Path):
    try:
        return docx.Document(io.BytesIO(path.read_bytes()))
    except Exception as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen ({type(error).__name__}): bewaar het in Word als "
            ".docx en draai opnieuw."
        ) from None


def key_of(cell: str) -> list[str]:
    """Moment, audience, field and stand, or nothing when this is no field."""
    last = cell.strip().rpartition("\n")[2].split(BETWEEN.strip())
    return [part.strip() for part in last] if len(last) == 4 else []


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(own_words)
