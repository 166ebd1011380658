"""The semantic fields and cues in a sentence: which of thousands of expressions stand in it.

`fields.json` groups words that play the same part in meaning; `code_cues.json` has, per sub-code,
expressions with a weight of 1 to 3 (``*`` skips up to four words). They are hints for the learned
coder, not rules: a strong cue alone is right once in seven times.
"""

import json
from functools import cache
from importlib.resources import files

import numpy as np
import scipy.sparse as sp
from pandera.typing.pandas import DataFrame

from analysis.contracts import Segments, Tokens
from analysis.keyed_segments import KeyedSegment, keyed_segments
from analysis.patterns import GAP, Trie, add, matches

FIELDS, CUES = "fields.json", "code_cues.json"


def hits(
    tokens: DataFrame[Tokens], segments: DataFrame[Segments], codes: list[str]
) -> tuple[sp.csr_matrix, np.ndarray]:
    """Per segment which fields it touches (0 or 1), and per code the weight of its cues.

    Shapes: segments x fields and segments x codes, in the order of `segments` and `codes`.
    """
    keys = segments[["delivery", "segment"]].itertuples(index=False, name=None)
    at = {key: row for row, key in enumerate(keys)}
    field_of = {name: column for column, name in enumerate(field_names())}
    code_of = {name: column for column, name in enumerate(codes)}
    touched, cues = [], np.zeros((len(segments), len(codes)))
    for sentence in keyed_segments(tokens, segments):
        row = at[sentence.delivery, sentence.segment]
        for name, weight, _ in found(sentence):
            if not weight:
                touched.append((row, field_of[name]))
            elif name in code_of:
                cues[row, code_of[name]] += weight
    rows, columns = np.array(sorted(set(touched)), dtype=int).reshape(-1, 2).T
    shape = (len(segments), len(field_of))
    return sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape), cues


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
