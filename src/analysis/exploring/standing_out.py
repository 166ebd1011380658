"""Words that stand out in the sentences with a theme, beside the other sentences."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.evidence import Counted
from analysis.exploring.compared import counts
from analysis.exploring.known import Known
from analysis.exploring.stored import parts
from analysis.exploring.words_in import WordsIn, words_in
from analysis.topic.contrast import contrast, log_odds

CANDIDATES, SHOWN = 300, 50
COLUMNS = ["word", "count", "others", "writers_with", "log_odds", "low", "high"]
LEAST_WRITERS, MASK = 2, "[masker]"
SOME = 1e-9  # of no other words at all: their own odds are not looked at
FAR = 2**32  # further than any place in a text


class Said(NamedTuple):
    """Every word that was said: who said it (a number), which of the `vocabulary`, and whether in
    a sentence with the theme."""

    vocabulary: np.ndarray
    writer: np.ndarray
    word: np.ndarray
    mine: np.ndarray


def words(run: Known, theme: str) -> tuple[pd.DataFrame, str]:
    """One row per base form that is used more in sentences with the theme, the clearest first.

    Beside the other sentences of the diary texts in which the theme is counted; what that rests on
    is told too. `log_odds` as in `contrast`; `low` and `high` hold for writers. Only words of two
    writers or more.
    """
    seen = counts(run, run.meant(theme))
    if seen.found.empty:
        return pd.DataFrame(columns=COLUMNS), seen.basis
    return clearest(said(run, seen))[COLUMNS], seen.basis


def said(run: Known, seen: Counted) -> Said:
    texts = seen.texts.assign(owner=pd.factorize(seen.texts["writer"])[0])
    rows = []
    for delivery, some in texts.groupby("delivery"):
        (path,) = parts(run.folder, "tokens", [delivery]).values()
        words = words_in(path, set(some["document"]), "lemma")
        owner = some.set_index("document")["owner"].reindex(words.documents, fill_value=-1)
        mine = within(words, seen.found[seen.found["delivery"].eq(delivery)])
        rows.append((words.vocabulary, owner.to_numpy()[words.document], words.word, mine))
    known, writer, word, mine = zip(*rows, strict=True)
    vocabulary = np.unique(np.concatenate(known))
    placed = [np.searchsorted(vocabulary, own)[one] for own, one in zip(known, word, strict=True)]
    return Said(vocabulary, *map(np.concatenate, (writer, placed, mine)))


def within(words: WordsIn, found: pd.DataFrame) -> np.ndarray:
    """Whether each word stands in one of these sentences."""
    number = pd.Index(words.documents).get_indexer(found["document"])
    spans = (
        found.assign(number=number)[["number", "start", "end"]].drop_duplicates().to_numpy(np.int64)
    )
    spans = spans[spans[:, 0] >= 0]
    opens, closes = (spans[:, 0] * FAR + spans[:, side] for side in (1, 2))
    order = np.argsort(opens)
    opens, closes = opens[order], np.maximum.accumulate(closes[order])
    here = words.document.astype(np.int64) * FAR + words.start
    last = np.searchsorted(opens, here, "right") - 1
    return (last >= 0) & (here < np.append(closes, 0)[last])


def clearest(all_said: Said) -> pd.DataFrame:
    """The words that stand out most; the prior is one word a term, as in `distinctive`."""
    sides, size = (all_said.mine, ~all_said.mine), len(all_said.vocabulary)
    totals = [np.bincount(all_said.word[side], minlength=size) for side in sides]
    pairs = np.unique(all_said.writer[sides[0]] * size + all_said.word[sides[0]])
    used = np.bincount(pairs % size, minlength=size)
    prior = (sum(totals) + 1) / (sum(totals) + 1).sum() * size
    odds, variance = log_odds(*totals, prior)
    odds[(used < LEAST_WRITERS) | (all_said.vocabulary == MASK)] = -np.inf
    best = np.argsort(-odds / np.sqrt(variance), kind="stable")[:CANDIDATES]
    rest = max(np.delete(prior, best).sum(), SOME)
    grids = (by_writer(all_said, side, best) for side in sides)
    found = contrast(*grids, np.append(prior[best], rest), [])
    table = pd.DataFrame({name: getattr(found, name)[:-1] for name in ("log_odds", "low", "high")})
    numbers = {"count": totals[0][best], "others": totals[1][best], "writers_with": used[best]}
    table = table.assign(word=all_said.vocabulary[best], **numbers)
    table["clear"] = table["log_odds"] / (table["high"] - table["low"])
    table = table[np.isfinite(odds[best]) & table["log_odds"].gt(0)]
    return table.sort_values(["clear", "word"], ascending=[False, True], ignore_index=True)[:SHOWN]


def by_writer(all_said: Said, side: np.ndarray, best: np.ndarray) -> np.ndarray:
    """Writers × these words, and all other words together in the last column."""
    wide = len(best) + 1
    column = np.full(len(all_said.vocabulary), len(best))
    column[best] = np.arange(len(best))
    cells = all_said.writer[side] * wide + column[all_said.word[side]]
    size = (all_said.writer.max() + 1) * wide
    return np.bincount(cells, minlength=size).reshape(-1, wide).astype(float)
