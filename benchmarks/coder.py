"""How well the learned coder agrees with people, what each part of it adds, and how fast it is.

    python benchmarks/coder.py [--teams] [--parts] [--order] [--speed] [FOLDER WITH PROCESSED …]

Compares with the person who read most texts, on every sentence of these texts. Without an option:
writers whom the coder did not see (five folds); `--teams` leaves out one team at a time, also
when the vocabulary is made; `--parts` leaves out one part of the features at a time; `--order`
tells how much is found early in the order of the form te-coderen; `--speed` times each step, and
scoring of 100,000 sentences by repetition. F1 is with the limits that were best on the other
folds, and with those that the coder chose itself.
"""

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score

from analysis import scores as scoring
from analysis.coder import FOLDS, coder
from analysis.codings_learned import codings_learned
from analysis.learned import features_context
from analysis.learned.examples import ANCHOR, number_of
from analysis.learned.seen import seen
from analysis.lessons_anchors import lessons_anchors
from analysis.lessons_people import lessons_people
from analysis.people.reading_order import by_gain
from analysis.scores import scores

REPO = Path(__file__).parent.parent
TEXT, SENTENCE = ["delivery", "document"], ["delivery", "document", "segment"]
ANCHORS = REPO / "config" / "anchors.jsonl"
SEED, SCORED, PRECISION, EARLY = 1, 100_000, 0.5, 0.2
WHOLE = (
    "codebook", "codebook_changes", "corpus", "codings_people", "codings_settled", "readings",
)  # fmt: skip
PARTS = ("tokens", "segments", "codings_rules")


def main(words: list[str]) -> None:
    options = {word for word in words if word.startswith("--")}
    folder = next((Path(word) for word in words if word not in options), REPO / "data/processed")
    tables = tables_of(folder)
    if "--speed" in options:
        speed(tables)
    elif "--parts" in options:
        parts(tables)
    elif "--order" in options:
        order(tables)
    elif "--teams" in options:
        report(judged(tables, *by_team(tables)), "leave one team out", "team")
    else:
        report(judged(tables, *scored(tables, tables["lessons"])), "writers not seen", "fold")


