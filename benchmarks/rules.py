"""How often the rules are right, what they miss, what they hit elsewhere, and how fast they are.

    python benchmarks/rules.py [--anchors] [--wrong] [FOLDER WITH PROCESSED DELIVERIES]

Runs the rules afresh on the words of the example run, by the codebook as it stands now, and
compares with the person who read most texts and then with the others, on every sentence of these
texts: nothing is left out. The interval is of precision over all themes, from draws of writers (of
a session: its notes). `--anchors` takes the sentences of `config/anchors.jsonl` instead, each with
all its sub-codes; `--wrong` lists the expressions that hit more wrong anchors than right ones.
Expressions that did so were taken out: on the anchors the rules look better than they are.
The example's texts are fictitious and were coded by language models: people agree less.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from time import process_time

import numpy as np
import pandas as pd

from analysis.codebook import codebook
from analysis.codings_rules import codings_rules
from analysis.segments import segments
from analysis.tokens import tokens

REPO = Path(__file__).parent.parent
SCHEMA = REPO / "workflow" / "schemas" / "codebook.schema.json"
TEXT, SENTENCE = ["delivery", "document"], ["delivery", "document", "segment"]
MANNER = ("modality", "direction", "actor")
SEED, DRAWS, COPIES, ROUNDS = 1, 2_000, 5, 3
LISTS = ("words", "expressions", "blockers")


def main(words: list[str]) -> None:
    options = {word for word in words if word.startswith("--")}
    folder = next((Path(word) for word in words if word not in options), REPO / "data/processed")
    book = codebook(REPO / "config" / "codebook.yaml", schema=SCHEMA)
    print(", ".join(f"{number(book[name]):,} {name}" for name in LISTS))
    if options:
        against_anchors(book, "--wrong" in options)
    else:
        against_people(book, folder)


def number(lists: pd.Series) -> int:
    """How many there are; supporting words are no hit and do not count."""
    return sum(not text.startswith("~") for texts in lists for text in texts)


def against_people(book: pd.DataFrame, folder: Path) -> None:
    corpus, readings, people = (
        pd.read_parquet(folder / f"{name}.parquet")
        for name in ("corpus", "readings", "codings_people")
    )
    corpus = corpus[corpus["status"].eq("telt")]
    cleared, cut = (counting(folder, name, corpus) for name in ("cleared", "segments"))
    parts = (tokens(cleared, cut, model="blank"), cut)
    found = codings_rules(*parts, book)
    owner = corpus.assign(writer=corpus["writer"].fillna(corpus["document"]))
    sentences = cut[SENTENCE].merge(owner[[*TEXT, "writer"]], on=TEXT)
    persons = (
        readings["coder"]
        .value_counts()
        .sort_index()
        .sort_values(ascending=False, kind="stable")
        .index
    )
    for person in persons:
        texts = readings.loc[readings["coder"].eq(person), TEXT].drop_duplicates()
        read = sentences.merge(texts, on=TEXT)
        print(f"\n{person}: {len(texts)} texts, {len(read)} sentences")
        rows = judged(read, found, people[people["coder"].eq(person)])
        report(rows, book["theme"].unique() if person == persons[0] else [])
        manner(found, people[people["coder"].eq(person)])
    unread = sentences.merge(readings[TEXT].drop_duplicates(), how="left", indicator="who")
    rate(unread[unread["who"].eq("left_only")], found)
    speed(*parts, book)


def counting(folder: Path, name: str, corpus: pd.DataFrame) -> pd.DataFrame:
    """The table of all deliveries, of texts that count."""
    table = pd.concat(map(pd.read_parquet, sorted(folder.glob(f"*/{name}.parquet"))))
    return table.merge(corpus[TEXT], on=TEXT)


def judged(read: pd.DataFrame, found: pd.DataFrame, given: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence and theme that the rules, the person or both gave it."""
    columns = [*SENTENCE, "theme"]
    rules, person = found[columns].drop_duplicates(), given[columns].drop_duplicates()
    both = rules.merge(person, on=columns, how="outer", indicator="who")
    rows = both.merge(read, on=SENTENCE)
    return rows.assign(hit=rows["who"].ne("right_only"), answer=rows["who"].ne("left_only"))


def report(rows: pd.DataFrame, themes: Iterable[str]) -> None:
    """Per theme and together: sentences, then texts."""
    texts = rows.groupby([*TEXT, "writer", "theme"], as_index=False)[["hit", "answer"]].any()
    print(f"{'':28}{'sentences':34}texts")
    print(f"{'':28}" + 2 * "   n  hits  right  prec  recall   ")
    for theme in themes:
        tables = (table[table["theme"].eq(theme)] for table in (rows, texts))
        print(f"{theme:28}" + "   ".join(map(figures, tables)))
    print(f"{'together':28}" + "   ".join(map(figures, (rows, texts))))
    print(
        "precision, 95 % by writer:  " + "                    ".join(map(interval, (rows, texts)))
    )


