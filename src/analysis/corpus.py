"""Which version of which text counts, over all deliveries."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Documents, Held, Moments, Writers
from analysis.text_hash import text_hash

SAME_TEXT = 0.5  # share of words in common from which a text is a new version and not a second text


def corpus(
    documents: DataFrame[Documents],
    held: DataFrame[Held],
    writers: DataFrame[Writers],
    moments: DataFrame[Moments],
) -> DataFrame[Corpus]:
    """One row per text per delivery, with its version, whether it counts, and for what it was late.

    A text is recognised by who wrote it, its date and its words: the same words again are a
    repeat, other words are a new version that replaces the old, or a second text of that day
    when less than half of the words are shared. Deliveries are taken in order of name.
    """
    rows = documents.sort_values(["delivery", "document"], ignore_index=True)
    rows["words"] = rows["text"].map(lambda text: len(words(text)))
    rows["text_sha256"] = [text_hash(text) for text in rows["text"]]
    rows[["version", "status", "change"]] = [1, "telt", ""]
    for texts in same_day(rows):
        settle(rows, texts)
    back = pd.MultiIndex.from_frame(held[["delivery", "document"]])
    inside = pd.MultiIndex.from_frame(rows[["delivery", "document"]]).isin(back)
    rows["status"] = rows["status"].mask(rows["status"].eq("telt") & inside, "vastgehouden")
    rows["status"] = consent(rows, writers)
    rows["late_for"] = late(rows, moments)
    return rows[list(Corpus.to_schema().columns)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def same_day(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The texts of one writer (or team) and day together, where there are several."""
    whose = rows.assign(whose=rows["writer"].fillna(rows["team"]))
    day = ["whose", "kind", "period", "date"]
    for _, texts in whose[whose.duplicated(day, keep=False)].groupby(day):
        yield texts


def settle(rows: pd.DataFrame, texts: pd.DataFrame) -> None:
    """Decide for the texts of one writer and day, delivery by delivery, what each one is."""
    standing: dict[str, int] = {}
    for _, arrived in texts.groupby("delivery"):
        repeated = arrived["text_sha256"].isin(standing)
        rows.loc[arrived.index[repeated], "status"] = "herhaling"
        for number, text in arrived[repeated]["text_sha256"].items():
            rows.loc[number, "version"] = rows.loc[standing[text], "version"]
        for number, text in arrived[~repeated]["text_sha256"].items():
            gone = [old for sha, old in standing.items() if sha not in set(arrived["text_sha256"])]
            replace(rows, number, gone, standing)
            standing[text] = number


def replace(rows: pd.DataFrame, number: int, gone: list[int], standing: dict[str, int]) -> None:
    """Let a text take the place of the earlier text that it is a new version of, if any."""
    new = words(rows.loc[number, "text"])
    for old in gone:
        match = SequenceMatcher(None, words(rows.loc[old, "text"]), new, autojunk=False)
        if match.ratio() < SAME_TEXT:
            continue
        same = sum(block.size for block in match.get_matching_blocks())
        added, removed = len(new) - same, rows.loc[old, "words"] - same
        rows.loc[old, "status"] = "vervangen"
        rows.loc[number, "version"] = rows.loc[old, "version"] + 1
        rows.loc[number, "change"] = (
            f"vervangt de tekst uit levering {rows.loc[old, 'delivery']}: "
            f"{added} {'woord' if added == 1 else 'woorden'} erbij, {removed} eruit"
        )
        del standing[rows.loc[old, "text_sha256"]]
        return


def consent(rows: pd.DataFrame, writers: pd.DataFrame) -> pd.Series:
    """The status, overruled where a writer withdrew or did not agree to the analysis."""
    known = writers.set_index("writer")
    withdrawn = known.index[known["withdrawn"].notna()]
    agreed = known.index[known["consent_analysis"].eq("ja")]
    entry = rows["writer"].notna()
    status = rows["status"].mask(entry & ~rows["writer"].isin(agreed), "geen toestemming")
    return status.mask(rows["writer"].isin(withdrawn), "ingetrokken")


def late(rows: pd.DataFrame, moments: pd.DataFrame) -> pd.Series:
    """The moments whose report should have held each text but was made before it came in."""
    told = pd.Series("", rows.index, dtype=str)
    for made in moments[moments["last_delivery"].notna()].itertuples():
        due = rows["date"].le(made.cutoff) & rows["delivery"].gt(made.last_delivery)
        told += np.where(due & rows["status"].eq("telt"), f"{made.moment} ", "")
    return told.str.rstrip()


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(corpus)
