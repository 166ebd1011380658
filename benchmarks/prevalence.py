"""Whether the margins of `prevalence` and the claims of `shifts` hold, in made-up practices.

    .venv/bin/python benchmarks/prevalence.py [PRACTICES PER CELL, 1000 IF NOT GIVEN]

A practice has 6, 12 or 24 writers in teams, 6 texts a writer on average but unequally many, and
themes in 5 to 60 % of what such writers write. Texts of a writer are alike: intraclass correlation
0.1 ("mild"), or 0.3 and very unequal numbers ("hard"). A good machine ranks a text with the theme
above one without in 0.97 of pairs, a poor one in 0.67, and both have habits with each writer.
People read 30 or 60 % of the texts, drawn as for the form steekproef.xlsx.

Printed per cell: how often the 95 % interval covers the share in what such writers write, around
which writers vary, and ("these") the share in the texts that these writers did write; the mean
width, also as a part of the width by what people read alone and by taking the machine at its word;
and the coverage of the latter. Then how often `shifts` claims a change of any of 12 themes where
there is none. Takes about three minutes; the same numbers each time.
"""

import sys
from itertools import product
from typing import NamedTuple

import numpy as np

from analysis.estimates.answers import Answers
from analysis.estimates.margins import changes, shares, together

SHARES = np.array([0.05, 0.1, 0.2, 0.4, 0.6])
THEMES = np.array([0.05, 0.05, 0.1, 0.1, 0.15, 0.2, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6])
MACHINES = {"good": 3.0, "poor": 0.7}
PARTS = (0.3, 0.6)
TEXTS, ASKED = 6, 0.93
ENOUGH = {6: 6, 12: 8, 24: 10}  # writers read in each period; with 12 and 10 hardly ever


class Kind(NamedTuple):
    """How alike the texts of a writer are, and how unequal the numbers of texts (log scale)."""

    alike: float
    unequal: float


KINDS = {"mild": Kind(0.1, 0.6), "hard": Kind(0.3, 1.0)}


