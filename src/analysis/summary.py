"""What the run did, in a few numbers for the person who started it."""

from pandera.typing.pandas import DataFrame

from analysis.contracts import Codings, Corpus, SetAside
from analysis.window import RULES


def summary(
    corpus: DataFrame[Corpus],
    set_aside: DataFrame[SetAside],
    codings: DataFrame[Codings],
    *,
    reports: list[str],
) -> dict[str, object]:
    """How many texts were received, set aside, counted and coded by the rules, and the reports."""
    status = corpus["status"].value_counts()
    pointed_out = codings[codings["coder"].eq(RULES)]
    return {
        "received": len(corpus) + len(set_aside),
        "set_aside": len(set_aside),
        "documents": len(corpus),
        "repeated": int(status.get("herhaling", 0)),
        "replaced": int(status.get("vervangen", 0)),
        "withheld": int(status.get("ingetrokken", 0) + status.get("geen toestemming", 0)),
        "counted": int(status.get("telt", 0)),
        "coded": len(pointed_out[["delivery", "document"]].drop_duplicates()),
        "codings": len(codings),
        "reports": reports,
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(summary)
