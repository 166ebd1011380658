"""A form per writer that asks whether what they wrote may be quoted outside the research team."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Approvals, Corpus, Quotes
from analysis.placeholders import shown
from analysis.workbooks import Sheet, workbook

WIDTHS = {
    "number": 6, "date": 12, "quote": 70, "allowed": 16, "recognised": 22, "rather": 60,
    "earlier": 24, "key": 12,
}  # fmt: skip
PLACE = ["text_sha256", "start", "end"]


def quote_forms(
    quotes: DataFrame[Quotes],
    corpus: DataFrame[Corpus],
    approvals: DataFrame[Approvals],
    *,
    writers: list[str],
    words: Path,
) -> list[bytes]:
    """An xlsx for each of `writers`, in that order, with their quotes of all reports once.

    What was answered before stands beside it; an answer is never filled in for anybody.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["quotes"]
    texts = corpus[["delivery", "document", "text_sha256", "date"]]
    asked = quotes.merge(texts, on=["delivery", "document"]).sort_values(["date", "start"])
    asked = asked.drop_duplicates(PLACE).merge(approvals, on=PLACE, how="left")
    return [form(writer, asked[asked["writer"].eq(writer)], say) for writer in writers]


def form(writer: str, asked: pd.DataFrame, say: dict[str, Any]) -> bytes:
    answers = {say["columns"][name]: say["answers"][name] for name in ("allowed", "recognised")}
    page = Sheet(
        title=say["title"],
        columns={say["columns"][name]: width for name, width in WIDTHS.items()},
        rows=[cells(number, row, say) for number, row in enumerate(asked.itertuples(), 1)],
        choices=answers | {say["columns"]["rather"]: []},
        hidden=(say["columns"]["key"],),
        intro=(
            say["for"].format(writer=writer),
            *say["intro"],
            *([] if len(asked) else [say["none"]]),
        ),
    )
    return workbook([page])


def cells(number: int, row: Any, say: dict[str, Any]) -> list:
    earlier = "" if pd.isna(row.verdict) else say["verdicts"][row.verdict]
    key = f"{row.text_sha256}|{row.start}|{row.end}"
    return [number, row.date, shown(row.text), None, None, None, earlier, key]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(quote_forms)
