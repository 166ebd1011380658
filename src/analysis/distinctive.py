"""Words that tell a period from the one before, or a team from the others."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Distinctive, Moments, Terms
from analysis.shifts import last_two
from analysis.topic.contrast import contrast
from analysis.topic.grid import Grid, grid
from analysis.window import periods, window

EXCHANGES, SHOWN = 999, 10


def distinctive(
    terms: DataFrame[Terms], corpus: DataFrame[Corpus], moments: DataFrame[Moments],
    *, reports: list[str], min_writers: int, k: int, seed: int,
) -> DataFrame[Distinctive]:  # fmt: skip
    """One row per moment in `reports`, group and word: the ten that stand out most.

    A period is compared with the one before in writers with texts in both, and exchanged with it
    writer by writer; teams have their writers dealt anew. With fewer than `min_writers` writers
    nothing is compared. A word is safe that at least `k` writers of the group used and `k` did
    not; its numbers never leave.
    """
    rows = []
    for moment in moments[moments["moment"].isin(reports)].itertuples():
        known = words_of(grid(terms, corpus, moment.cutoff))
        diaries = window(corpus, moment.cutoff).query("kind == 'dagboek'")
        pair = last_two(periods(diaries, moments)[1:], moment.moment)
        draw = np.random.default_rng(seed)
        for between, group, first, second, others in comparisons(known, pair, draw):
            if (first + second).any(axis=1).sum() >= min_writers:
                found = listed(known, group, first, second, others, k)
                rows.append(found.assign(moment=moment.moment, between=between))
    columns = list(Distinctive.to_schema().columns)
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


def words_of(known: Grid) -> Grid:
    """Without pairs of words."""
    single = known.single
    return known._replace(counts=known.counts[:, single], words=known.words[single])


def comparisons(known: Grid, pair: list[str], draw: np.random.Generator) -> Iterator[tuple]:
    """What is compared, which group, both groups (writers × terms), and groups at random."""
    if pair:
        before, now = (by_writer(known, known.places["period"].eq(name)) for name in pair)
        both = before.any(axis=1) & now.any(axis=1)
        before, now = before[both], now[both]
        swapped = draw.random((EXCHANGES, len(now))) < 0.5
        moved, whole = swapped @ (before - now), now.sum(axis=0)
        others = [(whole + more, before.sum(axis=0) - more) for more in moved]
        yield "periode", pair[1], now, before, others
        yield "periode", pair[0], before, now, [other[::-1] for other in others]
    every = by_writer(known, pd.Series(True, known.places.index))
    teams = known.places.groupby("writer", sort=True)["team"].first().to_numpy()
    dealt = np.array([draw.permutation(teams) for _ in range(EXCHANGES)])
    for team in np.unique(teams) if len(set(teams)) > 1 else ():
        ours = (dealt == team) @ every
        others = [(one, every.sum(axis=0) - one) for one in ours]
        there = (teams == team)[:, None]
        yield "team", team, every * there, every * ~there, others


def by_writer(known: Grid, chosen: pd.Series) -> np.ndarray:
    """Writers × terms: how often each writer used each term in the `chosen` passages."""
    writers, names = known.places["writer"].factorize(sort=True)
    made = np.zeros((len(names), len(known.words)))
    np.add.at(made, writers[chosen], known.counts[np.flatnonzero(chosen)].toarray())
    return made


def listed(
    known: Grid, group: str, first: np.ndarray, second: np.ndarray, others: list, k: int
) -> pd.DataFrame:
    """The words that this group uses more, the clearest first; the prior is one word a term."""
    whole = (first + second).sum(axis=0)
    prior = (whole + 1) / (whole + 1).sum() * len(whole)
    found = contrast(first, second, prior, others)
    used, wrote = (first > 0).sum(axis=0), first.any(axis=1).sum()
    numbers = {"count": first.sum(axis=0).astype(int), "others": second.sum(axis=0).astype(int)}
    table = pd.DataFrame({"word": known.words, **numbers, "writers_with": used})
    table = table.assign(group=group, **found._asdict(), safe=(used >= k) & (wrote - used >= k))
    table = table[table["log_odds"].gt(0)]
    return table.sort_values(["p", "low", "word"], ascending=[True, False, True])[:SHOWN]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(distinctive)
