"""All that a report says, as data: the same facts for every form that a report takes."""

from pandera.typing.pandas import DataFrame

from analysis.content_account import account
from analysis.content_received import received
from analysis.content_themes import chosen_quotes, themes
from analysis.contracts import (
    Codebook,
    Codings,
    Corpus,
    Disclosures,
    Moments,
    Prevalence,
    Quotes,
    SetAside,
    Writers,
)
from analysis.mistakes import Mistake
from analysis.records import records
from analysis.window import signals, window


def content(
    corpus: DataFrame[Corpus], set_aside: DataFrame[SetAside], codings: DataFrame[Codings],
    prevalence: DataFrame[Prevalence], quotes: DataFrame[Quotes], codebook: DataFrame[Codebook],
    moments: DataFrame[Moments], writers: DataFrame[Writers], disclosures: DataFrame[Disclosures],
    *, moment: str, audience: str, title: str, word_for_client: str, example: bool,
    codebook_version: str, policy: dict[str, str], wishes_code: str, keeping_code: str,
) -> dict:  # fmt: skip
    """What the report of one moment says to one audience, after ``content.schema.json``.

    Quotes of `wishes_code` and `keeping_code` stand apart; `policy` says what was masked.
    """
    now = this_moment(moments, moment)
    texts, shares = window(corpus, now["cutoff"]), prevalence[prevalence["moment"].eq(moment)]
    apart = {"wishes": wishes_code, "keeping": keeping_code}
    said = chosen_quotes(quotes[quotes["moment"].eq(moment)], texts, codebook, moments, apart)
    about = {"audience": audience, "title": title, "client": word_for_client, "example": example}
    about |= {"codebook_version": codebook_version, "basis": basis(shares), "moment": now}
    return {
        "about": about,
        "received": received(corpus, texts, set_aside, moments, writers, moment),
        "themes": themes(texts, signals(codings, texts), shares, said["themes"], codebook, moments),
        "wishes": said["wishes"],
        "keeping": said["keeping"],
        "account": account(texts, said["places"], disclosures, policy),
    }


def this_moment(moments: DataFrame[Moments], moment: str) -> dict:
    """What there is to know of the moment, and whether it is the last."""
    known = records(moments, ["moment", "title", "period_title", "cutoff"])
    for row in known:
        if row["moment"] == moment:
            return row | {"final": row is known[-1]}
    raise Mistake(
        f"het moment '{moment}' staat niet in de tabel met momenten; kies een van: "
        f"{', '.join(row['moment'] for row in known)}."
    )


def basis(shares: DataFrame[Prevalence]) -> str:
    return shares["basis"].iloc[0] if len(shares) else "signalen"


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(content)
