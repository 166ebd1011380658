"""What the privacy form asks and shows, as data."""

from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Corpus, Decisions, Disclosures, Documents
from analysis.text_hash import text_hash
from analysis.verdicts import verdicts

AROUND = 90  # characters of context on each side of a find
SURE = {"zeker": 0, "waarschijnlijk": 1, "mogelijk": 2}


def privacy_content(
    documents: DataFrame[Documents],
    disclosures: DataFrame[Disclosures],
    decisions: DataFrame[Decisions],
    corpus: DataFrame[Corpus],
    *,
    policy: dict[str, str],
) -> dict[str, Any]:
    """The words to decide about, every find with its sentence, and the texts, for texts that count.

    Asked are finds that are only possible ("mogelijk"), are not decided and would be masked or
    hold a text: one question per word for the whole run.
    """
    texts = standing(documents, corpus)
    finds = every_find(texts, disclosures, decisions, policy)
    uncertain = finds["certainty"].eq("mogelijk") & finds["verdict"].isin(["mask", "hold"])
    open_finds = finds[uncertain & finds["decided"].isna()]
    return {
        "ask": [question(group) for _, group in open_finds.groupby(["kind", "word"])],
        "all": [row_of(find) for find in finds.itertuples()],
        "texts": whole(texts, decisions),
    }


def standing(documents: pd.DataFrame, corpus: pd.DataFrame) -> pd.DataFrame:
    """The documents that count, or would count if they were not held."""
    counted = corpus[corpus["status"].isin(["telt", "vastgehouden"])]
    return documents.merge(counted[["delivery", "document"]], on=["delivery", "document"])


def whole(texts: pd.DataFrame, decisions: pd.DataFrame) -> list[dict[str, Any]]:
    """A row per text, with what a person decided about it as a whole."""
    made = decisions[decisions["scope"].eq("tekst")].set_index("text_sha256")["decision"]
    hashes = [text_hash(text) for text in texts["text"]]
    return [
        {
            "find": text.document,
            "where": where(text),
            "decision": made.get(sha, ""),
            "key": f"tekst|{sha}",
        }
        for text, sha in zip(texts.itertuples(), hashes, strict=True)
    ]


def every_find(
    texts: pd.DataFrame, disclosures: pd.DataFrame, decisions: pd.DataFrame, policy: dict[str, str]
) -> pd.DataFrame:
    """The finds in these texts with their verdict, the sentence around them and their place."""
    known = disclosures.merge(texts[["delivery", "document"]], on=["delivery", "document"])
    finds = verdicts(texts, known, decisions, policy)
    about = texts.set_index("document")
    rows = [(find, about.loc[find.document]) for find in finds.itertuples()]
    finds["find"] = [text["text"][find.start : find.end] for find, text in rows]
    finds["sentence"] = [marked(text["text"], find) for find, text in rows]
    finds["where"] = [where(text) for _, text in rows]
    return finds.sort_values(["document", "start"], ignore_index=True)


def marked(text: str, find) -> str:
    """The line around a find, cut to a readable length, with the find between » and «."""
    before = text[: find.start].rpartition("\n")[2][-AROUND:]
    after = text[find.end :].partition("\n")[0][:AROUND]
    return f"{before}»{text[find.start : find.end]}«{after}"


def where(text) -> str:
    return f"{text.source}, {text.place}" if text.place else text.source


def question(finds: pd.DataFrame) -> dict[str, Any]:
    first = finds.iloc[0]
    return {
        "find": first["find"],
        "kind": first["kind"],
        "count": len(finds),
        "sentence": first["sentence"],
        "where": first["where"],
        "now": first["verdict"],
        "key": f"woord|{first['kind']}|{first['word']}",
    }


def row_of(find) -> dict[str, Any]:
    return {
        "find": find.find,
        "kind": find.kind,
        "certainty": find.certainty,
        "sentence": find.sentence,
        "where": find.where,
        "now": find.verdict,
        "decision": find.decided if isinstance(find.decided, str) else "",
        "key": f"plek|{find.kind}|{find.text_sha256}|{find.start}|{find.end}",
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(privacy_content)
