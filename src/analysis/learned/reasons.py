"""Why the learned coder saw a code in a sentence: the stretch of words that weighed most.

The first step adds up what every feature of a sentence weighs. What a base form, a pair of these, a
group of letters, a field, a cue or a rule weighs is shared out among the words that hold it up.
"""

import numpy as np
import scipy.sparse as sp

from analysis.keyed_segments import KeyedSegment
from analysis.learned.features import lemma_terms, letters
from analysis.learned.seen import found

STRETCH = 3  # words in a stretch at most
Rule = tuple[str, int, int]  # a code with the start and end of its evidence


def stretch(weights: np.ndarray) -> range:
    """The words next to each other that weigh most together.

    Of stretches as heavy the shortest, of these the first.
    """
    size, first = min(
        ((size, at) for size in range(1, STRETCH + 1) for at in range(len(weights) - size + 1)),
        key=lambda span: (-weights[span[1] : sum(span)].sum().round(6), span),
    )
    return range(first, first + size)


def word_weights(row: sp.csr_matrix, slopes: np.ndarray, held: np.ndarray, size: int) -> np.ndarray:
    """What each of the `size` words of one sentence adds to its score.

    `row` has the features of the sentence, `slopes` what every feature weighs, `held` the features
    and the words that hold them up (`held_up`).
    """
    values = np.zeros(row.shape[1])
    values[row.indices] = row.data * slopes[row.indices]
    columns, words = held.T
    shared = values[columns] / np.bincount(columns, minlength=1)[columns]
    return np.bincount(words, weights=shared, minlength=size)


def held_up(
    sentence: KeyedSegment, words: list[str], lemmas: list[str], rules: list[Rule], columns: dict
) -> np.ndarray:
    """Which words of a sentence hold up which features: a row is a feature and the place of a word.

    `columns` has the number of every feature by its part and name.
    """
    named = [(("lemmas", lemma), at) for at, lemma in enumerate(lemmas)]
    pairs = enumerate(lemma_terms(lemmas)[len(lemmas) :])
    named += [(("lemmas", pair), at) for first, pair in pairs for at in (first, first + 1)]
    named += [(("letters", group), at) for at, word in enumerate(words) for group in letters(word)]
    named += [
        (("cues" if weight else "fields", name), at) for name, weight, at in sorted(found(sentence))
    ]
    named += [
        (("rules", code), at)
        for code, start, end in rules
        for at, begins in enumerate(sentence.starts)
        if start <= begins < end
    ]
    known = [(columns[name], at) for name, at in named if name in columns]
    return np.array(known, dtype=int).reshape(-1, 2)
