"""The words of a delivery as numbers, to search millions of them at once."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


class WordsIn(NamedTuple):
    """Words of texts that count, in order: which text (of `documents`), which word (of
    `vocabulary`), and where."""

    documents: np.ndarray
    vocabulary: np.ndarray
    document: np.ndarray
    word: np.ndarray
    start: np.ndarray
    end: np.ndarray


def words_in(path: Path, documents: set[str], by: str) -> WordsIn:
    """The words (`by` word or lemma, in lower case) of these documents in a file of tokens."""
    names = ["document", by]
    table = pq.read_table(path, columns=[*names, "start", "end"], read_dictionary=names)
    wanted = pa.array(sorted(documents), pa.string())
    texts, numbers = coded(table["document"])
    keep = pc.is_in(pa.array(texts, pa.string()), wanted).to_numpy(zero_copy_only=False)[numbers]
    small, words = coded(table[by])
    vocabulary, again = np.unique([word.lower() for word in small], return_inverse=True)
    places = (table[name].to_numpy()[keep] for name in ("start", "end"))
    return WordsIn(texts, vocabulary, numbers[keep], again[words[keep]], *places)


def coded(column: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray]:
    """The different values of a column, and the number of the value on each row."""
    column = column.unify_dictionaries()
    if not column.num_chunks:
        return np.array([], dtype=object), np.array([], dtype=np.int32)
    values = column.chunk(0).dictionary.to_numpy(zero_copy_only=False)
    return values, np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
