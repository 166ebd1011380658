"""The tables of a run with their joins done: what is in texts, and what was found in them."""

import pandas as pd

from analysis.evidence import by_people
from analysis.exploring.known import ABOUT_TEXT, TEXT, UNIT, Known
from analysis.exploring.stored import every, parts, read, whole
from analysis.exploring.unclear import Unclear
from analysis.people.marks import LEARNED
from analysis.window import RULES

SAID = [
    "text", "theme_label", "label", "coder", "counts", "team", "writer", "date", "period", "kind",
    "modality", "direction", "actor", "score", "theme", "code", "delivery", "document", "segment",
    "start", "end", "evidence_start", "evidence_end",
]  # fmt: skip


def documents(run: Known) -> pd.DataFrame:
    """One row per text that counts, with its `segments` and by how many people it was `read`."""
    table = run.corpus[[*ABOUT_TEXT, "words"]]
    read_by = run.readings.groupby(TEXT)["coder"].nunique().rename("read")
    table = table.join(sizes(run), on=TEXT).join(read_by, on=TEXT)
    table = table.fillna({"segments": 0, "read": 0}).astype({"segments": int, "read": int})
    return table.sort_values(["date", "document"], ignore_index=True)


def sizes(run: Known) -> pd.Series:
    """The number of segments by delivery and document."""
    counts = []
    for path in parts(run.folder, "segments", run.deliveries).values():
        counts.append(read(path, TEXT).group_by(TEXT).aggregate([([], "count_all")]).to_pandas())
    every = pd.concat(counts) if counts else pd.DataFrame(columns=[*TEXT, "count_all"])
    return every.set_index(TEXT)["count_all"].rename("segments")


def segments(run: Known) -> pd.DataFrame:
    """One row per sentence or bullet of a text that counts, with what is known of the text."""
    columns = ["text", *UNIT, "document", "start", "end", "heading", "shape"]
    found = every(run.folder, "segments", run.deliveries, columns)
    return found.merge(run.corpus[ABOUT_TEXT], on=TEXT)


def codings(run: Known) -> pd.DataFrame:
    """One row per code that a coder gave, with the sentence, the titles and the text's facts."""
    return told(run, run.codings_of())[SAID]


def told(run: Known, rows: pd.DataFrame) -> pd.DataFrame:
    """These rows with their sentence, titles, and what is known of their text."""
    return titled(run, placed(run, rows))


def placed(run: Known, rows: pd.DataFrame) -> pd.DataFrame:
    """These rows (`delivery`, `segment`) with their sentence and what is known of its text.

    Places become those of the segment, so that `text` stands from `start` to `end`.
    """
    again = {"document", "start", "end", "text", *ABOUT_TEXT} - {"delivery"}
    rows = rows.drop(columns=[name for name in rows if name in again])
    rows = rows.merge(run.sentences(rows, ["document", "text", "start", "end"]), on=UNIT)
    return rows.merge(run.corpus[ABOUT_TEXT], on=TEXT)


def titled(run: Known, rows: pd.DataFrame) -> pd.DataFrame:
    """These rows with the title of their theme and sub-code."""
    themes = run.codebook.drop_duplicates("theme").set_index("theme")["theme_label"]
    rows = rows.assign(theme_label=rows["theme"].map(themes))
    if "code" in rows:
        rows["label"] = rows["code"].map(run.codebook.set_index("code")["label"])
    return rows


def themes(run: Known) -> pd.DataFrame:
    """One row per sub-code: titles, definition, and in how many sentences who gave it."""
    found = run.codings_of(columns=[*UNIT, "code", "coder"])
    coder = found["coder"]
    sides = {"people": by_people(found), "rules": coder.eq(RULES), "learned": coder.eq(LEARNED)}
    table = run.codebook[["theme", "theme_label", "code", "label", "definition", "direction"]]
    for name, side in sides.items():
        counts = found[side].drop_duplicates([*UNIT, "code"])["code"].value_counts()
        table = table.assign(**{name: table["code"].map(counts).fillna(0).astype(int)})
    return table


def prevalence(run: Known) -> pd.DataFrame:
    """One row per moment, period and theme: signals, and an estimate where there is one."""
    return titled(run, whole(run.folder, "prevalence"))


def disagreements(run: Known) -> pd.DataFrame:
    """One row per sentence and code to talk about, in the order in which it is best done."""
    found = whole(run.folder, "discussions")
    columns = ["why", "text", "theme_label", "label", "given", "without", "score"]
    rest = ["team", "writer", "date", "period", "theme", "code", *TEXT, "segment", "start", "end"]
    return told(run, found.assign(order=range(len(found)))).sort_values("order")[[*columns, *rest]]


def set_aside(run: Known) -> pd.DataFrame:
    """One row per file or text that is not analysed, with the reason; also what is held back."""
    folders = sorted(path.name for path in (run.folder / "data/processed").iterdir())
    have = [
        name for name in folders if (run.folder / f"data/processed/{name}/held.parquet").is_file()
    ]
    if not have:
        raise Unclear("Er is nog geen levering gelezen: draai eerst analyse.py report.")
    aside = every(run.folder, "set_aside", have, ["delivery", "source", "place", "reason"])
    held = every(run.folder, "held", have, [*TEXT, "reason"])
    return pd.concat([table for table in (aside, held) if len(table)] or [aside], ignore_index=True)
