"""Whether the topics that `topics` shows are there, and that it shows none where there are none.

    .venv/bin/python benchmarks/topics.py [planted | passages | peers | time]

Planted corpora (``tests/planted_topics.py``): 50, 300 and 3,000 texts with six topics that make up
half or a quarter of the words, or none. Printed: how often the rooms decline, the number of topics
chosen and shown, and the cosine of each planted topic (the chance of its words) with its match.
``passages`` cuts texts that go from topic to topic into passages of several sizes. ``peers``: NPMI
of ten words and stability (cosine of matched topics, writers drawn anew) beside what scikit-learn
and, if installed, tomotopy give by default for the same passages, with as many topics and with
ten. ``time``: processor seconds per fit beside bare scikit-learn. All together some ten minutes.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.decomposition import NMF, LatentDirichletAllocation
from threadpoolctl import threadpool_limits

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO / "tests"))

from planted_topics import Planted, planted, zipf  # noqa: E402
from small_practice import moments  # noqa: E402

from analysis.stability import stability  # noqa: E402
from analysis.terms import terms as terms_of  # noqa: E402
from analysis.topic.fits import fitted, matched, unit  # noqa: E402
from analysis.topic.grid import Grid, grid, weighed  # noqa: E402
from analysis.topic.passages import passages  # noqa: E402
from analysis.topic.sense import coherence  # noqa: E402
from analysis.topics import topics  # noqa: E402

TIMES, LATEST = moments("een", "twee"), "2022-12-31"
CHOICES = {"draws": 10, "seed": 2022}
SEEDS = {50: 5, 300: 5, 3000: 2}


def main(words: list[str]) -> None:
    parts = {"planted": recovery, "passages": lengths, "peers": peers, "time": seconds}
    for name in words or parts:
        print(f"\n{name}")
        with threadpool_limits(1):
            parts[name]()


def recovery() -> None:
    print("texts share  declined  chosen    shown     cosine lowest  mean  (of topics shown)")
    for texts, seeds in SEEDS.items():
        for share in (0.5, 0.25, 0.0):
            rows = [found(planted(texts, share=share, seed=seed)) for seed in range(seeds)]
            tried = [row for row in rows if row["chosen"]]
            told = {name: [row[name] for row in tried] for name in ("chosen", "shown")}
            cosines = np.concatenate([row["cosines"] for row in tried] or [[]])
            ends = f"{cosines.min():.3f}  {cosines.mean():.3f}" if len(cosines) else "-"
            declined = f"{len(rows) - len(tried)} of {len(rows)}"
            print(f"{texts:5} {share:5}  {declined}  {told['chosen']}  {told['shown']}  {ends}")


def found(made: Planted) -> dict:
    """The number chosen and shown, and the cosine of each topic shown with the planted one."""
    tables = made.terms, made.corpus, TIMES
    curve = stability(*tables, reports=["twee"], min_writers=10, **CHOICES)
    if not curve["chosen"].any():
        return {"chosen": 0, "shown": 0, "cosines": []}
    rows = topics(*tables, curve, **CHOICES)
    shown = rows[rows["shown"]].pivot(index="topic", columns="term", values="weight").fillna(0)
    names = grid(made.terms, made.corpus, LATEST).words
    true = unit(made.topics.reindex(columns=names, fill_value=0).to_numpy())
    ours = shown.reindex(columns=names, fill_value=0).to_numpy()
    chosen = int(curve["topics"][curve["chosen"]].item())
    return {"chosen": chosen, "shown": len(ours), "cosines": matched(true, ours)}


def lengths() -> None:
    print(
        "words  passages  chosen  shown  planted topics with cosine > 0.7 (of 6), mean of 4 seeds"
    )
    for size in (20, 40, 60, 80, 100, 150, 1000):
        rows = []
        for seed in range(4):
            made = wandering(160, size, seed)
            row = found(made)
            good = int((np.array(row["cosines"]) > 0.7).sum())
            rows.append([made.terms["passage"].nunique(), row["chosen"], row["shown"], good])
        print(f"{size:5}  " + "  ".join(f"{value:7.1f}" for value in np.mean(rows, axis=0)))


def wandering(texts: int, size: int, seed: int) -> Planted:
    """Texts of 14 sentences of 10 words, of which 3 tell something; the topic changes every 4 or 5.

    In a sentence 40 % of the telling words are of its topic, the others of none.
    """
    base, draw = planted(texts, share=0, seed=seed), np.random.default_rng([seed, size])
    names, own = base.topics.columns.to_numpy(), base.topics.to_numpy()
    other = np.where(own.any(axis=0), 0, 1) * np.concatenate([np.zeros(180), zipf(1500)])
    rows, places = [], []
    for document in base.corpus["document"]:
        order = np.repeat(draw.permutation(6)[:3], 5)[:14]
        for number, topic in enumerate(order):
            segment = f"{document}-{number + 1:03d}"
            place = {"delivery": "2022-10", "document": document, "segment": segment}
            places.append(place | {"start": 50 * number, "end": 50 * number + 50})
            for mine in draw.random(draw.poisson(3)) < 0.4:
                word = draw.choice(names, p=own[topic] if mine else other / other.sum())
                rows.append({"delivery": "2022-10", "segment": segment, "term": word})
    segments = pd.DataFrame(places)
    sizes = pd.Series(10, pd.MultiIndex.from_frame(segments[["delivery", "segment"]]))
    cut = passages(segments, sizes, size=size).merge(segments[["segment", "document"]])
    said = pd.DataFrame(rows).merge(cut, on=["delivery", "segment"])
    said = said.groupby([*base.terms.columns[:5], "term"], as_index=False).size()
    return base._replace(terms=said.rename(columns={"size": "count"}))


def peers() -> None:
    """Ours beside plain defaults, on the same passages and terms."""
    print("corpus   topics by               NPMI    stability   topics given as a finding")
    for name, (known, made) in {"planted": known_planted(), "example": example()}.items():
        curve = stability(*made, TIMES, reports=["twee"], min_writers=10, **CHOICES)
        rows = topics(*made, TIMES, curve, **CHOICES)
        size, shown = int(curve["topics"][curve["chosen"]].item()), rows[rows["shown"]]
        told = [("ours", ours, size, shown["topic"].nunique())]
        told += [(tool, fit, many, many) for tool, fit in TOOLS.items() for many in (size, 10)]
        for tool, fit, many, findings in told:
            sense = coherence(fit(known.counts, many), known.counts).mean()
            line = f"{sense:6.3f}  {stable(known, fit, many):6.3f}"
            print(f"{name:8} {many:5}  {tool:16} {line}      {findings}")


def stable(known: Grid, fit: Callable, size: int) -> float:
    """The mean cosine of matched topics when writers are drawn with replacement, ten times."""
    draw, first = np.random.default_rng(1), fit(known.counts, size)
    writers = known.places["writer"].factorize(sort=True)[0]
    alike = []
    for _ in range(10):
        chosen = draw.integers(0, writers.max() + 1, writers.max() + 1)
        rows = np.concatenate([np.flatnonzero(writers == writer) for writer in chosen])
        alike.append(matched(first, fit(known.counts[rows], size)).mean())
    return float(np.mean(alike))


def known_planted() -> tuple[Grid, tuple]:
    made = planted(300, share=0.25)
    return grid(made.terms, made.corpus, LATEST), (made.terms, made.corpus)


def example() -> tuple[Grid, tuple]:
    """The diaries of the example run, which must have been made before."""
    processed = REPO / "data" / "processed"
    corpus = pd.read_parquet(processed / "corpus.parquet")
    parts = [
        pd.concat(map(pd.read_parquet, sorted(processed.glob(f"*/{name}.parquet"))))
        for name in ("segments", "tokens")
    ]
    made = terms_of(*parts, corpus, size=60), corpus.assign(date="2022-11-01")
    return grid(*made, LATEST), made


def ours(counts: sparse.csr_array, size: int) -> np.ndarray:
    return fitted(weighed(counts), size)


def sklearn_nmf(counts: sparse.csr_array, size: int) -> np.ndarray:
    return unit(NMF(size).fit(weighed(counts)).components_)


def sklearn_lda(counts: sparse.csr_array, size: int) -> np.ndarray:
    return unit(LatentDirichletAllocation(size, random_state=0).fit(counts).components_)


def tomotopy_lda(counts: sparse.csr_array, size: int) -> np.ndarray:
    import tomotopy

    model = tomotopy.LDAModel(k=size, seed=1)
    for row in range(counts.shape[0]):
        one = counts[[row]]
        model.add_doc(np.repeat(one.indices, one.data.astype(int)).astype(str).tolist())
    model.train(1000, workers=1)
    made = np.zeros((size, counts.shape[1]))
    places = [int(name) for name in model.used_vocabs]
    for topic in range(size):
        made[topic, places] = model.get_topic_word_dist(topic)
    return unit(made)


TOOLS = {"scikit-learn NMF": sklearn_nmf, "scikit-learn LDA": sklearn_lda}
try:
    import tomotopy  # noqa: F401

    TOOLS["tomotopy LDA"] = tomotopy_lda
except ImportError:
    print("tomotopy is not installed: left out")


def seconds() -> None:
    print("texts  topics   ours      bare scikit-learn   ratio (best of nine)")
    for texts in (150, 300, 3000):
        values = weighed(grid(*planted(texts)[:2], LATEST).counts)
        for size in (4, 6, 8, 12):
            mine = best(lambda: fitted(values, size))  # noqa: B023
            bare = best(lambda: NMF(size).fit(values))  # noqa: B023
            print(f"{texts:5} {size:5}   {mine:.4f}   {bare:.4f}   {mine / bare:.2f}")


def best(work: Callable) -> float:
    took = []
    for _ in range(9):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took)


if __name__ == "__main__":
    main(sys.argv[1:])
