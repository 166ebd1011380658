"""What the learned coder learns from: anchor examples, and sentences of texts that people read."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Readings, Segments, Tokens
from analysis.learned.features import TEXT, in_order
from analysis.mistakes import Mistake
from analysis.people.marks import AGREED
from analysis.tokens import tokens as words_of

ANCHORS, ANCHOR_GROUPS = "ankers", 10


class Examples(NamedTuple):
    """Sentences with their words; per sentence and code the share of coders that gave the code.

    `group` is what must not be on both sides when the coder is tested: the writer, for notes the
    text, for anchors a tenth of them. `people` tells anchors apart, `notes` notes of meetings.
    """

    segments: pd.DataFrame
    tokens: pd.DataFrame
    shares: np.ndarray
    group: np.ndarray
    people: np.ndarray
    notes: np.ndarray


def anchor_examples(path: Path, codes: list[str], model: str) -> Examples:
    """One sentence per line of a file of anchor examples; near misses may have no code at all."""
    rows = anchor_rows(path)
    text = pd.Series([row["text"] for row in rows], dtype=str)
    names = pd.Series([f"anker-{number:05d}" for number in range(1, len(rows) + 1)], dtype=str)
    table = pd.DataFrame({"segment": names, "delivery": ANCHORS, "document": names, "start": 0})
    table = table.assign(end=text.str.len(), text=text, heading="", shape="zin")
    shares = np.array([[code in row["codes"] for code in codes] for row in rows], dtype=float)
    group = [f"anker {number_of(one) % ANCHOR_GROUPS}" for one in text]
    no = np.zeros(len(rows), dtype=bool)
    shares = shares.reshape(-1, len(codes))
    return Examples(table, words_of(table, table, model=model), shares, np.array(group), no, no)


def anchor_rows(path: Path) -> list[dict]:
    """The lines that were filled, or a Mistake that names the first line that is not as it must."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
            sound = row is None or bool(row["text"].strip() and isinstance(row["codes"], list))
        except (ValueError, KeyError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise Mistake(
                f"{path.as_posix()}, regel {number}: een ankervoorbeeld heeft 'text' (een zin) en "
                "'codes' (een lijst, die leeg mag zijn); verbeter de regel of haal hem weg."
            )
        rows += [row] if row else []
    return rows


def number_of(text: str) -> int:
    """A number that only depends on the text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)


def read_examples(
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codings_people: DataFrame[Codings],
    readings: DataFrame[Readings],
    corpus: DataFrame[Corpus],
    codes: list[str],
) -> Examples:
    """Every sentence of the counting texts that people read: read without codes is an example."""
    counting = corpus[corpus["status"].eq("telt")].merge(readings[TEXT].drop_duplicates(), on=TEXT)
    rows = in_order(segments.merge(counting[[*TEXT, "kind", "writer"]], on=TEXT))
    notes = rows["kind"].ne("dagboek").to_numpy()
    return Examples(
        rows[list(segments.columns)],
        tokens.merge(counting[TEXT], on=TEXT),
        shares(rows, codings_people, readings, codes),
        np.where(notes, rows["document"], rows["writer"]).astype(str),
        np.ones(len(rows), dtype=bool),
        notes,
    )


def shares(
    rows: pd.DataFrame, codings: pd.DataFrame, readings: pd.DataFrame, codes: list[str]
) -> np.ndarray:
    """Per sentence and code the share of its readers; where they agreed afterwards, that is it."""
    given = codings[codings["counts"]].drop_duplicates([*TEXT, "segment", "code", "coder"])
    agreed = pd.concat([readings, given])[lambda table: table["coder"].eq(AGREED)][TEXT]
    settled = pd.MultiIndex.from_frame(agreed)
    given = given[given["coder"].eq(AGREED) | ~pd.MultiIndex.from_frame(given[TEXT]).isin(settled)]
    readers = readings.groupby(TEXT)["coder"].nunique()
    readers[readers.index.isin(settled)] = 1
    counted = given.groupby([*TEXT, "segment", "code"]).size().unstack()
    keys = pd.MultiIndex.from_frame(rows[[*TEXT, "segment"]])
    by_text = readers.reindex(pd.MultiIndex.from_frame(rows[TEXT])).to_numpy()
    found = counted.reindex(index=keys, columns=codes).fillna(0.0).to_numpy(float)
    return np.minimum(found / by_text[:, None], 1.0)


def together(first: Examples, second: Examples) -> Examples:
    tables = (
        pd.concat(pair, ignore_index=True) for pair in zip(first[:2], second[:2], strict=True)
    )
    return Examples(
        *tables, *(np.concatenate(pair) for pair in zip(first[2:], second[2:], strict=True))
    )
