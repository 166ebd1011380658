"""How well the learned coder agrees with people, what each part of it adds, and how fast it is.

    python benchmarks/coder.py [--teams] [--parts] [--speed] [FOLDER WITH PROCESSED DELIVERIES]

Compares with the person who read most texts, on every sentence of these texts. Without an option:
writers whom the coder did not see (five folds); `--teams` leaves out one team at a time, also
when the rules and the vocabulary are made; `--parts` leaves out one part of the features at a
time; `--speed` times training, and scoring of 100,000 sentences, by repetition.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score

from analysis.coder import FOLDS, coder
from analysis.learned import features, features_context
from analysis.learned.examples import number_of
from analysis.learned.features_hits import hits
from analysis.scores import scores

REPO = Path(__file__).parent.parent
TEXT, SENTENCE = ["delivery", "document"], ["delivery", "document", "segment"]
ANCHORS = str(REPO / "config" / "anchors.jsonl")
SEED, SCORED = 1, 100_000
WHOLE = ("codebook", "corpus", "codings_people", "readings")
PARTS = ("segments", "tokens", "codings_rules")


def main(words: list[str]) -> None:
    options = {word for word in words if word.startswith("--")}
    folder = next((Path(word) for word in words if word not in options), REPO / "data/processed")
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in WHOLE}
    for name in PARTS:
        files = sorted(folder.glob(f"*/{name}.parquet"))
        tables[name] = pd.concat(map(pd.read_parquet, files), ignore_index=True)
    tables["corpus"] = tables["corpus"][tables["corpus"]["status"].eq("telt")]
    if "--speed" in options:
        speed(tables)
    elif "--parts" in options:
        parts(tables)
    elif "--teams" in options:
        report(judged(tables, by_team(tables)), "leave one team out", "team")
    else:
        report(judged(tables, scored(tables, tables["readings"])), "writers not seen", "fold")


def scored(tables: dict, readings: pd.DataFrame, **given) -> pd.DataFrame:
    """The scores of everything by a coder that learned from these readings."""
    return scores_of(tables, trained_file(tables, readings, **given))


def trained_file(tables: dict, readings: pd.DataFrame, anchors: str = ANCHORS) -> bytes:
    train = [tables[name] for name in ("tokens", "segments", "codings_rules", "codings_people")]
    rest = (readings, tables["corpus"], tables["codebook"])
    return coder(*train, *rest, anchors=Path(anchors), model="blank", seed=SEED)


def scores_of(tables: dict, made: bytes) -> pd.DataFrame:
    with TemporaryDirectory() as folder:
        (path := Path(folder) / "coder.npz").write_bytes(made)
        rest = [tables[name] for name in ("tokens", "segments", "codings_rules", "corpus")]
        return scores(*rest, coder=path)


def by_team(tables: dict) -> pd.DataFrame:
    """The scores of every team by a coder that learned from the others."""
    found, team = [], tables["corpus"].set_index(TEXT)["team"]
    of_reading = team.reindex(pd.MultiIndex.from_frame(tables["readings"][TEXT])).to_numpy()
    for name in sorted(team.unique()):
        made = scored(tables, tables["readings"][of_reading != name])
        of_score = team.reindex(pd.MultiIndex.from_frame(made[TEXT])).to_numpy()
        found.append(made[of_score == name])
    return pd.concat(found, ignore_index=True)


def judged(tables: dict, made: pd.DataFrame) -> pd.DataFrame:
    """The scores in the texts of the person who read most, with that person's answer."""
    readings, given = tables["readings"], tables["codings_people"]
    person = readings["coder"].value_counts().sort_index().idxmax()
    corpus = tables["corpus"]
    group = corpus["writer"].where(corpus["kind"].eq("dagboek"), corpus["document"])
    corpus = corpus.assign(fold=[number_of(f"{SEED} {one}") % FOLDS for one in group])
    read = readings[readings["coder"].eq(person)][TEXT].merge(corpus[[*TEXT, "team", "fold"]])
    answer = given[given["coder"].eq(person)][[*SENTENCE, "theme"]].drop_duplicates()
    rows = made.merge(read, on=TEXT).merge(answer, how="left", indicator="answer")
    return rows.assign(answer=rows["answer"].eq("both"))


