"""What the learned coder sees of a sentence, as plain text: the columns that `Lessons` share.

The semantic fields and cues are thousands of expressions. `fields.json` groups words that play the
same part in meaning; `code_cues.json` has, per sub-code, expressions with a weight of 1 to 3 (``*``
skips up to four words). They are hints, not rules: a strong cue alone is right once in seven times.
"""

import json
from collections import Counter
from functools import cache
from importlib.resources import files

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Segments, Tokens
from analysis.keyed_segments import KeyedSegment, keyed_segments
from analysis.patterns import GAP, Trie, add, matches
from analysis.people.marks import TEXT, UNIT

FIELDS, CUES = "fields.json", "code_cues.json"


def seen(
    tokens: DataFrame[Tokens], segments: DataFrame[Segments], codings_rules: DataFrame[Codings]
) -> pd.DataFrame:
    """The segments in the order of their texts, with `words`, `lemmas`, `fields`, `cues`, `rules`.

    Names stand with spaces between, as ``name=number`` where they have a weight.
    """
    rows = segments.sort_values([*TEXT, "start"], kind="stable", ignore_index=True)
    keys = pd.MultiIndex.from_frame(rows[UNIT])
    joined = tokens.groupby(UNIT, sort=False)[["word", "lemma"]].agg(" ".join).reindex(keys)
    hits = {(one.delivery, one.segment): named(one) for one in keyed_segments(tokens, rows)}
    hits = pd.DataFrame([hits.get(key, ("", "")) for key in keys], columns=["fields", "cues"])
    return rows.assign(
        words=joined["word"].fillna("").to_numpy(),
        lemmas=joined["lemma"].fillna("").to_numpy(),
        fields=hits["fields"],
        cues=hits["cues"],
        rules=best_scores(codings_rules).reindex(keys).fillna("").to_numpy(),
    )


def named(sentence: KeyedSegment) -> tuple[str, str]:
    """The fields that a sentence touches, and the codes of its cues with their weights added up."""
    fields, cues = set(), Counter()
    for name, weight, _ in found(sentence):
        if weight:
            cues[name] += weight
        else:
            fields.add(name)
    return " ".join(sorted(fields)), pairs(sorted(cues.items()))


def found(sentence: KeyedSegment) -> set[tuple[str, int, int]]:
    """Name, weight (0 for a field) and first word of every field and cue in a sentence."""
    return {
        (pattern.code, int(pattern.kind), places[0])
        for pattern, places in matches(expressions(), sentence.keys)
    }


@cache
def expressions() -> Trie:
    """All words and expressions in one trie; the kind of a pattern is its weight."""
    trie: Trie = {}
    for name, words in read(FIELDS).items():
        for word in words:
            add(trie, word, name, "0")
    for code, cues in read(CUES).items():
        for cue, weight in cues:
            add(trie, cue.replace("*", GAP), code, str(weight))
    return trie


@cache
def field_names() -> list[str]:
    return sorted(read(FIELDS))


def read(name: str) -> dict[str, list]:
    return json.loads((files("analysis") / "words" / name).read_text(encoding="utf-8"))


def best_scores(codings_rules: pd.DataFrame) -> pd.Series:
    """Per segment the codes of the rules with their score, by delivery and segment."""
    best = codings_rules.groupby([*UNIT, "code"])["score"].max().reset_index()
    said = [pairs([pair]) for pair in zip(best["code"], best["score"], strict=True)]
    return best.assign(said=pd.Series(said, dtype=str)).groupby(UNIT)["said"].agg(" ".join)


def pairs(numbers: list[tuple[str, float]]) -> str:
    """Names and numbers as text: ``feedback=2 macht=0.5``."""
    return " ".join(f"{name}={number:.6g}" for name, number in numbers)
