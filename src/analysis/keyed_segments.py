"""Segments as rows of keys: what the rules see of a sentence."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from pandera.typing.pandas import DataFrame

from analysis.contracts import Segments, Tokens
from analysis.patterns import groups, keys

WRITER = re.compile(r"[a-z]\d\d")
CLAUSE = "ZINSDEEL"
PAUSE = re.compile(r"[,;:()]|\s[-–]\s|['\"’”]\s")


class KeyedSegment(NamedTuple):
    """A segment with, for each of its words, the keys, the clause it stands in and its offsets."""

    delivery: str
    document: str
    segment: str
    start: int
    end: int
    heading: str
    keys: list[frozenset[str]]
    clauses: list[int]
    starts: list[int]
    ends: list[int]


def keyed_segments(
    tokens: DataFrame[Tokens], segments: DataFrame[Segments]
) -> Iterator[KeyedSegment]:
    """Every segment that has words, in the order of the segments."""
    names = ("delivery", "segment", "lemma", "start", "end")
    words: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for delivery, segment, *word in zip(*(tokens[name].tolist() for name in names), strict=True):
        words.setdefault((delivery, segment), []).append(tuple(word))
    for segment in segments.itertuples():
        if found := words.get((segment.delivery, segment.segment)):
            yield keyed(segment, *zip(*found, strict=True))


def keyed(segment: tuple, lemmas: tuple, starts: tuple, ends: tuple) -> KeyedSegment:
    gaps = [
        segment.text[end - segment.start : start - segment.start]
        for end, start in zip(ends, [*starts[1:], segment.end], strict=True)
    ]
    followed = [gap.lstrip()[:1] == "," for gap in gaps]
    seen = [token_keys(*pair) for pair in zip(lemmas, followed, strict=True)]
    opens = [False, *(gap != " " and bool(PAUSE.search(gap)) for gap in gaps[:-1])]
    return KeyedSegment(
        delivery=segment.delivery,
        document=segment.document,
        segment=segment.segment,
        start=segment.start,
        end=segment.end,
        heading=segment.heading,
        keys=seen,
        clauses=list(accumulate(a or CLAUSE in keys for a, keys in zip(opens, seen, strict=True))),
        starts=list(starts),
        ends=list(ends),
    )


@lru_cache(maxsize=100_000)
def token_keys(lemma: str, comma: bool) -> frozenset[str]:
    """A token's base form, that with a comma if one follows, and the groups that hold it."""
    base = lemma.lower().rstrip(".").replace("-", "")
    writer = {"SCHRIJVER"} if WRITER.fullmatch(base) else set()
    with_comma = {f"{base},"} if comma else set()
    return frozenset({base} | with_comma | writer | memberships().get(base, set()))


@cache
def memberships() -> dict[str, set[str]]:
    """The names of the word groups that hold a base form."""
    found: dict[str, set[str]] = {}
    for name, members in groups().items():
        for key in (key for member in members for key in keys(member)):
            found.setdefault(key, set()).add(name)
    return found
