"""The form to talk about codings with, as an Excel file that people fill in together."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import VERDICTS, Codebook, Corpus, Discussions, Segments
from analysis.people.code_choices import code_choices
from analysis.people.marks import TEXT
from analysis.people.reading_sheets import codebook_sheet, explained, sheet
from analysis.placeholders import shown
from analysis.theme_labels import theme_labels
from analysis.workbooks import Sheet, workbook

FIRST, LAST = ["number", "document", "heading", "sentence"], ["verdict", "other", "remark", "key"]
SHEETS = {
    "differences": [*FIRST, "why", "theme", "code", "given", "without", *LAST],
    "missed": [*FIRST, "why", "theme", "code", "words", "score", "given", "without", *LAST],
}
WHYS = {"differences": ["thema", "subcode"], "missed": ["machine wel", "machine niet"]}


def discussion_form(
    discussions: DataFrame[Discussions],
    segments: DataFrame[Segments],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    *,
    words: Path,
) -> bytes:
    """The xlsx with a sheet of differences between people and one of those with the machine.

    The hidden key of a row holds its place and its code, or all codes of a theme where the
    machine could not name one.
    """
    every = yaml.safe_load(words.read_text(encoding="utf-8"))
    say = every["coding"] | every["discussion"]
    say |= {name: every["coding"][name] | say[name] for name in ("sheets", "columns")}
    rows = filled(discussions, segments, corpus, codebook, say)
    sheets = [explained(say["intro"], say), *(listed(name, rows, say) for name in SHEETS)]
    made = workbook([*sheets, codebook_sheet(codebook, say)])
    for name in SHEETS:
        titles, other = say["sheets"], [say["columns"]["other"]]
        made = code_choices(made, titles[name], other, titles["codebook"])
    return made


def filled(
    discussions: pd.DataFrame, segments: pd.DataFrame, corpus: pd.DataFrame,
    codebook: pd.DataFrame, say: dict[str, Any],
) -> pd.DataFrame:  # fmt: skip
    """The rows as people read them, with their keys."""
    places = segments[[*TEXT, "segment", "start", "end", "text", "heading"]]
    rows = discussions.merge(places, on=[*TEXT, "segment"])
    rows = rows.merge(corpus[[*TEXT, "text_sha256"]], on=TEXT)
    in_theme = codebook.groupby("theme")["code"].agg(",".join)
    codes = rows["code"].where(rows["code"].ne(""), rows["theme"].map(in_theme))
    where = rows[["document", "text_sha256", "start", "end"]].astype(str)
    return rows.assign(
        key=where.assign(codes=codes).agg("|".join, axis=1) if len(rows) else "",
        sentence=rows["text"].map(shown),
        heading=rows["heading"].map(shown),
        words=[pointed_at(row) for row in rows.itertuples()],
        score=rows["score"].round(2),
        theme=rows["theme"].map(theme_labels(codebook)),
        told=rows["why"].map(say["whys"]),
        **dict.fromkeys(["verdict", "other", "remark"], ""),
    )


def pointed_at(row: Any) -> str:
    """The words that the coder pointed at, where these are not the whole sentence."""
    if (row.evidence_start, row.evidence_end) == (row.start, row.end):
        return ""
    return shown(row.text[row.evidence_start - row.start : row.evidence_end - row.start])


def listed(name: str, rows: pd.DataFrame, say: dict[str, Any]) -> Sheet:
    ours = rows[rows["why"].isin(WHYS[name])]
    ours = ours.assign(number=pd.factorize(ours["segment"])[0] + 1, why=ours["told"])
    choices = {"verdict": list(VERDICTS), "other": [], "remark": []}
    intro = (*say["explained"][name], *([] if len(ours) else [say["none"]]))
    return sheet(name, SHEETS[name], ours, choices, say, intro)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(discussion_form)
