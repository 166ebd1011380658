"""The sentences in which an expression may stand: found among millions of words at once.

Each spelling of an expression is a row of keys. A sentence may hold it where its rarest key
stands with all others near; whether it does is for the rules to say.
"""

import numpy as np
import pandas as pd

from analysis.apart import GAP
from analysis.exploring.known import Known
from analysis.exploring.stored import parts
from analysis.exploring.there import segment_at
from analysis.exploring.words_in import WordsIn, words_in
from analysis.keyed_segments import token_keys
from analysis.patterns import REACH, spellings

MOST = 4_000
FAR = 2**32
SENTENCE = ["document", "start", "end", "text", "heading"]


def candidates(run: Known, words: list[str]) -> tuple[pd.DataFrame, pd.DataFrame, tuple[int, int]]:
    """The segments and tokens to look at, and at how many of how many places these are.

    Of more than `MOST` places as many are taken, spread over all.
    """
    rows, most = list(spellings(words)), MOST // max(len(run.deliveries), 1)
    segments, tokens, looked, total = [], [], 0, 0
    for delivery, texts in run.corpus.groupby("delivery")["document"]:
        (path,) = parts(run.folder, "tokens", [delivery]).values()
        seen = words_in(path, set(texts), "lemma")
        here = possible(seen, rows)
        total, step = total + len(here), max(-(-len(here) // most), 1)
        looked += len(here[::step])
        found = sentences(run, seen, here[::step], delivery)
        segments.append(found)
        tokens.append(words_of(seen, found))
    return pd.concat(segments), pd.concat(tokens), (looked, total)


def possible(words: WordsIn, rows: list[tuple[str, ...]]) -> np.ndarray:
    """The places of the rarest key of each row that has its other keys near."""
    held = [token_keys(word, True) for word in words.vocabulary]
    keys = {key for row in rows for key in row if key != GAP}
    having = {key: np.array([key in some for some in held], dtype=bool) for key in keys}
    often = np.bincount(words.word, minlength=len(words.vocabulary))
    found = [np.array([], dtype=int)]
    for row in rows:
        needed = sorted(
            {key for key in row if key != GAP}, key=lambda key: often[having[key]].sum()
        )
        here = np.flatnonzero(having[needed[0]][words.word])
        reach = len(row) + REACH * row.count(GAP)
        for key in needed[1:]:
            here = here[near(having[key][words.word], here, reach)]
        found.append(here)
    return np.unique(np.concatenate(found))


def near(having: np.ndarray, here: np.ndarray, reach: int) -> np.ndarray:
    """Whether a word that has the key stands at most `reach` words from each place."""
    before = np.concatenate([[0], np.cumsum(having)])
    first, last = np.maximum(here - reach, 0), np.minimum(here + reach + 1, len(having))
    return before[last] > before[first]


def sentences(run: Known, words: WordsIn, here: np.ndarray, delivery: str) -> pd.DataFrame:
    """The segments of these places, each once, in order."""
    names = words.documents[words.document[here]]
    rows = pd.DataFrame({"delivery": delivery, "document": names, "start": words.start[here]})
    if rows.empty:
        return pd.DataFrame(columns=["delivery", "segment", *SENTENCE])
    rows = segment_at(run, rows, ("end", "text", "heading")).drop(columns="start")
    rows = rows.rename(columns={"at": "start"}).drop_duplicates("segment")
    return rows.sort_values(["document", "start"], ignore_index=True)


def words_of(words: WordsIn, segments: pd.DataFrame) -> pd.DataFrame:
    """The words of these segments, as rows of `Tokens` without what is not looked at."""
    number = pd.Index(words.documents).get_indexer(segments["document"]).astype(np.int64) * FAR
    places = words.document.astype(np.int64) * FAR + words.start
    first = np.searchsorted(places, number + segments["start"].to_numpy(np.int64))
    last = np.searchsorted(places, number + segments["end"].to_numpy(np.int64))
    sizes = last - first
    every = np.repeat(first - np.append(0, np.cumsum(sizes))[:-1], sizes) + np.arange(sizes.sum())
    return pd.DataFrame(
        {
            "delivery": np.repeat(segments["delivery"].to_numpy(object), sizes),
            "segment": np.repeat(segments["segment"].to_numpy(object), sizes),
            "lemma": words.vocabulary[words.word[every]],
            "start": words.start[every],
            "end": words.end[every],
        }
    )
