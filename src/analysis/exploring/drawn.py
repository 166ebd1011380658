"""The figure of a table, drawn from the rows that are in it."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.exploring.unclear import Unclear
from analysis.figures.ranked_bars import ranked_bars
from analysis.figures.topic_terms import topic_terms
from analysis.figures.topic_themes import topic_themes

COLOURS = {
    "ink": "#1d2433", "muted": "#565e6e", "paper": "#ffffff", "line": "#d8d3c8",
    "helps": "#22638f", "hinders": "#cf7a2b",
}  # fmt: skip
MOST_WORDS, TOPIC_WORDS = 20, 8


def drawn(table: pd.DataFrame, say: Mapping[str, str]) -> Figure:
    """The figure that belongs to the kind of this table; a Mistake where there is none.

    Its label tells in words what there is to see.
    """
    draw = FIGURES.get(table.attrs.get("kind", ""))
    if draw is None:
        raise Unclear(f"Van deze tabel is er geen figuur; wel van {say['have']}.")
    if table.empty:
        raise Unclear("Deze tabel heeft geen rijen, dus er is niets te tekenen.")
    figure, seen = draw(pd.DataFrame(table), say)
    about = next(iter(table.get("about", [])), "")
    figure.set_label(say[f"alt_{draw.__name__}"].format(seen="; ".join(seen), about=about))
    return figure


def compare(table: pd.DataFrame, say: Mapping[str, str]) -> tuple[Figure, list[str]]:
    """Shares of the texts in which we count, per period or team: no estimates, so no margins."""
    rows = table.assign(label=table["period" if "period" in table else "team"])
    rows = rows.assign(value=rows["share"].fillna(0))
    counts = zip(rows["texts_with"], rows["texts"], strict=True)
    rows["count"] = [say["of"].format(count=count, texts=texts) for count, texts in counts]
    title = say["compare"].format(label=rows["about"].iloc[0])
    return barred(rows, title)


def together(table: pd.DataFrame, say: Mapping[str, str]) -> tuple[Figure, list[str]]:
    """Texts with each other theme too, with a mark at how many are likely."""
    rows = table.rename(columns={"theme_label": "label", "both": "value"})
    rows["count"] = rows["value"].astype(str)
    title = say["together"].format(label=rows["about"].iloc[0])
    return barred(rows, title)


def words(table: pd.DataFrame, say: Mapping[str, str]) -> tuple[Figure, list[str]]:
    """The words that stand out most, with how often they are in the sentences."""
    rows = table.head(MOST_WORDS).rename(columns={"word": "label", "log_odds": "value"})
    return barred(rows.astype({"count": str}), say["words"])


def barred(rows: pd.DataFrame, title: str) -> tuple[Figure, list[str]]:
    figure = ranked_bars(rows, title=title, colours=COLOURS)
    return figure, list(rows["label"] + " " + rows["count"])


def topics(table: pd.DataFrame, say: Mapping[str, str]) -> tuple[Figure, list[str]]:
    """The heaviest words of each topic; of those that are a finding, if any is."""
    rows = table[table["shown"]] if table["shown"].any() else table
    rows = rows.groupby("topic").head(TOPIC_WORDS)
    rows = rows.assign(title=[say["topic"].format(number=number) for number in rows["topic"]])
    seen = rows.groupby("title", sort=False)["term"].agg(", ".join)
    return topic_terms(rows, colours=COLOURS), list(seen.index + ": " + seen)


def topics_by_theme(table: pd.DataFrame, say: Mapping[str, str]) -> tuple[Figure, list[str]]:
    """In which share of the passages of each topic each theme is."""
    cells = table.pivot(index="theme_label", columns="topic", values="share").fillna(0)
    cells.columns = [say["topic"].format(number=number) for number in cells.columns]
    return topic_themes(cells, colours=COLOURS), list(cells.columns)


FIGURES = {draw.__name__: draw for draw in (compare, together, words, topics, topics_by_theme)}
