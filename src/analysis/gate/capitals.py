"""Names by their capitals: what has one without opening a sentence, and is not a usual word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.gate.finds import Find
from analysis.gate.gazetteer import (
    last_names,
    near_first_names,
    no_names,
    things,
    whole_last_names,
)
from analysis.gate.mistyped import mistyped
from analysis.gate.name_shapes import CAPITALS, PARTICLE, RUN, UPPER
from analysis.gate.place_names import places
from analysis.gate.standing import LOOK_BACK, acts, in_list, in_title, opens, speaks, turned
from analysis.gate.vocabulary import authors, common, looks_dutch, peoples, proper
from analysis.gate.weights import DOUBT, NAME, NOTHING, PLACE, PLAIN, UNKNOWN, weight
from analysis.gate.word_lists import either, words

STREETS = "streets.txt"
LEFT = re.compile(rf"(?<![\w.])(?P<particle>(?:{PARTICLE}[ -]?){{1,2}})$")
INITIAL = re.compile(rf" [{UPPER}]\.(?!\w)")
INITIALS = re.compile(rf"(?<![\w.])(?<!team )(?<!klant )(?<!groep )(?<!cl )[{UPPER}]{{1,2}} $")
LOOSE_PARTICLES = frozenset(("de", "van", "het", "op", "te", "'t", "al", "la", "le"))
PARTICLE_ONLY = re.compile(rf"{PARTICLE}|Thi|Thị")
WHERE = re.compile(
    r"(?i)(?<!\w)(?:in|uit|te|naar|vanuit|richting|nabij|rond|wijk|buurt|dorp|stad|gemeente|regio"
    r"|op)(?: de| het| 't)? $"
)
STREET = re.compile(rf"(?:{either(words(STREETS, 'endings'))}|buurt|wijk)$")


class Piece(NamedTuple):
    """A word with a capital: where it stands and what it is likely to be."""

    start: int
    end: int
    word: str
    weight: str


def capitals(text: str) -> Iterator[Find]:
    """Names, places and what else looks like one by its capital."""
    for run in RUN.finditer(text):
        found = CAPITALS.finditer(text, run.start(), run.end())
        pieces = [Piece(*word.span(), word[0], weight(word[0])) for word in found]
        for group in filter(None, groups(pieces)):
            yield from judged(text, group, group[0] is pieces[0])


def groups(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of a run that belong together, cut where a usual word stands between."""
    group: list[Piece] = []
    held: list[Piece] = []  # joins the group if a name follows: Indische Buurt, Nguyen Van Thanh
    for piece in pieces:
        small = piece.word.lower()
        if piece.weight != NOTHING or (group and is_surname(group, piece)):
            group += [*held, piece]
            held = []
        elif proper(small) or small in peoples() or (group and PARTICLE_ONLY.fullmatch(piece.word)):
            held = [piece]
        else:
            yield group
            group, held = [], []
    yield group


def is_surname(group: list[Piece], piece: Piece) -> bool:
    """Whether a word that is usually no name is one here: Lisa Rogers, Wouter den Hollander."""
    small = piece.word.lower()
    last = proper(small) or small in common() or small in last_names()
    particle = piece.start > group[-1].end + 1 and last
    return (
        group[0].weight in (NAME, UNKNOWN) and len(small) > 1 and (particle or small in authors())
    )


def judged(text: str, group: list[Piece], heads: bool) -> Iterator[Find]:
    """The find that a group of pieces makes, if it makes one."""
    opening = heads and opens(text, group[0].start)
    pair = len(group) > 1 and group[0].word.lower() in no_names()
    if opening and group[0].weight == PLAIN and not pair:
        group, opening = group[1:], False
        if all(piece.weight == PLAIN for piece in group):  # Grenzen Stellen
            return
    weights = {piece.weight for piece in group}
    titled = bool(group) and weights <= {PLAIN, NOTHING, DOUBT} and in_title(text, group[0].start)
    if not group or (titled and DOUBT not in weights):
        return
    if (opening or titled) and len(group) == 1 and not stands(text, group[0]):
        return
    by, certainty = grounds(weights)
    end = INITIAL.match(text, group[-1].end)
    stop = end.end() if end and NAME in weights else group[-1].end
    yield Find(beginning(text, group[0]), stop, kind(text, group), by, certainty)


def stands(text: str, piece: Piece) -> bool:
    """Whether a word that opens a sentence is a name: it is listed as one, or it acts."""
    if piece.weight in (NAME, PLACE):
        return True
    small = piece.word.lower()
    usual = mistyped(small) or ("-" not in small and looks_dutch(small))
    if piece.weight == UNKNOWN and usual:
        return speaks(text, piece.end) and not mistyped(small)
    if in_list(text, piece.start, piece.end):
        return True
    if small in things():
        return speaks(text, piece.end)
    return acts(text, piece.end) and not (piece.weight == DOUBT and turned(text, piece.end))


def grounds(weights: set[str]) -> tuple[str, str]:
    """How a group was found, and how sure that is."""
    if weights & {NAME, PLACE}:
        return "namenlijst" if NAME in weights else "plaatsenlijst", "waarschijnlijk"
    if UNKNOWN in weights:
        return "hoofdletter", "waarschijnlijk"
    return ("namenlijst" if DOUBT in weights else "hoofdletter"), "mogelijk"


def beginning(text: str, piece: Piece) -> int:
    """Where a name begins, with what stands before a last name."""
    left = text[max(0, piece.start - LOOK_BACK) : piece.start]
    before = LEFT.search(left) or INITIALS.search(left)
    if not before or piece.word.lower() in near_first_names():
        return piece.start
    if before.re is INITIALS:
        return piece.start - (len(before[0]) if piece.weight in (NAME, UNKNOWN) else 0)
    start = piece.start - len(before[0])
    particle = before["particle"].lower().strip()
    whole = f"{particle} {piece.word.lower()}" in whole_last_names()
    proper_particle = before["particle"][0] in UPPER and not opens(text, start)
    return start if whole or proper_particle or particle not in LOOSE_PARTICLES else piece.start


def kind(text: str, group: list[Piece]) -> str:
    whole = text[group[0].start : group[-1].end].lower()
    where = WHERE.search(text[max(0, group[0].start - LOOK_BACK) : group[0].start])
    unknown = group[0].weight == UNKNOWN or STREET.search(whole)
    placed = group[0].weight == PLACE or (where and (whole in places() or unknown))
    return "plaats" if placed and group[0].word.lower() not in near_first_names() else "naam"
