"""How fast words and base forms are found, against the least that must be done.

    python benchmarks/tokens.py [FOLDER WITH PROCESSED DELIVERIES]

Repeats the example run's texts, and times in one run the room `tokens` and a bare loop over
spaCy's tokenizer and simplemma, in processor seconds. Words a second depend on the machine: read
the ratio.
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from time import process_time

import pandas as pd
import simplemma
import spacy

from analysis.segments import segments
from analysis.tokens import tokens

PROCESSED = Path(__file__).parent.parent / "data" / "processed"
COPIES, ROUNDS = 10, 3


def main(processed: Path) -> None:
    documents = texts(processed)
    rows = segments(documents)
    _, cutting = fastest(lambda: len(segments(documents)))
    words, seconds = fastest(lambda: len(tokens(documents, rows, model="blank")))
    bare_words, bare_seconds = fastest(lambda: bare_loop(rows["text"]))
    millions = documents["text"].str.len().sum() / 1e6
    print(f"segments    {millions / cutting:9.2f} million characters a second")
    print(f"tokens      {words / seconds:9,.0f} words a second ({words:,} words)")
    print(f"bare loop   {bare_words / bare_seconds:9,.0f} words a second ({bare_words:,} words)")
    print(f"ratio       {bare_seconds / seconds:.2f} (above 1: the room is faster)")


def texts(processed: Path) -> pd.DataFrame:
    """All documents, repeated under other names."""
    files = sorted(processed.glob("*/cleared.parquet"))
    if not files:
        sys.exit(f"no {processed / '*' / 'cleared.parquet'}: run `make report` first")
    once = pd.concat(map(pd.read_parquet, files)).drop_duplicates("document", keep="last")
    copies = [once.assign(document=once["document"] + f"-copy-{copy}") for copy in range(COPIES)]
    return pd.concat(copies, ignore_index=True)


def bare_loop(sentences: pd.Series) -> int:
    """The number of words, each looked up, with nothing written down."""
    nlp = spacy.blank("nl")
    lemma = lru_cache(maxsize=None)(lambda word: simplemma.lemmatize(word, lang="nl"))
    words = 0
    for doc in nlp.pipe(sentences):
        for token in doc:
            if not (token.is_punct or token.is_space):
                words += bool(lemma(token.lower_))
    return words


def fastest(work: Callable[[], int]) -> tuple[int, float]:
    """What `work` returns and the processor seconds of its fastest round."""
    seconds = []
    for _ in range(ROUNDS):
        start = process_time()
        result = work()
        seconds.append(process_time() - start)
    return result, min(seconds)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROCESSED)
