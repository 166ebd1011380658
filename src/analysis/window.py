"""What a moment looks at: the texts up to its cut-off, and the signals in them."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, Moments

RULES = "regels"
WHOLE = "samen"  # all periods of a window together
ABOUT_TEXT = ["delivery", "document", "kind", "team", "writer", "date", "period"]


def window(corpus: DataFrame[Corpus], cutoff: str) -> pd.DataFrame:
    """The texts that count and are dated on or before `cutoff`: rows of `Corpus`."""
    return corpus[corpus["status"].eq("telt") & corpus["date"].le(cutoff)]


def periods(texts: pd.DataFrame, moments: DataFrame[Moments]) -> list[str]:
    """All periods together and each period with texts, in order of time; none without texts."""
    seen = set(texts["period"])
    return [WHOLE] * bool(seen) + [name for name in moments["moment"] if name in seen]


def signals(codings: DataFrame[Codings], texts: pd.DataFrame) -> pd.DataFrame:
    """What the rules point out in these texts, with what is known of each text.

    Only the rules read every text: with what people found in the texts they read added, a theme
    would seem to occur where people read. A coding belongs to one delivery of a text, so codings
    of replaced versions fall away.
    """
    found = codings[codings["coder"].eq(RULES)]
    return found.merge(texts[ABOUT_TEXT], on=["delivery", "document"])
