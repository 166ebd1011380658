"""A theme beside something: per period or team, and together with the other themes."""

import pandas as pd

from analysis.common_ground import common_ground, of
from analysis.evidence import Counted, counted
from analysis.exploring.known import TEXT, Known
from analysis.exploring.names import Meant, chosen
from analysis.exploring.stored import whole
from analysis.theme_labels import theme_labels

BY = {"period": ["periode"], "team": []}
ESTIMATE = ["share", "low", "high"]
FACTS = [*TEXT, "code", "theme", "coder", "counts"]
PLACE = ["start", "end"]


def compare(run: Known, theme: str, by: str) -> pd.DataFrame:
    """One row per period or team: in how many of the diary texts in which we count the theme is.

    ``basis`` as in `evidence`: texts that people read, or all. ``written`` is how many texts there
    are; `estimate`, `low` and `high` are what the last report estimates of all texts, if it does.
    """
    by = chosen("indeling", by, BY, 'Kies uit by="period" en by="team".')
    name = run.meant(theme)
    seen = counts(run, name)
    texts = seen.texts.assign(having=of(seen.texts).isin(of(seen.found)))
    groups, having = texts.groupby(by), texts[texts["having"]].groupby(by)
    table = pd.DataFrame(
        {
            "written": diaries(run).groupby(by).size(),
            "texts": groups.size(),
            "texts_with": having.size(),
            "writers": groups["writer"].nunique(),
            "writers_with": having["writer"].nunique(),
        }
    ).reindex(run.periods if by == "period" else run.teams)
    table = table.fillna(0).astype(int).rename_axis(by).reset_index()
    table["share"] = table["texts_with"] / table["texts"].where(table["texts"].gt(0))
    table["basis"] = seen.basis
    table.insert(0, "about", name.label)
    return estimated(run, table, name) if by == "period" and name.code is None else table


def diaries(run: Known) -> pd.DataFrame:
    return run.corpus[run.corpus["kind"].eq("dagboek")]


def counts(run: Known, name: Meant) -> Counted:
    """What counts of a theme, or of one of its sub-codes, in which diary texts."""
    found = run.codings_of([("theme", "==", name.theme)], [*FACTS, *PLACE])
    seen = counted(found, run.readings, diaries(run), name.theme)
    return (
        seen if name.code is None else seen._replace(found=seen.found.query("code == @name.code"))
    )


def estimated(run: Known, table: pd.DataFrame, name: Meant) -> pd.DataFrame:
    """With the estimate of the last report for each period, where there is one."""
    rows = whole(run.folder, "prevalence", ["moment", "period", *ESTIMATE], name.keep)
    order = rows["moment"].map({one: n for n, one in enumerate(run.moment_rows["moment"])})
    rows = rows[order.eq(order.max())].rename(columns={"share": "estimate"}).drop(columns="moment")
    return table.merge(rows, "left", "period")


def together(run: Known, theme: str) -> pd.DataFrame:
    """One row per other theme: in how many diary texts both are, the most frequent first.

    Counted in the texts in which all themes are counted (see `common_ground`). ``likely`` is in how
    many texts both would be if one had nothing to do with the other.
    """
    name, labels = run.meant(theme), theme_labels(run.codebook)
    seen = shared(run, FACTS)
    ours = seen.found[seen.found["code" if name.code else "theme"].eq(name.code or name.theme)]
    mine = ours[["document"]].drop_duplicates().assign(mine=True)
    once = seen.found[["document", "theme"]].drop_duplicates().merge(mine, "left", "document")
    other = once.groupby("theme").agg(texts_with=("theme", "size"), both=("mine", "count"))
    other = other.reindex(labels.index.drop(name.theme), fill_value=0).reset_index()
    other["likely"] = (len(mine) * other["texts_with"] / max(len(seen.texts), 1)).round(1)
    other = other.assign(about=name.label, theme_label=other["theme"].map(labels))
    other = other.assign(basis=seen.basis, texts=len(seen.texts), own=len(mine))
    other = other.sort_values(["both", "likely", "theme"], ascending=[False, True, True])
    columns = ["about", "theme_label", "both", "likely", "own", "texts_with", "texts", "basis"]
    return other[[*columns, "theme"]].reset_index(drop=True)


def shared(run: Known, columns: list[str]) -> Counted:
    """What counts of all themes in the diary texts that they share, as `common_ground` says.

    Texts are numbers here (see `Known.numbered`).
    """
    rows = (run.codings_of(columns=columns), run.readings, diaries(run))
    found, readings, texts = map(run.numbered, rows)
    return common_ground(found.drop_duplicates(), readings, texts, run.codebook)
