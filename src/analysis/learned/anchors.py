"""The anchor examples, with the codes of now."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.mistakes import Mistake
from analysis.people.carried_over import carried_over

ANCHORS = "ankers"


def anchors_of_now(
    path: Path, codebook: pd.DataFrame, codebook_changes: pd.DataFrame
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The examples to learn from, and those with a code that was split, to look at.

    A code that was dropped is left out: the sentence still shows what else it is or is not.
    """
    rows = anchor_rows(path)
    typed = [code for row in rows for code in row["codes"]]
    places = [f"{path.as_posix()}, {row['place']}" for row in rows for _ in row["codes"]]
    found = iter(carried_over(typed, places, codebook, codebook_changes))
    sound, lost = [], []
    for row in rows:
        pairs = [(code, next(found)) for code in row["codes"]]
        split = [pair for pair in pairs if pair[1].reason == "split"]
        shared = {"source": path.as_posix(), "place": row["place"], "coder": ANCHORS}
        shared |= {"document": "", "quote": row["text"], "reason": "anchor"}
        lost += [shared | {"code": code, "carried": one} for code, one in split[:1]]
        if not split:
            sound.append(row | {"codes": [one.code for _, one in pairs if one.code]})
    return sound, lost


def anchor_rows(path: Path) -> list[dict[str, Any]]:
    """The filled lines with their place, or a Mistake about the first that is not as it must."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
            codes = row["codes"] if row else []
            sound = isinstance(codes, list) and all(isinstance(code, str) for code in codes)
            sound &= row is None or bool(row["text"].strip())
        except (ValueError, KeyError, TypeError, AttributeError):
            sound = False
        if not sound:
            raise Mistake(
                f"{path.as_posix()}, regel {number}: een ankervoorbeeld heeft 'text' (een zin) en "
                "'codes' (een lijst, die leeg mag zijn); verbeter de regel of haal hem weg."
            )
        rows += [row | {"place": f"regel {number}"}] if row else []
    return rows
