"""What reports say: the sentences of a word list with facts filled in, as Dutch is written."""

from collections.abc import Callable
from typing import Any

import yaml

Say = Callable[..., str]
MINUS = "\N{MINUS SIGN}"


def wording(source: str) -> Say:
    """A function that says the sentence with a dotted key of this YAML word list.

    A sentence holds facts in braces. An entry with `one` and `more` is chosen by the fact
    `n`. A key that is not there is a KeyError.
    """
    words = flat(yaml.safe_load(source))

    def say(key: str, **facts: Any) -> str:
        number = "one" if facts.get("n") == 1 else "more"
        sentence = words[key] if key in words else words[f"{key}.{number}"]
        return sentence.format(**{name: written(fact) for name, fact in facts.items()})

    return say


def flat(words: dict, before: str = "") -> dict[str, str]:
    """The sentences of nested lists of words under dotted keys."""
    found = {}
    for name, entry in words.items():
        nested = isinstance(entry, dict)
        found |= flat(entry, f"{before}{name}.") if nested else {f"{before}{name}": str(entry)}
    return found


def written(fact: Any) -> str:
    """Whole numbers with points per thousand, other numbers with one decimal after a comma."""
    if isinstance(fact, str):
        return fact
    digits = f"{fact:,}" if isinstance(fact, int) else f"{fact:,.1f}"
    return digits.translate(str.maketrans(",.-", f".,{MINUS}"))


def dated(day: str, months: str) -> str:
    """An ISO date as a day, the name of the month (of twelve, by spaces) and a year."""
    year, month, number = day.split("-")
    return f"{int(number)} {months.split()[int(month) - 1]} {year}"
