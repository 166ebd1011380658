"""Make a large run out of the example's sentences: as many texts and deliveries as asked.

    .venv/bin/python benchmarks/large_run.py FOLDER [TEXTS] [DELIVERIES]

Every text is a row of a form export, one export per delivery: twelve to 24 sentences of diaries of
the example, in an order dealt by a fixed seed. Writers write ten texts each, teams have twenty
writers; the days run over the periods between the meetings. What the sentences say together means
nothing: such a run is for measuring alone.
"""

import csv
import random
import shutil
import sys
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from string import ascii_uppercase

import pandas as pd
import yaml

REPOSITORY = Path(__file__).parents[1]
CHOICES = ("config.yaml", "codebook.yaml", "anchors.jsonl", "building_blocks.csv")
FIRST, DAYS = date(2022, 9, 12), 84
SENTENCES = range(12, 25)
PER_WRITER, PER_TEAM = 10, 20


def main(folder: Path, texts: int = 1_000, deliveries: int = 10) -> None:
    if folder.exists():
        sys.exit(f"{folder} stands already")
    large_run(folder, texts, deliveries)
    print(f"{texts:,} texts in {deliveries:,} deliveries: {folder}")


def large_run(folder: Path, texts: int, deliveries: int) -> None:
    """Write `config/` and `data/raw/` of a run there."""
    (folder / "config").mkdir(parents=True)
    for name in CHOICES:
        shutil.copy(REPOSITORY / "config" / name, folder / "config")
    writers = names(-(-texts // PER_WRITER))
    teams = sorted({name.rstrip("0123456789") for name in writers})
    write_lists(folder / "config", writers, teams)
    rows = entries(texts, writers)
    columns = yaml.safe_load((folder / "config" / "config.yaml").read_text(encoding="utf-8"))
    headings = columns["received"]["form_columns"]
    for number in range(deliveries):
        path = folder / "data" / "raw" / f"D{number:04d}" / "formulier.csv"
        path.parent.mkdir(parents=True)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(headings[name] for name in ("writer", "team", "date", "text"))
            table.writerows(rows[number::deliveries])


def names(number: int) -> list[str]:
    """Codes of writers: A01 to A20, B01, …, Z20, AA01, …"""
    letters = (
        "".join(word) for size in (1, 2, 3) for word in product(ascii_uppercase, repeat=size)
    )
    every = (f"{team}{writer:02d}" for team in letters for writer in range(1, PER_TEAM + 1))
    return [name for name, _ in zip(every, range(number), strict=False)]


def write_lists(folder: Path, writers: list[str], teams: list[str]) -> None:
    """The moments of the example, on the same days for every team, and everybody's consent."""
    moments = pd.read_csv(REPOSITORY / "config" / "moments.csv", sep=";", dtype=str)
    days, about = moments["A"], moments.drop(columns=["A", "B", "C", "D"])
    about["last_delivery"] = ""
    met = pd.DataFrame(dict.fromkeys(teams, days))
    pd.concat([about, met], axis="columns").to_csv(folder / "moments.csv", sep=";", index=False)
    lines = [f"{name};{name.rstrip('0123456789')};ja;ja;" for name in writers]
    header = "writer;team;consent_analysis;consent_quotes;withdrawn"
    (folder / "writers.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def entries(texts: int, writers: list[str]) -> list[tuple[str, str, str, str]]:
    """Writer, team, day and text of every row, the days of a writer all different."""
    dealer, sentences = random.Random(0), example_sentences()
    rows = []
    for number in range(texts):
        writer = writers[number % len(writers)]
        day = FIRST + timedelta(days=(number // len(writers) * DAYS) // PER_WRITER)
        words = " ".join(dealer.choices(sentences, k=dealer.choice(SENTENCES)))
        rows.append((writer, writer.rstrip("0123456789"), day.isoformat(), words))
    return rows


def example_sentences() -> list[str]:
    """The sentences of the example's diaries, in order of the alphabet."""
    files = sorted((REPOSITORY / "data" / "processed").glob("*/segments.parquet"))
    if not files:
        sys.exit("the example has not been run yet: run `make report` first")
    rows = pd.concat(map(pd.read_parquet, files))
    diaries = rows[~rows["document"].str.contains("bijeenkomst|intake|borging")]
    return sorted(set(diaries["text"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
