"""What the learned coder counts in a sentence: words, letters, fields, cues and rule hits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from re import findall
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from analysis.learned.seen import field_names

# How much each part weighs, chosen by grouped cross-validation; TF-IDF rows have length 1.
LEMMA, LETTER, HEADING, FIELD, CUE, RULE, CONSTANT = 1.0, 1.0, 0.8, 0.2, 1.2, 1.2, 0.5
LEAST = {"lemmas": 2, "letters": 3, "headings": 5}  # sentences in which a term must stand
SIZES = range(3, 6)  # of groups of letters


class Vocabulary(NamedTuple):
    """The lemmas (and pairs of them), letter groups and words of headings, each with their IDF."""

    lemmas: np.ndarray
    lemma_idf: np.ndarray
    letters: np.ndarray
    letter_idf: np.ndarray
    headings: np.ndarray
    heading_idf: np.ndarray


class Features(NamedTuple):
    """One row per sentence: all features side by side, and cues and rule hits per code."""

    x: sp.csr_matrix
    cues: np.ndarray
    rules: np.ndarray

    def among(self, rows: np.ndarray) -> "Features":
        return Features(*(part[rows] for part in self))


def vocabulary(seen: pd.DataFrame) -> Vocabulary:
    """What occurs in enough sentences, in order of the alphabet."""
    rows = zip(terms_of(seen), LEAST.values(), strict=True)
    return Vocabulary(*(part for each, least in rows for part in known_terms(each, least)))


def terms_of(seen: pd.DataFrame) -> tuple[list[list[str]], list[list[str]], list[list[str]]]:
    """Per sentence its lemmas and pairs of these, its letter groups, the words of its heading."""
    return (
        [lemma_terms(lemmas.split()) for lemmas in seen["lemmas"]],
        [[group for word in words.split() for group in letters(word)] for words in seen["words"]],
        [findall(r"[^\W\d_]{3,}", heading.lower()) for heading in seen["heading"]],
    )


def lemma_terms(lemmas: list[str]) -> list[str]:
    return [*lemmas, *map(" ".join, pairwise(lemmas))]


@cache
def letters(word: str) -> list[str]:
    """Groups of three to five letters, with a space before and after the word; ` a ` only once."""
    word = f" {word} "
    sizes = [size for size in SIZES if size == SIZES[0] or size <= len(word)]
    return [word[at : at + size] for size in sizes for at in range(max(len(word) - size + 1, 1))]


def known_terms(rows: Iterable[Sequence[str]], least: int) -> tuple[np.ndarray, np.ndarray]:
    """The terms in at least `least` rows with their IDF: ln((1 + n) / (1 + rows with it)) + 1."""
    rows = list(rows)
    counted = Counter(term for row in rows for term in set(row))
    terms = sorted(term for term, count in counted.items() if count >= least)
    times = np.array([counted[term] for term in terms], dtype=float)
    return np.array(terms, dtype=str), np.log((1 + len(rows)) / (1 + times)) + 1


def features(seen: pd.DataFrame, words: Vocabulary, codes: list[str]) -> Features:
    """The features of every sentence of `seen`, in its order."""
    lemmas, groups, headings = terms_of(seen)
    cues, rules = numbers(seen["cues"], codes), numbers(seen["rules"], codes)
    parts = [
        LEMMA * weighed(lemmas, words.lemmas, words.lemma_idf),
        LETTER * weighed(groups, words.letters, words.letter_idf),
        HEADING * weighed(headings, words.headings, words.heading_idf),
        FIELD * counts(map(str.split, seen["fields"]), field_names()),
        CUE * (cues > 0),
        RULE * rules,
        np.full((len(seen), 1), CONSTANT),
    ]
    x = sp.hstack([sp.csr_matrix(part, dtype="float32") for part in parts], format="csr")
    return Features(x, cues, rules)


def columns(words: Vocabulary, codes: list[str]) -> dict[tuple[str, str], int]:
    """The column of every term, field, cue and rule, by its part and name."""
    parts = zip(("lemmas", "letters", "headings"), words[::2], strict=True)
    named = {part: terms.tolist() for part, terms in parts}
    named |= {"fields": field_names(), "cues": codes, "rules": codes}
    every = ((part, name) for part, names in named.items() for name in names)
    return {key: column for column, key in enumerate(every)}


def weighed(rows: list[list[str]], known: np.ndarray, idf: np.ndarray) -> sp.csr_matrix:
    """TF-IDF with 1 + ln(count), each row of length 1 (0 without known terms)."""
    counted = counts(rows, known.tolist())
    counted.data = (1 + np.log(counted.data)) * idf[counted.indices]
    lengths = np.sqrt(np.asarray(counted.multiply(counted).sum(axis=1)).ravel())
    counted.data /= np.repeat(lengths, np.diff(counted.indptr))
    return counted


def counts(rows: Iterable[Sequence[str]], known: list[str]) -> sp.csr_matrix:
    """How often each known term stands in each row."""
    column = {term: number for number, term in enumerate(known)}
    found = [[column[term] for term in row if term in column] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    columns = np.fromiter((at for row in found for at in row), dtype=np.int32, count=ends[-1])
    table = sp.csr_matrix((np.ones(len(columns)), columns, ends), (len(found), len(known)))
    table.sum_duplicates()
    return table


def numbers(told: pd.Series, names: list[str]) -> np.ndarray:
    """What stands in ``name=number`` as rows x names, 0 for what is not there."""
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(told), len(names)))
    for row, text in enumerate(told):
        for name, number in (pair.rsplit("=", 1) for pair in text.split()):
            if name in column:
                table[row, column[name]] = float(number)
    return table
