"""The sentences to read per theme: what is typical, and one that says otherwise."""

import re
from collections import Counter

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.contracts import Codings, Corpus, Moments, Quotes, Readings, Segments, Writers
from analysis.evidence import findings
from analysis.quote_numbers import quote_numbers
from analysis.says_otherwise import says_otherwise
from analysis.window import window

COLUMNS = list(Quotes.to_schema().columns)
MIN_WORDS = 6
DOUBT = {"samen": 0, "mens": 0, "machine": 1, "signaal": 2}
BEST_FIRST = ["doubt", "noted", "age", "distance", "document", "start"]


def quotes(
    codings: DataFrame[Codings], readings: DataFrame[Readings], segments: DataFrame[Segments],
    corpus: DataFrame[Corpus], moments: DataFrame[Moments], writers: DataFrame[Writers],
    *, per_theme: int, max_words: int, apart: list[str], per_apart: int,
) -> DataFrame[Quotes]:  # fmt: skip
    """At most `per_theme` typical sentences and one contrary one, per moment and theme.

    Of codes in `apart` `per_apart` each, apart from their theme. At most one sentence of a writer
    (or set of notes) and theme, of 6 to `max_words` words, each once per moment: what people coded
    before a signal, new before old, near the middle of its theme first. Who refused is not quoted.
    """
    refused = set(writers["writer"][writers["consent_quotes"].ne("ja")])
    readable = quotable(segments, refused, max_words)
    periods, chosen = list(moments["moment"]), []
    for moment in moments.itertuples():
        found = findings(codings, readings, window(corpus, moment.cutoff))
        found = found[~found["writer"].isin(refused)]
        sentences = ranked(found, readable, newest_first(periods, moment.moment), apart)
        groups = sentences.groupby(["theme", "group"])
        sizes = {group: per_apart if group[1] in apart else per_theme for group in groups.groups}
        picked = pick(dict(list(groups)), sizes)
        chosen.append(picked.assign(moment=moment.moment))
    table = pd.concat(chosen, ignore_index=True)
    table["quote"] = quote_numbers(table, corpus)
    return table[COLUMNS]


def quotable(segments: pd.DataFrame, refused: set[str], max_words: int) -> pd.DataFrame:
    """The segments of a fit length that do not name a writer who refused quotes."""
    words = segments["text"].str.split().str.len()
    names = "|".join(re.escape(writer) for writer in sorted(refused)) or "(?!)"
    named = segments["text"].str.contains(rf"\b(?:{names})\b")
    fit = segments.assign(words=words)[words.between(MIN_WORDS, max_words) & ~named]
    return fit.drop(columns=["heading", "shape"])


def newest_first(periods: list[str], moment: str) -> list[str]:
    """The period of this moment, those before it, and last what some teams wrote after it."""
    now = periods.index(moment) + 1
    return periods[:now][::-1] + periods[now:]


def ranked(
    found: pd.DataFrame, readable: pd.DataFrame, periods: list[str], apart: list[str]
) -> pd.DataFrame:
    """One row per sentence and group (theme, or code chosen apart), the best to read first."""
    place = ["delivery", "document", "segment"]
    rows = found.drop(columns=["start", "end"]).merge(readable, on=place)
    rows["group"] = rows["code"].where(rows["code"].isin(apart), rows["theme"])
    rows["author"] = rows["writer"].fillna(rows["document"])
    rows["noted"] = noted(rows) * ~rows["group"].isin(apart)
    rows["age"] = [periods.index(period) for period in rows["period"]]
    rows["doubt"] = rows["sure"].map(DOUBT)
    rows["distance"] = distances(rows)
    rows = rows.sort_values([*BEST_FIRST, "code", "coder"], ignore_index=True)
    return rows.drop_duplicates(["group", *place])


def noted(rows: pd.DataFrame) -> pd.Series:
    """Own words of a writer first, then what notes tell, last the theory in notes."""
    notes = rows["kind"].ne("dagboek")
    return notes.astype(int) + (notes & rows["modality"].eq("norm_of_theorie"))


def distances(rows: pd.DataFrame) -> np.ndarray:
    """How far a sentence is from the middle of its group: 1 minus a cosine of weighted words."""
    far = np.ones(len(rows))
    for _, group in rows.reset_index(drop=True).groupby("group"):
        words = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\w+").fit_transform(
            group["text"]
        )
        middle = np.asarray(words.mean(axis=0)).ravel()
        far[group.index] = 1 - words @ (middle / np.linalg.norm(middle))
    return far.round(3)


def pick(groups: dict[tuple, pd.DataFrame], sizes: dict[tuple, int]) -> pd.DataFrame:
    """The chosen sentences in order of theme and role; no sentence twice."""
    used: set[str] = set()
    picked = [pd.DataFrame(columns=COLUMNS)]
    for group, sentences in groups.items():
        contrary = says_otherwise(sentences)
        typical = spread(sentences[~contrary], sizes[group], used, set())
        other = spread(sentences[contrary], 1, used, set(typical["author"]))
        picked += [typical.assign(role="typerend"), other.assign(role="tegengeluid")]
    return pd.concat([rows for rows in picked if len(rows)] or picked, ignore_index=True)


def spread(sentences: pd.DataFrame, size: int, used: set[str], authors: set[str]) -> pd.DataFrame:
    """The best `size` sentences of different authors, from the least heard team each time."""
    heard, rows = Counter(), []
    while len(rows) < size:
        free = sentences[~sentences["segment"].isin(used) & ~sentences["author"].isin(authors)]
        if free.empty:
            break
        later = free[["doubt", "noted"]].mul([3, 1]).sum(axis=1) * len(sentences)
        best = free.loc[free["team"].map(lambda team: heard[team]).add(later).idxmin()]
        rows.append(best)
        used.add(best["segment"])
        authors.add(best["author"])
        heard[best["team"]] += 1
    return sentences.loc[[row.name for row in rows]]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(quotes)
