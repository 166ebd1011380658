"""The words that tell what a passage of a diary is about, and the pairs in which they stand."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Segments, Terms, Tokens
from analysis.gate.word_lists import words
from analysis.topic.passages import TEXT, passages

STOP_WORDS, ACTORS = "topic_stop_words.txt", "topic_actors.txt"
WORD = r"[^\W\d_][^\W\d_'’-]{2,}(?:-[^\W\d_]+)*"
TELLING = ("NOUN", "VERB", "ADJ")
PASSAGE = ["delivery", "document", "passage", "start", "end"]


def terms(
    segments: DataFrame[Segments],
    tokens: DataFrame[Tokens],
    corpus: DataFrame[Corpus],
    *,
    size: int,
) -> DataFrame[Terms]:
    """One row per passage of about `size` words and term, of the diary texts that count.

    Only diaries: notes of a meeting tell what was on its agenda. A term is a base form, or two
    that stand next to each other, without stop words, words for who takes part, numbers and what
    is masked; where parts of speech are known, only nouns, verbs and adjectives.
    """
    texts = corpus[corpus["status"].eq("telt") & corpus["kind"].eq("dagboek")][TEXT]
    said = tokens.merge(texts, on=TEXT).sort_values([*TEXT, "start"], ignore_index=True)
    sizes = said.groupby(["delivery", "segment"]).size()
    places = passages(segments.merge(texts, on=TEXT), sizes, size=size)
    single = said[["delivery", "document", "segment", "lemma"]].rename(columns={"lemma": "term"})
    telling = told(said)
    both = telling & telling.shift(-1, fill_value=False)
    both &= said["segment"].eq(said["segment"].shift(-1))
    pair = single.assign(term=single["term"] + " " + single["term"].shift(-1))
    found = pd.concat([single[telling], pair[both]]).merge(places, on=["delivery", "segment"])
    counted = found.groupby([*PASSAGE, "term"], as_index=False).size()
    return counted.rename(columns={"size": "count"})


def told(said: pd.DataFrame) -> pd.Series:
    """Whether each word says something of what the text is about."""
    left_out = words(STOP_WORDS) | words(ACTORS)
    telling = said["lemma"].str.fullmatch(WORD).astype(bool) & ~said["lemma"].isin(left_out)
    return telling & (said["pos"].isna() | said["pos"].isin(TELLING))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(terms)
