"""What researchers wrote for the reports, from the Word files they put back."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pandas as pd
from docx.oxml.ns import nsmap, qn
from lxml import etree
from pandera.typing.pandas import DataFrame

from analysis.contracts import OwnWords
from analysis.mistakes import Mistake
from analysis.people.sheets import opened

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
    """The fields of one file that hold words; the first row of a table heads its columns."""
    rows = opened(path, table_rows, "bewaar het in Word als .docx")
    if not any(key_of(asked) for _, asked, _ in rows):
        raise Mistake(
            f"{path.as_posix()}: hier staat geen veld van een rapport in; vul een bestand uit "
            "reports/forms/woorden in en laat de grijze regels staan."
        )
    for number, asked, written in rows:
        key = key_of(asked)
        if number > 1 and written and not key:
            raise Mistake(
                f"{path.as_posix()}, rij {number}: de grijze regel bij deze tekst is weg of "
                "veranderd; neem de regel over uit een nieuw formulier."
            )
        if key and written:
            moment, audience, field, stand = key
            yield [moment, audience, field, "\n".join(written), stand, path.as_posix()]


def table_rows(data: bytes) -> list[tuple[int, list[str], list[str]]]:
    """The number of each row of two cells or more in the tables, and the lines in its first two."""
    tables = docx.Document(io.BytesIO(data)).tables
    rows = [row for table in tables for row in enumerate(table._tbl.tr_lst, 1)]
    cells = [(number, row.tc_lst) for number, row in rows if len(row.tc_lst) > 1]
    return [(number, lines_of(one), lines_of(other)) for number, (one, other, *_) in cells]


def lines_of(cell: etree._Element) -> list[str]:
    """The lines in a cell as they read when tracked changes are accepted, also inside controls.

    python-docx itself leaves out what was inserted while changes were tracked.
    """
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        shown = [part for part in SHOWN(paragraph) if holder(part) is paragraph]
        said = "".join(SPACES.get(part.tag) or part.text or "" for part in shown)
        lines += [" ".join(line.split()) for line in said.splitlines()]
    return [line for line in lines if line]


def holder(part: etree._Element) -> etree._Element:
    return next(part.iterancestors(qn("w:p")))


SPACES = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}
SHOWN = etree.XPath(
    ".//w:r/*[self::w:t or self::w:br or self::w:cr or self::w:tab]"
    "[not(ancestor::w:moveFrom)]"
    "[not(ancestor::*[local-name() = 'Fallback'])]",
    namespaces={"w": nsmap["w"]},
)


def key_of(lines: list[str]) -> list[str]:
    """Moment, audience, field and stand, or nothing when this is no field."""
    last = lines[-1].split(BETWEEN.strip()) if lines else []
    return [part.strip() for part in last] if len(last) == 4 else []


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(own_words)
