"""The code of now for every code that a person gave, also with an older version of the codebook."""

from difflib import get_close_matches
from typing import NamedTuple

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import STEPS, Codebook, CodebookChanges
from analysis.mistakes import Mistake
from analysis.people.rows import plain


class Carried(NamedTuple):
    """The code of now; or "" and why not: `split`, `dropped`, or `merged` and decided against.

    `version` is where it was merged, split or dropped; `choices` are codes of now.
    """

    code: str
    reason: str = ""
    version: str = ""
    choices: tuple[str, ...] = ()


def carried_rows(
    rows: pd.DataFrame,
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
) -> list[Carried]:
    """What became of the code of each row of people: a coding, or a decision about a code.

    That one of two merged codes is not there says nothing of the code that they became.
    """
    places = (rows["source"] + ", " + rows["place"]).tolist()
    found = carried_over(rows["code"].tolist(), places, codebook, codebook_changes)
    return [
        Carried("", "merged", one.version, (one.code,))
        if verdict == "niet" and one.code and one.version
        else one
        for one, verdict in zip(found, rows["verdict"], strict=True)
    ]


def carried_over(
    typed: list[str],
    places: list[str],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
) -> list[Carried]:
    """What became of each code, typed as its id or title, now or in an older version.

    "" stays "". A code that no version had is a Mistake that names its place: a slip of the pen
    is mended in a minute, and figures without that coding would be too low.
    """
    steps = codebook_changes[codebook_changes["kind"].isin(STEPS)]
    gone = {row.code: row for row in steps.itertuples() if row.before}
    names = names_of(codebook, codebook_changes, gone)
    found = []
    for code, place in zip(map(plain, typed), places, strict=True):
        if code not in names:
            near = names[get_close_matches(code, names, 1, cutoff=0)[0]]
            raise Mistake(
                f"{place}: deze code staat niet in het codeboek; het meest lijkt "
                f"'{now(near, gone).code or near}'. Verbeter de code, of zet bij wijzigingen in "
                "config/codebook.yaml wat ermee gebeurde."
            )
        found.append(now(names[code], gone))
    return found


def names_of(codebook: pd.DataFrame, changes: pd.DataFrame, gone: dict) -> dict[str, str]:
    """The code that every title and id stands for; what holds now goes before what held once."""
    renamed = changes[changes["kind"].eq("label")]
    names = {plain(row.before): row.code for row in renamed.itertuples()}
    names |= {plain(row.label): code for code, row in gone.items()}
    names |= {plain(code): code for code in gone}
    names |= {plain(label): code for code, label in codebook[["code", "label"]].to_numpy()}
    return names | {plain(code): code for code in codebook["code"]} | {"": ""}


def now(code: str, gone: dict) -> Carried:
    """The code followed through the versions; of a code that was split all that it became."""
    merged = ""
    while code in gone and gone[code].kind in ("hernoemd", "samengevoegd"):
        merged = gone[code].version if gone[code].kind == "samengevoegd" else merged
        code = gone[code].after
    if code not in gone:
        return Carried(code, version=merged)
    ends = [now(part, gone) for part in gone[code].after.split(", ") if part]
    choices = [choice for end in ends for choice in (end.choices or (end.code,)) if choice]
    reason = "split" if choices else "dropped"
    return Carried("", reason, gone[code].version, tuple(dict.fromkeys(choices)))
