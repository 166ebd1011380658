"""Which text in the analysis somebody read, and whether it is still the same."""

from typing import NamedTuple

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus


class Found(NamedTuple):
    """The texts that count which may be meant, if they are the version read, else why none is."""

    texts: list[tuple[str, str]]
    same: bool
    status: str


def counting_texts(rows: pd.DataFrame, corpus: DataFrame[Corpus]) -> list[Found]:
    """What is found for each row, by the fingerprint of the text that was read, else by its name.

    Texts are (delivery, document), the latest delivery first. Only where two texts of one writer
    and day came in with different deliveries can there be more than one.
    """
    order = corpus.sort_values("delivery", kind="stable")
    counts = order[order["status"].eq("telt")]
    exact = {row.text_sha256 + row.document: row for row in counts.itertuples()}
    names = {row.text_sha256: row.document for row in order.itertuples()}
    status = dict(zip(order["document"], order["status"], strict=True))
    by_name: dict[str, list[tuple[str, str]]] = {}
    for row in counts[::-1].itertuples():
        by_name.setdefault(row.document, []).append((row.delivery, row.document))
    found = []
    for sha, document in zip(rows["text_sha256"], rows["document"], strict=True):
        if text := exact.get(sha + document):
            found.append(Found([(text.delivery, text.document)], True, ""))
            continue
        name = document if document in status else names.get(sha, document)
        found.append(Found(by_name.get(name, []), False, status.get(name, "")))
    return found
