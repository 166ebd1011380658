"""What people did in another program with the codings that a project took along."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import ExchangeChanges, Exchanged
from analysis.people.exchanged_rows import MACHINES

COLUMNS = list(ExchangeChanges.to_schema().columns)
SORTED = ["source", "document", "start", "end", "what", "before", "after", "coder"]
ENOUGH = 0.5  # of the shorter of two stretches, to be about the same words
Row = dict[str, Any]


def exchange_changes(exchanged: DataFrame[Exchanged]) -> DataFrame[ExchangeChanges]:
    """One row per change in a text that is still the same.

    A machine's coding is accepted ("aanvaard") when a person gave the same code there, changed
    ("veranderd") when it is gone and another code or stretch came in its place, and rejected
    ("verworpen") when nothing did; one of a person that is gone is taken away ("weggehaald").
    """
    placed = exchanged[exchanged["end"].notna() & exchanged["kind"].ne("gelezen")]
    rows = []
    for _, text in placed.groupby(["source", "document"]):
        if text["kind"].eq("codering").any() and text["text_sha256"].ne("").any():
            rows += changes(text)
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(SORTED, ignore_index=True).drop_duplicates(ignore_index=True)


def changes(text: pd.DataFrame) -> Iterator[Row]:
    """The changes in one text of one project."""
    rows = text.to_dict("records")
    there = [row for row in rows if row["kind"] == "codering"]
    along = [row for row in rows if row["kind"] == "meegegeven"]
    known = {key(row) for row in along}
    new = [row for row in there if key(row) not in known]
    still, used = {key(row) for row in there}, set()
    for old in along:
        found = fate(old, key(old) in still, [row for row in new if touches(row, old)])
        used |= {key(row) for what, row in found if row}
        yield from (told(what, old, row) for what, row in found)
    yield from (told("nieuw", None, row) for row in new if key(row) not in used)


def key(row: Row) -> tuple:
    return row["coder"], row["code"] or row["label"], row["start"], row["end"]


def touches(one: Row, other: Row) -> bool:
    """Whether two stretches are about the same words."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return shared >= ENOUGH * min(one["end"] - one["start"], other["end"] - other["start"])


def fate(old: Row, still: bool, near: list[Row]) -> list[tuple[str, Row | None]]:
    """What became of a coding that went along, given what is new on the same words."""
    if old["coder"] not in MACHINES:
        own = [row for row in near if row["coder"] == old["coder"]]
        return [] if still else [("veranderd", row) for row in own] or [("weggehaald", None)]
    same = [row for row in near if row["code"] == old["code"] and row["coder"] not in MACHINES]
    if same or still:
        return [("aanvaard", row) for row in same]
    return [("veranderd", row) for row in near] or [("verworpen", None)]


def told(what: str, old: Row | None, new: Row | None) -> Row:
    """The change as a row; a machine cannot have changed anything itself."""
    where, who = new or old, ""
    if new:
        who = new["changed_by"] if new["coder"] in MACHINES else new["coder"]
    return {name: where[name] for name in ("source", "document", "start", "end", "quote")} | {
        "what": what,
        "given_by": old["coder"] if old else "",
        "coder": "" if who in MACHINES else who,
        "before": old["code"] if old else "",
        "after": (new["code"] or new["label"]) if new else "",
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(exchange_changes)
