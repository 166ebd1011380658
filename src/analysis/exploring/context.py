"""Keyword in context: every place where a word stands, with what is around it."""

import re

import numpy as np
import pandas as pd

from analysis.exploring.known import ABOUT_TEXT, TEXT, Known
from analysis.exploring.names import chosen
from analysis.exploring.stored import parts, read
from analysis.exploring.there import coded_there, segment_at
from analysis.exploring.unclear import Unclear
from analysis.exploring.words_in import WordsIn, words_in
from analysis.lemmas import lemma

BY = {"lemma": ["grondvorm"], "word": ["woord"]}
MOST = 5_000
PLACES = [*TEXT, "start", "end", "opens", "closes"]
SEEN = [
    "left", "word", "right", "team", "writer", "date", "period", "people", "rules", "coder",
    "delivery", "document", "segment", "start", "end",
]  # fmt: skip


def context(
    run: Known, word: str, window: int, by: str, period: str | None, team: str | None
) -> tuple[pd.DataFrame, int]:
    """One row per place of a word, or of words that follow each other, and how many there are.

    With `by` lemma every form of a word is found; ``*`` stands for any letters. There are
    `window` words on both sides, of the same text. Rows stop at `MOST`, spread over all places.
    """
    by = chosen("zoekwijze", by, BY, 'Kies uit by="lemma" en by="word".')
    sought = [pattern(part, by) for part in word.split()]
    if not sought:
        raise Unclear('Geef een woord om te zoeken, zoals run.context("macht").')
    texts = run.texts(period, team)
    documents = {name: set(some["document"]) for name, some in texts.groupby("delivery")}
    found = []
    for delivery, path in parts(run.folder, "tokens", sorted(documents)).items():
        words = words_in(path, documents[delivery], by)
        found.append(around(words, places(words, sought), len(sought), window, delivery))
    rows = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=PLACES)
    total, step = len(rows), -(-len(rows) // MOST)
    rows = rows.iloc[:: max(step, 1)].merge(texts[ABOUT_TEXT], on=TEXT)
    return told(run, rows).sort_values(["date", "document", "start"], ignore_index=True), total


def pattern(part: str, by: str) -> re.Pattern:
    """What a word must look like."""
    base = part.lower() if by == "word" or "*" in part else lemma(part)
    return re.compile(".*".join(re.escape(letters) for letters in base.split("*")))


def places(words: WordsIn, sought: list[re.Pattern]) -> np.ndarray:
    """Where these words follow each other in one text: the place of the first."""
    here = np.arange(max(len(words.word) - len(sought) + 1, 0))
    for step, look in enumerate(sought):
        meant = np.array([bool(look.fullmatch(word)) for word in words.vocabulary], dtype=bool)
        here = here[meant[words.word[here + step]]]
    return here[words.document[here] == words.document[here + len(sought) - 1]]


def around(words: WordsIn, here: np.ndarray, size: int, window: int, delivery: str) -> pd.DataFrame:
    """Per place where its words start and end, and from where to where what is around them."""
    opens = np.flatnonzero(np.diff(words.document, prepend=-1))
    text = np.searchsorted(opens, here, "right")
    closes = np.append(opens[1:], len(words.document))
    before = np.maximum(here - window, opens[text - 1])
    after = np.minimum(here + size - 1 + window, closes[text - 1] - 1)
    return pd.DataFrame(
        {
            "delivery": delivery,
            "document": words.documents[words.document[here]],
            "start": words.start[here],
            "end": words.end[here + size - 1],
            "opens": words.start[before],
            "closes": words.end[after],
        }
    )


def told(run: Known, rows: pd.DataFrame) -> pd.DataFrame:
    """These places with the words, in which sentence they are, and who coded it how."""
    texts = cleared(run, rows)
    spans = rows[["delivery", "document", "opens", "start", "end", "closes"]]
    cut = [
        (one_line(text[opens:start]), one_line(text[start:end]), one_line(text[end:closes]))
        for (*key, opens, start, end, closes) in spans.itertuples(index=False)
        for text in [texts[tuple(key)]]
    ]
    names = ["left", "word", "right"]
    rows[names] = pd.DataFrame(cut, rows.index, names, dtype=object)
    return coded_there(run, segment_at(run, rows))[SEEN]


def cleared(run: Known, rows: pd.DataFrame) -> dict[tuple, str]:
    """The texts of these rows, by delivery and document."""
    found = {}
    for delivery, some in rows.groupby("delivery")["document"]:
        (path,) = parts(run.folder, "cleared", [delivery]).values()
        table = read(path, ["document", "text"], [("document", "in", set(some))])
        pairs = zip(table["document"].to_pylist(), table["text"].to_pylist(), strict=True)
        found |= {(delivery, document): text for document, text in pairs}
    return found


def one_line(text: str) -> str:
    return " ".join(text.split())
