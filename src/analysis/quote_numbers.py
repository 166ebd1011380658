"""A number for each quote: the same sentence has the same one in every report and every run."""

import hashlib

import pandas as pd

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"  # no vowels, so that a number spells no word
LENGTH = 5


def quote_numbers(quotes: pd.DataFrame, corpus: pd.DataFrame) -> list[str]:
    """The number of every row, from the words of its text and its place; it tells nobody which."""
    texts = corpus.set_index(["delivery", "document"])["text_sha256"]
    places = [
        f"{row.document}|{texts[row.delivery, row.document]}|{row.start}|{row.end}"
        for row in quotes.itertuples()
    ]
    known: dict[str, str] = {}
    for place in sorted(set(places)):
        turn = 0
        while (number := short(f"{place}|{turn}")) in known.values():
            turn += 1
        known[place] = number
    return [known[place] for place in places]


def short(place: str) -> str:
    left, made = int(hashlib.sha256(place.encode()).hexdigest(), 16), ""
    for _ in range(LENGTH):
        left, one = divmod(left, len(ALPHABET))
        made += ALPHABET[one]
    return f"c{made}"
