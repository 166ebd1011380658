"""The base form of a Dutch word: one way for texts and for the codebook's expressions."""

from functools import cache, lru_cache
from importlib.resources import files

import simplemma

EXCEPTIONS = "lemmas.tsv"


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The base form in lower case: our own table first, else what simplemma knows."""
    small = word.lower().replace("’", "'")
    return exceptions().get(small) or simplemma.lemmatize(small, lang="nl").replace("_", "").lower()


@cache
def exceptions() -> dict[str, str]:
    """Words that simplemma gets wrong: `word<TAB>lemma` a line, `#` opens a comment."""
    table = files("analysis") / "words" / EXCEPTIONS
    if not table.is_file():
        return {}
    lines = table.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
