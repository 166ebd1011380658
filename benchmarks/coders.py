"""All coders side by side, each compared with what people coded.

    python benchmarks/coders.py [RUN] [--address http://127.0.0.1:11434/v1 --model NAME]

RUN is the folder of a run with its tables made (the example by itself). The rules and the language
model learn nothing; the learned coder is judged on writers whom it did not see (five folds), and
with one team left out at a time, also when the vocabulary is made. The language model is that of
the options, else of the run's own config.yaml; what it answers is kept in data/cached/benchmark of
the run. Without one, or where it does not listen, the others are still compared.

Per coder, on the sentences of texts that people read (not those that a machine proposed): macro F1,
precision and recall over themes, MAP where the coder gives chances, and Krippendorff's alpha of the
sets of themes with its 95 % interval, writers resampled. Beside it: in how many themes the coder
would count.
"""

import argparse
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import yaml
from coder import REPO, by_team, figures, judged, scored, tables_of

from analysis.agreement import agreement
from analysis.answers_local import answers_local
from analysis.codings_local import codings_local
from analysis.mistakes import Mistake
from analysis.people.marks import LEARNED, PEOPLE
from analysis.settings import codebook_version

TEAM = f"{LEARNED} (ander team)"
HEADS = ("macro F1", "precision", "recall", "MAP", "alpha", "low", "high", "counts")


def main() -> None:
    given = options()
    choices = yaml.safe_load((given.run / "config/config.yaml").read_text(encoding="utf-8"))
    tables = tables_of(given.run / "data/processed")
    made = {LEARNED: scored(tables, tables["lessons"]), TEAM: by_team(tables)}
    machines = [tables["codings_rules"]]
    machines += [coded.assign(coder=name) for name, (_, coded) in made.items()]
    machines.append(by_model(tables, given, choices))
    ranked = {name: mean_precision(tables, *both) for name, both in made.items()}
    report(compared(tables, pd.concat(machines, ignore_index=True), choices), ranked, choices)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare all coders with people.")
    parser.add_argument("run", nargs="?", type=Path, default=REPO)
    parser.add_argument("--address", default="")
    parser.add_argument("--model", default="")
    return parser.parse_args()


def by_model(tables: dict, given: argparse.Namespace, choices: dict) -> pd.DataFrame:
    """What the language model codes in the texts that people read; nothing without one."""
    asked = choices["people"]["language_model"]
    own = {name: value for name in ("address", "model") if (value := getattr(given, name))}
    asked |= own
    asked |= {"seed": choices["seed"], "cache": given.run / "data/cached/benchmark"}
    asked["codebook_version"] = codebook_version(given.run / "config/codebook.yaml")
    read = tables["readings"][["delivery", "document"]].drop_duplicates()
    texts = [tables[name].merge(read) for name in ("cleared", "segments", "tokens")]
    nothing = tables["codings_rules"].iloc[:0]
    if not asked["address"]:
        print("language model: none in config.yaml (people: language_model) or with --address\n")
        return nothing
    start = perf_counter()
    try:
        answers = answers_local(*texts, tables["codebook"], **asked)
    except Mistake as mistake:
        print(f"language model: {mistake}\n")
        return nothing
    seconds = perf_counter() - start
    print(f"language model {asked['model']}: {len(texts[0])} texts, {seconds:.0f} s; what it said:")
    print(answers["told"].value_counts().to_string(header=False), end="\n\n")
    return codings_local(answers, texts[2], texts[1], tables["codebook"])


def mean_precision(tables: dict, made: pd.DataFrame, coded: pd.DataFrame) -> float:
    """MAP over themes, against the person who read most."""
    rows = judged(tables, made, coded).assign(coded=False)
    return float(np.mean([figures(one)[1] for _, one in rows.groupby("theme")]))


def compared(tables: dict, machines: pd.DataFrame, choices: dict) -> pd.DataFrame:
    """The rows of `agreement` between each coder and people together."""
    names = ("codings_people", "readings", "segments", "corpus", "codebook")
    people, readings, *rest = (tables[name] for name in names)
    drawn = {name: choices["people"][name] for name in ("min_writers", "draws")}
    found = agreement(people, readings, machines, *rest, **drawn, seed=choices["seed"])
    return found[found["coder_b"].eq(PEOPLE)]


def report(found: pd.DataFrame, ranked: dict[str, float], choices: dict) -> None:
    if found.empty:
        print("nobody read a text that a machine did not propose: there is nothing to compare with")
        return
    about = found.iloc[0]
    print(f"{about['segments']} sentences of {about['writers']} writers and sets of notes")
    print(f"{'':24}", *(f"{head:>9}" for head in HEADS))
    for name, rows in found.groupby("coder_a", sort=False):
        themes = rows[rows["level"].eq("thema")]
        whole = rows[rows["level"].eq("codeboek") & rows["name"].eq("themas")].iloc[0]
        f1 = 2 * themes["both"] / (themes["positives_a"] + themes["positives_b"])
        numbers = [f1.fillna(0).mean(), themes["precision"].mean(), themes["recall"].mean()]
        numbers += [ranked.get(name, np.nan), whole["alpha"], whole["low"], whole["high"]]
        counts = themes["low"].ge(choices["people"]["threshold"]).sum()
        told = ["-" if np.isnan(number) else f"{number:.3f}" for number in numbers]
        print(f"{name:24}", *(f"{one:>9}" for one in [*told, f"{counts}/{len(themes)}"]))


if __name__ == "__main__":
    main()
