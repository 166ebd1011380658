"""The numbers and quotes of a report, counted and looked up anew from the tables of its run.

Written apart from the rooms that make the report, row by row, so that both would have to be wrong
in the same way.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from lxml import html

from analysis.placeholders import shown

PAIRS = re.compile(r"(\d[\d.]*) van de (\d[\d.]*)")
APART = ("wishes", "keeping", "lens")


class Run:
    """The tables of a run, as lists of rows."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.tables = folder / "data" / "processed"
        self.corpus, self.codings, self.readings = map(self.rows, ("corpus", "codings", "readings"))
        self.read = {place(row) for row in self.readings}
        self.cleared = {
            place(row): row["text"]
            for path in self.tables.glob("*/cleared.parquet")
            for row in pd.read_parquet(path).to_dict("records")
        }

    def rows(self, name: str) -> list[dict]:
        return pd.read_parquet(self.tables / f"{name}.parquet").to_dict("records")

    def contents(self, audience: str) -> list[dict]:
        """The contents of all reports for an audience."""
        paths = sorted((self.tables / "reports").glob(f"*-{audience}.json"))
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]

    def page(self, facts: dict) -> Path:
        about = facts["about"]
        kind = "eindrapport" if about["moment"]["final"] else "tussenrapport"
        name = f"{kind}-{about['moment']['moment']}-{about['audience']}.html"
        return self.folder / "reports" / about["moment"]["moment"] / about["audience"] / name


def place(row: dict) -> tuple[str, str]:
    return row["delivery"], row["document"]


def recounted(run: Run, theme: str, cutoff: str, period: str | None = None) -> dict[str, int | str]:
    """What a report tells of a theme: counts of texts, writers, teams and directions."""
    texts = [row for row in run.corpus if row["status"] == "telt" and row["date"] <= cutoff]
    texts = [row for row in texts if period in (None, row["period"])]
    diaries = {place(row): row for row in texts if row["kind"] == "dagboek"}
    notes = {place(row): row for row in texts if row["kind"] != "dagboek"}
    ours = [row for row in run.codings if row["theme"] == theme]
    basis, seen, found = looked_at(run, ours, diaries)
    _, noted, found_notes = looked_at(run, ours, notes)
    having = {place(row) for row in found}
    hints = {place(row) for row in ours if row["coder"] == "regels"} & (diaries.keys() - seen)

    def different(what: str, places: set) -> int:
        return len({diaries[one][what] for one in places})

    def directed(direction: str) -> int:
        return len({place(row) for row in found if row["direction"] == direction})

    return {
        "basis": basis,
        "diaries": len(diaries),
        "texts": len(seen),
        "texts_with": len(having),
        "notes": len(noted),
        "notes_with": len({place(row) for row in found_notes}),
        "writers": different("writer", seen),
        "writers_with": different("writer", having),
        "teams": different("team", seen),
        "teams_with": different("team", having),
        "helps": directed("ondersteunend"),
        "hinders": directed("belemmerend"),
        "hints": len(hints),
    }


def looked_at(run: Run, codings: list[dict], texts: dict) -> tuple[str, set, list[dict]]:
    """On what counts rest, the texts that were looked at, and the codings that count in them."""
    inside = [row for row in codings if place(row) in texts]
    counting = [row for row in inside if row["counts"]]
    if any(row["coder"] in ("regels", "geleerd") for row in counting):
        return "machine", set(texts), counting
    if run.readings:
        return "gelezen", texts.keys() & run.read, counting
    return "signalen", set(texts), [row for row in inside if row["coder"] == "regels"]


def expected(theme: dict, *, final: bool) -> list[tuple[int, int]]:
    """Every 'x van de y' that the section of a theme says, in order."""
    said = []
    for seen in ([] if final else [theme["now"]]) + [theme["so_far"]]:
        if seen["diaries"]:
            names = ("texts", "writers", "teams")
            said += [(seen[f"{name}_with"], seen[name]) for name in names]
    all_texts = theme["so_far"]
    said += [(all_texts["notes_with"], all_texts["notes"])]
    return said + ([(all_texts["hinders"], all_texts["texts"])] if all_texts["diaries"] else [])


def said_of(page: str, theme: str) -> list[tuple[int, int]]:
    """Every 'x van de y' that a page has under the heading of a theme, without its quotes."""
    (section,) = html.document_fromstring(page).xpath(
        f"//*[@id='thema-{theme}']/ancestor::section[1]"
    )
    for quote in section.xpath(".//figure"):
        quote.drop_tree()
    words = " ".join(section.text_content().split())
    return [tuple(int(n.replace(".", "")) for n in pair) for pair in PAIRS.findall(words)]


def quoted(run: Run, facts: dict) -> Iterator[tuple[str, str]]:
    """Each quote of a report as it is told, and what stands at its place in its document."""
    places = {row["quote"]: row for row in facts["account"]["places"]}
    chosen = {(row["quote"], row["moment"]): row["delivery"] for row in run.rows("quotes")}
    groups = [theme["quotes"] for theme in facts["themes"]] + [facts[name] for name in APART]
    for quote in (quote for group in groups for quote in group):
        found = places[quote["quote"]]
        delivery = chosen[quote["quote"], facts["about"]["moment"]["moment"]]
        text = run.cleared[delivery, found["segment"].rsplit("-", 1)[0]]
        yield quote["text"], shown(text[found["start"] : found["end"]])
