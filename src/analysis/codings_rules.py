"""Code segments by the words and expressions of the codebook: the coder called ``regels``."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Segments, Tokens
from analysis.cues import actor, direction, modality
from analysis.keyed_segments import KeyedSegment, keyed_segments
from analysis.patterns import Pattern, Trie, codebook_trie, matches

CODER = "regels"
SCORES = {1: 0.6, 2: 0.8}


class Hit(NamedTuple):
    """A code in a sentence, with the places of the words that gave it away."""

    code: str
    score: float
    places: tuple[int, ...]


def codings_rules(
    tokens: DataFrame[Tokens], segments: DataFrame[Segments], codebook: DataFrame[Codebook]
) -> DataFrame[Codings]:
    """One row per code in a segment: the best hit on the words and expressions of the codebook.

    The score is 1 for an expression of three words or more, 0.8 for two and 0.6 for one; a
    supporting word elsewhere in the sentence adds 0.1. Rules never count: they point out.
    """
    trie, codes = codebook_trie(codebook), codebook.set_index("code")
    rows = [
        coding(sentence, hit, codes.loc[hit.code])
        for sentence in keyed_segments(tokens, segments)
        for hit in hits(trie, sentence)
    ]
    table = pd.DataFrame(rows, columns=list(Codings.to_schema().columns))
    return table.sort_values(["document", "start", "code"], ignore_index=True)


def hits(trie: Trie, sentence: KeyedSegment) -> Iterator[Hit]:
    """The best hit of each code: the highest score, the earliest, the shortest."""
    found = sorted(set(matches(trie, sentence.keys)))
    blocked = {(p.code, at) for p, places in found if p.kind == "blocker" for at in reach(places)}
    supported = {pattern.code for pattern, _ in found if pattern.kind == "support"}
    best: dict[str, Hit] = {}
    for pattern, places in found:
        hit = Hit(pattern.code, score(pattern, supported), places)
        if pattern.kind in ("word", "expression") and not blocked & {
            (pattern.code, at) for at in reach(places)
        }:
            best[hit.code] = min(best.get(hit.code, hit), hit, key=rank)
    yield from best.values()


def reach(places: tuple[int, ...]) -> range:
    """All places from the first to the last word of a match, with what was skipped."""
    return range(places[0], places[-1] + 1)


def score(pattern: Pattern, supported: set[str]) -> float:
    return min(SCORES.get(pattern.size, 1.0) + 0.1 * (pattern.code in supported), 1.0)


def rank(hit: Hit) -> tuple:
    return -hit.score, hit.places[0], hit.places[-1], hit.places


def coding(sentence: KeyedSegment, hit: Hit, code: pd.Series) -> dict:
    """The row for one hit: where it stands and how it was said of whom."""
    manner, negated = modality(sentence, hit.places)
    return {
        "delivery": sentence.delivery,
        "document": sentence.document,
        "segment": sentence.segment,
        "start": sentence.start,
        "end": sentence.end,
        "code": hit.code,
        "theme": code["theme"],
        "coder": CODER,
        "score": round(hit.score, 2),
        "modality": manner,
        "direction": direction(sentence, hit.places, code["direction"], negated),
        "actor": actor(sentence),
        "evidence_start": sentence.starts[hit.places[0]],
        "evidence_end": sentence.ends[hit.places[-1]],
        "counts": False,
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings_rules)
