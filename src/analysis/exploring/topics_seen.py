"""The topics of the last report, the passages they are in, and the themes beside them."""

import pandas as pd

from analysis.exploring.compared import FACTS, shared
from analysis.exploring.context import cleared
from analysis.exploring.known import ABOUT_TEXT, TEXT, Known
from analysis.exploring.stored import whole
from analysis.exploring.unclear import Unclear
from analysis.topic.covered import covered, spread, themed

WORDS = 8


def topics(run: Known) -> pd.DataFrame:
    """One row per topic and term, the heaviest first, of the last moment that has topics."""
    table = whole(run.folder, "topics")
    return table[table["moment"].eq(latest(run, table))].reset_index(drop=True)


def latest(run: Known, table: pd.DataFrame) -> str:
    """The last moment that is in the table; nothing if it is empty."""
    have = set(table["moment"])
    return next((name for name in run.moment_rows["moment"][::-1] if name in have), "")


def words_of(table: pd.DataFrame) -> pd.Series:
    """The heaviest words of each topic, as a line."""
    return table.groupby("topic")["term"].agg(lambda terms: ", ".join(terms[:WORDS]))


def passages(run: Known, moment: str, columns: list[str]) -> pd.DataFrame:
    return whole(run.folder, "segment_topics", columns, [("moment", "==", moment)])


def topic(run: Known, number: int) -> tuple[pd.DataFrame, str]:
    """One row per passage with this topic, the fullest first; and its words."""
    table = topics(run)
    lines = words_of(table)
    if number not in lines.index:
        raise Unclear(
            f"onbekend onderwerp '{number}'. Onderwerpen van het laatste rapport: "
            f"{', '.join(map(str, lines.index)) or 'geen'} (run.topics)."
        )
    columns = [*TEXT, "segment", "start", "end", "topic", "share", "fit"]
    rows = passages(run, latest(run, table), columns).query("topic == @number")
    rows = rows.merge(run.corpus[ABOUT_TEXT], on=TEXT)
    rows = rows.sort_values(
        ["share", "fit", "document", "start"], ascending=[False, False, True, True]
    )
    texts = cleared(run, rows)
    spans = rows[[*TEXT, "start", "end"]].itertuples(index=False)
    rows["text"] = [
        texts[delivery, document][start:end] for delivery, document, start, end in spans
    ]
    first = ["text", "share", "fit", "team", "writer", "date", "period"]
    return rows[[*first, *columns[:6]]].reset_index(drop=True), lines[number]


def topics_by_theme(run: Known) -> pd.DataFrame:
    """One row per topic and theme: in which `share` of its passages the theme is, and elsewhere."""
    table = topics(run)
    columns = [*TEXT, "segment", "start", "end", "topic", "share"]
    rows = run.numbered(passages(run, latest(run, table), columns))
    seen = shared(run, [*FACTS, "start"])
    wide = spread(rows, seen.texts)
    cells = covered(wide, themed(wide, seen.found))
    labels = run.codebook.drop_duplicates("theme").set_index("theme")["theme_label"]
    cells["theme_label"], cells["words"] = (
        cells["theme"].map(labels),
        cells["topic"].map(words_of(table)),
    )
    cells = cells[cells["topic"].isin(words_of(table).index)].assign(basis=seen.basis)
    first = ["topic", "words", "theme_label", "share", "elsewhere", "of_theme", "here", "basis"]
    return cells[[*first, "theme"]].sort_values(
        ["topic", "share"], ascending=[True, False], ignore_index=True
    )
