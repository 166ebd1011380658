"""What speaks for an insight: per building block and condition what helps and what hinders."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import (
    SURE,
    BuildingBlocks,
    Codebook,
    Codings,
    Corpus,
    Insights,
    Moments,
    Quotes,
    Readings,
)
from analysis.evidence import counted, findings
from analysis.mistakes import Mistake
from analysis.window import window

SIDES = ("ondersteunend", "belemmerend")


def insights(
    codings: DataFrame[Codings], readings: DataFrame[Readings], corpus: DataFrame[Corpus],
    moments: DataFrame[Moments], codebook: DataFrame[Codebook], quotes: DataFrame[Quotes],
    building_blocks: DataFrame[BuildingBlocks],
) -> DataFrame[Insights]:  # fmt: skip
    """One row per moment, block and side with at least one text, in the order of the blocks.

    No interpretation: which codes belong to which block is what people wrote in
    `building_blocks`, the rest is counted.
    """
    refuse_unknown(building_blocks, codebook)
    blocks = building_blocks.drop_duplicates(["kind", "block"])[["kind", "block"]]
    rows = []
    for moment in moments.itertuples():
        texts = window(corpus, moment.cutoff)
        diaries = texts[texts["kind"].eq("dagboek")]
        found = evidence(codings, readings, diaries, building_blocks, codebook)
        chosen = quotes[quotes["moment"].eq(moment.moment)].merge(building_blocks, on="code")
        for block in blocks.itertuples():
            own = found[found["block"].eq(block.block)]
            said = chosen[chosen["block"].eq(block.block)]
            about = {"moment": moment.moment, "kind": block.kind, "block": block.block}
            rows += [about | row for side in SIDES if (row := one_side(own, said, side))]
    return pd.DataFrame(rows, columns=list(Insights.to_schema().columns))


def refuse_unknown(building_blocks: pd.DataFrame, codebook: pd.DataFrame) -> None:
    unknown = set(building_blocks["code"]) - set(codebook["code"])
    if unknown:
        raise Mistake(
            f"config/building_blocks.csv noemt '{min(unknown)}', en die subcode staat niet in het "
            "codeboek; verbeter de naam of haal de rij weg."
        )


def evidence(
    codings: pd.DataFrame,
    readings: pd.DataFrame,
    diaries: pd.DataFrame,
    blocks: pd.DataFrame,
    codebook: pd.DataFrame,
) -> pd.DataFrame:
    """What counts of every theme, with its block, how sure it is and how many texts it is of."""
    parts = []
    for theme in codebook["theme"].unique():
        seen = counted(codings, readings, diaries, theme)
        size = {"texts": len(seen.texts), "writers": seen.texts["writer"].nunique()}
        parts.append(seen.found.assign(**size))
    sure = findings(codings, readings, diaries)[["delivery", "segment", "code", "sure"]]
    found = pd.concat(parts).merge(sure, on=["delivery", "segment", "code"])
    return found.merge(blocks, on="code")


def one_side(found: pd.DataFrame, said: pd.DataFrame, side: str) -> dict:
    """The counts of a block on one side, or nothing when there is no text."""
    ours, against = found[found["direction"].eq(side)], said[said["direction"].isin(SIDES)]
    if ours.empty:
        return {}
    return {
        "side": side,
        "texts": int(found["texts"].max()),
        "texts_with": ours["document"].nunique(),
        "writers": int(found["writers"].max()),
        "writers_with": ours["writer"].nunique(),
        "teams_with": ours["team"].nunique(),
        "sure": min(ours["sure"], key=SURE.index),
        "quotes": numbers(against[against["direction"].eq(side)]),
        "contrary": numbers(against[against["direction"].ne(side)]),
    }


def numbers(said: pd.DataFrame) -> str:
    return " ".join(dict.fromkeys(said["quote"]))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(insights)
