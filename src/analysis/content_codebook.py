"""What changed in the codebook, for a report to tell: version by version."""

import pandas as pd

from analysis.contracts import CHANGES, STEPS
from analysis.records import records

TOLD = CHANGES[: CHANGES.index("woorden")]  # what comes after only matters to the rules
EXPLAINED = "toelichting"


def codebook_versions(changes: pd.DataFrame, codebook: pd.DataFrame) -> list[dict]:
    """Per version the explanation, the changes of meaning, and the codes with other words."""
    titles = dict(zip(codebook["code"], codebook["label"], strict=True))
    named = changes.assign(label=changes["label"].where(changes["label"].ne(""), changes["code"]))
    into = named["kind"].isin(STEPS)
    named.loc[into, "after"] = [in_titles(codes, titles) for codes in named.loc[into, "after"]]
    return [
        {
            "version": version,
            "explanation": rows["explanation"].iloc[0],
            "changes": records(rows[rows["kind"].isin(TOLD)], ["kind", "label", "before", "after"]),
            "rules": sorted(set(rows["label"][~rows["kind"].isin([*TOLD, EXPLAINED])])),
        }
        for version, rows in named.groupby("version", sort=False)
    ]


def in_titles(codes: str, titles: dict[str, str]) -> str:
    """The codes by their titles; by their ids where a later version has no such code."""
    return ", ".join(titles.get(code, code) for code in codes.split(", "))
