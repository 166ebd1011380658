"""The names that a researcher listed, wherever they stand."""

import re
from collections.abc import Iterator

import pandas as pd

from analysis.gate.finds import Find
from analysis.gate.standing import acts, opens
from analysis.gate.vocabulary import common, known

TOKEN = re.compile(r"[^\W_]+")
Lookup = dict[str, list[tuple[re.Pattern, str]]]


def lookup(known_names: pd.DataFrame) -> Lookup:
    """A pattern and kind for each listed name, by its first word."""
    found: Lookup = {}
    for name, kind in zip(known_names["name"], known_names["kind"], strict=True):
        parts = name.split()
        first = TOKEN.search(name)
        if first:
            pattern = r"\s+".join(re.escape(part).replace("'", "['’]") for part in parts)
            whole = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
            found.setdefault(first[0].lower(), []).append((whole, kind))
    return found


def listed_names(text: str, names: Lookup) -> Iterator[Find]:
    """Every listed name in any case; one that is also a word (Roos, Wil) needs a capital."""
    if not names:
        return
    for token in TOKEN.finditer(text):
        for pattern, kind in names.get(token[0].lower(), ()):
            for start in (token.start(), token.start() - 1, token.start() - 2):
                found = pattern.match(text, max(start, 0))
                if found and is_meant(text, found):
                    yield Find(*found.span(), kind, "bekende_naam", "zeker")
                    break


def is_meant(text: str, found: re.Match) -> bool:
    name = found[0]
    if " " in name or not known(name):
        return True
    if name[0].islower():
        return False
    return name.lower() not in common() or not opens(text, found.start()) or acts(text, found.end())
