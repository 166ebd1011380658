"""The least that finds words, base forms and codes in the texts of a run; for `scale.py`.

    .venv/bin/python benchmarks/bare_loop.py RUN

One loop: spaCy's Dutch tokenizer over whole texts, simplemma with a cache, and PhraseMatcher with
the words and expressions of the codebook. Prints words and processor seconds, reading files apart.
"""

import sys
import time
from functools import lru_cache
from pathlib import Path

import pandas as pd
import simplemma
import spacy
from spacy.matcher import PhraseMatcher


def main(run: Path) -> None:
    processed = run / "data" / "processed"
    files = sorted(processed.glob("*/documents.parquet"))
    texts = pd.concat(map(pd.read_parquet, files))["text"].tolist()
    sought = pd.read_parquet(processed / "codebook.parquet")
    start = time.process_time()
    nlp = spacy.blank("nl")
    lemma = lru_cache(maxsize=None)(lambda word: simplemma.lemmatize(word, lang="nl"))
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for row in sought.itertuples():
        matcher.add(row.code, list(nlp.pipe([*row.words, *row.expressions])))
    words, found = 0, 0
    for doc in nlp.pipe(texts):
        for token in doc:
            if token.is_alpha:
                words += bool(lemma(token.lower_))
        found += len(matcher(doc))
    print(words, time.process_time() - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
