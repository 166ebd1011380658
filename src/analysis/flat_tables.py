"""Codings, segments, texts and matrices for Excel and R: for the research team only."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corpus, Readings, Segments
from analysis.exchange.flat import flat_codings, flat_segments, flat_texts
from analysis.exchange.matrices import Given, by_text, by_writer, ones
from analysis.people.marks import TEXT
from analysis.workbooks import Sheet, workbook

RUNS = ("=", "+", "-", "@", "\t", "\r")  # a cell of a csv that begins so is a formula to Excel
WIDTHS = {"quote": 60, "text": 60, "path": 50, "theme_label": 34, "label": 34, "heading": 24}


def flat_tables(
    segments: DataFrame[Segments], corpus: DataFrame[Corpus], codings: DataFrame[Codings],
    readings: DataFrame[Readings], codebook: DataFrame[Codebook], *, words: Path,
) -> list[bytes]:  # fmt: skip
    """One xlsx with all tables and what their columns mean, then of each table a csv and a
    parquet, in the order of the words.

    Of the texts that count. Masked stretches are shown as ``[naam]``; offsets are those of the
    cleared text.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["tables"]
    texts = corpus[corpus["status"].eq("telt")].sort_values(["document", "delivery"])
    within = [table.merge(texts[TEXT], on=TEXT) for table in (segments, codings, readings)]
    found = tables(Given(texts.reset_index(drop=True), *within, codebook))
    named = {name: dutch(found[name], say) for name in say["sheets"]}
    book = workbook([dictionary(found, say), *(sheet(name, found[name], say) for name in named)])
    return [book, *(part for table in named.values() for part in (csv(table), parquet(table)))]


def tables(given: Given) -> dict[str, pd.DataFrame]:
    codes, texts = given.codebook["code"].tolist(), by_text(given)
    writers = by_writer(texts, codes)
    return {
        "coderingen": flat_codings(given),
        "fragmenten": flat_segments(given),
        "teksten": flat_texts(given),
        "tekst_code": ones(texts, codes),
        "tekst_code_aantal": texts,
        "schrijver_code": ones(writers, codes),
        "schrijver_code_aantal": writers,
    }


def dutch(table: pd.DataFrame, say: dict[str, Any]) -> pd.DataFrame:
    """The table as people get it: Dutch headings, and in every row for whom it is."""
    heads = {name: head for name, (head, _) in say["columns"].items()}
    return table.assign(use=say["use"]).rename(columns=heads).reset_index(drop=True)


def dictionary(found: dict[str, pd.DataFrame], say: dict[str, Any]) -> Sheet:
    """What every sheet and column means."""
    rows = []
    for name, about in say["sheets"].items():
        rows.append([name, "", about])
        known = [column for column in found[name] if column in say["columns"]]
        rows += [[name, *say["columns"][column]] for column in known]
    return Sheet(say["explained"], dict(zip(say["heads"], (24, 18, 90), strict=True)), rows,
                 intro=tuple(say["intro"]))  # fmt: skip


def sheet(name: str, table: pd.DataFrame, say: dict[str, Any]) -> Sheet:
    named = dutch(table, say).drop(columns=say["columns"]["use"][0])
    widths = {head: WIDTHS.get(column, 14) for column, head in zip(table, named, strict=True)}
    return Sheet(name, widths, [[cell(value) for value in row] for row in named.to_numpy(object)])


def cell(value: object) -> object:
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)
    return None if pd.isna(value) else value


def csv(table: pd.DataFrame) -> bytes:
    """As Dutch Excel opens it; a text that Excel would run gets a quotation mark before it."""
    texts = table.map(lambda value: f"'{value}" if runs(value) else value)
    return texts.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n").encode(
        "utf-8-sig"
    )


def runs(value: object) -> bool:
    return isinstance(value, str) and value.startswith(RUNS)


def parquet(table: pd.DataFrame) -> bytes:
    made = io.BytesIO()
    table.to_parquet(made, index=False)
    return made.getvalue()


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(flat_tables)
