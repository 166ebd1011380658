"""All that a report says to the research team, as data: the same facts for every form it takes."""

import json
from pathlib import Path

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.content_blocks import blocks, card
from analysis.content_own import with_own_words
from analysis.content_questions import openings
from analysis.content_received import received
from analysis.content_srqr import srqr
from analysis.content_teams import teams
from analysis.content_themes import chosen_quotes, sections, themes
from analysis.content_together import together
from analysis.contracts import (
    Codebook,
    Codings,
    Corpus,
    DesignCard,
    Insights,
    Moments,
    OwnWords,
    Prevalence,
    Quotes,
    Readings,
    SetAside,
    Shifts,
    Writers,
)
from analysis.mistakes import Mistake
from analysis.records import records
from analysis.window import window

AUDIENCE = "onderzoek"


def content(
    corpus: DataFrame[Corpus], set_aside: DataFrame[SetAside], codings: DataFrame[Codings],
    readings: DataFrame[Readings], prevalence: DataFrame[Prevalence], shifts: DataFrame[Shifts],
    quotes: DataFrame[Quotes], insights: DataFrame[Insights], design_card: DataFrame[DesignCard],
    own_words: DataFrame[OwnWords], codebook: DataFrame[Codebook], moments: DataFrame[Moments],
    writers: DataFrame[Writers], annex: Path, topics: Path, *, moment: str, about: dict[str, str],
    apart: dict[str, str],
) -> dict:  # fmt: skip
    """What the report of one moment says; `annex` and `topics` were made before."""
    now = this_moment(moments, moment)
    texts = window(corpus, now["cutoff"])
    tables = [table[table["moment"].eq(moment)] for table in (prevalence, shifts)]
    said = chosen_quotes(quotes[quotes["moment"].eq(moment)], texts, codebook, moments)
    told = sections(said, apart)
    found = themes(
        texts, codings, readings, *tables, told.pop(""), codebook, moments, moment=moment
    )
    came_in = received(corpus, texts, readings, set_aside, moments, writers, moment)
    facts = {"about": head(about, AUDIENCE, now), "received": came_in, "themes": found, **told}
    facts |= {"openings": openings(found, came_in["heard"], insights, moment)}
    facts |= {"blocks": blocks(insights, moment), "card": card(design_card)}
    facts |= across(codings, readings, texts[texts["kind"].eq("dagboek")], codebook)
    facts |= {"topics": made(topics)} | made(annex)
    return with_own_words(facts | {"srqr": srqr(facts)}, own_words)


def made(before: Path) -> dict:
    return json.loads(before.read_text(encoding="utf-8"))


def across(*tables: pd.DataFrame) -> dict:
    """What stands together in a text, and in which team."""
    return {"together": together(*tables), "teams": teams(*tables)}


def head(about: dict[str, str], audience: str, now: dict) -> dict:
    """What stands above a report: its title, its words, for whom it is and of which moment."""
    example = {"example": about["example"] == "yes"}
    return about | example | {"audience": audience, "moment": now}


def this_moment(moments: DataFrame[Moments], moment: str) -> dict:
    """What there is to know of the moment, and whether it is the last."""
    known = records(moments, ["moment", "title", "period_title", "cutoff"])
    for row in known:
        if row["moment"] == moment:
            return row | {"final": row is known[-1]}
    raise Mistake(
        f"het moment '{moment}' staat niet in de tabel met momenten; kies een van: "
        f"{', '.join(row['moment'] for row in known)}."
    )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(content)