def tables_of(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables of a run, with what can be learned from."""
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in WHOLE}
    for name in (*PARTS, "cleared"):
        files = sorted(folder.glob(f"*/{name}.parquet"))
        tables[name] = pd.concat(map(pd.read_parquet, files), ignore_index=True)
    tables["corpus"] = tables["corpus"][tables["corpus"]["status"].eq("telt")]
    tables["lessons"] = lessons(tables)
    return tables


def lessons(tables: dict) -> pd.DataFrame:
    """Everything to learn from, with the team of each text (empty for anchors)."""
    book = tables["codebook"], tables["codebook_changes"]
    anchors = lessons_anchors(*book, anchors=ANCHORS, model="blank")
    read = lessons_people(*read_tables(tables))
    taught = pd.concat([anchors, read], ignore_index=True)
    return taught.merge(tables["corpus"][[*TEXT, "team"]], "left", TEXT).fillna({"team": ""})


def read_tables(tables: dict) -> list[pd.DataFrame]:
    return [tables[name] for name in (*PARTS, "codings_settled", "readings", "corpus")]


def scored(tables: dict, taught: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The scores of everything, and the codings, by a coder that learned from these lessons."""
    return answers_of(tables, trained_file(tables, taught))


def trained_file(tables: dict, taught: pd.DataFrame) -> bytes:
    return coder(taught.drop(columns="team"), tables["codebook"], precision=PRECISION, seed=SEED)


def answers_of(tables: dict, made: bytes) -> tuple[pd.DataFrame, pd.DataFrame]:
    found, texts = scores_of(tables, made), [tables[name] for name in PARTS]
    with TemporaryDirectory() as folder:
        (path := Path(folder) / "coder.npz").write_bytes(made)
        return found, codings_learned(found, *texts, tables["codebook"], coder=path)


def scores_of(tables: dict, made: bytes) -> pd.DataFrame:
    with TemporaryDirectory() as folder:
        (path := Path(folder) / "coder.npz").write_bytes(made)
        return scores(*(tables[name] for name in (*PARTS, "cleared")), coder=path)


def by_team(tables: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The scores and codings of every team by a coder that learned from the others."""
    taught, team = tables["lessons"], tables["corpus"].set_index(TEXT)["team"]
    found: list[list[pd.DataFrame]] = [[], []]
    for name in sorted(team.unique()):
        for made, kept in zip(scored(tables, taught[taught["team"] != name]), found, strict=True):
            of = team.reindex(pd.MultiIndex.from_frame(made[TEXT])).to_numpy()
            kept.append(made[of == name])
    return tuple(pd.concat(kept, ignore_index=True) for kept in found)


def judged(tables: dict, made: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """The scores in the texts of the person who read most, with that person's answer and ours."""
    corpus, read = tables["corpus"], read_most(tables)
    group = corpus["writer"].where(corpus["kind"].eq("dagboek"), corpus["document"])
    corpus = corpus.assign(fold=[number_of(f"{SEED} {one}") % FOLDS for one in group])
    rows = made.merge(read.merge(corpus[[*TEXT, "team", "fold"]]), on=TEXT)
    for name, given in (("answer", answers(tables)), ("own", coded)):
        rows = rows.merge(given[[*SENTENCE, "theme"]], "left", indicator=name)
        rows[name] = rows[name].eq("both")
    return rows


def read_most(tables: dict) -> pd.DataFrame:
    """The texts of the person who read most."""
    readings = tables["readings"]
    return readings[readings["coder"].eq(person(tables))][TEXT].drop_duplicates()


def person(tables: dict) -> str:
    return tables["readings"]["coder"].value_counts().sort_index().idxmax()


def answers(tables: dict) -> pd.DataFrame:
    """The themes that this person gave to sentences."""
    given = tables["codings_people"]
    return given[given["coder"].eq(person(tables))][[*SENTENCE, "theme"]].drop_duplicates()


def report(rows: pd.DataFrame, title: str, part: str) -> None:
    """Per theme and together: sentences, then texts (the highest score in a text)."""
    print(f"{title}: {rows['document'].nunique()} texts, {len(rows)} answers")
    best = ["score", "answer", "own"]
    texts = rows.groupby([*TEXT, "theme", part], as_index=False)[best].max()
    for name, table in (("sentences", rows), ("texts", texts)):
        table = table.assign(coded=coded(table, part))
        print(f"\n{name:30}    n    F1    AP  precision")
        for theme, one in table.groupby("theme"):
            f1, ap, precision = figures(one)
            print(f"{theme:30} {one['answer'].sum():4} {f1:.3f} {ap:.3f}  {precision:.3f}")
        print(summary(table))
        print(f"with its own limits: {summary(table.assign(coded=table['own']))}")
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
    right = (table["coded"] & table["answer"]).sum() / max(table["coded"].sum(), 1)
    told = f"macro F1 {each[:, 0].mean():.3f}, micro F1 {micro:.3f}, MAP {each[:, 1].mean():.3f}"
    return f"{told}, {table['coded'].sum()} coded, precision {right:.3f}"


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
    taught = tables["lessons"]
    show("nothing", tables, taught)
    show("people's codings", tables, taught[taught["kind"].eq(ANCHOR)])
    show("anchors", tables, taught[taught["kind"].ne(ANCHOR)])
    for name in ("lemmas", "words", "heading", "fields", "cues", "rules"):
        scoring.seen = partial(blinded, name)
        show(name, tables, taught.assign(**{name: ""}))
    scoring.seen = seen
    for name, (attribute, other) in AWAY.items():
        kept = getattr(features_context, attribute)
        setattr(features_context, attribute, other)
        show(name, tables, taught)
        setattr(features_context, attribute, kept)


def blinded(column: str, *texts: pd.DataFrame) -> pd.DataFrame:
    return seen(*texts).assign(**{column: ""})


# What to put in the place of what, to take a part of the second step away.
AWAY = {
    "neighbours": ("shifted", lambda values, place, by: np.zeros_like(values)),
    "rest of the text": ("elsewhere", lambda own, place: np.zeros_like(own)),
}


def show(name: str, tables: dict, taught: pd.DataFrame) -> None:
    made = scores_of(tables, trained_file(tables, taught))
    rows = judged(tables, made, tables["codings_people"].iloc[:0])
    print(f"without {name:20} {summary(rows.assign(coded=coded(rows, 'fold')))}", flush=True)


def order(tables: dict) -> None:
    """What of all coded sentences stands in the first texts of te-coderen, and by lot."""
    corpus, nobody = tables["corpus"].merge(read_most(tables)), tables["readings"].iloc[:0]
    given = answers(tables).merge(corpus[TEXT])
    sizes = tables["segments"].groupby(TEXT).size()
    taught = tables["lessons"]
    for name, lessons_ in (("anchors", taught[taught["kind"].eq(ANCHOR)]), ("all", taught)):
        chances = scores_of(tables, trained_file(tables, lessons_)).merge(corpus[TEXT])
        none = tables["codings_people"].iloc[:0]
        texts = by_gain(corpus, nobody, chances, none, sizes, size=len(corpus))
        early = texts.head(round(EARLY * len(texts)))[TEXT]
        long = sizes.reindex(pd.MultiIndex.from_frame(early)).sum()
        total = sizes.reindex(pd.MultiIndex.from_frame(corpus[TEXT])).sum()
        found = given.merge(early)
        sentences = len(found[SENTENCE].drop_duplicates()) / len(given[SENTENCE].drop_duplicates())
        print(f"learned from {name}: the first {len(early)} of {len(texts)} texts hold", end=" ")
        print(
            f"{sentences:.0%} of the coded sentences, {len(found) / len(given):.0%} of the", end=""
        )
        print(f" codings, {long / total:.0%} of all sentences (by lot: {EARLY:.0%} of each)")


def speed(tables: dict) -> None:
    """Seconds of each step; copies of the counting texts stand under other names."""
    book = tables["codebook"], tables["codebook_changes"]
    timed("lessons_anchors", lambda: lessons_anchors(*book, anchors=ANCHORS, model="blank"))
    timed("lessons_people", lambda: lessons_people(*read_tables(tables)))
    made = timed("coder", lambda: trained_file(tables, tables["lessons"]))
    print(f"file {len(made) / 1e6:.1f} MB")
    copies = range(SCORED // len(tables["segments"]) + 1)
    many = {
        name: pd.concat(
            [tables[name].assign(delivery=tables[name]["delivery"] + f"-{copy}") for copy in copies]
        )
        for name in (*PARTS, "cleared")
    }
    timed("scores and codings_learned", lambda: answers_of(tables, made))
    timed(f"the same {len(copies)} times as large", lambda: answers_of(tables | many, made))


def timed(name: str, step):
    start = perf_counter()
    made = step()
    print(f"{name:30} {perf_counter() - start:6.1f} s", flush=True)
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
