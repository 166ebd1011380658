"""Other ways to write an expression: separable verbs and compounds apart, or words as one."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from analysis.lemmas import known, lemma

PARTICLES, GAP = "particles.txt", "…"
PART = 4  # letters that a word in a compound has at least


def apart(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The expression with its first separable verb in two: in its place, or around the rest."""
    for at, word in enumerate(words):
        if particle := particle_of(word):
            before, after, stem = words[:at], words[at + 1 :], lemma(word).removeprefix(particle)
            rows = [(*before, particle, "te", stem, *after), (*before, stem, GAP, particle, *after)]
            return rows + ([(stem, GAP, *before, GAP, particle)] if before and not after else [])
    return []


@cache
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
    text = (files("analysis") / "words" / PARTICLES).read_text(encoding="utf-8")
    lines = text.splitlines()
    return sorted((line for line in lines if line and line[0] != "#"), key=lambda p: (-len(p), p))


def joined(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The expression with two words as one: *teweinig*, *sociaalwenselijk*, *feedbackvraag*."""
    for at, (first, second) in enumerate(pairwise(words)):
        plain = (first + second).isalpha() and (first + second).islower()
        if plain and (first == "te" or min(len(first), len(second)) >= PART):
            yield *words[:at], first + second, *words[at + 2 :]


def in_parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The expression with one compound in its parts: *terug blik vraag* for *terugblikvraag*."""
    for at, word in enumerate(words):
        for row in parts(word) if word.islower() else ():
            yield *words[:at], *row, *words[at + 1 :]


@cache
def parts(word: str) -> list[tuple[str, ...]]:
    """The words that a compound is made of, two or three; not the particle of a verb and its
    rest, which mean something else apart (*over leg*, *in zicht*)."""
    two = cuts(word)
    return [cut for cut in two if cut[0] not in particles()] + [
        (*first_two, last) for first, last in two for first_two in cuts(first)
    ]


def cuts(word: str) -> list[tuple[str, str]]:
    """A word as two known words, the first perhaps with an *s* that joins them."""
    halves = ((word[:at], word[at:]) for at in range(PART, len(word) - PART + 1))
    return [
        (first, last)
        for first, last in halves
        if known(last) and (known(first) or known(first.removesuffix("s")))
    ]
