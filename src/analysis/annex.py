"""The annexes of a report for the research team: what it rests on, and how sure that is."""

from pandera.typing.pandas import DataFrame

from analysis.content import this_moment
from analysis.content_account import account
from analysis.content_agreement import agreement as agreed
from analysis.content_codebook import codebook_versions
from analysis.content_definitions import definitions
from analysis.content_left_aside import left_aside
from analysis.content_local import local
from analysis.content_versions import versions
from analysis.contracts import (
    Agreement,
    AnswersLocal,
    Codebook,
    CodebookChanges,
    Corpus,
    Disclosures,
    Held,
    Moments,
    Quotes,
    Unplaced,
)
from analysis.window import window


def annex(
    corpus: DataFrame[Corpus], quotes: DataFrame[Quotes], disclosures: DataFrame[Disclosures],
    held: DataFrame[Held], unplaced: DataFrame[Unplaced], agreement: DataFrame[Agreement],
    answers_local: DataFrame[AnswersLocal], codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges], moments: DataFrame[Moments],
    *, reports: list[str], policy: dict[str, str], threshold: float, codebook_version: str,
    whole_code: str, seed: int, libraries: dict[str, str],
) -> list[dict]:  # fmt: skip
    """The annexes of the report of each moment in `reports`; `policy` says what was masked."""
    made_with = {"codebook_version": codebook_version, "code": whole_code, "seed": seed}
    shared = {
        "agreement": agreed(agreement, codebook, threshold) | local(answers_local, corpus),
        "codebook_changes": codebook_versions(codebook_changes, codebook),
        "definitions": definitions(codebook),
        "versions": versions(codebook, libraries=libraries, **made_with),
    }
    return [
        shared
        | {"account": account(window(corpus, day), chosen, disclosures, policy)}
        | {"left_aside": left_aside(held, unplaced, corpus, day)}
        for moment in reports
        for day in [this_moment(moments, moment)["cutoff"]]
        for chosen in [quotes[quotes["moment"].eq(moment)]]
    ]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(annex)
