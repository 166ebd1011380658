"""The words of the segments with their base forms: the only room that loads spaCy."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd
import spacy
from pandera.typing.pandas import DataFrame
from spacy.attrs import IDX, LEMMA, ORTH, POS
from spacy.language import Language
from spacy.strings import StringStore

from analysis.contracts import Cleared, Segments, Tokens
from analysis.lemmas import lemma
from analysis.mistakes import Mistake

MODELS = ("blank", "nl_core_news_sm", "nl_core_news_md", "nl_core_news_lg")
MASK = "[masker]"
MASKED = "\ue600-\ue6ff"
CLITICS = ("'k", "'K", "'r", "'R", "'ie")  # beside those that spaCy knows: 's, 't, 'n, 'm
STRAIGHT = str.maketrans("‘’", "''")
PART = re.compile(
    rf"[{MASKED}]+"
    r"|^'(?:s|t|n|m|k|r|ie)$"
    rf"|[^\W_](?:(?:[^\s/:{MASKED}]|(?<=\d):(?=\d)"
    r"|(?<![^\W\d_]{3})/|/(?![^\W\d_]{3}))*[^\W_])?",  # "en/of" is a word, "haar/zijn" are two
    re.IGNORECASE,
)
NOISE = re.compile(rf"(?:[^\w\s{MASKED}]|_){{8,}}")

WORD = ["start", "end", "word", "lemma", "pos"]
KEY = ["form", "tag", "theirs"]  # a token as spaCy sees it: hashes of text, tag, base form


def tokens(
    cleared: DataFrame[Cleared], segments: DataFrame[Segments], *, model: str
) -> DataFrame[Tokens]:
    """One row per word: no punctuation; a placeholder is one word, ``[masker]``.

    `model` is ``blank`` (base forms from a word list, no part of speech) or the name of an
    official Dutch pipeline of spaCy, which must be installed and adds universal parts of
    speech. ``start`` and ``end`` are code points in the document.
    """
    nlp = pipeline(model)
    documents = cleared.set_index(["delivery", "document"])["text"].to_dict()
    places = segments[["delivery", "document", "start", "end"]].itertuples(index=False)
    texts = [plain(documents[tuple(name)][start:end]) for *name, start, end in places]
    seen = [doc.to_array([ORTH, POS, LEMMA, IDX]) for doc in nlp.pipe(texts)]
    found = pd.DataFrame(np.concatenate([np.empty((0, 4), "uint64"), *seen]), columns=[*KEY, "at"])
    owner = np.repeat(np.arange(len(seen)), [len(part) for part in seen])
    found["at"] = found["at"].astype("int64") + segments["start"].to_numpy()[owner]
    words = found.assign(owner=owner).merge(lexicon(found, nlp.vocab.strings), on=KEY)
    owners = segments[["delivery", "document", "segment"]].iloc[words["owner"]]
    words = words.assign(start=words["at"] + words["start"], end=words["at"] + words["end"])
    return pd.concat([owners.reset_index(drop=True), words[WORD]], axis="columns")


@cache
def pipeline(model: str) -> Language:
    """The tokenizer alone, or an installed pipeline without what is not used here."""
    if model not in MODELS:
        raise Mistake(
            f"Het taalmodel '{model}' in config.yaml is onbekend; kies uit {', '.join(MODELS)}."
        )
    if model == "blank":
        nlp = spacy.blank("nl")
    elif spacy.util.is_package(model):
        nlp = spacy.load(model, exclude=["parser", "ner"])
    else:
        raise Mistake(
            f"Het taalmodel '{model}' is niet geïnstalleerd: zet spacy-model-{model} in "
            "environment.yml en werk de omgeving bij met conda, of installeer het pakket "
            f"{model} met pip; of kies 'blank' in config.yaml."
        )
    for clitic in CLITICS:
        nlp.tokenizer.add_special_case(clitic, [{"ORTH": clitic}])
    return nlp


def plain(text: str) -> str:
    """The text, as long as it was, with straight apostrophes and without long rows of marks,
    which spaCy would take off one by one."""
    return NOISE.sub(lambda marks: " " * len(marks[0]), text.translate(STRAIGHT))


def lexicon(found: pd.DataFrame, strings: StringStore) -> pd.DataFrame:
    """The words in every different token of `found`: mostly one, none in punctuation."""
    different = found[KEY].drop_duplicates()
    rows = [
        (*key, *word, strings[key[1]] or None)
        for key in different.itertuples(index=False, name=None)
        for word in parts(*(strings[number] for number in key))
    ]
    return pd.DataFrame(rows, columns=[*KEY, *WORD]).astype(dict.fromkeys(KEY, "uint64"))


def parts(form: str, tag: str, theirs: str) -> Iterator[tuple[int, int, str, str]]:
    """Start and end in the token, word and base form of each word in a token."""
    for part in PART.finditer(form):
        word = MASK if "\ue600" <= part[0][0] <= "\ue6ff" else part[0].lower()
        yield part.start(), part.end(), word, MASK if word == MASK else base_form(word, tag, theirs)


def base_form(word: str, tag: str, theirs: str) -> str:
    """Our base form, unless the pipeline saw a verb and ours is not an infinitive.

    Other disagreements stay ours: the codebook's words get their base form in the same way.
    """
    ours = lemma(word)
    theirs = theirs.replace("_", "").lower()
    infinitive = tag in ("VERB", "AUX") and theirs.endswith("n") and not ours.endswith("n")
    return theirs if infinitive else ours


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(tokens)