def figures(rows: pd.DataFrame) -> str:
    hits, given = rows["hit"].sum(), rows["answer"].sum()
    right = (rows["hit"] & rows["answer"]).sum()
    share = (f"{right / whole:.3f}" if whole else "  –  " for whole in (hits, given))
    return f"{given:4} {hits:5} {right:6} " + "  ".join(share)


def interval(rows: pd.DataFrame) -> str:
    rows = rows.assign(right=rows["hit"] & rows["answer"])
    own = rows.groupby("writer")[["hit", "right"]].sum().to_numpy()
    even = np.full(len(own), 1 / len(own))
    drawn = np.random.default_rng(SEED).multinomial(len(own), even, size=DRAWS) @ own
    shares = drawn[:, 1] / np.maximum(drawn[:, 0], 1)
    return "{:.3f} to {:.3f}".format(*np.percentile(shares, [2.5, 97.5]))


def manner(found: pd.DataFrame, given: pd.DataFrame) -> None:
    """How often the rest of a coding is the same, where the person gave the same sub-code."""
    both = found.merge(given, on=[*SENTENCE, "code"], suffixes=("", "_given"))
    same = (f"{name} {both[name].eq(both[name + '_given']).mean():.3f}" for name in MANNER)
    print(f"of {len(both)} same sub-codes the same: " + ", ".join(same))


def rate(unread: pd.DataFrame, found: pd.DataFrame) -> None:
    hits = found.merge(unread[SENTENCE], on=SENTENCE)[[*SENTENCE, "theme"]].drop_duplicates()
    shares = hits["theme"].value_counts().sort_index() / len(unread) * 1000
    print(f"\ntexts nobody read: {len(unread)} sentences, themes per 1,000: {shares.sum():.1f}")
    print(", ".join(f"{theme} {share:.1f}" for theme, share in shares.items()))


def speed(words: pd.DataFrame, sentences: pd.DataFrame, book: pd.DataFrame) -> None:
    """Words a processor second, on the texts repeated under other names: the fastest round."""
    many = [
        pd.concat([one.assign(delivery=one["delivery"] + f"-{n}") for n in range(COPIES)])
        for one in (words, sentences)
    ]
    seconds = []
    for _ in range(ROUNDS):
        start = process_time()
        codings_rules(*many, book)
        seconds.append(process_time() - start)
    print(f"\n{len(many[0]) / min(seconds):,.0f} words a second ({len(many[0]):,} words)")


def against_anchors(book: pd.DataFrame, wrong: bool) -> None:
    """Per sub-code: hits, those that are right, and those on near misses written for it."""
    lines = (REPO / "config" / "anchors.jsonl").read_text(encoding="utf-8").splitlines()
    anchors = [json.loads(line) for line in lines]
    parts = as_tables([anchor["text"] for anchor in anchors])
    found = with_answer(codings_rules(*parts, book), anchors)
    given = pd.Series([code for anchor in anchors for code in anchor["codes"]]).value_counts()
    print(f"{len(anchors)} anchors\n{'':32}   n  hits  right  prec  recall  near misses hit")
    rows = [(code, found[found["code"].eq(code)], given.get(code, 0)) for code in book["code"]]
    for code, own, known in [*rows, ("together", found, given.sum())]:
        right, hits = own["right"].sum(), len(own)
        share = f"{right / hits:.3f}" if hits else "  –  "
        near = own["near"].sum()
        print(f"{code:32}{known:4} {hits:5} {right:6} {share}  {right / known:.3f} {near:6}")
    if wrong:
        each = with_answer(codings_rules(*parts, one_by_one(book)), anchors)
        table = each.groupby("code", sort=False)["right"].agg(["sum", "size"])
        for name, right, hits in table[table["sum"] * 2 < table["size"]].itertuples():
            print(f"{right} of {hits}  {name}")


def as_tables(texts: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The words and sentences of loose texts, each a document of its own."""
    names = [f"T{number:05d}" for number in range(len(texts))]
    cleared = pd.DataFrame({"delivery": "d", "document": names, "text": texts})
    found = segments(cleared)
    return tokens(cleared, found, model="blank"), found


def with_answer(found: pd.DataFrame, anchors: list[dict]) -> pd.DataFrame:
    """The codes found once per text; whether the text has it, or is a near miss written for it."""
    once = found.drop_duplicates(["document", "code"])
    pairs = zip(once["code"].str.split(" ").str[0], once["document"], strict=True)
    pairs = [(code, anchors[int(name[1:])]) for code, name in pairs]
    return once.assign(
        right=[code in anchor["codes"] for code, anchor in pairs],
        near=[code == anchor["voor"] and code not in anchor["codes"] for code, anchor in pairs],
    )


def one_by_one(book: pd.DataFrame) -> pd.DataFrame:
    """Every word and expression as a code of its own, with the blockers of its sub-code."""
    rows = [
        row | {"code": f"{row['code']} {text}", "words": [], "expressions": [], kind: [text]}
        for row in book.to_dict("records")
        for kind in ("words", "expressions")
        for text in row[kind]
        if not text.startswith("~")
    ]
    return pd.DataFrame(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
