"""Typing errors: words that differ in one letter from a common word."""

from functools import cache, lru_cache

from analysis.gate.vocabulary import common


@lru_cache(maxsize=50_000)
def mistyped(word: str) -> bool:
    """Whether a word is one letter more, less, other or turned round from a common word."""
    small = word.lower()
    if len(small) < 4:
        return False
    cuts = [(small[:at], small[at:]) for at in range(len(small) + 1)]
    less = {left + right[1:] for left, right in cuts}
    turned = {left + right[1::-1] + right[2:] for left, right in cuts if len(right) > 1}
    other = {f"{left}?{right[1:]}" for left, right in cuts[:-1]}
    near = common() | one_letter_less()
    return small in near or not near.isdisjoint(less | turned | other)


@cache
def one_letter_less() -> frozenset[str]:
    """Long common words without a letter, and with `?` for a letter."""
    long_words = [word for word in common() if len(word) > 5]
    cuts = [(word[:at], word[at + 1 :]) for word in long_words for at in range(len(word))]
    return frozenset(left + mark + right for left, right in cuts for mark in ("", "?"))
