"""The sentences to read per theme: what is typical, and one that says otherwise."""

import re
from collections import Counter

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Moments, Quotes, Segments, Writers
from analysis.window import signals, window

MIN_WORDS = 6
OPPOSITE = {"ondersteunend": "belemmerend", "belemmerend": "ondersteunend"}
BEST_FIRST = ["theory_in_notes", "age", "coldness", "off_length", "document", "start"]


def quotes(
    codings: DataFrame[Codings], segments: DataFrame[Segments], corpus: DataFrame[Corpus],
    moments: DataFrame[Moments], writers: DataFrame[Writers],
    *, per_theme: int, max_words: int, apart: list[str], per_apart: int,
) -> DataFrame[Quotes]:  # fmt: skip
    """At most `per_theme` typical sentences and one contrary one, per moment and theme.

    Codes in `apart` have a section of their own in the reports: they are chosen apart from
    their theme, `per_apart` of each. Sentences count 6 to `max_words` words; at most one per
    writer (of notes: per set of notes) and theme, and each sentence once per moment. Writers
    who did not agree to quotes are not quoted, nor are sentences that name them.
    """
    refused = set(writers["writer"][writers["consent_quotes"].ne("ja")])
    readable = quotable(segments, refused, max_words)
    periods, chosen = list(moments["moment"]), []
    for moment in moments.itertuples():
        found = signals(codings, window(corpus, moment.cutoff))
        found = found[~found["writer"].isin(refused)]
        sentences = ranked(found, readable, newest_first(periods, moment.moment), apart)
        groups = sentences.groupby(["theme", "group"])
        sizes = {group: per_apart if group[1] in apart else per_theme for group in groups.groups}
        picked = pick(dict(list(groups)), sizes)
        numbers = [f"c{number:03}" for number in range(1, len(picked) + 1)]
        chosen.append(picked.assign(moment=moment.moment, quote=numbers))
    return pd.concat(chosen, ignore_index=True)[list(Quotes.to_schema().columns)]


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
    rows["theory_in_notes"] = rows["modality"].eq("norm_of_theorie") & rows["kind"].ne("dagboek")
    rows["age"] = [periods.index(period) for period in rows["period"]]
    rows["coldness"] = -rows["score"]
    rows["off_length"] = (rows["words"] - rows.groupby("group")["words"].transform("median")).abs()
    rows = rows.sort_values([*BEST_FIRST, "code", "coder"], ignore_index=True)
    return rows.drop_duplicates(["group", *place])


def pick(groups: dict[tuple, pd.DataFrame], sizes: dict[tuple, int]) -> pd.DataFrame:
    """The chosen sentences in order of theme and role; no sentence twice."""
    used: set[str] = set()
    picked = [pd.DataFrame(columns=Quotes.to_schema().columns)]
    for group, sentences in groups.items():
        contrary = says_otherwise(sentences)
        typical = spread(sentences[~contrary], sizes[group], used, set())
        other = spread(sentences[contrary], 1, used, set(typical["author"]))
        picked += [typical.assign(role="typerend"), other.assign(role="tegengeluid")]
    return pd.concat([rows for rows in picked if len(rows)] or picked, ignore_index=True)


def says_otherwise(sentences: pd.DataFrame) -> pd.Series:
    """Which sentences go against the usual direction, or tell that the thing was left undone."""
    usual = sentences["direction"][sentences["direction"].isin(OPPOSITE)].mode()
    usual = "" if usual.empty else usual[0]
    undone = sentences["modality"].eq("nagelaten") & (usual != "belemmerend")
    return sentences["direction"].eq(OPPOSITE.get(usual)) | undone


def spread(sentences: pd.DataFrame, size: int, used: set[str], authors: set[str]) -> pd.DataFrame:
    """The best `size` sentences of different authors, from the least heard team each time."""
    heard, rows = Counter(), []
    while len(rows) < size:
        free = sentences[~sentences["segment"].isin(used) & ~sentences["author"].isin(authors)]
        if free.empty:
            break
        turn = free["team"].map(lambda team: heard[team])
        best = free.loc[turn.add(free["theory_in_notes"] * len(sentences)).idxmin()]
        rows.append(best)
        used.add(best["segment"])
        authors.add(best["author"])
        heard[best["team"]] += 1
    return sentences.loc[[row.name for row in rows]]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(quotes)
