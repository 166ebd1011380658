"""Where in the texts that count each coding of a person belongs."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Corpus, Segments
from analysis.people.counting_texts import Found, counting_texts
from analysis.people.quote_places import quote_places, same_words

ENOUGH = 0.5  # of the shorter of the stretch and the segment, for the segment to be coded
UNIT = ["delivery", "document", "segment", "start", "end"]
Span = tuple[int, int]
Text = tuple[str, list[dict[str, Any]]]


def people_places(
    rows: pd.DataFrame,
    segments: DataFrame[Segments],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows with a code laid on segments, one for each; and those that cannot be laid.

    The first have the `delivery`, `document`, `segment`, `start` and `end` of the segment and the
    stretch itself as `evidence_start` and `evidence_end`; the second have a `reason`: a key of the
    words of the forms. Offsets hold for the version that was read and where they fit the quoted
    words; else the words tell where the coding belongs.
    """
    bodies = cleared[["delivery", "document", "text"]].itertuples(index=False)
    texts: dict[tuple[str, str], Text] = {tuple(key): (text, []) for *key, text in bodies}
    for unit in segments[UNIT].to_dict("records"):
        texts[unit["delivery"], unit["document"]][1].append(unit)
    laid, lost = [], []
    coded = rows[rows["code"].ne("")]
    for row, found in zip(coded.to_dict("records"), counting_texts(coded, corpus), strict=True):
        placed, reason = place(row, found, texts)
        laid += placed
        lost += [] if placed else [row | {"reason": reason, "status": found.status}]
    return laid, lost


def place(row: dict, found: Found, texts: dict[tuple[str, str], Text]) -> tuple[list[dict], str]:
    """The row once per segment, of the first text that it fits; or the reason that it fits none."""
    reason = "refused" if found.status else "unknown"
    for key in found.texts:
        if key not in texts:
            continue
        span, reason = located(row, *texts[key], found.same and not from_form(row))
        placed = [row | own for own in covered(span, texts[key][1])] if span else []
        if placed:
            return placed, ""
        reason = "outside" if span else reason
    return [], reason


def located(row: dict, text: str, units: list[dict], sure: bool) -> tuple[Span | None, str]:
    """The stretch that is meant, or a reason: by offsets, by segment, by the quoted words."""
    offered = given(row, text, units)
    if offered and (sure or not row["quote"] or same_words(text[slice(*offered)], row["quote"])):
        return offered, ""
    if not row["quote"]:
        return None, "nowhere"
    places = quote_places(text, row["quote"])
    if not places:
        return None, "absent"
    hint = offered[0] if offered else row["start"]
    if len(places) > 1 and hint is None:
        return None, "twice"
    return min(places, key=lambda span: abs(span[0] - (hint or 0))), ""


def from_form(row: dict) -> bool:
    """Whether a hidden key names the place: a sentence that was sorted apart is not beside it."""
    return row["source"].casefold().endswith(".xlsx")


def given(row: dict, text: str, units: list[dict]) -> Span | None:
    """The stretch that the offsets or the name of the segment point at, if they can."""
    start, end = row["start"], row["end"]
    if start is not None and end is not None:
        return (start, end) if start < end <= len(text) else None
    named = (unit for unit in units if unit["segment"] == row["segment"])
    return next(((unit["start"], unit["end"]) for unit in named), None)


def covered(span: Span, units: list[dict]) -> Iterator[dict[str, Any]]:
    """The segments that the stretch lies on for at least half of the shorter of the two."""
    for unit in units:
        start, end = max(span[0], unit["start"]), min(span[1], unit["end"])
        if end - start >= ENOUGH * min(span[1] - span[0], unit["end"] - unit["start"]):
            yield unit | {"evidence_start": start, "evidence_end": end}
