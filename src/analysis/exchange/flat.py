"""Flat tables of a run: codings, segments and texts, a row each, by our names of the columns."""

import pandas as pd

from analysis.exchange.matrices import Given
from analysis.people.marks import TEXT, UNIT
from analysis.placeholders import shown

OF_TEXT = ["document", "delivery", "team", "writer", "kind", "date", "period"]
YES_NO = {True: "ja", False: "nee"}
ORDER = ["document", "delivery", "evidence_start", "evidence_end", "code", "coder"]
CODING = [
    *OF_TEXT, "coder", "theme", "theme_label", "code", "label", "path", "quote", "text", "segment",
    "start", "end", "direction", "modality", "actor", "score", "counts",
]  # fmt: skip


def flat_codings(given: Given) -> pd.DataFrame:
    """One row per code that a coder gave, with what is known of the text; `start` and `end` are
    those of the quote.
    """
    sentences = given.segments[[*UNIT, "start", "text"]].rename(columns={"start": "first"})
    rows = given.codings.merge(given.texts[OF_TEXT], on=TEXT)
    rows = rows.merge(given.codebook[["code", "theme_label", "label"]], on="code")
    rows = rows.merge(sentences, on=UNIT).sort_values(ORDER, ignore_index=True)
    rows["start"], rows["end"] = rows["evidence_start"], rows["evidence_end"]
    spans = zip(
        rows["text"], rows["start"] - rows["first"], rows["end"] - rows["first"], strict=True
    )
    rows["quote"] = [shown(text[start:end]) for text, start, end in spans]
    rows["path"] = rows["theme_label"] + " > " + rows["label"]
    rows["counts"] = rows["counts"].map(YES_NO)
    return rows.assign(text=rows["text"].map(shown))[CODING]


def flat_segments(given: Given) -> pd.DataFrame:
    rows = given.segments.merge(given.texts[OF_TEXT], on=TEXT)
    rows = rows.assign(text=rows["text"].map(shown), heading=rows["heading"].map(shown))
    columns = [*OF_TEXT, "segment", "start", "end", "heading", "shape", "text"]
    return rows.sort_values(["document", "delivery", "start"])[columns]


def flat_texts(given: Given) -> pd.DataFrame:
    """One row per text, with who read it and how many codings of people count in it."""
    read = given.readings.groupby(TEXT)["coder"].agg(lambda names: ", ".join(sorted(set(names))))
    people = given.codings[given.codings["counts"] & given.codings["coder"].isin(given.people)]
    coded = people.groupby(TEXT).size().rename("coded")
    rows = given.texts.join(read.rename("readers"), on=TEXT).join(coded, on=TEXT)
    rows = rows.assign(
        coded=rows["coded"].fillna(0).astype(int), readers=rows["readers"].fillna("")
    )
    return rows[[*OF_TEXT, "words", "version", "readers", "coded"]]
