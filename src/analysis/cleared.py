"""The texts that may be analysed, with what identifies somebody masked."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Decisions, Disclosures, Documents, Held
from analysis.placeholders import placeholder
from analysis.verdicts import verdicts


def cleared(
    documents: DataFrame[Documents],
    disclosures: DataFrame[Disclosures],
    decisions: DataFrame[Decisions],
    held: DataFrame[Held],
    *,
    policy: dict[str, str],
) -> DataFrame[Cleared]:
    """The documents that are not held, with every find masked that policy or a person masks.

    A masked stretch is a placeholder of the same length, so that offsets hold.
    """
    finds = verdicts(documents, disclosures, decisions, policy)
    stretches = dict(iter(finds[finds["verdict"].eq("mask")].groupby("document")))
    free = documents[~documents["document"].isin(held["document"])]
    texts = [
        hidden(text, stretches[document]) if document in stretches else text
        for document, text in zip(free["document"], free["text"], strict=True)
    ]
    return free.assign(text=texts)


def hidden(text: str, finds: pd.DataFrame) -> str:
    for find in finds.itertuples():
        cover = placeholder(find.kind, find.end - find.start)
        text = text[: find.start] + cover + text[find.end :]
    return text


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(cleared)
