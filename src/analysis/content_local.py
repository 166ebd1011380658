"""What became of the answers of the language model, for a report; nothing when it was not asked."""

import pandas as pd

from analysis.people.marks import TEXT

AMOUNTS = {
    "invented": "geen citaat",
    "unknown": "onbekende code",
    "outside": "buiten de zinnen",
    "unanswered": "geen antwoord",
}


def local(answers: pd.DataFrame, corpus: pd.DataFrame) -> dict:
    """Of the texts that count: how many were asked, and how much of what came back was left out.

    Of texts `unanswered`, else codings: with a quote that is `invented`, a code that is `unknown`,
    or words that no sentence holds.
    """
    if answers.empty:
        return {}
    asked = answers.merge(corpus.loc[corpus["status"].eq("telt"), TEXT].drop_duplicates(), on=TEXT)
    amounts = {name: int(asked["told"].eq(told).sum()) for name, told in AMOUNTS.items()}
    texts = len(asked[TEXT].drop_duplicates())
    return {"local": {"model": answers["model"].iloc[0], "texts": texts, **amounts}}
