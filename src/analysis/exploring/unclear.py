"""What somebody asked and we cannot give, told in a notebook without a traceback."""

from collections.abc import Iterable
from difflib import get_close_matches
from re import findall

from analysis.mistakes import Mistake

ALIKE = 0.6


class Unclear(Mistake):
    """One Dutch sentence: what was asked, what is there, what to do."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def unknown(kind: str, said: str, names: dict[str, Iterable[str]], where: str) -> Unclear:
    """That nothing has this name, with the nearest of `names` (each with its other names)."""
    near = nearest(said, names)
    instead = f"; bedoelt u '{near}'?" if near else "."
    return Unclear(f"onbekend{'e' * (kind == 'periode')} {kind} '{said}'{instead} {where}")


def nearest(said: str, names: dict[str, Iterable[str]]) -> str | None:
    """The name that is most alike, as a whole or with one of its words."""
    known: dict[str, str] = {}
    for name, others in names.items():
        for one in (name, *others):
            for part in (one, *findall(r"\w+", one.replace("_", " "))):
                known.setdefault(part.lower(), name)
    found = get_close_matches(said.lower(), known, n=1, cutoff=ALIKE)
    return known[found[0]] if found else None