def main(words: list[str]) -> None:
    practices = int(words[0]) if words else 1000
    print(f"{practices} practices per cell, Monte Carlo error {error(practices):.4f} at 0.95")
    print("writers read  kind machine share  coverage these  width  /people /machine  its coverage")
    lowest = dict.fromkeys(ENOUGH, (1.0, ""))
    for writers, part, kind in product(lowest, PARTS, KINDS):
        for name, row in cells(writers, part, kind, practices):
            print(name, "  ".join(f"{value:.3f}" for value in row))
            lowest[writers] = min(lowest[writers], (row[0], name))
    for writers, (coverage, name) in lowest.items():
        print(f"lowest with {writers} writers: {coverage:.3f}, asked {ASKED} ({name.strip()})")
    print(
        "\nno change anywhere: how often at least one of 12 themes is said to change (asked 0.05)"
    )
    for writers, part, kind in product((12, 24), PARTS, KINDS):
        claims, tried = false_claims(writers, part, kind, practices // 2)
        print(f"{writers:7} {part:4} {kind:>5}  {claims:.3f} of {tried} practices with enough read")


def error(practices: int) -> float:
    return float(np.sqrt(0.95 * 0.05 / practices))


def cells(writers: int, part: float, kind: str, practices: int):
    """Per machine and share: coverage, coverage of these texts, width, two ratios, coverage."""
    draw = np.random.default_rng([writers, int(part * 100), list(KINDS).index(kind)])
    true = np.tile(SHARES, len(MACHINES))
    seen = []
    for _ in range(practices):
        every, texts = practice(draw, writers, part, KINDS[kind], SHARES)
        people = texts._replace(machine=np.zeros_like(texts.machine))
        believed = everything(people, (texts.machine >= 0.5).astype(float))
        bounds = [shares(one)[1:] for one in (texts, people, believed)]
        held = [covers(bounds[0], true), covers(bounds[0], every.mean(axis=0))]
        seen.append([*held, *(high - low for low, high in bounds), covers(bounds[2], true)])
    mean = np.mean(seen, axis=0)
    mean[3:5] = mean[2] / mean[3:5]
    for number, (machine, share) in enumerate(product(MACHINES, SHARES)):
        yield f"{writers:7} {part:4} {kind:>5} {machine:>7} {share:5}    ", mean[:, number]


def covers(bounds: tuple[np.ndarray, np.ndarray], true: np.ndarray) -> np.ndarray:
    low, high = bounds
    return (low <= true + 1e-9) & (true <= high + 1e-9)


def everything(texts: Answers, answer: np.ndarray) -> Answers:
    """As if people had read every text and answered this."""
    return texts._replace(found=answer, read=np.ones(len(answer), dtype=bool))


def practice(
    draw: np.random.Generator, writers: int, part: float, kind: Kind, themes: np.ndarray
) -> tuple[np.ndarray, Answers]:
    """What people would find in every text, and what they and each machine did say."""
    rate = TEXTS / 2 * draw.lognormal(-(kind.unequal**2) / 2, kind.unequal, writers)
    number = draw.poisson(rate, (2, writers))
    number[0] += number.sum(axis=0) == 0
    period = np.repeat([0, 1], number.sum(axis=1))
    writer = np.concatenate([np.repeat(np.arange(writers), row) for row in number])
    every = (
        draw.random((len(writer), len(themes)))
        < chances(draw, writers, kind, themes)[period, writer]
    )
    team = writer * (4 if writers > 6 else 2) // writers
    read = by_lot(draw, team, period, part)
    machine = [scores(draw, every, writer, themes, apart) for apart in MACHINES.values()]
    found = np.tile(every.astype(float), len(MACHINES))
    cells = np.unique(2 * team + period, return_inverse=True)[1]
    covered = np.ones(len(writer), dtype=bool)
    told = found * read[:, None]
    return found, Answers(told, np.hstack(machine), read, covered, cells, period, writer)


def chances(draw: np.random.Generator, writers: int, kind: Kind, themes: np.ndarray) -> np.ndarray:
    """Periods × writers × themes; half of the writers have another chance in the second period."""
    spread = (1 - kind.alike) / kind.alike
    shape = (writers, len(themes))
    first, other = draw.beta(themes * spread, (1 - themes) * spread, (2, *shape))
    return np.stack([first, np.where(draw.random(shape) < 0.5, first, other)])


def by_lot(
    draw: np.random.Generator, team: np.ndarray, period: np.ndarray, part: float
) -> np.ndarray:
    """Every so many-th text from a list by team and period, as `reading_order.by_lot`."""
    order = np.lexsort((draw.random(len(team)), period, team))
    size = max(round(part * len(team)), 2)
    read = np.zeros(len(team), dtype=bool)
    read[order[((draw.random() + np.arange(size)) * len(team) / size).astype(int)]] = True
    return read


def scores(
    draw: np.random.Generator,
    every: np.ndarray,
    writer: np.ndarray,
    themes: np.ndarray,
    apart: float,
) -> np.ndarray:
    """What a machine thinks of each text, that puts texts with and without a theme so far apart."""
    habit = draw.normal(0, 0.5, (writer.max() + 1, len(themes)))[writer]
    odds = np.log(themes / (1 - themes)) + apart * (every - themes)
    return 1 / (1 + np.exp(-(odds + habit + draw.normal(0, 1, every.shape))))


def false_claims(writers: int, part: float, kind: str, practices: int) -> tuple[float, int]:
    """How often any change is claimed, and in how many practices there was enough to say."""
    draw = np.random.default_rng([writers, int(part * 100), list(KINDS).index(kind), 2])
    claims = []
    for _ in range(practices):
        _, texts = practice(draw, writers, part, KINDS[kind], THEMES)
        first, second = (texts.writers[texts.periods == period] for period in (0, 1))
        both = np.isin(texts.writers, np.intersect1d(first, second))
        pair = [texts.among(both & (texts.periods == period)) for period in (0, 1)]
        read = [len(np.unique(one.writers[one.read])) for one in pair]
        if min(read) >= ENOUGH[writers]:
            p = changes(*pair)[3][: len(THEMES)]
            claims.append(np.nanmin(together(p), initial=1.0) < 0.05)
    return float(np.mean(claims)) if claims else 0.0, len(claims)


if __name__ == "__main__":
    main(sys.argv[1:])
