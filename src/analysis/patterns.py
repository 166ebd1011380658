"""What the codebook looks for: expressions as a trie of base forms, walked along a sentence.

A key of a token is its base form, the name of each word group that holds it (``KLANT``), or its
base form with the comma that follows it (``zeggen,``). An expression is a row of keys; ``…`` in
it skips up to four words. Every expression is in the trie in each of its spellings: ``a/b``,
separable verbs together (*invullen*), with *te* (*in te vullen*) and apart (*vullen … in*), and
compounds in parts (*terugblik vraag*) or words as one (*sociaalwenselijk*).
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

import yaml
from pandera.typing.pandas import DataFrame

from analysis.apart import GAP, apart, in_parts, joined
from analysis.contracts import Codebook
from analysis.lemmas import lemma

GROUPS = "groups.yaml"
END, REACH = "", 4
Trie = dict


class Pattern(NamedTuple):
    """One word or expression of a code; ``kind`` is word, support, expression or blocker."""

    code: str
    kind: str
    size: int


def codebook_trie(codebook: DataFrame[Codebook]) -> Trie:
    """All that the codebook looks for, in one trie; ``~`` before a word makes it a support."""
    trie: Trie = {}
    for row in codebook.itertuples():
        for word in row.words:
            add(trie, word.lstrip("~"), row.code, "support" if word.startswith("~") else "word")
        for kind, texts in (("expression", row.expressions), ("blocker", row.blockers)):
            for text in texts:
                add(trie, text, row.code, kind)
    return trie


def add(trie: Trie, text: str, code: str, kind: str) -> None:
    words = in_words(text)
    pattern = Pattern(code, kind, sum(word != GAP for word in words))
    for row in spellings(words):
        node = trie
        for key in row:
            node = node.setdefault(key, {})
        node.setdefault(END, set()).add(pattern)


def in_words(text: str) -> list[str]:
    """The words of an expression, each with the comma behind it, and its gaps."""
    return text.replace(GAP, f" {GAP} ").replace(" ,", ",").split()


def spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The rows of keys that mean the same as these words of an expression."""
    for choice in product(*(word.split("/") for word in words)):
        for row in (choice, *apart(choice), *joined(choice), *in_parts(choice)):
            yield from product(*(keys(word) for word in row))


@cache
def groups() -> dict[str, list[str]]:
    """The words of each group whose name may stand in an expression."""
    return yaml.safe_load((files("analysis") / "words" / GROUPS).read_text(encoding="utf-8"))


@cache
def keys(word: str) -> frozenset[str]:
    """The keys that stand for a word: an infinitive also as itself, since its base form may be
    that of a noun (*trekken* → *trek*, but *trok* → *trekken*)."""
    if word == GAP or word in groups():
        return frozenset({word})
    comma = "," if word.endswith(",") else ""
    small = word.removesuffix(",").lower().replace("-", "")
    infinitive = {small + comma} if small.endswith("n") else set()
    return frozenset({lemma(small) + comma} | infinitive)


def matches(
    trie: Trie, sentence: list[frozenset[str]]
) -> Iterator[tuple[Pattern, tuple[int, ...]]]:
    """Every pattern in a sentence of keys, with the places of the words that it matched."""
    for first in range(len(sentence)):
        yield from walk(trie, sentence, first, ())


def walk(node: Trie, sentence: list[frozenset[str]], at: int, places: tuple[int, ...]) -> Iterator:
    for pattern in node.get(END, ()):
        yield pattern, places
    for key in sentence[at] if at < len(sentence) else ():
        if key in node:
            yield from walk(node[key], sentence, at + 1, (*places, at))
    if GAP in node:
        for skipped in range(REACH + 1):
            yield from walk(node[GAP], sentence, at + skipped, places)
