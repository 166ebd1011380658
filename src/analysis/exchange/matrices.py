"""Matrices of texts and writers by code, a row per coder."""

from typing import NamedTuple

import pandas as pd

from analysis.people.exchanged_rows import MACHINES
from analysis.people.marks import TEXT

OF_TEXT = ["document", "delivery", "team", "writer", "kind", "period"]
OF_WRITER = ["writer", "team"]


class Given(NamedTuple):
    """The tables of a run, of the texts that count only."""

    texts: pd.DataFrame
    segments: pd.DataFrame
    codings: pd.DataFrame
    readings: pd.DataFrame
    codebook: pd.DataFrame

    @property
    def people(self) -> set[str]:
        return {*self.codings["coder"], *self.readings["coder"]} - {*MACHINES}


def by_text(given: Given) -> pd.DataFrame:
    """How often each code was given: a row per text and coder who read it, a column per code."""
    keys = [*TEXT, "coder"]
    found = given.codings.groupby([*keys, "code"]).size().unstack(fill_value=0)
    rows = rated(given).merge(given.texts[OF_TEXT], on=TEXT).sort_values([*reversed(TEXT), "coder"])
    cells = found.reindex(pd.MultiIndex.from_frame(rows[keys]), columns=given.codebook["code"])
    cells = cells.fillna(0).astype(int).reset_index(drop=True)
    return pd.concat([rows[[*OF_TEXT, "coder"]].reset_index(drop=True), cells], axis=1)


def rated(given: Given) -> pd.DataFrame:
    """The texts that each coder looked at: what a person read or coded, and for a machine all."""
    keys = [*TEXT, "coder"]
    machines = sorted({*given.codings["coder"]} & {*MACHINES})
    every = given.texts[TEXT].merge(pd.DataFrame({"coder": machines}, dtype=object), "cross")
    parts = [given.readings[keys], given.codings[keys], every]
    return pd.concat([part for part in parts if len(part)] or parts[:1]).drop_duplicates()


def by_writer(texts_by_code: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    """In how many diary texts each code was given: a row per writer and coder.

    `texts` are the diary texts of the writer that this coder looked at.
    """
    diaries = texts_by_code[texts_by_code["writer"].notna()]
    diaries = diaries.assign(**ones(diaries, codes)[codes], texts=1)
    groups = diaries.groupby([*OF_WRITER, "coder"], as_index=False)
    return groups[["texts", *codes]].sum()


def ones(table: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    """The table with 1 for every number above 0."""
    return table.assign(**table[codes].gt(0).astype(int))
