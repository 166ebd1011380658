"""What the codebook looks for: expressions as a trie of base forms, walked along a sentence.

A key of a token is its base form, the name of each word group that holds it (``KLANT``), or its
base form with the comma that follows it (``zeggen,``). An expression is a row of keys; ``…`` in
it skips up to four words. Every expression is in the trie in each of its spellings: ``a/b``,
and separable verbs together (*invullen*), with *te* (*in te vullen*) and apart (*vullen … in*).
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook
from analysis.lemmas import lemma

GROUPS, PARTICLES = "groups.yaml", "particles.txt"
GAP, END, REACH = "…", "", 4
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
    words = text.replace(GAP, f" {GAP} ").replace(" ,", ",").split()
    pattern = Pattern(code, kind, sum(word != GAP for word in words))
    for row in spellings(words):
        node = trie
        for key in row:
            node = node.setdefault(key, {})
        node.setdefault(END, set()).add(pattern)


def spellings(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The rows of keys that mean the same as these words of an expression."""
    for choice in product(*(word.split("/") for word in words)):
        for row in (choice, *apart(choice)):
            yield from product(*(keys(word) for word in row))


def apart(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The expression with its first separable verb in two: in its place, or around the rest."""
    for at, word in enumerate(words):
        if particle := particle_of(word):
            before, after, stem = words[:at], words[at + 1 :], lemma(word).removeprefix(particle)
            rows = [(*before, particle, "te", stem, *after), (*before, stem, GAP, particle, *after)]
            return rows + ([(stem, GAP, *before, GAP, particle)] if before and not after else [])
    return []


def particle_of(word: str) -> str:
    """The separable part of a verb such as *invullen* or *ingevuld*, or nothing."""
    infinitive = lemma(word)
    for particle in particles():
        stem = infinitive.removeprefix(particle)
        if stem != infinitive and len(stem) > 3 and stem.endswith("n"):
            return particle
    return ""


@cache
def particles() -> list[str]:
    """The separable parts of verbs, longest first."""
    lines = read(PARTICLES).splitlines()
    return sorted((line for line in lines if line and line[0] != "#"), key=lambda p: (-len(p), p))


@cache
def groups() -> dict[str, list[str]]:
    """The words of each group whose name may stand in an expression."""
    return yaml.safe_load(read(GROUPS))


def read(name: str) -> str:
    return (files("analysis") / "words" / name).read_text(encoding="utf-8")


def keys(word: str) -> set[str]:
    """The keys that stand for a word: an infinitive also as itself, since its base form may be
    that of a noun (*trekken* → *trek*, but *trok* → *trekken*)."""
    if word == GAP or word in groups():
        return {word}
    comma = "," if word.endswith(",") else ""
    small = word.removesuffix(",").lower()
    return {lemma(small) + comma} | ({small + comma} if small.endswith("n") else set())


def matches(trie: Trie, sentence: list[set[str]]) -> Iterator[tuple[Pattern, tuple[int, ...]]]:
    """Every pattern in a sentence of keys, with the places of the words that it matched."""
    for first in range(len(sentence)):
        yield from walk(trie, sentence, first, ())


def walk(node: Trie, sentence: list[set[str]], at: int, places: tuple[int, ...]) -> Iterator:
    for pattern in node.get(END, ()):
        yield pattern, places
    for key in sentence[at] if at < len(sentence) else ():
        if key in node:
            yield from walk(node[key], sentence, at + 1, (*places, at))
    if GAP in node:
        for skipped in range(REACH + 1):
            yield from walk(node[GAP], sentence, at + skipped, places)
