"""The form that asks which code now fits where an older version had one code for several."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, CodebookChanges, Corpus, Segments
from analysis.people.carried_over import carried_rows
from analysis.people.code_choices import code_choices
from analysis.people.left_behind import left_behind
from analysis.people.places import people_places
from analysis.people.reading_sheets import codebook_sheet
from analysis.people.rows import people_rows
from analysis.placeholders import shown
from analysis.workbooks import Sheet, workbook

WIDTHS = {
    "document": 18, "quote": 70, "former": 26, "choices": 34, "code": 26, "coder": 18,
    "start": 8, "end": 8, "source": 34, "place": 18,
}  # fmt: skip
PLACE = ["delivery", "segment"]


def recoding_form(
    returned: list[Path],
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    words: Path,
) -> bytes:
    """The xlsx with a row per sentence and coder whose code was split; it reads as a flat table."""
    every = yaml.safe_load(words.read_text(encoding="utf-8"))
    rows = people_rows(returned, words)
    rows["carried"] = carried_rows(rows, codebook, codebook_changes)
    laid, _ = people_places(rows, segments, cleared, corpus)
    split = [row for row in left_behind(laid) if row["carried"].reason == "split"]
    asked = [row | chosen(row) for row in split if not row["verdict"]]
    texts = segments.set_index(PLACE)["text"].map(shown)
    table = pd.DataFrame(asked, columns=[*PLACE, *WIDTHS]).join(texts, on=PLACE)
    table = table.assign(quote=table["text"], code="")
    table = table.sort_values(["document", "start", "coder", "former"], kind="stable")
    question, titles = sheet(table, every["recoding"]), every["coding"]["sheets"]
    made = workbook([question, codebook_sheet(codebook, every["coding"])])
    columns = [every["recoding"]["columns"]["code"]]
    return code_choices(made, question.title, columns, titles["codebook"])


def chosen(row: dict[str, Any]) -> dict[str, str]:
    return {"former": row["code"], "choices": ", ".join(row["carried"].choices)}


def sheet(table: pd.DataFrame, say: dict[str, Any]) -> Sheet:
    headings = say["columns"]
    return Sheet(
        title=say["title"],
        columns={headings[name]: width for name, width in WIDTHS.items()},
        rows=table[list(WIDTHS)].to_numpy(dtype=object).tolist(),
        choices={headings["code"]: []},
        hidden=(headings["start"], headings["end"]),
        intro=tuple(say["intro"]) if len(table) else (say["none"],),
    )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(recoding_form)
