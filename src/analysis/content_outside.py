"""What a report says outside the research team: numbers that may leave, quotes that were approved.

Whoever leads a team may read along, and so may a client. Nothing here names a writer, a text, a
date of writing or a file; of a team it says only what at least `k` of its writers wrote about.
No quotes without approval or about leadership; a team reads those of its own writers only.
"""

import re

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.content import head, this_moment
from analysis.content_own import with_own_words
from analysis.contracts import (
    Approvals,
    Codebook,
    Codings,
    Corpus,
    Moments,
    OwnWords,
    Quotes,
    Readings,
    SafeCells,
)
from analysis.evidence import counted
from analysis.placeholders import shown
from analysis.records import records
from analysis.theme_labels import theme_labels
from analysis.window import window

PER_THEME, ROUNDED = 2, 10
QUOTE = ["quote", "role", "text", "edited", "label", "direction", "modality"]
TEAM = "team-"


def content_outside(
    corpus: DataFrame[Corpus], codings: DataFrame[Codings], readings: DataFrame[Readings],
    quotes: DataFrame[Quotes], approvals: DataFrame[Approvals], safe_cells: DataFrame[SafeCells],
    codebook: DataFrame[Codebook], moments: DataFrame[Moments], own_words: DataFrame[OwnWords],
    *, moment: str, audiences: list[str], about: dict[str, str], k: int,
    leadership_codes: list[str],
) -> list[dict]:  # fmt: skip
    """The content for each of `audiences`, such as `openbaar` and `team-A`."""
    now = this_moment(moments, moment)
    texts = window(corpus, now["cutoff"])
    ready = approved(quotes[quotes["moment"].eq(moment)], texts, approvals, codebook)
    ready = ready[~ready["code"].isin(leadership_codes) & ~names_somebody(ready, corpus)]
    cells = safe_cells[safe_cells["moment"].eq(moment)].merge(theme_labels(codebook), on="theme")
    coded = codings[~codings["code"].isin(leadership_codes)], readings
    made = []
    for audience in audiences:
        team = audience.removeprefix(TEAM) if audience.startswith(TEAM) else None
        own, said = (rows[rows["team"].eq(team)] if team else rows for rows in (texts, ready))
        named = team_themes(*coded, own, codebook, k) if team else set()
        facts = {"about": head(about, audience, now) | {"team": team, "k": k}}
        facts["received"] = amounts(texts)
        facts["themes"] = themes(cells, spread(said, cells), named, codebook)
        made.append(with_own_words(facts, own_words))
    return made


def approved(
    quotes: pd.DataFrame, texts: pd.DataFrame, approvals: pd.DataFrame, codebook: pd.DataFrame
) -> pd.DataFrame:
    """The quotes that may leave, in the words in which they may."""
    rows = quotes.merge(texts[["delivery", "document", "text_sha256"]], on=["delivery", "document"])
    rows = rows.merge(approvals.drop(columns="source"), on=["text_sha256", "start", "end"])
    rows = rows[rows["verdict"].ne("nee") & rows["writer"].notna()]
    rows["edited"] = rows["verdict"].eq("bewerkt")
    rows["text"] = rows["words"].where(rows["edited"], rows["text"].map(shown))
    return rows.merge(codebook[["code", "label"]], on="code").sort_values("quote")


def names_somebody(ready: pd.DataFrame, corpus: pd.DataFrame) -> pd.Series:
    """Whether the words of each quote hold the code of a participant: a writer may say yes for
    themselves only."""
    writers = "|".join(re.escape(name) for name in sorted(corpus["writer"].dropna().unique()))
    return ready["text"].str.contains(rf"\b(?:{writers or '(?!)'})\b", case=False)


def spread(ready: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """At most `PER_THEME` typical quotes and a contrary one per theme that may leave; of each
    writer one in the whole report."""
    used, chosen = set(), []
    sizes = {"typerend": PER_THEME, "tegengeluid": 1}
    for theme in cells["theme"][cells["shown"]]:
        for role, size in sizes.items():
            free = ready[ready["theme"].eq(theme) & ready["role"].eq(role)]
            free = free[~free["writer"].isin(used)].drop_duplicates("writer")[:size]
            used |= set(free["writer"])
            chosen.append(free)
    return pd.concat(chosen) if chosen else ready[:0]


def team_themes(
    codings: pd.DataFrame, readings: pd.DataFrame, own: pd.DataFrame, codebook: pd.DataFrame, k: int
) -> set[str]:
    """The themes about which at least `k` writers of these texts wrote in a diary."""
    diaries, names = own[own["kind"].eq("dagboek")], codebook["theme"].unique()
    seen = {theme: counted(codings, readings, diaries, theme).found for theme in names}
    return {theme for theme, found in seen.items() if found["writer"].nunique() >= k}


def amounts(texts: pd.DataFrame) -> dict:
    """How much was read, rounded: exact numbers of texts would tell who wrote how often."""
    diaries = int(texts["kind"].eq("dagboek").sum())
    return {
        "diaries": int(round(diaries / ROUNDED) * ROUNDED),
        "notes": len(texts) - diaries,
        "teams": int(texts["team"].nunique()),
    }


def themes(
    cells: pd.DataFrame, chosen: pd.DataFrame, named: set[str], codebook: pd.DataFrame
) -> list[dict]:
    """One entry per theme, in the order of the codebook."""
    numbers = ["shown", "writers_with", "writers", "teams_with", "reason"]
    return [
        {
            "theme": cell["theme"],
            "label": cell["theme_label"],
            "codes": records(
                codebook[codebook["theme"].eq(cell["theme"])], ["label", "definition"]
            ),
            **{name: cell[name] for name in numbers},
            "named": cell["theme"] in named,
            "quotes": records(chosen[chosen["theme"].eq(cell["theme"])], QUOTE),
        }
        for cell in records(cells)
    ]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(content_outside)
