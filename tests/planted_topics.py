"""Made-up corpora in which topics are planted: what was put in is what should be found."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from small_practice import TEXT as ABOUT
from small_practice import table

from analysis.contracts import Codings, Corpus, Segments, Terms

OWN, SHARED = 30, 1500  # terms of a topic, terms that belong to none
TEAMS, WRITERS = 4, 24


class Planted(NamedTuple):
    """Tables of a corpus, and topics × terms: the chance of each term in each topic."""

    terms: pd.DataFrame
    corpus: pd.DataFrame
    topics: pd.DataFrame
    main: pd.Series  # the topic that a text has most of, by document


def planted(
    texts: int, *, topics: int = 6, share: float = 0.5, words: int = 60, seed: int = 0
) -> Planted:
    """So many texts, each one passage of about `words` terms, a `share` of them of its topics.

    A text has one or two topics. Writers (24, fewer for few texts) have topics and other terms
    that they prefer; the first topic comes up mostly in the second period. With `share` 0 there
    is nothing to find.
    """
    draw = np.random.default_rng([seed, texts])
    names = np.array([invented(number) for number in range(topics * OWN + SHARED)])
    own = np.kron(np.eye(topics), zipf(OWN))
    writers = min(WRITERS, max(texts // 5, 4))
    likes = draw.dirichlet(np.ones(topics), writers) / 2 + 0.5 / topics
    habits = draw.dirichlet(zipf(SHARED) * 300, writers)
    said, about, main = [], [], {}
    for number in range(texts):
        writer, late = number % writers, number >= texts / 2
        code = f"{'ABCD'[writer % TEAMS]}{writer:02d}"
        date = f"2022-{11 if late else 10}-{1 + number // writers % 28:02d}"
        row = {"document": f"{code}-{date}-{number}", "writer": code, "team": code[0]}
        chances = likes[writer] * np.where(np.arange(topics) == 0, 2 if late else 0.2, 1)
        mix = draw.choice(topics, 2, p=chances / chances.sum())
        size = draw.poisson(words)
        mine = draw.binomial(size, share)
        drawn = [
            draw.choice(topics * OWN, mine, p=own[mix].mean(axis=0)),
            topics * OWN + draw.choice(SHARED, size - mine, p=habits[writer]),
        ]
        found, times = np.unique(np.concatenate(drawn), return_counts=True)
        said.append(
            pd.DataFrame({"document": row["document"], "term": names[found], "count": times})
        )
        about.append(row | {"date": date, "period": "twee" if late else "een"})
        main[row["document"]] = mix[0]
    terms = pd.concat(said, ignore_index=True).assign(delivery="2022-10", start=0, end=100)
    terms["passage"] = terms["document"] + "-001"
    weights = pd.DataFrame(np.hstack([own, np.zeros((topics, SHARED))]), columns=names)
    made = terms[list(Terms.to_schema().columns)], table(Corpus, about, ABOUT)
    return Planted(*made, weights, pd.Series(main))


def zipf(size: int) -> np.ndarray:
    chances = 1 / (np.arange(size) + 5)
    return chances / chances.sum()


def invented(number: int) -> str:
    """A word that nobody uses, always the same for a number."""
    parts = [number // 14**place % 14 for place in range(3)]
    return "".join("bdfgklmnprstvz"[part] + "aeiou"[part % 5] for part in parts)


def sentences(corpus: pd.DataFrame) -> pd.DataFrame:
    """One segment a text, as long as its passage."""
    rows = [
        {"segment": f"{document}-001", "document": document, "text": f"Dit is {document}."}
        for document in corpus["document"]
    ]
    shared = {"delivery": "2022-10", "start": 0, "end": 100, "heading": "", "shape": "zin"}
    return table(Segments, rows, shared)


def coded(found: Planted, themes: dict[str, int]) -> pd.DataFrame:
    """Signals of a theme in every text that is mainly of the topic it stands for."""
    rows = [
        {"document": document, "segment": f"{document}-001", "theme": theme, "code": theme}
        for theme, topic in themes.items()
        for document in found.main.index[found.main.eq(topic)]
    ]
    shared = {
        "delivery": "2022-10", "start": 0, "end": 40, "coder": "regels", "score": 0.6,
        "modality": "gebeurd", "direction": "ondersteunend", "actor": None, "evidence_start": 0,
        "evidence_end": 4, "counts": False,
    }  # fmt: skip
    return table(Codings, rows, shared)
