"""What researchers write in a report themselves: its fields, and what each speaks of."""

import hashlib
import json
from typing import Any, NamedTuple

INSIDE, MESSAGES, QUESTIONS = "onderzoek", 5, 3
SRQR = (1, *range(3, 12), 13, 14, 15, *range(18, 22))  # items of the checklist that people answer
GROUPS = ("professional", "team", "organisation", "movisie")


class Field(NamedTuple):
    """A field by its name, the key of its question among the words, and what fills that in.

    ``stand`` is a short hash of the numbers that the field speaks of.
    """

    name: str
    question: str
    facts: dict[str, Any]
    stand: str


def own_fields(facts: dict) -> list[Field]:
    """The fields of this report in reading order; `facts` is its content without own words."""
    themes, final = facts["themes"], facts["about"]["moment"]["final"]
    inside = facts["about"]["audience"] == INSIDE
    whole = stand_of([numbers(theme) for theme in themes])
    several = [(f"kort-{n}", "empty.message", {"number": n}) for n in range(1, MESSAGES + 1)]
    several += [
        (f"thema-{theme['theme']}", "empty.remark", {"theme": theme["label"]}) for theme in themes
    ]
    several += [("betekenis", "empty.meaning", {})]
    several += [("borging", "empty.keeping", {})] if inside else []
    asked = [(f"vraag-{n}", "empty.question", {"number": n}) for n in range(1, QUESTIONS + 1)]
    advice = [(f"advies-{group}", f"empty.advice_for.{group}", {}) for group in GROUPS]
    items = [(f"srqr-{n}", "srqr.field", {"item": n}) for n in SRQR if inside]
    several += advice + items if final else asked
    stands = {f"thema-{theme['theme']}": stand_of(numbers(theme)) for theme in themes}
    stands |= {f"srqr-{item}": stand_of("about no number") for item in SRQR}
    return [Field(*field, stands.get(field[0], whole)) for field in several]


def numbers(theme: dict) -> dict:
    """What is counted of a theme, apart from the quotes and remarks about it."""
    return {name: theme.get(name) for name in ("so_far", "shares", "change", "shown", "writers")}


def stand_of(counted: object) -> str:
    return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:8]