def report(rows: pd.DataFrame, title: str, part: str) -> None:
    """Per theme and together: sentences, then texts (the highest score in a text)."""
    print(f"{title}: {rows['document'].nunique()} texts, {len(rows)} answers")
    texts = rows.groupby([*TEXT, "theme", part], as_index=False)[["score", "answer"]].max()
    for name, table in (("sentences", rows), ("texts", texts)):
        table = table.assign(coded=coded(table, part))
        print(f"\n{name:30}    n    F1    AP  precision")
        for theme, one in table.groupby("theme"):
            f1, ap, precision = figures(one)
            print(f"{theme:30} {one['answer'].sum():4} {f1:.3f} {ap:.3f}  {precision:.3f}")
        print(summary(table))
    print(f"Brier {brier_score_loss(rows['answer'], rows['score']):.4f}", end="; ")
    base = rows["answer"].mean()
    print(f"always the mean: {base * (1 - base):.4f}")
    tenths = rows.groupby(pd.cut(rows["score"], [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1]))
    print(tenths[["score", "answer"]].mean().assign(n=tenths.size()).round(3).to_string())


def figures(one: pd.DataFrame) -> tuple[float, float, float]:
    right = (one["coded"] & one["answer"]).sum()
    ap = average_precision_score(one["answer"], one["score"])
    return f1_score(one["answer"], one["coded"]), ap, right / max(one["coded"].sum(), 1)


def summary(table: pd.DataFrame) -> str:
    each = np.array([figures(one) for _, one in table.groupby("theme")])
    micro = f1_score(table["answer"], table["coded"])
    return f"macro F1 {each[:, 0].mean():.3f}, micro F1 {micro:.3f}, MAP {each[:, 1].mean():.3f}"


def coded(table: pd.DataFrame, part: str) -> pd.Series:
    """Which scores reach the threshold of their theme that was best on the other parts."""
    limit = pd.Series(np.inf, index=table.index)
    for (_, name), own in table.groupby(["theme", part]):
        other = table[table["theme"].eq(own["theme"].iloc[0]) & table[part].ne(name)]
        limit[own.index] = best_threshold(other["answer"].to_numpy(), other["score"].to_numpy())
    return table["score"] >= limit


def best_threshold(answer: np.ndarray, score: np.ndarray) -> float:
    order = np.argsort(-score, kind="stable")
    right, taken = np.cumsum(answer[order]), np.arange(1, len(order) + 1)
    at = np.argmax(2 * right / (taken + answer.sum()))
    return float(score[order[max(at, 0) : at + 2]].mean())


def parts(tables: dict) -> None:
    """Macro F1 and MAP with one part of what the coder sees or learned from away at a time."""
    nothing = tables["readings"].iloc[:0]
    show("all", tables, tables["readings"])
    show("people's codings", tables, nothing)
    show("anchors", tables, tables["readings"], anchors=os.devnull)
    for name, (module, attribute, other) in AWAY.items():
        kept = getattr(module, attribute)
        setattr(module, attribute, other)
        show(name, tables, tables["readings"])
        setattr(module, attribute, kept)


def show(name: str, tables: dict, readings: pd.DataFrame, **given) -> None:
    rows = judged(tables, scored(tables, readings, **given))
    print(f"without {name:20} {summary(rows.assign(coded=coded(rows, 'fold')))}", flush=True)


def no_cues(tokens, segments, codes):
    fields, cues = hits(tokens, segments, codes)
    return fields, np.zeros_like(cues)


# What to put in the place of what, to take a part away.
AWAY = {
    "lemmas": (features, "LEMMA", 0.0),
    "letters": (features, "LETTER", 0.0),
    "headings": (features, "HEADING", 0.0),
    "fields": (features, "FIELD", 0.0),
    "cues": (features, "hits", no_cues),
    "rules": (features, "rule_hits", lambda rules, rows, codes: np.zeros((len(rows), len(codes)))),
    "neighbours": (features_context, "shifted", lambda values, place, by: np.zeros_like(values)),
    "rest of the text": (features_context, "elsewhere", lambda own, place: np.zeros_like(own)),
}


def speed(tables: dict) -> None:
    """Processor seconds; copies of the counting texts stand under other names."""
    start = process_time()
    made = trained_file(tables, tables["readings"])
    print(f"training {process_time() - start:.1f} s, file {len(made) / 1e6:.1f} MB")
    copies = range(SCORED // len(tables["segments"]) + 1)
    many = {
        name: pd.concat(
            [tables[name].assign(delivery=tables[name]["delivery"] + f"-{copy}") for copy in copies]
        )
        for name in (*PARTS, "corpus")
    }
    start = process_time()
    rows = scores_of(many, made)
    seconds = process_time() - start
    print(f"scoring {len(many['segments']):,} sentences ({len(rows):,} rows) {seconds:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
