"""What is seen per theme: counts, shares over the periods, what changed, and quotes to read."""

import pandas as pd

from analysis.evidence import counted
from analysis.placeholders import shown
from analysis.records import records
from analysis.window import WHOLE, signals

QUOTE = [
    "quote", "role", "text", "team", "title", "kind", "label", "coder", "sure", "direction",
    "modality",
]  # fmt: skip


def chosen_quotes(
    quotes: pd.DataFrame, texts: pd.DataFrame, codebook: pd.DataFrame, moments: pd.DataFrame
) -> pd.DataFrame:
    """The quotes of a moment with all that is known of them, by number."""
    about = texts[["delivery", "document", "kind", "period", "source", "place", "sha256"]]
    rows = quotes.merge(about, on=["delivery", "document"]).sort_values("quote")
    rows = rows.merge(codebook[["code", "label"]], on="code")
    rows["title"] = rows["period"].map(moments.set_index("moment")["period_title"])
    return rows


def sections(said: pd.DataFrame, apart: dict[str, str]) -> dict[str, list[dict]]:
    """The quotes as people read them: of codes `apart` by their section, the rest under ``""``."""
    rows = said.assign(text=said["text"].map(shown), section=said["code"].map(apart).fillna(""))
    return {
        name: records(rows[rows["section"].eq(name)], ["theme", *QUOTE] if name == "" else QUOTE)
        for name in ("", *apart.values())
    }


def themes(
    texts: pd.DataFrame, codings: pd.DataFrame, readings: pd.DataFrame, shares: pd.DataFrame,
    changes: pd.DataFrame, quotes: list[dict], codebook: pd.DataFrame, moments: pd.DataFrame,
    *, moment: str,
) -> list[dict]:  # fmt: skip
    """One entry per theme of the codebook, in its order, also where there is nothing to see."""
    now = texts[texts["period"].eq(moment)]
    titles = moments.set_index("moment")["period_title"]
    shares = titled(shares, titles)
    changes = changes.assign(title=changes["before"].map(titles))
    return [
        {
            "theme": theme,
            "label": codes["theme_label"].iloc[0],
            "codes": records(codes, ["label", "definition"]),
            "so_far": tally(texts, codings, readings, theme),
            "now": tally(now, codings, readings, theme),
            "shares": about(theme, shares),
            "change": next(iter(about(theme, changes)), None),
            "quotes": [without_theme(row) for row in quotes if row["theme"] == theme],
        }
        for theme, codes in codebook.groupby("theme", sort=False)
    ]


def titled(shares: pd.DataFrame, titles: pd.Series) -> pd.DataFrame:
    """The shares with titles; all periods together have none, and no row if there is but one."""
    if len(set(shares["period"]) - {WHOLE}) == 1:
        shares = shares[shares["period"].ne(WHOLE)]
    return shares.assign(title=shares["period"].map(titles).fillna(""))


def about(theme: str, rows: pd.DataFrame) -> list[dict]:
    return records(rows[rows["theme"].eq(theme)].drop(columns=["moment", "theme"]))


def tally(texts: pd.DataFrame, codings: pd.DataFrame, readings: pd.DataFrame, theme: str) -> dict:
    """In how many diary texts and notes the theme is, of how many that were looked at.

    `basis`: see `evidence`; of the other diary texts, `hints` have a signal nobody checked.
    """
    diaries = texts[texts["kind"].eq("dagboek")]
    seen = counted(codings, readings, diaries, theme)
    noted = counted(codings, readings, texts[texts["kind"].ne("dagboek")], theme)
    having = seen.texts[seen.texts["document"].isin(seen.found["document"])]
    return {
        "basis": seen.basis,
        "diaries": len(diaries),
        "texts": len(seen.texts),
        "texts_with": len(having),
        "notes": len(noted.texts),
        "notes_with": int(noted.texts["document"].isin(noted.found["document"]).sum()),
        "writers": int(seen.texts["writer"].nunique()),
        "writers_with": int(having["writer"].nunique()),
        "teams": int(seen.texts["team"].nunique()),
        "teams_with": int(having["team"].nunique()),
        "helps": directed(seen.found, "ondersteunend"),
        "hinders": directed(seen.found, "belemmerend"),
        "hints": hinted(codings, diaries, seen.texts, theme),
    }


def directed(found: pd.DataFrame, direction: str) -> int:
    """How many diary texts have the theme in this direction."""
    return int(found["document"][found["direction"].eq(direction)].nunique())


def hinted(codings: pd.DataFrame, texts: pd.DataFrame, seen: pd.DataFrame, theme: str) -> int:
    """In how many texts that are not `seen` a rule points at the theme."""
    others = texts[~texts["document"].isin(seen["document"])]
    return int(signals(codings[codings["theme"].eq(theme)], others)["document"].nunique())


def without_theme(quote: dict) -> dict:
    return {name: value for name, value in quote.items() if name != "theme"}
