"""All coders together, on the version of each text that counts."""

from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus

ORDER = ["delivery", "document", "start", "end", "code", "coder", "evidence_start"]


def codings(codings_rules: DataFrame[Codings], corpus: DataFrame[Corpus]) -> DataFrame[Codings]:
    """The codings of texts with status ``telt``, sorted; what the rules found never counts."""
    counting = corpus.loc[corpus["status"] == "telt", ["delivery", "document"]]
    together = codings_rules.assign(counts=False)
    return (
        together.merge(counting.drop_duplicates(), on=["delivery", "document"])
        .sort_values(ORDER, kind="stable", ignore_index=True)
        .reindex(columns=list(Codings.to_schema().columns))
    )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings)
