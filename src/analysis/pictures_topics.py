"""The figures about topics, each with a sentence on what there is to see."""

from collections.abc import Callable, Mapping

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.topic_shares import topic_shares
from analysis.figures.topic_stability import topic_stability
from analysis.figures.topic_terms import topic_terms
from analysis.figures.topic_themes import topic_themes
from analysis.pictures import picture
from analysis.wording import Say

MEASURES = ("seeds", "writers_out", "team_out", "coherence", "by_chance", "exclusivity")


def pictures_topics(facts: dict, say: Say, colours: Mapping[str, str]) -> dict[str, dict | None]:
    """Per figure its SVG and takeaway; None where there is nothing to draw.

    `facts` is what `content_topics` found: ``topic_curve`` once topics were looked for,
    ``topic_terms``, ``topic_themes`` and ``topic_shares`` once any is shown.
    """
    shown = facts["shown"]
    steps = {
        "topic_curve": facts["curve"] and (curve, facts),
        "topic_terms": shown and (terms, shown),
        "topic_themes": shown and shown[0]["themes"] and (themes, shown),
        "topic_shares": shown and (shares, shown),
    }
    return {
        name: drawn(name, *step, say, colours) if step else None for name, step in steps.items()
    }


def drawn(
    name: str, draw: Callable, rows: dict | list[dict], say: Say, colours: Mapping[str, str]
) -> dict:
    figure, takeaway = draw(rows, say, colours)
    return picture(figure, takeaway, name.replace("_", "-"), f"topics.{name}.alt", say)


def curve(facts: dict, say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """The measures for each number of topics, and the number that was chosen."""
    rows = facts["curve"]
    names = (*MEASURES, "stable", "sense", "topics")
    words = {name: say(f"topics.measure.{name}") for name in names}
    figure = topic_stability(pd.DataFrame(rows), words=words, colours=colours)
    best = next(row for row in rows if row["chosen"])
    takeaway = "takeaway" if facts["shown"] else "none"
    return figure, say(f"topics.topic_curve.{takeaway}", n=best["topics"])


def terms(shown: list[dict], say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    rows = [{"title": named(row, say)} | word for row in shown for word in row["words"]]
    figure = topic_terms(pd.DataFrame(rows), colours=colours)
    return figure, say("topics.topic_terms.takeaway", n=len(shown))


def themes(shown: list[dict], say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    """Topics × themes, and how many topics the codebook does not have."""
    columns = {
        named(row, say): {theme["label"]: theme["share"] for theme in row["themes"]}
        for row in shown
    }
    figure = topic_themes(pd.DataFrame(columns), colours=colours)
    new = sum(row["verdict"] == "nieuw" for row in shown)
    return figure, say("topics.topic_themes.takeaway", n=new, shown=len(shown))


def shares(shown: list[dict], say: Say, colours: Mapping[str, str]) -> tuple[Figure, str]:
    rows = [{"topic": named(row, say)} | period for row in shown for period in row["periods"]]
    figure = topic_shares(pd.DataFrame(rows), colours=colours)
    surely = [row for row in shown if row["change"] and row["change"]["p"] < 0.05]
    return figure, say("topics.topic_shares.takeaway", n=len(surely))


def named(row: dict, say: Say) -> str:
    return say("topics.name", number=row["topic"])
