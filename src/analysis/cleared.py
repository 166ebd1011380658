"""The texts that may be analysed, with what identifies somebody masked."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Disclosures, Documents
from analysis.placeholders import placeholder


def cleared(
    documents: DataFrame[Documents],
    disclosures: DataFrame[Disclosures],
    *,
    policy: dict[str, str],
) -> DataFrame[Cleared]:
    """The documents with every find masked whose kind has policy "mask"; others stay as they are.

    A masked stretch is a placeholder of the same length, so that offsets hold.
    """
    masked = disclosures[disclosures["kind"].map(policy).eq("mask")]
    stretches = dict(iter(masked.groupby("document")))
    texts = [
        hidden(text, stretches[document]) if document in stretches else text
        for document, text in zip(documents["document"], documents["text"], strict=True)
    ]
    return documents.assign(text=texts)


def hidden(text: str, finds: pd.DataFrame) -> str:
    for find in finds.itertuples():
        cover = placeholder(find.kind, find.end - find.start)
        text = text[: find.start] + cover + text[find.end :]
    return text


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(cleared)
