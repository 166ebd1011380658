"""What people coded in other programs, from the table of projects that came back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.people.marks import AGREED, LEARNED, LOCAL
from analysis.window import RULES

MACHINES = (RULES, LEARNED, LOCAL)
TEXT = ["source", "document"]
PLACE = [*TEXT, "start", "end", "code"]


def exchanged_rows(path: Path) -> Iterator[dict[str, Any]]:
    """A row per coding of a person, and per text that was marked as read.

    Who codes a text has read it. Codes that are not in the codebook are left out: see `own_codes`.
    """
    table = by_people(pd.read_parquet(path))
    known = table[table["code"].ne("") | table["kind"].eq("gelezen")]
    for row in known.astype(object).where(known.notna(), None).to_dict("records"):
        yield row | {"place": place(row), "read": row["given_by"] == row["coder"]}


def own_codes(returned: list[Path]) -> pd.DataFrame:
    """The codings of people with a code of their own, called by the name that it has there."""
    parts = [by_people(pd.read_parquet(path)) for path in returned if path.suffix == ".parquet"]
    if not parts:
        return pd.DataFrame(columns=["text_sha256", "document"])
    table = pd.concat(parts)
    own = table[table["code"].eq("") & table["kind"].eq("codering")]
    return own.assign(code=own["label"], place=[place(row) for row in own.to_dict("records")])


def by_people(table: pd.DataFrame) -> pd.DataFrame:
    """The codings of people, and those of a machine that a person changed since; `given_by` is
    whose coding it was.

    What people agreed on goes along too. It is theirs again only for a text where it changed.
    """
    along = pd.MultiIndex.from_frame(table.loc[table["kind"].eq("meegegeven"), [*PLACE, "coder"]])
    changed = ~pd.MultiIndex.from_frame(table[[*PLACE, "coder"]]).isin(along)
    machine, person = table["coder"].isin(MACHINES), table["changed_by"].str.startswith("mens-")
    same = table["coder"].eq(AGREED) & ~agreed_anew(table)
    kept = table["kind"].ne("meegegeven") & ~same & (~machine | (changed & person))
    coder = table["coder"].mask(machine, table["changed_by"])
    return table.assign(given_by=table["coder"], coder=coder)[kept]


def agreed_anew(table: pd.DataFrame) -> np.ndarray:
    """Whether the text of each row has other agreed codings than the project took along.

    In a text that was edited there places say nothing: only how often each code is there counts.
    """
    agreed = table[table["coder"].eq(AGREED)].copy()
    edited = agreed.loc[agreed["end"].isna() & agreed["kind"].eq("codering"), TEXT]
    agreed.loc[among(agreed, edited), ["start", "end"]] = 0
    agreed["nth"] = agreed.groupby([*PLACE, "kind"], dropna=False).cumcount()
    changed = agreed[~agreed.duplicated([*PLACE, "nth"], keep=False)]
    return among(table, changed)


def among(table: pd.DataFrame, texts: pd.DataFrame) -> np.ndarray:
    every, some = (pd.MultiIndex.from_frame(one[TEXT]) for one in (table, texts))
    return every.isin(some)


def place(row: dict[str, Any]) -> str:
    where = "" if row["start"] is None or pd.isna(row["start"]) else f", teken {row['start']}"
    return f"tekst {row['document']}{where}"
