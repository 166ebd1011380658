"""Which texts teach most when they are read next, chosen as for the form te-coderen."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import yaml

from analysis.exploring.known import ABOUT_TEXT, TEXT, Known
from analysis.exploring.stored import PLACE, whole
from analysis.exploring.tables import sizes
from analysis.exploring.words_in import coded
from analysis.people.reading_order import most_gained, weight
from analysis.theme_labels import theme_labels
from analysis.window import RULES

THEME = [*TEXT, "theme"]


def to_read(run: Known) -> pd.DataFrame:
    """One row per text to read, the one to learn most from first, with the themes to be gained."""
    choices = yaml.safe_load((run.folder / "config" / "config.yaml").read_text(encoding="utf-8"))
    size = choices["people"]["form_size"]
    texts = most_gained(run.corpus, run.readings, doubts(run), sizes(run), size=size)
    labels = theme_labels(run.codebook)
    texts["themes"] = ["; ".join(labels[theme] for theme in themes) for themes in texts["themes"]]
    return texts[["document", "themes", *ABOUT_TEXT[2:], "words", "delivery"]]


def doubts(run: Known) -> pd.DataFrame:
    """The gain per text and theme: of the scores, else of what the rules found."""
    files = [run.folder / PLACE / name / "scores.parquet" for name in run.deliveries]
    files = [path for path in files if path.is_file()]
    found = pd.concat([gained(path) for path in files]) if files else by_rules(run)
    coded = run.codings_of([("counts", "==", True)], ["segment", "theme", "counts"])
    return found.assign(gain=found["gain"] * weight(found["theme"], coded))


def gained(path: Path) -> pd.DataFrame:
    """What is to be gained per text and theme before weighing, as `gains` of the form has it."""
    table = pq.read_table(path, columns=[*THEME, "score"], read_dictionary=THEME)
    score = table["score"].to_numpy()
    (documents, text), (themes, theme) = map(coded, (table["document"], table["theme"]))
    cells = text.astype(np.int64) * len(themes) + theme
    sums = np.bincount(cells, score * (2 - score), len(documents) * len(themes))
    pairs = pd.MultiIndex.from_product([documents, themes], names=["document", "theme"])
    return pd.Series(sums, pairs, name="gain").reset_index().assign(delivery=path.parent.name)


def by_rules(run: Known) -> pd.DataFrame:
    """The same of the best coding of the rules per sentence and theme."""
    rules = whole(run.folder, "codings", [*THEME, "segment", "score"], [("coder", "==", RULES)])
    best = rules.groupby([*THEME, "segment"], as_index=False)["score"].max()
    best["gain"] = best["score"] * (2 - best["score"])
    return best.groupby(THEME, as_index=False)["gain"].sum()
