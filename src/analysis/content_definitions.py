"""The whole codebook, as a report prints it."""

import re

import pandas as pd

SEE = re.compile(r"-> (\w+)")
ARROW = "\N{RIGHTWARDS ARROW}"


def definitions(codebook: pd.DataFrame) -> list[dict]:
    """One entry per theme with its sub-codes; a reference to another code is by its title."""
    titles = dict(zip(codebook["code"], codebook["label"], strict=True))
    return [
        {"theme": theme, "label": codes["theme_label"].iloc[0]}
        | {"codes": [definition(code, titles) for code in codes.itertuples()]}
        for theme, codes in codebook.groupby("theme", sort=False)
    ]


def definition(code, titles: dict[str, str]) -> dict:
    """What a sub-code is, which way it points, what belongs to it and what does not."""
    return {"label": code.label, "definition": code.definition, "direction": code.direction} | {
        name: [SEE.sub(lambda found: by_title(found[1], titles), line) for line in lines]
        for name, lines in (("include", code.include), ("exclude", code.exclude))
    }


def by_title(code: str, titles: dict[str, str]) -> str:
    return f"{ARROW} {titles.get(code, code)}"
