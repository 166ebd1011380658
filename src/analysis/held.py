"""The texts that are held back, because masking does not make them safe."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Decisions, Disclosures, Documents, Held
from analysis.text_hash import text_hash
from analysis.verdicts import verdicts

BY_PERSON = "Een onderzoeker houdt deze tekst vast."
BY_FIND = "In deze tekst staat iets waarvoor is gekozen om de tekst vast te houden ({})."


def held(
    documents: DataFrame[Documents],
    disclosures: DataFrame[Disclosures],
    decisions: DataFrame[Decisions],
    *,
    policy: dict[str, str],
) -> DataFrame[Held]:
    """One row per text that a person holds back, or that has a find with verdict "hold"."""
    finds = verdicts(documents, disclosures, decisions, policy)
    kinds = finds[finds["verdict"].eq("hold")].groupby("document")["kind"]
    by_find = {document: ", ".join(sorted(set(found))) for document, found in kinds}
    whole = set(decisions["text_sha256"][held_whole(decisions)])
    rows = []
    for text in documents.itertuples():
        if text_hash(text.text) in whole:
            rows.append((text.delivery, text.document, BY_PERSON))
        elif text.document in by_find:
            rows.append((text.delivery, text.document, BY_FIND.format(by_find[text.document])))
    return pd.DataFrame(rows, columns=list(Held.to_schema().columns))


def held_whole(decisions: pd.DataFrame) -> pd.Series:
    return decisions["scope"].eq("tekst") & decisions["decision"].eq("vasthouden")


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(held)
