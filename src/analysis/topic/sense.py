"""Whether the words of a topic hang together, and are its own."""

import numpy as np
from scipy import sparse

TOP = 10


def coherence(topics: np.ndarray, counts: sparse.csr_array) -> np.ndarray:
    """Per topic the mean NPMI of the pairs among its ten heaviest terms, in these passages.

    Normalised pointwise mutual information (Bouma 2009; Lau, Newman & Baldwin 2014): 1 when two
    terms only stand together, 0 when as often as by chance, -1 when never.
    """
    present = sparse.csc_array(counts > 0).astype(float)
    return np.array([npmi(present[:, top(topic)].toarray()) for topic in topics])


def npmi(present: np.ndarray) -> float:
    together = present.T @ present / len(present)
    alone = np.diag(together)
    first, second = np.triu_indices(len(alone), 1)
    both = together[first, second]
    seen = np.clip(both, 0.5 / len(present), 1 - 0.5 / len(present))
    values = np.log(seen / (alone[first] * alone[second])) / -np.log(seen)
    return float(np.where(both > 0, values, -1).mean())


def top(topic: np.ndarray, size: int = TOP) -> np.ndarray:
    """The heaviest terms of a topic, the first of equals first."""
    return np.argsort(-topic, kind="stable")[:size]


def shares(topics: np.ndarray) -> np.ndarray:
    """Per topic and term which part of the term's weight in all topics is this topic's."""
    whole = topics.sum(axis=0)
    return topics / np.where(whole > 0, whole, 1)


def exclusivity(topics: np.ndarray) -> np.ndarray:
    """Per topic the mean of `shares` over its ten heaviest terms."""
    own = shares(topics)
    return np.array([own[n, top(topic)].mean() for n, topic in enumerate(topics)])


def frex(topics: np.ndarray) -> np.ndarray:
    """Per topic and term how frequent and exclusive it is among all terms, between 0 and 1.

    The harmonic mean of the two ranks (Bischof & Airoldi 2012); 0 for a term outside the topic.
    """
    ranks = [rank(part) for part in (topics, shares(topics))]
    return np.where(topics > 0, 2 / (1 / ranks[0] + 1 / ranks[1]), 0)


def rank(values: np.ndarray) -> np.ndarray:
    """Per row the share of the values that are no larger."""
    ordered = np.sort(values, axis=1)
    at = [np.searchsorted(one, row, "right") for one, row in zip(ordered, values, strict=True)]
    return np.array(at) / values.shape[1]
