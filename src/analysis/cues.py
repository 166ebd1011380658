"""How something was said of whom: modality, direction and actor, by signal words nearby."""

import re
from functools import cache
from importlib.resources import files

import yaml

from analysis.keyed_segments import KeyedSegment
from analysis.patterns import Trie, add, keys, matches

CUES = "cues.yaml"
BEFORE, AFTER = 10, 5
FLIPPED = {"ondersteunend": "belemmerend", "belemmerend": "ondersteunend"}


@cache
def cues() -> dict:
    """The signal words as they stand in the file."""
    return yaml.safe_load((files("analysis") / "words" / CUES).read_text(encoding="utf-8"))


@cache
def cue_trie(name: str) -> Trie:
    """The signal words of one kind; of a kind with several sides, each under its own name."""
    trie: Trie = {}
    sides = cues()[name]
    for side, texts in (sides if isinstance(sides, dict) else {name: sides}).items():
        for text in texts:
            add(trie, text, side, "cue")
    return trie


def modality(sentence: KeyedSegment, places: tuple[int, ...]) -> tuple[str, bool]:
    """How far it really happened, and whether it was denied.

    A signal counts in the clause of the evidence, up to ten words before and five after it, and
    not when it is part of the evidence itself; the heading above counts when nothing nearer does.
    """
    sides = near(sentence, places)
    if "nagelaten" in sides:
        return "nagelaten", True
    for side in ("voornemen", "norm_of_theorie"):
        if side in sides:
            return side, False
    return under_heading(sentence.heading), False


def near(sentence: KeyedSegment, places: tuple[int, ...]) -> set[str]:
    """The modalities signalled in the same clause, close to the evidence but not in it.

    A signal inside a longer one does not count: *niet* in *niet alleen*.
    """
    scope = range(places[0] - BEFORE, places[-1] + AFTER + 1)
    clauses = {sentence.clauses[at] for at in places}
    found = [
        (pattern.code, set(at))
        for pattern, at in matches(cue_trie("modaliteit"), sentence.keys)
        if not set(at) & set(places)
        and all(one in scope and sentence.clauses[one] in clauses for one in at)
    ]
    return {side for side, at in found if not any(at < other for _, other in found)}


def under_heading(heading: str) -> str:
    """What the heading above a segment makes of it; the plan wins."""
    words = [keys(word) for word in re.findall(r"\w+", heading)]
    sides = {pattern.code for pattern, _ in matches(cue_trie("kopjes"), words)}
    return max(sides, default="gebeurd")


def direction(sentence: KeyedSegment, places: tuple[int, ...], usual: str, negated: bool) -> str:
    """The code's own direction, turned round where denied; a mixed code leans as its signals do."""
    if usual != "gemengd":
        return FLIPPED.get(usual, usual) if negated else usual
    sides = [pattern.code for pattern, _ in matches(cue_trie("kanten"), sentence.keys)]
    helps, hinders = sides.count("ondersteunend"), sides.count("belemmerend")
    if helps == hinders:
        return "neutraal"
    return "ondersteunend" if helps > hinders else "belemmerend"


def actor(sentence: KeyedSegment) -> str | None:
    """The first one named in the sentence, who says or does it; one to whom something is done
    (*aan haar*, *met mijn collega*) only when there is no other. None when nobody is named."""
    found = [
        (receives(sentence, at), at, pattern.code)
        for pattern, (at, *_) in matches(cue_trie("actoren"), sentence.keys)
    ]
    return min(found)[2] if found else None


def receives(sentence: KeyedSegment, at: int) -> bool:
    """Whether a preposition stands before somebody, perhaps with one word between."""
    return any("VOORZETSEL" in keys for keys in sentence.keys[max(at - 1, 0) : at])
