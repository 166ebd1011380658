"""Sentences with a theme: all of them, those that say otherwise, those that the rules miss."""

import pandas as pd

from analysis.contracts import SURE
from analysis.evidence import by_people, findings
from analysis.exploring.known import TEXT, UNIT, Known
from analysis.exploring.names import chosen
from analysis.exploring.tables import told
from analysis.says_otherwise import says_otherwise
from analysis.window import ABOUT_TEXT, RULES

QUOTED = [
    "text", "theme_label", "label", "sure", "coder", "because", "team", "writer", "date", "period",
    "kind", "modality", "direction", "actor", "may_quote", "delivery", "document", "segment",
    "start", "end", "theme", "code",
]  # fmt: skip


def quotes(
    run: Known, theme: str | None, period: str | None, team: str | None, coder: str | None,
    limit: int | None,
) -> pd.DataFrame:  # fmt: skip
    """One row per sentence and sub-code, the surest first, then by date."""
    keep = run.meant(theme).keep if theme else []
    texts, found = run.texts(period, team), run.codings_of(keep)
    found = by_coder(run, found, texts, coder) if coder else sure_of(run, found, texts)
    found = found.assign(rank=found["sure"].map(SURE.index))
    found = found.sort_values(["rank", "date", "document", "start", "code"])
    return quoted(run, found.head(len(found) if limit is None else limit))


def sure_of(run: Known, found: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """What `findings` says of these codings in these texts."""
    return run.named(findings(*map(run.numbered, (found, run.readings, texts))))


def by_coder(run: Known, found: pd.DataFrame, texts: pd.DataFrame, said: str) -> pd.DataFrame:
    """What one coder found; the rules and the learned coder too, also where it does not count."""
    names = {name: [] for name in run.coders}
    coder = chosen("codeur", said, names, f"Alle codeurs: {', '.join(names)}.")
    found = found[found["coder"].eq(coder)].merge(texts[ABOUT_TEXT], on=TEXT)
    human = by_people(found)
    sure = human.map({True: "mens", False: "signaal"}).mask(~human & found["counts"], "machine")
    return found.assign(sure=sure)


def quoted(run: Known, found: pd.DataFrame) -> pd.DataFrame:
    """These findings with their sentence, and which words of it gave the code away, if not all."""
    rows = told(run, found.reset_index(drop=True))
    spans = zip(
        rows["text"], rows["start"], rows["evidence_start"], rows["evidence_end"], strict=True
    )
    because = [text[first - at : end - at] for text, at, first, end in spans]
    rows["because"] = pd.Series(because, rows.index, dtype=object).mask(
        rows["text"].eq(because), ""
    )
    rows["may_quote"] = ~rows["writer"].isin(run.refused)
    return rows[QUOTED]


def contrary(run: Known, theme: str) -> pd.DataFrame:
    """The sentences that go against the usual direction, or tell that the thing was left undone."""
    found = sure_of(run, run.codings_of(run.meant(theme).keep), run.corpus)
    return quoted(run, found[says_otherwise(found)])


def missed(run: Known, theme: str) -> pd.DataFrame:
    """The sentences that people gave a theme or sub-code, and the rules did not."""
    found = run.codings_of(run.meant(theme).keep)
    ours = pd.MultiIndex.from_frame(found.loc[found["coder"].eq(RULES), UNIT])
    people = sure_of(run, found[by_people(found)], run.corpus)
    return quoted(run, people[~pd.MultiIndex.from_frame(people[UNIT]).isin(ours)])
