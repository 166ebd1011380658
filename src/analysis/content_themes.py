"""What is seen per theme: counts, shares over the periods, and quotes to read."""

import pandas as pd

from analysis.placeholders import shown
from analysis.records import records

QUOTE = [
    "quote", "role", "text", "team", "title", "kind", "label", "coder", "direction", "modality",
]  # fmt: skip
PLACE = ["quote", "document", "start", "end", "segment", "coder", "source", "place", "sha256"]


def chosen_quotes(
    quotes: pd.DataFrame,
    texts: pd.DataFrame,
    codebook: pd.DataFrame,
    moments: pd.DataFrame,
    apart: dict[str, str],
) -> dict[str, list[dict]]:
    """The quotes of a moment as people read them: of the themes, and per code told apart.

    Under ``places``: where each quote stands in which file.
    """
    about = texts[["delivery", "document", "kind", "period", "source", "place", "sha256"]]
    rows = quotes.merge(about, on=["delivery", "document"]).sort_values("quote")
    rows = rows.merge(codebook[["code", "label"]], on="code")
    rows["title"] = rows["period"].map(moments.set_index("moment")["period_title"])
    places = records(rows, PLACE)
    rows["text"] = rows["text"].map(shown)
    told = {name: rows[rows["code"].eq(code)] for name, code in apart.items()}
    rest = rows[~rows["code"].isin(apart.values())]
    return {
        "themes": records(rest, ["theme", *QUOTE]),
        "places": places,
        **{name: records(part, QUOTE) for name, part in told.items()},
    }


def themes(
    texts: pd.DataFrame,
    found: pd.DataFrame,
    shares: pd.DataFrame,
    quotes: list[dict],
    codebook: pd.DataFrame,
    moments: pd.DataFrame,
) -> list[dict]:
    """One entry per theme of the codebook, in its order, also where there is nothing to see."""
    titles = moments.set_index("moment")["period_title"]
    shares = shares.assign(title=shares["period"].map(titles))
    return [
        {
            "theme": theme,
            "label": codes["theme_label"].iloc[0],
            "codes": records(codes, ["label", "definition"]),
            "so_far": tally(texts, found[found["theme"].eq(theme)]),
            "shares": records(
                shares[shares["theme"].eq(theme)].drop(columns=["moment", "theme", "basis"])
            ),
            "quotes": [without_theme(row) for row in quotes if row["theme"] == theme],
        }
        for theme, codes in codebook.groupby("theme", sort=False)
    ]


def tally(texts: pd.DataFrame, found: pd.DataFrame) -> dict:
    """How many diary texts (with their writers and teams) and notes have a signal, of how many."""
    diaries = texts[texts["kind"].eq("dagboek")]
    notes = texts[texts["kind"].ne("dagboek")]
    having = diaries[diaries["document"].isin(found["document"])]
    return {
        "texts": len(diaries),
        "texts_with": len(having),
        "notes": len(notes),
        "notes_with": int(notes["document"].isin(found["document"]).sum()),
        "writers": int(diaries["writer"].nunique()),
        "writers_with": int(having["writer"].nunique()),
        "teams": int(diaries["team"].nunique()),
        "teams_with": int(having["team"].nunique()),
        "helps": directed(diaries, found, "ondersteunend"),
        "hinders": directed(diaries, found, "belemmerend"),
    }


def directed(diaries: pd.DataFrame, found: pd.DataFrame, direction: str) -> int:
    """How many diary texts have a signal of the theme in this direction."""
    return int(diaries["document"].isin(found["document"][found["direction"].eq(direction)]).sum())


def without_theme(quote: dict) -> dict:
    return {name: value for name, value in quote.items() if name != "theme"}
