"""Topics of one number, and all that tells whether they are more than noise."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from analysis.topic.fits import fitted, matched
from analysis.topic.grid import Grid, dealt, weighed
from analysis.topic.sense import coherence, exclusivity

KINDS = ("seeds", "writers_out", "team_out")
STARTS, DEALS = 3, 5
TEAMS_OUT = 10  # at most: with each of many teams left out, the work would grow with their square
LEVEL = 0.95


class Study(NamedTuple):
    """`topics` × terms of length one; `alike`, per kind of resample, resamples × topics.

    `coherence` and `exclusivity` are of each topic; one in twenty topics in words dealt at random
    is more coherent than `by_chance`.
    """

    topics: np.ndarray
    alike: dict[str, np.ndarray]
    coherence: np.ndarray
    by_chance: float
    exclusivity: np.ndarray


@threadpool_limits.wrap(limits=1)
def study(grid: Grid, size: int, *, draws: int, seed: int) -> Study:
    """Fit `size` topics, again on every resample, and again on words dealt at random.

    Coherence looks at single words: a pair always stands with its own words.
    """
    values, draw = weighed(grid.counts), np.random.default_rng([seed, size])
    topics, single = fitted(values, size), grid.single
    alike = {name: [] for name in KINDS}
    for name, resample, start in resamples(values, grid, draws, draw):
        if min(resample.shape) > size:
            alike[name].append(matched(topics, fitted(resample, size, start)))
    words = grid._replace(counts=grid.counts[:, single], words=grid.words[single])
    return Study(
        topics,
        {name: np.array(rows or [np.zeros(size)]) for name, rows in alike.items()},
        coherence(topics[:, single], words.counts),
        by_chance(words, size, draw),
        exclusivity(topics),
    )


def resamples(
    values: sparse.csr_array, grid: Grid, draws: int, draw: np.random.Generator
) -> Iterator[tuple[str, sparse.csr_array, int | None]]:
    """Other starts, writers drawn with replacement, and teams (of many ten) left out in turn."""
    for _ in range(STARTS):
        yield "seeds", values, int(draw.integers(2**31))
    writers = grid.places["writer"].factorize(sort=True)[0]
    many = writers.max() + 1
    for _ in range(draws):
        times = draw.multinomial(many, np.full(many, 1 / many))[writers]
        yield "writers_out", repeated(values, times), None
    teams = grid.places["team"].to_numpy()
    names = np.unique(teams.astype(str))
    for team in names if len(names) <= TEAMS_OUT else draw.choice(names, TEAMS_OUT, replace=False):
        yield "team_out", values[np.flatnonzero(teams != team)], None


def repeated(values: sparse.csr_array, times: np.ndarray) -> sparse.csr_array:
    """As if each passage were there so many `times`: least squares count it by its length."""
    there = np.flatnonzero(times)
    return sparse.csr_array(sparse.diags_array(np.sqrt(times[there])) @ values[there])


def by_chance(grid: Grid, size: int, draw: np.random.Generator) -> float:
    """What one in twenty topics exceeds in passages where only the writer is left."""
    found = []
    for _ in range(DEALS):
        random = dealt(grid, draw)
        found.append(coherence(fitted(weighed(random.counts), size), random.counts))
    return float(np.quantile(np.concatenate(found), LEVEL))
